"""The similarity graph: words joined to the words they are said with.

Sources: C. Flament, "L'analyse de similitude", Cahiers du Centre de recherche opérationnelle 4,
1962, p. 63-97; P. Marchand and P. Ratinaud, "L'analyse de similitude appliquée aux corpus
textuels", JADT 2012, p. 687-699: the maximum spanning tree keeps of all co-occurrences those that
hold the words together. Communities: V. D. Blondel et al., "Fast unfolding of communities in large
networks", Journal of Statistical Mechanics, 2008, P10008.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import networkx as nx
import numpy as np
import pandas as pd
from scipy import sparse

#: Figures kept of a position.
_DECIMALS = 3


@dataclass(frozen=True)
class SimilarityGraph:
    """`words`: a row per word, lemme, textes (that hold it), communaute (from 1, largest first), x,
    y (from -1 to 1). `links`: a row per pair of words said together, lemme_1, lemme_2,
    cooccurrences (texts that hold both), arbre (whether the pair is in the maximum spanning tree).
    """

    words: pd.DataFrame
    links: pd.DataFrame


def similarity_graph(
    presence: sparse.csr_matrix, lemmas: Sequence[str], most: int, least: int
) -> SimilarityGraph:
    """Return the graph of the `most` words that most texts hold (of equals, the first ones).

    `presence` has a row per text; two words are linked when at least `least` texts hold both.
    Equal links are taken in alphabetical order. Words that nothing links to the rest keep a tree
    of their own.
    """
    texts = np.asarray(presence.sum(axis=0)).ravel()
    kept = np.sort(np.argsort(-texts, kind="stable")[:most])
    chosen = sparse.csc_matrix(presence[:, kept])
    together = np.asarray((chosen.T @ chosen).todense())
    graph = nx.Graph()
    graph.add_nodes_from(range(len(kept)))
    for first, second in np.argwhere(np.triu(together, 1) >= max(least, 1)):
        graph.add_edge(int(first), int(second), weight=float(together[first, second]))
    tree = nx.maximum_spanning_tree(graph, algorithm="kruskal")
    places = _places(tree)
    community = np.zeros(len(kept), dtype=int)
    groups = nx.community.louvain_communities(graph, weight="weight", seed=0)
    for number, group in enumerate(sorted(groups, key=lambda one: (-len(one), min(one))), start=1):
        community[sorted(group)] = number
    names = np.array(lemmas, dtype=object)[kept]
    words = pd.DataFrame(
        {
            "lemme": names,
            "textes": texts[kept].astype(int),
            "communaute": community,
            "x": [places[node][0] for node in range(len(kept))],
            "y": [places[node][1] for node in range(len(kept))],
        }
    )
    edges = sorted(graph.edges)
    links = pd.DataFrame(
        {
            "lemme_1": [names[first] for first, _ in edges],
            "lemme_2": [names[second] for _, second in edges],
            "cooccurrences": [int(together[pair]) for pair in edges],
            "arbre": [tree.has_edge(*pair) for pair in edges],
        }
    )
    return SimilarityGraph(words, links)


def _places(tree: nx.Graph) -> dict[int, tuple[float, float]]:
    """Return where to draw each word of a forest, so that no two links cross.

    The equal-angle layout of J. Felsenstein, Inferring Phylogenies, Sinauer, 2004, ch. 34: a
    branch opens an angle in proportion to the words at its ends. Nothing in it is sought step by
    step, so it is the same on every machine. Separate trees hang from one point, not drawn.
    """
    forest = nx.Graph(tree)
    centres = []
    if not len(tree):
        return {}
    for part in sorted(nx.connected_components(tree), key=lambda one: (-len(one), min(one))):
        centres.append(max(sorted(part), key=lambda node: tree.degree(node)))
    root = centres[0]
    if len(centres) > 1:
        root = -1
        forest.add_edges_from((root, centre) for centre in centres)
    ends: dict[int, int] = {}
    children = {node: sorted(below) for node, below in nx.bfs_successors(forest, root)}
    for node in reversed([root, *(child for _, child in nx.bfs_edges(forest, root))]):
        ends[node] = sum(ends[child] for child in children.get(node, ())) or 1
    places = {root: (0.0, 0.0)}
    openings = {root: (0.0, 2 * math.pi)}
    for node in [root, *(child for _, child in nx.bfs_edges(forest, root))]:
        start, width = openings[node]
        share = width / ends[node]
        for child in children.get(node, ()):
            openings[child] = (start, share * ends[child])
            angle = start + share * ends[child] / 2
            x, y = places[node]
            places[child] = (x + math.cos(angle), y + math.sin(angle))
            start += share * ends[child]
    widest = max((abs(value) for place in places.values() for value in place), default=1.0) or 1.0
    return {
        node: (round(x / widest, _DECIMALS) + 0.0, round(y / widest, _DECIMALS) + 0.0)
        for node, (x, y) in places.items()
    }
