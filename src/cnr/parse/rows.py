"""Rows of a table whose layout was half lost: the reading with the fewest irregularities.

In the extracted text a row `label count` may be wrapped, its count may stand alone on the next
line or before the last words of the label, its bullet is one leading space, and the first line of
each page has one space too many. No single mark is reliable, so every way to cut the lines into
rows is weighed, and the cheapest wins (Viterbi's algorithm, IEEE Trans. Inf. Theory 13, 1967):
each irregularity of layout has a price, a label that is known elsewhere in the document is cheaper
than one that is not, and a group whose total is not the sum of its ideas is dear, though possible,
since a wrong sum in the source must be reported and not read away.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from cnr.lines import Line
from cnr.parse.marks import Mark, read_marks

GROUP = "groupe"
IDEA = "idee"
SUBJECT = "sujet"
EXAMPLE = "exemple"
UNREAD = "non_reconnu"

#: Prices, in units of one slight irregularity. Their order is what matters, not their values.
UNBALANCED_GROUP = 8.0
UNREAD_LINE = 12.0
INDENTED_AFTER_GAP = 6.0
LOWER_CASE_START = 1.0
EARLY_COUNT = 1.0
THOUSANDS = 0.5  # "sur 24 193": a figure of the label and a count, rather than 24193
IDEA_WITHOUT_GROUP = 6.0
#: Per whole line missing from a line that is read as wrapped (see `Mark.missing`).
SHORT_WRAP = 4.0
UNINDENTED_IDEA = 2.0
LONGEST_ROW = 8
#: A label does not begin with "Ex :", nor with the end of a quotation.
ROW_FROM_QUOTATION = 6.0
#: Together they are dearer than a group that does not balance: a count that is wrong in the source
#: must not be made right by reading an idea as a part of the quotations above it.
BULLET_IN_EXAMPLE = 5.0
COUNT_IN_EXAMPLE = 4.0
#: A reading this much dearer than the cheapest one of the same lines is given up.
BEAM = 24.0

_EXAMPLE_START = re.compile(r"^ex(emples?)?\s*[:.]", re.IGNORECASE)

#: Price of a label: (level, label of the group above, label) -> units.
LabelPrice = Callable[[str, str, str], float]


@dataclass(frozen=True, slots=True)
class Row:
    """A row read in a table: its level, label, count and the lines that it takes."""

    level: str
    label: str
    count: int
    lines: tuple[Line, ...]

    @property
    def first(self) -> int:
        return self.lines[0].number

    @property
    def last(self) -> int:
        return self.lines[-1].number


def _continuation_price(mark: Mark) -> float:
    """Return the price of reading `mark` as the continuation of the label before it."""
    if mark.number_only:
        return 0.1
    price = 0.7 if not mark.is_lower else 0.0
    if mark.indent == 0:
        return price + (1.5 if mark.gap else 0.0)
    if mark.gap:
        return price + INDENTED_AFTER_GAP
    return price + (0.3 if mark.indent == 1 else INDENTED_AFTER_GAP)


def _start_price(level: str, mark: Mark) -> float:
    """Return the price of reading `mark` as the first line of a row of `level`."""
    price = LOWER_CASE_START if mark.is_lower else 0.0
    if mark.number_only:
        price += 3.0
    if _EXAMPLE_START.match(mark.text):
        price += ROW_FROM_QUOTATION
    if level == SUBJECT:
        return price + (0.0 if mark.gap or mark.indent else 0.2)
    if level == IDEA:
        return price + (UNINDENTED_IDEA if mark.indent == 0 else 0.0)
    if mark.indent == 0:
        return price
    return price + (0.5 if mark.indent == 1 and not mark.gap else 2.5)


def _inner_number_price(mark: Mark, after: Mark) -> float:
    """Return the price of reading the number that ends `mark` as a part of the label."""
    if not mark.readings:
        return 0.0
    if mark.number_only:
        return 4.0
    return 2.0 if after.gap else 1.0


def _spans(marks: Sequence[Mark], start: int) -> Iterator[tuple[int, str, int, float]]:
    """Yield `(end, label, count, price)` for each row that may begin at `start`.

    The count ends one of the row's lines, mostly the last; the row is `marks[start:end]`.
    """
    price = 0.0
    inner = 0.0  # numbers at line ends that are not the count
    for end in range(start + 1, min(start + LONGEST_ROW, len(marks)) + 1):
        last = marks[end - 1]
        if end - 1 > start:
            price += _continuation_price(last)
            if not last.number_only:
                price += SHORT_WRAP * marks[end - 2].missing
            inner += _inner_number_price(marks[end - 2], last)
        words = [mark.text for mark in marks[start : end - 1]]
        for label, count in last.readings:
            whole = " ".join([*words, label]).strip()
            open_quotes = whole.count("«") != whole.count("»")
            if whole:
                extra = inner + ROW_FROM_QUOTATION * open_quotes
                if count > 999 and len(last.readings) > 1:
                    extra += THOUSANDS
                yield end, whole, count, price + extra
        # The count stands before the last words of the label: on the line above, or two above.
        for back in (2, 3):
            if last.readings or end - back < start:
                break
            holder = marks[end - back]
            for label, count in holder.readings:
                parts = [mark.text for mark in marks[start : end - back]]
                parts += [label, *(mark.text for mark in marks[end - back + 1 : end])]
                whole = " ".join(part for part in parts if part)
                moved = inner - _inner_number_price(holder, marks[end - back + 1])
                yield end, whole, count, price + moved + EARLY_COUNT


def _example_ends(marks: Sequence[Mark], start: int) -> Iterator[tuple[int, float]]:
    """Yield `(end, price)` for each length of the block of quoted examples begun at `start`.

    Inside an open quotation a plain line costs nothing, outside it a little; a line that looks
    like a row (a bullet after a blank line, a number alone) costs more, since quotation marks are
    often left open.
    """
    if not _EXAMPLE_START.match(marks[start].text):
        return
    price = 0.0
    depth = 0
    for end in range(start + 1, len(marks) + 1):
        mark = marks[end - 1]
        if end - 1 > start:
            price += 0.0 if depth > 0 or mark.text[:1] in "«;»" else 0.8
            bullet = mark.spacer or mark.indent > 1 or (mark.indent == 1 and mark.gap)
            price += BULLET_IN_EXAMPLE if bullet else 0.0
            if mark.readings:
                price += COUNT_IN_EXAMPLE if bullet or mark.number_only else 0.5
        depth = max(0, depth + mark.text.count("«") - mark.text.count("»"))
        yield end, price


@dataclass(slots=True)
class _Step:
    price: float
    previous: tuple[int, str, int] | None
    row: tuple[int, int, str, str, int] | None  # start, end, level, label, count


#: No group is open, or its sum is not to be checked.
_FREE = -10_000


def read_grouped_rows(lines: Sequence[Line], label_price: LabelPrice) -> list[Row]:
    """Return the rows of a table of groups and ideas, with example blocks and unread lines.

    `lines` are those of the table, blank ones included (they are marks of layout);
    `label_price(level, group, label)` says how surprising a label is. Rows come in reading order
    and together take every non-blank line exactly once.
    """
    marks = read_marks(lines)
    # A state is (lines read, label of the open group, what its ideas still have to add up to).
    layers: list[dict[tuple[str, int], _Step]] = [{} for _ in range(len(marks) + 1)]
    layers[0][("", _FREE)] = _Step(0.0, None, None)
    for index in range(len(marks)):
        if not layers[index]:
            continue
        under_group = _start_price(IDEA, marks[index])
        start = _start_price(GROUP, marks[index])
        spans = [
            (*span, span[3] + start + label_price(GROUP, "", span[1]))
            for span in _spans(marks, index)
        ]
        examples = list(_example_ends(marks, index))
        dearest = BEAM + min(step.price for step in layers[index].values())
        for (group, rest), step in list(layers[index].items()):
            if step.price > dearest:
                continue
            here = (index, group, rest)
            closing = 0.0 if rest in (0, _FREE) else UNBALANCED_GROUP
            as_idea = under_group + (IDEA_WITHOUT_GROUP if rest == _FREE else 0.0)
            for end, label, count, price, as_group in spans:
                row = (index, end, GROUP, label, count)
                total = step.price + as_group + closing
                _offer(layers[end], (label, count), total, here, row)
                total = step.price + price + as_idea + label_price(IDEA, group, label)
                left = rest if rest in (_FREE, -1) else max(rest - count, -1)
                row = (index, end, IDEA, label, count)
                _offer(layers[end], (group, left), total, here, row)
            for end, price in examples:
                row = (index, end, EXAMPLE, "", 0)
                _offer(layers[end], (group, rest), step.price + price, here, row)
            row = (index, index + 1, UNREAD, "", 0)
            _offer(layers[index + 1], (group, rest), step.price + UNREAD_LINE, here, row)
    return _best_path(marks, layers)


def read_subject_rows(lines: Sequence[Line]) -> list[Row]:
    """Return the rows of a table of subjects, which has neither groups nor totals."""
    marks = read_marks(lines)
    layers: list[dict[tuple[str, int], _Step]] = [{} for _ in range(len(marks) + 1)]
    layers[0][("", _FREE)] = _Step(0.0, None, None)
    for index in range(len(marks)):
        for step in list(layers[index].values()):
            here = (index, "", _FREE)
            for end, label, count, price in _spans(marks, index):
                total = step.price + price + _start_price(SUBJECT, marks[index])
                row = (index, end, SUBJECT, label, count)
                _offer(layers[end], ("", _FREE), total, here, row)
            row = (index, index + 1, UNREAD, "", 0)
            _offer(layers[index + 1], ("", _FREE), step.price + UNREAD_LINE, here, row)
    return _best_path(marks, layers)


def _offer(
    layer: dict[tuple[str, int], _Step],
    state: tuple[str, int],
    price: float,
    previous: tuple[int, str, int],
    row: tuple[int, int, str, str, int],
) -> None:
    known = layer.get(state)
    if known is None or price < known.price - 1e-9:
        layer[state] = _Step(price, previous, row)


def _best_path(marks: Sequence[Mark], layers: list[dict[tuple[str, int], _Step]]) -> list[Row]:
    def final_price(item: tuple[tuple[str, int], _Step]) -> float:
        (_, rest), step = item
        return step.price + (0.0 if rest in (0, _FREE) else UNBALANCED_GROUP)

    if not marks:
        return []
    step = min(layers[-1].items(), key=final_price)[1]
    rows: list[Row] = []
    while step.row is not None and step.previous is not None:
        start, end, level, label, count = step.row
        rows.append(Row(level, label, count, tuple(mark.line for mark in marks[start:end])))
        index, group, rest = step.previous
        step = layers[index][(group, rest)]
    return rows[::-1]
