"""Line numbers in tables: each leads to its line on the page of the source text."""

from __future__ import annotations

import re
from pathlib import Path

import pandas as pd
import pytest

from cnr.display import table_html
from cnr.french import number
from cnr.report_data import ReportData
from cnr.views import View
from cnr.views.view import LINE_COLUMNS
from reports.page import Page
from reports.shown import all_views, department_views
from reports.source_page import anchors

#: The columns of line numbers; where one holds counts of lines, it has none of them.
LINES = set(LINE_COLUMNS)
COUNTS = ("documents", "roles-")
_LINK = re.compile(r'<a href="([^"]*)" aria-label="([^"]*)">([^<]*)</a>')


def links(cells: object, column: str = "Lignes", document: str = "essai") -> list[tuple[str, ...]]:
    """Return address, words for who does not see, and text of the links of a column."""
    view = View("essai", "Titre", pd.DataFrame({column: cells}), document=document)
    return _LINK.findall(table_html(view))


def cells(values: object) -> list[str]:
    """Return what is read in the cells of a column of lines."""
    (table,) = Page(table_html(View("essai", "Titre", pd.DataFrame({"Lignes": values})))).tables
    _, *found = [words for tag, words in table if tag == "td"]  # the first one is the title
    return found


def test_a_line_leads_to_its_anchor() -> None:
    assert links(["254"]) == [("source_essai.html#l254", "ligne 254 de la source", "254")]


def test_a_span_of_lines_leads_to_the_first() -> None:
    assert links(["254–257"]) == [
        ("source_essai.html#l254", "lignes 254 à 257 de la source", "254–257")
    ]


def test_each_line_of_a_list_has_its_link_and_their_number_has_none() -> None:
    listed = " ".join(map(str, range(101, 113))) + " … (37 lignes)"
    assert [text for *_, text in links([listed])] == [str(n) for n in range(101, 113)]
    assert cells([listed]) == [listed]


def test_lists_and_spans_go_together() -> None:
    found = links(["5 7 11–12", "3"])
    assert [address.partition("#")[2] for address, *_ in found] == ["l5", "l7", "l11", "l3"]


def test_an_empty_cell_has_no_link() -> None:
    assert links(["", None, pd.NA]) == []
    assert cells(["", None]) == ["", ""]


def test_a_number_of_a_line_is_written_without_a_space() -> None:
    assert links([12913], column="Ligne") == [
        ("source_essai.html#l12913", "ligne 12913 de la source", "12913")
    ]


def test_a_number_elsewhere_is_no_line() -> None:
    assert links(["254", "254–257"], column="Observé") == []
    assert links([254], column="Nombre") == []


@pytest.mark.parametrize("marks", ["⟦⟧", "\ue000\ue001"])
def test_a_text_with_marks_around_a_number_is_no_link(marks: str) -> None:
    marked = f"{marks[0]}254{marks[1]}"
    table = pd.DataFrame({"Constat": [marked], "Lignes": ["7"]})
    shown = table_html(View("essai", marked, table, note=marked))
    assert [text for *_, text in _LINK.findall(shown)] == ["7"]
    assert shown.count("254") == 3


def test_a_table_of_a_document_leads_to_its_page() -> None:
    assert links(["1"], document="cls2-agen")[0][0] == "source_cls2-agen.html#l1"


@pytest.fixture(scope="module")
def known(made: Path) -> dict[str, set[str]]:
    return anchors(made / "reports")


def test_every_line_of_every_table_leads_to_its_page(
    data: ReportData, known: dict[str, set[str]]
) -> None:
    shown = list(all_views(data, "16"))
    shown += [view for code in ("40", "86", "87") for view in department_views(data, code)]
    shown = [view for view in shown if not view.id.startswith(COUNTS)]
    lost, unlinked = [], []
    for view in shown:
        found = [(page, text) for page, _, text in _LINK.findall(table_html(view))]
        lost += [(view.id, page) for page, _ in found if not leads(page, known)]
        printed = [line for name in LINES & set(view.data) for line in lines_in(view.data[name])]
        if sorted(printed) != sorted(text for _, text in found):
            unlinked.append(view.id)
    assert (sorted(set(lost)), unlinked) == ([], [])


def leads(address: str, known: dict[str, set[str]]) -> bool:
    page, _, mark = address.partition("#")
    return mark in known.get(page, ())


def lines_in(column: pd.Series) -> list[str]:
    """Return the lines and spans that the cells of a column list."""
    listed = (str(cell).partition(" … ")[0] for cell in column)
    return [line for cell in listed for line in cell.split()]


@pytest.mark.parametrize("name", ["documents", "roles-synthese-na"])
def test_a_count_of_lines_is_a_number_and_no_line(data: ReportData, name: str) -> None:
    view = next(view for view in all_views(data, "16") if view.id == name)
    table = table_html(view)
    assert _LINK.findall(table) == []
    assert number(view.data["Lignes"].max()) in table
