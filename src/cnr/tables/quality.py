"""The frames of quality: the role of each line, and what contradicts what."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence

import pandas as pd

from cnr.checks import run_checks
from cnr.checks.finding import Finding
from cnr.checks.local import run_local_checks
from cnr.lines import Line
from cnr.names import without_names
from cnr.parse.local.records import LocalDocument
from cnr.parse.records import Claim, Synthesis
from cnr.schema.quality import FINDINGS, LINE_AUDIT
from cnr.speakers import read_voices
from cnr.tables.frame import frame


def line_audit(synthesis: Synthesis, lines: Sequence[Line]) -> pd.DataFrame:
    """Return the rows of audit_lignes.csv for one synthesis: a row per non-blank line of `lines`,
    its text.
    """
    voices = read_voices(synthesis)
    texts = {line.number: voices.anywhere(line.content) for line in lines}
    return _audited(synthesis.document, synthesis.claims, texts)


def local_audit(document: LocalDocument, lines: Sequence[Line]) -> pd.DataFrame:
    """Return the rows of audit_lignes.csv for one local document."""
    return _audited(document.document, document.claims, without_names(lines))


def unread_lines(document: str, lines: Sequence[Line]) -> pd.DataFrame:
    """Return the rows of audit_lignes.csv for a document that no reader reads yet."""
    texts = without_names(lines)
    return _audited(document, [Claim(number, "document_non_lu", "") for number in texts], texts)


def _audited(document: str, claims: Iterable[Claim], texts: Mapping[int, str]) -> pd.DataFrame:
    return frame(
        LINE_AUDIT,
        [
            {
                "document": document,
                "ligne": claim.line,
                "role": claim.role,
                "element": claim.element,
                "texte": texts[claim.line],
            }
            for claim in claims
        ],
    )


def findings(synthesis: Synthesis) -> pd.DataFrame:
    """Return ecarts.csv: a row per finding, rule by rule, then in the order of the text."""
    voices = read_voices(synthesis)
    found = [(rule, synthesis.document, finding) for rule, finding in run_checks(synthesis)]
    return _found(found, voices.anywhere)


def local_findings(documents: Iterable[LocalDocument], scopes: Mapping[str, str]) -> pd.DataFrame:
    """Return the rows of ecarts.csv that the local documents give; `scopes` by document."""
    return _found(run_local_checks(documents, scopes), str)


def _found(found: Iterable[tuple[str, str, Finding]], shown: Callable[[str], str]) -> pd.DataFrame:
    """Return a row per finding, with its rank in its rule; `shown` replaces names in its texts."""
    ranks: Counter[str] = Counter()
    rows: list[dict[str, object]] = []
    for rule, document, finding in found:
        ranks[rule] += 1
        rows.append(
            {
                "ecart": f"{rule}-{ranks[rule]:03d}",
                "controle": rule,
                "gravite": finding.severity,
                "document": document,
                "perimetre": finding.scope,
                "constat": shown(finding.sentence),
                "attendu": shown(finding.expected),
                "observe": shown(finding.observed),
                "lignes": " ".join(map(str, finding.lines)),
            }
        )
    return frame(FINDINGS, rows)
