"""What the tests of reports share: the committed data, and the pages of the notebooks."""

from __future__ import annotations

from pathlib import Path

import pytest

from cnr.notebooks import execute, to_html
from cnr.project import Project
from cnr.report_data import ReportData, load_report_data
from commands.checkout import ROOT, copy_project, once, outputs

#: Pages that are made and read here, by name: the notebook and its parameters.
PAGES = {
    "01_corpus": ("01_corpus", {}),
    "02_tableaux_publies": ("02_tableaux_publies", {}),
    "03_departement_33": ("03_departement", {"departement": "33"}),
    "04_ecarts": ("04_ecarts", {}),
}


@pytest.fixture(scope="session")
def data() -> ReportData:
    """The committed data; not to be changed."""
    return load_report_data(Project(ROOT))


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A checkout with its data, charts, workbook and landing page; not to be changed."""
    return outputs(tmp_path_factory, "here")


@pytest.fixture(scope="session", params=PAGES)
def page(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The HTML of a page, its notebook executed from top to bottom in a clean kernel."""

    def make(folder: Path) -> None:
        project = Project(copy_project(folder))
        notebook, parameters = PAGES[request.param]
        html = to_html(execute(project, notebook, parameters), project.templates, request.param)
        (folder / "page.html").write_text(html, "utf-8")

    return (once(tmp_path_factory, request.param, make) / "page.html").read_text("utf-8")
