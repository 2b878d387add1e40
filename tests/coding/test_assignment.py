from __future__ import annotations

import itertools

import numpy as np
import pytest

from cnr.coding.assignment import LEAST, LEFT_OUT, TWICE, UNFILLED, Assignment, assign
from cnr.coding.ridge import Floats


def assigned(probabilities: list[list[float]], counts: list[int]) -> Assignment:
    return assign(np.array(probabilities, dtype=float), np.array(counts, dtype=np.int64))


def chosen(result: Assignment) -> list[tuple[int, int]]:
    return list(zip(result.first.tolist(), result.second.tolist(), strict=True))


def cost(ways: tuple[tuple[int, ...], ...], probabilities: Floats, counts: list[int]) -> float:
    """The cost of counting each contribution under these ideas, infinite beyond the counts."""
    taken = np.bincount([idea for ideas in ways for idea in ideas], minlength=len(counts))
    if (taken > counts).any():
        return float("inf")
    logs = -np.log(np.maximum(probabilities, LEAST))
    total = UNFILLED * float((counts - taken).sum())
    for row, ideas in enumerate(ways):
        total += sum(logs[row, idea] for idea in ideas) if ideas else min(logs[row, -1], LEFT_OUT)
        total += TWICE if len(ideas) == 2 else 0.0
    return total


def test_each_contribution_goes_to_its_likeliest_idea_where_counts_allow_it() -> None:
    result = assigned([[0.8, 0.1, 0.1], [0.1, 0.7, 0.2], [0.6, 0.1, 0.3]], [2, 1])
    assert chosen(result) == [(0, -1), (1, -1), (0, -1)]


def test_a_full_idea_leaves_its_least_likely_contribution_to_another() -> None:
    """Both say idea 0; moving the second costs log(0.6/0.3), moving the first log(0.9/0.05)."""
    result = assigned([[0.9, 0.05, 0.05], [0.6, 0.3, 0.1]], [1, 1])
    assert chosen(result) == [(0, -1), (1, -1)]


def test_the_whole_counts_for_more_than_the_likeliest_pair() -> None:
    """Giving idea 0 to the row that is surest of it would leave 0.01 to the other row."""
    result = assigned([[0.6, 0.39, 0.01], [0.55, 0.01, 0.44]], [1, 1])
    assert chosen(result) == [(1, -1), (0, -1)]


def test_contributions_beyond_the_counts_are_left_out() -> None:
    result = assigned([[0.7, 0.3], [0.9, 0.1], [0.8, 0.2]], [1])
    assert chosen(result) == [(-1, -1), (0, -1), (-1, -1)]


def test_counts_beyond_the_contributions_stay_unfilled() -> None:
    assert chosen(assigned([[0.9, 0.1]], [5])) == [(0, -1)]
    assert chosen(assigned([[0.6, 0.3, 0.1]], [40, 0])) == [(0, -1)]


@pytest.mark.parametrize(
    ("probability", "second"), [(0.136, 1), (0.135, -1)], ids=["above exp(-2)", "below exp(-2)"]
)
def test_a_contribution_is_counted_twice_rather_than_leave_a_likely_count_unfilled(
    probability: float, second: int
) -> None:
    """A second idea costs `TWICE` and its own cost, an unfilled count 4: even at exp(-2)."""
    result = assigned([[0.8, probability, 0.2 - probability]], [1, 1])
    assert chosen(result) == [(0, second)]


def test_the_first_of_two_ideas_is_the_likelier() -> None:
    assert chosen(assigned([[0.3, 0.6, 0.1]], [1, 1])) == [(1, 0)]
    assert chosen(assigned([[0.6, 0.3, 0.1]], [1, 1])) == [(0, 1)]


def test_nothing_is_counted_three_times() -> None:
    result = assigned([[0.34, 0.33, 0.32, 0.01]], [2, 2, 2])
    assert chosen(result) == [(0, 1)]


@pytest.mark.parametrize(
    ("probability", "first"),
    [(0.0184, 0), (0.0182, -1)],
    ids=["above exp(-4)", "below exp(-4)"],
)
def test_a_count_stays_unfilled_rather_than_take_an_unlikely_contribution(
    probability: float, first: int
) -> None:
    """Beside one that surely says nothing, an unfilled count costs 4, so exp(-4) is even."""
    assert chosen(assigned([[probability, 1.0]], [1])) == [(first, -1)]


def test_leaving_out_a_contribution_that_surely_says_something_has_a_highest_cost() -> None:
    """Left out and unfilled cost 9 at most, the least probability log(10 000) = 9.2."""
    assert chosen(assigned([[0.0, 0.0, 0.0]], [1, 1])) == [(-1, -1)]
    assert chosen(assigned([[np.exp(-8.9), 0.0, 0.0]], [1, 0])) == [(0, -1)]


@pytest.mark.parametrize(
    ("size", "counts"),
    [(0, [1, 2]), (3, [0, 0]), (2, []), (0, [])],
    ids=["no contribution", "every count zero", "no idea", "nothing"],
)
def test_nothing_to_assign(size: int, counts: list[int]) -> None:
    probabilities = [[1 / (len(counts) + 1)] * (len(counts) + 1)] * size
    assert chosen(assigned(probabilities, counts)) == [(-1, -1)] * size


def test_alike_contributions_fill_alike_ideas_once_each() -> None:
    result = assigned([[0.4, 0.4, 0.2]] * 2, [1, 1])
    assert sorted(result.first.tolist()) == [0, 1]
    assert result.second.tolist() == [-1, -1]


@pytest.mark.parametrize("seed", range(12))
def test_no_other_assignment_costs_less(seed: int) -> None:
    """Every way of counting four contributions under at most two of three ideas is tried."""
    rng = np.random.default_rng(seed)
    probabilities = rng.dirichlet(np.full(4, 0.4), 4)
    counts = rng.integers(0, 4, 3).tolist()
    ideas = [(), (0,), (1,), (2,), *itertools.combinations(range(3), 2)]
    least = min(cost(ways, probabilities, counts) for ways in itertools.product(ideas, repeat=4))
    found = tuple(
        tuple(idea for idea in pair if idea >= 0)
        for pair in chosen(assign(probabilities, np.array(counts)))
    )
    assert cost(found, probabilities, counts) == pytest.approx(least, abs=1e-9)


def test_assigning_leaves_the_probabilities_as_they_were() -> None:
    probabilities = np.array([[0.7, 0.3, 0.0], [0.2, 0.8, 0.0]])
    before = probabilities.copy()
    assign(probabilities, np.array([1, 1]))
    assert np.array_equal(probabilities, before)
