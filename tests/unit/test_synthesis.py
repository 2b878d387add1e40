"""The whole reader on the small region: what reaches which part, and what every line is."""

from __future__ import annotations

from collections import Counter

import pytest

from cnr.errors import StructureError
from cnr.lines import split_lines
from cnr.parse.synthesis import parse_synthesis
from support.small_region import SMALL_REGION, changed, read_small

FURNITURE = (
    "\n\nSynthèses et comptes-rendus par département\n\n"
    "Synthèse des ateliers CNR Santé organisés en région Rivages 23\n\n"
)


def unread(text: str) -> list[str]:
    lines = split_lines(text)
    synthesis = parse_synthesis(lines, "petite", "petite.txt")
    return [lines[c.line - 1].text for c in synthesis.claims if c.role == "non_reconnu"]


def test_departments_themes_and_ideas() -> None:
    small = read_small()
    assert small.document == "petite"
    assert small.departments == {"01": "Ain", "2A": "Corse-du-Sud"}
    assert small.themes == {"1": "accès à un médecin traitant", "2": "continuité des soins"}
    assert [(idea.id, idea.group, idea.label, idea.count) for idea in small.ideas] == [
        ("T1-C-01-01", "Les médecins manquent", "Les départs ne sont pas remplacés", 4),
        ("T1-C-01-02", "Les médecins manquent", "Les cabinets sont trop loin", 2),
        ("T1-P-01-01", "Accueillir des internes", "Loger les étudiants en stage", 4),
        ("T2-C-01-01", "Les urgences débordent", "Les lits d’aval font défaut", 2),
        ("T2-P-01-01", "Réguler les appels", "Ouvrir une ligne unique", 4),
    ]


def test_counts_of_a_department() -> None:
    rows = [row for row in read_small().counts if row.scope == "2A"]
    assert [(row.element, row.level, row.count) for row in rows] == [
        ("2A/T1-C-01", "groupe", 2),
        ("2A/T1-C-01-01", "idee", 2),
        ("2A/T1-P-01", "groupe", 1),
        ("2A/T1-P-01-01", "idee", 1),
        ("2A/T2-C-01", "groupe", 1),
        ("2A/T2-C-01-01", "idee", 1),
        ("2A/T2-P-01", "groupe", 1),
        ("2A/T2-P-01-01", "idee", 1),
    ]


def test_every_line_with_text_has_one_role() -> None:
    claims = read_small().claims
    lines = split_lines(SMALL_REGION)
    assert [c.line for c in claims] == [line.number for line in lines if not line.is_blank]
    assert Counter(c.role for c in claims) == {
        "titre": 22,
        "phrase_type": 15,
        "entete_tableau": 8,
        "cadrage": 9,
        "sujet": 3,
        "groupe": 12,
        "idee": 14,
        "exemple": 1,
        "annonce": 3,
        "recit": 17,
        "rubrique": 47,
        "fiche": 9,
        "participants": 21,
        "contribution": 16,
    }


def test_headings_are_kept_to_be_compared() -> None:
    headings = Counter((h.kind, h.key) for h in read_small().headings)
    assert headings == {
        ("thematique", "1"): 4,
        ("thematique", "2"): 4,
        ("departement", "01"): 4,
        ("departement", "2A"): 4,
        ("entete_sujets", "sujet_probleme"): 1,
        ("entete_sujets", "sujet_solution"): 1,
    }


def test_page_furniture_inside_a_table() -> None:
    text = changed((" Les cabinets", f"{FURNITURE} Les cabinets", 2))
    assert unread(text) == []
    read = parse_synthesis(split_lines(text), "petite", "petite.txt")
    assert [(r.label, r.count) for r in read.counts] == [
        (r.label, r.count) for r in read_small().counts
    ]


def test_page_furniture_inside_a_heading() -> None:
    old = "Thématique 1 : accès à un médecin traitant"
    new = f"Thématique 1 : accès à un médecin{FURNITURE}traitant"
    assert unread(changed((old, new))) == []


def test_what_stands_before_the_first_heading_is_narrative() -> None:
    assert unread(f"Sommaire\n\n{SMALL_REGION}") == []


def test_a_line_of_no_table_is_left_unread() -> None:
    text = changed(("2.1.1 Synthèse départementale", "2.1.1 Synthèse départementale\n\nOubli 3"))
    assert unread(text) == ["Oubli 3"]


def test_a_table_that_the_region_does_not_have() -> None:
    table = "Les urgences débordent 2\n\n Les lits d’aval font défaut 2\n"
    small = read_small((table, ""))
    rows = [r for r in small.counts if (r.scope, r.theme, r.nature) == ("01", "2", "constat")]
    assert [(r.level, r.group, r.idea) for r in rows] == [
        ("groupe", "Les urgences débordent", ""),
        ("idee", "Les urgences débordent", ""),
    ]
    assert len({r.element for r in small.counts}) == len(small.counts)


def test_another_document_is_refused() -> None:
    with pytest.raises(StructureError, match=r"« autre\.txt » ne suit pas le modèle"):
        parse_synthesis(split_lines("Contrat local de santé\n"), "autre", "autre.txt")
