from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pytest

from cnr.errors import SourceError
from cnr.reference import csv_rows, read_reference

CHOICES = {"type": ("sigle", "synonyme")}


def written(folder: Path, text: str | bytes) -> Path:
    path = folder / "decisions.csv"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def read(folder: Path, text: str | bytes) -> pd.DataFrame:
    return read_reference(written(folder, text), ("terme", "type"), key=("terme",), choices=CHOICES)


@pytest.mark.parametrize(
    "text",
    [
        "terme,type\nMSP,sigle\nSAU,synonyme\n",
        "type,note,terme\nsigle,x,MSP\nsynonyme,,SAU\n",
        "terme,type\n MSP , sigle\u00a0\nSAU,synonyme\n",
        "terme,type\r\nMSP,sigle\r\nSAU,synonyme\r\n",
        "\ufeffterme,type\nMSP,sigle\nSAU,synonyme",
        '"terme","type"\n"MSP","sigle"\n"SAU","synonyme"\n',
        "terme;type\nMSP;sigle\nSAU;synonyme\n",
        "\ufeffterme;type\r\nMSP;sigle\r\nSAU;synonyme\r\n",
        " terme ,type \nMSP,sigle\nSAU,synonyme\n",
    ],
    ids=[
        "plain",
        "other order, more columns",
        "spaces",
        "Windows",
        "byte order mark",
        "quoted",
        "semicolons",
        "spreadsheet",
        "spaces in the header",
    ],
)
def test_rows_of_a_file(tmp_path: Path, text: str) -> None:
    rows = read(tmp_path, text)
    assert rows.columns.tolist() == ["terme", "type", "ligne_fichier"]
    assert rows.values.tolist() == [["MSP", "sigle", 2], ["SAU", "synonyme", 3]]


def test_cells_are_text_as_written(tmp_path: Path) -> None:
    path = written(tmp_path, "a,b,c\n007,NA,null\n1.50,,nan\n")
    assert read_reference(path, ("a", "b", "c")).values.tolist() == [
        ["007", "NA", "null", 2],
        ["1.50", "", "nan", 3],
    ]


@pytest.mark.parametrize("row", ["1", "1,2", "1,2,3,4", "1,2,3,"])
def test_a_row_of_more_or_fewer_cells_than_the_header(tmp_path: Path, row: str) -> None:
    path = written(tmp_path, f"a,b,c\n1,2,3\n{row}\n1,2,3\n")
    with pytest.raises(SourceError) as raised:
        read_reference(path, ("a", "b"))
    assert str(raised.value) == (
        f"« {path} », ligne 3 : la ligne n’a pas autant de cellules que l’en-tête."
    )


def test_a_file_with_its_header_only(tmp_path: Path) -> None:
    rows = read(tmp_path, "terme,type\n")
    assert rows.empty
    assert rows.columns.tolist() == ["terme", "type", "ligne_fichier"]


def test_a_key_of_several_columns_is_one(tmp_path: Path) -> None:
    path = written(tmp_path, "a,b\n1,2\n1,3\n2,2\n")
    assert len(read_reference(path, ("a", "b"), key=("a", "b"))) == 3
    path = written(tmp_path, "a,b\n1,2\n1,3\n1,2\n")
    with pytest.raises(SourceError, match="ligne 4 : a, b est déjà donné plus haut"):
        read_reference(path, ("a", "b"), key=("a", "b"))


def test_rows_may_repeat_without_a_key(tmp_path: Path) -> None:
    assert len(read_reference(written(tmp_path, "a\n1\n1\n"), ("a",))) == 2


def test_an_empty_value_may_be_among_the_choices(tmp_path: Path) -> None:
    path = written(tmp_path, "a,b\n1,\n2,oui\n")
    rows = read_reference(path, ("a", "b"), choices={"b": ("", "oui")})
    assert rows["b"].tolist() == ["", "oui"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("terme\nMSP\n", ", ligne 1 : il manque type."),
        ("mot\nMSP\n", ", ligne 1 : il manque terme, type."),
        (
            "terme,type\nMSP,sigle\nSAU,mot\n",
            ", ligne 3 : la colonne type porte « mot », qui n’est pas une valeur connue.",
        ),
        (
            "terme,type\nMSP,\n",
            ", ligne 2 : la colonne type porte «  », qui n’est pas une valeur connue.",
        ),
        (
            "terme,type\nMSP,Sigle\n",
            ", ligne 2 : la colonne type porte « Sigle », qui n’est pas une valeur connue.",
        ),
        ("terme,type\nMSP,sigle\n  ,sigle\n", ", ligne 3 : terme est vide."),
        ("terme,type\nA,sigle\nB,sigle\nA,synonyme\n", ", ligne 4 : terme est déjà donné plus"),
        ("terme,type\nA,sigle\n A,sigle\n", ", ligne 3 : terme est déjà donné plus haut."),
        ("", ", ligne 1 : il manque terme, type."),
        (
            "terme,type,note,note\nMSP,sigle,,\n",
            ", ligne 1 : la colonne « note » est donnée deux fois.",
        ),
        (
            "terme,type, terme\nMSP,sigle,SAU\n",
            ", ligne 1 : la colonne « terme » est donnée deux fois.",
        ),
        (
            "terme,type\nMSP,sigle\nSAU,sigle,x\n",
            ", ligne 3 : la ligne n’a pas autant de cellules que l’en-tête.",
        ),
        (
            'terme,type\n"MSP,sigle\nSAU,sigle\n',
            ", ligne 2 : la ligne n’est pas du CSV (guillemet ",
        ),
        (
            'terme,type\nA,sigle\n"B\nC" D,sigle\n',
            ", ligne 3 : la ligne n’est pas du CSV (guillemet ",
        ),
        (
            "terme,type\nété,sigle\n".encode("latin-1"),
            ", ligne 2 : le texte n’est pas en UTF-8.",
        ),
        (
            "terme,type\nMSP,sigle\n".encode("utf-16"),
            ", ligne 1 : le texte n’est pas en UTF-8.",
        ),
    ],
    ids=[
        "a column is missing",
        "all are missing",
        "unknown value",
        "empty value",
        "other case",
        "empty key",
        "repeated key",
        "repeated but for spaces",
        "empty file",
        "a column twice",
        "a column twice but for spaces",
        "a row too long",
        "quotes not closed",
        "words after a quote",
        "Latin 1",
        "UTF-16",
    ],
)
def test_a_file_that_cannot_be_used(tmp_path: Path, text: str | bytes, message: str) -> None:
    with pytest.raises(SourceError) as raised:
        read(tmp_path, text)
    assert str(raised.value).startswith(f"« {tmp_path / 'decisions.csv'} »{message}")
    assert str(raised.value).endswith(".")
    assert "\n" not in str(raised.value)


