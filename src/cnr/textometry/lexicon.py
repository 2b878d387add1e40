"""The words of a set of texts, and which text holds which: the presence matrix."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from cnr.errors import ParameterError
from cnr.french import plural
from cnr.glossary import ACRONYM, Term
from cnr.labels import fold
from cnr.lemmas import MARK, Lemmatiser

#: Share of the texts with a word that hold a glossary term too, from which the term is enough.
_SAID = 0.8


@dataclass(frozen=True)
class Words:
    """The lemmas of each text, in reading order, and how each lemma is written for people."""

    lemmas: tuple[tuple[str, ...], ...]
    forms: dict[str, str]


@dataclass(frozen=True)
class Lexicon:
    """Texts by lemmas. Texts that hold the same lemmas share a row of `matrix` (ones and zeros;
    rows in the order of their lemmas, so that the order of the texts changes nothing); `weights`
    says how many texts each row stands for; `row` gives that of each text, -1 for a text with too
    few lemmas. `lemmas` names the columns, in alphabetical order.
    """

    lemmas: tuple[str, ...]
    matrix: sparse.csr_matrix
    weights: NDArray[np.float64]
    row: NDArray[np.intp]

    def of_texts(self, labels: NDArray[np.intp]) -> NDArray[np.intp]:
        """Return, for each text, the label of its row; 0 for a text without a row."""
        return np.append(labels, 0)[self.row]

    def shown(self) -> NDArray[np.intp]:
        """Return the columns worth showing: all but the words that a glossary term says already,
        because nearly all the texts that hold them hold the term.
        """
        presence = self.presence()
        held = np.asarray(presence.sum(axis=0)).ravel()
        terms = np.array([lemma.startswith(MARK) for lemma in self.lemmas])
        if not terms.any():
            return np.arange(len(self.lemmas))
        together = np.asarray((presence.T @ presence[:, terms]).todense())
        said = together.max(axis=1) >= _SAID * held
        return np.flatnonzero(terms | ~said)

    def presence(self) -> sparse.csr_matrix:
        """Return the matrix with a row per text, empty for a text without a row."""
        empty = sparse.csr_matrix((1, len(self.lemmas)))
        return sparse.csr_matrix(sparse.vstack([self.matrix, empty], format="csr")[self.row])


def read_words(
    texts: Iterable[str], lemmatiser: Lemmatiser, glossary: Sequence[Term] = ()
) -> Words:
    """Return the lemmas of texts. A lemma is written as it most often is, then as comes first; an
    acronym of the glossary, as the glossary has it.
    """
    lemmas = []
    written: dict[str, Counter[str]] = {}
    for words in lemmatiser.words(texts):
        lemmas.append(tuple(lemma for lemma, _ in words))
        for lemma, form in words:
            written.setdefault(lemma, Counter())[form] += 1
    forms = {
        lemma: min(counts, key=lambda form: (-counts[form], form))
        for lemma, counts in sorted(written.items())
    }
    acronyms = {fold(term.name): term.name for term in glossary if term.kind == ACRONYM}
    forms |= {lemma: name for lemma, name in acronyms.items() if lemma in forms}
    return Words(tuple(lemmas), forms)


def build_lexicon(
    lemmas: Sequence[Iterable[str]],
    least_texts: int,
    least_lemmas: int,
    known: Sequence[str] | None = None,
) -> Lexicon:
    """Return the presence matrix of texts, given the lemmas of each.

    A lemma is kept when `least_texts` texts hold it, or when it is `known`, where that is given; a
    text is, when it holds `least_lemmas` of those. Raises ParameterError when too little is left
    for two texts to differ.
    """
    sets = [set(one) for one in lemmas]
    if known is None:
        held = Counter(lemma for one in sets for lemma in one)
        known = sorted(lemma for lemma, count in held.items() if count >= least_texts)
    if len(known) < 2:
        raise ParameterError(
            f"{'Un seul mot est' if known else 'Aucun mot n’est'} dans au moins "
            f"{plural(least_texts, 'texte')} sur {len(sets)} : il en faut deux. Abaisser le seuil, "
            "ou donner d’autres textes."
        )
    columns = {lemma: column for column, lemma in enumerate(known)}
    keys = [tuple(sorted(columns[one] for one in words if one in columns)) for words in sets]
    counts = Counter(key for key in keys if len(key) >= least_lemmas)
    if len(counts) < 2:
        told = "tous les textes gardés portent les mêmes" if counts else "aucun texte n’en porte"
        raise ParameterError(
            f"Rien à classer : sur {plural(len(sets), 'texte')} et {plural(len(known), 'mot')}, "
            f"{told} {'mots' if counts else f'au moins {least_lemmas}'}."
        )
    rows = sorted(counts)
    ranks = {key: rank for rank, key in enumerate(rows)}
    ends = np.cumsum([0, *map(len, rows)])
    matrix = sparse.csr_matrix(
        (np.ones(ends[-1]), np.concatenate(rows), ends), shape=(len(rows), len(known))
    )
    return Lexicon(
        tuple(known),
        matrix,
        np.array([counts[key] for key in rows], dtype=float),
        np.array([ranks.get(key, -1) for key in keys], dtype=np.intp),
    )


def join_short(
    lemmas: Sequence[Sequence[str]], contexts: Sequence[object], least: int
) -> NDArray[np.intp]:
    """Return the segment of each text, numbered from 0: texts that follow one another in the same
    context are joined until they hold `least` different lemmas.
    """
    segments = np.zeros(len(lemmas), dtype=np.intp)
    held: set[str] = set()
    for rank, (words, context) in enumerate(zip(lemmas, contexts, strict=True)):
        if rank:
            fresh = context != contexts[rank - 1] or len(held) >= least
            segments[rank] = segments[rank - 1] + fresh
            held = set() if fresh else held
        held |= set(words)
    return segments
