"""Every line of the real synthesis has exactly one role."""

from __future__ import annotations

from collections import Counter

from cnr.lines import Line
from cnr.parse.records import Synthesis

#: First and last line of the departments' syntheses, from their heading to their last count.
SYNTHESES = {
    "16": (1292, 1508),
    "17": (2061, 2302),
    "19": (2806, 3020),
    "23": (3593, 3747),
    "24": (4090, 4303),
    "33": (5151, 5425),
    "40": (6160, 6347),
    "47": (7209, 7514),
    "64": (8416, 8646),
    "79": (9314, 9596),
    "86": (10394, 10666),
    "87": (11841, 12180),
}
#: First line of chapter 2.
ANNEX = 1290
#: Lines of the running title and, two lines below, of the foot of the same page.
FURNITURE = 1584, 2458, 3922, 4301, 4385, 6152, 6429, 6657, 8900, 10053, 11370, 12577, 12875


def test_the_claimed_lines_are_the_lines_with_text(real: Synthesis, real_lines: list[Line]) -> None:
    assert [c.line for c in real.claims] == [ln.number for ln in real_lines if not ln.is_blank]


def test_every_line_is_recognised(real: Synthesis) -> None:
    assert [c for c in real.claims if c.role == "non_reconnu"] == []


def test_only_reports_are_left_unread(real: Synthesis) -> None:
    unread = {c.line for c in real.claims if c.role == "compte_rendu_non_lu"}
    assert min(unread) > ANNEX
    for first, last in SYNTHESES.values():
        assert unread.isdisjoint(range(first, last + 1))


def test_every_row_claims_its_own_lines(real: Synthesis) -> None:
    claimed: dict[str, list[int]] = {}
    for claim in real.claims:
        if claim.role in ("groupe", "idee", "sujet"):
            claimed.setdefault(claim.element, []).append(claim.line)
    assert claimed == {row.element: list(row.lines) for row in real.counts}


def test_furniture(real: Synthesis) -> None:
    found = [c.line for c in real.claims if c.role == "mobilier_page"]
    assert found == [line for title in FURNITURE for line in (title, title + 2)]


def test_roles_of_a_few_lines(real: Synthesis) -> None:
    roles = {c.line: (c.role, c.element) for c in real.claims}
    assert roles[1] == ("titre", "1")
    assert roles[5] == ("recit", "1.1")
    assert roles[33] == ("entete_tableau", "cadrage/contributions")
    assert roles[41] == ("cadrage", "cadrage/contributions/1")
    assert roles[67] == ("titre", "1.2")
    assert roles[126] == ("phrase_type", "region/T1")
    assert roles[146] == ("idee", "region/T1-C-01-01")
    assert roles[296] == ("exemple", "region/T1-P-01-04")
    assert roles[1303] == ("annonce", "annonces/16/confolens")
    assert roles[1308] == ("titre", "16/T1")
    assert roles[3669] == ("phrase_type", "23/T2")
    assert roles[1509] == ("titre", "2.1.2")
    assert roles[1511] == ("compte_rendu_non_lu", "2.1.2")


def test_headers_of_the_tables(real: Synthesis) -> None:
    headers = Counter(c.element for c in real.claims if c.role == "entete_tableau")
    assert headers == {
        "cadrage/ateliers": 1,
        "cadrage/contributions": 3,
        **{f"region/T{theme}": 2 for theme in range(1, 5)},
        **{f"annonces/{code}": 1 for code in SYNTHESES},
    }
