from __future__ import annotations

import pytest

from cnr.lines import split_lines
from cnr.parse import outline as plan
from cnr.parse.claims import Register
from cnr.parse.outline import Section
from cnr.parse.records import WorkshopReport
from cnr.parse.reports import Form, joined_lines, read_form, read_report

ACCESS = "Thématique 1 : accès à un médecin"
PREVENTION = "Thématique 4 : prévention"
PROBLEM = "Présentation des problématiques que les solutions envisagées ambitionnent de traiter"
SOLUTION = "Présentation des solutions et innovations co-construites par les parties prenantes"
LEVER = (
    "Description des leviers qu’il serait nécessaire d’activer ou les freins à lever pour la\n"
    "mise en œuvre des projets."
)
FORM = Form({"thematique1:accesaunmedecin": "1", "thematique4:prevention": "4"}, 90)

REPORT = f"""\
2.1.2 Valbrune

Présentation de l’atelier

Lieu : Valbrune

Jour : Lundi 5 décembre 2022

Horaires : 19h

Participants

Participants Nombre

Elus 3

Total NC

Description du déroulement de la journée

Une réunion en deux temps.

La situation du territoire

Une vallée.

{ACCESS}

Un mot d’ouverture

{PROBLEM}

 Aucun foyer

{SOLUTION}

 Loger les stagiaires :

- dans un foyer
- chez l’habitant

{LEVER}

 Une prime

{PREVENTION}

{SOLUTION}

 Marcher

Perspectives

Description des suites qui seront données aux travaux du CNR Santé dans le territoire

 Une autre réunion
"""


def section(text: str) -> Section:
    lines = split_lines(text)
    number = (2, 1, 2)
    return Section(number, plan.WORKSHOP, "Valbrune", "", "01", tuple(lines[:1]), tuple(lines[1:]))


def read(text: str) -> WorkshopReport:
    return read_report(section(text), "01-valbrune", FORM, Register())


def claims(text: str) -> dict[int, tuple[str, str]]:
    lines, register = split_lines(text), Register()
    read_report(section(text), "01-valbrune", FORM, register)
    return {claim.line: (claim.role, claim.element) for claim in register.complete(lines[1:])}


def said(text: str) -> list[tuple[str, str, str, str]]:
    """(identifier, theme, section, text) of each contribution."""
    return [(c.id, c.theme, c.section, c.text) for c in read(text).contributions]


def changed(old: str, new: str) -> str:
    assert old in REPORT
    return REPORT.replace(old, new, 1)


def line_of(text: str, start: str) -> int:
    return next(i for i, line in enumerate(text.split("\n"), 1) if line.startswith(start))


def test_the_report_of_a_workshop() -> None:
    report = read(REPORT)
    assert (report.id, report.department, report.section) == ("01-valbrune", "01", "2.1.2")
    assert (report.title, report.first, report.last) == ("Valbrune", 1, REPORT.count("\n"))
    assert (report.place, report.day, report.hours) == (
        "Valbrune",
        "Lundi 5 décembre 2022",
        "19h",
    )
    assert report.date is None  # it needs the years of the other workshops
    assert [(row.category, row.count) for row in report.attendance] == [
        ("elus", 3),
        ("total", None),
    ]
    assert report.outside == ()


def test_contributions_run_in_the_report() -> None:
    assert said(REPORT) == [
        ("01-valbrune-001", "1", "probleme", "Aucun foyer"),
        ("01-valbrune-002", "1", "solution", "dans un foyer"),
        ("01-valbrune-003", "1", "solution", "chez l’habitant"),
        ("01-valbrune-004", "1", "levier", "Une prime"),
        ("01-valbrune-005", "4", "solution", "Marcher"),
    ]
    report = read(REPORT)
    lead = line_of(REPORT, " Loger")
    assert report.context == (("Loger les stagiaires :", (lead,)),)
    one = report.contributions[1]
    assert (one.lead, one.titles, one.lines) == ("Loger les stagiaires :", (), (lead + 2,))
    assert (one.workshop, one.department) == ("01-valbrune", "01")


def test_every_line_has_its_role() -> None:
    found = claims(REPORT)
    roles = {
        "Lieu": ("fiche", "01-valbrune/lieu"),
        "Elus": ("participants", "01-valbrune/elus"),
        "Une réunion": ("recit", "01-valbrune"),
        "Un mot": ("sans_rubrique", "01-valbrune/T1"),
        PROBLEM: ("rubrique", "01-valbrune/T1"),
        " Loger": ("chapeau", "01-valbrune/T1"),
        "- dans": ("contribution", "01-valbrune-002"),
        "mise en œuvre": ("rubrique", "01-valbrune/T1"),
        " Marcher": ("contribution", "01-valbrune-005"),
        "Perspectives": ("rubrique", "01-valbrune"),
        " Une autre": ("recit", "01-valbrune"),
    }
    assert {start: found[line_of(REPORT, start)] for start in roles} == roles
    assert "non_reconnu" not in {role for role, _ in found.values()}


