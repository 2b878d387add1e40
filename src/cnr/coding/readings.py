"""Readings: ideas that readers, human or machine, gave to contributions after reading them."""

from __future__ import annotations

import hashlib
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd

from cnr.coding.ridge import Floats
from cnr.errors import SourceError
from cnr.reference import LINE, read_reference

#: Written in a file of decisions for "none of the ideas"; an empty cell is no decision yet.
NO_IDEA = "aucune"
#: Files of data/reference, and their columns.
DECISIONS_FILE = "codage_lecture.csv"
READINGS_FILE = "lectures_machine.csv"
MEASURES_FILE = "lectures_23_24.csv"
DECISIONS = ("contribution", "empreinte", "idee", "lecteur", "motif")
READINGS = ("contribution", "empreinte", "lecteur", "idee", "idee_2", "confiance")
MEASURES = (
    *("contribution", "empreinte", "idee_lecture_1", "idee_lecture_2"),
    *("idee_arbitree", "confiance"),
)
#: What a reading of confidence 3, 2 or 1 gives to its idea; the second idea has part of the rest.
_CONFIDENCE = {"3": 0.9, "2": 0.7, "1": 0.5}
_SECOND = 0.6


def text_mark(text: str) -> str:
    """Return the mark of a contribution's text that a reading is attached to."""
    return hashlib.sha256(text.encode()).hexdigest()[:16]


@dataclass(frozen=True)
class Placed:
    """Readings whose contribution is there, and those whose text is gone, told by their line."""

    rows: pd.DataFrame
    gone: pd.DataFrame


def read_decisions(path: Path, ideas: Collection[str]) -> pd.DataFrame:
    """Return readers' decisions: a row per contribution decided (contribution, empreinte, idee,
    lecteur, motif, ligne_fichier); `idee` is empty where the decision is that no idea fits.

    Rows whose idea is left empty are not decided yet and are left out. Of a reader's decisions on
    one text, and of several readers' on one contribution, the last one wins. Raises SourceError
    naming the file and the line when an idea is unknown or a decision is signed by nobody.
    """
    rows = read_reference(path, DECISIONS)
    rows = rows[rows["idee"] != ""].copy()
    rows["idee"] = rows["idee"].replace(NO_IDEA, "")
    _check_ideas(path, rows, ("idee",), ideas)
    for name in ("contribution", "empreinte", "lecteur"):
        for line in rows.loc[rows[name] == "", LINE]:
            raise SourceError(f"« {path} », ligne {line} : la colonne {name} est vide.")
    return rows


def read_readings(path: Path, ideas: Collection[str]) -> pd.DataFrame:
    """Return the readings to learn from: a row per contribution and reader (contribution,
    empreinte, lecteur, idee, idee_2, confiance from 1 to 3, ligne_fichier).

    Raises SourceError naming the file and the line when an idea or a confidence is unknown.
    """
    rows = read_reference(
        path,
        READINGS,
        key=("contribution", "lecteur"),
        choices={"confiance": tuple(_CONFIDENCE)},
    )
    _check_ideas(path, rows, ("idee", "idee_2"), ideas)
    return rows


def read_measures(path: Path, ideas: Collection[str]) -> pd.DataFrame:
    """Return the readings kept to measure, never to learn from: a row per contribution read twice
    and settled (contribution, empreinte, idee_lecture_1, idee_lecture_2, idee_arbitree, confiance,
    ligne_fichier). `idee_arbitree` holds several ideas, separated by spaces, where the agency
    counted the contribution several times.
    """
    rows = read_reference(path, MEASURES, key=("contribution",))
    columns = ("idee_lecture_1", "idee_lecture_2", "idee_arbitree")
    _check_ideas(path, rows, columns, ideas)
    return rows


def _check_ideas(
    path: Path, rows: pd.DataFrame, columns: tuple[str, ...], ideas: Collection[str]
) -> None:
    for column in columns:
        for line, cell in zip(rows[LINE], rows[column], strict=True):
            for idea in cell.split():
                if idea not in ideas:
                    raise SourceError(
                        f"« {path} », ligne {line} : l’idée « {idea} » n’est pas dans idees.csv."
                    )


def place(rows: pd.DataFrame, contributions: pd.DataFrame) -> Placed:
    """Return readings with the identifiers of the contributions as they are now.

    A reading belongs to a text: it stays with its contribution while the text is the same, follows
    the text when it stands elsewhere, and is told as gone when the text is nowhere, or stands in
    several places and no longer in its own.
    """
    marks = contributions["texte"].map(text_mark)
    own = dict(zip(contributions["contribution"], marks, strict=True))
    alone = marks[~marks.duplicated(keep=False)]
    elsewhere = dict(zip(alone, contributions.loc[alone.index, "contribution"], strict=True))
    now = pd.Series(
        [
            name if own.get(name) == mark else elsewhere.get(mark)
            for name, mark in zip(rows["contribution"], rows["empreinte"], strict=True)
        ],
        index=rows.index,
        dtype=object,
    )
    found = now.notna()
    return Placed(rows[found].assign(contribution=now[found]), rows[~found])


def alike(rows: pd.DataFrame) -> pd.Series:
    """Return, by contribution, the idea on which all its readers agree, when there are at least
    two; empty text where they agree that none fits.
    """
    by_name = rows.groupby("contribution")["idee"].agg(["first", "nunique", "size"])
    return by_name.loc[(by_name["nunique"] == 1) & (by_name["size"] > 1), "first"]


def distribution(rows: pd.DataFrame, names: list[str], ideas: list[str]) -> Floats:
    """Return what readers say of contributions: a row per name, a column per idea, then one for
    none; a row sums to 1, or to 0 where nobody has read.
    """
    ranks = {name: rank for rank, name in enumerate(names)}
    columns = {idea: rank for rank, idea in enumerate(ideas)}
    none = len(ideas)
    said = np.zeros((len(names), none + 1))
    for row in rows.itertuples():
        rank = ranks.get(row.contribution)
        if rank is None:
            continue
        sure = _CONFIDENCE[row.confiance]
        said[rank, columns.get(row.idee, none)] += sure
        if row.idee_2 in columns:
            said[rank, columns[row.idee_2]] += _SECOND * (1 - sure)
    total = said.sum(axis=1, keepdims=True)
    shares: Floats = np.divide(said, total, out=np.zeros_like(said), where=total > 0)
    return shares
