"""A focus: recommendations, figures of an annex, quotations, and its titles."""

from __future__ import annotations

import pytest

from cnr.errors import StructureError
from local.small import CONTRACT, FOCUS, PAGE, PLAN, read, roles, texts_of


def test_recommendations_are_those_under_the_headings_of_annex_1() -> None:
    focus = read("focus")
    assert [(one.level, one.title) for one in focus.levels] == [
        ("intertitre", "RENFORCER LES CONTRATS"),
        ("intertitre", "Mieux former"),
    ]
    assert [(one.id, one.kind, one.axis, one.title) for one in focus.actions] == [
        ("essai-01", "recommandation", "RENFORCER LES CONTRATS", "Couvrir tout le pays"),
        ("essai-02", "recommandation", "RENFORCER LES CONTRATS", "Associer les hôpitaux"),
        ("essai-03", "recommandation", "Mieux former", "Donner plus de place à la prévention"),
    ]
    assert texts_of(FOCUS, focus.actions[1].lines) == ["• Associer les", "hôpitaux."]


def test_recommendations_without_a_blank_line_between_them_are_still_two() -> None:
    focus = read("focus", None, ("pays ;\n\n• Associer", "pays ;\n• Associer"))
    assert [one.title for one in focus.actions][:2] == [
        *("Couvrir tout le pays", "Associer les hôpitaux")
    ]


def test_the_figures_of_annex_2() -> None:
    assert [(one.value, one.unit, one.year) for one in read("focus").figures] == [
        (413, "intercommunalités", None),
        (440, "contrats locaux de santé", 2021),
        (250, "", 2021),
        (540, "CRTE", None),
        (823, "", None),
    ]


def test_the_quotations_of_the_body() -> None:
    assert [(one.territory, one.function, one.text) for one in read("focus").speeches] == [
        ("Rivages Agglo", "directrice de la santé", "le bassin de vie est la bonne maille"),
        ("Rivages Agglo", "coordinateur du contrat", "nous tenons un stand"),
        ("Rivages Agglo", "coordinateur du contrat", "Un premier pas. Puis un autre"),
        ("Rivages Agglo", "directrice de la santé de Rivages", "Il faut durer"),
    ]


def test_a_list_of_territories_is_as_announced() -> None:
    (found,) = read("focus").lists
    assert (found.count, len(found.items)) == (2, 2)


def test_titles() -> None:
    found = roles(read("focus"))
    assert texts_of(FOCUS, tuple(line for line, role in found.items() if role == "titre")) == [
        "INTRODUCTION",
        "Agir pour la santé",
        "des habitants",
        "RIVAGES AGGLO : une ville",
        "face à la mer",
        "COMMUNAUTÉ DES DUNES : marcher",
        "ANNEXES",
        "Annexe 1",
        "Feuille de route",
        "Annexe 2",
        "Chiffres clés",
        "Annexe 3",
        "Liste des personnes rencontrées",
        "Rivages Agglo",
        "Annexe 4",
        "Ressources",
        "CONTACTS",
        "RÉDACTION",
    ]


def test_the_name_of_a_territory_that_looks_like_a_person_is_a_title() -> None:
    text = FOCUS.replace("Rivages Agglo", "Côte-Verte Agglo").replace("RIVAGES", "CÔTE-VERTE")
    found = roles(read("focus", text))
    assert "Côte-Verte Agglo" in texts_of(text, tuple(n for n, r in found.items() if r == "titre"))


def test_persons_references_notes_and_addresses_have_their_roles() -> None:
    found = roles(read("focus"))
    assert {role: [n for n in found if found[n] == role] for role in ("personne", "reference")} == {
        "personne": [72, 73, 74, 83],
        "reference": [78],
    }
    assert (found[16], found[17]) == ("note", "adresse")


@pytest.mark.parametrize("text", [PLAN, PAGE, CONTRACT])
def test_another_document_is_refused(text: str) -> None:
    with pytest.raises(StructureError) as caught:
        read("focus", text)
    assert str(caught.value) == (
        "« essai.txt » : aucun portrait (« CHIFFRES CLÉS ») n’est trouvé ; ce document n’est pas "
        "un focus écrit sur ce modèle."
    )


def test_a_focus_without_recommendations_is_refused() -> None:
    with pytest.raises(StructureError, match=r"« essai\.txt » : aucune recommandation n’est"):
        read("focus", FOCUS.replace(" Annexe 1\n", " Préambule\n"))
