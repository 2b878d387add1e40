"""Frames of the data contract: rows of a declared table, with its columns and types."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from cnr.schema import Table

Rows = Sequence[dict[str, object]]


def frame(table: Table, rows: Rows) -> pd.DataFrame:
    """Return `rows` as a frame with the table's columns and types; empty text is missing."""
    data = pd.DataFrame(list(rows), columns=table.columns)
    texts = [name for name, dtype in table.dtypes.items() if dtype == "string"]
    data[texts] = data[texts].replace("", None)
    return data.astype(table.dtypes)


def span(lines: Sequence[int]) -> dict[str, object]:
    """Return the columns `ligne_debut` and `ligne_fin` of some lines."""
    return {"ligne_debut": min(lines), "ligne_fin": max(lines)}
