"""The frames of the data contract, on the small region."""

from __future__ import annotations

import pandas as pd
import pytest

from cnr import tables
from cnr.lines import split_lines
from cnr.schema import TABLES
from cnr.tables.frame import frame
from support.small_region import SMALL_REGION, line_of, read_small, section


def cells(data: pd.DataFrame) -> list[list[object]]:
    """The rows of a frame, "" where a value is missing."""
    return data.astype(object).where(data.notna(), "").to_numpy().tolist()


def test_an_empty_text_is_missing() -> None:
    data = frame(TABLES["cadrage"], [{"tableau": "ateliers", "departement": ""}])
    assert list(data.columns) == TABLES["cadrage"].columns
    assert data["departement"].isna().all()
    assert data["nombre"].isna().all()


def test_framing() -> None:
    data = tables.framing(read_small())
    assert cells(data) == [
        ["ateliers", "01", "", 2, "", 8, 8],
        ["ateliers", "2A", "", 1, "", 9, 9],
        ["ateliers", "", "", 3, "", 11, 11],
        ["contributions", "", "1", 10, 62.0, 18, 21],
        ["contributions", "", "2", 6, 38.0, 23, 25],
        ["contributions", "", "", 16, 100.0, 27, 27],
    ]


def test_published_tables() -> None:
    data = tables.published_tables(read_small())
    line = line_of(" Les cabinets sont trop loin", 2)
    (row,) = data[data["ligne_debut"] == line].fillna("").to_dict("records")
    assert row == {
        "perimetre": "01",
        "thematique": "1",
        "nature": "constat",
        "niveau": "idee",
        "groupe": "Les médecins manquent",
        "libelle": "Les cabinets sont trop loin",
        "nombre": 2,
        "idee": "T1-C-01-02",
        "ligne_debut": line,
        "ligne_fin": line,
        "cellule": "01/T1-C-01-02",
    }
    assert data["niveau"].value_counts().to_dict() == {"idee": 14, "groupe": 12, "sujet": 3}


def test_ideas() -> None:
    data = tables.ideas(read_small())
    assert data.iloc[1].to_dict() == {
        "idee": "T1-C-01-02",
        "thematique": "1",
        "nature": "constat",
        "groupe": "Les médecins manquent",
        "libelle": "Les cabinets sont trop loin",
        "nombre": 2,
    }


def test_workshops() -> None:
    data = tables.workshops(read_small((section("2.1.3"), "")))
    columns = ["atelier", "section", "compte_rendu", "annonce_date", "annonce_horaires"]
    assert cells(data[columns]) == [
        ["01-bourg-en-bresse", "2.1.2", True, "2022-11-21", "18h30"],
        ["01-nantua", "", False, "2022-12-01", "18h"],
        ["2A-ajaccio", "2.2.2", True, "2022-12-05", "19h-21h"],
    ]


def test_a_workshop_has_what_its_report_says_and_what_was_announced() -> None:
    changes = (
        ("Lieu : Ajaccio", "Lieu : Port d’Ajaccio"),
        ("Horaires : 19h-21h", "Horaires : 20h"),
    )
    row = tables.workshops(read_small(*changes)).iloc[2]
    assert row[["titre", "lieu", "date", "horaires"]].to_list() == [
        *("Ajaccio", "Port d’Ajaccio", "2022-12-05", "20h")
    ]
    assert row[["annonce_lieu", "annonce_date", "annonce_horaires"]].to_list() == [
        *("Ajaccio", "2022-12-05", "19h-21h")
    ]
    assert row[["ligne_debut", "ligne_fin"]].to_list() == [
        line_of("2.2.2"),
        line_of(" Une feuille de route", 3),
    ]


def test_two_workshops_at_one_place_have_two_identifiers() -> None:
    data = tables.workshops(
        read_small((" Nantua 1er", " Nantua 2 décembre 2022 18h\n\n Nantua 1er"))
    )
    assert len(data) == 4
    assert data["atelier"].is_unique


def test_a_report_without_an_announcement_has_a_row_and_no_announcement() -> None:
    data = tables.workshops(read_small(("2.1.2 Bourg", "2.1.2 Oyonnax en")))
    alone = data.loc[data["atelier"] == "01-oyonnax-en-en-bresse"].iloc[0].dropna().to_dict()
    assert len(data) == 4
    assert set(alone) == {
        *("atelier", "departement", "section", "titre", "compte_rendu"),
        *("lieu", "date", "horaires", "ligne_debut", "ligne_fin"),
    }


def test_line_audit() -> None:
    data = tables.line_audit(read_small(), split_lines(SMALL_REGION))
    assert cells(data)[:2] == [
        ["petite", 1, "titre", "1", "1 S y n t h è s e r é g i o n a l e"],
        ["petite", 2, "titre", "1.1", "1.1 Introduction"],
    ]
    assert data["ligne"].is_unique


def test_unread_lines() -> None:
    data = tables.unread_lines("autre", split_lines("Une action\n\nUn objectif\n"))
    assert cells(data) == [
        ["autre", 1, "document_non_lu", "", "Une action"],
        ["autre", 3, "document_non_lu", "", "Un objectif"],
    ]


def test_findings() -> None:
    data = tables.findings(read_small(("Total 3", "Total 4"), ("10 62%", "10 61%")))
    columns = ["ecart", "controle", "gravite", "perimetre", "attendu", "observe", "lignes"]
    total = f"8 9 {line_of('Total 3')}"
    assert cells(data[columns])[:2] == [
        ["cadrage_total-001", "cadrage_total", "certain", "region", "3", "4", total],
        [
            *("cadrage_pourcentage-001", "cadrage_pourcentage", "certain", "region"),
            *("62.5", "61", "18 19 21"),
        ],
    ]
    assert list(data["document"].unique()) == ["petite"]


def test_findings_are_numbered_within_their_rule() -> None:
    data = tables.findings(read_small(("Total 16", "Total 17"), ("10 62%", "11 62%")))
    ranks = [name for name in data["ecart"] if name.startswith("cadrage_comptes")]
    assert ranks == ["cadrage_comptes-001", "cadrage_comptes-002"]


@pytest.mark.parametrize(
    ("make", "name"),
    [
        (tables.framing, "cadrage"),
        (tables.published_tables, "tableaux_publies"),
        (tables.ideas, "idees"),
        (tables.workshops, "ateliers"),
        (lambda small: tables.line_audit(small, split_lines(SMALL_REGION)), "audit_lignes"),
        (tables.findings, "ecarts"),
    ],
)
def test_every_frame_keeps_the_contract(make, name: str) -> None:
    data = make(read_small(("Total 16", "Total 17")))
    pd.testing.assert_frame_equal(TABLES[name].validator().validate(data), data)
