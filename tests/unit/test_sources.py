"""Whether a source is still the one that the manifest registers, and where it changed."""

from __future__ import annotations

from pathlib import Path

import pytest

from cnr.errors import SourceError
from cnr.sources import (
    BLOCKS,
    MANIFEST,
    Manifest,
    Source,
    block_fingerprints,
    fingerprint,
    problem,
    problems,
    read_manifest,
    renewed,
)

TEXTS = {
    "synthese": "".join(f"Ligne {i} de la synthèse : {i * i}\n" for i in range(1, 256)),
    "contrat": "".join(f"Action {i} du contrat local\n" for i in range(1, 121)),
}


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    """A folder with two registered documents, of 255 and 120 lines."""
    sources = []
    for name, text in TEXTS.items():
        (tmp_path / f"{name}.txt").write_bytes(text.encode())
        blank = dict.fromkeys(("titre", "editeur", "date", "licence"), "")
        sources.append(Source(document=name, fichier=f"{name}.txt", sha256="", lignes=0, **blank))
    for path, data in renewed(Manifest(tuple(sources), {}), tmp_path).items():
        path.write_bytes(data)
    return tmp_path


def said(raw: Path) -> str:
    """The one sentence about the synthesis; the other document is always sound."""
    found = problems(read_manifest(raw), raw)
    assert list(found) == ["synthese"]
    return found["synthese"].replace("\u202f", " ").replace("\u00a0", " ")


def write(raw: Path, text: str) -> None:
    (raw / "synthese.txt").write_bytes(text.encode())


def test_sound_sources(raw: Path) -> None:
    manifest = read_manifest(raw)
    assert problems(manifest, raw) == {}
    source = manifest["synthese"]
    assert (source.fichier, source.lignes) == ("synthese.txt", 255)
    assert source.sha256 == fingerprint(TEXTS["synthese"].encode())
    assert [len(manifest.blocks[name]) for name in TEXTS] == [3, 2]


def test_an_unknown_document(raw: Path) -> None:
    with pytest.raises(SourceError, match="aucun document « autre »"):
        read_manifest(raw)["autre"]


def test_a_missing_file(raw: Path) -> None:
    (raw / "synthese.txt").unlink()
    assert said(raw) == f"« {raw}/synthese.txt » est absent : ce fichier source est nécessaire."


@pytest.mark.parametrize("kept", [1, 100, 150, 200, 254])
def test_a_truncated_file(raw: Path, kept: int) -> None:
    write(raw, "".join(TEXTS["synthese"].splitlines(keepends=True)[:kept]))
    lines = "ligne" if kept < 2 else "lignes"
    assert f"est tronqué : {kept} {lines} au lieu de 255" in said(raw)
    assert said(raw).endswith(f"il s’arrête à la ligne {kept}.")


def test_a_file_cut_in_the_middle_of_a_line(raw: Path) -> None:
    write(raw, TEXTS["synthese"][:5000])
    assert "est tronqué" in said(raw)


@pytest.mark.parametrize(
    ("line", "block"),
    [(1, "1 et 100"), (100, "1 et 100"), (101, "101 et 200"), (255, "201 et 255")],
)
def test_a_changed_digit_is_located(raw: Path, line: int, block: str) -> None:
    lines = TEXTS["synthese"].splitlines(keepends=True)
    lines[line - 1] = lines[line - 1].replace("synthèse : ", "synthèse : 9")
    write(raw, "".join(lines))
    sentence = said(raw)
    assert f"a été modifié : la première différence est entre les lignes {block}" in sentence
    assert "au lieu de" not in sentence


def test_an_added_line_is_located(raw: Path) -> None:
    lines = TEXTS["synthese"].splitlines(keepends=True)
    write(raw, "".join([*lines[:120], "Une ligne de plus\n", *lines[120:]]))
    assert "entre les lignes 101 et 200 (256 lignes au lieu de 255)" in said(raw)


def test_lines_added_at_the_end_are_located(raw: Path) -> None:
    write(raw, TEXTS["synthese"] + "Une ligne de plus\n")
    assert "entre les lignes 201 et 256 (256 lignes au lieu de 255)" in said(raw)


def test_a_missing_final_line_feed_is_a_change(raw: Path) -> None:
    write(raw, TEXTS["synthese"].rstrip("\n"))
    assert "a été modifié" in said(raw)


