"""Tables of one department: its counts, its profile, its workshops, its findings."""

from __future__ import annotations

import datetime

import pandas as pd

from cnr.departments import (
    LEVEL,
    check_department,
    department_counts,
    department_profile,
    distinctive,
)
from cnr.french import NATURES, NBSP, full_day, number, percent, plural, quote, typo
from cnr.parse.attendance import TOTAL
from cnr.regeneration import groups_from_ideas
from cnr.report_data import ReportData
from cnr.views.view import AGREES, View, check_mark, line_spans, short_list


def department_heading(data: ReportData, code: str) -> str:
    """Return the title of a department's page: its name and code."""
    check_department(code, list(data.departments))
    return f"{data.departments[code]} ({code})"


def department_sentence(data: ReportData, code: str) -> str:
    """Return the sentence that says how much was announced and counted in a department."""
    counts = department_counts(data["tableaux_publies"], code, "groupe")
    held = int((data["ateliers"]["departement"] == code).sum())
    count, whole = int(counts["departement"].sum()), int(counts["region"].sum())
    return typo(
        f"{plural(held, 'atelier annoncé', 'ateliers annoncés')}, {plural(count, 'verbatim')} "
        f"comptés dans les tableaux du département, soit {percent(100 * count / whole, 1)} des "
        f"{number(whole)} verbatims de la région."
    )


def local_plans_link(data: ReportData, code: str) -> tuple[str, str]:
    """Return the words and the address of the page of local plans, for a department that some
    document is of; empty texts for another.
    """
    check_department(code, list(data.departments))
    documents = data["documents"]
    count = int((documents["departement"] == code).sum())
    if not count:
        return "", ""
    words = typo(
        f"Ce que la politique locale a de proche : {plural(count, 'document')} du territoire "
        "comparés aux idées des ateliers"
    )
    return words, "09_suivi_local.html"


def department_table(data: ReportData, code: str, theme: str, nature: str) -> View | None:
    """Return a department's table of groups and ideas; None where the source prints none."""
    check_department(code, list(data.departments))
    published = data["tableaux_publies"]
    rows = published[
        (published["perimetre"] == code)
        & (published["thematique"] == theme)
        & (published["nature"] == nature)
    ]
    if rows.empty:
        return None
    sums = groups_from_ideas(published[published["perimetre"] == code])
    sums = sums.set_index("ligne_debut")["ecart"]
    regional = {
        level: department_counts(published, code, level).set_index(
            ["thematique", "nature", "idee" if level == "idee" else "groupe"]
        )["region"]
        for level in ("groupe", "idee")
    }
    region = [
        regional[row.niveau].get((theme, nature, row.idee if row.niveau == "idee" else row.groupe))
        for row in rows.itertuples()
    ]
    checks = [
        check_mark(int(sums.get(row.ligne_debut, 0))) if row.niveau == "groupe" else ""
        for row in rows.itertuples()
    ]
    return View(
        f"departement-{code}-{theme}-{nature}",
        typo(f"Thématique {theme} : {NATURES[nature]}, {data.departments[code]} ({code})"),
        pd.DataFrame(
            {
                "Groupe et idées": rows["libelle"],
                "Département": rows["nombre"],
                "Région": pd.array(region, dtype="Int64"),
                "Contrôle": checks,
                "Lignes": line_spans(rows),
            }
        ),
        note=typo(f"{AGREES} : le total du groupe est la somme de ses idées."),
        levels=tuple(int(level == "idee") for level in rows["niveau"]),
        wide=("Groupe et idées",),
    )


def profile(data: ReportData, code: str, level: str, most: int = 10) -> View:
    """Return the groups or ideas that a department raises most above the rest of the region."""
    table = department_profile(data["tableaux_publies"], code, level)
    order = table["specificite"].sort_values(ascending=False, kind="stable").index
    table = table.loc[order].head(most)
    noun = {"groupe": "groupes d’idées", "idee": "idées"}[level]
    return View(
        f"profil-{code}-{level}",
        typo(f"{data.departments[code]} ({code}) : les {len(table)} {noun} les plus spécifiques"),
        pd.DataFrame(
            {
                "Libellé": [f"{row.libelle} (T{row.thematique})" for row in table.itertuples()],
                "Comptés": table["departement"],
                "Attendus": table["attendu"].round(1),
                "Rapport de cotes [IC 95 %]": [_interval(row) for row in table.itertuples()],
                "Spécificité": table["specificite"].round(1),
                "p ajustée": table["p_ajustee"].round(3),
                "Se distingue": ["oui" if p < LEVEL else "non" for p in table["p_ajustee"]],
            }
        ),
        note=typo(
            "Attendus : si le département parlait comme la région. Spécificité de Lafon : 2 = une "
            "chance sur cent d’un compte aussi élevé. p ajustée selon Benjamini et Hochberg. Les "
            "verbatims d’un même atelier ne sont pas indépendants : les p sont optimistes."
        ),
        wide=("Libellé",),
    )


