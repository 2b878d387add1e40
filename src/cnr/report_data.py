"""What reports read: the data contract, names of places and themes, tile grid, readings."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

import pandas as pd

from cnr.coding.codebook import CODEBOOK, CODEBOOK_FILE, read_codebook
from cnr.coding.readings import (
    DECISIONS,
    DECISIONS_FILE,
    MEASURES,
    MEASURES_FILE,
    READINGS,
    READINGS_FILE,
    place,
    read_decisions,
    read_measures,
    read_readings,
)
from cnr.errors import SourceError
from cnr.french import typo
from cnr.matching.readings import (
    CONTINUITY,
    CONTINUITY_FILE,
    PAIRS,
    PAIRS_FILE,
    read_continuity,
    read_pairs,
    verdicts,
)
from cnr.parse.local import READERS
from cnr.project import Project
from cnr.sources import SYNTHESIS
from cnr.storage import Contract, load_contract


@dataclass(frozen=True)
class ReportData:
    """The tables of the contract with what is needed to name what they count."""

    contract: Contract
    grid: pd.DataFrame  # departement, colonne, rangee
    #: What each idea includes (`codebook.read_codebook`).
    codebook: pd.DataFrame = field(default_factory=lambda: pd.DataFrame(columns=list(CODEBOOK)))
    #: Readings of contributions: those that coding learnt from, readers' decisions, and those kept
    #: to judge it (`readings.read_readings`, `read_decisions`, `read_measures`).
    readings: pd.DataFrame = field(default_factory=lambda: pd.DataFrame(columns=list(READINGS)))
    decisions: pd.DataFrame = field(default_factory=lambda: pd.DataFrame(columns=list(DECISIONS)))
    measures: pd.DataFrame = field(default_factory=lambda: pd.DataFrame(columns=list(MEASURES)))
    #: Pairs that readers judged, with their `verdict`: of an action and an idea, of an action and
    #: a later one (`matching.readings`).
    pairs: pd.DataFrame = field(default_factory=lambda: pd.DataFrame(columns=[*PAIRS, "verdict"]))
    continuity: pd.DataFrame = field(
        default_factory=lambda: pd.DataFrame(columns=[*CONTINUITY, "verdict"])
    )

    def __getitem__(self, name: str) -> pd.DataFrame:
        return self.contract[name]

    @cached_property
    def departments(self) -> dict[str, str]:
        """Code -> name, in the order of the published tables."""
        table = self["departements"]
        return dict(zip(table["departement"], table["nom"], strict=True))

    @cached_property
    def themes(self) -> dict[str, str]:
        """Number -> title of the thématiques, in the order of the text."""
        table = self["thematiques"]
        return dict(zip(table["thematique"], table["titre"], strict=True))

    @cached_property
    def lines(self) -> dict[int, str]:
        """Number -> text of the non-blank lines of the synthesis, persons by their role."""
        audit = self["audit_lignes"]
        rows = audit[audit["document"] == SYNTHESIS]
        return dict(zip(rows["ligne"].astype(int), rows["texte"].fillna(""), strict=True))

    @cached_property
    def findings(self) -> pd.DataFrame:
        """What contradicts what in the synthesis: its rows of ecarts.csv."""
        rows = self["ecarts"]
        return rows[~rows["document"].isin(self._local)]

    @cached_property
    def local_findings(self) -> pd.DataFrame:
        """What contradicts what in the documents around the workshops, and between them."""
        rows = self["ecarts"]
        return rows[rows["document"].isin(self._local)]

    @property
    def _local(self) -> list[str]:
        return [one for one in self["documents"]["document"] if one in READERS]

    @property
    def source_line(self) -> str:
        """Return the line that names the source under a chart or a table."""
        row = self["documents"].set_index("document").loc[SYNTHESIS]
        return typo(f"Source : {row['editeur']}, {row['titre']}.")


def load_report_data(project: Project) -> ReportData:
    """Return the data that reports need. Raises SourceError when a file is missing or malformed."""
    contract = load_contract(project.processed)
    path = project.reference / "grille_departements.csv"
    try:
        grid = pd.read_csv(path, dtype={"departement": "string"})
    except (OSError, ValueError) as error:
        raise SourceError(f"« {path} » ne peut pas être lu : {error}.") from None
    missing = {"departement", "colonne", "rangee"} - set(grid.columns)
    if missing:
        raise SourceError(f"« {path} », ligne 1 : il manque {', '.join(sorted(missing))}.")
    ideas = set(contract["idees"]["idee"])
    readings = read_readings(project.reference / READINGS_FILE, ideas)
    decisions = read_decisions(project.reference / DECISIONS_FILE, ideas)
    measures = read_measures(project.reference / MEASURES_FILE, ideas)
    readings, decisions, measures = (
        place(rows, contract["contributions"]).rows for rows in (readings, decisions, measures)
    )
    codebook = read_codebook(project.reference / CODEBOOK_FILE, contract["idees"])
    actions = contract["actions_locales"]
    titles = dict(zip(actions["action"], actions["intitule"], strict=True))
    labels = dict(zip(contract["idees"]["idee"], contract["idees"]["libelle"], strict=True))
    pairs = read_pairs(project.reference / PAIRS_FILE, titles, labels)
    continuity = read_continuity(project.reference / CONTINUITY_FILE, titles)
    return ReportData(
        contract,
        grid,
        codebook,
        readings,
        decisions,
        measures,
        pairs=pairs.assign(verdict=verdicts(pairs)),
        continuity=continuity.assign(verdict=continuity["lecture"]),
    )
