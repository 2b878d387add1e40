"""Portraits of territories: where each stands, its key figures and who signed its contract."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from cnr.errors import StructureError
from cnr.labels import slug, squash
from cnr.lines import Line
from cnr.parse.claims import Register
from cnr.parse.local.members import enumerated
from cnr.parse.local.records import Member, Territory
from cnr.parse.local.text import (
    NUMBER,
    cut,
    is_item,
    joined,
    numbers,
    runs,
    starts_page,
    to_number,
)
from cnr.readable import Vocabulary

_LISTED = re.compile(r"^(?:• )+(.+?) ?\(([^()]+)\) ?[;.]$")
_KEY = "chiffrescles"
_FIGURES = re.compile(
    rf"^({NUMBER}) communes, ({NUMBER}) habitants, ({NUMBER}) km ?[²2], soit ({NUMBER}) hab ?/ ?"
    r"km ?[²2]\.?$"
)
_PERIOD = re.compile(r"^CLS pour la période (\d{4}) ?[-–] ?(\d{4}), signé par (.+)$")
_LONGEST_NAME_LINES = 3


@dataclass(frozen=True, slots=True)
class Portrait:
    """A portrait: its territory, who signed the contract, and its first and last lines."""

    territory: Territory
    signatories: tuple[Member, ...]
    first: int
    last: int


def read_portraits(
    lines: Sequence[Line], document: str, name: str, register: Register, vocabulary: Vocabulary
) -> list[Portrait]:
    """Return the portraits: of each territory that the text lists with its region and then heads a
    page with, in capitals. Raises StructureError when the key figures of one cannot be read.
    """
    regions = _listed(lines, vocabulary)
    heads = _heads(lines, list(regions), vocabulary)
    portraits: list[Portrait] = []
    for rank, (first, title) in enumerate(heads):
        last = heads[rank + 1][0] - 1 if rank + 1 < len(heads) else lines[-1].number
        portraits.append(
            _portrait(
                [line for line in lines if first <= line.number <= last],
                (title, regions[title]),
                (document, name),
                register,
                vocabulary,
            )
        )
    return portraits


def _listed(lines: Sequence[Line], vocabulary: Vocabulary) -> dict[str, str]:
    """Return the territories that a list names with their regions."""
    items = [item for run in runs(lines) for item in cut(run, is_item)]
    matches = [_LISTED.match(joined(item, vocabulary)) for item in items]
    return {match[1]: match[2] for match in matches if match}


def _heads(
    lines: Sequence[Line], names: Sequence[str], vocabulary: Vocabulary
) -> list[tuple[int, str]]:
    """Return the line and the name of each territory that a page's first lines name in capitals."""
    heads: list[tuple[int, str]] = []
    for index, line in enumerate(lines):
        if line.is_blank or not starts_page(lines, index):
            continue
        block = [one for one in lines[index : index + _LONGEST_NAME_LINES] if not one.is_blank]
        text = joined(block, vocabulary)
        for name in names:
            title = text.split(":")[0]
            is_new = name not in [one for _, one in heads]
            if is_new and title.isupper() and squash(title) == squash(name):
                heads.append((line.number, name))
    return heads


def _portrait(
    lines: Sequence[Line],
    named: tuple[str, str],
    source: tuple[str, str],
    register: Register,
    vocabulary: Vocabulary,
) -> Portrait:
    (title, region), (document, name) = named, source
    element = f"{document}-{slug(title)}"
    figures: tuple[float, ...] | None = None
    figure_lines: tuple[int, ...] = ()
    in_key = False
    for run in runs(lines):
        text = joined(run, vocabulary)
        if squash(run[0].content) == _KEY:
            in_key = True
            register.claim(run, "chiffre", element)
            continue
        if not in_key:
            continue
        register.claim(run, "chiffre", element)
        if match := _FIGURES.match(text):
            figures = tuple(to_number(one) for one in match.groups())
            figure_lines = numbers(run)
        elif match := _PERIOD.match(text):
            if figures is None:
                break
            communes, inhabitants, area, density = figures
            territory = Territory(
                title,
                region,
                int(communes),
                int(inhabitants),
                area,
                density,
                int(match[1]),
                int(match[2]),
                (*figure_lines, *numbers(run)),
                figure_lines,
            )
            members = tuple(
                Member(title, "portrait", one, numbers(run)) for one in enumerated(match[3])
            )
            return Portrait(territory, members, lines[0].number, lines[-1].number)
    raise StructureError(
        f"« {name} », à partir de la ligne {lines[0].number} : les chiffres clés de {title} "
        "(communes, habitants, superficie, densité, période du CLS) ne peuvent pas être lus."
    )
