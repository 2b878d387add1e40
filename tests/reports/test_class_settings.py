"""The notebook of classes with other settings: typed, recomputed, and shown all the same."""

from __future__ import annotations

import re

import pandas as pd
import pytest

from cnr.charts import CHARTS, make_chart
from cnr.display import table_html
from cnr.errors import ParameterError
from cnr.notebooks import check_parameters, page_name
from cnr.project import Project
from cnr.report_data import ReportData
from cnr.schema import CLUSTERED_TABLES
from cnr.storage import table_bytes
from cnr.textometry.restudy import with_settings
from cnr.workbook import write_workbook
from commands.checkout import ROOT, Command, assert_refused, copy_project
from reports.shown import class_views, sentences

NAME = "08_classes"
PROJECT = Project(ROOT)
#: Charts that read the tables of textometry.
DRAWN = [name for name in CHARTS if re.match("classes_|afc_|graphe_", name)]


# Parameters


def test_a_whole_number_is_read_as_one() -> None:
    given = {"classes": "6", "tirages": "0", "classes_fines": "20", "doute": "45"}
    found = check_parameters(PROJECT, NAME, given)
    assert found == {"classes": 6, "tirages": 0, "classes_fines": 20, "doute": 45}
    assert {type(value) for value in found.values()} == {int}
    assert page_name(NAME, found) == NAME


def test_a_parameter_of_another_kind_stays_text() -> None:
    assert check_parameters(PROJECT, "03_departement", {"departement": "16"}) == {
        "departement": "16"
    }
    assert check_parameters(PROJECT, "06_thematique", {"thematique": "1"}) == {"thematique": "1"}
    assert check_parameters(PROJECT, "07_codage", {"lignes_a_relire": "12"}) == {
        "lignes_a_relire": 12
    }


@pytest.mark.parametrize("value", ["huit", "", "4,5", "4.5", "-1", "+4", "1e2", "0x8", "8 "])
def test_a_word_in_the_place_of_a_number_is_refused(value: str) -> None:
    with pytest.raises(ParameterError) as caught:
        check_parameters(PROJECT, NAME, {"classes": value})
    said = str(caught.value)
    assert "« classes » doit être un nombre entier" in said
    assert f"« {value} »" in said


def test_the_command_refuses_it_too(
    command: Command, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = copy_project(tmp_path_factory.mktemp("mots") / "projet")
    run = command("notebook", NAME, "-p", "classes=huit", cwd=folder)
    assert_refused(run, 2, "« classes » doit être un nombre entier", "« huit »")
    assert not (folder / "reports").exists()


# The tables made again


def test_the_settings_of_the_tables_change_nothing(data: ReportData) -> None:
    assert with_settings(data, PROJECT) is data
    assert with_settings(data, PROJECT, classes=8, narrow=0, draws=50) is data


@pytest.mark.parametrize(
    "values", [{"classes": 1}, {"classes": 0}, {"draws": -1}, {"smallest_percent": 101}]
)
def test_settings_out_of_bounds_are_refused(data: ReportData, values: dict[str, int]) -> None:
    with pytest.raises(ParameterError, match=next(iter(values))):
        with_settings(data, PROJECT, **values)


@pytest.fixture(scope="module")
def four(data: ReportData) -> ReportData:
    return with_settings(
        data, PROJECT, classes=4, narrow=30, draws=3, words=25, doubt_percent=30, segment=6
    )


def test_the_tables_are_those_of_the_settings(data: ReportData, four: ReportData) -> None:
    methods = four["classifications"].set_index("methode")
    assert methods["classes"].to_dict() == {
        "reinert": 4,
        "reinert_double": 4,
        "vecteurs": 4,
        "vecteurs_fins": 30,
    }
    assert set(methods["tirages"]) == {3}
    assert len(four["mots_graphe"]) == 25
    assert len(four["idees_emergentes"]) < len(data["idees_emergentes"])
    for name, table in CLUSTERED_TABLES.items():
        assert table_bytes(table, four[name])  # in the form of the contract


def test_what_the_settings_do_not_change_is_kept(data: ReportData, four: ReportData) -> None:
    for name in set(data.contract.tables) - set(CLUSTERED_TABLES):
        assert four[name] is data[name]
    assert (four.grid is data.grid) and (four.codebook is data.codebook)
    same = data["correspondances"]
    same = same[same["analyse"] == "idees_departements"].reset_index(drop=True)
    found = four["correspondances"]
    found = found[found["analyse"] == "idees_departements"].reset_index(drop=True)
    pd.testing.assert_frame_equal(found, same)
    own = four["specificites"]
    assert own[own["partition"] == "departement"].equals(
        data["specificites"][data["specificites"]["partition"] == "departement"]
    )


#: Settings that leave something out: plane, links and groups; classes, draws and words; all.
SPARSE: dict[str, dict[str, int]] = {
    "two classes, no link, no doubt": {"classes": 2, "together": 1492, "doubt_percent": 1},
    "no double class, no draw, one word": {"smallest_percent": 60, "draws": 0, "words": 1},
    "nothing to classify": {"least_texts": 1492},
}


@pytest.fixture(scope="module", params=SPARSE)
def sparse(request: pytest.FixtureRequest, data: ReportData) -> ReportData:
    return with_settings(data, PROJECT, **{"draws": 1, "narrow": 5} | SPARSE[request.param])


def test_every_table_and_sentence_is_shown(sparse: ReportData) -> None:
    for view in class_views(sparse):
        cells = {str(cell) for column in view.data for cell in view.data[column].dropna()}
        assert cells.isdisjoint({"nan", "NaN", "inf", "<NA>"}), view.id
    for text in sentences(sparse, "16"):
        assert text
        assert not re.search(r"\bnan\b|\binf\b", text, re.IGNORECASE)


@pytest.mark.parametrize("name", DRAWN)
def test_every_chart_is_drawn(sparse: ReportData, name: str) -> None:
    chart = make_chart(sparse, name)
    assert chart.svg().startswith(b"<?xml")
    assert chart.title
    assert chart.title in chart.alt
    assert not re.search(r"\bnan\b", chart.title + chart.alt, re.IGNORECASE)


def test_the_workbook_and_its_tables_are_written_without_a_class(data: ReportData) -> None:
    nothing = with_settings(data, PROJECT, least_texts=1492)
    assert nothing["portraits_classes"].empty
    assert nothing["classes"]["classe"].isna().all()
    assert write_workbook(nothing)
    for view in class_views(nothing):
        assert table_html(view)
