"""The data contract: every table of data/processed, its columns and keys, declared once.

The same declarations validate the frames (pandera), write `datapackage.json` (Frictionless) and
the data dictionary, so the three cannot disagree.
"""

from __future__ import annotations

from cnr.schema.coding import APPROACHES, CODING, RECOUNT
from cnr.schema.local import (
    COMMUNES,
    FIGURES,
    LOCAL_ACTIONS,
    MEMBERS,
    PASSAGES,
    PLAN_LEVELS,
    SPEECHES,
    TERRITORIES,
)
from cnr.schema.matching import MATCHING_MEASURES, NEAR_ACTIONS, NEAR_IDEAS
from cnr.schema.published import (
    DEPARTMENTS,
    DOCUMENTS,
    FRAMING,
    IDEAS,
    PUBLISHED_TABLES,
    THEMES,
)
from cnr.schema.quality import FINDINGS, LINE_AUDIT
from cnr.schema.table import PANDAS_TYPES, Field, Table
from cnr.schema.textometry import (
    AGREEMENT,
    AXES,
    CLASSES,
    EMERGING,
    GRAPH_LINKS,
    GRAPH_WORDS,
    METHODS_TABLE,
    POINTS,
    PORTRAITS,
    PROFILES,
    SPECIFIC,
    TREE,
)
from cnr.schema.workshops import CONTRIBUTIONS, EXAMPLES, PARTICIPANTS, WORKSHOPS

#: The tables that are read in the sources, in the order of the data package.
READ_TABLES = {
    table.name: table
    for table in (
        DOCUMENTS,
        DEPARTMENTS,
        THEMES,
        FRAMING,
        PUBLISHED_TABLES,
        IDEAS,
        WORKSHOPS,
        PARTICIPANTS,
        CONTRIBUTIONS,
        EXAMPLES,
        LINE_AUDIT,
        FINDINGS,
    )
}
#: The tables that are read in the documents around the workshops.
LOCAL_TABLES = {
    table.name: table
    for table in (
        LOCAL_ACTIONS,
        TERRITORIES,
        PLAN_LEVELS,
        PASSAGES,
        FIGURES,
        MEMBERS,
        COMMUNES,
        SPEECHES,
    )
}
#: The tables that coding adds.
CODED_TABLES = {table.name: table for table in (CODING, RECOUNT, APPROACHES)}
#: The tables that textometry adds.
CLUSTERED_TABLES = {
    table.name: table
    for table in (
        CLASSES,
        METHODS_TABLE,
        PORTRAITS,
        PROFILES,
        TREE,
        AGREEMENT,
        SPECIFIC,
        POINTS,
        AXES,
        GRAPH_WORDS,
        GRAPH_LINKS,
        EMERGING,
    )
}
#: The tables that matching adds.
MATCHED_TABLES = {table.name: table for table in (NEAR_IDEAS, NEAR_ACTIONS, MATCHING_MEASURES)}
TABLES = READ_TABLES | LOCAL_TABLES | CODED_TABLES | CLUSTERED_TABLES | MATCHED_TABLES

__all__ = [
    "CLUSTERED_TABLES",
    "CODED_TABLES",
    "LOCAL_TABLES",
    "MATCHED_TABLES",
    "PANDAS_TYPES",
    "READ_TABLES",
    "TABLES",
    "Field",
    "Table",
]
