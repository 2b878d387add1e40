"""How well a coding agrees with readings that it has not learnt from."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd
from scipy.stats import binomtest

#: Readings that count as sure.
SURE = "3"
#: Bins of the reliability diagram, of equal width.
BINS = 10


def group_of(idea: str) -> str:
    """Return the group of an idea: `T1-P-03-02` is in `T1-P-03`."""
    return idea.rpartition("-")[0]


def accepted(cell: str) -> list[str]:
    """Return the ideas that a settled reading accepts; one, empty, where it is that none fits."""
    return cell.split() or [""]


def matches(coded: Sequence[str], settled: Sequence[str], *, by_group: bool = False) -> pd.Series:
    """Return whether each coded idea is one that the settled reading accepts."""
    shown = group_of if by_group else str
    return pd.Series(
        [
            shown(idea) in [shown(one) for one in accepted(cell)]
            for idea, cell in zip(coded, settled, strict=True)
        ],
        dtype=bool,
    )


def share(right: Sequence[bool] | pd.Series) -> tuple[float, float, float]:
    """Return the share of true values with its 95 % interval (Wilson, 1927); NaN without any."""
    size = len(right)
    if not size:
        return (float("nan"),) * 3
    count = int(np.sum(np.asarray(right, dtype=bool)))
    interval = binomtest(count, size).proportion_ci(method="wilson")
    return count / size, float(interval.low), float(interval.high)


def reliability(probabilities: Sequence[float], right: Sequence[bool]) -> pd.DataFrame:
    """Return the reliability diagram: a row per bin of equal width that holds a contribution, with
    columns de, a (bounds), contributions, annonce (mean probability), constate (share right).
    """
    announced = np.asarray(probabilities, dtype=float)
    bins = np.minimum((announced * BINS).astype(int), BINS - 1)
    table = (
        pd.DataFrame({"bin": bins, "annonce": announced, "constate": np.asarray(right, float)})
        .groupby("bin")
        .agg(
            contributions=("annonce", "size"),
            annonce=("annonce", "mean"),
            constate=("constate", "mean"),
        )
        .reset_index()
    )
    table.insert(0, "a", (table["bin"] + 1) / BINS)
    table.insert(0, "de", table.pop("bin") / BINS)
    return table


def calibration_error(probabilities: Sequence[float], right: Sequence[bool]) -> float:
    """Return the expected calibration error: mean gap, over contributions, between the probability
    announced in their bin and the share found right (Naeini, Cooper and Hauskrecht, 2015).
    """
    if not len(probabilities):
        return float("nan")
    table = reliability(probabilities, right)
    gaps = (table["annonce"] - table["constate"]).abs()
    return float((gaps * table["contributions"]).sum() / table["contributions"].sum())


def calibration_noise(probabilities: Sequence[float]) -> float:
    """Return the calibration error that chance alone gives on so few contributions, were each
    probability exactly right: in a bin, the mean absolute deviation of a normal variable.
    """
    announced = np.asarray(probabilities, dtype=float)
    bins = np.minimum((announced * BINS).astype(int), BINS - 1)
    variances = pd.Series(announced * (1 - announced)).groupby(bins).sum()
    if not len(announced):
        return float("nan")
    return float(np.sqrt(2 * variances / np.pi).sum() / len(announced))


def coverage(probabilities: Sequence[float], right: Sequence[bool]) -> pd.DataFrame:
    """Return the accuracy on what is kept when the least probable codings are set aside to be
    read: a row per threshold, with columns seuil, part_gardee, contributions, exactitude.

    Contributions of one probability are kept or set aside together.
    """
    table = pd.DataFrame({"p": np.asarray(probabilities, float), "right": np.asarray(right, float)})
    table = table.groupby("p")["right"].agg(["size", "sum"]).sort_index(ascending=False).cumsum()
    return pd.DataFrame(
        {
            "seuil": table.index.to_numpy(),
            "part_gardee": (table["size"] / len(right)).to_numpy(),
            "contributions": table["size"].to_numpy(),
            "exactitude": (table["sum"] / table["size"]).to_numpy(),
        }
    )


def confused_pairs(coded: Sequence[str], settled: Sequence[str]) -> pd.DataFrame:
    """Return the ideas taken for one another: a row per pair with columns idee_lue (what readers
    say), idee_codee, fois; most frequent first.
    """
    wrong = [
        (accepted(cell)[0], idea)
        for idea, cell in zip(coded, settled, strict=True)
        if idea not in accepted(cell)
    ]
    pairs = pd.DataFrame(wrong, columns=["idee_lue", "idee_codee"])
    counted = pairs.value_counts().rename("fois").reset_index()
    return counted.sort_values(
        ["fois", "idee_lue", "idee_codee"], ascending=[False, True, True], ignore_index=True
    )


def overlap(counted: pd.Series, published: pd.Series) -> float:
    """Return the sum over cells of the smaller of the two counts, over the published total; NaN
    when nothing is published.
    """
    if not published.sum():
        return float("nan")
    return float(np.minimum(counted, published).sum() / published.sum())
