"""Exports for spreadsheets: a French one opens them, and no cell of theirs is run."""

from __future__ import annotations

import pandas as pd
import pytest

from cnr.exports import harmless, spreadsheet_csv


@pytest.mark.parametrize(
    "text", ["=1+1", "+33 5 56", "-1", "@SUM(A1)", "\t=1", "\r=1", '=HYPERLINK("x")']
)
def test_a_text_that_starts_a_formula_is_neutralised(text: str) -> None:
    assert harmless(text) == f"'{text}"
    content = spreadsheet_csv(pd.DataFrame({"libelle": [text]})).decode("utf-8-sig")
    assert content.split("\r\n", 1)[1].lstrip('"').startswith("'")


@pytest.mark.parametrize("text", ["", "1 = 1", "a-b", "«=1»", " =1", "’=1", "1", "é"])
def test_any_other_text_is_left_alone(text: str) -> None:
    assert harmless(text) == text


def test_the_form_is_that_of_a_french_spreadsheet() -> None:
    table = pd.DataFrame(
        {"groupe": ["Été ; hiver", None], "nombre": [1811, -2], "part": [0.5, float("nan")]}
    )
    assert spreadsheet_csv(table) == (
        b'\xef\xbb\xbfgroupe;nombre;part\r\n"\xc3\x89t\xc3\xa9 ; hiver";1811;0,5\r\n;-2;\r\n'
    )


def test_nullable_integers_stay_integers() -> None:
    table = pd.DataFrame({"nombre": pd.array([3, None], dtype="Int64")})
    assert spreadsheet_csv(table).decode("utf-8-sig") == 'nombre\r\n3\r\n""\r\n'


def test_decimals_have_a_comma_in_every_kind_of_column() -> None:
    table = pd.DataFrame({"a": [1.25, 2.0], "b": pd.array([0.125, None], dtype="Float64")})
    rows = spreadsheet_csv(table).decode("utf-8-sig").split("\r\n")
    assert rows == ["a;b", "1,25;0,125", "2;", ""]


def test_the_table_is_not_changed() -> None:
    table = pd.DataFrame({"libelle": ["=1"]})
    spreadsheet_csv(table)
    assert table["libelle"].tolist() == ["=1"]
