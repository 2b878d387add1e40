"""The tables of coding: codage, tableaux_recalcules and approches, from a model."""

from __future__ import annotations

from collections import Counter

import numpy as np
import pandas as pd

from cnr.coding.approaches import compare
from cnr.coding.free import code_corpus
from cnr.coding.materials import Materials
from cnr.coding.model import Model
from cnr.coding.quotas import quota_coding
from cnr.coding.recount import recount
from cnr.schema import CODED_TABLES
from cnr.storage import table_bytes
from cnr.tables.frame import typed

#: Below it a free coding is doubtful: about a quarter of the contributions are.
DOUBT = 0.6


def coded_tables(model: Model, materials: Materials) -> dict[str, bytes]:
    """Return the contents of the tables of coding, by name."""
    coded = coding(model, materials)
    departments = materials.contributions["departement"].to_numpy()
    frames = {
        "codage": coded,
        "tableaux_recalcules": recount(model, materials, coded.assign(departement=departments)),
        "approches": compare(model, materials).assign(contribution=coded["contribution"]),
    }
    return {
        name: table_bytes(CODED_TABLES[name], typed(CODED_TABLES[name], rows))
        for name, rows in frames.items()
    }


def coding(model: Model, materials: Materials) -> pd.DataFrame:
    """Return the rows of codage.csv, empty text where there is no idea."""
    names = materials.contributions["contribution"]
    table = pd.concat([names, code_corpus(model), quota_coding(model, materials)], axis=1)
    decided = materials.decisions.rows.set_index("contribution")["idee"].to_dict()
    reader = names.isin(list(decided)).to_numpy()
    table["idee_retenue"] = np.select(
        [reader, table["idee_quotas"] != ""],
        [[decided.get(name, "") for name in names], table["idee_quotas"]],
        table["idee_libre"],
    )
    table["origine"] = np.select(
        [reader, table["idee_quotas"] != "", table["idee_libre"] != ""],
        ["lecture", "quotas", "libre"],
        "aucune",
    )
    reasons = {
        "doute": table["proba_libre"] < DOUBT,
        "desaccord": (table["idee_libre"] != table["idee_quotas"])
        & (table["idee_libre"] != table["idee_quotas_2"]),
        "compte": _decisive(table, materials),
    }
    words = [[name if on else "" for on in column] for name, column in reasons.items()]
    table["motifs"] = [
        "" if read else " ".join(filter(None, one))
        for read, *one in zip(reader, *words, strict=True)
    ]
    table["a_relire"] = ~reader & (reasons["doute"] | reasons["desaccord"]).to_numpy()
    contested = names.isin(_contested(materials.decisions.rows)).to_numpy()
    table.loc[contested, ["a_relire", "motifs"]] = [True, "desaccord"]
    return table


def _contested(decisions: pd.DataFrame) -> set[str]:
    """Return the contributions that readers decide differently, each by his last word."""
    last = decisions.drop_duplicates(["contribution", "lecteur"], keep="last")
    differing = last.groupby("contribution")["idee"].nunique() > 1
    return set(differing.index[differing])


def _decisive(table: pd.DataFrame, materials: Materials) -> pd.Series:
    """Return where filing the contribution under its second idea would bring two free counts of
    its department nearer to the published ones.
    """
    departments = materials.contributions["departement"]
    published = materials.published[materials.published["niveau"] == "idee"]
    surplus = Counter(zip(departments, table["idee_libre"], strict=True))
    surplus.subtract({(row.perimetre, row.idee): int(row.nombre) for row in published.itertuples()})
    first, second = (
        pd.Series(
            [surplus[key] for key in zip(departments, table[column], strict=True)],
            index=table.index,
        )
        for column in ("idee_libre", "idee_libre_2")
    )
    return (table["idee_libre"] != "") & (first > 0) & (second < 0)
