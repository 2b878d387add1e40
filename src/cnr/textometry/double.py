"""Reinert's double classification: the classes that two descending classifications agree on.

Source: M. Reinert, "Alceste, une méthodologie d'analyse des données textuelles et une application",
Bulletin de méthodologie sociologique 26, 1990, p. 24-54. The same texts are classified twice, by
contexts of different lengths; a class of one tree is crossed with a class of the other, and of the
crossings that hold together the best that do not overlap are kept. A text that is in none belongs
to no class.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from scipy.optimize import Bounds, LinearConstraint, milp

from cnr.textometry.reinert import Tree

#: Chi2 with one degree of freedom above which two classes hold the same texts more than chance
#: would have it, once in a thousand.
SIGNIFICANT = 10.83


@dataclass(frozen=True)
class Crossing:
    """Texts that are both in class `first` of one tree and in class `second` of the other (ranks of
    nodes), how many, and the chi2 of the two classes' association.
    """

    first: int
    second: int
    texts: int
    chi2: float


def cross(
    trees: tuple[Tree, Tree],
    labels: tuple[NDArray[np.intp], NDArray[np.intp]],
    weights: NDArray[np.float64],
    smallest: float,
) -> tuple[Crossing, ...]:
    """Return the crossings of the classes of two trees that are large enough and hold together.

    `labels` are the final classes of each text in both trees, from 1, 0 for none (see
    `Tree.labels`); `weights` how many texts each row stands for.
    """
    grid = _grid(trees, labels, weights)
    total = float(grid.sum())
    if not total:
        return ()
    rows, columns = (_membership(tree) for tree in trees)
    both = rows @ grid @ columns.T
    firsts, seconds = rows @ grid.sum(axis=1), columns @ grid.sum(axis=0)
    expected = np.outer(firsts, seconds) / total
    spread = np.outer(firsts * (total - firsts), seconds * (total - seconds)) / total**3
    with np.errstate(divide="ignore", invalid="ignore"):
        chi2 = np.where(spread > 0, (both - expected) ** 2 / spread, 0.0)
    kept = (both >= smallest) & (both > expected) & (chi2 > SIGNIFICANT)
    return tuple(
        Crossing(int(a), int(b), int(both[a, b]), round(float(chi2[a, b]), 6))
        for a, b in np.argwhere(kept)
    )


def choose(crossings: Sequence[Crossing], trees: tuple[Tree, Tree], classes: int) -> list[Crossing]:
    """Return `classes` crossings that share no text, or as many as there can be, with the highest
    sum of chi2: the exact optimum of a set packing, by integer programming.
    """
    if not crossings:
        return []
    memberships = [_membership(tree) for tree in trees]
    cells = np.array(
        [
            np.outer(memberships[0][one.first], memberships[1][one.second]).ravel()
            for one in crossings
        ]
    ).T
    chi2 = np.array([one.chi2 for one in crossings])
    limits = sparse.csr_matrix(np.vstack([cells, np.ones(len(crossings))]))
    for count in range(min(classes, len(crossings)), 0, -1):
        least = np.append(np.zeros(len(cells)), count)
        most = np.append(np.ones(len(cells)), count)
        found = milp(
            -chi2,
            constraints=LinearConstraint(limits, least, most),
            bounds=Bounds(0, 1),
            integrality=np.ones(len(crossings)),
            options={"mip_rel_gap": 0.0},
        )
        if found.x is not None:
            return [one for one, taken in zip(crossings, found.x, strict=True) if taken > 0.5]
    return []


def crossed_labels(
    chosen: Sequence[Crossing],
    trees: tuple[Tree, Tree],
    labels: tuple[NDArray[np.intp], NDArray[np.intp]],
) -> NDArray[np.intp]:
    """Return the class of each text, numbered from 1 in the order of `chosen`, 0 for none."""
    result = np.zeros(len(labels[0]), dtype=np.intp)
    memberships = tuple(_membership(tree) for tree in trees)
    for number, one in enumerate(chosen, start=1):
        inside = [
            np.append(0.0, membership[rank])[final] > 0
            for membership, rank, final in zip(
                memberships, (one.first, one.second), labels, strict=True
            )
        ]
        result[inside[0] & inside[1]] = number
    return result


def _grid(
    trees: tuple[Tree, Tree],
    labels: tuple[NDArray[np.intp], NDArray[np.intp]],
    weights: NDArray[np.float64],
) -> NDArray[np.float64]:
    """Return how many texts are in each final class of one tree and of the other."""
    grid = np.zeros([len(tree.leaves) + 1 for tree in trees])
    np.add.at(grid, labels, weights)
    return grid[1:, 1:]


def _membership(tree: Tree) -> NDArray[np.float64]:
    """Return which final classes (columns) each class of a tree (rows) is made of; that of the
    whole is left empty, since every text is in it.
    """
    table = np.zeros((len(tree.nodes), len(tree.leaves)))
    for rank in range(1, len(tree.nodes)):
        for leaf in tree.members(rank):
            table[rank, tree.leaves.index(leaf)] = 1
    return table
