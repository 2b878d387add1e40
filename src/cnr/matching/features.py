"""What texts say of how near two of them are, before anything is learnt from readings.

An action's text is its title, what people wrote that it means, and the headings above it. It goes
through the vectors and the model of the coding, as a contribution does.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from sklearn.preprocessing import normalize

from cnr.coding.model import Model, context
from cnr.coding.ridge import Floats
from cnr.matching.readings import FORMULATIONS

#: Added to a probability before its logarithm.
_SMALL = 1e-3
#: Two ideas of different themes echo each other from this likeness on.
_ECHO = 0.3
#: A spread below which likenesses are equal, but for what their last digit says.
_FLAT = 1e-9
#: Decimals of what is computed: beyond them, two machines may differ.
DECIMALS = 6


@dataclass(frozen=True, eq=False)
class Profiles:
    """Ideas as the codebook says them: a row of `vectors` per idea, of length 1; `usual` and
    `spread` are the mean and deviation of each idea's likeness to the contributions, so that an
    idea in everyday words is not near everything.
    """

    ideas: tuple[str, ...]
    vectors: Floats
    usual: Floats
    spread: Floats


def action_texts(actions: pd.DataFrame, explained: pd.DataFrame) -> tuple[list[str], list[str]]:
    """Return the text of each action of actions_locales.csv, and the headings above it."""
    words = explained.set_index("action")
    texts = []
    for row in actions.itertuples():
        more = (
            [words.at[row.action, name] for name in ("note", *FORMULATIONS)]
            if (row.action in words.index)
            else []
        )
        texts.append(" ; ".join([str(row.intitule), *filter(None, more)]))
    headings = [
        context(context(one, other), third)
        for one, other, third in zip(
            actions["axe"].fillna(""),
            actions["objectif"].fillna(""),
            actions["sous_objectif"].fillna(""),
            strict=True,
        )
    ]
    return texts, headings


def idea_profiles(model: Model, cells: list[str]) -> Profiles:
    """Return the profiles of the ideas of some cells, in the order of the codebook."""
    ideas: list[str] = []
    rows: list[Floats] = []
    for cell in cells:
        known = model.fits[cell].cell
        for rank, idea in enumerate(known.ideas):
            own = np.flatnonzero(known.meanings == rank)
            weighted = known.sentences[own].multiply(known.weights[own][:, None])
            rows.append(np.asarray(weighted.sum(axis=0)).ravel())
            ideas.append(idea)
    vectors = normalize(np.vstack(rows))
    contributions = normalize(
        model.vectors.stack([fitted.cell.contributions for fitted in model.fits.values()])
    )
    likeness = np.asarray(contributions @ vectors.T)
    spread = likeness.std(axis=0)
    return Profiles(
        tuple(ideas), vectors, likeness.mean(axis=0), np.where(spread > _FLAT, spread, 1.0)
    )


def idea_features(model: Model, profiles: Profiles, vectors: Any) -> Floats:
    """Return what says how near each text is to each idea: an array (text, idea, feature).

    Features: how much likelier the idea is than others for this text, and this text than
    contributions for the idea (standard scores of the cosine with the idea's profile); the
    logarithm of what the coding model gives the idea in its theme; the best that it gives an idea
    that echoes it in another theme.
    """
    likeness = np.asarray(_directions(vectors) @ profiles.vectors.T)
    coded = _probabilities(model, profiles.ideas, vectors)
    stack = [
        _standard(likeness, axis=1),
        (likeness - profiles.usual) / profiles.spread,
        np.log(coded + _SMALL),
        _echoes(coded, profiles),
    ]
    return np.round(np.stack(stack, axis=-1), DECIMALS)


def plan_features(earlier: Any, later: Any) -> Floats:
    """Return what says how near each action of a plan is to each of another: an array (earlier,
    later, feature) of the cosine and of its standard scores both ways.
    """
    product = _directions(earlier) @ _directions(later).T
    likeness = np.asarray(product.todense() if hasattr(product, "todense") else product)
    stack = [likeness, _standard(likeness, axis=1), _standard(likeness, axis=0)]
    return np.round(np.stack(stack, axis=-1), DECIMALS)


def _directions(vectors: Any) -> Any:
    """Return vectors of length 1 by row; there may be none."""
    return normalize(vectors) if vectors.shape[0] else vectors


def _standard(values: Floats, axis: int) -> Floats:
    if not values.size:
        return values
    spread = values.std(axis=axis, keepdims=True)
    scores: Floats = (values - values.mean(axis=axis, keepdims=True)) / np.where(
        spread > _FLAT, spread, 1.0
    )
    return scores


def _probabilities(model: Model, ideas: tuple[str, ...], vectors: Any) -> Floats:
    """Return what the model gives each idea in its own cell: a row per text."""
    given = np.zeros((vectors.shape[0], len(ideas)))
    place = {idea: rank for rank, idea in enumerate(ideas)}
    for cell, fitted in model.fits.items():
        own = [place.get(idea, -1) for idea in fitted.cell.ideas]
        if min(own) < 0:
            continue
        given[:, own] = model.probabilities(cell, vectors, None)[:, : len(own)]
    return given


def _echoes(coded: Floats, profiles: Profiles) -> Floats:
    """Return, for each text and idea, the best of what the ideas of other themes that say much the
    same are given, by how much they say the same.
    """
    themes = np.array([idea.split("-")[0] for idea in profiles.ideas])
    alike = profiles.vectors @ profiles.vectors.T
    alike = np.where((themes[:, None] != themes[None, :]) & (alike >= _ECHO), alike, 0.0)
    return np.stack([(coded * alike[idea]).max(axis=1) for idea in range(len(themes))], axis=1)
