from __future__ import annotations

import csv
import io
import itertools
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from cnr.coding.calibration import Calibrator
from cnr.coding.elsewhere import (
    ADDED,
    CHUNK,
    Coder,
    Row,
    code_file,
    columns,
    read_rows,
    themes_of,
)
from cnr.coding.free import code, code_corpus
from cnr.coding.materials import Materials
from cnr.coding.model import Model, train
from cnr.errors import OutputError, SourceError

THEMES = ["1", "2"]
HEADER = "document,departement,thematique,texte\n"
DEPARTURES, DISTANCE, INTERNS = "T1-C-01-01", "T1-C-01-02", "T1-P-01-01"
BEDS, LINE = "T2-C-01-01", "T2-P-01-01"


@pytest.fixture(scope="session")
def coder(small_model: Model, small_materials: Materials) -> Coder:
    return Coder(small_model, small_materials.ideas)


def row(text: str, department: str = "75", theme: str = "1", **others: str) -> Row:
    known = {"document": "d", "departement": department, "thematique": theme, "texte": text}
    return known | others


def given(coder: Coder, **of: str) -> tuple[str, ...]:
    """What is added to a row."""
    (found,) = coder([row(**of)])
    return tuple(found[name] for name in ADDED)


# Rows of a file


def write(folder: Path, text: str | bytes) -> Path:
    path = folder / "ailleurs.csv"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


@pytest.mark.parametrize(
    "text",
    [
        f'note,{HEADER}n,d,01,1,"Les lits ; ""ici"", là"\n',
        'note;document;departement;thematique;texte\nn;d;01;1;"Les lits ; ""ici"", là"\n',
        f'\ufeffnote,{HEADER}n,d,01,1,"Les lits ; ""ici"", là"\n',
        '\ufeffnote;document;departement;thematique;texte\r\nn;d;01;1;"Les lits ; ""ici"", là"\r\n',
        f'note,{HEADER}\nn,d,01,1,"Les lits ; ""ici"", là"\n\n',
    ],
    ids=["comma", "semicolon", "bom", "spreadsheet", "empty lines"],
)
def test_rows_of_a_file_of_any_form(tmp_path: Path, text: str) -> None:
    path = write(tmp_path, text)
    names = ["note", "document", "departement", "thematique", "texte"]
    (found,) = read_rows(path, THEMES)
    assert list(found.items()) == list(
        zip(names, ["n", "d", "01", "1", 'Les lits ; "ici", là'], strict=True)
    )
    assert columns(path, THEMES) == names


def test_a_text_on_several_lines_is_kept_whole(tmp_path: Path) -> None:
    path = write(tmp_path, f'{HEADER}d,01,1,"Un\r\n\ndeux"\nd,01,2,trois\n')
    assert [found["texte"] for found in read_rows(path, THEMES)] == ["Un\r\n\ndeux", "trois"]


UNREADABLE = (
    ", ligne 3 : la ligne n’est pas du CSV (guillemet resté ouvert, texte après un guillemet "
    "fermé, cellule ou fin de ligne anormale)."
)
BAD = {
    "unknown theme": (
        f"{HEADER}d,01,1,Un\nd,01,9,Deux\n",
        ", ligne 3 : la colonne thematique porte « 9 » ; valeurs connues : 1, 2.",
    ),
    "no theme": (
        f"{HEADER}d,01,1,Un\nd,01,,Deux\n",
        ", ligne 3 : la colonne thematique porte «  » ; valeurs connues : 1, 2.",
    ),
    "unknown section": (
        "document,departement,thematique,rubrique,texte\nd,01,1,levier,Un\nd,01,1,avis,Deux\n",
        ", ligne 3 : la colonne rubrique porte « avis » ; valeurs connues : probleme, solution, "
        "levier.",
    ),
    "too few cells": (
        f"{HEADER}d,01,1,Un\nd,01,1\n",
        ", ligne 3 : la ligne n’a pas autant de cellules que l’en-tête.",
    ),
    "too many cells": (
        f"{HEADER}d,01,1,Un\nd,01,1,Deux, trois\n",
        ", ligne 3 : la ligne n’a pas autant de cellules que l’en-tête.",
    ),
    "after a text on two lines": (
        f'{HEADER}d,01,1,"Un\nlong"\nd,01,9,Deux\n',
        ", ligne 4 : la colonne thematique porte « 9 » ; valeurs connues : 1, 2.",
    ),
    "missing column": (
        "document,departement,theme,texte\nd,01,1,Un\n",
        ", ligne 1 : il manque thematique.",
    ),
    "missing columns": (
        "document;texte\nd;Un\n",
        ", ligne 1 : il manque departement, thematique.",
    ),
    "column twice": (
        "document,departement,thematique,texte,texte\nd,01,1,Un,Deux\n",
        ", ligne 1 : la colonne « texte » est donnée deux fois.",
    ),
    "too few cells after blank lines": (
        f"{HEADER}\n\nd,01,1,Un\n\nd,01,1\n",
        ", ligne 6 : la ligne n’a pas autant de cellules que l’en-tête.",
    ),
    "a text on two lines": (
        f'{HEADER}d,01,1,Un\nd,01,9,"Deux\nlong"\n',
        ", ligne 3 : la colonne thematique porte « 9 » ; valeurs connues : 1, 2.",
    ),
    "not utf-8": (
        f"{HEADER}d,01,1,Les départs\n".encode("latin-1"),
        ", ligne 2 : le texte n’est pas en UTF-8.",
    ),
    "header not utf-8": (
        f"numéro,{HEADER}1,d,01,1,Un\n".encode("latin-1"),
        ", ligne 1 : le texte n’est pas en UTF-8.",
    ),
    "not utf-8 far away": (
        (HEADER + "d,01,1,Les lits\n" * 1000 + "d,01,1,Un départ\n").encode("latin-1"),
        ", ligne 1002 : le texte n’est pas en UTF-8.",
    ),
    "unclosed quote": (f'{HEADER}d,01,1,Un\nd,01,1,"Deux\nd,01,1,Trois\n', UNREADABLE),
    "words after a quote": (f'{HEADER}d,01,1,Un\nd,01,1,"Deux" ou trois\n', UNREADABLE),
    "empty": ("", ", ligne 1 : il manque document, departement, thematique, texte."),
    "header only": (HEADER, " n’a aucune contribution."),
}


