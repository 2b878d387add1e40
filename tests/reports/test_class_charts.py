"""Charts of classes and words: what they say, which bars are hatched, and labels that do not lie
on each other.
"""

from __future__ import annotations

import matplotlib as mpl
import numpy as np
import pytest
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle
from matplotlib.text import Text
from matplotlib.transforms import Bbox

from cnr import views
from cnr.charts import make_chart
from cnr.charts.chart import STYLE, Chart
from cnr.french import number, typo
from cnr.project import Project
from cnr.report_data import ReportData
from cnr.textometry.restudy import with_settings
from commands.checkout import ROOT

TITLES = {
    "classes_dendrogramme": "2 des 8 classes sont stables d’un tirage des textes à l’autre : "
    "« étudiant en santé, stage, zone » ; « infirmier, IDE, IPA »",
    "classes_double": "3 des 8 classes sont stables d’un tirage des textes à l’autre : "
    "« infirmier, IDE, IPA » ; « étudiant en santé, stage, zone » ; « CPTS, MSP, territorial »",
    "classes_accord": "Les classes retrouvent en partie la grille publiée : 0,31 pour les idées "
    "(vecteurs, classes fines), 0,16 pour les groupes (Reinert)",
    "afc_mots_classes": "Le premier axe oppose « âgé, EHPAD, télémédecine » à « étudiant en santé, "
    "stage, zone »",
    "afc_idees_departements": "Gironde (33) et Haute-Vienne (87) s’écartent le plus des autres ; "
    "le plan ne dit que 27 % des différences",
    "graphe_similitude": "Les mots se tiennent autour de « médecin », en 5 communautés",
}
#: Charts with a bar per class, and the classification that they show.
BARS = {"classes_dendrogramme": "reinert", "classes_double": "reinert_double"}
LABELLED = ("afc_mots_classes", "afc_idees_departements", "graphe_similitude")


@pytest.fixture(scope="module")
def charts(data: ReportData) -> dict[str, Chart]:
    return {name: make_chart(data, name) for name in TITLES}


@pytest.fixture(scope="module")
def four(data: ReportData) -> ReportData:
    """The data with four classes, and a graph of fewer words."""
    return with_settings(data, Project(ROOT), classes=4, draws=3, words=30)


def plain(text: str) -> str:
    """Return `text` with ordinary spaces."""
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def drawn(chart: Chart) -> Figure:
    with mpl.rc_context(STYLE):
        figure = chart.figure()
        figure.set_dpi(200)
        figure.draw_without_rendering()
    return figure


def innermost(figure: Figure) -> Axes:
    """The axes where points and their labels are drawn."""
    return max(figure.findobj(Axes), key=lambda axes: len(axes.collections))


@pytest.mark.parametrize("name", TITLES)
def test_a_title_says_what_was_found(charts: dict[str, Chart], name: str) -> None:
    assert plain(charts[name].title) == TITLES[name]


@pytest.mark.parametrize(("name", "method"), BARS.items())
def test_who_cannot_see_is_told_each_class(
    data: ReportData, charts: dict[str, Chart], name: str, method: str
) -> None:
    alt = plain(charts[name].alt)
    for row in views.portraits(data, method).itertuples():
        words = f"classe {row.classe}, {row.appel} : {row.taille} textes, stabilité "
        state = "stable" if row.stabilite >= 0.6 else "instable"
        assert f"{words}{number(row.stabilite, 2)} ({state})" in alt
    left = int(data["classifications"].set_index("methode").loc[method, "non_classes"])
    assert f"{left} textes sur 1 492 sans classe." in alt
    assert charts[name].data["classe"].tolist() == list(range(1, 9))


def test_who_cannot_see_is_told_each_point_word_and_figure(
    data: ReportData, charts: dict[str, Chart]
) -> None:
    plane = charts["afc_mots_classes"].alt
    for row in views.portraits(data, "reinert").itertuples():
        assert typo(f"Classe {row.classe} ({row.appel}) en ") in plane
    places = charts["afc_idees_departements"].alt
    for code, name in data.departments.items():
        assert f"{name} ({code}) en " in places
    graph = charts["graphe_similitude"].alt
    for word in data["mots_graphe"]["mot"]:
        assert f" {word}" in graph
    agreement = charts["classes_accord"].alt
    rows = data["accords_classes"]
    for value in rows.loc[rows["reference"] == "idees_comptees", "rand_ajuste"]:
        assert f"idées {number(value, 2)}" in agreement


@pytest.mark.parametrize("name", TITLES)
def test_no_zero_is_negative(charts: dict[str, Chart], name: str) -> None:
    assert "−0,00" not in charts[name].alt


