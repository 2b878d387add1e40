from __future__ import annotations

import pytest

from cnr.glossary import ACRONYM, SYNONYM, Term
from cnr.lemmas import LONGEST, Lemmatiser, prepare

GLOSSARY = (
    Term("MSP", ACRONYM, "maison de santé pluriprofessionnelle", ("maison de santé", "MSPU")),
    Term("PMI", ACRONYM, "", ()),
    Term("urgences", SYNONYM, "", ("SAU", "service des urgences")),
    Term("navette", SYNONYM, "transport à la demande", ("TAD",)),
    Term("Médiation", SYNONYM, "aller vers", ()),
)
#: The words of the acronym MSP.
HOUSE = ["maison", "sante", "pluriprofessionnelle"]


@pytest.fixture(scope="module")
def lemmatiser() -> Lemmatiser:
    """Read once, as its lemmas take long to load."""
    return Lemmatiser(GLOSSARY)


def lemmas(lemmatiser: Lemmatiser, text: str) -> list[str]:
    (found,) = lemmatiser([text])
    return found


@pytest.mark.parametrize(
    ("text", "prepared"),
    [
        ("Les Urgences_saturées — 24 h/24 !", "les urgences saturées 24 h 24"),
        ("L’accès,\n\tpartout\u00a0:  l'hôpital", "l'accès partout l'hôpital"),
        ("e\u0301te\u0301", "été"),
        ("", ""),
        (" —\n", ""),
    ],
    ids=["marks", "apostrophes and spaces", "accents apart", "empty", "marks only"],
)
def test_prepare(text: str, prepared: str) -> None:
    assert prepare(text) == prepared


@pytest.mark.parametrize(
    ("text", "prepared"),
    [
        ("soignant.e.s", "soignant"),
        ("Soignant·e·s", "soignant"),
        ("médecin(s)", "médecin"),
        ("élu·es et élu(e)", "élu et élu"),
        ("directeur·trice.", "directeur"),
        ("aideur.euse", "aideur"),
        ("citoyen.ne.s", "citoyen"),
        ("professionnel(le)", "professionnel"),
        ("citoyen·nes", "citoyen"),
        ("Citoyen.nes,", "citoyen"),
        ("professionnel·les", "professionnel"),
        ("directeurs·trices", "directeurs"),
        ("aideur·euses", "aideur"),
        ("infirmier·ère·s", "infirmier"),
        ("infirmier·ères et infirmier(ère)", "infirmier et infirmier"),
        ("soignant(e)s", "soignant"),
        ("soignant(es)", "soignant"),
        ("professionnel(le)s", "professionnel"),
    ],
)
def test_inclusive_endings_are_removed(text: str, prepared: str) -> None:
    assert prepare(text) == prepared


@pytest.mark.parametrize(
    ("text", "prepared"),
    [
        ("(en ville)", "en ville"),
        ("fini.Ensuite", "fini ensuite"),
        ("lits (soins)", "lits soins"),
        ("le site agir.ensemble", "le site agir ensemble"),
    ],
)
def test_other_points_and_brackets_only_set_words_apart(text: str, prepared: str) -> None:
    assert prepare(text) == prepared


@pytest.mark.parametrize(
    ("text", "prepared"),
    [
        ("x" * LONGEST + "y", "x" * LONGEST),
        (" " * (LONGEST - 1) + "xy", "x"),
        ("." * LONGEST + "x", ""),
    ],
    ids=["one long word", "in a word", "beyond"],
)
def test_a_text_is_cut_at_its_longest(text: str, prepared: str) -> None:
    assert prepare(text) == prepared


def test_only_the_first_characters_of_the_longest_text_are_read(lemmatiser: Lemmatiser) -> None:
    text = "lit " * (LONGEST // 4) + "médecin"
    assert lemmas(lemmatiser, text) == ["lit"] * (LONGEST // 4)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Des hôpitaux éloignés", ["hopital", "eloigner"]),
        ("L’hôpital, près de l’école !", ["hopital", "ecole"]),
        ("Il faut pouvoir faire des soins", ["soin"]),
        ("les, la ; d’une", []),
        ("24 lits à 2 km, plan B", ["lit", "km", "plan"]),
        ("", []),
    ],
    ids=["accents", "elisions", "stop words", "stop words only", "numbers and letters", "empty"],
)
def test_lemmas(lemmatiser: Lemmatiser, text: str, expected: list[str]) -> None:
    assert lemmas(lemmatiser, text) == expected


