"""The sizes, sums and most awkward pages of the real synthesis.

Line numbers, labels and counts were read in the source by eye.
"""

from __future__ import annotations

from collections import Counter

import pytest

from cnr.parse.records import REGION, Synthesis
from cnr.parse.rows import GROUP, IDEA, SUBJECT

CANCER = (
    "Favoriser le dépistage des cancers, en développant notamment le transport solidaire, les "
    "vaccibus, les mammobus,..."
)

#: Lines of a row: its scope, theme, nature and level; its label; its count.
AWKWARD = {
    # A label that ends with a figure, and two spaces before the count.
    (132,): (
        (REGION, "1", "sujet_probleme", SUBJECT),
        "Accès à des médecins ou autres professionnels de santé à tarif conventionnel secteur 1",
        27,
    ),
    # The first row follows the header with no blank line, and is wrapped at a hyphen.
    (209, 210): (
        (REGION, "1", "sujet_solution", SUBJECT),
        "Freins à lever pour le développement des coopérations entre professionnels de santé "
        "médicaux et para - médicaux",
        28,
    ),
    # A count alone on its line, after a wrapped label.
    (143, 144, 146): (
        (REGION, "1", "constat", IDEA),
        "Le nombre de professionnels de santé sur le territoire est insuffisant et en diminution "
        "ce qui entraine des disparités voire un renoncement aux soins",
        32,
    ),
    # The same, where the label stops well before the end of its line.
    (670, 671, 673): (
        (REGION, "2", "proposition", IDEA),
        "Revoir l'organisation de la permanence des soins ambulatoire avec les acteurs des "
        "territoires",
        24,
    ),
    # A question, which the template's sentences never are.
    (199,): ((REGION, "1", "constat", GROUP), "Comment organiser le territoire ?", 10),
    # An idea whose block of examples runs over a page (line 296 looks like a bullet).
    (292,): (
        (REGION, "1", "proposition", IDEA),
        "Inciter et accompagner l'installation : rémunération différenciée, accès aux prêts "
        "facilité, exonération fiscale",
        22,
    ),
    # A figure inside the label, which ends in a closing bracket.
    (680,): (
        (REGION, "2", "proposition", IDEA),
        "Développer le rôle des infirmiers (notamment mesure 16 du rapport Braun)",
        13,
    ),
    # The first row of a page, with its extra space, after a block of examples.
    (766,): (
        (REGION, "2", "proposition", IDEA),
        "Mettre la priorité sur la prévention et la promotion de la santé",
        9,
    ),
    # The count before the last words of the label, which stand on the next line.
    (1238, 1239): ((REGION, "4", "proposition", IDEA), CANCER, 8),
    # The same at the end of a page, and of a section.
    (3746, 3747): (("23", "4", "proposition", IDEA), CANCER, 1),
    # The same label wrapped after a blank line, not indented.
    (8634, 8636): (("64", "4", "proposition", IDEA), CANCER, 1),
    # The same label again, at a page top.
    (10638, 10639): (("86", "4", "proposition", IDEA), CANCER, 3),
    # A group at a page top, after the sentence that announces the table.
    (1447,): (
        ("16", "3", "proposition", GROUP),
        "Améliorer l'attractivité des métiers de la santé",
        8,
    ),
    (5392,): (("33", "4", "proposition", GROUP), "Développer les politiques de prévention", 9),
    # A group at a page top, after ideas.
    (7288,): (
        ("47", "1", "proposition", GROUP),
        "Mieux organiser la continuité des soins et la réponse aux besoins de soins non programmés",
        13,
    ),
    (8495,): (
        ("64", "1", "proposition", GROUP),
        "Développer les coopérations entre professionnels de santé",
        6,
    ),
    # Ideas that are not indented.
    (5331,): (
        ("33", "2", "proposition", IDEA),
        "Réduire le passage des personnes âgées aux urgences et favoriser leur retour à domicile",
        3,
    ),
    (8627,): (
        ("64", "4", "proposition", IDEA),
        "Aller vers les personnes en fragilité ou éloignées du soin",
        3,
    ),
    (8639, 8640): (
        ("64", "4", "proposition", IDEA),
        "Fédérer et coordonner les acteurs locaux autour des collectivités, notamment dans le "
        "cadre des contrats locaux de santé",
        3,
    ),
    (9482,): (
        ("79", "2", "proposition", IDEA),
        "Mettre la priorité sur la prévention et la promotion de la santé",
        2,
    ),
    (10645,): (
        ("86", "4", "proposition", IDEA),
        "Mieux prévenir les retours à domicile après hospitalisation",
        1,
    ),
    # The last idea before the page furniture.
    (4294,): (
        ("24", "4", "proposition", IDEA),
        "Développer l'Education Thérapeutique du Patient et revoir son financement",
        1,
    ),
    # No blank line between the last idea of a group and the next group.
    (1315,): (("16", "1", "constat", GROUP), "Comment organiser le territoire ?", 2),
    # A department's own wording of a group.
    (1312,): (("16", "1", "constat", GROUP), "Il faut rendre plus attractifs les territoires", 3),
}


