"""The description of the data: valid, complete, and true of the files."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from frictionless import Package

from cnr.datapackage import describe, dictionary
from cnr.pipeline import unregistered_files
from cnr.schema import TABLES
from cnr.storage import write_all
from support.small_region import changed


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data contract of the small region, with a finding."""
    folder = tmp_path_factory.mktemp("donnees")
    source = folder / "petite.txt"
    source.write_bytes(changed(("Total 3", "Total 4")).encode())
    write_all(unregistered_files(source, folder))
    return folder


def test_the_package_is_valid(folder: Path) -> None:
    report = Package(folder / "datapackage.json").validate()
    assert report.flatten(["rowNumber", "fieldName", "type", "note"]) == []
    assert report.valid


def test_the_package_describes_every_file(folder: Path) -> None:
    package = json.loads((folder / "datapackage.json").read_bytes())
    described = {resource["path"] for resource in package["resources"]}
    assert described == {path.name for path in folder.glob("*.csv")}


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("tableaux_publies.csv", "constat,groupe", "avis,groupe"),
        ("cadrage.csv", "ateliers,01", "ateliers,Ain"),
        ("idees.csv", "T1-C-01-02", "T1-C-01-01"),
        ("tableaux_publies.csv", "T1-C-01-02,", "T1-C-09-02,"),
        ("ateliers.csv", "2022-11-21", "21/11/2022"),
    ],
)
def test_a_fault_in_a_file_makes_the_package_invalid(
    folder: Path, tmp_path: Path, file: str, old: str, new: str
) -> None:
    for path in folder.iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes())
    text = (tmp_path / file).read_text(encoding="utf-8")
    (tmp_path / file).write_text(text.replace(old, new), encoding="utf-8")
    assert not Package(tmp_path / "datapackage.json").validate().valid


def test_every_column_has_a_description() -> None:
    package = json.loads(describe())
    assert [resource["name"] for resource in package["resources"]] == list(TABLES)
    for resource in package["resources"]:
        assert resource["title"]
        assert all(field["description"] for field in resource["schema"]["fields"])


def test_a_foreign_key_to_a_table_left_out_is_left_out() -> None:
    (resource,) = json.loads(describe(["tableaux_publies"]))["resources"]
    assert "foreignKeys" not in resource["schema"]
    _, published = json.loads(describe(["idees", "tableaux_publies"]))["resources"]
    assert published["schema"]["foreignKeys"] == [
        {"fields": ["idee"], "reference": {"resource": "idees", "fields": ["idee"]}}
    ]


def test_constraints() -> None:
    (resource,) = json.loads(describe(["idees"]))["resources"]
    fields = {field["name"]: field for field in resource["schema"]["fields"]}
    assert resource["schema"]["primaryKey"] == ["idee"]
    assert fields["nature"]["constraints"] == {"required": True, "enum": ["constat", "proposition"]}
    assert fields["nombre"]["constraints"] == {"required": True, "minimum": 0}
    assert fields["idee"]["constraints"]["pattern"] == r"^(?:T\d+-[CP]-\d{2}-\d{2,3})$"


def test_the_same_bytes_every_time() -> None:
    assert describe() == describe()
    assert describe().endswith(b"}\n")


def test_the_dictionary_names_every_column() -> None:
    sections = dictionary().split("\n## ")[1:]
    assert [section.split(".csv")[0] for section in sections] == list(TABLES)
    for section, table in zip(sections, TABLES.values(), strict=True):
        rows = [row for row in section.splitlines() if row.startswith("| `")]
        assert [row.split("`")[1] for row in rows] == table.columns


def test_the_keys_are_columns() -> None:
    for table in TABLES.values():
        assert set(table.key) <= set(table.columns)
        for column, (other, target) in table.references.items():
            assert column in table.columns
            assert target in TABLES[other].columns
