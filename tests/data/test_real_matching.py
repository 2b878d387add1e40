"""The real actions near ideas and near later actions: what is kept, how right it is, and what it
rests on. Another machine gives the same: see tests/commands/test_match.py.
"""

from __future__ import annotations

import io
import random
from dataclasses import replace
from itertools import pairwise

import pandas as pd
import pytest

from cnr.matching.readings import CHOICE, PROOF, verdicts
from cnr.matching.tables import Matter, load_matter, matched_tables
from cnr.matching.takeup import EARLIER, LATER
from cnr.project import Project
from cnr.schema import MATCHED_TABLES
from cnr.storage import read_table
from commands.checkout import ROOT

PROCESSED = ROOT / "data" / "processed"
READINGS = ("pairs", "continuity")


@pytest.fixture(scope="module")
def matter() -> Matter:
    return load_matter(Project(ROOT))


@pytest.fixture(scope="module")
def measures() -> pd.DataFrame:
    return read_table(PROCESSED, "mesures_rapprochements").set_index(["objet", "lot"])


@pytest.fixture(scope="module")
def near() -> pd.DataFrame:
    return read_table(PROCESSED, "rapprochements")


@pytest.fixture(scope="module")
def continued() -> pd.DataFrame:
    return read_table(PROCESSED, "continuites")


def committed(name: str) -> bytes:
    return (PROCESSED / f"{name}.csv").read_bytes()


def rows_of(matter: Matter, name: str) -> pd.DataFrame:
    """Return the pairs read of ideas (`pairs`) or plans (`continuity`), with their verdict."""
    rows: pd.DataFrame = getattr(matter, name)
    return rows.assign(verdict=verdicts(rows) if name == "pairs" else rows["lecture"])


# What the pairs kept are worth


def test_each_lot_is_measured_once(measures: pd.DataFrame) -> None:
    assert list(measures.index) == [
        (what, lot) for what in ("idees", "plans") for lot in (CHOICE, PROOF)
    ]


@pytest.mark.parametrize(
    ("what", "lot", "counts", "precision", "recalls"),
    [
        ("idees", CHOICE, [7832, 182, 51, 46, 50], [0.902, 0.7902, 0.9574], [0.2527, 0.4]),
        ("idees", PROOF, [7298, 156, 55, 51, 50], [0.9273, 0.8274, 0.9714], [0.3269, 0.68]),
        ("plans", CHOICE, [703, 39, 16, 13, 14], [0.8125, 0.5699, 0.9341], [0.3333, 0.4286]),
        ("plans", PROOF, [666, 27, 10, 9, 10], [0.9, 0.5958, 0.9821], [0.3333, 0.7]),
    ],
    ids=["ideas to learn", "ideas to judge", "plans to learn", "plans to judge"],
)
def test_what_the_pairs_kept_are_worth(
    measures: pd.DataFrame,
    what: str,
    lot: str,
    counts: list[int],
    precision: list[float],
    recalls: list[float],
) -> None:
    told = measures.loc[(what, lot)]
    assert told[["paires", "proches", "retenues", "justes", "nettes"]].tolist() == counts
    assert told[["precision", "precision_min", "precision_max"]].tolist() == precision
    assert told[["rappel", "rappel_net"]].tolist() == recalls
    assert told["seuil"] == {"idees": 0.8648, "plans": 0.6647}[what]


def test_the_pairs_kept_are_right_where_nothing_was_learnt(measures: pd.DataFrame) -> None:
    """The floor below which near pairs are not to be shown; also for the low bound on ideas."""
    ideas, plans = measures.loc[("idees", PROOF)], measures.loc[("plans", PROOF)]
    assert ideas["precision"] >= 0.80
    assert ideas["precision_min"] >= 0.80
    assert plans["precision"] >= 0.80


def test_the_threshold_keeps_what_was_asked_of_the_lot_to_learn(measures: pd.DataFrame) -> None:
    assert measures.at[("idees", CHOICE), "precision"] >= 0.9
    assert measures.at[("plans", CHOICE), "precision"] >= 0.8


