"""Pairs that the score or readers find near, and how right the score is."""

from __future__ import annotations

import pandas as pd

from cnr.french import number, percent, plural, typo
from cnr.matching.readings import CHOICE, NET, PROOF
from cnr.matching.takeup import BY_READING, BY_SCORE, SET_ASIDE, shown_pairs
from cnr.parse.records import REGION
from cnr.report_data import ReportData
from cnr.views.plans import short_name
from cnr.views.view import View, line_spans

_UNREAD = "non lue"
#: How a pair came to be shown, in words.
HOW = {BY_SCORE: "score", BY_READING: "lecture seule", SET_ASIDE: "écarté à la lecture"}


def idea_pairs(data: ReportData) -> pd.DataFrame:
    """Return every pair of an action and an idea to show (see `takeup.shown_pairs`)."""
    return shown_pairs(data["rapprochements"], data.pairs, "idee")


def plan_pairs(data: ReportData) -> pd.DataFrame:
    """Return every pair of an earlier action and a later one to show."""
    return shown_pairs(data["continuites"], data.continuity, "cible")


def idea_lines(data: ReportData) -> dict[str, str]:
    """Return where the region's table prints each idea."""
    table = data["tableaux_publies"]
    rows = table[(table["perimetre"] == REGION) & (table["niveau"] == "idee")]
    return dict(zip(rows["idee"], line_spans(rows), strict=True))


def measure_sentence(data: ReportData) -> str:
    """Return the sentence that says how right the pairs kept by the score are, where measured."""
    table = data["mesures_rapprochements"]
    rows = table[(table["objet"] == "idees") & (table["lot"] == PROOF)]
    if rows.empty:
        return "Aucune paire lue ne permet de mesurer ces rapprochements."
    row = rows.iloc[0]
    return typo(
        f"Sur des actions gardées pour la mesure, {percent(100 * row['precision'])} des paires "
        f"que le score retient sont proches à la lecture (de {percent(100 * row['precision_min'])} "
        f"à {percent(100 * row['precision_max'])}, intervalle à 95 %) ; le score retrouve "
        f"{percent(100 * row['rappel'])} des paires proches, et {percent(100 * row['rappel_net'])} "
        "de celles qui le sont nettement."
    )


def matching_measures(data: ReportData) -> View:
    """Return how right the pairs kept are, in the pairs to choose from and in those kept apart."""
    table = data["mesures_rapprochements"]
    what = {"idees": "action et idée", "plans": "action et action suivante"}
    lots = {CHOICE: "choix du seuil", PROOF: "épreuve"}
    return View(
        "mesures-rapprochements",
        "Ce que valent les rapprochements",
        pd.DataFrame(
            {
                "Paires": table["objet"].map(what),
                "Lot": table["lot"].map(lots),
                "Seuil": [number(one, 2) for one in table["seuil"]],
                "Paires parcourues": table["paires"],
                "Proches": table["proches"],
                "Retenues": table["retenues"],
                "Justes": table["justes"],
                "Précision": [_share(one) for one in table["precision"]],
                "Rappel": [_share(one) for one in table["rappel"]],
                "Rappel des nettes": [_share(one) for one in table["rappel_net"]],
            }
        ),
        note="Précision : part des retenues qui sont proches à la lecture. Rappel : part des "
        "proches qui sont retenues. Épreuve : actions qui n’ont servi ni à apprendre le score ni "
        "à fixer le seuil.",
    )


def _share(value: float) -> str:
    return "" if pd.isna(value) else percent(100 * value)


def pair_table(data: ReportData, status: str, most: int = 10) -> View:
    """Return pairs of an action and an idea of one status, the highest scores first: `score` the
    surest, `ecarte` those kept that readers set aside, `lecture` plain ones that the score misses.
    """
    pairs = idea_pairs(data)
    rows = pairs[pairs["statut"] == status]
    if status == BY_READING:
        rows = rows[rows["lecture"] == NET]
    else:
        rows = rows.sort_values("score", ascending=False, kind="stable")
    total, rows = len(rows), rows.head(most)
    titles = {
        BY_SCORE: f"Les {min(most, total)} rapprochements au plus haut score",
        SET_ASIDE: f"{plural(total, 'paire')} que le score retient et que la lecture écarte",
        BY_READING: f"Des {plural(total, 'paire nette', 'paires nettes')} que le score manque, "
        f"les {min(most, total)} premières",
    }
    ideas = data["idees"].set_index("idee")["libelle"]
    actions = data["actions_locales"].set_index("action").loc[rows["action"]]
    places = idea_lines(data)
    return View(
        f"paires-{status}",
        typo(titles[status]),
        pd.DataFrame(
            {
                "Action": actions["intitule"].map(typo).to_numpy(),
                "Plan": [short_name(data, one) for one in actions["document"]],
                "Lignes de l’action": line_spans(actions),
                "Idée": [typo(ideas[one]) for one in rows["idee"]],
                "Lignes de l’idée": [places.get(one, "") for one in rows["idee"]],
                "Score": ["" if pd.isna(one) else number(one, 2) for one in rows["score"]],
                "Lecture": [str(one) or _UNREAD for one in rows["lecture"].fillna("")],
            }
        ),
        wide=("Action", "Idée"),
        sources={"Lignes de l’action": tuple(actions["document"])},
    )


def every_near_idea(data: ReportData) -> View:
    """Return every pair of an action and an idea to show, for the workbook."""
    pairs = idea_pairs(data)
    ideas = data["idees"].set_index("idee")["libelle"]
    actions = data["actions_locales"].set_index("action").loc[pairs["action"]]
    return View(
        "rapprochements",
        "Actions proches d’idées des ateliers",
        pd.DataFrame(
            {
                "Action": actions["intitule"].to_numpy(),
                "Plan": [short_name(data, one) for one in actions["document"]],
                "Code": actions["code"].fillna("").to_numpy(),
                "Lignes de l’action": line_spans(actions),
                "Idée": [ideas[one] for one in pairs["idee"]],
                "Identifiant de l’idée": pairs["idee"],
                "Score": pd.array(pairs["score"], dtype="Float64"),
                "Lecture": [str(one) or _UNREAD for one in pairs["lecture"].fillna("")],
                "Proche d’après": pairs["statut"].map(HOW),
            }
        ),
        note="« Proche de » : les textes se ressemblent. Ce n’est pas la preuve qu’une politique "
        "répond à une demande.",
        wide=("Action", "Idée"),
        sources={"Lignes de l’action": tuple(actions["document"])},
    )
