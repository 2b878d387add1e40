"""The surnames of those who speak in the synthesis, known by where it prints them: no name stands
in the code, nor in the tests.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from cnr.labels import fold
from cnr.lines import Line, read_lines
from cnr.sources import SYNTHESIS, read_manifest
from support.corpus import RAW

#: Line of the synthesis, and rank of the surname (or of one of its words) among its words.
PLACES = """
6450.5 6475.4 6493.5 6505.5 6531.2 6541.2 6548.2 6585.2 6585.4 6604.2 6630.2 6680.2 6701.5
6801.4 6827.4 6840.4 6857.2 6867.2 6882.2 6889.2 6898.2 6911.2 6914.2 6929.2 6994.4
"""
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True)
class Persons:
    """Surnames, folded, and the words that the sources also write in small letters."""

    surnames: frozenset[str]
    ordinary: frozenset[str]

    def named_in(self, text: str) -> set[str]:
        """Return the words of `text` that are a surname, with or without accents and capitals.

        Two are words of French too: in small letters, as the sources print them, they name nobody.
        """
        return {
            word
            for word in _WORD.findall(text)
            if fold(word) in self.surnames and word not in self.ordinary
        }


def document_lines() -> dict[str, list[Line]]:
    """Return the lines of each document."""
    return {one.document: read_lines(RAW / one.fichier) for one in read_manifest(RAW).sources}


def read_persons() -> Persons:
    """Return the persons who speak in the synthesis."""
    lines = document_lines()
    places = [place.split(".") for place in PLACES.split()]
    texts = {line.number: line.content for line in lines[SYNTHESIS]}
    words = [texts[int(line)].split()[int(rank) - 1].strip(",") for line, rank in places]
    printed = (line.content for document in lines.values() for line in document)
    small = {word for text in printed for word in _WORD.findall(text) if word.islower()}
    return Persons(frozenset(map(fold, words)), frozenset(small))
