"""The workshop reports of the real synthesis, read in the source by eye.

Bounds of contributions come from a segmentation of the source made without the parser.
"""

from __future__ import annotations

import re
from collections import Counter
from fractions import Fraction

import pytest

from cnr.examples import read_examples
from cnr.lines import Line
from cnr.parse.prompts import SECTIONS
from cnr.parse.records import Attendance, Contribution, Synthesis, WorkshopReport
from support.segmentation import Span, read_segmentation, spans

#: Line of the title, place, ISO date, hours; nothing where nothing is printed.
FORMS = """
1509 | Angoulême | 2022-12-05 | 19h
1719 | Cognac | 2022-11-21 | 19H-22H
1850 | Confolens | 2022-11-25 | 19h-21h30
2303 | Marans | 2022-11-21 | 18h00 à 20h30
2503 | Matha | 2022-11-21 | 18h30 à 21h00
2702 | Saint Pierre d'Oléron | 2022-11-25 | 18H30 à 21H30
3021 |  | 2022-12-09 |
3220 | Sainte Féréole | 2022-12-02 | 18h30
3347 | Tulle | 2022-11-18 | 18h30
3467 | Ussel | 2022-11-04 | 18h30
3748 | Guéret, département | 2022-12-07 | 10h30-12h30
3926 | Aubusson | 2022-11-10 | 18h30
4004 | Guéret | 2022-11-18 | 18h30-21h30
4305 | Bergerac | 2022-12-02 | 18h-20h30
4467 | Les Eyzies | 2022-12-01 | 18h-20h30
4680 | Nontron | 2022-11-17 | 18h-20h45
4950 | Périgueux | 2022-12-08 | 18h-20h30
5426 | BORDEAUX-CENON | 2022-12-12 | 20H-22H30
5546 | Bourg-sur-Gironde | 2022-10-27 | 18h30-20h30
5699 | Gaillan-en-Médoc | 2022-11-28 | 18h-20h
5775 | Gujan-Mestras | 2022-10-25 | 18h-20h
5883 | Langon - Fargues | 2022-11-15 | 18h-20h
6002 | Libourne | 2022-11-08 | 18h-20h
6348 | Biscarrosse | 2022-11-28 | 17h-20h
6706 | Dax | 2022-12-02 | 14h30
6995 | Mont de Marsan | 2022-10-28 | 14h30 - 17h30
7515 | Amphithéâtre de l'ENAP - AGEN | 2022-11-21 | 17h00 - 20h15
7885 | Salle Renaud Jean, Samazan | 2022-11-03 | 17H00 / 20H30
8140 | Maison de la vie associative - VILLENEUVE-SUR-LOT | 2022-12-01 | 18H00 - 21H00
8647 | Arzacq | 2022-11-07 | 18h
8820 | Lasseube | 2022-11-14 | 18h
8964 | Pau | 2022-12-05 | 15h00
9154 | Espace Bideak à Saint Palais | 2022-11-28 | 18h
9597 | Brueil-Chaussée | 2022-11-03 | 20h
9818 | Niort | 2022-11-17 | 20h
10208 | Parthenay | 2022-12-01 | 20h30
10667 |  | 2022-12-08 |
10755 | Châtellerault | 2022-12-05 | 18h30
11031 | Civray | 2022-12-01 | 18h
11139 | Fontaine Lecomte | 2022-12-12 | 18h30
11416 | Loudun | 2022-11-14 | 18h30
11645 | Montmorillon | 2022-11-04 | 18h
12181 | Bessines sur Gartempe | 2022-12-02 | 18h30 - 20h45
12377 | Limoges - Facultés de Médecine et de Pharmacie | 2022-12-09 | 18h30 - 20h45
12581 | Saint-Junien | 2022-10-27 | 18h30
12721 | Saint-Yrieix-La-Perche | 2022-11-17 | 18h30 - 20h45
"""

