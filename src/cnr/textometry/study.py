"""One study of a set of texts: its words, its classifications, and what sets each class apart."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd
from scipy import sparse

from cnr.glossary import Term
from cnr.labels import fold
from cnr.lemmas import Lemmatiser
from cnr.schema.textometry import (
    DOUBLE,
    EMBEDDED,
    NARROW,
    REINERT,
    SEPARATOR,
    STABLE,
    VECTORS,
)
from cnr.textometry.classify import Classification, Texts, by_vectors, reinert, reinert_double
from cnr.textometry.correspondence import Correspondence, correspondence
from cnr.textometry.lexicon import Lexicon, Words, build_lexicon, read_words
from cnr.textometry.profiles import class_counts, profiles, typicality
from cnr.textometry.settings import Settings
from cnr.textometry.similarity import similarity_graph
from cnr.textometry.specificity import specificity
from cnr.textometry.stability import Stability
from cnr.vectors import Vectors

#: Words that name a class.
NAMING = 8


@dataclass(frozen=True)
class Study:
    """The classifications of some texts, by method, with the words they rest on."""

    words: Words
    lexicon: Lexicon
    classifications: Mapping[str, Classification]


def study(
    texts: Texts,
    glossary: tuple[Term, ...],
    settings: Settings,
    vectors: Vectors,
    narrow: int | None,
    embeddings: Vectors | None = None,
) -> Study:
    """Return the study of `texts`: classes of their words, of their `vectors`, among these `narrow`
    narrow ones where that is given, and classes of `embeddings` where those are. Raises
    ParameterError when there is nothing to classify.
    """
    words = read_words(texts.texts, Lemmatiser(glossary, strict=True), glossary)
    lexicon = build_lexicon(words.lemmas, settings.least_texts, settings.least_lemmas)
    found = {
        REINERT: reinert(lexicon, settings),
        DOUBLE: reinert_double(words, lexicon, texts.neighbours, settings),
        **by_vectors(texts, vectors, settings, narrow),
    }
    if embeddings is not None:
        found[EMBEDDED] = by_vectors(texts, embeddings, settings)[VECTORS]
    return Study(words, lexicon, found)


def unclassified(texts: int) -> Study:
    """Return the study of texts that hold too little to be classified: none has a class."""
    nothing = Lexicon((), sparse.csr_matrix((0, 0)), np.zeros(0), np.full(texts, -1, dtype=np.intp))
    labels = np.zeros(texts, dtype=np.intp)
    left = Classification(labels, Stability(np.zeros(0), 0.0))
    methods = (REINERT, DOUBLE, VECTORS, NARROW)
    return Study(Words(((),) * texts, {}), nothing, dict.fromkeys(methods, left))


def study_tables(done: Study, names: list[str], settings: Settings) -> dict[str, pd.DataFrame]:
    """Return the tables of a study that need nothing but its texts, by name; `names` are the
    identifiers of the texts. portraits_classes lacks names and ideas.
    """
    graph = similarity_graph(*_shown(done), settings.words, settings.together)
    return {
        "classes": class_rows(done, names),
        "classifications": method_rows(done, settings),
        "portraits_classes": portrait_rows(done),
        "profils_classes": profile_rows(done),
        "arbre_classes": tree_rows(done),
        "mots_graphe": graph.words.assign(mot=graph.words["lemme"].map(done.words.forms)),
        "liens_graphe": graph.links,
    }


def class_rows(done: Study, names: list[str]) -> pd.DataFrame:
    """Return classes.csv: contribution (from `names`, in the order of the texts), methode, classe
    (missing outside classes), typicite.
    """
    presence = done.lexicon.presence()
    parts = []
    for method, found in done.classifications.items():
        labels = pd.Series(found.labels, dtype="Int64")
        parts.append(
            pd.DataFrame(
                {
                    "contribution": names,
                    "methode": method,
                    "classe": labels.mask(labels == 0),
                    "typicite": typicality(presence, found.labels),
                }
            )
        )
    return pd.concat(parts, ignore_index=True)


def method_rows(done: Study, settings: Settings) -> pd.DataFrame:
    """Return classifications.csv: a row per method."""
    return pd.DataFrame(
        [
            {
                "methode": method,
                "textes": len(found.labels),
                "classes": int(found.labels.max(initial=0)),
                "non_classes": int((found.labels == 0).sum()),
                "stabilite": found.stability.rand,
                "tirages": settings.draws,
            }
            for method, found in done.classifications.items()
        ]
    )


def profile_rows(done: Study) -> pd.DataFrame:
    """Return profils_classes.csv: the words of each class, but for the narrow classes, too small
    for a chi2.
    """
    presence = done.lexicon.presence()
    parts = []
    for method, found in done.classifications.items():
        if method != NARROW:
            table = profiles(presence, found.labels, done.lexicon.lemmas)
            total = int((found.labels > 0).sum())
            index = specificity(table["dans_classe"], table["classes"], table["taille"], total)
            parts.append(table.assign(methode=method, specificite=np.round(index, 4)))
    rows = pd.concat(parts, ignore_index=True)
    return rows.assign(mot=rows["lemme"].map(done.words.forms))


def portrait_rows(done: Study) -> pd.DataFrame:
    """Return portraits_classes.csv without its names and ideas: a row per class."""
    rows = []
    presence, lemmas = _shown(done)
    for method, found in done.classifications.items():
        table = profiles(presence, found.labels, lemmas)
        own = table[table["chi2"] > 0]
        sizes = np.bincount(found.labels, minlength=1)
        for number, held in enumerate(found.stability.classes, start=1):
            strongest = own.loc[own["classe"] == number, "lemme"].tolist()
            rows.append(
                {
                    "methode": method,
                    "classe": number,
                    "taille": int(sizes[number]),
                    "stabilite": held,
                    "stable": bool(held >= STABLE),
                    "mots": SEPARATOR.join(distinct_words(strongest, done.words.forms)[:NAMING]),
                }
            )
    columns = ["methode", "classe", "taille", "stabilite", "stable", "mots"]
    return pd.DataFrame(rows, columns=columns)


def distinct_words(lemmas: list[str], forms: Mapping[str, str]) -> list[str]:
    """Return lemmas as they are written, each once: a glossary term and a word of the same letters
    are one, and so is a word of a term given before it.
    """
    words: list[str] = []
    seen: set[str] = set()
    for lemma in lemmas:
        word = forms[lemma]
        if fold(word) not in seen:
            seen.update([fold(word), *fold(word).replace("-", " ").replace("'", " ").split()])
            words.append(word)
    return words


def tree_rows(done: Study) -> pd.DataFrame:
    """Return arbre_classes.csv: the nodes of Reinert's simple classification."""
    tree = done.classifications[REINERT].tree
    if tree is None:
        return pd.DataFrame(columns=["noeud", "parent", "classe", "taille", "chi2"])
    leaves = {rank: number for number, rank in enumerate(tree.leaves, start=1)}
    parents = {part: rank for rank, node in enumerate(tree.nodes) for part in node.parts}
    return pd.DataFrame(
        [
            {
                "noeud": rank,
                "parent": parents.get(rank),
                "classe": leaves.get(rank),
                "taille": node.texts,
                "chi2": round(node.chi2, 4) if node.parts else None,
            }
            for rank, node in enumerate(tree.nodes)
        ]
    )


def words_and_classes(done: Study, extra: pd.DataFrame | None = None) -> Correspondence | None:
    """Return the correspondence analysis of the words and of Reinert's classes; None for fewer than
    three classes, which make no plane.

    `extra` has a column per supplementary part of the texts, true where a text is in it.
    """
    labels = done.classifications[REINERT].labels
    if labels.max(initial=0) < 3:
        return None
    presence, lemmas = _shown(done)
    counts, _ = class_counts(presence, labels)
    table = pd.DataFrame(counts.T, index=list(lemmas)).set_axis(
        [str(number) for number in range(1, len(counts) + 1)], axis=1
    )
    placed = None
    if extra is not None:
        held = presence.T @ extra.to_numpy(dtype=float)
        placed = pd.DataFrame(held, index=table.index, columns=extra.columns)
    return correspondence(table, extra_columns=placed)


def _shown(done: Study) -> tuple[sparse.csr_matrix, tuple[str, ...]]:
    """Return the presence of the lemmas worth showing, and these lemmas."""
    columns = done.lexicon.shown()
    presence = sparse.csr_matrix(done.lexicon.presence()[:, columns])
    return presence, tuple(done.lexicon.lemmas[one] for one in columns)
