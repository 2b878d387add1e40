"""`cnr cluster` and what it cannot use: one sentence, its code, and nothing written."""

from __future__ import annotations

from pathlib import Path

import pytest

from cnr.textometry.class_names import NAMES_FILE
from commands.checkout import Command, assert_refused, cnr, contents, copy_project, once
from support.small_topics import topic_texts

HEADER = "contribution,sujet,texte\n"
TEXTS = HEADER + "".join(
    f"c{rank},{topic},{text}\n" for rank, (topic, text) in enumerate(topic_texts(8))
)
ASKED = ("--classes", "3", "--least-texts", "3", "--draws", "2")
EQUAL = HEADER + "".join(f"c{rank},a,École publique rurale\n" for rank in range(20))
APART = HEADER + "".join(f"c{rank},a,{'abcdefghijkl'[rank] * 5}\n" for rank in range(12))
#: A file, the options, the code, and what is said of it.
REFUSED: dict[str, tuple[str | bytes | None, tuple[str, ...], int, tuple[str, ...]]] = {
    "missing file": (None, ASKED, 3, ("« {file} » est absent.",)),
    "not UTF-8": (
        f"{HEADER}c1,a,Une maison\nc2,a,Une école\n".encode("latin-1"),
        ASKED,
        3,
        ("« {file} », ligne 3", "n’est pas en UTF-8"),
    ),
    "nothing at all": ("", ASKED, 3, ("« {file} », ligne 1", "il manque texte")),
    "no column of texts": ("a,b\n1,2\n", ASKED, 3, ("« {file} », ligne 1", "il manque texte")),
    "a column twice": ("texte,texte\n1,2\n", ASKED, 3, ("« {file} », ligne 1", "deux fois")),
    "a row too short": (f"{HEADER}c1,a\n", ASKED, 3, ("« {file} », ligne 2", "autant de cellules")),
    "header only": (HEADER, ASKED, 3, ("« {file} »", "aucune ligne n’a de texte")),
    "blank texts only": (f"{HEADER}c1,a,\nc2,b,  \n", ASKED, 3, ("aucune ligne n’a de texte",)),
    "one identifier twice": (
        f"{HEADER}c1,a,Une école\nc2,a,Une rue\nc1,b,Un hôpital\n",
        ASKED,
        3,
        ("« {file} », ligne 4", "contribution « c1 » est déjà donné"),
    ),
    "an identifier that is the line of another row": (
        f"{HEADER}3,a,Une école\n,a,Une rue\n",
        ASKED,
        3,
        ("« {file} », ligne 3", "« 3 »"),
    ),
    "unknown column to compare": (
        TEXTS,
        (*ASKED, "--by", "sujet", "--by", "region"),
        3,
        ("« {file} », ligne 1", "il manque region"),
    ),
    "unknown part": (TEXTS, (*ASKED, "--part", "question"), 3, ("il manque question",)),
    "unknown segments": (TEXTS, (*ASKED, "--segments", "lieu"), 3, ("il manque lieu",)),
    "one text": (
        f"{HEADER}c1,a,Une école\n",
        ("--classes", "2"),
        2,
        ("« {file} »", "trop peu de textes (1) pour 2"),
    ),
    "fewer texts than classes": (
        f"{HEADER}c1,a,Une école\nc2,a,Une rue\n",
        ASKED,
        2,
        ("« {file} »", "trop peu de textes (2) pour 3"),
    ),
    "texts all equal": (EQUAL, ASKED, 2, ("Rien à classer", "portent les mêmes mots")),
    "no word in several texts": (APART, ASKED, 2, ("Aucun mot n’est dans au moins 3",)),
    "too few words in each text": (
        TEXTS,
        (*ASKED, "--least-lemmas", "40"),
        2,
        ("Rien à classer", "aucun texte n’en porte au moins 40"),
    ),
    "one class": (TEXTS, ("--classes", "1"), 2, ("classes", "« 1 »", "au moins 2")),
    "no class": (TEXTS, ("--classes", "0"), 2, ("classes", "« 0 »")),
    "fewer classes than none": (TEXTS, ("--classes", "-3"), 2, ("classes", "« -3 »")),
    "fewer draws than none": (TEXTS, ("--draws", "-1"), 2, ("draws", "« -1 »", "au moins 0")),
    "fewer narrow classes than none": (TEXTS, ("--narrow", "-1"), 2, ("narrow", "« -1 »")),
    "words in no text": (TEXTS, ("--least-texts", "0"), 2, ("least_texts", "« 0 »", "au moins 1")),
    "texts of no word": (TEXTS, ("--least-lemmas", "0"), 2, ("least_lemmas", "« 0 »")),
    "classes of no text": (TEXTS, ("--smallest-percent", "0"), 2, ("smallest_percent", "« 0 »")),
    "classes of more than all": (TEXTS, ("--smallest-percent", "101"), 2, ("100", "« 101 »")),
    "no such model": (
        TEXTS,
        (*ASKED, "--embeddings", "modele"),
        3,
        ("« modele » n’est pas un modèle", "model.safetensors"),
    ),
}