def assert_refused(coder: Coder, path: Path, output: Path) -> str:
    """Hold a refused file against one sentence that names it, the earlier output being intact;
    return the sentence.
    """
    output.write_text("à garder", "utf-8")
    before = sorted(path.parent.iterdir())
    with pytest.raises(SourceError) as caught:
        code_file(coder, path, output)
    assert output.read_text("utf-8") == "à garder"
    assert sorted(path.parent.iterdir()) == before
    assert "\n" not in str(caught.value)
    return str(caught.value)


@pytest.mark.parametrize(("text", "said"), BAD.values(), ids=BAD)
def test_a_file_that_is_refused_by_its_line(
    tmp_path: Path, coder: Coder, text: str | bytes, said: str
) -> None:
    path = write(tmp_path, text)
    assert assert_refused(coder, path, tmp_path / "codage.csv") == f"« {path} »{said}"


def test_a_file_that_is_not_there(tmp_path: Path, coder: Coder) -> None:
    path = tmp_path / "absent.csv"
    assert assert_refused(coder, path, tmp_path / "codage.csv") == f"« {path} » est absent."


def test_a_folder_in_the_place_of_a_file(tmp_path: Path, coder: Coder) -> None:
    (tmp_path / "dossier").mkdir()
    words = assert_refused(coder, tmp_path / "dossier", tmp_path / "codage.csv")
    assert words == f"« {tmp_path / 'dossier'} » ne peut pas être lu : c’est un dossier."


def test_rows_before_a_fault_are_given_before_it_is_met(tmp_path: Path) -> None:
    rows = read_rows(write(tmp_path, f"{HEADER}d,01,1,Un\nd,01,9,Deux\n"), THEMES)
    assert next(rows)["texte"] == "Un"
    with pytest.raises(SourceError):
        next(rows)


def test_themes_are_those_of_the_codebook_in_its_order(small_materials: Materials) -> None:
    assert themes_of(small_materials.ideas) == ["1", "2"]
    assert themes_of(small_materials.ideas.iloc[::-1]) == ["2", "1"]


# What is given to a row


@pytest.mark.parametrize(
    ("of", "idea", "label"),
    [
        ({"text": "Départs non remplacés"}, DEPARTURES, "Les départs ne sont pas remplacés"),
        ({"text": "Cabinets trop loin"}, DISTANCE, "Les cabinets sont trop loin"),
        ({"text": "Une maison pour les internes"}, INTERNS, "Loger les étudiants en stage"),
        ({"text": "Des lits d’aval", "theme": "2"}, BEDS, "Les lits d’aval font défaut"),
        ({"text": "Une ligne unique", "theme": "2"}, LINE, "Ouvrir une ligne unique"),
    ],
    ids=["departures", "distance", "interns", "beds", "line"],
)
def test_a_row_is_coded_whether_its_section_is_given_or_not(
    coder: Coder, of: dict[str, str], idea: str, label: str
) -> None:
    section = "probleme" if "-C-" in idea else "levier"
    guessed, empty, known = (
        given(coder, **of, **others)
        for others in ({}, {"rubrique": ""}, {"rubrique": section, "chapeau": ""})
    )
    assert guessed[:2] == empty[:2] == known[:2] == (idea, label)
    assert guessed == empty
    assert 0.5 < float(guessed[2]) < float(known[2])