#: Line of the title; the table of participants from top to bottom, _ for a blank cell; then for
#: each theme the numbers of contributions under problems, solutions and levers.
#: (10667 has one more solution, on line 10706: it is pasted to the title that comes next.)
FIGURES = """
1509 | 11 6 9 5 6 18 55 | 1-15-0 0-6-0 0-5-0 1-9-0
1719 | 19 8 13 0 0 5 45 | 3-10-4 1-4-3 1-4-1 0-0-0
1850 | 8 1 7 4 0 1 21 | 2-20-3 1-10-3 1-7-3 1-5-2
2303 | 3 5 11 3 0 _ 22 | 6-11-5 3-10-5 0-0-0 3-12-3
2503 | 6 11 20 4 0 0 41 | 5-15-5 2-6-2 4-10-3 2-2-2
2702 | 5 2 17 6 0 0 30 | 4-5-4 0-0-0 0-0-0 0-0-0
3021 | NC NC NC NC NC NC NC | 1-12-0 1-7-0 1-5-0 0-0-0
3220 | NC NC NC NC NC NC NC | 0-3-16 0-1-0 0-0-0 1-3-1
3347 | NC NC NC NC NC NC NC | 2-1-18 0-0-0 0-7-0 0-0-0
3467 | NC NC NC NC NC NC NC | 0-4-18 1-3-0 0-3-8 0-0-0
3748 | 19 0 4 0 0 4 27 | 3-4-4 2-3-3 3-3-4 4-3-2
3926 | 10 9 9 6 2 5 41 | 2-1-0 1-1-0 0-2-2 0-0-0
4004 | 13 14 25 16 4 4 76 | 3-3-7 0-0-0 0-0-0 0-0-0
4305 | NC NC NC NC NC NC 101 | 0-0-8 0-0-0 1-1-5 0-1-0
4467 | NC NC NC NC NC NC 126 | 0-3-9 0-0-0 2-1-5 0-4-8
4680 | 73 0 18 6 7 0 105 | 2-5-13 0-0-0 3-0-7 0-0-0
4950 | NC NC NC NC NC NC 105 | 2-0-14 0-2-0 1-4-0 1-1-13
5426 | 14 13 46 32 6 0 73 | 0-0-0 0-0-0 0-0-0 3-1-21
5546 | 29 4 2 0 0 0 35 | 9-3-3 0-0-0 0-0-0 0-0-0
5699 | 14 9 13 3 1 0 40 | 0-13-0 0-0-0 0-0-0 0-0-0
5775 | NC NC NC NC NC NC NC | 0-1-3 5-4-12 0-0-0 0-0-0
5883 | 12 6 11 5 2 0 36 | 3-1-3 2-0-1 4-1-10 1-1-0
6002 | NC NC NC NC NC NC NC | 0-0-0 6-5-24 0-0-0 0-0-0
6348 | 7 6 31 0 13 0 57 | 30-53-0 0-0-0 0-0-0 2-0-0
6706 | NC NC NC NC NC NC NC | 20-50-0 0-0-0 0-0-0 0-0-0
6995 | 25 9 44 5 7 _ 90 | 3-0-18 2-1-9 1-9-0 0-0-0
7515 | 20 10 16 15 3 0 64 | 24-11-31 4-5-10 5-1-10 2-2-4
7885 | 13 4 8 4 7 0 36 | 0-2-14 0-6-21 1-1-4 4-4-9
8140 | 19 5 18 12 3 0 54 | 6-9-26 4-4-2 7-1-0 5-0-9
8647 | 5 9 11 1 1 0 27 | 4-2-6 0-0-4 3-5-1 0-0-1
8820 | 7 10 28 3 5 0 53 | 1-1-10 0-2-2 0-0-0 1-0-0
8964 | 6 17 51 21 5 0 95 | 3-9-0 0-13-0 3-6-0 1-5-0
9154 | NC NC NC NC NC NC NC | 4-4-4 0-0-0 0-0-0 9-7-7
9597 | 9 9 11 2 2 0 33 | 1-8-11 5-16-0 0-0-0 1-9-1
9818 | 15 16 50 16 4 0 101 | 4-7-36 2-10-20 1-0-11 1-0-27
10208 | 22 9 16 7 4 0 58 | 3-7-17 0-0-4 0-0-6 0-0-7
10667 |  | 0-0-0 0-0-0 0-0-0 3-27-0
10755 | _ _ _ _ _ _ _ | 0-2-17 0-1-3 1-0-2 1-0-5
11031 | NC NC NC NC NC NC NC | 0-0-33 0-0-0 0-0-0 0-0-0
11139 | NC NC NC NC NC NC NC | 0-5-9 2-3-1 0-1-0 0-2-0
11416 | NC NC NC NC NC NC NC | 4-5-18 1-3-2 3-1-2 3-3-4
11645 | NC NC NC NC NC NC NC | 0-0-14 0-1-9 0-1-3 0-1-11
12181 | 11 2 26 0 3 0 42 | 16-7-19 5-1-4 0-0-0 0-0-0
12377 | 11 « 27 5 11 0 54 | 0-0-0 8-3-9 10-3-17 0-0-0
12581 | 5 2 48 1 3 0 59 | 0-0-11 0-2-5 2-1-1 0-0-0
12721 | 7 4 16 7 4 0 38 | 4-3-14 0-0-0 0-0-0 9-3-11
"""

