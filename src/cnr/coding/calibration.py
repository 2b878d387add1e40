"""Scores as probabilities, and how far probabilities can be believed."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import optimize, special
from sklearn.linear_model import LogisticRegression

from cnr.coding.ridge import Floats

#: What multiplies scores when no other department can tell, and those of the codebook alone.
TEMPERATURE = 8.0
_LEAST_FACTOR, _LARGEST_FACTOR = 1.0, 40.0
#: Decimals of what is learnt here, so that the last digits of a machine's sums go no further.
_DIGITS = 6
#: Bounds of a class's bias, on the scale of log odds, and the rounds in which it is found.
_LARGEST_BIAS = 3.0
_ROUNDS = 60
#: Share of the bias found that is used. All of it makes counts fit best, none of it single
#: contributions; half gives most of the one and costs little of the other.
BIAS = 0.55
#: Fewest judged contributions that a calibration is learnt from.
FEWEST = 50


def softmax(scores: Floats) -> Floats:
    """Return each row of scores as probabilities that sum to 1."""
    raised = np.exp(scores - scores.max(axis=1, keepdims=True))
    shares: Floats = raised / raised.sum(axis=1, keepdims=True)
    return shares


def temperature(scores: Floats, targets: Floats) -> float:
    """Return the factor of `scores` whose softmax gives `targets` the highest likelihood.

    Rows are contributions that the scores have not learnt from. After Guo, Pleiss, Sun and
    Weinberger (2017), On Calibration of Modern Neural Networks, section 4.2.
    """
    if not len(scores):
        return TEMPERATURE

    # The slope of the likelihood, which falls as the factor grows: its root is found to the last
    # digits, where a search for the summit would stop early, elsewhere on another machine.
    def slope(factor: float) -> float:
        expected = softmax(scores * factor)
        return float(((targets - targets.sum(axis=1, keepdims=True) * expected) * scores).sum())

    if slope(_LEAST_FACTOR) <= 0:
        return _LEAST_FACTOR
    if slope(_LARGEST_FACTOR) >= 0:
        return _LARGEST_FACTOR
    root = optimize.brentq(slope, _LEAST_FACTOR, _LARGEST_FACTOR, xtol=1e-12)
    return round(float(root), _DIGITS)


def class_bias(logits: Floats, counts: Floats) -> Floats:
    """Return what to add to each class so that the contributions' summed probabilities follow
    `counts`, the published counts of the same departments: learning from label proportions.

    `logits` has a row per contribution and a column per idea, then one for none, whose count is
    what the published ones leave. One is added to every count, as rare ideas are known badly.
    """
    size = len(logits)
    bias = np.zeros(logits.shape[1])
    if not size:
        return bias
    wanted = np.append(counts, max(1.0, size - counts.sum())) + 1.0
    wanted *= size / wanted.sum()
    for _ in range(_ROUNDS):
        expected = softmax(logits + bias).sum(axis=0) + 1.0
        bias += 0.5 * np.log(wanted / (expected * size / expected.sum()))
    return np.round(BIAS * np.clip(bias, -_LARGEST_BIAS, _LARGEST_BIAS), _DIGITS)


@dataclass(frozen=True)
class Calibrator:
    """Turns the probability of the first idea into the share of such ideas that were right."""

    slope: float = 1.0
    intercept: float = 0.0

    def __call__(self, probabilities: Floats) -> Floats:
        """Return the calibrated probabilities."""
        calibrated: Floats = special.expit(self.slope * _log_odds(probabilities) + self.intercept)
        return calibrated


def calibrator(probabilities: Floats, right: NDArray[np.bool_]) -> Calibrator:
    """Return the calibration learnt from ideas that were judged right or not: a logistic curve on
    log odds (Platt, 1999, Probabilistic outputs for support vector machines).

    With too few of them, or all alike, the probabilities stay as they are.
    """
    if len(probabilities) < FEWEST or right.all() or not right.any():
        return Calibrator()
    # Hardly penalised: two numbers are learnt from hundreds of contributions.
    fitted = LogisticRegression(C=1e4).fit(_log_odds(probabilities)[:, None], right)
    learnt = (float(fitted.coef_[0, 0]), float(fitted.intercept_[0]))
    return Calibrator(*(round(value, _DIGITS) for value in learnt))


def _log_odds(probabilities: Floats) -> Floats:
    odds: Floats = special.logit(np.clip(probabilities, 1e-4, 1 - 1e-4))
    return odds
