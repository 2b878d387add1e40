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

_UPPER = "A-ZÀ-ÖØ-Þ"
_LOWER = "a-zß-öø-ÿœ"
_GIVEN = rf"[{_UPPER}][{_LOWER}]+(?:-[{_UPPER}][{_LOWER}]+)?"
_PARTICLE = r"(?:de |De |du |Du |des |La |Le |la |le )*"
_SURNAME = rf"{_PARTICLE}[{_UPPER}][{_UPPER}{_LOWER}’'-]+(?: (?:de|du|des) [{_UPPER}]{{3,}})?"
_FULL = rf"{_GIVEN} {_SURNAME}"
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
#: A name, in a context that only persons have.
_NAMED = (
    re.compile(rf"(?P<name>{_FULL})(?=\s*,\s*(?:(?i:{_FUNCTION}))\b)"),
    re.compile(rf"»\s*\(\s*(?P<name>{_FULL})(?=\s*[,)])"),
    re.compile(rf"{_CIVILITY} (?P<name>(?:{_GIVEN} )?[{_UPPER}][{_UPPER}{_LOWER}-]+)"),
    re.compile(rf"{_SAYING}(?P<name>{_FULL})"),
    re.compile(rf"(?P<name>{_FULL})(?= \((?i:{_FUNCTION})\b)"),
)
#: A signature: a given name and a surname in capitals, alone on their line.
_SIGNATURE = re.compile(
    rf"^(?P<name>{_GIVEN} [{_UPPER}]{{3,}}[{_UPPER}’' -]*(?: du [{_UPPER}]+)?)$"
)


def without_names(lines: Sequence[Line]) -> dict[int, str]:
    """Return the text of each non-blank line, by number, with PERSON in place of the names that
    stand in it; a name wrapped over two lines is found, and one found once is found everywhere.
    """
    kept = [line for line in lines if not line.is_blank]
    text, owners = _joined(kept)
    ordinary = frozenset(re.findall(rf"(?<![\w-])[{_LOWER}]{{2,}}", text))
    found = [match for pattern in _NAMED for match in pattern.finditer(text)]
    signed = [match["name"].strip() for line in kept if (match := _SIGNATURE.match(line.content))]
    named = {match["name"] for match in found if " " in match["name"]}
    full = {name for name in named if _is_person(name, text, ordinary)} | set(signed)
    spans = [match.span("name") for match in found if " " not in match["name"]]
    for name in sorted(full, key=len, reverse=True):
        words = " ?".join(re.escape(word) for word in name.split(" "))
        spans += [
            (_with_first_name(text, match.start(), owners, ordinary), match.end())
            for match in re.finditer(rf"\b{words}\b", text)
        ]
    covered = {position for start, end in spans for position in range(start, end)}
    starts = {start for start, _ in spans if start - 1 not in covered}
    shown = {line.number: "" for line in kept}
    for position, letter in enumerate(text):
        number = owners[position]
        if number is None:
            continue
        if position in starts:
            shown[number] += PERSON
        if position not in covered:
            shown[number] += letter
    return {number: line.strip() for number, line in shown.items()}


def _with_first_name(
    text: str, start: int, owners: Sequence[int | None], ordinary: frozenset[str]
) -> int:
    """Return where a name begins that has another given name before it."""
    before = re.search(rf"(?:^|(?<=[ •-] )|(?<=[(]))({_GIVEN}) $", text[max(0, start - 40) : start])
    same_line = start > 1 and owners[start - 2] == owners[start]
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


def _joined(lines: Sequence[Line]) -> tuple[str, list[int | None]]:
    """Return the lines as one text, wrapped words whole, and the line of each of its letters."""
    text = ""
    owners: list[int | None] = []
    for line in lines:
        content = line.content
        wrapped = content.endswith("-") and content[-2:-1].isalpha()
        owners += [line.number] * len(content)
        text += content
        if not wrapped:
            text += " "
            owners.append(None)
    return text, owners
