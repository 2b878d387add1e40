from __future__ import annotations

import math
from collections.abc import Hashable

import pandas as pd
import pytest

from cnr.coding.agreement import cohen_kappa, krippendorff_alpha

#: Krippendorff (2011), section C: four observers, twelve units, a point where none is given.
OBSERVERS = {
    "A": "1 2 3 3 2 1 4 1 2 . . .",
    "B": "1 2 3 3 2 2 4 1 2 5 . 3",
    "C": ". 3 3 3 2 3 4 2 2 5 1 .",
    "D": "1 2 3 3 2 4 4 1 2 5 1 .",
}


def readings(observers: dict[str, str]) -> pd.DataFrame:
    return pd.DataFrame(
        [
            (f"c{unit}", observer, value)
            for observer, values in observers.items()
            for unit, value in enumerate(values.split())
            if value != "."
        ],
        columns=["contribution", "lecteur", "idee"],
    )


def test_kappa_of_two_readers_and_two_values() -> None:
    """35 of 50 alike, 25 by chance: (0.7 - 0.5) / (1 - 0.5)."""
    first = ["yes"] * 25 + ["no"] * 25
    second = ["yes"] * 20 + ["no"] * 5 + ["yes"] * 10 + ["no"] * 15
    assert cohen_kappa(first, second) == pytest.approx(0.4, abs=1e-12)
    assert cohen_kappa(second, first) == pytest.approx(0.4, abs=1e-12)


def test_kappa_of_readers_who_differ_more_than_by_chance() -> None:
    """Alike on 1 of 4, 2 by chance."""
    assert cohen_kappa(["a", "a", "b", "b"], ["b", "b", "a", "b"]) == pytest.approx(-0.5)


def test_kappa_of_three_values_one_of_them_empty() -> None:
    """Alike on 3 of 4; by chance (2·1 + 1·2 + 1·1) / 16 = 5/16: (12 - 5) / (16 - 5)."""
    assert cohen_kappa(["a", "a", "", "b"], ["a", "", "", "b"]) == pytest.approx(7 / 11)


def test_kappa_tells_values_apart_that_are_written_alike() -> None:
    """By chance, two of the four values of 1 and "1"."""
    assert cohen_kappa([1, "1"], [1, "1"]) == 1.0
    assert cohen_kappa([1, "1"], ["1", 1]) == -1.0


@pytest.mark.parametrize(
    ("first", "second"),
    [([], []), (["a", "a"], ["a", "a"])],
    ids=["nothing read", "one value only"],
)
def test_no_kappa(first: list[Hashable], second: list[Hashable]) -> None:
    assert math.isnan(cohen_kappa(first, second))


def test_kappa_of_readers_of_one_value_each() -> None:
    assert cohen_kappa(["a", "a"], ["b", "b"]) == 0.0


def test_alpha_of_the_published_example() -> None:
    """Krippendorff prints 0.743."""
    assert round(krippendorff_alpha(readings(OBSERVERS)), 3) == 0.743


def test_alpha_forgets_what_is_read_once() -> None:
    without_last = {name: values[:-1] + "." for name, values in OBSERVERS.items()}
    more = {**OBSERVERS, "E": ". . . . . . . . . . . . 9"}
    alpha = krippendorff_alpha(readings(OBSERVERS))
    assert krippendorff_alpha(readings(without_last)) == alpha
    assert krippendorff_alpha(readings(more)) == alpha


def test_alpha_of_two_readers_and_two_values() -> None:
    """Krippendorff (2011), section A: ten units, four of them read differently, alpha 0.095."""
    two = {"A": "0 1 0 0 0 0 0 0 1 0", "B": "1 1 1 0 0 1 0 0 0 0"}
    assert round(krippendorff_alpha(readings(two)), 3) == 0.095


def test_alpha_of_readers_always_alike_is_one() -> None:
    assert krippendorff_alpha(readings({"A": "1 2 2", "B": "1 2 2"})) == 1.0


def test_alpha_counts_the_empty_idea_as_a_value() -> None:
    """Three of four values are empty, and one unit of two differs: no better than chance."""
    table = pd.DataFrame(
        [("c1", "A", ""), ("c1", "B", "x"), ("c2", "A", ""), ("c2", "B", "")],
        columns=["contribution", "lecteur", "idee"],
    )
    assert krippendorff_alpha(table) == pytest.approx(0.0)


@pytest.mark.parametrize(
    "observers",
    [{}, {"A": "1 2 3"}, {"A": "1 .", "B": ". 1"}, {"A": "1 1", "B": "1 1"}],
    ids=["nothing read", "one reader", "no unit in common", "one value only"],
)
def test_no_alpha(observers: dict[str, str]) -> None:
    assert math.isnan(krippendorff_alpha(readings(observers)))


def test_alpha_does_not_depend_on_the_order_of_readings() -> None:
    table = readings(OBSERVERS)
    assert krippendorff_alpha(table.iloc[::-1]) == krippendorff_alpha(table)
