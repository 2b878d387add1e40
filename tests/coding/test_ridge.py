"""The regression, beside one truly fitted on what is known."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from scipy import sparse

from cnr.coding.ridge import Floats, Ridge, base, ridge
from support.small_cell import directions

PENALTY = 0.6
WEIGHTS = np.array([2.0, 1.0, 0.25, 0.1, 1.0])
KINDS = pytest.mark.parametrize("kind", [np.asarray, sparse.csr_matrix], ids=["dense", "sparse"])
LEFT_OUT = pytest.mark.parametrize(
    "rows",
    [[0], [6], [1, 4, 5], [5, 1, 4], [*range(7)]],
    ids=["first", "last", "several", "in another order", "all"],
)


def drawn() -> tuple[Floats, Floats, Floats, Floats]:
    """Five sentences and seven contributions in four dimensions, and what they are targets of."""
    rng = np.random.default_rng(7)
    sentences, contributions = directions(rng, 5, 4), directions(rng, 7, 4)
    meanings = np.eye(3)[[0, 1, 2, 0, 1]]
    return sentences, meanings, contributions, rng.dirichlet(np.ones(3), 7)


def learnt(kind: Any) -> Ridge:
    sentences, meanings, contributions, targets = drawn()
    known = base(kind(sentences), meanings, WEIGHTS, kind(contributions), PENALTY)
    return ridge(known, targets)


def refitted(rows: list[int]) -> tuple[Floats, Floats, Floats]:
    """Scores of every contribution, and dual coefficients, of one system without these rows."""
    sentences, meanings, contributions, targets = drawn()
    kept = np.setdiff1d(np.arange(7), rows)
    vectors = np.vstack([sentences, contributions[kept]])
    penalties = np.concatenate([PENALTY / WEIGHTS, np.full(len(kept), PENALTY)])
    dual = np.linalg.solve(
        vectors @ vectors.T + np.diag(penalties), np.vstack([meanings, targets[kept]])
    )
    of_contributions = np.zeros((7, 3))
    of_contributions[kept] = dual[5:]
    return contributions @ vectors.T @ dual, dual[:5], of_contributions


@KINDS
@LEFT_OUT
def test_leaving_rows_out_scores_them_as_a_fit_without_them(kind: Any, rows: list[int]) -> None:
    scores, _, _ = refitted(rows)
    assert np.abs(learnt(kind).without(np.array(rows)) - scores[rows]).max() < 1e-9


@KINDS
@LEFT_OUT
def test_coefficients_are_those_of_a_fit_without_the_rows(kind: Any, rows: list[int]) -> None:
    _, of_sentences, of_contributions = refitted(rows)
    sentences, contributions = learnt(kind).coefficients(np.array(rows))
    assert np.abs(sentences - of_sentences).max() < 1e-9
    assert np.abs(contributions - of_contributions).max() < 1e-9
    assert not contributions[rows].any()


@KINDS
def test_coefficients_of_the_whole_model(kind: Any) -> None:
    _, of_sentences, of_contributions = refitted([])
    sentences, contributions = learnt(kind).coefficients(np.empty(0, dtype=np.intp))
    assert np.abs(sentences - of_sentences).max() < 1e-9
    assert np.abs(contributions - of_contributions).max() < 1e-9


@KINDS
def test_without_any_contribution_known_scores_are_those_of_the_sentences(kind: Any) -> None:
    scores, _, _ = refitted([*range(7)])
    assert np.abs(learnt(kind).base.scores - scores).max() < 1e-9


def test_leaving_no_row_out_scores_nothing() -> None:
    assert learnt(np.asarray).without(np.empty(0, dtype=np.intp)).shape == (0, 3)


def said_otherwise(kind: Any, rows: list[int]) -> tuple[Ridge, Ridge]:
    """The regression, and the one whose targets of these rows are others."""
    sentences, meanings, contributions, targets = drawn()
    known = base(kind(sentences), meanings, WEIGHTS, kind(contributions), PENALTY)
    changed = targets.copy()
    changed[rows] = np.random.default_rng(1).dirichlet(np.ones(3), len(rows))
    return ridge(known, targets), ridge(known, changed)


@KINDS
@LEFT_OUT
def test_scores_of_rows_left_out_forget_their_targets(kind: Any, rows: list[int]) -> None:
    """To the byte."""
    one, other = said_otherwise(kind, rows)
    assert one.without(np.array(rows)).tobytes() == other.without(np.array(rows)).tobytes()


@KINDS
@LEFT_OUT
def test_coefficients_without_rows_forget_their_targets(kind: Any, rows: list[int]) -> None:
    """To the byte."""
    found = [each.coefficients(np.array(rows)) for each in said_otherwise(kind, rows)]
    (sentences, contributions), (other_sentences, other_contributions) = found
    assert sentences.tobytes() == other_sentences.tobytes()
    assert contributions.tobytes() == other_contributions.tobytes()


def test_scores_of_other_rows_follow_the_targets() -> None:
    one, other = said_otherwise(np.asarray, [1, 4])
    rest = np.array([0, 2])
    assert np.abs(one.without(rest) - other.without(rest)).max() > 1e-3
    before, after = (each.coefficients(rest)[1] for each in (one, other))
    assert np.abs(before - after).max() > 1e-3


@pytest.mark.parametrize(
    ("weight", "score"), [(1.0, 1 / 1.6), (2.0, 1 / 1.3), (0.1, 1 / 7)], ids=["1", "2", "a tenth"]
)
def test_a_sentence_said_again_scores_more_where_the_sentence_weighs_more(
    weight: float, score: float
) -> None:
    """One sentence alone: 1 / (1 + penalty / weight)."""
    one = np.array([[1.0, 0.0]])
    known = base(one, np.array([[1.0, 0.0]]), np.array([weight]), one, PENALTY)
    assert known.scores == pytest.approx(np.array([[score, 0.0]]), abs=1e-12)


def test_a_contribution_unlike_all_others_scores_nothing() -> None:
    sentence, contributions = np.array([[1.0, 0.0, 0.0]]), np.eye(3)[1:]
    known = base(sentence, np.array([[1.0, 0.0]]), np.ones(1), contributions, PENALTY)
    model = ridge(known, np.array([[1.0, 0.0], [0.0, 1.0]]))
    assert np.abs(model.without(np.array([0]))).max() < 1e-12
    assert np.abs(model.without(np.array([1]))).max() < 1e-12


def test_fitting_leaves_what_it_was_given_as_it_was() -> None:
    given = drawn()
    before = [array.copy() for array in given]
    sentences, meanings, contributions, targets = given
    model = ridge(base(sentences, meanings, WEIGHTS, contributions, PENALTY), targets)
    inverse = model.inverse.copy()
    model.without(np.array([1, 4]))
    model.coefficients(np.array([2]))
    assert all(np.array_equal(one, other) for one, other in zip(given, before, strict=True))
    assert np.array_equal(model.inverse, inverse)
