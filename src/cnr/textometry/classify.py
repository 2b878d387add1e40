"""The classifications of one set of texts, each with its classes and their stability."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np
from numpy.typing import NDArray
from threadpoolctl import threadpool_limits

from cnr.schema.textometry import NARROW, VECTORS
from cnr.textometry.double import choose, cross, crossed_labels
from cnr.textometry.lexicon import Lexicon, Words, build_lexicon, join_short
from cnr.textometry.reinert import Tree, descend
from cnr.textometry.settings import Settings
from cnr.textometry.stability import Stability, bootstrap
from cnr.textometry.vector_classes import (
    BROAD_AXES,
    NARROW_AXES,
    Order,
    ascend,
    semantic_space,
    with_parts,
)
from cnr.vectors import Vectors

Labels = NDArray[np.intp]


@dataclass(frozen=True)
class Texts:
    """What is classified: `texts`; the headings above them, `contexts`; the part of the
    questionnaire they answer, `parts` (one value when there is but one); and `neighbours`, equal
    for texts that may be joined with the next one when they are short.
    """

    texts: Sequence[str]
    contexts: Sequence[str]
    parts: Sequence[str]
    neighbours: Sequence[object]


@dataclass(frozen=True)
class Classification:
    """A classification: `labels` of the texts, from 1 (0 for none), stability, and the tree of a
    descending one.
    """

    labels: Labels
    stability: Stability
    tree: Tree | None = None


def reinert(lexicon: Lexicon, settings: Settings) -> Classification:
    """Return Reinert's simple classification, each text by itself."""

    def again(drawn: NDArray[np.float64]) -> Labels:
        return _descended(lexicon, drawn, settings)[1]

    with threadpool_limits(1):  # so that the number of cores changes nothing
        tree, labels = _descended(lexicon, lexicon.weights, settings)
        stability = bootstrap(labels, lexicon.weights, again, settings.draws, settings.seed)
    return Classification(lexicon.of_texts(labels), stability, tree)


def reinert_double(
    words: Words, lexicon: Lexicon, neighbours: Sequence[object], settings: Settings
) -> Classification:
    """Return Reinert's double classification: texts by themselves, crossed with texts joined to
    their neighbours until they hold enough lemmas.
    """
    known = set(lexicon.lemmas)
    kept = [[one for one in text if one in known] for text in words.lemmas]
    segments = join_short(kept, neighbours, settings.segment)
    lengths = np.bincount(segments)
    joined: list[list[str]] = [[] for _ in lengths]
    for segment, text in zip(segments, kept, strict=True):
        joined[segment].extend(text)
    least = max(settings.least_lemmas, settings.segment // 2)
    longer = build_lexicon(joined, 1, least, lexicon.lemmas)

    def crossed(drawn: NDArray[np.float64]) -> Labels:
        """Return the classes of texts drawn so many times each; a segment is drawn as many times
        as its texts are on average.
        """
        trees, labels = [], []
        for one, times in ((lexicon, drawn), (longer, np.bincount(segments, drawn) / lengths)):
            there = one.row >= 0
            size = len(one.weights)
            weights = np.bincount(one.row[there], times[there], minlength=size).astype(float)
            tree, found = _descended(one, weights, settings)
            trees.append(tree)
            labels.append(one.of_texts(found))
        pair, both = (trees[0], trees[1]), (labels[0], labels[1][segments])
        crossings = cross(pair, both, drawn, _smallest(drawn, settings))
        return crossed_labels(choose(crossings, pair, settings.classes), pair, both)

    ones = np.ones(len(segments))
    with threadpool_limits(1):
        labels = crossed(ones)
        stability = bootstrap(labels, ones, crossed, settings.draws, settings.seed)
    return Classification(labels, stability)


def _descended(
    lexicon: Lexicon, weights: NDArray[np.float64], settings: Settings
) -> tuple[Tree, Labels]:
    """Return the tree of the rows that count at all, and the class of every row."""
    here = np.flatnonzero(weights > 0)
    table = lexicon.matrix[here]
    tree = descend(table, weights[here], settings.classes, _smallest(weights, settings))
    labels = np.zeros(len(weights), dtype=np.intp)
    labels[here] = tree.labels(len(here))
    return tree, labels


def _smallest(weights: NDArray[np.float64], settings: Settings) -> float:
    return max(1.0, round(float(weights.sum()) * settings.smallest_percent / 100))


def by_vectors(
    texts: Texts, vectors: Vectors, settings: Settings, narrow: int | None = None
) -> dict[str, Classification]:
    """Return the broad classes of the texts alone and, where `narrow` is given, so many narrow
    classes within the parts. Stability is that of the classes, the vectors being what they are.
    """
    order = Order.of(list(zip(texts.texts, texts.contexts, texts.parts, strict=True)))
    said, above, parts = (
        [values[one] for one in order.first]
        for values in (texts.texts, texts.contexts, texts.parts)
    )
    weights = np.bincount(order.rank).astype(float)
    result = {}
    with threadpool_limits(1):
        vectors.fit(said)
        placed = vectors.transform(said, above)
        ascents = {VECTORS: (semantic_space(placed, BROAD_AXES), settings.classes, "ward")}
        if narrow is not None:
            space = with_parts(semantic_space(placed, NARROW_AXES), parts)
            ascents[NARROW] = (space, narrow, "average")
        for name, (space, count, linkage) in ascents.items():
            classify = partial(ascend, space, count, linkage)
            labels = classify(weights)
            stability = bootstrap(labels, weights, classify, settings.draws, settings.seed)
            result[name] = Classification(labels[order.rank], stability)
    return result
