"""Tables of the workshops: when and where they were held, who took part, what was said."""

from __future__ import annotations

import datetime

import pandas as pd

from cnr.french import day, enumerate_words, number, percent, plural, typo
from cnr.parse.attendance import CATEGORIES, TOTAL
from cnr.report_data import ReportData
from cnr.spoken import published_and_printed, totals
from cnr.views.view import View, line_spans

#: How a category is called in a sentence or a chart.
CATEGORY_NAMES = {
    "elus": "élus",
    "institutionnels": "institutionnels",
    "professionnels": "professionnels de santé et du médico-social",
    "associations": "représentants d’associations",
    "usagers": "usagers",
    "autres": "autres",
}


def calendar_sentence(data: ReportData) -> str:
    """Return the sentence that says when the reported workshops were held, and which is missing."""
    held = data["ateliers"][data["ateliers"]["compte_rendu"]]
    dates = sorted(datetime.date.fromisoformat(text) for text in held["date"].dropna())
    dated = "sans date imprimée"
    if dates:
        dated = f"datés du {day(dates[0])} au {day(dates[-1])} {dates[-1].year}"
    alone = data["ateliers"][~data["ateliers"]["compte_rendu"]]
    missing = [f"{row.annonce_lieu} ({row.departement})" for row in alone.itertuples()]
    lost = f" ; sans compte-rendu : {enumerate_words(missing)}" if missing else ""
    return typo(f"{plural(len(held), 'compte-rendu', 'comptes-rendus')}, {dated}{lost}.")


def workshops_list(data: ReportData) -> View:
    """Return every workshop: day, place, hours, participants and contributions."""
    rows = data["ateliers"].copy()
    people = _totals(data)
    said = data["contributions"].groupby("atelier").size()
    order = rows["date"].fillna(rows["annonce_date"]).fillna("9999")
    rows = rows.assign(ordre=order).sort_values(["ordre", "departement"], kind="stable")
    return View(
        "ateliers-liste",
        "Les ateliers, dans l’ordre des dates",
        pd.DataFrame(
            {
                "Date": [
                    _day(a if pd.notna(a) else b)
                    for a, b in zip(rows["date"], rows["annonce_date"], strict=True)
                ],
                "Atelier": [
                    f"{row.titre if pd.notna(row.titre) else row.annonce_lieu} ({row.departement})"
                    for row in rows.itertuples()
                ],
                "Lieu": rows["lieu"].fillna("non indiqué"),
                "Horaires": rows["horaires"].fillna("non indiqués"),
                "Participants": [people.get(name, pd.NA) for name in rows["atelier"]],
                "Contributions": [
                    said.get(row.atelier, 0) if row.compte_rendu else pd.NA
                    for row in rows.itertuples()
                ],
                "Lignes": line_spans(rows),
            }
        ).astype({"Participants": "Int64", "Contributions": "Int64"}),
        note=typo(
            "Lieu et horaires tels que le compte-rendu les imprime. Une case vide n’est pas un "
            "zéro : le nombre n’est pas imprimé, ou le compte-rendu n’est pas publié (dans ce cas "
            "la date est celle de l’annonce)."
        ),
        wide=("Lieu",),
    )


def _totals(data: ReportData) -> dict[str, int]:
    rows = data["participants"]
    rows = rows[(rows["categorie"] == TOTAL) & rows["nombre"].notna()]
    return dict(zip(rows["atelier"], rows["nombre"].astype(int), strict=True))


def _day(text: str) -> str:
    if pd.isna(text):
        return "non indiquée"
    date = datetime.date.fromisoformat(text)
    return f"{day(date)} {date.year}"


def attendance_by_category(data: ReportData) -> pd.DataFrame:
    """Return a row per category: `participants` added over the workshops that print a number for
    it, and in how many `ateliers` one is printed.
    """
    rows = data["participants"][data["participants"]["categorie"] != TOTAL]
    known = rows[rows["nombre"].notna()]
    sums = known.groupby("categorie")["nombre"].sum()
    held = known.groupby("categorie").size()
    names = [name for name in CATEGORIES if name != TOTAL]
    return pd.DataFrame(
        {
            "categorie": names,
            "participants": [int(sums.get(name, 0)) for name in names],
            "ateliers": [int(held.get(name, 0)) for name in names],
        }
    )


