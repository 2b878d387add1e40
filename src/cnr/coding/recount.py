"""The tables counted again from the contributions, beside the published ones."""

from __future__ import annotations

import numpy as np
import pandas as pd
from scipy import stats

from cnr.coding.materials import Materials, cell_of_idea
from cnr.coding.model import Model
from cnr.parse.records import REGION

#: What an interval of a free count leaves out on each side.
_TAIL = 0.025
#: Least variance of a count: an expected count near 0 is not known to the unit.
_LEAST_VARIANCE = 0.05


def recount(model: Model, materials: Materials, coded: pd.DataFrame) -> pd.DataFrame:
    """Return the counts of every idea, for the region and each department.

    A row is a cell of the published tables: perimetre, thematique, nature, idee, publie (0 where
    the idea is not printed), libre, quotas (contributions coded so; one counted under two ideas
    counts under both), attendu (sum of the free coding's probabilities), bas and haut (bounds of
    the published count at 95 %, from `attendu`), lecture (contributions filed by a reader).

    `coded` has the columns of codage.csv and departement. The spread of the published count around
    the expected one is learnt from the other cells of the codebook and the other departments.
    """
    codes = list(dict.fromkeys(materials.contributions["departement"]))
    departments = [
        code for code in dict.fromkeys(materials.published["perimetre"]) if code != REGION
    ]
    departments += [code for code in codes if code not in departments]
    ideas = materials.ideas.set_index("idee")
    cells = pd.MultiIndex.from_product([departments, ideas.index], names=["perimetre", "idee"])
    published = materials.published[materials.published["niveau"] == "idee"]
    printed = published.groupby(["perimetre", "idee"])["nombre"].sum().astype(int)
    columns = {
        "publie": printed,
        "libre": _counts(coded, "idee_libre"),
        "quotas": _counts(coded, "idee_quotas", "idee_quotas_2"),
        "lecture": _counts(coded[coded["origine"] == "lecture"], "idee_retenue"),
    }
    local = pd.DataFrame(
        {name: counts.reindex(cells, fill_value=0) for name, counts in columns.items()}
    )
    local = local.join(_expected(model).reindex(cells).fillna(0.0))
    regional = local.groupby(level="idee", sort=False).sum()
    regional.index = pd.MultiIndex.from_product([[REGION], ideas.index], names=cells.names)
    regional["publie"] = printed.reindex(regional.index, fill_value=0)
    table = pd.concat(
        [
            _with_interval(regional.reset_index(), regional=True),
            _with_interval(local.reset_index(), regional=False),
        ],
        ignore_index=True,
    )
    table["thematique"] = table["idee"].map(ideas["thematique"])
    table["nature"] = table["idee"].map(ideas["nature"])
    return table


def _counts(coded: pd.DataFrame, *columns: str) -> pd.Series:
    """Return the number of contributions by department and idea, over all the columns."""
    parts = [
        coded[["departement", column]].set_axis(["perimetre", "idee"], axis=1) for column in columns
    ]
    rows = pd.concat(parts)
    rows = rows[rows["idee"].fillna("") != ""]
    return rows.groupby(["perimetre", "idee"]).size()


def _expected(model: Model) -> pd.DataFrame:
    """Return, by department and idea, the expected count and its variance were contributions
    independent.
    """
    parts = []
    for fitted in model.fits.values():
        likely = np.round(fitted.probabilities[:, :-1], 6)
        for code in dict.fromkeys(fitted.cell.departments):
            rows = likely[fitted.cell.of(code)]
            parts.append(
                pd.DataFrame(
                    {
                        "perimetre": code,
                        "idee": fitted.cell.ideas,
                        "attendu": rows.sum(axis=0),
                        "variance": (rows * (1 - rows)).sum(axis=0),
                    }
                )
            )
    return pd.concat(parts).set_index(["perimetre", "idee"])


def _with_interval(table: pd.DataFrame, *, regional: bool) -> pd.DataFrame:
    """Return the table with bounds in place of the variance.

    Published counts vary more around their expectation than independent contributions would: by a
    factor found on rows of another department and of another cell of the codebook than the row's
    own (for the region: of another cell).
    """
    squares = (table["publie"] - table["attendu"]) ** 2
    variance = np.maximum(table["variance"], _LEAST_VARIANCE)
    cells = table["idee"].map(cell_of_idea)
    spread = pd.Series(1.0, index=table.index)
    for (scope, cell), rows in table.groupby([table["perimetre"], cells]).groups.items():
        other = (cells != cell) & (regional | (table["perimetre"] != scope))
        if variance[other].sum():
            spread[rows] = max(1.0, float(squares[other].sum() / variance[other].sum()))
    bounds = _bounds(table["attendu"].to_numpy(), (variance * spread).to_numpy())
    return table.drop(columns="variance").assign(
        attendu=table["attendu"].round(2), bas=bounds[0], haut=bounds[1]
    )


def _bounds(means: np.ndarray, variances: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return the bounds of counts of given means and variances, taken as gamma and rounded to whole
    counts: never below 0, and skewed as small counts are.
    """
    scale = variances / np.maximum(means, 1e-6)
    shape = np.maximum(means, 1e-6) / scale
    low, high = (stats.gamma.ppf(tail, shape, scale=scale) for tail in (_TAIL, 1 - _TAIL))
    return np.rint(low).astype(int), np.rint(high).astype(int)
