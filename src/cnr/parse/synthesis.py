"""The reader of a regional synthesis: from its lines to what its tables say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from cnr.errors import StructureError
from cnr.labels import slug
from cnr.lines import Line
from cnr.parse import outline as plan
from cnr.parse.announcements import finish_announcements, read_announcements
from cnr.parse.claims import Register
from cnr.parse.counts import (
    SUBJECT_NATURES,
    Codebook,
    read_departmental_table,
    read_regional_table,
    read_subject_table,
    support_price,
)
from cnr.parse.dates import common_years, find_date
from cnr.parse.framing import WORKSHOPS, read_framing
from cnr.parse.outline import Outline, Section, read_outline
from cnr.parse.records import (
    Announcement,
    CountRow,
    FramingCell,
    Heading,
    Idea,
    Quotation,
    Statement,
    Synthesis,
    WorkshopReport,
)
from cnr.parse.reports import joined_lines, read_form, read_report, repeated_lines
from cnr.parse.workshops import join_workshops
from cnr.parse.zones import Zone, split_zones

TableKey = tuple[str, str]  # thématique, nature


def parse_synthesis(lines: Sequence[Line], document: str, name: str) -> Synthesis:
    """Return all that is read in the synthesis `lines`.

    `document` is its identifier in the data, `name` the file's name for messages. Raises
    StructureError when the text does not follow the template.
    """
    outline = read_outline(lines, name)
    register = Register()
    register.claim(outline.furniture, "mobilier_page", "")
    register.claim(outline.preamble, "recit", "")
    for section in outline.sections:
        register.claim(section.heading, "titre", section.label)

    framing: list[FramingCell] = []
    statements: list[Statement] = []
    for section in outline.of_kind(plan.INTRODUCTION):
        cells, stated = read_framing(section, register)
        framing += cells
        statements += stated
    for kind in (plan.CHAPTER, plan.THEME, plan.LESSONS):
        for section in outline.of_kind(kind):
            register.claim(section.body, "recit", section.label)

    ideas, counts, quotations, table_headings = _read_counts(outline, register, name)
    announcements, stated, labels = _read_announcements(outline, framing, register)
    sections = outline.of_kind(plan.WORKSHOP)
    workshops = _read_reports(outline, announcements, register)
    departments = {s.department: s.title for s in outline.of_kind(plan.DEPARTMENT)}
    themes = {s.theme: _theme_title(s.title) for s in outline.of_kind(plan.THEME)}
    return Synthesis(
        document=document,
        departments=departments,
        themes=themes,
        framing=tuple(framing),
        ideas=tuple(ideas),
        counts=tuple(counts),
        announcements=tuple(announcements),
        workshops=tuple(workshops),
        quotations=tuple(quotations),
        statements=tuple(statements + stated),
        headings=(*_section_headings(outline, framing, stated), *labels, *table_headings),
        claims=register.complete(lines),
        joined=joined_lines(sections),
        repeated=repeated_lines(sections),
    )


def _section_headings(
    outline: Outline, framing: Sequence[FramingCell], stated: Sequence[Statement]
) -> list[Heading]:
    """Return the names of themes and departments as titles, section 1.1 and sentences print them,
    each section's own title first.
    """
    return [
        *(_heading("thematique", s.theme, s.title, s.heading) for s in outline.of_kind(plan.THEME)),
        *(
            Heading("thematique", cell.theme, cell.label, cell.lines)
            for cell in framing
            if cell.theme
        ),
        *(
            _heading("departement", s.department, s.title, s.heading)
            for s in outline.of_kind(plan.DEPARTMENT)
        ),
        *(
            Heading("departement", cell.department, cell.label, cell.lines)
            for cell in framing
            if cell.department and cell.table == WORKSHOPS
        ),
        *(Heading("departement", s.scope, s.place, s.lines) for s in stated),
    ]


def _heading(kind: str, key: str, text: str, lines: Sequence[Line]) -> Heading:
    return Heading(kind, key, text, tuple(line.number for line in lines if not line.is_blank))


def _theme_title(title: str) -> str:
    """Return the title of a thématique without its number."""
    return title.partition(":")[2].strip() or title


def _zones(outline: Outline, kinds: Sequence[str], name: str) -> list[tuple[Section, Zone]]:
    """Return the tables of the sections of some kinds; StructureError for one without a theme."""
    titles = {s.theme: _theme_title(s.title) for s in outline.of_kind(plan.THEME)}
    zones = [
        (section, zone)
        for section in outline.sections
        if section.kind in kinds
        for zone in split_zones(section, titles)
    ]
    for _, zone in zones:
        if zone.nature and not zone.theme:
            raise StructureError(
                f"« {name} », ligne {zone.intro[0].number} : ce tableau n’est sous aucun titre de "
                "thématique."
            )
    return zones


def _claim_frame(section: Section, zone: Zone, register: Register) -> None:
    """Claim what surrounds a table: its heading, sentences and header."""
    scope = section.department or "region"
    register.claim(zone.heading, "titre", f"{scope}/T{zone.theme}")
    register.claim(zone.intro, "phrase_type", f"{scope}/T{zone.theme}")
    register.claim(zone.header, "entete_tableau", f"{scope}/T{zone.theme}")


def _read_counts(
    outline: Outline, register: Register, name: str
) -> tuple[list[Idea], list[CountRow], list[Quotation], list[Heading]]:
    regional = _zones(outline, (plan.PROBLEMS, plan.SOLUTIONS), name)
    departmental = _zones(outline, (plan.DEPARTMENT_SYNTHESIS,), name)
    tables: dict[TableKey, list[Zone]] = {}
    for _, zone in departmental:
        tables.setdefault((zone.theme, zone.nature), []).append(zone)

    ideas: list[Idea] = []
    counts: list[CountRow] = []
    quotations: list[Quotation] = []
    headings: list[Heading] = []
    codebooks: dict[TableKey, Codebook] = {}
    for section, zone in regional:
        _claim_frame(section, zone, register)
        key = (zone.theme, zone.nature)
        if zone.nature in SUBJECT_NATURES:
            counts += read_subject_table(zone, register)
        elif zone.nature and key not in codebooks:
            price = support_price(tables.get(key, []))
            codebook, rows, quoted = read_regional_table(zone, price, register)
            codebooks[key] = codebook
            ideas += codebook.ideas
            counts += rows
            quotations += quoted
        headings += [
            _heading("entete_sujets", zone.nature, line.content, [line]) for line in zone.header
        ]
    for section, zone in departmental:
        _claim_frame(section, zone, register)
        if zone.heading:
            text = " ".join(line.content for line in zone.heading)
            headings.append(_heading("thematique", zone.theme, text, zone.heading))
        if zone.nature:
            empty = Codebook(zone.theme, zone.nature, (), ())
            codebook = codebooks.get((zone.theme, zone.nature), empty)
            counts += read_departmental_table(section.department, zone, codebook, register)
    return ideas, counts, quotations, headings


def _read_announcements(
    outline: Outline, framing: Sequence[FramingCell], register: Register
) -> tuple[list[Announcement], list[Statement], list[Heading]]:
    tables = []
    statements: list[Statement] = []
    labels: list[Heading] = []
    for section in outline.of_kind(plan.DEPARTMENT):
        names = [section.title]
        names += [c.label for c in framing if c.department == section.department]
        drafts, stated, printed = read_announcements(section, names, register)
        tables.append((section.department, names, drafts))
        statements += stated
        labels += printed
        for draft in drafts:
            element = f"annonces/{section.department}/{slug(draft.place)}"
            register.claim(draft.lines, "annonce", element)
    return finish_announcements(tables), statements, labels


def _read_reports(
    outline: Outline, announcements: Sequence[Announcement], register: Register
) -> list[WorkshopReport]:
    sections = outline.of_kind(plan.WORKSHOP)
    form = read_form(sections)
    drafts = [
        WorkshopReport(s.department, s.label, s.title, s.heading[0].number, s.last_line)
        for s in sections
    ]
    names = {
        workshop.report.first: workshop.id
        for workshop in join_workshops(announcements, drafts)
        if workshop.report
    }
    reports = [read_report(s, names[s.heading[0].number], form, register) for s in sections]
    printed = [find_date(report.day) for report in reports]
    years = common_years([*printed, *(find_date(a.date_text) for a in announcements)])
    return [
        replace(
            report,
            date=date.resolve(years) if date else None,
            weekday=date.weekday if date else None,
            year_inferred=bool(date and date.year is None),
        )
        for report, date in zip(reports, printed, strict=True)
    ]
