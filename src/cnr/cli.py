"""The command line: each step of the build alone, and the build itself."""

from __future__ import annotations

import io
import os
import sys
import traceback
from pathlib import Path
from typing import Annotated

import typer

from cnr import __version__
from cnr.errors import CnrError, ParameterError
from cnr.project import Project, find_project

app = typer.Typer(
    help="Ateliers du CNR Santé : relever les tableaux publiés, les contrôler, les mettre en page.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)


def _say(command: str, text: str) -> None:
    from cnr.build import step_line

    print(step_line(command, text), flush=True)


@app.command(help="Vérifier que les fichiers sources sont ceux du manifeste.")
def sources() -> None:
    """Check the files of data/raw against the manifest."""
    from cnr.pipeline import check_sources

    count = check_sources(find_project().raw)
    _say("sources", f"{count} documents conformes au manifeste.")


@app.command(help="Lire les sources du manifeste et écrire les tables lues dans data/processed.")
def data() -> None:
    """Write the tables that are read in the registered sources."""
    from cnr.pipeline import registered_files
    from cnr.storage import write_all

    project = find_project()
    files = registered_files(project.raw, project.processed)
    write_all(files)
    _say("data", f"{len(files)} fichiers dans data/processed.")


@app.command(
    help="Coder les contributions et recompter les tableaux dans data/processed ; ou coder "
    "librement un CSV de contributions venues d’ailleurs (document, departement, thematique, "
    "texte)."
)
def code(
    file: Annotated[
        Path | None,
        typer.Argument(help="CSV (UTF-8) à coder ; sans lui, le corpus.", metavar="[FILE]"),
    ] = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="CSV où écrire le codage de FILE.")
    ] = None,
    embeddings: Annotated[
        Path | None,
        typer.Option(help="Dossier d’un modèle de plongements de phrases, pour coder FILE."),
    ] = None,
) -> None:
    """Write the tables of coding, or the coding of a file."""
    from cnr.coding.materials import load_materials
    from cnr.coding.model import train
    from cnr.coding.tables import coded_tables
    from cnr.storage import write_all

    project = find_project()
    if file is not None:
        if output is None:
            raise ParameterError("Indiquer où écrire le codage : --output FICHIER.")
        _code_file(project, file, output, embeddings)
        return
    if output is not None or embeddings is not None:
        raise ParameterError("--output et --embeddings demandent un fichier à coder.")
    materials = load_materials(project)
    for words, placed in (("lectures", materials.readings), ("décisions", materials.decisions)):
        for row in placed.gone.itertuples():
            print(
                f"cnr code : {words}, ligne {row.ligne_fichier} : le texte de {row.contribution} "
                "n’est plus dans les contributions ; la ligne est laissée de côté.",
                flush=True,
            )
    tables = coded_tables(train(materials), materials)
    write_all({project.processed / f"{name}.csv": data for name, data in tables.items()})
    _say("code", f"{len(tables)} fichiers dans data/processed.")


def _code_file(project: Project, file: Path, output: Path, embeddings: Path | None) -> None:
    from cnr.coding.elsewhere import Coder, code_file, columns, themes_of
    from cnr.coding.embedding import EmbeddingVectors
    from cnr.coding.materials import load_materials
    from cnr.coding.model import train

    materials = load_materials(project)
    columns(file, themes_of(materials.ideas))
    model = train(materials, EmbeddingVectors(embeddings) if embeddings else None)
    count = code_file(Coder(model, materials.ideas), file, output)
    s = "s" if count > 1 else ""
    _say("code", f"{count} contribution{s} codée{s} dans {output}.")


@app.command(
    help="Verser dans data/reference/codage_lecture.csv les décisions d’un fichier de relecture "
    "rempli ; « cnr code » en tient ensuite compte."
)
def decisions(
    file: Annotated[Path, typer.Argument(help="Fichier rempli (CSV, UTF-8).", metavar="FILE")],
) -> None:
    """Add readers' decisions to those kept."""
    from cnr.coding.readings import DECISIONS_FILE
    from cnr.coding.review import with_decisions
    from cnr.storage import read_table, write_bytes

    project = find_project()
    path = project.reference / DECISIONS_FILE
    ideas = set(read_table(project.processed, "idees")["idee"])
    contents, count = with_decisions(file, path, ideas)
    write_bytes(path, contents)
    s = "s" if count > 1 else ""
    _say("decisions", f"{count} décision{s} versée{s} dans data/reference/{DECISIONS_FILE}.")


