"""`replacing`: a file written little by little, that takes its place whole or not at all."""

from __future__ import annotations

import resource
from pathlib import Path

import pytest

from cnr.errors import OutputError
from cnr.storage import replacing


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_text_is_written_as_it_is_given(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    with replacing(path) as file:
        file.write("é\n")
        file.write("b\r\n")
    assert path.read_bytes() == b"\xc3\xa9\nb\r\n"
    assert names(tmp_path) == ["a.csv"]


def test_a_file_that_receives_nothing_is_empty(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("avant", "utf-8")
    with replacing(tmp_path / "a.csv"):
        pass
    assert (tmp_path / "a.csv").read_bytes() == b""


def test_the_earlier_file_stands_until_the_new_one_is_whole(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("avant", "utf-8")
    with replacing(path) as file:
        file.write("après" * 100_000)
        file.flush()
        assert path.read_text("utf-8") == "avant"
    assert path.read_text("utf-8") == "après" * 100_000
    assert path.stat().st_mode & 0o777 == 0o644


def test_folders_are_made(tmp_path: Path) -> None:
    with replacing(tmp_path / "a" / "b" / "c.csv") as file:
        file.write("1\n")
    assert (tmp_path / "a" / "b" / "c.csv").read_text("utf-8") == "1\n"


@pytest.mark.parametrize("error", [ValueError, KeyboardInterrupt], ids=["fault", "interruption"])
@pytest.mark.parametrize("before", ["avant", None], ids=["replaced", "new"])
def test_an_error_leaves_all_as_it_was(
    tmp_path: Path, error: type[BaseException], before: str | None
) -> None:
    path = tmp_path / "a.csv"
    if before is not None:
        path.write_text(before, "utf-8")
    with pytest.raises(error, match="au milieu"), replacing(path) as file:
        file.write("après")
        file.flush()
        raise error("au milieu")
    assert names(tmp_path) == ([] if before is None else ["a.csv"])
    assert before is None or path.read_text("utf-8") == before


def test_a_text_that_cannot_be_utf_8_leaves_all_as_it_was(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("avant", "utf-8")
    with pytest.raises(UnicodeEncodeError), replacing(tmp_path / "a.csv") as file:
        file.write("\ud800")
    assert (tmp_path / "a.csv").read_text("utf-8") == "avant"
    assert names(tmp_path) == ["a.csv"]


def test_a_folder_in_the_place_of_the_file(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.mkdir()
    with pytest.raises(OutputError) as caught, replacing(path):
        raise AssertionError("never reached")
    assert str(caught.value) == (
        f"Impossible d’écrire « {path} » : c’est un dossier. "
        "Les fichiers déjà produits sont intacts."
    )
    assert names(tmp_path) == ["a.csv"]


def test_a_file_in_the_place_of_the_folder(tmp_path: Path) -> None:
    (tmp_path / "sortie").write_text("avant", "utf-8")
    with (
        pytest.raises(OutputError, match=r"a\.csv » : un fichier porte le nom "),
        replacing(tmp_path / "sortie" / "a.csv"),
    ):
        raise AssertionError("never reached")
    assert (tmp_path / "sortie").read_text("utf-8") == "avant"


@pytest.mark.parametrize("size", [100, 1_000_000], ids=["at the end", "on the way"])
def test_a_disk_that_refuses_leaves_all_as_it_was(tmp_path: Path, size: int) -> None:
    path = tmp_path / "a.csv"
    path.write_text("avant", "utf-8")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (50, hard))
    try:
        with pytest.raises(OutputError) as caught, replacing(path) as file:
            file.write("x" * size)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert "a.csv » : le fichier dépasse la taille permise." in str(caught.value)
    assert path.read_text("utf-8") == "avant"
    assert names(tmp_path) == ["a.csv"]
