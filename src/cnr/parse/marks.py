"""Marks of layout: what the lines of a table still show of the printed page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cnr.labels import final_numbers
from cnr.lines import Line

#: A line is wrapped because the next word did not fit: the more one stops short of this share of
#: the table's widest line, the less likely it was wrapped there. It allows for narrow letters.
FULL_LINE = 0.9


@dataclass(frozen=True, slots=True)
class Mark:
    """What the layout says of one line: its text, indent, and what stands before it."""

    line: Line
    text: str
    indent: int
    gap: bool  # a blank line stands before it
    spacer: bool  # one of the blank lines before it holds a space: a block of the page ended
    number_only: bool
    readings: tuple[tuple[str, int], ...]
    missing: float  # how far it stops short of a full line, the next word included (0 to 1)

    @property
    def is_lower(self) -> bool:
        return not (self.text[:1].isupper() or self.text[:1] in "«\"'")


def read_marks(lines: Sequence[Line]) -> list[Mark]:
    """Return the marks of the non-blank lines of a table; blank ones show in those after them."""
    marks: list[Mark] = []
    gap, spacer = True, False
    texts = [line.content for line in lines if not line.is_blank]
    widest = max(map(len, texts), default=0)
    for line in lines:
        if line.is_blank:
            gap = True
            spacer = spacer or bool(line.text)
            continue
        text = texts[len(marks)]
        following = texts[len(marks) + 1].split(" ")[0] if len(marks) + 1 < len(texts) else ""
        missing = max(0.0, FULL_LINE - (len(text) + 1 + len(following)) / widest)
        readings = tuple(final_numbers(text))
        alone = bool(readings) and readings[0][0] == ""
        marks.append(Mark(line, text, line.indent, gap, spacer, alone, readings, missing))
        gap, spacer = False, False
    return marks
