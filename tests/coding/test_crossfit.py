"""A cell learnt across departments, none of which is told what its own counts and readings say."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from scipy import special

from cnr.coding.calibration import TEMPERATURE
from cnr.coding.crossfit import (
    COUNTS,
    READERS,
    Cell,
    Scale,
    first_class,
    fit,
    learn_scale,
    teach,
)
from cnr.coding.ridge import ridge
from support.small_cell import drawn_cell, written_cell

IDEAS = ("T1-P-01-01", "T1-P-01-02")
KINDS = pytest.mark.parametrize("sparsely", [False, True], ids=["dense", "sparse"])


def said_otherwise(cell: Cell, department: str, seed: int) -> Cell:
    """The cell with other counts and other readings of a department."""
    rng = np.random.default_rng(seed)
    rows = cell.of(department)
    said, agreed = cell.said.copy(), cell.agreed.copy()
    said[rows] = rng.dirichlet(np.ones(cell.none + 1), len(rows))
    said[rows[rng.random(len(rows)) < 0.3]] = 0.0
    agreed[rows] = rng.integers(-1, cell.none + 1, len(rows))
    counts = {**cell.counts, department: rng.integers(0, 6, cell.none)}
    return replace(cell, said=said, agreed=agreed, counts=counts)


def two_contributions(departments: tuple[str, str], counts: dict[str, list[int]]) -> Cell:
    return written_cell(IDEAS, np.eye(2).tolist(), [0, 1], np.eye(2).tolist(), departments, counts)


@KINDS
@pytest.mark.parametrize("seed", range(6))
def test_a_departments_own_counts_and_readings_leave_its_probabilities(
    seed: int, sparsely: bool
) -> None:
    """To the byte; those of the others follow them."""
    cell = drawn_cell(seed, sparsely=sparsely)
    department = ("16", "17", "79")[seed % 3]
    own = cell.of(department)
    one, other = fit(cell), fit(said_otherwise(cell, department, seed + 100))
    before, after = one.probabilities, other.probabilities
    assert before[own].tobytes() == after[own].tobytes()
    assert np.abs(np.delete(before, own, 0) - np.delete(after, own, 0)).max() > 1e-2


@KINDS
@pytest.mark.parametrize("seed", range(6))
def test_a_departments_own_counts_and_readings_leave_the_model_without_it(
    seed: int, sparsely: bool
) -> None:
    """To the byte; the models without another department follow them."""
    cell = drawn_cell(seed, sparsely=sparsely)
    department, another = ("16", "17", "79")[seed % 3], ("17", "79", "16")[seed % 3]
    fits = fit(cell), fit(said_otherwise(cell, department, seed + 100))
    one, other = (each.ridge.coefficients(cell.of(department)) for each in fits)
    assert [part.tobytes() for part in one] == [part.tobytes() for part in other]
    one, other = (each.ridge.coefficients(cell.of(another)) for each in fits)
    assert all(
        np.abs(before - after).max() > 1e-3 for before, after in zip(one, other, strict=True)
    )


@pytest.mark.parametrize("seed", range(4))
def test_a_departments_own_counts_and_readings_leave_its_scale(seed: int) -> None:
    """The others' scales, and that for texts from elsewhere, follow them."""
    cell = drawn_cell(seed)
    one, other = (fit(each).scales for each in (cell, said_otherwise(cell, "17", seed + 50)))
    assert one["17"].factor == other["17"].factor
    assert one["17"].bias.tobytes() == other["17"].bias.tobytes()
    assert one["17"].top.tobytes() == other["17"].top.tobytes()
    assert np.array_equal(one["17"].right, other["17"].right)
    for scope in ("16", "79", None):
        assert np.abs(one[scope].bias - other[scope].bias).max() > 1e-3


@pytest.mark.parametrize("seed", range(3))
def test_the_order_of_departments_changes_no_probability(seed: int) -> None:
    cell = drawn_cell(seed)
    order = np.random.default_rng(seed).permutation(24)
    shuffled = replace(
        cell,
        contributions=cell.contributions[order],
        departments=cell.departments[order],
        said=cell.said[order],
        agreed=cell.agreed[order],
    )
    assert fit(shuffled).probabilities == pytest.approx(fit(cell).probabilities[order], abs=1e-6)


