from __future__ import annotations

import pytest

from cnr.errors import StructureError
from cnr.lines import split_lines
from cnr.parse import outline as plan
from cnr.parse.outline import Outline, furniture, read_outline

HEADINGS = """\
1  S y n t h è s e  r é g i o n a l e
1.1 Introduction
1.2 Thématique 1 : accès
1.2.1 Principaux enseignements
1.2.2 Problématiques
1.2.3 Solutions et propositions
2  S y n t h è s e s  e t  c o m p t e s - r e n d u s  p a r  d é p a r t e m e n t
2.1 Ain (01)
2.1.1 Synthèse départementale
2.1.2 Nantua
2.2 Corse-du-Sud (2a)
2.2.1 Synthèse départementale
"""


def outline(text: str) -> Outline:
    return read_outline(split_lines(text), "essai.txt")


def kinds(text: str) -> list[tuple[str, str]]:
    return [(section.label, section.kind) for section in outline(text).sections]


def test_the_plan() -> None:
    assert kinds(HEADINGS) == [
        ("1", plan.CHAPTER),
        ("1.1", plan.INTRODUCTION),
        ("1.2", plan.THEME),
        ("1.2.1", plan.LESSONS),
        ("1.2.2", plan.PROBLEMS),
        ("1.2.3", plan.SOLUTIONS),
        ("2", plan.CHAPTER),
        ("2.1", plan.DEPARTMENT),
        ("2.1.1", plan.DEPARTMENT_SYNTHESIS),
        ("2.1.2", plan.WORKSHOP),
        ("2.2", plan.DEPARTMENT),
        ("2.2.1", plan.DEPARTMENT_SYNTHESIS),
    ]


def test_theme_and_department_are_inherited() -> None:
    sections = {section.label: section for section in outline(HEADINGS).sections}
    assert sections["1.1"].theme == ""
    assert (sections["1.2.3"].theme, sections["1.2.3"].department) == ("1", "")
    assert (sections["2.1.2"].theme, sections["2.1.2"].department) == ("", "01")
    assert (sections["2.2.1"].department, sections["2.2"].title) == ("2A", "Corse-du-Sud")


def test_headings_at_page_tops_and_with_a_final_dot() -> None:
    text = HEADINGS.replace("1.2 Thém", " 1.2. Thém").replace("2.1 Ain", " 2.1. Ain")
    assert kinds(text) == kinds(HEADINGS)


def test_a_wrapped_theme_title() -> None:
    text = HEADINGS.replace("1 : accès\n", "1 : accès à un médecin\ntraitant\n\n")
    (theme,) = outline(text).of_kind(plan.THEME)
    assert theme.title == "Thématique 1 : accès à un médecin traitant"
    assert [line.number for line in theme.heading] == [3, 4]


@pytest.mark.parametrize(
    ("after", "line"),
    [
        ("2.1.2 Nantua\n", "2.1.4 Bourg"),  # not the next number
        ("2.1.2 Nantua\n", "2.1.3 mesures du rapport"),  # a small letter
        ("2.1.2 Nantua\n", "2.1.3 " + "Une phrase entière " * 6),  # too long for a title
        ("2.1.2 Nantua\n", "2.1.2 Nantua"),  # a number already taken
        ("2.1.2 Nantua\n", "1.2 Thématique 2 : soins"),  # a chapter behind
        ("1.1 Introduction\n", "1.2 Un titre que le modèle ne connaît pas"),
        ("1.2.2 Problématiques\n", "1.2.3 Autre chose"),
        ("2.1.2 Nantua\n", "2.2 millions d’habitants"),
        ("2.1.2 Nantua\n", "3.5 Habitants par médecin"),
    ],
)
def test_a_line_that_only_looks_like_a_heading(after: str, line: str) -> None:
    assert kinds(HEADINGS.replace(after, f"{after}{line}\n")) == kinds(HEADINGS)


def test_workshop_titles_follow_one_another() -> None:
    text = HEADINGS.replace("2.1.2 Nantua\n", "2.1.2 Nantua\n2.1.3 Bourg\n2.1.4 Oyonnax\n")
    workshops = outline(text).of_kind(plan.WORKSHOP)
    assert [section.title for section in workshops] == ["Nantua", "Bourg", "Oyonnax"]


def test_bodies_and_last_lines() -> None:
    text = HEADINGS.replace("2.1.2 Nantua\n", "2.1.2 Nantua\n\nDu texte\n \n\n")
    (workshop,) = outline(text).of_kind(plan.WORKSHOP)
    assert [line.number for line in workshop.heading] == [10]
    assert [line.text for line in workshop.body] == ["", "Du texte", " ", ""]
    assert workshop.last_line == 12


def test_the_furniture_is_set_apart() -> None:
    page = (
        "\nSynthèses et comptes-rendus par département\n\n"
        "Synthèse des ateliers CNR Santé organisés en région Rivages 23\n"
    )
    read = outline(HEADINGS.replace("2.1.2 Nantua\n", f"2.1.2 Nantua\nAvant\n{page}Après\n"))
    assert [line.number for line in read.furniture] == [13, 15]
    (workshop,) = read.of_kind(plan.WORKSHOP)
    assert [line.text for line in workshop.body if not line.is_blank] == ["Avant", "Après"]


def test_the_preamble_is_what_stands_before_the_first_heading() -> None:
    assert [line.text for line in outline(f"Sommaire\n\n{HEADINGS}").preamble] == ["Sommaire"]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Synthèse des ateliers CNR Santé organisés en région Rivages 23", {1}),
        ("Synthèse des ateliers CNR Santé organisés\nen région Rivages 23", {1, 2}),
        ("Synthèse des ateliers CNR Santé organisés en région Rivages\n\n23", set()),
        ("Synthèse des ateliers CNR Santé organisés en région Rivages", set()),
        ("Synthèse régionale", {1}),
        ("Synthèse régionale des soins", set()),
        ("\n  Synthèses et comptes-rendus par département ", {2}),
    ],
)
def test_furniture(text: str, numbers: set[int]) -> None:
    assert furniture(split_lines(text)) == numbers


def test_a_wrapped_chapter_title() -> None:
    text = HEADINGS.replace(
        "c o m p t e s - r e n d u s  p a r", "c o m p t e s -\nr e n d u s  p a r"
    )
    assert kinds(text) == kinds(HEADINGS)


@pytest.mark.parametrize(
    ("cut", "title"),
    [
        ("1.1 Introduction\n", "1.1 Introduction"),
        ("1.2 Thématique 1 : accès\n", "1.2 Thématique 1"),
        ("2.1.1 Synthèse départementale\n", "2.1.1 Synthèse départementale"),
    ],
)
def test_a_text_without_a_part_of_the_template_is_refused(cut: str, title: str) -> None:
    text = HEADINGS.split("2.2 Corse")[0].replace(cut, "")
    with pytest.raises(StructureError) as caught:
        outline(text)
    assert "« essai.txt »" in str(caught.value)
    assert title in str(caught.value)
    assert "lignes 1 et 9" in str(caught.value)


def test_a_truncated_text_is_refused() -> None:
    with pytest.raises(StructureError, match="tronqué"):
        outline(HEADINGS.split("2  S y n")[0])


@pytest.mark.parametrize("text", ["Un autre document\n\navec du texte\n", "\n"])
def test_another_document_is_refused(text: str) -> None:
    with pytest.raises(StructureError, match="ne suit pas le modèle"):
        outline(text)
