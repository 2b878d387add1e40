"""The score of pairs, the threshold, and what they are worth, on pairs written by hand."""

from __future__ import annotations

from dataclasses import asdict

import numpy as np
import pytest

from cnr.matching.scorer import Measure, measure, scores, threshold

#: Three rows to learn from, three to judge.
LEARN = np.array([True, True, True, False, False, False])


def drawn(seed: int = 5) -> tuple[np.ndarray, np.ndarray]:
    """Features of 6 rows and 4 columns, and pairs near where the first one is high, or nearly."""
    rng = np.random.default_rng(seed)
    features = rng.normal(size=(6, 4, 2))
    return features, features[:, :, 0] + rng.normal(scale=0.5, size=(6, 4)) > 0.5


# Scores


def test_a_score_is_a_probability_of_four_decimals() -> None:
    features, near = drawn()
    given = scores(features, near, LEARN)
    assert given.shape == (6, 4)
    assert ((given > 0) & (given < 1)).all()
    assert (given == np.round(given, 4)).all()


def test_a_score_grows_with_what_makes_pairs_near() -> None:
    features = np.array([[[0.0], [1.0], [2.0], [3.0]], [[1.5], [3.0], [-1.0], [0.5]]])
    near = np.array([[False, False, True, True], [False, False, False, False]])
    given = scores(features, near, np.array([True, False]))
    assert given[0].tolist() == sorted(given[0])
    # Scores of both rows are of one scale: equal features have equal scores.
    assert given[1, 1] == given[0, 3]
    assert given[0, 1] < 0.5 < given[0, 2]
    assert given[1, 0] == 0.5


def test_nothing_is_learnt_from_the_verdicts_of_other_rows() -> None:
    features, near = drawn()
    other = np.where(LEARN[:, None], near, ~near)
    assert not (other == near).all()
    assert (scores(features, other, LEARN) == scores(features, near, LEARN)).all()


def test_nothing_is_learnt_from_the_features_of_other_rows() -> None:
    """Not even their mean and spread: a row far away moves no score but its own."""
    features, near = drawn()
    moved = features.copy()
    moved[5] = 1000 * moved[5] - 7
    before, after = scores(features, near, LEARN), scores(moved, near, LEARN)
    assert (after[:5] == before[:5]).all()
    assert not (after[5] == before[5]).all()


def test_what_is_learnt_from_changes_the_scores_of_all() -> None:
    features, near = drawn()
    other = np.where(LEARN[:, None], ~near, near)
    assert not (scores(features, other, LEARN) == scores(features, near, LEARN)).any()


@pytest.mark.parametrize(
    ("near", "learn", "score"),
    [(False, LEARN, 0.0), (True, LEARN, 1.0), (True, ~LEARN & LEARN, 0.0)],
    ids=["none near", "all near", "none read"],
)
def test_readings_that_teach_nothing(near: bool, learn: np.ndarray, score: float) -> None:
    features, _ = drawn()
    given = scores(features, np.full((6, 4), near), learn)
    assert given.tolist() == [[score] * 4] * 6


@pytest.mark.parametrize("shape", [(0, 4), (3, 0), (0, 0)], ids=str)
def test_no_pair_has_no_score(shape: tuple[int, int]) -> None:
    learn = np.ones(shape[0], dtype=bool)
    assert scores(np.zeros((*shape, 2)), np.zeros(shape, dtype=bool), learn).shape == shape


# Threshold


@pytest.mark.parametrize(
    ("given", "near", "precision", "least"),
    [
        ([0.9, 0.8, 0.7, 0.6], [1, 1, 0, 1], 0.9, 0.8),
        ([0.9, 0.8, 0.7, 0.6], [1, 1, 0, 1], 0.75, 0.6),
        ([0.9, 0.8, 0.7, 0.6], [1, 1, 0, 1], 0.76, 0.8),
        ([0.6, 0.9, 0.7, 0.8], [1, 1, 0, 1], 0.9, 0.8),
        ([0.9, 0.8, 0.7, 0.6, 0.5], [1, 0, 1, 1, 1], 0.8, 0.5),
        ([0.9, 0.8, 0.7], [1, 1, 1], 1.0, 0.7),
        ([0.9, 0.8, 0.7], [0, 1, 1], 0.9, 0.9),
        ([0.9, 0.8, 0.7], [0, 0, 0], 0.9, 1.0),
        ([], [], 0.9, 1.0),
    ],
    ids=[
        "the last score where enough is near",
        "exactly enough",
        "a little more than there is",
        "in any order",
        "lost, then found again",
        "all near",
        "never reached",
        "none near",
        "no pair",
    ],
)
def test_the_threshold(given: list[float], near: list[int], precision: float, least: float) -> None:
    assert threshold(np.array(given), np.array(near, dtype=bool), precision) == least


