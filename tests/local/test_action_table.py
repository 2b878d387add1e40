"""The flattened table of actions: codes and titles in separate runs."""

from __future__ import annotations

from cnr.parse.local.action_table import HEADER, coded_titles, read_cells
from cnr.parse.local.text import joined
from local.small import lines_of, words

NONE = words()


def coded(text: str) -> list[tuple[str, str, str]]:
    """The rows of a table: code, title, and the sub-objective above."""
    cells, _ = read_cells(lines_of(text))
    return [
        (
            one.code.content if one.code else "",
            joined(one.title, NONE),
            joined(one.sub_objective, NONE),
        )
        for one in coded_titles(cells, NONE)
    ]


def rows(text: str) -> list[tuple[str, str]]:
    return [(code, title) for code, title, _ in coded(text)]


def table(body: str) -> str:
    return f"AXE 1\nSoigner\n\n1.1 : Un objectif\n\n{body}"


def test_codes_and_titles_are_matched_in_order() -> None:
    text = table("FA1\n \nFA2\n\nCréer un guichet\n \nOuvrir une maison\n")
    assert rows(text) == [("FA1", "Créer un guichet"), ("FA2", "Ouvrir une maison")]


def test_a_wrapped_title_is_one() -> None:
    text = table(
        "FA1\nFA2\nCréer un guichet pour les\nsoignants (internes,\nexternes)\n\n"
        "Réalisation d’un\nplan"
    )
    assert rows(text) == [
        ("FA1", "Créer un guichet pour les soignants (internes, externes)"),
        ("FA2", "Réalisation d’un plan"),
    ]


def test_a_capital_inside_a_title_begins_none() -> None:
    text = table(
        "FA1\nAdhérer au Réseau des Villes\nSanté de la côte\nTenir une fête &\nTerritoires"
    )
    assert rows(text)[0] == ("FA1", "Adhérer au Réseau des Villes Santé de la côte")
    text = table("FA1\nDévelopper la fête Santé &\nDévelopper")
    assert rows(text) == [("FA1", "Développer la fête Santé & Développer")]
    text = table("FA1\nTenir un stand à la fête de\nFaire")
    assert rows(text) == [("FA1", "Tenir un stand à la fête de Faire")]


def test_a_title_begins_after_a_gap_that_holds_a_space() -> None:
    wide = table("FA1\nFA2\nCréer un guichet\n \nAppui au bus")
    assert rows(wide) == [("FA1", "Créer un guichet"), ("FA2", "Appui au bus")]
    narrow = table("FA1\nCréer un guichet\n\nAppui au bus")
    assert rows(narrow) == [("FA1", "Créer un guichet Appui au bus")]


def test_a_title_that_another_objective_has_coded_takes_no_code() -> None:
    text = table(
        "FA1\n\nMaintenir les lits\n \n1.2 : Un autre\n\nFA2\nFA3\n"
        "Créer un guichet\nMaintenir les lits\n \nOuvrir une maison\n"
    )
    assert rows(text) == [
        ("FA1", "Maintenir les lits"),
        ("FA2", "Créer un guichet"),
        ("", "Maintenir les lits"),
        ("FA3", "Ouvrir une maison"),
    ]


def test_the_last_title_has_no_code_where_none_is_repeated() -> None:
    text = table("FA1\nCréer un guichet\n \nOuvrir une maison\n")
    assert rows(text) == [("FA1", "Créer un guichet"), ("", "Ouvrir une maison")]


def test_a_code_without_a_title() -> None:
    assert rows(table("FA1\n\nFA2\n\nCréer un guichet")) == [
        ("FA1", "Créer un guichet"),
        ("FA2", ""),
    ]
    assert rows(table("FA1\n")) == [("FA1", "")]


def test_repeated_headers_and_page_numbers_are_around_the_table() -> None:
    head = f"Axes\nstratégiques\n\n{HEADER}\n\n"
    text = f"{head}{table('FA1')}\n\n12\n\n{head}Créer un guichet pour\n\n13\n\nles soignants"
    cells, around = read_cells(lines_of(text))
    assert [line.content for line in around] == [
        *("Axes", "stratégiques", HEADER, "12", "Axes", "stratégiques", HEADER, "13")
    ]
    assert rows(text) == [("FA1", "Créer un guichet pour les soignants")]
    assert len(cells) == 1


def test_lines_above_the_first_objective_are_around_the_table() -> None:
    cells, around = read_cells(lines_of("Un mot\n1.1 : Un objectif\nFA1\nCréer"))
    assert [line.content for line in around] == ["Un mot"]
    assert cells[0].axis == []


def test_sub_objectives_are_those_above_a_title() -> None:
    text = table(
        "FA1\nFA2\nFA3\n2.1.1 Un cadre sain\nCréer un parc\n\n"
        "2.1.2 : Des habitudes\net des usages\nMarcher\n \nCourir\n\n"
        "2.2 : Suite\nFA4\nTenir un stand"
    )
    assert coded(text) == [
        ("FA1", "Créer un parc", "2.1.1 Un cadre sain"),
        ("FA2", "Marcher", "2.1.2 : Des habitudes et des usages"),
        ("FA3", "Courir", "2.1.2 : Des habitudes et des usages"),
        ("FA4", "Tenir un stand", ""),
    ]


def test_an_axis_and_an_objective_are_wrapped() -> None:
    cells, _ = read_cells(lines_of("AXE 2\nPrévenir\net agir\n2.1 : Tenir\nun stand\nFA1\nCréer"))
    assert joined(cells[0].axis, NONE) == "AXE 2 Prévenir et agir"
    assert joined(cells[0].objective, NONE) == "2.1 : Tenir un stand"
    assert [line.content for line in cells[0].codes] == ["FA1"]


def test_every_line_of_a_table_is_somewhere_once() -> None:
    text = f"{HEADER}\n{table('FA1')}\n2.1.1 Sous\nCréer\n7\n2.2 : Autre\nFA 2\nOuvrir\nune maison"
    lines = lines_of(text)
    cells, around = read_cells(lines)
    taken = [line.number for line in around]
    taken += [line.number for line in cells[0].axis]
    for cell in cells:
        taken += [line.number for line in (*cell.objective, *cell.codes)]
        taken += [line.number for _, title in cell.titles for line in title]
        taken += sorted({line.number for sub, _ in cell.titles for line in sub})
    assert sorted(taken) == [line.number for line in lines if not line.is_blank]
