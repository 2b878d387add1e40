from __future__ import annotations

from cnr.lines import split_lines
from cnr.parse.announcements import finish_announcements, read_announcements
from cnr.parse.claims import Register
from cnr.parse.outline import DEPARTMENT, Section
from cnr.parse.records import Announcement

HEADER = "Département Lieu Jour Horaires\n\n"


def read(table: str, *names: str, code: str = "16") -> list[Announcement]:
    body = tuple(split_lines(f"{HEADER}{table}"))
    section = Section((2, 1), DEPARTMENT, names[0] if names else "Charente", "", code, (), body)
    drafts, _, _ = read_announcements(section, names or ("Charente",), Register())
    return finish_announcements([(code, names or ("Charente",), drafts)])


def rows(table: str, *names: str, code: str = "16") -> list[tuple[str, str, str, tuple[int, ...]]]:
    return [(a.place, str(a.date), a.hours, a.lines) for a in read(table, *names, code=code)]


def test_the_first_row_bears_the_department() -> None:
    table = "16 - Charente Angoulême Lundi 5 décembre 2022 19h\n\n Cognac 21/11/22 19H-22H\n"
    assert rows(table) == [
        ("Angoulême", "2022-12-05", "19h", (3,)),
        ("Cognac", "2022-11-21", "19H-22H", (5,)),
    ]


def test_the_longest_name_of_the_department_is_taken() -> None:
    table = "17 – Charente - Maritime Saint Pierre d'Oléron 25 novembre 2022 18H30 à 21H30\n"
    assert rows(table, "Charente", "Charente-Maritime", code="17") == [
        ("Saint Pierre d'Oléron", "2022-11-25", "18H30 à 21H30", (3,))
    ]


def test_a_place_that_begins_like_the_department_is_kept_whole() -> None:
    table = "86 - Vienne Viennette 1/12/2022 18h\n\n Vienne 2/12/2022 18h\n"
    assert [row[0] for row in rows(table, "Vienne", code="86")] == ["Viennette", "Vienne"]


def test_a_row_after_a_line_that_holds_a_space() -> None:
    table = "16 - Charente Angoulême 5 décembre 2022 19h\n\n \nConfolens 05/12/2022 19h-21h30\n"
    assert rows(table)[1] == ("Confolens", "2022-12-05", "19h-21h30", (6,))


def test_a_row_at_a_page_top() -> None:
    table = "16 - Charente Angoulême 5 décembre 2022\n  Sainte Féréole 2 décembre 2022 18h30\n"
    assert rows(table) == [
        ("Angoulême", "2022-12-05", "", (3,)),
        ("Sainte Féréole", "2022-12-02", "18h30", (4,)),
    ]


def test_a_wrapped_row() -> None:
    table = (
        "16 - Charente Angoulême - Faculté\n"
        "de Médecine 9 décembre 2022 18h30\n- 20h45\n\n Cognac 21/11/22 19h\n"
    )
    assert rows(table) == [
        (
            "Angoulême - Faculté de Médecine",
            "2022-12-09",
            "18h30 - 20h45",
            (3, 4, 5),
        ),
        ("Cognac", "2022-11-21", "19h", (7,)),
    ]


def test_a_row_without_a_date() -> None:
    table = "16 - Charente Angoulême 18h30\n\n Cognac 21/11/22 19h\n"
    (first, _) = read(table)
    assert (first.place, first.date, first.date_text, first.hours) == (
        "Angoulême",
        None,
        "",
        "18h30",
    )


def test_an_impossible_date_is_kept_as_printed() -> None:
    (only,) = read("16 - Charente Angoulême Lundi 31 novembre 2022 19h\n")
    assert (only.date, only.date_text, only.weekday) == (None, "Lundi 31 novembre 2022", 0)


def test_a_wrong_weekday_is_kept_as_printed() -> None:
    (only,) = read("16 - Charente Angoulême Mardi 5 décembre 2022 19h\n")
    assert (str(only.date), only.weekday) == ("2022-12-05", 1)


def test_a_missing_year_is_that_of_the_other_workshops() -> None:
    table = (
        "16 - Charente Angoulême Jeudi 17 novembre 18h\n\n Cognac 21/11/22 19h\n\n"
        " Confolens 3/11/22 19h\n\n Ruffec 3/11/23 19h\n"
    )
    first = read(table)[0]
    assert (str(first.date), first.year_inferred, first.date_text) == (
        *("2022-11-17", True),
        "Jeudi 17 novembre",
    )


def test_the_weekday_chooses_a_rarer_year() -> None:
    table = (
        "16 - Charente Angoulême Vendredi 17 novembre 18h\n\n Cognac 21/11/22 19h\n\n"
        " Confolens 3/11/22 19h\n\n Ruffec 3/11/23 19h\n"
    )
    assert str(read(table)[0].date) == "2023-11-17"


def test_a_place_with_a_ligature() -> None:
    assert rows("16 - Charente Cœur-de-Brie 21 novembre 2022 18h\n") == [
        ("Cœur-de-Brie", "2022-11-21", "18h", (3,))
    ]


def test_the_sentence_the_label_and_the_claims() -> None:
    text = f"Deux ateliers ont été organisés en Charente\n\n{HEADER}16 – Charente Cognac 21/11/22\n"
    lines = split_lines(text)
    section = Section((2, 1), DEPARTMENT, "Charente", "", "16", (), tuple(lines))
    register = Register()
    _, statements, labels = read_announcements(section, ["Charente"], register)
    assert [(s.scope, s.count, s.lines) for s in statements] == [("16", 2, (1,))]
    assert [(h.kind, h.key, h.text, h.lines) for h in labels] == [
        ("departement", "16", "16 – Charente", (5,))
    ]
    claims = register.complete(lines[:4])
    assert [(c.line, c.role, c.element) for c in claims] == [
        (1, "recit", "2.1"),
        (3, "entete_tableau", "annonces/16"),
    ]


def test_no_table() -> None:
    section = Section((2, 1), DEPARTMENT, "Charente", "", "16", (), tuple(split_lines("Rien.\n")))
    assert read_announcements(section, ["Charente"], Register()) == ([], [], [])
