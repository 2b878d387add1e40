"""A finding: one contradiction, in one French sentence, with the lines that it rests on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

CERTAIN = "certain"
PROBABLE = "probable"
MINOR = "mineur"


@dataclass(frozen=True, slots=True)
class Finding:
    """What a check found. `scope` is `region` or a department code."""

    severity: str
    scope: str
    sentence: str
    expected: str
    observed: str
    lines: tuple[int, ...] = field(default=())


def merged(groups: Iterable[Iterable[int]]) -> tuple[int, ...]:
    """Return the line numbers of several elements, each once, in order."""
    return tuple(sorted({number for group in groups for number in group}))


def scope_name(scope: str, departments: dict[str, str]) -> str:
    """Return `Région`, or the department's name and code: `Creuse (23)`."""
    return "Région" if scope == "region" else f"{departments.get(scope, 'département')} ({scope})"
