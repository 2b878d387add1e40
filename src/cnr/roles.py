"""Who speaks, as a role: the words by which reports present the persons who take the floor."""

from __future__ import annotations

import re

from cnr.labels import fold_in_place

PARTICIPANT = "participant"
DOCTOR = "médecin"

#: Functions, in words of the field -> role. The first one that a presentation names is taken.
_FUNCTIONS = {
    "interne": r"internes?\b",
    "étudiant": r"etudiante?s?\b",
    "infirmier": r"infirmiere?s?\b|\bidel?\b|\bipa\b",
    "pharmacien": r"pharmacien(?:ne)?s?\b",
    "kinésithérapeute": r"(?:masseu(?:r|se)[ -])?kinesitherapeutes?\b|\bkine\b|\bmk\b",
    "sage-femme": r"sages?[ -]femmes?\b",
    "dentiste": r"(?:chirurgien(?:ne)?s?[ -])?dentistes?\b",
    "orthophoniste": r"orthophonistes?\b",
    "psychologue": r"psychologues?\b",
    "aide-soignant": r"aides?[ -]soignante?s?\b",
    DOCTOR: r"medecins?\b|\bmg\b|generalistes?\b|urgentistes?\b|\bcme\b|pediatres?\b|"
    r"psychiatres?\b",
    "cadre de santé": r"cadres? (?:de )?sante\b",
    "coordinateur": r"coord(?:inat|onnat)(?:eur|rice)s?\b",
    "élu": r"maires?\b|adjointe?s? (?:au |a la )?mair|conseill(?:er|ere)s?\b|elue?s?\b|deputee?s?\b"
    r"|senat(?:eur|rice)s?\b|\bvp cc\b|president(?:e)? d[eu] (?:la )?(?:communaute|departement)",
    "préfecture": r"(?:sous[ -])?pref(?:et|ete)\b",
    "sapeur-pompier": r"colonel\b|sapeurs?[ -]pompiers?\b|\bsdis\b",
    "direction d’établissement": r"direct(?:eur|rice)s? (?:de |d'|du |des )?(?:la |l')?"
    r"(?:ehpad|ch\b|chu|hopital|clinique|etablissement)",
    "institution": r"direct(?:eur|rice)s? (?:de |d'|du |des )?(?:la |l')?(?:cpam|ars|msa|caf)\b",
    "usager": r"usagere?s?\b|patiente?s?\b|habitante?s?\b|citoyen(?:ne)?s?\b",
    "association": r"associations?\b|benevoles?\b",
}
#: Organisations: less telling than a function or a doctor's title.
_ORGANISATIONS = {
    "institution": r"\b(?:cpam|ars|msa|caf|ireps|pmi|mdph|dsden|prefecture)\b",
    "établissement": r"\b(?:ch|chu|ehpad|clinique|hopital)\b",
    "professionnel de santé": r"\b(?:msp|cpts|caps|cds)\b",
}
_DOCTOR_TITLE = re.compile(r"(?:[Dd]r|DR|[Dd]octeure?)\b|(?:Pr\.?|Professeure?) (?=[A-ZÀ-Þ])")

ROLES = (*dict.fromkeys([*_FUNCTIONS, *_ORGANISATIONS]), PARTICIPANT)


def function_in(text: str) -> str:
    """Return the role of the first function that `text` names, an empty text when it names none."""
    return _first(text, _FUNCTIONS)


def organisation_in(text: str) -> str:
    """Return the role of the first organisation that `text` names, an empty text when none."""
    return _first(text, _ORGANISATIONS)


def function_at_start(text: str) -> str:
    """Return the role of the function that opens `text`, an empty text when none does."""
    folded = fold_in_place(text).replace("’", "'")
    return next((r for r, pattern in _FUNCTIONS.items() if re.match(pattern, folded)), "")


def is_doctor(text: str) -> bool:
    """Say whether a presentation opens with a doctor's title (`Dr`)."""
    return bool(_DOCTOR_TITLE.match(text))


def _first(text: str, patterns: dict[str, str]) -> str:
    folded = fold_in_place(text).replace("’", "'")
    found = [
        (match.start(), role)
        for role, pattern in patterns.items()
        if (match := re.search(rf"\b(?:{pattern})", folded))
    ]
    return min(found)[1] if found else ""
