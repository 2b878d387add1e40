"""Names given to classes, from the file to fill in to the classes of the next build."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from cnr.errors import SourceError
from cnr.textometry.class_names import file_to_name, placed_names, read_names, with_names

METHODS = {"reinert", "vecteurs"}
HEADER = "methode,nom,contributions\n"


def classes_of(**members: str) -> pd.DataFrame:
    """The classes of `reinert_1="c1 c2"` and so on, and a contribution in none."""
    rows = [("c99", "reinert", None)]
    for key, names in members.items():
        method, number = key.split("_")
        rows += [(name, method, int(number)) for name in names.split()]
    table = pd.DataFrame(rows, columns=["contribution", "methode", "classe"])
    return table.astype({"classe": "Int64"})


CLASSES = classes_of(reinert_1="c1 c2 c3", reinert_2="c4 c5", vecteurs_1="c1 c4 c5")


def portraits_of(classes: pd.DataFrame, names: dict[tuple[str, int], str]) -> pd.DataFrame:
    keys = classes.dropna().groupby(["methode", "classe"]).groups
    rows = [
        (method, number, f"mot {number} | autre", None, names.get((method, int(number))))
        for method, number in keys
    ]
    return pd.DataFrame(rows, columns=["methode", "classe", "mots", "idee_proche", "nom"])


def kept_in(folder: Path, rows: str = "") -> Path:
    path = folder / "noms_classes.csv"
    path.write_bytes((HEADER + rows).encode())
    return path


def filled_in(folder: Path, names: dict[tuple[str, int], str]) -> Path:
    """The file to fill in, with these names in it."""
    path = folder / "classes_a_nommer.csv"
    path.write_bytes(file_to_name(portraits_of(CLASSES, names), CLASSES))
    return path


NAMES = {("reinert", 1): "Accès aux soins", ("reinert", 2): "Soirs, nuits", ("vecteurs", 1): "Été"}


def test_the_file_to_fill_in_is_for_a_french_spreadsheet() -> None:
    data = file_to_name(portraits_of(CLASSES, {("reinert", 2): "Été"}), CLASSES)
    assert data.decode("utf-8-sig").split("\r\n") == [
        "methode;classe;mots;idee_proche;contributions;nom",
        "reinert;1;mot 1 | autre;;c1 c2 c3;",
        "reinert;2;mot 2 | autre;;c4 c5;Été",
        "vecteurs;1;mot 1 | autre;;c1 c4 c5;",
        "",
    ]
    assert data.startswith("\ufeff".encode())


def test_names_come_back_from_the_file(tmp_path: Path) -> None:
    kept = kept_in(tmp_path)
    contents, count = with_names(filled_in(tmp_path, NAMES), kept, METHODS)
    assert count == 3
    kept.write_bytes(contents)
    assert placed_names(read_names(kept), CLASSES) == NAMES
    assert with_names(filled_in(tmp_path, NAMES), kept, METHODS) == (contents, 3)


@pytest.mark.parametrize("name", ["+ de médecins", "-20 ans", "« Été » ; l’hiver"])
def test_a_name_is_not_changed_by_the_spreadsheet(tmp_path: Path, name: str) -> None:
    contents, _ = with_names(
        filled_in(tmp_path, {("reinert", 1): name}), kept_in(tmp_path), METHODS
    )
    kept = kept_in(tmp_path)
    kept.write_bytes(contents)
    assert placed_names(read_names(kept), CLASSES) == {("reinert", 1): name}


@pytest.mark.parametrize(
    ("named", "members", "kept"),
    [
        ("c1 c2 c3", "c1 c2 c3", True),
        ("c1 c2 c3", "c1 c2 c3 c4 c5", True),
        ("c1 c2", "c1 c2 c3 c4", False),
        ("c1 c2 c3 c4", "c1 c2", False),
        ("c1 c2 c3", "c1 c2 c4", False),
        ("c1 c2 c3 c4", "c1 c2 c3 c5", True),
        ("c1 c2 c2 c2", "c1 c2 c3 c4", False),
        ("c8 c9", "c1 c2", False),
    ],
    ids=["same", "3 of 5", "2 of 4", "half left", "2 of 4 moved", "3 of 5 moved", "twice", "none"],
)
def test_a_name_stays_with_more_than_half_of_its_class(
    tmp_path: Path, named: str, members: str, kept: bool
) -> None:
    """And a class named anew loses the name that it had."""
    path = kept_in(tmp_path, f"reinert,Ancien,{named}\n")
    placed = placed_names(read_names(path), classes_of(reinert_1=members))
    assert placed == ({("reinert", 1): "Ancien"} if kept else {})
    filled = tmp_path / "filled.csv"
    filled.write_text(f"{HEADER}reinert,Nouveau,{members}\n", "utf-8")
    contents, _ = with_names(filled, path, METHODS)
    path.write_bytes(contents)
    assert set(read_names(path)["nom"]) == ({"Nouveau"} if kept else {"Nouveau", "Ancien"})


def test_a_name_follows_its_class_when_numbers_change(tmp_path: Path) -> None:
    names = read_names(kept_in(tmp_path, "reinert,A,c1 c2 c3\nreinert,B,c4 c5\nvecteurs,A,c1 c2\n"))
    renumbered = classes_of(reinert_1="c5 c4", reinert_2="c2 c3 c1 c6", vecteurs_4="c1 c2 c3")
    assert placed_names(names, renumbered) == {
        ("reinert", 1): "B",
        ("reinert", 2): "A",
        ("vecteurs", 4): "A",
    }
    assert placed_names(names, classes_of()) == {}


def test_classes_can_exchange_their_names(tmp_path: Path) -> None:
    kept = kept_in(tmp_path, "reinert,A,c1 c2 c3\nreinert,B,c4 c5\n")
    names = {("reinert", 1): "B", ("reinert", 2): "A"}
    kept.write_bytes(with_names(filled_in(tmp_path, names), kept, METHODS)[0])
    assert placed_names(read_names(kept), CLASSES) == names


def test_a_row_left_empty_changes_nothing(tmp_path: Path) -> None:
    rows = "reinert,A,c1 c2 c3\nvecteurs,Z,c7\n"
    contents, count = with_names(filled_in(tmp_path, {}), kept_in(tmp_path, rows), METHODS)
    assert (contents.decode(), count) == (HEADER + rows, 0)


def test_names_are_written_in_order(tmp_path: Path) -> None:
    kept = kept_in(tmp_path, "vecteurs,Z,c7 c8\n")
    filled = tmp_path / "filled.csv"
    filled.write_text("methode;nom;contributions\nvecteurs; B ;c2  c1 c2\nreinert;C;c3\n", "utf-8")
    assert with_names(filled, kept, METHODS)[0].decode() == (
        f"{HEADER}reinert,C,c3\nvecteurs,B,c1 c2\nvecteurs,Z,c7 c8\n"
    )


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ("reinert,A,c1\nreinert,A,c2\n", "ligne 3 : methode, nom est déjà donné plus haut."),
        ("reinert,A,c1\nreinert,,c2\n", "ligne 3 : methode, nom est vide."),
        ("reinert,A,\n", "ligne 2 : la colonne contributions est vide."),
        ("reinert,A\n", "ligne 2 : la ligne n’a pas autant de cellules"),
    ],
    ids=["twice", "no name", "no contributions", "missing cell"],
)
def test_names_that_cannot_be_read(tmp_path: Path, rows: str, message: str) -> None:
    path = kept_in(tmp_path, rows)
    with pytest.raises(SourceError) as raised:
        read_names(path)
    assert str(raised.value).startswith(f"« {path} », {message}")


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ("reinert,A,c1\nautre,B,c2\n", "ligne 3 : la méthode « autre » n’est pas connue."),
        ("reinert,A,c1\n\nreinert,A,c2\n", "ligne 4 : le nom « A » est donné deux fois."),
        ("reinert,,\nreinert,A,\n", "ligne 3 : la colonne contributions est vide."),
    ],
    ids=["unknown method", "twice", "no contributions"],
)
def test_a_file_filled_in_that_cannot_be_used(tmp_path: Path, rows: str, message: str) -> None:
    filled = tmp_path / "filled.csv"
    filled.write_text(HEADER + rows, "utf-8")
    with pytest.raises(SourceError) as raised:
        with_names(filled, kept_in(tmp_path), METHODS)
    assert str(raised.value) == f"« {filled} », {message}"


def test_a_name_may_be_given_in_two_classifications(tmp_path: Path) -> None:
    names = {("reinert", 1): "Accès", ("vecteurs", 1): "Accès"}
    assert with_names(filled_in(tmp_path, names), kept_in(tmp_path), METHODS)[1] == 2
