"""Tables of the published ideas, with the contributions filed under each of them."""

from __future__ import annotations

import numpy as np
import pandas as pd

from cnr.coding.codebook import with_labels
from cnr.french import NATURES, number, percent, plural, typo
from cnr.glossary import split_list
from cnr.parse.records import REGION
from cnr.report_data import ReportData
from cnr.spoken import NATURES as SECTION_NATURES
from cnr.views.contributions import with_context
from cnr.views.view import View, line_spans

#: Where the idea kept for a contribution comes from.
ORIGINS = {
    "lecture": "décision d’un lecteur",
    "quotas": "avec les comptes",
    "libre": "libre",
    "aucune": "",
}
#: How a contribution stands under an idea.
DECIDED = "décision d’un lecteur"
BOTH = "les deux codages"
WITHIN_COUNTS = "avec les comptes seulement"
FREE = "libre seulement"
TWICE = "avec les comptes, en second"
_DETAILS = ("Dit à", "Codage", "Probabilité", "Lignes")
_CAUTION = (
    "Rangement reconstitué par ce projet, qui n’est pas celui de l’agence. Le codage « avec les "
    "comptes » est choisi pour retomber sur les comptes publiés du département, le codage "
    "« libre » ne les a pas vus : quand ils diffèrent, la contribution est sous ses deux idées. "
    "Probabilité : celle que l’idée du codage libre soit juste."
)


def idea_anchor(idea: str, scope: str = REGION) -> str:
    """Return the mark of an idea on a theme's page, or on a department's."""
    return f"idee-{idea}" if scope == REGION else f"idee-{scope}-{idea}"


def idea_address(idea: str, scope: str = REGION) -> str:
    """Return the address where the contributions filed under an idea are shown."""
    if scope == REGION:
        return f"06_thematique_{idea[1 : idea.index('-')]}.html#{idea_anchor(idea)}"
    return f"03_departement_{scope}.html#{idea_anchor(idea, scope)}"


def coded_contributions(data: ReportData) -> pd.DataFrame:
    """Return contributions.csv with the columns of codage.csv and where each was said (`titre`)."""
    rows = data["contributions"].merge(data["codage"], on="contribution", how="left")
    titles = data["ateliers"].set_index("atelier")["titre"]
    return rows.assign(titre=rows["atelier"].map(titles))


def likelihood(probability: float) -> str:
    """Return a probability in percent, never as a certainty."""
    return f"> {percent(99)}" if probability > 0.99 else percent(100 * probability)


def recount_heading(nature: str) -> str:
    """Return the heading of the ideas of a kind."""
    return NATURES[nature].capitalize()


def contributions_by_idea(
    data: ReportData, theme: str, nature: str, scope: str = REGION
) -> list[View]:
    """Return, for the region or a department, a table per group of ideas: each idea with its
    counts, and under it the contributions that any coding files there. Last, those that none files
    anywhere.
    """
    ideas = data["idees"]
    ideas = ideas[(ideas["thematique"] == theme) & (ideas["nature"] == nature)]
    said = coded_contributions(data)
    said = said[(said["thematique"] == theme) & (said["rubrique"].map(SECTION_NATURES) == nature)]
    counts = data["tableaux_recalcules"]
    counts = counts[counts["perimetre"] == scope].set_index("idee")
    if scope != REGION:
        said = said[said["departement"] == scope]
        told = counts[["publie", "libre", "quotas", "lecture"]].any(axis=1)
        ideas = ideas[ideas["idee"].isin(counts.index[told])]
    views = [
        _group(data, group, rows, said, counts, scope)
        for group, rows in ideas.groupby("groupe", sort=False)
    ]
    left = said[said[["idee_libre", "idee_quotas", "idee_retenue"]].isna().all(axis=1)]
    if len(left):
        views.append(_left_out(data, left, theme, nature, scope))
    return views


def _group(
    data: ReportData,
    group: str,
    ideas: pd.DataFrame,
    said: pd.DataFrame,
    counts: pd.DataFrame,
    scope: str,
) -> View:
    """Return the table of a group of ideas, idea by idea."""
    rows: list[pd.DataFrame] = []
    levels: list[int] = []
    anchors: list[str] = []
    filed: set[str] = set()
    for row in ideas.itertuples():
        own = filed_under(said, str(row.idee))
        rows += [_idea_row(row.libelle, counts.loc[row.idee]), _contribution_rows(own, scope)]
        levels += [0, *[1] * len(own)]
        anchors += [idea_anchor(str(row.idee), scope), *[""] * len(own)]
        filed |= set(own["contribution"])
    first = str(ideas["idee"].iloc[0])
    place = "" if scope == REGION else f", {data.departments[scope]} ({scope})"
    return View(
        f"idees-{scope}-{first[: first.rindex('-')]}",
        typo(f"{group}{place} : {plural(len(filed), 'contribution')}"),
        pd.concat(rows, ignore_index=True),
        note=typo(_CAUTION),
        levels=tuple(levels),
        wide=("Idée et contributions",),
        anchors=tuple(anchors),
    )


