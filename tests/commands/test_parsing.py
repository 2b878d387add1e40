"""`cnr parse`: the same tables for any file of the template, and what it says of a bad one."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from cnr.schema import READ_TABLES, TABLES
from commands.checkout import (
    RAW,
    ROOT,
    SYNTHESIS_FILE,
    Command,
    Run,
    assert_refused,
    cnr,
    contents,
    misprint,
    once,
    read_csv,
)
from support.small_region import SMALL_REGION

PROCESSED = ROOT / "data" / "processed"
#: Tables in which nothing depends on how the file is called.
SAME = (
    *("tableaux_publies", "idees", "cadrage", "ateliers", "departements", "thematiques"),
    *("participants", "contributions", "exemples"),
)
#: A line inside a departmental table, and one inside a regional table.
CUTS = {"departement": 1460, "region": 300}


@pytest.fixture
def text() -> bytes:
    return (RAW / SYNTHESIS_FILE).read_bytes()


@pytest.fixture(scope="session")
def parsed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tables of the real synthesis, read outside the manifest."""

    def parse(folder: Path) -> None:
        run = cnr("parse", RAW / SYNTHESIS_FILE, "--output", folder, cwd=folder.parent)
        assert run == Run(0, f"cnr parse : 13 fichiers dans {folder}.\n", "")

    return once(tmp_path_factory, "parsed", parse)


@pytest.fixture
def parse(tmp_path: Path, command: Command) -> Callable[[bytes], Run]:
    """A function that parses its bytes as `region.txt` into the folder `tables`."""

    def run(content: bytes) -> Run:
        (tmp_path / "region.txt").write_bytes(content)
        return command("parse", "region.txt", "--output", "tables", cwd=tmp_path)

    return run


@pytest.mark.parametrize("name", SAME)
def test_a_table_is_the_one_of_the_registered_file(parsed: Path, name: str) -> None:
    assert (parsed / f"{name}.csv").read_bytes() == (PROCESSED / f"{name}.csv").read_bytes()


def test_the_package_describes_the_same_tables(parsed: Path) -> None:
    package, whole = (
        json.loads((folder / "datapackage.json").read_text("utf-8"))
        for folder in (parsed, PROCESSED)
    )
    assert [one["name"] for one in package["resources"]] == list(READ_TABLES)
    assert package["resources"] == whole["resources"][: len(READ_TABLES)]
    others = {f"{name}.csv" for name in set(TABLES) - set(READ_TABLES)}
    assert set(contents(parsed)) == set(contents(PROCESSED)) - {"README.md"} - others


@pytest.mark.parametrize("name", ["audit_lignes", "ecarts"])
def test_only_the_document_s_identifier_differs(parsed: Path, name: str) -> None:
    found = read_csv(parsed / f"{name}.csv")
    known = [row for row in read_csv(PROCESSED / f"{name}.csv") if row["document"] == "synthese-na"]
    assert {row["document"] for row in found} == {Path(SYNTHESIS_FILE).stem}
    assert [row | {"document": ""} for row in found] == [row | {"document": ""} for row in known]


def test_the_document_is_known_by_its_file(parsed: Path) -> None:
    (found,) = read_csv(parsed / "documents.csv")
    (known,) = (
        row for row in read_csv(PROCESSED / "documents.csv") if row["document"] == "synthese-na"
    )
    for column in ("fichier", "sha256", "lignes"):
        assert found[column] == known[column]
    assert found["titre"] == found["editeur"] == found["licence"] == ""


def test_a_missing_file(tmp_path: Path) -> None:
    run = cnr("parse", "absent.txt", "--output", "tables", cwd=tmp_path)
    assert_refused(run, 3, "« absent.txt »", "absent")
    assert not (tmp_path / "tables").exists()


def test_a_folder_instead_of_a_file(tmp_path: Path, command: Command) -> None:
    (tmp_path / "dossier.txt").mkdir()
    run = command("parse", "dossier.txt", "--output", "tables", cwd=tmp_path)
    assert_refused(run, 3, "« dossier.txt »")


@pytest.mark.parametrize(
    ("alter", "said"),
    [
        (lambda data: b"", "est vide"),
        (lambda data: data.replace(b"\n", b"\r\n"), "ligne 1 : fin de ligne CR ou CRLF"),
        (lambda data: b"\xef\xbb\xbf" + data, "ligne 1 : le fichier commence par une marque"),
    ],
    ids=["empty", "crlf", "bom"],
)
def test_a_file_that_is_not_plain_utf_8(
    tmp_path: Path, parse: Callable[[bytes], Run], alter, said: str
) -> None:
    run = parse(alter(SMALL_REGION.encode()))
    assert_refused(run, 3, "« region.txt »", said)
    assert not (tmp_path / "tables").exists()


