"""`cnr code FILE` and `cnr decisions FILE`: what is coded, what is kept, and what is refused."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from cnr.coding.readings import text_mark
from commands.checkout import Command, Run, assert_refused, cnr, once, read_csv, small_project

HEADER = "document,departement,thematique,texte\n"
TO_CODE = (
    f"note,{HEADER}1,lettre,75,1,Cabinets trop loin\n=2,lettre,01,2,Une ligne unique\n3,l,,1,\n"
)
DECIDED = "contribution,empreinte,idee,lecteur,motif\n"
MARK = text_mark("Un internat au port")


@pytest.fixture(scope="session")
def region(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A checkout of the small region whose tables are read; not to be changed."""

    def make(folder: Path) -> None:
        run = cnr("data", cwd=small_project(folder))
        assert run.code == 0, run

    return once(tmp_path_factory, "region", make)


@pytest.fixture
def own_region(tmp_path: Path, region: Path) -> Path:
    """The same, to change."""
    return shutil.copytree(region, tmp_path / "projet")


def write(path: Path, text: str) -> Path:
    path.write_text(text, "utf-8")
    return path


# Texts from elsewhere


def test_a_file_is_coded(tmp_path: Path, region: Path, command: Command) -> None:
    file = write(tmp_path / "lettre.csv", TO_CODE)
    output = tmp_path / "codage.csv"
    run = command("code", file, "-o", output, cwd=region)
    assert run == Run(0, f"cnr code : 3 contributions codées dans {output}.\n", "")
    rows = read_csv(output)
    assert [(row["note"], row["idee_libre"], row["libelle"]) for row in rows] == [
        ("1", "T1-C-01-02", "Les cabinets sont trop loin"),
        ("'=2", "T2-P-01-01", "Ouvrir une ligne unique"),
        ("3", "", ""),
    ]


def test_paths_are_from_where_the_command_is_run(own_region: Path, command: Command) -> None:
    write(own_region / "notebooks" / "lettre.csv", f"{HEADER}l,75,1,Cabinets trop loin\n")
    run = command("code", "lettre.csv", "--output", "x/y.csv", cwd=own_region / "notebooks")
    assert run == Run(0, "cnr code : 1 contribution codée dans x/y.csv.\n", "")
    (row,) = read_csv(own_region / "notebooks" / "x" / "y.csv")
    assert row["idee_libre"] == "T1-C-01-02"


REFUSED = {
    "unknown theme": (f"{HEADER}l,75,9,Un\n", ("ligne 2", "thematique", "« 9 »")),
    "unknown theme after a coded row": (
        f"{HEADER}l,75,1,Cabinets trop loin\nl,75,9,Un\n",
        ("ligne 3", "thematique", "« 9 »"),
    ),
    "missing column": ("document,texte\nl,Un\n", ("ligne 1", "departement, thematique")),
    "column that coding adds": (
        f"libelle,{HEADER}à moi,l,75,1,Un\n",
        ("ligne 1", "la colonne libelle"),
    ),
    "empty": ("", ("ligne 1", "il manque")),
}


@pytest.mark.parametrize(("text", "words"), REFUSED.values(), ids=REFUSED)
def test_a_file_that_is_refused_leaves_the_earlier_output(
    tmp_path: Path, region: Path, command: Command, text: str, words: tuple[str, ...]
) -> None:
    file, output = write(tmp_path / "lettre.csv", text), write(tmp_path / "codage.csv", "à garder")
    run = command("code", file, "-o", output, cwd=region)
    assert_refused(run, 3, f"« {file} »", *words)
    assert run.out == ""
    assert output.read_text("utf-8") == "à garder"
    assert sorted(tmp_path.iterdir()) == [output, file]


def test_a_file_to_code_that_is_not_there(tmp_path: Path, region: Path, command: Command) -> None:
    output = write(tmp_path / "codage.csv", "à garder")
    run = command("code", tmp_path / "absent.csv", "-o", output, cwd=region)
    assert_refused(run, 3, f"« {tmp_path / 'absent.csv'} » est absent.")
    assert output.read_text("utf-8") == "à garder"


