"""Tables of the counts made again from the contributions, beside the published ones."""

from __future__ import annotations

import pandas as pd

from cnr.coding.judgement import agreement_with_print, interval_coverage
from cnr.french import NATURES, number, percent, typo
from cnr.parse.records import REGION
from cnr.report_data import ReportData
from cnr.views.ideas import idea_address
from cnr.views.view import View


def recounted(data: ReportData, scope: str, theme: str, nature: str) -> View | None:
    """Return the table of a theme and kind counted again, each idea beside its published count;
    an idea leads to its contributions. None where nothing is printed nor counted.
    """
    ideas = data["idees"].set_index("idee")
    rows = data["tableaux_recalcules"]
    rows = rows[
        (rows["perimetre"] == scope) & (rows["thematique"] == theme) & (rows["nature"] == nature)
    ]
    if scope != REGION:
        rows = rows[rows[["publie", "libre", "quotas"]].any(axis=1)]
    if rows.empty:
        return None
    place = "ensemble de la région" if scope == REGION else f"{data.departments[scope]} ({scope})"
    inside = [
        low <= count <= high
        for low, count, high in zip(rows["bas"], rows["publie"], rows["haut"], strict=True)
    ]
    labels = rows["idee"].map(ideas["libelle"])
    return View(
        f"recompte-{scope}-{theme}-{nature}",
        typo(f"Thématique {theme} : {NATURES[nature]} recomptés, {place}")
        if nature == "constat"
        else typo(f"Thématique {theme} : {NATURES[nature]} recomptées, {place}"),
        pd.DataFrame(
            {
                "Idée": labels.to_numpy(),
                "Publié": rows["publie"].to_numpy(),
                "Libre": rows["libre"].to_numpy(),
                "Écart": (rows["libre"] - rows["publie"]).to_numpy(),
                "Intervalle à 95 %".replace(" %", "\u00a0%"): [
                    f"{low} à {high}" + ("" if within else " ✗")
                    for low, high, within in zip(rows["bas"], rows["haut"], inside, strict=True)
                ],
                "Avec les comptes": rows["quotas"].to_numpy(),
            }
        ),
        note=typo(
            "Libre : sans aucun compte du département. Intervalle : où le codage libre attend le "
            "compte publié, d’après les probabilités ; ✗ quand il n’y est pas. Avec les comptes : "
            "choisi pour retomber sur l’imprimé ; ce qui lui manque n’a pas trouvé de "
            "contribution."
        ),
        wide=("Idée",),
        links=tuple(idea_address(str(idea), scope) for idea in rows["idee"]),
    )


def print_agreement(data: ReportData) -> View:
    """Return how near the counts made again are to the published ones."""
    table = agreement_with_print(data["tableaux_recalcules"])
    names = {
        "libre": "Libre",
        "attendu": "Libre, comptes attendus",
        "quotas": "Avec les comptes (acquis d’avance)",
    }
    return View(
        "codage-comptes",
        "Les comptes recomptés et les comptes publiés",
        pd.DataFrame(
            {
                "Codage": [names[name] for name in table.index],
                "Recouvrement des comptes départementaux": [
                    percent(100 * value) for value in table["recouvrement"]
                ],
                "Corrélation de rang des comptes régionaux": [
                    number(one, 2) for one in table["spearman"]
                ],
                "Cellules départementales égales": [
                    percent(100 * value) for value in table["egales"]
                ],
            }
        ),
        note=typo(
            "Recouvrement : somme, sur les départements et les idées, du plus petit des deux "
            "comptes, rapportée au total publié. Corrélation de Spearman sur les idées. Cellules "
            "où l’un des deux comptes n’est pas nul."
        ),
        wide=("Codage",),
    )


def intervals(data: ReportData) -> View:
    """Return how often the published count is where the free coding expects it."""
    table = interval_coverage(data["tableaux_recalcules"])
    return View(
        "codage-intervalles",
        typo("Le compte publié est-il dans l’intervalle à 95 % du codage libre ?"),
        pd.DataFrame(
            {
                "Comptes": ["région", "départements"],
                "Cellules": table["cellules"].astype(int).to_numpy(),
                "Dans l’intervalle": [percent(100 * one, 1) for one in table["dedans"]],
                "Cellules où au moins 1 est attendu": table["cellules_1"].astype(int).to_numpy(),
                "Dans l’intervalle ": [percent(100 * one, 1) for one in table["dedans_1"]],
            }
        ),
    )
