"""The data dictionary and the data package say what the tables hold."""

from __future__ import annotations

import csv
import json

from cnr.datapackage import describe, dictionary
from cnr.schema import TABLES
from commands.checkout import ROOT

PROCESSED = ROOT / "data" / "processed"


def test_the_dictionary_is_the_one_of_the_schema() -> None:
    path = ROOT / "docs" / "dictionnaire-des-donnees.md"
    assert path.read_text("utf-8") == dictionary()


def test_the_package_is_the_one_of_the_schema() -> None:
    assert (PROCESSED / "datapackage.json").read_bytes() == describe()


def test_each_column_is_explained_in_both() -> None:
    text = dictionary()
    package = json.loads(describe())
    resources = {resource["name"]: resource for resource in package["resources"]}
    assert list(resources) == list(TABLES)
    for name, resource in resources.items():
        with (PROCESSED / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            columns = next(csv.reader(file))
        fields = resource["schema"]["fields"]
        assert [field["name"] for field in fields] == columns
        assert all(field["description"] for field in fields)
        section = text.split(f"\n## {name}.csv\n")[1].split("\n## ")[0]
        assert [column for column in columns if f"\n| `{column}` |" not in section] == []
