from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

from cnr.coding.readings import (
    DECISIONS,
    MEASURES,
    READINGS,
    alike,
    distribution,
    place,
    read_decisions,
    read_measures,
    read_readings,
    text_mark,
)
from cnr.errors import SourceError

IDEAS = {"T1-C-01-01", "T1-C-01-02", "T1-P-01-01"}
MARK = "0123456789abcdef"
Read = Callable[[Path, set[str]], pd.DataFrame]


def write(folder: Path, columns: tuple[str, ...], *rows: str) -> Path:
    """Write a file of readings, a row per line; `*` stands for a mark."""
    path = folder / "lectures.csv"
    lines = [",".join(columns), *(row.replace("*", MARK) for row in rows)]
    path.write_text("\n".join(lines) + "\n", "utf-8")
    return path


def refused(read: Read, path: Path) -> str:
    """What is said of a file that cannot be read, without its name."""
    with pytest.raises(SourceError) as caught:
        read(path, IDEAS)
    words = str(caught.value)
    assert words.startswith(f"« {path} »")
    assert "\n" not in words
    return words.removeprefix(f"« {path} »")


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("Les médecins manquent", "7053de252b7592f9"),
        ("", "e3b0c44298fc1c14"),
    ],
    ids=["words", "nothing"],
)
def test_the_mark_of_a_text_never_changes(text: str, mark: str) -> None:
    assert text_mark(text) == mark


@pytest.mark.parametrize(
    "other", ["les médecins", "Les medecins", "Les médecins ", "Les  médecins"]
)
def test_texts_that_differ_have_different_marks(other: str) -> None:
    assert text_mark(other) != text_mark("Les médecins")


# Decisions


def test_decisions_keep_their_lines_and_leave_out_those_not_taken(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        DECISIONS,
        "01-x-001,*,T1-C-01-02,Anne,",
        "01-x-002,*,,,à voir",
        '01-x-003,*, aucune , Bruno ,"hors sujet, dit-il"',
    )
    assert read_decisions(path, IDEAS).to_dict("records") == [
        {
            "contribution": "01-x-001",
            "empreinte": MARK,
            "idee": "T1-C-01-02",
            "lecteur": "Anne",
            "motif": "",
            "ligne_fichier": 2,
        },
        {
            "contribution": "01-x-003",
            "empreinte": MARK,
            "idee": "",
            "lecteur": "Bruno",
            "motif": "hors sujet, dit-il",
            "ligne_fichier": 4,
        },
    ]


def test_a_file_without_any_decision(tmp_path: Path) -> None:
    rows = read_decisions(write(tmp_path, DECISIONS), IDEAS)
    assert len(rows) == 0
    assert list(rows) == [*DECISIONS, "ligne_fichier"]


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (
            "01-x-002,*,T9-C-01-01,Anne,",
            ", ligne 3 : l’idée « T9-C-01-01 » n’est pas dans idees.csv.",
        ),
        ("01-x-002,*,Aucune,Anne,", ", ligne 3 : l’idée « Aucune » n’est pas dans idees.csv."),
        ("01-x-002,*,T1-C-01-02,,", ", ligne 3 : la colonne lecteur est vide."),
        ("01-x-002,*,aucune,  ,", ", ligne 3 : la colonne lecteur est vide."),
        (",*,aucune,Anne,", ", ligne 3 : la colonne contribution est vide."),
    ],
    ids=["unknown", "capital", "unsigned", "signed with spaces", "of nothing"],
)
def test_a_decision_that_cannot_be_kept(tmp_path: Path, row: str, said: str) -> None:
    path = write(tmp_path, DECISIONS, "01-x-001,*,T1-C-01-01,Anne,", row)
    assert refused(read_decisions, path) == said


def test_a_decision_on_no_text(tmp_path: Path) -> None:
    path = write(tmp_path, DECISIONS, "01-x-001,*,aucune,Anne,", "01-x-002, ,aucune,Anne,")
    assert refused(read_decisions, path) == ", ligne 3 : la colonne empreinte est vide."


@pytest.mark.parametrize("row", ["01-x-001,*,,,", ",,,,à voir", "01-x-001,,,Anne,"])
def test_a_row_not_decided_needs_nothing(tmp_path: Path, row: str) -> None:
    path = write(tmp_path, DECISIONS, row)
    assert len(read_decisions(path, IDEAS)) == 0


@pytest.mark.parametrize(
    "row",
    ["01-x-001,*,aucune,Bruno,", "01-x-001,fedcba9876543210,aucune,Anne,", "01-x-001,*,,,à voir"],
    ids=["another reader", "an earlier text", "left undecided"],
)
def test_a_contribution_may_be_decided_on_several_rows(tmp_path: Path, row: str) -> None:
    path = write(tmp_path, DECISIONS, "01-x-001,*,T1-C-01-01,Anne,", row)
    rows = read_decisions(path, IDEAS)
    assert list(rows["idee"]) == ["T1-C-01-01", ""][: len(rows)]
    assert list(rows["ligne_fichier"]) == [2, 3][: len(rows)]


