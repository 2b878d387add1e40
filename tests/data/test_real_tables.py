"""The regional tables of the real synthesis, group by group and subject by subject.

Every figure was read in the source by eye.
"""

from __future__ import annotations

import re

import pytest

from cnr.parse.counts import closest
from cnr.parse.records import REGION, Synthesis

#: Line, theme, nature, total of a group and counts of its ideas from top to bottom; its label.
GROUPS = """
141 T1 constat 93 = 32 23 7 6 5 5 4 4 2 1 1 1 1 1
    Il est difficile d'accéder à un professionnel de santé
183 T1 constat 49 = 15 9 8 6 5 4 2
    Il faut rendre les territoires plus attractifs
199 T1 constat 10 = 7 3
    Comment organiser le territoire ?
254 T1 proposition 187 = 51 38 35 22 13 9 8 6 4 1
    Encourager l'installation en territoires sous-denses
320 T1 proposition 128 = 36 25 19 15 14 8 4 3 1 1 1 1
    Mieux organiser la continuité des soins et la réponse aux besoins de soins non programmés
377 T1 proposition 127 = 54 25 15 15 9 5 3 1
    Développer les coopérations entre professionnels de santé
413 T1 proposition 104 = 34 23 19 16 4 4 3 1
    Développer l'exercice coordonné
438 T1 proposition 76 = 45 22 3 3 1 1 1
    Accueillir davantage d'internes
469 T1 proposition 54 = 21 19 6 5 3
    Améliorer l'attractivité des métiers de la santé
494 T1 proposition 49 = 33 8 4 4
    Développer la télémédecine
503 T1 proposition 10 = 5 4 1
    Refonder le système de santé
574 T2 constat 45 = 15 11 6 3 2 2 2 2 1 1
    L'organisation de la permanence des soins doit être améliorée
595 T2 constat 16 = 6 4 2 2 1 1
    Les urgences sont engorgées
655 T2 proposition 162 = 42 24 19 13 12 8 8 7 4 4 4 3 3 3 2 2 1 1 1 1
    Améliorer la prise en charge des soins non programmés
714 T2 proposition 33 = 17 5 4 3 2 2
    Améliorer la gestion des urgences
742 T2 proposition 32 = 7 5 5 4 4 3 3 1
    Faire évoluer la gouvernance du système de santé
760 T2 proposition 19 = 10 9
    Sensibiliser le grand public et développer la prévention
827 T3 constat 49 = 11 8 6 6 5 5 2 2 1 1 1 1
    Il faut améliorer l'attractivité des métiers de la santé
858 T3 constat 5 = 2 1 1 1
    Il faut mieux accompagner la prise de poste
912 T3 proposition 90 = 15 9 9 9 8 6 5 4 4 4 3 3 2 2 1 1 1 1 1 1 1
    Améliorer l'attractivité des métiers de la santé
963 T3 proposition 40 = 9 9 4 3 3 3 2 2 1 1 1 1 1
    Faciliter l'installation
991 T3 proposition 27 = 10 7 3 2 1 1 1 1 1
    Agir sur la formation initiale
1016 T3 proposition 8 = 6 2
    Eduquer les publics et développer la prévention
1094 T4 constat 37 = 9 8 4 3 3 2 2 2 1 1 1 1
    La prévention est insuffisante
1123 T4 constat 30 = 7 6 3 3 2 2 2 2 1 1 1
    Les enjeux de prévention sont divers
1166 T4 proposition 98 = 28 23 16 6 5 5 2 2 2 2 2 2 1 1 1
    Mobiliser tous les acteurs pour développer la prévention dans les milieux de vie
1217 T4 proposition 88 = 15 12 12 10 8 7 5 5 4 1 1 1 1 1 1 1 1 1 1
    Développer les politiques de prévention
1269 T4 proposition 57 = 26 14 6 5 3 3
    Recentrer l'action publique sur le préventif et non le curatif
"""

