"""How far classes hold when the texts are drawn again.

Source: C. Hennig, "Cluster-wise assessment of cluster stability", Computational Statistics & Data
Analysis 52, 2007, p. 258-271: texts are drawn with replacement, classified anew, and each class is
compared with the one most like it (Jaccard); below 0.6 a class should not be trusted. The whole
classification is compared by the adjusted Rand index (L. Hubert and P. Arabie, Journal of
Classification 2, 1985, p. 193-218).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from sklearn.metrics import adjusted_rand_score

#: Numbers of texts drawn; a classification is a function of them (0 for a text not drawn).
Classify = Callable[[NDArray[np.float64]], NDArray[np.intp]]


@dataclass(frozen=True)
class Stability:
    """`classes` is the mean Jaccard of each class, from class 1 on; `rand` the mean adjusted Rand
    index of the classification, over the texts that both put in a class.
    """

    classes: NDArray[np.float64]
    rand: float


def bootstrap(
    labels: NDArray[np.intp],
    weights: NDArray[np.float64],
    classify: Classify,
    draws: int,
    seed: int,
) -> Stability:
    """Return the stability of `labels` over `draws` draws of the texts.

    A row stands for `weights` texts; `classify` gives each row its class, 0 for none, from the
    number of times that its texts were drawn. A class whose texts were not drawn at all is left
    out of that draw.
    """
    size = int(labels.max(initial=0))
    generator = np.random.default_rng(seed)
    total = int(weights.sum())
    likeness = np.full((draws, size), np.nan)
    rand = np.zeros(draws)
    for draw in range(draws):
        drawn = generator.multinomial(total, weights / total).astype(float)
        here = drawn > 0
        again = np.zeros_like(labels)
        again[here] = classify(drawn)[here]
        likeness[draw] = _likeness(labels[here], again[here], drawn[here], size)
        both = here & (labels > 0) & (again > 0)
        if both.any():  # where nothing is classified again, nothing holds
            times = drawn[both].astype(int)
            rand[draw] = adjusted_rand_score(
                np.repeat(labels[both], times), np.repeat(again[both], times)
            )
    known = ~np.isnan(likeness)
    means = np.where(known, likeness, 0.0).sum(axis=0) / np.maximum(known.sum(axis=0), 1)
    return Stability(np.round(means, 4), round(float(rand.mean()), 4) if draws else 0.0)


def _likeness(
    first: NDArray[np.intp], second: NDArray[np.intp], drawn: NDArray[np.float64], size: int
) -> NDArray[np.float64]:
    """Return, for each class of the first labels, its Jaccard index with the class of the second
    labels that is most like it; NaN for a class that was not drawn.
    """
    both = np.zeros((size + 1, int(second.max(initial=0)) + 1))
    np.add.at(both, (first, second), drawn)
    rows, columns = both.sum(axis=1)[1:], both.sum(axis=0)[1:]
    shared = both[1:, 1:]
    either = rows[:, None] + columns[None, :] - shared
    jaccard = np.divide(shared, either, out=np.zeros_like(shared), where=either > 0)
    best: NDArray[np.float64] = jaccard.max(axis=1, initial=0.0)
    return np.where(rows > 0, best, np.nan)
