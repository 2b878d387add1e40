"""What a region publishes and what was read in it, in the same form."""

from cnr.labels import squash
from cnr.parse.records import Contribution, Synthesis
from support.region_truth import Row, Truth

#: The fields of a report that are no row of its table of participants.
FIELDS = "lieu", "jour", "horaires"


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


def published_fields(truth: Truth) -> list[tuple]:
    """Date of each report, then its fields as printed, with their lines."""
    return [
        (
            *(report.section, report.iso),
            *((f.name, f.value, f.first, f.last) for f in report.fields if f.name in FIELDS),
        )
        for report in truth.reports
    ]


def read_fields(synthesis: Synthesis) -> list[tuple]:
    return [
        (
            *(report.section, str(report.date or "")),
            *((name, text, min(at), max(at)) for name, (text, at) in report.fields.items()),
        )
        for report in synthesis.workshops
    ]


def published_participants(truth: Truth) -> list[tuple]:
    """Rows of the participants' tables: a number, or what is printed instead of one."""
    return [
        (field.section, field.name, *known(field.value), field.first, field.last)
        for report in truth.reports
        for field in report.fields
        if field.name not in FIELDS
    ]


def known(value: str) -> tuple[int | None, str]:
    return (int(value), "") if value.isdigit() else (None, value)


def read_participants(synthesis: Synthesis) -> list[tuple]:
    return [
        (
            *(report.section, row.category, row.count, row.printed if row.count is None else ""),
            *(min(row.lines), max(row.lines)),
        )
        for report in synthesis.workshops
        for row in report.attendance
    ]


def published_contributions(truth: Truth) -> list[tuple]:
    """The contributions of the reports; the theme of those under none is empty."""
    return [
        (
            *(item.section, str(item.theme or ""), item.rubric, item.lead, item.text),
            *(item.first, item.last),
        )
        for report in truth.reports
        for item in report.items
    ]


def read_contributions(synthesis: Synthesis) -> list[tuple]:
    return [
        read_contribution(report.section, row)
        for report in synthesis.workshops
        for row in sorted((*report.contributions, *report.outside), key=lambda row: row.lines)
    ]


def read_contribution(section: str, row: Contribution) -> tuple:
    place = section, row.theme, row.section, row.lead
    return *place, row.text, min(row.lines), max(row.lines)


def misread_contributions(truth: Truth, synthesis: Synthesis) -> list[tuple]:
    """The contributions that are not read as they are, then what is read where there is none."""
    published, read = published_contributions(truth), read_contributions(synthesis)
    taken = {line for *_, first, last in published for line in range(first, last + 1)}
    return [
        *sorted(set(published) - set(read)),
        *(row for row in read if taken.isdisjoint(range(row[-2], row[-1] + 1))),
    ]


def published_quotes(truth: Truth) -> list[tuple]:
    """The quotes whose marks leave no doubt."""
    sound = (quote for quote in truth.quotes if quote.is_sound)
    return [(str(quote.theme), quote.idea, quote.text) for quote in sound]


def read_quotes(synthesis: Synthesis) -> list[tuple]:
    ideas = {idea.id: idea for idea in synthesis.ideas}
    return [
        (ideas[quote.idea].theme, ideas[quote.idea].label, quote.text)
        for quote in synthesis.quotations
    ]
