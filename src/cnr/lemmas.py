"""The text pipeline: a text as lemmas, the domain's acronyms and synonyms brought together.

spaCy's blank French pipeline with its lookup lemmas, which installs from the package index and
gives the same result on every machine; no model is downloaded.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

import spacy
from spacy.lang.fr.stop_words import STOP_WORDS
from spacy.language import Language
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc, Span
from spacy.util import filter_spans

from cnr.glossary import ACRONYM, Term
from cnr.labels import fold

#: Marks the name of a glossary term among the lemmas, so that it is never taken for a word.
MARK = "§"
#: Negations and quantities that change what a contribution says.
_KEPT = frozenset(["sans", "pas", "plus", "moins", "peu", "trop", "aucun", "même", "seul", "seuls"])
_STOP = (frozenset(map(fold, STOP_WORDS)) - frozenset(map(fold, _KEPT))) | frozenset(
    [
        "etre",
        "avoir",
        "faire",
        "falloir",
        "devoir",
        "pouvoir",
        "aller",
        "mettre",
        "afin",
        "ex",
        "exemple",
        "notamment",
        "etc",
    ]
)
_EMPTY = _STOP | frozenset(map(fold, _KEPT)) | {"non"}
#: `soignant.e.s`, `médecin(s)`, `élu·es`, `directeurs·trices`
_INCLUSIVE = re.compile(r"(?<=\w)[.·(](?:(?:ne|le|trice|euse|ère|e)s?|s)(?:[.·]s)?\)?s?(?=\W|$)")
_APART = re.compile(r"[^\w']|_")
#: The longest text that is read whole, in characters; see `prepare`.
LONGEST = 20_000


def prepare(text: str) -> str:
    """Return `text` in lower case, marks as spaces, apostrophes plain, inclusive endings removed.

    What stands beyond `LONGEST` characters is left out: no contribution is that long.
    """
    text = unicodedata.normalize("NFC", text[:LONGEST]).lower().translate({0x2019: "'"})
    return " ".join(_APART.sub(" ", _INCLUSIVE.sub("", text)).split())


@cache
def _french() -> Language:
    """Return the pipeline, whose tables of lemmas take a second to read, once per process."""
    nlp = spacy.blank("fr")
    nlp.add_pipe("lemmatizer", config={"mode": "lookup"})
    nlp.initialize()
    return nlp


class Lemmatiser:
    """Turns texts into lists of lemmas, in reading order, without accents nor stop words.

    A form of a glossary term adds the term's mark (`§msp`); an acronym adds its words too. With
    `strict`, negations and quantities are left out as well, and so is a word that is a stop word
    itself even if its lemma is none (the lookup takes the preposition `entre` for a verb), and a
    word is a glossary term only when it is written like one of its forms.
    """

    def __init__(self, glossary: Sequence[Term] = (), *, strict: bool = False) -> None:
        self._strict = strict
        self._nlp = _french()
        self._matcher = PhraseMatcher(self._nlp.vocab, attr="LEMMA")
        self._words: dict[str, list[tuple[str, str]]] = {}
        self._forms = {term.name: [fold(prepare(form)) for form in term.forms] for term in glossary}
        for term in glossary:
            self._matcher.add(term.name, [self._nlp(prepare(form)) for form in term.forms])
            if term.kind == ACRONYM:
                self._words[term.name] = self._lemmas(self._nlp(prepare(term.expansion)))

    def __call__(self, texts: Iterable[str]) -> Iterator[list[str]]:
        """Yield the lemmas of each text."""
        for words in self.words(texts):
            yield [lemma for lemma, _ in words]

    def words(self, texts: Iterable[str]) -> Iterator[list[tuple[str, str]]]:
        """Yield the lemmas of each text, each with the way it is written for people, accents and
        all; that of a glossary term is its name.
        """
        for doc in self._nlp.pipe((prepare(text) for text in texts), batch_size=256):
            yield self._read(doc)

    def _lemmas(self, doc: Iterable[spacy.tokens.Token]) -> list[tuple[str, str]]:
        return [
            (lemma, token.lemma_.strip("'"))
            for token in doc
            if (lemma := fold(token.lemma_).strip("'"))
            and lemma not in _STOP
            and not (self._strict and {lemma, fold(token.text)} & _EMPTY)
            and len(lemma) > 1
            and not lemma.isdigit()
        ]

    def _is_written(self, span: Span) -> bool:
        """Return whether a word looks like a form of the term that its lemma gives it: the lookup
        takes the acronym `ES` and the word `est` for one verb.
        """
        said = fold(span.text)
        return len(span) > 1 or any(
            said in (form, f"{form}s") or (len(form) > 3 and said[:4] == form[:4])
            for form in self._forms[span.label_]
        )

    def _read(self, doc: Doc) -> list[tuple[str, str]]:
        spans = filter_spans(self._matcher(doc, as_spans=True))
        if self._strict:
            spans = [one for one in spans if self._is_written(one)]
        lemmas: list[tuple[str, str]] = []
        position = 0
        for span in spans:
            lemmas += self._lemmas(doc[position : span.start])
            words = self._lemmas(span)
            said = {lemma for lemma, _ in words}
            lemmas += [(f"{MARK}{fold(span.label_)}", span.label_), *words]
            lemmas += [one for one in self._words.get(span.label_, []) if one[0] not in said]
            position = span.end
        return lemmas + self._lemmas(doc[position:])
