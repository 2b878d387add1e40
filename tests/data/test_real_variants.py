"""The real synthesis in other clothes: nothing in the reader knows its places or its widths."""

from __future__ import annotations

import re
import textwrap

import pytest

from cnr.labels import squash
from cnr.lines import Line, split_lines
from cnr.parse.records import CountRow, Synthesis
from cnr.parse.synthesis import parse_synthesis
from support.segmentation import spans

CODES = dict(
    zip(
        ["16", "17", "19", "23", "24", "33", "40", "47", "64", "79", "86", "87"],
        ["04", "05", "2A", "2B", "58", "39", "01", "90", "971", "972", "974", "988"],
        strict=True,
    )
)
NAMES = {
    "Nouvelle-Aquitaine": "Vieille-Provence",
    "Charente": "Sarmance",
    "Maritime": "Montagne",
    "Corrèze": "Ombrée",
    "Creuse": "Valrive",
    "Dordogne": "Brivance",
    "Gironde": "Estuaires",
    "Landes": "Pinèdes",
    "Garonne": "Aigrevoix",
    "Pyrénées": "Alpilles",
    "Sèvres": "Sources",
    "Vienne": "Rocaille",
    "Angoulême": "Montreval",
    "Saint-Junien": "Belcastel",
    "Libourne": "Port-Lannec",
    "Limoges": "Aigrefond",
    "Les Eyzies": "La Roche",
    "Pau": "Ys",
}
NAME = re.compile(rf"\b({'|'.join(NAMES)})\b")
CODE = re.compile(rf"(?<=\()({'|'.join(CODES)})(?=\))|^({'|'.join(CODES)})(?= [-–] )", re.MULTILINE)


def rename(text: str) -> str:
    return CODE.sub(lambda found: CODES[found[0]], NAME.sub(lambda found: NAMES[found[0]], text))


def cells(rows: tuple[CountRow, ...]) -> list[tuple[str, ...]]:
    """What the rows say, their lines left aside."""
    return [
        (row.scope, row.theme, row.nature, row.level, squash(row.label), str(row.count), row.idea)
        for row in rows
    ]


def spans_of(synthesis: Synthesis) -> list[tuple[object, ...]]:
    """Where the contributions stand, and what is above them of the form."""
    return [(s.theme, s.section, s.first, s.last) for s in spans(synthesis)]


def test_renamed(real: Synthesis, real_lines: list[Line]) -> None:
    text = rename("\n".join(line.text for line in real_lines))
    read = parse_synthesis(split_lines(text), "autre", "autre.txt")
    assert list(read.departments) == list(CODES.values())
    assert [(row.lines, row.count, row.idea) for row in read.counts] == [
        (row.lines, row.count, row.idea) for row in real.counts
    ]
    assert [(row.scope, row.label) for row in read.counts] == [
        (CODES.get(row.scope, row.scope), rename(row.label)) for row in real.counts
    ]
    assert [(a.department, a.place, a.date, a.hours) for a in read.announcements] == [
        (CODES[a.department], rename(a.place), a.date, a.hours) for a in real.announcements
    ]
    assert [(c.line, c.role) for c in read.claims] == [(c.line, c.role) for c in real.claims]
    assert spans_of(read) == spans_of(real)
    assert [(r.first, r.date, r.hours, r.attendance) for r in read.workshops] == [
        (r.first, r.date, r.hours, r.attendance) for r in real.workshops
    ]


@pytest.mark.parametrize("width", [70])
def test_wrapped_at_another_width(real: Synthesis, real_lines: list[Line], width: int) -> None:
    texts = [line.text for line in real_lines]
    for row in real.counts:
        first, *others = (number - 1 for number in row.lines)
        indent = " " * real_lines[first].indent
        wrapped = textwrap.wrap(f"{row.label} {row.count}", width, break_on_hyphens=False)
        texts[first] = indent + " \n".join(wrapped)
        for other in others:
            texts[other] = ""
    read = parse_synthesis(split_lines("\n".join(texts)), "autre", "autre.txt")
    assert cells(read.counts) == cells(real.counts)
