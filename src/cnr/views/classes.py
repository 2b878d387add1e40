"""Tables of the classes of the proposals: their sizes, words, contributions and stability."""

from __future__ import annotations

from typing import Protocol

import pandas as pd

from cnr.french import number, percent, plural, typo
from cnr.report_data import ReportData
from cnr.schema.textometry import (
    DOUBLE,
    EMBEDDED,
    NARROW,
    REINERT,
    SEPARATOR,
    STABLE,
    THEMES_ALONE,
    VECTORS,
)
from cnr.views.view import View

#: Classifications, in words for readers.
METHOD_NAMES = {
    REINERT: "Reinert, simple",
    DOUBLE: "Reinert, double",
    VECTORS: "vecteurs, classes larges",
    NARROW: "vecteurs, classes fines",
    EMBEDDED: "plongements, classes larges",
    THEMES_ALONE: "les quatre thématiques, sans rien classer",
}
#: Words that stand for a class without a name.
_FEW = 3


class ClassData(Protocol):
    """What tables and charts of classes read: tables by name, and the line that names a source."""

    def __getitem__(self, name: str) -> pd.DataFrame: ...

    @property
    def source_line(self) -> str: ...


def portraits(data: ClassData, method: str) -> pd.DataFrame:
    """Return the rows of portraits_classes.csv of a method, with how each class is called
    (`appel`): the name a researcher gave it, or its first words.
    """
    rows = data["portraits_classes"]
    rows = rows[rows["methode"] == method].reset_index(drop=True)
    calls = []
    for row in rows.itertuples():
        words = str(row.mots).split(SEPARATOR)[:_FEW] if pd.notna(row.mots) else ["sans mot propre"]
        calls.append(str(row.nom) if pd.notna(row.nom) else ", ".join(words))
    return rows.assign(appel=calls)


def class_mark(method: str, number_: int) -> str:
    """Return the mark of a class on the page of classes."""
    return f"classe-{method.replace('_', '-')}-{number_}"


def stable_word(stable: bool) -> str:
    """Return whether a class holds, in a word."""
    return "stable" if stable else "instable"


def class_heading(data: ClassData, method: str, number_: int) -> str:
    """Return the title of a class: its number and how it is called."""
    call = portraits(data, method).set_index("classe").loc[number_, "appel"]
    return typo(f"Classe {number_} : {call}")


def classes_sentence(data: ReportData, method: str) -> str:
    """Return how many proposals a method classifies, in how many classes, and how far they hold."""
    row = data["classifications"].set_index("methode").loc[method]
    kept = portraits(data, method)
    stable = int(kept["stable"].sum())
    if kept.empty:
        return typo(
            f"Aucune classe : les {number(row['textes'])} propositions sont trop peu nombreuses, "
            "ou trop différentes, pour être classées."
        )
    return typo(
        f"{number(row['textes'] - row['non_classes'])} propositions sur {number(row['textes'])} "
        f"en {plural(int(row['classes']), 'classe')} ; {number(row['non_classes'])} "
        f"({percent(100 * row['non_classes'] / row['textes'])}) ne sont dans aucune. "
        f"{plural(stable, 'classe stable', 'classes stables')} sur {number(row['classes'])} ; "
        f"indice de Rand ajusté moyen entre tirages : {number(row['stabilite'], 2)}."
    )


def classifications(data: ReportData) -> View:
    """Return the classifications side by side: sizes, stability, agreement with the published
    grid.
    """
    found = data["classifications"].set_index("methode")
    agreed = data["accords_classes"]
    rand = agreed.pivot(index="methode", columns="reference", values="rand_ajuste")
    measure = agreed.pivot(index="methode", columns="reference", values="mesure_v")
    rows = []
    for method in [*found.index, THEMES_ALONE]:
        known = method in found.index
        one = found.loc[method] if known else None
        rows.append(
            {
                "Classification": METHOD_NAMES[method],
                "Classes": one["classes"] if one is not None else pd.NA,
                "Sans classe": (
                    percent(100 * one["non_classes"] / max(one["textes"], 1))
                    if one is not None
                    else ""
                ),
                "Stabilité": number(one["stabilite"], 2) if one is not None else "",
                "Groupes : Rand ajusté": number(rand.loc[method, "groupes_comptes"], 2),
                "Groupes : mesure V": number(measure.loc[method, "groupes_comptes"], 2),
                "Idées : Rand ajusté": number(rand.loc[method, "idees_comptees"], 2),
                "Idées : mesure V": number(measure.loc[method, "idees_comptees"], 2),
                "Idées lues : Rand ajusté": number(rand.loc[method, "idees_lues"], 2),
            }
        )
    table = pd.DataFrame(rows).rename(columns=typo)
    table["Classes"] = table["Classes"].astype("Int64")
    return View(
        "classifications",
        "Les classifications, et leur accord avec la grille publiée",
        table,
        note=typo(
            "Rand ajusté : 0 au hasard, 1 si les deux rangements sont les mêmes. Groupes et "
            "idées : ceux du codage « avec les comptes », sur les propositions que les deux "
            "rangent ; idées lues : là où deux lectures par machine s’accordent. Aucune "
            "classification ne voit un compte ni une lecture. Les classes fines savent à quelle "
            "thématique répond la proposition ; les autres ne connaissent que ses mots. "
            "Stabilité : Rand ajusté moyen entre la classification et celles de tirages des textes."
        ),
        wide=("Classification",),
    )


