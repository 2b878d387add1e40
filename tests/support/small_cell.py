"""Small cells of the codebook, drawn at random or written by hand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import cast

import numpy as np
from scipy import sparse

from cnr.coding.calibration import Calibrator
from cnr.coding.crossfit import Cell, Fit, fit
from cnr.coding.model import Model
from cnr.coding.ridge import Floats
from cnr.vectors import Vectors

DEPARTMENTS = ("16", "17", "79")


def directions(rng: np.random.Generator, size: int, width: int) -> Floats:
    """Vectors of length 1 by row, without any negative number, as those of texts."""
    rows = np.abs(rng.normal(size=(size, width)))
    return rows / np.linalg.norm(rows, axis=1, keepdims=True)


def drawn_cell(seed: int, *, sparsely: bool = False) -> Cell:
    """A cell of 3 ideas, 9 sentences and 24 contributions of three departments, in no order."""
    rng = np.random.default_rng(seed)
    sentences, contributions = directions(rng, 9, 12), directions(rng, 24, 12)
    said = rng.dirichlet(np.ones(4), 24)
    said[rng.random(24) < 0.4] = 0.0  # not read
    return Cell(
        ideas=("T1-P-01-01", "T1-P-01-02", "T1-P-02-01"),
        sentences=sparse.csr_matrix(sentences) if sparsely else sentences,
        meanings=np.arange(9) % 3,
        weights=np.where(np.arange(9) < 3, 2.0, 1.0),
        contributions=sparse.csr_matrix(contributions) if sparsely else contributions,
        departments=rng.permutation(np.array(DEPARTMENTS * 8, dtype=object)),
        counts={code: rng.integers(0, 4, 3) for code in DEPARTMENTS},
        said=said,
        agreed=rng.integers(-1, 4, 24),
    )


def written_cell(
    ideas: Sequence[str],
    sentences: Sequence[Sequence[float]],
    meanings: Sequence[int],
    contributions: Sequence[Sequence[float]],
    departments: Sequence[str],
    counts: Mapping[str, Sequence[int]],
) -> Cell:
    """A cell whose sentences count as one each, and whose contributions nobody has read."""
    return Cell(
        ideas=tuple(ideas),
        sentences=np.array(sentences, dtype=float),
        meanings=np.array(meanings, dtype=np.intp),
        weights=np.ones(len(meanings)),
        contributions=np.array(contributions, dtype=float),
        departments=np.array(departments, dtype=object),
        counts={code: np.array(numbers, dtype=np.int64) for code, numbers in counts.items()},
        said=np.zeros((len(departments), len(ideas) + 1)),
        agreed=np.full(len(departments), -1, dtype=np.intp),
    )


def fit_saying(
    ideas: Sequence[str], departments: Sequence[str], probabilities: Sequence[Sequence[float]]
) -> Fit:
    """A fit that gives contributions the probabilities written here."""
    width = max(len(ideas), len(departments))
    cell = written_cell(
        ideas,
        np.eye(len(ideas), width).tolist(),
        range(len(ideas)),
        np.eye(len(departments), width).tolist(),
        departments,
        {},
    )
    return replace(fit(cell), probabilities=np.array(probabilities, dtype=float))


def model_of(
    fits: Mapping[str, Fit],
    rows: Mapping[str, Sequence[int]],
    calibrators: Mapping[str | None, Calibrator] | None = None,
) -> Model:
    """A model of these cells, `rows` being the positions of their contributions in the table.

    It reads no other text, and so has no vectors.
    """
    return Model(
        vectors=cast("Vectors", None),
        fits=fits,
        rows={cell: np.array(positions, dtype=np.intp) for cell, positions in rows.items()},
        calibrators=calibrators or {None: Calibrator()},
    )