def test_size_of_the_tables(real: Synthesis) -> None:
    sizes = Counter((r.scope == REGION, r.level) for r in real.counts)
    assert sizes == {
        (True, GROUP): 28,
        (True, IDEA): 256,
        (True, SUBJECT): 92,
        (False, GROUP): 276,
        (False, IDEA): 875,
    }


def test_departments_and_themes(real: Synthesis) -> None:
    assert real.departments == {
        "16": "Charente",
        "17": "Charente-Maritime",
        "19": "Corrèze",
        "23": "Creuse",
        "24": "Dordogne",
        "33": "Gironde",
        "40": "Landes",
        "47": "Lot-et-Garonne",
        "64": "Pyrénées-Atlantiques",
        "79": "Deux-Sèvres",
        "86": "Vienne",
        "87": "Haute-Vienne",
    }
    assert real.themes == {
        "1": "donner à tous un accès à un médecin traitant ou à une équipe traitante, en "
        "particulier pour nos concitoyens les plus fragiles, et accompagner l’exercice coordonné",
        "2": "garantir la continuité des soins et la réponse aux besoins de soins non programmés",
        "3": "mobiliser les leviers territoriaux d’attractivité pour les métiers de la santé",
        "4": "créer une nouvelle alliance entre les acteurs locaux pour que la prévention entre "
        "dans le quotidien des Français",
    }


@pytest.mark.parametrize("lines", AWKWARD)
def test_awkward_row(real: Synthesis, lines: tuple[int, ...]) -> None:
    (row,) = [r for r in real.counts if r.lines == lines]
    where = (row.scope, row.theme, row.nature, row.level)
    assert (where, row.label, row.count) == AWKWARD[lines]


def test_a_group_worded_otherwise_is_joined_to_the_regional_one(real: Synthesis) -> None:
    (row,) = [r for r in real.counts if r.lines == (1312,)]
    assert row.group == "Il faut rendre les territoires plus attractifs"
    assert row.element == "16/T1-C-02"


def test_every_departmental_row_is_in_the_codebook(real: Synthesis) -> None:
    groups = {(r.theme, r.nature, r.group) for r in real.counts if r.scope == REGION}
    homes = {i.id: (i.theme, i.nature, i.group) for i in real.ideas}
    for row in real.counts:
        if row.level == IDEA:
            assert homes[row.idea] == (row.theme, row.nature, row.group)
        elif row.level == GROUP:
            assert (row.theme, row.nature, row.group) in groups


@pytest.mark.parametrize("level", [GROUP, IDEA])
def test_the_region_is_the_sum_of_its_departments(real: Synthesis, level: str) -> None:
    region: Counter[tuple[str, ...]] = Counter()
    departments: Counter[tuple[str, ...]] = Counter()
    for row in real.counts:
        if row.level == level:
            counter = region if row.scope == REGION else departments
            counter[row.theme, row.nature, row.group, row.idea] += row.count
    assert region == departments
    assert region.total() == 1723


def test_every_group_is_the_sum_of_its_ideas(real: Synthesis) -> None:
    groups: Counter[tuple[str, ...]] = Counter()
    ideas: Counter[tuple[str, ...]] = Counter()
    for row in real.counts:
        if row.level != SUBJECT:
            counter = groups if row.level == GROUP else ideas
            counter[row.scope, row.theme, row.nature, row.group] += row.count
    assert groups == ideas


def test_totals_of_the_themes(real: Synthesis) -> None:
    totals: Counter[str] = Counter()
    for row in real.counts:
        if row.scope == REGION and row.level == GROUP:
            totals[row.theme] += row.count
    assert totals == {"1": 887, "2": 307, "3": 219, "4": 310}


def test_every_row_has_its_own_identifier_and_lines(real: Synthesis) -> None:
    assert len({row.element for row in real.counts}) == len(real.counts)
    lines = [line for row in real.counts for line in row.lines]
    assert len(lines) == len(set(lines))
    assert [row.lines for row in real.counts] == sorted(row.lines for row in real.counts)
