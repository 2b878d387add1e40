"""Correspondence analysis, beside prince and beside a decomposition made by numpy."""

from __future__ import annotations

import numpy as np
import pandas as pd
import prince
import pytest

from cnr.errors import ParameterError
from cnr.textometry.correspondence import COLUMN, EXTRA_COLUMN, EXTRA_ROW, ROW, correspondence
from textometry.drawn import Floats

SEEDS = pytest.mark.parametrize("seed", range(3))
SIZES = ((6, 4), (4, 7), (3, 3))
NEAR = 2e-6
AXES = ["axe_1", "axe_2"]


def drawn(seed: int) -> pd.DataFrame:
    rows, columns = SIZES[seed % 3]
    counts = np.random.default_rng(seed).integers(0, 30, (rows, columns))
    return pd.DataFrame(
        counts, index=[f"l{one}" for one in range(rows)], columns=[*"abcdefg"[:columns]]
    )


def points(table: pd.DataFrame, kind: str, **extra: pd.DataFrame) -> pd.DataFrame:
    found = correspondence(table, **extra).points
    return found[found["type"] == kind].set_index("point")


def decomposed(table: pd.DataFrame) -> tuple[Floats, Floats, Floats]:
    """Eigenvalues, and places of rows and columns on two axes, their sign as in `correspondence`.

    By the singular values of the standardised residuals.
    """
    shares = table.to_numpy() / table.to_numpy().sum()
    rows, columns = shares.sum(axis=1), shares.sum(axis=0)
    expected = np.outer(rows, columns)
    left, values, right = np.linalg.svd((shares - expected) / np.sqrt(expected))
    leading = right[:2, :].T[np.argmax(np.abs(right[:2]), axis=1), [0, 1]]
    signs = np.sign(leading) * values[:2]
    return (
        values[: min(table.shape) - 1] ** 2,
        left[:, :2] / np.sqrt(rows)[:, None] * signs,
        right[:2].T / np.sqrt(columns)[:, None] * signs,
    )


@SEEDS
def test_places_and_eigenvalues_are_those_of_numpy(seed: int) -> None:
    table = drawn(seed)
    eigenvalues, rows, columns = decomposed(table)
    found = correspondence(table)
    assert found.axes["axe"].tolist() == [*range(1, len(eigenvalues) + 1)]
    assert found.axes["inertie"].to_numpy() == pytest.approx(eigenvalues, abs=NEAR)
    assert found.axes["part"].to_numpy() == pytest.approx(eigenvalues / eigenvalues.sum(), abs=NEAR)
    assert points(table, ROW)[AXES].to_numpy() == pytest.approx(rows, abs=NEAR)
    assert points(table, COLUMN)[AXES].to_numpy() == pytest.approx(columns, abs=NEAR)


@SEEDS
def test_all_is_as_prince_says(seed: int) -> None:
    table = drawn(seed)
    one = prince.CA(n_components=2, engine="scipy").fit(table)
    of_rows = (one.row_coordinates(table), one.row_contributions_, one.row_masses_)
    of_columns = (one.column_coordinates(table), one.column_contributions_, one.col_masses_)
    qualities = (one.row_cosine_similarities(table), one.column_cosine_similarities(table))
    for kind, (places, shares, masses), quality in zip(
        (ROW, COLUMN), (of_rows, of_columns), qualities, strict=True
    ):
        own = points(table, kind)
        assert own.index.tolist() == places.index.tolist()
        assert own["masse"].to_numpy() == pytest.approx(masses.to_numpy(), abs=NEAR)
        for name, expected in (("axe", places.abs()), ("contrib", shares), ("cos2", quality)):
            found = own[[f"{name}_1", f"{name}_2"]].abs().to_numpy()
            assert found == pytest.approx(expected.to_numpy(), abs=NEAR)


@SEEDS
def test_contributions_and_qualities_follow_from_places(seed: int) -> None:
    """Contribution: mass × place² / eigenvalue; quality: place² / squared distance to the mean."""
    table = drawn(seed)
    eigenvalues, *_ = decomposed(table)
    for kind, counts in ((ROW, table), (COLUMN, table.T)):
        own = points(table, kind)
        mean = counts.sum() / counts.to_numpy().sum()
        far = ((counts.div(counts.sum(axis=1), axis=0) - mean) ** 2 / mean).sum(axis=1)
        for axis in (1, 2):
            square = own[f"axe_{axis}"] ** 2
            share = own["masse"] * square / eigenvalues[axis - 1]
            assert own[f"contrib_{axis}"].to_numpy() == pytest.approx(share.to_numpy(), abs=2e-4)
            assert own[f"contrib_{axis}"].sum() == pytest.approx(1, abs=1e-5)
            assert own[f"cos2_{axis}"].to_numpy() == pytest.approx((square / far), abs=1e-4)


