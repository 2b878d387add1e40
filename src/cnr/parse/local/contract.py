"""A local health contract: its parties, communes, plan of actions, signatures and diagnosis."""

from __future__ import annotations

import re
from collections.abc import Sequence

from cnr.errors import StructureError
from cnr.labels import fold, squash
from cnr.lines import Line
from cnr.names import SIGNATURE
from cnr.parse.claims import Register
from cnr.parse.local.action_table import HEADER, Coded, coded_titles, read_cells
from cnr.parse.local.figures import dated_figures
from cnr.parse.local.records import (
    ACTION,
    AXIS,
    HERE,
    OBJECTIVE,
    SUB_OBJECTIVE,
    Action,
    LocalDocument,
    Member,
    PlanLevel,
)
from cnr.parse.local.statements import announced_lists, paragraphs, statements
from cnr.parse.local.text import (
    between,
    claim_prose,
    cut,
    find,
    is_furniture,
    is_item,
    joined,
    numbers,
    runs,
)
from cnr.readable import Vocabulary, read_vocabulary

_CHAPTER = re.compile(r"^(\d) [–-] (?=\S)")
_ARTICLE = re.compile(r"^Article (\d+) ?:")
_LEVELS = (
    (AXIS, re.compile(r"^AXE (\d+) ?: *(.+)$")),
    (OBJECTIVE, re.compile(r"^(?:➢ )?Objectif (\d+\.\d+) ?: ?(.+)$")),
    (SUB_OBJECTIVE, re.compile(r"^(\d+\.\d+\.\d+) ?: ?(.+)$")),
)


def read_contract(lines: Sequence[Line], document: str, name: str) -> LocalDocument:
    """Return what a contract says. Raises StructureError when its table of actions is missing."""
    vocabulary = read_vocabulary(line.content for line in lines)
    chapters = _chapters(lines)
    register = Register()
    table = _table(lines, chapters, name)
    cells, around = read_cells(table)
    if not any(cell.codes for cell in cells):
        raise StructureError(
            f"« {name} », ligne {table[0].number} : aucun code d’action dans le tableau des "
            "actions."
        )
    for line in around:
        role = "mobilier_page" if is_furniture(line) else "entete_tableau"
        register.claim([line], role, f"{document}-tableau")
    plan = _chapter(lines, chapters, "plan d'actions")
    above = between(plan, plan[0].number, table[0].number - 1)
    levels = _levels(above, document, register, vocabulary)
    actions, uncoded, labels = _actions(
        coded_titles(cells, vocabulary), document, register, vocabulary
    )
    if actions and not actions[0].axis:
        raise StructureError(
            f"« {name} », ligne {actions[0].lines[0]} : cette action n’est sous aucun axe."
        )
    frame = _with_articles(lines, chapters)
    parties = _listed(frame, 1, "article", document, register, vocabulary)
    communes = _listed(frame, 2, "article", document, register, vocabulary)
    signed = _signatures(_chapter(lines, chapters, "signature"), document, register, vocabulary)
    diagnosis = _chapter(lines, chapters, "contexte territorial")
    figures = dated_figures(diagnosis, document, register, vocabulary)
    claim_prose(lines, register, _titles(lines, document))
    return LocalDocument(
        document,
        register.complete(lines),
        levels=tuple(levels),
        labels=tuple(labels),
        actions=tuple(actions),
        uncoded=tuple(uncoded),
        figures=tuple(figures),
        signatories=(*parties, *signed),
        communes=tuple(communes),
        statements=statements(lines, vocabulary),
        lists=announced_lists(lines, vocabulary),
        paragraphs=tuple((joined(run, vocabulary), numbers(run)) for run in paragraphs(lines)),
    )


def _chapters(lines: Sequence[Line]) -> list[Line]:
    """Return the titles of the numbered chapters, those that follow each other from 1."""
    chapters: list[Line] = []
    for line in lines:
        match = _CHAPTER.match(line.content)
        if match and int(match[1]) == len(chapters) + 1:
            chapters.append(line)
    return chapters


def _chapter(lines: Sequence[Line], chapters: Sequence[Line], title: str) -> list[Line]:
    """Return the lines under the chapter whose title has some words, without the title."""
    for index, chapter in enumerate(chapters):
        if title in fold(chapter.content):
            after = chapters[index + 1].number if index + 1 < len(chapters) else len(lines) + 1
            return between(lines, chapter.number + 1, after - 1)
    return []


def _table(lines: Sequence[Line], chapters: Sequence[Line], name: str) -> list[Line]:
    """Return the lines of the table of actions, its header included."""
    plan = _chapter(lines, chapters, "plan d'actions")
    heads = [line for line in plan if squash(line.content) == squash(HEADER)]
    if not heads:
        raise StructureError(
            f"« {name} » : le tableau des actions (« {HEADER} ») n’est pas trouvé ; ce document "
            "n’est pas un contrat local de santé écrit sur ce modèle."
        )
    first = heads[0].number
    while first > plan[0].number and (
        between(plan, first - 1, first - 1)[0].is_blank
        or squash(between(plan, first - 1, first - 1)[0].content) in ("axes", "strategiques")
    ):
        first -= 1
    return between(plan, first, plan[-1].number)


