"""Names of classes, from the file that a researcher fills in to the classes of the next build."""

from __future__ import annotations

import csv
import io
import shutil
from pathlib import Path

import pandas as pd
import pytest

from cnr.storage import read_table
from cnr.textometry.class_names import file_to_name
from commands.checkout import PROPOSALS, Command, Run, cnr, once, read_csv, small_project

#: What a researcher writes: commas, quotes, marks that begin a formula, and letters of anywhere.
NAMES = {
    ("reinert", 1): "Loger, accueillir « en zone rurale »",
    ("reinert_double", 1): "+ de gardes",
    ("vecteurs", 2): "=Prévention ; œuvre",
}


@pytest.fixture(scope="session")
def classified(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A checkout of the small region with proposals of three topics; not to be changed."""

    def make(folder: Path) -> None:
        small_project(folder, PROPOSALS)
        for step in ("data", "code", "cluster"):
            run = cnr(step, cwd=folder)
            assert run.code == 0, run

    return once(tmp_path_factory, "classee", make)


@pytest.fixture
def project(classified: Path, tmp_path: Path) -> Path:
    """The same, to change."""
    return shutil.copytree(classified, tmp_path / "projet")


def portraits(project: Path) -> pd.DataFrame:
    return read_table(project / "data" / "processed", "portraits_classes")


def filled(project: Path, names: dict[tuple[str, int], str]) -> Path:
    """The file of classes to name as a French spreadsheet saves it, with these names."""
    classes = read_table(project / "data" / "processed", "classes")
    text = file_to_name(portraits(project), classes).decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text), delimiter=";"))
    for row in rows:
        row["nom"] = names.get((row["methode"], int(row["classe"])), row["nom"])
    buffer = io.StringIO()
    writer = csv.DictWriter(buffer, list(rows[0]), delimiter=";")
    writer.writeheader()
    writer.writerows(rows)
    path = project / "classes-a-nommer.csv"
    path.write_text(buffer.getvalue(), "utf-8-sig")
    return path


def named(project: Path) -> dict[tuple[str, int], str]:
    rows = portraits(project).dropna(subset="nom")
    return {(row.methode, row.classe): row.nom for row in rows.itertuples()}


def test_the_region_has_classes_without_names(classified: Path) -> None:
    rows = portraits(classified)
    assert set(rows["methode"]) == {"reinert", "reinert_double", "vecteurs", "vecteurs_fins"}
    assert named(classified) == {}


def test_names_come_back_with_the_classes(project: Path, command: Command) -> None:
    run = command("names", filled(project, NAMES), cwd=project)
    words = "3 noms versés dans data/reference/noms_classes.csv."
    assert run == Run(0, f"cnr names : {words}\n", "")
    assert named(project) == {}
    before = portraits(project)
    run = command("cluster", cwd=project)
    assert run == Run(0, "cnr cluster : 12 fichiers dans data/processed.\n", "")
    assert named(project) == NAMES
    after = portraits(project)
    assert after.drop(columns="nom").equals(before.drop(columns="nom"))
    # The file to fill in then holds them, and may be poured again.
    kept = (project / "data" / "reference" / "noms_classes.csv").read_bytes()
    run = command("names", filled(project, {}), cwd=project)
    assert run == Run(0, f"cnr names : {words}\n", "")
    assert (project / "data" / "reference" / "noms_classes.csv").read_bytes() == kept


def test_a_name_written_anew_takes_the_place_of_the_former_one(
    project: Path, command: Command
) -> None:
    command("names", filled(project, NAMES), cwd=project)
    run = command("names", filled(project, {("vecteurs", 2): "L’école"}), cwd=project)
    assert run == Run(0, "cnr names : 1 nom versé dans data/reference/noms_classes.csv.\n", "")
    rows = read_csv(project / "data" / "reference" / "noms_classes.csv")
    assert {(row["methode"], row["nom"]) for row in rows} == {
        ("reinert", NAMES["reinert", 1]),
        ("reinert_double", NAMES["reinert_double", 1]),
        ("vecteurs", "L’école"),
    }
    assert rows == sorted(rows, key=lambda row: (row["methode"], row["nom"]))


def test_a_file_left_empty_changes_nothing(project: Path, command: Command) -> None:
    kept = (project / "data" / "reference" / "noms_classes.csv").read_bytes()
    run = command("names", filled(project, {}), cwd=project)
    assert run == Run(0, "cnr names : 0 nom versé dans data/reference/noms_classes.csv.\n", "")
    assert (project / "data" / "reference" / "noms_classes.csv").read_bytes() == kept


def test_a_name_is_found_in_any_order_of_the_contributions(project: Path, command: Command) -> None:
    """And half of a class that is gone takes its name away."""
    rows = read_csv(project / "data" / "processed" / "classes.csv")
    members = [
        row["contribution"] for row in rows if (row["methode"], row["classe"]) == ("vecteurs", "1")
    ]
    others = [f"01-ailleurs-{rank:03}" for rank in range(len(members))]
    path = project / "data" / "reference" / "noms_classes.csv"
    for extra, expected in ((others[:-1], {("vecteurs", 1): "Un nom"}), (others, {})):
        told = " ".join([*extra, *reversed(members)])
        path.write_text(f"methode,nom,contributions\nvecteurs,Un nom,{told}\n", "utf-8")
        assert command("cluster", cwd=project).code == 0
        assert named(project) == expected
