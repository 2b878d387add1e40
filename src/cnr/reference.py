"""Files of data/reference: decisions that people write and review, checked line by line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import pandas as pd

from cnr.errors import SourceError, reason


def read_reference(
    path: Path,
    columns: Sequence[str],
    *,
    key: Sequence[str] = (),
    choices: Mapping[str, Sequence[str]] | None = None,
) -> pd.DataFrame:
    """Return the rows of a reference file as text, missing cells as empty text.

    `columns` must all be there (others are dropped), the values of `key` be given and appear once,
    and those of a column in `choices` be among the ones listed there (empty only if listed).
    Raises SourceError, one sentence with the file and the line, otherwise.
    """
    try:
        rows = pd.read_csv(path, dtype=str, keep_default_na=False, encoding="utf-8")
    except FileNotFoundError:
        raise SourceError(f"« {path} » est absent.") from None
    except OSError as error:
        raise SourceError(f"« {path} » ne peut pas être lu : {reason(error)}.") from None
    except ValueError as error:
        words = " ".join(str(error).split())[:200]
        raise SourceError(f"« {path} » n’est pas un CSV en UTF-8 : {words}.") from None
    missing = [name for name in columns if name not in rows.columns]
    if missing:
        raise SourceError(f"« {path} », ligne 1 : il manque {', '.join(missing)}.")
    rows = rows[list(columns)].apply(lambda column: column.str.strip())
    for name, allowed in (choices or {}).items():
        for rank in rows.index[~rows[name].isin(list(allowed))]:
            value = rows.loc[rank, name]
            raise SourceError(
                f"« {path} », ligne {line_of(rank)} : la colonne {name} porte « {value} », qui "
                "n’est pas une valeur connue."
            )
    if key:
        empty = (rows[list(key)] == "").any(axis=1)
        repeated = rows.duplicated(list(key))
        for fault, words in ((empty, "est vide"), (repeated, "est déjà donné plus haut")):
            for rank in rows.index[fault]:
                raise SourceError(f"« {path} », ligne {line_of(rank)} : {', '.join(key)} {words}.")
    return rows


def line_of(rank: int) -> int:
    """Return the number of the row in the file, the header being line 1."""
    return int(rank) + 2
