"""The classes shown: tables that lead to their contributions, and the page that holds them."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pandas as pd
import pytest

from cnr import views
from cnr.charts import make_chart
from cnr.project import TO_NAME
from cnr.report_data import ReportData
from cnr.schema.textometry import NARROW, REINERT, SEPARATOR
from cnr.textometry.class_names import file_to_name
from cnr.views.view import line_spans
from reports.conftest import executed
from reports.page import Page
from reports.shown import PROFILED

METHODS = (*PROFILED, NARROW)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A checkout where the notebook of classes was executed; not to be changed."""
    return executed(tmp_path_factory, "08_classes")


@pytest.fixture(scope="module")
def read(folder: Path) -> Page:
    return Page((folder / "page.html").read_text("utf-8"))


@pytest.fixture(scope="module")
def classes(data: ReportData) -> dict[str, pd.Series]:
    """The class of each proposal, by method."""
    return {
        str(method): rows.set_index("contribution")["classe"]
        for method, rows in data["classes"].groupby("methode")
    }


# Tables


def test_classes_lead_to_their_contributions_on_the_page(data: ReportData, read: Page) -> None:
    for method in PROFILED:
        links = views.class_table(data, method).links
        numbers = views.portraits(data, method)["classe"]
        assert len(set(links)) == len(numbers) == 8
        assert set(links) <= set(read.links)
        assert {link.removeprefix("#") for link in links} <= set(read.ids)
        anchors = [views.class_contributions(data, method, number).anchors[0] for number in numbers]
        assert [f"#{anchor}" for anchor in anchors] == list(links)


@pytest.mark.parametrize("method", PROFILED)
def test_the_contributions_of_a_class_are_all_shown_the_most_typical_first(
    data: ReportData, classes: dict[str, pd.Series], method: str
) -> None:
    rows = data["classes"]
    typical = rows[rows["methode"] == method].set_index("contribution")["typicite"]
    said = data["contributions"].set_index("contribution")
    shown = 0
    for number in [*views.portraits(data, method)["classe"], None]:
        view = views.class_contributions(data, method, number)
        own = classes[method].isna() if number is None else classes[method].eq(number)
        members = said.loc[own.index[own.fillna(False)]].reset_index()
        members = members.assign(typicite=members["contribution"].map(typical))
        members = members.sort_values(["typicite", "ligne_debut"], ascending=[False, True])
        assert view.data["Lignes"].tolist() == line_spans(members)
        assert len(view.anchors) == len(members) or not len(members)
        for text, cell in zip(members["texte_lisible"], view.data["Contribution"], strict=True):
            assert text in cell
        shown += len(members)
    assert shown == 1492


def test_the_typical_contributions_are_the_first_ones(data: ReportData) -> None:
    whole = views.class_contributions(data, REINERT, 8)
    first = views.class_contributions(data, REINERT, 8, 5)
    assert first.data.reset_index(drop=True).equals(whole.data.head(5).reset_index(drop=True))
    assert first.anchors == ()
    assert first.id != whole.id


@pytest.mark.parametrize("method", PROFILED)
def test_a_class_shows_its_portrait(data: ReportData, method: str) -> None:
    rows, table = views.portraits(data, method), views.class_table(data, method).data
    assert table["Propositions"].tolist() == rows["taille"].tolist()
    assert table["Mots les plus propres"].tolist() == [
        ", ".join(words.split(SEPARATOR)) for words in rows["mots"]
    ]
    assert ["instable" in state for state in table["Stabilité"]] == [
        not stable for stable in rows["stable"]
    ]
    labels = data["idees"].set_index("idee")["libelle"]
    nearest = table["Idée publiée la plus proche"].tolist()
    assert nearest == labels[rows["idee_proche"]].tolist()


def test_a_profile_shows_the_strongest_words_then_the_missing_ones(data: ReportData) -> None:
    table = views.class_profile(data, REINERT, 7, 20).data
    assert len(table) == 30
    assert table["Mot"].iloc[:3].tolist() == ["infirmier", "diplômé", "IDE"]
    assert table["Chi2"].iloc[:20].is_monotonic_decreasing
    assert table["Chi2"].iloc[20:].is_monotonic_increasing
    assert (table["Chi2"].iloc[20:] < 0).all()
    assert (table["Textes de la classe"] <= table["Textes classés"]).all()


@pytest.mark.parametrize("method", PROFILED)
def test_classes_and_groups_count_each_coded_proposal_once(
    data: ReportData, classes: dict[str, pd.Series], method: str
) -> None:
    view = views.classes_and_groups(data, method)
    coded = data["codage"].set_index("contribution")["idee_retenue"].dropna()
    mine = classes[method][classes[method].index.isin(coded.index)]
    counts = view.data.drop(columns="Groupe d’idées publié")
    assert counts.to_numpy().sum() == len(mine)
    assert counts.sum().tolist() == [
        *((mine == number).sum() for number in range(1, 9)),
        mine.isna().sum(),
    ]
    groups = {idea.rpartition("-")[0] for idea in coded[mine.index]}
    assert len(view.data) == len(groups) == len(set(view.links))


