"""A score between 0 and 1 learnt from read pairs, its threshold, and how right it is on others."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from cnr.coding.evaluation import share
from cnr.coding.ridge import Floats

Bools = NDArray[np.bool_]
DECIMALS = 4


@dataclass(frozen=True)
class Measure:
    """How right the pairs kept are in a lot: counts, precision with its 95 % Wilson interval, and
    recall, of all near pairs and of those that both readers find plainly so.
    """

    read: int
    near: int
    kept: int
    right: int
    precision: float
    low: float
    high: float
    recall: float
    plain: int
    plain_recall: float


def scores(features: Floats, near: Bools, learn: Bools) -> Floats:
    """Return the score of each pair: the probability that it is near, by a logistic regression
    learnt from the rows (actions) of `learn` alone; where all of these are near, or none, the share
    of them that is (0 without any).

    `features` is an array (row, column, feature), `near` one (row, column).
    """
    size, known = features.shape[-1], near[learn]
    if known.all() or not known.any():
        return np.full(features.shape[:-1], float(known.any()))
    model = make_pipeline(StandardScaler(), LogisticRegression(C=1.0, max_iter=2000))
    model.fit(features[learn].reshape(-1, size), known.ravel())
    given = model.predict_proba(features.reshape(-1, size))[:, 1]
    rounded: Floats = np.round(given.reshape(features.shape[:-1]), DECIMALS)
    return rounded


def threshold(given: Floats, near: Bools, precision: float) -> float:
    """Return the lowest score such that, of the pairs that reach it, the share `precision` is near;
    the highest score where none is low enough, 1 where no pair is near.
    """
    if not near.any():
        return 1.0
    order = np.argsort(-given.ravel(), kind="stable")
    ranked, right = given.ravel()[order], near.ravel()[order].cumsum()
    share = right / np.arange(1, len(ranked) + 1)
    last_of_tie = np.append(ranked[1:] < ranked[:-1], True)
    good = np.flatnonzero((share >= precision) & last_of_tie)
    return float(ranked[good[-1]] if len(good) else ranked[0])


def measure(given: Floats, near: Bools, plain: Bools, least: float) -> Measure:
    """Return how right the pairs of a lot that reach `least` are."""
    kept = given >= least
    precision, low, high = share(near[kept])
    return Measure(
        read=near.size,
        near=int(near.sum()),
        kept=int(kept.sum()),
        right=int((kept & near).sum()),
        precision=precision,
        low=low,
        high=high,
        recall=share(kept[near])[0],
        plain=int(plain.sum()),
        plain_recall=share(kept[plain])[0],
    )
