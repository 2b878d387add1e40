from __future__ import annotations

import pytest

from cnr.roles import DOCTOR, ROLES, function_in, is_doctor, organisation_in


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Médecin retraité", DOCTOR),
        ("une généraliste du bourg", DOCTOR),
        ("Jeune MG", DOCTOR),
        ("présidente CME", DOCTOR),
        ("interne en médecine", "interne"),
        ("étudiante en kinésithérapie", "étudiant"),
        ("infirmière scolaire", "infirmier"),
        ("IDEL du canton", "infirmier"),
        ("IPA", "infirmier"),
        ("Pharmacienne", "pharmacien"),
        ("masseuse-kinésithérapeute", "kinésithérapeute"),
        ("VP MK", "kinésithérapeute"),
        ("sages femmes", "sage-femme"),
        ("chirurgienne-dentiste", "dentiste"),
        ("aide soignant", "aide-soignant"),
        ("cadre de santé", "cadre de santé"),
        ("coordonnatrice du foyer", "coordinateur"),
        ("Maire du Vallon", "élu"),
        ("adjoint maire", "élu"),
        ("adjointe à la mairie", "élu"),
        ("conseillère municipale", "élu"),
        ("sénatrice", "élu"),
        ("président du département", "élu"),
        ("Mme la sous-préfète", "préfecture"),
        ("colonel", "sapeur-pompier"),
        ("directrice de l’EHPAD", "direction d’établissement"),
        ("directeur du CH de Valbrune", "direction d’établissement"),
        ("Directeur de la CPAM", "institution"),
        ("usagère", "usager"),
        ("association de riverains", "association"),
    ],
)
def test_a_function(text: str, role: str) -> None:
    assert function_in(text) == role
    assert function_in(text.upper()) == role
    assert role in ROLES


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Le foyer du bourg",
        "Président du club",
        "directeur adjoint",
        "CPAM",
        "médecine du travail",  # a word that begins with a function
        "internet, externes, international",
        "idées et vidéos",
        "mairesse, aides à la personne",
        "coordination des soins",
        "cadre de vie",
        "préfecture",
        "école primaire, sommaire",  # a word that ends with a function
    ],
)
def test_no_function(text: str) -> None:
    assert function_in(text) == ""


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Maire de Valbrune et pharmacienne", "élu"),
        ("Pharmacienne et maire de Valbrune", "pharmacien"),
        ("Interne chez une sage-femme", "interne"),
        ("Médecin coordonnateur", DOCTOR),
        ("Coordinatrice, infirmière", "coordinateur"),
    ],
)
def test_the_first_function_counts(text: str, role: str) -> None:
    assert function_in(text) == role


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("ARS", "institution"),
        ("une préfecture", "institution"),
        ("CH de Valbrune", "établissement"),
        ("Clinique du Vallon", "établissement"),
        ("MSP et CH", "professionnel de santé"),
        ("CPTS", "professionnel de santé"),
        ("chez nous", ""),
        ("capsule", ""),
        ("médecin", ""),
        ("", ""),
    ],
)
def test_an_organisation(text: str, role: str) -> None:
    assert organisation_in(text) == role
    assert role in (*ROLES, "")


@pytest.mark.parametrize(
    "text", ["Dr Verdelin", "dr. Verdelin", "Docteure Verdelin", "Pr Verdelin"]
)
def test_a_doctor_s_title(text: str) -> None:
    assert is_doctor(text)


@pytest.mark.parametrize("text", ["Drôme", "Mr Verdelin", "le Dr Verdelin", "Prévention", ""])
def test_no_doctor_s_title(text: str) -> None:
    assert not is_doctor(text)


def test_roles_are_told_apart() -> None:
    assert len(set(ROLES)) == len(ROLES)
