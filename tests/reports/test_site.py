"""The landing page: where it leads, what it says of its sources, and that it runs nothing."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from cnr import __version__
from cnr.charts import chart_names
from cnr.project import TO_NAME, TO_READ, Project
from cnr.report_data import ReportData
from cnr.site import FINGERPRINTS, data_fingerprints, landing_page
from commands.checkout import ROOT
from commands.graph import produced
from reports.page import Page


@pytest.fixture(scope="module")
def html(made: Path) -> str:
    return (made / "reports" / "index.html").read_text("utf-8")


@pytest.fixture(scope="module")
def read(html: str) -> Page:
    return Page(html)


def test_links_lead_to_what_the_build_makes(read: Page) -> None:
    links = {f"reports/{link}" for link in read.links if not link.startswith("#")}
    assert sorted(links - produced()) == []
    assert read.broken == []


def test_everything_that_the_build_makes_is_linked(read: Page) -> None:
    links = {f"reports/{link}" for link in read.links}
    made = {file for file in produced() if file.startswith("reports/")}
    assert sorted(made - links - {"reports/index.html"}) == []


def test_linked_files_are_there_or_are_pages(made: Path, read: Page) -> None:
    files = {link for link in read.links if not link.startswith("#")}
    missing = {file for file in files if not (made / "reports" / file).is_file()}
    # The files to fill in are written with their pages.
    assert {file for file in missing if not file.endswith(".html")} == {TO_READ, TO_NAME}


def test_the_page_is_french_and_loads_nothing(read: Page) -> None:
    assert read.language == "fr"
    assert [level for level, _ in read.headings].count(1) == 1
    assert read.skipped == []
    assert read.outside == []
    assert read.handlers == []
    assert read.tags.isdisjoint({"script", "iframe", "object", "embed", "link", "base"})
    assert read.misplaced == []
    assert len(read.ids) == len(set(read.ids))
    assert "sources" in read.ids
    assert all(image["alt"] for image in read.images)
    assert all("th" in {tag for tag, _ in cells} for cells in read.tables)


def test_the_sources_and_their_fingerprints_are_there(read: Page, data: ReportData) -> None:
    shown = {words for _, words in read.tables[-1]}
    for column in ("titre", "editeur", "date", "sha256"):
        assert set(data["documents"][column]) <= shown
    assert f"Version {__version__} du logiciel" in read.text


def test_the_fingerprint_is_that_of_the_data(made: Path, html: str) -> None:
    kept = (made / "reports" / FINGERPRINTS).read_text("utf-8")
    assert kept == data_fingerprints(made / "data" / "processed")
    assert f"<code>{hashlib.sha256(kept.encode()).hexdigest()[:16]}</code>" in html
    for line in kept.splitlines():
        mark, name = line.split("  ")
        path = ROOT / "data" / "processed" / name
        assert hashlib.sha256(path.read_bytes()).hexdigest() == mark


def test_the_page_says_what_was_counted(html: str) -> None:
    words = html.replace("\u202f", " ").replace("\u00a0", " ")
    for said in (
        "D’octobre à décembre 2022, 47 ateliers ont été annoncés dans les 12 départements",
        "l’une de 256 idées",
        "<strong>1 723 verbatims</strong>",
        "588 sommes recalculées, aucune en désaccord",
        "<strong>300 écarts</strong> relevés dans les sources, dont 59 certains",
        "<strong>1 842 contributions</strong> relevées dans les 46 comptes-rendus publiés pour 47 "
        "ateliers annoncés",
        "72 des 73 exemples cités au chapitre 1 y sont retrouvés",
        "<strong>11 016 lignes</strong> analysées sur 11 016 lignes non vides",
    ):
        assert said in words


def test_each_department_has_its_counts(html: str, data: ReportData) -> None:
    published = data["tableaux_publies"]
    groups = published[published["niveau"] == "groupe"]
    for code, name in data.departments.items():
        count = groups.loc[groups["perimetre"] == code, "nombre"].sum()
        held = int((data["ateliers"]["departement"] == code).sum())
        link = f'<a href="03_departement_{code}.html">{name} ({code})</a>'
        assert f"{link}<small>{count} verbatims, {held} atelier{'s' * (held > 1)}</small>" in html


def test_each_chart_is_named_by_its_finding(read: Page, data: ReportData) -> None:
    for name in chart_names(data):
        assert f"graphiques/{name}.svg" in read.links


def test_a_text_of_the_source_is_only_shown(hostile: ReportData) -> None:
    page = Page(landing_page(Project(ROOT), hostile))
    assert page.tags.isdisjoint({"script"})
    assert page.handlers == []
    assert page.outside == []
    assert page.misplaced == []
    assert any("<script>alert(1)</script>" in words for _, words in page.tables[-1])
