"""What sets classes apart, beside scipy's chi2 of every table in or out, with or without."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from scipy import sparse
from scipy.stats import chi2_contingency

from cnr.textometry.profiles import (
    LEAST,
    STRONG,
    class_counts,
    profiles,
    signed_chi2,
    typicality,
)
from textometry.drawn import Floats, Ranks, noise

LEMMAS = tuple("abcdefgh")


def drawn(seed: int) -> tuple[Floats, Ranks]:
    """Sixty texts in three classes, some in none, each class fonder of two words."""
    labels = np.random.default_rng(seed).integers(0, 4, 60)
    presence = noise(seed, 60, 8)
    for label in (1, 2, 3):
        presence[labels == label, 2 * label] = np.arange(np.sum(labels == label)) % 5 > 0
    return presence, labels


def of_tables(presence: Floats, labels: Ranks) -> dict[tuple[int, str], float]:
    """The signed chi2 of each class and lemma, of a two by two table, among classified texts."""
    held, classes = presence[labels > 0] > 0, labels[labels > 0]
    found = {}
    for label in range(1, labels.max() + 1):
        for column, lemma in enumerate(LEMMAS):
            with_it, inside = held[:, column], classes == label
            table = [[np.sum((inside == a) & (with_it == b)) for b in (1, 0)] for a in (1, 0)]
            chi2 = float(chi2_contingency(table, correction=False).statistic)
            more = table[0][0] * table[1][1] >= table[0][1] * table[1][0]
            found[label, lemma] = chi2 if more else -chi2
    return found


@pytest.mark.parametrize("seed", range(5))
def test_chi2_are_those_of_two_by_two_tables(seed: int) -> None:
    presence, labels = drawn(seed)
    chi2 = signed_chi2(*class_counts(sparse.csr_matrix(presence), labels))
    for (label, lemma), expected in of_tables(presence, labels).items():
        assert chi2[label - 1, LEMMAS.index(lemma)] == pytest.approx(expected, abs=5.1e-5)


@pytest.mark.parametrize("seed", range(5))
def test_profiles_hold_the_lemmas_from_the_threshold_on(seed: int) -> None:
    presence, labels = drawn(seed)
    table = profiles(sparse.csr_matrix(presence), labels, LEMMAS)
    expected = {key: one for key, one in of_tables(presence, labels).items() if abs(one) >= LEAST}
    assert set(zip(table["classe"], table["lemme"], strict=True)) == set(expected)
    for row in table.itertuples():
        held = presence[:, LEMMAS.index(row.lemme)] > 0
        assert row.chi2 == pytest.approx(expected[row.classe, row.lemme], abs=5.1e-5)
        assert row.dans_classe == np.sum(held & (labels == row.classe))
        assert row.classes == np.sum(held & (labels > 0))
        assert row.taille == np.sum(labels == row.classe)
    order = list(zip(table["classe"], -table["chi2"], table["lemme"], strict=True))
    assert order == sorted(order)
    assert (table["chi2"] < 0).any()


def test_lemmas_as_strong_come_in_alphabetical_order() -> None:
    presence = np.repeat([[1, 0, 1], [0, 1, 0]], 10, axis=0)
    table = profiles(sparse.csr_matrix(presence), np.repeat([1, 2], 10), ("b", "x", "a"))
    assert table["lemme"].tolist() == ["a", "b", "x", "x", "a", "b"]
    assert table["chi2"].tolist() == [20, 20, -20, 20, -20, -20]


def test_texts_outside_of_classes_change_nothing() -> None:
    presence, labels = drawn(1)
    inside = labels > 0
    whole = profiles(sparse.csr_matrix(presence), labels, LEMMAS)
    pd.testing.assert_frame_equal(
        whole, profiles(sparse.csr_matrix(presence[inside]), labels[inside], LEMMAS)
    )


def test_a_word_of_all_texts_or_of_none_tells_nothing() -> None:
    presence = np.array([[1, 0, 1], [1, 0, 0], [1, 0, 0]])
    counts, sizes = class_counts(sparse.csr_matrix(presence), np.array([1, 2, 2]))
    assert counts.tolist() == [[1, 0, 1], [2, 0, 0]]
    assert sizes.tolist() == [1, 2]
    assert signed_chi2(counts, sizes).tolist() == [[0, 0, 3], [0, 0, -3]]


def test_one_class_has_no_profile() -> None:
    presence = sparse.csr_matrix(noise(0, 10, 8))
    assert profiles(presence, np.ones(10, dtype=np.intp), LEMMAS).empty
    assert profiles(presence, np.zeros(10, dtype=np.intp), LEMMAS).empty
    assert typicality(presence, np.zeros(10, dtype=np.intp)).tolist() == [0] * 10


def test_a_text_is_as_typical_as_its_class_s_own_words_are_strong() -> None:
    """`a` is of class 1 (chi2 24), `b` of class 2 (24), `c` is a word of class 1, but too weak."""
    rows = [[1, 0, 1]] * 4 + [[1, 0, 0]] * 8 + [[0, 1, 0]] * 12 + [[1, 1, 1]]
    labels = np.array([1] * 12 + [2] * 12 + [0])
    counts, sizes = class_counts(sparse.csr_matrix(np.array(rows)), labels)
    weak = signed_chi2(counts, sizes)[0, 2]
    assert LEAST < weak < STRONG
    found = typicality(sparse.csr_matrix(np.array(rows)), labels)
    assert found.tolist() == [24.0] * 24 + [0]


def test_words_of_another_class_do_not_make_a_text_typical() -> None:
    """Nor less so: a text of class 2 that holds `a` and `b` counts `b` alone."""
    rows = np.array([[1, 0]] * 20 + [[0, 1]] * 19 + [[1, 1]])
    labels = np.repeat([1, 2], 20)
    found = typicality(sparse.csr_matrix(rows), labels)
    own = [
        chi2_contingency([[20, 0], [1, 19]], correction=False).statistic,
        chi2_contingency([[20, 0], [0, 20]], correction=False).statistic,
    ]
    assert found == pytest.approx(np.repeat(own, 20), abs=5.1e-5)
