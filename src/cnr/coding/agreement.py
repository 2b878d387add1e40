"""How far readers agree, beyond chance."""

from __future__ import annotations

from collections.abc import Hashable, Sequence

import pandas as pd
from sklearn.metrics import cohen_kappa_score


def cohen_kappa(first: Sequence[Hashable], second: Sequence[Hashable]) -> float:
    """Return Cohen's kappa of two readers' decisions on the same contributions (Cohen, 1960, A
    coefficient of agreement for nominal scales, p. 40); NaN without any, or without any variety.
    """
    if not len(first) or len({*first, *second}) < 2:
        return float("nan")
    codes = {value: str(rank) for rank, value in enumerate(dict.fromkeys([*first, *second]))}
    return float(cohen_kappa_score([codes[one] for one in first], [codes[one] for one in second]))


def krippendorff_alpha(readings: pd.DataFrame) -> float:
    """Return Krippendorff's alpha for nominal data (Krippendorff, 2011, Computing Krippendorff's
    alpha-reliability, section C); NaN when no unit is read twice, or only one value is ever given.

    `readings` has a row per reading: `contribution`, `lecteur`, `idee`. Readers may have read
    different contributions; those read once say nothing and are left out.
    """
    cells = readings.groupby(["contribution", "idee"]).size()
    readers = cells.groupby(level="contribution").transform("sum")
    cells, readers = cells[readers > 1], readers[readers > 1]
    if cells.empty:
        return float("nan")
    totals = cells.groupby(level="idee").sum()
    whole = int(totals.sum())
    expected = whole * whole - int((totals**2).sum())
    if not expected:
        return float("nan")
    disagreed = float((cells * (readers - cells) / (readers - 1)).sum())
    return 1.0 - (whole - 1) * disagreed / expected