@KINDS
def test_probabilities_sum_to_one(sparsely: bool) -> None:
    fitted = fit(drawn_cell(3, sparsely=sparsely))
    assert fitted.probabilities.sum(axis=1) == pytest.approx(np.ones(24))
    assert (fitted.probabilities > 0).all()
    assert list(fitted.scales) == [*dict.fromkeys(fitted.cell.departments), None]


def test_the_codebook_alone() -> None:
    """A contribution that repeats a sentence scores 1 / (1 + 0.6), times 8: a score of 5."""
    fitted = fit(two_contributions(("16", "17"), {}))
    top, rest = np.exp(5) / (np.exp(5) + 2), 1 / (np.exp(5) + 2)
    assert fitted.codebook_probabilities == pytest.approx(
        np.array([[top, rest, rest], [rest, top, rest]]), abs=1e-12
    )


def test_without_another_department_the_codebook_alone_speaks() -> None:
    """Its own counts and readings cannot be heard: they are all that was ever said."""
    cell = replace(drawn_cell(2), departments=np.full(24, "16", dtype=object))
    fitted = fit(cell)
    assert fitted.probabilities == pytest.approx(
        special.softmax(fitted.base.scores * TEMPERATURE, axis=1), abs=1e-9
    )
    assert fitted.scales["16"].factor == TEMPERATURE
    assert fitted.scales["16"].bias.tolist() == [0.0] * 4
    assert len(fitted.scales["16"].top) == 0


def test_a_cell_without_contributions() -> None:
    cell = drawn_cell(0)
    empty = replace(
        cell,
        contributions=cell.contributions[:0],
        departments=cell.departments[:0],
        said=cell.said[:0],
        agreed=cell.agreed[:0],
        counts={},
    )
    fitted = fit(empty)
    assert fitted.probabilities.shape == (0, 4)
    assert list(fitted.scales) == [None]
    assert fitted.scales[None](np.zeros((1, 4))).tolist() == [[0.25] * 4]


def test_a_cell_of_one_idea() -> None:
    """Three repeat the sentence and one shares no word with it; counts file the three."""
    cell = written_cell(
        IDEAS[:1],
        [[1, 0]],
        [0],
        [[1, 0], [1, 0], [1, 0], [0, 1]],
        ["16", "16", "17", "17"],
        {"16": [2], "17": [1]},
    )
    fitted = fit(cell)
    assert fitted.taught.tolist() == [0, 0, 0, 1]
    assert (fitted.probabilities[:3, 0] > fitted.probabilities[3, 0]).all()


def test_counts_all_zero_teach_that_nothing_fits() -> None:
    fitted = fit(two_contributions(("16", "17"), {"16": [0, 0]}))
    assert fitted.taught.tolist() == [2, 2]
    assert (fitted.probabilities[:, 2] > fitted.codebook_probabilities[:, 2]).all()


def test_an_unread_contribution_teaches_the_idea_of_its_count() -> None:
    cell = two_contributions(("16", "16"), {"16": [1, 1]})
    taught, lessons = teach(cell, np.array([[0.6, 0.3, 0.1], [0.3, 0.6, 0.1]]))
    assert taught.tolist() == [0, 1]
    assert lessons.tolist() == [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0]]


def test_a_contribution_counted_twice_teaches_half_of_each_idea() -> None:
    """The other one surely says nothing."""
    cell = two_contributions(("16", "16"), {"16": [1, 1]})
    taught, lessons = teach(cell, np.array([[0.3, 0.6, 0.1], [0.0, 0.0, 1.0]]))
    assert taught.tolist() == [1, 2]
    assert lessons.tolist() == [[0.5, 0.5, 0.0], [0.0, 0.0, 1.0]]


