"""Commands of the analysis: coding, classes and matching, of the corpus or of other texts."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from cnr.cli.app import app, say
from cnr.errors import ParameterError
from cnr.project import Project, find_project
from cnr.textometry.settings import Settings


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
    say("code", f"{len(tables)} fichiers dans data/processed.")


def _code_file(project: Project, file: Path, output: Path, embeddings: Path | None) -> None:
    from cnr.coding.elsewhere import Coder, code_file, columns, themes_of
    from cnr.coding.materials import load_materials
    from cnr.coding.model import train
    from cnr.embedding import EmbeddingVectors

    materials = load_materials(project)
    columns(file, themes_of(materials.ideas))
    model = train(materials, EmbeddingVectors(embeddings) if embeddings else None)
    count = code_file(Coder(model, materials.ideas), file, output)
    s = "s" if count > 1 else ""
    say("code", f"{count} contribution{s} codée{s} dans {output}.")


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
    say("decisions", f"{count} décision{s} versée{s} dans data/reference/{DECISIONS_FILE}.")


@app.command(
    help="Classer les propositions et relever leurs mots dans data/processed ; ou étudier de même "
    "un CSV quelconque qui a une colonne texte."
)
def cluster(
    file: Annotated[
        Path | None,
        typer.Argument(help="CSV (UTF-8) à étudier ; sans lui, le corpus.", metavar="[FILE]"),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            help="Dossier où écrire l’étude de FILE ; à défaut, nom de FILE suivi de -classes.",
        ),
    ] = None,
    classes: Annotated[int, typer.Option(help="Classes demandées.")] = Settings.classes,
    narrow: Annotated[
        int, typer.Option(help="Classes fines de vecteurs ; 0 : aucune pour FILE.")
    ] = Settings.narrow,
    least_texts: Annotated[
        int, typer.Option(help="Textes qui doivent porter un mot.")
    ] = Settings.least_texts,
    least_lemmas: Annotated[
        int, typer.Option(help="Mots qu’un texte doit porter.")
    ] = Settings.least_lemmas,
    smallest_percent: Annotated[
        int, typer.Option(help="Plus petite classe, en % des textes.")
    ] = Settings.smallest_percent,
    draws: Annotated[int, typer.Option(help="Tirages qui jugent la stabilité.")] = Settings.draws,
    part: Annotated[
        str, typer.Option(help="Colonne de FILE : partie du questionnaire à laquelle on répond.")
    ] = "",
    segments: Annotated[
        str,
        typer.Option(help="Colonne de FILE : égale pour les textes courts qu’on peut joindre."),
    ] = "",
    by: Annotated[
        list[str] | None,
        typer.Option(help="Colonne de FILE dont comparer les mots ; peut être répétée."),
    ] = None,
    embeddings: Annotated[
        Path | None,
        typer.Option(help="Dossier d’un modèle de plongements de phrases, pour classer FILE."),
    ] = None,
) -> None:
    """Write the tables of textometry, or the study of a file."""
    from cnr.storage import write_all
    from cnr.textometry.corpus import cluster_tables, load_materials

    project = find_project()
    settings = Settings(
        classes=classes,
        narrow=narrow,
        least_texts=least_texts,
        least_lemmas=least_lemmas,
        smallest_percent=smallest_percent,
        draws=draws,
    )
    if file is not None:
        folder = output or Path(f"{file.stem}-classes")
        _cluster_file(project, file, folder, settings, (part, segments, by or []), embeddings)
        return
    if settings != Settings() or any((output, part, segments, by, embeddings)):
        raise ParameterError(
            "Ces options demandent un fichier à étudier ; les réglages du corpus sont ceux du "
            "carnet 08_classes."
        )
    tables = cluster_tables(load_materials(project), settings)
    write_all({project.processed / f"{name}.csv": data for name, data in tables.items()})
    say("cluster", f"{len(tables)} fichiers dans data/processed.")


def _cluster_file(
    project: Project,
    file: Path,
    output: Path,
    settings: Settings,
    columns: tuple[str, str, list[str]],
    embeddings: Path | None,
) -> None:
    from cnr.charts.classes import study_charts
    from cnr.embedding import EmbeddingVectors
    from cnr.glossary import GLOSSARY_FILE, read_glossary
    from cnr.storage import write_all
    from cnr.textometry.elsewhere import Columns, file_tables, study_file

    tables = study_file(
        file,
        Columns(*columns),
        read_glossary(project.reference / GLOSSARY_FILE),
        settings,
        EmbeddingVectors(embeddings) if embeddings else None,
    )
    files = file_tables(tables, output)
    for chart in study_charts(tables, file.name):
        files[output / f"{chart.name}.svg"] = chart.svg()
        files[output / f"{chart.name}.png"] = chart.png()
    write_all(files)
    say("cluster", f"{len(files)} fichiers dans {output}.")


@app.command(
    help="Rapprocher les actions locales des idées des ateliers, et des actions du contrat qui "
    "les a suivies, dans data/processed."
)
def match() -> None:
    """Write the tables of matching."""
    from cnr.matching.tables import load_matter, matched_tables
    from cnr.storage import write_all

    project = find_project()
    tables = matched_tables(load_matter(project))
    write_all({project.processed / f"{name}.csv": data for name, data in tables.items()})
    say("match", f"{len(tables)} fichiers dans data/processed.")


@app.command(
    help="Verser dans data/reference/noms_classes.csv les noms de classes d’un fichier rempli ; "
    "« cnr cluster » en tient ensuite compte."
)
def names(
    file: Annotated[Path, typer.Argument(help="Fichier rempli (CSV, UTF-8).", metavar="FILE")],
) -> None:
    """Add names of classes to those kept."""
    from cnr.schema.textometry import METHODS
    from cnr.storage import write_bytes
    from cnr.textometry.class_names import NAMES_FILE, with_names

    path = find_project().reference / NAMES_FILE
    contents, count = with_names(file, path, set(METHODS))
    write_bytes(path, contents)
    s = "s" if count > 1 else ""
    say("names", f"{count} nom{s} versé{s} dans data/reference/{NAMES_FILE}.")
