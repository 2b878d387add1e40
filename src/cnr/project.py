"""Where things stand in a checkout of the project."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from cnr.errors import ParameterError

#: Where charts stand in reports/, and so seen from its pages.
CHART_FOLDER = "graphiques"
WORKBOOK = "cnr-sante-tableaux-publies.xlsx"
FINGERPRINTS = "donnees.sha256"
#: The contributions that a person should read first, to fill in.
TO_READ = "a-relire.csv"
#: The classes of the proposals, for a researcher to name.
TO_NAME = "classes-a-nommer.csv"


def source_page(document: str) -> str:
    """Return the file name of the page that shows a document's text."""
    return f"source_{document}.html"


@dataclass(frozen=True, slots=True)
class Project:
    """The folders of a checkout whose top is `root`."""

    root: Path

    @property
    def raw(self) -> Path:
        return self.root / "data" / "raw"

    @property
    def reference(self) -> Path:
        return self.root / "data" / "reference"

    @property
    def processed(self) -> Path:
        return self.root / "data" / "processed"

    @property
    def notebooks(self) -> Path:
        return self.root / "notebooks"

    @property
    def templates(self) -> Path:
        return self.root / "templates"

    @property
    def reports(self) -> Path:
        return self.root / "reports"

    @property
    def dictionary(self) -> Path:
        return self.root / "docs" / "dictionnaire-des-donnees.md"


def find_project(start: Path | None = None) -> Project:
    """Return the project whose checkout holds `start` (the current folder by default).

    A notebook runs in notebooks/, a command anywhere in the checkout: both find its top.
    Raises ParameterError outside a checkout.
    """
    here = (start or Path.cwd()).resolve()
    for folder in (here, *here.parents):
        if (folder / "Snakefile").is_file() and (folder / "src" / "cnr").is_dir():
            return Project(folder)
    raise ParameterError(
        f"« {here} » n’est pas dans le projet : "
        "se placer dans le dossier qui contient le Snakefile."
    )
