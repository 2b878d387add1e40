"""What coding gets right: codings beside the readings and quotations that they are judged on."""

from __future__ import annotations

import pandas as pd

from cnr.coding.evaluation import SURE, matches, overlap, share
from cnr.coding.materials import cell_of_idea
from cnr.coding.readings import alike
from cnr.parse.records import REGION

#: Codings that can be judged: column of codage.csv or approches.csv -> words for readers.
APPROACH_NAMES = {
    "libelles": "ressemblance avec les libellés",
    "lineaire": "classifieur linéaire, appris sur les comptes",
    "sans_codebook": "approche retenue, sans la grille commentée",
    "sans_lecture": "approche retenue, sans les lectures",
    "codebook": "grille commentée seule",
    "idee_libre": "approche retenue",
}


def judged(coding: pd.DataFrame, approaches: pd.DataFrame, measures: pd.DataFrame) -> pd.DataFrame:
    """Return the contributions read and settled under an idea: a row per contribution, with the
    columns of codage.csv and approches.csv, idee_arbitree (several ideas separated by spaces where
    it was counted several times) and sure.

    Readings that settle on no idea are left out: what the agency did not count says nothing of
    what it would have filed it under.
    """
    rows = _beside(measures[measures["idee_arbitree"] != ""], coding, approaches)
    return rows.assign(sure=rows["confiance"] == SURE)


def quoted(coding: pd.DataFrame, approaches: pd.DataFrame, examples: pd.DataFrame) -> pd.DataFrame:
    """Return the contributions that chapter 1 quotes under an idea, the agency's own coding: a row
    per quotation linked to a contribution, with the columns of `judged` but `sure`; idee_arbitree
    is the idea that it illustrates.
    """
    linked = examples.dropna(subset=["idee", "contribution"])[["contribution", "idee"]]
    return _beside(linked.rename(columns={"idee": "idee_arbitree"}), coding, approaches)


def agreed(coding: pd.DataFrame, approaches: pd.DataFrame, readings: pd.DataFrame) -> pd.DataFrame:
    """Return the contributions that at least two readers, blind to the counts, file under the same
    idea: a row per contribution, with the columns of `judged` but `sure`.
    """
    same = alike(readings)
    kept = same[same != ""].rename("idee_arbitree").rename_axis("contribution").reset_index()
    return _beside(kept, coding, approaches)


def _beside(settled: pd.DataFrame, coding: pd.DataFrame, approaches: pd.DataFrame) -> pd.DataFrame:
    """Return settled readings with what each coding says of the same contributions."""
    rows = settled.merge(coding.fillna(""), on="contribution")
    return rows.merge(approaches.fillna(""), on="contribution")


def accuracy(rows: pd.DataFrame, column: str, *, by_group: bool = False) -> dict[str, float]:
    """Return how often a coding is right: contributions, part, bas, haut (95 %)."""
    part, low, high = share(matches(rows[column], rows["idee_arbitree"], by_group=by_group))
    return {"contributions": len(rows), "part": part, "bas": low, "haut": high}


def accuracy_by(rows: pd.DataFrame, column: str, key: pd.Series) -> pd.DataFrame:
    """Return `accuracy` for each value of `key`, a row each, in the order of the values."""
    return pd.DataFrame.from_dict(
        {value: accuracy(part, column) for value, part in rows.groupby(key, sort=True)},
        orient="index",
        columns=["contributions", "part", "bas", "haut"],
    )


def agreement_with_print(recount: pd.DataFrame) -> pd.DataFrame:
    """Return how near the counts are to the published ones: a row per coding (libre, attendu,
    quotas) with recouvrement (shared counts of departments over the published total), spearman
    (of regional counts), egales (share of departments' cells, published or counted, that agree).
    """
    regional = recount[recount["perimetre"] == REGION]
    local = recount[recount["perimetre"] != REGION]
    rows = {}
    for column in ("libre", "attendu", "quotas"):
        told = local[(local["publie"] > 0) | (local[column].round() > 0)]
        rows[column] = {
            "recouvrement": overlap(local[column], local["publie"]),
            "spearman": float(regional["publie"].corr(regional[column], method="spearman")),
            "egales": float((told["publie"] == told[column].round()).mean()),
        }
    return pd.DataFrame(rows).T


def interval_coverage(recount: pd.DataFrame) -> pd.DataFrame:
    """Return how often the published count lies within its interval: a row for the region and one
    for the departments, with cellules, dedans (share), and the same for cells whose expected count
    is at least 1.
    """
    rows = {}
    for name, part in (
        ("region", recount[recount["perimetre"] == REGION]),
        ("departements", recount[recount["perimetre"] != REGION]),
    ):
        inside = (part["publie"] >= part["bas"]) & (part["publie"] <= part["haut"])
        told = part["attendu"] >= 1
        rows[name] = {
            "cellules": len(part),
            "dedans": float(inside.mean()),
            "cellules_1": int(told.sum()),
            "dedans_1": float(inside[told].mean()),
        }
    return pd.DataFrame(rows).T


def cells(rows: pd.DataFrame) -> pd.Series:
    """Return the cell (theme and kind) of the idea that each contribution was read under."""
    return rows["idee_arbitree"].str.split().str[0].map(cell_of_idea)
