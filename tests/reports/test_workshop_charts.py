"""Charts of the workshops: when they were held, who took part, and how much was said."""

from __future__ import annotations

import re

import pandas as pd
import pytest
from matplotlib.figure import Figure

from cnr import views
from cnr.charts import make_chart
from cnr.charts.chart import Chart
from cnr.errors import ParameterError
from cnr.parse.prompts import SECTIONS
from cnr.report_data import ReportData
from support.report_faults import THURSDAY
from support.small_data import data_of, small_data
from support.small_region import SMALL_REGION

#: Of each department: contributions counted by the agency, and printed.
COUNTED = """
16 119 126
17 126 129
19 112 117
23  52  60
24 104 116
33 134 140
40 145 198
47 228 248
64 111 118
79 200 215
86 182 207
87 210 168
"""
#: Contributions of each theme, the department that has most of them, and how many.
MOST = {
    "1": (935, "Landes", 174),
    "2": (349, "Gironde", 59),
    "3": (246, "Haute-Vienne", 34),
    "4": (312, "Vienne", 60),
}


def plain(text: str) -> str:
    return re.sub(r"[\u00a0\u202f]", " ", text)


def drawn(chart: Chart) -> list[tuple[float, float]]:
    """Return where the points of a chart stand, those of its legend left out."""
    axes = Figure().add_subplot()
    chart.draw(axes)
    points = [point for marks in axes.collections for point in marks.get_offsets().tolist()]
    return [(x, y) for x, y in points]


def test_the_calendar(data: ReportData) -> None:
    chart = make_chart(data, "calendrier_ateliers")
    assert plain(chart.title) == (
        "46 ateliers rapportés en 7 semaines, du 25 octobre au 12 décembre 2022 ; 1 atelier "
        "annoncé sans compte-rendu"
    )
    for said in ("Charente, 3 ateliers", "Vienne, 6 ateliers", "Haute-Vienne, 5 ateliers."):
        assert said in plain(chart.alt)
    table = chart.data
    assert list(table.columns) == ["departement", "atelier", "date", "compte_rendu"]
    assert len(table) == 47
    assert table["date"].between("2022-10-25", "2022-12-12").all()
    missing = table[table["compte_rendu"] == "non publié"]
    assert missing.to_numpy().tolist() == [
        ["87", "Châteauneuf-La-Forêt", "2022-11-21", "non publié"]
    ]
    # The report's own date, where it contradicts the announcement.
    confolens = table[table["atelier"] == "Confolens"]
    assert confolens["date"].tolist() == ["2022-11-25"]


def test_each_workshop_has_its_point(data: ReportData) -> None:
    points = drawn(make_chart(data, "calendrier_ateliers"))
    assert len(points) == len(set(points)) == 47


def test_two_workshops_of_one_day_and_department_are_drawn_apart() -> None:
    same = small_data((THURSDAY, "Jour : Lundi 21 novembre 2022"))
    points = drawn(make_chart(same, "calendrier_ateliers"))
    assert len(set(points)) == 3


@pytest.mark.parametrize(
    ("day", "weeks"),
    [("Lundi 21 novembre 2022", 3), ("Mardi 15 novembre 2022", 3), ("Lundi 14 novembre 2022", 4)],
)
def test_weeks_are_counted_from_the_first_day(day: str, weeks: int) -> None:
    """From a Monday to the Monday two weeks later: the third week has begun."""
    later = small_data(("Jour : Lundi 21 novembre 2022", f"Jour : {day}"))
    title = plain(make_chart(later, "calendrier_ateliers").title)
    assert title.startswith(f"3 ateliers rapportés en {weeks} semaines, du {day.split()[1]} nov")


def test_who_took_part(data: ReportData) -> None:
    chart = make_chart(data, "participants_categories")
    assert plain(chart.title) == (
        "Là où elles sont comptées (29 ateliers sur 46), les personnes présentes sont pour 39 % "
        "des professionnels de santé et du médico-social, pour 7 % des usagers"
    )
    rows = [
        ("professionnels de santé et du médico-social", 606, 29),
        ("élus", 418, 29),
        ("institutionnels", 200, 28),
        ("représentants d’associations", 189, 29),
        ("usagers", 103, 29),
        ("autres", 37, 27),
    ]
    assert list(chart.data.itertuples(index=False, name=None)) == rows
    for name, count, _ in rows:
        assert f"{name}, {count}" in plain(chart.alt)
    assert "n’en impriment pas" in chart.note


def test_counted_beside_printed(data: ReportData) -> None:
    chart = make_chart(data, "contributions_comptees")
    assert plain(chart.title) == (
        "Les comptes-rendus portent 1 842 contributions, les tableaux en comptent 1 723 ; plus de "
        "comptées que d’imprimées : Haute-Vienne (87)"
    )
    rows = [row.split() for row in COUNTED.strip().splitlines()]
    assert chart.data.astype(str).to_numpy().tolist() == rows
    assert chart.data[["comptees", "imprimees"]].sum().tolist() == [1723, 1842]
    for code, counted, printed in rows:
        name = data.departments[code]
        assert f"{name}, {counted} comptées et {printed} imprimées" in plain(chart.alt)


def test_where_nothing_is_lacking_nothing_is_said_of_it() -> None:
    end = SMALL_REGION.index("2.1.1")
    text = SMALL_REGION[:end] + SMALL_REGION[end:].replace(" stage 3", " stage 2")
    title = plain(make_chart(data_of(text), "contributions_comptees").title)
    assert "plus de comptées que d’imprimées" not in title


@pytest.mark.parametrize("theme", MOST)
def test_what_was_said_of_a_theme(data: ReportData, theme: str) -> None:
    total, place, most = MOST[theme]
    chart = make_chart(data, f"contributions_thematique_{theme}")
    assert plain(chart.title) == (
        f"Thématique {theme} : {total} contributions ; le plus grand nombre : {place} ({most})"
    )
    table = chart.data.set_index("departement")
    assert list(table.columns) == ["problématiques", "solutions", "leviers"]
    assert table.index.tolist() == list(data.departments)
    assert table.sum(axis=1).max() == most
    for code, row in table.iterrows():
        assert f"{data.departments[str(code)]}, {row.sum()}" in plain(chart.alt)
        for section, count in zip(SECTIONS, row, strict=True):
            view = views.contributions(data, str(code), theme, section)
            assert count == (0 if view is None else len(view.data))


def test_the_charts_of_the_themes_add_up(data: ReportData) -> None:
    tables = [make_chart(data, f"contributions_thematique_{theme}").data for theme in data.themes]
    assert sum(table.iloc[:, 1:].to_numpy().sum() for table in tables) == 1842
    assert all(pd.api.types.is_integer_dtype(kind) for kind in tables[0].dtypes[1:])


@pytest.mark.parametrize("theme", ["5", "", "1 "])
def test_an_unknown_theme_has_no_chart(data: ReportData, theme: str) -> None:
    with pytest.raises(ParameterError, match="contributions_thematique_4"):
        make_chart(data, f"contributions_thematique_{theme}")