#: Line of an idea's count, first line of the "Ex :" block under it, number of quotations.
BLOCKS = """
259 261 4
272 274 2
282 284 3
292 294 2
298 300 1
305 307 2
322 324 3
332 334 2
341 343 3
351 353 3
379 381 2
388 390 2
395 396 2
415 417 3
440 442 3
449 451 3
474 476 3
657 659 5
673 675 3
716 718 3
725 727 2
762 764 2
914 916 2
993 995 1
1171 1173 3
1180 1182 2
1189 1191 1
1219 1221 3
1271 1273 3
"""

#: Lines of a quotation, and its text.
QUOTED = {
    (262, 264): (
        "impliquer les élus dans les questions d’offre de soins pour que cela soit pensé à "
        "l’échelle d’un territoire et pas commune par commune"
    ),
    # A quotation inside the quotation.
    (264, 265): (
        "déployer des chargés de mission « démographie médicale » dans les territoires pour "
        "faciliter l’installation et les projets des professionnels de santé"
    ),
    # The second line is the first of a page.
    (295, 296): (
        "Accorder des d’aides incitatives à l’installation des professionnels de santé autre que "
        "médecins (aides essentiellement fléchées sur les médecins )"
    ),
    # Its closing mark stands alone at the beginning of the next line.
    (307,): (
        "Les médecins présents ont, à l’unanimité, précisé que la coercition ne marcherait pas "
        "auprès de leur profession"
    ),
    # It ends with the quotation that it holds.
    (308,): "Maintien de la liberté d’installation mais sans conventionnement en zone « surdense »",
    # A bracket with a semicolon.
    (325, 327, 328): (
        "Décharger les médecins généralistes de certaines tâches chronophages et avec peu de "
        "plus-value médicale (certificat pour les inscriptions aux activités sportives ; dossiers "
        "d’entrée en Ehpad…), renouvellement d’ordonnances, en les déléguant à d’autres "
        "professionnels de santé"
    ),
    # No space after the semicolon before it.
    (335, 337): (
        "aider financièrement les cabinets médicaux pour créer des locaux permettant d'accueillir "
        "des IPA et des assistants médicaux"
    ),
    # No semicolon between it and the next one.
    (442, 443): (
        "Augmenter le nombre de maîtres de stage en médecine libérale; Inciter les médecins à "
        "devenir maître de stage"
    ),
    (443, 445): (
        "Incitation des médecins à devenir maître de stage, actuellement trop peu s’engagent dans "
        "la démarche"
    ),
    # A page begins inside it, and its own full stop stands before the closing mark.
    (675, 676): "Remise en place des gardes d’avant le dispositif PDSA.",
    # It is not closed.
    (718, 719): (
        "Création de filières notamment la filière gériatrie avec le projet admission directe des "
        "Personnes Agées sans passer par les urgences."
    ),
    # Two quotations inside it, the last one at its very end.
    (764, 765): (
        "mener une campagne de communication concernant le recours aux soins (sur le modèle de la "
        "campagne « antibiotiques » ou « économ ie d’énergie »)"
    ),
    (916,): (
        "Revoir la cotation des actes médicaux et notamment celle de la consultation du médecin "
        "généraliste"
    ),
    # Two full stops after its closing mark.
    (1185,): "Trouver des relais dans les écoles, CAF, UDAF, mairies",
}

#: First line of each quotation, and of the contribution that it quotes.
QUOTED_FROM = """
261>7100 262>6652 264>6647 265>7126 274>12673 275>12830 284>2382 284>1597 285>1598 294>8715
295>7682 300>11747 307>8728 308>9715 324>8723 324>2366 325>3314 334>6969 335>2374 343>1785
343>11558 346>10295 353>12676 353>12808 354>10968 381>6601 382>2798 390>12824 391>9680 396>11521
397>12667 417>12298 417>12804 418>11545 442>2380 442>4874 443>7969 451>6961 452>3289 455>2566
476>12339 477>5054 479>6858 659>9765 659>1815 660>1813 661>1970 663>1621 675>12472 675>9775
676>12472 718>9762 719>2419 721>1977 727>7780 728>10060 764>6159 764>1627 916>8778 916>10363
995>1841 1173>12884 1173>2468 1174>11814 1182>8135 1185>5545 1191>3337 1221>9798 1222>4667
1224>12898 1273>1672 1276>8789
"""

