"""Tables and charts as HTML: numbers as a French reader writes them, and texts that do nothing."""

from __future__ import annotations

import re
from collections.abc import Callable
from xml.etree import ElementTree

import nbformat
import pandas as pd
import pytest
from IPython.display import HTML

from cnr.charts import chart_names, make_chart
from cnr.display import chart_html, heading, say, show_chart, show_folded, show_view, table_html
from cnr.notebooks import to_html
from cnr.project import Project
from cnr.report_data import ReportData
from cnr.views import View
from commands.checkout import ROOT
from reports.conftest import HOSTILE
from reports.page import Page
from reports.shown import all_views, sentences

CODE = "40"
#: Charts that draw texts of the source.
DRAWN = (
    *("corpus_lignes", "carte_verbatims", "thematique_1", "profil_40"),
    *("calendrier_ateliers", "contributions_comptees", "contributions_thematique_1"),
    *("classes_dendrogramme", "classes_double", "afc_mots_classes", "afc_idees_departements"),
    "graphe_similitude",
)


@pytest.fixture
def view() -> View:
    table = pd.DataFrame(
        {
            "Libellé": ["Groupe", "Idée", "Autre"],
            "Nombre": pd.array([1811, None, 0], dtype="Int64"),
            "Part": [0.5, float("nan"), 12.0],
        }
    )
    return View("essai", "Un titre", table, note="Une note", levels=(0, 1, 1), wide=("Libellé",))


def test_numbers_are_written_as_in_french(view: View) -> None:
    (cells,) = Page(table_html(view)).tables
    shown = [words for tag, words in cells if tag == "td"]
    assert shown[1:10] == ["Groupe", "1 811", "0,5", "Idée", "", "", "Autre", "0", "12"]
    assert "1\u202f811" in table_html(view)


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (0.1, "0,1"),
        (0.09, "0,090"),
        (-0.05, "−0,050"),
        (0.0, "0"),
        (2.0, "2"),
        (1234.56, "1 234,6"),
    ],
)
def test_decimals(value: float, shown: str) -> None:
    page = Page(table_html(View("essai", "Titre", pd.DataFrame({"Valeur": [value]}))))
    assert page.tables[0][-1] == ("td", shown)


def test_a_table_says_what_it_is(view: View) -> None:
    html = show_view(view).data
    assert 'aria-label="Un titre"' in html
    assert "Une note" in html
    assert 'id="t-essai"' in html
    assert html == show_view(view).data


def test_a_folded_table_stands_behind_its_title(view: View) -> None:
    html = show_folded(view).data
    assert html.startswith("<details><summary>Un titre</summary>")  # closed
    assert html.endswith("</details>")
    assert 'aria-label="Un titre"' in html
    assert Page(html).tables == Page(show_view(view).data).tables
    assert Page(html).misplaced == []


def test_the_title_of_a_folded_table_is_only_shown() -> None:
    view = View("essai", f'"{HOSTILE}', pd.DataFrame({"Libellé": ["Groupe"]}))
    html = show_folded(view).data
    assert_harmless(html)
    assert "<summary>&quot;=1+1&lt;script&gt;" in html


def test_a_table_that_is_not_printed_is_said_so() -> None:
    assert show_view(None).data == "<p>La source n’imprime pas ce tableau.</p>"
    assert show_view(None, absent="a < b").data == "<p>a &lt; b</p>"


def test_a_table_without_rows_has_its_header() -> None:
    page = Page(table_html(View("vide", "Rien", pd.DataFrame({"Colonne": []}))))
    assert ("th", "Colonne") in page.tables[0]


def test_each_figure_has_its_picture_its_data_and_its_files(data: ReportData) -> None:
    page = Page(show_chart(data, "cadrage_et_tableaux").data)
    chart = make_chart(data, "cadrage_et_tableaux")
    assert [image["alt"] for image in page.images] == [chart.alt]
    assert page.links == [
        f"graphiques/cadrage_et_tableaux.{form}" for form in ("svg", "png", "csv")
    ]
    assert len(page.tables) == 1
    assert page.outside == []


def assert_harmless(html: str) -> None:
    """Hold a piece of HTML against what a hostile text would make of it."""
    page = Page(html)
    assert page.tags.isdisjoint({"script", "iframe", "object", "embed"})
    assert page.handlers == []
    assert page.outside == []
    assert page.misplaced == []


def test_a_text_of_the_source_is_only_shown(hostile: ReportData) -> None:
    shown = list(all_views(hostile, CODE))
    assert len(shown) > 60
    for view in shown:
        html = show_view(view).data
        assert_harmless(html)
        assert "<script" not in html
    lines = next(view for view in shown if view.id == "lignes-certain")
    words = [words for _, words in Page(show_view(lines).data).tables[0]]
    assert sum(one.startswith(HOSTILE) for one in words) == len(lines.data)


@pytest.mark.parametrize("name", DRAWN)
def test_a_chart_of_a_hostile_text_only_shows_it(hostile: ReportData, name: str) -> None:
    chart = make_chart(hostile, name)
    assert_harmless(chart_html(chart))
    tags = {
        element.tag.rpartition("}")[2] for element in ElementTree.fromstring(chart.svg()).iter()
    }
    assert "path" in tags
    assert "script" not in tags


@pytest.mark.parametrize("show", [say, heading])
@pytest.mark.parametrize("rank", range(20))
def test_a_sentence_of_the_source_is_only_shown(
    hostile: ReportData, rank: int, show: Callable[[str], HTML]
) -> None:
    cell = nbformat.v4.new_code_cell("say(...)")
    text = show(sentences(hostile, CODE)[rank]).data
    cell.outputs = [nbformat.v4.new_output("execute_result", {"text/html": text})]
    node = nbformat.v4.new_notebook(cells=[nbformat.v4.new_markdown_cell("# Titre"), cell])
    assert_harmless(to_html(node, Project(ROOT).templates, "essai"))


def test_a_sentence_keeps_the_marks_of_the_source(data: ReportData) -> None:
    """An asterisk or an underscore in a label is no emphasis."""
    assert len(sentences(data, CODE)) == 20  # as many as are turned against their readers above
    for text in sentences(data, CODE):
        assert re.findall(r"[*_<>]", text.lstrip("# ")) == []


def test_the_charts_named_here_exist(data: ReportData) -> None:
    assert set(DRAWN) <= set(chart_names(data))
