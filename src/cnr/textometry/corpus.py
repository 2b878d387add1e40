"""The study of the corpus: its proposals classified, and its words, as tables of the contract."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from cnr.coding.evaluation import group_of
from cnr.coding.model import contexts
from cnr.coding.readings import READINGS_FILE, alike, place, read_readings
from cnr.errors import ParameterError
from cnr.glossary import GLOSSARY_FILE, Term, read_glossary
from cnr.lemmas import Lemmatiser
from cnr.parse.records import REGION
from cnr.project import Project
from cnr.schema import CLUSTERED_TABLES
from cnr.schema.textometry import (
    IDEAS_BY_DEPARTMENT,
    REINERT,
    SEPARATOR,
    THEMES_ALONE,
    WORDS_BY_CLASS,
)
from cnr.spoken import NATURES
from cnr.storage import Contract, load_contract, table_bytes
from cnr.tables.frame import typed
from cnr.textometry.agreement import agreement, nearest_ideas, references
from cnr.textometry.class_names import NAMES_FILE, placed_names, read_names
from cnr.textometry.classify import Texts
from cnr.textometry.correspondence import Correspondence, correspondence
from cnr.textometry.emerging import emerging_ideas, shared_words
from cnr.textometry.lexicon import Words, read_words
from cnr.textometry.settings import Settings
from cnr.textometry.specific_words import specific_words
from cnr.textometry.study import study, study_tables, unclassified, words_and_classes
from cnr.vectors import TfidfVectors, Vectors

#: Tables of the contract that textometry reads.
READS = ("idees", "contributions", "tableaux_publies", "codage", "thematiques", "departements")
#: The parts of the corpus whose words are compared.
PARTITIONS = ("departement", "thematique", "locuteur")
#: Words of an emerging group that are shown.
_SHARED = 6


@dataclass(frozen=True)
class Materials:
    """`contract` holds the tables READS; `agreed` is the idea on which the readers of a
    contribution agree, by contribution; `names` are those given to classes.
    """

    contract: Contract
    glossary: tuple[Term, ...]
    agreed: pd.Series
    names: pd.DataFrame


def load_materials(project: Project) -> Materials:
    """Return what the study reads. Raises SourceError naming the file when one cannot be read."""
    return read_materials(load_contract(project.processed, READS), project.reference)


def read_materials(contract: Contract, reference: Path) -> Materials:
    """Return what the study reads, given the contract's tables and the folder data/reference."""
    readings = read_readings(reference / READINGS_FILE, set(contract["idees"]["idee"]))
    return Materials(
        contract,
        read_glossary(reference / GLOSSARY_FILE),
        alike(place(readings, contract["contributions"]).rows),
        read_names(reference / NAMES_FILE),
    )


def cluster_tables(materials: Materials, settings: Settings) -> dict[str, bytes]:
    """Return the contents of the tables of textometry, by name (see `study_corpus`)."""
    return {
        name: table_bytes(CLUSTERED_TABLES[name], rows)
        for name, rows in study_corpus(materials, settings).items()
    }


def study_corpus(materials: Materials, settings: Settings) -> dict[str, pd.DataFrame]:
    """Return the tables of textometry, by name, in the types of the contract.

    Classes are those of the proposals; the words of departments, themes and speakers are those of
    all contributions. Where the proposals are too few, or too little alike, none has a class: the
    tables are those of no class at all.
    """
    contract = materials.contract
    said = contract["contributions"]
    said = said.sort_values(["ligne_debut", "contribution"], ignore_index=True)
    proposals = said[said["rubrique"].map(NATURES) == "proposition"].reset_index(drop=True)
    ideas = contract["idees"]
    narrow = settings.narrow or int((ideas["nature"] == "proposition").sum())
    vectors = TfidfVectors(materials.glossary)
    try:
        done = study(texts_of(proposals), materials.glossary, settings, vectors, narrow)
    except ParameterError:
        done = unclassified(len(proposals))
    plain = Lemmatiser(strict=True)
    words = read_words(said["texte_lisible"].tolist(), plain, materials.glossary)
    frames = study_tables(done, proposals["contribution"].tolist(), settings)
    classes = frames["classes"]
    analyses = {
        IDEAS_BY_DEPARTMENT: ideas_and_departments(contract["tableaux_publies"]),
        WORDS_BY_CLASS: words_and_classes(done, supplementary(proposals, contract)),
    }
    portraits = nearest_ideas(frames["portraits_classes"], classes, contract["codage"])
    given = placed_names(materials.names, classes)
    portraits["nom"] = [given.get((row.methode, row.classe), "") for row in portraits.itertuples()]
    frames |= {
        "portraits_classes": portraits,
        "accords_classes": agreements(classes, proposals, materials),
        "specificites": specificities(said, words, classes, settings),
        "correspondances": _stacked(analyses, "points"),
        "axes_correspondances": _stacked(analyses, "axes"),
        "idees_emergentes": emerging(said, words, contract["codage"], vectors, settings),
    }
    return {name: typed(CLUSTERED_TABLES[name], rows) for name, rows in frames.items()}


