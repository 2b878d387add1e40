"""Pages of the source texts: each line with its number, its role, and an anchor to link to."""

from __future__ import annotations

from typing import Any

import jinja2
import pandas as pd

from cnr.report_data import ReportData
from cnr.sources import SYNTHESIS


def source_text_page(environment: jinja2.Environment, data: ReportData, document: str) -> str:
    """Return the HTML of the page that shows the text of a document.

    The role of a line is said once, where it changes.
    """
    entry = data["documents"].set_index("document").loc[document]
    rows = data["audit_lignes"]
    rows = rows[rows["document"] == document]
    context = {
        "titre": entry["titre"],
        "editeur": entry["editeur"],
        "fichier": entry["fichier"],
        "total": int(entry["lignes"]),
        "lignes": list(_lines(rows)),
        "sections": _sections(data) if document == SYNTHESIS else [],
    }
    return environment.get_template("site/source.html.j2").render(context)


def _lines(rows: pd.DataFrame) -> list[dict[str, Any]]:
    shown: list[dict[str, Any]] = []
    before, known = 0, ""
    for row in rows.fillna("").itertuples():
        said = f"{row.role} {row.element}".strip()
        shown.append(
            {
                "numero": row.ligne,
                "texte": row.texte,
                "role": said if said != known else "",
                "apres": row.ligne > before + 1,
            }
        )
        before, known = row.ligne, said
    return shown


def _sections(data: ReportData) -> list[dict[str, Any]]:
    """Return where themes, departments and reports begin in the synthesis."""
    themes = [
        {"ligne": row.ligne_debut, "titre": f"Thématique {row.thematique}", "ateliers": []}
        for row in data["thematiques"].itertuples()
    ]
    held = data["ateliers"][data["ateliers"]["compte_rendu"]].sort_values("ligne_debut")
    departments = [
        {
            "ligne": row.ligne_debut,
            "titre": f"{row.nom} ({row.departement})",
            "ateliers": [
                {"ligne": one.ligne_debut, "titre": one.titre}
                for one in held[held["departement"] == row.departement].itertuples()
            ],
        }
        for row in data["departements"].itertuples()
    ]
    return [*themes, *departments]
