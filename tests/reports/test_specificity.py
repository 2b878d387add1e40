"""Specificities, against the table of the method's author and cases computed by hand."""

from __future__ import annotations

import math

import numpy as np
import pandas as pd
import pytest
from scipy.stats import fisher_exact

from cnr.textometry.specificity import profile, specificity
from commands.checkout import ROOT

#: Where textometry, which made the golden table, takes the other tail.
OTHER_TAIL = {("de", "D6"), ("patrie", "D9")}


@pytest.fixture(scope="module")
def golden() -> pd.DataFrame:
    """Lafon's example, with its whole counts, and the specificities found here (`found`)."""
    table = pd.read_csv(ROOT / "tests" / "golden" / "lafon_robespierre.csv")
    table["whole"] = table.groupby("forme")["effectif"].transform("sum")
    total = table["effectif"].sum()
    table["expected"] = table["whole"] * table["effectif_discours"] / total
    table["found"] = specificity(
        table["effectif"], table["whole"], table["effectif_discours"], total
    )
    return table


def test_the_golden_table_is_whole(golden: pd.DataFrame) -> None:
    assert len(golden) == 60
    assert golden["effectif"].sum() == 61449
    sizes = golden.groupby("discours")
    assert (sizes["effectif"].sum() == sizes["effectif_discours"].first()).all()


def test_58_of_60_values_agree_to_four_decimals(golden: pd.DataFrame) -> None:
    far = golden[(golden["found"] - golden["specificite"]).abs() > 0.00005]
    assert set(zip(far["forme"], far["discours"], strict=True)) == OTHER_TAIL


def test_the_two_others_lie_within_half_a_unit_of_the_expected_count(golden: pd.DataFrame) -> None:
    key = list(zip(golden["forme"], golden["discours"], strict=True))
    others = golden[[one in OTHER_TAIL for one in key]]
    assert ((others["effectif"] - others["expected"]).abs() < 0.5).all()
    # There the table gives the complement of the tail taken here: both add up to one.
    tails = 10 ** -others["found"].abs() + 10 ** -others["specificite"].abs()
    assert tails.tolist() == pytest.approx([1, 1], abs=0.0001)


def sum_tail(k: int, f: int, t: int, total: int, *, above: bool) -> float:
    """Return P(X >= k), or P(X <= k), by adding the terms of the definition."""
    counts = range(k, min(f, t) + 1) if above else range(k + 1)
    whole = _log_choose(total, t)
    return sum(
        math.exp(_log_choose(f, one) + _log_choose(total - f, t - one) - whole) for one in counts
    )


def _log_choose(n: int, k: int) -> float:
    return math.lgamma(n + 1) - math.lgamma(k + 1) - math.lgamma(n - k + 1)


@pytest.mark.parametrize(
    ("k", "f", "t", "total"),
    [(0, 4, 5, 20), (1, 4, 5, 20), (2, 4, 5, 20), (4, 4, 5, 20), (3, 3, 3, 6), (0, 3, 3, 6)],
)
def test_the_index_is_the_logarithm_of_a_tail(k: int, f: int, t: int, total: int) -> None:
    ways = math.comb(total, t)
    terms = [math.comb(f, one) * math.comb(total - f, t - one) / ways for one in range(f + 1)]
    expected = (
        -math.log10(sum(terms[k:])) if k >= f * t / total else math.log10(sum(terms[: k + 1]))
    )
    assert float(specificity(k, f, t, total)) == pytest.approx(expected)


def test_a_count_equal_to_the_expected_one_counts_as_high() -> None:
    """The boundary: 2 observed, 10 x 20 / 100 expected."""
    equal, lower = specificity([2, 1], [10, 10], [20, 20], [100, 100])
    assert equal == pytest.approx(-math.log10(sum_tail(2, 10, 20, 100, above=True)))
    assert lower == pytest.approx(math.log10(sum_tail(1, 10, 20, 100, above=False)))
    assert equal > 0 > lower


def test_nothing_observed_of_nothing_expected_is_zero_and_not_minus_zero() -> None:
    (index,) = specificity([0], [0], [5], [20])
    assert index == 0
    assert not np.signbit(index)


