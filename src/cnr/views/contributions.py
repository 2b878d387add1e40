"""Tables of what was said: the contributions, their counts, and what chapter 1 quotes of them."""

from __future__ import annotations

import pandas as pd

from cnr.checks.forms import SECTION_NAMES
from cnr.french import NATURES, enumerate_words, number, plural, quote, typo
from cnr.parse.prompts import SECTIONS
from cnr.report_data import ReportData
from cnr.spoken import published_and_printed
from cnr.views.view import View, line_spans


def contributions(data: ReportData, code: str, theme: str, section: str) -> View | None:
    """Return what was said in a department under a theme, in one section of its reports; None when
    nothing was.
    """
    rows = data["contributions"]
    rows = rows[
        (rows["departement"] == code)
        & (rows["thematique"] == theme)
        & (rows["rubrique"] == section)
    ]
    if rows.empty:
        return None
    titles = data["ateliers"].set_index("atelier")["titre"]
    return View(
        f"contributions-{code}-{theme}-{section}",
        section_heading(data, code, theme, section),
        pd.DataFrame(
            {
                "Contribution": [with_context(row) for row in rows.itertuples()],
                "Atelier": rows["atelier"].map(titles),
                "Dit par": rows["locuteur"].fillna(""),
                "Lignes": line_spans(rows),
            }
        ),
        wide=("Contribution",),
    )


def with_context(row: object) -> str:
    """Return the readable text of a contribution, behind its lead when it has one."""
    lead, text = row.chapeau, row.texte_lisible  # type: ignore[attr-defined]
    return str(text) if pd.isna(lead) else f"{str(lead).rstrip(' :')} — {text}"


def section_heading(data: ReportData, code: str, theme: str, section: str) -> str:
    """Return the name of a section with its number of contributions."""
    rows = data["contributions"]
    count = int(
        (
            (rows["departement"] == code)
            & (rows["thematique"] == theme)
            & (rows["rubrique"] == section)
        ).sum()
    )
    name = SECTION_NAMES[section].capitalize()
    return typo(f"{name}, {data.departments[code]} ({code}) : {plural(count, 'contribution')}")


def all_contributions(data: ReportData, code: str, theme: str) -> list[View]:
    """Return the tables of the three sections of a theme in a department, those that exist."""
    views = [contributions(data, code, theme, section) for section in SECTIONS]
    return [view for view in views if view is not None]


def counts_by_department(data: ReportData, theme: str) -> View:
    """Return, for a theme, what the agency counted in each department and what is printed, with
    what the text says of the difference.
    """
    table = published_and_printed(data["tableaux_publies"], data["contributions"])
    table = table[table["thematique"] == theme].set_index(["perimetre", "nature"])
    rows = []
    for code, name in data.departments.items():
        cells = {
            (nature, column): int(table[column].get((code, nature), 0))
            for nature in ("constat", "proposition")
            for column in ("publies", "releves", "temoins")
        }
        rows.append(
            {
                "Département": f"{name} ({code})",
                "Constats comptés": cells["constat", "publies"],
                "Constats imprimés": cells["constat", "releves"],
                "Propositions comptées": cells["proposition", "publies"],
                "Propositions imprimées": cells["proposition", "releves"],
                "Ce que le texte en dit": _explanation(data, code, theme, cells),
            }
        )
    return View(
        f"comptes-departements-{theme}",
        typo(f"Thématique {theme} : contributions comptées par l’agence et imprimées"),
        pd.DataFrame(rows),
        note="Sans autre indication, le texte n’explique pas la différence : l’agence a pu "
        "laisser une contribution sans idée, ou la rattacher à deux idées.",
        wide=("Ce que le texte en dit",),
    )


def _explanation(data: ReportData, code: str, theme: str, cells: dict[tuple[str, str], int]) -> str:
    """Return what the text itself says of the differences of one department and theme."""
    said: list[str] = []
    gaps = {
        nature: cells[nature, "releves"] - cells[nature, "publies"]
        for nature in ("constat", "proposition")
    }
    if not any(gaps.values()):
        return "égalité"
    workshops = data["ateliers"]
    alone = workshops[(workshops["departement"] == code) & ~workshops["compte_rendu"]]
    if min(gaps.values()) < 0 and len(alone):
        said.append(f"pas de compte-rendu pour {enumerate_words(list(alone['annonce_lieu']))}")
    for nature, gap in gaps.items():
        witnesses = cells[nature, "temoins"]
        if gap > 0 and witnesses:
            agreed = "attribués" if nature == "constat" else "attribuées"
            said.append(f"{number(witnesses)} {NATURES[nature]} {agreed} à une personne")
    findings = data.findings
    outside = findings[(findings["controle"] == "hors_rubrique") & (findings["perimetre"] == code)]
    if min(gaps.values()) < 0 and len(outside):
        said.append("des propos sont imprimés hors des thématiques")
    return " ; ".join(said).replace(" ; ", "\u00a0; ")


