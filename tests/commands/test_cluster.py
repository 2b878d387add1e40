"""`cnr cluster FILE`: a study of any texts, found again in a partition that is known."""

from __future__ import annotations

import random
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pandas as pd
import pytest
from sklearn.metrics import adjusted_rand_score

from cnr.storage import read_table
from cnr.textometry.elsewhere import Columns, study_file
from cnr.textometry.settings import Settings
from cnr.vectors import TfidfVectors
from commands.checkout import Command, Run, cnr, copy_project, once
from support.small_topics import ROWS, TOPICS, written

ASKED = ("--classes", "3", "--least-texts", "3", "--draws", "5")
SETTINGS = Settings(classes=3, least_texts=3, draws=5)
TABLES = {
    *("classes", "classifications", "portraits_classes", "profils_classes", "arbre_classes"),
    *("specificites", "correspondances", "axes_correspondances", "mots_graphe", "liens_graphe"),
}
CHARTS = {"classes_dendrogramme", "classes_double", "afc_mots_classes", "graphe_similitude"}


@pytest.fixture(scope="session")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A checkout to run commands in; not to be changed."""
    return once(tmp_path_factory, "nu", copy_project)


@pytest.fixture(scope="session")
def studied(tmp_path_factory: pytest.TempPathFactory, project: Path) -> Path:
    """The study of the file, told as its user asks for it."""

    def make(folder: Path) -> None:
        file = written(folder / "lettres.csv", ROWS)
        options = (*ASKED, "--by", "sujet", "--by", "annee", "--narrow", "6", "--part", "sujet")
        run = cnr("cluster", file, "-o", folder / "étude", *options, cwd=project)
        words = f"cnr cluster : 18 fichiers dans {folder / 'étude'}.\n"
        assert run == Run(0, words, "")

    return once(tmp_path_factory, "etude", make) / "étude"


def classes_of(frame: pd.DataFrame, method: str) -> dict[str, int]:
    """The class of each text that has one."""
    rows = frame[frame["methode"] == method].dropna(subset="classe")
    return dict(zip(rows["contribution"], rows["classe"], strict=True))


def topics_found(classes: dict[str, int]) -> float:
    topics = {name: topic for name, topic, *_ in ROWS}
    return adjusted_rand_score([topics[name] for name in classes], list(classes.values()))


# What is written


def test_tables_and_charts_are_written(studied: Path) -> None:
    files = {f"{name}.csv" for name in TABLES}
    files |= {f"{name}.{form}" for name in CHARTS for form in ("svg", "png")}
    assert {path.name for path in studied.iterdir()} == files
    for name in TABLES:
        assert len(read_table(studied, name)), name


def test_the_charts_name_the_file_and_can_be_opened(studied: Path) -> None:
    for name in CHARTS:
        root = ElementTree.fromstring((studied / f"{name}.svg").read_bytes())
        assert root.tag.endswith("svg")
        assert (studied / f"{name}.png").read_bytes().startswith(b"\x89PNG\r\n")


def test_the_classes_are_the_topics(studied: Path) -> None:
    classes = read_table(studied, "classes")
    methods = read_table(studied, "classifications").set_index("methode")
    assert methods["classes"].to_dict() == {
        "reinert": 3,
        "reinert_double": 3,
        "vecteurs": 3,
        "vecteurs_fins": 6,
    }
    assert (methods["textes"] == len(ROWS)).all()
    assert (methods["non_classes"] == 0).all()
    for method in ("reinert", "reinert_double", "vecteurs"):
        found = classes_of(classes, method)
        assert set(found) == {name for name, *_ in ROWS}
        assert topics_found(found) == 1


def test_classes_of_topics_apart_are_stable(studied: Path) -> None:
    portraits = read_table(studied, "portraits_classes").set_index("methode")
    assert portraits.loc["reinert", "stable"].all()
    assert portraits.loc["reinert", "stabilite"].min() > 0.9
    assert portraits[["nom", "idee_proche", "part_idee_proche"]].isna().all(axis=None)


def test_narrow_classes_keep_to_the_part_that_they_answer(studied: Path) -> None:
    narrow = classes_of(read_table(studied, "classes"), "vecteurs_fins")
    topics = {name: topic for name, topic, *_ in ROWS}
    pairs = {(number, topics[name]) for name, number in narrow.items()}
    assert len(pairs) == 6


def test_the_words_of_each_column_named_are_compared(studied: Path) -> None:
    rows = read_table(studied, "specificites")
    # The two years draw from the same topics: next to nothing tells them apart.
    assert {"sujet", "classe"} <= set(rows["partition"]) <= {"sujet", "annee", "classe"}
    own = rows[(rows["partition"] == "sujet") & (rows["specificite"] > 0)]
    assert set(own["partie"]) == set(TOPICS)
    for topic, words in own.groupby("partie")["nombre"]:
        assert len(words) >= 8, topic
    assert (own["nombre"] == own["total"]).all()
    assert (own["taille"] == 100).all()


def test_the_plane_has_the_axes_of_three_classes(studied: Path) -> None:
    assert read_table(studied, "axes_correspondances")["axe"].tolist() == [1, 2]
    points = read_table(studied, "correspondances")
    assert set(points["analyse"]) == {"mots_classes"}
    assert points.loc[points["type"] == "colonne", "point"].tolist() == ["1", "2", "3"]


def test_without_output_the_folder_is_named_after_the_file(
    project: Path, tmp_path: Path, command: Command
) -> None:
    """And a text of markup is only shown."""
    here = tmp_path / "projet"
    (here / "src" / "cnr").mkdir(parents=True)
    (here / "Snakefile").touch()
    reference = here / "data" / "reference" / "glossaire.csv"
    reference.parent.mkdir(parents=True)
    reference.write_bytes((project / "data" / "reference" / "glossaire.csv").read_bytes())
    rows = [(f"<b>{name}", f"={topic}", "", f"<i>{text}") for name, topic, _, text in ROWS[:30]]
    file = written(tmp_path / "de <loin>.csv", rows)
    run = command("cluster", file, *ASKED[:-1], "0", "--by", "sujet", cwd=here)
    assert run == Run(0, "cnr cluster : 18 fichiers dans de <loin>-classes.\n", "")
    folder = here / "de <loin>-classes"
    assert {path.name for path in folder.glob("*.csv")} == {f"{name}.csv" for name in TABLES}
    assert "<b>c01" in (folder / "classes.csv").read_text("utf-8")
    for path in folder.glob("*.svg"):
        ElementTree.fromstring(path.read_bytes())


# What is found, from call to call


def study(path: Path, settings: Settings = SETTINGS, **columns: object) -> dict[str, pd.DataFrame]:
    return study_file(path, Columns(**columns), (), settings)  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> dict[str, pd.DataFrame]:
    """The study of the file without options nor glossary."""
    return study(written(tmp_path_factory.mktemp("texte") / "lettres.csv", ROWS))


def test_shuffled_rows_have_the_same_classes(
    plain: dict[str, pd.DataFrame], tmp_path: Path
) -> None:
    rows = random.Random(1).sample(ROWS, len(ROWS))
    found = study(written(tmp_path / "lettres.csv", rows))
    assert [row[0] for row in rows] != [row[0] for row in ROWS]
    assert found["classes"]["contribution"].tolist()[: len(rows)] == [row[0] for row in rows]
    for method in ("reinert", "reinert_double", "vecteurs"):
        assert classes_of(found["classes"], method) == classes_of(plain["classes"], method)
    for name in set(plain) - {"classes"}:
        assert found[name].equals(plain[name]), name


def test_without_identifiers_the_lines_name_the_texts(
    plain: dict[str, pd.DataFrame], tmp_path: Path
) -> None:
    """The line where a row begins, blank texts and line ends within cells being counted."""
    texts = [text for *_, text in ROWS]
    texts[1] = texts[1].replace(" ", "\n", 1)
    rows = [*((text,) for text in texts[:2]), (" ",), *((text,) for text in texts[2:])]
    found = study(written(tmp_path / "lettres.csv", rows, ("texte",)))
    lines = ["2", "3", *(str(rank + 4) for rank in range(2, len(texts)))]
    assert found["classes"]["contribution"].tolist() == lines * 3
    names = dict(zip([name for name, *_ in ROWS], lines, strict=True))
    classes = classes_of(plain["classes"], "reinert")
    assert classes_of(found["classes"], "reinert") == {
        names[name]: number for name, number in classes.items()
    }


def test_short_texts_of_a_segment_are_joined_in_the_double_classification_only(
    plain: dict[str, pd.DataFrame], tmp_path: Path
) -> None:
    """Sections that mix the topics blur one of the two trees that are crossed."""
    rows = [(name, str(rank // 6), *rest) for rank, (name, _, *rest) in enumerate(ROWS)]
    found = study(written(tmp_path / "lettres.csv", rows), segments="sujet")
    for method in ("reinert", "vecteurs"):
        assert classes_of(found["classes"], method) == classes_of(plain["classes"], method)
    assert not found["classes"].equals(plain["classes"])


def test_two_classes_make_no_plane(plain: dict[str, pd.DataFrame], tmp_path: Path) -> None:
    file = written(tmp_path / "lettres.csv", ROWS)
    found = study(file, Settings(classes=2, least_texts=3, draws=0))
    assert set(plain) == TABLES
    assert set(found) == TABLES - {"correspondances", "axes_correspondances"}
    methods = found["classifications"].set_index("methode")
    assert methods["classes"].max() == 2
    topics = {name: topic for name, topic, *_ in ROWS}
    classes = classes_of(found["classes"], "reinert")
    # A class of two topics, and one of the third.
    assert len({(number, topics[name]) for name, number in classes.items()}) == 3


def test_more_classes_than_there_are_leave_none_too_small(tmp_path: Path) -> None:
    file = written(tmp_path / "lettres.csv", ROWS)
    found = study(file, Settings(classes=30, least_texts=3, draws=0, smallest_percent=10))
    sizes = found["portraits_classes"].set_index("methode")["taille"]
    assert 3 <= len(sizes["reinert"]) < 10
    assert sizes["reinert"].min() >= 6


def test_embeddings_make_a_classification_of_their_own(
    plain: dict[str, pd.DataFrame], tmp_path: Path
) -> None:
    file = written(tmp_path / "lettres.csv", ROWS)
    found = study_file(file, Columns(), (), SETTINGS, TfidfVectors())
    methods = found["classifications"]["methode"].tolist()
    assert methods == [*plain["classifications"]["methode"], "plongements"]
    assert topics_found(classes_of(found["classes"], "plongements")) == 1


def test_a_column_may_bear_the_name_of_the_classes(tmp_path: Path) -> None:
    """The words of both are compared, each under a name of its own."""
    header = ("contribution", "classe", "annee", "texte")
    found = study(written(tmp_path / "lettres.csv", ROWS, header), by=["classe"])
    rows = found["specificites"]
    assert {*TOPICS, "1", "2", "3"} == set(rows["partie"])