@pytest.fixture(scope="session")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A checkout to run commands in; not to be changed."""
    return once(tmp_path_factory, "nu", copy_project)


@pytest.mark.parametrize(("text", "options", "code", "words"), REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_studied_leaves_the_earlier_study(
    project: Path,
    tmp_path: Path,
    command: Command,
    text: str | bytes | None,
    options: tuple[str, ...],
    code: int,
    words: tuple[str, ...],
) -> None:
    file, folder = tmp_path / "lettres.csv", tmp_path / "étude"
    if text is not None:
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
    folder.mkdir()
    (folder / "classes.csv").write_text("à garder", "utf-8")
    before = contents(tmp_path)
    run = command("cluster", file, "-o", folder, *options, cwd=project)
    assert_refused(run, code, *(one.replace("{file}", str(file)) for one in words))
    assert run.err.count("\n") == 1
    assert run.out == ""
    assert contents(tmp_path) == before


@pytest.mark.parametrize(
    "options",
    [
        ("--output", "étude"),
        ("--classes", "6"),
        ("--narrow", "20"),
        ("--least-texts", "5"),
        ("--draws", "0"),
        ("--part", "thematique"),
        ("--segments", "atelier"),
        ("--by", "departement"),
        ("--embeddings", "modele"),
    ],
    ids=lambda options: options[0],
)
def test_options_without_a_file(checkout: Path, command: Command, options: tuple[str, ...]) -> None:
    before = contents(checkout)
    run = command("cluster", *options, cwd=checkout)
    assert_refused(run, 2, "Ces options demandent un fichier à étudier", "08_classes")
    assert contents(checkout) == before


def test_a_folder_in_the_place_of_the_file(project: Path, tmp_path: Path, command: Command) -> None:
    run = command("cluster", tmp_path, "-o", tmp_path / "étude", cwd=project)
    assert_refused(run, 3, f"« {tmp_path} » ne peut pas être lu", "c’est un dossier")
    assert list(tmp_path.iterdir()) == []


# Outputs that cannot be written


@pytest.mark.parametrize("place", ["a file", "a folder of that name"])
def test_outputs_that_cannot_be_written(
    project: Path, tmp_path: Path, command: Command, place: str
) -> None:
    """What is in the way stays, and nothing is written beside it."""
    file, folder = tmp_path / "lettres.csv", tmp_path / "étude"
    file.write_text(TEXTS, "utf-8")
    if place == "a file":
        folder.write_text("à garder", "utf-8")
        words = (str(folder), "un fichier porte le nom du dossier")
    else:
        (folder / "liens_graphe.csv").mkdir(parents=True)
        (folder / "classes.csv").write_text("à garder", "utf-8")
        words = (str(folder / "liens_graphe.csv"), "c’est un dossier")
    before = contents(tmp_path)
    run = command("cluster", file, "-o", folder, *ASKED, cwd=project)
    assert_refused(run, 5, "Impossible d’écrire", *words)
    assert run.out == ""
    assert contents(tmp_path) == before


def test_a_full_disk_leaves_the_earlier_study(project: Path, tmp_path: Path) -> None:
    """The tables are small enough, the first chart is not: none of them is written."""
    file, folder = tmp_path / "lettres.csv", tmp_path / "étude"
    file.write_text(TEXTS, "utf-8")
    folder.mkdir()
    (folder / "classes.csv").write_text("à garder", "utf-8")
    before = contents(tmp_path)
    run = cnr("cluster", file, "-o", folder, *ASKED, cwd=project, largest_file=20_000)
    assert_refused(run, 5, "Impossible d’écrire", "classes_dendrogramme.svg", "taille permise")
    assert contents(tmp_path) == before


# Names of classes that cannot be read, or kept


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("methode,nom\nreinert,A\n", ("ligne 1", "il manque contributions")),
        ("methode,nom,contributions\nreinert,A,c1\nreinert,A,c2\n", ("ligne 3", "déjà donné")),
        ("methode,nom,contributions\nreinert,,c1\n", ("ligne 2", "est vide")),
        ("methode,nom,contributions\nreinert,A,\n", ("ligne 2", "contributions est vide")),
        ("methode,nom,contributions\nreinert\n", ("ligne 2", "autant de cellules")),
        (None, ("est absent",)),
    ],
    ids=["missing column", "twice", "no name", "no contributions", "missing cells", "missing"],
)
def test_names_that_cannot_be_read_leave_the_earlier_classes(
    checkout: Path, command: Command, text: str | None, words: tuple[str, ...]
) -> None:
    path = checkout / "data" / "reference" / NAMES_FILE
    path.unlink()
    if text is not None:
        path.write_text(text, "utf-8")
    before = contents(checkout)
    run = command("cluster", cwd=checkout)
    assert_refused(run, 3, f"« {path} »", *words)
    assert run.out == ""
    assert contents(checkout) == before


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("methode,nom,contributions\nautre,A,c1\n", ("ligne 2", "« autre » n’est pas connue")),
        (
            "methode;nom;contributions\nreinert;A;c1\nvecteurs;A;c1\nreinert;A;c2\n",
            ("ligne 4", "« A » est donné deux fois"),
        ),
        ("methode,nom,contributions\nreinert,A,\n", ("ligne 2", "contributions est vide")),
        ("methode,classe,nom\nreinert,1,A\n", ("ligne 1", "il manque contributions")),
        ("methode,nom,contributions\nreinert,\xc9t\xe9,c1\n".encode("latin-1"), ("ligne 2", "UTF")),
        (None, ("est absent",)),
    ],
    ids=["unknown method", "twice", "no contributions", "missing column", "not UTF-8", "missing"],
)
def test_names_that_are_refused_leave_those_kept(
    checkout: Path, command: Command, text: str | bytes | None, words: tuple[str, ...]
) -> None:
    kept = checkout / "data" / "reference" / NAMES_FILE
    kept.write_text("methode,nom,contributions\nreinert,À garder,c9\n", "utf-8")
    file = checkout / "rempli.csv"
    if text is not None:
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
    before = contents(checkout)
    run = command("names", file, cwd=checkout)
    assert_refused(run, 3, f"« {file} »", *words)
    assert run.out == ""
    assert contents(checkout) == before
