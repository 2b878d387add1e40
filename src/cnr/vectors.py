"""Texts as vectors whose scalar product says how alike two texts are."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from typing import Any, Protocol

import numpy as np
from scipy import sparse
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.preprocessing import normalize

from cnr.glossary import Term
from cnr.lemmas import Lemmatiser

#: How much the headings above a contribution weigh beside its own words.
CONTEXT = 0.35
#: Share of the likeness that runs of letters make up, words and pairs of words making the rest.
LETTERS = 0.3


class Vectors(Protocol):
    """A way of turning texts into vectors: fitted on some texts, it then does any."""

    def fit(self, texts: Sequence[str]) -> None:
        """Learn from `texts` what the vectors need (vocabulary, rarity of words)."""

    def transform(self, texts: Sequence[str], contexts: Sequence[str] | None = None) -> Any:
        """Return a row per text, of length near 1; `contexts` are the headings above the texts."""

    def stack(self, parts: Sequence[Any]) -> Any:
        """Return the rows of several results of `transform` under one another."""


class TfidfVectors:
    """Lemmas, pairs of lemmas and runs of 3 to 5 letters, weighted by TF-IDF.

    Letters bring together what lookup lemmas leave apart (`installer`, `installation`) and forgive
    slips of the keyboard.
    """

    def __init__(self, glossary: Sequence[Term] = ()) -> None:
        self._lemmatiser = Lemmatiser(glossary)
        self._words = TfidfVectorizer(
            analyzer=_words_and_pairs, sublinear_tf=True, dtype=np.float64
        )
        self._letters = TfidfVectorizer(
            analyzer="char_wb", ngram_range=(3, 5), sublinear_tf=True, min_df=2
        )
        #: The lemmas of the texts learnt from, which are nearly always those turned into vectors.
        self._known: dict[str, list[str]] = {}

    def fit(self, texts: Sequence[str]) -> None:
        """Learn the vocabulary of `texts` and how rare each of its words is."""
        distinct = list(dict.fromkeys(texts))
        self._known = dict(zip(distinct, self._lemmatiser(distinct), strict=True))
        lemmas = [self._known[text] for text in texts]
        self._words.fit(lemmas)
        self._letters.fit([" ".join(one) for one in lemmas])

    def transform(
        self, texts: Sequence[str], contexts: Sequence[str] | None = None
    ) -> sparse.csr_matrix:
        """Return a sparse row per text; that of a text without any known word is empty."""
        blocks = self._blocks(texts)
        if contexts is not None:
            around = self._blocks(contexts)
            blocks = [
                normalize(own + CONTEXT * other) for own, other in zip(blocks, around, strict=True)
            ]
        words, letters = blocks
        return sparse.hstack(
            [np.sqrt(1 - LETTERS) * words, np.sqrt(LETTERS) * letters], format="csr"
        )

    def stack(self, parts: Sequence[Any]) -> sparse.csr_matrix:
        """Return the rows of several results of `transform` under one another."""
        return sparse.vstack(parts, format="csr")

    def _blocks(self, texts: Sequence[str]) -> list[Any]:
        unknown = list(dict.fromkeys(text for text in texts if text not in self._known))
        read = self._known | dict(zip(unknown, self._lemmatiser(unknown), strict=True))
        lemmas = [read[text] for text in texts]
        joined = [" ".join(one) for one in lemmas]
        return [self._words.transform(lemmas), self._letters.transform(joined)]


def _words_and_pairs(lemmas: list[str]) -> list[str]:
    return lemmas + [f"{first} {second}" for first, second in itertools.pairwise(lemmas)]
