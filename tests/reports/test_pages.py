"""The pages of the notebooks: read by all, complete, and loading nothing from elsewhere."""

from __future__ import annotations

from pathlib import Path

import pytest

from commands.checkout import ENVIRONMENTS, Command, copy_project
from commands.graph import produced
from reports.page import Page
from reports.source_page import anchors


@pytest.fixture(scope="module")
def read(page: str) -> Page:
    return Page(page)


def test_a_page_is_in_french_and_has_one_title(read: Page) -> None:
    assert read.language == "fr"
    (title,) = [words for level, words in read.headings if level == 1]
    assert read.title.startswith(f"{title} – ")
    assert read.headings[0] == (1, title)


def test_headings_skip_no_level(read: Page) -> None:
    assert len(read.headings) > 3
    assert read.skipped == []
    assert [words for _, words in read.headings if not words] == []


def test_each_picture_says_its_finding(read: Page) -> None:
    assert read.images
    for image in read.images:
        assert len(image["alt"].split()) > 5
        assert image["src"].startswith("data:image/svg+xml;base64,")
    assert "No description has been provided" not in read.text


def test_a_page_loads_nothing_and_runs_nothing(read: Page) -> None:
    assert read.outside == []
    assert read.handlers == []
    assert read.tags.isdisjoint({"script", "iframe", "object", "embed", "link", "base", "form"})


def test_links_lead_somewhere(read: Page) -> None:
    assert read.broken == []
    files = {link.partition("#")[0] for link in read.links} - {""}
    assert "index.html" in files
    assert sorted({f"reports/{file}" for file in files} - produced()) == []
    assert {link for link in read.links if link.startswith("index.html#")} == {"index.html#sources"}


def test_lines_of_the_sources_are_linked_where_they_stand(read: Page, made: Path) -> None:
    known = anchors(made / "reports")
    found = {tuple(link.split("#")) for link in read.links if link.startswith("source_")}
    assert found
    assert sorted((page, mark) for page, mark in found if mark not in known.get(page, ())) == []


def test_identifiers_are_unique_words(read: Page) -> None:
    assert sorted({one for one in read.ids if read.ids.count(one) > 1}) == []
    assert [one for one in read.ids if not one or one.split() != [one]] == []


def test_elements_are_closed_in_order(read: Page) -> None:
    assert read.misplaced == []


def test_tables_have_header_cells_and_rows(read: Page) -> None:
    assert read.tables
    for cells in read.tables:
        tags = [tag for tag, _ in cells]
        assert "th" in tags
        assert "td" in tags


def test_no_cell_shows_a_fault_or_a_missing_value(read: Page) -> None:
    for sign in ("Traceback", "Warning:", "&lt;NA&gt;", "&lt;cnr.", "Error:"):
        assert sign not in read.text
    missing = {"nan", "NaN", "None", "<NA>", "NaT", "inf"}
    cells = {words for cells in read.tables for _, words in cells}
    assert cells & missing == set()


def test_no_path_of_the_machine_is_shown(read: Page, tmp_path: Path) -> None:
    assert str(tmp_path.parents[1]) not in read.text
    assert str(Path.home()) not in read.text


@pytest.mark.parametrize("page", ["01_corpus"], indirect=True)
def test_a_page_has_the_same_bytes_elsewhere(
    page: str, tmp_path: Path, command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The kernel, where the tables are made, is a process of its own with its environment."""
    project = copy_project(tmp_path / "projet")
    for name, value in ENVIRONMENTS["there"].items():
        monkeypatch.setenv(name, value)
    run = command("notebook", "01_corpus", cwd=project)
    assert (run.code, run.out) == (0, "cnr notebook : reports/01_corpus.html.\n")
    assert (project / "reports" / "01_corpus.html").read_text("utf-8") == page
    assert [path.name for path in (project / "reports").iterdir()] == ["01_corpus.html"]
