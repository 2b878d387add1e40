"""What local policy takes up: ideas and plans crossed, what a contract kept, what it adds."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import Any

import pandas as pd

from cnr.french import number, plural, quote, typo
from cnr.matching.readings import NET
from cnr.matching.takeup import (
    BY_READING,
    BY_SCORE,
    EARLIER,
    LATER,
    NEAR,
    best_status,
    idea_status,
)
from cnr.parse.records import REGION
from cnr.report_data import ReportData
from cnr.views.pairs import HOW, idea_lines, idea_pairs, plan_pairs
from cnr.views.plans import plan_documents, short_name
from cnr.views.view import Crossing, CrossingItem, View, line_spans


def proposals(data: ReportData, scope: str = REGION) -> pd.DataFrame:
    """Return the proposals of the codebook that a scope counts: idee, libelle, groupe, thematique
    and the count published there (`publie`).
    """
    ideas = data["idees"]
    rows = ideas[ideas["nature"] == "proposition"]
    published = data["tableaux_publies"]
    counted = published[(published["perimetre"] == scope) & (published["niveau"] == "idee")]
    counts = counted.groupby("idee")["nombre"].sum()
    rows = rows.assign(publie=rows["idee"].map(counts).fillna(0).astype(int))
    return rows[rows["publie"] > 0].reset_index(drop=True)


def statuses(data: ReportData, scope: str = REGION) -> pd.DataFrame:
    """Return how near each document is to each proposal that a scope counts (`idea_status`)."""
    ideas = proposals(data, scope)["idee"]
    every = idea_status(idea_pairs(data), data["actions_locales"], data["idees"]["idee"])
    return every.loc[list(ideas)]


def local_department(data: ReportData) -> str:
    """Return the code of the department that the local plans are of; empty where there is none."""
    codes = data["documents"]["departement"].dropna()
    return str(codes.mode().iloc[0]) if len(codes) else ""


def takeup_sentence(data: ReportData, scope: str = REGION) -> str:
    """Return the sentence that says how many ideas of a scope are near some action, or none."""
    best = best_status(statuses(data, scope))
    near, score = int(best.isin(NEAR).sum()), int((best == BY_SCORE).sum())
    place = "de la région" if scope == REGION else f"comptées en {data.departments[scope]}"
    return typo(
        f"Sur {plural(len(best), 'proposition')} {place}, {number(near)} sont proches d’au moins "
        f"une action de ces plans ({number(score)} d’après le score, {number(near - score)} que "
        f"seule la lecture trouve) ; {number(len(best) - near)} ne sont proches d’aucune."
    )


def takeup_matrix(data: ReportData) -> Crossing:
    """Return the crossing of ideas and plans: each cell has the actions near the idea."""
    pairs = idea_pairs(data)
    pairs = pairs[pairs["statut"].isin(NEAR)]
    actions = data["actions_locales"].set_index("action")
    ideas = proposals(data).set_index("idee")
    code = local_department(data)
    local = proposals(data, code).set_index("idee")["publie"] if code else pd.Series(dtype=int)
    documents = plan_documents(data)
    places = idea_lines(data)
    rows = []
    for idea in ideas.index[ideas.index.isin(set(pairs["idee"]))]:
        mine = pairs[pairs["idee"] == idea]
        cells = []
        for document in documents:
            own = mine[mine["action"].map(actions["document"]) == document]
            cells.append(
                tuple(_item(pair, actions.loc[pair["action"]]) for pair in own.to_dict("records"))
            )
        counts = (str(ideas.at[idea, "publie"]), str(local.get(idea, "")))
        label = typo(f"{ideas.at[idea, 'libelle']} ({idea})")
        rows.append((label, places.get(idea, ""), counts[: 1 + bool(code)], tuple(cells)))
    heads = ["Région"] + ([data.departments[code]] if code else [])
    return Crossing(
        "croisement",
        typo(f"Les {plural(len(rows), 'idée')} proches d’au moins une action, et ces actions"),
        "Idée des ateliers",
        tuple(heads),
        tuple(short_name(data, document) for document in documents),
        tuple(rows),
        note=typo(
            "Région, département : verbatims publiés pour l’idée. Chaque case s’ouvre sur les "
            "actions proches et leurs lignes ; « lecture seule » : le score ne l’a pas retenue."
        ),
    )


def _item(pair: Mapping[Hashable, Any], action: pd.Series) -> CrossingItem:
    code = f"{action['code']} : " if pd.notna(action["code"]) else ""
    how = HOW[pair["statut"]]
    if pair["statut"] == BY_SCORE:
        how += f" {number(pair['score'], 2)}"
    first, last = int(action["ligne_debut"]), int(action["ligne_fin"])
    lines = str(first) if first == last else f"{first}–{last}"
    return CrossingItem(typo(f"{code}{action['intitule']}"), how, lines, str(action["document"]))


def untaken(data: ReportData) -> View:
    """Return the ideas that are near no action of any plan, by theme, with their counts."""
    best = best_status(statuses(data))
    rows = proposals(data).set_index("idee").loc[best.index[best == ""]].reset_index()
    code = local_department(data)
    counts = {"Région": rows["publie"]}
    if code:
        local = proposals(data, code).set_index("idee")["publie"]
        counts[data.departments[code]] = rows["idee"].map(local).fillna(0).astype(int)
    places = idea_lines(data)
    return View(
        "idees-sans-action",
        typo(f"{plural(len(rows), 'idée')} sans action proche dans ces plans"),
        pd.DataFrame(
            {
                "Idée": rows["libelle"].map(typo),
                "Thématique": rows["thematique"],
                **counts,
                "Lignes": [places.get(idea, "") for idea in rows["idee"]],
            }
        ),
        note="Nombres : verbatims publiés. Sans action proche ne veut pas dire sans politique : "
        "seuls quatre plans sont lus ici.",
        wide=("Idée",),
    )


def kept_sentence(data: ReportData) -> str:
    """Return the sentence that says how much of the first plan is near the later contract."""
    pairs = plan_pairs(data)
    near = set(pairs.loc[pairs["statut"].isin(NEAR), "action"])
    parts = []
    for document in EARLIER:
        own = data["actions_locales"]
        names = own.loc[own["document"] == document, "action"]
        if len(names):
            parts.append(
                f"{sum(name in near for name in names)} des {len(names)} de "
                f"{quote(short_name(data, document))}"
            )
    if not parts:
        return "Aucun plan antérieur à comparer."
    later = short_name(data, LATER)
    return typo(
        f"Ont une action proche dans {quote(later)} : {', '.join(parts)}. Un objectif de 2019 est "
        "plus large qu’une action de 2022 : les deux parts ne se comparent pas."
    )


def kept(data: ReportData, document: str) -> View:
    """Return what the later contract kept of a plan: for each action, those near it."""
    actions = data["actions_locales"].set_index("action")
    pairs = plan_pairs(data)
    own = actions[actions["document"] == document]
    near = {
        status: pairs[pairs["statut"] == status].groupby("action")["cible"].agg(list)
        for status in NEAR
    }

    def named(action: str, status: str) -> str:
        targets = actions.loc[near[status].get(action, [])]
        names = zip(targets["code"], targets["intitule"], strict=True)
        return typo(" ; ".join(f"{code} {title}" for code, title in names))

    later = short_name(data, LATER)
    return View(
        f"suite-{document}",
        typo(f"« {short_name(data, document)} » : les actions de {later} qui en sont proches"),
        pd.DataFrame(
            {
                "Action": own["intitule"].map(typo),
                "Proche selon le score": [named(one, BY_SCORE) for one in own.index],
                "Proche à la lecture seule": [named(one, BY_READING) for one in own.index],
                "Lignes": line_spans(own),
            }
        ),
        note=typo(
            f"Vide : aucune action de {later} n’en est proche. Une seule lecture, par machine, a "
            "parcouru toutes les paires."
        ),
        wide=("Action", "Proche selon le score", "Proche à la lecture seule"),
        document=document,
    )


def added(data: ReportData) -> View | None:
    """Return the actions of the later contract that are plainly near no idea of the workshops:
    the score keeps none, and readers find at most a part; None where there is no such action.
    """
    actions = data["actions_locales"]
    pairs = idea_pairs(data)
    plain = (pairs["statut"] == BY_SCORE) | (pairs["lecture"] == NET)
    near = set(pairs.loc[plain, "action"])
    rows = actions[(actions["document"] == LATER) & ~actions["action"].isin(near)]
    if rows.empty:
        return None
    ideas = data["idees"].set_index("idee")["libelle"]
    parts = pairs[pairs["statut"] == BY_READING].groupby("action")["idee"].agg(list)
    later = short_name(data, LATER)
    return View(
        "ajouts",
        typo(f"{plural(len(rows), 'action')} de {later} sans idée nettement proche"),
        pd.DataFrame(
            {
                "Code": rows["code"].fillna(""),
                "Action": rows["intitule"].map(typo),
                "Idées proches en partie, à la lecture": [
                    typo(" ; ".join(ideas[one] for one in parts.get(action, [])))
                    for action in rows["action"]
                ],
                "Lignes": line_spans(rows),
            }
        ),
        wide=("Action", "Idées proches en partie, à la lecture"),
        document=LATER,
    )