def test_a_decision_is_named_by_the_line_of_the_file(tmp_path: Path) -> None:
    path = write(
        tmp_path, DECISIONS, '01-x-001,*,aucune,Anne,"sur deux\nlignes"', "", "b,*,X,Anne,"
    )
    assert refused(read_decisions, path) == ", ligne 5 : l’idée « X » n’est pas dans idees.csv."


# Readings to learn from


def test_readings_of_two_readers(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        READINGS,
        "01-x-001,*,a,T1-C-01-01,T1-C-01-02,3",
        "01-x-001,*,b,,,1",
    )
    assert read_readings(path, IDEAS)[
        ["lecteur", "idee", "idee_2", "confiance", "ligne_fichier"]
    ].to_dict("records") == [
        {
            "lecteur": "a",
            "idee": "T1-C-01-01",
            "idee_2": "T1-C-01-02",
            "confiance": "3",
            "ligne_fichier": 2,
        },
        {"lecteur": "b", "idee": "", "idee_2": "", "confiance": "1", "ligne_fichier": 3},
    ]


@pytest.mark.parametrize("confidence", ["0", "4", "", "2.0", "forte"])
def test_an_unknown_confidence(tmp_path: Path, confidence: str) -> None:
    path = write(tmp_path, READINGS, "x,*,a,,,3", f"y,*,a,T1-C-01-01,,{confidence}")
    assert refused(read_readings, path) == (
        f", ligne 3 : la colonne confiance porte « {confidence} », qui n’est pas une valeur connue."
    )


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("y,*,a,T2-C-01-01,,3", "l’idée « T2-C-01-01 » n’est pas dans idees.csv."),
        ("y,*,a,T1-C-01-01,T2-C-01-01,3", "l’idée « T2-C-01-01 » n’est pas dans idees.csv."),
        ("y,*,a,aucune,,3", "l’idée « aucune » n’est pas dans idees.csv."),
        ("x,*,a,T1-C-01-01,,2", "contribution, lecteur est déjà donné plus haut."),
        ("y,*,,T1-C-01-01,,2", "contribution, lecteur est vide."),
    ],
    ids=["first idea", "second idea", "word of decisions", "read twice by one", "unsigned"],
)
def test_a_reading_that_cannot_be_learnt_from(tmp_path: Path, row: str, said: str) -> None:
    path = write(tmp_path, READINGS, "x,*,a,,,3", row)
    assert refused(read_readings, path) == f", ligne 3 : {said}"


# Readings to measure with


def test_a_measure_may_settle_on_several_ideas(tmp_path: Path) -> None:
    path = write(
        tmp_path, MEASURES, "x,*,T1-C-01-01,,T1-C-01-01 T1-C-01-02,2", "y,*,,T1-P-01-01,,1"
    )
    rows = read_measures(path, IDEAS)
    assert list(rows["idee_arbitree"]) == ["T1-C-01-01 T1-C-01-02", ""]
    assert list(rows["ligne_fichier"]) == [2, 3]


@pytest.mark.parametrize(
    "cells",
    ["T9-P-01-01,,", ",T9-P-01-01,", ",,T1-C-01-01 T9-P-01-01"],
    ids=["first reading", "second reading", "second settled idea"],
)
def test_a_measure_of_an_unknown_idea(tmp_path: Path, cells: str) -> None:
    path = write(tmp_path, MEASURES, f"x,*,{cells},1")
    assert refused(read_measures, path) == (
        ", ligne 2 : l’idée « T9-P-01-01 » n’est pas dans idees.csv."
    )


# Any of the three files


@pytest.mark.parametrize(
    ("read", "columns"),
    [(read_decisions, DECISIONS), (read_readings, READINGS), (read_measures, MEASURES)],
    ids=["decisions", "readings", "measures"],
)
def test_a_file_that_cannot_be_read(tmp_path: Path, read: Read, columns: tuple[str, ...]) -> None:
    assert refused(read, tmp_path / "absent.csv") == " est absent."
    path = write(tmp_path, columns[:-2])
    assert refused(read, path) == f", ligne 1 : il manque {', '.join(columns[-2:])}."
    path.write_bytes(",".join((*columns, "é")).encode("latin-1"))
    assert refused(read, path) == ", ligne 1 : le texte n’est pas en UTF-8."
    path.write_bytes(b"")
    assert refused(read, path) == f", ligne 1 : il manque {', '.join(columns)}."


# Readings follow their text


def contributions(texts: dict[str, str]) -> pd.DataFrame:
    return pd.DataFrame({"contribution": list(texts), "texte": list(texts.values())})


def readings(*rows: tuple[str, str]) -> pd.DataFrame:
    """Readings of contributions (identifier, text as it was), from line 2."""
    return pd.DataFrame(
        [(name, text_mark(text), line) for line, (name, text) in enumerate(rows, start=2)],
        columns=["contribution", "empreinte", "ligne_fichier"],
    )


