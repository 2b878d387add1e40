"""How far classes hold when texts are drawn again, where that is known beforehand."""

from __future__ import annotations

import numpy as np
import pytest

from cnr.textometry.stability import bootstrap
from textometry.drawn import Floats, Ranks

LABELS = np.repeat([0, 1, 2, 3], [10, 60, 30, 20])
ONES = np.ones(len(LABELS))


def test_classes_found_again_are_perfectly_stable() -> None:
    """Whatever numbers they are given."""
    numbers = np.array([0, 3, 1, 2])
    found = bootstrap(LABELS, ONES, lambda drawn: numbers[LABELS], 20, 0)
    assert found.classes.tolist() == [1, 1, 1]
    assert found.rand == 1


def test_classes_of_chance_are_not() -> None:
    generator = np.random.default_rng(0)

    def again(drawn: Floats) -> Ranks:
        return generator.integers(1, 5, len(drawn))

    found = bootstrap(generator.integers(1, 5, 400), np.ones(400), again, 20, 0)
    assert found.classes.max() < 0.25
    assert abs(found.rand) < 0.05


def test_classes_brought_together_share_one() -> None:
    """Their likenesses to it are their shares of its texts."""
    labels = np.repeat([1, 2, 3], [80, 40, 50])
    found = bootstrap(labels, np.ones(170), lambda drawn: np.where(labels == 3, 2, 1), 50, 0)
    assert found.classes[:2].sum() == pytest.approx(1, abs=2e-4)
    assert found.classes[0] == pytest.approx(2 / 3, abs=0.03)
    assert found.classes[2] == 1
    assert 0 < found.rand < 1


def test_texts_left_out_make_a_class_less_stable() -> None:
    """A third of class 1 is put in no class: two thirds of it are found again."""
    again = LABELS.copy()
    again[10:30] = 0
    found = bootstrap(LABELS, ONES, lambda drawn: again, 50, 0)
    assert found.classes[0] == pytest.approx(2 / 3, abs=0.03)
    assert found.classes[1:].tolist() == [1, 1]
    assert found.rand == 1


def test_one_large_class_makes_all_others_unstable() -> None:
    found = bootstrap(LABELS, ONES, lambda drawn: np.ones_like(LABELS), 50, 0)
    shares = np.array([60, 30, 20]) / 120
    assert found.classes == pytest.approx(shares, abs=0.03)
    assert found.rand == 0


def parity(drawn: Floats) -> Ranks:
    """A classification that depends on the draw."""
    return (drawn % 2 + 1).astype(np.intp)


def test_the_seed_decides_of_the_draws() -> None:
    first, same, other = (bootstrap(LABELS, ONES, parity, 5, seed) for seed in (1, 1, 2))
    assert (first.classes.tolist(), first.rand) == (same.classes.tolist(), same.rand)
    assert first.classes.tolist() != other.classes.tolist()


def test_a_draw_is_of_as_many_texts_as_there_are() -> None:
    """Rows are drawn in proportion to their weights; those of no weight never are."""
    weights = np.array([1.0, 0, 5, 94])
    draws = []

    def again(drawn: Floats) -> Ranks:
        draws.append(drawn)
        return np.array([1, 1, 2, 2])

    bootstrap(np.array([1, 1, 2, 2]), weights, again, 40, 0)
    table = np.array(draws)
    assert table.shape == (40, 4)
    assert set(table.sum(axis=1)) == {100}
    assert set(table[:, 1]) == {0}
    assert table.mean(axis=0) == pytest.approx(weights, abs=1.5)


def test_texts_count_as_often_as_they_are_drawn() -> None:
    """In one draw: of class 1, two texts are found again, a third is put with class 2."""
    labels, again = np.array([1, 1, 1, 2]), np.array([1, 1, 2, 2])
    drawn: list[Floats] = []

    def classify(times: Floats) -> Ranks:
        drawn.append(times)
        return again

    found = bootstrap(labels, np.array([9.0, 5, 3, 8]), classify, 1, 0)
    first, second, moved, last = drawn[0]
    assert found.classes[0] == round((first + second) / (first + second + moved), 4)
    assert found.classes[1] == round(last / (last + moved), 4)


def test_a_class_that_is_not_drawn_is_left_out_of_the_draw() -> None:
    """One text of class 2 in a hundred is missed by a third of the draws; it is found by others."""
    labels = np.repeat([1, 2], [99, 1])
    missed = []

    def again(drawn: Floats) -> Ranks:
        missed.append(drawn[99] == 0)
        return labels

    found = bootstrap(labels, np.ones(100), again, 30, 0)
    assert 0 < sum(missed) < 30
    assert found.classes.tolist() == [1, 1]
    assert found.rand == 1


def test_rows_that_are_not_drawn_count_for_nothing() -> None:
    """Even where the classification gives them another class."""
    found = bootstrap(LABELS, ONES, lambda drawn: np.where(drawn > 0, LABELS, 4), 10, 0)
    assert (found.classes.tolist(), found.rand) == ([1, 1, 1], 1)


def test_classes_of_which_nothing_is_found_again_are_not_stable() -> None:
    """Where no text is put in a class, there is no agreement to speak of."""
    found = bootstrap(LABELS, ONES, lambda drawn: np.zeros_like(LABELS), 10, 0)
    assert found.classes.tolist() == [0, 0, 0]
    assert found.rand == 0


def test_without_a_draw_nothing_is_stable() -> None:
    found = bootstrap(LABELS, ONES, lambda drawn: LABELS, 0, 0)
    assert (found.classes.tolist(), found.rand) == ([0, 0, 0], 0)
