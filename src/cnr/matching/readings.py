"""What people wrote of actions: what each means, and which ideas or later actions are near it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pandas as pd

from cnr.errors import SourceError
from cnr.reference import LINE, read_reference

EXPLAINED_FILE = "actions_expliquees.csv"
PAIRS_FILE = "rapprochements_lus.csv"
CONTINUITY_FILE = "continuites_lues.csv"
FORMULATIONS = ("formulation_1", "formulation_2", "formulation_3")
EXPLAINED = ("action", "intitule", "note", *FORMULATIONS)
PAIRS = ("action", "intitule", "idee", "libelle", "lecture_1", "lecture_2", "lot", "motif")
CONTINUITY = ("action", "intitule", "cible", "intitule_cible", "lecture", "lot", "motif")
#: What a reader says of a pair; empty: not noted by a reader who went through all ideas.
NET, PARTIAL, NO = "net", "partiel", "non"
_SAID = (NET, PARTIAL, NO, "")
#: Pairs that the score and its threshold are learnt from, and pairs kept to measure.
CHOICE, PROOF = "choix", "epreuve"


def read_explained(path: Path, titles: Mapping[str, str]) -> pd.DataFrame:
    """Return what each action means, in words written without sight of the ideas: a row per action
    (the columns EXPLAINED, ligne_fichier).

    `titles` maps actions to their titles. Raises SourceError naming the file and the line when an
    action is unknown or its title is no longer the one that was explained.
    """
    rows = read_reference(path, EXPLAINED, key=("action",))
    _same_titles(path, rows, "action", "intitule", titles)
    return rows


def read_pairs(path: Path, titles: Mapping[str, str], labels: Mapping[str, str]) -> pd.DataFrame:
    """Return the pairs of an action and an idea that two readers judged: a row per pair (the
    columns PAIRS, ligne_fichier). `titles` maps actions to titles, `labels` ideas to labels.

    Raises SourceError naming the file and the line when an action or an idea is unknown, no longer
    has the title that was read, or when the pairs of one action are in two lots.
    """
    said = {"lecture_1": _SAID, "lecture_2": _SAID, "lot": (CHOICE, PROOF)}
    rows = read_reference(path, PAIRS, key=("action", "idee"), choices=said)
    _same_titles(path, rows, "action", "intitule", titles)
    _same_titles(path, rows, "idee", "libelle", labels)
    _one_lot(path, rows)
    return rows


def read_continuity(path: Path, titles: Mapping[str, str]) -> pd.DataFrame:
    """Return the pairs of an action and a later one that a reader judged: a row per pair (the
    columns CONTINUITY, ligne_fichier). Raises SourceError as `read_pairs` does.
    """
    said = {"lecture": _SAID[:-1], "lot": (CHOICE, PROOF)}
    rows = read_reference(path, CONTINUITY, key=("action", "cible"), choices=said)
    _same_titles(path, rows, "action", "intitule", titles)
    _same_titles(path, rows, "cible", "intitule_cible", titles)
    _one_lot(path, rows)
    return rows


def verdicts(pairs: pd.DataFrame) -> pd.Series:
    """Return the verdict of each pair of an action and an idea: `net` where both readers say so,
    `partiel` where both see it as near, `non` otherwise.
    """
    both = pairs[["lecture_1", "lecture_2"]]
    near = both.isin([NET, PARTIAL]).all(axis=1)
    net = (both == NET).all(axis=1)
    verdict = pd.Series(NO, index=pairs.index, dtype=object)
    verdict[near] = PARTIAL
    verdict[net] = NET
    return verdict


def _same_titles(
    path: Path, rows: pd.DataFrame, key: str, title: str, titles: Mapping[str, str]
) -> None:
    for line, name, text in zip(rows[LINE], rows[key], rows[title], strict=True):
        if titles.get(name) != text:
            raise SourceError(
                f"« {path} », ligne {line} : {name} « {text} » n’est pas, ou n’est plus, dans les "
                "données."
            )


def _one_lot(path: Path, rows: pd.DataFrame) -> None:
    first: dict[str, str] = {}
    for line, name, lot in zip(rows[LINE], rows["action"], rows["lot"], strict=True):
        if first.setdefault(name, lot) != lot:
            raise SourceError(
                f"« {path} », ligne {line} : les paires de {name} sont dans deux lots ; celles "
                "d’une action vont toutes au choix, ou toutes à l’épreuve."
            )