def test_an_absent_file(tmp_path: Path) -> None:
    with pytest.raises(SourceError) as raised:
        read_reference(tmp_path / "absent.csv", ("a",))
    assert str(raised.value) == f"« {tmp_path / 'absent.csv'} » est absent."


def test_a_folder_in_the_place_of_a_file(tmp_path: Path) -> None:
    with pytest.raises(SourceError) as raised:
        read_reference(tmp_path, ("a",))
    assert str(raised.value) == f"« {tmp_path} » ne peut pas être lu : c’est un dossier."


# Lines


#: A header, then rows that begin at these lines of the file.
LINES = {
    "plain": ("a,b\n1,x\n2,y\n", [2, 3]),
    "no end": ("a,b\n1,x\n2,y", [2, 3]),
    "blank lines": ("a,b\n\n1,x\n\n  \n2,y\n\n", [3, 6]),
    "cells on several lines": ('a,b\n1,"x\n\nz"\n2,y\n', [2, 5]),
    "header on several lines": ('a,b,"une\nnote"\n1,x,\n2,y,\n', [3, 4]),
    "Windows": ('a,b\r\n1,"x\r\nz"\r\n\r\n2,y\r\n', [2, 5]),
    "a separator of lines that ends none": ("a,b\n1,x\u2028z\x0c\n2,y\n", [2, 3]),
}


@pytest.mark.parametrize(("text", "lines"), LINES.values(), ids=LINES)
def test_rows_have_the_line_of_the_file_where_they_begin(
    tmp_path: Path, text: str, lines: list[int]
) -> None:
    path = written(tmp_path, text)
    rows = read_reference(path, ("a", "b"))
    assert rows["a"].tolist() == ["1", "2"]
    assert rows["ligne_fichier"].tolist() == lines
    assert [line for line, _ in csv_rows(path, ("a",))] == lines


@pytest.mark.parametrize(("text", "lines"), LINES.values(), ids=LINES)
def test_faults_are_told_with_the_line_of_the_file(
    tmp_path: Path, text: str, lines: list[int]
) -> None:
    path = written(tmp_path, text)
    with pytest.raises(SourceError, match=f", ligne {lines[1]} : la colonne a porte « 2 »"):
        read_reference(path, ("a", "b"), choices={"a": ("1",)})
    written(tmp_path, text.replace("2,y", "1,y"))
    with pytest.raises(SourceError, match=f", ligne {lines[1]} : a est déjà donné"):
        read_reference(path, ("a", "b"), key=("a",))
    written(tmp_path, text.replace("2,y", '2,"y').rstrip("\r\n"))
    with pytest.raises(SourceError, match=f", ligne {lines[1]} : la ligne n’est pas du CSV"):
        read_reference(path, ("a", "b"))


@pytest.mark.parametrize(("text", "lines"), LINES.values(), ids=LINES)
def test_a_line_that_is_not_utf_8_is_named(tmp_path: Path, text: str, lines: list[int]) -> None:
    path = written(tmp_path, text.encode().replace(b"2,y", b"2,\xe9"))
    with pytest.raises(SourceError) as raised:
        read_reference(path, ("a", "b"))
    assert str(raised.value) == f"« {path} », ligne {lines[1]} : le texte n’est pas en UTF-8."


def rows_of(folder: Path, text: str) -> Iterator[tuple[int, dict[str, str]]]:
    return csv_rows(written(folder, text), ("a",))


def test_rows_are_given_one_at_a_time(tmp_path: Path) -> None:
    rows = rows_of(tmp_path, "a,b\n1,2\n1\n")
    assert next(rows) == (2, {"a": "1", "b": "2"})
    with pytest.raises(SourceError, match="ligne 3"):
        next(rows)


def test_cells_are_given_as_they_are_with_all_columns(tmp_path: Path) -> None:
    rows = rows_of(tmp_path, 'b; a \n  x ;"1 ; ""2""\r\n3"\n;\n')
    assert list(rows) == [(2, {"b": "  x ", "a": '1 ; "2"\r\n3'}), (4, {"b": "", "a": ""})]


def test_a_long_cell_is_read_whole(tmp_path: Path) -> None:
    ((_, row),) = rows_of(tmp_path, f"a\n{'x' * 200_000}\n")
    assert len(row["a"]) == 200_000
