"""The form that every workshop report fills in: its headings, and what each announces.

Recognised on the squashed text and as a whole, so that a wrap, a stray space, the extra space of a
page's first line or a few misprints do not hide a heading, and an item that merely begins like one
is not taken for it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from cnr.labels import squash
from cnr.lines import Line
from cnr.parse.template import squashed_ahead

PRESENTATION = "presentation"
PARTICIPANTS = "participants"
PARTICIPANTS_HEADER = "entete_participants"
COURSE = "deroulement"
SITUATION = "situation"
FIGURES = "chiffres"
INITIATIVES = "initiatives"
THEME = "thematique"
OTHER_THEMES = "autres_thematiques"
PROBLEM = "probleme"
SOLUTION = "solution"
LEVER = "levier"
PROSPECTS = "perspectives"
FOLLOW_UP = "suites"
REMARK = "remarque"

#: The three sections of a theme, in the order of the form.
SECTIONS = (PROBLEM, SOLUTION, LEVER)

_FORM = (
    (PRESENTATION, "Présentation de l’atelier"),
    (PARTICIPANTS, "Participants"),
    (PARTICIPANTS_HEADER, "Participants Nombre"),
    (COURSE, "Description du déroulement de la journée"),
    (COURSE, "Décrire le déroulement de la journée"),
    (SITUATION, "La situation du territoire"),
    (
        FIGURES,
        "Présenter succinctement, en quelques éléments et chiffres clés, les spécificités du "
        "territoire.",
    ),
    (
        FIGURES,
        "Présentation succincte, en quelques éléments et chiffres clés, des spécificités du "
        "territoire.",
    ),
    (
        INITIATIVES,
        "Description des dynamiques et initiatives locales déjà existantes pour faire face à ces "
        "enjeux.",
    ),
    (OTHER_THEMES, "Autres thématiques"),
    (
        PROBLEM,
        "Présentation des problématiques que les solutions envisagées ambitionnent de traiter",
    ),
    (
        SOLUTION,
        "Présentation des solutions et innovations co-construites par les parties prenantes",
    ),
    (
        LEVER,
        "Description des leviers qu’il serait nécessaire d’activer ou les freins à lever pour la "
        "mise en œuvre des projets.",
    ),
    (PROSPECTS, "Perspectives"),
    (
        FOLLOW_UP,
        "Description des suites qui seront données aux travaux du CNR Santé dans le territoire",
    ),
    (REMARK, "Remarque ou commentaire utile de porter à l’attention du ministère"),
)
FORM = tuple((kind, squash(text)) for kind, text in _FORM)

#: How alike (0-100) a line and a heading must be: a few letters may be misprinted in a long
#: heading, one in a short one, which a word of a list could resemble.
MIN_LONG = 85.0
MIN_SHORT = 91.0
_LONG = 30
#: So many letters of a heading are enough to look for the rest of it on the next page.
_BEGUN = 20
_THEME = re.compile(r"^thematique(\d+):")
#: A heading is wrapped over at most this many lines.
LONGEST = 3


@dataclass(frozen=True, slots=True)
class Prompt:
    """A heading of the form found in a report: its kind, lines, and the number of the theme."""

    kind: str
    lines: tuple[Line, ...]
    theme: str = ""
    is_exact: bool = True

    @property
    def numbers(self) -> tuple[int, ...]:
        return tuple(line.number for line in self.lines)


def likeness(text: str, key: str) -> float:
    """Return how alike two squashed texts are (0-100), 0 where they are too far to be the same."""
    least = MIN_LONG if len(key) >= _LONG else MIN_SHORT
    score = fuzz.ratio(text, key, score_cutoff=least)
    return float(score)


def prompt_at(
    lines: Sequence[Line], index: int, theme_titles: dict[str, str]
) -> tuple[Prompt, int] | None:
    """Return the heading that begins on the line at `index`, and the index after it, if any.

    `theme_titles` maps the squashed heading of a theme (`thematique1:acces…`) to its number.
    """
    keys = [(kind, key, "") for kind, key in FORM]
    keys += [(THEME, key, number) for key, number in theme_titles.items()]
    best: tuple[float, Prompt, int] | None = None
    taken: list[Line] = []
    after = index
    while after < len(lines) and len(taken) < LONGEST:
        line = lines[after]
        after += 1
        if line.is_blank:
            # A page may end inside a heading: the rest of its words is looked for beyond.
            begun = "".join(squash(one.text) for one in taken)
            is_begun = len(begun) >= _BEGUN and any(key.startswith(begun) for _, key, _ in keys)
            if (best is None or best[1].is_exact) and not is_begun:
                break
            continue
        taken.append(line)
        words = [squash(one.text) for one in taken]
        text = "".join(words)
        for kind, key, number in keys:
            score = likeness(text, key)
            # A line of a list right above a heading is no part of it.
            if score and likeness(text.removeprefix(words[0]), key) >= score:
                continue
            if score and (best is None or score > best[0]):
                best = (score, Prompt(kind, tuple(taken), number, text == key), after)
    if best is None and (found := _THEME.match(squash(lines[index].text))):
        return Prompt(THEME, (lines[index],), found.group(1), False), index + 1
    return (best[1], best[2]) if best else None


def usual_theme_titles(bodies: Sequence[Sequence[Line]]) -> dict[str, str]:
    """Return the squashed heading that most reports print for each theme, with its number.

    What the heading says counts for more than its digit: where one report prints a number that
    goes with another title, the title decides, and the caller sees that it is not exact.
    """
    numbers: dict[str, Counter[str]] = {}  # of each title
    for body in bodies:
        for index in range(len(body)):
            text = squashed_ahead(body, index)
            if found := _THEME.match(text):
                numbers.setdefault(text[found.end() :], Counter())[found.group(1)] += 1
    best: dict[str, tuple[int, str]] = {}  # of each number
    for title, counts in numbers.items():
        number, count = counts.most_common(1)[0]
        if count > best.get(number, (0, ""))[0]:
            best[number] = (count, title)
    return {f"thematique{number}:{title}": number for number, (_, title) in best.items()}
