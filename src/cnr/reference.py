"""Tables that people write, in CSV: read row by row, each fault told with its file and its line."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import BinaryIO

import pandas as pd

from cnr.errors import SourceError, reason

#: Column added to the rows of a file: the line where each begins, the header being line 1.
LINE = "ligne_fichier"
#: Longest cell read, in characters.
_LONGEST = 10_000_000


def read_reference(
    path: Path,
    columns: Sequence[str],
    *,
    key: Sequence[str] = (),
    choices: Mapping[str, Sequence[str]] | None = None,
) -> pd.DataFrame:
    """Return the rows of a reference file as text, missing cells as empty text, with the number of
    their line (`ligne_fichier`).

    `columns` must all be there (others are dropped), the values of `key` be given and appear once,
    and those of a column in `choices` be among the ones listed there (empty only if listed).
    Raises SourceError, one sentence with the file and the line, otherwise.
    """
    seen: set[tuple[str, ...]] = set()
    rows = []
    for line, cells in csv_rows(path, columns):
        row = {name: cell.strip() for name, cell in cells.items()}
        for name, allowed in (choices or {}).items():
            if row[name] not in allowed:
                raise SourceError(
                    f"« {path} », ligne {line} : la colonne {name} porte « {row[name]} », qui "
                    "n’est pas une valeur connue."
                )
        if key:
            values = tuple(row[name] for name in key)
            if not all(values) or values in seen:
                words = "est déjà donné plus haut" if all(values) else "est vide"
                raise SourceError(f"« {path} », ligne {line} : {', '.join(key)} {words}.")
            seen.add(values)
        rows.append([*(row[name] for name in columns), line])
    table = pd.DataFrame(rows, columns=[*columns, LINE])
    return table.astype(dict.fromkeys(columns, "str") | {LINE: int})


def csv_rows(path: Path, columns: Sequence[str]) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield the rows of a CSV file in UTF-8 (comma or semicolon), one at a time: the line where a
    row begins, and its cells by column. Blank lines are passed over.

    Raises SourceError, one sentence with the file and the line, when the file cannot be read, lacks
    one of `columns` or names a column twice, or when a row is not made of as many cells.
    """
    csv.field_size_limit(_LONGEST)
    try:
        with path.open("rb") as file:
            header = file.readline().decode("utf-8-sig", errors="replace")
            file.seek(0)
            delimiter = ";" if header.count(";") > header.count(",") else ","
            reader = csv.reader(_lines(file, path), delimiter=delimiter, strict=True)
            names: list[str] = []
            line = 1
            while True:
                try:
                    cells = next(reader)
                except StopIteration:
                    break
                except csv.Error:
                    raise SourceError(
                        f"« {path} », ligne {line} : la ligne n’est pas du CSV (guillemet resté "
                        "ouvert, texte après un guillemet fermé, cellule ou fin de ligne anormale)."
                    ) from None
                first, line = line, reader.line_num + 1
                if first == 1:
                    names = [cell.strip() for cell in cells]
                    _check_header(path, names, columns)
                elif "".join(cells).strip() or len(cells) > 1:
                    if len(cells) != len(names):
                        raise SourceError(
                            f"« {path} », ligne {first} : la ligne n’a pas autant de cellules "
                            "que l’en-tête."
                        )
                    yield first, dict(zip(names, cells, strict=True))
            if not names:
                _check_header(path, names, columns)
    except FileNotFoundError:
        raise SourceError(f"« {path} » est absent.") from None
    except OSError as error:
        raise SourceError(f"« {path} » ne peut pas être lu : {reason(error)}.") from None


def _lines(file: BinaryIO, path: Path) -> Iterator[str]:
    """Yield the lines of a file, decoded one by one so that a bad one can be named."""
    for number, line in enumerate(file, start=1):
        try:
            yield line.decode("utf-8-sig" if number == 1 else "utf-8")
        except UnicodeDecodeError:
            raise SourceError(
                f"« {path} », ligne {number} : le texte n’est pas en UTF-8."
            ) from None


def _check_header(path: Path, names: Sequence[str], columns: Sequence[str]) -> None:
    missing = [name for name in columns if name not in names]
    if missing:
        raise SourceError(f"« {path} », ligne 1 : il manque {', '.join(missing)}.")
    for name in names:
        if names.count(name) > 1:
            raise SourceError(f"« {path} », ligne 1 : la colonne « {name} » est donnée deux fois.")
