"""Executing a notebook: what is refused at once, and what is kept when it stops."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import nbformat
import pytest

from cnr.errors import NotebookError, ParameterError
from cnr.notebooks import NOTEBOOKS, check_parameters, cleaned, page_name, to_html, write_page
from cnr.project import Project
from commands.checkout import ROOT, Command, assert_refused, copy_project

CODES = ("16", "17", "19", "23", "24", "33", "40", "47", "64", "79", "86", "87")


@pytest.fixture
def broken(tmp_path: Path) -> Project:
    """A project whose notebook of departments stops at its second cell, beside an earlier page."""
    project = Project(copy_project(tmp_path / "projet"))
    path = project.notebooks / "03_departement.ipynb"
    node = nbformat.read(path, as_version=4)
    faulty = nbformat.v4.new_code_cell("1 / 0", id="03-99")
    node.cells.insert(1, faulty)
    nbformat.write(node, path)
    project.reports.mkdir()
    (project.reports / "03_departement_33.html").write_text("la page d’avant", "utf-8")
    return project


def assert_kept(project: Project) -> None:
    """Hold a stopped notebook against its promise: it is kept, and the earlier page too."""
    kept = project.reports / "echecs" / "03_departement_33.ipynb"
    cells = nbformat.read(kept, as_version=4).cells
    outputs = [output for cell in cells for output in cell.get("outputs", [])]
    assert "ZeroDivisionError" in {output.get("ename") for output in outputs}
    assert any("papermill-error-cell" in str(cell) for cell in cells)
    assert {path for path in project.reports.rglob("*") if path.is_file()} == {
        kept,
        project.reports / "03_departement_33.html",
    }
    page = (project.reports / "03_departement_33.html").read_text("utf-8")
    assert page == "la page d’avant"


def test_a_notebook_that_stops_is_kept_and_leaves_the_page(broken: Project) -> None:
    with pytest.raises(NotebookError) as caught:
        write_page(broken, "03_departement", {"departement": "33"})
    said = str(caught.value)
    assert "« 03_departement »" in said
    assert "ZeroDivisionError : division by zero" in said
    assert str(broken.reports / "echecs" / "03_departement_33.ipynb") in said
    assert "\n" not in said
    assert_kept(broken)


def test_the_command_says_it_in_one_line(broken: Project, command: Command) -> None:
    run = command("notebook", "03_departement", "-p", "departement=33", cwd=broken.root)
    assert_refused(run, 6, "« 03_departement »", "ZeroDivisionError", "echecs")


@pytest.mark.parametrize(
    ("name", "parameters", "wrong", "known"),
    [
        ("05_inconnu", {}, "05_inconnu", tuple(NOTEBOOKS)),
        ("../01_corpus", {}, "../01_corpus", tuple(NOTEBOOKS)),
        ("03_departement", {"department": "33"}, "department", ("departement",)),
        ("01_corpus", {"departement": "33"}, "departement", ("document",)),
        ("03_departement", {"departement": "99"}, "99", CODES),
        ("03_departement", {"departement": "region"}, "region", CODES),
        ("03_departement", {"departement": ""}, "«  »", CODES),
        ("06_thematique", {"thematique": "5"}, "« 5 »", ("1, 2, 3, 4",)),
        ("06_thematique", {"thematique": ""}, "«  »", ("1, 2, 3, 4",)),
        ("06_thematique", {"theme": "1"}, "theme", ("thematique",)),
    ],
)
def test_an_unknown_name_is_refused_with_the_known_ones(
    name: str, parameters: dict[str, str], wrong: str, known: tuple[str, ...]
) -> None:
    with pytest.raises(ParameterError) as caught:
        check_parameters(Project(ROOT), name, parameters)
    assert wrong in str(caught.value)
    assert [one for one in known if one not in str(caught.value)] == []


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("05_inconnu",), ("« 05_inconnu »", *NOTEBOOKS)),
        (("03_departement", "-p", "departement=99"), ("« 99 »", *CODES)),
        (("06_thematique", "-p", "thematique=5"), ("« 5 »", "thématiques : 1, 2, 3, 4.")),
        (("03_departement", "--parameter", "departement"), ("« departement »", "nom=valeur")),
    ],
)
def test_the_command_refuses_it_too(
    tmp_path: Path, command: Command, arguments: tuple[str, ...], words: tuple[str, ...]
) -> None:
    project = Project(copy_project(tmp_path / "projet"))
    assert_refused(command("notebook", *arguments, cwd=project.root), 2, *words)
    assert not project.reports.exists()


def test_known_parameters_are_accepted() -> None:
    check_parameters(Project(ROOT), "01_corpus", {})
    for code in CODES:
        check_parameters(Project(ROOT), "03_departement", {"departement": code})
    for theme in "1234":
        check_parameters(Project(ROOT), "06_thematique", {"thematique": theme})


@pytest.mark.parametrize(
    ("name", "parameters", "page"),
    [
        ("01_corpus", {}, "01_corpus"),
        ("01_corpus", {"document": "cls2-agen"}, "01_corpus"),
        ("03_departement", {"departement": "33"}, "03_departement_33"),
        ("06_thematique", {"thematique": "2"}, "06_thematique_2"),
    ],
)
def test_a_page_is_named_by_its_department_or_theme(name: str, parameters: dict, page: str) -> None:
    assert page_name(name, parameters) == page


@pytest.fixture
def executed() -> Callable[..., nbformat.NotebookNode]:
    """Return a function that makes an executed notebook of the cells' outputs and sources."""

    def notebook(*cells: nbformat.NotebookNode, **metadata: object) -> nbformat.NotebookNode:
        return nbformat.v4.new_notebook(cells=list(cells), metadata=metadata)

    return notebook


def cell(source: str, tag: str = "", **metadata: object) -> nbformat.NotebookNode:
    tags = {"tags": [tag]} if tag else {}
    return nbformat.v4.new_code_cell(source, metadata=tags | metadata)


def test_what_changes_from_run_to_run_is_removed(executed) -> None:
    times = {"papermill": {"duration": 1.5}, "execution": {"iopub.status.busy": "2022-12-05"}}
    first = cleaned(executed(cell("1", **times), cell("2", **times), papermill={"duration": 3}))
    second = cleaned(executed(cell("1"), cell("2")))
    assert first == second


def test_injected_parameters_stand_for_the_default_ones(executed) -> None:
    node = executed(cell("a = 1", "parameters"), cell("a = 2", "injected-parameters"), cell("a"))
    assert [one.source for one in cleaned(node).cells] == ["a = 2", "a"]
    node = executed(cell("a = 1", "parameters"), cell("a"))
    assert [one.source for one in cleaned(node).cells] == ["a = 1", "a"]


def test_a_page_runs_nothing_that_an_output_prints(executed) -> None:
    hostile = "<script>alert(1)</script><img src=x onerror=alert(1)>"
    printed = nbformat.v4.new_output("stream", text=hostile)
    value = nbformat.v4.new_output("execute_result", {"text/plain": hostile})
    code = cell(f"print('{hostile}')")
    code.outputs = [printed, value]
    title = nbformat.v4.new_markdown_cell("# Titre\n\n## Une partie")
    page = to_html(executed(title, code), Project(ROOT).templates, "essai")
    assert "<script" not in page
    assert "<img" not in page
