"""Tables of the corpus: the documents, and what becomes of their lines."""

from __future__ import annotations

import pandas as pd

from cnr.audit import line_roles
from cnr.french import number, typo
from cnr.report_data import ReportData
from cnr.views.view import View


def documents(data: ReportData) -> View:
    """Return the sources: what they are, their size and their fingerprint."""
    table = data["documents"]
    return View(
        "documents",
        "Les documents du corpus",
        pd.DataFrame(
            {
                "Document": table["titre"],
                "Éditeur": table["editeur"],
                "Date": table["date"],
                "Lignes": table["lignes"],
                "Licence": table["licence"],
                "Empreinte (début)": table["sha256"].str[:12],
            }
        ),
        wide=("Document", "Licence"),
    )


def roles(data: ReportData, document: str) -> View:
    """Return the line audit of one document: how many lines play each role."""
    table = line_roles(data["audit_lignes"])
    table = table[table["document"] == document]
    total = int(table["lignes"].sum())
    return View(
        f"roles-{document}",
        typo(f"Rôle des {number(total)} lignes non vides de « {document} »"),
        pd.DataFrame(
            {
                "Rôle": table["role"],
                "Sens": table["sens"],
                "Lignes": table["lignes"],
                "Analysée": table["lue"].map({True: "oui", False: "pas encore"}),
            }
        ),
        wide=("Sens",),
    )