@pytest.mark.parametrize(
    ("now", "place_now"),
    [
        ({"a": "Un", "b": "Deux"}, "a"),
        ({"a": "Un", "b": "Un"}, "a"),
        ({"b": "Un", "a": "Un"}, "a"),
        ({"a": "Zéro", "b": "Un"}, "b"),
        ({"b": "Un", "c": "Deux"}, "b"),
        ({"a": "Zéro", "b": "Deux"}, None),
        ({"a": "Zéro", "b": "Un", "c": "Un"}, None),
        ({"a": "un"}, None),
        ({}, None),
    ],
    ids=[
        "same place",
        "same place, repeated further",
        "same place, repeated before",
        "moved, another text in its place",
        "moved, its place gone",
        "text gone",
        "text elsewhere twice",
        "text changed by a letter",
        "no contribution",
    ],
)
def test_a_reading_follows_its_text(now: dict[str, str], place_now: str | None) -> None:
    placed = place(readings(("a", "Un")), contributions(now))
    found = [] if place_now is None else [place_now]
    gone = [("a", 2)] if place_now is None else []
    assert list(placed.rows["contribution"]) == found
    assert list(zip(placed.gone["contribution"], placed.gone["ligne_fichier"], strict=True)) == gone


def test_texts_that_changed_places_take_their_readings_with_them() -> None:
    rows = readings(("a", "Un"), ("b", "Deux"), ("c", "Trois"), ("a", "Quatre"))
    placed = place(rows, contributions({"a": "Deux", "b": "Un", "d": "Quatre"}))
    columns = ["contribution", "ligne_fichier"]
    assert placed.rows[columns].to_numpy().tolist() == [["b", 2], ["a", 3], ["d", 5]]
    assert placed.gone[columns].to_numpy().tolist() == [["c", 4]]


def test_placing_leaves_the_readings_as_they_were() -> None:
    rows = readings(("a", "Un"))
    place(rows, contributions({"b": "Un"}))
    assert list(rows["contribution"]) == ["a"]


# What readers say of contributions


def said(*rows: tuple[str, str, str, str]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["contribution", "idee", "idee_2", "confiance"])


@pytest.mark.parametrize(
    ("rows", "shares"),
    [
        ([("a", "X", "", "3")], [1.0, 0.0, 0.0]),
        ([("a", "X", "", "1")], [1.0, 0.0, 0.0]),
        ([("a", "", "", "2")], [0.0, 0.0, 1.0]),
        ([("a", "X", "Y", "3")], [0.9 / 0.96, 0.06 / 0.96, 0.0]),
        ([("a", "X", "Y", "2")], [0.7 / 0.88, 0.18 / 0.88, 0.0]),
        ([("a", "Y", "X", "1")], [0.3 / 0.8, 0.5 / 0.8, 0.0]),
        ([("a", "", "Y", "1")], [0.0, 0.3 / 0.8, 0.5 / 0.8]),
        ([("a", "X", "", "3"), ("a", "Y", "", "1")], [0.9 / 1.4, 0.5 / 1.4, 0.0]),
        ([("a", "X", "", "3"), ("a", "X", "", "1")], [1.0, 0.0, 0.0]),
        (
            [("a", "X", "", "3"), ("a", "Y", "", "1"), ("a", "X", "", "2")],
            [1.6 / 2.1, 0.5 / 2.1, 0.0],
        ),
        ([("a", "Z", "", "3")], [0.0, 0.0, 1.0]),
        ([("a", "X", "Z", "3")], [1.0, 0.0, 0.0]),
        ([("b", "X", "", "3")], [0.0, 0.0, 0.0]),
    ],
    ids=[
        "sure",
        "unsure",
        "no idea",
        "sure, second idea",
        "less sure, second idea",
        "unsure, second idea",
        "none, or a second idea",
        "two readers who differ",
        "two readers who agree",
        "two against one",
        "idea of another cell",
        "second idea of another cell",
        "another contribution",
    ],
)
def test_what_readers_say_of_a_contribution(
    rows: list[tuple[str, str, str, str]], shares: list[float]
) -> None:
    assert distribution(said(*rows), ["a"], ["X", "Y"])[0].tolist() == pytest.approx(shares)


def test_what_readers_say_is_in_the_order_asked_for() -> None:
    rows = said(("b", "Y", "", "3"), ("a", "X", "", "2"))
    assert distribution(rows, ["b", "c", "a"], ["Y", "X"]).tolist() == [
        [1.0, 0.0, 0.0],
        [0.0, 0.0, 0.0],
        [0.0, 1.0, 0.0],
    ]


def test_readers_are_alike_where_two_or_more_give_one_idea() -> None:
    rows = pd.DataFrame(
        [
            ("a", "T1-C-01-01"),
            ("a", "T1-C-01-01"),
            ("b", "T1-C-01-01"),
            ("b", "T1-C-01-02"),
            ("c", ""),
            ("c", ""),
            ("d", "T1-C-01-01"),
            ("e", ""),
            ("e", "T1-C-01-01"),
        ],
        columns=["contribution", "idee"],
    )
    assert alike(rows).to_dict() == {"a": "T1-C-01-01", "c": ""}
    assert alike(rows.iloc[:0]).to_dict() == {}
