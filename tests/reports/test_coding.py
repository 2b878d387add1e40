"""The coding shown: every count opens on its contributions, and sparse readings are told."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pandas as pd
import pytest

from cnr import views
from cnr.report_data import ReportData
from cnr.views.ideas import BOTH, FREE, TWICE, WITHIN_COUNTS, coded_contributions, filed_under
from cnr.views.recount import recounted

CELLS = [(theme, nature) for theme in "1234" for nature in ("constat", "proposition")]
SCOPES = ("region", "16", "40", "87")


@pytest.mark.parametrize("scope", SCOPES)
def test_every_idea_counted_leads_to_its_contributions(data: ReportData, scope: str) -> None:
    page = "06_thematique_{}.html" if scope == "region" else f"03_departement_{scope}.html"
    links, anchors = [], []
    for theme, nature in CELLS:
        table = recounted(data, scope, theme, nature)
        if table is not None:
            links += [(page.format(theme), link) for link in table.links]
        for view in views.contributions_by_idea(data, theme, nature, scope):
            anchors += [f"{page.format(theme)}#{one}" for one in view.anchors if one]
    assert len(links) > 60
    assert {link for _, link in links} == set(anchors)
    assert len(anchors) == len(set(anchors))
    assert all(link.startswith(f"{page}#") for page, link in links)


@pytest.mark.parametrize("scope", SCOPES)
def test_every_count_is_that_of_the_contributions_shown_under_it(
    data: ReportData, scope: str
) -> None:
    said = coded_contributions(data)
    if scope != "region":
        said = said[said["departement"] == scope]
    rows = data["tableaux_recalcules"]
    for row in rows[rows["perimetre"] == scope].itertuples():
        shown = Counter(filed_under(said, row.idee)["codage"])
        assert shown[BOTH] + shown[FREE] == row.libre
        assert shown[BOTH] + shown[WITHIN_COUNTS] + shown[TWICE] == row.quotas


def test_each_contribution_is_shown_under_an_idea_or_among_those_without(data: ReportData) -> None:
    shown = sum(
        len(view.data) - sum(bool(anchor) for anchor in view.anchors)
        for theme, nature in CELLS
        for view in views.contributions_by_idea(data, theme, nature)
    )
    coding = data["codage"]
    differing = (
        coding["idee_quotas"].notna()
        & coding["idee_libre"].notna()
        & (coding["idee_libre"] != coding["idee_quotas"])
    )
    twice = coding["idee_quotas_2"].notna() & (coding["idee_quotas_2"] != coding["idee_libre"])
    assert shown == len(coding) + int(differing.sum()) + int(twice.sum())


def test_two_human_readers_agreement_is_told(data: ReportData) -> None:
    names = data["contributions"]["contribution"].tolist()
    ideas = ["T1-P-01-01", "T1-P-01-02", "T1-P-01-01", "T1-P-01-02"]
    others = ["T1-P-01-01", "T1-P-01-02", "T1-P-01-02", "T1-P-01-02"]
    decisions = pd.DataFrame(
        {
            "contribution": names[:4] * 2,
            "lecteur": ["Anne"] * 4 + ["Bruno"] * 4,
            "idee": ideas + others,
        }
    )
    told = views.readers_sentence(replace(data, decisions=decisions))
    assert (
        "s’accordent sur 75,0\u00a0% des contributions lues deux fois (4, κ de Cohen 0,50" in told
    )


def test_one_human_reader_agrees_with_nobody(data: ReportData) -> None:
    names = data["contributions"]["contribution"].tolist()
    decisions = pd.DataFrame(
        {"contribution": names[:2], "lecteur": "Anne", "idee": ["T1-P-01-01", "T1-P-01-02"]}
    )
    told = views.readers_sentence(replace(data, decisions=decisions))
    assert told == views.readers_sentence(data)


def test_a_probability_is_never_shown_as_certain() -> None:
    assert views.ideas.likelihood(0.9951) == ">\u00a099\u00a0%".replace(">\u00a0", "> ")
    assert views.ideas.likelihood(0.99) == "99\u00a0%"
