"""Names of persons in running text: found by what stands around them, and replaced.

The reports' speakers are presented in known forms (see `cnr.speakers`). The other documents quote
and list persons with their functions; no list of names is needed to see them: a function follows
the name, or brackets hold it after a quotation, or it stands alone above a signature.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from cnr.lines import Line

#: What is shown in place of a name.
PERSON = "[personne]"

_UPPER = "A-ZÀ-ÖØ-ÞŒ"
_LOWER = "a-zß-öø-ÿœ"
_GIVEN = rf"[{_UPPER}][{_LOWER}]+(?:-[{_UPPER}][{_LOWER}]+)?"
_PARTICLE = r"(?:de |De |du |Du |des |La |Le |la |le )*"
_SURNAME = rf"{_PARTICLE}[{_UPPER}][{_UPPER}{_LOWER}’'-]+(?: (?:de|du|des) [{_UPPER}]{{3,}})?"
FULL_NAME = rf"{_GIVEN} {_SURNAME}"
_FUNCTION = (
    r"(?:vice-)?présidente?s?|direct(?:eur|rice)s?|médecin|maire|adjointe?|conseill(?:er|ère)|"
    r"coordinat(?:eur|rice)|responsable|chargée?|infirmi(?:er|ère)|professeure?|référente?|DGA|"
    r"cheff?e?|élue?|ancien(?:ne)?|sénat(?:eur|rice)|députée?|préfète?|animat(?:eur|rice)|"
    r"psychologue|pharmacien(?:ne)?|déléguée?|secrétaire|étudiante?|interne|cadre"
)
_CIVILITY = r"(?:Dr|Docteure?|Pr|Prof|Mme|Mlle|Monsieur|Madame|(?<![A-Z])M\.)"
_SAYING = (
    r"(?:comme l’|selon |d’après |(?:souligne|explique|indique|rappelle|précise|ajoute|confie|"
    r"témoigne|constate|insiste|résume|conclut|estime)(?:-t-(?:il|elle))? )"
)
#: What bears a person's name (`Quai du Docteur X`) is a place.
_PLACE = re.compile(
    r"\b(?:quai|rue|avenue|boulevard|place|allée|impasse|salle|espace|centre|clinique|hôpital|"
    r"résidence|école|collège|lycée) (?:du|de la|des) $",
    re.IGNORECASE,
)
_PLACE_LENGTH = 24
#: A name, in a context that only persons have.
_NAMED = (
    re.compile(rf"(?P<name>{FULL_NAME})(?=\s*,\s*(?:(?i:{_FUNCTION}))\b)"),
    re.compile(rf"»\s*\(\s*(?P<name>{FULL_NAME})(?=\s*[,)])"),
    re.compile(
        rf"{_CIVILITY} (?P<name>(?:(?:[{_UPPER}]\. ?)+|{_GIVEN} )?[{_UPPER}][{_UPPER}{_LOWER}-]+)"
    ),
    re.compile(rf"{_SAYING}(?P<name>{FULL_NAME})"),
    re.compile(rf"(?P<name>{FULL_NAME})(?= \((?i:{_FUNCTION})\b)"),
)
#: A signature: a given name and a surname in capitals, alone on their line.
SIGNATURE = re.compile(
    rf"^(?P<name>{_GIVEN} (?:DE |DU |de |du )?[{_UPPER}]{{3,}}[{_UPPER}’' -]*(?: du [{_UPPER}]+)?)$"
)


def without_names(lines: Sequence[Line]) -> dict[int, str]:
    """Return the text of each non-blank line, by number, with PERSON in place of the names that
    stand in it; a name wrapped over two lines is found, and one found once is found everywhere.
    """
    kept = [line for line in lines if not line.is_blank]
    text, places = _joined(kept)
    ordinary = frozenset(re.findall(rf"(?<![\w-])[{_LOWER}]{{2,}}", text))
    found = [
        match
        for pattern in _NAMED
        for match in pattern.finditer(text)
        if not _PLACE.search(text[max(0, match.start() - _PLACE_LENGTH) : match.start()])
    ]
    signed = [match["name"].strip() for line in kept if (match := SIGNATURE.match(line.content))]
    named = {match["name"] for match in found if " " in match["name"]}
    full = {name for name in named if _is_person(name, text, ordinary)} | set(signed)
    spans = [match.span("name") for match in found if " " not in match["name"]]
    for name in sorted(full, key=len, reverse=True):
        words = " ?".join(re.escape(word) for word in name.split(" "))
        spans += [
            (_with_first_name(text, match.start(), places, ordinary), match.end())
            for match in re.finditer(rf"\b{words}\b", text)
        ]
    hidden: dict[int, set[int]] = {}  # columns of each line
    starts: dict[int, set[int]] = {}
    for start, end in sorted(spans):
        here = [place for place in places[start:end] if place is not None]
        first, column = here[0]
        if column not in hidden.get(first, ()):
            starts.setdefault(first, set()).add(column)
        for number, at in here:
            hidden.setdefault(number, set()).add(at)
    return {line.number: _shown(line, hidden, starts) for line in kept}


def _shown(line: Line, hidden: dict[int, set[int]], starts: dict[int, set[int]]) -> str:
    """Return a line with PERSON at each column where a name starts, without the names."""
    content, mine = line.content, hidden.get(line.number, set())
    if mine and content.endswith("-") and len(content) - 2 in mine:
        mine = mine | {len(content) - 1}  # the hyphen of a name wrapped here
    begins = starts.get(line.number, set())
    letters = [
        (PERSON if column in begins else "") + ("" if column in mine else letter)
        for column, letter in enumerate(content)
    ]
    return "".join(letters).strip()


def _with_first_name(
    text: str, start: int, places: Sequence[tuple[int, int] | None], ordinary: frozenset[str]
) -> int:
    """Return where a name begins that has another given name before it."""
    before = re.search(rf"(?:^|(?<=[ •-] )|(?<=[(]))({_GIVEN}) $", text[max(0, start - 40) : start])
    here, there = places[start], places[max(0, start - 2)]
    same_line = here is not None and there is not None and here[0] == there[0]
    if before is None or not same_line or before[1].lower() in ordinary:
        return start
    return start - len(before[1]) - 1


def _is_person(name: str, text: str, ordinary: frozenset[str]) -> bool:
    """Say whether a name is a person's: a given name is no ordinary word of the text, and a place
    nearly always comes after an article or a preposition (`de Bourgogne Franche-Comté`).
    """
    given = name.split(" ")[0].lower()
    if any(part in ordinary for part in given.split("-")):
        return False
    whole = rf"{re.escape(name)}\b"
    placed = re.findall(rf"(?:\b(?:de|du|en|la|le|[A-Z]{{2,4}}) |[dl]’){whole}", text)
    return 3 * len(placed) < 2 * max(1, len(re.findall(rf"\b{whole}", text)))


def _joined(lines: Sequence[Line]) -> tuple[str, list[tuple[int, int] | None]]:
    """Return the lines as one text, wrapped words whole, and the line and column of each letter.

    A hyphen at a line's end is that of a wrapped word where a small letter follows.
    """
    text = ""
    places: list[tuple[int, int] | None] = []
    for index, line in enumerate(lines):
        content = line.content
        after = lines[index + 1] if index + 1 < len(lines) else Line(0, "")
        wrapped = content.endswith("-") and content[-2:-1].isalpha()
        kept = content[:-1] if wrapped and after.content[:1].islower() else content
        places += [(line.number, column) for column in range(len(kept))]
        text += kept
        if not wrapped:
            text += " "
            places.append(None)
    return text, places
