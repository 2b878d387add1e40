from __future__ import annotations

import numpy as np
import pytest

from cnr.coding.calibration import (
    BIAS,
    FEWEST,
    TEMPERATURE,
    Calibrator,
    calibrator,
    class_bias,
    softmax,
    temperature,
)
from cnr.coding.ridge import Floats


def judged(probability: float, right: int, size: int) -> tuple[Floats, np.ndarray]:
    return np.full(size, probability), np.arange(size) < right


def test_softmax() -> None:
    """Odds of 1, 2 and 5 whatever is added to a row; no score is too large."""
    logs = np.log([1.0, 2.0, 5.0])
    shares = softmax(np.array([logs, logs + 700.0, logs - 900.0]))
    assert shares == pytest.approx(np.array([[0.125, 0.25, 0.625]] * 3), abs=1e-12)


def test_softmax_of_scores_far_apart() -> None:
    assert softmax(np.array([[5000.0, 0.0], [-5000.0, 0.0]])).tolist() == [[1, 0], [0, 1]]


def test_softmax_of_no_row() -> None:
    assert softmax(np.empty((0, 3))).shape == (0, 3)


def test_temperature_makes_the_announced_share_the_one_seen() -> None:
    """The first class is right 3 times in 4: odds of 3, so the factor is log(3) / 0.1."""
    scores = np.array([[0.1, 0.0]] * 4)
    targets = np.array([[1.0, 0.0]] * 3 + [[0.0, 1.0]])
    assert temperature(scores, targets) == pytest.approx(10.98612, abs=1e-3)


def test_temperature_takes_targets_that_are_shares() -> None:
    scores, targets = np.array([[0.0, 0.2]]), np.array([[0.2, 0.8]])
    assert temperature(scores, targets) == pytest.approx(np.log(4) / 0.2, abs=1e-3)


@pytest.mark.parametrize(
    ("target", "factor"), [([1.0, 0.0], 40.0), ([0.0, 1.0], 1.0)], ids=["right", "wrong"]
)
def test_temperature_stays_within_its_bounds(target: list[float], factor: float) -> None:
    assert temperature(np.array([[0.1, 0.0]]), np.array([target])) == factor


def test_temperature_without_any_other_department() -> None:
    assert temperature(np.empty((0, 3)), np.empty((0, 3))) == TEMPERATURE == 8.0


def test_class_bias_brings_probabilities_to_the_counts() -> None:
    """Ten contributions of which nothing is known, and counts of 6 and 2, leaving 2: with one more
    for each, shares of 7, 3 and 3 thirteenths of ten.

    One is also added to what is expected, so that the whole bias gives shares that make
    (10 p + 1) / 13 the wanted 7/13: 0.6, then 0.2 and 0.2. Its log odds are log(3).
    """
    bias = class_bias(np.zeros((10, 3)), np.array([6.0, 2.0]))
    assert bias[0] - bias[1] == pytest.approx(BIAS * np.log(3.0), abs=1e-6)
    assert bias[1] == pytest.approx(bias[2], abs=1e-12)


def test_class_bias_is_nothing_where_counts_are_already_met() -> None:
    logits = np.log(np.array([[0.5, 0.3, 0.2]] * 10))
    assert np.abs(class_bias(logits, np.array([5.0, 3.0]))).max() < 1e-9


def test_counts_above_the_contributions_leave_one_to_none() -> None:
    """Counts of 9 and 9 of ten contributions: none is wanted once, with one more 2 of 22.

    (10 p + 1) / 13 is then 10/22, 10/22 and 2/22: the log odds of an idea to none are log(27).
    """
    bias = class_bias(np.zeros((10, 3)), np.array([9.0, 9.0]))
    assert bias[0] == pytest.approx(bias[1], abs=1e-12)
    assert bias[0] - bias[2] == pytest.approx(BIAS * np.log(27.0), abs=5e-3)


def test_class_bias_is_bounded() -> None:
    """Every contribution surely says the first idea, which was never counted."""
    logits = np.array([[30.0, 0.0, 0.0]] * 200)
    bias = class_bias(logits, np.array([0.0, 200.0]))
    assert bias[0] == pytest.approx(-3.0 * BIAS)
    assert bias[1] == pytest.approx(3.0 * BIAS)


def test_counts_all_zero_leave_every_contribution_to_none() -> None:
    bias = class_bias(np.zeros((4, 3)), np.zeros(2))
    assert bias[0] == pytest.approx(bias[1], abs=1e-12)
    assert bias[0] < 0 < bias[2]


def test_class_bias_of_no_contribution() -> None:
    assert class_bias(np.empty((0, 3)), np.array([4.0, 1.0])).tolist() == [0.0, 0.0, 0.0]
    assert class_bias(np.empty((0, 3)), np.asarray(0.0)).tolist() == [0.0, 0.0, 0.0]


def test_calibrator_learns_the_share_found_right() -> None:
    """Announced 0.2 and 0.8, found right 1 and 9 times in 10: the curve goes through both."""
    low, rarely = judged(0.2, 20, 200)
    high, often = judged(0.8, 180, 200)
    found = calibrator(np.concatenate([low, high]), np.concatenate([rarely, often]))
    assert found.slope == pytest.approx(np.log(9) / np.log(4), abs=2e-3)
    assert found(np.array([0.2, 0.5, 0.8])) == pytest.approx(np.array([0.1, 0.5, 0.9]), abs=1e-3)


def test_calibrator_lowers_probabilities_that_boast() -> None:
    found = calibrator(*judged(0.9, 30, 60))
    assert found(np.array([0.9])) == pytest.approx(np.array([0.5]), abs=1e-3)


@pytest.mark.parametrize(
    ("size", "right"),
    [(FEWEST - 1, 20), (0, 0), (80, 80), (80, 0)],
    ids=["too few", "none", "all right", "all wrong"],
)
def test_probabilities_that_nothing_can_calibrate_stay_as_they_are(size: int, right: int) -> None:
    assert calibrator(*judged(0.7, right, size)) == Calibrator(1.0, 0.0)


def test_the_fewest_contributions_to_learn_from() -> None:
    found = calibrator(*judged(0.7, 10, FEWEST))
    assert found(np.array([0.7])) == pytest.approx(np.array([0.2]), abs=2e-3)


def test_calibrating_without_learning_changes_nothing() -> None:
    given = np.array([0.0001, 0.25, 0.5, 0.9999])
    assert Calibrator()(given) == pytest.approx(given, abs=1e-12)


def test_no_calibrated_probability_is_certain() -> None:
    """Probabilities are kept within 1 in 10 000 of 0 and 1."""
    assert Calibrator()(np.array([0.0, 1.0])) == pytest.approx(
        np.array([0.0001, 0.9999]), abs=1e-12
    )


def test_a_calibration_with_slope_and_intercept() -> None:
    """Odds of 3 squared, then doubled: 18 to 19."""
    found = Calibrator(2.0, float(np.log(2)))(np.array([0.75]))
    assert found == pytest.approx(np.array([18 / 19]), abs=1e-12)
