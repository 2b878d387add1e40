from __future__ import annotations

import pytest

from cnr.lines import split_lines
from cnr.parse.claims import Register
from cnr.parse.framing import paragraphs, read_framing, read_statements
from cnr.parse.outline import INTRODUCTION, Section
from cnr.parse.records import FramingCell, Statement

INTRODUCTION_TEXT = """\
Quarante-sept ateliers ont été organisés en Région Rivages en novembre
et décembre 2022 dans le cadre du CNR.

Département Nombre d’ateliers organisés

16 - Charente 3
17 – Charente - Maritime
4
2a - Corse-du-Sud 1
Total  8

Parmi les 4 thématiques, la première est la plus discutée.

Thématiques Nbre de
contributions

%

Thématique 1 : un accès
à un médecin

908 50%

Thématique 2 : la continuité 903 49,5 %

Total 1 811 100%

La suite est dans les pages suivantes.
"""


def read(text: str) -> tuple[list[FramingCell], list[Statement], Register]:
    section = Section((1, 1), INTRODUCTION, "", "", "", (), tuple(split_lines(text)))
    register = Register()
    cells, statements = read_framing(section, register)
    return cells, statements, register


def test_workshops_by_department() -> None:
    cells = [cell for cell in read(INTRODUCTION_TEXT)[0] if cell.table == "ateliers"]
    assert cells == [
        FramingCell("ateliers", "16", "", "Charente", 3, None, (6,)),
        FramingCell("ateliers", "17", "", "Charente - Maritime", 4, None, (7, 8)),
        FramingCell("ateliers", "2A", "", "Corse-du-Sud", 1, None, (9,)),
        FramingCell("ateliers", "", "", "Total", 8, None, (10,)),
    ]


def test_contributions_by_theme() -> None:
    cells = [cell for cell in read(INTRODUCTION_TEXT)[0] if cell.table == "contributions"]
    title = "Thématique 1 : un accès à un médecin"
    assert cells == [
        FramingCell("contributions", "", "1", title, 908, 50.0, (19, 20, 22)),
        FramingCell("contributions", "", "2", "Thématique 2 : la continuité", 903, 49.5, (24,)),
        FramingCell("contributions", "", "", "Total", 1811, 100.0, (26,)),
    ]


def test_the_role_of_every_line() -> None:
    _, _, register = read(INTRODUCTION_TEXT)
    claims = register.complete(split_lines(INTRODUCTION_TEXT))
    assert [(claim.line, claim.role, claim.element) for claim in claims] == [
        (1, "recit", "1.1"),
        (2, "recit", "1.1"),
        (4, "entete_tableau", "cadrage/ateliers"),
        (6, "cadrage", "cadrage/ateliers/16"),
        (7, "cadrage", "cadrage/ateliers/17"),
        (8, "cadrage", "cadrage/ateliers/17"),
        (9, "cadrage", "cadrage/ateliers/2A"),
        (10, "cadrage", "cadrage/ateliers/total"),
        (12, "recit", "1.1"),
        (14, "entete_tableau", "cadrage/contributions"),
        (15, "entete_tableau", "cadrage/contributions"),
        (17, "entete_tableau", "cadrage/contributions"),
        (19, "cadrage", "cadrage/contributions/1"),
        (20, "cadrage", "cadrage/contributions/1"),
        (22, "cadrage", "cadrage/contributions/1"),
        (24, "cadrage", "cadrage/contributions/2"),
        (26, "cadrage", "cadrage/contributions/total"),
        (28, "recit", "1.1"),
    ]


def test_thousands_are_told_from_a_figure_of_the_label_by_the_total() -> None:
    text = (
        "Thématiques Nbre %\n\nThématique 1 : soins avant 2030 et 1 811 50%\n\n"
        "Thématique 2 : la suite 9 50%\n\nTotal 820 100%\n"
    )
    cells, _, _ = read(text)
    assert [(cell.label, cell.count) for cell in cells] == [
        ("Thématique 1 : soins avant 2030 et 1", 811),
        ("Thématique 2 : la suite", 9),
        ("Total", 820),
    ]


def test_no_table() -> None:
    cells, statements, _ = read("Une phrase.\n")
    assert (cells, statements) == ([], [])


def test_the_statement_of_the_region() -> None:
    _, statements, _ = read(INTRODUCTION_TEXT)
    assert [(s.scope, s.count, s.lines) for s in statements] == [("region", 47, (1, 2))]
    assert statements[0].place.startswith("Région Rivages en novembre et décembre 2022")


@pytest.mark.parametrize(
    ("sentence", "count", "place"),
    [
        ("Trois ateliers ont été organisés en Charente", 3, "Charente"),
        ("Un atelier a été organisé dans l'Ain.", 1, "Ain"),
        ("Deux ateliers ont été organisés dans l’Ain.", 2, "Ain"),
        ("Six ateliers ont été organisés dans la Vienne", 6, "Vienne"),
        ("Quatre ateliers ont été organisés dans le Jura", 4, "Jura"),
        ("3 ateliers ont été organisés dans les Landes", 3, "Landes"),
        ("Deux ateliers ont été organisés à La Réunion", 2, "La Réunion"),
        ("Deux ateliers ont été organisés aux Antilles", 2, "Antilles"),
        ("Deux ateliers ont été organisés au Havre", 2, "Havre"),
        ("Plusieurs ateliers ont été organisés en Creuse", None, "Creuse"),
    ],
)
def test_statement(sentence: str, count: int | None, place: str) -> None:
    (statement,) = read_statements("01", split_lines(sentence))
    assert (statement.count, statement.place) == (count, place)


@pytest.mark.parametrize(
    "sentence",
    [
        "Les ateliers ont tiré les constats suivants :",
        "Trois réunions organisées en Ain",
        "",
    ],
)
def test_no_statement(sentence: str) -> None:
    assert read_statements("01", split_lines(sentence)) == []


def test_paragraphs_end_at_a_full_stop_or_a_colon() -> None:
    lines = split_lines("a\nb.\n\nc :\nd\n\ne")
    assert [[line.text for line in part] for part in paragraphs(lines)] == [
        ["a", "b."],
        ["c :"],
        ["d", "e"],
    ]
