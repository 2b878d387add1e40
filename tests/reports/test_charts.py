"""Charts: a finding as title, the same finding for who cannot see, and letters that fit."""

from __future__ import annotations

import csv
import dataclasses
import io
import re
from pathlib import Path
from xml.etree import ElementTree

import matplotlib as mpl
import pandas as pd
import pytest
from matplotlib.axis import Axis
from matplotlib.text import Text
from matplotlib.transforms import Bbox

from cnr.charts import chart_names, make_chart
from cnr.charts.chart import STYLE, Chart
from cnr.errors import ParameterError
from cnr.french import typo
from cnr.report_data import ReportData
from cnr.storage import Contract

FORMS = ("svg", "png", "csv")
#: Points; drawn 7.2 inches wide and printed across an A5 page, letters stay above 5 points.
SMALLEST = 7.0


@pytest.fixture(scope="module")
def charts(data: ReportData) -> dict[str, Chart]:
    return {name: make_chart(data, name) for name in chart_names(data)}


def test_the_charts_are_those_of_the_data(data: ReportData, made: Path) -> None:
    names = chart_names(data)
    assert len(names) == len(set(names)) == 18 + 2 * len(data.themes) + len(data.departments)
    files = {path.name for path in (made / "reports" / "graphiques").iterdir()}
    assert files == {f"{name}.{form}" for name in names for form in FORMS}


def test_an_unknown_chart_is_refused_with_the_known_ones(data: ReportData) -> None:
    for name in ("inconnu", "profil_99", "thematique_5", ""):
        with pytest.raises(ParameterError, match="thematique_4") as caught:
            make_chart(data, name)
        assert f"« {name} »" in str(caught.value)


def test_a_title_states_a_finding(charts: dict[str, Chart]) -> None:
    titles = {chart.title for chart in charts.values()}
    assert len(titles) == len(charts)
    for name, chart in charts.items():
        assert chart.name == name
        assert len(chart.title.split()) >= 8
        assert len(chart.title) <= 220
        assert not chart.title[0].islower()
        assert not chart.title.endswith(".")
        assert chart.title == typo(chart.title)


def test_the_alternative_text_holds_the_title(charts: dict[str, Chart]) -> None:
    for chart in charts.values():
        assert chart.title in chart.alt
        assert len(chart.alt) > len(chart.title) + 10
        assert chart.alt.endswith(".")
        assert chart.alt == typo(chart.alt)


def test_a_chart_names_its_source_and_holds_its_data(charts: dict[str, Chart]) -> None:
    for name, chart in charts.items():
        assert chart.source.startswith("Source\u00a0: ")
        assert chart.source.endswith(".")
        assert "CNR Santé" in chart.source or name == "corpus_lignes"
        assert len(chart.data) > 1
        assert chart.note


def test_the_numbers_of_a_theme_are_the_published_ones(
    charts: dict[str, Chart], data: ReportData
) -> None:
    published = data["tableaux_publies"]
    for theme in data.themes:
        rows = published[
            (published["perimetre"] == "region")
            & (published["thematique"] == theme)
            & (published["niveau"] == "groupe")
        ]
        chart = charts[f"thematique_{theme}"]
        assert sorted(chart.data["verbatims"]) == sorted(rows["nombre"])
        proposed = rows[rows["nature"] == "proposition"]["nombre"]
        assert f"réunit {proposed.max()} des {proposed.sum()} verbatims" in chart.title


def test_the_framing_chart_says_the_difference_plainly(charts: dict[str, Chart]) -> None:
    chart = charts["cadrage_et_tableaux"]
    assert "1\u202f811 contributions" in chart.title
    assert "1\u202f723" in chart.title
    assert "88 de moins" in chart.title
    for printed, counted in ((908, 887), (345, 307), (243, 219), (315, 310)):
        assert f"{printed} contre {counted}" in chart.alt
    assert "ne donne pas la raison" in chart.note


def _undrawn(axis: Axis) -> list[Text]:
    """Return the words of an axis that are not drawn: all if it is hidden, and otherwise those of
    the ticks that lie outside of what is shown.
    """
    if not (axis.get_visible() and axis.axes.axison):
        return axis.findobj(Text)
    low, high = sorted(axis.get_view_interval())
    outside = [tick for tick in axis.get_major_ticks() if not low <= tick.get_loc() <= high]
    return [text for tick in outside for text in tick.findobj(Text)]


