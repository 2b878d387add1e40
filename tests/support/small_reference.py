"""The files of data/reference for a region whose contributions nobody has read yet."""

from __future__ import annotations

from pathlib import Path

from cnr import glossary
from cnr.coding import codebook, materials, readings
from cnr.matching import readings as matching
from cnr.textometry import class_names

#: The files that coding reads.
HEADERS = {
    materials.GLOSSARY_FILE: glossary.COLUMNS,
    codebook.CODEBOOK_FILE: codebook.CODEBOOK,
    codebook.FORMULATIONS_FILE: codebook.FORMULATIONS,
    readings.READINGS_FILE: readings.READINGS,
    readings.DECISIONS_FILE: readings.DECISIONS,
    readings.MEASURES_FILE: readings.MEASURES,
}
#: The file that textometry reads beside those of coding.
NAMES = {class_names.NAMES_FILE: class_names.COLUMNS}
#: The files that matching reads beside those of coding.
PLANS = {
    matching.EXPLAINED_FILE: matching.EXPLAINED,
    matching.PAIRS_FILE: matching.PAIRS,
    matching.CONTINUITY_FILE: matching.CONTINUITY,
}


def write_empty_reference(folder: Path) -> None:
    """Write the files of data/reference with their header only, except the grid."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, columns in (HEADERS | NAMES | PLANS).items():
        (folder / name).write_text(",".join(columns) + "\n", "utf-8")