def test_passages() -> None:
    passages = read(REPORT).passages
    assert [(p.kind, p.theme) for p in passages] == [
        ("presentation", ""),
        ("participants", ""),
        ("entete_participants", ""),
        ("deroulement", ""),
        ("situation", ""),
        ("thematique", "1"),
        ("probleme", "1"),
        ("solution", "1"),
        ("levier", "1"),
        ("thematique", "4"),
        ("solution", "4"),
        ("perspectives", ""),
        ("suites", ""),
    ]
    texts = {p.kind: p.paragraphs for p in passages if p.paragraphs}
    assert texts == {
        "deroulement": (("Une réunion en deux temps.", (line_of(REPORT, "Une réunion"),)),),
        "situation": (("Une vallée.", (line_of(REPORT, "Une vallée"),)),),
        "thematique": (("Un mot d’ouverture", (line_of(REPORT, "Un mot"),)),),
        "suites": (("Une autre réunion", (line_of(REPORT, " Une autre"),)),),
    }
    assert all(p.is_exact for p in passages)


def test_a_theme_with_a_wrong_digit_is_read_under_its_title() -> None:
    text = changed(PREVENTION, "Thématique 2 : prévention")
    assert said(text)[-1] == ("01-valbrune-005", "4", "solution", "Marcher")
    assert [p.theme for p in read(text).passages if not p.is_exact] == ["4"]


def test_what_stands_under_other_themes_is_no_contribution_of_a_theme() -> None:
    text = changed(PREVENTION, "Autres thématiques")
    report = read(text)
    assert [c.id for c in report.contributions][-1] == "01-valbrune-004"
    assert [p.theme for p in report.passages if p.kind == "solution"] == ["1", "autres"]
    assert [(c.id, c.theme, c.section, c.text) for c in report.outside] == [
        ("01-valbrune-hors-001", "", "solution", "Marcher")
    ]
    assert claims(text)[line_of(text, " Marcher")] == ("hors_thematique", "01-valbrune-hors-001")


@pytest.mark.parametrize("end", ["Perspectives", "La situation du territoire"])
def test_a_theme_ends_with_the_part_on_themes(end: str) -> None:
    report = read(f"{REPORT}\n{end}\n\n{PROBLEM}\n\n Un vœu\n")
    assert [c.text for c in report.outside] == ["Un vœu"]


def test_a_section_above_any_theme_has_none() -> None:
    report = read(changed(ACCESS, "Le foyer"))
    assert [c.text for c in report.outside] == [
        "Aucun foyer",
        "dans un foyer",
        "chez l’habitant",
        "Une prime",
    ]
    assert [c.id for c in report.contributions] == ["01-valbrune-001"]


def test_a_heading_at_a_page_s_top_between_two_bullets() -> None:
    text = changed(f" Une prime\n\n{PREVENTION}\n\n", f" Une prime\n {PREVENTION}\n  ")
    assert said(text) == said(REPORT)


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ("Lieu : Valbrune", "Lieu : Valbrune, salle\ndes fêtes", "Valbrune, salle des fêtes"),
        ("Lieu : Valbrune", "  LIEU: l’Œuvre du bourg", "l’Œuvre du bourg"),
        ("Lieu : Valbrune", "Lieu :", ""),
        ("Lieu : Valbrune\n", "", ""),
    ],
)
def test_the_place(old: str, new: str, place: str) -> None:
    assert read(changed(old, new)).place == place


def test_the_first_of_two_places_counts() -> None:
    assert read(changed("Lieu : Valbrune", "Lieu : Valbrune\n\nLieu : Ormoy")).place == "Valbrune"


def test_an_empty_place_does_not_hide_the_next_one() -> None:
    text = changed("Lieu : Valbrune", "Lieu :\n\nLieu : Ormoy")
    assert read(text).fields["lieu"] == ("Ormoy", (line_of(text, "Lieu : Ormoy"),))
    assert claims(text)[line_of(text, "Lieu :")] == ("fiche", "01-valbrune/lieu")


def test_day_and_hours_under_other_names() -> None:
    text = changed("Jour :", "Date :").replace("Horaires :", "Heure :")
    assert (read(text).day, read(text).hours) == ("Lundi 5 décembre 2022", "19h")


def test_a_note_in_the_form_is_left_over() -> None:
    text = changed("Horaires : 19h", "Une note libre\n\nHoraires : 19h")
    assert claims(text)[line_of(text, "Une note")] == ("non_reconnu", "")
    text = changed("Elus 3", "Elus : trois environ")
    assert claims(text)[line_of(text, "Elus")] == ("non_reconnu", "")


def test_a_report_without_place_hours_or_participants() -> None:
    start, end = REPORT.index("Présentation de l"), REPORT.index("Description du déroulement")
    report = read(REPORT[:start] + REPORT[end:])
    assert (report.fields, report.attendance, report.place) == ({}, (), "")
    assert len(report.contributions) == 5


def test_what_the_reports_share() -> None:
    wrong = changed(PREVENTION, "Thématique 2 : prévention")
    form = read_form([section(REPORT), section(wrong), section(REPORT)])
    assert form.theme_titles == FORM.theme_titles
    assert form.width == len(LEVER.split("\n")[0])


def test_a_line_longer_than_the_page_is_wide() -> None:
    body = "Valbrune\n" + f" {'o' * 20}\n" * 60
    assert joined_lines([section(f"{body} {'o' * 23}\n")]) == ()
    assert joined_lines([section(f"{body} {'o' * 24}\n")]) == (62,)
