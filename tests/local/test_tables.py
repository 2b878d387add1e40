"""The frames of the local documents, on the small ones."""

from __future__ import annotations

import pandas as pd
import pytest

from cnr.lines import split_lines
from cnr.schema import LOCAL_TABLES, TABLES
from cnr.tables import local_audit, local_findings
from cnr.tables.local import LOCAL_FRAMES, scope_of
from local.small import CONTRACT, FOCUS, PAGE, PLAN, read

READ = tuple(read(kind) for kind in ("plan", "contract", "focus"))
COUNTS = {
    "actions_locales": 3 + 4 + 3,
    "territoires": 2,
    "niveaux_plans": 4 + 6 + 2,
    "propositions_locales": 8,
    "chiffres_locaux": 8 + 6 + 5,
    "signataires": 4 + 5,
    "communes": 3,
    "citations_locales": 4,
}


def row(name: str, index: int) -> dict[str, object]:
    data = LOCAL_FRAMES[name](READ).astype(object)
    return data.where(data.notna(), "").iloc[index].to_dict()


def test_there_is_a_frame_for_each_table() -> None:
    assert LOCAL_FRAMES.keys() == LOCAL_TABLES.keys() == COUNTS.keys()


@pytest.mark.parametrize("name", COUNTS)
def test_a_frame_keeps_the_contract(name: str) -> None:
    assert len(LOCAL_FRAMES[name](READ)) == COUNTS[name]
    for documents in (*((one,) for one in READ), ()):
        data = LOCAL_FRAMES[name](documents)
        assert list(data.columns) == TABLES[name].columns
        pd.testing.assert_frame_equal(TABLES[name].validator().validate(data), data)


def test_an_action() -> None:
    assert row("actions_locales", 5) == {
        "document": "essai",
        "action": "essai-FA3",
        "axe": "AXE 1 : Soigner",
        "objectif": "1.2 : Loger les internes",
        "code": "FA3",
        "intitule": "Louer un foyer",
        "ligne_debut": 90,
        "ligne_fin": 90,
        "sous_objectif": "1.2.1 : Parc de logements",
        "nature": "action",
        "ligne_code": 86,
    }


def test_a_territory() -> None:
    assert row("territoires", 0) == {
        "territoire": "Rivages Agglo",
        "region": "Côte",
        "communes": 10,
        "habitants": 49000,
        "superficie_km2": 379.0,
        "densite_hab_km2": 129.0,
        "cls_debut": 2017,
        "cls_fin": 2020,
        "signataires": "Rivages Agglo ; la CAF (aide, prêt et conseil) ; l’ARS de la Côte",
        "ligne_debut": 33,
        "ligne_fin": 36,
        "nombre_signataires": 3,
        "document": "essai",
    }


def test_a_level_has_its_rank_in_its_document() -> None:
    first = row("niveaux_plans", 4)
    assert (first["niveau"], first["code"], first["intitule"]) == ("axe", "1", "Soigner")
    assert list(LOCAL_FRAMES["niveaux_plans"](READ)["rang"]) == [
        *(1, 2, 3, 4, 1, 2, 3, 4, 5, 6, 1, 2)
    ]


def test_a_passage() -> None:
    assert row("propositions_locales", 2) == {
        "document": "essai",
        "passage": "essai-p03",
        "nature": "proposition",
        "objectif": "Accueillir les soignants",
        "intertitre": "Faciliter leur installation",
        "numero": "1",
        "intitule": "Ouvrir un guichet pour les soignants",
        "texte": "Le guichet répond à toutes les questions. Nous voulons aussi un site.",
        "ligne_debut": 36,
        "ligne_fin": 49,
    }


def test_a_figure() -> None:
    assert row("chiffres_locaux", 11) == {
        "document": "essai",
        "rang": 4,
        "territoire": "",
        "libelle": "1 200 personnes sans médecin en 2023 soit 12,9% des assurés.",
        "valeur": 1200.0,
        "unite": "personnes",
        "annee": 2023,
        "ligne_debut": 9,
        "ligne_fin": 10,
    }


def test_signatories_have_their_rank_in_their_list() -> None:
    data = LOCAL_FRAMES["signataires"](READ)
    assert list(zip(data["liste"], data["rang"], strict=True)) == [
        *(("article", 1), ("article", 2), ("signature", 1), ("signature", 2)),
        *(("portrait", 1), ("portrait", 2), ("portrait", 3), ("portrait", 1), ("portrait", 2)),
    ]


def test_a_commune_and_a_quotation() -> None:
    assert row("communes", 2) == {
        "document": "essai",
        "commune": "Le Phare",
        "ligne_debut": 35,
        "ligne_fin": 35,
    }
    assert row("citations_locales", 3) == {
        "document": "essai",
        "citation": "essai-c04",
        "territoire": "Rivages Agglo",
        "fonction": "directrice de la santé de Rivages",
        "texte": "Il faut durer",
        "ligne_debut": 27,
        "ligne_fin": 29,
    }


def test_the_audit_has_a_row_per_line_and_names_nobody() -> None:
    focus = read("focus")
    data = local_audit(focus, split_lines(FOCUS))
    assert len(data) == len(focus.claims)
    line = data[data["ligne"] == 13].iloc[0].to_dict()
    assert line == {
        "document": "essai",
        "ligne": 13,
        "role": "citation",
        "element": "essai-c01",
        "texte": "est la bonne maille » ([personne], directrice de la san-",
    }
    contract = local_audit(read("contract"), split_lines(CONTRACT))
    assert contract[contract["ligne"] == 112]["texte"].to_list() == ["[personne]"]
    for table in (data, contract):
        pd.testing.assert_frame_equal(TABLES["audit_lignes"].validator().validate(table), table)


def test_findings_are_numbered_within_their_rule() -> None:
    twice = read("contract", None, ("1.2.1 : Développer un parc de logements", "1.2.1 : Loger"))
    data = local_findings((read("contract"), twice), {"essai": "17"})
    assert list(data["ecart"]) == [
        *("actions_non_listees-001", "actions_non_listees-002"),
        *("intitule_plan-001", "intitule_plan-002"),
    ]
    assert set(data["perimetre"]) == {"17"}
    assert data.iloc[2]["lignes"] == "51 88 89"
    pd.testing.assert_frame_equal(TABLES["ecarts"].validator().validate(data), data)
    assert len(local_findings((read("plan"),), {})) == 0


DEPARTMENTS = {"17": "Charente-Maritime", "47": "Lot-et-Garonne"}


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("Rien.", "national"),
        ("La Charente-Maritime.", "17"),
        ("Le Lot et Garonne, la Charente-Maritime, le LOT-ET-GARONNE.", "47"),
        ("Les Charente-Maritimes.", "national"),
    ],
)
def test_the_scope_is_the_department_that_a_document_names_most(text: str, scope: str) -> None:
    assert scope_of(read("signature", PAGE), split_lines(text), DEPARTMENTS) == scope


def test_a_document_of_several_territories_is_national() -> None:
    lines = split_lines("Le Lot-et-Garonne.")
    assert scope_of(read("focus"), lines, DEPARTMENTS) == "national"
    assert scope_of(read("plan", PLAN), lines, {}) == "national"
