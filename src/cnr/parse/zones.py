"""The tables of a section: which sentence opens each, and the lines that it holds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from cnr.labels import squash
from cnr.lines import Line
from cnr.parse.outline import DEPARTMENT_SYNTHESIS, PROBLEMS, Section
from cnr.parse.template import (
    heading_span,
    is_subject_header,
    sentence_at,
    sentence_span,
    theme_at,
)


@dataclass(frozen=True, slots=True)
class Zone:
    """The lines of one table. `nature` is that of its counts, empty where no table is announced.

    `intro` holds the template's sentences, `header` the table's header, `heading` the lines of
    the thématique's title just above (departments only).
    """

    theme: str
    nature: str
    heading: tuple[Line, ...]
    intro: tuple[Line, ...]
    header: tuple[Line, ...]
    lines: tuple[Line, ...]


def _nature(announces: str, section: Section) -> str:
    if announces == "sujets":
        return "sujet_probleme" if section.kind == PROBLEMS else "sujet_solution"
    return {"constats": "constat", "propositions": "proposition"}.get(announces, "")


def _whole_title(body: Sequence[Line], start: int, title: str) -> int:
    """Return the index after the heading that begins at `start` and says `title`."""
    after = heading_span(body, start)
    wanted = squash(title)
    said = "".join(squash(line.text) for line in body[start:after]).partition(":")[2]
    for index in range(after, len(body)):
        if body[index].is_blank:
            continue
        said += squash(body[index].text)
        if not (said and wanted.startswith(said)):
            break
        after = index + 1
    return after


def split_zones(section: Section, titles: Mapping[str, str] | None = None) -> list[Zone]:
    """Return the zones of a regional or departmental `section`, in reading order.

    Every line of the section's body is in exactly one zone. `titles` are those of the themes: a
    heading that a page's foot cut in two goes on until it is whole.
    """
    body = section.body
    zones: list[Zone] = []
    theme, nature = section.theme, ""
    heading: list[Line] = []
    intro: list[Line] = []
    header: list[Line] = []
    held: list[Line] = []

    def close() -> None:
        if any(not line.is_blank for line in [*heading, *intro, *header, *held]):
            zones.append(
                Zone(theme, nature, tuple(heading), tuple(intro), tuple(header), tuple(held))
            )
        for part in (heading, intro, header, held):
            part.clear()

    index = 0
    while index < len(body):
        line = body[index]
        sentence = None if line.is_blank else sentence_at(body, index)
        if sentence is not None:
            after = sentence_span(body, index, sentence)
            if sentence.announces:
                if intro or any(not held_line.is_blank for held_line in held):
                    close()
                nature = _nature(sentence.announces, section)
            intro.extend(body[index:after])
        elif section.kind == DEPARTMENT_SYNTHESIS and theme_at(body, index):
            close()
            theme, nature = theme_at(body, index) or theme, ""
            after = _whole_title(body, index, (titles or {}).get(theme, ""))
            heading.extend(body[index:after])
        elif nature.startswith("sujet") and not header and is_subject_header(line):
            after = index + 1
            header.append(line)
        else:
            after = index + 1
            held.append(line)
        index = after
    close()
    return zones
