"""The form of a report: what it leaves out, prints twice or moves, and what contradicts its
announcement.
"""

from __future__ import annotations

from collections.abc import Iterator

from cnr.checks.finding import CERTAIN, MINOR, PROBABLE, Finding, merged
from cnr.french import enumerate_words, plural, quote, typo
from cnr.parse import prompts
from cnr.parse.prompts import SECTIONS, THEME
from cnr.parse.records import Passage, Synthesis

#: The sections of a theme in a sentence.
SECTION_NAMES = {
    prompts.PROBLEM: "problématiques",
    prompts.SOLUTION: "solutions",
    prompts.LEVER: "leviers",
}
_NARRATIVE = {
    prompts.COURSE: "le déroulement de la journée",
    prompts.SITUATION: "la situation du territoire",
    prompts.INITIATIVES: "les initiatives locales",
    prompts.FOLLOW_UP: "les suites données aux travaux",
}
_HEADINGS = {
    prompts.PRESENTATION: "présentation de l’atelier",
    prompts.PARTICIPANTS: "participants",
    prompts.PARTICIPANTS_HEADER: "en-tête des participants",
    prompts.COURSE: "déroulement de la journée",
    prompts.SITUATION: "situation du territoire",
    prompts.FIGURES: "chiffres clés du territoire",
    prompts.INITIATIVES: "initiatives locales",
    prompts.OTHER_THEMES: "autres thématiques",
    prompts.PROSPECTS: "perspectives",
    prompts.FOLLOW_UP: "suites données aux travaux",
    prompts.REMARK: "remarque ou commentaire",
}
_FIELDS = {"lieu": "le lieu", "jour": "la date", "horaires": "les horaires"}


def form_is_filled_in(synthesis: Synthesis) -> Iterator[Finding]:
    """A form gives place, day, hours and participants; what it leaves out is unknown."""
    for r in synthesis.workshops:
        missing = [name for key, name in _FIELDS.items() if not r.fields.get(key, ("", ()))[0]]
        if not r.attendance:
            missing.append("le tableau des participants")
        if missing:
            yield Finding(
                CERTAIN,
                r.department,
                typo(f"{r.name} : le compte-rendu n’indique pas {_either(missing)}."),
                str(len(_FIELDS) + 1),
                str(len(_FIELDS) + 1 - len(missing)),
                (r.first,),
            )


def _either(words: list[str]) -> str:
    return enumerate_words(words).replace(" et ", " ni ")


def form_is_complete(synthesis: Synthesis) -> Iterator[Finding]:
    """Each part of the form is printed: the account, the themes, and their three sections."""
    for r in synthesis.workshops:
        kinds = {p.kind for p in r.passages}
        themes = {p.theme for p in r.passages if p.kind == THEME}
        missing = [name for kind, name in _NARRATIVE.items() if kind not in kinds]
        absent = [number for number in synthesis.themes if number not in themes]
        count = len(missing) + len(absent)
        if absent:
            noun = "la thématique" if len(absent) == 1 else "les thématiques"
            missing.append(f"{noun} {enumerate_words(absent)}")
        for number in sorted(themes):
            held = {p.kind for p in r.passages if p.theme == number}
            lost = [SECTION_NAMES[kind] for kind in SECTIONS if kind not in held]
            if lost:
                noun = "la rubrique" if len(lost) == 1 else "les rubriques"
                missing.append(f"{noun} {enumerate_words(lost)} de la thématique {number}")
                count += len(lost)
        if missing:
            parts = "partie absente" if count == 1 else "parties absentes"
            yield Finding(
                MINOR,
                r.department,
                typo(f"{r.name} : {parts} du formulaire : {' ; '.join(missing)}."),
                "",
                str(count),
                (r.first,),
            )


def form_is_in_order(synthesis: Synthesis) -> Iterator[Finding]:
    """Themes come in the order of their numbers, sections in that of the form, each once; the
    follow-up comes last, and the prompts of the territory under its heading.
    """
    for r in synthesis.workshops:
        seen: list[Passage] = []
        for passage in r.passages:
            fault = _misplaced(passage, seen)
            if fault:
                sentence, other = fault
                yield Finding(
                    CERTAIN,
                    r.department,
                    typo(f"{r.name} : {sentence}."),
                    "",
                    "",
                    merged([passage.heading, other.heading]),
                )
            seen.append(passage)


