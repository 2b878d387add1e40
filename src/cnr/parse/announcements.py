"""The table of a department's announced workshops: place, day and hours."""

from __future__ import annotations

import re
from collections.abc import Sequence

from cnr.labels import fold, squash
from cnr.lines import Line
from cnr.parse.claims import Register
from cnr.parse.dates import PrintedDate, common_years, find_date
from cnr.parse.framing import read_statements
from cnr.parse.outline import Section
from cnr.parse.records import Announcement, Heading, Statement

_HEADER = re.compile(r"^departementlieu(jour|date)")
_HOUR = re.compile(r"\b\d{1,2}\s*h", re.IGNORECASE)
_CODE = re.compile(r"^(?P<code>\d{2,3}|2[ABab])\s*[-–—]\s*")


class DraftRow:
    """The lines of one row, while it is being put together."""

    def __init__(self, line: Line) -> None:
        self.lines = [line]

    @property
    def text(self) -> str:
        return " ".join(line.content for line in self.lines)

    @property
    def date(self) -> PrintedDate | None:
        return find_date(self.text)

    @property
    def hours(self) -> str:
        """What is printed after the date, or from the first hour on where there is no date."""
        if self.date:
            return self.text[self.date.end :].strip()
        hour = _HOUR.search(self.text)
        return self.text[hour.start() :].strip() if hour else ""

    @property
    def place(self) -> str:
        end = self.date.start if self.date else len(self.text) - len(self.hours)
        return self.text[:end].strip()


def read_announcements(
    section: Section, names: Sequence[str], register: Register
) -> tuple[list[DraftRow], list[Statement], list[Heading]]:
    """Return the drafts of the rows, the sentence with the number of workshops, and the label
    printed for the department.

    `names` are the ways in which the text writes the department's name. The lines of
    the rows are left for the caller to claim.
    """
    body = section.body
    start = next((i for i, line in enumerate(body) if _HEADER.match(squash(line.text))), len(body))
    statements = read_statements(section.department, body[:start])
    register.claim(body[:start], "recit", section.label)
    register.claim(body[start : start + 1], "entete_tableau", f"annonces/{section.department}")
    drafts: list[DraftRow] = []
    gap = True
    for line in body[start + 1 :]:
        if line.is_blank:
            gap = True
            continue
        if drafts and _continues(drafts[-1], line, gap):
            drafts[-1].lines.append(line)
        else:
            drafts.append(DraftRow(line))
        gap = False
    labels = []
    if drafts:
        label = drafts[0].text[: _label_length(drafts[0].text, names)].strip()
        lines = tuple(line.number for line in drafts[0].lines)
        labels = [Heading("departement", section.department, label, lines)] if label else []
    return drafts, statements, labels


def _continues(row: DraftRow, line: Line, gap: bool) -> bool:
    """Say whether `line` goes on with `row` rather than opening the next one.

    A row starts after a blank line or with a space; the first line of a page has a space too, so
    there only the contents tell: a row has one place, one date, and its hours last.
    """
    own = DraftRow(line)
    if not gap and line.indent == 0:
        return True
    if own.place and own.date:
        return row.date is None and not gap
    if own.date:  # a date without a place
        return row.date is None
    if own.hours and not own.place:
        return row.date is not None and not row.hours
    return not gap and line.indent == 1 and row.date is None


def _label_length(text: str, names: Sequence[str]) -> int:
    """Return the length of the department's label (`16 - Charente`) that opens `text`."""
    code = _CODE.match(text)
    if code is None:
        return 0
    lengths = []
    for name in names:
        wanted = re.sub(r"[^a-z0-9]", "", fold(name))
        read = ""
        for index in range(code.end(), len(text)):
            read += re.sub(r"[^a-z0-9]", "", fold(text[index]))
            if read == wanted and (index + 1 == len(text) or text[index + 1] in " -–—"):
                lengths.append(index + 1)
                break
            if not wanted.startswith(read):
                break
    return max(lengths, default=code.end())


def finish_announcements(
    tables: Sequence[tuple[str, Sequence[str], Sequence[DraftRow]]],
) -> list[Announcement]:
    """Return the announcements of all departments: `(code, names, drafts)` for each.

    A date without a year takes the commonest year of the region's announcements whose calendar
    agrees with the printed weekday.
    """
    common = common_years(draft.date for _, _, drafts in tables for draft in drafts)
    announcements = []
    for code, names, drafts in tables:
        for rank, draft in enumerate(drafts):
            place = draft.place[_label_length(draft.place, names) :] if rank == 0 else draft.place
            date = draft.date
            announcements.append(
                Announcement(
                    department=code,
                    place=place.strip(),
                    date=date.resolve(common) if date else None,
                    date_text=date.text if date else "",
                    weekday=date.weekday if date else None,
                    year_inferred=bool(date and date.year is None),
                    hours=draft.hours,
                    lines=tuple(line.number for line in draft.lines),
                )
            )
    return announcements
