"""What local plans have near the ideas: tables, crossing, sentences, and the words they use."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import nbformat
import pytest

from cnr import views
from cnr.charts import make_chart
from cnr.crossings import show_crossing
from cnr.display import lead_to
from cnr.matching.takeup import BY_READING, BY_SCORE, NEAR, SET_ASIDE
from cnr.project import source_page
from cnr.report_data import ReportData
from cnr.sources import SYNTHESIS
from cnr.views.follow_up import local_department, proposals, statuses
from cnr.views.pairs import idea_pairs, plan_pairs
from cnr.views.view import Crossing, CrossingItem
from commands.checkout import ROOT
from reports.shown import plan_views

NBSP = "\u00a0"


def spaced(text: str) -> str:
    """Return a sentence with plain spaces."""
    return text.replace(NBSP, " ").replace("\u202f", " ")


def test_pairs_are_those_of_the_score_and_those_of_readers_alone(data: ReportData) -> None:
    pairs = idea_pairs(data)
    counts = pairs["statut"].value_counts().to_dict()
    kept = len(data["rapprochements"])
    assert counts[BY_SCORE] + counts[SET_ASIDE] == kept == 106
    assert counts == {BY_READING: 241, BY_SCORE: 97, SET_ASIDE: 9}
    assert pairs.loc[pairs["statut"] == SET_ASIDE, "lecture"].unique().tolist() == ["non"]
    assert not pairs.duplicated(["action", "idee"]).any()
    assert plan_pairs(data)["statut"].value_counts().to_dict() == {
        BY_READING: 44,
        BY_SCORE: 22,
        SET_ASIDE: 4,
    }


def test_every_proposal_is_near_an_action_or_told_as_near_none(data: ReportData) -> None:
    crossing, rest = views.takeup_matrix(data), views.untaken(data)
    assert (len(crossing.rows), len(rest.data)) == (97, 81)
    assert len(proposals(data)) == 97 + 81 == 178
    shown = {label.rpartition("(")[2].rstrip(")") for label, *_ in crossing.rows}
    assert shown == set(idea_pairs(data).query("statut != @SET_ASIDE")["idee"])


def test_a_cell_has_each_near_action_with_its_lines(data: ReportData) -> None:
    crossing = views.takeup_matrix(data)
    assert crossing.columns == ("Agen 2022", "CLS 2", "CLS 3", "National")
    assert crossing.heads == ("Région", "Lot-et-Garonne")
    items = [item for *_, cells in crossing.rows for items in cells for item in items]
    pairs = idea_pairs(data)
    assert len(items) == pairs["statut"].isin(NEAR).sum() == 338
    audit = data["audit_lignes"].set_index(["document", "ligne"])["role"]
    for item in items:
        first = int(item.lines.partition("–")[0])
        assert audit[item.document, first] == "action"


def test_a_known_cell(data: ReportData) -> None:
    (row,) = [row for row in views.takeup_matrix(data).rows if "(T4-P-03-03)" in row[0]]
    _, lines, counts, (agen, second, third, national) = row
    assert (lines, counts) == ("1283", ("6", "2"))
    assert (agen, second, national) == ((), (), ())
    (item,) = third
    assert (
        item.text == "FA28\u00a0: Développer les actions «\u00a0aller-vers\u00a0» dédiées à l’ETP"
    )
    assert (item.lines, item.document, item.how) == ("2755–2756", "cls3-agen", "score 1,00")


def test_sentences_say_how_many(data: ReportData) -> None:
    assert spaced(views.takeup_sentence(data)) == (
        "Sur 178 propositions de la région, 97 sont proches d’au moins une action de ces plans "
        "(53 d’après le score, 44 que seule la lecture trouve) ; 81 ne sont proches d’aucune."
    )
    assert spaced(views.takeup_sentence(data, "47")).startswith(
        "Sur 69 propositions comptées en Lot-et-Garonne, 48 sont proches"
    )
    assert spaced(views.measure_sentence(data)) == (
        "Sur des actions gardées pour la mesure, 93 % des paires que le score retient sont "
        "proches à la lecture (de 83 % à 97 %, intervalle à 95 %) ; le score retrouve 33 % des "
        "paires proches, et 68 % de celles qui le sont nettement."
    )
    assert "15 des 24 de « Agen 2022 », 13 des 13 de « CLS 2 »" in spaced(views.kept_sentence(data))


def test_the_chart_counts_the_ideas_of_the_sentences(data: ReportData) -> None:
    table = make_chart(data, "suivi_plans").data.set_index(["perimetre", "plan"])
    whole = table.loc[("Région", "Au moins un plan")].tolist()
    assert whole == [178, 53, 44]
    assert table.loc[("Lot-et-Garonne", "Au moins un plan")].tolist() == [69, 27, 21]
    for place, scope in (("Région", "region"), ("Lot-et-Garonne", "47")):
        near = statuses(data, scope)["cls3-agen"].isin(NEAR).sum()
        assert table.loc[(place, "CLS 3"), ["score", "lecture_seule"]].sum() == near


def test_what_the_contract_adds_has_no_plain_idea(data: ReportData) -> None:
    view = views.added(data)
    assert view is not None
    assert view.data["Code"].tolist() == ["FA1", "FA7", "FA10", "FA13", "FA31", "FA34"]


def test_what_is_kept_of_a_plan(data: ReportData) -> None:
    table = views.kept(data, "agen-contribution").data.set_index("Action")
    assert len(table) == 24
    row = table.loc["Création des Journées professionnelles en santé"]
    assert row["Proche selon le score"] == "FA29 Développer l’évènement Santé & Territoires"
    assert row["Proche à la lecture seule"] == "FA30 Créer des «\u00a0Cafés Santé\u00a0»"
    nothing = table.loc["Accompagner le développement de la CPTS"]
    assert (nothing["Proche selon le score"], nothing["Proche à la lecture seule"]) == ("", "")


def test_the_territories_stand_side_by_side(data: ReportData) -> None:
    table = views.territories(data).data.set_index("Chiffre clé")
    assert table.shape == (8, 6)
    assert table.loc["Habitants", "Grand Besançon Métropole"] == "196\u202f000"
    assert table.loc["Période du contrat", "Haute-Corrèze Communauté"] == "2018–2022"


def test_only_the_department_of_the_plans_leads_to_them(data: ReportData) -> None:
    assert local_department(data) == "47"
    words, address = views.local_plans_link(data, "47")
    assert address == "09_suivi_local.html"
    assert spaced(words).startswith("Ce que la politique locale a de proche : 3 documents")
    assert views.local_plans_link(data, "16") == ("", "")
    assert lead_to("", "").data == ""
    assert lead_to("a < b", 'x"y').data == '<p><a href="x&quot;y">a &lt; b</a></p>'


class Cells(HTMLParser):
    """Reads the tags of a crossing, and the addresses that its links lead to."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.links += [value or "" for name, value in attrs if name == "href"]


