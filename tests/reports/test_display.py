"""Tables and charts as HTML: numbers as a French reader writes them, and texts that do nothing."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from xml.etree import ElementTree

import nbformat
import pandas as pd
import pytest
from IPython.display import HTML

from cnr import views
from cnr.charts import chart_names, make_chart
from cnr.display import chart_html, heading, say, show_chart, show_view, table_html
from cnr.notebooks import to_html
from cnr.project import Project
from cnr.report_data import ReportData
from cnr.views import View
from commands.checkout import ROOT
from reports.page import Page

CODE = "40"


def all_views(data: ReportData) -> Iterator[View | None]:
    """Yield every kind of table that the notebooks show."""
    yield views.documents(data)
    yield from (views.roles(data, name) for name in data["documents"]["document"])
    yield views.workshops_by_department(data)
    yield views.contributions_by_theme(data)
    for theme in data.themes:
        yield from views.all_tables(data, "region", theme)
        yield from views.all_tables(data, CODE, theme)
        yield views.subjects(data, theme, "sujet_probleme")
    yield views.profile(data, CODE, "groupe")
    yield views.workshops(data, CODE)
    yield views.department_findings(data, CODE)
    for gravity in ("certain", "probable", "mineur"):
        yield views.findings(data, gravity)
        yield views.finding_lines(data, gravity)
    yield views.silent_checks(data)


def sentences(data: ReportData) -> list[str]:
    """Return every kind of sentence that the notebooks show."""
    return [
        views.theme_heading(data, "1"),
        views.department_heading(data, CODE),
        views.department_sentence(data, CODE),
        views.distinctive_sentence(data, CODE),
        views.gravity_heading(data, "certain"),
    ]


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
    shown = [view for view in all_views(hostile) if view is not None]
    assert len(shown) > 30
    for view in shown:
        html = show_view(view).data
        assert_harmless(html)
        assert "<script" not in html
    labels = {words for _, words in Page(show_view(shown[-3]).data).tables[0]}
    assert any("<script>alert(1)</script>" in words for words in labels)


@pytest.mark.parametrize("name", ["corpus_lignes", "carte_verbatims", "thematique_1", "profil_40"])
def test_a_chart_of_a_hostile_text_only_shows_it(hostile: ReportData, name: str) -> None:
    chart = make_chart(hostile, name)
    assert_harmless(chart_html(chart))
    tags = {
        element.tag.rpartition("}")[2] for element in ElementTree.fromstring(chart.svg()).iter()
    }
    assert "path" in tags
    assert "script" not in tags


@pytest.mark.parametrize("show", [say, heading])
@pytest.mark.parametrize("rank", range(5))
def test_a_sentence_of_the_source_is_only_shown(
    hostile: ReportData, rank: int, show: Callable[[str], HTML]
) -> None:
    cell = nbformat.v4.new_code_cell("say(...)")
    text = show(sentences(hostile)[rank]).data
    cell.outputs = [nbformat.v4.new_output("execute_result", {"text/html": text})]
    node = nbformat.v4.new_notebook(cells=[nbformat.v4.new_markdown_cell("# Titre"), cell])
    assert_harmless(to_html(node, Project(ROOT).templates, "essai"))


def test_a_sentence_keeps_the_marks_of_the_source(data: ReportData) -> None:
    """An asterisk or an underscore in a label is no emphasis."""
    for text in sentences(data):
        assert re.findall(r"[*_<>]", text.lstrip("# ")) == []


def test_the_charts_named_here_exist(data: ReportData) -> None:
    assert {"corpus_lignes", "carte_verbatims", "thematique_1", "profil_40"} <= set(
        chart_names(data)
    )
