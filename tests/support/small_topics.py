"""Texts of three topics that share no word: a partition that a classification must find again."""

from __future__ import annotations

import csv
import io
import random
from pathlib import Path

#: Of each topic, the words that its texts draw from.
TOPICS = {
    "logement": "logement étudiant stage zone rurale internat accueil commune bailleur loyer",
    "prévention": "prévention école enfant dépistage vaccination parent sport tabac diététique "
    "élève",
    "urgence": "urgence nuit régulation garde transport ambulance permanence samu brancard "
    "dimanche",
}
#: Words of a text.
LENGTH = 5


def topic_texts(count: int, seed: int = 0) -> list[tuple[str, str]]:
    """Return `count` texts of each topic, shuffled, each with its topic before it."""
    draw = random.Random(seed)
    texts = [
        (topic, " ".join(draw.sample(words.split(), LENGTH)))
        for topic, words in TOPICS.items()
        for _ in range(count)
    ]
    draw.shuffle(texts)
    return texts


#: Rows of a file of them: identifier, topic, year, text.
HEADER = ("contribution", "sujet", "annee", "texte")
ROWS = [
    (f"c{rank:02}", topic, str(2021 + rank % 2), text)
    for rank, (topic, text) in enumerate(topic_texts(20), start=1)
]


def written(path: Path, rows: list[tuple[str, ...]], header: tuple[str, ...] = HEADER) -> Path:
    """Write the rows as a CSV to `path`; return it."""
    buffer = io.StringIO()
    csv.writer(buffer).writerows([header, *rows])
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(buffer.getvalue(), "utf-8")
    return path