def test_the_other_document_under_that_name(raw: Path) -> None:
    write(raw, TEXTS["contrat"])
    assert said(raw).endswith("un autre document : celui de « contrat.txt » (contrat).")


def test_an_unknown_document_under_that_name(raw: Path) -> None:
    write(raw, "Tout autre chose\n" * 300)
    assert "n’est pas le document enregistré au manifeste (300 lignes au lieu de 255)" in said(raw)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "est vide"),
        (
            b"\xef\xbb\xbf" + TEXTS["synthese"].encode(),
            "ligne 1 : le fichier commence par une marque",
        ),
        (TEXTS["synthese"].replace("\n", "\r\n").encode(), "ligne 1 : fin de ligne CR ou CRLF"),
        (TEXTS["synthese"].encode("latin-1"), "ligne 1 : caractère qui n’est pas de l’UTF-8"),
        (TEXTS["synthese"].replace("64\n", "6\0\n").encode(), "ligne 8 : octet nul"),
    ],
)
def test_a_file_in_another_form(raw: Path, data: bytes, reason: str) -> None:
    (raw / "synthese.txt").write_bytes(data)
    assert reason in said(raw)
    assert f"« {raw}/synthese.txt »" in said(raw)


def test_all_faulty_files_are_told(raw: Path) -> None:
    for name in TEXTS:
        (raw / f"{name}.txt").unlink()
    assert list(problems(read_manifest(raw), raw)) == list(TEXTS)


def test_a_document_without_blocks_is_still_compared(raw: Path) -> None:
    source = read_manifest(raw)["synthese"]
    write(raw, TEXTS["synthese"].replace("64\n", "65\n"))
    assert problem(source, raw, Manifest((source,), {})) is not None


HEADER = "document,titre,editeur,date,fichier,sha256,lignes,licence\n"
ROW = f"a,Titre,,,a.txt,{'0' * 64},12,\n"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("document,titre\na,b\n", "ligne 1 : les colonnes doivent être document, titre"),
        (f"{HEADER}{ROW}b,Titre,,,b.txt\n", "ligne 3 : il faut 8 colonnes"),
        (f"{HEADER}{ROW.strip()},de trop\n", "ligne 2 : il faut 8 colonnes"),
        (f"{HEADER}{ROW}{ROW.replace(',12,', ',douze,')}", "ligne 3 : « lignes » doit être"),
        (f"{HEADER}{ROW.replace('0,12', ',12')}", "ligne 2 : « lignes » doit être un nombre et"),
        (f'{HEADER}{ROW}a,"Titre" faux,,,a.txt\n', "ligne 3 : CSV illisible"),
        ("", "est vide"),
    ],
)
def test_a_malformed_manifest(raw: Path, text: str, message: str) -> None:
    (raw / MANIFEST).write_bytes(text.encode())
    with pytest.raises(SourceError) as caught:
        read_manifest(raw)
    assert MANIFEST in str(caught.value)
    assert message in str(caught.value)


@pytest.mark.parametrize("name", [MANIFEST, BLOCKS])
def test_a_missing_manifest(raw: Path, name: str) -> None:
    (raw / name).unlink()
    with pytest.raises(SourceError, match=f"{name} » est absent"):
        read_manifest(raw)


def test_a_malformed_list_of_blocks(raw: Path) -> None:
    (raw / BLOCKS).write_bytes(b"document,bloc,empreinte\nsynthese,1\n")
    with pytest.raises(SourceError, match=r"blocks\.csv », ligne 2 : il faut 3 colonnes"):
        read_manifest(raw)


def test_renewed_accepts_the_files_as_they_are(raw: Path) -> None:
    write(raw, TEXTS["synthese"].replace("64\n", "65\n"))
    for path, data in renewed(read_manifest(raw), raw).items():
        path.write_bytes(data)
    assert problems(read_manifest(raw), raw) == {}


def test_renewed_changes_nothing_of_sound_sources(raw: Path) -> None:
    files = renewed(read_manifest(raw), raw)
    assert {path: path.read_bytes() for path in files} == files


def test_blocks_tell_a_change_of_their_own_lines_only() -> None:
    before = block_fingerprints(TEXTS["synthese"].encode())
    after = block_fingerprints(TEXTS["synthese"].replace("Ligne 150 ", "Ligne 15O ").encode())
    assert [one == other for one, other in zip(before, after, strict=True)] == [True, False, True]
