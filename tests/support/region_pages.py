"""The lines of an invented region, each naming what it publishes, and the cut into pages."""

import random
import textwrap
from collections import defaultdict
from dataclasses import dataclass
from functools import partial
from typing import NamedTuple

from support.region_words import FURNITURE, TRAPS

wrap = partial(textwrap.wrap, break_long_words=False, break_on_hyphens=False)


class Row(NamedTuple):
    """A published row, on the lines first to last (1-based, inclusive) of the text.

    scope: "region" (also the totals of 1.1) or a department code; theme: 1-4, 0 for none; kind:
    "constat", "proposition", "sujet_probleme", "sujet_solution", or in 1.1 "ateliers",
    "contributions"; level: "groupe", "idee", "sujet", in 1.1 "cadrage", "exemple" for an "Ex :"
    block (its text is printed_label); group, label: as in the regional tables; printed_label: as
    this row shows it; printed_count: differs from count in the altered row only.
    """

    scope: str
    theme: int
    kind: str
    level: str
    group: str
    label: str
    printed_label: str
    count: int
    printed_count: int
    percent: int | None = None
    first: int = 0
    last: int = 0


class Workshop(NamedTuple):
    """An announced workshop; section and heading of its report are "" if it has none."""

    department: str
    place: str
    date: str
    iso: str
    hours: str
    section: str
    heading: str
    first: int = 0
    last: int = 0

    level = "atelier"


@dataclass(frozen=True)
class Truth:
    """All that the text publishes, in the order of the text, without zero cells."""

    region: str
    departments: tuple[tuple[str, str, int], ...]  # code, name as in its heading, workshops
    framing: tuple[Row, ...]  # both tables of 1.1
    counts: tuple[Row, ...]  # subjects, groups and ideas
    examples: tuple[Row, ...]
    workshops: tuple[Workshop, ...]
    altered: Row | None


class Pages:
    """Lines put one after the other: (text, published row or None, page break, none after).

    A page break of 1 is asked for before the line, one of 2 is forced.
    """

    def __init__(self, seed, width, page_length, traps):
        self.rng = random.Random(seed)
        self.page_length = page_length
        self.width = width
        self.prose = max(width + 10, 100)
        self.p = TRAPS | traps
        self.lines = []
        self.annex = 0  # rank of the first line of chapter 2
        self.region = ""

    def chance(self, trap):
        """Draws whether `trap`, a name of TRAPS or a probability, happens."""
        return self.rng.random() < (self.p[trap] if isinstance(trap, str) else trap)

    def put(self, text, row=None, brk=0, glue=False):
        """Adds a line; brk: 1 asks for a page break before it, 2 forces it; glue: none after."""
        self.lines.append((f"{text} " if text.strip() else text, row, int(brk), glue))

    def gap(self, unless=0.0, end=False):
        """Adds a blank line; at the end of a table, a line holding a single space, too."""
        if self.lines[-1][0] and not self.chance(unless):
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

    def pages(self):
        """Cuts the pages: the first line of each loses the blank lines above, gains a space."""
        out, where = [], defaultdict(list)
        used, page, glue = 0, self.rng.randint(2, 5), False
        for i, (text, row, brk, glued) in enumerate(self.lines):
            if not text.strip():
                kept = int(used > 0 and (used < self.page_length or glue))
                out += [text] * kept
                used += kept
                continue
            if not used or brk == 2 or (not glue and (brk or used >= self.page_length)):
                while out and not out[-1].strip():
                    out.pop()
                furniture = out and i > self.annex and self.chance("p_furniture")
                out += FURNITURE.format(self.region, page).split("|") if furniture else []
                text, page, used = text if furniture else " " + text, page + 1, 0
            out.append(text)
            used, glue = used + 1, glued
            where[row].append(len(out))
        rows = [row._replace(first=at[0], last=at[-1]) for row, at in where.items() if row]
        return "\n".join([*out, "", "", ""]), rows