def _interval(row: object) -> str:
    low, middle, high = row.rapport_bas, row.rapport, row.rapport_haut  # type: ignore[attr-defined]
    shown = ["∞" if value == float("inf") else number(value, 1) for value in (middle, low, high)]
    return f"{shown[0]} [{shown[1]} ; {shown[2]}]".replace(" ", NBSP)


def distinctive_sentence(data: ReportData, code: str) -> str:
    """Return the sentence that sums up a department's profile, ideas by name."""
    found = distinctive(department_profile(data["tableaux_publies"], code, "idee"))
    place = f"{data.departments[code]} ({code})"
    if found.empty:
        return typo(
            f"{place} : aucune des {len(data['idees'])} idées n’y est significativement plus ou "
            "moins fréquente que dans le reste de la région ; les comptes sont petits, et ne pas "
            "voir de différence ne prouve pas qu’il n’y en a pas."
        )
    said = [
        f"{quote(row.libelle)} ({number(row.departement)} pour {number(row.attendu, 1)} attendus)"
        for row in found.itertuples()
    ]
    return typo(f"{place} : se distinguent, toutes idées confondues, {' ; '.join(said)}.")


def workshops(data: ReportData, code: str) -> View:
    """Return a department's workshops: as announced, and as their reports print them."""
    rows = data["ateliers"][data["ateliers"]["departement"] == code]
    said = data["contributions"].groupby("atelier").size()
    people = data["participants"]
    people = people[people["categorie"] == TOTAL].set_index("atelier")["nombre"]
    return View(
        f"ateliers-{code}",
        typo(f"Ateliers : {data.departments[code]} ({code})"),
        pd.DataFrame(
            {
                "Atelier": rows["titre"].fillna(rows["annonce_lieu"]),
                "Annoncé le": [_date(value) for value in rows["annonce_date"]],
                "Daté du": [_date(value) for value in rows["date"]],
                "Lieu et horaires": [_place(row) for row in rows.itertuples()],
                "Participants": [people.get(name, pd.NA) for name in rows["atelier"]],
                "Contributions": [
                    said.get(row.atelier, 0) if row.compte_rendu else pd.NA
                    for row in rows.itertuples()
                ],
                "Lignes": line_spans(rows),
            }
        ).astype({"Participants": "Int64", "Contributions": "Int64"}),
        note=typo(
            "Daté du, lieu, horaires et participants : selon le compte-rendu. Une case vide n’est "
            "pas un zéro : rien n’est imprimé."
        ),
    )


def _place(row: object) -> str:
    """Return the place and hours that a report prints."""
    if not row.compte_rendu:  # type: ignore[attr-defined]
        return "compte-rendu non publié"
    known = [row.lieu, row.horaires]  # type: ignore[attr-defined]
    shown = [str(text) for text in known if pd.notna(text)]
    return ", ".join(shown) or "non indiqués"


def _date(value: str) -> str:
    return "" if pd.isna(value) else full_day(datetime.date.fromisoformat(value))


def department_findings(data: ReportData, code: str) -> View | None:
    """Return the findings of one department, all gravities; None when there are none."""
    rows = data.findings[data.findings["perimetre"] == code]
    if rows.empty:
        return None
    return View(
        f"ecarts-departement-{code}",
        typo(f"Écarts : {data.departments[code]} ({code})"),
        pd.DataFrame(
            {
                "Constat": rows["constat"],
                "Gravité": rows["gravite"],
                "Lignes": [short_list(text) for text in rows["lignes"].fillna("")],
            }
        ),
        wide=("Constat",),
    )
