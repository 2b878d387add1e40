"""Emerging ideas, among contributions placed by hand."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd
import pytest

from cnr.textometry.emerging import emerging_ideas, shared_words
from cnr.textometry.lexicon import Words
from textometry.drawn import HeldVectors

#: Three directions whose cosines are 0.8, 0.8 and 0.28: on average each is near the two others.
NEAR = [(1.0, 0.0), (0.8, 0.6), (0.8, -0.6)]
LIKELY, DOUBTFUL = 0.9, 0.2
Row = tuple[str, tuple[float, ...], str, float, int]


def group(name: str, axis: int, departments: str, **other: Any) -> list[Row]:
    """Three contributions alike: identifier, place, department, probability, lemmas of each."""
    rows = []
    for rank, (near, department) in enumerate(zip(NEAR, departments, strict=True)):
        place = np.zeros(14)
        place[[2 * axis, 2 * axis + 1]] = near
        likely = other.get("likely", [DOUBTFUL] * 3)[rank]
        rows.append((f"{name}{rank}", (*place,), department, likely, other.get("lemmas", 5)))
    return rows


def found(rows: Sequence[Row], doubt: float = 0.5) -> pd.DataFrame:
    contributions = pd.DataFrame(
        {
            "contribution": [row[0] for row in rows],
            "texte_lisible": [f"texte {row[0]}" for row in rows],
            "departement": [row[2] for row in rows],
        }
    )
    vectors = HeldVectors({f"texte {row[0]}": np.array(row[1]) for row in rows})
    words = Words(tuple(tuple("abcdefgh"[: row[4]]) for row in rows), {})
    return emerging_ideas(contributions, pd.Series([row[3] for row in rows]), words, vectors, doubt)


CASES = {
    "idea": group("idea", 0, "ABA"),
    "one place": group("place", 1, "AAA"),
    "too short": group("short", 2, "ABA", lemmas=2),
    "likely": group("likely", 3, "ABA", likely=[DOUBTFUL, DOUBTFUL, LIKELY]),
    "at the doubt": group("limit", 4, "ABA", likely=[0.5] * 3),
    "two only": group("two", 5, "ABA")[:2],
    "alone": group("alone", 6, "ABA")[:1],
}
ALL = [row for rows in CASES.values() for row in rows]


def test_three_doubtful_contributions_alike_of_two_departments_are_an_idea() -> None:
    """With the mean of their cosines with the two others: 0.8 and, twice, (0.8 + 0.28) / 2."""
    table = found(ALL)
    assert table.to_dict("list") == {
        "groupe": [1, 1, 1],
        "contribution": ["idea0", "idea1", "idea2"],
        "proximite": pytest.approx([0.8, 0.54, 0.54], abs=2e-4),
    }


@pytest.mark.parametrize("name", [name for name in CASES if name != "idea"])
def test_others_are_not(name: str) -> None:
    assert found(CASES[name]).empty
    assert found(CASES[name]).columns.tolist() == ["groupe", "contribution", "proximite"]


def test_three_lemmas_are_enough() -> None:
    assert len(found(group("idea", 0, "AAB", lemmas=3) + CASES["alone"])) == 3


def test_the_doubt_decides() -> None:
    table = found(ALL, doubt=0.500001)
    assert set(table["contribution"].str[:-1]) == {"idea", "limit"}
    assert found(ALL, doubt=DOUBTFUL).empty


def test_what_is_not_alike_enough_is_no_group() -> None:
    """The third is at 0.28 and at 0.4 of the two others."""
    rows = group("far", 0, "ABA")
    place = np.zeros(14)
    place[[0, 1, 2]] = 0.28, 0.3, 0.9
    rows[2] = ("far2", (*place / np.linalg.norm(place),), "A", DOUBTFUL, 5)
    assert found(rows + CASES["alone"]).empty


def test_the_largest_group_comes_first_then_the_closest() -> None:
    close = [
        (f"close{rank}", (0.0,) * 6 + (1.0,) + (0.0,) * 7, "AB"[rank % 2], 0.1, 5)
        for rank in range(3)
    ]
    large = [
        (f"large{rank}", (0.0,) * 8 + (1.0,) + (0.0,) * 5, "AB"[rank % 2], 0.1, 5)
        for rank in range(4)
    ]
    table = found([*CASES["idea"], *close, *large, *CASES["alone"]])
    assert table.groupby("groupe")["contribution"].agg(
        lambda names: names.iloc[0][:-1]
    ).to_dict() == {
        1: "large",
        2: "close",
        3: "idea",
    }
    assert table["proximite"].max() == 1


@pytest.mark.parametrize("seed", range(3))
def test_the_order_of_contributions_changes_nothing(seed: int) -> None:
    order = np.random.default_rng(seed).permutation(len(ALL))
    pd.testing.assert_frame_equal(found([ALL[rank] for rank in order], 0.6), found(ALL, 0.6))


def test_shared_words_are_those_of_most_members_then_the_rarest() -> None:
    """Of a group of the three first texts: `d` is in all; `b` is as frequent as `a`, but rarer."""
    texts = ["a d d e", "a b d", "b d", "a c", "a"]
    words = Words(
        tuple(tuple(text.split()) for text in texts), dict(zip("abcde", "ABCDE", strict=True))
    )
    assert shared_words(words, [0, 1, 2], 9) == ["D", "B", "A"]
    assert shared_words(words, [0, 1, 2], 1) == ["D"]
    assert shared_words(words, [0], 9) == []
