"""What people wrote of actions: verdicts, and each fault told in one sentence with its place."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

from cnr.errors import SourceError
from cnr.matching.readings import (
    CONTINUITY,
    EXPLAINED,
    PAIRS,
    read_continuity,
    read_explained,
    read_pairs,
    verdicts,
)
from matching.small import pairs_table, write_rows

TITLES = {"p-1": "Un accueil", "p-2": "Un guichet, un numéro", "q-1": "Une ligne"}
LABELS = {"T1-P-01-01": "Loger les internes", "T2-P-01-01": "Ouvrir une ligne"}

Reader = Callable[[Path], pd.DataFrame]
Rows = list[list[str]]


def explained(path: Path) -> pd.DataFrame:
    return read_explained(path, TITLES)


def pairs(path: Path) -> pd.DataFrame:
    return read_pairs(path, TITLES, LABELS)


def continuity(path: Path) -> pd.DataFrame:
    return read_continuity(path, TITLES)


#: The reader, the columns and rows of each file; the rows are lines 2 to 4.
FILES: dict[str, tuple[Reader, tuple[str, ...], Rows]] = {
    "explained": (
        explained,
        EXPLAINED,
        [
            ["p-1", "Un accueil", "Recevoir", "Des pots", "", "Un repas"],
            ["p-2", "Un guichet, un numéro", "Aider", "", "", ""],
            ["q-1", "Une ligne", "Répondre", "", "", ""],
        ],
    ),
    "pairs": (
        pairs,
        PAIRS,
        [
            ["p-1", "Un accueil", "T1-P-01-01", "Loger les internes", "net", "", "choix", "même"],
            ["p-1", "Un accueil", "T2-P-01-01", "Ouvrir une ligne", "non", "non", "choix", ""],
            [
                *("p-2", "Un guichet, un numéro", "T2-P-01-01", "Ouvrir une ligne"),
                *("partiel", "net", "epreuve", ""),
            ],
        ],
    ),
    "continuity": (
        continuity,
        CONTINUITY,
        [
            ["p-1", "Un accueil", "q-1", "Une ligne", "net", "choix", ""],
            ["p-1", "Un accueil", "p-2", "Un guichet, un numéro", "non", "choix", ""],
            ["p-2", "Un guichet, un numéro", "q-1", "Une ligne", "partiel", "epreuve", ""],
        ],
    ),
}


# Verdicts


@pytest.mark.parametrize(
    ("one", "two", "verdict"),
    [
        ("net", "net", "net"),
        ("net", "partiel", "partiel"),
        ("partiel", "partiel", "partiel"),
        ("net", "non", "non"),
        ("net", "", "non"),
        ("partiel", "", "non"),
        ("non", "non", "non"),
        ("", "non", "non"),
        ("", "", "non"),
    ],
    ids=lambda said: said or "empty",
)
def test_the_verdict_of_two_readers(one: str, two: str, verdict: str) -> None:
    both = [("p-1", "T1-P-01-01", one, two, "choix"), ("p-1", "T2-P-01-01", two, one, "choix")]
    assert list(verdicts(pairs_table(*both))) == [verdict, verdict]


def test_verdicts_keep_the_rows_of_their_pairs() -> None:
    rows = [("p-1", f"T1-P-01-0{rank}", "net", "net", "choix") for rank in range(3)]
    assert list(verdicts(pairs_table(*rows).iloc[[2, 0]]).index) == [2, 0]


def test_no_pair_has_no_verdict() -> None:
    assert verdicts(pairs_table()).to_dict() == {}


# Files


@pytest.mark.parametrize(("reader", "columns", "rows"), FILES.values(), ids=FILES)
def test_a_file_is_read_whole(
    tmp_path: Path, reader: Reader, columns: tuple[str, ...], rows: Rows
) -> None:
    found = reader(write_rows(tmp_path / "lu.csv", columns, rows))
    assert list(found.columns) == [*columns, "ligne_fichier"]
    assert found[list(columns)].to_numpy().tolist() == rows
    assert list(found["ligne_fichier"]) == [2, 3, 4]


@pytest.mark.parametrize(("reader", "columns", "rows"), FILES.values(), ids=FILES)
def test_a_file_that_nobody_filled(
    tmp_path: Path, reader: Reader, columns: tuple[str, ...], rows: Rows
) -> None:
    found = reader(write_rows(tmp_path / "lu.csv", columns, []))
    assert found.empty
    assert list(found.columns) == [*columns, "ligne_fichier"]


#: The file, the row (from 0) and the column changed, the value put there, and what is said of it.
FAULTS = {
    "explained: unknown action": ("explained", 1, "action", "p-9", "p-9 « Un guichet, un numéro »"),
    "explained: changed title": ("explained", 2, "intitule", "Ligne", "q-1 « Ligne » n’est pas"),
    "explained: action twice": ("explained", 1, "action", "p-1", "action est déjà donné plus haut"),
    "explained: no action": ("explained", 1, "action", "", "action est vide"),
    "pairs: unknown action": ("pairs", 2, "action", "p-9", "p-9 « Un guichet, un numéro » n’est"),
    "pairs: changed title": ("pairs", 1, "intitule", "Accueil", "p-1 « Accueil » n’est pas, ou"),
    "pairs: unknown idea": ("pairs", 0, "idee", "T9-P-01-01", "T9-P-01-01 « Loger les internes »"),
    "pairs: changed label": ("pairs", 2, "libelle", "Une ligne", "T2-P-01-01 « Une ligne » n’est"),
    "pairs: pair twice": ("pairs", 1, "idee", "T1-P-01-01", "action, idee est déjà donné plus"),
    "pairs: no idea": ("pairs", 1, "idee", "", "action, idee est vide"),
    "pairs: verdict of the first": ("pairs", 0, "lecture_1", "oui", "lecture_1 porte « oui »"),
    "pairs: verdict of the second": ("pairs", 2, "lecture_2", "Net", "lecture_2 porte « Net »"),
    "pairs: unknown lot": ("pairs", 1, "lot", "épreuve", "lot porte « épreuve »"),
    "pairs: no lot": ("pairs", 1, "lot", "", "lot porte «  »"),
    "pairs: two lots": ("pairs", 1, "lot", "epreuve", "les paires de p-1 sont dans deux lots"),
    "continuity: unknown action": ("continuity", 2, "action", "p-9", "p-9 « Un guichet, un numéro"),
    "continuity: changed title": ("continuity", 0, "intitule", "Pot", "p-1 « Pot » n’est pas"),
    "continuity: unknown target": ("continuity", 0, "cible", "q-9", "q-9 « Une ligne » n’est pas"),
    "continuity: changed target": ("continuity", 2, "intitule_cible", "L", "q-1 « L » n’est pas"),
    "continuity: pair twice": ("continuity", 1, "cible", "q-1", "action, cible est déjà donné"),
    "continuity: verdict": ("continuity", 0, "lecture", "oui", "lecture porte « oui »"),
    "continuity: no verdict": ("continuity", 0, "lecture", "", "lecture porte «  »"),
    "continuity: two lots": ("continuity", 1, "lot", "epreuve", "p-1 sont dans deux lots"),
}


def refusal(reader: Reader, path: Path) -> str:
    """Return the one sentence with which a file is refused."""
    with pytest.raises(SourceError) as caught:
        reader(path)
    said = str(caught.value)
    assert "\n" not in said
    assert said.endswith(".")
    return said


@pytest.mark.parametrize(("name", "row", "column", "value", "words"), FAULTS.values(), ids=FAULTS)
def test_a_fault_is_told_with_its_line(
    tmp_path: Path, name: str, row: int, column: str, value: str, words: str
) -> None:
    reader, columns, rows = FILES[name]
    changed = [list(one) for one in rows]
    changed[row][columns.index(column)] = value
    path = write_rows(tmp_path / "lu.csv", columns, changed)
    said = refusal(reader, path)
    assert said.startswith(f"« {path} », ligne {row + 2} : ")
    assert words in said


EACH_COLUMN = [(name, column) for name, (_, columns, _) in FILES.items() for column in columns]


@pytest.mark.parametrize(("name", "column"), EACH_COLUMN)
def test_a_missing_column_is_named(tmp_path: Path, name: str, column: str) -> None:
    reader, columns, rows = FILES[name]
    renamed = [f"autre_{one}" if one == column else one for one in columns]
    path = write_rows(tmp_path / "lu.csv", renamed, rows)
    assert refusal(reader, path) == f"« {path} », ligne 1 : il manque {column}."


@pytest.mark.parametrize(("reader", "columns", "rows"), FILES.values(), ids=FILES)
def test_a_file_in_latin_1(
    tmp_path: Path, reader: Reader, columns: tuple[str, ...], rows: Rows
) -> None:
    path = write_rows(tmp_path / "lu.csv", columns, rows)
    path.write_bytes(path.read_text("utf-8").encode("latin-1"))
    line = next(rank for rank, row in enumerate(rows, start=2) if not "".join(row).isascii())
    assert refusal(reader, path) == f"« {path} », ligne {line} : le texte n’est pas en UTF-8."


@pytest.mark.parametrize("reader", [explained, pairs, continuity])
def test_a_missing_file(tmp_path: Path, reader: Reader) -> None:
    path = tmp_path / "lu.csv"
    assert refusal(reader, path) == f"« {path} » est absent."