def test_a_crossing_opens_on_both_texts_and_runs_nothing() -> None:
    hostile = "<script>alert(1)</script>"
    item = CrossingItem(hostile, hostile, "4–6", "plan")
    crossing = Crossing(
        "essai", hostile, "Idée", ("Région",), ("A", "B"), ((hostile, "12", ("3",), ((item,), ())),)
    )
    cells = Cells()
    html = show_crossing(crossing).data
    cells.feed(html)
    assert "script" not in cells.tags
    assert cells.links == [f"{source_page(SYNTHESIS)}#l12", f"{source_page('plan')}#l4"]
    assert (cells.tags.count("details"), cells.tags.count("td")) == (1, 3)
    assert [cells.tags.count(tag) for tag in ("caption", "th", "tr")] == [1, 5, 2]
    assert f"<summary>1{NBSP}action</summary>" in html


def prose(data: ReportData) -> list[str]:
    """Return the sentences that this project writes on the page of local follow-up."""
    notebook = nbformat.read(ROOT / "notebooks" / "09_suivi_local.ipynb", as_version=4)
    texts = [cell.source for cell in notebook.cells if cell.cell_type == "markdown"]
    for view in plan_views(data):
        texts += [view.title, view.note, *view.data.columns]
    crossing = views.takeup_matrix(data)
    chart = make_chart(data, "suivi_plans")
    texts += [crossing.title, crossing.note, chart.title, chart.alt, chart.note]
    texts += [views.takeup_sentence(data), views.measure_sentence(data), views.kept_sentence(data)]
    return [one for text in texts for one in re.split(r"(?<=[.!?;]) ", text)]


def test_no_sentence_says_that_an_action_answers(data: ReportData) -> None:
    told = prose(data)
    answers = [one for one in told if re.search(r"\brépond", one)]
    assert answers
    assert [one for one in answers if not re.search(r"\b(?:ne|n’est pas|jamais|rien)\b", one)] == []
    assert sum("proche" in one for one in told) > 20


@pytest.mark.parametrize("status", [BY_SCORE, SET_ASIDE, BY_READING])
def test_a_list_of_pairs_shows_at_most_what_it_says(data: ReportData, status: str) -> None:
    view = views.pair_table(data, status, 5)
    assert len(view.data) == 5
    assert "5" in view.title or status == SET_ASIDE
    if status != BY_READING:
        scores = [float(one.replace(",", ".")) for one in view.data["Score"]]
        assert scores == sorted(scores, reverse=True)
