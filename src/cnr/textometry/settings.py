"""The settings of the classifications, with their default values."""

from __future__ import annotations

from dataclasses import dataclass, fields

from cnr.errors import ParameterError


@dataclass(frozen=True)
class Settings:
    """What a user may change; each value must be at least 1, `draws` and `seed` at least 0.

    - `classes`: classes asked of Reinert's classifications and of the broad classes of vectors;
    - `narrow`: narrow classes of vectors; 0 for as many as there are published ideas;
    - `least_texts`: texts that must hold a lemma for it to count;
    - `least_lemmas`: lemmas that a text must hold to be classified;
    - `smallest_percent`: smallest class, in percent of the texts;
    - `segment`: lemmas that short texts are joined to reach, for the second classification of the
      double one;
    - `draws`, `seed`: draws of the texts to judge stability, and their seed;
    - `words`: words of the similarity graph; `together`: texts that must hold two linked words;
    - `said`: occurrences from which a word's specificities are looked at;
    - `typical`: typical texts shown for a class;
    - `doubt_percent`: free probability, in percent, below which no published idea is said to fit.
    """

    classes: int = 8
    narrow: int = 0
    least_texts: int = 10
    least_lemmas: int = 2
    smallest_percent: int = 2
    segment: int = 8
    draws: int = 50
    seed: int = 0
    words: int = 60
    together: int = 5
    said: int = 5
    typical: int = 10
    doubt_percent: int = 50

    def __post_init__(self) -> None:
        for one in fields(self):
            value = getattr(self, one.name)
            least = 0 if one.name in ("draws", "seed", "narrow") else 1
            least = 2 if one.name == "classes" else least
            most = 100 if one.name.endswith("_percent") else None
            if not isinstance(value, int) or isinstance(value, bool) or value < least:
                raise ParameterError(
                    f"Le réglage {one.name} doit être un entier d’au moins {least}, et non "
                    f"« {value} »."
                )
            if most is not None and value > most:
                raise ParameterError(
                    f"Le réglage {one.name} ne peut dépasser {most}, et vaut « {value} »."
                )
