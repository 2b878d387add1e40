"""Sources that are not those of the manifest stop every command that reads them."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from cnr.sources import read_manifest
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
    read_csv,
)


@pytest.fixture
def source(checkout: Path) -> Path:
    return checkout / "data" / "raw" / SYNTHESIS_FILE


@pytest.fixture
def refused(checkout: Path, command: Command) -> Callable[..., None]:
    """A function that holds a step to a refusal which names the synthesis and writes nothing."""

    def refuse(step: str, *words: str) -> None:
        before = contents(checkout)
        run = command(step, cwd=checkout)
        assert_refused(run, 3, SYNTHESIS_FILE, *words)
        assert run.out == ""
        assert contents(checkout) == before

    return refuse


def test_the_sources_are_those_of_the_manifest_from_any_folder(
    checkout: Path, command: Command
) -> None:
    run = command("sources", cwd=checkout / "data" / "raw")
    assert run == Run(0, "cnr sources : 5 documents conformes au manifeste.\n", "")


def test_a_command_outside_a_project(tmp_path: Path, command: Command) -> None:
    assert_refused(command("sources", cwd=tmp_path), 2, f"« {tmp_path} »", "Snakefile")


@pytest.mark.parametrize("step", ["data", "build"])
def test_a_changed_count_stops_with_its_place_and_its_sums(
    source: Path, refused: Callable[..., None], step: str
) -> None:
    wrong = misprint()
    source.write_text(wrong.text, "utf-8")
    first = (wrong.line - 1) // 100 * 100 + 1
    names = {
        row["departement"]: row["nom"]
        for row in read_csv(ROOT / "data" / "processed" / "departements.csv")
    }
    refused(
        step,
        "a été modifié",
        f"entre les lignes {first} et {first + 99}",
        names[wrong.row["perimetre"]],
        wrong.row["groupe"].replace("'", "’"),
        str(wrong.line),
    )


def test_a_missing_source(checkout: Path, source: Path) -> None:
    source.unlink()
    before = contents(checkout)
    assert_refused(cnr("build", cwd=checkout), 3, SYNTHESIS_FILE, "est absent")
    assert contents(checkout) == before


def test_a_truncated_source_says_where_it_stops(source: Path, refused: Callable[..., None]) -> None:
    lines = source.read_bytes().split(b"\n")
    source.write_bytes(b"\n".join(lines[:1399]) + b"\n" + lines[1399][:20])
    refused("sources", "est tronqué", "il s’arrête à la ligne 1400")


def test_another_document_under_the_name_of_the_synthesis(
    source: Path, refused: Callable[..., None]
) -> None:
    other = "contribution-agglomeration-agen-2022.txt"
    shutil.copy2(RAW / other, source)
    refused("sources", "autre document", other)


def test_an_unregistered_document_under_the_name_of_the_synthesis(
    source: Path, refused: Callable[..., None]
) -> None:
    source.write_text("Un texte\nqui n’est d’aucun document\n", "utf-8")
    refused("sources", "n’est pas le document enregistré", "2\u00a0lignes")


def test_each_faulty_source_has_its_sentence(checkout: Path, command: Command) -> None:
    raw = checkout / "data" / "raw"
    first, second = (one.fichier for one in read_manifest(raw).sources[1:3])
    (raw / first).unlink()
    (raw / second).write_bytes((raw / second).read_bytes().replace(b"\n", b"\r\n"))
    run = command("data", cwd=checkout)
    assert_refused(run, 3)
    sentences = run.err.splitlines()
    assert len(sentences) == 2
    assert first in sentences[0]
    assert "absent" in sentences[0]
    assert re.search(rf"^  .*{re.escape(second)}.*CRLF", sentences[1])


def test_fingerprints_accept_a_new_edition(checkout: Path, command: Command) -> None:
    raw = checkout / "data" / "raw"
    registered = read_manifest(raw).sources[2].fichier
    with (raw / registered).open("a", encoding="utf-8") as file:
        file.write("Une ligne de plus\n")
    assert_refused(command("sources", cwd=checkout), 3, registered)
    assert command("fingerprints", cwd=checkout).code == 0
    assert command("sources", cwd=checkout).code == 0


def test_fingerprints_of_unchanged_sources_change_nothing(checkout: Path, command: Command) -> None:
    before = contents(checkout / "data")
    assert command("fingerprints", cwd=checkout).code == 0
    assert contents(checkout / "data") == before