@pytest.mark.parametrize(("name", "method"), BARS.items())
def test_the_bars_of_unstable_classes_are_hatched(
    data: ReportData, charts: dict[str, Chart], name: str, method: str
) -> None:
    (axes,) = drawn(charts[name]).axes
    bars = sorted(
        (patch for patch in axes.patches if isinstance(patch, Rectangle)),
        key=lambda patch: patch.get_y(),
    )
    rows = views.portraits(data, method)
    assert [bool(bar.get_hatch()) for bar in bars] == [not stable for stable in rows["stable"]]
    widths = [bar.get_width() / bars[0].get_width() for bar in bars]
    assert widths == pytest.approx((rows["taille"] / rows["taille"].iloc[0]).tolist())
    said = " ".join(text.get_text() for text in axes.texts)
    assert said.count("instable") == int((~rows["stable"]).sum())
    assert "hachurée" in charts[name].note


def test_the_tree_joins_every_class(data: ReportData, charts: dict[str, Chart]) -> None:
    """Each split is drawn as two corners, and each class has its branch at the right."""
    (axes,) = drawn(charts["classes_dendrogramme"]).axes
    lines = [tuple(map(tuple, line.get_xydata().round(9))) for line in axes.lines]
    tree = data["arbre_classes"]
    assert len(lines) == 2 * (len(tree) - 1) + tree["classe"].notna().sum()
    ends = sorted(round(y) for (_, (x, y)) in lines if x > 1)
    assert ends == list(range(8))


def labels(name: str, data: ReportData, chart: Chart) -> list[str]:
    """The labels that a chart must show beside its points."""
    if name == "graphe_similitude":
        return data["mots_graphe"]["mot"].tolist()
    kinds = chart.data["type"].tolist()
    names = chart.data["nom"].tolist()
    if name == "afc_idees_departements":
        ideas = iter(range(1, len(names) + 1))
        names = [
            str(next(ideas)) if kind == "ligne" else words
            for kind, words in zip(kinds, names, strict=True)
        ]
    return names


@pytest.mark.parametrize("name", LABELLED)
@pytest.mark.parametrize("settings", ["kept", "others"])
def test_labels_lie_neither_on_each_other_nor_outside(
    data: ReportData, four: ReportData, name: str, settings: str
) -> None:
    shown = data if settings == "kept" else four
    chart = make_chart(shown, name)
    figure = drawn(chart)
    renderer = figure.canvas.get_renderer()
    axes = innermost(figure)
    texts = [text for text in axes.texts if text.get_text()]
    assert sorted(text.get_text() for text in texts) == sorted(labels(name, shown, chart))
    boxes = [(text.get_text(), text.get_window_extent(renderer)) for text in texts]
    assert overlapping(boxes) == []
    page = figure.bbox
    assert [
        words
        for words, box in boxes
        if not (page.x0 <= box.x0 and box.x1 <= page.x1 and page.y0 <= box.y0 <= box.y1 <= page.y1)
    ] == []
    others = [
        (text.get_text(), text.get_window_extent(renderer))
        for text in figure.findobj(Text)
        if text.get_text() and text not in axes.findobj(Text)
    ]
    across = [(one, two) for one, a in boxes for two, b in others if a.padded(-1).overlaps(b)]
    assert across == []


def overlapping(boxes: list[tuple[str, Bbox]]) -> list[tuple[str, str]]:
    """The pairs of labels that share more than a hair of their boxes."""
    return [
        (one, other)
        for rank, (one, box) in enumerate(boxes)
        for other, second in boxes[:rank]
        if box.padded(-1).overlaps(second.padded(-1))
    ]


def test_the_numbers_of_ideas_are_told_under_the_plane(charts: dict[str, Chart]) -> None:
    chart = charts["afc_idees_departements"]
    figure = drawn(chart)
    (key,) = [text.get_text() for text in figure.axes[0].texts if "1. " in text.get_text()]
    ideas = chart.data.loc[chart.data["type"] == "ligne", "nom"]
    told = " ".join(key.split())
    for rank, label in enumerate(ideas, start=1):
        assert f"{rank}. {' '.join(label.split())}" in told


def test_points_lie_where_the_analysis_puts_them(
    data: ReportData, charts: dict[str, Chart]
) -> None:
    axes = innermost(drawn(charts["afc_mots_classes"]))
    squares = next(one for one in axes.collections if len(one.get_offsets()) == 8)
    points = data["correspondances"]
    rows = points[(points["analyse"] == "mots_classes") & (points["type"] == "colonne")]
    places = rows[["axe_1", "axe_2"]].to_numpy(dtype=float)
    assert np.asarray(squares.get_offsets()) == pytest.approx(places)


def test_a_graph_draws_the_links_of_its_tree(data: ReportData, charts: dict[str, Chart]) -> None:
    axes = innermost(drawn(charts["graphe_similitude"]))
    links = data["liens_graphe"]
    tree = links[links["arbre"]]
    places = data["mots_graphe"].set_index("lemme")[["x", "y"]].astype(float)
    wanted = {
        (*places.loc[row.lemme_1], *places.loc[row.lemme_2], row.cooccurrences)
        for row in tree.itertuples()
    }
    widest = max(count for *_, count in wanted)
    found = {
        (*line.get_xydata().ravel().tolist(), round((line.get_linewidth() - 0.6) / 4 * widest))
        for line in axes.lines
        if line.get_linewidth() >= 0.6
    }
    assert wanted <= found
    assert len(tree) == 59
