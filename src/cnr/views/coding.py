"""Tables of how well coding works, and of what a person should read first."""

from __future__ import annotations

from itertools import combinations

import pandas as pd

from cnr.coding.agreement import cohen_kappa, krippendorff_alpha
from cnr.coding.codebook import with_labels
from cnr.coding.evaluation import (
    calibration_error,
    calibration_noise,
    confused_pairs,
    group_of,
    matches,
)
from cnr.coding.judgement import (
    APPROACH_NAMES,
    accuracy,
    accuracy_by,
    agreed,
    cells,
    judged,
    quoted,
)
from cnr.coding.review import reading_list
from cnr.french import NATURES, NBSP, enumerate_words, number, percent, plural, typo
from cnr.report_data import ReportData
from cnr.views.ideas import coded_contributions, likelihood
from cnr.views.view import View, line_spans

#: What coding is judged on, in words for readers.
SURE_READINGS = "Lectures mises de côté, sûres"
ALL_READINGS = "Lectures mises de côté, toutes"
QUOTED = "Exemples cités par l’agence"
AGREED = "Deux lecteurs d’accord"
_KINDS = {"C": "constat", "P": "proposition"}
_REASONS = {
    "doute": "probabilité faible",
    "desaccord": "le codage libre et les comptes se contredisent",
    "compte": "décisive pour deux comptes",
}


def judged_sets(data: ReportData) -> dict[str, pd.DataFrame]:
    """Return the contributions that coding is judged on, by the words that name them."""
    settled = judged(data["codage"], data["approches"], data.measures)
    return {
        SURE_READINGS: settled[settled["sure"]],
        ALL_READINGS: settled,
        QUOTED: quoted(data["codage"], data["approches"], data["exemples"]),
        AGREED: agreed(data["codage"], data["approches"], data.readings),
    }


def _shown(found: dict[str, float]) -> str:
    if not found["contributions"]:
        return ""
    low, high = (number(100 * found[bound]) for bound in ("bas", "haut"))
    return f"{percent(100 * found['part'])}{NBSP}[{low}–{high}]"


def accuracies(data: ReportData) -> View:
    """Return how often each coding is right, on each set of contributions that it is judged on."""
    rows = []
    for name, part in judged_sets(data).items():
        # A quotation is one of the sentences that the model learns from: it is judged without.
        free = "sans_exemple" if name == QUOTED else "idee_libre"
        rows.append(
            {
                "Jugé sur": name,
                "Contributions": len(part),
                "Libre : idée": _shown(accuracy(part, free)),
                "Libre : groupe": _shown(accuracy(part, free, by_group=True)),
                "Avec les comptes : idée": _shown(accuracy(part, "idee_quotas")),
            }
        )
    table = pd.DataFrame(rows).rename(columns=typo)
    return View(
        "codage-exactitude",
        "Part des contributions rangées sous la bonne idée",
        table,
        note=typo(
            "Entre crochets, intervalle à 95 % (Wilson). Les lectures sont assistées par machine ; "
            "celles qui sont mises de côté, que le modèle n’a pas vues, ont été arbitrées avec "
            "les comptes publiés sous les yeux : l’accord du codage « avec les comptes » avec "
            "elles est donc en partie acquis d’avance. Les exemples cités sont rangés par l’agence "
            "elle-même ; le codage libre y est jugé sans les avoir appris, le codage « avec les "
            "comptes » en les ayant appris."
        ),
        wide=("Jugé sur",),
    )


