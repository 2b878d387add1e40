"""A contract: its parties, communes, plan, table, signatures and diagnosis."""

from __future__ import annotations

import pytest

from cnr.errors import StructureError
from local.small import CONTRACT, FOCUS, PAGE, PLAN, read, roles, texts_of


def test_the_list_of_axes_and_objectives() -> None:
    assert [(one.level, one.code, one.title, one.parent) for one in read("contract").levels] == [
        ("axe", "1", "Soigner", ""),
        ("objectif", "1.1", "Ouvrir des maisons de santé", "1"),
        ("objectif", "1.2", "Loger les internes", "1"),
        ("sous_objectif", "1.2.1", "Développer un parc de logements", "1.2"),
        ("axe", "2", "Prévenir", ""),
        ("objectif", "2.1", "Tenir des stands", "2"),
    ]


def test_the_headings_of_the_table_are_their_second_titles() -> None:
    labels = {one.code: one.title for one in read("contract").labels}
    assert labels == {
        "1": "Soigner",
        "1.1": "Ouvrir des maisons de santé",
        "1.2": "Loger les internes",
        "1.2.1": "Parc de logements",
        "2": "Prévenir",
        "2.1": "Tenir des stands",
    }


def test_the_actions_of_the_table() -> None:
    contract = read("contract")
    assert [
        (one.id, one.title, one.axis, one.objective, one.sub_objective) for one in contract.actions
    ] == [
        (
            *("essai-FA1", "Créer une maison de santé dans le port"),
            *("AXE 1 : Soigner", "1.1 : Ouvrir des maisons de santé", ""),
        ),
        (
            *("essai-FA2", "Réalisation d’un plan"),
            *("AXE 1 : Soigner", "1.1 : Ouvrir des maisons de santé", ""),
        ),
        (
            *("essai-FA3", "Louer un foyer"),
            *("AXE 1 : Soigner", "1.2 : Loger les internes", "1.2.1 : Parc de logements"),
        ),
        (
            *("essai-FA4", "Tenir un stand & un atelier"),
            *("AXE 2 : Prévenir", "2.1 : Tenir des stands", ""),
        ),
    ]
    first = contract.actions[0]
    assert texts_of(CONTRACT, first.code_lines) == ["FA1"]
    assert texts_of(CONTRACT, first.lines) == ["Créer une maison de santé dans", "le port"]
    assert contract.uncoded == ()


def test_a_title_without_a_code_and_a_code_without_a_title() -> None:
    more = read("contract", None, ("Louer un foyer\n", "Louer un foyer\n \nBâtir un foyer\n"))
    assert [(one.id, one.code, one.title) for one in more.uncoded] == [
        ("essai-sans-code-1", "", "Bâtir un foyer")
    ]
    assert [one.code for one in more.actions] == ["FA1", "FA2", "FA3", "FA4"]
    less = read("contract", None, ("Louer un foyer\n", ""))
    (alone,) = less.uncoded
    assert (alone.code, alone.title) == ("FA3", "")
    assert texts_of(CONTRACT, alone.lines) == ["FA3"]


def test_a_code_printed_twice_is_told_apart() -> None:
    contract = read("contract", None, ("FA4", "FA3"))
    assert [one.id for one in contract.actions] == [
        *("essai-FA1", "essai-FA2", "essai-FA3", "essai-FA3-l98")
    ]


def test_the_page_number_of_a_table_is_that_of_a_page() -> None:
    found = roles(read("contract"))
    assert [found[line] for line in (57, 58, 60, 77, 79)] == [
        *("entete_tableau", "entete_tableau", "entete_tableau", "mobilier_page", "entete_tableau")
    ]


def test_parties_and_communes_are_those_of_articles() -> None:
    contract = read("contract")
    assert [one.name for one in contract.signatories if one.source == "article"] == [
        "Monsieur le Préfet",
        "Madame la Directrice de l’Agence Régionale de Santé",
    ]
    assert [one.name for one in contract.communes] == ["Port-Rivages", "Dunes", "Le Phare"]
    assert texts_of(CONTRACT, contract.communes[2].lines) == ["• Le Phare"]


def test_the_list_of_an_article_ends_with_its_chapter() -> None:
    text = CONTRACT.replace("Article 3 : Axes", "Axes").replace("Article 4 : Durée", "Durée")
    text = text.replace("Article 2 : Périmètre", "Périmètre")
    members = [one.name for one in read("contract", text).signatories if one.source == "article"]
    assert members[-1].startswith("Le Phare")
    assert len(members) == 5


def test_a_contract_without_articles_has_no_party() -> None:
    contract = read("contract", CONTRACT.replace("Article ", "Section "))
    assert [one.source for one in contract.signatories] == ["signature", "signature"]
    assert contract.communes == ()


def test_those_who_sign_are_functions() -> None:
    contract = read("contract")
    signed = [one for one in contract.signatories if one.source == "signature"]
    assert [one.name for one in signed] == ["Le Préfet de la Côte", "La Directrice de l’Agence"]
    assert texts_of(CONTRACT, signed[1].lines) == ["La Directrice", "de l’Agence"]
    assert roles(contract)[112] == "signataire"


def test_the_figures_are_those_of_the_diagnosis() -> None:
    assert [(one.value, one.unit, one.year) for one in read("contract").figures] == [
        (3, "communes", None),
        (20, "km²", None),
        (4500, "habitants", None),
        (1200, "personnes", 2023),
        (12.9, "%", 2023),
        (40, "jeunes", 2021),
    ]


def test_titles_are_chapters_articles_and_those_of_pages() -> None:
    contract = read("contract")
    titles = {c.line: c.element for c in contract.claims if c.role == "titre"}
    assert list(titles.values()) == [
        *("essai-s1", "essai-s2", "essai-s2.1", "essai-s3"),
        *("essai-article1", "essai-article2", "essai-article3", "essai-article4"),
        *("essai-s4", "essai-s5"),
    ]
    assert texts_of(CONTRACT, tuple(titles))[2] == "État de santé"


def test_what_the_contract_states() -> None:
    stated = [(one.about, one.value) for one in read("contract").statements]
    assert stated == [("communes", 3), ("communes", 3), ("annees", 5)]


@pytest.mark.parametrize("text", [PLAN, PAGE, FOCUS])
def test_another_document_is_refused(text: str) -> None:
    with pytest.raises(StructureError) as caught:
        read("contract", text)
    assert str(caught.value) == (
        "« essai.txt » : le tableau des actions (« Objectif N° action Intitulé de l’action ») "
        "n’est pas trouvé ; ce document n’est pas un contrat local de santé écrit sur ce modèle."
    )


def test_a_table_without_a_code_is_refused() -> None:
    with pytest.raises(StructureError) as caught:
        read("contract", CONTRACT.replace("FA", "n°"))
    assert str(caught.value) == (
        "« essai.txt », ligne 56 : aucun code d’action dans le tableau des actions."
    )


def test_an_action_under_no_axis_is_refused() -> None:
    with pytest.raises(StructureError) as caught:
        read("contract", CONTRACT.replace("AXE 1\nSoigner", "Soigner"))
    assert str(caught.value) == "« essai.txt », ligne 71 : cette action n’est sous aucun axe."