def test_the_section_that_is_given_is_believed(coder: Coder) -> None:
    text = "Une maison pour les internes"
    found = {
        section: given(coder, text=text, rubrique=section)
        for section in ("probleme", "solution", "levier")
    }
    assert {*found["probleme"][0::3], found["probleme"][4]} <= {DEPARTURES, DISTANCE, ""}
    assert found["solution"] == found["levier"]
    assert found["solution"][0] == INTERNS


@pytest.mark.parametrize("text", ["", " ", "\n\t"], ids=["empty", "space", "blank lines"])
def test_a_row_without_text_has_no_idea(coder: Coder, text: str) -> None:
    rows = [row(text, chapeau="Cabinets trop loin"), row("Cabinets trop loin", chapeau="")]
    first, second = coder(rows)
    assert first == rows[0] | dict.fromkeys(ADDED, "")
    assert second["idee_libre"] == DISTANCE


@pytest.mark.parametrize("column", ["intertitre", "chapeau"])
def test_the_headings_above_a_text_say_what_it_is_about(coder: Coder, column: str) -> None:
    alone = given(coder, text="C’est ainsi", rubrique="probleme")
    under = given(coder, text="C’est ainsi", rubrique="probleme", **{column: "Cabinets trop loin"})
    assert alone[0] != DISTANCE
    assert under[0] == DISTANCE


def headings(contribution: str) -> dict[str, str]:
    """Headings for some of the contributions, by the last digit of their number."""
    return {
        "intertitre": "Les cabinets" if contribution.endswith("1") else "",
        "chapeau": "Loin d’ici" if contribution.endswith("2") else "",
    }


@pytest.fixture(scope="session")
def headed(small_materials: Materials) -> Materials:
    """The small region with headings above some of its contributions."""
    said = small_materials.contributions
    columns = pd.DataFrame(map(headings, said["contribution"])).replace("", None)
    return replace(small_materials, contributions=said.assign(**columns))


@pytest.fixture(scope="session")
def headed_model(headed: Materials) -> Model:
    """The model learnt from it, in which each department has a calibration of its own."""
    known = {"01": Calibrator(0.5, -0.1), "2A": Calibrator(0.5, 0.1), None: Calibrator()}
    return replace(train(headed), calibrators=known)


@pytest.mark.parametrize("department", ["01", "2A"])
def test_a_department_of_the_corpus_is_coded_as_the_corpus_is(
    headed: Materials, headed_model: Model, department: str
) -> None:
    """By the model that has not learnt from it, under the same headings."""
    own = headed.contributions["departement"] == department
    rows = [
        row(
            one.texte_lisible,
            department,
            one.thematique,
            rubrique=one.rubrique,
            **headings(one.contribution),
        )
        for one in headed.contributions[own].itertuples()
    ]
    names = ["idee_libre", "proba_libre", "idee_libre_2", "idee_libre_3"]
    expected = code_corpus(headed_model)[own.to_numpy()][names].to_numpy().tolist()
    found = Coder(headed_model, headed.ideas)(rows)
    assert [[one[name] for name in names] for one in found] == [
        [first, f"{probability:.4f}", second, third]
        for first, probability, second, third in expected
    ]


def test_an_unknown_department_is_coded_by_the_model_of_all(
    coder: Coder, small_model: Model
) -> None:
    """Only the Ain speaks of kilometres: the model that leaves it out knows nothing of them."""
    text = "Trente kilomètres"
    of = {
        department: given(coder, text=text, department=department, rubrique="probleme")
        for department in ("75", "", "2A", "01")
    }
    vectors = small_model.vectors.transform([text], [""])
    expected = code(
        small_model.probabilities("T1-C", vectors, None),
        (DEPARTURES, DISTANCE),
        small_model.calibrated(None),
    )
    assert of["75"] == of[""]
    assert of["75"][0] == of["2A"][0] == DISTANCE
    assert of["75"][2] == f"{expected.probability[0]:.4f}"
    assert of["01"][0] != DISTANCE


def test_a_theme_that_has_only_proposals(small_model: Model, small_materials: Materials) -> None:
    fits = {cell: one for cell, one in small_model.fits.items() if cell != "T2-C"}
    coder = Coder(replace(small_model, fits=fits), small_materials.ideas)
    assert given(coder, text="Une ligne unique", theme="2")[0] == LINE
    problem = given(coder, text="Une ligne unique", theme="2", rubrique="probleme")
    assert problem == ("", "", "0.0000", "", "")


def test_what_is_given_depends_on_no_other_row(coder: Coder) -> None:
    rows = [
        row("Cabinets trop loin", department="2A"),
        row("Une ligne unique", theme="2"),
        row("Départs non remplacés", rubrique="probleme"),
        row("Cabinets trop loin", department="75"),
    ]
    together = list(coder(rows))
    assert together == [found for one in rows for found in coder([one])]
    assert [found["texte"] for found in together] == [one["texte"] for one in rows]


