"""The coding model: every cell learnt, and what it says of contributions, ours or others'."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from threadpoolctl import threadpool_limits

from cnr.coding.calibration import Calibrator, calibrator
from cnr.coding.crossfit import Cell, Fit, fit
from cnr.coding.materials import Materials, cell_of_idea, cells_of, counts_by_department
from cnr.coding.readings import alike, distribution
from cnr.coding.ridge import Floats
from cnr.vectors import TfidfVectors, Vectors


@dataclass(frozen=True, eq=False)
class Model:
    """Every cell learnt; `rows` are the positions of its contributions in the table."""

    vectors: Vectors
    fits: Mapping[str, Fit]
    rows: Mapping[str, NDArray[np.intp]]
    calibrators: Mapping[str | None, Calibrator]

    def calibrated(self, department: str | None) -> Calibrator:
        """Return the calibration learnt without a department; all of them for one unknown."""
        return self.calibrators.get(department, self.calibrators[None])

    @cache  # noqa: B019 - a model lives as long as the command
    def weights(self, cell: str, department: str | None) -> tuple[NDArray[np.intp], Floats]:
        """Return the linear model of a cell that has not learnt from a department: the features
        that it uses, and for each of them a row of weights, a column per idea, then one for none.
        """
        known = self.fits[cell].cell
        out = np.empty(0, dtype=np.intp) if department is None else known.of(department)
        sentences, contributions = self.fits[cell].ridge.coefficients(out)
        weights: Floats = known.sentences.T @ sentences + known.contributions.T @ contributions
        used = np.flatnonzero(weights.any(axis=1))
        return used, weights[used]

    def probabilities(self, cell: str, vectors: Any, department: str | None) -> Floats:
        """Return what the model that has not learnt from `department` says of new texts of a cell:
        a row per text, a column per idea, then one for none.
        """
        scales = self.fits[cell].scales
        known = department if department in scales else None
        used, weights = self.weights(cell, known)
        return scales[known](vectors[:, used] @ weights)


def train(materials: Materials, vectors: Vectors | None = None) -> Model:
    """Return the model learnt from `materials`, on one thread so that sums are always taken in the
    same order.
    """
    vectors = vectors or TfidfVectors(materials.glossary)
    contributions = materials.contributions
    texts = contributions["texte_lisible"].tolist()
    around = contexts(contributions)
    sentences = materials.sentences
    with threadpool_limits(1):
        vectors.fit([*sentences["texte"], *texts, *around])
        sentence_vectors = vectors.transform(sentences["texte"].tolist())
        contribution_vectors = vectors.transform(texts, around)
        fits, positions = {}, {}
        cells = cells_of(contributions)
        sentence_cells = sentences["idee"].map(cell_of_idea)
        for name in dict.fromkeys(materials.ideas["idee"].map(cell_of_idea)):
            rows = np.flatnonzero(cells == name)
            own = np.flatnonzero(sentence_cells == name)
            positions[name] = rows
            fits[name] = fit(
                make_cell(
                    name,
                    materials,
                    sentences.iloc[own],
                    sentence_vectors[own],
                    contributions.iloc[rows],
                    contribution_vectors[rows],
                )
            )
    return Model(vectors, fits, positions, _calibrators(fits))


def contexts(contributions: pd.DataFrame) -> list[str]:
    """Return the headings printed above each contribution, empty where there are none."""
    title, lead = (contributions[name].fillna("") for name in ("intertitre", "chapeau"))
    return [context(one, other) for one, other in zip(title, lead, strict=True)]


def context(title: str, lead: str) -> str:
    """Return the headings above a contribution as one text."""
    return f"{title} {lead}".strip()


def make_cell(
    name: str,
    materials: Materials,
    sentences: pd.DataFrame,
    sentence_vectors: Any,
    contributions: pd.DataFrame,
    contribution_vectors: Any,
) -> Cell:
    """Return what is known of a cell, from its own sentences and contributions."""
    ideas = [idea for idea in materials.ideas["idee"] if cell_of_idea(idea) == name]
    ranks = {idea: rank for rank, idea in enumerate(ideas)}
    names = contributions["contribution"].tolist()
    said = distribution(materials.readings.rows, names, ideas)
    decided = materials.decisions.rows.set_index("contribution")["idee"].to_dict()
    settled = alike(materials.readings.rows).to_dict() | decided
    agreed = np.full(len(names), -1, dtype=np.intp)
    for row, contribution in enumerate(names):
        if contribution in settled:
            agreed[row] = ranks.get(settled[contribution], len(ideas))
        if contribution in decided:
            said[row] = np.eye(len(ideas) + 1)[agreed[row]]
    return Cell(
        ideas=tuple(ideas),
        sentences=sentence_vectors,
        meanings=np.array([ranks[idea] for idea in sentences["idee"]], dtype=np.intp),
        weights=sentences["poids"].to_numpy(dtype=float),
        contributions=contribution_vectors,
        departments=contributions["departement"].to_numpy(dtype=object),
        counts=counts_by_department(materials.published, ideas),
        said=said,
        agreed=agreed,
    )


def _calibrators(fits: Mapping[str, Fit]) -> dict[str | None, Calibrator]:
    """Return the calibration of each department, learnt without it, over all cells."""
    learnt: dict[str | None, Calibrator] = {}
    for key in dict.fromkeys(key for one in fits.values() for key in one.scales):
        scales = [one.scales.get(key, one.scales[None]) for one in fits.values()]
        learnt[key] = calibrator(
            np.concatenate([scale.top for scale in scales]),
            np.concatenate([scale.right for scale in scales]),
        )
    return learnt
