from __future__ import annotations

import math
import warnings

import pandas as pd
import pytest

from cnr.coding.evaluation import (
    accepted,
    calibration_error,
    calibration_noise,
    confused_pairs,
    coverage,
    group_of,
    matches,
    overlap,
    reliability,
    share,
)


@pytest.mark.parametrize(
    ("idea", "group"), [("T1-P-03-02", "T1-P-03"), ("T5-C-10-01", "T5-C-10"), ("", "")]
)
def test_group_of(idea: str, group: str) -> None:
    assert group_of(idea) == group


@pytest.mark.parametrize(
    ("cell", "ideas"), [("a", ["a"]), ("a  b", ["a", "b"]), ("", [""]), (" ", [""])]
)
def test_accepted(cell: str, ideas: list[str]) -> None:
    assert accepted(cell) == ideas


def test_a_coding_matches_any_idea_that_the_reading_accepts() -> None:
    coded = ["T1-P-01-01", "T1-P-01-02", "T1-P-01-01", "", "", "T1-P-01-01"]
    settled = ["T1-P-01-01", "T1-P-02-01 T1-P-01-02", "T1-P-01-02", "", "T1-P-01-01", ""]
    assert matches(coded, settled).tolist() == [True, True, False, True, False, False]


def test_a_coding_matches_by_group() -> None:
    coded = ["T1-P-01-01", "T1-P-01-01", "", "", "T1-P-10-01"]
    settled = ["T1-P-01-02", "T1-P-02-01", "", "T1-P-01-01", "T1-P-01-01"]
    assert matches(coded, settled, by_group=True).tolist() == [True, False, True, False, False]


def test_no_coding_matches_nothing() -> None:
    empty = matches([], [])
    assert empty.tolist() == []
    assert empty.dtype == bool


def test_codings_and_readings_of_different_numbers() -> None:
    with pytest.raises(ValueError, match="shorter"):
        matches(["a", "b"], ["a"])


def test_share_with_its_interval() -> None:
    """Wilson's interval of 8 out of 10, as it is printed: 49.0 % to 94.3 %."""
    found, low, high = share([True] * 8 + [False] * 2)
    assert (found, round(low, 4), round(high, 4)) == (0.8, 0.4902, 0.9433)


@pytest.mark.parametrize(
    ("right", "expected"),
    [([True], (1.0, 0.2065, 1.0)), ([False], (0.0, 0.0, 0.7935))],
    ids=["right", "wrong"],
)
def test_share_of_one(right: list[bool], expected: tuple[float, float, float]) -> None:
    """1 / (1 + 1.96²) of 1 at the end that is not certain."""
    assert share(right) == pytest.approx(expected, abs=1e-4)


def test_share_of_a_series_whatever_its_index() -> None:
    assert share(pd.Series([True, False], index=[7, 7]))[0] == 0.5


def test_share_of_nothing() -> None:
    assert all(math.isnan(value) for value in share([]))


def test_reliability_by_bins_of_a_tenth() -> None:
    table = reliability([0.85, 0.0, 0.81, 0.05, 1.0, 0.89], [True, False, False, True, True, True])
    assert table.columns.tolist() == ["de", "a", "contributions", "annonce", "constate"]
    assert table["de"].tolist() == [0.0, 0.8, 0.9]
    assert table["a"].tolist() == [0.1, 0.9, 1.0]
    assert table["contributions"].tolist() == [2, 3, 1]
    assert table["annonce"].tolist() == pytest.approx([0.025, 0.85, 1.0])
    assert table["constate"].tolist() == pytest.approx([0.5, 2 / 3, 1.0])


@pytest.mark.parametrize("tenth", range(10))
def test_a_bin_holds_its_lower_bound(tenth: int) -> None:
    assert reliability([tenth / 10], [True])["de"].tolist() == [tenth / 10]


def test_the_last_bin_holds_certainty() -> None:
    assert reliability([1.0], [True])[["de", "a"]].values.tolist() == [[0.9, 1.0]]


def test_reliability_of_nothing() -> None:
    assert reliability([], []).empty