def test_rows_given_are_left_as_they_were(coder: Coder) -> None:
    given_row = row("Cabinets trop loin")
    list(coder([given_row]))
    assert list(given_row) == ["document", "departement", "thematique", "texte"]


def test_rows_are_read_a_part_at_a_time(coder: Coder) -> None:
    """A file of any length is coded in the memory of a part."""
    read = 0

    def rows() -> Iterator[Row]:
        nonlocal read
        for rank in range(10 * CHUNK):
            if rank == 5000:
                raise AssertionError("read too far")
            read += 1
            yield row("Cabinets trop loin" if rank % 2 else "Départs", rubrique="probleme")

    coded = coder(rows())
    assert read == 0
    first = list(itertools.islice(coded, CHUNK))
    assert read == CHUNK == 2000
    assert [found["idee_libre"] for found in first] == [DEPARTURES, DISTANCE] * (CHUNK // 2)


@pytest.mark.parametrize("size", [0, 1, CHUNK, CHUNK + 1])
def test_every_row_is_given_once_in_its_order(coder: Coder, size: int) -> None:
    rows = [row("", document=str(rank)) for rank in range(size)]
    assert [found["document"] for found in coder(rows)] == [str(rank) for rank in range(size)]


# The file written


def written(output: Path) -> list[list[str]]:
    return list(csv.reader(io.StringIO(output.read_bytes().decode(), newline="")))


def test_the_output_keeps_the_order_and_the_other_columns(tmp_path: Path, coder: Coder) -> None:
    text = (
        "\ufeffnote;texte;document;rubrique;thematique;departement\r\n"
        '1;"Cabinets ; trop\r\nloin";lettre;probleme;1;75\r\n'
        ";;lettre;;2;01\r\n"
        "3;Une ligne unique;lettre;levier;2;2A\r\n"
    )
    output = tmp_path / "dossier" / "codage.csv"
    assert code_file(coder, write(tmp_path, text), output) == 3
    header, *rows = written(output)
    names = ["note", "texte", "document", "rubrique", "thematique", "departement"]
    assert header == [*names, *ADDED]
    assert [found[:8] for found in rows] == [
        [
            *("1", "Cabinets ; trop\r\nloin", "lettre", "probleme", "1", "75"),
            *(DISTANCE, "Les cabinets sont trop loin"),
        ],
        ["", "", "lettre", "", "2", "01", "", ""],
        [
            *("3", "Une ligne unique", "lettre", "levier", "2", "2A"),
            *(LINE, "Ouvrir une ligne unique"),
        ],
    ]
    assert rows[0][9:] == [DEPARTURES, ""]
    assert rows[1][8:] == ["", "", ""]


@pytest.mark.parametrize("name", ADDED)
def test_a_column_named_as_one_that_coding_adds(tmp_path: Path, coder: Coder, name: str) -> None:
    """What the reader wrote there would be lost."""
    path = write(tmp_path, f"{name},{HEADER}à moi,d,75,1,Cabinets trop loin\n")
    assert assert_refused(coder, path, tmp_path / "codage.csv") == (
        f"« {path} », ligne 1 : la colonne {name} sera écrite par le codage ; la renommer."
    )


def test_cells_of_other_columns_are_kept_as_they_are(tmp_path: Path, coder: Coder) -> None:
    path = write(tmp_path, f'note,{HEADER}"  à\r\nmoi ",  d,75,1,  Cabinets trop loin \n')
    output = tmp_path / "codage.csv"
    code_file(coder, path, output)
    _, found = written(output)
    assert found[:6] == ["  à\r\nmoi ", "  d", "75", "1", "  Cabinets trop loin ", DISTANCE]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t"])
def test_cells_of_the_output_start_no_formula(tmp_path: Path, coder: Coder, start: str) -> None:
    path = write(tmp_path, f"note,{HEADER}{start}1,{start}d,75,1,{start}Cabinets trop loin\n")
    output = tmp_path / "codage.csv"
    code_file(coder, path, output)
    _, found = written(output)
    assert found[:6] == [
        *(f"'{start}1", f"'{start}d", "75", "1", f"'{start}Cabinets trop loin"),
        DISTANCE,
    ]


def test_an_output_that_cannot_be_written(tmp_path: Path, coder: Coder) -> None:
    (tmp_path / "codage.csv").mkdir()
    path = write(tmp_path, f"{HEADER}d,75,1,Un\n")
    with pytest.raises(OutputError, match=r"codage\.csv » : c’est un dossier"):
        code_file(coder, path, tmp_path / "codage.csv")
    assert sorted(one.name for one in tmp_path.iterdir()) == ["ailleurs.csv", "codage.csv"]
