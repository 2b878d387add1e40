"""The items of a list whose bullets were lost: leaves, the leads above them, and titles.

What is left of the page: a bullet is one leading space, a sub-bullet "- ", a blank line stands
before each of them, a wrapped line has neither. The first line of a page has one space too many
and no blank line before it; in a list of sub-bullets the blank line comes after the first line of
a wrapped item. A mark of superscript (`3ème`) stands on a line of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from cnr.labels import LINKING_WORDS, fold
from cnr.lines import Line
from cnr.parse.marks import FULL_LINE

BULLET = "puce"
SUB_BULLET = "sous-puce"
PARAGRAPH = "paragraphe"

ITEM = "contribution"
LEAD = "chapeau"
TITLE = "intertitre"

_DASH = re.compile(r"^[-–—•*·]\s+")
_MARKS = re.compile(r"^(?:[-–—•·*]\s+)+")
_SUPERSCRIPT = re.compile(r"(?:[eè]mes?|i[eè]mes?|[eè]res?|ers?|e|nde?s?|o|°)", re.IGNORECASE)
_TITLE_START = re.compile(r"^(?:question|sequence|atelier|table ronde|temoignages?)\s*\d*\s*:")
_NUMBERED = re.compile(r"^\d{1,2}\s*[.)°-]\s*\S")
INFINITIVE = re.compile(
    r"^(?:s'|se |ne pas )?(?:faire|[a-z]+(?:er|ir|endre|ettre|uire|ivre|clure|crire|aitre))\b"
)
#: A title that asks or announces something is wrapped over at most so many lines.
LONGEST_TITLE_LINES = 2
#: A title names what follows in a few words; a longer paragraph is an item.
_LONGEST_TITLE = 110
#: A bullet does not open with these; a page that ends inside a bullet can leave such a line.
_NEVER_FIRST = tuple("(),;:»")
_SENTENCE_END = tuple('.;!…»"')


@dataclass(slots=True)
class Block:
    """The lines of one bullet, sub-bullet or paragraph, while it is being put together."""

    mark: str
    lines: list[Line] = field(default_factory=list)

    @property
    def numbers(self) -> tuple[int, ...]:
        return tuple(line.number for line in self.lines)

    @property
    def text(self) -> str:
        """The words of the block, its lines joined by one space, the bullet's mark removed."""
        joined = " ".join(line.content for line in self.lines)
        return joined if self.mark == PARAGRAPH else _MARKS.sub("", joined)


@dataclass(frozen=True, slots=True)
class Item:
    """A leaf of a list, a lead or a title.

    `titles` are the titles in force above it, outermost first; `lead` is the text of the bullet
    above a sub-bullet; `is_guess` says that no mark of layout tells what it is.
    """

    role: str
    text: str
    lines: tuple[Line, ...]
    titles: tuple[str, ...] = ()
    lead: str = ""
    is_guess: bool = False


def usual_width(bodies: Sequence[Sequence[Line]]) -> int:
    """Return the length of a full line: that which one line in fifty reaches."""
    lengths = sorted(len(line.content) for body in bodies for line in body if not line.is_blank)
    return lengths[int(0.98 * (len(lengths) - 1))] if lengths else 0


def read_items(lines: Sequence[Line], width: int) -> list[Item]:
    """Return the items of a section of a report, in reading order.

    `width` is the length of a full line of the document. Every non-blank line is in one item.
    """
    blocks = read_blocks(lines, width)
    has_bullets = any(block.mark != PARAGRAPH for block in blocks)
    return list(_with_context(blocks, has_bullets))


def read_blocks(lines: Sequence[Line], width: int) -> list[Block]:
    """Return the bullets, sub-bullets and paragraphs of `lines`; each non-blank line is in one."""
    blocks: list[Block] = []
    gap = True
    after_superscript = False
    for index, line in enumerate(lines):
        if line.is_blank:
            gap = True
            continue
        content = line.content
        below = lines[index + 1] if index + 1 < len(lines) else None
        last = blocks[-1] if blocks else None
        raised = last is not None and _is_superscript(last, content)
        goes_on = after_superscript and content[:1].islower() and not _DASH.match(content)
        if last and (raised or goes_on):
            last.lines.append(line)
        elif _DASH.match(content):
            blocks.append(Block(SUB_BULLET, [line]))
        elif last and (
            (not gap and line.indent == 0)
            or (gap and _ends_sub_bullet(last, line, below))
            or _goes_on(last, line, gap, width)
        ):
            last.lines.append(line)
        elif line.indent >= 2 or (line.indent == 1 and gap):
            blocks.append(Block(BULLET, [line]))
        else:
            blocks.append(Block(PARAGRAPH, [line]))
        after_superscript = raised
        gap = False
    return blocks


