from __future__ import annotations

from pathlib import Path

import pytest

from cnr import errors
from cnr.errors import CnrError, OutputError, ParameterError
from cnr.project import find_project


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    (tmp_path / "Snakefile").write_bytes(b"")
    (tmp_path / "src" / "cnr").mkdir(parents=True)
    (tmp_path / "notebooks" / "essais").mkdir(parents=True)
    return tmp_path.resolve()


@pytest.mark.parametrize("start", [".", "notebooks", "notebooks/essais", "src/cnr"])
def test_the_project_is_found_from_anywhere_inside(checkout: Path, start: str) -> None:
    project = find_project(checkout / start)
    assert project.root == checkout
    assert project.raw == checkout / "data" / "raw"
    assert project.processed == checkout / "data" / "processed"
    assert project.reference == checkout / "data" / "reference"


def test_the_current_folder_is_the_start(checkout: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(checkout / "notebooks")
    assert find_project().root == checkout


def test_outside_of_a_project(tmp_path: Path) -> None:
    with pytest.raises(ParameterError, match="n’est pas dans le projet"):
        find_project(tmp_path)


def test_every_error_has_its_own_exit_code() -> None:
    kinds = [
        kind
        for kind in vars(errors).values()
        if isinstance(kind, type) and issubclass(kind, CnrError)
    ]
    codes = [kind.exit_code for kind in kinds]
    assert len(codes) == len(set(codes)) >= 5
    assert 0 not in codes


@pytest.mark.parametrize(
    ("error", "why"),
    [
        (OSError(28, "No space left on device"), "place"),
        (PermissionError(13, "Permission denied"), "accès"),
        (OSError("Raison inconnue"), "inconnue"),
    ],
)
def test_an_output_error_says_why(error: OSError, why: str) -> None:
    sentence = str(OutputError.from_os_error(Path("a.csv"), error))
    assert sentence.startswith("Impossible d’écrire « a.csv » : ")
    assert why in sentence
    assert sentence.endswith("Les fichiers déjà produits sont intacts.")