def _misplaced(passage: Passage, seen: list[Passage]) -> tuple[str, Passage] | None:
    """Return what is wrong with the place of a heading after those seen, and the other heading."""
    if passage.kind == THEME:
        for other in seen:
            if other.kind == prompts.FOLLOW_UP and seen[-1] is other:
                return "les suites données aux travaux sont imprimées avant une thématique", other
            if other.kind == THEME and other.theme == passage.theme:
                return f"la thématique {passage.theme} est imprimée deux fois", other
            if other.kind == THEME and other.theme > passage.theme:
                words = f"la thématique {passage.theme} suit la thématique {other.theme}"
                return words, other
    if passage.kind in SECTIONS:
        name = SECTION_NAMES[passage.kind]
        for other in reversed(seen):
            if other.theme != passage.theme or other.kind not in SECTIONS:
                continue
            under = _of_theme(passage.theme)
            if other.kind == passage.kind:
                return f"la rubrique {name}{under} est imprimée deux fois", other
            if SECTIONS.index(other.kind) > SECTIONS.index(passage.kind):
                late = SECTION_NAMES[other.kind]
                return f"la rubrique {name}{under} est imprimée après celle des {late}", other
    if passage.kind == prompts.COURSE:
        for other in seen:
            if other.kind == prompts.COURSE:
                return "la consigne du déroulement de la journée est imprimée deux fois", other
    if passage.kind == prompts.SITUATION:
        for other in seen:
            if other.kind == prompts.FIGURES:
                words = "la consigne sur les chiffres du territoire est imprimée avant son titre"
                return words, other
    return None


def _of_theme(theme: str) -> str:
    """Return ` de la thématique 2`, or what stands for it where the theme has no number."""
    if theme.isdigit():
        return f" de la thématique {theme}"
    return " des autres thématiques" if theme else ""


def heading_is_as_in_form(synthesis: Synthesis) -> Iterator[Finding]:
    """A heading is printed in the words of the form, a theme has a number of the region; a
    misprint could hide it from a reader.
    """
    for r in synthesis.workshops:
        for passage in r.passages:
            if passage.kind == THEME and passage.theme not in synthesis.themes:
                yield Finding(
                    PROBABLE,
                    r.department,
                    typo(
                        f"{r.name} : la thématique {passage.theme} n’est pas l’une de celles de "
                        "la région."
                    ),
                    " ".join(synthesis.themes),
                    passage.theme,
                    passage.heading,
                )
                continue
            if not passage.is_exact:
                yield Finding(
                    PROBABLE,
                    r.department,
                    typo(
                        f"{r.name} : un titre du formulaire est altéré ; il est lu comme "
                        f"{quote(_heading_name(passage))}."
                    ),
                    _heading_name(passage),
                    "",
                    passage.heading,
                )


def _heading_name(passage: Passage) -> str:
    if passage.kind == THEME:
        return f"thématique {passage.theme}"
    return (SECTION_NAMES | _HEADINGS)[passage.kind]


def section_has_contributions(synthesis: Synthesis) -> Iterator[Finding]:
    """A section of a theme that is printed holds contributions."""
    for r in synthesis.workshops:
        lines = {number for c in (*r.contributions, *r.outside) for number in c.lines}
        starts = [min(p.heading) for p in r.passages] + [r.last + 1]
        for passage, end in zip(r.passages, starts[1:], strict=True):
            if passage.kind in SECTIONS and not lines & set(range(min(passage.heading), end)):
                yield Finding(
                    CERTAIN,
                    r.department,
                    typo(
                        f"{r.name} : la rubrique {SECTION_NAMES[passage.kind]}"
                        f"{_of_theme(passage.theme)} est imprimée sans aucune contribution."
                    ),
                    "une contribution",
                    "0",
                    passage.heading,
                )


def _not_counted(count: int) -> str:
    return "non compté parmi les" if count == 1 else "non comptés parmi les"


def contributions_are_under_themes(synthesis: Synthesis) -> Iterator[Finding]:
    """What was said stands in a section of a numbered theme; the rest is in no table."""
    for r in synthesis.workshops:
        if r.outside:
            yield Finding(
                PROBABLE,
                r.department,
                typo(
                    f"{r.name} : {plural(len(r.outside), 'propos imprimé', 'propos imprimés')} "
                    "sous « Autres thématiques », hors des thématiques numérotées, et "
                    f"{_not_counted(len(r.outside))} contributions."
                ),
                "une thématique",
                "",
                merged(c.lines for c in r.outside),
            )
        for passage in r.passages:
            if passage.kind in (THEME, prompts.OTHER_THEMES) and passage.paragraphs:
                where = _of_theme(passage.theme).removeprefix(" de ").removeprefix(" d")
                count = len(passage.paragraphs)
                yield Finding(
                    CERTAIN,
                    r.department,
                    typo(
                        f"{r.name} : sous {where}, "
                        f"{plural(count, 'propos imprimé', 'propos imprimés')} avant toute "
                        f"rubrique, et {_not_counted(count)} contributions."
                    ),
                    "une rubrique",
                    "",
                    merged(lines for _, lines in passage.paragraphs),
                )
