"""The tables that people read: made once, shown alike in notebooks, HTML and workbook."""

from __future__ import annotations

from collections.abc import Sequence

from cnr.parse.records import REGION
from cnr.report_data import ReportData
from cnr.views.corpus import documents, roles
from cnr.views.department import (
    department_findings,
    department_heading,
    department_sentence,
    department_table,
    distinctive_sentence,
    profile,
    workshops,
)
from cnr.views.findings import finding_lines, findings, gravity_heading, silent_checks
from cnr.views.published import (
    contributions_by_theme,
    regional_table,
    subjects,
    theme_heading,
    workshops_by_department,
)
from cnr.views.view import View

__all__ = [
    "View",
    "all_tables",
    "contributions_by_theme",
    "department_findings",
    "department_heading",
    "department_sentence",
    "department_table",
    "distinctive_sentence",
    "documents",
    "finding_lines",
    "findings",
    "gravity_heading",
    "profile",
    "regional_table",
    "roles",
    "silent_checks",
    "subjects",
    "theme_heading",
    "workshops",
    "workshops_by_department",
]


def all_tables(data: ReportData, scope: str, theme: str) -> Sequence[View]:
    """Return every table of counts of a theme, for the region or one department."""
    natures = ("constat", "proposition")
    if scope == REGION:
        return [regional_table(data, theme, nature) for nature in natures]
    tables = [department_table(data, scope, theme, nature) for nature in natures]
    return [table for table in tables if table is not None]
