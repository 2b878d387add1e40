"""The lines of an invented region, each naming what it publishes: wrapped, then cut into pages."""

import random
import re
import textwrap
from collections import defaultdict
from functools import partial
from typing import NamedTuple

from support.region_words import FURNITURE, TRAPS

wrap = partial(textwrap.wrap, break_long_words=False, break_on_hyphens=False)

#: Widths of letters in the font of the pages; the others are 1.17, so that a letter of a French
#: text is 1 on average.
WIDTHS = {
    **dict.fromkeys("ijl’'.,:;|", 0.58),
    **dict.fromkeys("frt()[]-/! ", 0.75),
    **dict.fromkeys("mwœ%", 1.8),
    **dict.fromkeys("ABCDEFGHIJKLNOPQRSTUVXYZÉ", 1.4),
    **dict.fromkeys("MW…—", 2.0),
}

#: Where a line may end: at a space, or after the hyphen of a word. A dash stays with the word
#: before it: at the start of a line, it would be a sub-bullet.
UNIT = re.compile(r"\s*(?:[^\s-]*[^\W\d]-(?=[^\W\d])|\S+(?:\s+[-–](?=\s))*)")


def measure(text: str) -> float:
    """Width of a text, in letters."""
    return sum(WIDTHS.get(letter, 1.17) for letter in text)


def typeset(text: str, width: float, start: str = "") -> list[str]:
    """Lines of a text in a column of that many letters, the first one after `start`."""
    lines, line = [], start
    for unit in UNIT.findall(text):
        if line.strip() and line != start and measure(line + unit) > width:
            lines.append(line)
            line = ""
        line += unit if line and line != start else unit.lstrip()
    return [*lines, line]


def joined(lines: list[str], start: str = "") -> str:
    """Text of an item: its lines joined by one space, without the mark it starts with."""
    return " ".join(" ".join(lines).removeprefix(start).split())


class Line(NamedTuple):
    """A line of the text, before the cut into pages.

    row: what it publishes, or None; brk: 1 asks for a page break before it, 2 forces it; glue: no
    break after it; keep: no break after it either, the break comes before it; gap: the distance to
    the line above where no blank line was put: "wrap" inside a paragraph, "item" between two
    sub-bullets.
    """

    text: str
    row: tuple | None = None
    brk: int = 0
    glue: bool = False
    keep: bool = False
    gap: str = ""


class Lines:
    """Lines put one after the other, with the random draws that decide of their traps."""

    def __init__(self, seed, prose, traps):
        self.rng = random.Random(seed)
        self.prose = prose
        self.p = TRAPS | traps
        self.lines = []

    def chance(self, trap):
        """Draws whether `trap`, a name of TRAPS or a probability, happens."""
        return self.rng.random() < (self.p[trap] if isinstance(trap, str) else trap)

    def put(self, text, row=None, brk=0, glue=False, keep=False, gap=""):
        """Adds a line, with the space that ends every line of the text."""
        text = f"{text} " if text.strip() else text
        self.lines.append(Line(text, row, int(brk), glue, keep, gap))

    def gap(self, unless=0.0, end=False):
        """Adds a blank line; at the end of a table, a line holding a single space, too."""
        if self.lines[-1].text and not self.chance(unless):
            self.put("")
        if end:
            self.put(" ")
            self.put("")

    def text(self, text, width=0, brk=0, mark="", trap="p_break_heading", row=None):
        """Adds a wrapped paragraph ("\\n" in it always ends a line) and a blank line."""
        parts = [part for block in text.split("\n") for part in wrap(block, width or self.prose)]
        for i, part in enumerate(parts):
            self.put(part if i else mark + part, row, (not i and brk) or self.chance(trap))
        self.gap()


class Pages(Lines):
    """The pages of a document."""

    def __init__(self, seed, width, page_length, prose, traps):
        super().__init__(seed, prose or max(width + 10, 100), traps)
        self.page_length = page_length
        self.width = width
        self.annex = 0  # rank of the first line of chapter 2
        self.region = ""

    def pages(self):
        """Cuts the pages: the first line of each loses the blank lines above, gains a space.

        Inside a list of sub-bullets, there is a blank line where the distance between lines
        changes: after the first line of a wrapped one, if the one above it is not wrapped.
        """
        out, where = [], defaultdict(list)
        used, page, held, gap = 0, self.rng.randint(2, 5), False, ""
        for i, line in enumerate(self.lines):
            text = line.text
            if not text.strip():
                kept = int(used > 0 and (used < self.page_length or held))
                out += [text] * kept
                used, gap = used + kept, ""
                continue
            asked = line.brk or used + self.block(i) > self.page_length
            if not used or line.brk == 2 or (asked and not held):
                while out and not out[-1].strip():
                    out.pop()
                furniture = out and i > self.annex and self.chance("p_furniture")
                out += FURNITURE.format(self.region, page).split("|") if furniture else []
                text, page, used, gap = text if furniture else " " + text, page + 1, 0, ""
            elif out[-1].strip() and line.gap and gap and gap != line.gap:
                out.append("")
                used, gap = used + 1, ""
            elif out[-1].strip():
                gap = line.gap
            out.append(text)
            used, held = used + 1, line.glue or line.keep
            where[line.row].append(len(out))
        rows = [row._replace(first=at[0], last=at[-1]) for row, at in where.items() if row]
        return "\n".join([*out, "", "", ""]), rows

    def block(self, start):
        """Number of lines that go to the next page together with the one of this rank."""
        end = start
        while self.lines[end].keep or not self.lines[end].text.strip():
            end += 1
        return end - start + 1
