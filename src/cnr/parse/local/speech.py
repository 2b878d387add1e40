"""Words that a text quotes, with the function of who said them.

A quotation is attributed by brackets after it (`« … » (Name, function)`, `(idem)`) or around it
(`(« … », Name, function)`), by a line of its own under it, or by a name with its function just
before it. Names are only read to know the
function of who speaks again; they are not kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from rapidfuzz import fuzz

from cnr.labels import fold, squash
from cnr.lines import Line
from cnr.names import FULL_NAME
from cnr.parse.claims import Register
from cnr.parse.local.records import HERE, Speech
from cnr.parse.local.statements import paragraphs
from cnr.parse.local.text import (
    is_furniture,
    is_item,
    joined,
    numbers,
    runs,
    starts_page,
    stitched,
    within,
)
from cnr.readable import Vocabulary

_BRACKETS = re.compile(r"^\s*[.,;]?\s*\(((?:[^()]|\([^()]*\))+)\)")
_AROUND = re.compile(rf"^, ({FULL_NAME}), ([^()«»]+)\)")
SPEAKER = re.compile(rf"^({FULL_NAME})(?:, *(.+))?$", re.DOTALL)
_BEFORE = re.compile(rf"({FULL_NAME}) \(((?:[^()]|\([^()]*\))+)\)[^.«»()]{{0,60}}$")
_COLON = re.compile(r"[^.«»()]{0,80}: $")
_NAMED = re.compile(rf"\(({FULL_NAME}), ([^()]+)\)|({FULL_NAME}) \(([^()]+)\)")
_IDEM = "idem"
#: Two names alike to this degree are one person's, printed with another letter or capital.
_SAME_NAME = 95
#: A line that names a speaker under a quotation is no paragraph.
_LONGEST_LINE = 250
#: A note or an address cuts a paragraph of the page without belonging to it.
_APART = re.compile(r"^(?:\d{1,2} [A-ZÀ-ÝŒ«h]|https?:)")


@dataclass(slots=True)
class _People:
    """Functions by name, the territory where each is met, and who spoke last."""

    functions: dict[str, str] = field(default_factory=dict)
    territories: dict[str, str] = field(default_factory=dict)
    last: str = ""

    def known_as(self, name: str) -> str:
        """Return a name as it was printed first."""
        same = (one for one in self.functions if fuzz.ratio(fold(one), fold(name)) >= _SAME_NAME)
        return next(same, name)


def read_speeches(
    lines: Sequence[Line],
    people: Sequence[Line],
    places: Mapping[str, tuple[int, int]],
    document: str,
    register: Register,
    vocabulary: Vocabulary,
) -> list[Speech]:
    """Return the attributed quotations of `lines`, in reading order.

    `people` is a list of the persons met, by territory; `places` gives the first and last lines of
    each territory's portrait.
    """
    known = _listed_people(people, list(places), vocabulary)
    free = [
        line for line in _without_notes(lines) if line.is_blank or not register.is_claimed(line)
    ]
    blocks = _with_whole_quotations(paragraphs(free))
    texts = [stitched(block, vocabulary) for block in blocks]
    for text, _ in texts:
        _learn(text, known)
    speeches: list[Speech] = []
    for index, (block, (text, starts)) in enumerate(zip(blocks, texts, strict=True)):
        below = texts[index + 1][0] if index + 1 < len(texts) else ""
        for start, end in _quotations(text):
            name, function, apart = _speaker(text, start, end, below, known)
            if not name:
                continue
            name = known.last = known.known_as(name)
            said = within(block, starts, start, end)
            said += numbers(blocks[index + 1]) if apart else ()
            function = (function or known.functions.get(name, "")).strip(" .")
            if not function:
                continue
            known.functions[name] = function
            where = _place(said, places, known, name)
            speeches.append(Speech(where, function, text[start + 1 : end - 1].strip(), said))
            fresh = [line for line in free if line.number in said and not register.is_claimed(line)]
            register.claim(fresh, "citation", f"{document}-c{len(speeches):02d}")
    return speeches


def _with_whole_quotations(blocks: Sequence[tuple[Line, ...]]) -> list[tuple[Line, ...]]:
    """Return paragraphs, with the next one where a quotation is open that the next one closes."""
    found: list[tuple[Line, ...]] = []
    for block in blocks:
        above = _marks(found[-1]) if found else ""
        is_open = above.count("«") > above.count("»")
        if is_open and _marks(block).startswith("»"):
            found[-1] = (*found[-1], *block)
        else:
            found.append(block)
    return found


def _marks(lines: Sequence[Line]) -> str:
    return "".join(re.findall("[«»]", " ".join(line.content for line in lines)))


def _without_notes(lines: Sequence[Line]) -> Iterator[Line]:
    """Yield the lines without notes, addresses and page furniture."""
    in_note = False
    for index, line in enumerate(lines):
        fresh = index == 0 or lines[index - 1].is_blank
        if line.is_blank or starts_page(lines, index):
            in_note = False
        elif fresh and _APART.match(line.content):
            in_note = True
        if not in_note and not is_furniture(line):
            yield line


def _quotations(text: str) -> Iterator[tuple[int, int]]:
    """Yield where each outermost quotation begins and ends, its marks included; one that is not
    closed is left.
    """
    depth = start = 0
    for match in re.finditer("[«»]", text):
        if match[0] == "«":
            start = match.start() if depth == 0 else start
            depth += 1
        elif depth:
            depth -= 1
            if depth == 0:
                yield start, match.end()


def _speaker(text: str, start: int, end: int, below: str, known: _People) -> tuple[str, str, bool]:
    """Return the name and function of who said a quotation, and whether a line under it says so;
    empty texts where nobody is named.
    """
    if brackets := _BRACKETS.match(text[end:]):
        said = brackets[1].strip()
        if squash(said) == _IDEM:
            return known.last, "", False
        if match := SPEAKER.match(said):
            return match[1], match[2] or "", False
    if (match := _AROUND.match(text[end:])) and text[:start].rstrip().endswith("("):
        return match[1], match[2], False
    if (
        not text[end:].strip(" .")
        and (match := SPEAKER.match(below))
        and len(below) < _LONGEST_LINE
    ):
        return match[1], match[2] or "", True
    if match := _BEFORE.search(text[:start].replace("« ", "")):
        return match[1], match[2], False
    if match := _COLON.search(text[:start]):
        return next((one for one in known.functions if one in match[0]), ""), "", False
    return "", "", False


def _learn(text: str, known: _People) -> None:
    """Keep the function that the text first gives to each person it names."""
    for found in _NAMED.finditer(text):
        name, function = (found[1], found[2]) if found[1] else (found[3], found[4])
        name = known.known_as(name)
        if function[0].islower() or function.split()[0] in ("Directrice", "Directeur", "Chef"):
            known.functions.setdefault(name, function)
    alone = SPEAKER.match(text)
    if alone and alone[2] and len(text) < _LONGEST_LINE:
        known.functions.setdefault(alone[1], alone[2])


def _listed_people(
    lines: Sequence[Line], territories: Sequence[str], vocabulary: Vocabulary
) -> _People:
    """Return the persons of a list by territory: `• Name, function` under the territory's name."""
    known = _People()
    where = HERE
    item: list[Line] = []
    for line in [*(one for run in runs(lines) for one in run), Line(0, "•")]:
        named = [one for one in territories if squash(one) in squash(line.content)]
        if is_item(line) or named:
            if match := SPEAKER.match(joined(item, vocabulary).lstrip("• ")):
                known.functions.setdefault(match[1], match[2] or "")
                known.territories.setdefault(match[1], where)
            item = []
        if named and not is_item(line):
            where = named[0]
        else:
            item.append(line)
    return known


def _place(
    lines: Sequence[int], places: Mapping[str, tuple[int, int]], known: _People, name: str
) -> str:
    for place, (first, last) in places.items():
        if first <= lines[0] <= last:
            return place
    return known.territories.get(name, HERE)
