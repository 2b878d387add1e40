"""A page of a source text, read line by line as its readers see it."""

from __future__ import annotations

import html
import re
from pathlib import Path
from typing import NamedTuple

_LINE = re.compile(
    r'^<p id="l(?P<anchor>\d+)"(?P<gap> class="saut")?>'
    r'<a href="#l(?P<target>\d+)" tabindex="-1">(?P<number>\d+)</a> '
    r"<span>(?P<text>.*)</span> <small>(?P<role>.*)</small></p>$"
)
_ANCHOR = re.compile(r'\bid="(l\d+)"')


class ShownLine(NamedTuple):
    """A line as the page shows it: `gap` says that blank lines stand before it."""

    number: int
    text: str
    role: str
    gap: bool


def shown_lines(page: str) -> list[ShownLine]:
    """Return the lines of a page; AssertionError where one is not in the form of the others."""
    body = page.partition('<div class="source">\n')[2].partition("</div>")[0]
    lines = []
    for row in body.splitlines():
        found = _LINE.match(row)
        assert found, row
        assert found["anchor"] == found["target"] == found["number"], row
        text, role = html.unescape(found["text"]), html.unescape(found["role"])
        lines.append(ShownLine(int(found["number"]), text, role, bool(found["gap"])))
    return lines


def anchors(reports: Path) -> dict[str, set[str]]:
    """Return the anchors of each page of a source text in `reports`, by file name."""
    return {
        path.name: set(_ANCHOR.findall(path.read_text("utf-8")))
        for path in reports.glob("source_*.html")
    }