def accuracy_by_cell(data: ReportData) -> View:
    """Return the free coding's accuracy by theme and kind, on sure readings and where two readers
    agree.
    """
    sets = judged_sets(data)
    sure, alike = (
        accuracy_by(sets[name], "idee_libre", cells(sets[name])) for name in (SURE_READINGS, AGREED)
    )
    rows = [
        {
            "Thématique et nature": f"Thématique {cell[1:-2]}, {NATURES[_KINDS[cell[-1]]]}",
            "Lectures sûres": int(sure["contributions"].get(cell, 0)),
            "Exactitude": _shown(sure.loc[cell].to_dict()) if cell in sure.index else "",
            "Deux lecteurs d’accord": int(row["contributions"]),
            "Exactitude ": _shown(row.to_dict()),
        }
        for cell, row in alike.iterrows()
    ]
    return View(
        "codage-par-thematique",
        "Exactitude du codage libre par thématique et nature",
        pd.DataFrame(rows),
        note="Les petits effectifs ne permettent pas de classer les thématiques entre elles.",
    )


def accuracy_by_idea(data: ReportData, *, groups: bool = False) -> View:
    """Return the free coding's accuracy by published idea, or by group, where two readers agree."""
    ideas = data["idees"].set_index("idee")
    part = judged_sets(data)[AGREED]
    key = part["idee_arbitree"].map(group_of) if groups else part["idee_arbitree"]
    right = matches(part["idee_libre"], part["idee_arbitree"], by_group=groups)
    table = pd.DataFrame({"key": key.to_numpy(), "right": right.to_numpy()})
    table = table.groupby("key")["right"].agg(["size", "sum"])
    labels = ideas["libelle"]
    if groups:
        labels = ideas.groupby(ideas.index.map(group_of))["groupe"].first()
    what = "groupe" if groups else "idée"
    return View(
        f"codage-par-{'groupe' if groups else 'idee'}",
        f"Exactitude du codage libre par {what}, là où deux lecteurs sont d’accord",
        pd.DataFrame(
            {
                what.capitalize(): [f"{name} {labels[name]}" for name in table.index],
                "Contributions": table["size"].to_numpy(),
                "Bien rangées": table["sum"].to_numpy(),
                "Part": [
                    percent(100 * a / b) for a, b in zip(table["sum"], table["size"], strict=True)
                ],
            }
        ),
        wide=(what.capitalize(),),
    )


def confusions(data: ReportData, most: int = 20) -> View:
    """Return the pairs of ideas most often taken for one another by the free coding."""
    part = judged_sets(data)[AGREED]
    pairs = confused_pairs(part["idee_libre"], part["idee_arbitree"]).head(most)
    return View(
        "codage-confusions",
        typo(f"Les {number(len(pairs))} confusions les plus fréquentes du codage libre"),
        pd.DataFrame(
            {
                "Idée selon deux lecteurs": with_labels(pairs["idee_lue"], data["idees"]),
                "Idée du codage libre": [
                    one or "aucune" for one in with_labels(pairs["idee_codee"], data["idees"])
                ],
                "Fois": pairs["fois"],
            }
        ),
        wide=("Idée selon deux lecteurs", "Idée du codage libre"),
    )


def approaches(data: ReportData) -> View:
    """Return the approaches compared on the same contributions and departments."""
    sets = judged_sets(data)
    rows = [
        {
            "Approche": words.capitalize(),
            "Idée, lectures sûres": _shown(accuracy(sets[SURE_READINGS], column)),
            "Groupe, lectures sûres": _shown(accuracy(sets[SURE_READINGS], column, by_group=True)),
            "Idée, deux lecteurs d’accord": _shown(accuracy(sets[AGREED], column)),
        }
        for column, words in APPROACH_NAMES.items()
    ]
    return View(
        "codage-approches",
        "Les approches comparées, sur les mêmes départements",
        pd.DataFrame(rows),
        note=typo(
            "Aucune n’utilise de compte ni de lecture du département qu’elle code. « Sans les "
            "lectures » vaut pour une région que personne n’a lue."
        ),
        wide=("Approche",),
    )