@pytest.mark.parametrize(
    ("table", "what", "name", "target"),
    [
        ("rapprochements", "idees", "pairs", "idee"),
        ("continuites", "plans", "continuity", "cible"),
    ],
    ids=["ideas", "plans"],
)
def test_the_measures_are_those_of_the_pairs(
    measures: pd.DataFrame, matter: Matter, table: str, what: str, name: str, target: str
) -> None:
    """Counted again from the pairs kept and the readings alone."""
    kept, read = read_table(PROCESSED, table), rows_of(matter, name)
    lots = kept["action"].map(dict(zip(read["action"], read["lot"], strict=True)))
    assert lots.notna().all()
    said = dict(zip(zip(read["action"], read[target], strict=True), read["verdict"], strict=True))
    pairs = zip(kept["action"], kept[target], strict=True)
    assert kept["lecture"].tolist() == [said.get(pair, "non") for pair in pairs]
    for lot in (CHOICE, PROOF):
        own, told = read[read["lot"] == lot], measures.loc[(what, lot)]
        assert int((lots == lot).sum()) == told["retenues"]
        assert int((kept["lecture"][lots == lot] != "non").sum()) == told["justes"]
        assert int((own["verdict"] != "non").sum()) == told["proches"]
        assert int((own["verdict"] == "net").sum()) == told["nettes"]
    assert kept["score"].min() == measures.at[(what, CHOICE), "seuil"]
    assert kept["score"].max() <= 1


# The pairs


def test_so_many_pairs_are_near(near: pd.DataFrame, continued: pd.DataFrame) -> None:
    assert (len(near), near["action"].nunique(), near["idee"].nunique()) == (106, 62, 56)
    assert near["lecture"].value_counts().to_dict() == {"net": 54, "partiel": 43, "non": 9}
    assert (len(continued), continued["action"].nunique()) == (26, 18)
    assert continued["lecture"].value_counts().to_dict() == {"net": 13, "partiel": 9, "non": 4}


@pytest.mark.parametrize(
    ("action", "pairs"),
    [
        ("agen-contribution-01", [("T3-P-02-08", 0.9787, "net"), ("T2-P-03-08", 0.9473, "non")]),
        ("cls3-agen-FA16", [("T4-P-02-17", 0.9999, "net")]),
        ("cls3-agen-FA5", [("T2-P-01-08", 0.99, "net"), ("T1-P-02-03", 0.9748, "net")]),
        ("cls3-agen-FA7", []),
    ],
    ids=lambda one: one if isinstance(one, str) else "",
)
def test_ideas_near_an_action(
    near: pd.DataFrame, action: str, pairs: list[tuple[str, float, str]]
) -> None:
    rows = near[near["action"] == action]
    found = zip(rows["idee"], rows["score"], rows["lecture"], strict=True)
    assert list(found) == pairs
    assert list(rows["rang"]) == list(range(1, len(pairs) + 1))


def test_later_actions_near_one(continued: pd.DataFrame) -> None:
    rows = continued[["action", "cible", "score", "lecture"]].to_numpy().tolist()
    assert ["agen-contribution-11", "cls3-agen-FA36", 0.9916, "net"] in rows
    assert ["cls2-agen-2.1", "cls3-agen-FA22", 0.9967, "net"] in rows
    assert ["agen-contribution-05", "cls3-agen-FA1", 0.9419, "partiel"] in rows


@pytest.mark.parametrize("table", ["rapprochements", "continuites"])
def test_pairs_are_in_the_order_of_actions_the_nearest_first(matter: Matter, table: str) -> None:
    rows = read_table(PROCESSED, table)
    ranks = {name: rank for rank, name in enumerate(matter.actions["action"])}
    order = [
        (ranks[action], -score) for action, score in zip(rows["action"], rows["score"], strict=True)
    ]
    assert order == sorted(order)
    assert (rows["rang"] == rows.groupby("action").cumcount() + 1).all()


def test_only_proposals_and_later_actions_are_near(
    near: pd.DataFrame, continued: pd.DataFrame, matter: Matter
) -> None:
    natures = matter.coding.ideas.set_index("idee")["nature"]
    assert set(near["idee"].map(natures)) == {"proposition"}
    documents = matter.actions.set_index("action")["document"]
    assert set(continued["action"].map(documents)) == set(EARLIER)
    assert set(continued["cible"].map(documents)) == {LATER}


# The readings


def test_pairs_were_judged_both_near_and_not(matter: Matter) -> None:
    ideas, plans = rows_of(matter, "pairs"), rows_of(matter, "continuity")
    assert ideas["verdict"].value_counts().to_dict() == {"non": 456, "partiel": 238, "net": 100}
    assert plans["verdict"].value_counts().to_dict() == {"non": 87, "partiel": 42, "net": 24}
    for lot in (CHOICE, PROOF):
        said = ideas["verdict"][ideas["lot"] == lot]
        assert (said != "non").sum() >= 150
        assert (said == "non").sum() >= 150


