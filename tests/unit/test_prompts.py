from __future__ import annotations

import pytest

from cnr.labels import squash
from cnr.lines import split_lines
from cnr.parse import prompts
from cnr.parse.prompts import FORM, prompt_at, usual_theme_titles

ACCESS = "Thématique 1 : accès à un médecin"
PREVENTION = "Thématique 4 : prévention"
TITLES = {squash(ACCESS): "1", squash(PREVENTION): "4"}
PROBLEM = "Présentation des problématiques que les solutions envisagées ambitionnent de traiter"
SOLUTION = "Présentation des solutions et innovations co-construites par les parties prenantes"
LEVER = (
    "Description des leviers qu’il serait nécessaire d’activer ou les freins à lever pour la mise "
    "en œuvre des projets."
)


def at(text: str, index: int = 0) -> tuple[str, str, bool, tuple[int, ...], int] | None:
    """(kind, theme, exact, lines, index after) of the heading at `index`."""
    found = prompt_at(split_lines(text), index, TITLES)
    if found is None:
        return None
    prompt, after = found
    return prompt.kind, prompt.theme, prompt.is_exact, prompt.numbers, after


def kind(text: str) -> str:
    found = at(text)
    return found[0] if found else ""


@pytest.mark.parametrize("text", [PROBLEM, SOLUTION, LEVER, ACCESS, PREVENTION])
@pytest.mark.parametrize("spoil", [str.strip, str.upper, lambda t: f"  {t} ", squash])
def test_case_accents_and_spaces_do_not_hide_a_heading(text: str, spoil) -> None:
    found = at(f"{spoil(text)}\n\n Un foyer\n")
    assert found is not None
    assert found[2:] == (True, (1,), 1)


def test_each_heading_of_the_form_is_known_as_itself() -> None:
    assert [kind(key) for _, key in FORM] == [name for name, _ in FORM]


def test_a_heading_over_several_lines() -> None:
    whole = LEVER.replace("ou les", "ou\nles").replace("pour la", "pour la\n")
    assert at(f"{whole}\n Un foyer\n") == (prompts.LEVER, "", True, (1, 2, 3), 3)
    wrapped = ACCESS.replace("à un", "à\nun")
    assert at(f" {wrapped}\n\n Un foyer\n") == (prompts.THEME, "1", True, (1, 2), 2)


def test_a_heading_over_a_page_s_end() -> None:
    cut = LEVER.replace("pour la mise", "pour la\n\nmise")
    assert at(f"{cut}\n\n Un foyer\n") == (prompts.LEVER, "", True, (1, 3), 3)


def test_what_follows_a_blank_line_is_no_part_of_a_whole_heading() -> None:
    assert at("Participants\n\nNombre\n") == (prompts.PARTICIPANTS, "", True, (1,), 1)
    assert at(f"{LEVER[:-1]}\n\nun\n") == (prompts.LEVER, "", False, (1,), 1)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (SOLUTION.replace("innovations co-construites", "inovations co-constuites"), "solution"),
        (PROBLEM.replace("problématiques", "probématique"), "probleme"),
        ("Presentation de l'atelier", "presentation"),
        ("Perspective", "perspectives"),
        ("Autres thématique", "autres_thematiques"),
    ],
)
def test_a_misprinted_heading(text: str, expected: str) -> None:
    found = at(text)
    assert found is not None
    assert (found[0], found[2]) == (expected, text.startswith("Presentation"))


@pytest.mark.parametrize(
    "text",
    [
        "Perspectives de carrière pour les internes",
        "Des perspectives",
        "Participants aux tables rondes",
        "Présentation des solutions",
        "Présentation des solutions proposées par les internes du foyer",
        "Description des leviers",
        "Thématique 4",
        "La thématique 4 : prévention est la plus citée",
        "Autres",
    ],
)
def test_an_item_that_merely_begins_like_a_heading(text: str) -> None:
    assert at(f" {text}\n\n Un foyer\n") is None


@pytest.mark.parametrize("above", ["Elus", "Un foyer", "Une", "- Le"])
def test_a_line_right_above_a_heading_is_no_part_of_it(above: str) -> None:
    text = f" {above}\n{SOLUTION}\n\n Un foyer\n"
    assert at(text) is None
    assert at(text, 1) == (prompts.SOLUTION, "", True, (2,), 2)


def test_other_themes_are_no_theme() -> None:
    assert at("Autres thématiques\n") == (prompts.OTHER_THEMES, "", True, (1,), 1)


@pytest.mark.parametrize(
    ("text", "theme", "is_exact"),
    [
        (ACCESS, "1", True),
        ("Thématique 2 : accès à un médecin", "1", False),  # the title decides
        ("Thématique 1 : prévention", "4", False),
        ("Thématique 4 : préventions", "4", False),
        ("Thématique 1 : accès à un médecin du bourg", "1", False),
        ("Thématique 2 : logement", "2", False),  # no known title: the digit decides
        ("Thématique 12 : logement", "12", False),
    ],
)
def test_the_title_of_a_theme_counts_for_more_than_its_digit(
    text: str, theme: str, is_exact: bool
) -> None:
    assert at(f"{text}\n\n Un foyer\n") == (prompts.THEME, theme, is_exact, (1,), 1)


def titles(*bodies: str) -> dict[str, str]:
    return usual_theme_titles([split_lines(body) for body in bodies])


def test_the_usual_title_of_a_theme_is_that_of_most_reports() -> None:
    wrapped = ACCESS.replace("à un", "à\nun")
    assert titles(f"{ACCESS}\n", f" {wrapped}\n\n Un foyer\n", "Thématique 1 : accès\n") == {
        squash(ACCESS): "1"
    }


def test_a_title_under_two_numbers_belongs_to_the_one_that_most_reports_print() -> None:
    wrong = PREVENTION.replace("4", "3")
    assert titles(f"{PREVENTION}\n", f"{wrong}\n", f"{PREVENTION}\n") == {squash(PREVENTION): "4"}
    mixed = f"{wrong}\n\nThématique 3 : métiers\n\nThématique 3 : métiers\n"
    assert titles(mixed, f"{PREVENTION}\n", f"{PREVENTION}\n") == {
        "thematique3:metiers": "3",
        squash(PREVENTION): "4",
    }


def test_a_theme_without_a_title_has_none() -> None:
    assert titles("Thématique 4\n", "Autres thématiques\n", "") == {}