@app.command(help="Décrire data/processed (datapackage.json) et en relever les empreintes.")
def package() -> None:
    """Write the description and the fingerprints of the data contract."""
    from cnr.datapackage import data_fingerprints, describe
    from cnr.project import FINGERPRINTS
    from cnr.storage import load_contract, write_bytes, write_text

    project = find_project()
    tables = load_contract(project.processed).tables
    write_bytes(project.processed / "datapackage.json", describe(tables))
    write_text(project.reports / FINGERPRINTS, data_fingerprints(project.processed))
    _say("package", f"{len(tables)} tables dans datapackage.json.")


@app.command(
    help="Lire une synthèse quelconque écrite sur le même modèle, hors du manifeste, et écrire les "
    "mêmes tableaux et écarts dans un dossier."
)
def parse(
    file: Annotated[Path, typer.Argument(help="Texte de la synthèse (UTF-8).", metavar="FILE")],
    output: Annotated[Path, typer.Option("--output", "-o", help="Dossier où écrire.")],
) -> None:
    """Write the data contract of one synthesis."""
    from cnr.pipeline import unregistered_files
    from cnr.storage import write_all

    files = unregistered_files(file, output)
    write_all(files)
    _say("parse", f"{len(files)} fichiers dans {output}.")


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
    _say("charts", f"{len(files)} fichiers dans reports/{CHART_FOLDER}.")


@app.command(help="Écrire le classeur des tableaux publiés (XLSX) dans reports.")
def workbook() -> None:
    """Write the workbook."""
    from cnr.project import WORKBOOK
    from cnr.report_data import load_report_data
    from cnr.storage import write_bytes
    from cnr.workbook import write_workbook

    project = find_project()
    write_bytes(project.reports / WORKBOOK, write_workbook(load_report_data(project)))
    _say("workbook", f"reports/{WORKBOOK}.")


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
    _say("notebook", f"reports/{path.name}.")


@app.command(help="Écrire la page d’accueil des rapports.")
def index() -> None:
    """Write reports/index.html."""
    from cnr.report_data import load_report_data
    from cnr.site import landing_page
    from cnr.storage import write_text

    project = find_project()
    path = project.reports / "index.html"
    write_text(path, landing_page(project, load_report_data(project)))
    _say("index", "reports/index.html.")


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
    _say("texts", f"{len(files)} fichiers dans reports.")


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


@app.command(help="Écrire le dictionnaire des données dans docs.")
def dictionary() -> None:
    """Write docs/dictionnaire-des-donnees.md."""
    from cnr.datapackage import dictionary as text
    from cnr.storage import write_text

    write_text(find_project().dictionary, text())
    _say("dictionary", "docs/dictionnaire-des-donnees.md.")


@app.command(
    help="Inscrire au manifeste les empreintes des fichiers sources tels qu’ils sont ; à "
    "n’utiliser que pour accepter une nouvelle édition d’un document."
)
def fingerprints() -> None:
    """Write the manifest's fingerprints anew."""
    from cnr.sources import read_manifest, renewed
    from cnr.storage import write_all

    raw = find_project().raw
    write_all(renewed(read_manifest(raw), raw))
    _say("fingerprints", "data/raw/manifest.csv et data/raw/blocks.csv.")


@app.command(help="Afficher la version.")
def version() -> None:
    """Print the version."""
    print(__version__)


def main() -> None:
    """Run the command line; an error is one sentence and its exit code, never a traceback."""
    from cnr.build import error_line

    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a terminal of another encoding stops nothing
            stream.reconfigure(errors="replace")
    try:
        app(prog_name="cnr")
    except CnrError as error:
        print(error_line(error), file=sys.stderr)
        sys.exit(error.exit_code)
    except KeyboardInterrupt:
        print("Interrompu : les fichiers déjà produits sont intacts.", file=sys.stderr)
        sys.exit(130)
    except Exception as error:
        if os.environ.get("CNR_DEBUG"):
            raise
        where = traceback.extract_tb(error.__traceback__)[-1]
        print(
            error_line(
                CnrError(
                    f"défaut du programme ({type(error).__name__} : {error}) dans "
                    f"« {Path(where.filename).name} », ligne {where.lineno} ; relancer avec "
                    "CNR_DEBUG=1 pour le détail."
                )
            ),
            file=sys.stderr,
        )
        sys.exit(1)
