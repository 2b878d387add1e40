"""How far classes and a coding put the same texts together."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pandas as pd
from sklearn.metrics import adjusted_rand_score, homogeneity_completeness_v_measure

from cnr.coding.evaluation import group_of
from cnr.schema.textometry import REFERENCES
from cnr.textometry.specificity import specificity


def references(coding: pd.DataFrame, agreed: pd.Series) -> dict[str, pd.Series]:
    """Return what classes are compared with, by name of REFERENCES: the idea, or group of ideas, of
    each contribution that has one, indexed by contribution.

    `coding` is codage.csv; `agreed` the idea on which the readers of a contribution agree, empty
    text where they find none.
    """
    counted = coding.set_index("contribution")["idee_quotas"].dropna()
    read = agreed[agreed != ""]
    values = (counted.map(group_of), counted, read.map(group_of), read)
    return dict(zip(REFERENCES, values, strict=True))


def agreement(classes: pd.Series, references: Mapping[str, pd.Series]) -> list[dict[str, object]]:
    """Return how well classes agree with each reference: reference, contributions, rand_ajuste,
    mesure_v, homogeneite, completude.

    `classes` is the class of each contribution, missing outside classes, indexed by contribution.
    """
    rows: list[dict[str, object]] = []
    for name, reference in references.items():
        both = pd.concat([classes.rename("class"), reference.rename("truth")], axis=1, join="inner")
        both = both.dropna()
        truth, found = both["truth"].astype(str), both["class"].astype(str)
        parts = homogeneity_completeness_v_measure(truth, found) if len(both) else (0.0, 0.0, 0.0)
        rand = adjusted_rand_score(truth, found) if len(both) else 0.0
        rows.append(
            {
                "reference": name,
                "contributions": len(both),
                "rand_ajuste": round(float(rand), 4),
                "mesure_v": round(float(parts[2]), 4),
                "homogeneite": round(float(parts[0]), 4),
                "completude": round(float(parts[1]), 4),
            }
        )
    return rows


def nearest_ideas(
    portraits: pd.DataFrame, classes: pd.DataFrame, coding: pd.DataFrame
) -> pd.DataFrame:
    """Return `portraits` with the idea most specific to each class (Lafon, over its coded texts)
    and the share of them that it holds; of two ideas as specific, the first one.
    """
    coded = classes.dropna(subset=["classe"]).merge(
        coding[["contribution", "idee_retenue"]].dropna(), on="contribution"
    )
    found: dict[tuple[str, int], tuple[str, float]] = {}
    for method, rows in coded.groupby("methode", sort=False):
        counts = pd.crosstab(rows["classe"], rows["idee_retenue"])
        table = counts.to_numpy()
        held, sizes = table.sum(axis=0)[None, :], table.sum(axis=1)[:, None]
        index = specificity(table, held, sizes, table.sum())
        best = np.argmax(np.round(index, 6), axis=1)
        for number, row, column in zip(counts.index, table, best, strict=True):
            share = round(float(row[column] / row.sum()), 4)
            found[str(method), int(number)] = (str(counts.columns[column]), share)
    keys = [(row.methode, row.classe) for row in portraits.itertuples()]
    return portraits.assign(
        idee_proche=[found.get(key, ("", None))[0] for key in keys],
        part_idee_proche=[found.get(key, ("", None))[1] for key in keys],
    )
