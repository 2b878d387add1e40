"""The verbatims that chapter 1 quotes under an idea: what follows "Ex :"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from cnr.lines import Line
from cnr.parse.records import Quotation

_START = re.compile(r"^\s*ex(?:emples?)?\s*[:.]\s*", re.IGNORECASE)
#: A quotation opens at the start, after the end of another or after a semicolon. A mark that
#: opens after a word opens a quotation inside the quotation.
_OPENING = re.compile(r"(?:^|(?<=[»;])|(?<=» )|(?<=; )|(?<=»  )|(?<=;  ))\s*«\s*")
_CLOSING = re.compile(r"[\s;.]*$")


def read_quotations(idea: str, lines: Sequence[Line]) -> list[Quotation]:
    """Return the quotations of one "Ex :" block, in reading order.

    Some are not closed, some hold others, most run over lines and pages: a quotation goes up to
    the next opening mark that does not stand inside a sentence, and loses its own closing mark.
    """
    text = ""
    owner: list[int] = []  # for each character of `text`, the number of its line
    for line in lines:
        if line.is_blank:
            continue
        joined = (" " if text else "") + line.content
        text += joined
        owner += [line.number] * len(joined)
    start = _START.match(text)
    offset = start.end() if start else 0
    spans = [(m.start() + offset, m.end() + offset) for m in _OPENING.finditer(text[offset:])]
    if not spans or spans[0][0] > offset:
        # A block whose first mark was lost still quotes something.
        spans.insert(0, (offset, offset))
    ends = [span[0] for span in spans[1:]] + [len(text)]
    quotations = []
    for (_, first), end in zip(spans, ends, strict=True):
        quoted = _unwrapped(text[first:end])
        if quoted:
            last = first + text[first:end].rindex(quoted[-1])
            numbers = tuple(dict.fromkeys(owner[first : last + 1]))
            quotations.append(Quotation(idea, quoted, numbers))
    return quotations


def _unwrapped(text: str) -> str:
    """Return a quotation without the mark that closes it and the punctuation after that."""
    text = _CLOSING.sub("", text) if text.rstrip(" ;.").endswith("»") else text.rstrip(" ;")
    if text.endswith("»") and text.count("»") > text.count("«"):
        text = text[:-1].rstrip()
    return text
