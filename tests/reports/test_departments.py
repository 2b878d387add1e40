"""A department against the region: its counts, what stands out, and codes that are unknown."""

from __future__ import annotations

import pandas as pd
import pytest

from cnr import views
from cnr.charts import make_chart
from cnr.departments import (
    LEVEL,
    check_department,
    department_codes,
    department_counts,
    department_profile,
    distinctive,
)
from cnr.errors import ParameterError
from cnr.report_data import ReportData

CODES = ["16", "17", "19", "23", "24", "33", "40", "47", "64", "79", "86", "87"]
#: How many groups and ideas stand out, where some do.
STANDING_OUT = {"19": (0, 2), "24": (3, 0), "33": (3, 0), "40": (8, 3), "87": (2, 0)}


@pytest.fixture
def published(data: ReportData) -> pd.DataFrame:
    return data["tableaux_publies"]


def test_the_departments_are_those_of_the_tables(data: ReportData, published: pd.DataFrame) -> None:
    assert department_codes(published) == list(data.departments) == CODES


@pytest.mark.parametrize("code", ["99", "region", "", "1", "16 ", "2A"])
def test_an_unknown_department_is_refused_with_the_known_ones(data: ReportData, code: str) -> None:
    for refuse in (
        lambda: check_department(code, CODES),
        lambda: views.department_heading(data, code),
        lambda: views.department_table(data, code, "1", "constat"),
        lambda: make_chart(data, f"profil_{code}"),
    ):
        with pytest.raises(ParameterError) as caught:
            refuse()
        assert code in str(caught.value)
        assert [known for known in CODES if known not in str(caught.value)] == []


def test_a_known_department_is_returned() -> None:
    assert check_department("33", CODES) == "33"


@pytest.mark.parametrize(("level", "rows"), [("groupe", 28), ("idee", 256)])
def test_each_regional_row_has_its_count_in_a_department(
    published: pd.DataFrame, level: str, rows: int
) -> None:
    total = 0
    for code in CODES:
        table = department_counts(published, code, level)
        assert len(table) == rows
        assert (table["departement"] <= table["region"]).all()
        local = published[(published["perimetre"] == code) & (published["niveau"] == level)]
        assert table["departement"].sum() == local["nombre"].sum()
        total += table["departement"]
    assert (total == table["region"]).all()
    assert table["region"].sum() == 1723


def test_a_row_absent_from_the_department_counts_nothing(published: pd.DataFrame) -> None:
    table = department_counts(published, "23", "groupe")
    local = published[(published["perimetre"] == "23") & (published["niveau"] == "groupe")]
    assert (table["departement"] == 0).sum() == 28 - len(local) == 10


@pytest.mark.parametrize("code", CODES)
def test_what_stands_out(published: pd.DataFrame, code: str) -> None:
    found = []
    for level in ("groupe", "idee") if code in STANDING_OUT else ("groupe",):
        table = department_profile(published, code, level)
        apart = distinctive(table)
        assert (apart["p_ajustee"] < LEVEL).all()
        assert apart["specificite"].abs().is_monotonic_decreasing
        one = (apart["rapport_bas"] > 1) | (apart["rapport_haut"] < 1)
        assert one.all()
        found.append(len(apart))
    assert tuple(found) == STANDING_OUT.get(code, (0,))


def test_a_probability_equal_to_the_level_does_not_stand_out() -> None:
    table = pd.DataFrame({"p_ajustee": [LEVEL, 0.0499, 0.01], "specificite": [9.0, -3.0, 2.0]})
    assert distinctive(table).index.tolist() == [1, 2]


def test_the_title_of_a_profile_says_what_stands_out(data: ReportData) -> None:
    words = {code: make_chart(data, f"profil_{code}").title for code in CODES}
    for code, title in words.items():
        assert title.startswith(f"{data.departments[code]} ({code})\u00a0: ")
        quiet = "aucun groupe d’idées ne se distingue" in title
        assert quiet == (STANDING_OUT.get(code, (0,))[0] == 0)
    assert "«\u00a0Les urgences sont engorgées\u00a0»" in words["33"]


def test_the_sentence_of_a_department_names_its_ideas(data: ReportData) -> None:
    assert "Faciliter la participation des dentistes" in views.distinctive_sentence(data, "19")
    quiet = views.distinctive_sentence(data, "23")
    assert "aucune des 256 idées" in quiet
    assert "ne prouve pas" in quiet


def test_the_heading_of_a_department_counts_its_part(data: ReportData) -> None:
    assert views.department_heading(data, "33") == "Gironde (33)"
    sentence = views.department_sentence(data, "33")
    counts = department_counts(data["tableaux_publies"], "33", "groupe")["departement"].sum()
    assert f"{counts}\u00a0verbatims" in sentence
    assert "1\u202f723 verbatims de la région" in sentence
