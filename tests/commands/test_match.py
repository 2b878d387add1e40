"""`cnr match`: the tables of matching, and what is refused in one sentence with nothing changed."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

import pytest

from cnr.matching.readings import CONTINUITY_FILE, EXPLAINED_FILE, PAIRS_FILE
from cnr.schema import MATCHED_TABLES
from commands.checkout import (
    ROOT,
    Command,
    assert_refused,
    contents,
)

FILES = (EXPLAINED_FILE, PAIRS_FILE, CONTINUITY_FILE)
COMMITTED = ROOT / "data" / "processed"
#: The file, the row (from 0) and the column changed, the value put there, and what is said of it.
CELLS = {
    "unknown action": (EXPLAINED_FILE, 1, "action", "cls9-agen-1", "cls9-agen-1 « Un accueil"),
    "changed title": (EXPLAINED_FILE, 1, "intitule", "Accueillir", "« Accueillir » n’est pas, ou"),
    "unknown idea": (PAIRS_FILE, 3, "idee", "T9-P-01-01", "T9-P-01-01 « Alléger les tâches"),
    "changed label": (PAIRS_FILE, 3, "libelle", "Alléger", "T1-P-04-04 « Alléger » n’est pas, ou"),
    "pair twice": (PAIRS_FILE, 3, "idee", "T1-P-02-01", "action, idee est déjà donné plus haut"),
    "unknown verdict": (PAIRS_FILE, 0, "lecture_2", "oui", "lecture_2 porte « oui »"),
    "two lots": (PAIRS_FILE, 1, "lot", "epreuve", "agen-contribution-01 sont dans deux lots"),
    "changed target": (CONTINUITY_FILE, 2, "intitule_cible", "Se réunir", "cls3-agen-FA33 « Se r"),
    "no verdict": (CONTINUITY_FILE, 0, "lecture", "", "lecture porte «  »"),
}


def assert_refused_and_untouched(
    checkout: Path, command: Command, damage: Callable[[], object], *words: str
) -> None:
    """Do some damage; `cnr match` says these words in one sentence, and changes no file."""
    damage()
    before = contents(checkout)
    assert f"data/processed/{next(iter(MATCHED_TABLES))}.csv" in before
    run = command("match", cwd=checkout)
    assert_refused(run, 3, *words)
    assert run.err.count("\n") == 1
    assert run.out == ""
    assert contents(checkout) == before


@pytest.mark.parametrize(("name", "row", "column", "value", "words"), CELLS.values(), ids=CELLS)
def test_a_damaged_file_leaves_the_earlier_tables(
    checkout: Path, command: Command, name: str, row: int, column: str, value: str, words: str
) -> None:
    path = checkout / "data" / "reference" / name

    def damage() -> None:
        with path.open(encoding="utf-8", newline="") as file:
            reader = csv.DictReader(file)
            rows, columns = list(reader), list(reader.fieldnames or ())
        assert rows[row][column] != value
        rows[row][column] = value
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, columns, lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)

    place = f"« {path} », ligne {row + 2} : "
    assert_refused_and_untouched(checkout, command, damage, place, words)


@pytest.mark.parametrize("name", FILES)
def test_a_file_in_latin_1(checkout: Path, command: Command, name: str) -> None:
    path = checkout / "data" / "reference" / name

    def damage() -> None:
        text = path.read_text("utf-8")
        path.write_bytes(text.encode("latin-1", errors="replace"))

    said = (f"« {path} », ligne ", "le texte n’est pas en UTF-8.")
    assert_refused_and_untouched(checkout, command, damage, *said)


@pytest.mark.parametrize("name", FILES)
def test_a_file_without_its_last_column(checkout: Path, command: Command, name: str) -> None:
    path = checkout / "data" / "reference" / name

    def damage() -> None:
        header, rest = path.read_text("utf-8").split("\n", 1)
        first, _, _ = header.rpartition(",")
        path.write_text(f"{first},autre\n{rest}", "utf-8")

    said = f"« {path} », ligne 1 : il manque "
    assert_refused_and_untouched(checkout, command, damage, said)


@pytest.mark.parametrize("name", FILES)
def test_a_missing_file(checkout: Path, command: Command, name: str) -> None:
    path = checkout / "data" / "reference" / name
    assert_refused_and_untouched(checkout, command, path.unlink, f"« {path} » est absent.")


def test_missing_actions(checkout: Path, command: Command) -> None:
    path = checkout / "data" / "processed" / "actions_locales.csv"
    said = f"« {path} » est absent : lancer d’abord « cnr data »."
    assert_refused_and_untouched(checkout, command, path.unlink, said)
