"""The codebook: what each published idea includes, in sentences that a model can learn from."""

from __future__ import annotations

import re
from pathlib import Path

import pandas as pd

from cnr.errors import SourceError
from cnr.glossary import split_list
from cnr.reference import read_reference

CODEBOOK_FILE = "codebook.csv"
FORMULATIONS_FILE = "formulations.csv"
CODEBOOK = ("idee", "libelle", "note", "termes")
FORMULATIONS = ("idee", "formulation")
#: How much a sentence of each kind counts. A group's label is shared by its ideas, and so says
#: little; an invented sentence counts a quarter of one that was really said.
WEIGHTS = {
    "libelle": 2.0,
    "groupe": 0.1,
    "exemple": 1.0,
    "termes": 1.0,
    "note": 1.0,
    "formulation": 0.25,
}
_OTHER_IDEAS = re.compile(r"«[^»]*»")


def read_codebook(path: Path, ideas: pd.DataFrame) -> pd.DataFrame:
    """Return the codebook: a row per idea described (idee, libelle, note, termes,
    ligne_fichier).

    `ideas` is idees.csv. Raises SourceError naming the file and the line when an idea is unknown
    or its label is not the published one: the codebook is then that of another region.
    """
    rows = read_reference(path, CODEBOOK, key=("idee",))
    labels = dict(zip(ideas["idee"], ideas["libelle"], strict=True))
    for row in rows.itertuples():
        if labels.get(row.idee) != row.libelle:
            raise SourceError(
                f"« {path} », ligne {row.ligne_fichier} : l’idée {row.idee} « {row.libelle} » "
                "n’est pas celle de idees.csv."
            )
    return rows


def read_formulations(path: Path, ideas: pd.DataFrame) -> pd.DataFrame:
    """Return the invented sentences: a row per sentence (idee, formulation, ligne_fichier).

    Raises SourceError naming the file and the line when an idea is unknown, or a sentence is empty
    or given twice.
    """
    return read_reference(
        path, FORMULATIONS, key=("formulation",), choices={"idee": tuple(ideas["idee"])}
    )


def with_labels(column: pd.Series, ideas: pd.DataFrame) -> list[str]:
    """Return ideas, each with its label after it, empty for none; `ideas` is idees.csv."""
    labels = dict(zip(ideas["idee"], ideas["libelle"], strict=True))
    return ["" if pd.isna(one) or not one else f"{one} {labels[one]}" for one in column]


def sentences(
    ideas: pd.DataFrame, examples: pd.DataFrame, codebook: pd.DataFrame, formulations: pd.DataFrame
) -> pd.DataFrame:
    """Return all that says what an idea is, without any count or reading of a contribution.

    A row is a sentence: idee, source (a key of WEIGHTS), texte, poids. `ideas` is idees.csv,
    `examples` exemples.csv.
    """
    quoted = examples[examples["idee"].notna()]
    notes = [_OTHER_IDEAS.sub("", note) for note in codebook["note"]]
    terms = [" ; ".join(split_list(cell)) for cell in codebook["termes"]]
    parts = [
        _part("libelle", ideas["idee"], ideas["libelle"]),
        _part("groupe", ideas["idee"], ideas["groupe"]),
        _part("exemple", quoted["idee"], quoted["citation"]),
        _part("termes", codebook["idee"], terms),
        _part("note", codebook["idee"], notes),
        _part("formulation", formulations["idee"], formulations["formulation"]),
    ]
    table = pd.concat(parts, ignore_index=True)
    return table[table["texte"].str.strip() != ""].reset_index(drop=True)


def _part(source: str, ideas: object, texts: object) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "idee": list(ideas),  # type: ignore[call-overload]
            "source": source,
            "texte": list(texts),  # type: ignore[call-overload]
            "poids": WEIGHTS[source],
        }
    )
