"""French typography and numbers, the same whatever the machine speaks."""

from __future__ import annotations

import pytest

from cnr.french import enumerate_words, number, percent, plural, quote, typo

SPACE, THIN = "\u00a0", "\u202f"


@pytest.mark.parametrize(
    ("value", "decimals", "shown"),
    [
        (0, 0, "0"),
        (999, 0, "999"),
        (1811, 0, f"1{THIN}811"),
        (1234567, 0, f"1{THIN}234{THIN}567"),
        (-88, 0, "−88"),
        (0.5, 1, "0,5"),
        (2.0, 1, "2,0"),
        (1234.56, 2, f"1{THIN}234,56"),
        (-0.05, 2, "−0,05"),
        (12914.4, 0, f"12{THIN}914"),
    ],
)
def test_numbers(value: float, decimals: int, shown: str) -> None:
    assert number(value, decimals) == shown


def test_percents() -> None:
    assert percent(50) == f"50{SPACE}%"
    assert percent(12.34, 1) == f"12,3{SPACE}%"


@pytest.mark.parametrize(
    ("count", "shown"), [(0, "0 écart"), (1, "1 écart"), (2, "2 écarts"), (-1, "−1 écart")]
)
def test_plurals(count: int, shown: str) -> None:
    assert plural(count, "écart") == shown.replace(" ", SPACE)


def test_irregular_plurals() -> None:
    assert plural(2, "total", "totaux") == f"2{SPACE}totaux"
    assert plural(1, "total", "totaux") == f"1{SPACE}total"


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("Sources : deux ; trois ? non !", "Sources_: deux_; trois_? non_!"),
        ("« oui »", "«_oui_»"),
        ("«oui »", "«_oui_»"),
        ("50 %", "50_%"),
        ("l'idée d’un", "l’idée d’un"),
        ("deux\u202f: trois", "deux_: trois"),
        ("19:30, https://lieu", "19:30, https://lieu"),
        ("", ""),
    ],
)
def test_typography(text: str, printed: str) -> None:
    assert typo(text) == printed.replace("_", SPACE)


def test_typography_twice_changes_nothing_more() -> None:
    once = typo("« L'accès : 50 % ; « oui » ? »")
    assert typo(once) == once


@pytest.mark.parametrize(
    ("label", "quoted"),
    [
        ("Les urgences", "«_Les urgences_»"),
        ("Dire « non »", "«_Dire ”non”_»"),
        ('Dire "non"', "«_Dire ”non”_»"),
    ],
)
def test_quotes(label: str, quoted: str) -> None:
    assert quote(label) == quoted.replace("_", SPACE)


def test_enumerations() -> None:
    assert enumerate_words([]) == ""
    assert enumerate_words(["a"]) == "a"
    assert enumerate_words(["a", "b"]) == "a et b"
    assert enumerate_words(["a", "b", "c"]) == "a, b et c"
