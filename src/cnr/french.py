"""French typography and number forms, in one place for sentences, charts and pages."""

from __future__ import annotations

import datetime
import re

from babel.dates import format_date
from babel.numbers import format_decimal

NBSP = "\u00a0"
_BEFORE = re.compile(r"[ \u00a0\u202f]+([:;?!%»])")
_AFTER = re.compile(r"«[ \u00a0\u202f]*")

#: A nature in a sentence, plural.
NATURES = {
    "constat": "constats",
    "proposition": "propositions",
    "sujet_probleme": "sujets (problématiques)",
    "sujet_solution": "sujets (solutions)",
}


def typo(text: str) -> str:
    """Return `text` with no-break spaces before : ; ? ! % » and after «, curly apostrophes."""
    return _AFTER.sub(f"«{NBSP}", _BEFORE.sub(rf"{NBSP}\1", text)).replace("'", "’")


def quote(label: str) -> str:
    """Return `label` between French quotation marks; inner ones become English ones."""
    inner = re.sub(r"«\s*|\s*»|\"", "”", label)
    return f"«{NBSP}{inner}{NBSP}»"


def number(value: float, decimals: int = 0) -> str:
    """Return `value` with a decimal comma and narrow no-break spaces between thousands."""
    pattern = "#,##0" + ("." + "0" * decimals if decimals else "")
    return str(format_decimal(value, format=pattern, locale="fr")).replace("-", "−")


def percent(value: float, decimals: int = 0) -> str:
    """Return `value`, already in percent, with its sign: `50 %`."""
    return f"{number(value, decimals)}{NBSP}%"


def plural(count: int, singular: str, plural_form: str = "") -> str:
    """Return the count and the noun in agreement; in French 0 and 1 are singular."""
    noun = singular if abs(count) < 2 else plural_form or f"{singular}s"
    return f"{number(count)}{NBSP}{noun}"


def day(date: datetime.date) -> str:
    """Return `1er décembre`."""
    return str(format_date(date, "d MMMM", locale="fr")).replace("1 ", "1er ", date.day == 1)


def full_day(date: datetime.date) -> str:
    """Return `jeudi 1er décembre 2022`."""
    return f"{format_date(date, 'EEEE', locale='fr')} {day(date)} {date.year}"


def enumerate_words(words: list[str]) -> str:
    """Return `a, b et c`."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} et {words[-1]}"