#: Lines of the titles that stand above contributions.
TITLES = """
1560 1588 3071 6448 6450 6473 6475 6491 6493 6505 6529 6580 6668 6701 6799 6801 6825 6827 6838 6840
6855 6887 6923 6933 6992 6994 9074 9151 10685 10706 10729
"""

#: The dashes before a sub-bullet are no part of what was said.
MARK = re.compile(r"^(?:[-–—•·]\s+)+")


def rows(table: str) -> list[list[str]]:
    return [[cell.strip() for cell in row.split("|")] for row in table.strip().splitlines()]


def numbers(text: str) -> list[int]:
    return [int(number) for number in text.split()]


def report_at(synthesis: Synthesis, line: str) -> WorkshopReport:
    (found,) = [report for report in synthesis.workshops if report.first == int(line)]
    return found


def contributions(synthesis: Synthesis) -> list[Contribution]:
    return [one for report in synthesis.workshops for one in report.contributions]


def cell(row: Attendance) -> str:
    return str(row.count) if row.count is not None else row.printed or "_"


def test_there_are_46_reports(real: Synthesis) -> None:
    titles = [str(report.first) for report in real.workshops]
    assert titles == [line for line, *_ in rows(FORMS)] == [line for line, *_ in rows(FIGURES)]
    assert len(titles) == 46


@pytest.mark.parametrize(("line", "place", "day", "hours"), rows(FORMS))
def test_form(real: Synthesis, line: str, place: str, day: str, hours: str) -> None:
    report = report_at(real, line)
    assert report.date is not None
    assert (report.place, report.date.isoformat(), report.hours) == (place, day, hours)


def test_only_the_year_of_nontron_is_inferred(real: Synthesis) -> None:
    inferred = [(r.title, r.day, str(r.date)) for r in real.workshops if r.year_inferred]
    assert inferred == [("Nontron", "Jeudi 17 novembre", "2022-11-17")]


@pytest.mark.parametrize(("line", "participants", "_"), rows(FIGURES))
def test_participants(real: Synthesis, line: str, participants: str, _: str) -> None:
    attendance = report_at(real, line).attendance
    assert " ".join(map(cell, attendance)) == participants
    order = "elus institutionnels professionnels associations usagers autres total"
    assert [row.category for row in attendance] == (order.split() if participants else [])


@pytest.mark.parametrize(("line", "_", "counts"), rows(FIGURES))
def test_contributions_of_each_theme_and_section(
    real: Synthesis, line: str, _: str, counts: str
) -> None:
    found = Counter((c.theme, c.section) for c in report_at(real, line).contributions)
    themes = ["-".join(str(found[theme, kind]) for kind in SECTIONS) for theme in "1234"]
    assert " ".join(themes) == counts


def test_there_are_1842_contributions(real: Synthesis) -> None:
    counts = [re.findall(r"\d+", row[2]) for row in rows(FIGURES)]
    assert sum(int(number) for row in counts for number in row) == 1842
    assert len(contributions(real)) == 1842


def test_a_contribution_says_what_its_lines_say(real: Synthesis, real_lines: list[Line]) -> None:
    furniture = {claim.line for claim in real.claims if claim.role == "mobilier_page"}
    words = {ln.number: ln.text.split() for ln in real_lines if ln.number not in furniture}
    for one in contributions(real):
        between = [n for n in range(min(one.lines), max(one.lines) + 1) if words.get(n)]
        assert list(one.lines) == between
        assert one.text == MARK.sub("", " ".join(word for n in between for word in words[n]))


def test_contributions_are_numbered_within_their_report(real: Synthesis) -> None:
    for report in real.workshops:
        ranks = range(1, len(report.contributions) + 1)
        assert [c.id for c in report.contributions] == [f"{report.id}-{rank:03d}" for rank in ranks]
        assert {c.workshop for c in report.contributions} == {report.id}
        assert {c.department for c in report.contributions} == {report.department}


