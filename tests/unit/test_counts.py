"""Counts joined to the codebook of the region."""

from __future__ import annotations

import pytest

from cnr.lines import Line, split_lines
from cnr.parse.claims import Register
from cnr.parse.counts import (
    Codebook,
    closest,
    codebook_price,
    read_departmental_table,
    read_regional_table,
    read_subject_table,
    support_price,
)
from cnr.parse.records import CountRow, Idea, Quotation
from cnr.parse.zones import Zone

REGION = """\
Former les soignants 6

 Ouvrir des stages 4

Ex : « Ouvrir un stage par canton »

 Tutorer les internes 2

Soigner autrement 1

 Ouvrir des stages 1
"""


def zone(text: str, nature: str = "constat") -> Zone:
    return Zone("3", nature, (), (), (), tuple(split_lines(text)))


def codebook() -> Codebook:
    return read_regional_table(zone(REGION), lambda *_: 0.0, Register())[0]


def read(text: str) -> list[CountRow]:
    return read_departmental_table("2A", zone(text), codebook(), Register())


def roles(register: Register, lines: tuple[Line, ...]) -> list[tuple[int, str, str]]:
    return [(claim.line, claim.role, claim.element) for claim in register.complete(lines)]


def test_the_regional_table_makes_the_codebook() -> None:
    register = Register()
    table = zone(REGION)
    book, rows, quotations = read_regional_table(table, lambda *_: 0.0, register)
    assert book.groups == ("Former les soignants", "Soigner autrement")
    first = "Former les soignants"
    assert book.ideas == (
        Idea("3", "constat", 1, first, 1, "Ouvrir des stages", 4),
        Idea("3", "constat", 1, first, 2, "Tutorer les internes", 2),
        Idea("3", "constat", 2, "Soigner autrement", 1, "Ouvrir des stages", 1),
    )
    assert [row.element for row in rows] == [
        "region/T3-C-01",
        "region/T3-C-01-01",
        "region/T3-C-01-02",
        "region/T3-C-02",
        "region/T3-C-02-01",
    ]
    assert quotations == [Quotation("T3-C-01-01", "Ouvrir un stage par canton", (5,))]
    assert roles(register, table.lines) == [
        (1, "groupe", "region/T3-C-01"),
        (3, "idee", "region/T3-C-01-01"),
        (5, "exemple", "region/T3-C-01-01"),
        (7, "idee", "region/T3-C-01-02"),
        (9, "groupe", "region/T3-C-02"),
        (11, "idee", "region/T3-C-02-01"),
    ]


def test_an_idea_is_looked_for_in_its_group_first() -> None:
    rows = read("Soigner autrement 1\n\n Ouvrir des stages 1\n")
    assert [(row.group, row.idea) for row in rows] == [
        ("Soigner autrement", ""),
        ("Soigner autrement", "T3-C-02-01"),
    ]


def test_an_idea_of_another_group_keeps_the_group_where_it_is_printed() -> None:
    rows = read("Soigner autrement 2\n\n Tutorer les internes 2\n")
    assert (rows[1].group, rows[1].idea) == ("Soigner autrement", "T3-C-01-02")


def test_a_variant_is_joined_and_keeps_its_wording() -> None:
    rows = read("Les soignants : former 2\n\n Tutorer les  interne 2\n")
    assert [(row.label, row.group, row.element) for row in rows] == [
        ("Les soignants : former", "Former les soignants", "2A/T3-C-01"),
        ("Tutorer les interne", "Former les soignants", "2A/T3-C-01-02"),
    ]


def test_unknown_labels_keep_their_own_and_their_line() -> None:
    rows = read("Former les soignants 3\n\n Vacciner 3\n\nDépister 1\n\n Vacciner 1\n")
    assert [(row.label, row.group, row.idea, row.element) for row in rows] == [
        ("Former les soignants", "Former les soignants", "", "2A/T3-C-01"),
        ("Vacciner", "Former les soignants", "", "2A/T3-C-00-l3"),
        ("Dépister", "Dépister", "", "2A/T3-C-00-l5"),
        ("Vacciner", "Dépister", "", "2A/T3-C-00-l7"),
    ]


def test_a_row_printed_twice_is_told_apart_by_its_line() -> None:
    rows = read("Former les soignants 4\n\n Tutorer les internes 2\n\n Tutorer les internes 2\n")
    assert [(row.element, row.idea) for row in rows[1:]] == [
        ("2A/T3-C-01-02", "T3-C-01-02"),
        ("2A/T3-C-01-02-l5", "T3-C-01-02"),
    ]


def test_an_unread_line_is_claimed_by_nobody() -> None:
    register = Register()
    table = zone("Rien à signaler\n")
    assert read_departmental_table("2A", table, codebook(), register) == []
    assert roles(register, table.lines) == [(1, "non_reconnu", "")]


def test_subjects() -> None:
    register = Register()
    table = zone("Formation 5\n\nTarif secteur 1  27\n", "sujet_solution")
    rows = read_subject_table(table, register)
    assert [(row.label, row.count, row.group, row.idea) for row in rows] == [
        ("Formation", 5, "", ""),
        ("Tarif secteur 1", 27, "", ""),
    ]
    assert roles(register, table.lines) == [
        (1, "sujet", "region/T3-SS-01"),
        (3, "sujet", "region/T3-SS-02"),
    ]


@pytest.mark.parametrize(
    ("label", "index"),
    [
        ("Former les soignants", 0),
        ("former les soi gnants", 0),
        ("Les soignants, former", 0),
        ("Former les enseignants", 1),
        ("Former", None),
        ("Soigner les formateurs", None),
    ],
)
def test_closest(label: str, index: int | None) -> None:
    assert closest(label, ("Former les soignants", "Former les enseignants")) == index


def test_price_of_a_departmental_label() -> None:
    price = codebook_price(codebook())
    exact = price("groupe", "", "Former les soignants")
    variant = price("groupe", "", "Former les soignant")
    unknown = price("groupe", "", "Dépister")
    idea_as_group = price("groupe", "", "Tutorer les internes")
    assert exact == 0.0 < variant < min(unknown, idea_as_group)
    home = price("idee", "Former les soignants", "Tutorer les internes")
    away = price("idee", "Soigner autrement", "Tutorer les internes")
    group_as_idea = price("idee", "Former les soignants", "Soigner autrement")
    assert home == 0.0 < away < group_as_idea


def test_price_of_a_regional_label() -> None:
    price = support_price([zone("Former les soi-\ngnants 2\n\n Tutorer 2\n")])
    assert price("groupe", "", "Former les soi- gnants") == 0.0
    assert price("groupe", "", "Former les soi-") > 0.0
    assert price("idee", "Former", "Tutorer") == 0.0
