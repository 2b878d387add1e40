from __future__ import annotations

import os
from pathlib import Path

import pandas as pd
import pandera.errors
import pytest

from cnr.errors import OutputError, SourceError
from cnr.schema import TABLES
from cnr.storage import load_contract, read_table, table_bytes, write_all, write_bytes, write_text
from cnr.tables.frame import frame

IDEA = {
    "idee": "T1-C-01-01",
    "thematique": "1",
    "nature": "constat",
    "groupe": "Les soins, « ici »",
    "libelle": 'Un "mot"\tde trop',
    "nombre": 3,
}
FRAMING = [
    {"tableau": "ateliers", "departement": "2A", "nombre": 3, "ligne_debut": 1, "ligne_fin": 1},
    {"tableau": "ateliers", "departement": "01", "nombre": 4, "ligne_debut": 2, "ligne_fin": 2},
    {
        "tableau": "contributions",
        "thematique": "1",
        "nombre": 908,
        "part_pct": 50.5,
        "ligne_debut": 3,
        "ligne_fin": 4,
    },
]
WORKSHOP = {
    "atelier": "16-cognac",
    "departement": "16",
    "compte_rendu": True,
    "annonce_lieu": "Cognac",
    "annonce_date": "2022-11-21",
    "ligne_debut": 1300,
    "ligne_fin": 1300,
}


def files(folder: Path) -> list[str]:
    """Every file under `folder`, hidden ones included."""
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


def test_files_are_written_in_folders_made_for_them(tmp_path: Path) -> None:
    write_all({tmp_path / "a" / "b.csv": b"1\n", tmp_path / "c.json": b"{}"})
    assert (tmp_path / "a" / "b.csv").read_bytes() == b"1\n"
    assert files(tmp_path) == ["a/b.csv", "c.json"]


def test_a_file_is_replaced_and_readable_by_all(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    write_text(path, "é\n")
    write_bytes(path, b"b\n")
    assert path.read_bytes() == b"b\n"
    assert path.stat().st_mode & 0o777 == 0o644


def test_text_is_utf8_with_line_feeds(tmp_path: Path) -> None:
    write_text(tmp_path / "a.txt", "é\nb\n")
    assert (tmp_path / "a.txt").read_bytes() == b"\xc3\xa9\nb\n"


def test_a_folder_that_is_a_file(tmp_path: Path) -> None:
    (tmp_path / "sortie").write_bytes(b"un fichier")
    with pytest.raises(OutputError) as caught:
        write_bytes(tmp_path / "sortie" / "a.csv", b"1\n")
    assert "Impossible d’écrire" in str(caught.value)
    assert "sortie" in str(caught.value)
    assert (tmp_path / "sortie").read_bytes() == b"un fichier"


def test_a_failure_in_the_middle_leaves_everything_as_it_was(tmp_path: Path) -> None:
    write_bytes(tmp_path / "a.csv", b"avant\n")
    (tmp_path / "sortie").write_bytes(b"un fichier")
    changes = {
        tmp_path / "a.csv": b"apres\n",
        tmp_path / "sortie" / "b.csv": b"1\n",
        tmp_path / "c.csv": b"1\n",
    }
    with pytest.raises(OutputError):
        write_all(changes)
    assert (tmp_path / "a.csv").read_bytes() == b"avant\n"
    assert files(tmp_path) == ["a.csv", "sortie"]


def test_a_full_disk_leaves_everything_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_bytes(tmp_path / "a.csv", b"avant\n")
    synced: list[int] = []

    def full(handle: int) -> None:
        synced.append(handle)
        if len(synced) == 2:
            raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OutputError, match=r"b\.csv » : .*place"):
        write_all({tmp_path / "a.csv": b"apres\n", tmp_path / "b.csv": b"1\n"})
    assert (tmp_path / "a.csv").read_bytes() == b"avant\n"
    assert files(tmp_path) == ["a.csv"]


def test_a_folder_in_the_place_of_a_file_leaves_everything_as_it_was(tmp_path: Path) -> None:
    write_bytes(tmp_path / "a.csv", b"avant\n")
    (tmp_path / "b.csv").mkdir()
    with pytest.raises(OutputError, match=r"b\.csv"):
        write_all({tmp_path / "a.csv": b"apres\n", tmp_path / "b.csv": b"1\n"})
    assert (tmp_path / "a.csv").read_bytes() == b"avant\n"
    assert files(tmp_path) == ["a.csv"]


def test_what_a_killed_run_left_is_swept(tmp_path: Path) -> None:
    (tmp_path / ".a.csv.x1y2z3").write_bytes(b"moi")
    (tmp_path / ".b.csv.x1y2z3").write_bytes(b"un autre")
    write_bytes(tmp_path / "a.csv", b"1\n")
    assert files(tmp_path) == [".b.csv.x1y2z3", "a.csv"]


