"""Tables of words: specificities, correspondence analyses, similarity graph, emerging ideas."""

from __future__ import annotations

import pandas as pd

from cnr.coding.evaluation import group_of
from cnr.french import number, percent, plural, quote, typo
from cnr.report_data import ReportData
from cnr.schema.textometry import IDEAS_BY_DEPARTMENT, REINERT, SEPARATOR
from cnr.textometry.specific_words import LEAST
from cnr.views.classes import ClassData, portraits
from cnr.views.contributions import with_context
from cnr.views.ideas import coded_contributions, likelihood
from cnr.views.view import View, line_spans

#: Partitions of the corpus, in words for readers.
PARTITION_NAMES = {
    "departement": "Département",
    "thematique": "Thématique",
    "locuteur": "Rôle de la personne",
    "classe": "Classe de Reinert",
}
#: Words of a part whose specific words are shown together: fewer say too little.
_FEWEST = 100
_SPECIFIC = ("Mots pleins", "Employés plus qu’ailleurs", "Employés moins qu’ailleurs")
_KINDS = {
    "ligne": "ligne",
    "colonne": "colonne",
    "ligne_sup": "ligne supplémentaire",
    "colonne_sup": "colonne supplémentaire",
}


def part_name(data: ReportData, partition: str, part: str) -> str:
    """Return a part of the corpus in words: `Charente (16)`, `Thématique 1`."""
    if partition == "departement":
        return f"{data.departments[part]} ({part})"
    if partition == "thematique":
        return f"Thématique {part}"
    if partition == "classe":
        call = portraits(data, REINERT).set_index("classe").loc[int(part), "appel"]
        return f"Classe {part} ({call})"
    return part


def specific_words_table(data: ReportData, partition: str, most: int) -> View:
    """Return, for each part, the words it uses most above and below what chance would have."""
    rows = data["specificites"]
    rows = rows[(rows["partition"] == partition) & (rows["taille"] >= _FEWEST)]
    shown = []
    for part in _ordered(rows["partie"].unique().tolist()):
        own = rows[rows["partie"] == part]
        over = own[own["specificite"] > 0].sort_values(
            ["specificite", "lemme"], ascending=[False, True]
        )
        under = own[own["specificite"] < 0].sort_values(["specificite", "lemme"])
        shown.append(
            {
                PARTITION_NAMES[partition]: part_name(data, partition, part),
                _SPECIFIC[0]: int(own["taille"].iloc[0]),
                _SPECIFIC[1]: _listed(over.head(most)),
                _SPECIFIC[2]: _listed(under.head(most)),
            }
        )
    return View(
        f"specificites-{partition}",
        typo(f"{PARTITION_NAMES[partition]} : les mots les plus spécifiques"),
        pd.DataFrame(shown, columns=[PARTITION_NAMES[partition], *_SPECIFIC]),
        note=typo(
            "Entre parenthèses, indice de spécificité (Lafon, 1980) : 3 veut dire une chance sur "
            f"mille. Mots d’indice supérieur à {number(LEAST)}, parties d’au moins {_FEWEST} mots "
            "pleins. Avec autant de mots comparés, "
            "quelques-uns passent ce seuil par hasard ; les mots d’un même atelier se répètent."
        ),
        wide=_SPECIFIC[1:],
    )


def _ordered(parts: list[str]) -> list[str]:
    """Return parts by number, then those that have none by name."""
    return sorted(
        parts, key=lambda one: (not one.isdigit(), one.zfill(3) if one.isdigit() else one)
    )


def _listed(rows: pd.DataFrame) -> str:
    return ", ".join(f"{row.mot} ({number(row.specificite, 1)})" for row in rows.itertuples())


def every_specific_word(data: ReportData, partition: str) -> View:
    """Return every specific word of a partition, with its counts."""
    rows = data["specificites"]
    rows = rows[rows["partition"] == partition]
    rank = {part: place for place, part in enumerate(_ordered(rows["partie"].unique().tolist()))}
    rows = rows.iloc[rows["partie"].map(rank).argsort(kind="stable")]
    return View(
        f"specificites-toutes-{partition}",
        typo(f"{PARTITION_NAMES[partition]} : tous les mots spécifiques ({number(len(rows))})"),
        pd.DataFrame(
            {
                PARTITION_NAMES[partition]: [
                    part_name(data, partition, part) for part in rows["partie"]
                ],
                "Mot": rows["mot"],
                "Occurrences": rows["nombre"],
                "Dans le corpus": rows["total"],
                "Attendues": (rows["total"] * rows["taille"] / rows["corpus"]).astype(float),
                "Spécificité": rows["specificite"].round(1),
            }
        ),
    )


def point_name(data: ClassData, analysis: str, kind: str, point: str) -> str:
    """Return what a point of a correspondence analysis stands for, in words."""
    if analysis == IDEAS_BY_DEPARTMENT and kind != "colonne":
        ideas = data["idees"]
        if kind == "ligne":
            return str(ideas.set_index("idee").loc[point, "libelle"])
        return str(ideas[ideas["idee"].map(group_of) == point]["groupe"].iloc[0])
    if analysis == IDEAS_BY_DEPARTMENT or point.startswith("departement "):
        code = point.removeprefix("departement ")
        names = data["departements"].set_index("departement")["nom"]
        return f"{names[code]} ({code})"
    if point.startswith("thematique "):
        return point.replace("thematique", "Thématique")
    if kind == "colonne":
        return f"Classe {point}"
    words = data["profils_classes"].drop_duplicates("lemme").set_index("lemme")["mot"]
    return str(words.get(point, point.removeprefix("§")))


