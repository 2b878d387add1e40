"""From source files to the files of the data contract."""

from __future__ import annotations

from pathlib import Path

import pytest

from cnr.errors import SourceError, StructureError
from cnr.pipeline import SYNTHESIS, registered_files, unregistered_files
from cnr.schema import LOCAL_TABLES, READ_TABLES
from cnr.sources import Manifest, Source, renewed
from support.small_region import SMALL_REGION, changed

OTHER = "Contrat local de santé\n\nUne action\n"
NAMES = {f"{name}.csv" for name in READ_TABLES}
LOCAL_NAMES = {f"{name}.csv" for name in LOCAL_TABLES}
#: A page of signature, read where the manifest gives it the identifier of that document.
PAGE = """\
La clinique et la ville de Gap ont signé le Contrat Local de Santé.

AXE 1 : soigner, au Gard

• Objectif 1.1 : ouvrir

En plus des 3 signataires.
"""


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    """A folder that registers the small region and another document."""
    return registered(tmp_path / "raw", {SYNTHESIS: SMALL_REGION, "contrat": OTHER})


def registered(folder: Path, texts: dict[str, str]) -> Path:
    """Return a folder that registers some texts by the identifiers of their documents."""
    folder.mkdir()
    sources = []
    for name, text in texts.items():
        (folder / f"{name}.txt").write_bytes(text.encode())
        blank = dict.fromkeys(("titre", "editeur", "date", "licence"), "")
        sources.append(Source(document=name, fichier=f"{name}.txt", sha256="", lignes=0, **blank))
    for path, data in renewed(Manifest(tuple(sources), {}), folder).items():
        path.write_bytes(data)
    return folder


def test_every_table_is_written(raw: Path, tmp_path: Path) -> None:
    files = registered_files(raw, tmp_path / "processed")
    assert {path.name for path in files} == NAMES | LOCAL_NAMES
    assert {path.parent for path in files} == {tmp_path / "processed"}


def test_the_same_bytes_every_time(raw: Path, tmp_path: Path) -> None:
    assert registered_files(raw, tmp_path) == registered_files(raw, tmp_path)


def test_the_lines_of_the_other_documents_are_told(raw: Path, tmp_path: Path) -> None:
    audit = registered_files(raw, tmp_path)[tmp_path / "audit_lignes.csv"].decode()
    assert audit.splitlines()[-2:] == [
        "contrat,1,document_non_lu,,Contrat local de santé",
        "contrat,3,document_non_lu,,Une action",
    ]


def test_a_document_that_has_a_reader_is_read(tmp_path: Path) -> None:
    raw = registered(tmp_path / "raw", {SYNTHESIS: SMALL_REGION, "cls2-agen": PAGE})
    files = registered_files(raw, tmp_path)
    actions = files[tmp_path / "actions_locales.csv"].decode().splitlines()
    assert actions[1:] == [
        'cls2-agen,cls2-agen-1.1,"AXE 1 : soigner, au Gard",,1.1,ouvrir,5,5,,objectif,'
    ]
    audit = files[tmp_path / "audit_lignes.csv"].decode().splitlines()
    assert [row.split(",")[1:3] for row in audit[-4:]] == [
        *(["1", "signataire"], ["3", "axe"], ["5", "action"], ["7", "texte"])
    ]
    assert files[tmp_path / "ecarts.csv"].decode().splitlines()[-1] == (
        "signataires_nombre-001,signataires_nombre,certain,cls2-agen,national,"
        '"Le texte annonce 3 signataires, la liste en nomme 2.",3,2,1 7'
    )


def test_a_document_on_another_template_is_refused(tmp_path: Path) -> None:
    raw = registered(tmp_path / "raw", {SYNTHESIS: SMALL_REGION, "cls2-agen": OTHER})
    with pytest.raises(StructureError, match=r"« cls2-agen\.txt » : aucun objectif"):
        registered_files(raw, tmp_path)


def test_a_changed_source_is_refused_with_what_its_sums_say(raw: Path, tmp_path: Path) -> None:
    text = changed((" Les cabinets sont trop loin 2", " Les cabinets sont trop loin 7", 2))
    (raw / f"{SYNTHESIS}.txt").write_bytes(text.encode())
    with pytest.raises(SourceError) as caught:
        registered_files(raw, tmp_path)
    message = str(caught.value)
    assert "a été modifié" in message
    assert "affiche 4, la somme de ses idées (2) est 9" in message
    assert "affiche 2, la somme d" in message


def test_a_changed_source_that_cannot_be_read_any_more_is_refused(
    raw: Path, tmp_path: Path
) -> None:
    (raw / f"{SYNTHESIS}.txt").write_bytes(SMALL_REGION[:300].encode())
    with pytest.raises(SourceError, match="est tronqué"):
        registered_files(raw, tmp_path)


def test_another_changed_document_is_refused_without_a_diagnosis(raw: Path, tmp_path: Path) -> None:
    (raw / "contrat.txt").unlink()
    with pytest.raises(SourceError) as caught:
        registered_files(raw, tmp_path)
    assert str(caught.value).splitlines() == [
        f"« {raw}/contrat.txt » est absent : ce fichier source est nécessaire."
    ]


def test_an_unregistered_synthesis(tmp_path: Path) -> None:
    source = tmp_path / "Synthèse Île-de-Rivages.txt"
    source.write_bytes(SMALL_REGION.encode())
    files = unregistered_files(source, tmp_path)
    assert {path.name for path in files} == NAMES | {"datapackage.json"}
    documents = files[tmp_path / "documents.csv"].decode().splitlines()
    assert documents[1].startswith("synthese-ile-de-rivages,,,,Synthèse Île-de-Rivages.txt,")


def test_an_unregistered_file_with_a_name_in_no_latin_letter(tmp_path: Path) -> None:
    source = tmp_path / "レポート.txt"
    source.write_bytes(SMALL_REGION.encode())
    documents = unregistered_files(source, tmp_path)[tmp_path / "documents.csv"].decode()
    assert documents.splitlines()[1].startswith("synthese,")


def test_an_unregistered_file_of_another_kind(tmp_path: Path) -> None:
    source = tmp_path / "contrat.txt"
    source.write_bytes(OTHER.encode())
    with pytest.raises(StructureError, match=r"« contrat\.txt » ne suit pas le modèle"):
        unregistered_files(source, tmp_path)
