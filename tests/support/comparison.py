"""What a region publishes and what was read in it, in the same form."""

from cnr.labels import squash
from cnr.parse.records import Synthesis
from support.region_pages import Row, Truth


def printed(row: Row) -> tuple:
    """A published count as the text prints it."""
    names = row.scope, str(row.theme), row.kind, row.level, squash(row.group)
    return *names, squash(row.printed_label), row.printed_count, row.first, row.last


def published_counts(truth: Truth) -> list[tuple]:
    return [printed(row) for row in truth.counts]


def read_counts(synthesis: Synthesis) -> list[tuple]:
    return [
        (
            *(row.scope, row.theme, row.nature, row.level, squash(row.group)),
            *(squash(row.label), row.count, min(row.lines), max(row.lines)),
        )
        for row in synthesis.counts
    ]


def published_framing(truth: Truth) -> list[tuple]:
    return [
        (
            *(row.kind, row.scope.replace("region", ""), str(row.theme or "")),
            *(row.printed_count, row.percent, row.first, row.last),
        )
        for row in truth.framing
    ]


def read_framing(synthesis: Synthesis) -> list[tuple]:
    return [
        (
            *(cell.table, cell.department, cell.theme),
            *(cell.count, cell.share, min(cell.lines), max(cell.lines)),
        )
        for cell in synthesis.framing
    ]


def published_workshops(truth: Truth) -> list[tuple]:
    return [(w.department, w.place, w.iso, w.hours, w.first, w.last) for w in truth.workshops]


def read_workshops(synthesis: Synthesis) -> list[tuple]:
    return [
        (a.department, a.place, str(a.date), a.hours, min(a.lines), max(a.lines))
        for a in synthesis.announcements
    ]


def published_reports(truth: Truth) -> set[tuple]:
    return {(w.department, w.section, w.heading) for w in truth.workshops if w.section}


def read_reports(synthesis: Synthesis) -> set[tuple]:
    return {(w.department, w.section, w.title) for w in synthesis.workshops}
