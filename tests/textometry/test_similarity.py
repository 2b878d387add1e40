"""The similarity graph, beside every tree there is."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

import networkx as nx
import numpy as np
import pandas as pd
import pytest
from scipy import sparse

from cnr.textometry.similarity import SimilarityGraph, similarity_graph
from textometry.drawn import Floats, noise

Edge = tuple[str, str]
Place = tuple[float, float]


def graph_of(presence: Floats, most: int = 99, least: int = 1) -> SimilarityGraph:
    return similarity_graph(sparse.csr_matrix(presence), names(presence), most, least)


def names(presence: Floats) -> list[str]:
    return [f"m{one:02}" for one in range(presence.shape[1])]


def presence_of(edges: Sequence[tuple[int, int, int]], words: int) -> Floats:
    """So many texts for each pair of words, and one for each word."""
    rows = [
        np.eye(words)[[one, other]].sum(axis=0) for one, other, times in edges for _ in "x" * times
    ]
    return np.array([*rows, *np.eye(words)])


def tree_edges(graph: SimilarityGraph) -> list[Edge]:
    kept = graph.links[graph.links["arbre"]]
    return list(zip(kept["lemme_1"], kept["lemme_2"], strict=True))


def heaviest(links: pd.DataFrame, words: int) -> int:
    """The weight of the heaviest spanning tree, all being tried."""
    edges = list(links[["lemme_1", "lemme_2", "cooccurrences"]].itertuples(index=False, name=None))
    sums = []
    for chosen in combinations(edges, words - 1):
        tree = nx.Graph((one, other) for one, other, _ in chosen)
        if len(tree) == words and nx.is_connected(tree):
            sums.append(sum(weight for *_, weight in chosen))
    return max(sums)


@pytest.mark.parametrize("seed", range(8))
def test_no_other_tree_is_heavier(seed: int) -> None:
    graph = graph_of(noise(seed, rows=30, columns=6))
    assert nx.is_tree(nx.Graph(tree_edges(graph)))
    weights = graph.links.loc[graph.links["arbre"], "cooccurrences"]
    assert (len(weights), weights.sum()) == (5, heaviest(graph.links, 6))


@pytest.mark.parametrize(("most", "least"), [(10, 1), (6, 1), (6, 9), (1, 1)])
def test_words_and_links_are_counted(most: int, least: int) -> None:
    presence = noise(3, rows=60, columns=10)
    graph = graph_of(presence, most, least)
    texts = presence.sum(axis=0)
    kept = sorted(sorted(range(10), key=lambda one: (-texts[one], one))[:most])
    assert graph.words["lemme"].tolist() == [f"m{one:02}" for one in kept]
    assert graph.words["textes"].tolist() == texts[kept].tolist()
    together = presence.T @ presence
    assert list(graph.links[["lemme_1", "lemme_2", "cooccurrences"]].itertuples(index=False)) == [
        (f"m{one:02}", f"m{other:02}", together[one, other])
        for one, other in combinations(kept, 2)
        if together[one, other] >= least
    ]


def test_of_equal_links_the_first_in_alphabetical_order_are_in_the_tree() -> None:
    edges = tree_edges(graph_of(np.ones((5, 4))))
    assert edges == [("m00", "m01"), ("m00", "m02"), ("m00", "m03")]


def test_words_apart_have_trees_of_their_own() -> None:
    """Two groups and a word that is alone."""
    edges = [(0, 1, 3), (1, 2, 2), (0, 2, 1), (4, 5, 1)]
    graph = graph_of(presence_of(edges, 6))
    assert tree_edges(graph) == [("m00", "m01"), ("m01", "m02"), ("m04", "m05")]
    assert graph.words["communaute"].tolist() == [1, 1, 1, 3, 2, 2]
    assert len(set(zip(graph.words["x"], graph.words["y"], strict=True))) == 6


def test_no_word_is_linked() -> None:
    graph = graph_of(np.repeat(np.eye(4), [4, 3, 2, 1], axis=0))
    assert graph.links.empty
    assert graph.words["communaute"].tolist() == [1, 2, 3, 4]


def test_communities_are_numbered_by_size() -> None:
    """Words that are said together, and once with a word of another group."""
    groups = [range(3), range(3, 8), range(8, 12)]
    edges = [(*pair, 5) for group in groups for pair in combinations(group, 2)]
    graph = graph_of(presence_of([*edges, (2, 3, 1), (7, 8, 1)], 12))
    assert graph.words["communaute"].tolist() == [3] * 3 + [1] * 5 + [2] * 4


@pytest.mark.parametrize("seed", range(5))
def test_the_order_of_texts_changes_nothing(seed: int) -> None:
    presence = noise(seed, rows=80, columns=25, share=0.15)
    order = np.random.default_rng(seed).permutation(80)
    one, other = graph_of(presence, 20, 2), graph_of(presence[order], 20, 2)
    pd.testing.assert_frame_equal(one.words, other.words)
    pd.testing.assert_frame_equal(one.links, other.links)


def turn(one: Place, other: Place, third: Place) -> float:
    """Positive when one turns left at the second place to go to the third."""
    return (other[0] - one[0]) * (third[1] - one[1]) - (other[1] - one[1]) * (third[0] - one[0])


def meet(first: tuple[Place, Place], second: tuple[Place, Place]) -> bool:
    """Whether two links cross, or an end of one lies on the other."""
    sides = [turn(*first, end) for end in second], [turn(*second, end) for end in first]
    if not any(map(any, sides)):  # on one line
        low, high = sorted(first)
        return max(second) >= low and min(second) <= high
    return all(one * other <= 0 for one, other in sides)


@pytest.mark.parametrize("seed", range(12))
def test_no_two_links_of_the_tree_cross(seed: int) -> None:
    """In a tree drawn at random, deep in half of the cases, in several pieces in a third."""
    generator = np.random.default_rng(seed)
    edges = [
        (int(generator.integers(max(0, word - 3) if seed % 2 else 0, word)), word, 1)
        for word in range(1, 25)
        if seed % 3 or word % 8
    ]
    graph = graph_of(presence_of(edges, 25))
    places = dict(
        zip(graph.words["lemme"], zip(graph.words["x"], graph.words["y"], strict=True), strict=True)
    )
    assert len(tree_edges(graph)) == len(edges)
    assert graph.words[["x", "y"]].abs().max(axis=None) <= 1
    for first, second in combinations(tree_edges(graph), 2):
        if not set(first) & set(second):
            ends = [(places[one], places[other]) for one, other in (first, second)]
            assert not meet(ends[0], ends[1]), (first, second)


def test_one_word_is_at_the_centre() -> None:
    words = graph_of(np.ones((3, 1))).words
    assert words.to_dict("records") == [
        {"lemme": "m00", "textes": 3, "communaute": 1, "x": 0.0, "y": 0.0}
    ]
