"""The tables of matching: actions near ideas, actions near later ones, and how right both are."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from typing import Any

import numpy as np
import pandas as pd
from threadpoolctl import threadpool_limits

from cnr.coding.materials import Materials, read_materials
from cnr.coding.model import Model, train
from cnr.coding.ridge import Floats
from cnr.matching.features import action_texts, idea_features, idea_profiles, plan_features
from cnr.matching.readings import (
    CHOICE,
    CONTINUITY_FILE,
    EXPLAINED_FILE,
    NET,
    NO,
    PAIRS_FILE,
    PARTIAL,
    PROOF,
    read_continuity,
    read_explained,
    read_pairs,
    verdicts,
)
from cnr.matching.scorer import Bools, measure, scores, threshold
from cnr.matching.takeup import EARLIER, LATER
from cnr.project import Project
from cnr.schema import MATCHED_TABLES
from cnr.storage import load_contract, table_bytes
from cnr.tables.frame import typed

#: Tables of the contract that matching reads.
TABLES = ("idees", "contributions", "exemples", "tableaux_publies", "actions_locales")
DECIMALS = 4
#: What actions are in the order of.
ORDER = ["document", "ligne_debut", "ligne_code", "action"]
#: What the threshold asks of the pairs to choose from: the share that is right. Fewer pairs of
#: plans are near: asking as much of them would keep hardly any.
IDEAS_PRECISION = 0.9
PLANS_PRECISION = 0.8


@dataclass(frozen=True)
class Matter:
    """All that matching rests on: `coding` is what the coding learns from, `actions` the table of
    the contract, the others the files of data/reference (see `matching.readings`).
    """

    coding: Materials
    actions: pd.DataFrame
    explained: pd.DataFrame
    pairs: pd.DataFrame
    continuity: pd.DataFrame


def load_matter(project: Project) -> Matter:
    """Return what matching rests on. Raises SourceError naming the file, and the line where there
    is one, when a file is missing or malformed.
    """
    contract = load_contract(project.processed, TABLES)
    actions, ideas = contract["actions_locales"], contract["idees"]
    titles = dict(zip(actions["action"], actions["intitule"], strict=True))
    labels = dict(zip(ideas["idee"], ideas["libelle"], strict=True))
    reference = project.reference
    return Matter(
        read_materials(contract, reference),
        actions,
        read_explained(reference / EXPLAINED_FILE, titles),
        read_pairs(reference / PAIRS_FILE, titles, labels),
        read_continuity(reference / CONTINUITY_FILE, titles),
    )


def matched_tables(matter: Matter) -> dict[str, bytes]:
    """Return the contents of the tables of matching, by name, computed on one thread.

    Actions are taken in the order of their documents, whatever that of the table.
    """
    matter = replace(matter, actions=matter.actions.sort_values(ORDER, ignore_index=True))
    with threadpool_limits(1):
        model = train(matter.coding)
        texts, headings = action_texts(matter.actions, matter.explained)
        # One text more, dropped at once: there may be no action, and vectors need a text.
        vectors = model.vectors.transform([*texts, ""], [*headings, ""])[:-1]
        near_ideas = _near_ideas(model, vectors, matter)
        near_actions = _near_actions(vectors, matter)
    frames = {
        "rapprochements": near_ideas.rows("action", "idee"),
        "continuites": near_actions.rows("action", "cible"),
        "mesures_rapprochements": pd.concat(
            [near_ideas.measures("idees"), near_actions.measures("plans")], ignore_index=True
        ),
    }
    return {
        name: table_bytes(MATCHED_TABLES[name], typed(MATCHED_TABLES[name], rows))
        for name, rows in frames.items()
    }


@dataclass(frozen=True)
class Matched:
    """Pairs scored: `scores` and the readings have a row per action and a column per target;
    `lots` gives the lot of each action, empty where nobody read it.
    """

    actions: tuple[str, ...]
    targets: tuple[str, ...]
    scores: Floats
    verdict: pd.DataFrame
    lots: tuple[str, ...]
    least: float

    def rows(self, action: str, target: str) -> pd.DataFrame:
        """Return a row per pair that reaches the threshold, the nearest first for each action."""
        found: list[dict[str, object]] = []
        for rank, name in enumerate(self.actions):
            order = np.argsort(-self.scores[rank], kind="stable")
            kept = [place for place in order if self.scores[rank, place] >= self.least]
            found += [
                {
                    action: name,
                    target: self.targets[place],
                    "score": self.scores[rank, place],
                    "rang": position,
                    "lecture": self.verdict.iat[rank, place],
                }
                for position, place in enumerate(kept, start=1)
            ]
        return pd.DataFrame(found, columns=[action, target, "score", "rang", "lecture"])

    def measures(self, what: str) -> pd.DataFrame:
        """Return a row per lot: how right the pairs that reach the threshold are in it."""
        near, plain = _near(self.verdict), _near(self.verdict, NET)
        found: list[dict[str, object]] = []
        for lot in (CHOICE, PROOF):
            own = np.array([one == lot for one in self.lots], dtype=bool)
            said = measure(self.scores[own], near[own], plain[own], self.least)
            values = {
                name: round(value, DECIMALS) if isinstance(value, float) else value
                for name, value in asdict(said).items()
            }
            found.append({"objet": what, "lot": lot, "seuil": self.least} | values)
        return pd.DataFrame(found).rename(columns=_COLUMNS)


_COLUMNS = {
    "read": "paires",
    "near": "proches",
    "kept": "retenues",
    "right": "justes",
    "precision": "precision",
    "low": "precision_min",
    "high": "precision_max",
    "recall": "rappel",
    "plain": "nettes",
    "plain_recall": "rappel_net",
}


def _near_ideas(model: Model, vectors: Any, matter: Matter) -> Matched:
    ideas = matter.coding.ideas
    cells = [cell for cell in model.fits if cell.endswith("P")]
    profiles = idea_profiles(model, cells)
    order = [idea for idea in ideas["idee"] if idea in set(profiles.ideas)]
    place = [profiles.ideas.index(idea) for idea in order]
    features = idea_features(model, profiles, vectors)[:, place]
    pairs = matter.pairs.assign(verdict=verdicts(matter.pairs))
    return _matched(
        tuple(matter.actions["action"]), tuple(order), features, pairs, "idee", IDEAS_PRECISION
    )


def _near_actions(vectors: Any, matter: Matter) -> Matched:
    documents = matter.actions["document"]
    earlier = np.flatnonzero(documents.isin(EARLIER))
    later = np.flatnonzero(documents == LATER)
    names = matter.actions["action"].to_numpy()
    features = plan_features(vectors[earlier], vectors[later])
    pairs = matter.continuity.assign(verdict=matter.continuity["lecture"])
    return _matched(
        tuple(names[earlier]), tuple(names[later]), features, pairs, "cible", PLANS_PRECISION
    )


def _matched(
    actions: tuple[str, ...],
    targets: tuple[str, ...],
    features: Floats,
    pairs: pd.DataFrame,
    target: str,
    precision: float,
) -> Matched:
    """Return pairs scored by what the lot of choice teaches.

    Readers went through all targets of the actions that they read: a pair that they do not note is
    one that they do not find near.
    """
    lot = dict(zip(pairs["action"], pairs["lot"], strict=True))
    lots = tuple(lot.get(action, "") for action in actions)
    verdict = (
        pairs.pivot(index="action", columns=target, values="verdict")
        .reindex(index=list(actions), columns=list(targets))
        .astype(object)
    )
    read = np.array([bool(one) for one in lots], dtype=bool)
    verdict[read] = verdict[read].fillna(NO)
    verdict = verdict.fillna("")
    near = _near(verdict)
    learn = np.array([one == CHOICE for one in lots], dtype=bool)
    given = scores(features, near, learn)
    return Matched(
        actions, targets, given, verdict, lots, threshold(given[learn], near[learn], precision)
    )


def _near(verdict: pd.DataFrame, *said: str) -> Bools:
    """Return where a verdict is one of `said`, by default one that finds the pair near."""
    near: Bools = verdict.isin(said or (NET, PARTIAL)).to_numpy(dtype=bool)
    return near