def correspondence_axes(data: ReportData, analysis: str) -> View:
    """Return the inertia of the axes of a correspondence analysis."""
    rows = data["axes_correspondances"]
    rows = rows[rows["analyse"] == analysis]
    return View(
        f"axes-{analysis.replace('_', '-')}",
        "Inertie des axes",
        pd.DataFrame(
            {
                "Axe": rows["axe"],
                "Valeur propre": [number(value, 3) for value in rows["inertie"]],
                "Part de l’inertie": [percent(100 * part, 1) for part in rows["part"]],
                "Part cumulée": [percent(100 * part, 1) for part in rows["part"].cumsum()],
            }
        ),
    )


def correspondence_points(data: ReportData, analysis: str) -> View:
    """Return the points of a correspondence analysis: columns, supplementary points, then rows by
    falling contribution to the plane.
    """
    rows = data["correspondances"]
    rows = rows[rows["analyse"] == analysis]
    rank = rows["type"].map({"colonne": 0, "colonne_sup": 1, "ligne_sup": 1, "ligne": 2})
    given = rows["contrib_1"].fillna(0) + rows["contrib_2"].fillna(0)
    order = pd.DataFrame({"rank": rank, "given": -given}).sort_values(
        ["rank", "given"], kind="stable"
    )
    rows = rows.loc[order.index]
    shown = {
        "Point": [
            point_name(data, analysis, str(row.type), str(row.point)) for row in rows.itertuples()
        ],
        "Type": rows["type"].map(_KINDS),
    }
    for axis in (1, 2):
        shown[f"Axe {axis}"] = [number(value, 2) for value in rows[f"axe_{axis}"]]
        shown[f"Contribution {axis}"] = [
            "" if pd.isna(value) else percent(100 * value, 1) for value in rows[f"contrib_{axis}"]
        ]
        shown[f"Cos² {axis}"] = [number(value, 2) for value in rows[f"cos2_{axis}"]]
    return View(
        f"points-{analysis.replace('_', '-')}",
        typo(f"Points de l’analyse : coordonnées, contributions, qualité ({number(len(rows))})"),
        pd.DataFrame(shown),
        note=typo(
            "Contribution : part de l’inertie de l’axe que le point fournit. Cos² : part de son "
            "écart à la moyenne que l’axe montre. Un point supplémentaire est placé sans compter."
        ),
        wide=("Point",),
    )


def communities(data: ReportData) -> View:
    """Return the communities of words of the similarity graph, the largest first."""
    rows = data["mots_graphe"]
    shown = []
    for community, part in rows.groupby("communaute"):
        ordered = part.sort_values(["textes", "lemme"], ascending=[False, True])
        shown.append(
            {
                "Communauté": int(str(community)),
                "Mots": ", ".join(
                    f"{row.mot} ({number(row.textes)})" for row in ordered.itertuples()
                ),
            }
        )
    return View(
        "communautes",
        "Communautés de mots",
        pd.DataFrame(shown, columns=["Communauté", "Mots"]),
        note=typo("Entre parenthèses, propositions qui portent le mot."),
        wide=("Mots",),
    )


def emerging_sentence(data: ReportData) -> str:
    """Return how many groups of contributions no published idea takes well."""
    rows = data["idees_emergentes"]
    if rows.empty:
        return typo("Aucun groupe de contributions ne reste sans idée publiée.")
    count = int(rows["groupe"].max())
    return typo(
        f"{plural(count, 'groupe')} de contributions proches entre elles, "
        f"{number(len(rows))} contributions en tout, dont la meilleure idée publiée reste peu "
        "probable. Ce sont des candidats, à lire : les uns sont des idées que la grille n’a pas, "
        "les autres des textes qu’un mot rapproche."
    )


def emerging_ideas(data: ReportData) -> View:
    """Return the groups of contributions that no published idea takes well, each with its texts."""
    said = data["idees_emergentes"].merge(coded_contributions(data), on="contribution")
    ideas = data["idees"].set_index("idee")["libelle"]
    parts, levels = [], []
    for group, rows in said.groupby("groupe"):
        rows = rows.sort_values(["proximite", "ligne_debut"], ascending=[False, True])
        texts = [with_context(one) for one in rows.itertuples()]
        where = [f"{one.titre} ({one.departement})" for one in rows.itertuples()]
        nearest = ["" if pd.isna(one) else quote(ideas[one]) for one in rows["idee_libre"]]
        words = str(rows["mots"].iloc[0]) if pd.notna(rows["mots"].iloc[0]) else ""
        places = rows["departement"].nunique()
        head = f"{group}. {', '.join(words.split(SEPARATOR))} : " + (
            f"{plural(len(rows), 'contribution')} de {plural(places, 'département')}"
        )
        parts.append(
            pd.DataFrame(
                {
                    "Groupe et verbatims": [typo(head), *texts],
                    "Idée publiée la plus probable": ["", *nearest],
                    "Probabilité": ["", *(likelihood(one) for one in rows["proba_libre"])],
                    "Dit à": ["", *where],
                    "Lignes": ["", *line_spans(rows)],
                }
            )
        )
        levels += [0, *[1] * len(rows)]
    columns = ["Groupe et verbatims", "Idée publiée la plus probable", "Probabilité", "Dit à"]
    empty = pd.DataFrame(columns=[*columns, "Lignes"], dtype=object)
    return View(
        "idees-emergentes",
        "Contributions que les idées publiées prennent mal, et qui se ressemblent",
        pd.concat(parts, ignore_index=True) if parts else empty,
        note=typo(
            "Groupes de trois contributions au moins, de deux départements au moins. Probabilité : "
            "celle que l’idée la plus probable du codage libre soit la bonne."
        ),
        levels=tuple(levels),
        wide=("Groupe et verbatims", "Idée publiée la plus probable"),
    )
