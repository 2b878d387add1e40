from __future__ import annotations

import pytest

from cnr.french import enumerate_words, number, percent, plural, quote, typo

NB = "\u00a0"  # no-break space
TH = "\u202f"  # narrow no-break space, between thousands


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Total : 50 %", f"Total{NB}: 50{NB}%"),
        ("Qui ? Moi ! Toi ; lui", f"Qui{NB}? Moi{NB}! Toi{NB}; lui"),
        ("« l'eau »", f"«{NB}l’eau{NB}»"),
        ("«l'eau »", f"«{NB}l’eau{NB}»"),
        ("«\u202fl'eau\u202f»", f"«{NB}l’eau{NB}»"),
        ("18h30 : 2h", f"18h30{NB}: 2h"),
        ("sans espace:ici", "sans espace:ici"),
        ("", ""),
    ],
)
def test_typo(text: str, expected: str) -> None:
    assert typo(text) == expected
    assert typo(typo(text)) == expected


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        ("Former", f"«{NB}Former{NB}»"),
        ('le "parent pauvre"', f"«{NB}le ”parent pauvre”{NB}»"),
        ("« un »", f"«{NB}”un”{NB}»"),
    ],
)
def test_quote(label: str, expected: str) -> None:
    assert quote(label) == expected


@pytest.mark.parametrize(
    ("value", "decimals", "expected"),
    [
        (0, 0, "0"),
        (1811, 0, f"1{TH}811"),
        (1234567, 0, f"1{TH}234{TH}567"),
        (62.5, 1, "62,5"),
        (50.14, 1, "50,1"),
        (3, 2, "3,00"),
        (-21, 0, "−21"),
    ],
)
def test_number(value: float, decimals: int, expected: str) -> None:
    assert number(value, decimals) == expected


def test_percent() -> None:
    assert percent(50) == f"50{NB}%"
    assert percent(62.5, 1) == f"62,5{NB}%"


@pytest.mark.parametrize(
    ("count", "expected"),
    [
        (0, f"0{NB}atelier"),
        (1, f"1{NB}atelier"),
        (2, f"2{NB}ateliers"),
        (1000, f"1{TH}000{NB}ateliers"),
    ],
)
def test_plural(count: int, expected: str) -> None:
    assert plural(count, "atelier") == expected


def test_plural_of_a_noun_that_changes_otherwise() -> None:
    assert plural(2, "atelier annoncé", "ateliers annoncés") == f"2{NB}ateliers annoncés"


def test_enumerate_words() -> None:
    assert enumerate_words([]) == ""
    assert enumerate_words(["a"]) == "a"
    assert enumerate_words(["a", "b"]) == "a et b"
    assert enumerate_words(["a", "b", "c"]) == "a, b et c"