def _is_superscript(last: Block, content: str) -> bool:
    """Say whether a line is the raised end of an ordinal (`3` / `ème`)."""
    return bool(_SUPERSCRIPT.fullmatch(content)) and last.lines[-1].content[-1:].isdigit()


def _ends_sub_bullet(last: Block, line: Line, below: Line | None) -> bool:
    """Say whether `line`, after a blank line, ends the one-line sub-bullet before it.

    In a list of sub-bullets the spacing changes after the first line of a wrapped one, and the
    next sub-bullet then follows the last line without a blank line.
    """
    wrapped = last.mark == SUB_BULLET and len(last.lines) == 1 and line.indent == 0
    return wrapped and below is not None and bool(_DASH.match(below.content))


def _goes_on(last: Block, line: Line, gap: bool, width: int) -> bool:
    """Say whether `line`, at a page's top or after a blank line, goes on with the block before it.

    A line was wrapped because the next word did not fit; what goes on seldom starts a sentence.
    Only wrapped sub-bullets have a blank line inside, so elsewhere a capital starts something new.
    """
    before = last.lines[-1].content
    content = line.content
    is_bullet = line.indent > 1 or (line.indent == 1 and gap)
    if is_bullet and (content[:1] not in _NEVER_FIRST or before.endswith(_SENTENCE_END)):
        return False
    room = len(before) + 1 + len(content.split(" ")[0])
    if room < FULL_LINE * width:
        return False
    if _TITLE_START.match(fold(content)) or (gap and _NUMBERED.match(content)):
        return False
    if not (gap and content[:1].isupper()):  # a bullet at a page's top has two spaces
        return True
    if fold(before.split(" ")[-1]) in LINKING_WORDS:
        return True
    wrapped_sub = last.mark == SUB_BULLET and len(last.lines) == 1
    return wrapped_sub and not before.endswith((*_SENTENCE_END, ":", "?"))


def _with_context(blocks: Sequence[Block], has_bullets: bool) -> Iterator[Item]:
    titles: list[str] = []
    lead = ""
    previous = ""
    for index, block in enumerate(blocks):
        following = blocks[index + 1].mark if index + 1 < len(blocks) else ""
        text, lines = block.text, tuple(block.lines)
        item = Item(ITEM, text, lines, tuple(titles))
        if block.mark == SUB_BULLET:
            item = replace(item, lead=lead)
        elif block.mark == BULLET:
            lead = ""
            if following == SUB_BULLET:
                lead = text
                item = replace(item, role=LEAD)
            elif following == BULLET and text.endswith(":"):
                item = replace(item, role=TITLE)
        else:
            lead = ""
            role = _paragraph_role(text, len(lines), following, has_bullets)
            item = replace(item, role=role, is_guess=True)
        if item.role == TITLE:
            titles = _nested(titles, text, follows_title=previous == TITLE)
            item = replace(item, titles=tuple(titles[:-1]))
        previous = item.role
        yield item


def _paragraph_role(text: str, lines: int, following: str, has_bullets: bool) -> str:
    """Say whether a paragraph without any bullet titles what follows or is an item itself."""
    folded = fold(text)
    if _TITLE_START.match(folded):
        return TITLE
    if not has_bullets or _NUMBERED.match(text) or not following:
        return ITEM
    if text.endswith((":", "?")) and lines <= LONGEST_TITLE_LINES:
        return TITLE
    if lines > 1 or len(text) > _LONGEST_TITLE or text.endswith(_SENTENCE_END):
        return ITEM
    return ITEM if INFINITIVE.match(folded) or text[:1].islower() else TITLE


def _kind(title: str) -> str:
    """Return the word that says what kind of title it is (`question`, `temoignage`)."""
    found = re.match(r"[a-z]+", fold(title))
    return found.group() if found else ""


def _nested(titles: Sequence[str], title: str, *, follows_title: bool) -> list[str]:
    """Return the titles in force once `title` is read.

    One of the same kind is replaced with all under it; one right under another title is nested in
    it; any other starts anew.
    """
    kinds = [_kind(one) for one in titles]
    if _kind(title) in kinds:
        return [*titles[: kinds.index(_kind(title))], title]
    return [*titles, title] if follows_title else [title]
