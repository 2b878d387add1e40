"""The frames of the data contract, built from what was read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import pandas as pd

from cnr.checks import run_checks
from cnr.parse.records import Synthesis
from cnr.schema import (
    DEPARTMENTS,
    DOCUMENTS,
    FINDINGS,
    FRAMING,
    IDEAS,
    LINE_AUDIT,
    PUBLISHED_TABLES,
    THEMES,
    WORKSHOPS,
    Table,
)
from cnr.workshops import join_workshops

Rows = Sequence[dict[str, object]]


def frame(table: Table, rows: Rows) -> pd.DataFrame:
    """Return `rows` as a frame with the table's columns and types; empty text is missing."""
    data = pd.DataFrame(list(rows), columns=table.columns)
    texts = [name for name, dtype in table.dtypes.items() if dtype == "string"]
    data[texts] = data[texts].replace("", None)
    return data.astype(table.dtypes)


def documents(rows: Rows) -> pd.DataFrame:
    """Return documents.csv: a row per source, as the manifest registers it."""
    return frame(DOCUMENTS, rows)


def departments(synthesis: Synthesis) -> pd.DataFrame:
    """Return departements.csv: a row per department of chapter 2, in reading order."""
    titles = _titles(synthesis, "departement")
    return frame(
        DEPARTMENTS,
        [
            {"departement": code, "nom": name, **_span(titles[code])}
            for code, name in synthesis.departments.items()
        ],
    )


def themes(synthesis: Synthesis) -> pd.DataFrame:
    """Return thematiques.csv: a row per theme, in reading order."""
    titles = _titles(synthesis, "thematique")
    return frame(
        THEMES,
        [
            {"thematique": number, "titre": title, **_span(titles[number])}
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
                **_span(cell.lines),
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
                **_span(row.lines),
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


def workshops(synthesis: Synthesis) -> pd.DataFrame:
    """Return ateliers.csv: a row per announced workshop, in reading order.

    Reports without an announcement are findings; their rows come with their contents.
    """
    taken: Counter[str] = Counter()
    rows: list[dict[str, object]] = []
    for workshop in join_workshops(synthesis):
        announced, section = workshop.announcement, workshop.section
        if announced is None:
            continue
        taken[workshop.id] += 1
        twin = f"-{taken[workshop.id]}" if taken[workshop.id] > 1 else ""
        rows.append(
            {
                "atelier": workshop.id + twin,
                "departement": announced.department,
                "section": section.section if section else "",
                "titre": section.title if section else "",
                "compte_rendu": section is not None,
                "annonce_lieu": announced.place,
                "annonce_date": announced.date.isoformat() if announced.date else "",
                "annonce_horaires": announced.hours,
                **_span(announced.lines),
            }
        )
    return frame(WORKSHOPS, rows)


def line_audit(synthesis: Synthesis) -> pd.DataFrame:
    """Return the rows of audit_lignes.csv for one synthesis: a row per non-blank line."""
    return frame(
        LINE_AUDIT,
        [
            {
                "document": synthesis.document,
                "ligne": claim.line,
                "role": claim.role,
                "element": claim.element,
            }
            for claim in synthesis.claims
        ],
    )


def unread_lines(document: str, numbers: Sequence[int]) -> pd.DataFrame:
    """Return the rows of audit_lignes.csv for a document that no reader reads yet."""
    return frame(
        LINE_AUDIT,
        [
            {"document": document, "ligne": number, "role": "document_non_lu", "element": ""}
            for number in numbers
        ],
    )


def findings(synthesis: Synthesis) -> pd.DataFrame:
    """Return ecarts.csv: a row per finding, rule by rule, then in the order of the text."""
    ranks: Counter[str] = Counter()
    rows: list[dict[str, object]] = []
    for rule, finding in run_checks(synthesis):
        ranks[rule] += 1
        rows.append(
            {
                "ecart": f"{rule}-{ranks[rule]:03d}",
                "controle": rule,
                "gravite": finding.severity,
                "document": synthesis.document,
                "perimetre": finding.scope,
                "constat": finding.sentence,
                "attendu": finding.expected,
                "observe": finding.observed,
                "lignes": " ".join(map(str, finding.lines)),
            }
        )
    return frame(FINDINGS, rows)


def _span(lines: Sequence[int]) -> dict[str, object]:
    return {"ligne_debut": min(lines), "ligne_fin": max(lines)}
