"""Classes of vectors, where the classes are known."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import sparse
from sklearn.metrics import adjusted_rand_score

from cnr.textometry import vector_classes
from cnr.textometry.vector_classes import Order, ascend, semantic_space, with_parts
from textometry.drawn import blobs

SIZES = (12, 30, 21)
LINKAGES = pytest.mark.parametrize("linkage", ["ward", "average"])
SEEDS = pytest.mark.parametrize("seed", range(5))


@LINKAGES
@SEEDS
def test_blobs_are_found_and_numbered_by_falling_size(linkage: str, seed: int) -> None:
    space, classes = blobs(SIZES, seed)
    assert ascend(space, 3, linkage).tolist() == np.array([0, 3, 1, 2])[classes].tolist()


@LINKAGES
def test_classes_as_large_are_numbered_as_they_come(linkage: str) -> None:
    space, classes = blobs((10, 10, 10))
    found = ascend(space, 3, linkage)
    assert adjusted_rand_score(classes, found) == 1
    firsts = [int(np.argmax(found == number)) for number in (1, 2, 3)]
    assert firsts == sorted(firsts)


@LINKAGES
def test_the_order_of_rows_changes_nothing(linkage: str) -> None:
    space, _ = blobs(SIZES)
    order = np.random.default_rng(1).permutation(len(space))
    found = ascend(space, 5, linkage)
    assert adjusted_rand_score(found[order], ascend(space[order], 5, linkage)) == 1


@LINKAGES
@SEEDS
def test_beyond_the_sample_texts_join_the_nearest_class(
    linkage: str, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(vector_classes, "SAMPLE", 20)
    space, classes = blobs(SIZES, seed)
    assert len(set(classes[:20])) == 3
    assert ascend(space, 3, linkage).tolist() == np.array([0, 3, 1, 2])[classes].tolist()


def test_the_first_texts_alone_decide_of_the_classes(monkeypatch: pytest.MonkeyPatch) -> None:
    """What comes after them makes no class of its own."""
    space = np.vstack([np.repeat(np.eye(3)[:2], 5, axis=0), [[0.1, 0.2, 1.0]] * 20])
    assert len(set(ascend(space, 2, "ward")[:10])) == 1
    monkeypatch.setattr(vector_classes, "SAMPLE", 10)
    found = ascend(space, 2, "ward")
    assert found.tolist() == [2] * 5 + [1] * 25


@LINKAGES
def test_rows_that_do_not_count_have_no_class(linkage: str) -> None:
    """Those not drawn, and those at the centre."""
    space, classes = blobs(SIZES)
    space[0] = 0
    drawn = np.ones(len(space))
    drawn[1:20:2] = 0
    found = ascend(space, 3, linkage, drawn)
    assert np.flatnonzero(found == 0).tolist() == [0, *range(1, 20, 2)]
    assert adjusted_rand_score(classes[found > 0], found[found > 0]) == 1


def test_a_row_drawn_often_makes_its_class_larger() -> None:
    space, classes = blobs(SIZES)
    drawn = np.where(classes == 1, 5.0, 1.0)
    assert ascend(space, 3, "ward", drawn).tolist() == np.array([0, 1, 2, 3])[classes].tolist()


@pytest.mark.parametrize(
    ("rows", "classes", "labels"),
    [(3, 1, [1, 1, 1]), (1, 5, [1]), (0, 5, []), (2, 5, [1, 2])],
    ids=["one class", "one row", "no row", "fewer rows than classes"],
)
def test_few_rows_or_classes(rows: int, classes: int, labels: list[int]) -> None:
    assert ascend(np.eye(4)[:rows], classes, "ward").tolist() == labels


def test_parts_are_kept_apart() -> None:
    """Texts that are alike, of two parts, and the other way round."""
    space, classes = blobs((10, 10))
    parts = ["sud" if rank % 2 else "nord" for rank in range(20)]
    found = ascend(with_parts(space, parts), 4, "average")
    both = [f"{part}{one}" for part, one in zip(parts, classes, strict=True)]
    assert adjusted_rand_score(both, found) == 1
    alike = np.repeat([[1.0, 0.0]], 6, axis=0)
    assert ascend(with_parts(alike, list("aabbbb")), 2, "average").tolist() == [2, 2, 1, 1, 1, 1]


def test_a_part_weighs_as_much_as_words() -> None:
    """Cosine of two texts: a half for the part they share, a half of that of their words."""
    space, _ = blobs((4, 4))
    found = with_parts(space, list("abababab"))
    same = np.equal.outer(list("abababab"), list("abababab"))
    assert found @ found.T == pytest.approx((space @ space.T + same) / 2)


def test_one_part_changes_nothing() -> None:
    space, _ = blobs((4, 4))
    assert with_parts(space, ["a"] * 8) is space


def test_an_order_is_that_of_contents() -> None:
    keys = ["b", "a", "b", ("a", "b"), "a"]
    order = Order.of(keys)
    assert len(order.first) == 3
    assert [keys[order.first[rank]] for rank in order.rank] == keys


@SEEDS
def test_an_order_is_the_same_however_texts_come(seed: int) -> None:
    keys = [(f"texte {one % 17}", one % 2) for one in range(40)]
    shuffled = np.random.default_rng(seed).permutation(40)
    one, other = Order.of(keys), Order.of([keys[rank] for rank in shuffled])
    assert one.rank[shuffled].tolist() == other.rank.tolist()
    assert [keys[rank] for rank in one.first] == [keys[shuffled[rank]] for rank in other.first]


def test_a_semantic_space_is_always_the_same() -> None:
    """On the unit sphere; a text without words at its centre; vectors sparse or not."""
    vectors = np.random.default_rng(0).random((60, 30))
    vectors[7] = 0
    one, other = (semantic_space(kind(vectors), 5) for kind in (np.array, sparse.csr_matrix))
    assert one.shape == (60, 5)
    assert one == pytest.approx(other, abs=1e-6)
    assert one.tobytes() == semantic_space(vectors.copy(), 5).tobytes()
    lengths = np.linalg.norm(one, axis=1)
    assert lengths == pytest.approx(np.where(np.arange(60) == 7, 0, 1), abs=1e-6)


@pytest.mark.parametrize(
    ("rows", "columns", "axes"), [(60, 4, 3), (3, 30, 2), (2, 9, 1), (1, 5, 1)]
)
def test_a_semantic_space_has_no_more_axes_than_its_vectors(
    rows: int, columns: int, axes: int
) -> None:
    vectors = np.random.default_rng(0).random((rows, columns))
    assert semantic_space(vectors, 30).shape == (rows, axes)


def test_cosines_are_kept_by_a_space_of_all_axes() -> None:
    points, _ = blobs((10, 10))
    padded = np.hstack([points, np.zeros((20, 2))])
    space = semantic_space(padded, 30)
    assert space @ space.T == pytest.approx(points @ points.T, abs=1e-6)
