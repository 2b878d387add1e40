"""Commands that make reports: charts, workbook, pages, and the whole build."""

from __future__ import annotations

from typing import Annotated

import typer

from cnr.cli.app import app, say
from cnr.errors import ParameterError
from cnr.project import find_project


@app.command(help="Dessiner les graphiques (SVG, PNG, CSV) dans reports/graphiques.")
def charts() -> None:
    """Write every chart in its three forms."""
    from cnr.charts import chart_names, make_chart
    from cnr.project import CHART_FOLDER
    from cnr.report_data import load_report_data
    from cnr.storage import write_all

    project = find_project()
    report_data = load_report_data(project)
    folder = project.reports / CHART_FOLDER
    files = {}
    for name in chart_names(report_data):
        chart = make_chart(report_data, name)
        files[folder / f"{name}.svg"] = chart.svg()
        files[folder / f"{name}.png"] = chart.png()
        files[folder / f"{name}.csv"] = chart.csv()
    write_all(files)
    say("charts", f"{len(files)} fichiers dans reports/{CHART_FOLDER}.")


@app.command(help="Écrire le classeur des tableaux publiés (XLSX) dans reports.")
def workbook() -> None:
    """Write the workbook."""
    from cnr.project import WORKBOOK
    from cnr.report_data import load_report_data
    from cnr.storage import write_bytes
    from cnr.workbook import write_workbook

    project = find_project()
    write_bytes(project.reports / WORKBOOK, write_workbook(load_report_data(project)))
    say("workbook", f"reports/{WORKBOOK}.")


@app.command(help="Exécuter un carnet et écrire sa page dans reports.")
def notebook(
    name: Annotated[str, typer.Argument(help="Carnet, par exemple 03_departement.")],
    parameter: Annotated[
        list[str] | None,
        typer.Option("--parameter", "-p", help="Paramètre du carnet, par exemple departement=16."),
    ] = None,
) -> None:
    """Execute a notebook and write its page."""
    from cnr.notebooks import write_page

    parameters = {}
    for text in parameter or []:
        key, sign, value = text.partition("=")
        if not sign:
            raise ParameterError(f"Le paramètre « {text} » doit s’écrire nom=valeur.")
        parameters[key.strip()] = value.strip()
    path = write_page(find_project(), name, parameters)
    say("notebook", f"reports/{path.name}.")


@app.command(help="Écrire la page d’accueil des rapports.")
def index() -> None:
    """Write reports/index.html."""
    from cnr.report_data import load_report_data
    from cnr.site import landing_page
    from cnr.storage import write_text

    project = find_project()
    path = project.reports / "index.html"
    write_text(path, landing_page(project, load_report_data(project)))
    say("index", "reports/index.html.")


@app.command(help="Écrire la page de chaque texte source, ligne par ligne, dans reports.")
def texts() -> None:
    """Write the pages of the source texts."""
    from cnr.project import source_page
    from cnr.report_data import load_report_data
    from cnr.site import site_environment
    from cnr.source_texts import source_text_page
    from cnr.storage import write_all

    project = find_project()
    report_data = load_report_data(project)
    environment = site_environment(project.templates)
    files = {
        project.reports / source_page(document): source_text_page(
            environment, report_data, document
        ).encode()
        for document in report_data["documents"]["document"]
    }
    write_all(files)
    say("texts", f"{len(files)} fichiers dans reports.")


@app.command(help="Construire tous les rapports, ou les seuls fichiers nommés.")
def build(
    targets: Annotated[
        list[str] | None, typer.Argument(help="Fichiers à construire ; tous par défaut.")
    ] = None,
    cores: Annotated[str, typer.Option(help="Nombre de cœurs, ou « all ».")] = "all",
) -> None:
    """Check the sources, then make what is missing or out of date."""
    from cnr.build import build as make
    from cnr.pipeline import check_sources

    project = find_project()
    check_sources(project.raw)
    raise typer.Exit(make(project, targets or [], cores))
