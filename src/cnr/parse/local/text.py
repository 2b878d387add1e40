"""Lines of a running text: paragraphs, words wrapped by a hyphen, numbers, and what is left over.

A page's first line has one leading space and no blank line before it; it is not a bullet then.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from cnr.labels import LINKING_WORDS
from cnr.lines import Line
from cnr.parse.claims import Register
from cnr.readable import Vocabulary, french_words

#: What may stand before a hyphen without being a word, when the whole word is not known.
_PREFIXES = frozenset(
    [
        "anti",
        "auto",
        "bio",
        "co",
        "inter",
        "intra",
        "infra",
        "médico",
        "micro",
        "multi",
        "non",
        "para",
        "pluri",
        "poly",
        "pré",
        "psycho",
        "semi",
        "socio",
        "sous",
        "télé",
        "ultra",
        "vice",
    ]
)
_WORD = r"[^\W\d_]+(?:-[^\W\d_]+)*"
_LEFT = re.compile(rf"({_WORD})-$")
_RIGHT = re.compile(rf"^({_WORD})")
_FURNITURE = re.compile(r"^\d{1,3}$|^\d{1,3} • Focus\b|^Focus\b.* • \d{1,3}$")
_ADDRESS = re.compile(r"^https?://\S+$")
_NOTE = re.compile(r"^\d{1,2} (?=[A-ZÀ-ÝŒ«]|https?:)")
_BULLET = re.compile(r"^(?:[•➢▪►⬧>]|o |[-–]\s*(?=\S)|\d\. )")

NUMBER = r"\d{1,3}(?:[ \u00a0\u202f.]\d{3})+(?:,\d+)?|\d+(?:,\d+)?"


def to_number(printed: str) -> float:
    """Return the number printed (`101 169`, `649,58`, `2.185`)."""
    return float(re.sub(r"[ \u00a0\u202f.]", "", printed).replace(",", "."))


def joined(lines: Iterable[Line], vocabulary: Vocabulary) -> str:
    """Return lines as one text: one space between them, words wrapped by a hyphen whole again."""
    return stitched(lines, vocabulary)[0]


def stitched(lines: Iterable[Line], vocabulary: Vocabulary) -> tuple[str, list[int]]:
    """Return lines as one text (see `joined`), and where each of them begins in it."""
    text = ""
    starts: list[int] = []
    for line in lines:
        content = line.content
        left, right = _LEFT.search(text), _RIGHT.match(content)
        if left and right:
            text = text[: left.start()] + _whole(left[1], right[1], vocabulary)
            starts.append(len(text) - len(right[1]))
            text += content[right.end() :]
        else:
            text = f"{text} {content}".strip()
            starts.append(len(text) - len(content))
    return text, starts


def within(lines: Sequence[Line], starts: Sequence[int], first: int, last: int) -> tuple[int, ...]:
    """Return the numbers of the lines that a span of their text goes through; `starts` says where
    each line begins in it (see `stitched`).
    """
    after = [*starts[1:], last + 1]
    return tuple(
        line.number
        for line, start, end in zip(lines, starts, after, strict=True)
        if start < last and end > first
    )


def _whole(left: str, right: str, vocabulary: Vocabulary) -> str:
    """Return two halves as the word that they make: with its hyphen where it is printed so
    elsewhere or where it is no word without it.
    """
    hyphened, plain = f"{left}-{right}", left + right
    of_place = "-" in right and right.split("-")[0] in LINKING_WORDS
    if right[0].isupper() or of_place:
        return hyphened
    counts = vocabulary.counts
    if counts.get(hyphened.lower(), 0) > counts.get(plain.lower(), 0):
        return hyphened
    if vocabulary.is_word(plain) or counts.get(plain.lower(), 0):
        return plain
    known = french_words()
    before, after = left.lower().split("-")[-1], right.lower().split("-")[0]
    whole = after in known and (before in known or before in _PREFIXES)
    return hyphened if whole else plain


def starts_page(lines: Sequence[Line], index: int) -> bool:
    """Say whether a line is the first of a page: a leading space right under another line."""
    return lines[index].indent == 1 and index > 0 and not lines[index - 1].is_blank


def runs(lines: Sequence[Line]) -> Iterator[tuple[Line, ...]]:
    """Yield the runs of lines without a blank line between them; one ends with its page where the
    next page does not begin with a small letter.
    """
    run: list[Line] = []
    for index, line in enumerate(lines):
        cut = line.is_blank or (starts_page(lines, index) and not line.content[0].islower())
        if cut and run:
            yield tuple(run)
            run = []
        if not line.is_blank:
            run.append(line)
    if run:
        yield tuple(run)


def cut(lines: Iterable[Line], begins: Callable[[Line], object]) -> list[list[Line]]:
    """Return lines cut where one of them begins something; what comes before stands alone."""
    blocks: list[list[Line]] = []
    for line in lines:
        if not blocks or begins(line):
            blocks.append([])
        blocks[-1].append(line)
    return blocks


def between(lines: Sequence[Line], first: int, last: int) -> list[Line]:
    """Return the lines numbered from `first` to `last`, both included."""
    return [line for line in lines if first <= line.number <= last]


def find(lines: Iterable[Line], pattern: str) -> list[Line]:
    """Return the lines whose content matches a regular expression from its beginning."""
    compiled = re.compile(pattern)
    return [line for line in lines if compiled.match(line.content)]


def numbers(lines: Iterable[Line]) -> tuple[int, ...]:
    """Return the numbers of the non-blank lines."""
    return tuple(line.number for line in lines if not line.is_blank)


def is_item(line: Line) -> bool:
    """Say whether a line begins an item of a list with a printed bullet."""
    return bool(_BULLET.match(line.content))


def is_furniture(line: Line) -> bool:
    """Say whether a line is a page number or a running title."""
    return bool(_FURNITURE.match(line.content))


def claim_prose(lines: Sequence[Line], register: Register, titles: dict[int, str]) -> None:
    """Claim what no element has claimed: page furniture, addresses, notes, lists and plain text.

    `titles` gives the number of each line that begins a part, and the part's name; the lines of a
    part bear its name. A title goes on over the line below it that `titles` names alike.
    """
    part, role = "ouverture", "texte"
    for index, line in enumerate(lines):
        if line.number in titles:
            part = titles[line.number]
        if line.is_blank:
            below = next((one for one in lines[index:] if not one.is_blank), line)
            above = lines[index - 1].content if index else ""
            goes_on = below.content[:1].islower() and not above.endswith(".")
            role = "texte" if role == "note" and above and not goes_on else role
            continue
        if register.is_claimed(line):
            role = "texte"
            continue
        fresh = index == 0 or lines[index - 1].is_blank or starts_page(lines, index)
        if line.number in titles:
            role, here = "texte", "titre"
        elif is_furniture(line):
            here = "mobilier_page"
        elif _ADDRESS.match(line.content):
            here = "adresse"
        elif _NOTE.match(line.content) and (fresh or role == "note"):
            role = here = "note"
        elif role == "note":
            here = "note"
        elif is_item(line):
            role = here = "liste"
        elif role == "liste" and (not fresh or not line.content[0].isupper()):
            here = "liste"
        else:
            role = here = "texte"
        register.claim([line], here, part)
