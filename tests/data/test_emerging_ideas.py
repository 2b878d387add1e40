"""The real contributions that no published idea takes well: groups of some size, of two places."""

from __future__ import annotations

import pandas as pd
import pytest

from cnr.schema.textometry import SEPARATOR
from cnr.storage import load_contract
from commands.checkout import ROOT

NAMES = ("idees_emergentes", "codage", "contributions")


@pytest.fixture(scope="module")
def groups() -> pd.DataFrame:
    """The members of the groups, each with its coding and its text."""
    data = load_contract(ROOT / "data" / "processed", NAMES)
    rows = data["idees_emergentes"]
    for name in NAMES[1:]:
        rows = rows.merge(data[name], on="contribution", how="left")
    return rows


def test_there_are_so_many_groups(groups: pd.DataFrame) -> None:
    sizes = groups.groupby("groupe").size()
    assert sizes.tolist() == [10, 7, 6, *[5] * 4, *[4] * 4, *[3] * 10]
    assert sizes.index.tolist() == list(range(1, 22))


def test_a_group_has_three_contributions_of_two_departments(groups: pd.DataFrame) -> None:
    assert groups["contribution"].is_unique
    assert groups.groupby("groupe").size().min() >= 3
    assert groups.groupby("groupe")["departement"].nunique().min() >= 2


def test_no_published_idea_is_likely(groups: pd.DataFrame) -> None:
    assert groups["proba_libre"].notna().all()
    assert groups["proba_libre"].max() < 0.5


def test_members_are_alike_and_in_falling_order(groups: pd.DataFrame) -> None:
    assert groups["proximite"].between(0.4, 1).all()
    assert groups.groupby("groupe")["proximite"].mean().min() >= 0.5
    for _, rows in groups.groupby("groupe"):
        assert rows["proximite"].is_monotonic_decreasing
    near = groups.groupby("groupe")["proximite"].mean()
    order = [(-size, -near[group]) for group, size in groups.groupby("groupe").size().items()]
    assert order == sorted(order)


def test_the_braun_measures_are_found(groups: pd.DataFrame) -> None:
    """What the summer of 2022 brought, which the grid of the agency has no idea for."""
    texts = groups.groupby("groupe")["texte_lisible"].agg(" / ".join)
    (group,) = texts.index[texts.str.contains("mesures Braun")]
    assert set(groups.loc[groups["groupe"] == group, "contribution"]) == {
        "23-reunion-departementale-013",
        "47-samazan-028",
        "47-agen-077",
        "40-dax-001",
    }
    assert texts[group].count("mesure 16") == 2
    words = groups.loc[groups["groupe"] == group, "mots"].unique()
    assert [text.split(SEPARATOR) for text in words] == [["mesure", "place", "braun", "mise"]]
