"""Tables of the findings, with the lines that they rest on."""

from __future__ import annotations

import pandas as pd

from cnr.audit import RULES
from cnr.french import number, plural, typo
from cnr.labels import slug
from cnr.parse.records import REGION
from cnr.report_data import ReportData
from cnr.views.view import View, short_list


def gravity_heading(data: ReportData, gravity: str) -> str:
    """Return the heading of a gravity, with the number of findings."""
    count = int((data.findings["gravite"] == gravity).sum())
    return typo(f"Gravité « {gravity} » : {plural(count, 'écart')}")


def findings(data: ReportData, gravity: str) -> View:
    """Return the findings of one gravity, with the lines that they rest on."""
    rows = data.findings[data.findings["gravite"] == gravity]
    names = {REGION: "Région"} | data.departments
    return View(
        f"ecarts-{slug(gravity)}",
        typo(f"Écarts de gravité « {gravity} » : {number(len(rows))}"),
        pd.DataFrame(
            {
                "Écart": rows["ecart"],
                "Constat": rows["constat"],
                "Contrôle": rows["controle"].map(RULES),
                "Périmètre": [names.get(scope, scope) for scope in rows["perimetre"]],
                "Attendu": rows["attendu"].fillna(""),
                "Observé": rows["observe"].fillna(""),
                "Lignes": [short_list(text) for text in rows["lignes"].fillna("")],
            }
        ),
        wide=("Constat",),
    )


def silent_checks(data: ReportData) -> View:
    """Return the checks that found nothing, and what each compares."""
    found = set(data.findings["controle"])
    rows = [(rule, words) for rule, words in RULES.items() if rule not in found]
    return View(
        "controles-sans-ecart",
        "Contrôles sans écart",
        pd.DataFrame(rows, columns=["Contrôle", "Ce qui est comparé"]),
    )


def finding_lines(data: ReportData, gravity: str, most: int = 12) -> View:
    """Return the source lines of the findings of one gravity, at most `most` for each finding."""
    rows = data.findings[data.findings["gravite"] == gravity]
    table = [
        (finding, int(line), data.lines[int(line)])
        for finding, lines in zip(rows["ecart"], rows["lignes"].fillna(""), strict=True)
        for line in lines.split()[:most]
    ]
    return View(
        f"lignes-{slug(gravity)}",
        typo(f"Les lignes en cause, gravité « {gravity} »"),
        pd.DataFrame(table, columns=["Écart", "Ligne", "Texte de la source"]),
        note=typo(f"Au plus {most} lignes par écart ; toutes sont dans data/processed/ecarts.csv."),
        wide=("Texte de la source",),
    )
