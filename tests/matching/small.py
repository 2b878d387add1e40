"""Actions, and what is said of them, written by hand."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path

import pandas as pd

from cnr.matching.readings import CONTINUITY, EXPLAINED, PAIRS
from cnr.schema import LOCAL_TABLES
from cnr.tables.frame import frame


def actions_table(*actions: tuple[str, str]) -> pd.DataFrame:
    """Actions of actions_locales.csv: a document and a title each, `plan-1` the first of `plan`."""
    ranks: dict[str, int] = {}
    rows = []
    for document, title in actions:
        ranks[document] = ranks.get(document, 0) + 1
        line = 10 * ranks[document]
        rows.append(
            {
                "document": document,
                "action": f"{document}-{ranks[document]}",
                "axe": "Recevoir",
                "intitule": title,
                "ligne_debut": line,
                "ligne_fin": line,
                "nature": "action",
            }
        )
    return frame(LOCAL_TABLES["actions_locales"], rows)


def explained_table(*rows: tuple[str, str, str, str, str]) -> pd.DataFrame:
    """What actions mean: an action, the note and the three wordings."""
    return pd.DataFrame(
        [(action, "", *words) for action, *words in rows], columns=list(EXPLAINED), dtype=object
    )


def pairs_table(*rows: tuple[str, str, str, str, str]) -> pd.DataFrame:
    """Pairs read: an action, an idea, what each reader says, the lot."""
    made = [(action, "", idea, "", one, two, lot, "") for action, idea, one, two, lot in rows]
    return pd.DataFrame(made, columns=list(PAIRS), dtype=object)


def continuity_table(*rows: tuple[str, str, str, str]) -> pd.DataFrame:
    """Pairs of plans read: an action, a later one, what the reader says, the lot."""
    made = [(action, "", target, "", said, lot, "") for action, target, said, lot in rows]
    return pd.DataFrame(made, columns=list(CONTINUITY), dtype=object)


def write_rows(path: Path, columns: Sequence[str], rows: Iterable[Sequence[str]]) -> Path:
    """Write a file of data/reference; return its path."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows(rows)
    return path
