"""Classes beside a coding, on cases small enough to be counted by hand."""

from __future__ import annotations

from math import log

import pandas as pd
import pytest

from cnr.schema.textometry import REFERENCES
from cnr.textometry.agreement import agreement, nearest_ideas, references


def labelled(values: str) -> pd.Series:
    """A letter per contribution, c0 first; a point for none."""
    found = pd.Series(list(values), index=[f"c{rank}" for rank in range(len(values))], dtype=object)
    return found.where(found != ".")


def compared(classes: str, truth: str) -> dict[str, object]:
    (row,) = agreement(labelled(classes), {"ref": labelled(truth)})
    return row


@pytest.mark.parametrize(
    ("classes", "truth", "rand", "measure"),
    [
        ("112233", "aabbcc", 1, 1),
        ("332211", "aabbcc", 1, 1),
        ("1212", "aabb", -0.5, 0),
        ("1111", "aabb", 0, 0),
        ("112", "aab", 1, 1),
        ("1122", "aaab", 0, 0.3437),
    ],
    ids=["alike", "other numbers", "crossed", "one class", "three", "by hand"],
)
def test_rand_and_v_by_hand(classes: str, truth: str, rand: float, measure: float) -> None:
    """Rand of the last: no pair more than chance; V: 2·h·c / (h + c), h and c by entropies."""
    row = compared(classes, truth)
    assert (row["rand_ajuste"], row["mesure_v"]) == (rand, measure)


def test_homogeneity_and_completeness_by_hand() -> None:
    """Of `aaab` in two classes of two: H(truth) = 0.5623, H(truth | class) = log(2) / 2."""
    row = compared("1122", "aaab")
    of_truth = -(0.75 * log(0.75) + 0.25 * log(0.25))
    shared = of_truth - log(2) / 2
    assert row["homogeneite"] == round(shared / of_truth, 4)
    assert row["completude"] == round(shared / log(2), 4)


def test_small_classes_of_one_idea_are_homogeneous_but_not_complete() -> None:
    row = compared("1234", "aabb")
    assert (row["homogeneite"], row["completude"]) == (1, 0.5)
    row = compared("1122", "abcd")
    assert (row["homogeneite"], row["completude"]) == (0.5, 1)


def test_only_what_both_put_somewhere_is_compared() -> None:
    """In the order of contributions, not of rows."""
    row = compared("1.1122.", "aaabbb.")
    assert row == compared("11122", "aabbb") | {"contributions": 5}
    classes = labelled("112233")
    (shuffled,) = agreement(classes.iloc[::-1], {"ref": labelled("aabbcc")})
    assert shuffled["rand_ajuste"] == 1


@pytest.mark.parametrize(("classes", "truth"), [("", ""), ("1.", ".a"), ("..", "ab")])
def test_nothing_to_compare(classes: str, truth: str) -> None:
    assert compared(classes, truth) == {
        "reference": "ref",
        "contributions": 0,
        "rand_ajuste": 0,
        "mesure_v": 0,
        "homogeneite": 0,
        "completude": 0,
    }


def test_references_are_ideas_and_their_groups() -> None:
    coding = pd.DataFrame(
        {"contribution": ["c0", "c1", "c2"], "idee_quotas": ["T1-P-03-02", None, "T2-C-01-10"]}
    )
    agreed = pd.Series(["T1-P-03-01", "", "T1-P-04-01"], index=["c0", "c1", "c2"])
    found = references(coding, agreed)
    assert tuple(found) == REFERENCES
    assert [one.to_dict() for one in found.values()] == [
        {"c0": "T1-P-03", "c2": "T2-C-01"},
        {"c0": "T1-P-03-02", "c2": "T2-C-01-10"},
        {"c0": "T1-P-03", "c2": "T1-P-04"},
        {"c0": "T1-P-03-01", "c2": "T1-P-04-01"},
    ]


def portraits_of(classes: str, ideas: str, method: str = "reinert") -> pd.DataFrame:
    """The portraits of classes 1, 2, 3, of contributions with a class and an idea each."""
    numbers = pd.to_numeric(labelled(classes)).astype("Int64")
    table = pd.DataFrame({"methode": method, "classe": numbers, "contribution": numbers.index})
    coding = labelled(ideas).rename("idee_retenue").rename_axis("contribution").reset_index()
    portraits = pd.DataFrame({"methode": "reinert", "classe": [1, 2, 3]})
    return nearest_ideas(portraits, table, coding)


def test_the_nearest_idea_is_the_most_specific_one() -> None:
    """Not the most frequent: `b` is all in class 1, `a` is everywhere; `c` leads class 2."""
    found = portraits_of("1111122222", "aaabbaaccc")
    assert found["idee_proche"].tolist() == ["b", "c", ""]
    assert found["part_idee_proche"].tolist()[:2] == [0.4, 0.6]
    assert pd.isna(found["part_idee_proche"].iloc[2])


def test_contributions_without_a_class_or_an_idea_count_for_nothing() -> None:
    whole = portraits_of("1111122222", "aaabbaaccc")
    more = portraits_of("1111122222.....333", "aaabbaacccbbbbb...")
    pd.testing.assert_frame_equal(more, whole)


def test_of_two_ideas_as_specific_the_first_is_nearest() -> None:
    found = portraits_of("112233", "bacddc")
    assert found["idee_proche"].tolist() == ["a", "c", "c"]
    assert found["part_idee_proche"].tolist() == [0.5, 0.5, 0.5]


def test_classes_of_another_classification_have_other_ideas() -> None:
    assert portraits_of("1122", "aabb", "vecteurs")["idee_proche"].tolist() == ["", "", ""]
