from __future__ import annotations

import shutil
import sys
from pathlib import Path

import numpy as np
import pytest

pytest.importorskip("model2vec", reason="the extra « embeddings » is not installed")

from model2vec import StaticModel
from safetensors.numpy import load_file, save_file
from tokenizers import Tokenizer
from tokenizers.models import WordLevel
from tokenizers.pre_tokenizers import Whitespace

from cnr.coding.elsewhere import ADDED, Coder
from cnr.coding.free import code_corpus
from cnr.coding.materials import Materials
from cnr.coding.model import train
from cnr.embedding import EmbeddingVectors
from cnr.errors import ParameterError, SourceError
from cnr.vectors import CONTEXT

#: Words of the same rank have the same vector, at right angles to the others; 0 is unknown words.
MEANINGS = {
    1: ("départs", "médecins", "remplacés", "retraite", "parti", "venu"),
    2: ("cabinet", "cabinets", "loin"),
    3: ("internes", "étudiants", "stage", "stagiaires", "internat"),
    4: ("lits", "lit", "urgences"),
    5: ("ligne", "unique", "numéro"),
}
FILES = ("model.safetensors", "tokenizer.json", "config.json")


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A model of a few words, saved as the library saves one; not to be changed."""
    ranks = [0, *(rank for rank, words in MEANINGS.items() for _ in words)]
    words = ["[UNK]", *(word for words in MEANINGS.values() for word in words)]
    tokenizer = Tokenizer(
        WordLevel({word: rank for rank, word in enumerate(words)}, unk_token="[UNK]")
    )
    tokenizer.pre_tokenizer = Whitespace()
    model = StaticModel(np.eye(6, dtype=np.float32)[ranks], tokenizer, config={})
    path = tmp_path_factory.mktemp("plongements") / "modele"
    model.save_pretrained(path)
    return path


def axes(*shares: float) -> list[float]:
    """A row of the vectors, from its share of each meaning (the first is unknown words)."""
    return [*shares, *[0.0] * (6 - len(shares))]


def test_texts_are_rows_of_length_1(folder: Path) -> None:
    rows = EmbeddingVectors(folder).transform(["départs", "départs cabinet", "lits lits lits"])
    assert rows.dtype == np.float64
    assert rows.tolist() == [
        pytest.approx(axes(0, 1)),
        pytest.approx(axes(0, 0.5**0.5, 0.5**0.5)),
        pytest.approx(axes(0, 0, 0, 0, 1)),
    ]


def test_texts_are_seen_from_the_middle_of_those_it_was_fitted_on(folder: Path) -> None:
    vectors = EmbeddingVectors(folder)
    vectors.fit(["départs", "cabinet", "cabinets", "loin"])  # their mean: 1/4 and 3/4
    half = 0.5**0.5
    assert vectors.transform(["départs", "cabinet", "départs cabinet"]).tolist() == [
        pytest.approx(axes(0, half, -half)),
        pytest.approx(axes(0, -half, half)),
        pytest.approx(axes(0, half, -half)),
    ]


def test_headings_count_for_less_than_the_text(folder: Path) -> None:
    rows = EmbeddingVectors(folder).transform(["départs", "départs"], ["cabinet", ""])
    length = (1 + CONTEXT**2) ** 0.5
    assert rows[0].tolist() == pytest.approx(axes(0, 1 / length, CONTEXT / length))
    assert rows[1].tolist() == pytest.approx(axes(0, 1))


def test_no_heading_is_no_heading_once_fitted(folder: Path) -> None:
    """The vector of an empty text, seen from the middle, is not empty: it must not count."""
    vectors = EmbeddingVectors(folder)
    vectors.fit(["départs", "cabinet"])
    alone = vectors.transform(["départs", "lits"])
    assert vectors.transform(["départs", "lits"], ["", ""]) == pytest.approx(alone)
    assert vectors.transform(["départs", "lits"], ["lits", ""])[0] != pytest.approx(alone[0])


def test_any_text_has_a_vector(folder: Path, small_materials: Materials) -> None:
    vectors = EmbeddingVectors(folder)
    vectors.fit(small_materials.sentences["texte"].tolist())
    rows = vectors.transform(["", "zzz", "mot " * 5000, "départs"], ["", "", "lits", ""])
    assert rows.shape == (4, 6)
    assert np.linalg.norm(rows, axis=1).tolist() == pytest.approx([1.0] * 4)


def test_rows_are_put_under_one_another(folder: Path) -> None:
    vectors = EmbeddingVectors(folder)
    parts = [vectors.transform(["départs"]), vectors.transform(["lits", "ligne"])]
    expected = vectors.transform(["départs", "lits", "ligne"])
    assert vectors.stack(parts).tolist() == expected.tolist()


@pytest.mark.parametrize("name", FILES)
def test_a_folder_without_one_of_the_files(tmp_path: Path, folder: Path, name: str) -> None:
    path = tmp_path / "modele"
    shutil.copytree(folder, path)
    (path / name).unlink()
    with pytest.raises(SourceError) as caught:
        EmbeddingVectors(path)
    assert str(caught.value) == f"« {path} » n’est pas un modèle : il manque {name}."


@pytest.mark.parametrize("kind", ["absent", "empty", "file"])
def test_what_is_not_a_model(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "modele"
    if kind == "empty":
        path.mkdir()
    elif kind == "file":
        path.write_bytes(b"")
    with pytest.raises(SourceError) as caught:
        EmbeddingVectors(path)
    assert str(caught.value) == f"« {path} » n’est pas un modèle : il manque {', '.join(FILES)}."


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize(
    "damage",
    [lambda data: b"", lambda data: data[: len(data) // 2], lambda data: b"\xff\x00ab" * 99],
    ids=["emptied", "cut", "overwritten"],
)
def test_a_damaged_file_is_one_sentence(tmp_path: Path, folder: Path, name: str, damage) -> None:
    path = tmp_path / "modele"
    shutil.copytree(folder, path)
    (path / name).write_bytes(damage((folder / name).read_bytes()))
    with pytest.raises(SourceError) as caught:
        EmbeddingVectors(path)
    words = str(caught.value)
    assert words.startswith(f"« {path} » ne peut pas être chargé : ")
    assert words.endswith(".")
    assert "\n" not in words
    assert len(words) < len(str(path)) + 250


@pytest.mark.parametrize(
    "vectors",
    [
        lambda rows: np.where(rows == 1, np.nan, rows),
        lambda rows: np.where(rows == 1, np.inf, rows),
        lambda rows: rows[:, 0],
    ],
    ids=["not numbers", "infinite", "one number by word"],
)
def test_vectors_that_are_no_table_of_numbers(tmp_path: Path, folder: Path, vectors) -> None:
    """Files that the libraries read without a word."""
    path = tmp_path / "modele"
    shutil.copytree(folder, path)
    known = load_file(path / FILES[0])
    rows = np.ascontiguousarray(vectors(known["embeddings"]).astype(np.float32))
    save_file(known | {"embeddings": rows}, path / FILES[0])
    with pytest.raises(SourceError) as caught:
        EmbeddingVectors(path)
    words = str(caught.value)
    assert words.startswith(f"« {path} » ne peut pas être chargé : ")
    assert "\n" not in words


def test_without_the_library_the_extra_to_install_is_named(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "model2vec", None)
    with pytest.raises(ParameterError, match=r"pip install 'cnr-sante\[embeddings\]'\.$"):
        EmbeddingVectors(folder)


def test_the_small_region_is_learnt_and_a_text_coded(
    folder: Path, small_materials: Materials
) -> None:
    model = train(small_materials, EmbeddingVectors(folder))
    coded = code_corpus(model).set_axis(small_materials.contributions["contribution"])
    assert coded["idee_libre"]["01-bourg-en-bresse-001"] == "T1-C-01-01"
    assert coded["idee_libre"]["2A-ajaccio-003"] == "T1-P-01-01"
    assert coded["proba_libre"].between(0, 1).all()
    rows = [
        {"document": "d", "departement": "75", "thematique": theme, "texte": text} | others
        for theme, text, others in (
            ("1", "Les cabinets sont loin", {"rubrique": "probleme"}),
            ("1", "Des départs à la retraite", {"rubrique": "probleme"}),
            ("1", "Un internat", {"rubrique": ""}),
            ("2", "Un numéro unique", {"rubrique": ""}),
            ("2", "", {"rubrique": ""}),
        )
    ]
    found = list(Coder(model, small_materials.ideas)(rows))
    assert [one["idee_libre"] for one in found] == [
        *("T1-C-01-02", "T1-C-01-01", "T1-P-01-01", "T2-P-01-01", "")
    ]
    assert [found[-1][name] for name in ADDED] == [""] * 5