def test_the_bounds_of_contributions_are_those_read_without_the_parser(real: Synthesis) -> None:
    read, found = set(read_segmentation()), set(spans(real))
    common = read & found
    assert (len(read), len(found), len(common)) == (1843, 1842, 1842)
    precision, recall = Fraction(len(common), len(found)), Fraction(len(common), len(read))
    assert (precision, recall) == (1, Fraction(1842, 1843))
    assert 2 * precision * recall / (precision + recall) == Fraction(3684, 3685)


def test_the_contribution_pasted_to_a_title_is_not_found(real: Synthesis) -> None:
    missed = set(read_segmentation()) - set(spans(real))
    assert missed == {Span("86", "4", "solution", 10706, 10706)}


def test_the_other_reading_is_in_order_and_overlaps_nowhere() -> None:
    read = read_segmentation()
    bounds = [line for span in read for line in (span.first, span.last)]
    assert bounds == sorted(bounds)
    assert len({span.first for span in read}) == len(read)


def test_no_line_is_left_without_a_place(real: Synthesis) -> None:
    roles = ("non_reconnu", "sans_rubrique")
    assert [claim for claim in real.claims if claim.role in roles] == []


def test_lines_of_forms_and_titles(real: Synthesis) -> None:
    counts = Counter(claim.role for claim in real.claims)
    # Two reports have neither place nor hours, one of them no table of participants either.
    assert counts["fiche"] == 46 * 3 - 4
    assert counts["participants"] == 45 * 7
    assert [c.line for c in real.claims if c.role == "intertitre"] == numbers(TITLES)


def test_titles_of_a_contribution_are_nested(real: Synthesis) -> None:
    titles = {min(c.lines): c.titles for c in contributions(real)}
    question = "Question 2 : Dans un tel contexte, comment organiser le territoire ?"
    assert [one.partition(" :")[0] for one in titles[6477]] == ["Question 2", "TEMOIGNAGE"]
    assert titles[6582] == (question,)
    assert titles[1562] == ("Organisation du territoire",)
    assert titles[1618] == ()


def test_leads_of_sub_bullets(real: Synthesis) -> None:
    leads = {min(c.lines): c.lead for c in contributions(real)}
    assert leads[1670] == leads[1678]
    assert leads[1678].startswith("L’éducation à la santé, l’implication de la population ont été")
    assert leads[10691] == "Développer une culture commune entre les différents acteurs :"
    assert leads[10702] == "Identifier des interlocuteurs de proximité :"
    assert leads[1680] == ""
    assert sum(bool(lead) for lead in leads.values()) == 181


def test_what_stands_under_no_theme_is_no_contribution(real: Synthesis) -> None:
    outside = [one for report in real.workshops for one in report.outside]
    assert [(one.id, one.theme, one.lines) for one in outside] == [
        ("64-arzacq-hors-001", "", (8796, 8797, 8798)),
        ("64-arzacq-hors-002", "", (8800, 8801, 8802)),
    ]


def test_quotations_stand_under_their_ideas(real: Synthesis) -> None:
    ideas = {max(row.lines): row.idea for row in real.counts if row.level == "idee"}
    blocks = [numbers(block) for block in BLOCKS.strip().splitlines()]
    wanted = [idea for line, _, many in blocks for idea in [ideas[line]] * many]
    assert [quotation.idea for quotation in real.quotations] == wanted
    firsts = {quotation.idea: quotation for quotation in reversed(real.quotations)}
    assert [firsts[ideas[line]].lines[0] for line, *_ in blocks] == [
        first for _, first, _ in blocks
    ]
    assert len(wanted) == 73


@pytest.mark.parametrize("lines", QUOTED)
def test_quotation(real: Synthesis, lines: tuple[int, ...]) -> None:
    assert QUOTED[lines] in [one.text for one in real.quotations if one.lines == lines]


def test_72_of_73_quotations_come_from_a_contribution(real: Synthesis) -> None:
    linked = [
        f"{min(one.quotation.lines)}>{min(one.contribution.lines)}"
        for one in read_examples(real)
        if one.contribution
    ]
    assert linked == QUOTED_FROM.split()
    assert len(linked) == 72


def test_one_quotation_is_in_no_report(real: Synthesis) -> None:
    (alone,) = [one.quotation for one in read_examples(real) if one.contribution is None]
    assert alone.lines == (1274, 1276)
    assert alone.text == (
        "Rendre les messages de prévention plus ciblés et plus accessibles, développer la "
        "pédagogie et la culture de la prévention"
    )
