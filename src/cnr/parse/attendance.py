"""The table of a report's participants: a category and a number on each line."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rapidfuzz import fuzz

from cnr.labels import squash, to_int
from cnr.lines import Line
from cnr.parse.claims import Register
from cnr.parse.records import Attendance

TOTAL = "total"
#: Categories of participants.csv, in the order of the form, with what the form prints.
CATEGORIES = {
    "elus": "Elus",
    "institutionnels": "Institutionnels",
    "professionnels": "Professionnels de santé / médico-social",
    "associations": "Représentants d’associations",
    "usagers": "Usagers du système de santé",
    "autres": "Autres",
    TOTAL: "Total",
}
NOT_COMMUNICATED = "NC"

_KEYS = {name: squash(label) for name, label in CATEGORIES.items()}
_ROW = re.compile(r"^(?P<label>.*?)\s*:?\s*(?P<value>\d+(?:[ \u00a0\u202f]\d{3})*|NC|[^\w\s]*)$")
_SAME_LABEL = 85.0


def read_attendance(lines: Sequence[Line], workshop: str, register: Register) -> list[Attendance]:
    """Return a record per printed category. Lines that are no row are left for the caller.

    `count` is None where the print has no number: blank, `NC` (not communicated), or a stray
    character, which `printed` keeps.
    """
    rows = []
    for line in lines:
        match = None if line.is_blank else _ROW.match(line.content)
        category, stray = _category(match["label"]) if match else ("", "")
        if match and category:
            value = f"{stray} {match['value']}".strip()
            if stray and (" " in value or value[-1].isdigit()):
                continue  # a note, which the caller reports
            number = to_int(value) if value[:1].isdigit() else None
            rows.append(Attendance(category, value, number, (line.number,)))
            register.claim([line], "participants", f"{workshop}/{category}")
    return rows


def _category(label: str) -> tuple[str, str]:
    """Return the category that a printed label names, a misprint allowed, and what the label holds
    beside its name; empty texts when it names none, or holds figures.
    """
    if any(letter.isdigit() for letter in label):
        return "", ""
    for name, words in CATEGORIES.items():
        if squash(label).startswith(_KEYS[name]):
            return name, " ".join(label.split()[len(words.split()) :]).lstrip(": ")
    text = squash(label)
    best = max(_KEYS, key=lambda name: fuzz.ratio(text, _KEYS[name]))
    return (best, "") if fuzz.ratio(text, _KEYS[best]) >= _SAME_LABEL else ("", "")
