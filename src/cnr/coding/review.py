"""What a person should read first, the file to fill in, and the decisions that come back."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pandas as pd

from cnr.coding.codebook import with_labels
from cnr.coding.readings import DECISIONS, NO_IDEA, read_decisions, text_mark
from cnr.errors import SourceError
from cnr.exports import spreadsheet_csv
from cnr.reference import csv_rows

#: Columns of the file to fill in; a reader writes in the last three.
TO_FILL = (
    *("contribution", "empreinte", "departement", "thematique", "rubrique", "chapeau", "texte"),
    *("motifs", "probabilite", "proposee_1", "proposee_2", "proposee_3", "proposee_quotas"),
    *("idee", "lecteur", "motif"),
)


def reading_list(coding: pd.DataFrame) -> pd.DataFrame:
    """Return the rows of codage.csv to read, the most useful first: those with most reasons to be
    read, then the least probable. `coding` is codage.csv.
    """
    rows = coding[coding["a_relire"]]
    reasons = rows["motifs"].fillna("").str.split().str.len()
    order = pd.DataFrame({"reasons": -reasons, "p": rows["proba_libre"]})
    return rows.loc[order.sort_values(["reasons", "p"], kind="stable").index]


def file_to_fill(
    coding: pd.DataFrame, contributions: pd.DataFrame, ideas: pd.DataFrame, most: int
) -> bytes:
    """Return the first `most` contributions to read as a CSV for a French spreadsheet (see
    TO_FILL): idea, reader and reason are left empty. Proposed ideas show their label.
    """
    rows = reading_list(coding).head(most)
    said = contributions.set_index("contribution").loc[rows["contribution"]]
    table = pd.DataFrame(
        {
            "contribution": rows["contribution"].to_numpy(),
            "empreinte": [text_mark(text) for text in said["texte"]],
            "departement": said["departement"].to_numpy(),
            "thematique": said["thematique"].to_numpy(),
            "rubrique": said["rubrique"].to_numpy(),
            "chapeau": said["chapeau"].fillna("").to_numpy(),
            "texte": said["texte_lisible"].to_numpy(),
            "motifs": rows["motifs"].to_numpy(),
            "probabilite": rows["proba_libre"].to_numpy(),
            "proposee_1": with_labels(rows["idee_libre"], ideas),
            "proposee_2": with_labels(rows["idee_libre_2"], ideas),
            "proposee_3": with_labels(rows["idee_libre_3"], ideas),
            "proposee_quotas": with_labels(rows["idee_quotas"], ideas),
            "idee": "",
            "lecteur": "",
            "motif": "",
        }
    )
    return spreadsheet_csv(table[list(TO_FILL)])


def with_decisions(filled: Path, kept: Path, ideas: set[str]) -> tuple[bytes, int]:
    """Return the contents of the file of decisions with those of a filled-in file added, and how
    many it brings. What is kept stays as it is, but for a decision that the same reader takes again
    on the same text, which is replaced; new decisions come last.

    An idea may be written with its label after it; `aucune` says that none fits; a row whose idea
    is left empty is not decided. Raises SourceError naming the file and the line otherwise.
    """
    read_decisions(kept, ideas)  # it must be sound before it is added to
    rows: dict[tuple[str, ...], dict[str, str]] = {}
    for line, row in csv_rows(kept, DECISIONS):
        mark = _mark(row) if row["idee"].strip() else (str(line),)
        rows.pop(mark, None)
        rows[mark] = row
    names = list(next(iter(rows.values()), dict.fromkeys(DECISIONS, "")))
    count = 0
    for line, cells in csv_rows(filled, DECISIONS):
        row = {name: cells[name].strip() for name in DECISIONS}
        words = row["idee"].split()
        if not words:
            continue
        if words[0] != NO_IDEA and words[0] not in ideas:
            raise SourceError(
                f"« {filled} », ligne {line} : l’idée « {words[0]} » n’est pas dans idees.csv."
            )
        if not row["lecteur"] or not row["contribution"] or not row["empreinte"]:
            raise SourceError(
                f"« {filled} », ligne {line} : une décision demande contribution, empreinte et "
                "lecteur."
            )
        rows.pop(_mark(row), None)
        rows[_mark(row)] = dict.fromkeys(names, "") | row | {"idee": words[0]}
        count += 1
    table = pd.DataFrame(list(rows.values()), columns=names)
    data: bytes = table.to_csv(index=False, lineterminator="\n").encode()
    return data, count


def _mark(row: Mapping[str, str]) -> tuple[str, ...]:
    """Return what a decision is on, and whose it is."""
    return tuple(row[name].strip() for name in ("contribution", "empreinte", "lecteur"))
