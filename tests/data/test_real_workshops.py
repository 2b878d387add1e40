"""The workshops and section 1.1 of the real synthesis, read in the source by eye."""

from __future__ import annotations

import pytest

from cnr.parse.records import Synthesis
from cnr.parse.workshops import join_workshops

#: Line of the announcement, department, ISO date, place, hours as printed.
ANNOUNCED = """
1298 | 16 | 2022-12-05 | Angoulême | 19h
1300 | 16 | 2022-11-21 | Cognac | 19H-22H
1303 | 16 | 2022-12-05 | Confolens | 19h-21h30
2067 | 17 | 2022-11-21 | Marans | 18h00 à 20h30
2069 | 17 | 2022-11-21 | Matha | 18h30 à 21h00
2072 | 17 | 2022-11-25 | Saint Pierre d'Oléron | 18H30 à 21H30
2812 | 19 | 2022-12-09 | Réunion départementale |
2813 | 19 | 2022-12-02 | Sainte Féréole | 18h30
2815 | 19 | 2022-11-18 | Tulle | 18h30
2818 | 19 | 2022-11-04 | Ussel | 18h30
3599 | 23 | 2022-11-10 | Aubusson | 18h30
3601 | 23 | 2022-11-18 | Guéret | 18h30-21h30
3604 | 23 | 2022-12-07 | Réunion départementale | 10h30-12h30
4096 | 24 | 2022-12-02 | Bergerac | 18h-20h30
4098 | 24 | 2022-12-01 | Les Eyzies | 18h-20h30
4100 | 24 | 2022-11-17 | Nontron | 18h-20h45
4103 | 24 | 2022-12-08 | Périgueux | 18h-20h30
5157 | 33 | 2022-12-12 | Bordeaux / Cenon | 20H-22H30
5160 | 33 | 2022-10-27 | Bourg-sur-Gironde | 18h30-20h30
5163 | 33 | 2022-11-28 | Gaillan-en-Médoc | 18h-20h
5165 | 33 | 2022-10-25 | Gujan-Mestras | 18h-20h
5167 | 33 | 2022-11-15 | Langon - Fargues | 18h-20h
5170 | 33 | 2022-11-08 | Libourne | 18h-20h
6166 | 40 | 2022-11-28 | Biscarrosse | 17h
6168 | 40 | 2022-12-02 | Dax | 14h30
6171 | 40 | 2022-10-28 | Mont-de-Marsan | 14h30 - 17h30
7215 | 47 | 2022-11-21 | Agen | 17h00 - 20h15
7218 | 47 | 2022-11-03 | Samazan | 17H00 / 20H30
7221 | 47 | 2022-12-01 | Villeneuve sur Lot | 18H00 - 21H00
8422 | 64 | 2022-11-07 | Arzacq | 18h
8424 | 64 | 2022-11-14 | Lasseube | 18h
8426 | 64 | 2022-12-05 | Pau | 15h00
8429 | 64 | 2022-11-28 | Saint-Palais | 18h
9320 | 79 | 2022-11-03 | Brueil-Chaussée | 20h
9322 | 79 | 2022-11-17 | Niort | 20h
9325 | 79 | 2022-12-01 | Parthenay | 20h30
10400 | 86 | 2022-12-05 | Châtellerault | 18h30
10402 | 86 | 2022-12-01 | Civray | 18h
10404 | 86 | 2022-12-12 | Fontaine Lecomte | 18h30
10407 | 86 | 2022-11-14 | Loudun | 18h30
10409 | 86 | 2022-11-04 | Montmorillon | 18h
10412 | 86 | 2022-12-08 | Réunion Prévention départementale |
11847 | 87 | 2022-12-02 | Bessines-sur-Gartempe | 18h30 - 20h45
11850 | 87 | 2022-11-21 | Châteauneuf-La-Forêt | 18h30 - 20h45
11852 | 87 | 2022-12-09 | Limoges - Facultés de Médecine et de Pharmacie | 18h30 - 20h45
11855 | 87 | 2022-10-27 | Saint-Junien | 18h30
11857 | 87 | 2022-11-17 | Saint-Yrieix-La-Perche | 18h30 - 20h45
"""
ROWS = [tuple(map(str.strip, row.split("|"))) for row in ANNOUNCED.strip().splitlines()]

