from __future__ import annotations

import pytest

from cnr.lines import split_lines
from cnr.parse.attendance import CATEGORIES, read_attendance
from cnr.parse.claims import Register
from cnr.parse.records import Attendance, Claim


def read(text: str) -> list[Attendance]:
    return read_attendance(split_lines(text), "01-valbrune", Register())


def left_over(text: str) -> list[int]:
    lines, register = split_lines(text), Register()
    read_attendance(lines, "01-valbrune", register)
    return [claim.line for claim in register.complete(lines) if claim.role == "non_reconnu"]


def test_every_category_of_the_form() -> None:
    text = "\n\n".join(f"{label} : {rank}" for rank, label in enumerate(CATEGORIES.values()))
    assert [(row.category, row.count) for row in read(text)] == [
        (category, rank) for rank, category in enumerate(CATEGORIES)
    ]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Elus  11 ", 11),
        (" Elus : 11", 11),
        ("Elus: 11", 11),
        ("Elus :11", 11),
        ("Elus 0", 0),  # none came: not the same as nothing printed
        ("Elus : 1 024", 1024),
        ("Elus 1\u202f024", 1024),
    ],
)
def test_a_number(text: str, count: int) -> None:
    (row,) = read(text)
    assert (row.category, row.count) == ("elus", count)


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("Elus", ""),
        ("Elus : ", ""),
        ("Elus NC", "NC"),
        ("Elus : NC ", "NC"),
        ("Elus -", "-"),
        ("Elus : ?", "?"),
        ('Elus : "', '"'),
        ("Elus …", "…"),
    ],
)
def test_what_is_no_number_is_kept_as_printed(text: str, printed: str) -> None:
    assert read(text) == [Attendance("elus", printed, None, (1,))]


@pytest.mark.parametrize(
    ("label", "category"),
    [
        ("Élus", "elus"),
        ("Institutionnel", "institutionnels"),
        ("Professionels de santé/médico social", "professionnels"),
        ("Représentants d'associations", "associations"),
        ("Representant d’association", "associations"),
        ("Usagers du systeme de sante", "usagers"),
        ("TOTAL", "total"),
    ],
)
def test_a_misprinted_category(label: str, category: str) -> None:
    assert [(row.category, row.count) for row in read(f"{label} : 7\n")] == [(category, 7)]


@pytest.mark.parametrize(
    "text",
    [
        "12",
        "NC",
        "Usagers 6",  # too far from the category of the form
        "Total : 12 personnes",
        "Elus : environ 10",
        "Elus (2) 3",
        "Autres 3 (dont 2 journalistes)",
        "Les élus du bourg étaient 7",
        "Participants Nombre",
    ],
)
def test_a_line_that_is_no_row_is_left_over(text: str) -> None:
    assert read(text) == []
    assert left_over(f"Elus 1\n\n{text}\n\nTotal 1\n") == [3]


def test_a_number_alone_is_nobody_s() -> None:
    text = "Elus :\n\n12\n"
    assert read(text) == [Attendance("elus", "", None, (1,))]
    assert left_over(text) == [3]


def test_rows_keep_their_order_and_lines() -> None:
    rows = read("\nTotal 3\n\n Elus 1\nAutres\n")
    assert [(row.category, row.lines) for row in rows] == [
        ("total", (2,)),
        ("elus", (4,)),
        ("autres", (5,)),
    ]


def test_a_category_printed_twice_is_two_rows() -> None:
    assert [row.count for row in read("Elus 3\n\nElus 4\n")] == [3, 4]


def test_a_row_is_claimed_by_its_workshop_and_category() -> None:
    lines, register = split_lines("Elus 3\n"), Register()
    read_attendance(lines, "01-valbrune", register)
    assert register.complete(lines) == (Claim(1, "participants", "01-valbrune/elus"),)
