"""Kernel ridge regression whose predictions for rows left out come without a new fit.

A contribution is compared with sentences whose idea is known (the codebook's) and with the
contributions of other departments. The model has one class more than there are ideas: none.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import linalg

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Base:
    """The codebook's sentences and the contributions, before anything is known of the latter.

    `bridge` is the solution of the sentences' system for the contributions' column, `residual` the
    contributions' kernel given the sentences, `scores` what the sentences alone say of each
    contribution.
    """

    factor: Any
    kernel_between: Floats
    bridge: Floats
    residual: Floats
    sentence_targets: Floats
    scores: Floats


def base(
    sentences: Any, sentence_targets: Floats, weights: Floats, contributions: Any, penalty: float
) -> Base:
    """Return what sentences alone say of contributions.

    `sentences` and `contributions` are vectors by row, `sentence_targets` has a row per sentence
    and a column per class, `weights` says how much each sentence counts.
    """
    inner = _product(sentences, sentences)
    inner[np.diag_indices_from(inner)] += penalty / weights
    between = _product(sentences, contributions)
    factor = linalg.cho_factor(inner, lower=True, overwrite_a=True, check_finite=False)
    bridge = linalg.cho_solve(factor, between, check_finite=False)
    own = _product(contributions, contributions)
    own[np.diag_indices_from(own)] += penalty
    return Base(
        factor=factor,
        kernel_between=between,
        bridge=bridge,
        residual=own - between.T @ bridge,
        sentence_targets=sentence_targets,
        scores=bridge.T @ sentence_targets,
    )


def _product(left: Any, right: Any) -> Floats:
    product = left @ right.T
    return np.asarray(product.todense() if hasattr(product, "todense") else product, dtype=float)


@dataclass(frozen=True)
class Ridge:
    """The regression on the sentences and on contributions whose targets are known."""

    base: Base
    targets: Floats
    inverse: Floats

    def without(self, rows: NDArray[np.intp]) -> Floats:
        """Return the scores of `rows` had none of their targets been known.

        Exact: in the inverse of the whole system, leaving rows out is solving for their block.
        Their targets are not even read: the result does not depend on them by a rounding.
        """
        rest = np.setdiff1d(np.arange(len(self.targets)), rows)
        gone: Floats = self._solved(rows, rest)
        return self.base.scores[rows] - gone

    def _solved(self, rows: NDArray[np.intp], rest: NDArray[np.intp]) -> Floats:
        """Return the solution of the block of `rows` for what the others' targets bring them."""
        brought = self.inverse[np.ix_(rows, rest)] @ (self.targets - self.base.scores)[rest]
        solved: Floats = linalg.solve(self.inverse[np.ix_(rows, rows)], brought, assume_a="pos")
        return solved

    def coefficients(self, without: NDArray[np.intp]) -> tuple[Floats, Floats]:
        """Return the dual coefficients of the sentences and of the contributions, of the model
        that has not seen the targets of the rows `without`.
        """
        dual = np.zeros_like(self.targets)
        rest = np.setdiff1d(np.arange(len(dual)), without)
        dual[rest] = self.inverse[np.ix_(rest, rest)] @ (self.targets - self.base.scores)[rest]
        if len(without):
            dual[rest] -= self.inverse[np.ix_(rest, without)] @ self._solved(without, rest)
        left = self.base.sentence_targets - self.base.kernel_between @ dual
        return linalg.cho_solve(self.base.factor, left, check_finite=False), dual


def ridge(known: Base, targets: Floats) -> Ridge:
    """Return the regression that also knows the contributions' targets, a row per contribution."""
    return Ridge(known, targets, linalg.inv(known.residual))