def test_every_proposal_is_shown_with_its_classes(
    data: ReportData, classes: dict[str, pd.Series]
) -> None:
    table = views.every_class(data).data.set_index("Identifiant")
    assert len(table) == 1492
    named = dict(
        zip(
            METHODS,
            [
                "Reinert, simple",
                "Reinert, double",
                "Vecteurs, classes larges",
                "Vecteurs, classes fines",
            ],
            strict=True,
        )
    )
    for method, name in named.items():
        assert (
            table[name]
            .astype("Int64")
            .equals(
                classes[method]
                .loc[table.index]
                .astype("Int64")
                .rename(name)
                .rename_axis(table.index.name)
            )
        )
    said = data["contributions"].set_index("contribution").loc[table.index]
    assert table["Lignes"].tolist() == line_spans(said)
    assert said["ligne_debut"].is_monotonic_increasing


def test_narrow_classes_hold_each_proposal_once(data: ReportData) -> None:
    view = views.narrow_classes(data)
    assert (view.levels.count(0), view.levels.count(1)) == (178, 1492)
    heads = [rank for rank, level in enumerate(view.levels) if level == 0]
    sizes = [after - before - 1 for before, after in pairwise([*heads, len(view.levels)])]
    assert sizes == views.portraits(data, NARROW)["taille"].tolist()
    assert (view.data["Lignes"].iloc[heads] == "").all()
    assert view.data["Lignes"].drop(index=heads).str.fullmatch(r"\d+(–\d+)?").all()


def test_each_department_and_theme_has_its_specific_words(data: ReportData) -> None:
    names = [f"{name} ({code})" for code, name in data.departments.items()]
    table = views.specific_words_table(data, "departement", 8).data
    assert table["Département"].tolist() == names
    assert table["Mots pleins"].sum() == 16310
    assert (table["Employés plus qu’ailleurs"] != "").all()
    themes = views.specific_words_table(data, "thematique", 8).data["Thématique"]
    assert [name.replace("\u00a0", " ") for name in themes] == [f"Thématique {n}" for n in "1234"]
    classes = views.specific_words_table(data, "classe", 8).data
    assert len(classes) == 8


def test_every_specific_word_is_shown(data: ReportData) -> None:
    rows = data["specificites"]
    for partition in ("departement", "thematique", "locuteur", "classe"):
        table = views.every_specific_word(data, partition).data
        own = rows[rows["partition"] == partition]
        assert sorted(table["Mot"]) == sorted(own["mot"])
        more = table["Occurrences"] >= table["Attendues"]
        assert (more == (table["Spécificité"] > 0)).all()


def test_emerging_groups_are_shown_with_their_contributions(data: ReportData) -> None:
    view, rows = views.emerging_ideas(data), data["idees_emergentes"]
    assert view.levels.count(0) == rows["groupe"].max()
    assert view.levels.count(1) == len(rows)
    heads = view.data["Groupe et verbatims"][[level == 0 for level in view.levels]]
    assert heads.str.contains("braun").sum() == 1
    told = views.emerging_sentence(data).replace("\u00a0", " ")
    assert told.startswith(f"{rows['groupe'].max()} groupes de contributions")
    assert f"{len(rows)} contributions en tout" in told


# The page


def test_the_file_to_name_is_written_with_the_page(data: ReportData, folder: Path) -> None:
    contents = (folder / "reports" / TO_NAME).read_bytes()
    assert contents == file_to_name(data["portraits_classes"], data["classes"])
    assert f'href="{TO_NAME}"' in (folder / "page.html").read_text("utf-8")
    assert len(contents.splitlines()) == 1 + 3 * 8 + 178


def test_the_page_shows_every_table_and_chart(data: ReportData, read: Page) -> None:
    wanted = {"classifications", "classes-fines", "communautes", "idees-emergentes"}
    wanted |= {"groupes-reinert", "groupes-reinert-double", "contributions-classe-reinert-0"}
    for method in PROFILED:
        name = method.replace("_", "-")
        wanted.add(f"classes-{name}")
        for number in range(1, 9):
            wanted.add(f"contributions-classe-{name}-{number}")
            if method != "vecteurs":
                wanted.add(f"profil-classe-{name}-{number}")
    wanted |= {f"typiques-classe-reinert-{number}" for number in range(1, 9)}
    for partition in ("departement", "thematique", "locuteur", "classe"):
        wanted |= {f"specificites-{partition}", f"specificites-toutes-{partition}"}
    for analysis in ("idees-departements", "mots-classes"):
        wanted |= {f"axes-{analysis}", f"points-{analysis}"}
    assert sorted(wanted - {one.removeprefix("t-") for one in read.ids}) == []
    assert [image["alt"] for image in read.images] == [
        make_chart(data, name).alt
        for name in (
            *("classes_dendrogramme", "classes_double", "afc_mots_classes"),
            *("classes_accord", "afc_idees_departements", "graphe_similitude"),
        )
    ]
