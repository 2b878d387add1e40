"""What a damaged source becomes: reported, harmless, or lost without a word."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from cnr.checks import run_checks
from cnr.errors import CnrError
from cnr.examples import read_examples
from cnr.lines import Line
from cnr.parse.records import Synthesis
from cnr.parse.synthesis import parse_synthesis

ERROR = "erreur nommant les lignes"
FINDING = "écart"
AUDIT = "audit des lignes"
HARMLESS = "lecture inchangée"
SILENT = "perte muette"


@dataclass(frozen=True)
class Reading:
    """What is read in a text, line numbers left out, and what the reading says of itself."""

    content: Counter[str]
    findings: Counter[str]
    roles: dict[int, str] = field(default_factory=dict)


def read(lines: list[Line]) -> Reading:
    synthesis = parse_synthesis(lines, "synthese", "synthese.txt")
    findings = Counter(f"{rule} {f.severity} {f.sentence}" for rule, f in run_checks(synthesis))
    return Reading(_content(synthesis), findings, {c.line: c.role for c in synthesis.claims})


def _content(synthesis: Synthesis) -> Counter[str]:
    said: list[object] = [
        *(f"{c.table} {c.department} {c.theme} {c.count} {c.share}" for c in synthesis.framing),
        *(
            f"{r.scope} {r.theme} {r.nature} {r.level} {r.group} {r.label} {r.count}"
            for r in synthesis.counts
        ),
        *(f"{a.department} {a.place} {a.date} {a.hours}" for a in synthesis.announcements),
        *(f"{q.idea} {q.text}" for q in synthesis.quotations),
        *(f"{e.id} {e.contribution and e.contribution.text}" for e in read_examples(synthesis)),
    ]
    for report in synthesis.workshops:
        fields = {name: value for name, (value, _) in report.fields.items()}
        said += [
            f"{report.id} {report.title} {sorted(fields.items())} {report.date}",
            *(f"{report.id} {a.category} {a.printed} {a.count}" for a in report.attendance),
            *(
                f"{report.id} {c.theme} {c.section} {c.titles} {c.lead} {c.text}"
                for c in (*report.contributions, *report.outside)
            ),
            *(f"{report.id} {text}" for p in report.passages for text, _ in p.paragraphs),
        ]
    return Counter(map(str, said))


def outcome(lines: list[Line], intact: Reading) -> str:
    """Return what becomes of a damaged text, read without its manifest."""
    try:
        now = read(lines)
    except CnrError as error:
        return ERROR if re.search(r"lignes? \d", str(error)) else SILENT
    if now.content == intact.content:
        return HARMLESS
    if now.findings - intact.findings:
        return FINDING
    if _strange_roles(now) != _strange_roles(intact):
        return AUDIT
    return SILENT


def _strange_roles(reading: Reading) -> Counter[str]:
    """Return how many lines have a role that says something is amiss."""
    return Counter(
        role
        for role in reading.roles.values()
        if role in ("non_reconnu", "sans_rubrique", "hors_thematique")
    )