def test_what_readers_say_weighs_beside_the_codebook_and_the_count() -> None:
    """What is said, 0.85 of the whole, files the first under the second idea, against the codebook;
    the count is then 0.4 of its lesson, and all of the other's, that nobody has read."""
    said = np.array([[0.4, 0.6, 0.0], [0.0, 0.0, 0.0]])
    cell = replace(two_contributions(("16", "16"), {"16": [1, 1]}), said=said)
    taught, lessons = teach(cell, np.array([[0.8, 0.1, 0.1], [0.5, 0.4, 0.1]]))
    assert (READERS, COUNTS) == (0.85, 0.4)
    assert taught.tolist() == [1, 0]
    assert lessons == pytest.approx(np.array([[0.24, 0.76, 0.0], [1.0, 0.0, 0.0]]), abs=1e-12)


def test_counts_are_each_departments_own() -> None:
    codebook = np.array([[0.6, 0.3, 0.1], [0.6, 0.3, 0.1]])
    cell = two_contributions(("16", "17"), {"16": [0, 1], "17": [1, 0]})
    assert teach(cell, codebook)[0].tolist() == [1, 0]
    unprinted = two_contributions(("16", "17"), {"17": [1, 0]})
    assert teach(unprinted, codebook)[0].tolist() == [2, 0]


def test_a_scale_is_learnt_from_settled_contributions_only() -> None:
    """Readers agree, and with the count, on rows 0 and 3 of 17 and on that of 16."""
    cell = written_cell(
        IDEAS,
        np.eye(2).tolist(),
        [0, 1],
        [[1, 0], [0, 1], [1, 0], [0, 1], [1, 0]],
        ["17", "17", "17", "17", "16"],
        {"17": [2, 2], "16": [1, 0]},
    )
    cell = replace(cell, agreed=np.array([0, -1, 1, 1, 0]))
    fitted = fit(cell)
    assert fitted.taught.tolist() == [0, 1, 0, 1, 0]
    assert len(fitted.scales["16"].top) == 2
    assert fitted.scales["16"].right.tolist() == [True, True]
    assert len(fitted.scales["17"].top) == 1
    assert len(fitted.scales[None].top) == 3


def test_a_scale_learns_from_contributions_that_the_model_has_not_learnt_from() -> None:
    """Alone in their departments, two contributions of unknown words score nothing at all."""
    cell = written_cell(
        IDEAS,
        np.eye(2, 4).tolist(),
        [0, 1],
        np.eye(4)[2:].tolist(),
        ["16", "17"],
        {"16": [1, 0], "17": [1, 0]},
    )
    fitted = fit(cell)
    lessons = np.eye(3)[[0, 0]]
    scale = learn_scale(cell, ridge(fitted.base, lessons), lessons, np.array([0, 0]), None)
    assert np.abs(ridge(fitted.base, lessons).without(np.array([0]))).max() < 1e-12
    assert scale.bias[0] > scale.bias[1]
    assert scale(np.zeros((1, 3))) == pytest.approx(special.softmax(scale.bias)[None, :], abs=1e-12)


def test_a_scale_multiplies_scores_before_it_adds_the_bias() -> None:
    """Odds of 2² · 3 = 12 to 1."""
    scale = Scale(2.0, np.log([3.0, 1.0]), np.empty(0), np.empty(0, dtype=bool))
    assert scale(np.log([[2.0, 1.0]])) == pytest.approx(np.array([[12 / 13, 1 / 13]]), abs=1e-12)


@pytest.mark.parametrize(
    ("row", "chosen"),
    [
        ([0.4, 0.3, 0.3], 0),
        ([0.2, 0.35, 0.45], 1),
        ([0.2, 0.29, 0.51], 2),
        ([0.25, 0.25, 0.5], 0),
        ([0.0, 0.0, 1.0], 2),
    ],
    ids=[
        "an idea leads",
        "none leads, not the ideas together",
        "none is likelier than all",
        "even",
        "surely none",
    ],
)
def test_first_class(row: list[float], chosen: int) -> None:
    assert first_class(np.array([row])).tolist() == [chosen]


def test_rows_and_counts_of_a_department() -> None:
    cell = two_contributions(("16", "17"), {"17": [3, 1]})
    assert cell.of("17").tolist() == [1]
    assert cell.of("79").tolist() == []
    assert cell.counts_of("17").tolist() == [3, 1]
    assert cell.counts_of("16").tolist() == [0, 0]
    assert cell.none == 2
