"""Tables for spreadsheets: forms that a French one opens, and cells that start no formula."""

from __future__ import annotations

import pandas as pd

#: A cell that starts so may be run as a formula by a spreadsheet.
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def harmless(text: str) -> str:
    """Return `text`, behind an apostrophe where a spreadsheet would take it for a formula."""
    return f"'{text}" if text.startswith(_FORMULA_STARTS) else text


def unharmed(text: str) -> str:
    """Return a text as it was before `harmless`."""
    return text[1:] if text[:1] == "'" and text[1:].startswith(_FORMULA_STARTS) else text


def spreadsheet_csv(data: pd.DataFrame) -> bytes:
    """Return `data` as CSV with `;`, UTF-8 with BOM, CRLF and decimal commas, for French Excel.

    Numbers are written whole; texts are made harmless.
    """
    printable = data.copy()
    for name in printable.columns:
        if not pd.api.types.is_numeric_dtype(printable[name].dtype):
            printable[name] = printable[name].map(
                lambda value: harmless(value) if isinstance(value, str) else value
            )
    text: str = printable.to_csv(
        index=False, sep=";", decimal=",", float_format="%.4g", lineterminator="\r\n"
    )
    return text.encode("utf-8-sig")
