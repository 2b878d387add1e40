"""The descending classification, on texts whose topics are known."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from scipy import sparse
from sklearn.metrics import adjusted_rand_score

from cnr.textometry.lexicon import Lexicon, build_lexicon
from cnr.textometry.reinert import Tree, descend
from textometry.drawn import Ranks, texts_of_topics

#: Texts of each topic. The largest class is split first, so the largest topic is smaller than the
#: two smallest together: no topic is split before all are told apart.
SIZES = {"3": (30, 20, 12), "4": (26, 20, 16, 12), "5": (26, 22, 19, 16, 12)}
TOPICS = pytest.mark.parametrize("sizes", SIZES.values(), ids=SIZES)


def classified(
    texts: Sequence[Sequence[str]], classes: int, smallest: float, least: int = 3
) -> tuple[Tree, Ranks]:
    """The tree of texts, and the class of each one."""
    lexicon = build_lexicon(texts, least, 1)
    tree = descended(lexicon, classes, smallest)
    return tree, lexicon.of_texts(tree.labels(len(lexicon.weights)))


def descended(lexicon: Lexicon, classes: int, smallest: float) -> Tree:
    return descend(lexicon.matrix, lexicon.weights, classes, smallest)


@TOPICS
@pytest.mark.parametrize("seed", range(3))
def test_topics_are_found_to_the_last_text(sizes: tuple[int, ...], seed: int) -> None:
    texts, topics = texts_of_topics(sizes, seed)
    tree, labels = classified(texts, len(sizes), smallest=8)
    assert adjusted_rand_score(topics, labels) == 1.0
    assert labels.min() == 1
    assert len(tree.nodes) == 2 * len(sizes) - 1


@TOPICS
def test_the_order_of_texts_changes_nothing(sizes: tuple[int, ...]) -> None:
    texts, _ = texts_of_topics(sizes)
    order = np.random.default_rng(1).permutation(len(texts))
    _, labels = classified(texts, len(sizes), smallest=8)
    _, shuffled = classified([texts[one] for one in order], len(sizes), smallest=8)
    assert np.array_equal(shuffled, labels[order])


def test_the_largest_class_is_split_first() -> None:
    """Though the two topics of the smaller one are further apart."""
    large = [["lit", "nuit", "soin", word] for word in ("pain", "drap") for _ in range(12)]
    small = [["bus", *words] for words in (("gare", "train"), ("route", "auto")) for _ in range(8)]
    _, labels = classified(large + small, 3, smallest=5)
    assert len(set(labels[:24])) == 2
    assert len(set(labels[24:])) == 1


@TOPICS
def test_classes_hold_together_in_a_tree(sizes: tuple[int, ...]) -> None:
    texts, _ = texts_of_topics(sizes)
    lexicon = build_lexicon(texts, 3, 1)
    tree = descended(lexicon, len(sizes) + 2, smallest=5)
    nodes, labels = tree.nodes, tree.labels(len(lexicon.weights))
    assert nodes[0].texts == len(texts)
    for rank, node in enumerate(nodes):
        assert node.texts == lexicon.weights[node.rows].sum()
        assert (node.chi2 > 0) == bool(node.parts)
        if node.parts:
            first, second = (nodes[part] for part in node.parts)
            assert min(node.parts) > rank
            assert set(first.rows) | set(second.rows) <= set(node.rows)
            assert not set(first.rows) & set(second.rows)
            assert first.rows[0] < second.rows[0]
            assert tree.members(rank) == [one for part in node.parts for one in tree.members(part)]
        else:
            assert tree.members(rank) == [rank]
    assert tree.leaves == tree.members(0)
    assert [[*np.flatnonzero(labels == n)] for n in range(1, labels.max() + 1)] == [
        [*nodes[leaf].rows] for leaf in tree.leaves
    ]
    parents = [part for node in nodes for part in node.parts]
    assert sorted(parents) == [*range(1, len(nodes))]


def test_labels_go_from_left_to_right() -> None:
    """Of four topics: classes 1 and 2 come from the first part of the whole, or only class 1."""
    texts, _ = texts_of_topics(SIZES["4"])
    lexicon = build_lexicon(texts, 3, 1)
    tree = descended(lexicon, 4, smallest=8)
    left, right = (tree.nodes[part].rows for part in tree.nodes[0].parts)
    labels = tree.labels(len(lexicon.weights))
    assert sorted(set(labels)) == [1, 2, 3, 4]
    assert labels[left].max() < labels[right].min()
    assert labels[0] == 1 or tree.nodes[tree.nodes[0].parts[0]].parts


@pytest.mark.parametrize("smallest", [1, 6, 12, 20])
def test_no_class_is_smaller_than_asked(smallest: int) -> None:
    texts, _ = texts_of_topics(SIZES["4"])
    tree, labels = classified(texts, 10, smallest)
    sizes = np.bincount(labels)[1:]
    assert sizes.min() >= smallest
    assert sizes.tolist() == [tree.nodes[leaf].texts for leaf in tree.leaves]


def test_texts_too_few_to_make_a_class_belong_to_none() -> None:
    """Three texts that share nothing with the rest are set apart, and the rest is split anew."""
    texts, topics = texts_of_topics((20, 15))
    tree, labels = classified([*texts, *[["fleur", "jardin"]] * 3], 2, smallest=5)
    assert labels[35:].tolist() == [0, 0, 0]
    assert adjusted_rand_score(topics, labels[:35]) == 1.0
    assert [node.texts for node in tree.nodes] in ([38, 20, 15], [38, 15, 20])
    _, labels = classified([*texts, *[["fleur", "jardin"]] * 3], 2, smallest=3)
    assert (len(set(labels[:35])), len(set(labels[35:]))) == (1, 1)


def test_a_lemma_of_one_side_does_not_split_the_other() -> None:
    """The first topic says `soin` always, and a third of the second: that does not divide it."""
    first = [["soin", word] for word in ("lit", "nuit") for _ in range(12)]
    second = [["bus", "route", *extra] for extra in (["soin"], [], []) for _ in range(4)]
    _, labels = classified(first + second, 4, smallest=4)
    assert len(set(labels[24:])) == 1
    other = [[word.replace("soin", "gare") for word in text] for text in second]
    _, labels = classified(first + other, 4, smallest=4)
    assert len(set(labels[24:])) == 2


def test_fewer_classes_where_no_split_is_left() -> None:
    texts = [["lit", "nuit"]] * 6 + [["bus", "route"]] * 6 + [["école", "stage"]] * 5
    tree, labels = classified(texts, 10, smallest=1)
    assert [len(set(labels[part])) for part in (slice(6), slice(6, 12), slice(12, 17))] == [1] * 3
    assert sorted(set(labels)) == [1, 2, 3]
    assert len(tree.nodes) == 5


def test_texts_alike_but_for_rare_words_make_one_class() -> None:
    """A form letter of many words with a rare one, held too seldom to divide those who sent it."""
    others, _ = texts_of_topics((12,))
    others = [[*text, f"rare{rank % 10}"] for rank, text in enumerate(others)]
    for length in (10, *range(40, 70)):
        letter = [f"formule{rank:02}" for rank in range(length)]
        texts = [[*letter, f"rare{rank // 2}"] for rank in range(20)]
        _, labels = classified(texts + others, 4, smallest=5)
        assert len(set(labels[:20])) == 1


def test_texts_without_a_lemma_are_outside_of_the_tree() -> None:
    matrix = sparse.csr_matrix(np.array([[1, 1, 0, 0], [0, 0, 0, 0], [0, 0, 1, 1], [1, 0, 0, 0]]))
    tree = descend(matrix, np.array([1.0, 5, 1, 1]), 2, 1)
    assert tree.nodes[0].texts == 3
    assert tree.labels(4).tolist() == [1, 0, 2, 1]


def test_weights_count_as_repeated_rows() -> None:
    texts, _ = texts_of_topics(SIZES["3"])
    lexicon = build_lexicon(texts, 3, 1)
    weights = np.random.default_rng(0).integers(1, 4, len(lexicon.weights))
    weighted = descend(lexicon.matrix, weights.astype(float), 3, 10)
    repeated = descend(
        lexicon.matrix[np.repeat(np.arange(len(weights)), weights)],
        np.ones(weights.sum()),
        3,
        10,
    )
    labels = weighted.labels(len(weights))
    assert np.array_equal(np.repeat(labels, weights), repeated.labels(weights.sum()))
    assert [node.texts for node in weighted.nodes] == [node.texts for node in repeated.nodes]


@pytest.mark.parametrize("classes", [1, 0])
def test_one_class_is_the_whole(classes: int) -> None:
    texts, _ = texts_of_topics(SIZES["3"])
    tree, labels = classified(texts, classes, smallest=1)
    assert len(tree.nodes) == 1
    assert set(labels) == {1}


def test_nothing_to_classify() -> None:
    tree = descend(sparse.csr_matrix((0, 5)), np.ones(0), 3, 1)
    assert len(tree.nodes) == 1
    assert tree.labels(0).tolist() == []
