"""Each classification of texts whose topics are known, with its stability."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import numpy as np
import pytest
from sklearn.metrics import adjusted_rand_score

from cnr.schema.textometry import NARROW, VECTORS
from cnr.textometry.classify import Texts, by_vectors, reinert, reinert_double
from cnr.textometry.lexicon import Lexicon, Words, build_lexicon
from cnr.textometry.settings import Settings
from textometry.drawn import HeldVectors, blobs, texts_of_topics

SETTINGS = Settings(classes=3, least_texts=3, draws=5, smallest_percent=10, segment=8)
SIZES = (30, 24, 18)


def lexicon_of(texts: list[list[str]]) -> Lexicon:
    return build_lexicon(texts, SETTINGS.least_texts, SETTINGS.least_lemmas)


def test_a_simple_classification_is_exact_and_stable() -> None:
    """Not always found again: a draw can make one topic larger than both others together."""
    texts, topics = texts_of_topics(SIZES)
    found = reinert(lexicon_of(texts), SETTINGS)
    assert adjusted_rand_score(topics, found.labels) == 1
    assert found.stability.classes.min() > 0.75
    assert found.stability.rand > 0.75
    assert found.tree is not None
    assert len(found.tree.leaves) == 3


def test_texts_too_short_have_no_class() -> None:
    texts, topics = texts_of_topics(SIZES)
    found = reinert(lexicon_of([[], *texts, ["sujet1_1"], ["inconnu", "mot"]]), SETTINGS)
    assert found.labels[[0, -2, -1]].tolist() == [0, 0, 0]
    assert adjusted_rand_score(topics, found.labels[1:-2]) == 1


def test_the_smallest_class_is_a_share_of_the_texts() -> None:
    texts, topics = texts_of_topics((40, 36, 8))
    for percent, classes in ((9, 3), (11, 2)):
        settings = Settings(classes=3, least_texts=3, draws=0, smallest_percent=percent)
        labels = reinert(lexicon_of(texts), settings).labels
        assert len(set(labels[topics == 3]) - {0}) == (classes == 3)
        assert np.bincount(labels)[1:].min() >= round(84 * percent / 100)


@pytest.mark.parametrize("draws", [0, 3])
def test_the_order_of_texts_changes_no_simple_classification(draws: int) -> None:
    texts, _ = texts_of_topics(SIZES)
    settings = Settings(classes=3, least_texts=3, draws=draws)
    order = np.random.default_rng(1).permutation(len(texts))
    one = reinert(lexicon_of(texts), settings)
    other = reinert(lexicon_of([texts[rank] for rank in order]), settings)
    assert other.labels.tolist() == one.labels[order].tolist()
    assert other.stability.classes.tolist() == one.stability.classes.tolist()
    assert other.stability.rand == one.stability.rand


def double(texts: list[list[str]], neighbours: list[object], settings: Settings) -> np.ndarray:
    words = Words(tuple(map(tuple, texts)), {})
    return reinert_double(words, lexicon_of(texts), neighbours, settings).labels


def test_a_double_classification_is_exact_where_neighbours_are_of_one_topic() -> None:
    texts, topics = texts_of_topics(SIZES)
    order = np.argsort(topics, kind="stable")
    sorted_texts, neighbours = [texts[rank] for rank in order], topics[order].tolist()
    labels = double(sorted_texts, neighbours, SETTINGS)
    assert adjusted_rand_score(neighbours, labels) == 1
    assert labels.min() == 1


def test_texts_that_nothing_joins_are_classified_twice_alike() -> None:
    texts, topics = texts_of_topics(SIZES)
    labels = double(texts, [*range(len(texts))], SETTINGS)
    assert adjusted_rand_score(topics, labels) == 1


def test_texts_on_which_both_classifications_disagree_have_no_class() -> None:
    """A text of the second topic, joined to two of the first."""
    texts, topics = texts_of_topics(SIZES)
    order = np.argsort(topics, kind="stable")
    sorted_texts, neighbours = [texts[rank] for rank in order], topics[order].tolist()
    stranger = sorted_texts[40]
    sorted_texts.insert(11, stranger)
    longer = replace(SETTINGS, segment=14)
    labels = double(sorted_texts, [neighbours[0], *neighbours], longer)
    assert labels[11] == 0
    assert adjusted_rand_score(neighbours, np.delete(labels, 11)) > 0.9


def test_texts_whose_neighbours_are_too_short_have_no_class() -> None:
    """Two words are enough for a text alone, but not, with its neighbours, half of `segment`."""
    texts, topics = texts_of_topics(SIZES)
    texts += [texts[0][:2], texts[1][:4]]
    assert reinert(lexicon_of(texts), SETTINGS).labels.min() == 1
    labels = double(texts, [*topics.tolist(), "two", "four"], SETTINGS)
    assert labels[-2] == 0
    assert labels[-1] == labels[1] > 0


def vectors_and_texts() -> tuple[HeldVectors, list[str], list[int]]:
    points, classes = blobs(SIZES)
    names = [f"texte {rank}" for rank in range(len(points))]
    return HeldVectors(dict(zip(names, points, strict=True))), names, classes.tolist()


def test_classes_of_vectors_are_exact_and_stable() -> None:
    vectors, names, classes = vectors_and_texts()
    found = by_vectors(Texts(names, names, [""] * 72, [0] * 72), vectors, SETTINGS)
    assert set(found) == {VECTORS}
    assert found[VECTORS].labels.tolist() == classes
    assert found[VECTORS].stability.rand == 1
    assert found[VECTORS].stability.classes.tolist() == [1, 1, 1]


def test_narrow_classes_keep_the_parts_of_the_questionnaire_apart() -> None:
    vectors, names, classes = vectors_and_texts()
    parts = [str(rank % 2) for rank in range(72)]
    found = by_vectors(Texts(names, names, parts, [0] * 72), vectors, SETTINGS, narrow=6)
    both = [f"{one}{part}" for one, part in zip(classes, parts, strict=True)]
    assert adjusted_rand_score(both, found[NARROW].labels) == 1
    assert found[VECTORS].labels.tolist() == classes


def test_the_order_of_texts_changes_no_class_of_vectors() -> None:
    """Nor does a text said twice have two classes."""
    vectors, names, _ = vectors_and_texts()
    names += names[:7]
    order = np.random.default_rng(1).permutation(len(names)).tolist()
    classify = partial(by_vectors, vectors=vectors, settings=SETTINGS, narrow=9)
    one, other = (
        classify(Texts(said, said, [name[-1] for name in said], said))
        for said in (names, [names[rank] for rank in order])
    )
    for name in (VECTORS, NARROW):
        assert other[name].labels.tolist() == one[name].labels[order].tolist()
        assert other[name].stability.rand == one[name].stability.rand
        assert one[name].labels[:7].tolist() == one[name].labels[-7:].tolist()
