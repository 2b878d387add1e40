"""The words that each part of a corpus uses more, or less, than the whole."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np
import pandas as pd

from cnr.textometry.specificity import specificity

#: Lafon's index from which a word is said to be specific: one chance in a hundred.
LEAST = 2.0


def specific_words(
    lemmas: Sequence[Sequence[str]], parts: Sequence[str], least: int
) -> pd.DataFrame:
    """Return the specific words of each part, over-used first.

    `lemmas` are those of each text, repeated as they are said; `parts` names the part of each
    text, empty for one outside of the comparison. A word is looked at when it is said at least
    `least` times. A row is a part and a word whose index is at least LEAST either way: partie,
    lemme, nombre (in the part), total (in all parts), taille, corpus (occurrences of all words in
    the part, in all parts), specificite (Lafon's index, positive for over-use).
    """
    said: dict[str, Counter[str]] = {}
    for words, part in zip(lemmas, parts, strict=True):
        if part:
            said.setdefault(part, Counter()).update(words)
    whole: Counter[str] = Counter()
    for count in said.values():
        whole.update(count)
    names = sorted(said)
    known = sorted(word for word, count in whole.items() if count >= least)
    counts = np.array([[said[name][word] for word in known] for name in names]).reshape(
        len(names), len(known)
    )
    totals = np.array([whole[word] for word in known])
    sizes = np.array([said[name].total() for name in names])
    corpus = int(sizes.sum())
    index = np.round(specificity(counts, totals[None, :], sizes[:, None], corpus), 4)
    rows, columns = np.nonzero(np.abs(index) >= LEAST)
    table = pd.DataFrame(
        {
            "partie": np.array(names, dtype=object)[rows],
            "lemme": np.array(known, dtype=object)[columns],
            "nombre": counts[rows, columns],
            "total": totals[columns],
            "taille": sizes[rows],
            "corpus": corpus,
            "specificite": index[rows, columns],
        }
    )
    return table.sort_values(
        ["partie", "specificite", "lemme"], ascending=[True, False, True], ignore_index=True
    )