@pytest.mark.parametrize("near", [[1, 1, 0, 0], [1, 0, 1, 0], [1, 0, 0, 1]], ids=str)
def test_pairs_of_one_score_are_kept_or_left_together(near: list[int]) -> None:
    """Half of what reaches 0.5 is near, whatever the order of the three pairs that have it."""
    given, right = np.array([0.9, 0.5, 0.5, 0.5]), np.array(near, dtype=bool)
    assert threshold(given, right, 0.6) == 0.9
    assert threshold(given, right, 0.5) == 0.5


def test_a_threshold_never_reached_keeps_the_highest_score_with_all_that_have_it() -> None:
    given, near = np.array([0.8, 0.9, 0.9]), np.array([True, True, False])
    assert threshold(given, near, 0.9) == 0.9
    assert measure(given, near, near, 0.9).kept == 2


def test_the_threshold_of_a_table_is_that_of_its_pairs() -> None:
    given = np.array([[0.9, 0.6], [0.8, 0.7]])
    near = np.array([[True, True], [True, False]])
    assert threshold(given, near, 0.9) == 0.8


# Measure

GIVEN = np.array([[0.9, 0.2], [0.6, 0.4]])
NONE = np.zeros((2, 2), dtype=bool)
NEAR = np.array([[True, True], [False, False]])
PLAIN = np.array([[True, False], [False, False]])


def test_what_the_pairs_kept_are_worth() -> None:
    """One right of two kept: the Wilson interval is 0.5 give or take 0.4055."""
    found = measure(GIVEN, NEAR, PLAIN, 0.6)
    assert (found.read, found.near, found.kept, found.right, found.plain) == (4, 2, 2, 1, 1)
    assert (found.precision, found.recall, found.plain_recall) == (0.5, 0.5, 1.0)
    assert (found.low, found.high) == pytest.approx((0.0945, 0.9055), abs=5e-5)


def test_a_score_equal_to_the_threshold_is_kept() -> None:
    assert measure(GIVEN, NEAR, PLAIN, 0.9).kept == 1
    assert measure(GIVEN, NEAR, PLAIN, 0.9001).kept == 0


def equal(found: Measure, expected: dict[str, float]) -> bool:
    """Say whether a measure has these values, NaN being one."""
    values = asdict(found)
    return values.keys() == expected.keys() and all(
        values[name] == value or (values[name] != values[name] and value != value)
        for name, value in expected.items()
    )


NAN = float("nan")


def test_nothing_kept_has_no_precision() -> None:
    found = measure(GIVEN, NEAR, PLAIN, 1.0)
    counts = {"read": 4, "near": 2, "kept": 0, "right": 0, "plain": 1}
    shares = {"precision": NAN, "low": NAN, "high": NAN, "recall": 0.0, "plain_recall": 0.0}
    assert equal(found, counts | shares)


def test_nothing_near_has_no_recall() -> None:
    found = measure(GIVEN, NONE, NONE, 0.6)
    assert (found.near, found.kept, found.right, found.plain) == (0, 2, 0, 0)
    assert (found.precision, found.low) == (0.0, 0.0)
    assert np.isnan([found.recall, found.plain_recall]).all()


def test_a_lot_of_no_pair() -> None:
    found = measure(GIVEN[:0], NONE[:0], NONE[:0], 0.6)
    shares = dict.fromkeys(("precision", "low", "high", "recall", "plain_recall"), NAN)
    assert equal(found, dict.fromkeys(("read", "near", "kept", "right", "plain"), 0) | shares)
