"""All that coding learns from: the data contract and the files of data/reference."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from cnr.coding.codebook import (
    CODEBOOK_FILE,
    FORMULATIONS_FILE,
    read_codebook,
    read_formulations,
    sentences,
)
from cnr.coding.readings import (
    DECISIONS_FILE,
    READINGS_FILE,
    Placed,
    place,
    read_decisions,
    read_readings,
)
from cnr.glossary import GLOSSARY_FILE, Term, read_glossary
from cnr.parse.records import REGION
from cnr.project import Project
from cnr.spoken import NATURES
from cnr.storage import Contract, load_contract

#: Tables of the contract that coding reads.
TABLES = ("idees", "contributions", "exemples", "tableaux_publies")


@dataclass(frozen=True)
class Materials:
    """`ideas`, `contributions` and `published` are tables of the contract; `sentences` says what
    each idea is (see `codebook.sentences`); `readings` and `decisions` are placed on the
    contributions as they are now.
    """

    ideas: pd.DataFrame
    contributions: pd.DataFrame
    published: pd.DataFrame
    sentences: pd.DataFrame
    readings: Placed
    decisions: Placed
    glossary: tuple[Term, ...]


def load_materials(project: Project) -> Materials:
    """Return what coding learns from. Raises SourceError naming the file, and the line where there
    is one, when a file is missing or malformed.
    """
    return read_materials(load_contract(project.processed, TABLES), project.reference)


def read_materials(contract: Contract, reference: Path) -> Materials:
    """Return what coding learns from, given the contract's tables and the folder data/reference
    (see `load_materials`).
    """
    ideas, contributions = contract["idees"], contract["contributions"]
    known = set(ideas["idee"])
    readings = read_readings(reference / READINGS_FILE, known)
    decisions = read_decisions(reference / DECISIONS_FILE, known)
    return Materials(
        ideas=ideas,
        contributions=contributions,
        published=contract["tableaux_publies"],
        sentences=sentences(
            ideas,
            contract["exemples"],
            read_codebook(reference / CODEBOOK_FILE, ideas),
            read_formulations(reference / FORMULATIONS_FILE, ideas),
        ),
        readings=place(readings, contributions),
        decisions=place(decisions, contributions),
        glossary=read_glossary(reference / GLOSSARY_FILE),
    )


def cell_of_idea(idea: str) -> str:
    """Return the cell of an idea, its theme and kind: `T1-P`."""
    return idea[: idea.index("-") + 2]


def cells_of(contributions: pd.DataFrame) -> pd.Series:
    """Return the cell of each contribution."""
    keys = zip(contributions["thematique"], contributions["rubrique"], strict=True)
    return pd.Series(
        [cell_name(theme, NATURES[section]) for theme, section in keys],
        index=contributions.index,
        dtype=object,
    )


def cell_name(theme: str, nature: str) -> str:
    """Return the cell of a theme's `constat` (`T1-C`) or `proposition` (`T1-P`)."""
    return f"T{theme}-{nature[0].upper()}"


def counts_by_department(
    published: pd.DataFrame, ideas: list[str]
) -> Mapping[str, NDArray[np.int64]]:
    """Return the published counts of some ideas, by department, in the order of `ideas`."""
    rows = published[(published["niveau"] == "idee") & (published["perimetre"] != REGION)]
    table = rows.pivot_table(
        index="perimetre", columns="idee", values="nombre", aggfunc="sum", fill_value=0
    ).reindex(columns=ideas, fill_value=0)
    return {str(code): row.to_numpy(dtype=np.int64) for code, row in table.iterrows()}
