"""What the reports hold, counted beside what the agency counted."""

from __future__ import annotations

import pandas as pd

from cnr.parse.prompts import LEVER, PROBLEM, SOLUTION

#: A section of a report -> what the published tables count of it.
NATURES = {PROBLEM: "constat", SOLUTION: "proposition", LEVER: "proposition"}


def published_and_printed(published: pd.DataFrame, contributions: pd.DataFrame) -> pd.DataFrame:
    """Return a row per department, theme and nature: `publies` counted by the agency (sum of the
    ideas of tableaux_publies), `releves` printed in the reports (rows of contributions), `ecart`
    (printed minus counted), and `temoins`, how many of the printed ones present their speaker.
    """
    keys = ["perimetre", "thematique", "nature"]
    ideas = published[(published["niveau"] == "idee") & (published["perimetre"] != "region")]
    counted = ideas.groupby(keys)["nombre"].sum().rename("publies")
    said = contributions.assign(
        perimetre=contributions["departement"], nature=contributions["rubrique"].map(NATURES)
    )
    printed = said.groupby(keys).size().rename("releves")
    presented = said[said["locuteur"].notna()].groupby(keys).size().rename("temoins")
    table = pd.concat([counted, printed, presented], axis=1).fillna(0).astype("Int64")
    table = table.sort_index().reset_index()
    table["ecart"] = table["releves"] - table["publies"]
    return table


def totals(table: pd.DataFrame, by: str) -> pd.DataFrame:
    """Return the sums of `published_and_printed` over one of its keys, in the order of the text."""
    columns = ["publies", "releves", "temoins", "ecart"]
    return table.groupby(by, sort=False)[columns].sum().reset_index()
