"""What coding learns from, read from the small region with changes made."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from cnr.coding.materials import Materials, read_materials
from cnr.coding.model import train
from cnr.coding.tables import coded_tables
from cnr.pipeline import unregistered_files
from cnr.schema import READ_TABLES
from cnr.sources import SYNTHESIS
from cnr.storage import Contract, load_contract, read_table, write_all
from support.small_reference import write_empty_reference
from support.small_region import Change, changed


def build(folder: Path, *changes: Change) -> None:
    """Write the tables read in the small region to `folder`, as a build does anew.

    The files of data/reference, in `folder / "reference"`, are made if they are not there yet.
    """
    source = folder / f"{SYNTHESIS}.txt"
    folder.mkdir(parents=True, exist_ok=True)
    source.write_text(changed(*changes), "utf-8")
    write_all(unregistered_files(source, folder))
    if not (folder / "reference").exists():
        write_empty_reference(folder / "reference")


def tables(folder: Path) -> Contract:
    return load_contract(folder, READ_TABLES)


def materials(folder: Path) -> Materials:
    return read_materials(tables(folder), folder / "reference")


def coded(folder: Path) -> dict[str, pd.DataFrame]:
    """Write the tables of coding to `folder`, as `cnr code` does; return them as they are read."""
    known = materials(folder)
    files = coded_tables(train(known), known)
    write_all({folder / f"{name}.csv": data for name, data in files.items()})
    return {name: read_table(folder, name) for name in files}
