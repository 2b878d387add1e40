"""Time and memory of the classifications on 1, 10 and 100 times the proposals of the corpus.

Beside them, KMeans and, where it is installed, BERTopic, on the same vectors. Run from the top of a
checkout: `.venv/bin/python benchmarks/clustering.py`. Prints a Markdown table; see
docs/performances.md for one run. Each method at each size has a process of its own, so that its
peak memory is its own; what is timed is the classification, the words or vectors being given.
"""

from __future__ import annotations

import os
import random
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from importlib.util import find_spec

import numpy as np
import pandas as pd
from sklearn.cluster import KMeans
from sklearn.metrics import adjusted_rand_score
from threadpoolctl import threadpool_limits

from cnr.lemmas import Lemmatiser
from cnr.project import find_project
from cnr.spoken import NATURES
from cnr.textometry.classify import by_vectors, reinert
from cnr.textometry.corpus import load_materials, texts_of
from cnr.textometry.lexicon import build_lexicon, read_words
from cnr.textometry.settings import Settings
from cnr.textometry.vector_classes import NARROW_AXES, ascend, semantic_space, with_parts
from cnr.vectors import TfidfVectors

SCALES = (1, 10, 100)
CLASSES = 178
#: The topic model takes minutes beyond this scale.
BERTOPIC_MOST = 10
ALONE = Settings(draws=0)


def proposals(scale: int) -> pd.DataFrame:
    """Return `scale` times the proposals; beyond the first time, with one word in ten left out, so
    that few are alike.
    """
    materials = load_materials(find_project())
    said = materials.contract["contributions"]
    rows = said[said["rubrique"].map(NATURES) == "proposition"].reset_index(drop=True)
    draw = random.Random(scale)
    parts = [rows]
    for _ in range(scale - 1):
        texts = [
            " ".join(word for word in text.split() if draw.random() > 0.1)
            for text in rows["texte_lisible"]
        ]
        parts.append(rows.assign(texte_lisible=texts))
    return pd.concat(parts, ignore_index=True)


def space_of(rows: pd.DataFrame) -> np.ndarray:
    """Return the space in which narrow classes are made, theme included."""
    texts = texts_of(rows)
    vectors = TfidfVectors(load_materials(find_project()).glossary)
    vectors.fit(texts.texts)
    with threadpool_limits(1):
        space = semantic_space(vectors.transform(texts.texts, texts.contexts), NARROW_AXES)
    return with_parts(space, texts.parts)


def run_reinert(rows: pd.DataFrame) -> tuple[Callable[[], np.ndarray], int]:
    """Return Reinert's simple classification, and the words in the texts."""
    glossary = load_materials(find_project()).glossary
    words = read_words(rows["texte_lisible"], Lemmatiser(glossary, strict=True))
    lexicon = build_lexicon(words.lemmas, ALONE.least_texts, ALONE.least_lemmas)
    return lambda: reinert(lexicon, ALONE).labels, sum(map(len, words.lemmas))


def run_vectors(rows: pd.DataFrame) -> tuple[Callable[[], np.ndarray], int]:
    """Return the narrow classes of vectors."""
    space = space_of(rows)
    return lambda: ascend(space, CLASSES, "average"), 0


def run_everything(rows: pd.DataFrame) -> tuple[Callable[[], np.ndarray], int]:
    """Return the narrow classes, vectors made from the texts included."""
    vectors = TfidfVectors(load_materials(find_project()).glossary)
    texts = texts_of(rows)
    return lambda: by_vectors(texts, vectors, ALONE, CLASSES)["vecteurs_fins"].labels, 0


def run_kmeans(rows: pd.DataFrame) -> tuple[Callable[[], np.ndarray], int]:
    """Return KMeans on the vectors of the narrow classes, as many classes."""
    space = space_of(rows)
    return lambda: KMeans(CLASSES, n_init=1, random_state=0).fit_predict(space) + 1, 0


def run_bertopic(rows: pd.DataFrame) -> tuple[Callable[[], np.ndarray], int]:
    """Return BERTopic given the vectors of the narrow classes, after a first run that compiles."""
    from bertopic import BERTopic
    from umap import UMAP

    space, texts = space_of(rows), rows["texte_lisible"].tolist()

    def topics() -> np.ndarray:
        model = BERTopic(umap_model=UMAP(n_components=5, random_state=0), embedding_model=None)
        return np.array(model.fit_transform(texts, embeddings=space)[0]) + 1

    topics()
    return topics, 0


METHODS = {
    "Reinert, simple": run_reinert,
    "vecteurs, classes fines": run_vectors,
    "vecteurs, des textes aux classes": run_everything,
    "KMeans, mêmes vecteurs": run_kmeans,
    "BERTopic, mêmes vecteurs": run_bertopic,
}


def measure(method: str, scale: int) -> None:
    """Print seconds (the best of three for a short run), peak memory in megabytes, the words in the
    texts, and the agreement with the ideas counted (adjusted Rand) on the first proposals.
    """
    rows = proposals(scale)
    run, words = METHODS[method](rows)
    times = []
    for _ in range(3 if scale == 1 else 1):
        start = time.perf_counter()
        labels = run()
        times.append(time.perf_counter() - start)
    coding = load_materials(find_project()).contract["codage"].set_index("contribution")
    first = rows["contribution"].drop_duplicates()
    truth = first.map(coding["idee_quotas"])
    kept = truth.notna().to_numpy() & (labels[: len(first)] > 0)
    rand = adjusted_rand_score(truth[kept], labels[: len(first)][kept])
    print(min(times), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, words, rand)


def main() -> None:
    """Print the table."""
    print(f"{os.cpu_count()} cores, Python {sys.version.split()[0]}\n")
    print(
        "| method | proposals | time (s) | time for ten times as many | words | peak memory (MB) "
        "| adjusted Rand with ideas |"
    )
    print("|---|--:|--:|--:|--:|--:|--:|")
    for method in METHODS:
        if "BERTopic" in method and find_spec("bertopic") is None:
            print(f"| {method} | not installed | | | | | |")
            continue
        previous = 0.0
        for scale in SCALES:
            if "BERTopic" in method and scale > BERTOPIC_MOST:
                continue
            done = subprocess.run(
                [sys.executable, __file__, method, str(scale)],
                check=True,
                capture_output=True,
                text=True,
            )
            seconds, peak, words, rand = map(float, done.stdout.split()[-4:])
            growth = f"× {seconds / previous:.1f}" if previous else ""
            previous = seconds
            print(
                f"| {method} | {1492 * scale:,} | {seconds:.2f} | {growth} "
                f"| {f'{int(words):,}' if words else ''} | {peak:.0f} | {rand:.3f} |",
                flush=True,
            )


if __name__ == "__main__":
    if len(sys.argv) == 3:
        measure(sys.argv[1], int(sys.argv[2]))
    else:
        main()