def quoted_examples(data: ReportData, theme: str) -> View:
    """Return the ideas of a theme that chapter 1 illustrates, with the contribution quoted."""
    ideas = data["idees"].set_index("idee")
    rows = data["exemples"]
    rows = rows[rows["idee"].map(ideas["thematique"]) == theme]
    said = data["contributions"].set_index("contribution")
    titles = data["ateliers"].set_index("atelier")["titre"]
    where, lines = [], []
    for name in rows["contribution"]:
        if pd.isna(name):
            where.append("aucun compte-rendu")
            lines.append("")
            continue
        one = said.loc[name]
        where.append(f"{titles[one['atelier']]} ({one['departement']})")
        lines.append(line_spans(said.loc[[name]])[0])
    return View(
        f"exemples-{theme}",
        typo(f"Thématique {theme} : {plural(len(rows), 'exemple cité', 'exemples cités')}"),
        pd.DataFrame(
            {
                "Idée": [
                    f"{ideas.loc[row.idee, 'libelle']} ({number(ideas.loc[row.idee, 'nombre'])})"
                    for row in rows.itertuples()
                ],
                "Exemple cité": [quote(text) for text in rows["citation"]],
                "Dit à": where,
                "Lignes": lines,
                "Ressemblance": rows["similarite"].round(2),
            }
        ),
        note=typo(
            "Entre parenthèses, nombre régional de verbatims rattachés à l’idée. Lignes : celles "
            "de la contribution dans le compte-rendu. Ressemblance de 0 à 1 ; 1 = mêmes mots."
        ),
        wide=("Idée", "Exemple cité"),
    )


def every_contribution(data: ReportData) -> View:
    """Return all contributions, in reading order, with where and by whom each was said."""
    rows = data["contributions"]
    titles = data["ateliers"].set_index("atelier")["titre"]
    return View(
        "contributions",
        typo(f"Les {number(len(rows))} contributions, dans l’ordre du texte"),
        pd.DataFrame(
            {
                "Contribution": [with_context(row) for row in rows.itertuples()],
                "Département": [
                    f"{data.departments[code]} ({code})" for code in rows["departement"]
                ],
                "Atelier": rows["atelier"].map(titles),
                "Thématique": rows["thematique"],
                "Rubrique": rows["rubrique"].map(SECTION_NAMES),
                "Intertitre": rows["intertitre"].fillna(""),
                "Dit par": rows["locuteur"].fillna(""),
                "Identifiant": rows["contribution"],
                "Lignes": line_spans(rows),
            }
        ),
        wide=("Contribution",),
    )


def theme_sentence(data: ReportData, theme: str) -> str:
    """Return how much was said of a theme, where, and how much of it the agency counted."""
    rows = data["contributions"]
    rows = rows[rows["thematique"] == theme]
    table = published_and_printed(data["tableaux_publies"], data["contributions"])
    counted = int(table.loc[table["thematique"] == theme, "publies"].sum())
    held = rows["atelier"].nunique()
    whole = int(data["ateliers"]["compte_rendu"].sum())
    return typo(
        f"{plural(len(rows), 'contribution')} dans {number(held)} des {number(whole)} "
        f"comptes-rendus ; l’agence en compte {number(counted)} dans ses tableaux "
        "départementaux."
    )


def section_sentence(data: ReportData, code: str, theme: str) -> str:
    """Return how many contributions a department's reports hold under a theme."""
    rows = data["contributions"]
    rows = rows[(rows["departement"] == code) & (rows["thematique"] == theme)]
    parts = [
        f"{number(int((rows['rubrique'] == section).sum()))} en {SECTION_NAMES[section]}"
        for section in SECTIONS
    ]
    return typo(
        f"{plural(len(rows), 'contribution')} dans les comptes-rendus : {enumerate_words(parts)}."
    )
