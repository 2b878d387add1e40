"""The plan of a synthesis: chapters, sections, and the furniture of its pages."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from cnr.errors import StructureError
from cnr.labels import fold, squash
from cnr.lines import Line
from cnr.parse.template import heading_span, squashed_ahead, starts_with

Number = tuple[int, ...]

_HEADING = re.compile(r"^\s*(\d{1,2}(?:\.\d{1,2}){1,2})\.?\s+(\S.*?)\s*$")
_CHAPTER = {
    1: squash("Synthèse régionale"),
    2: squash("Synthèses et comptes-rendus par département"),
}
_DEPARTMENT = re.compile(r"^(?P<name>.+?)\s*\((?P<code>\d{2,3}|2[AB])\)$", re.IGNORECASE)
_FOOT_START = "synthese des ateliers cnr sante "
_PAGE_FOOT = re.compile(rf"^{_FOOT_START}.+ \d{{1,4}}$")
#: A workshop's title is a place or a kind of meeting, not a sentence.
_LONGEST_TITLE = 90

INTRODUCTION = "introduction"
THEME = "thematique"
LESSONS = "enseignements"
PROBLEMS = "problematiques"
SOLUTIONS = "solutions"
DEPARTMENT = "departement"
DEPARTMENT_SYNTHESIS = "synthese_departementale"
WORKSHOP = "compte_rendu"
CHAPTER = "chapitre"

_PARTS = {
    LESSONS: squash("Principaux enseignements"),
    PROBLEMS: squash("Problématiques"),
    SOLUTIONS: squash("Solutions et propositions"),
}


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and the lines up to the next one.

    `number` is (1, 2, 3) for 1.2.3; `kind` one of this module's constants; `theme` and
    `department` (a code) are inherited from the headings above; `heading` and `body` are lines.
    """

    number: Number
    kind: str
    title: str
    theme: str
    department: str
    heading: tuple[Line, ...]
    body: tuple[Line, ...]

    @property
    def label(self) -> str:
        return ".".join(map(str, self.number))

    @property
    def last_line(self) -> int:
        """Number of the section's last line with text."""
        return max(line.number for line in self.heading + self.body if not line.is_blank)


@dataclass(frozen=True, slots=True)
class Outline:
    """The sections of a synthesis in reading order, and its page furniture."""

    preamble: tuple[Line, ...]
    sections: tuple[Section, ...]
    furniture: tuple[Line, ...]

    def of_kind(self, kind: str) -> tuple[Section, ...]:
        return tuple(section for section in self.sections if section.kind == kind)


def furniture(lines: Sequence[Line]) -> frozenset[int]:
    """Return the numbers of the lines that repeat the chapter's title or are a page's foot.

    A foot (`Synthèse des ateliers … 67`) may be wrapped over two lines.
    """
    found: set[int] = set()
    for line, after in zip(lines, [*lines[1:], Line(0, "")], strict=True):
        text = fold(line.content)
        if squash(text) in _CHAPTER.values() or _PAGE_FOOT.match(text):
            found.add(line.number)
        elif text.startswith(_FOOT_START) and _PAGE_FOOT.match(f"{text} {fold(after.content)}"):
            found.update((line.number, after.number))
    return frozenset(found)


def _chapter(lines: Sequence[Line], index: int) -> int | None:
    text = squashed_ahead(lines, index)
    for number, title in _CHAPTER.items():
        if text.startswith(str(number)) and starts_with(text[1:].lstrip("."), title):
            return number
    return None


def _kind(number: Number, title: str) -> str | None:
    """Return the kind of the section `number` called `title`; None if the template has no such."""
    text = squash(title)
    if number[0] == 1 and len(number) == 2:
        if starts_with(text, INTRODUCTION):
            return INTRODUCTION
        return THEME if re.match(r"thematique\d+:", text) else None
    if number[0] == 1:
        return next((kind for kind, start in _PARTS.items() if starts_with(text, start)), None)
    if number[0] == 2 and len(number) == 2:
        return DEPARTMENT if _DEPARTMENT.match(title) else None
    if number[0] == 2 and starts_with(text, squash("Synthèse départementale")):
        return DEPARTMENT_SYNTHESIS
    if number[0] == 2 and len(title) <= _LONGEST_TITLE and title[0].isupper():
        return WORKSHOP
    return None


