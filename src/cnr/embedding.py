"""Texts as vectors by a model of sentence embeddings that the user has on disk (an extra).

`pip install 'cnr-sante[embeddings]'` brings the library; the model is a folder of static embeddings
(Model2Vec: a tokenizer and a vector per token). Nothing is downloaded.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.preprocessing import normalize

from cnr.errors import ParameterError, SourceError
from cnr.vectors import CONTEXT

_FILES = ("model.safetensors", "tokenizer.json", "config.json")


class EmbeddingVectors:
    """Sentence embeddings from the folder `path`, centred on the texts it is fitted on."""

    def __init__(self, path: Path) -> None:
        missing = [name for name in _FILES if not (path / name).is_file()]
        if missing:
            raise SourceError(f"« {path} » n’est pas un modèle : il manque {', '.join(missing)}.")
        try:
            from model2vec import StaticModel
        except ImportError:
            raise ParameterError(
                "Les plongements de phrases demandent l’option « embeddings » : "
                "pip install 'cnr-sante[embeddings]'."
            ) from None
        try:
            self._model = StaticModel.from_pretrained(path)
            known = np.asarray(self._model.embedding)
            if known.ndim != 2 or not np.isfinite(known).all():
                raise ValueError("ses vecteurs ne sont pas un tableau de nombres")
        except Exception as error:  # whatever a damaged file makes the libraries raise
            words = " ".join(str(error).split())[:200]
            raise SourceError(f"« {path} » ne peut pas être chargé : {words}.") from None
        self._centre: Any = 0.0

    def fit(self, texts: Sequence[str]) -> None:
        """Learn the mean of the texts' embeddings, which says nothing of any of them."""
        self._centre = self._encoded(texts).mean(axis=0)

    def transform(self, texts: Sequence[str], contexts: Sequence[str] | None = None) -> Any:
        """Return a dense row per text, of length 1."""
        own = normalize(self._encoded(texts) - self._centre)
        if contexts is None:
            return own
        there = np.array([bool(context) for context in contexts])[:, None]
        around = normalize(self._encoded(contexts) - self._centre) * there
        return normalize(own + CONTEXT * around)

    def stack(self, parts: Sequence[Any]) -> Any:
        """Return the rows of several results of `transform` under one another."""
        return np.vstack(parts)

    def _encoded(self, texts: Sequence[str]) -> Any:
        return np.asarray(
            self._model.encode(list(texts), show_progress_bar=False, use_multiprocessing=False),
            dtype=np.float64,
        )
