"""Correspondence analysis of a table of counts (prince), with supplementary points.

Source: J.-P. Benzécri, L'analyse des données, t. 2, L'analyse des correspondances, Dunod, 1973.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
import prince
from threadpoolctl import threadpool_limits

from cnr.errors import ParameterError

#: Kinds of points.
ROW, COLUMN, EXTRA_ROW, EXTRA_COLUMN = "ligne", "colonne", "ligne_sup", "colonne_sup"
#: Axes kept in full.
AXES = 2
#: Figures kept: what lies beyond depends on the processor.
_DECIMALS = 6


@dataclass(frozen=True)
class Correspondence:
    """`points`: a row per point, type (ROW, …), point, masse (share of the count, 0 for a
    supplementary point), and for each axis axe_1, axe_2 (principal coordinates), contrib_1,
    contrib_2 (shares of the axis's inertia, empty for a supplementary point), cos2_1, cos2_2
    (quality). `axes`: a row per axis, axe, inertie (its eigenvalue), part.
    """

    points: pd.DataFrame
    axes: pd.DataFrame


def correspondence(
    table: pd.DataFrame,
    extra_rows: pd.DataFrame | None = None,
    extra_columns: pd.DataFrame | None = None,
) -> Correspondence:
    """Return the analysis of a table of counts, rows by columns.

    Empty rows and columns are left out. `extra_rows` have the table's columns, `extra_columns` its
    rows; they are placed and count for nothing. On each axis the column that contributes most is
    on the positive side (the first of them, should two be equal). Raises ParameterError when the
    table has no two rows and two columns left, or when nothing in it departs from independence.
    """
    active = table.loc[table.sum(axis=1) > 0, table.sum(axis=0) > 0].astype(float)
    size = min(active.shape) - 1
    if size < 1:
        raise ParameterError(
            "L’analyse des correspondances demande au moins deux lignes et deux colonnes non vides."
        )
    with threadpool_limits(1):
        model = prince.CA(n_components=size, engine="scipy").fit(active)
        eigenvalues = np.round(np.asarray(model.eigenvalues_), _DECIMALS + 2)
        if eigenvalues[0] <= 0:
            raise ParameterError(
                "Les lignes du tableau ont toutes le même profil : il n’y a rien à analyser."
            )
        rows, columns = model.row_coordinates(active), model.column_coordinates(active)
        parts = [
            _points(ROW, model.row_masses_, rows, model.row_contributions_),
            _points(COLUMN, model.col_masses_, columns, model.column_contributions_),
        ]
        distances = [_distances(active), _distances(active.T)]
        if extra_rows is not None:
            extra = _filled(extra_rows.reindex(columns=active.columns, fill_value=0))
            parts.append(_points(EXTRA_ROW, None, model.row_coordinates(extra)))
            distances.append(_distances(active, extra))
        if extra_columns is not None and extra_columns.to_numpy().any():
            extra = _filled(extra_columns.reindex(index=active.index, fill_value=0).T)
            parts.append(_points(EXTRA_COLUMN, None, model.column_coordinates(extra.T)))
            distances.append(_distances(active.T, extra))
    points = pd.concat(parts, ignore_index=True)
    far = np.concatenate(distances)
    for axis in range(1, AXES + 1):
        if axis > size or eigenvalues[axis - 1] <= 0:  # an axis without inertia shows nothing
            points[f"axe_{axis}"] = 0.0
            points[f"contrib_{axis}"] = points[f"contrib_{axis}"].astype(float) * 0
        place = points[f"axe_{axis}"].to_numpy(dtype=float)
        share = np.divide(place**2, far, out=np.zeros(len(far)), where=far > 1e-12)
        points[f"cos2_{axis}"] = np.round(np.minimum(share, 1.0), _DECIMALS)
        points[f"axe_{axis}"] = np.round(place * _sign(points, axis), _DECIMALS) + 0.0
        points[f"contrib_{axis}"] = points[f"contrib_{axis}"].astype(float).round(_DECIMALS)
    total = float(model.total_inertia_)
    axes = pd.DataFrame(
        {
            "axe": range(1, size + 1),
            "inertie": np.round(eigenvalues, _DECIMALS),
            "part": np.round(eigenvalues / total, _DECIMALS),
        }
    )
    return Correspondence(points, axes)


def _points(
    kind: str,
    masses: pd.Series | None,
    places: pd.DataFrame,
    contributions: pd.DataFrame | None = None,
) -> pd.DataFrame:
    table = pd.DataFrame({"type": kind, "point": places.index.astype(str)})
    table["masse"] = 0.0 if masses is None else np.round(masses.to_numpy(), _DECIMALS)
    for axis in range(AXES):
        there = axis < places.shape[1]
        table[f"axe_{axis + 1}"] = places.iloc[:, axis].to_numpy() if there else 0.0
        table[f"contrib_{axis + 1}"] = (
            np.nan
            if contributions is None
            else contributions.iloc[:, axis].to_numpy()
            if there
            else 0.0
        )
    return table


def _filled(table: pd.DataFrame) -> pd.DataFrame:
    return table[table.sum(axis=1) > 0].astype(float)


def _distances(active: pd.DataFrame, extra: pd.DataFrame | None = None) -> np.ndarray:
    """Return the squared chi2 distance of each row (of `extra`, if given) to the mean profile."""
    rows = active if extra is None else extra
    mean = active.sum(axis=0) / active.to_numpy().sum()
    profiles = rows.div(rows.sum(axis=1), axis=0)
    return np.asarray(((profiles - mean) ** 2 / mean).sum(axis=1))


def _sign(points: pd.DataFrame, axis: int) -> float:
    """Return the sign that puts the column which contributes most on the positive side."""
    columns = points[points["type"] == COLUMN]
    shares = columns[f"contrib_{axis}"].to_numpy(dtype=float).round(_DECIMALS)
    leading = columns.iloc[int(np.argmax(shares))]
    return -1.0 if leading[f"axe_{axis}"] < 0 else 1.0
