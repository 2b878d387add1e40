"""Regions whose reports print less than those of the corpus: their pages are made all the same."""

from __future__ import annotations

import re

import pytest

from cnr.charts import CHARTS, make_chart
from cnr.report_data import ReportData
from cnr.textometry.settings import Settings
from cnr.workbook import write_workbook
from reports.shown import all_views, sentences
from support.report_faults import THURSDAY
from support.small_data import FEW, data_of
from support.small_region import SMALL_REGION, changed

_PARTICIPANTS = re.compile(
    r"^((?:Elus|Institutionnels|Professionnels de santé|Représentants d’associations|Usagers|"
    r"Autres|Total)\b[^\d\n]*?) ?\d+$",
    re.MULTILINE,
)
_FORMS = SMALL_REGION.index("2.1.2 Bourg")
#: What each region prints.
REGIONS = {
    "whole": SMALL_REGION,
    "blank-participants": SMALL_REGION[:_FORMS] + _PARTICIPANTS.sub(r"\1", SMALL_REGION[_FORMS:]),
    "no-participant": SMALL_REGION[:_FORMS] + _PARTICIPANTS.sub(r"\1 0", SMALL_REGION[_FORMS:]),
    "no-table-of-participants": SMALL_REGION[:_FORMS]
    + _PARTICIPANTS.sub("", SMALL_REGION[_FORMS:]),
    "undated-reports": re.sub(r"^Jour : .*$", "Jour :", SMALL_REGION, flags=re.MULTILINE),
    "undated-workshop": changed((" Nantua 1er décembre 2022", " Nantua"), (THURSDAY, "Jour :")),
}


@pytest.fixture(scope="module", params=REGIONS)
def region(request: pytest.FixtureRequest) -> ReportData:
    """The data of a region: classes are found in the first one, nothing to classify elsewhere."""
    settings = FEW if request.param == "whole" else Settings()
    return data_of(REGIONS[request.param], settings)


def test_every_table_is_made(region: ReportData) -> None:
    for view in all_views(region, "01"):
        cells = {str(cell) for column in view.data for cell in view.data[column].dropna()}
        assert cells.isdisjoint({"nan", "NaN", "inf", "<NA>"}), view.id


def test_every_sentence_is_said(region: ReportData) -> None:
    for text in sentences(region, "01"):
        assert text
        assert not re.search(r"\bnan\b|\binf\b", text, re.IGNORECASE)


@pytest.mark.parametrize("name", [*CHARTS, "contributions_thematique_2", "profil_2A"])
def test_every_chart_is_drawn(region: ReportData, name: str) -> None:
    chart = make_chart(region, name)
    assert chart.svg().startswith(b"<?xml")
    assert not re.search(r"\bnan\b", chart.title + chart.alt, re.IGNORECASE)


def test_the_workbook_is_made(region: ReportData) -> None:
    assert write_workbook(region)
