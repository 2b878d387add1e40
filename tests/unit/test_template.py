from __future__ import annotations

import pytest

from cnr.lines import split_lines
from cnr.parse.template import (
    heading_span,
    is_subject_header,
    sentence_at,
    sentence_span,
    squashed_ahead,
    starts_with,
    theme_at,
)


@pytest.mark.parametrize(
    ("text", "announces"),
    [
        ("Les ateliers ont traité des problématiques suivantes :", "sujets"),
        ("Les ateliers ont tiré les constats suivants :", "constats"),
        (" Les ateliers ont tiré les constats sui vants : ", "constats"),
        ("Les ateliers ont tiré les\nconstats suivants :", "constats"),
        ("Les ateliers ont tiré les constatssuivant :", "constats"),
        ("Les solutions qui ont été envisagées dans les ateliers", "sujets"),
        ("Les solutions et propositions qui ont été envisagées", "sujets"),
        ("Les solutions et propositions qui ont été formulées", "propositions"),
        ("Les solutions qui ont été formulées sont", "propositions"),
        ("Les solutions et propositions co-construites par les participants", "propositions"),
        ("Les solutions co-construites par", "propositions"),
        ("Le nombre indiqué à droite correspond au nombre de verbatims", ""),
    ],
)
def test_a_sentence_of_the_template(text: str, announces: str) -> None:
    sentence = sentence_at(split_lines(text), 0)
    assert sentence is not None
    assert sentence.announces == announces


@pytest.mark.parametrize(
    "text",
    [
        "Les ateliers ont souligné les constats suivants :",
        "Développer les solutions et propositions co-construites",
        "Les solutions et propositions",
        "3 Les ateliers ont tiré les constats suivants :",
        "Les ateliers ont tiré\n\nles constats suivants :",
        "",
    ],
)
def test_no_sentence_of_the_template(text: str) -> None:
    assert sentence_at(split_lines(f"{text}\n"), 0) is None


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("Les ateliers ont tiré les constats suivants :\nLes soins 3", 1),
        ("Les ateliers ont tiré les\nconstats suivants :\nLes soins 3", 2),
        ("Les ateliers ont tiré les\nconstats suivants\n\nLes soins 3", 2),
        ("Les ateliers ont tiré les constats suivants", 1),
    ],
)
def test_where_a_sentence_ends(text: str, after: int) -> None:
    lines = split_lines(text)
    sentence = sentence_at(lines, 0)
    assert sentence is not None
    assert sentence_span(lines, 0, sentence) == after


def test_a_sentence_that_ends_with_a_full_stop_goes_over_a_colon() -> None:
    text = "Le nombre indiqué à droite correspond au nombre :\nde verbatims.\nLes soins 3"
    lines = split_lines(text)
    sentence = sentence_at(lines, 0)
    assert sentence is not None
    assert sentence_span(lines, 0, sentence) == 2


@pytest.mark.parametrize(
    ("text", "theme"),
    [
        ("Thématique 2 : garantir", "2"),
        (" Thématique 12: garantir", "12"),
        ("T h é m a t i q u e  3 :", "3"),
        ("Thématique 2 garantir", None),
        ("La thématique 2 : garantir", None),
    ],
)
def test_theme_at(text: str, theme: str | None) -> None:
    assert theme_at(split_lines(text), 0) == theme


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("Thématique 1 : un accès\nà un médecin\n\nLes soins 3", 2),
        ("Thématique 1 : un accès\nLes ateliers ont tiré les constats suivants :", 1),
        ("Thématique 1 : un accès\nThématique 2 : garantir", 1),
        ("Thématique 1 : un accès\n1.2.1 Principaux enseignements", 1),
        ("Thématique 1 : un accès\nProblématiques Nombre", 1),
        ("Thématique 1 : a\nb\nc\nd\ne\nf", 4),
    ],
)
def test_where_a_heading_ends(text: str, after: int) -> None:
    assert heading_span(split_lines(text), 0) == after


@pytest.mark.parametrize(
    ("text", "is_header"),
    [
        ("Problématiques Nombre", True),
        ("Solutions et propositions Nombre ", True),
        ("Solutions Nombre", True),
        ("Sujets Nombre", True),
        ("Solutions", False),
        ("Solutions Nombre 3", False),
        ("Participants Nombre", False),
    ],
)
def test_subject_header(text: str, is_header: bool) -> None:
    assert is_subject_header(split_lines(text)[0]) is is_header


def test_ahead_stops_at_a_blank_line_and_after_four_lines() -> None:
    assert squashed_ahead(split_lines("Un é\nB\n\nC"), 0) == "uneb"
    assert squashed_ahead(split_lines("a\nb\nc\nd\ne"), 0) == "abcd"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("principauxenseignementsdesateliers", True),
        ("principauxenseignement", True),
        ("principauxenseignenents", True),
        ("xrincipauxenseignements", False),
        ("principauxobjectifs", False),
        ("principaux", False),
    ],
)
def test_starts_with_allows_a_misprint(text: str, expected: bool) -> None:
    assert starts_with(text, "principauxenseignements") is expected
