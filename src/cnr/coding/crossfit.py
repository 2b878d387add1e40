"""One cell of the codebook (a theme's problems, or its proposals), learnt across departments.

What is said of a department's contributions never rests on that department's counts or readings.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cnr.coding import calibration
from cnr.coding.assignment import assign
from cnr.coding.calibration import softmax
from cnr.coding.ridge import Base, Floats, Ridge, base, ridge

#: Ridge penalty.
PENALTY = 0.6
#: Part of the readers, beside the codebook alone, in what the counts are then reconciled with.
READERS = 0.85
#: Part of the counts' idea in what a contribution teaches, the rest being what the readers say.
COUNTS = 0.4


@dataclass(frozen=True)
class Cell:
    """What is known of a cell. `ideas` are its ideas; a class more stands for none of them.

    `sentences` and `contributions` are vectors by row; `meanings` the rank of each sentence's idea
    and `weights` how much it counts; `departments` the code of each contribution's department;
    `counts` the published counts of each department, in the order of `ideas`; `said` what readers
    say (see `readings.distribution`); `agreed` the class on which two readers agree, -1 elsewhere.
    """

    ideas: tuple[str, ...]
    sentences: Any
    meanings: NDArray[np.intp]
    weights: Floats
    contributions: Any
    departments: NDArray[Any]
    counts: Mapping[str, NDArray[np.int64]]
    said: Floats
    agreed: NDArray[np.intp]

    @property
    def none(self) -> int:
        return len(self.ideas)

    def of(self, department: str) -> NDArray[np.intp]:
        """Return the rows of a department's contributions."""
        return np.flatnonzero(self.departments == department)

    def counts_of(self, department: str) -> NDArray[np.int64]:
        """Return the published counts of a department, zeros when it has none."""
        return self.counts.get(department, np.zeros(len(self.ideas), dtype=np.int64))


@dataclass(frozen=True)
class Scale:
    """How scores become probabilities, learnt without the department that they are for.

    `top` and `right` are the first probabilities of settled contributions of the other
    departments, none of which had learnt from itself, and whether their first idea was right.
    """

    factor: float
    bias: Floats
    top: Floats
    right: NDArray[np.bool_]

    def __call__(self, scores: Floats) -> Floats:
        """Return the probabilities of rows of scores."""
        return softmax(scores * self.factor + self.bias)


@dataclass(frozen=True)
class Fit:
    """A cell learnt. `taught` is the class that counts and readers settle on for each
    contribution; `scales` are by department left out, `None` for texts from elsewhere.
    """

    cell: Cell
    base: Base
    ridge: Ridge
    taught: NDArray[np.intp]
    scales: Mapping[str | None, Scale]
    probabilities: Floats

    @property
    def codebook_probabilities(self) -> Floats:
        """Return what the codebook alone says of each contribution."""
        return softmax(self.base.scores * calibration.TEMPERATURE)


def fit(cell: Cell, known: Base | None = None) -> Fit:
    """Return the cell learnt, with for each contribution the probabilities that the other
    departments give it. `known` is what is known of the same sentences and contributions, when
    another fit has found it.
    """
    if known is None:
        targets = np.zeros((len(cell.meanings), cell.none + 1))
        targets[np.arange(len(targets)), cell.meanings] = 1.0
        known = base(cell.sentences, targets, cell.weights, cell.contributions, PENALTY)
    taught, lessons = teach(cell, softmax(known.scores * calibration.TEMPERATURE))
    learnt = ridge(known, lessons)
    departments = list(dict.fromkeys(cell.departments))
    scales: dict[str | None, Scale] = {}
    probabilities = np.zeros((len(cell.departments), cell.none + 1))
    for department in [*departments, None]:
        scale = learn_scale(cell, learnt, lessons, taught, department)
        scales[department] = scale
        if department is not None:
            rows = cell.of(department)
            probabilities[rows] = scale(learnt.without(rows))
    return Fit(cell, known, learnt, taught, scales, probabilities)


def teach(cell: Cell, codebook: Floats) -> tuple[NDArray[np.intp], Floats]:
    """Return the class that each contribution's readers and its department's counts settle on, and
    what it teaches: a row per contribution, a column per class, summing to 1.
    """
    read = cell.said.sum(axis=1, keepdims=True) > 0
    likely = np.where(read, READERS * cell.said + (1 - READERS) * codebook, codebook)
    taught = np.full(len(likely), cell.none)
    counted = np.zeros_like(likely)
    for department in dict.fromkeys(cell.departments):
        rows = cell.of(department)
        assigned = assign(likely[rows], cell.counts_of(department))
        taught[rows] = np.where(assigned.first < 0, cell.none, assigned.first)
        counted[rows, taught[rows]] += 1.0
        twice = assigned.second >= 0
        counted[rows[twice], assigned.second[twice]] += 1.0
    counted /= counted.sum(axis=1, keepdims=True)
    return taught, np.where(read, COUNTS * counted + (1 - COUNTS) * cell.said, counted)


def learn_scale(
    cell: Cell,
    learnt: Ridge,
    lessons: Floats,
    taught: NDArray[np.intp],
    without: str | None,
) -> Scale:
    """Return how to turn scores into probabilities, from the departments other than `without`,
    each scored by the model that knows neither it nor `without`.
    """
    out = cell.of(without) if without is not None else np.empty(0, dtype=np.intp)
    others = [one for one in dict.fromkeys(cell.departments) if one != without]
    groups = [cell.of(one) for one in others]
    rows = np.concatenate([np.empty(0, dtype=np.intp), *groups])
    parts = [learnt.without(np.concatenate([out, group]))[len(out) :] for group in groups]
    scores = np.concatenate([np.empty((0, cell.none + 1)), *parts])
    factor = calibration.temperature(scores, lessons[rows])
    counts = np.sum([cell.counts_of(one) for one in others], axis=0) if others else 0.0
    bias = calibration.class_bias(scores * factor, np.asarray(counts, dtype=float))
    probabilities = softmax(scores * factor + bias)
    settled = (cell.agreed[rows] >= 0) & (cell.agreed[rows] == taught[rows])
    chosen = first_class(probabilities)
    top = probabilities[np.arange(len(rows)), chosen]
    return Scale(factor, bias, top[settled], (chosen == taught[rows])[settled])


def first_class(probabilities: Floats) -> NDArray[np.intp]:
    """Return the class of each row: the likeliest idea, or none where that is likelier than all
    the ideas together.
    """
    ideas = probabilities[:, :-1].argmax(axis=1)
    none = probabilities.shape[1] - 1
    classes: NDArray[np.intp] = np.where(probabilities[:, -1] > 0.5, none, ideas)
    return classes
