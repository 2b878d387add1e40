"""Workshops: each announcement joined to its report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from rapidfuzz import fuzz
from scipy.optimize import linear_sum_assignment

from cnr.labels import slug
from cnr.parse.records import Announcement, WorkshopReport

#: A place and a title this close name the same workshop (0-100): `Biscarrosse` and `Biscarosse`
#: score 95, two towns that share a `Saint-` under 70.
SAME_PLACE = 80.0


@dataclass(frozen=True, slots=True)
class Workshop:
    """A workshop: its announcement, its report, or both.

    `id` is the department's code and the title of the report (the announced place where there is
    none), with a rank where two workshops would bear the same.
    """

    id: str
    announcement: Announcement | None
    report: WorkshopReport | None

    @property
    def department(self) -> str:
        known = self.announcement or self.report
        assert known is not None
        return known.department


def place_similarity(place: str, title: str) -> float:
    """Return how alike a place and a title are, 0 to 100; a title may be a part of the place."""
    left, right = slug(place).replace("-", " "), slug(title).replace("-", " ")
    whole = fuzz.token_sort_ratio(left, right)
    return max(whole, fuzz.token_set_ratio(left, right) - 1.0) if left and right else 0.0


def join_workshops(
    announcements: Sequence[Announcement], reports: Sequence[WorkshopReport]
) -> list[Workshop]:
    """Return every workshop, department by department: announced ones, then unannounced reports.

    Within a department, announcements and reports are paired so that the similarities of place
    and title add up to the most; a pair under SAME_PLACE is not made.
    """
    pairs: list[tuple[Announcement | None, WorkshopReport | None]] = []
    codes = dict.fromkeys([a.department for a in announcements] + [r.department for r in reports])
    for code in codes:
        announced = [a for a in announcements if a.department == code]
        held = [r for r in reports if r.department == code]
        matches = _matches(announced, held)
        pairs += [
            (announcement, held[matches[i]] if i in matches else None)
            for i, announcement in enumerate(announced)
        ]
        taken = set(matches.values())
        pairs += [(None, report) for j, report in enumerate(held) if j not in taken]
    return _identified(pairs)


def _identified(
    pairs: Sequence[tuple[Announcement | None, WorkshopReport | None]],
) -> list[Workshop]:
    taken: Counter[str] = Counter()
    workshops = []
    for announcement, report in pairs:
        known = report or announcement
        assert known is not None
        name = f"{known.department}-{slug(report.title if report else known.place)}"
        taken[name] += 1
        unique = f"{name}-{taken[name]}" if taken[name] > 1 else name
        workshops.append(Workshop(unique, announcement, report))
    return workshops


def _matches(
    announced: Sequence[Announcement], reports: Sequence[WorkshopReport]
) -> dict[int, int]:
    if not announced or not reports:
        return {}
    scores = np.array([[place_similarity(a.place, r.title) for r in reports] for a in announced])
    rows, columns = linear_sum_assignment(scores, maximize=True)
    return {
        int(i): int(j) for i, j in zip(rows, columns, strict=True) if scores[i, j] >= SAME_PLACE
    }