def test_each_action_is_explained_and_read(matter: Matter) -> None:
    actions = matter.actions
    assert len(actions) == 85
    assert list(matter.explained["action"]) == list(actions["action"])
    assert (matter.explained[["note", "formulation_1"]] != "").all(axis=None)
    assert set(matter.pairs["action"]) == set(actions["action"])
    earlier = actions["action"][actions["document"].isin(EARLIER)]
    assert len(earlier) == 37
    assert set(matter.continuity["action"]) == set(earlier)


@pytest.mark.parametrize(
    ("name", "sizes"), [("pairs", (44, 41)), ("continuity", (19, 18))], ids=READINGS
)
def test_each_action_is_in_one_lot(matter: Matter, name: str, sizes: tuple[int, int]) -> None:
    lots = getattr(matter, name).groupby("action")["lot"]
    assert (lots.nunique() == 1).all()
    first = lots.first()
    assert ((first == CHOICE).sum(), (first == PROOF).sum()) == sizes


@pytest.mark.parametrize("name", READINGS)
def test_lots_alternate_within_a_document(matter: Matter, name: str) -> None:
    lots = getattr(matter, name).groupby("action")["lot"].first()
    for document, rows in matter.actions.groupby("document"):
        own = [lots[action] for action in rows["action"] if action in lots.index]
        assert all(one != other for one, other in pairwise(own)), document


def test_no_pair_read_is_out_of_what_is_matched(matter: Matter) -> None:
    """Such a pair would be left out without a word."""
    natures = matter.coding.ideas.set_index("idee")["nature"]
    assert set(matter.pairs["idee"].map(natures)) == {"proposition"}
    documents = matter.actions.set_index("action")["document"]
    assert set(matter.continuity["action"].map(documents)) == set(EARLIER)
    assert set(matter.continuity["cible"].map(documents)) == {LATER}


# What it rests on


def test_the_order_of_the_rows_changes_nothing(matter: Matter) -> None:
    """Rows of actions, readings, contributions and counts drawn in another order: the bytes are
    those committed, which another run made; pairs come in the order of the documents.
    """

    def shuffled(rows: pd.DataFrame, seed: int) -> pd.DataFrame:
        return rows.sample(frac=1, random_state=seed, ignore_index=True)

    coding = replace(
        matter.coding,
        contributions=shuffled(matter.coding.contributions, 1),
        published=shuffled(matter.coding.published, 2),
    )
    drawn = Matter(
        coding,
        shuffled(matter.actions, 3),
        shuffled(matter.explained, 4),
        shuffled(matter.pairs, 5),
        shuffled(matter.continuity, 6),
    )
    assert list(drawn.actions["action"]) != list(matter.actions["action"])
    found = matched_tables(drawn)
    assert list(found) == list(MATCHED_TABLES)
    for name, data in found.items():
        assert data == committed(name), name


def test_published_counts_enter_the_coding_of_ideas_and_nothing_else(matter: Matter) -> None:
    """The score uses no count of its own, but two of its features are what the coding model gives
    an idea, and that model learns from the published counts too. Drawn anew, they move few pairs of
    an action and an idea, and none of two plans.
    """
    draw = random.Random(1)
    published = matter.coding.published.copy()
    published["nombre"] = [draw.randrange(1, 30) for _ in published.index]

    found = matched_tables(replace(matter, coding=replace(matter.coding, published=published)))

    assert found["continuites"] == committed("continuites")
    plans = [
        [line for line in data.decode().split("\n") if line.startswith("plans,")]
        for data in (found["mesures_rapprochements"], committed("mesures_rapprochements"))
    ]
    assert plans[0] == plans[1]
    before, after = (
        pd.read_csv(io.BytesIO(data)).set_index(["action", "idee"])
        for data in (committed("rapprochements"), found["rapprochements"])
    )
    assert (len(before), len(after), len(before.index.intersection(after.index))) == (106, 102, 100)
    judged = pd.read_csv(io.BytesIO(found["mesures_rapprochements"])).iloc[1]
    assert (judged["lot"], judged["retenues"], judged["justes"]) == (PROOF, 52, 48)
