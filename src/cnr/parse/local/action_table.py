"""A table of actions whose cells were flattened: an axis, then for each objective its codes, then
its titles.

Titles are wrapped and set apart by nothing sure: a title begins with a capital, in a run of titles
where one begins, at an infinitive or a noun of action (`Créer`, `Réalisation`), or after a gap that
holds a space. Codes and titles are then matched in order; where they are not as many, a title that
another objective has coded takes no code.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from cnr.labels import LINKING_WORDS, fold, squash
from cnr.lines import Line
from cnr.parse.items import INFINITIVE
from cnr.parse.local.text import is_furniture, joined
from cnr.readable import Vocabulary

HEADER = "Objectif N° action Intitulé de l’action"
_HEADER_LINES = frozenset((squash(HEADER), "axes", "strategiques"))
_AXIS = re.compile(r"^AXE (\d+)\b ?:? ?(.*)$")
_OBJECTIVE = re.compile(r"^(\d+\.\d+) ?: ?(.*)$")
_SUB_OBJECTIVE = re.compile(r"^(\d+\.\d+\.\d+) ?:? ?(.*)$")
_CODE = re.compile(r"^[A-Z]{1,3} ?\d{1,3}$")
_NOUN = re.compile(r"^[a-z]+(?:tion|sion|ment|age|ance|ure)\b")


@dataclass(slots=True)
class Cell:
    """The part of the table that one objective takes.

    `codes` and `titles` are lines; each title has the lines of the sub-objective above it.
    """

    axis: list[Line]
    objective: list[Line]
    codes: list[Line] = field(default_factory=list)
    titles: list[tuple[list[Line], list[Line]]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Coded:
    """A title with its code (None where the table has no code left for it) and its headings."""

    cell: Cell
    code: Line | None
    sub_objective: tuple[Line, ...]
    title: tuple[Line, ...]


def read_cells(lines: Sequence[Line]) -> tuple[list[Cell], list[Line]]:
    """Return the cells of a table, and the lines of its headers and of the page."""
    cells: list[Cell] = []
    around: list[Line] = []
    axis: list[Line] = []
    sub: list[Line] = []
    wide_gap = in_label = in_axis = in_sub = False
    for line in lines:
        if line.is_blank:
            wide_gap = wide_gap or line.text != ""
            continue
        content = line.content
        if is_furniture(line) or squash(content) in _HEADER_LINES:
            around.append(line)
        elif _AXIS.match(content):
            axis, in_axis = [line], True
        elif _OBJECTIVE.match(content):
            cells.append(Cell(axis, [line]))
            in_label, in_axis, in_sub, sub = True, False, False, []
        elif in_axis:
            axis.append(line)
        elif not cells:
            around.append(line)
        elif _CODE.match(content):
            cells[-1].codes.append(line)
            in_label = False
        elif in_label:
            cells[-1].objective.append(line)
        elif _SUB_OBJECTIVE.match(content):
            sub, in_sub = [line], True
        elif in_sub and content[0].islower():
            sub.append(line)
        else:
            titles = cells[-1].titles
            if not titles or in_sub or _begins(content, titles[-1][1][-1].content, wide_gap):
                titles.append((sub, []))
            titles[-1][1].append(line)
            in_sub = False
        wide_gap = False
    return cells, around


def _begins(content: str, above: str, wide_gap: bool) -> bool:
    """Say whether a line begins a title."""
    open_above = above.endswith(("&", ",", "-", "/")) or fold(above).split()[-1] in LINKING_WORDS
    if open_above or not content[0].isupper():
        return False
    folded = fold(content)
    return wide_gap or bool(INFINITIVE.match(folded) or _NOUN.match(folded))


def coded_titles(cells: Sequence[Cell], vocabulary: Vocabulary) -> list[Coded]:
    """Return every title of the table with its code, in reading order; codes that no title takes
    come with an empty title.
    """
    printed = Counter(
        squash(joined(title, vocabulary)) for cell in cells for _, title in cell.titles
    )
    found: list[Coded] = []
    for cell in cells:
        spare = len(cell.titles) - len(cell.codes)
        repeated = [
            index
            for index, (_, title) in enumerate(cell.titles)
            if printed[squash(joined(title, vocabulary))] > 1
        ]
        uncoded: set[int] = set(repeated) if spare > 0 and len(repeated) == spare else set()
        codes = iter(cell.codes)
        for index, (sub, title) in enumerate(cell.titles):
            code = None if index in uncoded else next(codes, None)
            found.append(Coded(cell, code, tuple(sub), tuple(title)))
        found += [Coded(cell, code, (), ()) for code in codes]
    return found
