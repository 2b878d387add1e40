"""Labels, numbers and identifiers as the synthesis prints them, brought to comparable forms."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from text_to_num import text2num

_QUOTES = str.maketrans(
    dict.fromkeys("’‘ʼ`´", "'") | dict.fromkeys("“”«»„", '"') | dict.fromkeys("–—‑−", "-")
)
_THOUSANDS = r"\d{1,3}(?:[ \u00a0\u202f]\d{3})+"
_FINAL_NUMBER = re.compile(rf"(?:^|\s)({_THOUSANDS}|\d+)$")
_FINAL_SIMPLE_NUMBER = re.compile(r"(?:^|\s)(\d+)$")


#: Articles, prepositions, conjunctions and the like, folded: no sentence ends with one of them.
LINKING_WORDS = frozenset(
    """
    le la les l un une des du de d et ou a au aux en dans par pour sur avec sans sous que qu qui
    dont ce cet cette ces son sa ses leur leurs notre nos mon ma mes ni car chez vers entre depuis
    pendant afin selon si ainsi tres lorsque puisque quand comme
    """.split()  # noqa: SIM905 - a list of words reads better than a list of strings
)


@lru_cache(maxsize=100_000)
def fold(text: str) -> str:
    """Return `text` in lower case, without accents, with plain quotes and hyphens."""
    decomposed = unicodedata.normalize("NFKD", text.translate(_QUOTES).casefold())
    if decomposed.isascii():
        return decomposed
    return "".join(c for c in decomposed if not unicodedata.combining(c)).replace("œ", "oe")


def fold_in_place(text: str) -> str:
    """Return `text` folded letter by letter, so that it keeps its length and its offsets."""
    return "".join(one if len(one := fold(letter)) == 1 else letter for letter in text)


@lru_cache(maxsize=100_000)
def squash(text: str) -> str:
    """Return `fold(text)` without any white space: comparable across wraps and stray spaces."""
    return "".join(fold(text).split())


def slug(text: str) -> str:
    """Return an identifier in ASCII: `Saint Pierre d'Oléron` gives `saint-pierre-d-oleron`."""
    return "-".join(re.findall(r"[a-z0-9]+", fold(text)))


def to_int(number: str) -> int:
    """Return the integer of a printed number, thousands spaces allowed (`1 811`)."""
    return int("".join(number.split()))


def final_numbers(text: str) -> list[tuple[str, int]]:
    """Return the readings `(label, count)` of a text that ends with a number, likeliest first.

    `mesures 1 024` reads as 1024 or as `mesures 1` with 24; a caller that knows the sums chooses.
    An empty list means that the text does not end with a number.
    """
    readings = []
    for pattern in (_FINAL_NUMBER, _FINAL_SIMPLE_NUMBER):
        match = pattern.search(text)
        if match:
            reading = (text[: match.start()].strip(), to_int(match.group(1)))
            if reading not in readings:
                readings.append(reading)
    return readings


def number_in_words(words: str) -> int | None:
    """Return the integer that French words or digits state (`Trois`, `47`), None when none."""
    words = words.strip().lower()
    if re.fullmatch(rf"{_THOUSANDS}|\d+", words):
        return to_int(words)
    try:
        return int(text2num(words, "fr"))
    except ValueError:
        return None