@pytest.mark.parametrize(
    ("word", "lemma"),
    [
        ("sans", "sans"),
        ("pas", "pas"),
        ("plus", "plus"),
        ("moins", "moins"),
        ("peu", "peu"),
        ("trop", "trop"),
        ("aucun", "aucun"),
        ("aucune", "aucun"),
        ("seul", "seul"),
        ("seules", "seul"),
        ("jamais", "jamais"),
        ("même", "meme"),
        ("Mêmes", "meme"),
    ],
)
def test_what_changes_the_sense_is_kept(lemmatiser: Lemmatiser, word: str, lemma: str) -> None:
    assert lemmas(lemmatiser, f"il y a {word} médecin") == [lemma, "medecin"]


def test_forms_of_a_word_have_one_lemma(lemmatiser: Lemmatiser) -> None:
    assert list(lemmatiser(["soignant.e.s", "Soignants", "SOIGNANT", "soignant(e)s"])) == (
        [["soignant"]] * 4
    )


def test_each_text_has_its_own_lemmas(lemmatiser: Lemmatiser) -> None:
    texts = [f"médecin {'lit ' * rank}" for rank in range(300)]
    assert [len(one) for one in lemmatiser(texts)] == [rank + 1 for rank in range(300)]
    assert list(lemmatiser([])) == []
    assert list(lemmatiser(["", "lit", ""])) == [[], ["lit"], []]


def test_an_acronym_adds_its_mark_and_its_words(lemmatiser: Lemmatiser) -> None:
    assert lemmas(lemmatiser, "Créer une MSP rurale") == ["creer", "§msp", "msp", *HOUSE, "rural"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Maison de santé pluriprofessionnelle", ["§msp", *HOUSE]),
        ("les maisons de santé", ["§msp", *HOUSE]),
        ("la MSPU", ["§msp", "mspu", *HOUSE]),
        ("MSP, MSP", ["§msp", "msp", *HOUSE] * 2),
        ("msp", ["§msp", "msp", *HOUSE]),
    ],
    ids=["its words", "a plural variant", "a variant", "twice", "in lower case"],
)
def test_every_form_of_an_acronym_has_the_same_lemmas(
    lemmatiser: Lemmatiser, text: str, expected: list[str]
) -> None:
    """Its words are not said twice where the text says them."""
    assert lemmas(lemmatiser, text) == expected


def test_an_acronym_without_expansion_adds_its_mark_only(lemmatiser: Lemmatiser) -> None:
    assert lemmas(lemmatiser, "la PMI") == ["§pmi", "pmi"]


def test_a_synonym_adds_its_mark_and_no_words(lemmatiser: Lemmatiser) -> None:
    assert lemmas(lemmatiser, "le SAU") == ["§urgences", "sau"]
    assert lemmas(lemmatiser, "Les urgences") == ["§urgences", "urgence"]
    assert lemmas(lemmatiser, "le TAD") == ["§navette", "tad"]


def test_a_form_of_stop_words_leaves_the_mark_without_accents(lemmatiser: Lemmatiser) -> None:
    assert lemmas(lemmatiser, "il faut aller vers") == ["§mediation"]


def test_the_longest_form_is_the_one_read(lemmatiser: Lemmatiser) -> None:
    """`service des urgences` holds `urgences`, which is not marked a second time."""
    assert lemmas(lemmatiser, "le service des urgences") == ["§urgences", "service", "urgence"]


def test_terms_keep_their_place_among_the_words(lemmatiser: Lemmatiser) -> None:
    assert lemmas(lemmatiser, "lits au SAU, médecins en PMI, bus") == [
        *("lit", "§urgences", "sau", "medecin", "§pmi", "pmi", "bus"),
    ]


def test_a_word_that_only_starts_as_a_term_is_no_term(lemmatiser: Lemmatiser) -> None:
    assert lemmas(lemmatiser, "maison de retraite") == ["maison", "retraite"]
    assert lemmas(lemmatiser, "les msps") == ["msps"]


def test_no_word_of_a_text_can_be_taken_for_a_mark(lemmatiser: Lemmatiser) -> None:
    assert lemmas(lemmatiser, "§pmi") == ["§pmi", "pmi"]
    assert lemmas(lemmatiser, "§lit") == ["lit"]
