"""Tables of what classes hold: their contributions, and the published groups of these."""

from __future__ import annotations

import pandas as pd

from cnr.coding.evaluation import group_of
from cnr.french import number, typo
from cnr.report_data import ReportData
from cnr.schema.textometry import NARROW
from cnr.views.classes import METHOD_NAMES, class_mark, portraits, stable_word
from cnr.views.contributions import with_context
from cnr.views.ideas import coded_contributions, idea_address
from cnr.views.view import View, line_spans

_UNCLASSED = "Sans classe"


def class_contributions(
    data: ReportData, method: str, number_: int | None, most: int | None = None
) -> View:
    """Return the contributions of a class, the most typical first, at most `most`; with None,
    those that are in no class, in reading order.
    """
    rows = data["classes"]
    rows = rows[rows["methode"] == method]
    rows = rows[rows["classe"].isna()] if number_ is None else rows[rows["classe"] == number_]
    said = rows.merge(coded_contributions(data), on="contribution")
    order = ["ligne_debut"] if number_ is None else ["typicite", "ligne_debut"]
    said = said.sort_values(order, ascending=[name != "typicite" for name in order], kind="stable")
    call = _UNCLASSED
    if number_ is not None:
        name = portraits(data, method).set_index("classe").loc[number_, "appel"]
        call = f"Classe {number_} ({name})"
    shown = said if most is None else said.head(most)
    ideas = data["idees"].set_index("idee")["libelle"]
    words = "ses contributions" if number_ is not None else "les contributions"
    if most is not None:
        words = "ses contributions les plus typiques"
    mark = class_mark(method, number_ or 0)
    return View(
        f"contributions-{mark}" if most is None else f"typiques-{mark}",
        typo(f"{call} : {words} ({number(len(shown))})"),
        pd.DataFrame(
            {
                "Contribution": [with_context(row) for row in shown.itertuples()],
                "Typicité": shown["typicite"].round(0).astype(int),
                "Dit à": [f"{row.titre} ({row.departement})" for row in shown.itertuples()],
                "Idée du codage": [
                    ideas[idea] if pd.notna(idea) else "" for idea in shown["idee_retenue"]
                ],
                "Lignes": line_spans(shown),
            }
        ),
        note=typo("Typicité : somme des chi2 des mots propres à la classe que porte le texte."),
        wide=("Contribution",),
        anchors=(mark, *[""] * (len(shown) - 1)) if most is None and len(shown) else (),
    )


def narrow_classes(data: ReportData) -> View:
    """Return the narrow classes with their contributions under them, the largest first."""
    rows = data["classes"]
    rows = rows[(rows["methode"] == NARROW) & rows["classe"].notna()]
    said = rows.merge(coded_contributions(data), on="contribution")
    ideas = data["idees"].set_index("idee")["libelle"]
    parts, levels = [], []
    for row in portraits(data, NARROW).itertuples():
        own = said[said["classe"] == row.classe].sort_values("ligne_debut")
        idea = ideas.get(row.idee_proche, "") if pd.notna(row.idee_proche) else ""
        head = f"{row.classe}. {row.appel} ({number(row.taille)}) ; proche de : {idea}"
        state = f"{number(row.stabilite, 2)}, {stable_word(row.stable)}"
        parts.append(
            pd.DataFrame(
                {
                    "Classe et contributions": [
                        typo(head),
                        *(with_context(one) for one in own.itertuples()),
                    ],
                    "Dit à": [
                        f"Stabilité {state}",
                        *(f"{one.titre} ({one.departement})" for one in own.itertuples()),
                    ],
                    "Lignes": ["", *line_spans(own)],
                }
            )
        )
        levels += [0, *[1] * len(own)]
    count = len(parts)
    columns = ["Classe et contributions", "Dit à", "Lignes"]
    return View(
        "classes-fines",
        typo(f"Les {number(count)} classes fines et leurs contributions"),
        pd.concat(parts, ignore_index=True)
        if parts
        else pd.DataFrame(columns=columns, dtype=object),
        levels=tuple(levels),
        wide=("Classe et contributions",),
    )


def every_class(data: ReportData) -> View:
    """Return all proposals, in reading order, with their class in each classification."""
    wide = data["classes"].pivot(index="contribution", columns="methode", values="classe")
    said = data["contributions"].set_index("contribution").loc[wide.index]
    said = said.sort_values("ligne_debut")
    wide = wide.loc[said.index]
    shown = {
        "Proposition": said["texte_lisible"].tolist(),
        "Département": said["departement"].tolist(),
        "Thématique": said["thematique"].tolist(),
    }
    for method in data["classifications"]["methode"]:
        words = METHOD_NAMES[method]
        shown[words[0].upper() + words[1:]] = wide[method].tolist()
    shown |= {"Identifiant": said.index.tolist(), "Lignes": line_spans(said)}
    return View(
        "classement",
        typo(f"Les {number(len(said))} propositions et leurs classes"),
        pd.DataFrame(shown),
        note="Numéro de la classe ; vide quand la proposition n’est dans aucune.",
        wide=("Proposition",),
    )


def classes_and_groups(data: ReportData, method: str) -> View:
    """Return how many proposals of each published group of ideas each class holds."""
    rows = data["classes"]
    rows = rows[rows["methode"] == method].merge(
        data["codage"][["contribution", "idee_retenue"]].dropna(), on="contribution"
    )
    rows = rows.assign(groupe=rows["idee_retenue"].map(group_of))
    ideas = data["idees"].assign(code=data["idees"]["idee"].map(group_of))
    names = ideas.drop_duplicates("code").set_index("code")
    numbers = portraits(data, method)["classe"].tolist()
    counts = pd.crosstab(rows["groupe"], rows["classe"].fillna(0)).reindex(
        columns=[*numbers, 0], fill_value=0
    )
    shown = {
        "Groupe d’idées publié": [
            typo(f"Thématique {names.loc[code, 'thematique']} : {names.loc[code, 'groupe']}")
            for code in counts.index
        ]
    }
    for one in numbers:
        shown[str(one)] = counts[one].tolist()
    shown[_UNCLASSED] = counts[0].tolist()
    return View(
        f"groupes-{method.replace('_', '-')}",
        typo(f"Classification {METHOD_NAMES[method]} : classes et groupes publiés"),
        pd.DataFrame(shown),
        note=typo(
            "Nombre de propositions, une colonne par classe. Le groupe est celui de l’idée retenue "
            "par le codage de ce projet ; chaque groupe mène à ses contributions."
        ),
        wide=("Groupe d’idées publié",),
        links=tuple(idea_address(str(names.loc[code, "idee"])) for code in counts.index),
    )