#: Line, number and title of each report, and the place announced for it where it differs.
REPORTS = """
1509 2.1.2 Angoulême
1719 2.1.3 Cognac
1850 2.1.4 Confolens
2303 2.2.2 Marans
2503 2.2.3 Matha
2702 2.2.4 Saint Pierre d'Oléron
3021 2.3.2 Réunion départementale
3220 2.3.3 Sainte-Féréole = Sainte Féréole
3347 2.3.4 Tulle
3467 2.3.5 Ussel
3748 2.4.2 Réunion départementale
3926 2.4.3 Aubusson
4004 2.4.4 Guéret
4305 2.5.2 Bergerac
4467 2.5.3 Les Eyzies
4680 2.5.4 Nontron
4950 2.5.5 Périgueux
5426 2.6.2 Bordeaux Cenon = Bordeaux / Cenon
5546 2.6.3 Bourg-sur-Gironde
5699 2.6.4 Gaillan-en-Médoc
5775 2.6.5 Gujan-Mestras
5883 2.6.6 Langon – Fargues = Langon - Fargues
6002 2.6.7 Libourne
6348 2.7.2 Biscarosse = Biscarrosse
6706 2.7.3 Dax
6995 2.7.4 Mont-de-Marsan
7515 2.8.2 Agen
7885 2.8.3 Samazan
8140 2.8.4 Villeneuve-sur-Lot = Villeneuve sur Lot
8647 2.9.2 Arzacq
8820 2.9.3 Lasseube
8964 2.9.4 Pau
9154 2.9.5 Saint Palais = Saint-Palais
9597 2.10.2 Brueil-Chaussée
9818 2.10.3 Niort
10208 2.10.4 Parthenay
10667 2.11.2 Réunion Prévention départementale
10755 2.11.3 Châtellerault
11031 2.11.4 Civray
11139 2.11.5 Fontaine Lecomte
11416 2.11.6 Loudun
11645 2.11.7 Montmorillon
12181 2.12.2 Bessines-sur-Gartempe
12377 2.12.3 Limoges = Limoges - Facultés de Médecine et de Pharmacie
12581 2.12.4 Saint-Junien
12721 2.12.5 Saint-Yrieix-La-Perche
"""

#: Line of a row of 1.1, department, workshops.
HELD = """
11 16 3
12 17 3
13 19 4
14 23 3
15 24 4
16 33 6
17 40 3
18 47 3
19 64 4
20 79 3
21 86 6
22 87 5
"""


@pytest.mark.parametrize(("line", "department", "day", "place", "hours"), ROWS)
def test_announcement(
    real: Synthesis, line: str, department: str, day: str, place: str, hours: str
) -> None:
    (found,) = [a for a in real.announcements if a.lines == (int(line),)]
    assert found.date is not None
    read = (found.department, found.date.isoformat(), found.place, found.hours)
    assert read == (department, day, place, hours)


def test_there_is_no_other_announcement(real: Synthesis) -> None:
    assert [str(a.lines[0]) for a in real.announcements] == [line for line, *_ in ROWS]
    assert len(ROWS) == 47


def test_only_one_year_is_inferred(real: Synthesis) -> None:
    assert [(a.place, a.date_text) for a in real.announcements if a.year_inferred] == [
        ("Nontron", "Jeudi 17 novembre")
    ]


def test_reports_and_their_announcements(real: Synthesis) -> None:
    joined = []
    for workshop in join_workshops(real.announcements, real.workshops):
        section, announcement = workshop.report, workshop.announcement
        if section is not None and announcement is not None:
            same = announcement.place == section.title
            other = "" if same else f" = {announcement.place}"
            joined.append(f"{section.first} {section.section} {section.title}{other}")
    assert sorted(joined, key=lambda row: int(row.split()[0])) == REPORTS.strip().splitlines()


def test_one_workshop_has_no_report(real: Synthesis) -> None:
    alone = [
        w
        for w in join_workshops(real.announcements, real.workshops)
        if w.report is None or w.announcement is None
    ]
    assert [w.id for w in alone] == ["87-chateauneuf-la-foret"]


def test_a_report_ends_with_its_text_and_not_with_the_page_furniture(real: Synthesis) -> None:
    spans = {w.section: (w.first, w.last) for w in real.workshops}
    assert spans["2.1.2"] == (1509, 1718)
    assert spans["2.4.2"] == (3748, 3916)


def test_framing_of_the_workshops(real: Synthesis) -> None:
    cells = [cell for cell in real.framing if cell.table == "ateliers"]
    rows = [f"{cell.lines[0]} {cell.department} {cell.count}" for cell in cells]
    assert rows == [*HELD.strip().splitlines(), "24  47"]
    assert {(cell.theme, cell.share, len(cell.lines)) for cell in cells} == {("", None, 1)}


def test_framing_of_the_contributions(real: Synthesis) -> None:
    cells = [cell for cell in real.framing if cell.table == "contributions"]
    assert [(c.theme, c.count, c.share, c.lines) for c in cells] == [
        ("1", 908, 50.0, (37, 38, 39, 41)),
        ("2", 345, 19.0, (43, 44, 46)),
        ("3", 243, 13.0, (48, 49, 51)),
        ("4", 315, 17.0, (53, 54, 56)),
        ("", 1811, 100.0, (58,)),
    ]
    assert {cell.department for cell in cells} == {""}


def test_stated_numbers_of_workshops(real: Synthesis) -> None:
    assert [(s.scope, s.count, s.lines) for s in real.statements] == [
        ("region", 47, (5, 7)),
        ("16", 3, (1294,)),
        ("17", 3, (2063,)),
        ("19", 4, (2808,)),
        ("23", 3, (3595,)),
        ("24", 4, (4092,)),
        ("33", 6, (5153,)),
        ("40", 3, (6162,)),
        ("47", 3, (7211,)),
        ("64", 4, (8418,)),
        ("79", 3, (9316,)),
        ("86", 6, (10396,)),
        ("87", 5, (11843,)),
    ]


def test_places_of_the_statements(real: Synthesis) -> None:
    places = {s.scope: s.place for s in real.statements}
    assert places["40"] == "Landes"
    assert places["47"] == "Lot et Garonne"
    assert places["79"] == "Deux Sèvres"
    assert places["86"] == "Vienne"
    assert places["87"] == "Haute-Vienne"
