"""Where the real corpus stands."""

from pathlib import Path

RAW = Path(__file__).parents[2] / "data" / "raw"
SYNTHESIS_FILE = "synthese-cnr-sante-nouvelle-aquitaine-2022.txt"
