"""The examples of chapter 1, each joined to the contribution that it quotes."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from rapidfuzz import fuzz, process

from cnr.labels import fold
from cnr.parse.records import Contribution, Quotation, Synthesis

#: A quotation this like a contribution, or a part of one (0 to 1), quotes it. Quotations are often
#: shortened or reworded; two different contributions seldom reach 0.7.
SAME_TEXT = 0.8
#: Under this many letters a quotation may be a part of many contributions.
_SHORTEST_PART = 20
#: What is less like a part than this (0-100) is not compared further: it saves time.
_LEAST_PART = 60.0


@dataclass(frozen=True, slots=True)
class Example:
    """A quotation, the contribution that it quotes (None when none is alike enough), the best
    similarity found (0 to 1), and whether the words of the two are the same.
    """

    id: str
    quotation: Quotation
    contribution: Contribution | None
    nearest: Contribution | None
    similarity: float
    is_exact: bool


def read_examples(synthesis: Synthesis) -> list[Example]:
    """Return the examples of a synthesis in reading order."""
    contributions = [c for report in synthesis.workshops for c in report.contributions]
    quoted = [_words(q.text) for q in synthesis.quotations]
    said = [_words(c.text) for c in contributions]
    if not contributions:
        return [
            Example(name, quotation, None, None, 0.0, False)
            for name, quotation in zip(_names(synthesis), synthesis.quotations, strict=True)
        ]
    whole = process.cdist(quoted, said, scorer=fuzz.ratio, dtype=np.float64) / 100
    part = _parts(tuple(quoted), tuple(said))
    themes = np.array([c.theme for c in contributions])
    examples = []
    for rank, (name, quotation) in enumerate(
        zip(_names(synthesis), synthesis.quotations, strict=True)
    ):
        text = quoted[rank]
        score = np.round(np.maximum(whole[rank], part[rank]), 3)
        # Between two that are as alike, the one of the idea's own theme, then the whole one.
        own = themes == quotation.idea[1:].partition("-")[0]
        best = int(np.lexsort((-np.arange(len(said)), whole[rank], own, score))[-1])
        similarity = float(score[best]) if text else 0.0
        linked = contributions[best] if similarity >= SAME_TEXT else None
        same = text.replace(" ", "") in said[best].replace(" ", "")
        examples.append(
            Example(
                name,
                quotation,
                linked,
                contributions[best],
                similarity,
                linked is not None and same,
            )
        )
    return examples


@lru_cache(maxsize=2)
def _parts(quoted: tuple[str, ...], said: tuple[str, ...]) -> np.ndarray:
    """Return how like a part of each text each quotation is, 0 where it is unlike any, or is not a
    part: too short itself, or no shorter than the text. The result is not to be changed.
    """
    order = sorted(range(len(said)), key=lambda rank: len(said[rank]))
    texts = [said[rank] for rank in order]
    lengths = [len(text) for text in texts]
    parts = np.zeros((len(quoted), len(said)))
    for rank, text in enumerate(quoted):
        longer = bisect_right(lengths, len(text))
        if len(text) >= _SHORTEST_PART and longer < len(texts):
            parts[rank, order[longer:]] = process.cdist(
                [text],
                texts[longer:],
                scorer=fuzz.partial_ratio,
                score_cutoff=_LEAST_PART,
                dtype=np.float64,
            )[0]
    return parts / 100


def _names(synthesis: Synthesis) -> list[str]:
    """Return the identifier of each quotation: its idea and its rank under it."""
    ranks: Counter[str] = Counter()
    names = []
    for quotation in synthesis.quotations:
        ranks[quotation.idea] += 1
        names.append(f"{quotation.idea}-ex{ranks[quotation.idea]}")
    return names


def _words(text: str) -> str:
    """Return the words of a text, folded, without punctuation."""
    return " ".join(re.findall(r"[a-z0-9]+", fold(text)))
