"""The frames of the data contract, built from what was read: one function per table."""

from __future__ import annotations

from cnr.tables.published import (
    departments,
    documents,
    framing,
    ideas,
    published_tables,
    themes,
)
from cnr.tables.quality import (
    findings,
    line_audit,
    local_audit,
    local_findings,
    unread_lines,
)
from cnr.tables.workshops import contributions, examples, participants, workshops

__all__ = [
    "contributions",
    "departments",
    "documents",
    "examples",
    "findings",
    "framing",
    "ideas",
    "line_audit",
    "local_audit",
    "local_findings",
    "participants",
    "published_tables",
    "themes",
    "unread_lines",
    "workshops",
]