#: Theme and nature: counts of the subjects from top to bottom.
SUBJECTS = {
    ("1", "sujet_probleme"): "29 27 13 7",
    ("1", "sujet_solution"): "28 26 26 26 25 25 24 24 21 20 19 19 16 14 11 11 8 7 19",
    ("2", "sujet_probleme"): "9 9 8 8 4 4 3 2 9",
    ("2", "sujet_solution"): "25 21 16 14 12 11 9 8 8 8 8 7 6 5 4 3 9",
    ("3", "sujet_probleme"): "14 14 11 10 9 9 8 8 8 6 4 2 2 3",
    ("3", "sujet_solution"): "18 17 15 14 13 13 11 10 8 6 5 5 4 4 2 5",
    ("4", "sujet_probleme"): "14 13 13 12 11 11 10 7 1",
    ("4", "sujet_solution"): "19 12 10 5",
}
EXPECTED = [
    (int(line), theme, nature, label, int(total), [int(count) for count in ideas.split()])
    for line, theme, nature, total, ideas, label in re.findall(
        r"^(\d+) T(\d) (\w+) (\d+) = ([\d ]+)\n +(.+)$", GROUPS, re.MULTILINE
    )
]


@pytest.mark.parametrize(("line", "theme", "nature", "label", "total", "ideas"), EXPECTED)
def test_regional_group(
    real: Synthesis, line: int, theme: str, nature: str, label: str, total: int, ideas: list[int]
) -> None:
    (group,) = [r for r in real.counts if r.level == "groupe" and r.lines == (line,)]
    assert (group.scope, group.theme, group.nature) == (REGION, theme, nature)
    assert (group.label, group.group, group.count) == (label, label, total)
    under = [
        r.count
        for r in real.counts
        if (r.scope, r.level, r.theme, r.nature, r.group) == (REGION, "idee", theme, nature, label)
    ]
    assert under == ideas


def test_there_is_no_other_regional_group(real: Synthesis) -> None:
    rows = [r for r in real.counts if r.scope == REGION and r.level == "groupe"]
    assert [r.lines for r in rows] == [(line,) for line, *_ in EXPECTED]
    assert len(rows) == 28


def test_the_expected_groups_add_up() -> None:
    assert all(total == sum(ideas) for *_, total, ideas in EXPECTED)


@pytest.mark.parametrize(("theme", "nature"), SUBJECTS)
def test_regional_subjects(real: Synthesis, theme: str, nature: str) -> None:
    rows = [r for r in real.counts if (r.theme, r.nature) == (theme, nature)]
    assert " ".join(str(r.count) for r in rows) == SUBJECTS[theme, nature]
    assert {(r.scope, r.level, r.group, r.idea) for r in rows} == {(REGION, "sujet", "", "")}


def test_the_codebook_is_the_regional_ideas(real: Synthesis) -> None:
    rows = [r for r in real.counts if r.scope == REGION and r.level == "idee"]
    assert [(i.id, i.theme, i.nature, i.group, i.label, i.count) for i in real.ideas] == [
        (r.idea, r.theme, r.nature, r.group, r.label, r.count) for r in rows
    ]
    assert len({i.id for i in real.ideas}) == len(real.ideas) == 256


@pytest.mark.parametrize(
    ("idea", "label"),
    [
        ("T1-C-02-05", "Il faut améliorer les transports"),
        ("T1-P-01-10", "Recruter des médecins en 3ème année avant qu'ils ne soient thésés"),
        ("T2-P-01-20", "Proposer des logements pour les gardes dans le cadre de la PDSA"),
        ("T3-P-03-09", "Sensibiliser aux métiers de la santé dès le collège"),
        ("T4-P-02-19", "Améliorer le suivi coordonné des patients ALD"),
    ],
)
def test_an_idea_is_named_by_its_ranks(real: Synthesis, idea: str, label: str) -> None:
    assert {i.id: i.label for i in real.ideas}[idea] == label


def test_no_group_and_no_idea_could_be_taken_for_another_of_its_table(real: Synthesis) -> None:
    tables: dict[tuple[str, ...], list[str]] = {}
    for row in real.counts:
        if row.scope == REGION and row.level != "sujet":
            tables.setdefault((row.theme, row.nature, row.level), []).append(row.label)
    for labels in tables.values():
        for label in labels:
            others = tuple(other for other in labels if other != label)
            assert closest(label, others) is None