def class_table(data: ReportData, method: str) -> View:
    """Return the classes of a method; each leads to its contributions."""
    rows = portraits(data, method)
    total = int(data["classifications"].set_index("methode").loc[method, "textes"])
    ideas = data["idees"].set_index("idee")["libelle"]
    return View(
        f"classes-{method.replace('_', '-')}",
        typo(f"Classification {METHOD_NAMES[method]} : ses classes"),
        pd.DataFrame(
            {
                "Classe": [
                    f"{row.classe}. {row.appel}" if pd.notna(row.nom) else f"Classe {row.classe}"
                    for row in rows.itertuples()
                ],
                "Propositions": rows["taille"],
                "Part": [percent(100 * size / total) for size in rows["taille"]],
                "Stabilité": [
                    f"{number(row.stabilite, 2)} ({stable_word(row.stable)})"
                    for row in rows.itertuples()
                ],
                "Mots les plus propres": [
                    ", ".join(str(words).split(SEPARATOR)) if pd.notna(words) else ""
                    for words in rows["mots"]
                ],
                "Idée publiée la plus proche": [
                    ideas.get(idea, "") if pd.notna(idea) else "" for idea in rows["idee_proche"]
                ],
                "Sa part": [
                    percent(100 * part) if pd.notna(part) else ""
                    for part in rows["part_idee_proche"]
                ],
            }
        ),
        note=typo(
            "Chaque classe mène à ses contributions. Stabilité (Hennig, 2007) : ressemblance "
            "moyenne de la classe avec la plus proche, sur des tirages des textes ; "
            f"sous {number(STABLE, 1)}, elle est dite instable. Idée proche : celle qui est "
            "la plus spécifique de la classe d’après le codage ; sa part est celle des "
            "propositions codées de la classe."
        ),
        wide=("Mots les plus propres", "Idée publiée la plus proche"),
        links=tuple(f"#{class_mark(method, one)}" for one in rows["classe"]),
    )


def class_profile(data: ReportData, method: str, number_: int, most: int) -> View:
    """Return the words of a class: the `most` most present, then half as many missing ones."""
    rows = data["profils_classes"]
    rows = rows[(rows["methode"] == method) & (rows["classe"] == number_)]
    own = rows[rows["chi2"] > 0].sort_values(["chi2", "lemme"], ascending=[False, True]).head(most)
    less = rows[rows["chi2"] < 0].sort_values(["chi2", "lemme"]).head(most // 2)
    shown = pd.concat([own, less])
    share = shown["dans_classe"] / shown["taille"]
    call = portraits(data, method).set_index("classe").loc[number_, "appel"]
    return View(
        f"profil-{class_mark(method, number_)}",
        typo(f"Classe {number_} ({call}) : son profil"),
        pd.DataFrame(
            {
                "Mot": shown["mot"],
                "Textes de la classe": shown["dans_classe"],
                "Part de la classe": [percent(100 * part, 1) for part in share],
                "Textes classés": shown["classes"],
                "Chi2": shown["chi2"].round(1),
                "Spécificité": shown["specificite"].round(1),
            }
        ),
        note=typo(
            "Chi2 à un degré de liberté, négatif pour un mot plus rare qu’ailleurs. Un terme du "
            "glossaire compte avec ses synonymes et ses mots. Spécificité : indice de Lafon."
        ),
        wide=("Mot",),
    )
