from __future__ import annotations

import datetime

import pytest

from cnr.parse.dates import find_date, month_number


@pytest.mark.parametrize(
    ("text", "printed", "day"),
    [
        ("Tulle Vendredi 18 novembre 2022 18h30", "Vendredi 18 novembre 2022", "2022-11-18"),
        ("Jeudi 1er décembre 2022", "Jeudi 1er décembre 2022", "2022-12-01"),
        ("Gaillan 28 novembre 2022 18h", "28 novembre 2022", "2022-11-28"),
        ("Pau 05 DÉCEMBRE 2022", "05 DÉCEMBRE 2022", "2022-12-05"),
        ("Cognac 21/11/22 19H-22H", "21/11/22", "2022-11-21"),
        ("Marans 1/12/2022 18h00", "1/12/2022", "2022-12-01"),
        ("le mardi le 25 octobre 2022", "mardi le 25 octobre 2022", "2022-10-25"),
        ("Le 8 aout 2023", "8 aout 2023", "2023-08-08"),
    ],
)
def test_a_date_with_its_year(text: str, printed: str, day: str) -> None:
    date = find_date(text)
    assert date is not None
    assert date.text == text[date.start : date.end] == printed
    assert date.resolve([]) == datetime.date.fromisoformat(day)


def test_a_year_less_date_takes_the_year_of_its_weekday() -> None:
    date = find_date("Nontron Jeudi 17 novembre 18h-20h45")
    assert date is not None
    assert (date.text, date.year, date.weekday) == ("Jeudi 17 novembre", None, 3)
    assert date.resolve([2023, 2022]) == datetime.date(2022, 11, 17)


def test_a_year_less_date_without_a_fitting_year_takes_the_first() -> None:
    date = find_date("Lundi 17 novembre")
    assert date is not None
    assert date.resolve([2022, 2021]) == datetime.date(2022, 11, 17)
    assert date.resolve([]) is None


def test_a_year_less_date_without_a_weekday_takes_the_first_year_that_has_it() -> None:
    date = find_date("29 février")
    assert date is not None
    assert date.resolve([2023, 2024]) == datetime.date(2024, 2, 29)


@pytest.mark.parametrize("text", ["31 novembre 2022", "29/02/2022", "12/13/2022", "0/1/2022"])
def test_a_day_that_does_not_exist(text: str) -> None:
    date = find_date(text)
    assert date is not None
    assert date.resolve([]) is None


@pytest.mark.parametrize(
    "text",
    ["18h30-20h45", "sans date", "mesure 16 du rapport", "17 bassins", "5.000 habitants", ""],
)
def test_no_date(text: str) -> None:
    assert find_date(text) is None


def test_the_first_of_two_dates_is_taken() -> None:
    date = find_date("du 7 novembre 2022 au 8 novembre 2022")
    assert date is not None
    assert date.text == "7 novembre 2022"


def test_a_ligature_before_the_date_leaves_the_date_whole() -> None:
    date = find_date("Sacré-Cœur 21 novembre 2022 18h")
    assert date is not None
    assert date.resolve([]) == datetime.date(2022, 11, 21)
    assert "Sacré-Cœur 21 novembre 2022 18h"[: date.start].strip() == "Sacré-Cœur"


def test_month_number() -> None:
    assert [month_number(name) for name in ("Août", "decembre", "région")] == [8, 12, None]