def texts_of(proposals: pd.DataFrame) -> Texts:
    """Return contributions as texts to classify; those of one section of a workshop are neighbours.

    `proposals` are rows of contributions.csv.
    """
    keys = zip(
        *(proposals[name] for name in ("atelier", "thematique", "rubrique", "intertitre")),
        strict=True,
    )
    return Texts(
        proposals["texte_lisible"].tolist(),
        contexts(proposals),
        proposals["thematique"].tolist(),
        [tuple("" if pd.isna(one) else one for one in key) for key in keys],
    )


def agreements(
    classes: pd.DataFrame, proposals: pd.DataFrame, materials: Materials
) -> pd.DataFrame:
    """Return accords_classes.csv: each classification against the ideas and groups of two codings,
    and what the themes alone would give.
    """
    coded = references(materials.contract["codage"], materials.agreed)
    labels = {
        str(method): rows.set_index("contribution")["classe"]
        for method, rows in classes.groupby("methode", sort=False)
    }
    labels[THEMES_ALONE] = proposals.set_index("contribution")["thematique"]
    return pd.DataFrame(
        [
            {"methode": method} | row
            for method, column in labels.items()
            for row in agreement(column, coded)
        ]
    )


def specificities(
    said: pd.DataFrame, words: Words, classes: pd.DataFrame, settings: Settings
) -> pd.DataFrame:
    """Return specificites.csv: `words` of contributions, in the partitions PARTITIONS of all of
    them and in Reinert's classes of the proposals. They are words as they are said: those that the
    glossary would add are not counted.
    """
    reinert = classes[classes["methode"] == REINERT].set_index("contribution")["classe"]
    columns = {name: said[name].fillna("").astype(str) for name in PARTITIONS}
    columns["classe"] = (
        said["contribution"].map(reinert).map(lambda number: "" if pd.isna(number) else str(number))
    )
    parts = [
        specific_words(words.lemmas, column.tolist(), settings.said).assign(partition=name)
        for name, column in columns.items()
    ]
    rows = pd.concat(parts, ignore_index=True)
    return rows.assign(mot=rows["lemme"].map(words.forms))


def ideas_and_departments(published: pd.DataFrame) -> Correspondence | None:
    """Return the correspondence analysis of the published counts of ideas by department; the
    groups of ideas are supplementary rows. None for counts that make no plane.
    """
    rows = published[(published["niveau"] == "idee") & (published["perimetre"] != REGION)]
    table = rows.pivot_table(
        index="idee", columns="perimetre", values="nombre", aggfunc="sum", fill_value=0
    ).astype(float)
    groups = table.groupby(table.index.map(group_of)).sum()
    try:
        return correspondence(table, extra_rows=groups)
    except ParameterError:
        return None


def supplementary(proposals: pd.DataFrame, contract: Contract) -> pd.DataFrame:
    """Return the departments and themes of proposals, a column each, true where one belongs."""
    columns = {
        **{
            f"departement {code}": proposals["departement"] == code
            for code in contract["departements"]["departement"]
        },
        **{
            f"thematique {theme}": proposals["thematique"] == theme
            for theme in contract["thematiques"]["thematique"]
        },
    }
    table = pd.DataFrame(columns)
    return table.loc[:, table.any()]


def emerging(
    said: pd.DataFrame, words: Words, coding: pd.DataFrame, vectors: Vectors, settings: Settings
) -> pd.DataFrame:
    """Return idees_emergentes.csv, given contributions.csv, their words and codage.csv."""
    coding = coding.set_index("contribution")
    likely = said["contribution"].map(coding["proba_libre"])
    rows = emerging_ideas(said, likely, words, vectors, settings.doubt_percent / 100)
    ranks = {name: rank for rank, name in enumerate(said["contribution"])}
    shared = {
        group: SEPARATOR.join(
            shared_words(words, [ranks[name] for name in part["contribution"]], _SHARED)
        )
        for group, part in rows.groupby("groupe")
    }
    return rows.assign(mots=rows["groupe"].map(shared))


def _stacked(analyses: Mapping[str, Correspondence | None], name: str) -> pd.DataFrame:
    parts = [
        getattr(found, name).assign(analyse=analysis)
        for analysis, found in analyses.items()
        if found is not None
    ]
    columns = CLUSTERED_TABLES["correspondances" if name == "points" else "axes_correspondances"]
    return pd.concat([pd.DataFrame(columns=columns.columns), *parts], ignore_index=True)