def test_the_form_of_a_table() -> None:
    assert table_bytes(TABLES["cadrage"], frame(TABLES["cadrage"], FRAMING)) == (
        b"tableau,departement,thematique,nombre,part_pct,ligne_debut,ligne_fin\n"
        b"ateliers,2A,,3,,1,1\n"
        b"ateliers,01,,4,,2,2\n"
        b"contributions,,1,908,50.5,3,4\n"
    )
    assert b",true,Cognac," in table_bytes(
        TABLES["ateliers"], frame(TABLES["ateliers"], [WORKSHOP])
    )


@pytest.mark.parametrize(
    ("name", "rows"), [("idees", [IDEA]), ("cadrage", FRAMING), ("ateliers", [WORKSHOP])]
)
def test_a_table_survives_the_round_trip(
    tmp_path: Path, name: str, rows: list[dict[str, object]]
) -> None:
    data = frame(TABLES[name], rows)
    write_bytes(tmp_path / f"{name}.csv", table_bytes(TABLES[name], data))
    pd.testing.assert_frame_equal(read_table(tmp_path, name), data)


def test_an_empty_table_survives_the_round_trip(tmp_path: Path) -> None:
    data = frame(TABLES["ecarts"], [])
    write_bytes(tmp_path / "ecarts.csv", table_bytes(TABLES["ecarts"], data))
    read = read_table(tmp_path, "ecarts")
    assert len(read) == 0
    assert dict(read.dtypes) == dict(data.dtypes)


@pytest.mark.parametrize(
    "change",
    [
        {"nature": "avis"},
        {"idee": "T1-X-01-01"},
        {"nombre": -1},
        {"libelle": ""},
    ],
)
def test_a_frame_that_breaks_the_contract_is_not_written(change: dict[str, object]) -> None:
    data = frame(TABLES["idees"], [IDEA | change])
    with pytest.raises(pandera.errors.SchemaError):
        table_bytes(TABLES["idees"], data)


def test_a_key_printed_twice_is_not_written() -> None:
    with pytest.raises(pandera.errors.SchemaError):
        table_bytes(TABLES["idees"], frame(TABLES["idees"], [IDEA, IDEA]))


SOUND = "idee,thematique,nature,groupe,libelle,nombre\nT1-C-01-01,1,constat,G,L,3\n"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "idee,thematique\nT1-C-01-01,1\n",
        SOUND.replace(",3\n", ",trois\n"),
        SOUND.replace(",3\n", ",3.5\n"),
        SOUND.replace(",3\n", ",-3\n"),
        SOUND.replace(",3\n", ",\n"),
        SOUND.replace("constat", "avis"),
        SOUND.replace("nombre\n", "nombre,note\n").replace(",3\n", ",3,x\n"),
        SOUND + "T1-C-01-01,1,constat,G,L,3\n",
        SOUND + "T1-C-01-02,1,constat,G,L,3,4,5\n",
        SOUND.replace("T1-C-01-01,1", "T1-C-01-01,un"),
    ],
)
def test_a_file_that_breaks_the_contract_is_named(tmp_path: Path, text: str) -> None:
    (tmp_path / "idees.csv").write_bytes(text.encode())
    with pytest.raises(SourceError, match=r"idees\.csv » ne respecte pas le contrat"):
        read_table(tmp_path, "idees")


def test_a_table_that_is_not_utf8_is_named(tmp_path: Path) -> None:
    (tmp_path / "idees.csv").write_bytes(SOUND.replace(",L,", ",é,").encode("latin-1"))
    with pytest.raises(SourceError, match=r"idees\.csv » ne respecte pas le contrat"):
        read_table(tmp_path, "idees")


def test_a_missing_table_says_what_to_run(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"idees\.csv » est absent : lancer d’abord « cnr data »"):
        read_table(tmp_path, "idees")


def test_a_folder_in_the_place_of_a_table_is_named(tmp_path: Path) -> None:
    (tmp_path / "idees.csv").mkdir()
    with pytest.raises(SourceError, match=r"idees\.csv"):
        read_table(tmp_path, "idees")


def test_a_contract_gives_its_tables_by_name(tmp_path: Path) -> None:
    (tmp_path / "idees.csv").write_bytes(SOUND.encode())
    contract = load_contract(tmp_path, ["idees"])
    assert contract.folder == tmp_path
    assert list(contract["idees"]["libelle"]) == ["L"]


def test_text_that_looks_like_a_missing_value_is_kept(tmp_path: Path) -> None:
    (tmp_path / "idees.csv").write_bytes(SOUND.replace(",L,", ",NA,").encode())
    assert list(read_table(tmp_path, "idees")["libelle"]) == ["NA"]
