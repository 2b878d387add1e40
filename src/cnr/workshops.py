"""Workshops: each announcement joined to the section that holds its report."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from rapidfuzz import fuzz
from scipy.optimize import linear_sum_assignment

from cnr.labels import slug
from cnr.parse.records import Announcement, Synthesis, WorkshopSection

#: A place and a title this close name the same workshop (0-100): `Biscarrosse` and `Biscarosse`
#: score 95, two towns that share a `Saint-` under 70.
SAME_PLACE = 80.0


@dataclass(frozen=True, slots=True)
class Workshop:
    """A workshop: its announcement, its report's section, or both."""

    announcement: Announcement | None
    section: WorkshopSection | None

    @property
    def department(self) -> str:
        known = self.announcement or self.section
        assert known is not None
        return known.department

    @property
    def id(self) -> str:
        """Department code and title of the report (announced place where there is none)."""
        if self.section is not None:
            return f"{self.department}-{slug(self.section.title)}"
        assert self.announcement is not None
        return f"{self.department}-{slug(self.announcement.place)}"


def place_similarity(place: str, title: str) -> float:
    """Return how alike a place and a title are, 0 to 100; a title may be a part of the place."""
    left, right = slug(place).replace("-", " "), slug(title).replace("-", " ")
    whole = fuzz.token_sort_ratio(left, right)
    return max(whole, fuzz.token_set_ratio(left, right) - 1.0) if left and right else 0.0


def join_workshops(synthesis: Synthesis) -> list[Workshop]:
    """Return every workshop, department by department: announced ones, then unannounced reports.

    Within a department, announcements and sections are paired so that the similarities of place
    and title add up to the most; a pair under SAME_PLACE is not made.
    """
    workshops: list[Workshop] = []
    codes = dict.fromkeys(
        [a.department for a in synthesis.announcements]
        + [w.department for w in synthesis.workshops]
    )
    for code in codes:
        announced = [a for a in synthesis.announcements if a.department == code]
        sections = [w for w in synthesis.workshops if w.department == code]
        pairs = _pairs(announced, sections)
        workshops += [
            Workshop(announcement, sections[pairs[i]] if i in pairs else None)
            for i, announcement in enumerate(announced)
        ]
        taken = set(pairs.values())
        workshops += [Workshop(None, s) for j, s in enumerate(sections) if j not in taken]
    return workshops


def _pairs(
    announced: Sequence[Announcement], sections: Sequence[WorkshopSection]
) -> dict[int, int]:
    if not announced or not sections:
        return {}
    scores = np.array([[place_similarity(a.place, s.title) for s in sections] for a in announced])
    rows, columns = linear_sum_assignment(scores, maximize=True)
    return {
        int(i): int(j) for i, j in zip(rows, columns, strict=True) if scores[i, j] >= SAME_PLACE
    }
