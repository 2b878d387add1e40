"""Which pairs are shown, and how near a document is to an idea."""

from __future__ import annotations

import pandas as pd
import pytest

from cnr.matching.takeup import (
    BY_READING,
    BY_SCORE,
    SET_ASIDE,
    best_status,
    idea_status,
    shown_pairs,
)
from matching.small import actions_table

COLUMNS = ["action", "idee", "score", "lecture", "statut"]
IDEAS = ["T1-P-01-01", "T1-P-01-02", "T2-P-01-01"]


def kept_table(*rows: tuple[str, str, float, str | None]) -> pd.DataFrame:
    """Pairs that the score keeps, as rapprochements.csv is read: an empty reading is missing."""
    table = pd.DataFrame(list(rows), columns=["action", "idee", "score", "lecture"])
    return table.astype({"action": "string", "idee": "string", "lecture": "string"})


def read_table(*rows: tuple[str, str, str]) -> pd.DataFrame:
    return pd.DataFrame(list(rows), columns=["action", "idee", "verdict"], dtype=object)


# Pairs shown


@pytest.mark.parametrize(
    ("said", "status"),
    [("net", BY_SCORE), ("partiel", BY_SCORE), ("non", SET_ASIDE), (None, BY_SCORE)],
    ids=["net", "partiel", "non", "not read"],
)
def test_a_pair_kept_by_the_score_is_near_unless_readers_set_it_aside(
    said: str | None, status: str
) -> None:
    read = read_table(("a", IDEAS[0], said)) if said else read_table()
    found = shown_pairs(kept_table(("a", IDEAS[0], 0.9, said)), read, "idee")
    assert list(found.columns) == COLUMNS
    assert len(found) == 1
    assert found.at[0, "statut"] == status
    assert found.at[0, "score"] == 0.9


@pytest.mark.parametrize(
    ("verdict", "shown"), [("net", True), ("partiel", True), ("non", False)], ids=str
)
def test_a_pair_that_only_readers_find_is_shown_when_near(verdict: str, shown: bool) -> None:
    found = shown_pairs(kept_table(), read_table(("a", IDEAS[0], verdict)), "idee")
    assert list(found.columns) == COLUMNS
    assert list(found["statut"]) == [BY_READING] * shown
    assert list(found["lecture"]) == [verdict] * shown
    assert found["score"].isna().all()


def test_pairs_of_the_score_come_first_and_none_twice() -> None:
    kept = kept_table(("a", IDEAS[1], 0.9, "net"), ("b", IDEAS[0], 0.8, "non"))
    read = read_table(
        ("a", IDEAS[0], "net"),
        ("a", IDEAS[1], "net"),
        ("b", IDEAS[0], "non"),
        ("b", IDEAS[1], "partiel"),
    )
    found = shown_pairs(kept, read, "idee")
    assert found[["action", "idee", "statut"]].to_numpy().tolist() == [
        ["a", IDEAS[1], BY_SCORE],
        ["b", IDEAS[0], SET_ASIDE],
        ["a", IDEAS[0], BY_READING],
        ["b", IDEAS[1], BY_READING],
    ]


def test_pairs_of_plans_are_shown_alike_though_their_readings_have_a_column_lecture() -> None:
    kept = pd.DataFrame([("a", "x", 0.9, "net")], columns=["action", "cible", "score", "lecture"])
    read = pd.DataFrame(
        [("a", "x", "net", "net"), ("a", "y", "partiel", "partiel")],
        columns=["action", "cible", "lecture", "verdict"],
    )
    found = shown_pairs(kept, read, "cible")
    assert found[["cible", "lecture", "statut"]].to_numpy().tolist() == [
        ["x", "net", BY_SCORE],
        ["y", "partiel", BY_READING],
    ]


def test_nothing_kept_and_nothing_read_shows_no_pair() -> None:
    found = shown_pairs(kept_table(), read_table(), "idee")
    assert found.empty
    assert list(found.columns) == COLUMNS


# Status of an idea

ACTIONS = actions_table(("un", "A"), ("un", "B"), ("deux", "C"), ("trois", "D"))


def statuses(*pairs: tuple[str, str, str]) -> pd.DataFrame:
    shown = pd.DataFrame(list(pairs), columns=["action", "idee", "statut"], dtype=object)
    return idea_status(shown, ACTIONS, IDEAS)


def test_how_near_each_document_is_to_each_idea() -> None:
    found = statuses(
        ("un-1", IDEAS[0], BY_SCORE),
        ("deux-1", IDEAS[0], BY_READING),
        ("deux-1", IDEAS[2], SET_ASIDE),
    )
    assert list(found.index) == IDEAS
    assert list(found.columns) == ["un", "deux", "trois"]
    assert found.to_numpy().tolist() == [[BY_SCORE, BY_READING, ""], ["", "", ""], ["", "", ""]]


@pytest.mark.parametrize("swapped", [False, True], ids=["score first", "reading first"])
def test_the_score_wins_over_the_reading_of_another_action(swapped: bool) -> None:
    pairs = [("un-1", IDEAS[1], BY_SCORE), ("un-2", IDEAS[1], BY_READING)]
    found = statuses(*(reversed(pairs) if swapped else pairs))
    assert found.at[IDEAS[1], "un"] == BY_SCORE


def test_a_pair_set_aside_hides_no_other_of_the_document() -> None:
    found = statuses(("un-1", IDEAS[1], SET_ASIDE), ("un-2", IDEAS[1], BY_READING))
    assert found.at[IDEAS[1], "un"] == BY_READING


def test_no_pair_is_near_nothing() -> None:
    assert statuses().to_numpy().tolist() == [[""] * 3] * 3


def test_no_action_leaves_ideas_without_documents() -> None:
    shown = pd.DataFrame(columns=["action", "idee", "statut"], dtype=object)
    assert idea_status(shown, actions_table(), IDEAS).shape == (3, 0)


# Best of several documents


def test_the_best_status_of_several_documents() -> None:
    table = pd.DataFrame(
        [[BY_READING, BY_SCORE], ["", BY_READING], [BY_SCORE, ""], ["", ""]], columns=["un", "deux"]
    )
    assert list(best_status(table)) == [BY_SCORE, BY_READING, BY_SCORE, ""]


@pytest.mark.parametrize("rows", [IDEAS, []], ids=["no document", "nothing"])
def test_the_best_status_of_no_document(rows: list[str]) -> None:
    found = best_status(pd.DataFrame(index=rows))
    assert isinstance(found, pd.Series)
    assert found.to_dict() == dict.fromkeys(rows, "")
