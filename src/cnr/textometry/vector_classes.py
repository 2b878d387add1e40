"""Classes of texts by their vectors: latent semantic analysis, then ascending classification.

Sources: S. Deerwester et al., "Indexing by latent semantic analysis", Journal of the American
Society for Information Science 41, 1990, p. 391-407; J. H. Ward, "Hierarchical grouping to optimize
an objective function", Journal of the American Statistical Association 58, 1963, p. 236-244.
Ascending classification costs the square of the number of texts: beyond SAMPLE texts it is made on
as many of them, and the others join the class whose centre is nearest.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.cluster import AgglomerativeClustering
from sklearn.decomposition import TruncatedSVD
from sklearn.preprocessing import normalize

#: Most texts that are compared two by two.
SAMPLE = 5000
#: Dimensions kept for a few broad classes, and for many narrow ones.
BROAD_AXES, NARROW_AXES = 30, 200
#: Weight of the part of the questionnaire that a text answers, beside that of its words: equal.
PART = 1.0
#: Figures kept of a coordinate: what lies beyond depends on the processor.
_DECIMALS = 8


@dataclass(frozen=True)
class Order:
    """Texts in an order of their own contents, so that the order of a file changes nothing:
    `first` gives a text for each different content, `rank` the content of each text.
    """

    first: NDArray[np.intp]
    rank: NDArray[np.intp]

    @classmethod
    def of(cls, keys: Sequence[object]) -> Order:
        """Return the order of texts given what tells them apart."""
        marks = [hashlib.sha256(repr(key).encode()).hexdigest() for key in keys]
        _, first, rank = np.unique(marks, return_index=True, return_inverse=True)
        return cls(first, rank)


def semantic_space(vectors: Any, dimensions: int) -> NDArray[np.float64]:
    """Return texts in the first dimensions of a latent semantic analysis, on the unit sphere; a
    text without a known word stays at the centre.
    """
    most = min(dimensions, vectors.shape[0] - 1, vectors.shape[1] - 1)
    sample = vectors[:SAMPLE]
    model = TruncatedSVD(max(most, 1), algorithm="randomized", n_iter=7, random_state=0)
    with np.errstate(invalid="ignore", divide="ignore"):  # of one text, no variance to share
        placed = model.fit(sample).transform(vectors)
    return np.round(np.asarray(normalize(placed)), _DECIMALS) + 0.0


def with_parts(space: NDArray[np.float64], parts: Sequence[str]) -> NDArray[np.float64]:
    """Return texts with one more dimension per part (the theme of a workshop, say), so that texts
    of one part are near and those of two are not; unchanged when there is one part only.
    """
    names = sorted(set(parts))
    if len(names) < 2:
        return space
    flags = np.array([[part == name for name in names] for part in parts], dtype=float)
    return np.asarray(normalize(np.hstack([space, PART * flags])))


def ascend(
    space: NDArray[np.float64], classes: int, linkage: str, drawn: NDArray[np.float64] | None = None
) -> NDArray[np.intp]:
    """Return the class of each row, numbered from 1 by falling size, by ascending classification.

    `linkage` is `ward` (broad classes of like sizes) or `average` (narrow ones, by the cosine).
    `drawn`, where given, says how many times each row counts; a row that does not has class 0.
    """
    here = np.flatnonzero(np.any(space != 0, axis=1) & (True if drawn is None else drawn > 0))
    labels = np.zeros(len(space), dtype=np.intp)
    sample = here[:SAMPLE]
    count = min(classes, len(sample))
    if count < 2:
        labels[here] = 1
        return labels
    model = AgglomerativeClustering(
        n_clusters=count,
        linkage=linkage,
        metric="euclidean" if linkage == "ward" else "cosine",
    )
    labels[sample] = model.fit_predict(space[sample]) + 1
    if len(here) > len(sample):
        labels[here[SAMPLE:]] = _nearest(space, labels, sample, here[SAMPLE:], count)
    sizes = np.bincount(labels, weights=drawn, minlength=count + 1)[1:]
    firsts = [int(np.flatnonzero(labels == one)[0]) for one in range(1, count + 1)]
    order = sorted(range(count), key=lambda one: (-sizes[one], firsts[one]))
    numbers = np.zeros(count + 1, dtype=np.intp)
    numbers[[one + 1 for one in order]] = np.arange(1, count + 1)
    return numbers[labels]


def _nearest(
    space: NDArray[np.float64],
    labels: NDArray[np.intp],
    sample: NDArray[np.intp],
    others: NDArray[np.intp],
    count: int,
) -> NDArray[np.intp]:
    """Return the class whose centre is nearest to each of `others`."""
    centres = np.vstack(
        [space[sample[labels[sample] == one]].mean(axis=0) for one in range(1, count + 1)]
    )
    found = [
        np.argmax(np.round(space[part] @ normalize(centres).T, _DECIMALS), axis=1) + 1
        for part in np.array_split(others, max(1, len(others) // SAMPLE))
    ]
    return np.concatenate(found)
