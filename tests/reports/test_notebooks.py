"""The notebooks as they are kept: thin, in French, without outputs, ready to run."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import nbformat
import papermill
import pytest

from cnr.audit import GRAVITIES
from cnr.departments import department_codes
from cnr.notebooks import NOTEBOOKS
from cnr.report_data import ReportData
from cnr.textometry.settings import Settings
from commands.checkout import ROOT

PATHS = sorted((ROOT / "notebooks").glob("*.ipynb"))


@pytest.fixture(params=PATHS, ids=lambda path: path.stem)
def path(request: pytest.FixtureRequest) -> Path:
    return request.param


@pytest.fixture
def notebook(path: Path) -> nbformat.NotebookNode:
    return nbformat.read(path, as_version=4)


def code(notebook: nbformat.NotebookNode) -> list[nbformat.NotebookNode]:
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


def test_the_notebooks_are_those_that_the_command_knows() -> None:
    assert [path.stem for path in PATHS] == list(NOTEBOOKS)


def test_a_notebook_is_valid_and_stores_no_output(notebook: nbformat.NotebookNode) -> None:
    nbformat.validate(notebook)
    assert notebook.nbformat == 4
    for cell in code(notebook):
        assert cell.outputs == []
        assert cell.execution_count is None
    assert set(notebook.metadata) <= {"kernelspec", "language_info"}
    assert notebook.metadata.kernelspec.name == "python3"


def test_cells_have_the_rank_for_identifier(path: Path, notebook: nbformat.NotebookNode) -> None:
    number = path.stem[:2]
    expected = [f"{number}-{rank:02d}" for rank in range(len(notebook.cells))]
    assert [cell.id for cell in notebook.cells] == expected


def test_one_cell_holds_the_parameters(path: Path, notebook: nbformat.NotebookNode) -> None:
    (cell,) = [cell for cell in notebook.cells if "parameters" in cell.metadata.get("tags", [])]
    assert cell is code(notebook)[0]
    body = ast.parse(cell.source).body
    assert body
    assert all(isinstance(node, ast.Assign) for node in body)
    assert NOTEBOOKS[path.stem] in {"", *papermill.inspect_notebook(str(path))}


def test_a_notebook_defines_nothing(notebook: nbformat.NotebookNode) -> None:
    defined = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda)
    for cell in code(notebook):
        assert len(cell.source.splitlines()) <= 12
        assert not [node for node in ast.walk(ast.parse(cell.source)) if isinstance(node, defined)]


def test_the_prose_is_in_french_and_holds_no_count(notebook: nbformat.NotebookNode) -> None:
    prose = "\n".join(cell.source for cell in notebook.cells if cell.cell_type == "markdown")
    assert len(re.findall(r"\b(?:le|la|les|des|du|une?|ce|et)\b", prose)) > 10
    assert re.findall(r"\d{3,}", prose) == []


def test_the_parameters_are_those_of_the_data(data: ReportData) -> None:
    found = {}
    for path in PATHS:
        for name, parameter in papermill.inspect_notebook(str(path)).items():
            found[name] = ast.literal_eval(parameter["default"])
    assert (
        found
        == {
            "document": data["documents"]["document"].iloc[0],
            "thematiques": None,  # all of them
            "departement": department_codes(data["tableaux_publies"])[0],
            "gravites": list(GRAVITIES),
            "lignes_montrees": list(GRAVITIES[:2]),
            "categories_par_atelier": True,
            "thematique": next(iter(data.themes)),
            "lignes_a_relire": 30,
            "fichier_a_relire": 200,
            "classes": Settings.classes,
            "classes_fines": Settings.narrow,
            "textes_par_mot": Settings.least_texts,
            "mots_par_texte": Settings.least_lemmas,
            "plus_petite_classe": Settings.smallest_percent,
            "mots_par_segment": Settings.segment,
            "tirages": Settings.draws,
            "mots_du_graphe": Settings.words,
            "doute": Settings.doubt_percent,
            "mots_montres": 20,
            "textes_typiques": 5,
            "paires_montrees": 10,
        }
    )
