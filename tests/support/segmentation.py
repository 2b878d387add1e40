"""The bounds of the real contributions: as read without the parser, and as it finds them."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import NamedTuple

from cnr.parse.records import Synthesis

SEGMENTATION = Path(__file__).parents[1] / "golden" / "lecture_segmentation.csv"


class Span(NamedTuple):
    """Where a contribution stands: department, theme, section, first and last line."""

    department: str
    theme: str
    section: str
    first: int
    last: int


def read_segmentation() -> list[Span]:
    """The contributions that were read without the parser, in the order of the text."""
    with SEGMENTATION.open(encoding="utf-8", newline="") as file:
        return [
            Span(
                row["departement"],
                row["thematique"],
                row["rubrique"],
                int(row["ligne_debut"]),
                int(row["ligne_fin"]),
            )
            for row in csv.DictReader(file)
        ]


def spans(synthesis: Synthesis) -> list[Span]:
    """The contributions that the parser found, in the order of the text."""
    return [
        Span(c.department, c.theme, c.section, min(c.lines), max(c.lines))
        for report in synthesis.workshops
        for c in report.contributions
    ]