def _follows(number: Number, kind: str, previous: Number) -> bool:
    """Say whether a heading may come after `previous`.

    Workshop titles are free text, so theirs must be the very next number; the other titles are
    words of the template and only have to come later (a heading above may be missing).
    """
    if kind == WORKSHOP:
        return number[:2] == previous[:2] and (
            (len(previous) == 3 and number[2] == previous[2] + 1) or len(previous) == 2
        )
    return number > previous


def read_outline(lines: Sequence[Line], name: str) -> Outline:
    """Return the plan of the synthesis `name`.

    Raises StructureError when the text has no regional chapter or no departmental chapter: it is
    another document, or one that was cut.
    """
    marks: list[tuple[int, Number, str, str]] = []
    previous: Number = (0,)
    for index, line in enumerate(lines):
        if line.is_blank:
            continue
        chapter = _chapter(lines, index)
        if chapter and (chapter,) > previous:
            marks.append((index, (chapter,), CHAPTER, line.content))
            previous = (chapter,)
            continue
        match = _HEADING.match(line.text)
        if match is None:
            continue
        number = tuple(map(int, match.group(1).split(".")))
        kind = _kind(number, match.group(2))
        if kind and _follows(number, kind, previous):
            marks.append((index, number, kind, match.group(2)))
            previous = number
    _require(lines, [kind for _, _, kind, _ in marks], name)
    outline = _assemble(lines, marks)
    _require_departments(outline, name)
    return outline


def _require(lines: Sequence[Line], kinds: list[str], name: str) -> None:
    last = max((line.number for line in lines if not line.is_blank), default=0)
    wanted = {
        INTRODUCTION: "1.1 Introduction",
        THEME: "1.2 Thématique 1",
        DEPARTMENT: "2.1 Département (code)",
        DEPARTMENT_SYNTHESIS: "2.1.1 Synthèse départementale",
    }
    for kind, title in wanted.items():
        if kind not in kinds:
            raise StructureError(
                f"« {name} » ne suit pas le modèle de la synthèse des ateliers : aucun titre du "
                f"type « {title} » entre les lignes 1 et {last} "
                "(autre document, ou texte tronqué ?)."
            )


def _require_departments(outline: Outline, name: str) -> None:
    """Raise StructureError where a section has no department, or two departments have one code."""
    seen: dict[str, Section] = {}
    for section in outline.sections:
        line = section.heading[0].number
        if section.kind in (DEPARTMENT_SYNTHESIS, WORKSHOP) and not section.department:
            raise StructureError(
                f"« {name} », ligne {line} : la section {section.label} n’est sous aucun titre de "
                f"département (« 2.{section.number[1]} Nom (code) » attendu au-dessus)."
            )
        if section.kind == DEPARTMENT:
            first = seen.setdefault(section.department, section)
            if first is not section:
                raise StructureError(
                    f"« {name} », ligne {line} : le code de département {section.department} est "
                    f"déjà celui de la ligne {first.heading[0].number}."
                )


def _assemble(lines: Sequence[Line], marks: list[tuple[int, Number, str, str]]) -> Outline:
    sections: list[Section] = []
    running = furniture(lines)
    theme = department = ""
    for position, (index, number, kind, title) in enumerate(marks):
        stop = marks[position + 1][0] if position + 1 < len(marks) else len(lines)
        after = min(heading_span(lines, index), stop)
        if kind in (DEPARTMENT, DEPARTMENT_SYNTHESIS, WORKSHOP):
            after = index + 1  # these titles hold on one line: what follows is not theirs
        heading = tuple(lines[index:after])
        body = [line for line in lines[after:stop] if line.number not in running]
        if kind == CHAPTER:
            theme = department = ""
        elif kind == THEME:
            found = re.match(r"thematique(\d+):", squash(title))
            theme = found.group(1) if found else ""
            title = " ".join([title, *(line.content for line in heading[1:])])
        elif kind == INTRODUCTION:
            theme = ""
        elif (
            number[0] == 2
            and len(number) == 3
            and sections
            and sections[-1].number[:2] != number[:2]
        ):
            department = ""  # the heading of its department is missing
        elif kind == DEPARTMENT:
            parts = _DEPARTMENT.match(title)
            assert parts is not None  # _kind saw to it
            department, title = parts["code"].upper(), parts["name"]
        sections.append(Section(number, kind, title, theme, department, heading, tuple(body)))
    preamble = tuple(
        line for line in lines[: marks[0][0]] if not line.is_blank and line.number not in running
    )
    headed = {line.number for section in sections for line in section.heading}
    aside = [line for line in lines if line.number in running - headed and not line.is_blank]
    return Outline(preamble, tuple(sections), tuple(aside))
