from __future__ import annotations

import pytest

from cnr.parse.workshops import join_workshops, place_similarity
from support.small_region import read_small, section

REPORTS = section("2.1.2") + section("2.1.3")


def joined(*titles: str) -> list[tuple[str, str, str]]:
    """(identifier, announced place, title) of the workshops of the first department."""
    reports = "".join(f"2.1.{rank} {title}\n\n" for rank, title in enumerate(titles, 2))
    small = read_small((REPORTS, reports))
    return [
        (w.id, w.announcement.place if w.announcement else "", w.report.title if w.report else "")
        for w in join_workshops(small.announcements, small.workshops)
        if w.department == "01"
    ]


def test_each_announcement_has_its_report() -> None:
    assert joined("Bourg-en-Bresse", "Nantua") == [
        ("01-bourg-en-bresse", "Bourg-en-Bresse", "Bourg-en-Bresse"),
        ("01-nantua", "Nantua", "Nantua"),
    ]


def test_reports_in_another_order() -> None:
    assert [row[1:] for row in joined("Nantua", "Bourg-en-Bresse")] == [
        ("Bourg-en-Bresse", "Bourg-en-Bresse"),
        ("Nantua", "Nantua"),
    ]


def test_a_report_may_name_the_place_otherwise() -> None:
    assert joined("Bourg en Bresse", "Nantuat") == [
        ("01-bourg-en-bresse", "Bourg-en-Bresse", "Bourg en Bresse"),
        ("01-nantuat", "Nantua", "Nantuat"),
    ]


def test_an_announcement_without_a_report_bears_its_place() -> None:
    assert joined("Nantua") == [
        ("01-bourg-en-bresse", "Bourg-en-Bresse", ""),
        ("01-nantua", "Nantua", "Nantua"),
    ]


def test_a_report_without_an_announcement_comes_last() -> None:
    assert joined("Oyonnax", "Bourg-en-Bresse", "Nantua")[2] == ("01-oyonnax", "", "Oyonnax")


def test_a_report_is_never_joined_to_another_department() -> None:
    assert joined("Ajaccio", "Nantua") == [
        ("01-bourg-en-bresse", "Bourg-en-Bresse", ""),
        ("01-nantua", "Nantua", "Nantua"),
        ("01-ajaccio", "", "Ajaccio"),
    ]


@pytest.mark.parametrize(
    ("place", "title"),
    [
        ("Biscarrosse", "Biscarosse"),
        ("Sainte Féréole", "Sainte-Féréole"),
        ("Bordeaux / Cenon", "Bordeaux Cenon"),
        ("Limoges - Facultés de Médecine et de Pharmacie", "Limoges"),
        ("Langon - Fargues", "LANGON – FARGUES"),
    ],
)
def test_places_that_are_the_same(place: str, title: str) -> None:
    assert place_similarity(place, title) >= 80.0


@pytest.mark.parametrize(
    ("place", "title"),
    [
        ("Saint-Junien", "Saint-Palais"),
        ("Sainte-Féréole", "Saint-Yrieix-La-Perche"),
        ("Villeneuve sur Lot", "Bessines-sur-Gartempe"),
        ("Réunion départementale", "Libourne"),
        ("Pau", ""),
    ],
)
def test_places_that_are_not(place: str, title: str) -> None:
    assert place_similarity(place, title) < 80.0


def test_an_exact_title_is_closer_than_a_part() -> None:
    assert place_similarity("Limoges", "Limoges") > place_similarity("Limoges", "Limoges Sud")
