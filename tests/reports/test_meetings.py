"""Tables of the workshops: when and where they were held, and who took part."""

from __future__ import annotations

import re

import pandas as pd
import pytest

from cnr import views
from cnr.report_data import ReportData
from cnr.views.meetings import attendance_by_category
from support.report_faults import THURSDAY, marked
from support.small_data import small_data

#: Rows of the list of workshops: date, workshop, place, hours, participants, contributions, lines.
LISTED = [
    ("25 octobre 2022", "Gujan-Mestras (33)", "Gujan-Mestras", "18h-20h", None, 25, "5775–5882"),
    ("21 novembre 2022", "Cognac (16)", "Cognac", "19H-22H", 45, 31, "1719–1849"),
    (
        *("21 novembre 2022", "Châteauneuf-La-Forêt (87)", "non indiqué", "non indiqués"),
        *(None, None, "11850"),
    ),
    ("1er décembre 2022", "Les Eyzies (24)", "Les Eyzies", "18h-20h30", 126, 32, "4467–4679"),
    (
        *("8 décembre 2022", "Réunion Prévention départementale (86)", "non indiqué"),
        *("non indiqués", None, 30, "10667–10754"),
    ),
    (
        *("9 décembre 2022", "Limoges (87)", "Limoges - Facultés de Médecine et de Pharmacie"),
        *("18h30 - 20h45", 54, 50, "12377–12571"),
    ),
]
#: Rows of the participants of each workshop, and their lines.
PRINTED = [
    ["Angoulême (16)", "11", "6", "9", "5", "6", "18", "55", "1523–1535"],
    ["Marans (17)", "3", "5", "11", "3", "0", "vide", "22", "2317–2329"],
    ["Réunion départementale (19)", *["NC"] * 7, "3031–3043"],
    ["Bergerac (24)", *["NC"] * 6, "101", "4319–4331"],
    ["Châtellerault (86)", *["vide"] * 7, "10769–10781"],
    ["Réunion Prévention départementale (86)", *["absent"] * 7, ""],
    ["Limoges (87)", "11", "«", "27", "5", "11", "0", "54", "12391–12403"],
]


def plain(text: str) -> str:
    return re.sub(r"[\u00a0\u202f]", " ", text)


def rows(table: pd.DataFrame) -> list[tuple[object, ...]]:
    return [
        tuple(None if pd.isna(cell) else cell for cell in row)
        for row in table.itertuples(index=False)
    ]


def test_the_workshops_are_listed_by_date(data: ReportData) -> None:
    table = views.workshops_list(data).data
    assert list(table.columns) == [
        *("Date", "Atelier", "Lieu", "Horaires", "Participants", "Contributions", "Lignes"),
    ]
    listed = rows(table)
    assert len(listed) == 47
    assert [row for row in listed if row in LISTED] == LISTED
    assert listed[0] == LISTED[0]
    assert listed[-1][1] == "Fontaine Lecomte (86)"


def test_what_is_not_printed_is_no_zero(data: ReportData) -> None:
    table = views.workshops_list(data).data
    assert (table["Participants"].sum(), table["Participants"].notna().sum()) == (1840, 32)
    assert (table["Contributions"].sum(), table["Contributions"].notna().sum()) == (1842, 46)


def test_a_workshop_without_a_date_comes_last() -> None:
    undated = small_data((" Nantua 1er décembre 2022", " Nantua"), (THURSDAY, "Jour :"))
    assert [row[:2] for row in rows(views.workshops_list(undated).data)] == [
        ("21 novembre 2022", "Bourg-en-Bresse (01)"),
        ("5 décembre 2022", "Ajaccio (2A)"),
        ("non indiquée", "Nantua (01)"),
    ]


def test_workshops_of_one_day_come_by_department(data: ReportData) -> None:
    table = views.workshops_list(data).data
    day = table.loc[table["Date"] == "21 novembre 2022", "Atelier"]
    codes = [re.findall(r"\d+", name)[-1] for name in day]
    assert codes == ["16", "17", "17", "47", "87"]


def test_the_calendar_in_a_sentence(data: ReportData) -> None:
    assert plain(views.calendar_sentence(data)) == (
        "46 comptes-rendus, datés du 25 octobre au 12 décembre 2022 ; sans compte-rendu : "
        "Châteauneuf-La-Forêt (87)."
    )
    assert plain(views.calendar_sentence(small_data())) == (
        "3 comptes-rendus, datés du 21 novembre au 5 décembre 2022."
    )


def test_participants_by_category(data: ReportData) -> None:
    table = views.attendance(data).data
    assert rows(table) == [
        ("Elus", 418, 26.9, 29),
        ("Institutionnels", 200, 12.9, 28),
        ("Professionnels de santé / médico-social", 606, 39.0, 29),
        ("Représentants d’associations", 189, 12.2, 29),
        ("Usagers du système de santé", 103, 6.6, 29),
        ("Autres", 37, 2.4, 27),
    ]
    assert table["Participants"].sum() == 1553
    assert table["Part (%)"].sum() == pytest.approx(100, abs=0.1)


def test_participants_in_a_sentence(data: ReportData) -> None:
    assert plain(views.attendance_sentence(data)) == (
        "32 comptes-rendus impriment un total de participants, 1 840 en tout ; 14 n’en disent rien "
        "(tableau vide, « NC » ou absent). 29 détaillent les catégories : 1 553 personnes, dont "
        "39 % de professionnels de santé et du médico-social."
    )


def test_participants_by_workshop(data: ReportData) -> None:
    table = views.attendance_by_workshop(data).data
    assert list(table.columns) == [
        *("Atelier", "Elus", "Institutionnels", "Professionnels", "Représentants", "Usagers"),
        *("Autres", "Total", "Lignes"),
    ]
    printed = table.to_numpy().tolist()
    assert len(printed) == 46
    assert [row for row in printed if row in PRINTED] == PRINTED


def test_an_unknown_number_is_not_added() -> None:
    small = small_data(*marked("NC"))
    table = attendance_by_category(small).set_index("categorie")
    assert table.loc["elus"].tolist() == [4 + 3, 2]
    assert "2 comptes-rendus impriment un total de participants" in plain(
        views.attendance_sentence(small)
    )
    assert rows(views.attendance_by_workshop(small).data)[1][1:-1] == ("NC",) * 7


def test_the_most_numerous_category_is_named() -> None:
    """`d’` before a vowel, `de` before a consonant."""
    small = small_data(("Elus  4", "Elus  90"))
    assert "% d’élus." in plain(views.attendance_sentence(small))
    small = small_data(("Autres 0", "Autres 90"))
    assert "% d’autres." in plain(views.attendance_sentence(small))
    small = small_data(("Usagers du système de santé : 2", "Usagers du système de santé : 90"))
    assert "% d’usagers." in plain(views.attendance_sentence(small))
