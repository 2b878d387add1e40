from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

from cnr.coding.codebook import read_codebook, read_formulations, sentences
from cnr.errors import SourceError

IDEAS = pd.DataFrame(
    {
        "idee": ["T1-C-01-01", "T1-C-01-02", "T1-P-01-01"],
        "groupe": ["Les médecins manquent", "Les médecins manquent", "Accueillir des internes"],
        "libelle": ["Les départs", "Les cabinets, trop loin", "Loger les étudiants"],
    }
)
CODEBOOK = "idee,libelle,note,termes\n"
FORMULATIONS = "idee,formulation\n"
Read = Callable[[Path, pd.DataFrame], pd.DataFrame]


def write(folder: Path, text: str) -> Path:
    path = folder / "fichier.csv"
    path.write_text(text, "utf-8")
    return path


def test_a_codebook_describes_some_ideas_in_its_own_order(tmp_path: Path) -> None:
    text = (
        f'{CODEBOOK}T1-P-01-01,Loger les étudiants,,\nT1-C-01-02,"Les cabinets, trop loin",N,a|b\n'
    )
    assert read_codebook(write(tmp_path, text), IDEAS).to_dict("records") == [
        {
            "idee": "T1-P-01-01",
            "libelle": "Loger les étudiants",
            "note": "",
            "termes": "",
            "ligne_fichier": 2,
        },
        {
            "idee": "T1-C-01-02",
            "libelle": "Les cabinets, trop loin",
            "note": "N",
            "termes": "a|b",
            "ligne_fichier": 3,
        },
    ]


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (
            "T1-C-01-03,Les cabinets,,",
            "l’idée T1-C-01-03 « Les cabinets » n’est pas celle de idees.csv.",
        ),
        (
            "T1-C-01-02,Les départs,,",
            "l’idée T1-C-01-02 « Les départs » n’est pas celle de idees.csv.",
        ),
        ("T1-C-01-02,,,", "l’idée T1-C-01-02 «  » n’est pas celle de idees.csv."),
        ("T1-C-01-01,Les départs,,", "idee est déjà donné plus haut."),
        (",Les départs,,", "idee est vide."),
    ],
    ids=["unknown", "label of another", "no label", "twice", "of nothing"],
)
def test_a_codebook_of_another_region(tmp_path: Path, row: str, said: str) -> None:
    path = write(tmp_path, f"{CODEBOOK}T1-C-01-01,Les départs,,\n{row}\n")
    with pytest.raises(SourceError) as caught:
        read_codebook(path, IDEAS)
    assert str(caught.value) == f"« {path} », ligne 3 : {said}"


def test_a_codebook_of_another_region_is_named_by_the_line_of_the_file(tmp_path: Path) -> None:
    """Notes hold several lines."""
    text = f'{CODEBOOK}\nT1-C-01-01,Les départs,"Une note\nlongue",\nT1-C-01-02,Autre,,\n'
    path = write(tmp_path, text)
    with pytest.raises(SourceError, match="ligne 5 : l’idée T1-C-01-02 « Autre »"):
        read_codebook(path, IDEAS)


def test_formulations_of_an_idea(tmp_path: Path) -> None:
    text = f'{FORMULATIONS}T1-C-01-01,"Plus un médecin, ici"\nT1-C-01-01,Le mien part\n'
    assert read_formulations(write(tmp_path, text), IDEAS).to_numpy().tolist() == [
        ["T1-C-01-01", "Plus un médecin, ici", 2],
        ["T1-C-01-01", "Le mien part", 3],
    ]


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (
            "T9-C-01-01,Le mien part",
            "la colonne idee porte « T9-C-01-01 », qui n’est pas une valeur connue.",
        ),
        (",Le mien part", "la colonne idee porte «  », qui n’est pas une valeur connue."),
        ("T1-C-01-01,", "formulation est vide."),
        ("T1-C-01-01,  ", "formulation est vide."),
        ("T1-P-01-01,Plus un médecin", "formulation est déjà donné plus haut."),
    ],
    ids=["unknown idea", "no idea", "empty", "spaces", "said of two ideas"],
)
def test_a_formulation_that_cannot_be_learnt_from(tmp_path: Path, row: str, said: str) -> None:
    path = write(tmp_path, f"{FORMULATIONS}T1-C-01-01,Plus un médecin\n{row}\n")
    with pytest.raises(SourceError) as caught:
        read_formulations(path, IDEAS)
    assert str(caught.value) == f"« {path} », ligne 3 : {said}"


@pytest.mark.parametrize(
    ("read", "missing"),
    [(read_codebook, "note, termes"), (read_formulations, "formulation")],
    ids=["codebook", "formulations"],
)
def test_a_file_without_its_columns(tmp_path: Path, read: Read, missing: str) -> None:
    path = write(tmp_path, "idee,libelle\nT1-C-01-01,Les départs\n")
    with pytest.raises(SourceError) as caught:
        read(path, IDEAS)
    assert str(caught.value) == f"« {path} », ligne 1 : il manque {missing}."


def learnt(
    examples: list[tuple[str | None, str]],
    codebook: list[tuple[str, str, str]],
    formulations: list[tuple[str, str]],
) -> list[list[object]]:
    """The sentences of two ideas, the second without a group."""
    ideas = IDEAS.iloc[:2].assign(groupe=["Les médecins manquent", ""])
    table = sentences(
        ideas,
        pd.DataFrame(examples, columns=["idee", "citation"]),
        pd.DataFrame(codebook, columns=["idee", "note", "termes"]),
        pd.DataFrame(formulations, columns=["idee", "formulation"]),
    )
    assert list(table) == ["idee", "source", "texte", "poids"]
    assert list(table.index) == list(range(len(table)))
    return table.to_numpy().tolist()


def test_all_that_says_what_an_idea_is() -> None:
    first, second = "T1-C-01-01", "T1-C-01-02"
    assert learnt(
        [(second, "Trente kilomètres"), (None, "On ne sait de quoi")],
        [(second, "La distance ; un départ va dans « Les départs », pas ici.", "loin| trajet |")],
        [(first, "Le mien part")],
    ) == [
        [first, "libelle", "Les départs", 2.0],
        [second, "libelle", "Les cabinets, trop loin", 2.0],
        [first, "groupe", "Les médecins manquent", 0.1],
        [second, "exemple", "Trente kilomètres", 1.0],
        [second, "termes", "loin ; trajet", 1.0],
        [second, "note", "La distance ; un départ va dans , pas ici.", 1.0],
        [first, "formulation", "Le mien part", 0.25],
    ]


@pytest.mark.parametrize(
    ("note", "kept"),
    [
        ("Les délais vont dans « Délais ».", ["Les délais vont dans ."]),
        ("« Délais » et « Départs » ont leur idée", [" et  ont leur idée"]),
        ("«Délais»", []),
        ("   ", []),
        ("", []),
        ("Un guillemet « seul", ["Un guillemet « seul"]),
    ],
    ids=["one", "two", "nothing else", "spaces", "nothing", "not closed"],
)
def test_a_note_says_nothing_of_the_other_ideas_that_it_names(note: str, kept: list[str]) -> None:
    rows = learnt([], [("T1-C-01-01", note, "")], [])
    assert [row[2] for row in rows if row[1] == "note"] == kept
    assert [row for row in rows if row[1] == "termes"] == []


def test_ideas_without_any_description_keep_their_labels() -> None:
    assert [row[:2] for row in learnt([], [], [])] == [
        ["T1-C-01-01", "libelle"],
        ["T1-C-01-02", "libelle"],
        ["T1-C-01-01", "groupe"],
    ]