def filed_under(said: pd.DataFrame, idea: str) -> pd.DataFrame:
    """Return the rows of `coded_contributions` that a coding or a reader files under an idea, with
    how each stands there (`codage`), in reading order.
    """
    free = said["idee_libre"].eq(idea).fillna(False).to_numpy(dtype=bool)
    first = said["idee_quotas"].eq(idea).fillna(False).to_numpy(dtype=bool)
    second = said["idee_quotas_2"].eq(idea).fillna(False).to_numpy(dtype=bool)
    decided = (said["origine"] == "lecture") & said["idee_retenue"].eq(idea).fillna(False)
    stands = np.select(
        [decided.to_numpy(dtype=bool), free & (first | second), first, second, free],
        [DECIDED, BOTH, WITHIN_COUNTS, TWICE, FREE],
        "",
    )
    return said.assign(codage=stands)[stands != ""]


def _idea_row(label: str, counts: pd.Series) -> pd.DataFrame:
    told = (
        f"{label} — publié {number(counts['publie'])}, libre {number(counts['libre'])}, "
        f"avec les comptes {number(counts['quotas'])}"
    )
    return pd.DataFrame([{"Idée et contributions": told} | dict.fromkeys(_DETAILS, "")])


def _contribution_rows(rows: pd.DataFrame, scope: str) -> pd.DataFrame:
    where = rows["titre"] if scope != REGION else rows["titre"] + " (" + rows["departement"] + ")"
    return pd.DataFrame(
        {
            "Idée et contributions": [with_context(row) for row in rows.itertuples()],
            "Dit à": where.to_numpy(),
            "Codage": rows["codage"].to_numpy(),
            "Probabilité": [likelihood(value) for value in rows["proba_libre"]],
            "Lignes": line_spans(rows),
        }
    )


def _left_out(data: ReportData, rows: pd.DataFrame, theme: str, nature: str, scope: str) -> View:
    return View(
        f"sans-idee-{scope}-{theme}-{nature}",
        typo(f"Sans idée : {plural(len(rows), 'contribution')}"),
        _contribution_rows(rows.assign(codage=""), scope).rename(
            columns={"Idée et contributions": "Contribution"}
        ),
        wide=("Contribution",),
    )


def codebook(data: ReportData, theme: str, nature: str) -> View:
    """Return the codebook of a theme and kind: what each idea includes, and indicative terms."""
    ideas = data["idees"]
    ideas = ideas[(ideas["thematique"] == theme) & (ideas["nature"] == nature)]
    notes = data.codebook.set_index("idee").reindex(ideas["idee"]).fillna("")
    return View(
        f"grille-{theme}-{nature}",
        typo(f"Thématique {theme} : la grille commentée, {NATURES[nature]}"),
        pd.DataFrame(
            {
                "Idée": ideas["libelle"].to_numpy(),
                "Identifiant": ideas["idee"].to_numpy(),
                "Ce qu’elle inclut": notes["note"].to_numpy(),
                "Termes indicatifs": [", ".join(split_list(terms)) for terms in notes["termes"]],
            }
        ),
        note="Les libellés sont ceux de l’agence ; notes et termes sont de ce projet, écrits avec "
        "l’aide d’une machine d’après les libellés et les exemples cités.",
        wide=("Ce qu’elle inclut",),
    )


def every_coding(data: ReportData) -> View:
    """Return all contributions, in reading order, with the ideas that each coding gives them."""
    rows = coded_contributions(data)
    return View(
        "codage",
        typo(f"Les {number(len(rows))} contributions et leurs idées"),
        pd.DataFrame(
            {
                "Contribution": rows["texte_lisible"],
                "Département": rows["departement"],
                "Thématique": rows["thematique"],
                "Idée retenue": with_labels(rows["idee_retenue"], data["idees"]),
                "Rangement": rows["origine"].map(ORIGINS),
                "Codage libre": with_labels(rows["idee_libre"], data["idees"]),
                "Probabilité": rows["proba_libre"].round(2),
                "Deuxième idée": with_labels(rows["idee_libre_2"], data["idees"]),
                "Avec les comptes": with_labels(rows["idee_quotas"], data["idees"]),
                "À relire": ["oui" if one else "" for one in rows["a_relire"]],
                "Identifiant": rows["contribution"],
                "Lignes": line_spans(rows),
            }
        ),
        note=typo(_CAUTION),
        wide=("Contribution",),
    )
