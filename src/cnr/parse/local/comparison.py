"""A flattened table that compares territories: a line of their names, and under it a row per
quantity, its label and a number for each of them.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from cnr.labels import LINKING_WORDS, fold
from cnr.lines import Line
from cnr.parse.claims import Register
from cnr.parse.local.records import Figure
from cnr.parse.local.text import between, numbers, runs

_ROW = re.compile(r"^(?:(\D*?) )?(\d+(?: \d+){2,})$")
_SOURCE = re.compile(r"^Source .*?(\d{4})")


def compared_figures(lines: Sequence[Line], document: str, register: Register) -> list[Figure]:
    """Return the figures of the first such table: one per row and territory, of the year of the
    source named under it; none where there is no such table. The caption is the run of lines right
    above the names.
    """
    first = next((line for line in lines if _ROW.match(line.content)), None)
    if first is None:
        return []
    size = len(_values(first))
    above = [line for line in lines if line.number < first.number and not line.is_blank]
    header = next((line for line in reversed(above) if _has_names(line.content, size)), None)
    if header is None:
        return []
    others = " ".join(line.content for line in lines if line is not header)
    names = territory_names(header.content, size, others)
    over = list(runs(between(lines, lines[0].number, header.number - 1)))
    caption = over[-1] if over else ()
    element = f"{document}-chiffres"
    register.claim([*caption, header], "entete_tableau", element)
    what = " ".join(line.content for line in caption)
    rows: list[tuple[list[Line], str]] = []
    label: list[Line] = []
    year: int | None = None
    for line in between(lines, header.number + 1, lines[-1].number):
        if line.is_blank:
            continue
        if source := _SOURCE.match(line.content):
            year = int(source[1])
            register.claim([line], "source", element)
            break
        label.append(line)
        row = _ROW.match(line.content)
        if row and len(_values(line)) == size:
            words = " ".join([*(one.content for one in label[:-1]), row[1] or ""]).strip()
            rows.append((label, words))
            register.claim(label, "chiffre", element)
            label = []
    return [
        Figure(name, f"{what} – {words}", value, "patients", year, numbers(row))
        for row, words in rows
        for name, value in zip(names, _values(row[-1]), strict=True)
    ]


def territory_names(header: str, size: int, text: str) -> list[str]:
    """Return the `size` names that a line prints one after the other: of all ways to part it at
    its capitals, the one whose names the rest of the text prints most (in words).
    """
    words = header.split()
    places = [rank for rank in range(1, len(words)) if words[rank][0].isupper()]
    known = _plain(text)
    best: list[str] = [header]
    best_share = -1
    for cuts in itertools.combinations(places, size - 1):
        bounds = [0, *cuts, len(words)]
        names = [" ".join(words[a:b]) for a, b in itertools.pairwise(bounds)]
        share = sum(
            len(name.split())
            for name in names
            if re.search(rf"(?<!\w){re.escape(_plain(name))}(?!\w)", known)
        )
        if share > best_share:
            best, best_share = names, share
    return best


def _plain(text: str) -> str:
    return fold(text).replace("-", " ")


def _values(line: Line) -> list[float]:
    row = _ROW.match(line.content)
    return [float(one) for one in row[2].split()] if row else []


def _has_names(content: str, size: int) -> bool:
    """Say whether a line is made of names: capitals and linking words, enough for the columns."""
    words = content.split()
    capitals = [word for word in words if word[0].isupper()]
    linked = all(word[0].isupper() or fold(word) in LINKING_WORDS for word in words)
    return linked and len(capitals) >= size
