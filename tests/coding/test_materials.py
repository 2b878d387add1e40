from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from cnr.coding.materials import (
    Materials,
    cell_of_idea,
    cells_of,
    counts_by_department,
    load_materials,
    read_materials,
)
from cnr.coding.readings import DECISIONS, READINGS, text_mark
from cnr.errors import SourceError
from cnr.glossary import COLUMNS
from cnr.project import Project
from support import small_coding
from support.small_reference import HEADERS, write_empty_reference


@pytest.mark.parametrize(
    ("idea", "cell"),
    [("T1-C-01-02", "T1-C"), ("T6-P-12-03", "T6-P"), ("T12-P-01-01", "T12-P")],
    ids=["problem", "proposal", "theme of two digits"],
)
def test_the_cell_of_an_idea(idea: str, cell: str) -> None:
    assert cell_of_idea(idea) == cell


def test_solutions_and_levers_are_filed_together() -> None:
    rows = pd.DataFrame(
        {
            "thematique": ["1", "1", "2", "12"],
            "rubrique": ["probleme", "solution", "levier", "probleme"],
        }
    )
    assert list(cells_of(rows)) == ["T1-C", "T1-P", "T2-P", "T12-C"]


def test_the_counts_of_each_department(small_materials: Materials) -> None:
    counts = counts_by_department(small_materials.published, ["T1-C-01-02", "T1-C-01-01"])
    assert {code: row.tolist() for code, row in counts.items()} == {"01": [2, 2], "2A": [0, 2]}


def test_an_idea_that_no_department_counts(small_materials: Materials) -> None:
    counts = counts_by_department(small_materials.published, ["T9-C-01-01", "T1-P-01-01"])
    assert {code: row.tolist() for code, row in counts.items()} == {"01": [0, 3], "2A": [0, 1]}


def test_a_region_that_nobody_has_read(small_materials: Materials) -> None:
    assert len(small_materials.ideas) == 5
    assert len(small_materials.contributions) == 16
    assert small_materials.sentences["source"].value_counts().to_dict() == {
        "libelle": 5,
        "groupe": 5,
        "exemple": 1,
    }
    assert small_materials.glossary == ()
    for placed in (small_materials.readings, small_materials.decisions):
        assert (len(placed.rows), len(placed.gone)) == (0, 0)


def test_what_was_read_is_placed_on_the_contributions(tmp_path: Path, small_folder: Path) -> None:
    write_empty_reference(tmp_path)
    moved, gone = text_mark("Un internat au port"), text_mark("Rien de tel")
    files = {
        "glossaire.csv": (COLUMNS, "CDS,sigle,centre de santé,dispensaire,12"),
        "codebook.csv": (
            ("idee", "libelle", "note", "termes"),
            "T1-C-01-02,Les cabinets sont trop loin,La distance,loin|trajet",
        ),
        "formulations.csv": (("idee", "formulation"), "T2-P-01-01,Un numéro pour tous"),
        "lectures_machine.csv": (READINGS, f"2A-x-009,{moved},a,T1-P-01-01,,3"),
        "codage_lecture.csv": (DECISIONS, f"01-x-001,{gone},aucune,Anne,"),
    }
    for name, (columns, row) in files.items():
        (tmp_path / name).write_text(f"{','.join(columns)}\n{row}\n", "utf-8")
    found = read_materials(small_coding.tables(small_folder), tmp_path)
    assert list(found.readings.rows["contribution"]) == ["2A-ajaccio-003"]
    assert list(found.readings.gone["contribution"]) == []
    assert list(found.decisions.rows["contribution"]) == []
    assert found.decisions.gone[["contribution", "ligne_fichier"]].to_numpy().tolist() == [
        ["01-x-001", 2]
    ]
    assert [term.forms for term in found.glossary] == [("CDS", "centre de santé", "dispensaire")]
    described = found.sentences[found.sentences["source"].isin(["termes", "note", "formulation"])]
    assert described[["idee", "texte"]].to_numpy().tolist() == [
        ["T1-C-01-02", "loin ; trajet"],
        ["T1-C-01-02", "La distance"],
        ["T2-P-01-01", "Un numéro pour tous"],
    ]


@pytest.mark.parametrize("name", [name for name in HEADERS if name != "lectures_23_24.csv"])
def test_a_file_of_reference_that_is_not_there_is_named(
    tmp_path: Path, small_folder: Path, name: str
) -> None:
    write_empty_reference(tmp_path)
    (tmp_path / name).unlink()
    with pytest.raises(SourceError) as caught:
        read_materials(small_coding.tables(small_folder), tmp_path)
    assert str(caught.value) == f"« {tmp_path / name} » est absent."


def test_a_project_without_its_tables_says_what_to_run(tmp_path: Path) -> None:
    write_empty_reference(tmp_path / "data" / "reference")
    with pytest.raises(SourceError, match=r"idees\.csv » est absent : lancer d’abord « cnr data »"):
        load_materials(Project(tmp_path))


def test_a_project_is_read_where_its_files_stand(tmp_path: Path) -> None:
    small_coding.build(tmp_path / "data" / "processed")
    write_empty_reference(tmp_path / "data" / "reference")
    assert len(load_materials(Project(tmp_path)).contributions) == 16
