"""The best split of a set of texts in two: Reinert's bipartition.

Source: M. Reinert, "Une méthode de classification descendante hiérarchique : application à
l'analyse lexicale par contexte", Les cahiers de l'analyse des données 8, 1983, p. 187-198. Texts
are put in the order of the first axis of the correspondence analysis of the presence matrix; the
cut that makes the chi2 of the two parts highest is kept; texts then change sides one by one as long
as that makes it higher.

Every step costs a time in proportion to the words present, and the matrix stays sparse.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from scipy.sparse.linalg import ArpackNoConvergence, LinearOperator, eigsh

#: Positions on the axis nearer than this, its length being one, are the same position.
_TIE = 1e-9
#: Inertia that is none: all rows have one profile.
_INERTIA = 1e-10
#: Smallest gain worth a change of side, as a share of the chi2.
_GAIN = 1e-12
#: No set of texts met so far needed more than a dozen passes.
_PASSES = 100


@dataclass(frozen=True)
class Split:
    """Two parts of a set of texts: `first` says which rows are in the first part, the one that
    holds the first row; `chi2` is that of the table of the parts by the lemmas.
    """

    first: NDArray[np.bool_]
    chi2: float


def bipartition(matrix: sparse.csr_matrix, weights: NDArray[np.float64]) -> Split | None:
    """Return the split of the rows of a presence matrix (texts by lemmas) that makes the chi2
    highest, as far as the first axis and the changes of side find it.

    `weights` says how many texts each row stands for. None when no split tells anything: fewer
    than two rows, or all alike. The order of the rows changes nothing but the last digits.
    """
    used = np.flatnonzero(matrix.T @ weights > 0)
    if matrix.shape[0] < 2 or len(used) < 2:
        return None
    table = matrix.astype(np.float64) if len(used) == matrix.shape[1] else matrix[:, used]
    table = sparse.csr_matrix(table, copy=True)
    table.data = table.data * np.repeat(weights, np.diff(table.indptr))
    scores = first_axis(table)
    if scores is None:
        return None
    cut = _best_cut(table, scores)
    if cut is None:
        return None
    state = _Parts(table, cut)
    state.improve()
    first = state.first if state.first[0] else ~state.first
    return Split(first, state.chi2())


def first_axis(table: sparse.csr_matrix) -> NDArray[np.float64] | None:
    """Return the position of each row on the first axis of a table's correspondence analysis,
    up to a factor; None when all rows have one profile. The sign is such that the column that
    weighs most on the axis is on its positive side.
    """
    total = table.sum()
    row_masses = np.asarray(table.sum(axis=1)).ravel() / total
    column_masses = np.asarray(table.sum(axis=0)).ravel() / total
    rows, columns = np.sqrt(row_masses), np.sqrt(column_masses)
    scaled = sparse.csr_matrix(table, copy=True)
    scaled.data /= total * np.repeat(rows, np.diff(table.indptr)) * columns[table.indices]
    if float(scaled.data @ scaled.data) - 1 < _INERTIA:
        return None
    turned = sparse.csr_matrix(scaled.T)

    def product(vector: NDArray[np.float64]) -> NDArray[np.float64]:
        flat = vector.ravel()
        centred: NDArray[np.float64] = turned @ (scaled @ flat) - columns * (columns @ flat)
        return centred

    size = table.shape[1]
    axis = _leading(product, size)
    if float(axis @ product(axis)) < _INERTIA:
        return None
    strongest = np.flatnonzero(np.abs(axis) > np.abs(axis).max() * (1 - 1e-6))[0]
    axis = axis * np.sign(axis[strongest])
    scores: NDArray[np.float64] = (scaled @ axis) / rows
    return scores


def _leading(product: object, size: int) -> NDArray[np.float64]:
    """Return the leading eigenvector of a symmetric operator, from a start that never changes."""
    start = 1.0 + np.arange(size) % 7 / 7.0
    if size < 40:
        dense = np.column_stack([product(column) for column in np.eye(size)])  # type: ignore[operator]
        return np.asarray(np.linalg.eigh((dense + dense.T) / 2)[1][:, -1])
    operator = LinearOperator((size, size), matvec=product, dtype=np.float64)
    try:
        return np.asarray(eigsh(operator, k=1, which="LA", v0=start, tol=1e-6)[1][:, 0])
    except ArpackNoConvergence as stopped:  # two axes nearly alike: either one will do
        found = stopped.eigenvectors
        return np.asarray(found[:, 0]) if found.size else start


def _best_cut(table: sparse.csr_matrix, scores: NDArray[np.float64]) -> NDArray[np.bool_] | None:
    """Return which rows come before the best cut of the axis; None when there is none."""
    span = float(np.abs(scores).max())
    positions = np.round(scores / (span * _TIE))
    order = np.argsort(positions, kind="stable")
    ordered = positions[order]
    within = _within(table[order])
    masses = np.cumsum(np.asarray(table[order].sum(axis=1)).ravel())
    values = _chi2(within[:-1], masses[:-1], float(masses[-1]))
    values[ordered[:-1] == ordered[1:]] = -np.inf
    cut = int(np.argmax(values)) + 1
    if not np.isfinite(values[cut - 1]):
        return None
    first = np.zeros(table.shape[0], dtype=bool)
    first[order[:cut]] = True
    return first


def _within(table: sparse.csr_matrix) -> NDArray[np.float64]:
    """Return, for each number of rows taken from the top, the sum over the columns of the square of
    what they hold, over the column's total.
    """
    columns = table.tocsc()
    totals = np.asarray(columns.sum(axis=0)).ravel()
    held = columns.copy()
    running = np.cumsum(columns.data)
    before = running - columns.data
    owners = np.repeat(np.arange(table.shape[1]), np.diff(columns.indptr))
    already = before - before[columns.indptr[:-1]][owners]  # every column holds something
    held.data = (2 * already + columns.data) * columns.data / totals[owners]
    sums: NDArray[np.float64] = np.cumsum(np.asarray(held.sum(axis=1)).ravel())
    return sums


def _chi2(within: object, mass: object, total: float) -> NDArray[np.float64]:
    """Return the chi2 of the two parts, from what `_within` says of the first and from its mass."""
    inside, held = np.asarray(within, dtype=float), np.asarray(mass, dtype=float)
    other = total - held
    with np.errstate(divide="ignore", invalid="ignore"):
        value = total * total / (held * other) * (inside - held * held / total)
    return np.where((held > 0) & (other > 0), value, 0.0)


class _Parts:
    """Two parts of the rows of a table, and what it takes to move a row from one to the other."""

    def __init__(self, table: sparse.csr_matrix, first: NDArray[np.bool_]) -> None:
        self.first = first
        self._table = table
        self._totals = np.asarray(table.sum(axis=0)).ravel()
        self._masses = np.asarray(table.sum(axis=1)).ravel()
        self._total = float(self._masses.sum())
        self._squares = np.asarray(table.multiply(table) @ (1 / self._totals)).ravel()
        self._recount()

    def _recount(self) -> None:
        self._held = np.asarray(self._table.T @ self.first.astype(float)).ravel()
        self._mass = float(self._masses[self.first].sum())
        self._inside = float((self._held * self._held / self._totals).sum())

    def chi2(self) -> float:
        return float(_chi2(self._inside, self._mass, self._total))

    def improve(self) -> None:
        """Change sides as long as it makes the chi2 higher."""
        for _ in range(_PASSES):
            if not self._pass():
                return

    def _pass(self) -> bool:
        """Move the rows that gain by it, most first; say whether one did."""
        here = self.chi2()
        least = here + _GAIN * max(here, 1.0)
        side = np.where(self.first, -1.0, 1.0)
        cross = np.asarray(self._table @ (self._held / self._totals)).ravel()
        inside = self._inside + 2 * side * cross + self._squares
        there = _chi2(inside, self._mass + side * self._masses, self._total)
        gains = np.round((there - here) / max(here, 1.0), 10)
        wanting = np.flatnonzero(there > least)
        moved = False
        indptr, indices, data = self._table.indptr, self._table.indices, self._table.data
        for row in wanting[np.argsort(-gains[wanting], kind="stable")]:
            part = slice(indptr[row], indptr[row + 1])
            columns, values = indices[part], data[part]
            sign = -1.0 if self.first[row] else 1.0
            shares = self._held[columns] / self._totals[columns]
            inner = self._inside + 2 * sign * float(shares @ values) + float(self._squares[row])
            mass = self._mass + sign * self._masses[row]
            value = float(_chi2(inner, mass, self._total))
            if value > here + _GAIN * max(here, 1.0):
                self._held[columns] += sign * values
                self._inside, self._mass, here = inner, mass, value
                self.first[row] = not self.first[row]
                moved = True
        self._recount()  # so that rounding does not add up
        return moved