def test_a_latin_1_file_names_the_line_of_its_first_accent(
    tmp_path: Path, parse: Callable[[bytes], Run], text: bytes
) -> None:
    latin = text.decode().encode("latin-1", errors="replace")
    first = next(
        rank for rank, line in enumerate(latin.split(b"\n"), start=1) if max(line, default=0) > 127
    )
    assert_refused(parse(latin), 3, "« region.txt »", f"ligne {first} : ", "Latin-1")


def test_another_document(tmp_path: Path, parse: Callable[[bytes], Run]) -> None:
    other = (RAW / "contribution-agglomeration-agen-2022.txt").read_bytes()
    assert_refused(parse(other), 4, "« region.txt »")
    assert not (tmp_path / "tables").exists()


@pytest.mark.parametrize("place", CUTS)
def test_a_text_that_stops_in_a_table_is_refused_or_found_wanting(
    tmp_path: Path, parse: Callable[[bytes], Run], text: bytes, place: str
) -> None:
    cut = b"\n".join(text.split(b"\n")[: CUTS[place]])
    run = parse(cut)
    if run.code:
        assert_refused(run, 4, "« region.txt »")
        return
    assert run.err == ""
    rules = {row["controle"] for row in read_csv(tmp_path / "tables" / "ecarts.csv")}
    assert rules & {"somme_groupe", "region_departements_groupe", "tableau_absent"}


def test_a_misprinted_count_is_a_finding(tmp_path: Path, parse: Callable[[bytes], Run]) -> None:
    wrong = misprint()
    run = parse(wrong.text.encode())
    assert (run.code, run.err) == (0, "")
    known = {(row["controle"], row["constat"]) for row in read_csv(PROCESSED / "ecarts.csv")}
    new = [
        row
        for row in read_csv(tmp_path / "tables" / "ecarts.csv")
        if (row["controle"], row["constat"]) not in known
    ]
    by_rule = {row["controle"]: row for row in new}
    sums = ("somme_groupe", "region_departements_idee")
    assert set(by_rule) == {*sums, "contributions_comptees"}
    names = {row["departement"]: row["nom"] for row in read_csv(PROCESSED / "departements.csv")}
    group, idea = by_rule["somme_groupe"], by_rule["region_departements_idee"]
    assert group["perimetre"] == wrong.row["perimetre"]
    assert names[wrong.row["perimetre"]] in group["constat"]
    assert wrong.row["groupe"].replace("'", "’") in group["constat"]
    assert wrong.row["libelle"].replace("'", "’") in idea["constat"]
    assert str(wrong.line) in group["lignes"].split()
    assert str(wrong.line) in idea["lignes"].split()
    assert {by_rule[rule]["gravite"] for rule in sums} == {"certain"}
    table = ("perimetre", "thematique", "nature", "niveau")
    counts = [
        int(row["nombre"])
        for row in read_csv(PROCESSED / "tableaux_publies.csv")
        if [row[name] for name in table] == [wrong.row[name] for name in table]
    ]
    compared = by_rule["contributions_comptees"]
    assert compared["perimetre"] == wrong.row["perimetre"]
    assert compared["attendu"] == str(sum(counts) + 1)


def test_an_output_folder_that_is_a_file(tmp_path: Path, parse: Callable[[bytes], Run]) -> None:
    (tmp_path / "tables").write_text("à garder", "utf-8")
    run = parse(SMALL_REGION.encode())
    assert_refused(run, 5, "tables", "Impossible d’écrire")
    assert (tmp_path / "tables").read_text("utf-8") == "à garder"


def test_a_full_disk_leaves_the_earlier_tables(
    tmp_path: Path, parse: Callable[[bytes], Run]
) -> None:
    assert parse(SMALL_REGION.encode()).code == 0
    before = contents(tmp_path / "tables")
    # The small tables fit, the line audit does not.
    largest = (tmp_path / "tables" / "audit_lignes.csv").stat().st_size - 1
    longer = f"{SMALL_REGION}\nUne ligne de plus\n"
    (tmp_path / "region.txt").write_text(longer, "utf-8")
    arguments = ("parse", "region.txt", "--output", "tables")
    run = cnr(*arguments, cwd=tmp_path, largest_file=largest)
    assert_refused(run, 5, "Impossible d’écrire", "audit_lignes.csv")
    assert contents(tmp_path / "tables") == before
    assert parse(longer.encode()).code == 0
    assert contents(tmp_path / "tables") != before
