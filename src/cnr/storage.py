"""Reading and writing files: whole or not at all, the same bytes for the same content."""

from __future__ import annotations

import errno
import os
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

import pandas as pd
import pandera.errors

from cnr.errors import OutputError, SourceError, reason
from cnr.schema import CLUSTERED_TABLES, CODED_TABLES, TABLES, Table


def write_bytes(path: Path, data: bytes) -> None:
    """Write `data` to `path`, whole or not at all (see `write_all`)."""
    write_all({path: data})


def write_text(path: Path, text: str) -> None:
    """Write `text` as UTF-8 with LF line ends (see `write_bytes`)."""
    write_bytes(path, text.encode("utf-8"))


def write_all(files: dict[Path, bytes]) -> None:
    """Write every file, or none: all are written under temporary names before any is replaced.

    Raises OutputError when a folder or the disk refuses.
    """
    pending: list[tuple[Path, Path]] = []
    path = Path()
    try:
        for path, data in files.items():
            if path.is_dir():
                raise IsADirectoryError(errno.EISDIR, "is a directory")
            path.parent.mkdir(parents=True, exist_ok=True)
            for left_over in path.parent.glob(f".{path.name}.*"):  # by a run that was killed
                left_over.unlink()
            handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
            pending.append((Path(name), path))
            with os.fdopen(handle, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            Path(name).chmod(0o644)
        for temporary, path in pending:
            temporary.replace(path)
    except OSError as error:
        raise OutputError.from_os_error(path, error) from None
    finally:
        for temporary, _ in pending:
            temporary.unlink(missing_ok=True)


@contextmanager
def replacing(path: Path) -> Iterator[TextIO]:
    """Yield a text file (UTF-8) that takes the place of `path` once it is written whole; on any
    error `path` stays as it was.

    Raises OutputError when the folder or the disk refuses.
    """
    temporary: Path | None = None
    try:
        if path.is_dir():
            raise IsADirectoryError(errno.EISDIR, "is a directory")
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
        temporary = Path(name)
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as file:
            yield file
        temporary.chmod(0o644)
        temporary.replace(path)
    except OSError as error:
        raise OutputError.from_os_error(path, error) from None
    finally:
        if temporary is not None:
            temporary.unlink(missing_ok=True)


def table_bytes(table: Table, data: pd.DataFrame) -> bytes:
    """Return the CSV of `data` in the form of the contract, after validating it.

    A frame that breaks its own schema is a fault of the program, not of the user: pandera's
    SchemaError is left to rise.
    """
    table.validator().validate(data)
    booleans = [one.name for one in table.fields if one.type == "boolean"]
    printable = data.copy()
    for name in booleans:
        printable[name] = printable[name].map({True: "true", False: "false"}).astype("string")
    text: str = printable.to_csv(index=False, lineterminator="\n", float_format="%.10g")
    return text.encode("utf-8")


def read_table(folder: Path, name: str) -> pd.DataFrame:
    """Return the table `name` of the contract, typed and validated.

    Raises SourceError when the file is missing, malformed or breaks the contract.
    """
    table = TABLES[name]
    path = folder / f"{name}.csv"
    try:
        data = pd.read_csv(
            path,
            dtype=table.dtypes,
            keep_default_na=False,
            na_values=[""],
            true_values=["true"],
            false_values=["false"],
            encoding="utf-8",
        )
        return table.validator().validate(data)
    except FileNotFoundError:
        command = (
            "cluster" if name in CLUSTERED_TABLES else "code" if name in CODED_TABLES else "data"
        )
        raise SourceError(f"« {path} » est absent : lancer d’abord « cnr {command} ».") from None
    except OSError as error:
        raise SourceError(f"« {path} » ne peut pas être lu : {reason(error)}.") from None
    except (
        ValueError,
        TypeError,
        pandera.errors.SchemaError,
        pandera.errors.SchemaErrors,
    ) as error:
        words = " ".join(str(error).split())[:200]
        raise SourceError(f"« {path} » ne respecte pas le contrat de données : {words}") from None


@dataclass(frozen=True)
class Contract:
    """The tables of data/processed, by name: `contract["idees"]`."""

    folder: Path
    tables: dict[str, pd.DataFrame]

    def __getitem__(self, name: str) -> pd.DataFrame:
        return self.tables[name]


def load_contract(folder: Path, names: Iterable[str] = TABLES) -> Contract:
    """Return the tables of `folder` (see `read_table` for the errors)."""
    return Contract(folder, {name: read_table(folder, name) for name in names})
