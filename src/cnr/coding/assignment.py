"""Contributions assigned to ideas within published counts, at the least total cost.

A linear programme whose matrix is totally unimodular (a flow), so that its optimum is whole.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import optimize, sparse

from cnr.coding.ridge import Floats

#: Costs on the scale of -log of a probability. A contribution left out costs at most `LEFT_OUT`; a
#: count that no contribution fills costs `UNFILLED`; counting a contribution under a second idea
#: costs `TWICE` more than that idea's own cost.
LEFT_OUT = 5.0
UNFILLED = 4.0
TWICE = 2.0
#: No idea is ever impossible: the agency's coders may have seen what the words do not say.
LEAST = 1e-4


@dataclass(frozen=True)
class Assignment:
    """For each contribution the rank of its idea and of a second one, -1 where there is none."""

    first: NDArray[np.intp]
    second: NDArray[np.intp]


def assign(probabilities: Floats, counts: NDArray[np.int64]) -> Assignment:
    """Return the assignment of contributions to ideas that fits their probabilities best.

    `probabilities` has a row per contribution and a column per idea, then one for no idea;
    `counts` is how many contributions each idea takes at most. A contribution may be counted
    nowhere, or under two ideas; a count may stay unfilled (a workshop without a report).
    """
    size, classes = len(probabilities), len(counts)
    if not size or not counts.sum():
        return Assignment(np.full(size, -1), np.full(size, -1))
    costs = -np.log(np.maximum(probabilities, LEAST))
    costs[:, -1] = np.minimum(costs[:, -1], LEFT_OUT)
    solution = _flow(costs, counts)
    order = np.argsort(np.where(solution, probabilities[:, :classes], -1.0), axis=1, kind="stable")
    number = solution.sum(axis=1)
    first = np.where(number > 0, order[:, -1], -1)
    second = np.where(number > 1, order[:, -2] if classes > 1 else -1, -1)
    return Assignment(first, second)


def _flow(costs: Floats, counts: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Return which contribution (row) is counted under which idea (column)."""
    size, classes = len(costs), len(counts)
    ones = sparse.identity(size)
    rows = sparse.hstack(
        [
            sparse.kron(ones, np.ones((1, classes))),  # counted under an idea
            ones,  # counted nowhere
            -ones,  # counted twice
            sparse.csr_matrix((size, classes)),
        ]
    )
    columns = sparse.hstack(
        [
            sparse.kron(np.ones((1, size)), sparse.identity(classes)),
            sparse.csr_matrix((classes, 2 * size)),
            sparse.identity(classes),  # unfilled
        ]
    )
    result = optimize.linprog(
        np.concatenate(
            [costs[:, :-1].ravel(), costs[:, -1], np.full(size, TWICE), np.full(classes, UNFILLED)]
        ),
        A_eq=sparse.vstack([rows, columns]).tocsr(),
        b_eq=np.concatenate([np.ones(size), counts]),
        bounds=[(0, 1)] * (size * classes + 2 * size) + [(0, None)] * classes,
        method="highs-ds",
    )
    if not result.success:  # leaving all out is always allowed
        raise AssertionError(result.message)
    chosen: NDArray[np.bool_] = result.x[: size * classes].reshape(size, classes) > 0.5
    return chosen
