"""What sets a class apart: the chi2 of its lemmas, and the texts that are most like it.

Source: M. Reinert, 1983 (see `reinert`); the chi2 of a lemma and a class is that of the table of
the texts in or out of the class by the texts with or without the lemma, with one degree of freedom.
"""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy import sparse

#: Chi2 with one degree of freedom that chance exceeds once in twenty, and once in a thousand.
LEAST = 3.84
STRONG = 10.83


def class_counts(
    presence: sparse.csr_matrix, labels: NDArray[np.intp]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return how many texts of each class hold each lemma (classes 1, 2, … by lemmas), and how many
    texts each class has. Texts labelled 0 belong to no class and are left out.
    """
    size = int(labels.max(initial=0))
    member = sparse.csr_matrix(
        (np.ones(len(labels)), (labels, np.arange(len(labels)))), shape=(size + 1, len(labels))
    )[1:]
    counts = np.asarray((member @ presence).todense(), dtype=float)
    return counts, np.asarray(member.sum(axis=1)).ravel()


def signed_chi2(counts: NDArray[np.float64], sizes: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the chi2 of each class (row) and lemma (column), negative where the class holds less
    of the lemma than the other classes; 0 where there is nothing to tell.
    """
    total = sizes.sum()
    held = counts.sum(axis=0)
    expected = np.outer(sizes, held) / total
    spread = expected * np.outer(total - sizes, total - held) / total**2
    with np.errstate(divide="ignore", invalid="ignore"):
        chi2 = np.where(spread > 0, (counts - expected) ** 2 / spread, 0.0)
    signed: NDArray[np.float64] = np.round(np.sign(counts - expected) * chi2, 4) + 0.0
    return signed


def profiles(
    presence: sparse.csr_matrix, labels: NDArray[np.intp], lemmas: tuple[str, ...]
) -> pd.DataFrame:
    """Return the lemmas that set each class apart, strongest first.

    A row is a class and a lemma whose chi2 is at least LEAST: classe, lemme, dans_classe,
    classes (texts of the class and of all classes that hold the lemma), taille (texts of the
    class), chi2 (signed).
    """
    counts, sizes = class_counts(presence, labels)
    chi2 = signed_chi2(counts, sizes)
    ranks, columns = np.nonzero(np.abs(chi2) >= LEAST)
    table = pd.DataFrame(
        {
            "classe": ranks + 1,
            "lemme": np.array(lemmas, dtype=object)[columns],
            "dans_classe": counts[ranks, columns].astype(int),
            "classes": counts.sum(axis=0)[columns].astype(int),
            "taille": sizes[ranks].astype(int),
            "chi2": chi2[ranks, columns],
        }
    )
    return table.sort_values(
        ["classe", "chi2", "lemme"], ascending=[True, False, True], ignore_index=True
    )


def typicality(presence: sparse.csr_matrix, labels: NDArray[np.intp]) -> NDArray[np.float64]:
    """Return how typical each text is of its class: the sum of the chi2 of the class's own lemmas
    (those above STRONG) that it holds; 0 outside classes. As in ALCESTE, so a long text can hold
    more of them.
    """
    counts, sizes = class_counts(presence, labels)
    strong = np.where((chi2 := signed_chi2(counts, sizes)) >= STRONG, chi2, 0.0)
    scores = presence @ np.vstack([np.zeros(strong.shape[1]), strong]).T
    chosen: NDArray[np.float64] = np.round(scores[np.arange(len(labels)), labels], 4)
    return chosen
