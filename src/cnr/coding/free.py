"""Free coding: the ideas that the model gives contributions, from texts and other departments."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from cnr.coding.calibration import Calibrator
from cnr.coding.crossfit import first_class
from cnr.coding.model import Model
from cnr.coding.ridge import Floats

#: Decimals of a probability: beyond them, two machines may differ.
DECIMALS = 4
#: Ideas given to a contribution: the first, and two runners-up.
GIVEN = 3


@dataclass(frozen=True)
class Coded:
    """Texts coded: a row per text. `ideas` has the first idea (empty when none fits), then the
    runners-up; `probability` is the calibrated probability that the first is right.
    """

    ideas: NDArray[Any]
    probability: Floats


def code(probabilities: Floats, ideas: Sequence[str], calibrated: Calibrator) -> Coded:
    """Return the ideas of each row of `probabilities` (a column per idea, then one for none).

    Where none fits, the likeliest ideas are runners-up. Equal probabilities keep the codebook's
    order.
    """
    rounded = np.round(probabilities, DECIMALS + 2)
    classes = np.append(np.asarray(ideas, dtype=object), "")
    first = first_class(rounded)
    order = np.argsort(-rounded[:, :-1], axis=1, kind="stable")[:, :GIVEN]
    given = np.full((len(rounded), GIVEN), "", dtype=object)
    given[:, : order.shape[1]] = classes[order]
    none = first == len(ideas)
    given[none, 1:] = given[none, :-1].copy()
    given[none, 0] = ""
    top = rounded[np.arange(len(rounded)), first]
    return Coded(given, np.round(calibrated(top), DECIMALS))


def code_corpus(model: Model) -> pd.DataFrame:
    """Return the free coding of the corpus, each department by the model that has not learnt from
    it: a row per contribution in the order of the table, columns idee_libre, proba_libre,
    idee_libre_2, idee_libre_3 (empty text for no idea).
    """
    parts = []
    for cell, fitted in model.fits.items():
        departments = fitted.cell.departments
        for department in dict.fromkeys(departments):
            rows = fitted.cell.of(department)
            coded = code(
                fitted.probabilities[rows], fitted.cell.ideas, model.calibrated(department)
            )
            parts.append(_frame(coded, model.rows[cell][rows]))
    return pd.concat(parts).sort_index()


def _frame(coded: Coded, index: Any) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "idee_libre": coded.ideas[:, 0],
            "proba_libre": coded.probability,
            "idee_libre_2": coded.ideas[:, 1],
            "idee_libre_3": coded.ideas[:, 2],
        },
        index=index,
    )
