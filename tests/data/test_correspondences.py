"""The correspondence analyses of the real data, made again by a singular value decomposition."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
import pytest
from numpy.typing import NDArray

from cnr.coding.evaluation import group_of
from cnr.schema.textometry import IDEAS_BY_DEPARTMENT, WORDS_BY_CLASS
from cnr.storage import Contract, load_contract
from commands.checkout import ROOT

TABLES = ("tableaux_publies", "departements", "correspondances", "axes_correspondances")
ANALYSES = (IDEAS_BY_DEPARTMENT, WORDS_BY_CLASS)
KINDS = ("ligne", "colonne")
#: The figures of the tables have six decimals.
HALF = 5.1e-7
Floats = NDArray[np.float64]


@pytest.fixture(scope="module")
def data() -> Contract:
    return load_contract(ROOT / "data" / "processed", TABLES)


@pytest.fixture(scope="module")
def counts(data: Contract) -> pd.DataFrame:
    """The published counts of ideas (rows) in departments (columns)."""
    rows = data["tableaux_publies"]
    rows = rows[(rows["niveau"] == "idee") & (rows["perimetre"] != "region")]
    table = rows.groupby(["idee", "perimetre"])["nombre"].sum().unstack(fill_value=0)
    assert table.shape == (256, 12)
    assert table.to_numpy().sum() == 1723
    return table.astype(float)


@dataclass(frozen=True)
class Analysis:
    """Eigenvalues, then masses, principal coordinates and distances of rows and of columns."""

    eigenvalues: Floats
    masses: tuple[Floats, Floats]
    places: tuple[Floats, Floats]
    distances: tuple[Floats, Floats]


@pytest.fixture(scope="module")
def direct(counts: pd.DataFrame) -> Analysis:
    shares = counts.to_numpy() / counts.to_numpy().sum()
    rows, columns = shares.sum(axis=1), shares.sum(axis=0)
    expected = np.outer(rows, columns)
    left, values, right = np.linalg.svd(
        (shares - expected) / np.sqrt(expected), full_matrices=False
    )
    places = (
        left / np.sqrt(rows)[:, None] * values,
        right.T / np.sqrt(columns)[:, None] * values,
    )
    distances = (
        ((shares / rows[:, None] - columns) ** 2 / columns).sum(axis=1),
        ((shares.T / columns[:, None] - rows) ** 2 / rows).sum(axis=1),
    )
    return Analysis(values[:11] ** 2, (rows, columns), places, distances)


def points(data: Contract, analysis: str, kind: str) -> pd.DataFrame:
    rows = data["correspondances"]
    return rows[(rows["analyse"] == analysis) & (rows["type"] == kind)].set_index("point")


def signs(direct: Analysis) -> Floats:
    """The sign of the axes that puts the department which contributes most on the positive side."""
    places = direct.places[1][:, :2]
    leading = np.argmax(direct.masses[1][:, None] * places**2, axis=0)
    return np.sign(places[leading, [0, 1]])


def test_the_axes_have_the_inertia_of_the_decomposition(data: Contract, direct: Analysis) -> None:
    axes = data["axes_correspondances"]
    axes = axes[axes["analyse"] == IDEAS_BY_DEPARTMENT]
    assert axes["axe"].tolist() == list(range(1, 12))
    assert axes["inertie"].to_numpy() == pytest.approx(direct.eigenvalues, abs=HALF)
    shares = direct.eigenvalues / direct.eigenvalues.sum()
    assert axes["part"].to_numpy() == pytest.approx(shares, abs=HALF)
    assert axes["part"].iloc[:2].tolist() == [0.140712, 0.128296]


@pytest.mark.parametrize(("side", "kind"), list(enumerate(KINDS)))
def test_points_are_where_the_decomposition_puts_them(
    data: Contract, counts: pd.DataFrame, direct: Analysis, side: int, kind: str
) -> None:
    rows = points(data, IDEAS_BY_DEPARTMENT, kind)
    assert rows.index.tolist() == list(counts.index if kind == "ligne" else counts.columns)
    masses, places = direct.masses[side], direct.places[side][:, :2] * signs(direct)
    assert rows["masse"].to_numpy() == pytest.approx(masses, abs=HALF)
    assert rows[["axe_1", "axe_2"]].to_numpy() == pytest.approx(places, abs=1e-6)
    given = masses[:, None] * places**2 / direct.eigenvalues[:2]
    assert rows[["contrib_1", "contrib_2"]].astype(float).to_numpy() == pytest.approx(
        given, abs=1e-6
    )
    quality = places**2 / direct.distances[side][:, None]
    assert rows[["cos2_1", "cos2_2"]].to_numpy() == pytest.approx(quality, abs=1e-6)


def test_groups_of_ideas_are_placed_without_counting(
    data: Contract, counts: pd.DataFrame, direct: Analysis
) -> None:
    """A supplementary row is at the mean of the columns, by its profile, stretched by the axis."""
    rows = points(data, IDEAS_BY_DEPARTMENT, "ligne_sup")
    groups = counts.groupby(counts.index.map(group_of)).sum()
    assert rows.index.tolist() == groups.index.tolist()
    profiles = groups.div(groups.sum(axis=1), axis=0).to_numpy()
    standard = direct.places[1][:, :2] * signs(direct) / np.sqrt(direct.eigenvalues[:2])
    assert rows[["axe_1", "axe_2"]].to_numpy() == pytest.approx(profiles @ standard, abs=1e-6)
    assert (rows["masse"] == 0).all()
    assert rows[["contrib_1", "contrib_2"]].isna().all(axis=None)


@pytest.mark.parametrize("analysis", ANALYSES)
@pytest.mark.parametrize("kind", KINDS)
def test_contributions_to_an_axis_make_the_whole_of_it(
    data: Contract, analysis: str, kind: str
) -> None:
    rows = points(data, analysis, kind)
    for name in ("contrib_1", "contrib_2", "masse"):
        assert rows[name].astype(float).sum() == pytest.approx(1, abs=len(rows) * HALF)
        assert rows[name].min() >= 0


@pytest.mark.parametrize("analysis", ANALYSES)
def test_the_column_that_makes_an_axis_is_on_its_positive_side(
    data: Contract, analysis: str
) -> None:
    columns = points(data, analysis, "colonne")
    for axis in (1, 2):
        leading = columns[f"contrib_{axis}"].astype(float).idxmax()
        assert columns.loc[leading, f"axe_{axis}"] > 0


@pytest.mark.parametrize("analysis", ANALYSES)
def test_every_point_is_at_the_centre_on_average(data: Contract, analysis: str) -> None:
    for kind in KINDS:
        rows = points(data, analysis, kind)
        for axis in (1, 2):
            mean = (rows["masse"] * rows[f"axe_{axis}"]).sum()
            assert mean == pytest.approx(0, abs=2 * len(rows) * HALF)


@pytest.mark.parametrize("analysis", ANALYSES)
def test_the_axes_share_all_the_inertia(data: Contract, analysis: str) -> None:
    axes = data["axes_correspondances"]
    axes = axes[axes["analyse"] == analysis]
    assert axes["part"].sum() == pytest.approx(1, abs=len(axes) * HALF)
    assert axes["inertie"].is_monotonic_decreasing
    size = len(points(data, analysis, "colonne"))
    assert len(axes) == size - 1


def test_classes_departments_and_themes_are_on_the_plane_of_words(data: Contract) -> None:
    assert points(data, WORDS_BY_CLASS, "colonne").index.tolist() == [*"12345678"]
    codes = data["departements"]["departement"]
    assert points(data, WORDS_BY_CLASS, "colonne_sup").index.tolist() == [
        *(f"departement {code}" for code in codes),
        *(f"thematique {theme}" for theme in "1234"),
    ]
