"""Section 1.1: workshops by department, and contributions by theme."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import product

from cnr.labels import final_numbers, fold, fold_in_place, number_in_words, squash, to_int
from cnr.lines import Line
from cnr.parse.claims import Register
from cnr.parse.outline import Section
from cnr.parse.records import FramingCell, Statement

WORKSHOPS = "ateliers"
CONTRIBUTIONS = "contributions"

_DEPARTMENT_ROW = re.compile(r"^(?P<code>\d{2,3}|2[ABab])\s*[-–—]\s*(?P<label>\S.*)$")
_THEME_ROW = re.compile(r"^thematique\s*(\d+)\s*:")
_TOTAL_ROW = re.compile(r"^total\b")
_HELD = re.compile(
    r"^(?P<number>.+?)\s+ateliers?\s+(?:ont|a)\s+ete\s+organises?"
    r"\s+(?:dans l'|(?:en|aux?|a|dans (?:la|les?))\b)\s*(?P<place>[^.]*)"
)
_THOUSANDS = r"\d{1,3}(?:[ \u00a0\u202f]\d{3})+"
_SHARE = re.compile(rf"(?<!\S)(?P<count>{_THOUSANDS}|\d+)\s+(?P<share>\d+(?:[.,]\d+)?)\s*%")


def read_framing(section: Section, register: Register) -> tuple[list[FramingCell], list[Statement]]:
    """Return the cells of both tables of the introduction, and what its sentences state."""
    cells: list[FramingCell] = []
    body = section.body
    index = 0
    prose: list[Line] = []
    while index < len(body):
        key = squash(body[index].text)
        if key.startswith("departementnombre"):
            register.claim([body[index]], "entete_tableau", f"cadrage/{WORKSHOPS}")
            index, found = _workshop_rows(body, index + 1)
        elif key.startswith("thematiques") and not _THEME_ROW.match(fold(body[index].content)):
            after = _first_theme_row(body, index)
            register.claim(body[index:after], "entete_tableau", f"cadrage/{CONTRIBUTIONS}")
            index, found = _contribution_rows(body, after)
        else:
            prose.append(body[index])
            index += 1
            continue
        for cell in found:
            element = f"cadrage/{cell.table}/{cell.department or cell.theme or 'total'}"
            register.claim((ln for ln in body if ln.number in cell.lines), "cadrage", element)
        cells += found
    register.claim(prose, "recit", section.label)
    return cells, read_statements("region", prose)


def _workshop_rows(body: Sequence[Line], start: int) -> tuple[int, list[FramingCell]]:
    cells: list[FramingCell] = []
    held: list[Line] = []
    index = start
    while index < len(body):
        line = body[index]
        text = " ".join(part.content for part in [*held, line])
        is_total = bool(_TOTAL_ROW.match(fold(text)))
        row = _DEPARTMENT_ROW.match(text)
        if line.is_blank:
            index += 1
            continue
        if not is_total and row is None:
            break
        held.append(line)
        index += 1
        readings = final_numbers(row["label"] if row else text)
        if not readings:
            continue
        label, count = readings[0]
        code = row["code"].upper() if row else ""
        numbers = tuple(part.number for part in held)
        cells.append(FramingCell(WORKSHOPS, code, "", label, count, None, numbers))
        held = []
        if is_total:
            break
    return index - len(held), cells


def _first_theme_row(body: Sequence[Line], start: int) -> int:
    for index in range(start + 1, len(body)):
        if _THEME_ROW.match(fold(body[index].content)):
            return index
    return start + 1


@dataclass(frozen=True, slots=True)
class _ShareRow:
    theme: str
    lines: tuple[Line, ...]
    readings: tuple[tuple[str, int, float], ...]  # label, count, share


def _contribution_rows(body: Sequence[Line], start: int) -> tuple[int, list[FramingCell]]:
    rows: list[_ShareRow] = []
    held: list[Line] = []
    index = start
    while index < len(body):
        line = body[index]
        text = fold(line.content)
        starts = bool(_THEME_ROW.match(text) or _TOTAL_ROW.match(text))
        if starts and held:
            rows.append(_share_row(held))
            held = []
        if not line.is_blank:
            if not held and not starts:
                break
            held.append(line)
        index += 1
        if held and _TOTAL_ROW.match(fold(held[0].content)) and _share_row(held).readings:
            break
    if held:
        rows.append(_share_row(held))
    return index, _balanced(rows)


def _share_row(lines: Sequence[Line]) -> _ShareRow:
    text = " ".join(line.content for line in lines)
    theme = _THEME_ROW.match(fold(text))
    readings = []
    match = _SHARE.search(text)
    if match:
        share = float(match["share"].replace(",", "."))
        label = f"{text[: match.start()].strip()} {text[match.end() :].strip()}".strip()
        words = match["count"].split()
        readings.append((label, to_int(match["count"]), share))
        if len(words) > 1:  # the first figures may be the end of the label
            readings.append((f"{label} {words[0]}", to_int(" ".join(words[1:])), share))
    return _ShareRow(theme.group(1) if theme else "", tuple(lines), tuple(readings))


def _balanced(rows: Sequence[_ShareRow]) -> list[FramingCell]:
    """Return the cells, reading `1 811` so that the rows add up to the total where they can."""
    readable = [row for row in rows if row.readings]

    def gap(choice: Iterable[tuple[str, int, float]]) -> int:
        chosen = list(zip(readable, choice, strict=True))
        total = [count for row, (_, count, _) in chosen if not row.theme]
        parts = sum(count for row, (_, count, _) in chosen if row.theme)
        return int(bool(total) and total[0] != parts)

    best = min(product(*(row.readings for row in readable)), key=gap, default=())
    return [
        FramingCell(
            CONTRIBUTIONS, "", row.theme, label, count, share, tuple(ln.number for ln in row.lines)
        )
        for row, (label, count, share) in zip(readable, best, strict=True)
    ]


def read_statements(scope: str, lines: Sequence[Line]) -> list[Statement]:
    """Return the sentences of `lines` that say how many workshops were held in `scope`."""
    statements = []
    for paragraph in paragraphs(lines):
        text = " ".join(line.content for line in paragraph)
        match = _HELD.match(fold_in_place(text))
        if match:
            place = text[match.start("place") : match.end("place")].strip()
            numbers = tuple(line.number for line in paragraph)
            count = number_in_words(match["number"])
            statements.append(Statement(scope, text[: match.end()], place, count, numbers))
    return statements


def paragraphs(lines: Sequence[Line]) -> list[list[Line]]:
    """Return the runs of lines that end at a full stop or a colon, blank lines left out."""
    found: list[list[Line]] = []
    held: list[Line] = []
    for line in lines:
        if line.is_blank:
            continue
        held.append(line)
        if line.content.endswith((".", ":")):
            found.append(held)
            held = []
    return [*found, held] if held else found
