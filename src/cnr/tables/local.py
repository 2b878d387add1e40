"""The frames of the local documents: plans, territories, passages, figures, quotations."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence

import pandas as pd

from cnr.checks.local import NATIONAL
from cnr.lines import Line
from cnr.parse.local.records import LocalDocument
from cnr.schema.local import (
    COMMUNES,
    FIGURES,
    LOCAL_ACTIONS,
    MEMBERS,
    PASSAGES,
    PLAN_LEVELS,
    SPEECHES,
    TERRITORIES,
)
from cnr.tables.frame import frame, span

Documents = Sequence[LocalDocument]
_SEPARATOR = " ; "


def actions(documents: Documents) -> pd.DataFrame:
    """Return actions_locales.csv: a row per action, objective or recommendation of a plan."""
    return frame(
        LOCAL_ACTIONS,
        [
            {
                "document": one.document,
                "action": action.id,
                "axe": action.axis,
                "objectif": action.objective,
                "code": action.code,
                "intitule": action.title,
                "sous_objectif": action.sub_objective,
                "nature": action.kind,
                "ligne_code": action.code_lines[0] if action.code_lines else None,
                **span(action.lines),
            }
            for one in documents
            for action in one.actions
        ],
    )


def territories(documents: Documents) -> pd.DataFrame:
    """Return territoires.csv: a row per portrait, with its key figures."""
    rows: list[dict[str, object]] = []
    for one in documents:
        for place in one.territories:
            members = [member.name for member in one.signatories if member.territory == place.name]
            rows.append(
                {
                    "document": one.document,
                    "territoire": place.name,
                    "region": place.region,
                    "communes": place.communes,
                    "habitants": place.inhabitants,
                    "superficie_km2": place.area,
                    "densite_hab_km2": place.density,
                    "cls_debut": place.first_year,
                    "cls_fin": place.last_year,
                    "signataires": _SEPARATOR.join(members),
                    "nombre_signataires": len(members),
                    **span(place.lines),
                }
            )
    return frame(TERRITORIES, rows)


def plan_levels(documents: Documents) -> pd.DataFrame:
    """Return niveaux_plans.csv: a row per axis, objective or heading of a plan."""
    return frame(
        PLAN_LEVELS,
        [
            {
                "document": one.document,
                "rang": rank,
                "niveau": level.level,
                "code": level.code,
                "intitule": level.title,
                "parent": level.parent,
                **span(level.lines),
            }
            for one in documents
            for rank, level in enumerate(one.levels, start=1)
        ],
    )


def passages(documents: Documents) -> pd.DataFrame:
    """Return propositions_locales.csv: a row per objective, heading, proposal or box of a body."""
    return frame(
        PASSAGES,
        [
            {
                "document": one.document,
                "passage": passage.id,
                "nature": passage.kind,
                "objectif": passage.objective,
                "intertitre": passage.heading,
                "numero": passage.number,
                "intitule": passage.title,
                "texte": passage.text,
                **span(passage.lines),
            }
            for one in documents
            for passage in one.passages
        ],
    )


def figures(documents: Documents) -> pd.DataFrame:
    """Return chiffres_locaux.csv: a row per figure of a diagnosis, a table or an annex."""
    return frame(
        FIGURES,
        [
            {
                "document": one.document,
                "rang": rank,
                "territoire": figure.territory,
                "libelle": figure.label,
                "valeur": figure.value,
                "unite": figure.unit,
                "annee": figure.year,
                **span(figure.lines),
            }
            for one in documents
            for rank, figure in enumerate(one.figures, start=1)
        ],
    )


def signatories(documents: Documents) -> pd.DataFrame:
    """Return signataires.csv: a row per signatory in each list of a document."""
    rows: list[dict[str, object]] = []
    for one in documents:
        ranks: Counter[tuple[str, str]] = Counter()
        for member in one.signatories:
            ranks[member.source, member.territory] += 1
            rows.append(
                {
                    "document": one.document,
                    "liste": member.source,
                    "territoire": member.territory,
                    "rang": ranks[member.source, member.territory],
                    "signataire": member.name,
                    **span(member.lines),
                }
            )
    return frame(MEMBERS, rows)


def communes(documents: Documents) -> pd.DataFrame:
    """Return communes.csv: a row per commune that a contract lists."""
    return frame(
        COMMUNES,
        [
            {"document": one.document, "commune": member.name, **span(member.lines)}
            for one in documents
            for member in one.communes
        ],
    )


def speeches(documents: Documents) -> pd.DataFrame:
    """Return citations_locales.csv: a row per quotation whose speaker's function is known."""
    return frame(
        SPEECHES,
        [
            {
                "document": one.document,
                "citation": f"{one.document}-c{rank:02d}",
                "territoire": speech.territory,
                "fonction": speech.function,
                "texte": speech.text,
                **span(speech.lines),
            }
            for one in documents
            for rank, speech in enumerate(one.speeches, start=1)
        ],
    )


def scope_of(document: LocalDocument, lines: Iterable[Line], departments: Mapping[str, str]) -> str:
    """Return the code of the department that a document names most often; NATIONAL when it speaks
    of several territories, or names none. `departments` maps codes to names.
    """
    text = " ".join(line.content for line in lines)
    named = {code: _mentions(name, text) for code, name in departments.items()}
    code = max(named, key=lambda one: named[one], default="")
    return NATIONAL if document.territories or not named.get(code) else code


def _mentions(name: str, text: str) -> int:
    """Return how often a text names a department, with or without its hyphens, or in capitals."""
    parts = [re.escape(part) for part in re.split("[- ]", name)]
    whole = "[- ]".join(parts)
    return len(re.findall(rf"(?<!\w)(?:{whole}|{whole.upper()})(?!\w)", text))


#: How each table of the local documents is made, by name.
LOCAL_FRAMES: Mapping[str, Callable[[Documents], pd.DataFrame]] = {
    LOCAL_ACTIONS.name: actions,
    TERRITORIES.name: territories,
    PLAN_LEVELS.name: plan_levels,
    PASSAGES.name: passages,
    FIGURES.name: figures,
    MEMBERS.name: signatories,
    COMMUNES.name: communes,
    SPEECHES.name: speeches,
}
