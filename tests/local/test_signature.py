"""The page that announces a signed contract."""

from __future__ import annotations

import pytest

from cnr.errors import StructureError
from local.small import CONTRACT, FOCUS, PAGE, PLAN, read, roles, texts_of


def test_axes_and_objectives() -> None:
    page = read("signature")
    assert [(one.level, one.code, one.title, one.parent) for one in page.levels] == [
        ("axe", "1", "soigner", ""),
        ("objectif", "1.1", "ouvrir une maison de santé", "1"),
        ("objectif", "1.2", "loger les internes et les externes", "1"),
        ("axe", "2", "prévenir", ""),
        ("objectif", "2.1", "tenir un stand", "2"),
    ]
    assert [(one.id, one.kind, one.axis, one.code, one.title) for one in page.actions] == [
        ("essai-1.1", "objectif", "AXE 1 : soigner", "1.1", "ouvrir une maison de santé"),
        ("essai-1.2", "objectif", "AXE 1 : soigner", "1.2", "loger les internes et les externes"),
        ("essai-2.1", "objectif", "AXE 2 : prévenir", "2.1", "tenir un stand"),
    ]
    assert texts_of(PAGE, page.actions[1].lines) == [
        "• Objectif 1.2 : loger les internes et",
        "les externes",
    ]


def test_those_who_signed() -> None:
    page = read("signature")
    assert [(one.source, one.name) for one in page.signatories] == [
        ("signature", "l’Agence de santé"),
        ("signature", "la Ville de Rivages"),
        ("signature", "la clinique du Port"),
    ]
    assert {one.lines for one in page.signatories} == {(3, 4)}


def test_a_page_that_names_no_signatory() -> None:
    page = read("signature", None, ("ont signé le\nContrat", "liront le\nContrat"))
    assert page.signatories == ()


def test_what_the_page_states() -> None:
    stated = {one.about: one.value for one in read("signature").statements}
    assert stated == {"communes": 3, "signataires": 3, "axes": 2, "annees": 3, "calendrier": 3}


def test_titles_are_single_lines_that_end_no_sentence() -> None:
    found = [number for number, role in roles(read("signature")).items() if role == "titre"]
    assert texts_of(PAGE, tuple(found)) == [
        "Signature du Contrat Local de Santé de Rivages",
        "Les 2 axes stratégiques du contrat",
        "Les termes du contrat :",
    ]


def test_an_objective_printed_twice_is_told_apart() -> None:
    page = read(
        "signature", None, ("  • Objectif 2.1", "  • Objectif 1.1 : ouvrir\n  • Objectif 2.1")
    )
    assert [one.id for one in page.actions] == [
        *("essai-1.1", "essai-1.2", "essai-1.1-l25", "essai-2.1")
    ]


@pytest.mark.parametrize("text", [PLAN, CONTRACT, FOCUS])
def test_another_document_is_refused(text: str) -> None:
    with pytest.raises(StructureError) as caught:
        read("signature", text)
    assert str(caught.value) == (
        "« essai.txt » : aucun objectif (« Objectif 1.1 : … ») n’est trouvé ; ce document n’est "
        "pas une page de signature écrite sur ce modèle."
    )


def test_an_objective_under_no_axis_is_refused() -> None:
    with pytest.raises(StructureError) as caught:
        read("signature", None, ("AXE 1 : soigner", "Soigner"))
    assert str(caught.value) == "« essai.txt », ligne 19 : cet objectif n’est sous aucun axe."
