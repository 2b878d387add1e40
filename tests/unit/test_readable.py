from __future__ import annotations

import pytest

from cnr.readable import Vocabulary, read_vocabulary, repaired, same_words

VOCABULARY = read_vocabulary(
    [
        *["La MSP de Valbrune et la CPTS du Haut-Vallon"] * 3,
        *["un semestre au début"] * 3,
        *["le vallobus"] * 3,
        *["le ludobus"] * 2,
    ]
)


def repair(text: str) -> str:
    return repaired(text, VOCABULARY)


@pytest.mark.parametrize(
    ("text", "readable"),
    [
        ("une gardi enne du bourg", "une gardienne du bourg"),
        ("à la vé randa du foyer", "à la véranda du foyer"),
        ("par la per suasion", "par la persuasion"),  # `laper` is a word too
        ("le médeci n.", "le médecin."),
        ("trois voiture s, deux", "trois voitures, deux"),
        ("les jeu x du foyer", "les jeux du foyer"),
        ("un semestre s", "un semestres"),  # the mark of a plural joins a usual word
        ("C antine du foyer", "Cantine du foyer"),
        ("E n ville", "En ville"),
        ("dès l’a utomne", "dès l’a utomne"),  # an apostrophe before: left alone
        ("une no uvelle sal le", "une nouvelle salle"),
        ("le vallo bus", "le vallobus"),  # usual in the corpus
        ("à Valb rune", "à Valbrune"),
    ],
)
def test_a_word_broken_by_a_space(text: str, readable: str) -> None:
    assert repair(text) == readable


@pytest.mark.parametrize(
    "text",
    [
        "en début e semestre",  # the letter is what is left of another word
        "en semble, par tout, sur tout, la table, pas sage",  # both are words
        "le ludo bus",  # together no word, and printed twice only
        "le SA MU et la CP TS",  # acronyms
        "IDE L du bourg",
        "la val Lée",  # a capital starts something else
        "un x inconnu",
        "en 3 ème année, 12 e siècle",
        "multi sites",
    ],
)
def test_what_is_no_broken_word(text: str) -> None:
    assert repair(text) == text


@pytest.mark.parametrize(
    ("text", "readable"),
    [
        ("d’ une salle", "d’une salle"),
        ("l ’accueil", "l’accueil"),
        ("s' il faut, qu’ elle", "s'il faut, qu’elle"),
        ("plus d’ IDE, N’ a", "plus d’IDE, N’a"),
        ("jusqu’ ici", "jusqu’ici"),
        ("les années ’ 90", "les années ’ 90"),
        ("le foyer ’accueil", "le foyer ’accueil"),
    ],
)
def test_an_elision_set_apart(text: str, readable: str) -> None:
    assert repair(text) == readable


@pytest.mark.parametrize(
    ("text", "readable"),
    [
        ("un rendez -vous", "un rendez-vous"),
        ("un rendez- vous", "un rendez-vous"),
        ("un rendez - vous", "un rendez-vous"),
        ("au -delà de", "au-delà de"),
        ("est -elle ouverte ?", "est-elle ouverte ?"),
        ("le Val -de -Brune", "le Val-de-Brune"),
        ("Haut - Vallon", "Haut-Vallon"),  # usual in the corpus
        ("un co -pilote", "un co-pilote"),
    ],
)
def test_a_hyphen_set_apart(text: str, readable: str) -> None:
    assert repair(text) == readable


@pytest.mark.parametrize(
    "text",
    [
        "MSP -CPTS",
        "MSP- CPTS",
        "salarié - planning",
        "Bas - Vallon",
        "sous- et sur-dotées",
        "pré- ou post-opératoire",
        "de 8 -10 ans",
        "un foyer – une salle",
        "un rendez-vous",
    ],
)
def test_a_hyphen_that_is_left(text: str) -> None:
    assert repair(text) == text


@pytest.mark.parametrize(
    ("text", "readable"),
    [
        ('Louer une salle"', "Louer une salle"),
        ('Louer une salle ; " ', "Louer une salle ;"),
        ('"Louer une salle', "Louer une salle"),
        ('" Louer une salle', "Louer une salle"),
        ('Louer une "salle" ici"', 'Louer une "salle" ici'),
        ('Louer une "salle"', 'Louer une "salle"'),
        ('"Louer une salle"', '"Louer une salle"'),
        ('Louer une "salle ici', 'Louer une "salle ici'),  # which end is missing is not known
        ("« Louer une salle", "« Louer une salle"),
    ],
)
def test_a_stray_quotation_mark(text: str, readable: str) -> None:
    assert repair(text) == readable


@pytest.mark.parametrize(
    ("text", "readable"),
    [
        ("- Louer", "Louer"),
        ("- - Louer", "Louer"),
        ("*louer", "louer"),
        ("• « Louer »", "« Louer »"),
        ("Louer - une salle", "Louer - une salle"),
        ("-9 % de lits", "-9 % de lits"),  # a minus
        ("- 9 % de lits", "9 % de lits"),
        ("- ", "- "),
    ],
)
def test_a_mark_of_a_list(text: str, readable: str) -> None:
    assert repair(text) == readable


@pytest.mark.parametrize(
    ("text", "readable"),
    [
        ("ouvrir &gt; 3 jours", "ouvrir > 3 jours"),
        ("R&amp;D, l&apos;accueil", "R&D, l'accueil"),
        ("Louer &quot;ici&quot;", 'Louer "ici"'),
        ("R & D", "R & D"),
        ("le social &paramédical", "le social &paramédical"),  # no code
        ("le social &paramédical; le reste", "le social &paramédical; le reste"),
    ],
)
def test_a_character_code(text: str, readable: str) -> None:
    assert repair(text) == readable


def test_a_repaired_text_is_left_as_it_is() -> None:
    text = '- Une gardi enne, au rendez -vous d’ accueil &gt; 3 jours"'
    once = repair(text)
    assert once == "Une gardienne, au rendez-vous d’accueil > 3 jours"
    assert repair(once) == once
    assert repair("") == ""


@pytest.mark.parametrize(
    ("text", "other", "same"),
    [
        ("une gardi enne", "une gardienne", True),
        ("R&amp;D -ici", '"R&D" ici', True),
        ("3 jours", "3jours", True),
        ("une gardienne", "un gardienne", False),
        ("3 jours", "4 jours", False),
        ("salle une", "une salle", False),
        ("Salle", "salle", False),
        ("été", "ete", False),
    ],
)
def test_the_same_words(text: str, other: str, same: bool) -> None:
    assert same_words(text, other) is same


@pytest.mark.parametrize(
    ("token", "is_word"),
    [
        ("salle", True),
        ("SALLE", True),
        ("CPTS", True),  # three times in the corpus
        ("ludobus", False),  # twice
        ("haut-vallon", True),
        ("vallon", True),
        ("à", True),
        ("y", True),
        ("e", False),
        ("sall", False),
    ],
)
def test_words(token: str, is_word: bool) -> None:
    assert VOCABULARY.is_word(token) is is_word


def test_a_vocabulary_counts_hyphenated_words_whole() -> None:
    read = read_vocabulary(["Le rendez-vous du 3 mai", "le Rendez -vous"])
    assert read == Vocabulary(
        {"le": 2, "rendez-vous": 1, "du": 1, "mai": 1, "rendez": 1, "vous": 1}
    )