def test_an_output_that_is_a_folder(tmp_path: Path, region: Path, command: Command) -> None:
    file = write(tmp_path / "lettre.csv", f"{HEADER}l,75,1,Un\n")
    run = command("code", file, "-o", tmp_path, cwd=region)
    assert_refused(run, 5, "Impossible d’écrire", "c’est un dossier")
    assert list(tmp_path.iterdir()) == [file]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("lettre.csv",), "Indiquer où écrire le codage : --output FICHIER."),
        (("lettre.csv", "--embeddings", "modele"), "--output FICHIER."),
        (("--output", "codage.csv"), "--output et --embeddings demandent un fichier à coder."),
        (("--embeddings", "modele"), "--output et --embeddings demandent un fichier à coder."),
    ],
    ids=["no output", "no output, embeddings", "output alone", "embeddings alone"],
)
def test_options_that_do_not_go_together(
    own_region: Path, command: Command, arguments: tuple[str, ...], said: str
) -> None:
    write(own_region / "lettre.csv", TO_CODE)
    assert_refused(command("code", *arguments, cwd=own_region), 2, said)
    assert not (own_region / "codage.csv").exists()
    assert not (own_region / "data" / "processed" / "codage.csv").exists()


def test_embeddings_that_are_not_there(tmp_path: Path, region: Path, command: Command) -> None:
    file = write(tmp_path / "lettre.csv", TO_CODE)
    output = write(tmp_path / "codage.csv", "à garder")
    arguments = ("code", file, "-o", output, "--embeddings", tmp_path / "modele")
    run = command(*arguments, cwd=region)
    assert_refused(run, 3, f"« {tmp_path / 'modele'} » n’est pas un modèle", "model.safetensors")
    assert output.read_text("utf-8") == "à garder"


# Decisions


def test_decisions_are_kept_then_followed(own_region: Path, command: Command) -> None:
    kept = own_region / "data" / "reference" / "codage_lecture.csv"
    file = write(
        own_region / "rempli.csv",
        "contribution;empreinte;texte;idee;lecteur;motif\n"
        f"2A-ajaccio-003;{MARK};Un internat au port;aucune;Anne;ailleurs\n"
        f"2A-ajaccio-001;{MARK};Un autre;;;\n"
        f"01-nantua-009;{text_mark('Rien')};Rien;T1-P-01-01 Loger les étudiants en stage;Anne;\n",
    )
    run = command("decisions", file, cwd=own_region)
    words = "2 décisions versées dans data/reference/codage_lecture.csv."
    assert run == Run(0, f"cnr decisions : {words}\n", "")
    assert kept.read_text("utf-8") == (
        f"{DECIDED}2A-ajaccio-003,{MARK},aucune,Anne,ailleurs\n"
        f"01-nantua-009,{text_mark('Rien')},T1-P-01-01,Anne,\n"
    )
    run = command("code", cwd=own_region)
    assert run == Run(
        0,
        "cnr code : décisions, ligne 3 : le texte de 01-nantua-009 n’est plus dans les "
        "contributions ; la ligne est laissée de côté.\n"
        "cnr code : 3 fichiers dans data/processed.\n",
        "",
    )
    rows = read_csv(own_region / "data" / "processed" / "codage.csv")
    decided = [row for row in rows if row["origine"] == "lecture"]
    assert [(row["contribution"], row["idee_retenue"], row["a_relire"]) for row in decided] == [
        ("2A-ajaccio-003", "", "false")
    ]


def test_a_decision_replaces_the_one_that_its_reader_had_taken(
    own_region: Path, command: Command
) -> None:
    kept = own_region / "data" / "reference" / "codage_lecture.csv"
    write(kept, f"{DECIDED}a,{MARK},T1-C-01-01,Anne,\nb,{MARK},aucune,Anne,\n")
    file = write(own_region / "rempli.csv", f"{DECIDED}a,{MARK},T1-C-01-02,Anne,relu\n")
    assert command("decisions", file, cwd=own_region).code == 0
    expected = f"{DECIDED}b,{MARK},aucune,Anne,\na,{MARK},T1-C-01-02,Anne,relu\n"
    assert kept.read_text("utf-8") == expected


