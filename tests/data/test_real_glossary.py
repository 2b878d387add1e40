"""The terms of the glossary in the real contributions: found where they are written only."""

from __future__ import annotations

from cnr.glossary import GLOSSARY_FILE, read_glossary
from cnr.labels import fold
from cnr.lemmas import MARK, Lemmatiser, prepare
from cnr.storage import read_table
from commands.checkout import ROOT


def test_a_text_said_to_hold_a_term_is_written_with_one_of_its_forms() -> None:
    """Word by word, by their first letters: no acronym is found in a verb (`ES` in `est`)."""
    texts = read_table(ROOT / "data" / "processed", "contributions")["texte_lisible"]
    glossary = read_glossary(ROOT / "data" / "reference" / GLOSSARY_FILE)
    lemmas = [set(one) for one in Lemmatiser(glossary, strict=True)(texts)]
    wrong = {
        term.name: texts[rank]
        for term in glossary
        for rank, words in enumerate(lemmas)
        if MARK + fold(term.name) in words
        and not any(is_written(form, texts[rank]) for form in term.forms)
    }
    assert wrong == {}


def is_written(form: str, text: str) -> bool:
    said, words = (fold(prepare(one)).replace("'", " ").split() for one in (text, form))
    long = [word[:4] for word in words if len(word) > 3]
    if long:
        return all(any(one.startswith(start) for one in said) for start in long)
    return all(word in said or f"{word}s" in said for word in words)
