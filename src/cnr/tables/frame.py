"""Frames of the data contract: rows of a declared table, with its columns and types."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from cnr.schema import Table

Rows = Sequence[dict[str, object]]


def frame(table: Table, rows: Rows) -> pd.DataFrame:
    """Return `rows` as a frame with the table's columns and types; empty text is missing."""
    return typed(table, pd.DataFrame(list(rows), columns=table.columns))


def typed(table: Table, rows: pd.DataFrame) -> pd.DataFrame:
    """Return the table's columns of `rows`, with its types; empty text is missing."""
    data = rows[table.columns].copy()
    texts = [name for name, dtype in table.dtypes.items() if dtype == "string"]
    data[texts] = data[texts].astype(object).replace("", None)
    return data.astype(table.dtypes).reset_index(drop=True)


def span(lines: Sequence[int]) -> dict[str, object]:
    """Return the columns `ligne_debut` and `ligne_fin` of some lines."""
    return {"ligne_debut": min(lines), "ligne_fin": max(lines)}
