"""The names that researchers give to classes, and how they follow a class from build to build."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pandas as pd

from cnr.errors import SourceError
from cnr.exports import spreadsheet_csv, unharmed
from cnr.reference import LINE, csv_rows, read_reference

NAMES_FILE = "noms_classes.csv"
COLUMNS = ("methode", "nom", "contributions")
#: Columns of the file to fill in: a researcher writes the last one.
TO_FILL = ("methode", "classe", "mots", "idee_proche", "contributions", "nom")


def read_names(path: Path) -> pd.DataFrame:
    """Return the names given: a row per class named, methode, nom, contributions (identifiers of
    the class when it was named, separated by spaces), ligne_fichier.

    Raises SourceError naming the file and the line when a name is given twice for a method, or a
    row lacks its name or its contributions.
    """
    rows = read_reference(path, COLUMNS, key=("methode", "nom"))
    for line in rows.loc[rows["contributions"] == "", LINE]:
        raise SourceError(f"« {path} », ligne {line} : la colonne contributions est vide.")
    return rows


def placed_names(names: pd.DataFrame, classes: pd.DataFrame) -> Mapping[tuple[str, int], str]:
    """Return the name of each class (method, number) that has one.

    `names` is what `read_names` returns, `classes` classes.csv. A name stays with the class that
    shares more than half of the contributions of both together (Jaccard); no two classes can.
    """
    found: dict[tuple[str, int], str] = {}
    known = classes.dropna(subset=["classe"])
    for method, rows in known.groupby("methode", sort=False):
        members = {
            int(number): set(part["contribution"]) for number, part in rows.groupby("classe")
        }
        for row in names[names["methode"] == method].itertuples():
            named = set(row.contributions.split())
            for number, group in members.items():
                if 2 * len(named & group) > len(named | group):
                    found[str(method), number] = row.nom
    return found


def file_to_name(portraits: pd.DataFrame, classes: pd.DataFrame) -> bytes:
    """Return the classes as a CSV for a French spreadsheet (see TO_FILL), with the names they have.

    `portraits` is portraits_classes.csv, `classes` classes.csv.
    """
    members = (
        classes.dropna(subset=["classe"])
        .groupby(["methode", "classe"])["contribution"]
        .agg(" ".join)
    )
    keys = list(zip(portraits["methode"], portraits["classe"], strict=True))
    table = portraits.assign(contributions=[members[key] for key in keys])
    return spreadsheet_csv(table[list(TO_FILL)].fillna(""))


def with_names(filled: Path, kept: Path, methods: set[str]) -> tuple[bytes, int]:
    """Return the contents of the file of names with those of a filled-in file, and how many it
    brings. A class named anew loses its former name; a row whose name is empty changes nothing.

    Raises SourceError naming the file and the line when a method is unknown, when a name has no
    contributions, or when the filled-in file gives a name twice for one method.
    """
    rows = {(row.methode, row.nom): str(row.contributions) for row in read_names(kept).itertuples()}
    given: set[tuple[str, str]] = set()
    for line, cells in csv_rows(filled, COLUMNS):
        method, name, members = (unharmed(cells[column].strip()) for column in COLUMNS)
        if not name:
            continue
        if method not in methods:
            raise SourceError(
                f"« {filled} », ligne {line} : la méthode « {method} » n’est pas connue."
            )
        if not members:
            raise SourceError(f"« {filled} », ligne {line} : la colonne contributions est vide.")
        if (method, name) in given:
            raise SourceError(
                f"« {filled} », ligne {line} : le nom « {name} » est donné deux fois."
            )
        given.add((method, name))
        own = set(members.split())
        for other, theirs in list(rows.items()):
            there = set(theirs.split())
            if other[0] == method and 2 * len(own & there) > len(own | there):
                del rows[other]
        rows[method, name] = " ".join(sorted(own))
    table = pd.DataFrame(
        [(*key, members) for key, members in sorted(rows.items())], columns=list(COLUMNS)
    )
    data: bytes = table.to_csv(index=False, lineterminator="\n").encode()
    return data, len(given)
