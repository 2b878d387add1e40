"""The published tables computed again: no gap in the real ones, exactly one when one is made."""

from __future__ import annotations

import pandas as pd
import pytest

from cnr import views
from cnr.regeneration import (
    COMPARISON_COLUMNS,
    DEPARTMENTS,
    IDEAS,
    framing_against_tables,
    groups_from_ideas,
    regional_from_departments,
    theme_totals,
)
from cnr.report_data import ReportData
from cnr.storage import Contract


@pytest.fixture
def published(data: ReportData) -> pd.DataFrame:
    """The published counts, to change."""
    return data["tableaux_publies"].copy()


def first(published: pd.DataFrame, scope: str, level: str) -> int:
    """Return the index of the first row of a scope and level whose count is 2 or more."""
    rows = published[
        (published["perimetre"] == scope)
        & (published["niveau"] == level)
        & (published["nombre"] > 1)
    ]
    return rows.index[0]


def gaps(table: pd.DataFrame) -> list[tuple[str, str, int]]:
    """Return scope, label and gap of the rows that disagree."""
    rows = table[table["ecart"] != 0]
    return list(zip(rows["perimetre"], rows["libelle"], rows["ecart"], strict=True))


def test_each_regional_count_is_the_sum_of_the_departments(published: pd.DataFrame) -> None:
    table = regional_from_departments(published)
    assert list(table.columns) == COMPARISON_COLUMNS
    assert table["niveau"].value_counts().to_dict() == {"idee": 256, "groupe": 28}
    assert set(table["base"]) == {DEPARTMENTS}
    assert gaps(table) == []


def test_each_group_is_the_sum_of_its_ideas(published: pd.DataFrame) -> None:
    table = groups_from_ideas(published)
    assert list(table.columns) == COMPARISON_COLUMNS
    assert len(table) == 304
    assert (table["perimetre"] == "region").sum() == 28
    assert set(table["base"]) == {IDEAS}
    assert gaps(table) == []


@pytest.mark.parametrize("change", [1, -1, 10])
def test_a_changed_departmental_idea_gives_its_gap_and_no_other(
    published: pd.DataFrame, change: int
) -> None:
    row = first(published, "47", "idee")
    published.loc[row, "nombre"] += change
    idea = published.loc[row, "idee"]
    (found,) = gaps(regional_from_departments(published))
    regional = published[(published["perimetre"] == "region") & (published["idee"] == idea)]
    assert found == ("region", regional["libelle"].iloc[0], change)
    before = published.loc[:row]
    group = before[before["niveau"] == "groupe"].iloc[-1]
    assert gaps(groups_from_ideas(published)) == [("47", group["libelle"], change)]


@pytest.mark.parametrize("scope", ["region", "47"])
def test_a_changed_group_gives_its_gaps_and_no_other(published: pd.DataFrame, scope: str) -> None:
    row = first(published, scope, "groupe")
    published.loc[row, "nombre"] += 1
    label, group = published.loc[row, ["libelle", "groupe"]]
    assert gaps(groups_from_ideas(published)) == [(scope, label, -1)]
    sign = -1 if scope == "region" else 1
    assert gaps(regional_from_departments(published)) == [("region", group, sign)]


def test_an_idea_that_no_department_prints_lacks_all_its_count(published: pd.DataFrame) -> None:
    row = first(published, "region", "idee")
    idea = published.loc[row, "idee"]
    other = published["idee"].fillna("") != idea
    rest = published[(published["perimetre"] == "region") | other]
    (found,) = gaps(regional_from_departments(rest))
    assert found[2] == -published.loc[row, "nombre"]


def test_a_gap_is_marked_in_the_table_that_is_read(
    data: ReportData, published: pd.DataFrame
) -> None:
    row = first(published, "47", "idee")
    theme, nature, label = published.loc[row, ["thematique", "nature", "libelle"]]
    published.loc[row, "nombre"] += 1
    tables = dict(data.contract.tables) | {"tableaux_publies": published}
    changed = ReportData(Contract(data.contract.folder, tables), data.grid)
    for source, marks in ((data, 0), (changed, 1)):
        shown = views.regional_table(source, theme, nature).data
        assert (shown["Contrôle"] != "✓").sum() == marks
        local = views.department_table(source, "47", theme, nature).data
        assert (local["Contrôle"] == "✗ écart 1").sum() == marks
    wrong = shown[shown["Contrôle"] == "✗ écart 1"]
    assert wrong["Groupe et idées"].str.casefold().tolist() == [label.casefold()]
    assert (wrong["Somme des départements"] - wrong["Publié"]).tolist() == [1]


def test_totals_of_themes(published: pd.DataFrame) -> None:
    totals = theme_totals(published)
    regional = totals[totals["perimetre"] == "region"].set_index("thematique")
    assert regional["total"].to_dict() == {"1": 887, "2": 307, "3": 219, "4": 310}
    assert (regional["constats"].sum(), regional["propositions"].sum()) == (334, 1389)
    local = totals[totals["perimetre"] != "region"].groupby("thematique")["total"].sum()
    assert local.to_dict() == regional["total"].to_dict()


def test_section_1_1_is_set_against_the_tables(data: ReportData, published: pd.DataFrame) -> None:
    table = framing_against_tables(data["cadrage"], published)
    rows = table.astype(object).where(table.notna(), None).to_numpy().tolist()
    assert rows == [
        ["1", 908, 887, -21],
        ["2", 345, 307, -38],
        ["3", 243, 219, -24],
        ["4", 315, 310, -5],
        [None, 1811, 1723, -88],
    ]
    shown = views.contributions_by_theme(data)
    assert [mark for mark in shown.data["Contrôle"] if mark == "✓"] == []
    assert "ne donne pas la raison" in shown.note