def _levels(
    lines: Sequence[Line], document: str, register: Register, vocabulary: Vocabulary
) -> list[PlanLevel]:
    """Return the axes and objectives listed above the table."""
    levels: list[PlanLevel] = []
    for run in paragraphs(lines):
        for block in cut(run, _begins_level):
            text = joined(block, vocabulary)
            for level, pattern in _LEVELS:
                if match := pattern.match(text):
                    parent = match[1].rpartition(".")[0]
                    levels.append(PlanLevel(level, match[1], match[2], parent, numbers(block)))
                    role = "axe" if level == AXIS else "objectif"
                    register.claim(block, role, f"{document}-liste-{match[1]}")
    return levels


def _begins_level(line: Line) -> bool:
    return any(pattern.match(line.content) for _, pattern in _LEVELS)


def _actions(
    coded: Sequence[Coded], document: str, register: Register, vocabulary: Vocabulary
) -> tuple[list[Action], list[Action], list[PlanLevel]]:
    """Return the actions of the table, the titles without a code, and the table's own headings."""
    actions: list[Action] = []
    uncoded: list[Action] = []
    labels: dict[str, PlanLevel] = {}
    for one in coded:
        headings = {
            AXIS: one.cell.axis,
            OBJECTIVE: one.cell.objective,
            SUB_OBJECTIVE: one.sub_objective,
        }
        above = {AXIS: "", OBJECTIVE: "", SUB_OBJECTIVE: ""}
        for level, block in headings.items():
            match = re.match(r"^(AXE )?([\d.]+) ?:? ?(.*)$", joined(block, vocabulary))
            if not match:
                continue
            code = match[2]
            above[level] = f"{match[1] or ''}{code} : {match[3]}"
            if code not in labels:
                parent = code.rpartition(".")[0]
                labels[code] = PlanLevel(level, code, match[3], parent, numbers(block))
                role = "axe" if level == AXIS else "objectif"
                register.claim(block, role, f"{document}-tableau-{code}")
        code = one.code.content.replace(" ", "") if one.code else ""
        title = joined(one.title, vocabulary)
        rank = len(uncoded) + 1
        action = Action(
            register.element(f"{document}-{code}", one.code.number)
            if one.code
            else f"{document}-sans-code-{rank}",
            ACTION,
            above[AXIS],
            above[OBJECTIVE],
            above[SUB_OBJECTIVE],
            code,
            title,
            numbers(one.title) or numbers([one.code] if one.code else []),
            numbers([one.code]) if one.code else (),
        )
        if one.code:
            register.claim([one.code], "code_action", action.id)
        register.claim(one.title, "action" if code else "intitule_sans_code", action.id)
        (actions if code and title else uncoded).append(action)
    return actions, uncoded, list(labels.values())


def _with_articles(lines: Sequence[Line], chapters: Sequence[Line]) -> list[Line]:
    """Return the lines of the chapter that article 1 opens."""
    first = next((one.number for one in find(lines, r"Article 1 ?:")), len(lines) + 1)
    after = [chapter.number for chapter in chapters if chapter.number > first]
    return between(lines, first, min(after, default=len(lines) + 1) - 1)


def _listed(
    lines: Sequence[Line],
    article: int,
    source: str,
    document: str,
    register: Register,
    vocabulary: Vocabulary,
) -> list[Member]:
    """Return the items of the list of an article: the parties (1), or the communes (2)."""
    heads = [line for line in lines if (m := _ARTICLE.match(line.content)) and int(m[1]) == article]
    if not heads:
        return []
    nexts = [
        line.number
        for line in lines
        if line.number > heads[0].number and _ARTICLE.match(line.content)
    ]
    members: list[Member] = []
    under = between(lines, heads[0].number + 1, min(nexts, default=lines[-1].number + 1) - 1)
    printed = [line for line in under if not line.is_blank and not is_furniture(line)]
    items = [item for item in cut(printed, is_item) if is_item(item[0])]
    role = "signataire" if article == 1 else "commune"
    for item in items:
        name = joined(item, vocabulary).lstrip("• ").strip()
        members.append(Member(HERE, source, name, numbers(item)))
        register.claim(item, role, f"{document}-{role}-{len(members):02d}")
    return members


def _signatures(
    lines: Sequence[Line], document: str, register: Register, vocabulary: Vocabulary
) -> list[Member]:
    """Return the functions of those who signed: what stands above each name."""
    members: list[Member] = []
    block: list[Line] = []
    for line in (line for run in runs(lines) for line in run):
        if SIGNATURE.match(line.content):
            function = joined(block, vocabulary)
            members.append(Member(HERE, "signature", function, numbers(block)))
            register.claim([*block, line], "signataire", f"{document}-signature-{len(members):02d}")
            block = []
        else:
            block.append(line)
    return members


def _titles(lines: Sequence[Line], document: str) -> dict[int, str]:
    """Return the chapters and articles by line, and the unnumbered title of a page: a line on top
    of a page, alone above a blank line, that ends no sentence.
    """
    chapters = {line.number for line in _chapters(lines)}
    titles: dict[int, str] = {}
    chapter = part = 0
    for index, line in enumerate(lines):
        article = _ARTICLE.match(line.content)
        alone = index + 1 < len(lines) and lines[index + 1].is_blank
        on_top = line.indent == 1 and index > 0 and not lines[index - 1].is_blank
        if line.number in chapters:
            chapter, part = chapter + 1, 0
            titles[line.number] = f"{document}-s{chapter}"
        elif article:
            titles[line.number] = f"{document}-article{article[1]}"
        elif on_top and alone and line.content[:1].isupper() and _is_title(line.content):
            part += 1
            titles[line.number] = f"{document}-s{chapter}.{part}"
    return titles


def _is_title(content: str) -> bool:
    return len(content) < 90 and content[-1] not in ".,;:" and " est " not in content
