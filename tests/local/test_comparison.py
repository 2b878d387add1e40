"""A flattened table that compares territories, whatever their names."""

from __future__ import annotations

import pytest

from cnr.lines import split_lines
from cnr.parse.claims import Register
from cnr.parse.local.comparison import compared_figures, territory_names

TABLE = """Le Pays de Gex et la Bresse, dans l’Ain, manquent de lits.

Lits pour
mille habitants

Pays de Gex Bresse Ain France

Hôpitaux
locaux

12 34 56 78

cliniques 1 2 3 4

Source Agence, 2021

Suite du texte 5 6 7 8
"""


def test_a_figure_per_row_and_territory_with_the_year_of_the_source() -> None:
    register = Register()
    lines = split_lines(TABLE)
    figures = compared_figures(lines, "doc", register)
    assert [(one.territory, one.value) for one in figures[:4]] == [
        ("Pays de Gex", 12.0),
        ("Bresse", 34.0),
        ("Ain", 56.0),
        ("France", 78.0),
    ]
    assert {one.label for one in figures} == {
        "Lits pour mille habitants – Hôpitaux locaux",
        "Lits pour mille habitants – cliniques",
    }
    assert {one.year for one in figures} == {2021}
    assert len(figures) == 8  # what stands under the source is no row
    roles = {claim.line: claim.role for claim in register.complete(lines)}
    assert [roles[line] for line in (3, 4, 6)] == ["entete_tableau"] * 3
    assert [roles[line] for line in (8, 9, 11, 13)] == ["chiffre"] * 4
    assert (roles[15], roles[1], roles[17]) == ("source", "non_reconnu", "non_reconnu")


@pytest.mark.parametrize(
    "text",
    ["", "Un texte sans tableau.", "1 2 3 4", "des mots en minuscules\n\nlits 1 2 3 4"],
)
def test_no_table_has_no_figure(text: str) -> None:
    assert compared_figures(split_lines(text), "doc", Register()) == []


def test_names_are_those_that_the_text_prints_elsewhere() -> None:
    text = "à Saint-Jean Bas, à Haut Mont et en LOT-ET-GARONNE"
    header = "Saint Jean Bas Haut Mont Lot et Garonne"
    assert territory_names(header, 3, text) == ["Saint Jean Bas", "Haut Mont", "Lot et Garonne"]
    assert territory_names("AA BB", 2, "") == ["AA", "BB"]
