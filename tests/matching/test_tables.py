"""The tables of matching in the small region: what readings teach, and what nobody has read."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from cnr.coding.materials import Materials
from cnr.errors import SourceError
from cnr.matching.readings import (
    CONTINUITY,
    CONTINUITY_FILE,
    EXPLAINED,
    EXPLAINED_FILE,
    PAIRS,
    PAIRS_FILE,
)
from cnr.matching.tables import Matter, load_matter, matched_tables
from cnr.project import Project
from cnr.schema import LOCAL_TABLES, MATCHED_TABLES
from cnr.storage import table_bytes
from matching.small import (
    actions_table,
    continuity_table,
    explained_table,
    pairs_table,
    write_rows,
)
from support import small_coding
from support.small_reference import write_empty_reference

LODGE, LINE = "T1-P-01-01", "T2-P-01-01"
ACTIONS = actions_table(
    ("agen-contribution", "Loger les étudiants en stage"),
    ("agen-contribution", "Ouvrir une ligne unique"),
    ("cls2-agen", "Une maison des internes"),
    ("cls3-agen", "Une ligne pour réguler les appels"),
    ("cls3-agen", "Loger des internes"),
    ("focus-cls", "Planter des arbres"),
)
PAIRS_READ = pairs_table(
    ("agen-contribution-1", LODGE, "net", "net", "choix"),
    ("agen-contribution-2", LINE, "net", "partiel", "choix"),
    ("agen-contribution-2", LODGE, "net", "non", "choix"),
    ("cls2-agen-1", LODGE, "net", "net", "epreuve"),
    ("focus-cls-1", LODGE, "non", "", "epreuve"),
)
PLANS_READ = continuity_table(
    ("agen-contribution-1", "cls3-agen-2", "net", "choix"),
    ("agen-contribution-2", "cls3-agen-1", "partiel", "choix"),
    ("cls2-agen-1", "cls3-agen-2", "net", "epreuve"),
)
SHARES = ["precision", "precision_min", "precision_max", "rappel", "rappel_net"]
COUNTS = ["paires", "proches", "retenues", "justes", "nettes"]


@pytest.fixture(scope="module")
def matter(small_coding_materials: Materials) -> Matter:
    """Four actions read and two that nobody read; not to be changed."""
    return Matter(small_coding_materials, ACTIONS, explained_table(), PAIRS_READ, PLANS_READ)


def made(matter: Matter) -> dict[str, pd.DataFrame]:
    """Return the tables of matching as they are read; none lacks a column."""
    found = {
        name: pd.read_csv(io.BytesIO(data), dtype={"lecture": object})
        for name, data in matched_tables(matter).items()
    }
    for name, rows in found.items():
        assert list(rows.columns) == MATCHED_TABLES[name].columns
    return found


def measured(tables: dict[str, pd.DataFrame]) -> list[list[int]]:
    """Return the counts of each lot, in order: ideas to learn and to judge, then plans."""
    rows = tables["mesures_rapprochements"]
    assert rows[["objet", "lot"]].to_numpy().tolist() == [
        ["idees", "choix"],
        ["idees", "epreuve"],
        ["plans", "choix"],
        ["plans", "epreuve"],
    ]
    return rows[COUNTS].to_numpy().tolist()


def test_what_readings_teach(matter: Matter) -> None:
    tables = made(matter)
    near = tables["rapprochements"]
    assert near[["action", "idee", "rang", "lecture"]].to_numpy().tolist() == [
        ["agen-contribution-1", LODGE, 1, "net"],
        ["agen-contribution-2", LINE, 1, "partiel"],
    ]
    assert measured(tables)[:2] == [[4, 2, 2, 2, 1], [4, 1, 0, 0, 1]]
    told = tables["mesures_rapprochements"].iloc[0]
    assert told["seuil"] == near["score"].min()


def test_plans_are_matched_from_the_earlier_to_the_later(matter: Matter) -> None:
    tables = made(matter)
    rows = tables["continuites"][["action", "cible", "rang", "lecture"]]
    assert rows.to_numpy().tolist() == [
        ["agen-contribution-1", "cls3-agen-2", 1, "net"],
        ["agen-contribution-2", "cls3-agen-1", 1, "partiel"],
        ["cls2-agen-1", "cls3-agen-2", 1, "net"],
    ]
    assert measured(tables)[2:] == [[4, 2, 2, 2, 1], [2, 1, 1, 1, 1]]


def test_an_action_that_nobody_read_is_scored_and_its_reading_left_empty(matter: Matter) -> None:
    rest = matter.continuity[matter.continuity["action"] != "cls2-agen-1"]
    found = made(replace(matter, continuity=rest))
    rows = found["continuites"].set_index("action")
    assert pd.isna(rows.at["cls2-agen-1", "lecture"])
    assert rows.at["agen-contribution-1", "lecture"] == "net"
    assert measured(found)[3] == [0, 0, 0, 0, 0]
    # What is not of the lot of choice has taught nothing: scores are as when it was read.
    assert list(rows["score"]) == list(made(matter)["continuites"]["score"])


def test_a_pair_that_readers_do_not_note_is_not_near(matter: Matter) -> None:
    """Of an action that they read: its pairs count, and say « non » where the score keeps them."""
    unnoted = continuity_table(
        ("agen-contribution-1", "cls3-agen-2", "net", "choix"),
        ("agen-contribution-2", "cls3-agen-1", "partiel", "choix"),
        ("cls2-agen-1", "cls3-agen-1", "non", "epreuve"),
    )
    found = made(replace(matter, continuity=unnoted))
    rows = found["continuites"].set_index("action")
    assert rows.at["cls2-agen-1", "lecture"] == "non"
    assert measured(found)[3] == [2, 0, 1, 0, 0]


def test_the_verdicts_of_the_lot_kept_to_measure_move_no_score(matter: Matter) -> None:
    other = matter.pairs.copy()
    proof = other["lot"] == "epreuve"
    for name in ("lecture_1", "lecture_2"):
        other.loc[proof, name] = ["non", "net"]
    plans = matter.continuity.assign(lecture=["net", "partiel", "non"])
    before, tables = made(matter), made(replace(matter, pairs=other, continuity=plans))
    for name in ("rapprochements", "continuites"):
        same = [one for one in before[name].columns if one != "lecture"]
        assert tables[name][same].equals(before[name][same])
    assert list(tables["continuites"]["lecture"]) == ["net", "partiel", "non"]
    assert measured(tables)[1] == [4, 1, 0, 0, 1]


def test_what_an_action_means_enters_its_score(matter: Matter) -> None:
    words = explained_table(("agen-contribution-2", "Un seul numéro d’appel", "", "", ""))
    before, after = made(matter), made(replace(matter, explained=words))
    assert not after["rapprochements"]["score"].equals(before["rapprochements"]["score"])


def test_the_rows_of_actions_and_readings_are_in_any_order(matter: Matter) -> None:
    turned = replace(
        matter,
        actions=matter.actions.iloc[::-1],
        pairs=matter.pairs.iloc[::-1],
        continuity=matter.continuity.iloc[::-1],
    )
    assert matched_tables(turned) == matched_tables(matter)


# Where there is little or nothing


def assert_nothing_kept(tables: dict[str, pd.DataFrame]) -> None:
    assert tables["rapprochements"].empty
    assert tables["continuites"].empty
    assert tables["mesures_rapprochements"][SHARES[:3]].isna().all(axis=None)


@pytest.mark.filterwarnings("error")
def test_no_pair_read_keeps_none(matter: Matter) -> None:
    """Nothing is learnt: a wrong pair costs more than a missed one."""
    tables = made(replace(matter, pairs=pairs_table(), continuity=continuity_table()))
    assert_nothing_kept(tables)
    assert measured(tables) == [[0] * 5] * 4
    assert tables["mesures_rapprochements"][SHARES].isna().all(axis=None)


@pytest.mark.filterwarnings("error")
def test_no_action_at_all(matter: Matter) -> None:
    nothing = replace(
        matter,
        actions=actions_table(),
        pairs=pairs_table(),
        continuity=continuity_table(),
    )
    tables = made(nothing)
    assert_nothing_kept(tables)
    assert measured(tables) == [[0] * 5] * 4


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("document", ["agen-contribution", "cls3-agen", "focus-cls"])
def test_no_plan_before_or_after(matter: Matter, document: str) -> None:
    own = ACTIONS[ACTIONS["document"] == document]
    pairs = PAIRS_READ[PAIRS_READ["action"].isin(own["action"])]
    tables = made(replace(matter, actions=own, pairs=pairs, continuity=continuity_table()))
    assert tables["continuites"].empty
    assert measured(tables)[2:] == [[0] * 5] * 2


@pytest.mark.filterwarnings("error")
def test_a_lot_to_learn_from_without_any_near_pair(matter: Matter) -> None:
    pairs, plans = matter.pairs.copy(), matter.continuity.copy()
    pairs.loc[pairs["lot"] == "choix", ["lecture_1", "lecture_2"]] = "non"
    plans.loc[plans["lot"] == "choix", "lecture"] = "non"
    tables = made(replace(matter, pairs=pairs, continuity=plans))
    assert_nothing_kept(tables)
    assert measured(tables) == [[4, 0, 0, 0, 0], [4, 1, 0, 0, 1], [4, 0, 0, 0, 0], [2, 1, 0, 0, 1]]
    recall = tables["mesures_rapprochements"]["rappel"]
    assert recall.isna().tolist() == [True, False, True, False]


@pytest.mark.filterwarnings("error")
def test_a_lot_to_measure_without_any_near_pair(matter: Matter) -> None:
    pairs = matter.pairs.copy()
    pairs.loc[pairs["lot"] == "epreuve", ["lecture_1", "lecture_2"]] = "non"
    tables = made(replace(matter, pairs=pairs))
    assert measured(tables)[1] == [4, 0, 0, 0, 0]
    assert pd.isna(tables["mesures_rapprochements"].at[1, "rappel"])


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("lot", ["choix", "epreuve"])
def test_readings_all_in_one_lot(matter: Matter, lot: str) -> None:
    pairs, plans = matter.pairs.assign(lot=lot), matter.continuity.assign(lot=lot)
    counts = measured(made(replace(matter, pairs=pairs, continuity=plans)))
    read = [row[0] for row in counts]
    assert read == ([8, 0, 6, 0] if lot == "choix" else [0, 8, 0, 6])


# What it rests on


def small_project(root: Path) -> Project:
    """A project of the small region, with one action, and readings of it."""
    project = Project(root)
    small_coding.build(project.processed)
    write_empty_reference(project.reference)
    table = LOCAL_TABLES["actions_locales"]
    (project.processed / "actions_locales.csv").write_bytes(table_bytes(table, ACTIONS))
    action = ["agen-contribution-1", "Loger les étudiants en stage"]
    write_rows(project.reference / EXPLAINED_FILE, EXPLAINED, [[*action, "Loger", "", "", ""]])
    pair = [*action, LODGE, "Loger les étudiants en stage", "net", "net", "choix", ""]
    write_rows(project.reference / PAIRS_FILE, PAIRS, [pair])
    plans = [*action, "cls3-agen-2", "Loger des internes", "net", "choix", ""]
    write_rows(project.reference / CONTINUITY_FILE, CONTINUITY, [plans])
    return project


def test_what_matching_rests_on(tmp_path: Path) -> None:
    found = load_matter(small_project(tmp_path))
    assert len(found.coding.contributions) == 16
    assert list(found.actions["action"]) == list(ACTIONS["action"])
    assert [len(rows) for rows in (found.explained, found.pairs, found.continuity)] == [1, 1, 1]


@pytest.mark.parametrize("name", [EXPLAINED_FILE, PAIRS_FILE, CONTINUITY_FILE])
def test_a_file_of_readings_that_is_not_there(tmp_path: Path, name: str) -> None:
    project = small_project(tmp_path)
    (project.reference / name).unlink()
    with pytest.raises(SourceError) as caught:
        load_matter(project)
    assert str(caught.value) == f"« {project.reference / name} » est absent."


def test_actions_that_are_not_there_say_what_to_run(tmp_path: Path) -> None:
    project = small_project(tmp_path)
    (project.processed / "actions_locales.csv").unlink()
    with pytest.raises(SourceError, match=r"actions_locales\.csv » est absent : .* « cnr data »"):
        load_matter(project)
