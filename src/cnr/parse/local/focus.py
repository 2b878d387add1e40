"""A national focus: portraits of territories with their key figures, recommendations, figures of an
annex, and the words of those who were met.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

from cnr.errors import StructureError
from cnr.labels import squash
from cnr.lines import Line
from cnr.parse.claims import Register
from cnr.parse.local.figures import figures_of
from cnr.parse.local.portraits import Portrait, read_portraits
from cnr.parse.local.records import (
    HEADING,
    RECOMMENDATION,
    Action,
    Figure,
    LocalDocument,
    PlanLevel,
    Statement,
)
from cnr.parse.local.speech import SPEAKER, read_speeches
from cnr.parse.local.statements import announced_lists, paragraphs, statements
from cnr.parse.local.text import (
    between,
    claim_prose,
    cut,
    is_furniture,
    is_item,
    joined,
    numbers,
    runs,
)
from cnr.readable import Vocabulary, read_vocabulary

_ANNEX = re.compile(r"^Annexe (\d+)$")
_CONTACTS = "contacts"
_LONGEST_TITLE_LINES = 4
_TITLE_WIDTH = 62


@dataclass(frozen=True, slots=True)
class _Parts:
    """The annexes by number, and where the first of them begins."""

    annexes: dict[int, list[Line]]
    first: int


def read_focus(lines: Sequence[Line], document: str, name: str) -> LocalDocument:
    """Return what a focus says. Raises StructureError when it has no portrait or no annex 1."""
    vocabulary = read_vocabulary(line.content for line in lines)
    register = Register()
    parts = _annexes(lines)
    body = [line for line in lines if line.number < parts.first]
    portraits = read_portraits(body, document, name, register, vocabulary)
    levels, actions = _recommendations(parts.annexes.get(1, []), document, register, vocabulary)
    if not portraits or not actions:
        missing = "aucun portrait (« CHIFFRES CLÉS »)" if not portraits else "aucune recommandation"
        raise StructureError(
            f"« {name} » : {missing} n’est trouvé ; ce document n’est pas un focus écrit sur ce "
            "modèle."
        )
    figures = _annex_figures(parts.annexes.get(2, []), document, register, vocabulary)
    places = {one.territory.name: (one.first, one.last) for one in portraits}
    titles = _titles(lines, document, register, portraits)
    people = parts.annexes.get(3, [])
    speeches = read_speeches(
        [line for line in body if line.number not in titles],
        people,
        places,
        document,
        register,
        vocabulary,
    )
    _claim_annexes(lines, parts, document, register, titles)
    claim_prose(lines, register, titles)
    return LocalDocument(
        document,
        register.complete(lines),
        levels=tuple(levels),
        actions=tuple(actions),
        figures=tuple(figures),
        signatories=tuple(member for one in portraits for member in one.signatories),
        territories=tuple(one.territory for one in portraits),
        speeches=tuple(speeches),
        statements=_statements(lines, portraits, vocabulary),
        lists=announced_lists(body, vocabulary),
        paragraphs=tuple((joined(run, vocabulary), numbers(run)) for run in paragraphs(body)),
    )


def _annexes(lines: Sequence[Line]) -> _Parts:
    heads = [line for line in lines if _ANNEX.match(line.content)]
    annexes: dict[int, list[Line]] = {}
    for index, head in enumerate(heads):
        after = heads[index + 1].number if index + 1 < len(heads) else len(lines) + 1
        match = _ANNEX.match(head.content)
        if match:
            annexes[int(match[1])] = between(lines, head.number, after - 1)
    return _Parts(annexes, heads[0].number if heads else len(lines) + 1)


def _recommendations(
    lines: Sequence[Line], document: str, register: Register, vocabulary: Vocabulary
) -> tuple[list[PlanLevel], list[Action]]:
    """Return the headings of annex 1 and the recommendations under them."""
    levels: list[PlanLevel] = []
    actions: list[Action] = []
    for run in runs(lines):
        text = joined(run, vocabulary)
        if not is_item(run[0]):
            if text.endswith(":") and len(run) <= 2:
                title = text.rstrip(" :")
                levels.append(PlanLevel(HEADING, "", title, "", numbers(run)))
                register.claim(run, "objectif", f"{document}-titre-{len(levels)}")
            continue
        if not levels:
            continue
        for item in cut(run, is_item):
            element = f"{document}-{len(actions) + 1:02d}"
            title = joined(item, vocabulary).lstrip("• ").rstrip(" ;")
            title = title.removesuffix(".").rstrip()
            actions.append(
                Action(element, RECOMMENDATION, levels[-1].title, "", "", "", title, numbers(item))
            )
            register.claim(item, "action", element)
    return levels, actions


def _annex_figures(
    lines: Sequence[Line], document: str, register: Register, vocabulary: Vocabulary
) -> list[Figure]:
    """Return the figures of annex 2, each of the year of the source named under them, if any."""
    figures: list[Figure] = []
    for run in runs(lines):
        text = joined(run, vocabulary)
        for sentence in re.split(r"(?<=\.) (?=\d|[A-ZÀ-Ý])", text):
            figures += figures_of(sentence, numbers(run))
        if figures and figures[-1].lines == numbers(run):
            register.claim(run, "chiffre", f"{document}-chiffres")
    return figures


def _statements(
    lines: Sequence[Line], portraits: Sequence[Portrait], vocabulary: Vocabulary
) -> tuple[Statement, ...]:
    return tuple(
        said
        for one in portraits
        for said in statements(between(lines, one.first, one.last), vocabulary, one.territory.name)
    )


def _titles(
    lines: Sequence[Line], document: str, register: Register, portraits: Sequence[Portrait]
) -> dict[int, str]:
    """Return the titles by line: in capitals, of an annex, of a portrait, the name of a territory
    alone, or a few short lines that end no sentence, above a paragraph.
    """
    heads = [one.first for one in portraits]
    names = {squash(one.territory.name) for one in portraits}
    titles: dict[int, str] = {}
    blocks = [run for run in runs(lines) if not register.is_claimed(run[0])]
    rank = 0
    for index, run in enumerate(blocks):
        below = blocks[index + 1][0].content if index + 1 < len(blocks) else ""
        above_text = run[0].number in heads or _ANNEX.match(run[0].content)
        if above_text:
            block = list(takewhile(_is_short, run))
        elif _is_capital(run[0].content):
            block = list(takewhile(lambda line: _is_capital(line.content), run))
        elif (_is_title(run) and not below[:1].islower()) or squash(run[0].content) in names:
            block = list(run[:_LONGEST_TITLE_LINES])
        else:
            continue
        rank += 1
        titles |= {line.number: f"{document}-s{rank}" for line in block}
    return titles


def _is_short(line: Line) -> bool:
    return len(line.content) < _TITLE_WIDTH and not line.content.endswith(("-", "."))


def _is_capital(content: str) -> bool:
    return content.upper() == content and any(letter.isalpha() for letter in content)


def _is_title(run: Sequence[Line]) -> bool:
    """Say whether a run of lines has the shape of a title, and names no person."""
    first, last = run[0].content, run[-1].content
    return (
        len(run) < _LONGEST_TITLE_LINES
        and all(_is_short(line) for line in run)
        and first[0].isupper()
        and not re.search(r"[.;:»),?!]\d{0,2}$|https?:", last)
        and not SPEAKER.match(first)
        and not is_furniture(run[0])
    )


def _claim_annexes(
    lines: Sequence[Line],
    parts: _Parts,
    document: str,
    register: Register,
    titles: dict[int, str],
) -> None:
    """Claim the persons met, the references, and the contacts of the last page."""
    contacts = [line for line in lines if squash(line.content) == _CONTACTS]
    end = contacts[-1].number if contacts else len(lines) + 1
    for annex, role in ((3, "personne"), (4, "reference")):
        for line in parts.annexes.get(annex, []):
            free = not line.is_blank and not register.is_claimed(line)
            if free and line.number < end and line.number not in titles and not _is_other(line):
                register.claim([line], role, f"{document}-annexe{annex}")
    for line in between(lines, end + 1, len(lines)):
        free = not line.is_blank and not register.is_claimed(line)
        if free and not _is_capital(line.content):
            register.claim([line], "personne", f"{document}-contacts")


def _is_other(line: Line) -> bool:
    return line.content.startswith("http") or bool(re.search(r"• \d+$", line.content))