def attendance_sentence(data: ReportData) -> str:
    """Return what is known of who took part, and of how many workshops it is not."""
    reported = int(data["ateliers"]["compte_rendu"].sum())
    known = _totals(data)
    table = attendance_by_category(data)
    added = int(table["participants"].sum())
    said = (
        f"{plural(len(known), 'compte-rendu imprime', 'comptes-rendus impriment')} un total de "
        f"participants, {number(sum(known.values()))} en tout ; {number(reported - len(known))} "
        "n’en disent rien (tableau vide, « NC » ou absent)."
    )
    if not added:
        return typo(f"{said} Aucun ne détaille les catégories.")
    most = table.loc[table["participants"].idxmax()]
    return typo(
        f"{said} {number(len(_detailed(data)))} détaillent les catégories : {number(added)} "
        f"personnes, dont {percent(100 * most['participants'] / added)} "
        f"{_of(CATEGORY_NAMES[most['categorie']])}."
    )


def _of(name: str) -> str:
    return f"d’{name}" if name[:1] in "aeiouéè" else f"de {name}"


def _detailed(data: ReportData) -> list[str]:
    rows = data["participants"]
    rows = rows[(rows["categorie"] != TOTAL) & rows["nombre"].notna()]
    return list(rows["atelier"].drop_duplicates())


def attendance(data: ReportData) -> View:
    """Return who took part: categories, how many persons, in how many workshops."""
    table = attendance_by_category(data)
    added = int(table["participants"].sum())
    return View(
        "participants-categories",
        "Participants par catégorie, là où elle est comptée",
        pd.DataFrame(
            {
                "Catégorie": [CATEGORIES[name] for name in table["categorie"]],
                "Participants": table["participants"],
                "Part (%)": (100 * table["participants"] / max(1, added)).round(1),
                "Ateliers qui la comptent": table["ateliers"],
            }
        ),
        note="Somme des nombres imprimés ; rien n’est estimé pour les ateliers qui n’en donnent "
        "pas.",
    )


def attendance_by_workshop(data: ReportData) -> View:
    """Return the participants of each workshop, category by category, as printed."""
    rows = data["participants"]
    shown = rows["nombre"].map(lambda n: "" if pd.isna(n) else number(int(n)))
    shown = shown.where(rows["nombre"].notna(), rows["imprime"].fillna("vide"))
    table = rows.assign(montre=shown).pivot(index="atelier", columns="categorie", values="montre")
    table = table.reindex(columns=list(CATEGORIES))
    table = table.reindex(data["ateliers"].loc[data["ateliers"]["compte_rendu"], "atelier"])
    known = data["ateliers"].set_index("atelier").loc[table.index]
    spans = rows.groupby("atelier").agg(
        ligne_debut=("ligne_debut", "min"), ligne_fin=("ligne_fin", "max")
    )
    spans = spans.reindex(table.index)
    return View(
        "participants-ateliers",
        "Participants imprimés, atelier par atelier",
        pd.DataFrame(
            {
                "Atelier": [f"{row.titre} ({row.departement})" for row in known.itertuples()],
                **{
                    label.split(" de ")[0].split(" du ")[0].split(" d’")[0]: table[name]
                    .astype("string")
                    .fillna("absent")
                    .to_numpy()
                    for name, label in CATEGORIES.items()
                },
                "Lignes": [
                    "" if pd.isna(a) else f"{int(a)}–{int(b)}"
                    for a, b in zip(spans["ligne_debut"], spans["ligne_fin"], strict=True)
                ],
            }
        ),
        note=typo(
            "NC : non communiqué, tel qu’imprimé ; « vide » : la case est imprimée sans nombre ; "
            "« absent » : le compte-rendu n’a pas de tableau."
        ),
    )


def counted_and_printed(data: ReportData) -> View:
    """Return the totals by theme and kind: counted by the agency, printed in the reports."""
    table = published_and_printed(data["tableaux_publies"], data["contributions"])
    names = {"constat": "constats", "proposition": "propositions"}
    rows = table.groupby(["thematique", "nature"])[["publies", "releves"]].sum().reset_index()
    whole = totals(table.assign(tout="tout"), "tout").iloc[0]
    labels = [
        typo(f"Thématique {row.thematique} : {names[row.nature]}") for row in rows.itertuples()
    ]
    return View(
        "comptees-imprimees",
        "Contributions comptées par l’agence et imprimées dans les comptes-rendus",
        pd.DataFrame(
            {
                "Thématique et nature": [*labels, "Total"],
                "Comptées": [*rows["publies"], whole["publies"]],
                "Imprimées": [*rows["releves"], whole["releves"]],
                "Différence": [*(rows["releves"] - rows["publies"]), whole["ecart"]],
            }
        ).astype({"Comptées": "Int64", "Imprimées": "Int64", "Différence": "Int64"}),
        note=typo(
            "Les constats viennent des problématiques, les propositions des solutions et des "
            "leviers. L’agence peut n’avoir rattaché une contribution à aucune idée, ou l’avoir "
            "rattachée à deux : une différence n’est pas une erreur en soi."
        ),
    )
