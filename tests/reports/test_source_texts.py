"""The pages of the source texts: each line once, with its number, its role and its anchor."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest

from cnr.french import number
from cnr.labels import squash
from cnr.lines import Line
from cnr.project import Project, source_page
from cnr.report_data import ReportData
from cnr.roles import ROLES
from cnr.site import site_environment
from cnr.source_texts import source_text_page
from cnr.storage import Contract
from commands.checkout import ROOT, Command, copy_project
from reports.conftest import HOSTILE
from reports.page import Page
from reports.source_page import ShownLine, shown_lines
from support.persons import document_lines, read_persons

DOCUMENTS = ("synthese-na", "agen-contribution", "cls2-agen", "cls3-agen", "focus-cls")
#: What stands for a person.
MASK = re.compile("|".join(re.escape(f"[{role}]") for role in (*ROLES, "personne")))


@pytest.fixture(scope="module", params=DOCUMENTS)
def document(request: pytest.FixtureRequest) -> str:
    return request.param


@pytest.fixture(scope="module")
def page(made: Path, document: str) -> str:
    return (made / "reports" / source_page(document)).read_text("utf-8")


@pytest.fixture(scope="module")
def read(page: str) -> Page:
    return Page(page)


@pytest.fixture(scope="module")
def shown(page: str) -> list[ShownLine]:
    return shown_lines(page)


@pytest.fixture(scope="module")
def printed(document: str) -> list[Line]:
    """The lines of the source that have a text."""
    return [line for line in document_lines()[document] if not line.is_blank]


def test_there_is_a_page_for_each_document(data: ReportData, made: Path) -> None:
    assert tuple(data["documents"]["document"]) == DOCUMENTS
    files = {path.name for path in (made / "reports").glob("source_*")}
    assert files == {source_page(name) for name in DOCUMENTS}


def test_each_line_is_there_once_with_its_number(
    shown: list[ShownLine], printed: list[Line], read: Page
) -> None:
    assert [line.number for line in shown] == [line.number for line in printed]
    anchors = [one for one in read.ids if re.fullmatch(r"l\d+", one)]
    assert anchors == [f"l{line.number}" for line in printed]


def test_a_line_says_what_its_source_says_but_for_names(
    shown: list[ShownLine], printed: list[Line], document: str
) -> None:
    changed = [
        line.number
        for line, source in zip(shown, printed, strict=True)
        if line.text != source.content
    ]
    if document == "synthese-na":
        persons = read_persons()
        named = [line.number for line in printed if persons.named_in(line.content)]
        assert changed == named
        assert len(changed) == 49
    before = ""
    for line, source in zip(shown, printed, strict=True):
        around = ".+".join(map(re.escape, MASK.split(line.text)))
        wrapped = ".*" if before.endswith("[personne]") else ""  # the rest of a name
        assert re.fullmatch(wrapped + around, source.content)
        before = line.text


def test_a_page_shows_the_lines_of_the_data(
    shown: list[ShownLine], document: str, data: ReportData
) -> None:
    rows = data["audit_lignes"]
    rows = rows[rows["document"] == document]
    assert [line.text for line in shown] == rows["texte"].tolist()
    roles = [f"{row.role} {row.element}".strip() for row in rows.fillna("").itertuples()]
    said = [new if new != old else "" for old, new in pairwise(["", *roles])]
    assert [line.role for line in shown] == said


def test_blank_lines_leave_a_gap(shown: list[ShownLine]) -> None:
    numbers = [0, *(line.number for line in shown)]
    gaps = [new > old + 1 for old, new in pairwise(numbers)]
    assert [line.gap for line in shown] == gaps


def test_a_page_says_what_it_shows(read: Page, document: str, data: ReportData) -> None:
    entry = data["documents"].set_index("document").loc[document]
    assert read.headings == [(1, " ".join(f"Texte source : {entry['titre']}".split()))]
    assert read.title == f"{entry['titre']} – texte source, ligne par ligne"
    words = read.text.replace("&#39;", "'")
    assert f"<code>{entry['fichier']}</code>" in words
    kept = int((data["audit_lignes"]["document"] == document).sum())
    assert f"{number(kept)} lignes non vides sur {number(int(entry['lignes']))}" in words


def test_a_page_is_in_french_and_loads_and_runs_nothing(read: Page) -> None:
    assert read.language == "fr"
    assert read.skipped == []
    assert read.outside == []
    assert read.handlers == []
    assert read.tags.isdisjoint({"script", "iframe", "object", "embed", "link", "base", "form"})
    assert read.misplaced == []
    assert read.broken == []
    assert len(read.ids) == len(set(read.ids))
    assert {link for link in read.links if not link.startswith("#")} == {"index.html"}


def test_only_the_synthesis_has_a_table_of_contents(
    page: str, document: str, data: ReportData
) -> None:
    contents = page.partition('<nav aria-label="Sommaire du texte">')[2].partition("</nav>")[0]
    found = re.findall(r'<a href="#l(\d+)">([^<]*)</a>', contents)
    if document != "synthese-na":
        assert found == []
        return
    held = data["ateliers"][data["ateliers"]["compte_rendu"]]
    assert len(found) == len(data.themes) + len(data.departments) + len(held) == 4 + 12 + 46
    sources = {line.number: line.content for line in document_lines()[document]}
    for line, title in found:
        words = title.replace("&#39;", "'").replace(" :", "")
        assert squash(words) in squash(sources[int(line)])


def test_a_text_of_the_source_is_only_shown(hostile: ReportData) -> None:
    environment = site_environment(Project(ROOT).templates)
    for document in DOCUMENTS[:3]:
        text = source_text_page(environment, hostile, document)
        page = Page(text)
        assert page.tags.isdisjoint({"script", "img"})
        assert page.handlers == []
        assert page.outside == []
        assert page.misplaced == []
        assert all(line.text.startswith(HOSTILE) for line in shown_lines(text))
        assert page.title.startswith(HOSTILE)


def test_a_blank_line_at_the_head_of_a_document_leaves_a_gap(data: ReportData) -> None:
    rows = data["audit_lignes"]
    rows = rows[(rows["document"] == "cls2-agen") & (rows["ligne"] > 1)]
    tables = dict(data.contract.tables) | {"audit_lignes": rows}
    later = ReportData(Contract(data.contract.folder, tables), data.grid)
    text = source_text_page(site_environment(Project(ROOT).templates), later, "cls2-agen")
    first, *_ = shown_lines(text)
    assert (first.gap, first.role) == (True, "titre cls2-agen-s2")


def test_the_command_writes_them(tmp_path: Path, command: Command, made: Path) -> None:
    project = copy_project(tmp_path / "projet")
    run = command("texts", cwd=project)
    assert (run.code, run.out, run.err) == (0, "cnr texts : 5 fichiers dans reports.\n", "")
    for path in (project / "reports").iterdir():
        assert path.read_bytes() == (made / "reports" / path.name).read_bytes()
