"""The tables of subjects, findings and proposals: the region's codebook, then the departments.

The regional tables are read first. They say which groups and ideas exist; with them the
departmental tables are read, whose layout alone would not tell a group from an idea.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz, process

from cnr.labels import fold, squash
from cnr.parse.claims import Register
from cnr.parse.quotations import read_quotations
from cnr.parse.records import REGION, CountRow, Idea, Quotation, group_id
from cnr.parse.rows import (
    EXAMPLE,
    GROUP,
    IDEA,
    SUBJECT,
    UNREAD,
    LabelPrice,
    Row,
    read_grouped_rows,
    read_subject_rows,
)
from cnr.parse.zones import Zone

#: A label of a department this close to one of the codebook is a variant of it (0-100). The two
#: wordings of one group, same words in another order, score 100; two distinct ideas of one table
#: here score 81 at the most.
SAME_LABEL = 85.0
#: A label of fewer words may be a part of another by chance.
SHORTEST_HELD = 3
UNSUPPORTED_LABEL = 1.5
VARIANT_LABEL = 1.0
UNLIKE = 0.4  # per point of likeness missing
OTHER_GROUP = 1.5
OTHER_LEVEL = 6.0
UNKNOWN_LABEL = 9.0
#: Where fewer lines than this share are indented, the table has lost its bullets.
INDENTED_SHARE = 0.3

SUBJECT_NATURES = ("sujet_probleme", "sujet_solution")


@dataclass(frozen=True, slots=True)
class Codebook:
    """The groups and ideas of one table (thématique and nature), in the regional order."""

    theme: str
    nature: str
    groups: tuple[str, ...]
    ideas: tuple[Idea, ...]

    def group_rank(self, label: str) -> int | None:
        """Return the rank (from 1) of the group that `label` names, None when none is close."""
        best = closest(label, self.groups)
        return None if best is None else best + 1

    def idea(self, group_rank: int | None, label: str) -> Idea | None:
        """Return the idea that `label` names, looked for in its group first."""
        inside = [idea for idea in self.ideas if idea.group_rank == group_rank]
        for choices in (inside, list(self.ideas)):
            best = closest(label, tuple(idea.label for idea in choices))
            if best is not None:
                return choices[best]
        return None


def closest(label: str, choices: tuple[str, ...]) -> int | None:
    """Return the index of the choice that equals `label`, or is the closest variant of it."""
    return _closest(label, choices)[0]


@lru_cache(maxsize=65536)
def _closest(label: str, choices: tuple[str, ...]) -> tuple[int | None, float]:
    """Return the index of the closest choice, None under SAME_LABEL, and its likeness (0-100)."""
    keys, texts = _comparable(choices)
    if squash(label) in keys:
        return keys.index(squash(label)), 100.0
    found = process.extractOne(
        fold(label), texts, scorer=fuzz.token_sort_ratio, score_cutoff=SAME_LABEL
    )
    if found is not None:
        return int(found[2]), float(found[1])
    # A short label that gained a word is less alike, and still says all that the other says.
    said = set(fold(label).split())
    held = [i for i, text in enumerate(texts) if _is_held(set(text.split()), said)]
    return (held[0], SAME_LABEL) if len(held) == 1 else (None, 0.0)


def _is_held(words: set[str], said: set[str]) -> bool:
    """Say whether a label of three words or more is wholly in another, one word longer."""
    return len(words) >= SHORTEST_HELD and words < said and len(said) == len(words) + 1


def _unlisted_price(label: str, choices: tuple[str, ...]) -> float:
    """Return the price of a label that is none of `choices`: less when it is close to one."""
    index, likeness = _closest(label, choices)
    return UNKNOWN_LABEL if index is None else VARIANT_LABEL + UNLIKE * (100.0 - likeness)


@lru_cache(maxsize=1024)
def _comparable(choices: tuple[str, ...]) -> tuple[list[str], list[str]]:
    return [squash(choice) for choice in choices], [fold(choice) for choice in choices]


def _indents_ideas(zone: Zone) -> bool:
    """Say whether the layout of a table tells ideas from groups: in some all rows are flush."""
    indented = [line.indent > 0 for line in zone.lines if not line.is_blank]
    return sum(indented) >= INDENTED_SHARE * len(indented)


def _row_starts(zone: Zone) -> list[tuple[str, bool]]:
    """Return the squashed words of each line that may open a row, and whether it is indented.

    An indented line with no blank line before it may open a page, which indents anything.
    """
    starts = []
    before = None
    for line in zone.lines:
        page_top = line.indent == 1 and before is not None and not before.is_blank
        if not (line.is_blank or page_top):
            starts.append((re.sub(r"\d+$", "", squash(line.text)), line.indent > 0))
        before = line
    return starts


def support_price(zones: Sequence[Zone]) -> LabelPrice:
    """Return a price of labels from `zones`, the departments' tables of one theme and nature.

    There the same labels are wrapped at other words, so a label that stands in them between two
    numbers is most likely cut where it should be; and most of them indent ideas, not groups.
    """
    text = "".join("0" + "".join(squash(line.text) for line in zone.lines) for zone in zones)
    starts = [start for zone in zones if _indents_ideas(zone) for start in _row_starts(zone)]

    @lru_cache(maxsize=65536)
    def price(label: str) -> tuple[float, float]:
        """Return the prices of the label as a group and as an idea."""
        key = squash(label)
        known = _between_digits(key, text)
        unsupported = 0.0 if known else UNSUPPORTED_LABEL
        votes = [indented for start, indented in starts if start and key.startswith(start)]
        ideas = sum(votes)
        groups = len(votes) - ideas
        # A bullet is a sure sign; a row that lost its own is not rare, so a few prove little.
        flush = max(0, groups - ideas) / (len(votes) + 2)
        return (
            unsupported + (OTHER_LEVEL if ideas > groups else 0.0),
            unsupported + OTHER_LEVEL * flush,
        )

    return lambda level, group, label: price(label)[0 if level == GROUP else 1]


def codebook_price(codebook: Codebook) -> LabelPrice:
    """Return the price of labels in a department's table, given the region's codebook."""
    groups = {squash(label) for label in codebook.groups}
    ideas: dict[str, set[int]] = {}
    for idea in codebook.ideas:
        ideas.setdefault(squash(idea.label), set()).add(idea.group_rank)
    labels = tuple(idea.label for idea in codebook.ideas)

    @lru_cache(maxsize=65536)
    def price(level: str, group: str, label: str) -> float:
        key = squash(label)
        if level == GROUP:
            if key in groups:
                return 0.0
            if key in ideas:
                return OTHER_LEVEL
            return _unlisted_price(label, codebook.groups)
        if key in ideas:
            return 0.0 if codebook.group_rank(group) in ideas[key] else OTHER_GROUP
        if key in groups:
            return OTHER_LEVEL
        return _unlisted_price(label, labels)

    return price


def _between_digits(key: str, text: str) -> bool:
    """Say whether `text` holds `key` right between two digits: a whole row of another table."""
    start = text.find(key, 1)
    while start > 0:
        end = start + len(key)
        if text[start - 1].isdecimal() and text[end : end + 1].isdecimal():
            return True
        start = text.find(key, start + 1)
    return False


def read_regional_table(
    zone: Zone, price: LabelPrice, register: Register
) -> tuple[Codebook, list[CountRow], list[Quotation]]:
    """Return the codebook and the counts of a regional table of groups and ideas, and the
    verbatims that it quotes.
    """
    quotations: list[Quotation] = []
    idea_id = ""
    groups: list[str] = []
    ideas: list[Idea] = []
    counts: list[CountRow] = []
    element = ""
    for row in read_grouped_rows(zone.lines, price):
        if row.level == GROUP:
            groups.append(row.label)
            code, idea_id = group_id(zone.theme, zone.nature, len(groups)), ""
        elif row.level == IDEA:
            group = groups[-1] if groups else ""
            rank = 1 + sum(idea.group_rank == len(groups) for idea in ideas)
            idea = Idea(zone.theme, zone.nature, len(groups), group, rank, row.label, row.count)
            ideas.append(idea)
            code = idea_id = idea.id
        else:
            if row.level == EXAMPLE:
                quotations += read_quotations(idea_id, row.lines)
            register.claim(row.lines, row.level, element if row.level == EXAMPLE else "")
            continue
        element = register.element(f"{REGION}/{code}", row.first)
        counts.append(_count(REGION, zone, row, groups[-1] if groups else "", idea_id, element))
        register.claim(row.lines, row.level, element)
    return Codebook(zone.theme, zone.nature, tuple(groups), tuple(ideas)), counts, quotations


def read_departmental_table(
    scope: str, zone: Zone, codebook: Codebook, register: Register
) -> list[CountRow]:
    """Return the counts of a department's table, each joined to the region's codebook.

    A row that the codebook does not know keeps its printed label and has no idea.
    """
    counts: list[CountRow] = []
    group, group_rank = "", None
    for row in read_grouped_rows(zone.lines, codebook_price(codebook)):
        idea_id = ""
        if row.level == GROUP:
            group_rank = codebook.group_rank(row.label)
            group = codebook.groups[group_rank - 1] if group_rank else row.label
            code = group_id(zone.theme, zone.nature, group_rank) if group_rank else ""
        elif row.level == IDEA:
            idea = codebook.idea(group_rank, row.label)
            code = idea_id = idea.id if idea else ""
        else:
            register.claim(row.lines, row.level if row.level == UNREAD else EXAMPLE, "")
            continue
        # A row unknown to the codebook bears rank 0 and its line.
        unknown = f"{group_id(zone.theme, zone.nature, 0)}-l{row.first}"
        name = f"{scope}/{code or unknown}"
        element = register.element(name, row.first)
        counts.append(_count(scope, zone, row, group, idea_id, element))
        register.claim(row.lines, row.level, element)
    return counts


def read_subject_table(zone: Zone, register: Register) -> list[CountRow]:
    """Return the counts of a regional table of subjects."""
    counts: list[CountRow] = []
    for row in read_subject_rows(zone.lines):
        if row.level != SUBJECT:
            register.claim(row.lines, UNREAD, "")
            continue
        name = f"{REGION}/{group_id(zone.theme, zone.nature, len(counts) + 1)}"
        element = register.element(name, row.first)
        counts.append(_count(REGION, zone, row, "", "", element))
        register.claim(row.lines, SUBJECT, element)
    return counts


def _count(scope: str, zone: Zone, row: Row, group: str, idea: str, element: str) -> CountRow:
    return CountRow(
        scope=scope,
        theme=zone.theme,
        nature=zone.nature,
        level=row.level,
        group=group,
        label=row.label,
        count=row.count,
        idea=idea,
        element=element,
        lines=tuple(line.number for line in row.lines),
    )
