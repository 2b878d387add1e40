"""Names that people give to classes: shown in the place of words, and they do nothing."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cnr import views
from cnr.charts import make_chart
from cnr.display import chart_html, table_html
from cnr.report_data import ReportData
from cnr.schema.textometry import REINERT
from cnr.storage import Contract
from cnr.views.textometry import part_name
from reports.conftest import HOSTILE
from reports.page import Page
from reports.shown import class_views


@pytest.fixture(scope="module")
def named(data: ReportData) -> ReportData:
    """The data, with a name given to each class that would run in a page."""
    rows = data["portraits_classes"]
    names = [f"{HOSTILE} {row.classe}" for row in rows.itertuples()]
    tables = data.contract.tables | {"portraits_classes": rows.assign(nom=names)}
    return replace(data, contract=Contract(data.contract.folder, tables))


def test_a_name_is_shown_in_the_place_of_words(named: ReportData) -> None:
    assert views.portraits(named, REINERT)["appel"].iloc[2] == f"{HOSTILE} 3"
    assert views.class_table(named, REINERT).data["Classe"].iloc[2] == f"3. {HOSTILE} 3"
    assert f"Classe 3 : {HOSTILE} 3" in views.class_heading(named, REINERT, 3).replace(
        "\u00a0", " "
    )
    assert HOSTILE in views.class_contributions(named, REINERT, 3).title
    assert f"Classe 3 ({HOSTILE} 3)" in part_name(named, "classe", "3")


def test_a_name_does_nothing_in_a_table(named: ReportData) -> None:
    for view in class_views(named):
        page = Page(table_html(view))
        assert page.tags.isdisjoint({"script", "img"}), view.id
        assert page.handlers == []


@pytest.mark.parametrize("name", ["classes_dendrogramme", "classes_double", "afc_mots_classes"])
def test_a_name_does_nothing_in_a_chart(named: ReportData, name: str) -> None:
    chart = make_chart(named, name)
    assert HOSTILE in chart.alt.replace("\u00a0", " ")
    page = Page(chart_html(chart))
    assert "script" not in page.tags
    assert [image["alt"] for image in page.images] == [chart.alt]
    assert page.handlers == []
