"""What reports read, of the small region with changes made."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pandas as pd

from cnr.coding.materials import read_materials
from cnr.coding.model import train
from cnr.coding.tables import coded_tables
from cnr.pipeline import unregistered_files
from cnr.report_data import ReportData
from cnr.schema import CODED_TABLES, LOCAL_TABLES, MATCHED_TABLES, READ_TABLES
from cnr.sources import SYNTHESIS
from cnr.storage import Contract, load_contract, write_all
from cnr.tables.frame import frame
from cnr.textometry import corpus
from cnr.textometry.settings import Settings
from support.small_reference import write_empty_reference
from support.small_region import Change, changed

#: Settings that find classes in the eight proposals of the small region.
FEW = Settings(classes=3, least_texts=1, least_lemmas=1, draws=2, together=1)


def small_data(*changes: Change) -> ReportData:
    return data_of(changed(*changes))


def data_of(text: str, classes: Settings | None = None) -> ReportData:
    """Return the data of a synthesis as its tables keep them, registered under a title.

    The tables of textometry are there when `classes` gives its settings, for they take longer.
    """
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / f"{SYNTHESIS}.txt"
        source.write_text(text, "utf-8")
        write_all(unregistered_files(source, Path(folder)))
        write_empty_reference(Path(folder) / "reference")
        read = load_contract(Path(folder), READ_TABLES)
        materials = read_materials(read, Path(folder) / "reference")
        for name, data in coded_tables(train(materials), materials).items():
            (Path(folder) / f"{name}.csv").write_bytes(data)
        made = load_contract(Path(folder), (*READ_TABLES, *CODED_TABLES))
        tables = dict(made.tables)
        for name, table in (LOCAL_TABLES | MATCHED_TABLES).items():
            tables[name] = frame(table, [])  # a synthesis alone has no plan beside it
        if classes is not None:
            known = corpus.read_materials(made, Path(folder) / "reference")
            tables |= corpus.study_corpus(known, classes)
    named = {"titre": "Synthèse", "editeur": "Agence", "date": "2022", "licence": "libre"}
    tables["documents"] = tables["documents"].assign(**named)
    codes = tables["departements"]["departement"]
    grid = pd.DataFrame({"departement": codes, "colonne": range(len(codes)), "rangee": 0})
    return ReportData(Contract(Path(), tables), grid)
