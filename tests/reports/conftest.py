"""What the tests of reports share: the committed data, and the pages of the notebooks."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from cnr.notebooks import execute, to_html
from cnr.project import Project
from cnr.report_data import ReportData, load_report_data
from cnr.storage import Contract
from commands.checkout import ROOT, Command, copy_project, once, outputs

#: Pages that are made and read here, by name: the notebook and its parameters.
PAGES = {
    "01_corpus": ("01_corpus", {}),
    "02_tableaux_publies": ("02_tableaux_publies", {}),
    "03_departement_33": ("03_departement", {"departement": "33"}),
    "04_ecarts": ("04_ecarts", {}),
    "05_ateliers": ("05_ateliers", {}),
    "06_thematique_1": ("06_thematique", {"thematique": "1"}),
    "07_codage": ("07_codage", {}),
    "08_classes": ("08_classes", {}),
    "09_suivi_local": ("09_suivi_local", {}),
}


@pytest.fixture
def command(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Command:
    """A function that runs `cnr` in this process."""
    return Command(monkeypatch, capfd)


@pytest.fixture(scope="session")
def data() -> ReportData:
    """The committed data; not to be changed."""
    return load_report_data(Project(ROOT))


#: What a source must not be able to do: run in a page, start a formula, leave its cell.
HOSTILE = "=1+1<script>alert(1)</script><img src=x onerror=alert(1)>"
_WORDS = {
    "departements": ("nom",),
    "thematiques": ("titre",),
    "tableaux_publies": ("groupe", "libelle"),
    "idees": ("groupe", "libelle"),
    "ateliers": ("titre", "lieu", "horaires", "annonce_lieu", "annonce_horaires"),
    "participants": ("imprime",),
    "contributions": ("intertitre", "chapeau", "texte", "texte_lisible"),
    "exemples": ("citation",),
    "audit_lignes": ("texte",),
    "documents": ("titre", "editeur", "date", "licence", "fichier"),
    "ecarts": ("constat", "attendu", "observe"),
    "portraits_classes": ("mots",),
    "profils_classes": ("mot",),
    "specificites": ("mot",),
    "mots_graphe": ("mot",),
    "idees_emergentes": ("mots",),
    "actions_locales": ("axe", "objectif", "sous_objectif", "code", "intitule"),
    "territoires": ("territoire", "region", "signataires"),
    "chiffres_locaux": ("territoire", "libelle", "unite"),
    "citations_locales": ("territoire", "fonction", "texte"),
}


@pytest.fixture(scope="session")
def hostile(data: ReportData) -> ReportData:
    """The data, with every text that a source gives turned against its readers."""
    tables = {name: table.copy() for name, table in data.contract.tables.items()}
    for name, columns in _WORDS.items():
        for column in columns:
            tables[name][column] = HOSTILE + tables[name][column]
    contract = Contract(data.contract.folder, tables)
    return replace(data, contract=contract)


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A checkout with its data, charts, workbook, source texts and landing page; not to be
    changed.
    """
    return outputs(tmp_path_factory, "here")


def executed(factory: pytest.TempPathFactory, name: str) -> Path:
    """Return a checkout where a notebook was executed, its page beside it as `page.html`."""

    def make(folder: Path) -> None:
        project = Project(copy_project(folder))
        notebook, parameters = PAGES[name]
        html = to_html(execute(project, notebook, parameters), project.templates, name)
        (folder / "page.html").write_text(html, "utf-8")

    return once(factory, name, make)


@pytest.fixture(scope="session", params=PAGES)
def page(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The HTML of a page, its notebook executed from top to bottom in a clean kernel."""
    return (executed(tmp_path_factory, request.param) / "page.html").read_text("utf-8")