def measures_sentence(data: ReportData) -> str:
    """Return which readings are kept to judge, and how many are sure."""
    measures = data.measures
    if measures.empty:
        return typo("Aucune lecture n’est mise de côté pour juger le codage.")
    codes = data["contributions"].set_index("contribution")["departement"]
    own = dict.fromkeys(codes[measures["contribution"]])
    names = enumerate_words([f"{data.departments[code]} ({code})" for code in own])
    sets = judged_sets(data)
    return typo(
        f"Lectures mises de côté : {number(len(measures))} contributions ({names}), dont "
        f"{number(len(sets[ALL_READINGS]))} rangées sous une idée et "
        f"{number(len(sets[SURE_READINGS]))} sûres."
    )


def readers_sentence(data: ReportData) -> str:
    """Return how far readers agree: those whose readings are learnt from, and those who decide."""
    decided = int((data["codage"]["origine"] == "lecture").sum())
    tail = f"Contributions décidées par des lecteurs : {number(decided)}."
    both = _agreement(data.decisions.drop_duplicates(["contribution", "lecteur"], keep="last"))
    if both:
        tail += f" Deux d’entre eux s’accordent sur {both}."
    alike = _agreement(data.readings)
    if not alike:
        return typo(tail)
    return typo(
        f"Deux lectures assistées par machine, faites sans voir les comptes, s’accordent sur "
        f"{alike}. Elles viennent d’un même modèle de langue : leur accord ne dit pas qu’elles ont "
        f"raison. {tail}"
    )


def _agreement(readings: pd.DataFrame) -> str:
    """Return the agreement of the two readers with most contributions in common, in words; empty
    when no contribution is read twice.
    """
    table = readings.pivot(index="contribution", columns="lecteur", values="idee")
    pairs = [
        (int((table[one].notna() & table[other].notna()).sum()), one, other)
        for one, other in combinations(table.columns, 2)
    ]
    common, one, other = max(pairs, key=lambda pair: pair[0], default=(0, "", ""))
    if not common:
        return ""
    rows = table[[one, other]].dropna()
    kappa = cohen_kappa(list(rows[one]), list(rows[other]))
    alpha = krippendorff_alpha(readings)
    share = percent(100 * float((rows[one] == rows[other]).mean()), 1)
    told = [
        f"{name} {number(value, 2)}"
        for name, value in (("κ de Cohen", kappa), ("α de Krippendorff", alpha))
        if not pd.isna(value)
    ]
    details = ", ".join([number(common), *told])
    return f"{share} des contributions lues deux fois ({details})"


def calibration_sentence(data: ReportData) -> str:
    """Return the expected calibration error on each set of readings."""
    parts = []
    for name, rows in judged_sets(data).items():
        if name == QUOTED or rows.empty:
            continue
        right = matches(rows["idee_libre"], rows["idee_arbitree"])
        error = calibration_error(rows["proba_libre"], right)
        noise = calibration_noise(rows["proba_libre"])
        parts.append(
            f"{number(error, 3)} sur {number(len(rows))} contributions ({name}), où le hasard seul "
            f"en donnerait {number(noise, 3)}"
        )
    if not parts:
        return "Aucune lecture ne permet de juger les probabilités."
    return typo(f"Erreur de calibration attendue : {' ; '.join(parts)}.")


def to_read(data: ReportData, most: int) -> View:
    """Return the contributions that a person should read first."""
    rows = reading_list(data["codage"]).head(most)
    said = coded_contributions(data).set_index("contribution").loc[rows["contribution"]]
    whole = int(data["codage"]["a_relire"].sum())
    return View(
        "a-relire",
        typo(f"À lire d’abord : {number(len(rows))} des {plural(whole, 'contribution')} à relire"),
        pd.DataFrame(
            {
                "Contribution": said["texte_lisible"].to_numpy(),
                "Codage libre": with_labels(rows["idee_libre"], data["idees"]),
                "Avec les comptes": with_labels(rows["idee_quotas"], data["idees"]),
                "Probabilité": [likelihood(one) for one in rows["proba_libre"]],
                "Pourquoi": [
                    ", ".join(_REASONS[word] for word in words.split()) for words in rows["motifs"]
                ],
                "Lignes": line_spans(said),
            }
        ),
        wide=("Contribution",),
    )
