"""The sentences and headings that every regional synthesis takes from its common template.

Only words of the template stand here: no place, no group, no idea. They are recognised on the
squashed text (no spaces, accents or case), so that a wrap or a stray space does not hide them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from cnr.labels import squash
from cnr.lines import Line

#: A sentence of the template is wrapped over at most this many lines.
LOOKAHEAD = 4
#: A misprinted letter or two must not hide a sentence of the template.
MIN_SIMILARITY = 90.0


@dataclass(frozen=True, slots=True)
class Sentence:
    """A fixed sentence: how it starts, and what the lines after it hold."""

    start: str
    announces: str
    end: str = ":."

    @property
    def key(self) -> str:
        return squash(self.start)


#: What a sentence announces: a table of `sujets`, `constats` or `propositions`, or nothing.
SENTENCES = (
    Sentence("Les ateliers ont traité des problématiques suivantes", "sujets"),
    Sentence("Les ateliers ont tiré les constats suivants", "constats"),
    Sentence("Les solutions et propositions qui ont été envisagées", "sujets"),
    Sentence("Les solutions qui ont été envisagées", "sujets"),
    Sentence("Les solutions et propositions qui ont été formulées", "propositions"),
    Sentence("Les solutions qui ont été formulées", "propositions"),
    Sentence("Les solutions et propositions co-construites", "propositions"),
    Sentence("Les solutions co-construites", "propositions"),
    Sentence("Le nombre indiqué à droite correspond", "", end="."),
    Sentence("Quelques verbatims sont présentés", "", end="."),
)

_THEME = re.compile(r"^thematique(\d+):")
_SUBJECT_HEADER = re.compile(r"^(problematiques?|solutions?(etpropositions?)?|sujets?)nombre$")


def squashed_ahead(lines: Sequence[Line], index: int) -> str:
    """Return the squashed text from `index` on, up to LOOKAHEAD lines or a blank line."""
    words: list[str] = []
    for line in lines[index : index + LOOKAHEAD]:
        if line.is_blank:
            break
        words.append(squash(line.text))
    return "".join(words)


def starts_with(text: str, key: str) -> bool:
    """Say whether the squashed `text` begins with `key`, a few misprints allowed."""
    head = text[: len(key)]
    if head == key:
        return True
    # The very first letters must be right: a count left over from the line above would only add
    # a few characters before them.
    alike = head[:3] == key[:3] and abs(len(head) - len(key)) <= 2
    return alike and fuzz.ratio(head, key) >= MIN_SIMILARITY


def sentence_at(lines: Sequence[Line], index: int) -> Sentence | None:
    """Return the template's sentence that begins on the line at `index`, if any."""
    ahead = squashed_ahead(lines, index)
    exact = [s for s in SENTENCES if ahead.startswith(s.key)]
    close = exact or [s for s in SENTENCES if starts_with(ahead, s.key)]
    return close[0] if close else None


def sentence_span(lines: Sequence[Line], index: int, sentence: Sentence) -> int:
    """Return the index after the last line of `sentence`, which begins at `index`.

    It ends at its punctuation at a line's end, or before a blank line.
    """
    after = index
    while after < len(lines) and after < index + LOOKAHEAD:
        line = lines[after]
        if line.is_blank:
            break
        after += 1
        if line.content.endswith(tuple(sentence.end)):
            break
    return after


def theme_at(lines: Sequence[Line], index: int) -> str | None:
    """Return the number of the thématique whose heading begins on the line at `index`."""
    match = _THEME.match(squash(lines[index].text))
    return match.group(1) if match else None


def heading_span(lines: Sequence[Line], index: int) -> int:
    """Return the index after the last line of the heading that begins at `index`.

    A heading runs to the next blank line; at a page's end no blank line parts it from what
    follows, so a sentence of the template or another heading ends it too.
    """
    after = index + 1
    while after < len(lines) and after < index + LOOKAHEAD:
        line = lines[after]
        if line.is_blank or sentence_at(lines, after) or is_subject_header(line):
            break
        if theme_at(lines, after) or re.match(r"^\s*\d+(\.\d+)+\.?\s", line.text):
            break
        after += 1
    return after


def is_subject_header(line: Line) -> bool:
    """Say whether `line` is the header of a table of subjects (`Problématiques Nombre`)."""
    return bool(_SUBJECT_HEADER.match(squash(line.text)))