@SEEDS
def test_supplementary_points_lie_at_the_mean_of_what_they_hold(seed: int) -> None:
    """Weighted by their counts, over the square root of the eigenvalue."""
    table, generator = drawn(seed), np.random.default_rng(seed)
    eigenvalues, rows, columns = decomposed(table)
    below = pd.DataFrame(generator.integers(0, 9, (2, table.shape[1])), ["s1", "s2"], table.columns)
    beside = pd.DataFrame(generator.integers(0, 9, (len(table), 2)), table.index, ["t1", "t2"])
    extra = {"extra_rows": below, "extra_columns": beside}
    for kind, held, places in ((EXTRA_ROW, below, columns), (EXTRA_COLUMN, beside.T, rows)):
        own = points(table, kind, **extra)
        profiles = held.div(held.sum(axis=1), axis=0).to_numpy()
        expected = profiles @ places / np.sqrt(eigenvalues[:2])
        assert own.index.tolist() == held.index.tolist()
        assert own[AXES].to_numpy() == pytest.approx(expected, abs=NEAR)
        assert own["masse"].tolist() == [0, 0]
        assert own[["contrib_1", "contrib_2"]].isna().all(axis=None)
        mean = table.sum(axis=int(kind == EXTRA_COLUMN)).to_numpy() / table.to_numpy().sum()
        quality = expected**2 / ((profiles - mean) ** 2 / mean).sum(axis=1)[:, None]
        assert own[["cos2_1", "cos2_2"]].to_numpy() == pytest.approx(quality, abs=NEAR)
    for kind in (ROW, COLUMN):
        pd.testing.assert_frame_equal(points(table, kind, **extra), points(table, kind))


@SEEDS
def test_the_column_that_contributes_most_is_on_the_positive_side(seed: int) -> None:
    table = drawn(seed)
    columns = points(table, COLUMN)
    for axis in (1, 2):
        assert columns.loc[columns[f"contrib_{axis}"].idxmax(), f"axe_{axis}"] > 0


@SEEDS
def test_the_order_of_rows_and_columns_changes_nothing(seed: int) -> None:
    table, generator = drawn(seed), np.random.default_rng(seed)
    shuffled = table.iloc[generator.permutation(len(table)), generator.permutation(table.shape[1])]
    for kind in (ROW, COLUMN):
        expected = points(table, kind)
        found = points(shuffled, kind).loc[expected.index]
        pd.testing.assert_frame_equal(found, expected, rtol=0, atol=NEAR)


def test_empty_rows_and_columns_are_left_out() -> None:
    table = drawn(0)
    holes = table.assign(vide=0)
    holes.loc["rien"] = 0
    pd.testing.assert_frame_equal(correspondence(holes).points, correspondence(table).points)


@pytest.mark.parametrize(
    "extra",
    [
        {"extra_rows": pd.DataFrame(0, ["s"], [*"abcd"])},
        {"extra_rows": pd.DataFrame({"vide": [4]}, ["s"])},
        {"extra_columns": pd.DataFrame(0, [f"l{one}" for one in range(6)], ["t"])},
    ],
    ids=["row", "row of an empty column", "column"],
)
def test_empty_supplementary_points_are_left_out(extra: dict[str, pd.DataFrame]) -> None:
    table = drawn(0)
    found = correspondence(table.assign(vide=0), **extra)
    pd.testing.assert_frame_equal(found.points, correspondence(table).points)


def test_two_columns_have_one_axis() -> None:
    """Nothing is on the second one."""
    found = correspondence(drawn(0)[["a", "b"]])
    assert found.axes["part"].tolist() == [1]
    second = found.points[["axe_2", "contrib_2", "cos2_2"]].to_numpy()
    assert (second == 0).all()
    assert found.points["cos2_1"].tolist() == [1] * 8


def test_nothing_is_on_an_axis_without_inertia() -> None:
    """The two first rows are alike: one axis says everything."""
    table = pd.DataFrame([[10, 2, 4], [5, 1, 2], [1, 9, 3]], [*"xyz"], [*"abc"])
    found = correspondence(table, pd.DataFrame([[0, 0, 5]], ["s"], [*"abc"]))
    assert found.axes["inertie"].tolist()[1:] == [0]
    assert found.points["axe_2"].abs().max() == 0
    assert found.points["cos2_2"].max() == 0


@pytest.mark.parametrize(
    ("counts", "message"),
    [
        ([[1, 2]], "au moins deux lignes et deux colonnes non vides."),
        ([[1], [2]], "au moins deux lignes et deux colonnes non vides."),
        ([[1, 0], [2, 0]], "au moins deux lignes et deux colonnes non vides."),
        ([[0, 0], [0, 0]], "au moins deux lignes et deux colonnes non vides."),
        ([[1, 2], [2, 4]], "toutes le même profil : il n’y a rien à analyser."),
        ([[1, 2, 3], [3, 6, 9], [5, 10, 15]], "toutes le même profil"),
    ],
    ids=["one row", "one column", "one column left", "empty", "alike", "all alike"],
)
def test_tables_that_cannot_be_analysed(counts: list[list[int]], message: str) -> None:
    with pytest.raises(ParameterError) as raised:
        correspondence(pd.DataFrame(counts))
    assert message in str(raised.value)
