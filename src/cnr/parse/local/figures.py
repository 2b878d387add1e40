"""Figures that a text gives in passing: value, unit, the year they are of, and the sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence

from cnr.lines import Line
from cnr.parse.claims import Register
from cnr.parse.local.records import HERE, Figure
from cnr.parse.local.text import NUMBER, is_furniture, joined, numbers, starts_page, to_number
from cnr.readable import Vocabulary

_UNIT = (
    r"%|€|km²|habitants?\b|communes?\b|personnes?\b|quartiers? prioritaires?\b|jeunes?\b|"
    r"salariés?\b|ménages?\b|assurés?\b|CRTE\b|intercommunalités\b|"
    r"communautés d’agglomération\b|communautés de communes\b|contrats locaux de santé\b"
)
_FIGURE = re.compile(rf"(?<![\w,.-])({NUMBER}) ?({_UNIT})", re.IGNORECASE)
#: A number without a unit of its own: "19 177 en 2019", "17 ne sont pas desservies", "280 à Cuq".
_BARE = re.compile(
    rf"(?<![\w,.-])({NUMBER}) (?=en \d{{4}}|ont été signés|ne sont pas |à [A-ZÀ-Ý]|analysée?s\b)"
)
_YEAR = re.compile(r"\b(?:en|et) (20\d\d)(?!\d)|\b(20\d\d)$")
_DISTANCE = re.compile(r"\([^()]*\bkms?\b[^()]*\)")


def figures_of(text: str, lines: tuple[int, ...], territory: str = HERE) -> list[Figure]:
    """Return the figures of a sentence that have a unit, or that the text dates.

    The year is the last one that the sentence states before the next figure, else the only one of
    the sentence; ages and distances are no figures here.
    """
    said = _DISTANCE.sub(" ", text)
    found = sorted(
        [*_FIGURE.finditer(said), *_BARE.finditer(said)], key=lambda match: match.start()
    )
    years = [int(one[1] or one[2]) for one in _YEAR.finditer(said)]
    figures: list[Figure] = []
    for index, match in enumerate(found):
        end = found[index + 1].start() if index + 1 < len(found) else len(said)
        near = [int(one[1] or one[2]) for one in _YEAR.finditer(said[match.end() : end])]
        year = near[0] if near else (years[-1] if len(set(years)) == 1 else None)
        unit = match[2] if match.re is _FIGURE else ""
        figures.append(Figure(territory, text, to_number(match[1]), unit, year, lines))
    return figures


def dated_figures(
    lines: Sequence[Line], document: str, register: Register, vocabulary: Vocabulary
) -> list[Figure]:
    """Return the figures of a diagnosis: those of its bullets, whose mark was lost (a leading
    space after a blank line).
    """
    items: list[list[Line]] = []
    open_item = False
    for index, line in enumerate(lines):
        if line.is_blank or is_furniture(line):
            continue
        on_top = starts_page(lines, index)
        fresh = on_top or lines[index - 1].is_blank
        if line.indent == 1 and not on_top:
            items.append([line])
            open_item = True
        elif open_item and (not fresh or not line.content[0].isupper()):
            items[-1].append(line)
        else:
            open_item = False
    figures: list[Figure] = []
    for rank, item in enumerate(items, start=1):
        mine = figures_of(joined(item, vocabulary), numbers(item))
        figures += mine
        role = "chiffre" if mine else "liste"
        register.claim(item, role, f"{document}-chiffres-{rank:02d}")
    return figures
