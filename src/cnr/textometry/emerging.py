"""Emerging ideas: contributions that no published idea fits, but that say alike things."""

from __future__ import annotations

import numpy as np
import pandas as pd
from sklearn.cluster import AgglomerativeClustering
from threadpoolctl import threadpool_limits

from cnr.textometry.lexicon import Words
from cnr.textometry.vector_classes import Order, semantic_space
from cnr.vectors import Vectors

#: Dimensions of the space where contributions are compared, and mean cosine within a group.
AXES = 150
ALIKE = 0.5
#: Fewest contributions and departments of a group, and fewest different lemmas of a contribution:
#: headings taken for contributions ("Leviers réglementaires") are no idea.
FEWEST, PLACES, LEMMAS = 3, 2, 3


def emerging_ideas(
    contributions: pd.DataFrame, likely: pd.Series, words: Words, vectors: Vectors, doubt: float
) -> pd.DataFrame:
    """Return groups of like contributions whose best published idea is unlikely.

    `contributions` is contributions.csv; `likely` the free probability of each one's best idea, in
    the same order; `words` their lemmas; `doubt` the probability below which no idea is said to
    fit. A row is a contribution of a group: groupe (from 1, largest first, then closest together),
    contribution, proximite (mean cosine with the others of its group), in falling order.
    """
    texts = contributions["texte_lisible"].tolist()
    order = Order.of(list(zip(texts, contributions["contribution"], strict=True)))
    firsts = order.first
    with threadpool_limits(1):
        vectors.fit([texts[one] for one in firsts])
        space = semantic_space(vectors.transform([texts[one] for one in firsts]), AXES)[order.rank]
    rich = np.array([len(set(one)) >= LEMMAS for one in words.lemmas])
    kept = (likely.to_numpy(dtype=float) < doubt) & rich & np.any(space != 0, axis=1)
    ranks = np.array([one for one in firsts if kept[one]], dtype=np.intp)
    rows: list[tuple[int, float, list[tuple[float, str]]]] = []
    if len(ranks) >= FEWEST:
        model = AgglomerativeClustering(
            n_clusters=None, distance_threshold=1 - ALIKE, linkage="average", metric="cosine"
        )
        with threadpool_limits(1):
            labels = model.fit_predict(space[ranks])
        places = contributions["departement"].to_numpy()
        names = contributions["contribution"].to_numpy()
        for label in range(labels.max() + 1):
            group = ranks[labels == label]
            if len(group) < FEWEST or len(set(places[group])) < PLACES:
                continue
            alike = space[group] @ space[group].T
            near = np.round((alike.sum(axis=1) - 1) / (len(group) - 1), 4)
            members = sorted(zip(-near, names[group], strict=True))
            rows.append((len(group), float(near.mean()), members))
    rows.sort(key=lambda row: (-row[0], -round(row[1], 6), row[2][0][1]))
    return pd.DataFrame(
        [
            (number, name, -near)
            for number, (_, _, members) in enumerate(rows, start=1)
            for near, name in members
        ],
        columns=["groupe", "contribution", "proximite"],
    )


def shared_words(words: Words, members: list[int], most: int) -> list[str]:
    """Return the words that most members of a group hold, as they are written; of equals, those
    that are rarer elsewhere.
    """
    own: dict[str, int] = {}
    for member in members:
        for lemma in set(words.lemmas[member]):
            own[lemma] = own.get(lemma, 0) + 1
    common: dict[str, int] = {}
    for text in words.lemmas:
        for lemma in set(text):
            common[lemma] = common.get(lemma, 0) + 1
    ranked = sorted(own, key=lambda lemma: (-own[lemma], common[lemma], lemma))
    return [words.forms[lemma] for lemma in ranked if own[lemma] > 1][:most]
