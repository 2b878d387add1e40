"""Other ways of coding, on the same contributions and folds, to compare with the one kept."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

import numpy as np
import pandas as pd
from sklearn.preprocessing import normalize
from sklearn.svm import LinearSVC
from threadpoolctl import threadpool_limits

from cnr.coding.assignment import assign
from cnr.coding.crossfit import Cell, Fit, first_class, fit
from cnr.coding.materials import Materials
from cnr.coding.model import Model
from cnr.coding.ridge import Floats

#: Inverse strength of the linear classifier's penalty.
_LINEAR_PENALTY = 0.5


def compare(model: Model, materials: Materials) -> pd.DataFrame:
    """Return the first idea that each approach gives each contribution, empty for none: a row per
    contribution in the order of the table, a column per key of APPROACHES.

    None of them uses a count or a reading of the contribution's own department.
    """
    size = len(materials.contributions)
    columns = {name: np.full(size, "", dtype=object) for name in APPROACHES}
    sources = {
        cell: materials.sentences["source"][materials.sentences["idee"].isin(fitted.cell.ideas)]
        for cell, fitted in model.fits.items()
    }
    with threadpool_limits(1):
        for name, scores in APPROACHES.items():
            for cell, fitted in model.fits.items():
                classes = np.array([*fitted.cell.ideas, ""], dtype=object)
                chosen = first_class(np.round(scores(fitted, sources[cell].to_numpy()), 6))
                columns[name][model.rows[cell]] = classes[chosen]
    return pd.DataFrame(columns)


def labels_alone(fitted: Fit, sources: np.ndarray) -> Floats:
    """Return the likeness of each contribution to each idea's label: nothing is learnt."""
    cell = fitted.cell
    labels = np.flatnonzero(sources == "libelle")
    order = labels[np.argsort(cell.meanings[labels], kind="stable")]
    likeness = normalize(cell.contributions) @ normalize(cell.sentences[order]).T
    dense = np.asarray(likeness.todense() if hasattr(likeness, "todense") else likeness)
    return np.column_stack([dense, np.zeros(len(dense))])


def codebook_alone(fitted: Fit, sources: np.ndarray) -> Floats:
    """Return what the codebook's sentences say, no contribution being learnt from."""
    return fitted.codebook_probabilities


def linear_on_quotas(fitted: Fit, sources: np.ndarray) -> Floats:
    """Return what a linear classifier (support vectors, one against the rest) says, having learnt
    from the other departments' contributions, each filed where its likeness to the labels and its
    department's counts together put it.
    """
    cell = fitted.cell
    likeness = labels_alone(fitted, sources)
    likeness[:, -1] = 0.05
    taught = np.full(len(likeness), cell.none)
    departments = list(dict.fromkeys(cell.departments))
    for department in departments:
        rows = cell.of(department)
        first = assign(likeness[rows], cell.counts_of(department)).first
        taught[rows] = np.where(first < 0, cell.none, first)
    scores = np.full((len(likeness), cell.none + 1), -np.inf)
    scores[:, -1] = 0.0  # never none: an idea that was never taught is only the last choice
    for department in departments:
        out = cell.of(department)
        rest = np.setdiff1d(np.flatnonzero(taught != cell.none), out)
        known = np.unique(taught[rest])
        if len(known) < 2:
            scores[out] = likeness[out]
            continue
        classifier = LinearSVC(C=_LINEAR_PENALTY, random_state=0)
        classifier.fit(cell.contributions[rest], taught[rest])
        said = classifier.decision_function(cell.contributions[out])
        if len(known) == 2:
            said = np.column_stack([-said, said])
        scores[np.ix_(out, known)] = said
    return scores


def _relearnt(change: Callable[[Cell, np.ndarray], Cell]) -> Callable[[Fit, np.ndarray], Floats]:
    def scores(fitted: Fit, sources: np.ndarray) -> Floats:
        return fit(change(fitted.cell, sources)).probabilities

    return scores


def _of_sentences(cell: Cell, kept: np.ndarray) -> Cell:
    return replace(
        cell,
        sentences=cell.sentences[np.flatnonzero(kept)],
        meanings=cell.meanings[kept],
        weights=cell.weights[kept],
    )


def without_readings(fitted: Fit, sources: np.ndarray) -> Floats:
    """Return what the approach kept says when nobody has read any contribution."""
    return fit(
        replace(fitted.cell, said=np.zeros_like(fitted.cell.said)), fitted.base
    ).probabilities


def _undescribed(cell: Cell, sources: np.ndarray) -> Cell:
    return _of_sentences(cell, np.isin(sources, ("libelle", "groupe", "exemple")))


def _unquoted(cell: Cell, sources: np.ndarray) -> Cell:
    return _of_sentences(cell, sources != "exemple")


#: Column of approches.csv -> what gives its scores. The last one is the approach kept, without the
#: examples quoted in chapter 1, so that it can be judged on them.
APPROACHES: Mapping[str, Callable[[Fit, np.ndarray], Floats]] = {
    "libelles": labels_alone,
    "codebook": codebook_alone,
    "lineaire": linear_on_quotas,
    "sans_lecture": without_readings,
    "sans_codebook": _relearnt(_undescribed),
    "sans_exemple": _relearnt(_unquoted),
}
