"""A department against the region: its tables, and what it raises more than others."""

from __future__ import annotations

import pandas as pd

from cnr.errors import ParameterError
from cnr.parse.records import REGION
from cnr.textometry.specificity import profile

#: Adjusted probability under which a difference is said to stand out.
LEVEL = 0.05


def check_department(code: str, known: list[str]) -> str:
    """Return `code` if it is one of the `known` ones, else raise ParameterError listing them."""
    if code not in known:
        raise ParameterError(
            f"Le département « {code} » n’est pas dans les données ; "
            f"départements connus : {', '.join(known)}."
        )
    return code


def department_codes(published: pd.DataFrame) -> list[str]:
    """Return the codes of the departments that have published counts, in reading order."""
    scopes = published["perimetre"].drop_duplicates()
    return [code for code in scopes if code != REGION]


def department_counts(published: pd.DataFrame, code: str, level: str) -> pd.DataFrame:
    """Return a row per regional group or idea (`level`): its counts in the department and region.

    Columns: thematique, nature, groupe, libelle, idee, departement, region; a row absent from the
    department's tables counts 0.
    """
    rows = published[published["niveau"] == level]
    keys = ["thematique", "nature", "groupe"] + (["idee"] if level == "idee" else [])
    regional = rows[rows["perimetre"] == REGION][[*keys, "libelle", "nombre"]]
    local = rows[rows["perimetre"] == code].groupby(keys)["nombre"].sum()
    table = regional.rename(columns={"nombre": "region"}).merge(
        local.rename("departement").reset_index(), on=keys, how="left"
    )
    table["departement"] = table["departement"].fillna(0).astype("Int64")
    return table


def department_profile(published: pd.DataFrame, code: str, level: str) -> pd.DataFrame:
    """Return the department's counts with the statistics of `specificity.profile`.

    The whole is every verbatim of the region's tables of findings and proposals.
    """
    return profile(department_counts(published, code, level), "departement", "region")


def distinctive(table: pd.DataFrame) -> pd.DataFrame:
    """Return the rows of a profile that stand out at LEVEL, most specific first."""
    found = table[table["p_ajustee"] < LEVEL]
    order = found["specificite"].abs().sort_values(ascending=False, kind="stable").index
    return found.loc[order]
