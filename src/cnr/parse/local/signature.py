"""The page that announces a signed contract: its axes and objectives, signatories and period."""

from __future__ import annotations

import re
from collections.abc import Sequence

from cnr.errors import StructureError
from cnr.lines import Line
from cnr.parse.claims import Register
from cnr.parse.local.members import enumerated
from cnr.parse.local.records import (
    AXIS,
    HERE,
    OBJECTIVE,
    Action,
    LocalDocument,
    Member,
    PlanLevel,
)
from cnr.parse.local.statements import announced_lists, paragraphs, statements
from cnr.parse.local.text import claim_prose, cut, joined, numbers
from cnr.readable import Vocabulary, read_vocabulary

_AXIS = re.compile(r"^AXE (\d+) ?: ?(.+)$")
_OBJECTIVE = re.compile(r"^(?:• )?Objectif (\d+\.\d+) ?: ?(.+)$")
#: Whoever is enumerated before these words signs the contract.
_SIGNED = re.compile(r"^(?:Ce \S+ [^,]*, )?(?P<who>.*) ont signé le Contrat Local de Santé", re.I)


def read_signature(lines: Sequence[Line], document: str, name: str) -> LocalDocument:
    """Return what the page says. Raises StructureError when no axis or no objective is found."""
    vocabulary = read_vocabulary(line.content for line in lines)
    register = Register()
    levels: list[PlanLevel] = []
    actions: list[Action] = []
    axis = ""
    for run in paragraphs(lines):
        for block in cut(run, _begins):
            text = joined(block, vocabulary)
            if match := _AXIS.match(text):
                axis = text
                element = f"{document}-axe{match[1]}"
                levels.append(PlanLevel(AXIS, match[1], match[2], "", numbers(block)))
                register.claim(block, "axe", element)
            elif match := _OBJECTIVE.match(text):
                element = register.element(f"{document}-{match[1]}", block[0].number)
                parent = match[1].split(".")[0]
                levels.append(PlanLevel(OBJECTIVE, match[1], match[2], parent, numbers(block)))
                actions.append(
                    Action(element, OBJECTIVE, axis, "", "", match[1], match[2], numbers(block))
                )
                register.claim(block, "action", element)
    if not actions:
        raise StructureError(
            f"« {name} » : aucun objectif (« Objectif 1.1 : … ») n’est trouvé ; ce document n’est "
            "pas une page de signature écrite sur ce modèle."
        )
    if not actions[0].axis:
        raise StructureError(
            f"« {name} », ligne {actions[0].lines[0]} : cet objectif n’est sous aucun axe."
        )
    signatories = _signatories(lines, document, register, vocabulary)
    claim_prose(lines, register, _titles(lines, document, register))
    return LocalDocument(
        document,
        register.complete(lines),
        levels=tuple(levels),
        actions=tuple(actions),
        signatories=tuple(signatories),
        statements=statements(lines, vocabulary),
        lists=announced_lists(lines, vocabulary),
    )


def _begins(line: Line) -> bool:
    """Say whether a line begins an axis or an item."""
    return line.content.startswith("•") or bool(_AXIS.match(line.content))


def _signatories(
    lines: Sequence[Line], document: str, register: Register, vocabulary: Vocabulary
) -> list[Member]:
    for run in paragraphs(lines):
        if match := _SIGNED.match(joined(run, vocabulary)):
            register.claim(run, "signataire", f"{document}-signataires")
            return [
                Member(HERE, "signature", one, numbers(run)) for one in enumerated(match["who"])
            ]
    return []


def _titles(lines: Sequence[Line], document: str, register: Register) -> dict[int, str]:
    """Return the titles of the page: single lines that are no sentence and no item."""
    titles: dict[int, str] = {}
    for run in paragraphs(lines):
        content = run[0].content
        if len(run) > 1 or register.is_claimed(run[0]) or content.startswith("•"):
            continue
        is_short = len(content) < 120 and not re.search(r"[.,;\d]$| est ", content)
        if is_short and content[0].isupper():
            titles[run[0].number] = f"{document}-s{len(titles) + 1}"
    return titles
