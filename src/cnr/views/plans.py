"""Tables of the local documents: their plans, territories, dated figures, quotations, findings."""

from __future__ import annotations

import pandas as pd

from cnr.audit import LOCAL_RULES
from cnr.french import number, plural, typo
from cnr.report_data import ReportData
from cnr.views.view import View, line_spans

#: How readers call the documents in the head of a table.
SHORT_NAMES = {
    "agen-contribution": "Agen 2022",
    "cls2-agen": "CLS 2",
    "cls3-agen": "CLS 3",
    "focus-cls": "National",
}


def short_name(data: ReportData, document: str) -> str:
    """Return how a document is called in the head of a table: a short name, or its title."""
    titles = data["documents"].set_index("document")["titre"]
    title = titles.get(document)
    return SHORT_NAMES.get(document) or (document if pd.isna(title) else str(title))


def plan_documents(data: ReportData) -> list[str]:
    """Return the documents that have a plan of actions, in the order of the data."""
    return list(dict.fromkeys(data["actions_locales"]["document"]))


def plans(data: ReportData) -> View:
    """Return what each plan is made of: axes, objectives, actions."""
    levels, actions = data["niveaux_plans"], data["actions_locales"]
    titles = data["documents"].set_index("document")["titre"]
    rows = []
    for document in plan_documents(data):
        own = levels[levels["document"] == document]["niveau"].value_counts()
        mine = actions[actions["document"] == document]
        rows.append(
            {
                "Appelé ici": short_name(data, document),
                "Document": titles.get(document, document),
                "Axes": int(own.get("axe", 0)),
                "Objectifs": int(own.get("objectif", 0) + own.get("intertitre", 0)),
                "Actions": len(mine),
                "Ce que sont ses actions": _KINDS.get(mine["nature"].iloc[0], ""),
            }
        )
    return View(
        "plans",
        "Les plans comparés",
        pd.DataFrame(rows, columns=list(rows[0]) if rows else ["Appelé ici"]),
        note="Objectifs : objectifs d’un axe, ou titres qui réunissent des actions.",
        wide=("Document",),
    )


def every_action(data: ReportData) -> View:
    """Return every action of the plans, with its headings and lines."""
    table = data["actions_locales"]
    return View(
        "actions-locales",
        "Les actions, objectifs et recommandations",
        pd.DataFrame(
            {
                "Intitulé": table["intitule"],
                "Plan": [short_name(data, one) for one in table["document"]],
                "Code": table["code"].fillna(""),
                "Axe": table["axe"],
                "Objectif": table["objectif"].fillna(""),
                "Sous-objectif": table["sous_objectif"].fillna(""),
                "Lignes": line_spans(table),
            }
        ),
        wide=("Intitulé", "Axe", "Objectif"),
        sources={"Lignes": tuple(table["document"])},
    )


_KINDS = {
    "action": "actions",
    "objectif": "objectifs : la page ne liste pas d’actions",
    "recommandation": "recommandations aux pouvoirs publics",
}


def territories(data: ReportData) -> View:
    """Return the key figures of the portraits side by side: a row per figure."""
    table = data["territoires"]
    rows = {
        "Région": table["region"].tolist(),
        "Communes": [number(one) for one in table["communes"]],
        "Habitants": [number(one) for one in table["habitants"]],
        "Superficie (km²)": [number(one) for one in table["superficie_km2"]],
        "Densité imprimée (hab. par km²)": [number(one) for one in table["densite_hab_km2"]],
        "Période du contrat": [
            f"{first}–{last}"
            for first, last in zip(table["cls_debut"], table["cls_fin"], strict=True)
        ],
        "Signataires": [number(one) for one in table["nombre_signataires"]],
        "Qui signe": table["signataires"].tolist(),
    }
    columns = ["Chiffre clé", *table["territoire"]]
    return View(
        "territoires",
        typo(f"Les {plural(len(table), 'territoire')} du Focus, côte à côte"),
        pd.DataFrame([[name, *values] for name, values in rows.items()], columns=columns),
        note="Chiffres tels que les portraits les impriment ; les habitants y sont arrondis.",
    )


def territory_lines(data: ReportData) -> View:
    """Return where each portrait prints its key figures."""
    table = data["territoires"]
    return View(
        "territoires-lignes",
        "Où les chiffres clés sont imprimés",
        pd.DataFrame({"Territoire": table["territoire"], "Lignes": line_spans(table)}),
        sources={"Lignes": tuple(table["document"])},
    )


def local_figures(data: ReportData, document: str) -> View:
    """Return the figures of a document, with the year that the text gives them."""
    table = data["chiffres_locaux"]
    rows = table[table["document"] == document]
    return View(
        f"chiffres-{document}",
        typo(f"Les chiffres du document « {short_name(data, document)} »"),
        pd.DataFrame(
            {
                "Ce que dit le texte": rows["libelle"].map(typo),
                "Territoire": rows["territoire"].fillna(""),
                "Valeur": [number(one, 0 if one == int(one) else 2) for one in rows["valeur"]],
                "Unité": rows["unite"].fillna(""),
                "Année": ["" if pd.isna(one) else str(one) for one in rows["annee"]],
                "Lignes": line_spans(rows),
            }
        ),
        note="Année vide : le texte ne date pas le chiffre.",
        wide=("Ce que dit le texte",),
        document=document,
    )


def quotations(data: ReportData) -> View:
    """Return the words quoted, with the function of who said them."""
    table = data["citations_locales"]
    return View(
        "citations",
        typo(f"{plural(len(table), 'citation')} du Focus, par fonction"),
        pd.DataFrame(
            {
                "Citation": table["texte"].map(typo),
                "Fonction": table["fonction"].map(typo),
                "Territoire": table["territoire"].fillna(""),
                "Lignes": line_spans(table),
            }
        ),
        wide=("Citation",),
        sources={"Lignes": tuple(table["document"])},
    )


def local_findings(data: ReportData) -> View:
    """Return the findings of the local documents, gravest first, with their lines."""
    rows = data.local_findings
    order = {"certain": 0, "probable": 1, "mineur": 2}
    rows = rows.sort_values("gravite", key=lambda one: one.map(order), kind="stable")
    return View(
        "ecarts-locaux",
        typo(f"{plural(len(rows), 'écart relevé', 'écarts relevés')} dans ces documents"),
        pd.DataFrame(
            {
                "Écart": rows["ecart"],
                "Constat": rows["constat"],
                "Gravité": rows["gravite"],
                "Contrôle": rows["controle"].map(LOCAL_RULES),
                "Document": [short_name(data, one) for one in rows["document"]],
                "Lignes": rows["lignes"].fillna(""),
            }
        ),
        wide=("Constat",),
        sources={"Lignes": tuple(rows["document"])},
    )
