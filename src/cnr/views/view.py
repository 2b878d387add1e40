"""A table for readers, and how its cells are written."""

from __future__ import annotations

from dataclasses import dataclass, field

import pandas as pd

from cnr.french import number, typo
from cnr.sources import SYNTHESIS

AGREES = "✓"
#: Columns of line numbers.
LINE_COLUMNS = ("Ligne", "Lignes", "Lignes de l’action", "Lignes de l’idée")


@dataclass(frozen=True)
class View:
    """A table for readers. `data` has the printed column names; `levels` gives each row's depth
    (0 a group, 1 an idea), empty when all rows are alike; `note` stands under the table. Columns
    `Ligne` and `Lignes` hold numbers of lines of the source `document`, that pages link to.
    """

    id: str
    title: str
    data: pd.DataFrame
    note: str = ""
    levels: tuple[int, ...] = ()
    wide: tuple[str, ...] = field(default=())  # columns of long texts
    document: str = SYNTHESIS
    #: For each row, the address that its first cell leads to, and the mark that addresses lead to;
    #: empty where there is none.
    links: tuple[str, ...] = ()
    anchors: tuple[str, ...] = ()
    #: Columns of lines of other documents than `document`: the document of each row.
    sources: dict[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class CrossingItem:
    """What a cell of a crossing opens on: a text, how it came there, its lines and document."""

    text: str
    how: str
    lines: str
    document: str


@dataclass(frozen=True, slots=True)
class Crossing:
    """A table whose cells open on texts. A row is its label, the lines of the label in the
    synthesis, a text under each of `heads`, and the items under each of `columns`.
    """

    id: str
    title: str
    label: str
    heads: tuple[str, ...]
    columns: tuple[str, ...]
    rows: tuple[
        tuple[str, str, tuple[str, ...], tuple[tuple[CrossingItem, ...], ...]],
        ...,
    ]
    note: str = ""


def check_mark(gap: int) -> str:
    """Return the mark of a comparison: agreement, or the gap (recomputed minus printed)."""
    return AGREES if gap == 0 else typo(f"✗ écart {number(gap)}")


def line_spans(rows: pd.DataFrame) -> list[str]:
    """Return the source lines of each row: `254` or `254–257`."""
    return [
        str(a) if a == b else f"{a}–{b}"
        for a, b in zip(rows["ligne_debut"], rows["ligne_fin"], strict=True)
    ]


def short_list(lines: str, most: int = 12) -> str:
    """Return line numbers, the first ones only when there are many."""
    numbers = lines.split()
    return " ".join(numbers[:most]) + (f" … ({len(numbers)} lignes)" if len(numbers) > most else "")
