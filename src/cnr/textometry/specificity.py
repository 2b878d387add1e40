"""Specificities: is a part of a corpus richer or poorer in something than the whole?

Source: P. Lafon, "Sur la variabilité de la fréquence des formes dans un corpus", Mots 1, 1980,
p. 127-165. With F occurrences among T, a part of size t holds k of them; under chance alone k
follows the hypergeometric distribution.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike
from scipy.stats import false_discovery_control, hypergeom
from scipy.stats.contingency import odds_ratio


def specificity(k: ArrayLike, f: ArrayLike, t: ArrayLike, total: ArrayLike) -> np.ndarray:
    """Return Lafon's index, signed: the power of ten of the probability of so extreme a count.

    `k` observed in the part, `f` in the whole, `t` the part's size, `total` the whole's. Below
    the expected count f·t/total it is log10 P(X <= k), negative; from it on, -log10 P(X >= k),
    positive: the convention of the R package textometry. 3 means one chance in a thousand.
    """
    given = np.broadcast_arrays(*(np.asarray(value, dtype=float) for value in (k, f, t, total)))
    # Many cells of a table ask the same question: each is answered once, on its own side only.
    asked, cell = np.unique(
        np.stack([value.ravel() for value in given], axis=1), axis=0, return_inverse=True
    )
    counts, held, size, whole = asked.T
    below = counts < held * size / whole
    index = np.zeros(len(asked))
    for side, tail in ((below, _under), (~below, _over)):
        index[side] = tail(counts[side], whole[side], held[side], size[side]) / np.log(10)
    return np.asarray(index[cell].reshape(given[0].shape)) + 0.0  # no negative zero


def _under(k: np.ndarray, whole: np.ndarray, f: np.ndarray, t: np.ndarray) -> np.ndarray:
    return np.asarray(hypergeom.logcdf(k, whole, f, t))


def _over(k: np.ndarray, whole: np.ndarray, f: np.ndarray, t: np.ndarray) -> np.ndarray:
    return -np.asarray(hypergeom.logsf(k - 1, whole, f, t))


def profile(counts: pd.DataFrame, part: str, whole: str) -> pd.DataFrame:
    """Return `counts` with what sets the part apart from the rest of the whole.

    A row is a category; `part` and `whole` name the columns of its counts. Added columns:

    - `attendu`: count expected if the part were like the whole;
    - `specificite`: Lafon's index (see `specificity`);
    - `rapport`, `rapport_bas`, `rapport_haut`: odds ratio of the part against the rest, with its
      exact 95 % interval (conditional maximum likelihood, Fisher's noncentral hypergeometric);
      0 or infinite where one side is empty;
    - `p`: two-sided probability, twice the smaller tail; `p_ajustee`: after Benjamini and
      Hochberg (J. R. Statist. Soc. B 57, 1995), over the rows given.
    """
    data = counts.copy()
    k = data[part].to_numpy(dtype=int)
    f = data[whole].to_numpy(dtype=int)
    t, total = int(k.sum()), int(f.sum())
    data["attendu"] = f * t / total
    data["specificite"] = specificity(k, f, t, total)
    tails = np.minimum(hypergeom.cdf(k, total, f, t), hypergeom.sf(k - 1, total, f, t))
    data["p"] = np.minimum(1.0, 2 * tails)
    data["p_ajustee"] = false_discovery_control(data["p"]) if len(data) else data["p"]
    bounds = [_odds(int(a), int(b), t, total) for a, b in zip(k, f, strict=True)]
    data[["rapport", "rapport_bas", "rapport_haut"]] = np.array(bounds).reshape(-1, 3)
    return data


@lru_cache(maxsize=65536)
def _odds(k: int, f: int, t: int, total: int) -> tuple[float, float, float]:
    table = [[k, t - k], [f - k, (total - t) - (f - k)]]
    result = odds_ratio(table, kind="conditional")
    interval = result.confidence_interval(0.95)
    return float(result.statistic), float(interval.low), float(interval.high)
