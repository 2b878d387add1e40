"""Commands on the sources and on the data contract."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from cnr import __version__
from cnr.cli.app import app, say
from cnr.project import find_project


@app.command(help="Vérifier que les fichiers sources sont ceux du manifeste.")
def sources() -> None:
    """Check the files of data/raw against the manifest."""
    from cnr.pipeline import check_sources

    count = check_sources(find_project().raw)
    say("sources", f"{count} documents conformes au manifeste.")


@app.command(help="Lire les sources du manifeste et écrire les tables lues dans data/processed.")
def data() -> None:
    """Write the tables that are read in the registered sources."""
    from cnr.pipeline import registered_files
    from cnr.storage import write_all

    project = find_project()
    files = registered_files(project.raw, project.processed)
    write_all(files)
    say("data", f"{len(files)} fichiers dans data/processed.")


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
    say("package", f"{len(tables)} tables dans datapackage.json.")


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
    say("parse", f"{len(files)} fichiers dans {output}.")


@app.command(help="Écrire le dictionnaire des données dans docs.")
def dictionary() -> None:
    """Write docs/dictionnaire-des-donnees.md."""
    from cnr.datapackage import dictionary as text
    from cnr.storage import write_text

    write_text(find_project().dictionary, text())
    say("dictionary", "docs/dictionnaire-des-donnees.md.")


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
    say("fingerprints", "data/raw/manifest.csv et data/raw/blocks.csv.")


@app.command(help="Afficher la version.")
def version() -> None:
    """Print the version."""
    print(__version__)
