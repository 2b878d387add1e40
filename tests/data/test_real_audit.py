"""Every line of the real synthesis has exactly one role."""

from __future__ import annotations

import re
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
#: Roles that only lines of reports have.
REPORTED = (
    *("rubrique", "fiche", "participants", "contribution", "chapeau", "intertitre"),
    "hors_thematique",
)
#: Lines of the running title and, two lines below, of the foot of the same page.
FURNITURE = 1584, 2458, 3922, 4301, 4385, 6152, 6429, 6657, 8900, 10053, 11370, 12577, 12875


def test_the_claimed_lines_are_the_lines_with_text(real: Synthesis, real_lines: list[Line]) -> None:
    assert [c.line for c in real.claims] == [ln.number for ln in real_lines if not ln.is_blank]


def test_every_line_is_recognised(real: Synthesis) -> None:
    assert [c for c in real.claims if c.role == "non_reconnu"] == []


def test_reports_stand_outside_the_departments_syntheses(real: Synthesis) -> None:
    reported = {c.line for c in real.claims if c.role in REPORTED}
    assert min(reported) > ANNEX
    for first, last in SYNTHESES.values():
        assert reported.isdisjoint(range(first, last + 1))


def test_every_line_of_a_report_is_claimed_by_its_workshop(real: Synthesis) -> None:
    claims = {c.line: c for c in real.claims}
    titles = set()
    for report in real.workshops:
        inside = [claims[n] for n in range(report.first, report.last + 1) if n in claims]
        assert {c.role for c in inside} <= {*REPORTED, "recit", "titre", "mobilier_page"}
        titles |= {c.line for c in inside if c.role == "titre"}
        own = [c for c in inside if c.role not in ("titre", "mobilier_page")]
        assert {re.sub(r"(-hors)?-\d{3}$|/.*$", "", c.element) for c in own} == {report.id}
    assert titles == {report.first for report in real.workshops}


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
    assert roles[1511] == ("rubrique", "16-angouleme")
    assert roles[1513] == ("fiche", "16-angouleme/lieu")
    assert roles[1517] == ("fiche", "16-angouleme/horaires")
    assert roles[1523] == ("participants", "16-angouleme/elus")
    assert roles[1535] == ("participants", "16-angouleme/total")
    assert roles[1539] == ("recit", "16-angouleme")
    assert roles[1552] == ("rubrique", "16-angouleme/T1")
    assert roles[1556] == ("contribution", "16-angouleme-001")
    assert roles[1560] == ("intertitre", "16-angouleme/T1")
    assert roles[1562] == ("contribution", "16-angouleme-002")
    assert roles[1573] == ("contribution", "16-angouleme-006")
    assert roles[1668] == ("chapeau", "16-angouleme/T4")
    assert roles[1688] == ("rubrique", "16-angouleme")
    assert roles[1718] == ("recit", "16-angouleme")
    assert roles[8796] == ("hors_thematique", "64-arzacq-hors-001")


def test_headers_of_the_tables(real: Synthesis) -> None:
    headers = Counter(c.element for c in real.claims if c.role == "entete_tableau")
    assert headers == {
        "cadrage/ateliers": 1,
        "cadrage/contributions": 3,
        **{f"region/T{theme}": 2 for theme in range(1, 5)},
        **{f"annonces/{code}": 1 for code in SYNTHESES},
    }
