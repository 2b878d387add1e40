"""Notebooks: executed with their parameters, cleaned, and turned into pages."""

from __future__ import annotations

import os
import re
import tempfile
from collections.abc import Mapping
from html import unescape
from pathlib import Path
from typing import Any

import nbformat
import papermill
from nbconvert import HTMLExporter
from papermill.exceptions import PapermillExecutionError

from cnr.departments import check_department, department_codes
from cnr.errors import NotebookError, ParameterError
from cnr.labels import slug
from cnr.project import Project
from cnr.storage import read_table, write_bytes, write_text

#: The notebooks, in the order of the reports, and the parameter that names their pages.
NOTEBOOKS = {
    "01_corpus": "",
    "02_tableaux_publies": "",
    "03_departement": "departement",
    "04_ecarts": "",
    "05_ateliers": "",
    "06_thematique": "thematique",
    "07_codage": "",
    "08_classes": "",
    "09_suivi_local": "",
}
FAILED = "echecs"
_TAG = re.compile(r"<[^>]+>")
_WHOLE = re.compile(r"\d+")


def page_name(name: str, parameters: Mapping[str, str | int]) -> str:
    """Return the page's name without extension: `03_departement_16`."""
    varied = NOTEBOOKS[name]
    return f"{name}_{parameters[varied]}" if varied in parameters else name


def check_parameters(
    project: Project, name: str, parameters: Mapping[str, str]
) -> dict[str, str | int]:
    """Return the parameters, whole numbers where the notebook's own value is one. Raise
    ParameterError for an unknown notebook, parameter, theme or department, or for a word in the
    place of a number.

    papermill itself would only warn about a mistyped parameter, and run with the default.
    """
    if name not in NOTEBOOKS:
        raise ParameterError(
            f"Aucun carnet ne s’appelle « {name} » ; carnets : {', '.join(NOTEBOOKS)}."
        )
    known = papermill.inspect_notebook(str(project.notebooks / f"{name}.ipynb"))
    for parameter in parameters:
        if parameter not in known:
            raise ParameterError(
                f"Le carnet « {name} » n’a pas de paramètre « {parameter} » ; "
                f"paramètres : {', '.join(known)}."
            )
    if "thematique" in parameters:
        themes = list(read_table(project.processed, "thematiques")["thematique"])
        if parameters["thematique"] not in themes:
            raise ParameterError(
                f"La thématique « {parameters['thematique']} » n’existe pas ; thématiques : "
                f"{', '.join(themes)}."
            )
    if "departement" in parameters:
        published = read_table(project.processed, "tableaux_publies")
        check_department(parameters["departement"], department_codes(published))
    typed: dict[str, str | int] = {}
    for parameter, value in parameters.items():
        whole = _WHOLE.fullmatch(str(known[parameter]["default"])) is not None
        if whole and not _WHOLE.fullmatch(value):
            raise ParameterError(
                f"Le paramètre « {parameter} » doit être un nombre entier, et non « {value} »."
            )
        typed[parameter] = int(value) if whole else value
    return typed


def execute(
    project: Project, name: str, parameters: Mapping[str, str | int]
) -> nbformat.NotebookNode:
    """Return the notebook executed from top to bottom in a clean kernel, and cleaned.

    Raises NotebookError naming the cell when it stops; the notebook as it stopped is kept in
    reports/echecs/, with papermill's banner at the faulty cell.
    """
    with tempfile.TemporaryDirectory(prefix="cnr-") as folder:
        os.environ["IPYTHONDIR"] = folder  # no profile of the user's changes the result
        output = Path(folder) / f"{name}.ipynb"
        try:
            papermill.execute_notebook(
                str(project.notebooks / f"{name}.ipynb"),
                str(output),
                parameters=dict(parameters),
                kernel_name="python3",
                cwd=str(project.notebooks),
                progress_bar=False,
                extra_arguments=["--IPKernelApp.log_level=50"],  # its notices are not for users
            )
        except PapermillExecutionError as error:
            kept = project.reports / FAILED / f"{page_name(name, parameters)}.ipynb"
            write_bytes(kept, output.read_bytes())
            raise NotebookError(
                f"Le carnet « {name} » s’est arrêté à la cellule {error.cell_index} : "
                f"{error.ename} : {error.evalue.splitlines()[0] if error.evalue else ''} "
                f"(carnet gardé dans « {kept} »)."
            ) from None
        return cleaned(nbformat.read(output, as_version=4))


def cleaned(node: nbformat.NotebookNode) -> nbformat.NotebookNode:
    """Return the executed notebook without what changes from run to run (times, identifiers)."""
    node.metadata.pop("papermill", None)
    for rank, cell in enumerate(node.cells):
        cell["id"] = f"cellule-{rank:02d}"
        cell.metadata.pop("papermill", None)
        cell.metadata.pop("execution", None)
    # papermill repeats the parameters in a cell of its own: readers see one cell, not two.
    injected = [c for c in node.cells if "injected-parameters" in c.metadata.get("tags", [])]
    if injected:
        node.cells = [c for c in node.cells if "parameters" not in c.metadata.get("tags", [])]
    return node


def to_html(node: nbformat.NotebookNode, templates: Path, name: str) -> str:
    """Return the page of an executed notebook, made with the project's template."""
    exporter = HTMLExporter(
        template_name="cnr",
        extra_template_basedirs=[str(templates)],
        extra_template_paths=[str(templates)],
        exclude_anchor_links=True,
        exclude_input_prompt=True,
        exclude_output_prompt=True,
        language_code="fr",
    )
    page, _ = exporter.from_notebook_node(node, resources={"metadata": {"name": name}})
    return with_contents(page)


def with_contents(page: str) -> str:
    """Return the page with its title, and with a list of its second-level headings before them."""
    items: list[str] = []

    def marked(heading: re.Match[str]) -> str:
        mark = f"{slug(unescape(_TAG.sub('', heading[1])))[:60]}-{len(items) + 1}"
        items.append(f'<li><a href="#{mark}">{_TAG.sub("", heading[1])}</a></li>')
        return f'<h2 id="{mark}">{heading[1]}</h2>'

    title = re.search(r"<h1[^>]*>(.*?)</h1>", page, flags=re.DOTALL)
    page = page.replace("<!--titre-->", _TAG.sub("", title[1]).strip() if title else "")
    page = re.sub(r"<h2>(.*?)</h2>", marked, page, flags=re.DOTALL)
    contents = f'<nav aria-label="Sommaire de la page"><ul>{"".join(items)}</ul></nav>'
    return page.replace("<h2 id=", f"{contents}<h2 id=", 1)


def write_page(project: Project, name: str, parameters: Mapping[str, Any]) -> Path:
    """Execute a notebook and write its page to reports/; return the page's path."""
    typed = check_parameters(project, name, parameters)
    node = execute(project, name, typed)
    stem = page_name(name, parameters)
    path = project.reports / f"{stem}.html"
    write_text(path, to_html(node, project.templates, stem))
    (project.reports / FAILED / f"{stem}.ipynb").unlink(missing_ok=True)
    return path
