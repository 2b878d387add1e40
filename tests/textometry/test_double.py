"""The crossing of two trees, and the crossings kept, beside every choice there is."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

import numpy as np
import pytest
from scipy.stats import chi2_contingency

from cnr.textometry.double import Crossing, choose, cross, crossed_labels
from cnr.textometry.reinert import Node, Tree
from textometry.drawn import Ranks

#: Trees by their final classes: those of an inner list are split from one class.
NESTED = [[[1, 2], 3], [[1, 2], [3, 4]], [[[1, 2], 3], 4], [1, [2, [3, [4, 5]]]]]
Pair = tuple[Tree, Tree]
Cells = frozenset[tuple[int, int]]


def tree_of(nested: object, labels: Ranks) -> Tree:
    """The tree whose final classes, numbered as they come, are those of the labels."""
    nodes: list[Node] = [Node(np.arange(0), 0)]

    def grow(rank: int, inside: object) -> None:
        leaves = np.array(leaves_of(inside))
        rows = np.flatnonzero(np.isin(labels, leaves))
        parts: tuple[int, ...] = ()
        if isinstance(inside, list):
            parts = (len(nodes), len(nodes) + 1)
            nodes.extend([nodes[0], nodes[0]])
            for part, below in zip(parts, inside, strict=True):
                grow(part, below)
        nodes[rank] = Node(rows, len(rows), float(bool(parts)), parts)

    grow(0, nested)
    return Tree(tuple(nodes))


def leaves_of(nested: object) -> list[int]:
    if isinstance(nested, list):
        return [leaf for part in nested for leaf in leaves_of(part)]
    return [nested]  # type: ignore[list-item]


def drawn(seed: int) -> tuple[Pair, tuple[Ranks, Ranks]]:
    """Two trees and the labels of 300 texts, half of which are alike in both; some are in none."""
    generator = np.random.default_rng(seed)
    shapes = [NESTED[one] for one in generator.integers(0, len(NESTED), 2)]
    most = [max(leaves_of(shape)) for shape in shapes]
    first = generator.integers(0, most[0] + 1, 300)
    same = np.minimum(first, most[1])
    second = np.where(generator.random(300) < 0.5, same, generator.integers(0, most[1] + 1, 300))
    trees = (tree_of(shapes[0], first), tree_of(shapes[1], second))
    return trees, (first, second)


def cells(one: Crossing, trees: Pair) -> Cells:
    """The final classes of both trees that a crossing is made of."""
    rows, columns = (
        [tree.leaves.index(leaf) for leaf in tree.members(rank)]
        for tree, rank in zip(trees, (one.first, one.second), strict=True)
    )
    return frozenset((row, column) for row in rows for column in columns)


def best(crossings: Sequence[Crossing], trees: Pair, classes: int) -> tuple[int, float]:
    """The most crossings, up to `classes`, that share nothing, and their highest sum of chi2."""
    held = [cells(one, trees) for one in crossings]
    for count in range(classes, 0, -1):
        sums = [
            sum(crossings[rank].chi2 for rank in ranks)
            for ranks in combinations(range(len(held)), count)
            if all(not held[a] & held[b] for a, b in combinations(ranks, 2))
        ]
        if sums:
            return count, max(sums)
    return 0, 0.0


@pytest.mark.parametrize("nested", NESTED, ids=str)
def test_a_tree_crossed_with_itself_gives_its_classes(nested: list[object]) -> None:
    labels = np.repeat(np.arange(0, max(leaves_of(nested)) + 1), 12)
    trees = (tree_of(nested, labels),) * 2
    crossings = cross(trees, (labels, labels), np.ones(len(labels)), 5)
    chosen = choose(crossings, trees, labels.max())
    found = crossed_labels(chosen, trees, (labels, labels))
    assert len(chosen) == labels.max()
    assert len(set(zip(labels, found, strict=True))) == labels.max() + 1
    assert set(found[labels == 0]) == {0}


@pytest.mark.parametrize("seed", range(25))
@pytest.mark.parametrize("classes", [2, 4])
def test_no_other_choice_is_better(seed: int, classes: int) -> None:
    trees, labels = drawn(seed)
    crossings = cross(trees, labels, np.ones(300), 5)
    chosen = choose(crossings, trees, classes)
    count, chi2 = best(crossings, trees, classes)
    assert len(chosen) == count
    assert sum(one.chi2 for one in chosen) == pytest.approx(chi2)
    assert all(
        not cells(one, trees) & cells(other, trees) for one, other in combinations(chosen, 2)
    )


@pytest.mark.parametrize("seed", range(5))
def test_a_crossing_holds_the_texts_of_both_classes_and_their_chi2(seed: int) -> None:
    """Of the texts that both trees put in a class; those that hold together, and no others."""
    trees, labels = drawn(seed)
    crossings = {(one.first, one.second): one for one in cross(trees, labels, np.ones(300), 20)}
    both = (labels[0] > 0) & (labels[1] > 0)
    for first, node in enumerate(trees[0].nodes):
        for second, other in enumerate(trees[1].nodes):
            if not first or not second:
                assert (first, second) not in crossings
                continue
            inside = [np.isin(np.flatnonzero(both), one.rows) for one in (node, other)]
            table = np.array(
                [[np.sum((inside[0] == a) & (inside[1] == b)) for b in (1, 0)] for a in (1, 0)]
            )
            chi2 = float(chi2_contingency(table, correction=False).statistic)
            more = table[0, 0] * table[1, 1] > table[0, 1] * table[1, 0]
            kept = table[0, 0] >= 20 and more and chi2 > 10.83
            assert ((first, second) in crossings) == kept
            if kept:
                one = crossings[first, second]
                assert (one.texts, one.chi2) == (table[0, 0], pytest.approx(chi2, abs=1e-6))


def test_texts_on_which_the_trees_disagree_belong_to_no_class() -> None:
    first = np.repeat([1, 2, 1, 2], [30, 30, 3, 4])
    second = np.repeat([1, 2, 2, 1], [30, 30, 3, 4])
    trees = (tree_of([1, 2], first), tree_of([1, 2], second))
    crossings = cross(trees, (first, second), np.ones(67), 5)
    assert [(one.first, one.second, one.texts) for one in crossings] == [(1, 1, 30), (2, 2, 30)]
    found = crossed_labels(choose(crossings, trees, 2), trees, (first, second))
    assert found.tolist() == [1] * 30 + [2] * 30 + [0] * 7


def test_weights_count_as_repeated_texts() -> None:
    trees, labels = drawn(0)
    weights = np.random.default_rng(0).integers(0, 4, 300)
    repeated = tuple(np.repeat(one, weights) for one in labels)
    assert cross(trees, labels, weights.astype(float), 5) == cross(
        trees, (repeated[0], repeated[1]), np.ones(weights.sum()), 5
    )


@pytest.mark.filterwarnings("error")
def test_nothing_to_cross() -> None:
    """Where one tree was not split, where no text is in both, and where none was chosen."""
    labels = np.repeat([1, 2], 20)
    two, whole = tree_of([1, 2], labels), tree_of(1, np.ones(40, dtype=np.intp))
    assert cross((two, whole), (labels, np.ones(40, dtype=np.intp)), np.ones(40), 5) == ()
    assert choose([], (two, two), 2) == []
    assert not crossed_labels([], (two, two), (labels, labels)).any()
    apart = (np.repeat([1, 2, 0], [10, 10, 20]), np.repeat([0, 1, 2], [20, 10, 10]))
    trees = (tree_of([1, 2], apart[0]), tree_of([1, 2], apart[1]))
    assert cross(trees, apart, np.ones(40), 5) == ()
