"""Names in running text, in small invented texts: who is hidden, and what is not a person."""

from __future__ import annotations

import pytest

from cnr.lines import split_lines
from cnr.names import PERSON, without_names


def shown(text: str) -> str:
    """What is shown of a text, its lines one under the other."""
    return "\n".join(without_names(split_lines(text)).values())


@pytest.mark.parametrize(
    "function",
    [
        *("présidente de la CPTS", "Présidente", "vice-président santé", "Vice-présidente"),
        *("maire de Valbrune", "Maire", "adjointe à la ville", "conseiller délégué"),
        *("directrice du CCAS", "Directeur général", "DGA", "cheffe de projet", "Chef de service"),
        *("médecin généraliste", "infirmière libérale", "pharmacien", "psychologue"),
        *("coordinatrice du CLS", "Coordinateur", "responsable du pôle", "chargée de mission"),
        *("étudiante à la faculté", "interne", "professeure émérite", "référente", "déléguée"),
        *("ancien médecin", "sénatrice", "député", "préfète", "secrétaire", "animateur"),
    ],
)
def test_a_function_after_a_name(function: str) -> None:
    assert shown(f"Odile Verdelin, {function}") == f"{PERSON}, {function}"
    assert shown(f"avec Odile Verdelin ({function}), au foyer") == (
        f"avec {PERSON} ({function}), au foyer"
    )


@pytest.mark.parametrize(
    ("text", "hidden"),
    [
        ("Valbrune : Odile Verdelin, maire", "Valbrune : [personne], maire"),
        ("• Odile Verdelin, maire", "• [personne], maire"),
        (
            "par Odile Verdelin , maire, et Luc Ormoy, maire",
            "par [personne] , maire, et [personne], maire",
        ),
        ("« Un foyer » (Odile Verdelin)", "« Un foyer » ([personne])"),
        ("« Un foyer »(Odile Verdelin, au foyer)", "« Un foyer »([personne], au foyer)"),
        ("avec Mme Verdelin", "avec Mme [personne]"),
        ("avec M. Verdelin", "avec M. [personne]"),
        ("avec Madame Odile Verdelin", "avec Madame [personne]"),
        ("avec le Dr VERDELIN", "avec le Dr [personne]"),
        ("sur l’avis du Dr Verdelin", "sur l’avis du Dr [personne]"),
        ("comme l’indique Odile Verdelin au foyer", "comme l’indique [personne] au foyer"),
        ("explique-t-elle Odile Verdelin", "explique-t-elle [personne]"),
        ("ajoute Odile Verdelin", "ajoute [personne]"),
        ("selon Odile Verdelin", "selon [personne]"),
        ("d’après Odile Verdelin", "d’après [personne]"),
    ],
)
def test_what_stands_around_a_name(text: str, hidden: str) -> None:
    assert shown(text) == hidden


@pytest.mark.parametrize(
    "name",
    [
        *("Odile Verdelin", "Odile VERDELIN", "Marie-Odile Verdelin", "Odile Verdelin-Ormoy"),
        *("Odile de Verdelin", "Odile De Verdelin", "Odile du Verdelin", "Odile La Verdelin"),
        *("Odile D’Ormoy", "Élodie Œuvrard"),
    ],
)
def test_the_forms_of_a_name(name: str) -> None:
    assert shown(f"{name}, maire") == f"{PERSON}, maire"


def test_a_name_of_three_parts_is_hidden_whole() -> None:
    assert shown("Odile Lucie Verdelin, maire") == f"{PERSON}, maire"
    assert shown("• Odile Lucie Verdelin, maire") == f"• {PERSON}, maire"


@pytest.mark.parametrize(
    "signature",
    ["Odile VERDELIN", "Jean-Luc ORMOY", "Odile VERDELIN du VALLON", "Odile DE VERDELIN"],
)
def test_a_signature_alone_on_its_line(signature: str) -> None:
    assert shown(f"La Présidente\nde la vallée\n{signature}\n") == (
        f"La Présidente\nde la vallée\n{PERSON}"
    )


def test_a_signature_is_no_part_of_a_sentence() -> None:
    text = "Signé : Odile VERDELIN"
    assert shown(text) == text


def test_a_name_found_once_is_found_everywhere() -> None:
    text = "Odile Verdelin, maire\n\nUn foyer pour Odile Verdelin.\n\n« Un » dit Odile Verdelin"
    assert shown(text) == f"{PERSON}, maire\nUn foyer pour {PERSON}.\n« Un » dit {PERSON}"


@pytest.mark.parametrize(
    ("text", "hidden"),
    [
        ("avec Odile\nVerdelin, maire", f"avec {PERSON}\n, maire"),
        ("avec Odile Ver-\ndelin, maire", f"avec {PERSON}\n, maire"),
        ("avec Odile de\nVerdelin, maire", f"avec {PERSON}\n, maire"),
        ("avec Odile Verdelin,\nmaire", f"avec {PERSON},\nmaire"),
        ("avec Odi-\nle Verdelin, maire", f"avec {PERSON}\n, maire"),
        ("« Un foyer » (Odile\n\nVerdelin)", f"« Un foyer » ({PERSON}\n)"),
    ],
)
def test_a_name_wrapped_over_two_lines(text: str, hidden: str) -> None:
    assert shown(text) == hidden


def test_a_wrapped_name_is_the_same_as_a_whole_one() -> None:
    text = "Odile Verdelin, maire\n\nUn foyer pour Odile Ver-\ndelin, et pour Odi-\nle Verdelin."
    assert shown(text) == f"{PERSON}, maire\nUn foyer pour {PERSON}\n, et pour {PERSON}\n."


@pytest.mark.parametrize(
    "text",
    [
        "L’Agence de Haute-Brune Valbrune, directrice des travaux",  # after a preposition
        "la commune d’Ormoy Verdelin, responsable du foyer",
        "l’ARS Haute-Brune Vallon-Rive, coordinatrice",
        "Le Conseil Municipal, responsable du foyer, et un conseil",  # ordinary words
        "Maison Verte, secrétaire ; une maison",
        "Odile Verdelin propose un foyer",  # nothing tells a person
        "la rue Odile Verdelin",
        "un foyer (Odile Verdelin)",  # no quotation before
        "Monsieur le Maire de Valbrune",
        "Madame la Présidente du Conseil",
        "le Dr de la vallée",
        "une CPTS, présidente",
        "",
    ],
)
def test_what_is_no_person(text: str) -> None:
    assert shown(text) == text


def test_a_place_of_several_words_is_kept_wherever_it_stands() -> None:
    text = (
        "la délégation de l’ARS Bourgogne Franche-Comté, directrice\n"
        "l’ARS de Bourgogne Franche-Comté, et la région Bourgogne Franche-Comté."
    )
    assert shown(text) == text


def test_a_quay_that_bears_a_name_is_kept() -> None:
    """A street, or a hall, that bears a name is a place."""
    text = "au 1 Quai du Docteur Verdelin."
    assert shown(text) == text
    assert shown("au 1 Quai du Docteur\nVerdelin.") == "au 1 Quai du Docteur\nVerdelin."


@pytest.mark.parametrize("title", ["Prof", "Pr", "Dr"])
def test_initials_after_a_title(title: str) -> None:
    assert shown(f"au foyer. » {title} O.L. Verdelin, au foyer") == (
        f"au foyer. » {title} {PERSON}, au foyer"
    )


def test_lines_keep_their_numbers_and_other_words() -> None:
    found = without_names(split_lines("\n Un  foyer\n\nOdile Verdelin, maire\n"))
    assert found == {2: "Un foyer", 4: f"{PERSON}, maire"}