def _extents(chart: Chart) -> tuple[Bbox, dict[str, Bbox]]:
    """Return the figure's box and those of its words, at the size of the PNG."""
    with mpl.rc_context(STYLE):
        figure = chart.figure()
        figure.set_dpi(200)
        figure.draw_without_rendering()
    renderer = figure.canvas.get_renderer()
    hidden = {text for axis in figure.findobj(Axis) for text in _undrawn(axis)}
    words = {
        text.get_text(): text.get_window_extent(renderer)
        for text in figure.findobj(Text)
        if text.get_text().strip() and text.get_visible() and text not in hidden
    }
    assert min(text.get_fontsize() for text in figure.findobj(Text)) >= SMALLEST
    return figure.bbox, words


@pytest.fixture(scope="module")
def extents(charts: dict[str, Chart]) -> dict[str, tuple[Bbox, dict[str, Bbox]]]:
    return {name: _extents(chart) for name, chart in charts.items()}


def test_no_word_leaves_the_figure(extents: dict[str, tuple[Bbox, dict[str, Bbox]]]) -> None:
    for name, (page, words) in extents.items():
        assert len(words) > 5
        outside = [
            word
            for word, box in words.items()
            if box.x0 < page.x0 or box.x1 > page.x1 or box.y0 < page.y0 or box.y1 > page.y1
        ]
        assert (name, outside) == (name, [])


def test_no_word_covers_another(extents: dict[str, tuple[Bbox, dict[str, Bbox]]]) -> None:
    for name, (_, words) in extents.items():
        boxes = [(word, box.padded(-1)) for word, box in words.items()]
        covered = [
            (one, other)
            for rank, (one, box) in enumerate(boxes)
            for other, second in boxes[:rank]
            if box.overlaps(second)
        ]
        assert (name, covered) == (name, [])


@pytest.mark.parametrize("name", ["thematique_1", "profil_33"])
def test_a_longer_title_still_fits(charts: dict[str, Chart], name: str) -> None:
    chart = dataclasses.replace(charts[name], title=" ".join([charts[name].title] * 3))
    page, words = _extents(chart)
    assert max(box.x1 for box in words.values()) <= page.x1
    assert max(box.y1 for box in words.values()) <= page.y1


def test_files_have_the_same_bytes_twice_and_no_date(charts: dict[str, Chart], made: Path) -> None:
    """The files of `made` come from another process; here, some are drawn again."""
    folder = made / "reports" / "graphiques"
    for name in ("carte_verbatims", "thematique_2", "profil_33"):
        for form in FORMS:
            assert getattr(charts[name], form)() == (folder / f"{name}.{form}").read_bytes()
    for path in folder.glob("*.svg"):
        text = path.read_text("utf-8")
        assert "<dc:date>" not in text
        assert re.findall(r"\b(?:20[23]\d-\d\d-\d\d|\d\d:\d\d:\d\d)", text) == []
        root = ElementTree.fromstring(text)
        loaded = [
            value for element in root.iter() for key, value in element.items() if "href" in key
        ]
        assert [value for value in loaded if not value.startswith("#")] == []


def test_a_chart_does_not_depend_on_the_reader_s_own_style(charts: dict[str, Chart]) -> None:
    chart = charts["cadrage_et_tableaux"]
    own = {"axes.grid": True, "font.weight": "bold", "lines.linewidth": 4, "savefig.dpi": 50}
    with mpl.rc_context(own):
        inside = chart.svg()
    assert inside == chart.svg()


def test_the_data_file_opens_in_a_french_spreadsheet(charts: dict[str, Chart], made: Path) -> None:
    for name, chart in charts.items():
        content = (made / "reports" / "graphiques" / f"{name}.csv").read_bytes()
        assert content.startswith(b"\xef\xbb\xbf")
        assert content.count(b"\r\n") == content.count(b"\n") == len(chart.data) + 1
        rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig")), delimiter=";"))
        assert rows[0] == list(chart.data.columns)
        assert {len(row) for row in rows} == {len(chart.data.columns)}
        cells = [cell for row in rows for cell in row]
        assert [cell for cell in cells if re.fullmatch(r"-?\d*\.\d+(e.*)?", cell)] == []


def test_a_region_that_contradicts_itself_nowhere_has_its_chart(data: ReportData) -> None:
    tables = dict(data.contract.tables) | {"ecarts": data["ecarts"].iloc[:0]}
    quiet = ReportData(Contract(data.contract.folder, tables), data.grid)
    chart = make_chart(quiet, "ecarts_controles")
    assert "0\u00a0écart" in chart.title
    assert isinstance(chart.data, pd.DataFrame)
    assert chart.svg().startswith(b"<?xml")
