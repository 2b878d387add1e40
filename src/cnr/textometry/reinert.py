"""Reinert's descending hierarchical classification of texts, from the words they hold.

Sources: M. Reinert, "Une méthode de classification descendante hiérarchique : application à
l'analyse lexicale par contexte", Les cahiers de l'analyse des données 8, 1983, p. 187-198;
"Alceste, une méthodologie d'analyse des données textuelles et une application : Aurélia de Gérard
de Nerval", Bulletin de méthodologie sociologique 26, 1990, p. 24-54. The largest class is split in
two, again and again; a lemma that one side holds as its own is left out of the other side's next
split.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from cnr.textometry.bipartition import bipartition

#: A lemma whose contingency coefficient with a split is above this belongs to one side only.
OWN = 0.3
#: Fewest texts of a class that must hold a lemma for it to take part in the next split.
FEWEST = 3


@dataclass(frozen=True)
class Node:
    """A class of the tree: `rows` of the matrix, `texts` they stand for; `chi2` of its split and
    ranks of its two `parts`, none for a class that was left whole.
    """

    rows: NDArray[np.intp]
    texts: int
    chi2: float = 0.0
    parts: tuple[int, ...] = ()


@dataclass(frozen=True)
class Tree:
    """The classes of a descending classification, the whole first, each before its parts."""

    nodes: tuple[Node, ...]

    @property
    def leaves(self) -> list[int]:
        """Return the ranks of the classes that were not split, from left to right."""
        return list(self._below(0))

    def members(self, rank: int) -> list[int]:
        """Return the ranks of the classes left whole that a class is made of."""
        return list(self._below(rank))

    def labels(self, size: int) -> NDArray[np.intp]:
        """Return the class of each of `size` rows, numbered from 1 from left to right."""
        labels = np.zeros(size, dtype=np.intp)
        for number, rank in enumerate(self.leaves, start=1):
            labels[self.nodes[rank].rows] = number
        return labels

    def _below(self, rank: int) -> Iterator[int]:
        parts = self.nodes[rank].parts
        if not parts:
            yield rank
        for part in parts:
            yield from self._below(part)


def descend(
    matrix: sparse.csr_matrix,
    weights: NDArray[np.float64],
    classes: int,
    smallest: float,
) -> Tree:
    """Return the tree that splits the rows of a presence matrix into at most `classes` classes, the
    largest first, none of fewer than `smallest` texts; fewer classes where no split is left.

    `weights` says how many texts each row stands for. Of the two parts of a split, the first is
    the one that holds the class's first row. Texts that a split would set apart in a part smaller
    than `smallest` belong to no class: they leave the tree, and the rest is split anew.
    """
    rows = np.flatnonzero(np.diff(matrix.indptr) > 0)
    nodes = [Node(rows, round(float(weights[rows].sum())))]
    columns = {0: np.arange(matrix.shape[1])}
    whole: set[int] = set()
    while len(nodes) < 2 * classes - 1:
        waiting = [rank for rank, node in enumerate(nodes) if not node.parts and rank not in whole]
        if not waiting:
            break
        rank = max(waiting, key=lambda one: (nodes[one].texts, -one))
        found = _split(matrix, weights, nodes[rank].rows, columns[rank], smallest)
        if found is None:
            whole.add(rank)
            continue
        first = len(nodes)
        nodes[rank] = replace(nodes[rank], chi2=found.chi2, parts=(first, first + 1))
        for part, lemmas in zip(found.rows, found.columns, strict=True):
            columns[len(nodes)] = lemmas
            nodes.append(Node(part, round(float(weights[part].sum()))))
    return Tree(tuple(nodes))


@dataclass(frozen=True)
class _Halves:
    """The rows of the two parts of a class, and the columns kept for the next split of each."""

    chi2: float
    rows: tuple[NDArray[np.intp], NDArray[np.intp]]
    columns: tuple[NDArray[np.intp], NDArray[np.intp]]


def _split(
    matrix: sparse.csr_matrix,
    weights: NDArray[np.float64],
    rows: NDArray[np.intp],
    columns: NDArray[np.intp],
    smallest: float,
) -> _Halves | None:
    """Return the two parts of a class, None when it stays whole."""
    table = sparse.csr_matrix(matrix[rows][:, columns])
    filled = np.flatnonzero(np.diff(table.indptr) > 0)
    table, rows = sparse.csr_matrix(table[filled]), rows[filled]
    while weights[rows].sum() >= 2 * smallest:
        found = bipartition(table, weights[rows])
        if found is None:
            return None
        sides = (found.first, ~found.first)
        texts = [float(weights[rows[side]].sum()) for side in sides]
        if min(texts) >= smallest:
            counts = [np.asarray(table[side].T @ weights[rows[side]]).ravel() for side in sides]
            kept = _lemmas_kept(*counts)
            return _Halves(
                found.chi2,
                (rows[sides[0]], rows[sides[1]]),
                (columns[kept[0]], columns[kept[1]]),
            )
        rest = sides[int(texts[1] > texts[0])]
        table, rows = sparse.csr_matrix(table[rest]), rows[rest]
    return None


def _lemmas_kept(
    first: NDArray[np.float64], second: NDArray[np.float64]
) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Return which lemmas each part keeps for its next split."""
    masses = first.sum(), second.sum()
    total = masses[0] + masses[1]
    held = first + second
    with np.errstate(divide="ignore", invalid="ignore"):
        expected = held * masses[0] / total
        chi2 = (
            (first - expected) ** 2 * total**2 / (masses[0] * masses[1] * held) / (1 - held / total)
        )
        own = np.sqrt(chi2 / (chi2 + total)) > OWN
    return (
        (first >= FEWEST) & (~own | (first > expected)),
        (second >= FEWEST) & (~own | (first <= expected)),
    )
