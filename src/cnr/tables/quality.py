"""The frames of quality: the role of each line, and what contradicts what."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import pandas as pd

from cnr.checks import run_checks
from cnr.lines import Line
from cnr.names import without_names
from cnr.parse.records import Synthesis
from cnr.schema.quality import FINDINGS, LINE_AUDIT
from cnr.speakers import read_voices
from cnr.tables.frame import frame


def line_audit(synthesis: Synthesis, lines: Sequence[Line]) -> pd.DataFrame:
    """Return the rows of audit_lignes.csv for one synthesis: a row per non-blank line of `lines`,
    its text.
    """
    voices = read_voices(synthesis)
    texts = {line.number: line.content for line in lines}
    return frame(
        LINE_AUDIT,
        [
            {
                "document": synthesis.document,
                "ligne": claim.line,
                "role": claim.role,
                "element": claim.element,
                "texte": voices.anywhere(texts[claim.line]),
            }
            for claim in synthesis.claims
        ],
    )


def unread_lines(document: str, lines: Sequence[Line]) -> pd.DataFrame:
    """Return the rows of audit_lignes.csv for a document that no reader reads yet."""
    return frame(
        LINE_AUDIT,
        [
            {"document": document, "ligne": number, "role": "document_non_lu", "texte": text}
            for number, text in without_names(lines).items()
        ],
    )


def findings(synthesis: Synthesis) -> pd.DataFrame:
    """Return ecarts.csv: a row per finding, rule by rule, then in the order of the text."""
    ranks: Counter[str] = Counter()
    voices = read_voices(synthesis)
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
                "constat": voices.anywhere(finding.sentence),
                "attendu": voices.anywhere(finding.expected),
                "observe": voices.anywhere(finding.observed),
                "lignes": " ".join(map(str, finding.lines)),
            }
        )
    return frame(FINDINGS, rows)