def test_calibration_error() -> None:
    """Gaps of 0.1 over two, and of 0.25 over one: (0.2 + 0.25) / 3."""
    error = calibration_error([0.55, 0.65, 0.25, 0.65], [True, True, False, False])
    gaps = [1 * abs(0.55 - 1.0), 2 * abs(0.65 - 0.5), 1 * 0.25]
    assert error == pytest.approx(sum(gaps) / 4, abs=1e-12)
    assert error == pytest.approx(0.25)


def test_calibration_error_when_announced_is_seen() -> None:
    assert calibration_error([0.75] * 4, [True, True, True, False]) == 0.0


def test_calibration_error_of_nothing() -> None:
    assert math.isnan(calibration_error([], []))


def test_calibration_noise() -> None:
    """Of n contributions at 0.5, the share seen deviates by sqrt(2 / pi) · sqrt(0.25 / n)."""
    assert calibration_noise([0.5] * 4) == pytest.approx(0.5 * math.sqrt(2 / math.pi) / 2)
    assert calibration_noise([0.5] * 400) == pytest.approx(0.5 * math.sqrt(2 / math.pi) / 20)


def test_calibration_noise_is_summed_over_bins() -> None:
    """Variances of 0.25 and 0.16, each in its bin, over two contributions."""
    expected = math.sqrt(2 / math.pi) * (0.5 + 0.4) / 2
    assert calibration_noise([0.5, 0.8]) == pytest.approx(expected)


def test_certain_probabilities_make_no_noise() -> None:
    assert calibration_noise([0.0, 1.0, 1.0]) == 0.0


def test_calibration_noise_of_nothing() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert math.isnan(calibration_noise([]))


def test_coverage_keeps_the_likeliest_first() -> None:
    table = coverage([0.2, 0.9, 0.5, 0.7], [False, True, True, False])
    assert table["seuil"].tolist() == [0.9, 0.7, 0.5, 0.2]
    assert table["part_gardee"].tolist() == [0.25, 0.5, 0.75, 1.0]
    assert table["contributions"].tolist() == [1, 2, 3, 4]
    assert table["exactitude"].tolist() == pytest.approx([1.0, 0.5, 2 / 3, 0.5])


def test_contributions_of_one_probability_are_kept_together() -> None:
    table = coverage([0.9, 0.5, 0.9], [True, False, False])
    assert table.values.tolist() == pytest.approx(
        [pytest.approx([0.9, 2 / 3, 2, 0.5]), pytest.approx([0.5, 1.0, 3, 1 / 3])]
    )


def test_coverage_of_nothing() -> None:
    table = coverage([], [])
    assert table.empty
    assert table.columns.tolist() == ["seuil", "part_gardee", "contributions", "exactitude"]


def test_confused_pairs_most_frequent_first_then_by_name() -> None:
    coded = ["a", "c", "a", "", "b", "a", "b"]
    settled = ["b", "a d", "b", "a", "b", "", "d b"]
    assert confused_pairs(coded, settled).values.tolist() == [
        ["b", "a", 2],
        ["", "a", 1],
        ["a", "", 1],
        ["a", "c", 1],
    ]


@pytest.mark.parametrize(
    ("coded", "settled"), [([], []), (["a", ""], ["b a", ""])], ids=["nothing", "all right"]
)
def test_no_confused_pair(coded: list[str], settled: list[str]) -> None:
    table = confused_pairs(coded, settled)
    assert table.empty
    assert table.columns.tolist() == ["idee_lue", "idee_codee", "fois"]


@pytest.mark.parametrize(
    ("counted", "part"),
    [([4, 6, 0], 1.0), ([0, 0, 9], 0.0), ([6, 3, 1], 0.7), ([40, 60, 10], 1.0)],
    ids=["the same", "elsewhere", "some", "more of all"],
)
def test_overlap(counted: list[int], part: float) -> None:
    assert overlap(pd.Series(counted), pd.Series([4, 6, 0])) == part


@pytest.mark.parametrize("counted", [[], [0, 0], [3, 1]], ids=["no cell", "nothing", "some"])
def test_overlap_with_nothing_published(counted: list[int]) -> None:
    published = pd.Series([0] * len(counted), dtype=int)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert math.isnan(overlap(pd.Series(counted, dtype=int), published))
