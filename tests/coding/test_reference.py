from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from cnr.errors import SourceError
from cnr.reference import line_of, read_reference

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
    ],
    ids=["plain", "other order, more columns", "spaces", "Windows", "byte order mark", "quoted"],
)
def test_rows_of_a_file(tmp_path: Path, text: str) -> None:
    rows = read(tmp_path, text)
    assert rows.columns.tolist() == ["terme", "type"]
    assert rows.values.tolist() == [["MSP", "sigle"], ["SAU", "synonyme"]]


def test_cells_are_text_as_written(tmp_path: Path) -> None:
    path = written(tmp_path, "a,b,c\n007,NA,null\n1.50,,nan\n")
    assert read_reference(path, ("a", "b", "c")).values.tolist() == [
        ["007", "NA", "null"],
        ["1.50", "", "nan"],
    ]


def test_cells_that_a_row_lacks_are_empty(tmp_path: Path) -> None:
    path = written(tmp_path, "a,b,c\n1\n1,2,3\n")
    assert read_reference(path, ("a", "b", "c")).values.tolist() == [["1", "", ""], ["1", "2", "3"]]


def test_a_file_with_its_header_only(tmp_path: Path) -> None:
    rows = read(tmp_path, "terme,type\n")
    assert rows.empty
    assert rows.columns.tolist() == ["terme", "type"]


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
        ("", " n’est pas un CSV en UTF-8 : "),
        ("terme,type\nMSP,sigle\nSAU,sigle,x\n", " n’est pas un CSV en UTF-8 : "),
        ('terme,type\n"MSP,sigle\n', " n’est pas un CSV en UTF-8 : "),
        ("terme,type\nété,sigle\n".encode("latin-1"), " n’est pas un CSV en UTF-8 : "),
        ("terme,type\nMSP,sigle\n".encode("utf-16"), " n’est pas un CSV en UTF-8 : "),
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
        "a row too long",
        "quotes not closed",
        "Latin 1",
        "UTF-16",
    ],
)
def test_a_file_that_cannot_be_used(tmp_path: Path, text: str | bytes, message: str) -> None:
    with pytest.raises(SourceError) as raised:
        read(tmp_path, text)
    assert f"« {tmp_path / 'decisions.csv'} »{message}" in str(raised.value)
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


def test_lines_are_counted_from_the_header() -> None:
    assert [line_of(rank) for rank in (0, 1, 40)] == [2, 3, 42]
