"""What the tests of textometry draw: presence matrices, texts whose topics are known, vectors."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ranks = NDArray[np.intp]


def noise(seed: int, rows: int, columns: int, share: float = 0.35) -> Floats:
    """A presence matrix of chance alone, without an empty row nor an empty column."""
    generator = np.random.default_rng(seed)
    while True:
        matrix = (generator.random((rows, columns)) < share).astype(float)
        if matrix.any(axis=1).all() and matrix.any(axis=0).all():
            return matrix


def two_blocks(seed: int, rows: int, columns: int) -> tuple[Floats, NDArray[np.bool_]]:
    """A presence matrix in two blocks, one entry in ten being wrong, and the rows of the first."""
    generator = np.random.default_rng(seed)
    own = np.arange(columns) < columns // 2
    while True:
        first = generator.permutation(np.arange(rows) < generator.integers(3, rows - 2))
        wrong = generator.random((rows, columns)) < 0.1
        matrix = (first[:, None] == own) ^ wrong
        if matrix.any(axis=1).all() and matrix.any(axis=0).all():
            return matrix.astype(float), first


def texts_of_topics(sizes: Sequence[int], seed: int = 0) -> tuple[list[list[str]], Ranks]:
    """Texts of four words of their topic and two shared by all, shuffled, and their topics."""
    generator = np.random.default_rng(seed)
    topics = generator.permutation(np.repeat(np.arange(1, len(sizes) + 1), sizes))
    texts = [
        [f"sujet{topic}_{word}" for word in generator.choice(8, 4, replace=False)]
        + [f"commun{word:02}" for word in generator.choice(12, 2, replace=False)]
        for topic in topics
    ]
    return texts, topics


def blobs(sizes: Sequence[int], seed: int = 0) -> tuple[Floats, Ranks]:
    """Points of the unit sphere around one axis per class, shuffled, and their classes."""
    generator = np.random.default_rng(seed)
    classes = generator.permutation(np.repeat(np.arange(1, len(sizes) + 1), sizes))
    points = np.eye(len(sizes) + 3)[classes - 1]
    points = points + generator.normal(0, 0.1, points.shape)
    return points / np.linalg.norm(points, axis=1, keepdims=True), classes


class HeldVectors:
    """Vectors known beforehand, one per text, whatever stands above it."""

    def __init__(self, vectors: dict[str, Floats]) -> None:
        self._vectors = vectors

    def fit(self, texts: Sequence[str]) -> None:
        pass

    def transform(self, texts: Sequence[str], contexts: Sequence[str] | None = None) -> Floats:
        return np.array([self._vectors[text] for text in texts])

    def stack(self, parts: Sequence[Floats]) -> Floats:
        return np.vstack(parts)
