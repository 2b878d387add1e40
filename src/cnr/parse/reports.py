"""The reader of a workshop's report: its form, its participants, and what was said."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from cnr.labels import LINKING_WORDS, fold, fold_in_place
from cnr.lines import Line
from cnr.parse import items, prompts
from cnr.parse.attendance import read_attendance
from cnr.parse.claims import Register
from cnr.parse.outline import Section
from cnr.parse.prompts import Prompt, prompt_at
from cnr.parse.records import Attendance, Contribution, Passage, WorkshopReport

_FIELD = re.compile(r"^(?P<name>lieu|jour|date|horaires?|heures?)\s*:\s*(?P<value>.*)$")
_FIELD_NAMES = {"date": "jour", "horaire": "horaires", "heure": "horaires", "heures": "horaires"}


#: Two spaces before a capital or a dash, after a word or a mark that ends no sentence.
_SEAM = re.compile(r"(?P<before>[\w’'-]+)[)»;\"]* {2,}(?=(?P<after>[A-ZÀ-Þ-].*))")
_SHORTEST_HALF = 8
#: A line this much longer than a full one was not printed as one line.
OVERLONG = 1.15


@dataclass(frozen=True, slots=True)
class Form:
    """What the reports of one synthesis share: theme headings and the length of a full line."""

    theme_titles: dict[str, str]
    width: int


@dataclass(slots=True)
class _Part:
    """A heading of the form (None above the first) and the lines up to the next one."""

    prompt: Prompt | None
    theme: str = ""
    lines: list[Line] = field(default_factory=list)


def read_form(sections: Sequence[Section]) -> Form:
    """Return what the reports in `sections` share."""
    bodies = [section.body for section in sections]
    return Form(prompts.usual_theme_titles(bodies), items.usual_width(bodies))


def joined_lines(sections: Sequence[Section]) -> tuple[int, ...]:
    """Return the numbers of the lines of reports that seem to hold two: much longer than the page
    is wide, or with the two spaces left where a bullet was joined to the line above it.
    """
    width = items.usual_width([section.body for section in sections])
    return tuple(
        line.number
        for section in sections
        for line in section.body
        if len(line.content) > OVERLONG * width or _has_seam(line.text.strip())
    )


def _has_seam(text: str) -> bool:
    seams = list(_SEAM.finditer(text))
    return any(
        len(seam["after"]) > _SHORTEST_HALF
        and fold(seam["before"]) not in LINKING_WORDS
        and text[: seam.start()].count("(") <= text[: seam.start()].count(")")
        for seam in seams
    )


def repeated_lines(sections: Sequence[Section]) -> tuple[tuple[int, int], ...]:
    """Return the pairs of lines of reports that print the same text one after the other."""
    pairs = []
    for section in sections:
        lines = [line for line in section.body if not line.is_blank]
        pairs += [
            (one.number, other.number)
            for one, other in pairwise(lines)
            if one.content == other.content
        ]
    return tuple(pairs)


def read_report(section: Section, workshop: str, form: Form, register: Register) -> WorkshopReport:
    """Return the report of the workshop `workshop` (its identifier), and claim its lines.

    Its date is left for the caller to resolve, who knows the years of the other workshops.
    """
    fields: dict[str, tuple[str, tuple[int, ...]]] = {}
    attendance: list[Attendance] = []
    passages: list[Passage] = []
    inside: list[Contribution] = []
    outside: list[Contribution] = []
    context: list[tuple[str, tuple[int, ...]]] = []
    parts = _parts(section.body, form)
    for part in parts:
        kind = part.prompt.kind if part.prompt else prompts.PRESENTATION
        element = f"{workshop}/T{part.theme}" if part.theme else workshop
        if part.prompt:
            register.claim(part.prompt.lines, "rubrique", element)
        texts: list[tuple[str, tuple[int, ...]]] = []
        if kind in prompts.SECTIONS:
            found = _contributions(part, kind, section.department, workshop, form.width)
            numbered = part.theme.isdigit()
            known = inside if numbered else outside
            for item, draft in found:
                if draft is None:
                    register.claim(item.lines, item.role, element)
                    context.append((item.text, tuple(line.number for line in item.lines)))
                    continue
                rank = len(known) + 1
                name = f"{workshop}-{rank:03d}" if numbered else f"{workshop}-hors-{rank:03d}"
                register.claim(item.lines, "contribution" if numbered else "hors_thematique", name)
                known.append(replace(draft, id=name))
        elif kind == prompts.PRESENTATION:
            fields |= _fields(part.lines, workshop, form.width, register)
        elif kind in (prompts.PARTICIPANTS, prompts.PARTICIPANTS_HEADER):
            attendance += read_attendance(part.lines, workshop, register)
        elif kind in (prompts.THEME, prompts.OTHER_THEMES):
            register.claim(part.lines, "sans_rubrique", element)
            texts = _texts(part.lines, form.width)
        else:
            register.claim(part.lines, "recit", element)
            texts = _texts(part.lines, form.width)
        if part.prompt:
            passages.append(
                Passage(kind, part.theme, part.prompt.numbers, part.prompt.is_exact, tuple(texts))
            )
    return WorkshopReport(
        department=section.department,
        section=section.label,
        title=section.title,
        first=section.heading[0].number,
        last=section.last_line,
        id=workshop,
        fields=fields,
        attendance=tuple(attendance),
        passages=tuple(passages),
        contributions=tuple(inside),
        context=tuple(context),
        outside=tuple(outside),
        headless=tuple(_headless(parts, form.width)),
    )


def _parts(body: Sequence[Line], form: Form) -> list[_Part]:
    """Return the report cut at the headings of its form; a theme holds for the sections after it,
    up to another theme or the end of the form's part on themes.
    """
    parts = [_Part(None)]
    theme = ""
    index = 0
    while index < len(body):
        found = None if body[index].is_blank else prompt_at(body, index, form.theme_titles)
        if found is None:
            parts[-1].lines.append(body[index])
            index += 1
            continue
        prompt, index = found
        if prompt.kind == prompts.THEME:
            theme = prompt.theme
        elif prompt.kind == prompts.OTHER_THEMES:
            theme = "autres"
        elif prompt.kind not in prompts.SECTIONS:
            theme = ""
        parts.append(_Part(prompt, theme))
    return parts


def _contributions(
    part: _Part, kind: str, department: str, workshop: str, width: int
) -> list[tuple[items.Item, Contribution | None]]:
    """Return each item of a section, with the contribution that it is, None for its context."""
    theme = part.theme if part.theme.isdigit() else ""
    return [
        (
            item,
            Contribution(
                "",
                workshop,
                department,
                theme,
                kind,
                item.titles,
                item.lead,
                item.text,
                tuple(line.number for line in item.lines),
            )
            if item.role == items.ITEM
            else None,
        )
        for item in items.read_items(part.lines, width)
    ]


def _fields(
    lines: Sequence[Line], workshop: str, width: int, register: Register
) -> dict[str, tuple[str, tuple[int, ...]]]:
    """Return place, day and hours as printed, and claim their lines; others are left over."""
    read: dict[str, tuple[str, tuple[int, ...]]] = {}
    for block in items.read_blocks(lines, width):
        text = block.text
        match = _FIELD.match(fold_in_place(text))
        if match is None:
            continue
        name = _FIELD_NAMES.get(match["name"], match["name"])
        value = text[match.start("value") :].strip()
        if not read.get(name, ("", ()))[0]:
            read[name] = (value, block.numbers)
        register.claim(block.lines, "fiche", f"{workshop}/{name}")
    return read


def _headless(parts: Sequence[_Part], width: int) -> Iterator[tuple[str, tuple[int, ...]]]:
    """Yield the paragraphs, no bullet before them, that begin with a small letter."""
    for part in parts:
        for block in items.read_blocks(part.lines, width):
            if block.mark == items.PARAGRAPH and block.text[:1].islower():
                yield block.text, block.numbers


def _texts(lines: Sequence[Line], width: int) -> list[tuple[str, tuple[int, ...]]]:
    return [(block.text, block.numbers) for block in items.read_blocks(lines, width)]
