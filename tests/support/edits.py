"""Damage done at random to a source text: one edit each, of the kinds that copying does."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from dataclasses import dataclass

from cnr.lines import Line, split_lines


@dataclass(frozen=True)
class Edit:
    """One edit: its kind, the line that it touches, and the text it leaves."""

    kind: str
    line: int
    text: str

    @property
    def lines(self) -> list[Line]:
        return split_lines(self.text)


def _deleted(rows: list[str], at: int, _: random.Random) -> None:
    del rows[at]


def _duplicated(rows: list[str], at: int, _: random.Random) -> None:
    rows.insert(at + 1, rows[at])


def _moved(rows: list[str], at: int, draw: random.Random) -> None:
    row = rows.pop(at)
    rows.insert(draw.randrange(max(0, at - 60), min(len(rows), at + 60)), row)


def _joined(rows: list[str], at: int, _: random.Random) -> None:
    after = next(i for i in range(at + 1, len(rows)) if rows[i].strip())
    rows[at : after + 1] = [rows[at] + rows[after]]


def _space_dropped(rows: list[str], at: int, _: random.Random) -> None:
    rows[at] = rows[at].removeprefix(" ")


def _space_added(rows: list[str], at: int, _: random.Random) -> None:
    rows[at] = " " + rows[at]


def _digit_changed(rows: list[str], at: int, draw: random.Random) -> None:
    where = draw.choice([m.start() for m in re.finditer(r"\d", rows[at])])
    other = draw.choice([d for d in "0123456789" if d != rows[at][where]])
    rows[at] = rows[at][:where] + other + rows[at][where + 1 :]


def _misspelt(rows: list[str], at: int, draw: random.Random) -> None:
    where = draw.choice([m.start() for m in re.finditer(r"[a-zà-ÿ]", rows[at])])
    other = draw.choice([c for c in "aeiounrst" if c != rows[at][where]])
    rows[at] = rows[at][:where] + other + rows[at][where + 1 :]


#: Kind of damage -> how it is done. The lines that a kind can touch are in `_candidates`.
KINDS: dict[str, Callable[[list[str], int, random.Random], None]] = {
    "ligne supprimée": _deleted,
    "ligne dupliquée": _duplicated,
    "ligne déplacée": _moved,
    "ligne jointe à la suivante": _joined,
    "espace de puce retirée": _space_dropped,
    "espace de puce ajoutée": _space_added,
    "chiffre changé": _digit_changed,
    "titre mal orthographié": _misspelt,
}


def _candidates(kind: str, rows: list[str], titles: set[int]) -> list[int]:
    written = [i for i, row in enumerate(rows[:-1]) if row.strip()]
    if kind == "titre mal orthographié":
        return [i for i in written if i + 1 in titles]
    if kind == "chiffre changé":
        return [i for i in written if re.search(r"\d", rows[i])]
    if kind == "espace de puce retirée":
        return [i for i in written if re.match(r" \S", rows[i])]
    if kind == "espace de puce ajoutée":
        return [i for i in written if re.match(r" ?\S", rows[i])]
    if kind == "ligne jointe à la suivante":
        return written[:-1]
    return written


def random_edits(text: str, titles: set[int], count: int, seed: int) -> list[Edit]:
    """Return `count` edits of `text`, as many of each kind, each on a line drawn at random.

    `titles` are the numbers of the lines that hold section titles.
    """
    draw = random.Random(seed)
    kinds = list(KINDS)
    edits = []
    for rank in range(count):
        kind = kinds[rank % len(kinds)]
        rows = text.split("\n")
        at = draw.choice(_candidates(kind, rows, titles))
        KINDS[kind](rows, at, draw)
        edits.append(Edit(kind, at + 1, "\n".join(rows)))
    return edits