def test_readers_who_decide_differently_are_both_kept_and_the_text_read_again(
    own_region: Path, command: Command
) -> None:
    kept = own_region / "data" / "reference" / "codage_lecture.csv"
    first = f"2A-ajaccio-003,{MARK},aucune,Anne,\n"
    second = f"2A-ajaccio-003,{MARK},T1-P-01-01,Bruno,\n"
    write(kept, f"{DECIDED}{first}")
    assert command("decisions", write(own_region / "b.csv", DECIDED + second), cwd=own_region) == (
        Run(0, "cnr decisions : 1 décision versée dans data/reference/codage_lecture.csv.\n", "")
    )
    assert kept.read_text("utf-8") == f"{DECIDED}{first}{second}"
    assert command("code", cwd=own_region).code == 0
    rows = read_csv(own_region / "data" / "processed" / "codage.csv")
    decided = [row for row in rows if row["origine"] == "lecture"]
    columns = ("contribution", "idee_retenue", "a_relire", "motifs")
    assert [tuple(row[name] for name in columns) for row in decided] == [
        ("2A-ajaccio-003", "T1-P-01-01", "true", "desaccord")
    ]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            f"{DECIDED}a,{MARK},T1-C-01-01,Anne,\nb,{MARK},T9-C-01-01,Anne,\n",
            ("ligne 3", "« T9-C-01-01 »"),
        ),
        (f"{DECIDED}a,{MARK},aucune,,\n", ("ligne 2", "lecteur")),
        ("contribution,idee\na,aucune\n", ("ligne 1", "empreinte, lecteur, motif")),
        (None, ("est absent",)),
    ],
    ids=["unknown idea", "unsigned", "missing columns", "missing file"],
)
def test_decisions_that_are_refused_leave_those_kept(
    own_region: Path, command: Command, text: str | None, words: tuple[str, ...]
) -> None:
    kept = own_region / "data" / "reference" / "codage_lecture.csv"
    before = write(kept, f"{DECIDED}c,{MARK},aucune,Anne,\n").read_bytes()
    file = own_region / "rempli.csv"
    if text is not None:
        write(file, text)
    run = command("decisions", file, cwd=own_region)
    assert_refused(run, 3, f"« {file} »", *words)
    assert run.out == ""
    assert kept.read_bytes() == before


def test_decisions_need_the_ideas(own_region: Path, command: Command) -> None:
    (own_region / "data" / "processed" / "idees.csv").unlink()
    file = write(own_region / "rempli.csv", f"{DECIDED}a,{MARK},aucune,Anne,\n")
    run = command("decisions", file, cwd=own_region)
    assert_refused(run, 3, "idees.csv", "« cnr data »")


@pytest.mark.parametrize(
    ("name", "row", "words"),
    [
        ("codage_lecture.csv", f"a,{MARK},T9-C-01-01,Anne,\n", ("ligne 2", "« T9-C-01-01 »")),
        ("lectures_machine.csv", f"a,{MARK},r,T1-C-01-01,,9\n", ("ligne 2", "confiance", "« 9 »")),
        ("codebook.csv", "T1-C-01-01,Autre région,,\n", ("ligne 2", "« Autre région »")),
    ],
    ids=["decisions", "readings", "codebook"],
)
def test_a_reference_that_is_refused_leaves_the_earlier_coding(
    own_region: Path, command: Command, name: str, row: str, words: tuple[str, ...]
) -> None:
    coding = write(own_region / "data" / "processed" / "codage.csv", "à garder")
    path = own_region / "data" / "reference" / name
    write(path, path.read_text("utf-8") + row)
    run = command("code", cwd=own_region)
    assert_refused(run, 3, name, *words)
    assert coding.read_text("utf-8") == "à garder"
