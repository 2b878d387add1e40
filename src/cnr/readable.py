"""A readable form of a contribution: what the extraction of the text damaged, repaired.

Only spaces, hyphens, quotation marks and character codes change: the letters and figures of a text
and their order stay as they are (see `same_words`), so no word is added, dropped or replaced.
"""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from html.entities import html5

from spellchecker import SpellChecker

#: A token seen this often in the corpus is a word of it (an acronym, a town).
USUAL = 3
#: One letter that is a word by itself; others are what is left of a broken word.
_ONE_LETTER = frozenset("aàyôo")
_WORD = r"[^\W\d_]+"
_BROKEN = re.compile(rf"(?<![\w’'-])({_WORD}) ({_WORD})(?![\w’'])")
_ELISION = re.compile(
    r"\b([cdjlmnst]|qu|lorsqu|puisqu|jusqu|quelqu)(?: ([’'])|([’']) )(?=\w)", re.I
)
_HYPHEN = re.compile(rf"(?<![\w-])({_WORD}(?:-{_WORD})*)( ?)-( ?)({_WORD})(?![\w’'])")
_DOUBLE_MARK = re.compile(r"^(?:[-–—]\s+|[•·*]\s*)+(?=\w|«)")
_CODE = re.compile(r"&(?:(#\d+;)|([A-Za-z]\w*;))")
#: After a suspended hyphen (`sous- et sur-dotées`) another word is meant to follow.
_SUSPENDED = frozenset(("et", "ou", "puis", "voire"))


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words of a corpus: how often each is printed, in lower case, hyphenated ones whole."""

    counts: Mapping[str, int]

    def is_word(self, token: str) -> bool:
        """Say whether `token` is a word: of French, or one that the corpus often prints."""
        folded = token.lower()
        if len(folded) == 1:
            return folded in _ONE_LETTER
        return folded in french_words() or self.counts.get(folded, 0) >= USUAL


@lru_cache(maxsize=1)
def french_words() -> frozenset[str]:
    """Return the word forms of the French list of pyspellchecker."""
    return frozenset(SpellChecker(language="fr").word_frequency.dictionary)


def read_vocabulary(texts: Iterable[str]) -> Vocabulary:
    """Return the vocabulary of `texts`."""
    counts: Counter[str] = Counter()
    for text in texts:
        counts.update(re.findall(rf"{_WORD}(?:-{_WORD})*", text.lower()))
    return Vocabulary(counts)


def repaired(text: str, vocabulary: Vocabulary) -> str:
    """Return `text` with words broken by a space joined again, hyphens set close, and stray marks
    of quotation and of lists removed.
    """
    text = _decoded(text)
    text = _DOUBLE_MARK.sub("", text)
    text = _ELISION.sub(lambda m: f"{m[1]}{m[2] or m[3]}", text)
    text = _joined_words(text, vocabulary)
    text = _closed_hyphens(text, vocabulary)
    return _without_stray_quotes(text)


def same_words(text: str, other: str) -> bool:
    """Say whether two texts have the same letters and figures in the same order."""
    return _letters(text) == _letters(other)


def _letters(text: str) -> str:
    return "".join(re.findall(r"[^\W_]", _decoded(text)))


def _decoded(text: str) -> str:
    """Return `text` with its character codes (`&gt;`) as characters."""
    return _CODE.sub(
        lambda code: html.unescape(code[0]) if code[1] or code[2] in html5 else code[0], text
    )


def _joined_words(text: str, vocabulary: Vocabulary) -> str:
    """Join two neighbours that make a French word together where one of them is none.

    Two halves that are no words are joined first: in `la res titution`, `la` and `res` would make
    a word too.
    """
    for halves in (2, 1):
        position = 0
        while match := _BROKEN.search(text, position):
            left, right = match[1], match[2]
            if _non_words(left, right, vocabulary) >= halves:
                text = text[: match.start()] + left + right + text[match.end() :]
                position = match.start()
            else:
                position = match.end(1)
    return text


def _non_words(left: str, right: str, vocabulary: Vocabulary) -> int:
    """Return how many of two neighbours are no words, 0 where they must not be joined.

    A usual word and a lone letter are left apart, but for the mark of a plural: the letter may be
    what is left of another word (`en début e semestre`).
    """
    acronym = left.isupper() and len(left) > 1
    if acronym or not right.islower() or not vocabulary.is_word(left + right):
        return 0
    lone = len(right) == 1 and right not in "sx" and len(left) > 1
    if lone and vocabulary.counts.get(left.lower(), 0) >= USUAL:
        return 0
    return (not vocabulary.is_word(left)) + (not vocabulary.is_word(right))


def _closed_hyphens(text: str, vocabulary: Vocabulary) -> str:
    """Set a hyphen close to the words that it joins where the whole is a known word."""

    def closed(match: re.Match[str]) -> str:
        left, before, after, right = match.groups()
        whole = f"{left}-{right}"
        if not (before or after) or (after and right.lower() in _SUSPENDED):
            return match[0]
        known = vocabulary.is_word(whole)
        # A dash has a space on both sides; a hyphen that has one was set apart by the extraction.
        half = before != after and not (left.isupper() or right.isupper())
        return whole if known or half else match[0]

    previous = ""
    while previous != text:  # `Lot -et -Garonne` takes two passes
        previous, text = text, _HYPHEN.sub(closed, text)
    return text


def _without_stray_quotes(text: str) -> str:
    """Remove the straight quotation mark that opens or closes a text without its pair."""
    if text.count('"') % 2 == 0:
        return text
    if re.search(r'"\s*$', text):
        return re.sub(r'\s*"\s*$', "", text)
    if text.lstrip().startswith('"'):
        return text.lstrip()[1:].lstrip()
    return text
