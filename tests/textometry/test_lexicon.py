"""Words of texts, and the matrix that says which text holds which."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import numpy as np
import pytest

from cnr.errors import ParameterError
from cnr.glossary import ACRONYM, Term
from cnr.lemmas import Lemmatiser
from cnr.textometry.lexicon import build_lexicon, join_short, read_words
from textometry.drawn import texts_of_topics

TEXTS = ["a b c", "b a", "a b", "d", "c d b", ""]


def lemmas(texts: Sequence[str]) -> list[list[str]]:
    return [text.split() for text in texts]


@pytest.mark.parametrize(("least", "kept"), [(1, "abcd"), (2, "abc"), (3, "ab")])
def test_a_lemma_is_kept_from_so_many_texts_on(least: int, kept: str) -> None:
    """Texts that hold it, however often."""
    texts = lemmas(["a b c d d d d", "a b c", "b a", "a"])
    assert "".join(build_lexicon(texts, least, 1).lemmas) == kept


@pytest.mark.parametrize(("least", "rows"), [(1, 4), (2, 3), (3, 2)])
def test_a_text_is_kept_from_so_many_different_lemmas_on(least: int, rows: int) -> None:
    lexicon = build_lexicon(lemmas([*TEXTS, "d d d"]), 1, least)
    assert lexicon.matrix.shape == (rows, 4)
    assert lexicon.matrix.sum(axis=1).min() == least
    assert [rank >= 0 for rank in lexicon.row] == [
        len(set(text.split())) >= least for text in [*TEXTS, "d d d"]
    ]


def test_lemmas_that_are_not_kept_do_not_make_a_text_longer() -> None:
    lexicon = build_lexicon(lemmas(["a b", "b c", "a x", "c y z"]), 2, 2)
    assert lexicon.row.tolist() == [0, 1, -1, -1]


def test_texts_of_the_same_lemmas_share_a_row() -> None:
    lexicon = build_lexicon(lemmas(TEXTS), 1, 1)
    assert lexicon.matrix.toarray().tolist() == [
        [1, 1, 0, 0],
        [1, 1, 1, 0],
        [0, 1, 1, 1],
        [0, 0, 0, 1],
    ]
    assert lexicon.row.tolist() == [1, 0, 0, 3, 2, -1]
    assert lexicon.weights.tolist() == [2, 1, 1, 1]


def test_presence_and_labels_of_each_text() -> None:
    lexicon = build_lexicon(lemmas(TEXTS), 1, 2)
    assert lexicon.presence().toarray().tolist() == [
        [1, 1, 1, 0],
        [1, 1, 0, 0],
        [1, 1, 0, 0],
        [0, 0, 0, 0],
        [0, 1, 1, 1],
        [0, 0, 0, 0],
    ]
    assert lexicon.of_texts(np.array([7, 8, 9])).tolist() == [8, 7, 7, 0, 9, 0]


@pytest.mark.parametrize("seed", range(5))
def test_the_order_of_texts_changes_nothing(seed: int) -> None:
    texts, _ = texts_of_topics((20, 20), seed)
    texts += texts[:10]
    generator = np.random.default_rng(seed)
    order = generator.permutation(len(texts))
    one = build_lexicon(texts, 3, 3)
    other = build_lexicon([generator.permutation(texts[rank]).tolist() for rank in order], 3, 3)
    assert one.lemmas == other.lemmas
    assert np.array_equal(one.matrix.toarray(), other.matrix.toarray())
    assert np.array_equal(one.weights, other.weights)
    assert np.array_equal(one.row[order], other.row)


def test_known_lemmas_take_the_place_of_the_threshold() -> None:
    lexicon = build_lexicon(lemmas(TEXTS), 100, 1, ["d", "a", "z"])
    assert lexicon.lemmas == ("d", "a", "z")
    assert lexicon.matrix.toarray().tolist() == [[1, 0, 0], [0, 1, 0]]


@pytest.mark.parametrize(
    ("texts", "least_texts", "least_lemmas", "message"),
    [
        ([], 2, 1, "Aucun mot n’est dans au moins 2 textes sur 0"),
        (["", ""], 2, 1, "Aucun mot n’est dans au moins 2 textes sur 2"),
        (["a b", "c d"], 2, 1, "Aucun mot n’est dans au moins 2 textes sur 2"),
        (["a b", "a d"], 2, 1, "Un seul mot est dans au moins 2 textes sur 2"),
        (["a b", "b a x"], 2, 1, "sur 2 textes et 2 mots, tous les textes gardés portent les mêm"),
        (["a b", "c", "a c"], 1, 3, "sur 3 textes et 3 mots, aucun texte n’en porte au moins 3"),
    ],
    ids=["no text", "empty texts", "no lemma", "one lemma", "all alike", "too short"],
)
def test_too_little_to_classify(
    texts: list[str], least_texts: int, least_lemmas: int, message: str
) -> None:
    with pytest.raises(ParameterError) as raised:
        build_lexicon(lemmas(texts), least_texts, least_lemmas)
    assert message in str(raised.value).replace("\u00a0", " ")
    assert str(raised.value).endswith(".")


@pytest.mark.parametrize("texts", [[], ["a"], ["a b"]], ids=["no text", "one word", "two words"])
def test_one_text_is_told_in_the_singular(texts: list[str]) -> None:
    with pytest.raises(ParameterError) as raised:
        build_lexicon(lemmas(texts), 1, 1)
    assert "1 textes" not in str(raised.value)


@pytest.mark.parametrize(
    ("texts", "contexts", "least", "segments"),
    [
        ("a b c d e f", "xxxxxx", 2, [0, 0, 1, 1, 2, 2]),
        ("ab c d ef g h", "xxxxxx", 2, [0, 1, 1, 2, 3, 3]),
        ("a a a b c", "xxxxx", 2, [0, 0, 0, 0, 1]),
        ("a b c d", "xyyx", 4, [0, 1, 1, 2]),
        ("a b c", "xyx", 9, [0, 1, 2]),
        ("a - b c", "xxxx", 2, [0, 0, 0, 1]),
        ("a b", "xx", 1, [0, 1]),
        ("a", "x", 5, [0]),
        ("", "", 5, []),
    ],
    ids=["two by two", "long enough", "same lemma", "contexts", "apart", "empty", "1", "one", "no"],
)
def test_short_texts_are_joined(texts: str, contexts: str, least: int, segments: list[int]) -> None:
    """A letter is a lemma, a dash an empty text."""
    read = [text.replace("-", "") for text in texts.split()]
    assert join_short(read, list(contexts), least).tolist() == segments


class Given:
    """A lemmatiser to which texts are given as `lemma=form` already."""

    def words(self, texts: Iterable[str]) -> Iterator[list[tuple[str, str]]]:
        for text in texts:
            yield [(pair.split("=")[0], pair.split("=")[1]) for pair in text.split()]


@pytest.mark.parametrize(
    ("texts", "form"),
    [
        (["t=tache t=tâche", "t=tâche"], "tâche"),
        (["t=tâche", "t=tache"], "tache"),
        (["t=z", "t=y t=x t=y t=x"], "x"),
        (["t=seul"], "seul"),
    ],
    ids=["most frequent", "tie", "tie of the most frequent", "one"],
)
def test_a_lemma_is_written_as_it_most_often_is(texts: list[str], form: str) -> None:
    words = read_words(texts, Given())  # type: ignore[arg-type]
    assert words.forms == {"t": form}
    assert words.lemmas == tuple(("t",) * text.count("=") for text in texts)


def test_words_keep_their_accents_and_terms_their_name() -> None:
    lemmatiser = Lemmatiser([Term("MSP", ACRONYM, "maison de santé", ())], strict=True)
    words = read_words(["Hôpitaux et MSP", "", "l’hôpital"], lemmatiser)
    assert words.lemmas == (("hopital", "§msp", "msp", "maison", "sante"), (), ("hopital",))
    assert words.forms["hopital"] == "hôpital"
    assert (words.forms["§msp"], words.forms["sante"]) == ("MSP", "santé")
    text = "Pas de lien entre ville et hôpital, ne plus faire entrer les patients"
    assert read_words([text], lemmatiser).lemmas == (
        ("lien", "ville", "hopital", "entrer", "patient"),
    )
