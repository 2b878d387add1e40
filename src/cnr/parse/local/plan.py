"""A collectivity's contribution: its recapitulated plan of actions, and the body that explains it.

The plan is a list of headings and of actions marked `>`; a heading right under another one is
under it. The body has objectives (`1/`), headings whose arrow was lost (one leading space after a
blank line), numbered proposals (`1- `) and boxes ("Info action : ").
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import zip_longest

from cnr.errors import StructureError
from cnr.labels import fold, slug
from cnr.lines import Line
from cnr.parse.claims import Register
from cnr.parse.local.comparison import compared_figures
from cnr.parse.local.records import (
    ACTION,
    AXIS,
    BOX,
    HEADING,
    OBJECTIVE,
    PROPOSAL,
    Action,
    LocalDocument,
    Passage,
    PlanLevel,
)
from cnr.parse.local.statements import announced_lists, statements
from cnr.parse.local.text import (
    claim_prose,
    cut,
    find,
    is_furniture,
    joined,
    numbers,
    runs,
    starts_page,
)
from cnr.readable import Vocabulary, read_vocabulary

_RECAP = re.compile(r"^recap\w+ du plan d'actions?$")
_CHAPTER = r"^[IVX]+ – "
_OBJECTIVE = re.compile(r"^\d+/ ?")
_NUMBERED = re.compile(r"^(\d+)- ?(?=\S)")
_BOX = re.compile(r"^Info action ?: ?")


def read_plan(lines: Sequence[Line], document: str, name: str) -> LocalDocument:
    """Return what a contribution says. Raises StructureError when it has no plan of actions."""
    vocabulary = read_vocabulary(line.content for line in lines)
    start = next((i for i, line in enumerate(lines) if _RECAP.match(fold(line.content))), None)
    if start is None:
        raise StructureError(
            f"« {name} » : le récapitulatif du plan d’actions n’est pas trouvé ; ce document "
            "n’est pas une contribution écrite sur ce modèle."
        )
    register = Register()
    register.claim([lines[start]], "titre", f"{document}-plan")
    levels, actions = _recapitulated(lines[start + 1 :], document, register, vocabulary)
    if not actions:
        raise StructureError(
            f"« {name} », ligne {lines[start].number} : aucune action sous ce titre."
        )
    if not actions[0].axis:
        raise StructureError(
            f"« {name} », ligne {actions[0].lines[0]} : cette action n’est sous aucun objectif du "
            "plan."
        )
    chapters = find(lines[:start], _CHAPTER)
    body = [line for line in lines[:start] if chapters and line.number > chapters[-1].number]
    passages = _read_body(body, document, vocabulary, register)
    figures = compared_figures(lines[:start], document, register)
    paragraphs = tuple((joined(run, vocabulary), numbers(run)) for run in runs(lines[:start]))
    claim_prose(lines[:start], register, _titles(lines[:start], document))
    return LocalDocument(
        document,
        register.complete(lines),
        levels=tuple(levels),
        actions=tuple(actions),
        passages=tuple(passages),
        figures=tuple(figures),
        statements=statements(lines[:start], vocabulary),
        lists=announced_lists(lines[:start], vocabulary),
        paragraphs=paragraphs,
    )


def _recapitulated(
    lines: Sequence[Line], document: str, register: Register, vocabulary: Vocabulary
) -> tuple[list[PlanLevel], list[Action]]:
    """Return the headings and the actions of the plan."""
    blocks = [block for run in runs(lines) for block in cut(run, _is_action)]
    levels: list[PlanLevel] = []
    actions: list[Action] = []
    axis = heading = ""
    for block, below in zip_longest(blocks, blocks[1:]):
        text = joined(block, vocabulary)
        if _is_action(block[0]):
            element = f"{document}-{len(actions) + 1:02d}"
            title = text.removeprefix(">").strip()
            actions.append(Action(element, ACTION, axis, heading, "", "", title, numbers(block)))
            register.claim(block, "action", element)
            continue
        level = OBJECTIVE if below and _is_action(below[0]) else AXIS
        parent = axis if level == OBJECTIVE else ""
        if level == AXIS:
            axis, heading = text, ""
        else:
            heading = text
        levels.append(PlanLevel(level, "", text, parent, numbers(block)))
        register.claim(block, level, f"{document}-{slug(text)[:40]}")
    return levels, actions


def _is_action(line: Line) -> bool:
    return line.content.startswith(">")


@dataclass(slots=True)
class _Open:
    """A passage while it is being read."""

    kind: str
    number: str
    title: list[Line]
    text: list[Line] = field(default_factory=list)


def _read_body(
    lines: Sequence[Line], document: str, vocabulary: Vocabulary, register: Register
) -> list[Passage]:
    """Return the objectives, headings, proposals and boxes of the body, in reading order."""
    opened: list[_Open] = []
    current: _Open | None = None
    around: _Open | None = None  # what a box stands in, which goes on under it
    for index, line in enumerate(lines):
        if line.is_blank or is_furniture(line):
            continue
        kind = _opening(lines, index, current)
        if kind and (opened or kind == OBJECTIVE):
            if kind != BOX:
                around = None
            elif current is not None and current.kind != BOX:
                around = current
            number = _NUMBERED.match(line.content)
            current = _Open(kind, number[1] if number else "", [line])
            opened.append(current)
        elif current is None:
            continue
        elif not current.text and _goes_on(joined(current.title, vocabulary), line.content):
            current.title.append(line)
        elif current.kind == BOX and _box_ends(lines, index, current):
            current = around
            if current is not None:
                current.text.append(line)
        else:
            current.text.append(line)
    return _passages(opened, document, vocabulary, register)


def _passages(
    opened: Sequence[_Open], document: str, vocabulary: Vocabulary, register: Register
) -> list[Passage]:
    roles = {OBJECTIVE: "axe", HEADING: "objectif"}
    passages: list[Passage] = []
    objective = heading = ""
    for one in opened:
        title = joined(one.title, vocabulary)
        title = _BOX.sub("", _NUMBERED.sub("", _OBJECTIVE.sub("", title))).strip()
        if one.kind == OBJECTIVE:
            objective, heading = title, ""
        elif one.kind == HEADING:
            heading = title
        element = f"{document}-p{len(passages) + 1:02d}"
        passages.append(
            Passage(
                element,
                one.kind,
                objective,
                "" if one.kind == HEADING else heading,
                one.number,
                title,
                joined(one.text, vocabulary),
                numbers([*one.title, *one.text]),
            )
        )
        register.claim(one.title, roles.get(one.kind, one.kind), element)
        register.claim(one.text, one.kind if one.kind in (PROPOSAL, BOX) else "texte", element)
    return passages


def _opening(lines: Sequence[Line], index: int, current: _Open | None) -> str:
    """Return the kind of passage that a line opens, or an empty text."""
    line = lines[index]
    if _BOX.match(line.content):
        return BOX
    if _OBJECTIVE.match(line.content):
        return OBJECTIVE
    if _NUMBERED.match(line.content):
        return PROPOSAL
    lost_arrow = line.indent == 1 and not starts_page(lines, index)
    if not lost_arrow or line.content[0].islower():
        return ""
    in_list = current is not None and any(one.content.endswith(":") for one in current.text)
    return "" if current is not None and current.kind == BOX and in_list else HEADING


def _goes_on(title: str, content: str) -> bool:
    """Say whether a line continues a title: it begins inside a sentence, or the title is open."""
    return content[0].islower() or title.endswith(("-", ":")) or title.count("(") > title.count(")")


def _box_ends(lines: Sequence[Line], index: int, current: _Open) -> bool:
    """Say whether a line stands under a box rather than in it: after a line left empty (those
    inside a box hold a space) or on top of a page, where a sentence ended and no bullet begins.
    """
    line, above = lines[index], lines[index - 1]
    if not current.text or not current.text[-1].content.endswith(".") or line.content[0].islower():
        return False
    if starts_page(lines, index):
        return index + 1 < len(lines) and lines[index + 1].text == ""
    return above.text == "" and not line.indent


def _titles(lines: Sequence[Line], document: str) -> dict[int, str]:
    """Return the chapters and their parts, by line, with the line that goes on below a title."""
    titles: dict[int, str] = {}
    chapter = part = 0
    for index, line in enumerate(lines):
        if re.match(_CHAPTER, line.content):
            chapter, part = chapter + 1, 0
        elif chapter and _OBJECTIVE.match(line.content):
            part += 1
        else:
            continue
        name = f"{document}-s{chapter}" + (f".{part}" if part else "")
        titles[line.number] = name
        below = next((one for one in lines[index + 1 :] if not one.is_blank), None)
        if below is not None and below.content[0].islower():
            titles[below.number] = name
    return titles