def test_a_very_improbable_count_stays_finite() -> None:
    assert 100 < float(specificity(400, 400, 1000, 61449)) < math.inf
    assert -math.inf < float(specificity(0, 3173, 13933, 61449)) < -100


@pytest.fixture
def counts() -> pd.DataFrame:
    """Absent from the part, only in the part, in both alike, nowhere else counted."""
    return pd.DataFrame(
        {"nom": list("abcd"), "part": [0, 3, 5, 2], "whole": [4, 3, 12, 5]}, index=[7, 3, 5, 1]
    )


def test_a_profile_adds_its_columns_and_keeps_the_rows(counts: pd.DataFrame) -> None:
    table = profile(counts, "part", "whole")
    assert list(table.columns) == [
        *("nom", "part", "whole", "attendu", "specificite", "p", "p_ajustee"),
        *("rapport", "rapport_bas", "rapport_haut"),
    ]
    pd.testing.assert_frame_equal(table[["nom", "part", "whole"]], counts)
    assert table["attendu"].sum() == pytest.approx(counts["part"].sum())
    assert "attendu" not in counts


def test_odds_ratios_go_from_nothing_to_the_infinite(counts: pd.DataFrame) -> None:
    table = profile(counts, "part", "whole").set_index("nom")
    assert table.loc["a", ["rapport", "rapport_bas"]].tolist() == [0, 0]
    assert 0 < table.loc["a", "rapport_haut"] < math.inf
    assert table.loc["b", ["rapport", "rapport_haut"]].tolist() == [math.inf, math.inf]
    assert 0 < table.loc["b", "rapport_bas"] < math.inf
    middle = table.loc["c"]
    assert 0 < middle["rapport_bas"] < middle["rapport"] < middle["rapport_haut"] < math.inf


def test_the_interval_is_the_exact_one() -> None:
    """Fisher's tea taster, right for 3 cups of 4: the count is the mean under the odds ratio, and
    as improbable as 2.5 % under either bound.
    """
    table = profile(pd.DataFrame({"part": [3, 1], "whole": [4, 4]}), "part", "whole")
    row = table.iloc[0]

    def chances(odds: float) -> list[float]:
        weights = [math.comb(4, k) * math.comb(4, 4 - k) * odds**k for k in range(5)]
        return [weight / sum(weights) for weight in weights]

    mean = sum(k * chance for k, chance in enumerate(chances(row["rapport"])))
    assert mean == pytest.approx(3, abs=1e-6)
    assert sum(chances(row["rapport_bas"])[3:]) == pytest.approx(0.025, abs=1e-6)
    assert sum(chances(row["rapport_haut"])[:4]) == pytest.approx(0.025, abs=1e-6)


def test_a_probability_is_twice_the_smaller_tail_at_most_one(counts: pd.DataFrame) -> None:
    table = profile(counts, "part", "whole")
    t, total = int(counts["part"].sum()), int(counts["whole"].sum())
    for row in table.itertuples():
        other = [[row.part, t - row.part], [row.whole - row.part, total - t - row.whole + row.part]]
        tails = [fisher_exact(other, alternative=side).pvalue for side in ("less", "greater")]
        assert row.p == pytest.approx(min(1.0, 2 * min(tails)))
    assert table["p"].max() == 1


def test_adjusted_probabilities_by_hand() -> None:
    """Benjamini and Hochberg: p times the number of rows, over the rank, made monotonous."""
    table = profile(
        pd.DataFrame({"part": [9, 6, 3, 2], "whole": [10, 10, 20, 40]}), "part", "whole"
    )
    ranked = table["p"].sort_values()
    assert ranked.is_unique
    bounds = [value * 4 / rank for rank, value in enumerate(ranked, start=1)]
    expected = [min(1.0, *bounds[rank:]) for rank in range(4)]
    assert table.loc[ranked.index, "p_ajustee"].tolist() == pytest.approx(expected)
    assert (table["p_ajustee"] >= table["p"]).all()


def test_a_table_without_rows_has_the_same_columns(counts: pd.DataFrame) -> None:
    empty = profile(counts.iloc[:0], "part", "whole")
    assert list(empty.columns) == list(profile(counts, "part", "whole").columns)
    assert empty.empty
