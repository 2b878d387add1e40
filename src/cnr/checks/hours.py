"""Hours as the reports print them: `18h30`, `17H00 / 20H30`, `de 18h à 20h15`."""

from __future__ import annotations

import re

from cnr.french import NBSP
from cnr.labels import fold

#: An hour, its minutes if any, in folded text.
HOUR = r"(\d{1,2})\s*h\s*(\d{2})?"


def read_hours(text: str) -> tuple[int, int | None] | None:
    """Return the start and the end, in minutes, that a text prints; the end is None when it has
    none. None when there is no hour.
    """
    found = re.findall(HOUR, fold(text))
    if not found:
        return None
    minutes = [to_minutes(*one) for one in found]
    return minutes[0], minutes[1] if len(minutes) > 1 else None


def to_minutes(hours: str, minutes: str | None) -> int:
    """Return the minutes since midnight of an hour and its minutes as matched by HOUR."""
    return 60 * int(hours) + int(minutes or 0)


def clock(minutes: int) -> str:
    """Return `20 h 15`, with no-break spaces."""
    hours, rest = divmod(minutes, 60)
    return f"{hours}{NBSP}h{NBSP}{rest:02d}" if rest else f"{hours}{NBSP}h"
