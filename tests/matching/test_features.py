"""What texts say of how near two of them are, worked out by hand on small vectors."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from types import SimpleNamespace
from typing import Any, cast

import numpy as np
import pandas as pd
import pytest
from scipy import sparse

from cnr.coding.crossfit import fit
from cnr.coding.model import Model
from cnr.matching.features import (
    Profiles,
    action_texts,
    idea_features,
    idea_profiles,
    plan_features,
)
from matching.small import actions_table, explained_table
from support.small_cell import model_of, written_cell

IDEAS = ("T1-P-01-01", "T1-P-01-02", "T2-P-01-01")


# Texts


def test_the_text_of_an_action_is_its_title_and_what_it_means() -> None:
    actions = actions_table(("plan", "Un accueil"), ("plan", "Un guichet"))
    explained = explained_table(("plan-1", "Bien recevoir", "Des pots", "", "Un repas"))
    texts, _ = action_texts(actions, explained)
    assert texts == ["Un accueil ; Bien recevoir ; Des pots ; Un repas", "Un guichet"]


def test_the_headings_above_an_action() -> None:
    """From the widest to the nearest; those that are not printed leave no blank."""
    actions = actions_table(*[("plan", "Un accueil")] * 3)
    actions["axe"] = pd.array(["Recevoir", "Recevoir", "Recevoir"], "string")
    actions["objectif"] = pd.array(["Loger", None, None], "string")
    actions["sous_objectif"] = pd.array(["En ville", "En ville", None], "string")
    _, headings = action_texts(actions, explained_table())
    assert headings == ["Recevoir Loger En ville", "Recevoir En ville", "Recevoir"]


def test_no_action_has_no_text() -> None:
    assert action_texts(actions_table(), explained_table()) == ([], [])


# Profiles


def profiled(contributions: Sequence[Sequence[float]]) -> Model:
    """A model of two cells: ideas of two sentences, of one that counts double, and of a problem."""
    cells = {
        "T1-P": written_cell(
            IDEAS[:2], [[1, 0], [0, 1], [0, 1]], [0, 0, 1], contributions, ["16"], {}
        ),
        "T1-C": written_cell(["T1-C-01-01"], [[1, 1]], [0], contributions, ["16"], {}),
    }
    cells["T1-P"] = replace(cells["T1-P"], weights=np.array([4.0, 3.0, 1.0]))
    fits = {
        name: fit(replace(cell, sentences=sparse.csr_matrix(cell.sentences)))
        for name, cell in cells.items()
    }
    model = model_of(fits, {name: [0] for name in fits})
    return replace(model, vectors=cast("Any", SimpleNamespace(stack=np.vstack)))


def test_the_profile_of_an_idea_is_the_weighted_sum_of_its_sentences() -> None:
    found = idea_profiles(profiled([[3, 0], [0, 2]][:1]), ["T1-P"])
    assert found.ideas == IDEAS[:2]
    assert found.vectors == pytest.approx(np.array([[0.8, 0.6], [0, 1]]))


def test_how_usual_an_idea_is_among_contributions() -> None:
    """Cosines with (1, 0) and (0, 1): 0.8 and 0.6 for the first idea, 0 and 1 for the second."""
    model = profiled([[3, 0]])
    other = replace(
        model.fits["T1-C"], cell=replace(model.fits["T1-C"].cell, contributions=[[0.0, 2.0]])
    )
    found = idea_profiles(replace(model, fits={**model.fits, "T1-C": other}), ["T1-P"])
    assert found.usual == pytest.approx([0.7, 0.5])
    assert found.spread == pytest.approx([0.1, 0.5])


def test_an_idea_as_near_every_contribution_divides_by_no_spread() -> None:
    found = idea_profiles(profiled([[3, 0]]), ["T1-P"])
    assert found.usual == pytest.approx([0.8, 0])
    assert found.spread.tolist() == [1.0, 1.0]


# Features of an idea


def saying(given: Mapping[str, tuple[Sequence[str], Sequence[float]]]) -> Model:
    """A model that gives every text these probabilities: by cell, its ideas, then none of them."""

    def probabilities(cell: str, vectors: Any, department: str | None) -> np.ndarray:
        assert department is None
        return np.tile(given[cell][1], (vectors.shape[0], 1))

    fits = {
        name: SimpleNamespace(cell=SimpleNamespace(ideas=said[0])) for name, said in given.items()
    }
    return cast("Model", SimpleNamespace(fits=fits, probabilities=probabilities))


SAYING = {
    "T1-C": (["T1-C-01-01"], [0.9, 0.1]),
    "T1-P": (IDEAS[:2], [0.5, 0.25, 0.25]),
    "T2-P": (IDEAS[2:], [0.4, 0.6]),
}
PROFILES = Profiles(
    IDEAS,
    np.array([[1, 0], [0, 1], [0.6, 0.8]]),
    np.array([0.1, 0.2, 0.3]),
    np.array([0.3, 0.1, 0.5]),
)


@pytest.fixture
def found() -> np.ndarray:
    """The features of a text whose cosines are 1, 0 and 0.6, and of one without known words."""
    return idea_features(saying(SAYING), PROFILES, sparse.csr_matrix([[2.0, 0.0], [0.0, 0.0]]))


def test_how_much_likelier_an_idea_is_than_others(found: np.ndarray) -> None:
    assert found.shape == (2, 3, 4)
    assert found[0, :, 0].tolist() == [1.13555, -1.297771, 0.162221]
    assert found[1, :, 0].tolist() == [0, 0, 0]


def test_how_much_nearer_a_text_is_than_contributions(found: np.ndarray) -> None:
    assert found[0, :, 1].tolist() == [3, -2, 0.6]
    assert found[1, :, 1].tolist() == [-0.333333, -2, -0.6]


def test_what_the_coding_gives_an_idea_in_its_theme(found: np.ndarray) -> None:
    """Logarithms of 0.501, 0.251 and 0.401: what it gives to none is no feature."""
    assert found[0, :, 2].tolist() == [-0.691149, -1.382302, -0.913794]


def test_what_the_coding_gives_an_echo_in_another_theme(found: np.ndarray) -> None:
    """The third idea is like the first (0.6) and the second (0.8), these being of one theme: 0.4 x
    0.6, 0.4 x 0.8, and the better of 0.5 x 0.6 and 0.25 x 0.8.
    """
    assert found[0, :, 3].tolist() == [0.24, 0.32, 0.3]


@pytest.mark.parametrize(("likeness", "echo"), [(0.3, 0.12), (0.299, 0.0)], ids=str)
def test_an_echo_is_like_enough(likeness: float, echo: float) -> None:
    vectors = np.array([[1, 0], [0, 1], [likeness, 0]])
    profiles = replace(PROFILES, vectors=vectors)
    found = idea_features(saying(SAYING), profiles, np.array([[1.0, 0.0]]))
    assert found[0, 0, 3] == echo


def test_ideas_of_one_theme_have_no_echo() -> None:
    profiles = Profiles(IDEAS[:2], np.array([[1.0, 0], [1.0, 0]]), np.zeros(2), np.ones(2))
    found = idea_features(saying(SAYING), profiles, np.array([[1.0, 0.0]]))
    assert found[0, :, 3].tolist() == [0, 0]


def test_a_text_has_the_same_features_beside_any_other(found: np.ndarray) -> None:
    vectors = sparse.csr_matrix([[0.5, 0.5], [2.0, 0.0]])
    assert (idea_features(saying(SAYING), PROFILES, vectors)[1] == found[0]).all()


def test_no_text_has_no_features() -> None:
    found = idea_features(saying(SAYING), PROFILES, sparse.csr_matrix((0, 2)))
    assert found.shape == (0, 3, 4)


# Features of two plans

EARLIER = np.array([[1.0, 0], [0, 2.0]])
LATER = np.array([[3.0, 0], [3.0, 4.0], [0, 1.0]])


def test_how_near_the_actions_of_two_plans_are() -> None:
    found = plan_features(EARLIER, LATER)
    assert found[:, :, 0].tolist() == [[1, 0.6, 0], [0, 0.8, 1]]
    # Beside the other actions of the later plan, then beside those of the earlier one.
    assert found[:, :, 1].tolist() == [
        [1.13555, 0.162221, -1.297771],
        [-1.38873, 0.46291, 0.92582],
    ]
    assert found[:, :, 2].tolist() == [[1, -1, -1], [-1, 1, 1]]


def test_sparse_vectors_are_compared_alike() -> None:
    sparsely = plan_features(sparse.csr_matrix(EARLIER), sparse.csr_matrix(LATER))
    assert (sparsely == plan_features(EARLIER, LATER)).all()


def test_plans_of_equal_actions_divide_by_no_spread() -> None:
    found = plan_features(np.ones((2, 2)), np.ones((3, 2)))
    assert found[0].tolist() == [[1, 0, 0]] * 3


@pytest.mark.parametrize(("earlier", "later"), [(0, 3), (2, 0), (0, 0)], ids=str)
@pytest.mark.filterwarnings("error")
def test_a_plan_without_actions(earlier: int, later: int) -> None:
    found = plan_features(sparse.csr_matrix(EARLIER[:earlier]), sparse.csr_matrix(LATER[:later]))
    assert found.shape == (earlier, later, 3)
