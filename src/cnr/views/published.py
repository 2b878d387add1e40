"""Tables of the regional counts, each beside the sums that it must equal."""

from __future__ import annotations

import pandas as pd

from cnr.french import NATURES, typo
from cnr.parse.records import REGION
from cnr.regeneration import framing_against_tables, groups_from_ideas, regional_from_departments
from cnr.report_data import ReportData
from cnr.views.view import AGREES, View, check_mark, line_spans


def workshops_by_department(data: ReportData) -> View:
    """Return the first table of section 1.1, beside the rows of the departments' tables."""
    cells = data["cadrage"][data["cadrage"]["tableau"] == "ateliers"]
    rows = data["ateliers"].groupby("departement").size()
    counted = [
        int(rows.sum()) if pd.isna(code) else int(rows.get(code, 0))
        for code in cells["departement"]
    ]
    names = [
        "Total" if pd.isna(code) else f"{data.departments.get(code, '')} ({code})"
        for code in cells["departement"]
    ]
    gaps = [count - int(printed) for count, printed in zip(counted, cells["nombre"], strict=True)]
    return View(
        "ateliers-par-departement",
        "Nombre d’ateliers : section 1.1 et tableaux des départements",
        pd.DataFrame(
            {
                "Département": names,
                "Section 1.1": cells["nombre"].to_numpy(),
                "Ateliers annoncés": counted,
                "Contrôle": [check_mark(gap) for gap in gaps],
                "Lignes": line_spans(cells),
            }
        ),
    )


def contributions_by_theme(data: ReportData) -> View:
    """Return the second table of section 1.1, beside what the tables of counts add up to."""
    table = framing_against_tables(data["cadrage"], data["tableaux_publies"])
    cells = data["cadrage"][data["cadrage"]["tableau"] == "contributions"]
    names = [
        "Total" if pd.isna(theme) else typo(f"{theme} : {data.themes.get(theme, '')}")
        for theme in table["thematique"]
    ]
    return View(
        "contributions-par-thematique",
        "Contributions par thématique : section 1.1 et tableaux 1.2 à 1.5",
        pd.DataFrame(
            {
                "Thématique": names,
                "Section 1.1": table["cadrage"],
                "Part imprimée (%)": cells["part_pct"].to_numpy(),
                "Comptées dans les tableaux": table["tableaux"],
                "Contrôle": [check_mark(int(gap)) for gap in table["ecart"]],
                "Lignes": line_spans(cells),
            }
        ),
        note="Le document ne donne pas la raison de ces différences ; aucune n’est supposée ici.",
        wide=("Thématique",),
    )


def regional_table(data: ReportData, theme: str, nature: str) -> View:
    """Return a regional table of groups and ideas, each count beside the sums it must equal."""
    published = data["tableaux_publies"]
    rows = regional_from_departments(published)
    rows = rows[(rows["thematique"] == theme) & (rows["nature"] == nature)]
    ideas = groups_from_ideas(published)
    ideas = ideas[ideas["perimetre"] == REGION].set_index("ligne_debut")["ecart"]
    gaps = [
        int(row.ecart) or int(ideas.get(row.ligne_debut, 0) if row.niveau == "groupe" else 0)
        for row in rows.itertuples()
    ]
    return View(
        f"region-{theme}-{nature}",
        typo(f"Thématique {theme} : {NATURES[nature]}, ensemble de la région"),
        pd.DataFrame(
            {
                "Groupe et idées": rows["libelle"],
                "Publié": rows["publie"],
                "Somme des départements": rows["recalcule"],
                "Contrôle": [check_mark(gap) for gap in gaps],
                "Lignes": line_spans(rows),
            }
        ),
        note=typo(
            f"{AGREES} : le nombre publié est la somme des départements, et pour un groupe aussi "
            "celle de ses idées."
        ),
        levels=tuple(int(level == "idee") for level in rows["niveau"]),
        wide=("Groupe et idées",),
    )


def subjects(data: ReportData, theme: str, nature: str) -> View:
    """Return a regional table of subjects, which has no total and no departmental counterpart."""
    rows = data["tableaux_publies"]
    rows = rows[(rows["thematique"] == theme) & (rows["nature"] == nature)]
    return View(
        f"sujets-{theme}-{nature.replace('_', '-')}",
        typo(f"Thématique {theme} : {NATURES[nature]}"),
        pd.DataFrame(
            {"Sujet": rows["libelle"], "Publié": rows["nombre"], "Lignes": line_spans(rows)}
        ),
        note="Ce tableau n’a ni total ni détail par département : rien ne permet de le recalculer.",
        wide=("Sujet",),
    )


def theme_heading(data: ReportData, theme: str) -> str:
    """Return the heading of a theme: its number and title."""
    return typo(f"Thématique {theme} : {data.themes[theme]}")
