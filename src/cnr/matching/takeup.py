"""What local plans take up of the workshops: pairs kept, set aside, or found by readers alone."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from cnr.matching.readings import NET, NO, PARTIAL

#: The plan whose actions are compared with those of the plans before it.
LATER = "cls3-agen"
EARLIER = ("agen-contribution", "cls2-agen")
#: Why a pair is shown: its score reaches the threshold and no reading sets it aside; or readers
#: find it near though its score is too low. A pair that readers set aside is not shown as near.
BY_SCORE, BY_READING, SET_ASIDE = "score", "lecture", "ecarte"
NEAR = (BY_SCORE, BY_READING)


def shown_pairs(kept: pd.DataFrame, read: pd.DataFrame, target: str) -> pd.DataFrame:
    """Return every pair to show: `action`, `target`, score (missing for one that only readers
    find), lecture, statut (BY_SCORE, BY_READING, SET_ASIDE); those of the score first.

    `kept` is rapprochements.csv or continuites.csv; `read` has a row per pair judged, with its
    `verdict` (`net`, `partiel`, `non`).
    """
    columns = ["action", target, "score", "lecture", "statut"]
    scored = kept.assign(
        statut=[SET_ASIDE if one == NO else BY_SCORE for one in kept["lecture"].fillna("")]
    )
    known = set(zip(kept["action"], kept[target], strict=True))
    others = read[read["verdict"].isin([NET, PARTIAL])]
    names = zip(others["action"], others[target], strict=True)
    fresh = pd.Series([one not in known for one in names], index=others.index, dtype=bool)
    alone = others[fresh].assign(score=pd.NA, statut=BY_READING)
    alone = alone.drop(columns="lecture", errors="ignore").rename(columns={"verdict": "lecture"})
    parts = [part[columns].astype(object) for part in (scored, alone)]
    return pd.concat(parts, ignore_index=True)


def idea_status(pairs: pd.DataFrame, actions: pd.DataFrame, ideas: Sequence[str]) -> pd.DataFrame:
    """Return how near each document is to each idea: a row per idea in order, a column per
    document, and values BY_SCORE, BY_READING, or an empty text.

    `pairs` is the result of `shown_pairs`, `actions` actions_locales.csv.
    """
    documents = actions.set_index("action")["document"]
    near = pairs[pairs["statut"].isin(NEAR)]
    near = near.assign(document=near["action"].map(documents))
    table = pd.DataFrame(
        "", index=list(ideas), columns=list(dict.fromkeys(documents)), dtype=object
    )
    for status in reversed(NEAR):
        for row in near[near["statut"] == status].itertuples():
            table.at[row.idee, row.document] = status
    return table


def best_status(statuses: pd.DataFrame) -> pd.Series:
    """Return, by row, the best of several documents' statuses."""
    return statuses.apply(
        lambda row: next((one for one in NEAR if one in set(row)), ""), axis=1, result_type="reduce"
    ).astype(object)
