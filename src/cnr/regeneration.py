"""The published tables regenerated from their parts, beside the print."""

from __future__ import annotations

import pandas as pd

from cnr.parse.records import REGION

#: What a printed number is computed again from.
DEPARTMENTS = "somme des départements"
IDEAS = "somme des idées"

COMPARISON_COLUMNS = [
    "perimetre",
    "thematique",
    "nature",
    "niveau",
    "groupe",
    "libelle",
    "idee",
    "base",
    "publie",
    "recalcule",
    "ecart",
    "ligne_debut",
    "ligne_fin",
]


def regional_from_departments(published: pd.DataFrame) -> pd.DataFrame:
    """Return a row per regional group and idea: the print, and the sum of the departments.

    `published` is tableaux_publies. `ecart` is recomputed minus published.
    """
    rows = published[published["niveau"].isin(["groupe", "idee"])]
    key = rows["idee"].fillna(rows["groupe"])
    key = rows["thematique"] + "|" + rows["nature"] + "|" + rows["niveau"] + "|" + key
    in_region = rows["perimetre"] == REGION
    sums = rows[~in_region].groupby(key[~in_region])["nombre"].sum()
    regional = rows[in_region].copy()
    regional["recalcule"] = key[in_region].map(sums).fillna(0).astype("Int64")
    return _compared(regional, DEPARTMENTS)


def groups_from_ideas(published: pd.DataFrame) -> pd.DataFrame:
    """Return a row per group of the region and of each department: the print, and the sum of the
    ideas printed under it.
    """
    rows = published[published["niveau"].isin(["groupe", "idee"])].copy()
    rows["bloc"] = (rows["niveau"] == "groupe").cumsum()
    sums = rows[rows["niveau"] == "idee"].groupby("bloc")["nombre"].sum()
    groups = rows[rows["niveau"] == "groupe"].copy()
    groups["recalcule"] = groups["bloc"].map(sums).fillna(0).astype("Int64")
    return _compared(groups, IDEAS)


def _compared(rows: pd.DataFrame, base: str) -> pd.DataFrame:
    table = rows.rename(columns={"nombre": "publie"}).assign(base=base)
    table["ecart"] = table["recalcule"] - table["publie"]
    return table[COMPARISON_COLUMNS].reset_index(drop=True)


def theme_totals(published: pd.DataFrame) -> pd.DataFrame:
    """Return a row per scope and theme: verbatims counted, as constats, propositions, total."""
    groups = published[published["niveau"] == "groupe"]
    totals = groups.pivot_table(
        index=["perimetre", "thematique"],
        columns="nature",
        values="nombre",
        aggfunc="sum",
        fill_value=0,
    )
    totals = totals.reindex(columns=["constat", "proposition"], fill_value=0)
    totals.columns = ["constats", "propositions"]
    totals["total"] = totals.sum(axis=1)
    return totals.astype("Int64").reset_index()


def framing_against_tables(framing: pd.DataFrame, published: pd.DataFrame) -> pd.DataFrame:
    """Return a row per theme, and the total: section 1.1's contributions, what the tables count.

    Columns: thematique (empty on the total), cadrage, tableaux, ecart (tables minus section 1.1).
    """
    cells = framing[framing["tableau"] == "contributions"][["thematique", "nombre"]]
    cells = cells.rename(columns={"nombre": "cadrage"}).reset_index(drop=True)
    totals = theme_totals(published)
    regional = totals[totals["perimetre"] == REGION].set_index("thematique")["total"]
    cells["tableaux"] = [
        regional.sum() if pd.isna(theme) else regional.get(theme, 0)
        for theme in cells["thematique"]
    ]
    cells["tableaux"] = cells["tableaux"].astype("Int64")
    cells["ecart"] = cells["tableaux"] - cells["cadrage"]
    return cells
