"""Coding within the published counts: the assignment that fits texts and counts together.

It is a reconstruction of the agency's work, never a prediction: it has seen the answer's totals.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from cnr.coding.assignment import assign
from cnr.coding.materials import Materials
from cnr.coding.model import Model


def quota_coding(model: Model, materials: Materials) -> pd.DataFrame:
    """Return the ideas of each contribution within its department's counts: a row per contribution
    in the order of the table, columns idee_quotas and idee_quotas_2 (a second idea that it is
    counted under), empty for none.

    Readers' decisions are certain here: they take their place in the counts first.
    """
    names = materials.contributions["contribution"].to_numpy()
    decided = materials.decisions.rows.set_index("contribution")["idee"].to_dict()
    parts = []
    for name, fitted in model.fits.items():
        cell = fitted.cell
        classes = np.array([*cell.ideas, ""], dtype=object)
        ranks = {idea: rank for rank, idea in enumerate(classes)}
        probabilities = fitted.probabilities.copy()
        for row, position in enumerate(model.rows[name]):
            if names[position] in decided:
                probabilities[row] = 0.0
                probabilities[row, ranks.get(decided[names[position]], cell.none)] = 1.0
        for department in dict.fromkeys(cell.departments):
            rows = cell.of(department)
            assigned = assign(probabilities[rows], cell.counts_of(department))
            parts.append(
                pd.DataFrame(
                    {
                        "idee_quotas": classes[assigned.first],
                        "idee_quotas_2": classes[assigned.second],
                    },
                    index=model.rows[name][rows],
                )
            )
    return pd.concat(parts).sort_index()
