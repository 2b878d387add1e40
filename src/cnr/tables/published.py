"""The frames of what the synthesis publishes."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from cnr.parse.records import Synthesis
from cnr.schema.published import (
    DEPARTMENTS,
    DOCUMENTS,
    FRAMING,
    IDEAS,
    PUBLISHED_TABLES,
    THEMES,
)
from cnr.tables.frame import Rows, frame, span


def documents(rows: Rows) -> pd.DataFrame:
    """Return documents.csv: a row per source, as the manifest registers it."""
    return frame(DOCUMENTS, rows)


def departments(synthesis: Synthesis) -> pd.DataFrame:
    """Return departements.csv: a row per department of chapter 2, in reading order."""
    titles = _titles(synthesis, "departement")
    return frame(
        DEPARTMENTS,
        [
            {"departement": code, "nom": name, **span(titles[code])}
            for code, name in synthesis.departments.items()
        ],
    )


def themes(synthesis: Synthesis) -> pd.DataFrame:
    """Return thematiques.csv: a row per theme, in reading order."""
    titles = _titles(synthesis, "thematique")
    return frame(
        THEMES,
        [
            {"thematique": number, "titre": title, **span(titles[number])}
            for number, title in synthesis.themes.items()
        ],
    )


def _titles(synthesis: Synthesis, kind: str) -> dict[str, Sequence[int]]:
    """Return the lines of the first heading of each key: the section's own title."""
    lines: dict[str, Sequence[int]] = {}
    for heading in synthesis.headings:
        if heading.kind == kind:
            lines.setdefault(heading.key, heading.lines)
    return lines


def framing(synthesis: Synthesis) -> pd.DataFrame:
    """Return cadrage.csv: a row per row of the two tables of section 1.1."""
    return frame(
        FRAMING,
        [
            {
                "tableau": cell.table,
                "departement": cell.department,
                "thematique": cell.theme,
                "nombre": cell.count,
                "part_pct": cell.share,
                **span(cell.lines),
            }
            for cell in synthesis.framing
        ],
    )


def published_tables(synthesis: Synthesis) -> pd.DataFrame:
    """Return tableaux_publies.csv: a row per published count, in reading order."""
    return frame(
        PUBLISHED_TABLES,
        [
            {
                "perimetre": row.scope,
                "thematique": row.theme,
                "nature": row.nature,
                "niveau": row.level,
                "groupe": row.group,
                "libelle": row.label,
                "nombre": row.count,
                "idee": row.idea,
                **span(row.lines),
                "cellule": row.element,
            }
            for row in synthesis.counts
        ],
    )


def ideas(synthesis: Synthesis) -> pd.DataFrame:
    """Return idees.csv: a row per idea of the regional codebook, in reading order."""
    return frame(
        IDEAS,
        [
            {
                "idee": idea.id,
                "thematique": idea.theme,
                "nature": idea.nature,
                "groupe": idea.group,
                "libelle": idea.label,
                "nombre": idea.count,
            }
            for idea in synthesis.ideas
        ],
    )
