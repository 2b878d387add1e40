"""Specificities, beside scipy's hypergeometric distribution asked cell by cell."""

from __future__ import annotations

import math

import numpy as np
import pytest
from scipy.stats import hypergeom

from cnr.textometry.specificity import specificity


def index_of(k: int, f: int, t: int, total: int) -> float:
    """Lafon's index of one cell, from the tail on the side of the count."""
    law = hypergeom(total, f, t)
    return math.log10(law.cdf(k)) if k < f * t / total else -math.log10(law.sf(k - 1))


@pytest.mark.parametrize("seed", range(5))
def test_each_cell_is_as_scipy_says(seed: int) -> None:
    counts = np.random.default_rng(seed).integers(0, 25, (5, 12))
    held, sizes, total = counts.sum(axis=0), counts.sum(axis=1), int(counts.sum())
    found = specificity(counts, held[None, :], sizes[:, None], total)
    for (row, column), count in np.ndenumerate(counts):
        expected = index_of(count, held[column], sizes[row], total)
        assert found[row, column] == pytest.approx(expected, rel=1e-9, abs=1e-12)


def test_more_than_expected_is_positive_and_less_is_negative() -> None:
    """Ten are expected: 20 of the word's 40 occurrences in a quarter of the corpus, or 2."""
    found = specificity([20, 10, 2, 0], 40, 100, 400)
    assert found[0] > 3
    assert 0 < found[1] < 0.5
    assert found[2] < -2
    assert found[3] < found[2]


@pytest.mark.parametrize(("k", "f", "t", "total"), [(0, 0, 10, 20), (5, 5, 20, 20), (3, 20, 3, 20)])
def test_what_could_not_be_otherwise_is_not_specific(k: int, f: int, t: int, total: int) -> None:
    assert specificity(k, f, t, total) == 0
    assert not np.signbit(specificity(k, f, t, total))
