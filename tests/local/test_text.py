"""Lines of a running text: words wrapped by a hyphen, pages, runs, and what is left over."""

from __future__ import annotations

import pytest

from cnr.parse.claims import Register
from cnr.parse.local.text import (
    between,
    claim_prose,
    find,
    is_furniture,
    is_item,
    joined,
    numbers,
    runs,
    starts_page,
    stitched,
    to_number,
    within,
)
from local.small import lines_of, words


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("101 169", 101169),
        ("101\u00a0169", 101169),
        ("101\u202f169", 101169),
        ("2.185", 2185),
        ("649,58", 649.58),
        ("1 649,5", 1649.5),
        ("7", 7),
    ],
)
def test_a_printed_number(printed: str, value: float) -> None:
    assert to_number(printed) == value


@pytest.mark.parametrize(
    ("text", "elsewhere", "whole"),
    [
        ("le méde-\ncin part", "", "le médecin part"),
        ("le médico-\nsocial", "", "le médico-social"),
        ("le bio-\nmédical", "un centre biomédical", "le biomédical"),
        ("le co-\npilotage", "un co-pilotage", "le co-pilotage"),
        ("Corrèze-\nVentadour", "", "Corrèze-Ventadour"),
        ("le Lot-\net-Garonne", "", "le Lot-et-Garonne"),
        ("le Lot-et-\nGaronne", "", "le Lot-et-Garonne"),
        ("Intercommunali-\ntés", "les Intercommunalités", "Intercommunalités"),
        ("aller-\nvers", "", "aller-vers"),
        ("en 2019 -\net après", "", "en 2019 - et après"),
        ("2019-\n2024", "", "2019- 2024"),
    ],
)
def test_a_word_wrapped_by_a_hyphen(text: str, elsewhere: str, whole: str) -> None:
    assert joined(lines_of(text), words(elsewhere)) == whole


def test_a_word_is_hyphened_as_it_is_most_often_printed() -> None:
    often = words("un co-financement", "ce cofinancement", "le cofinancement")
    assert joined(lines_of("le co-\nfinancement"), often) == "le cofinancement"
    seldom = words("un co-financement", "le co-financement", "ce cofinancement")
    assert joined(lines_of("le co-\nfinancement"), seldom) == "le co-financement"


def test_runs_of_spaces_and_blank_lines_are_one_space() -> None:
    assert joined(lines_of("  un  deux\n \n\n trois "), words()) == "un deux trois"


def test_a_text_says_where_its_lines_begin() -> None:
    text, starts = stitched(lines_of("un méde-\ncin de\nville"), words())
    assert text == "un médecin de ville"
    assert [text[start:] for start in starts] == [
        "un médecin de ville",
        "cin de ville",
        "ville",
    ]


def test_a_span_goes_through_lines() -> None:
    lines = lines_of("un méde-\ncin de\nville")
    text, starts = stitched(lines, words())

    def where(part: str) -> tuple[int, ...]:
        first = text.index(part)
        return within(lines, starts, first, first + len(part))

    assert where("un") == (1,)
    assert where("médecin") == (1, 2)
    assert where("de ville") == (2, 3)
    assert where("ville") == (3,)


def test_a_page_starts_with_one_space_right_under_a_line() -> None:
    lines = lines_of(" un\n deux\n\n trois\n  quatre\ncinq\n")
    assert [starts_page(lines, index) for index in range(len(lines))] == [
        *(False, True, False, False, False, False)
    ]


def test_runs_end_at_a_blank_line_and_at_a_page_that_begins_a_sentence() -> None:
    text = "Un\ndeux\n\nTrois\n quatre\n Cinq\n \nSix"
    assert [numbers(run) for run in runs(lines_of(text))] == [(1, 2), (4, 5), (6,), (8,)]


def test_lines_between_two_others_both_included() -> None:
    assert [line.number for line in between(lines_of("a\nb\nc\nd"), 2, 3)] == [2, 3]


def test_lines_are_found_from_their_beginning() -> None:
    assert [line.number for line in find(lines_of("AXE 1\nun AXE 2\n  AXE 3"), "AXE")] == [1, 3]


def test_numbers_are_those_of_lines_that_say_something() -> None:
    assert numbers(lines_of("un\n\n \ndeux")) == (1, 4)


@pytest.mark.parametrize(
    "text", ["• un", "➢ un", "⬧ un", "> un", "- un", "-un", "– un", "o un", "1. un"]
)
def test_an_item_bears_a_mark(text: str) -> None:
    assert is_item(lines_of(text)[0])


@pytest.mark.parametrize("text", ["un", "ou un", "12. un", "1- un", "-", "1.1 un"])
def test_what_is_no_item(text: str) -> None:
    assert not is_item(lines_of(text)[0])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("12", True),
        ("1234", False),
        ("20 • Focus Une politique", True),
        ("Focus Une politique • 29", True),
        ("Focus", False),
        ("12 communes", False),
    ],
)
def test_page_numbers_and_running_titles(text: str, expected: bool) -> None:
    assert is_furniture(lines_of(text)[0]) is expected


def prose(text: str, titles: dict[int, str] | None = None) -> list[tuple[int, str, str]]:
    lines = lines_of(text)
    register = Register()
    claim_prose(lines, register, titles or {})
    return [(claim.line, claim.role, claim.element) for claim in register.complete(lines)]


def test_what_is_left_over_is_text_in_its_part() -> None:
    assert prose("Avant.\nLe titre\nAprès.", {2: "s1"}) == [
        (1, "texte", "ouverture"),
        (2, "titre", "s1"),
        (3, "texte", "s1"),
    ]


def test_items_go_on_until_a_paragraph() -> None:
    found = prose("• un\ndeux\n\nTrois\n\n- quatre\n\ncinq\n\nSix")
    assert [role for _, role, _ in found] == [
        *("liste", "liste", "texte", "liste", "liste"),
        "texte",
    ]


def test_a_title_ends_a_list() -> None:
    found = prose("• un\nLe titre\nUn paragraphe", {2: "s1"})
    assert [role for _, role, _ in found] == ["liste", "titre", "texte"]


def test_a_note_goes_on_until_a_paragraph() -> None:
    found = prose("1 Voir la loi\nde 2009.\n\nTexte\n\n2 https://a.fr\n\nhttps://a.fr\n\n12")
    assert [role for _, role, _ in found] == [
        *("note", "note", "texte", "note", "adresse", "mobilier_page")
    ]


def test_a_number_in_a_paragraph_opens_no_note() -> None:
    assert [role for _, role, _ in prose("Il y a\n2 Maisons")] == ["texte", "texte"]


def test_what_is_claimed_is_left() -> None:
    lines = lines_of("un\ndeux\ntrois")
    register = Register()
    register.claim(lines[1:2], "action", "a")
    claim_prose(lines, register, {})
    assert [claim.role for claim in register.complete(lines)] == ["texte", "action", "texte"]
