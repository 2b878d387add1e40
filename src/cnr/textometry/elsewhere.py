"""The study of texts from elsewhere: any CSV with a column of texts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from cnr.errors import ParameterError, SourceError
from cnr.french import plural
from cnr.glossary import Term
from cnr.lemmas import Lemmatiser
from cnr.reference import csv_rows
from cnr.schema import CLUSTERED_TABLES
from cnr.schema.textometry import REINERT, WORDS_BY_CLASS
from cnr.storage import table_bytes
from cnr.tables.frame import typed
from cnr.textometry.classify import Texts
from cnr.textometry.lexicon import read_words
from cnr.textometry.settings import Settings
from cnr.textometry.specific_words import specific_words
from cnr.textometry.study import study, study_tables, words_and_classes
from cnr.vectors import TfidfVectors, Vectors

TEXT, NAME = "texte", "contribution"


@dataclass(frozen=True)
class Columns:
    """Columns of a file, beside its texts: `part` holds the part of the questionnaire that a text
    answers; `segments` is equal for texts that may be joined with the next one when short; `by`
    are partitions whose words are compared. Empty for none.
    """

    part: str = ""
    segments: str = ""
    by: Sequence[str] = ()

    @property
    def named(self) -> list[str]:
        return [one for one in (self.part, self.segments, *self.by) if one]


def read_texts(path: Path, columns: Columns) -> pd.DataFrame:
    """Return the rows of a CSV in UTF-8 (comma or semicolon) that have a text: contribution (that
    column of the file, or the line of the row), texte, and the columns named.

    Raises SourceError naming the file and the line when it cannot be read, when a column is
    missing, or when two rows have one identifier; and when no row has a text.
    """
    rows, seen = [], set()
    for line, cells in csv_rows(path, [TEXT, *columns.named]):
        name = cells.get(NAME, "").strip() or str(line)
        if name in seen:
            raise SourceError(f"« {path} », ligne {line} : {NAME} « {name} » est déjà donné.")
        seen.add(name)
        if cells[TEXT].strip():
            kept = {one: cells[one].strip() for one in columns.named}
            rows.append({**kept, NAME: name, TEXT: cells[TEXT]})
    if not rows:
        raise SourceError(f"« {path} » : aucune ligne n’a de texte.")
    return pd.DataFrame(rows)


def study_file(
    path: Path,
    columns: Columns,
    glossary: tuple[Term, ...],
    settings: Settings,
    embeddings: Vectors | None = None,
) -> dict[str, pd.DataFrame]:
    """Return the tables of the study of a file, by name, in the types of the contract: classes,
    classifications, portraits_classes, profils_classes, arbre_classes, specificites,
    correspondances and axes_correspondances (from three classes on), mots_graphe, liens_graphe.

    Raises SourceError (see `read_texts`) or ParameterError when there is nothing to classify.
    """
    rows = read_texts(path, columns)
    if len(rows) < settings.classes:
        raise ParameterError(
            f"« {path} » : trop peu de textes ({len(rows)}) pour "
            f"{plural(settings.classes, 'classe')} ; en demander moins, ou donner plus de textes."
        )
    texts = Texts(
        rows[TEXT].tolist(),
        [""] * len(rows),
        rows[columns.part].tolist() if columns.part else [""] * len(rows),
        rows[columns.segments].tolist() if columns.segments else list(range(len(rows))),
    )
    narrow = settings.narrow or None
    done = study(texts, glossary, settings, TfidfVectors(glossary), narrow, embeddings)
    frames = study_tables(done, rows[NAME].tolist(), settings)
    unnamed = {"nom": "", "idee_proche": "", "part_idee_proche": None}
    frames["portraits_classes"] = frames["portraits_classes"].assign(**unnamed)
    found = words_and_classes(done)
    if found is not None:
        frames["correspondances"] = found.points.assign(analyse=WORDS_BY_CLASS)
        frames["axes_correspondances"] = found.axes.assign(analyse=WORDS_BY_CLASS)
    said = read_words(texts.texts, Lemmatiser(strict=True), glossary)
    labels = done.classifications[REINERT].labels
    parts = {one: rows[one].tolist() for one in columns.by}
    own = "classe" if "classe" not in parts else f"classe_{REINERT}"
    parts[own] = [str(label) if label else "" for label in labels]
    specific = pd.concat(
        [
            specific_words(said.lemmas, part, settings.said).assign(partition=name)
            for name, part in parts.items()
        ],
        ignore_index=True,
    )
    frames["specificites"] = specific.assign(mot=specific["lemme"].map(said.forms))
    return {name: typed(CLUSTERED_TABLES[name], frame) for name, frame in frames.items()}


def file_tables(frames: dict[str, pd.DataFrame], folder: Path) -> dict[Path, bytes]:
    """Return the contents of the tables of `study_file`, by path."""
    return {
        folder / f"{name}.csv": table_bytes(CLUSTERED_TABLES[name], frame)
        for name, frame in frames.items()
    }
