"""The study of the corpus made again for a notebook whose parameters were changed."""

from __future__ import annotations

from dataclasses import replace

from cnr.project import Project
from cnr.report_data import ReportData
from cnr.storage import Contract
from cnr.textometry.settings import Settings


def with_settings(data: ReportData, project: Project, **values: int) -> ReportData:
    """Return `data` with the tables of textometry that `values` give (see `Settings`); as it is
    when they are those that data/processed was made with.

    Raises ParameterError for a value that is out of bounds.
    """
    settings = Settings(**values)
    if settings == Settings():
        return data
    # Loaded here: a page with the settings of data/processed does without.
    from cnr.textometry.corpus import read_materials, study_corpus

    materials = read_materials(data.contract, project.reference)
    tables = data.contract.tables | study_corpus(materials, settings)
    return replace(data, contract=Contract(data.contract.folder, tables))
