"""What a person should read first, the file to fill in, and the decisions that come back."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pandas as pd

from cnr.coding.codebook import with_labels
from cnr.coding.readings import DECISIONS, NO_IDEA, read_decisions, text_mark
from cnr.errors import SourceError, reason
from cnr.exports import spreadsheet_csv

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
    many it brings; a decision on a contribution already decided replaces it.

    An idea may be written with its label after it; `aucune` says that none fits; a row whose idea
    is left empty is not decided. Raises SourceError naming the file and the line otherwise.
    """
    try:
        text = filled.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise SourceError(f"« {filled} » est absent.") from None
    except OSError as error:
        raise SourceError(f"« {filled} » ne peut pas être lu : {reason(error)}.") from None
    except UnicodeDecodeError:
        raise SourceError(f"« {filled} » n’est pas en UTF-8.") from None
    header, _, _ = text.partition("\n")
    reader = csv.DictReader(
        io.StringIO(text, newline=""), delimiter=";" if header.count(";") > 1 else ","
    )
    missing = [name for name in DECISIONS if name not in (reader.fieldnames or ())]
    if missing:
        raise SourceError(f"« {filled} », ligne 1 : il manque {', '.join(missing)}.")
    new: dict[str, dict[str, str]] = {}
    for row in reader:
        words = (row["idee"] or "").split()
        if not words:
            continue
        cells = {name: (row[name] or "").strip() for name in DECISIONS} | {"idee": words[0]}
        if cells["idee"] != NO_IDEA and cells["idee"] not in ideas:
            raise SourceError(
                f"« {filled} », ligne {reader.line_num} : l’idée « {cells['idee']} » n’est pas "
                "dans idees.csv."
            )
        if not cells["lecteur"] or not cells["contribution"] or not cells["empreinte"]:
            raise SourceError(
                f"« {filled} », ligne {reader.line_num} : une décision demande contribution, "
                "empreinte et lecteur."
            )
        new[cells["contribution"]] = cells
    before = read_decisions(kept, ideas)
    before["idee"] = before["idee"].replace("", NO_IDEA)
    rows = {row["contribution"]: row for row in before[list(DECISIONS)].to_dict("records")}
    table = pd.DataFrame(list((rows | new).values()), columns=list(DECISIONS))
    data: bytes = table.to_csv(index=False, lineterminator="\n").encode()
    return data, len(new)
