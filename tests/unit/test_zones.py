from __future__ import annotations

from cnr.lines import split_lines
from cnr.parse.outline import DEPARTMENT_SYNTHESIS, PROBLEMS, SOLUTIONS, Section
from cnr.parse.zones import Zone, split_zones

DEPARTMENT = """\

Thématique 1 : un accès
à un médecin

Les ateliers ont tiré les constats suivants :

Les soins 3
 Consulter 3

Les solutions qui ont été formulées sont les suivantes :
Former 2

Thématique 2 : la continuité
Les solutions qui ont été formulées sont
les suivantes :

Réguler 1
"""


def section(kind: str, text: str, theme: str = "") -> Section:
    return Section((2, 1, 1), kind, "", theme, "01", (), tuple(split_lines(text)))


def numbers(zone: Zone) -> list[list[int]]:
    parts = (zone.heading, zone.intro, zone.header, zone.lines)
    return [[line.number for line in part if not line.is_blank] for part in parts]


def test_a_departmental_section() -> None:
    zones = split_zones(section(DEPARTMENT_SYNTHESIS, DEPARTMENT))
    assert [(zone.theme, zone.nature) for zone in zones] == [
        ("1", "constat"),
        ("1", "proposition"),
        ("2", "proposition"),
    ]
    assert [numbers(zone) for zone in zones] == [
        [[2, 3], [5], [], [7, 8]],
        [[], [10], [], [11]],
        [[13], [14, 15], [], [17]],
    ]


def test_every_line_is_in_one_zone() -> None:
    zones = split_zones(section(DEPARTMENT_SYNTHESIS, DEPARTMENT))
    held = [ln for zone in zones for part in numbers(zone) for ln in part]
    assert sorted(held) == [ln.number for ln in split_lines(DEPARTMENT) if not ln.is_blank]


def test_subjects_are_problems_or_solutions_after_their_section() -> None:
    text = (
        "Les ateliers ont traité des problématiques suivantes :\n\n"
        "Problématiques Nombre\n\nLes délais 3\n\n"
        "Les ateliers ont tiré les constats suivants :\n\nLes soins 3\n"
    )
    zones = split_zones(section(PROBLEMS, text, "4"))
    assert [(zone.theme, zone.nature) for zone in zones] == [
        ("4", "sujet_probleme"),
        ("4", "constat"),
    ]
    assert numbers(zones[0]) == [[], [1], [3], [5]]
    text = "Les solutions qui ont été envisagées :\n\nSolutions Nombre\n\nFormer 3\n"
    (zone,) = split_zones(section(SOLUTIONS, text, "4"))
    assert zone.nature == "sujet_solution"


def test_two_sentences_open_one_table() -> None:
    text = (
        "Les solutions et propositions co-construites par les participants :\n\n"
        "Le nombre indiqué à droite correspond au nombre de verbatims. Quelques verbatims sont\n"
        "présentés.\n\nFormer 3\n"
    )
    (zone,) = split_zones(section(SOLUTIONS, text, "1"))
    assert numbers(zone) == [[], [1, 3, 4], [], [6]]


def test_a_header_inside_a_table_of_groups_is_a_row_like_others() -> None:
    text = "Les ateliers ont tiré les constats suivants :\n\nSolutions Nombre\n\nLes soins 3\n"
    (zone,) = split_zones(section(PROBLEMS, text, "1"))
    assert numbers(zone) == [[], [1], [], [3, 5]]


def test_lines_before_any_sentence_announce_nothing() -> None:
    (zone,) = split_zones(section(DEPARTMENT_SYNTHESIS, "\nUne phrase.\n"))
    assert (zone.theme, zone.nature, numbers(zone)) == ("", "", [[], [], [], [2]])


def test_blank_lines_make_no_zone() -> None:
    assert split_zones(section(DEPARTMENT_SYNTHESIS, "\n \n")) == []
