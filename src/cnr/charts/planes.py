"""Planes of correspondence analysis, their labels placed so that none lies on another."""

from __future__ import annotations

import textwrap

import pandas as pd
from matplotlib.axes import Axes

from cnr.charts.chart import BLUE, GREY, INK, PALE, VERMILION, Chart, blank_chart
from cnr.charts.labels import place_labels
from cnr.french import enumerate_words, number, percent, quote, typo
from cnr.parse.records import REGION
from cnr.report_data import ReportData
from cnr.schema.textometry import IDEAS_BY_DEPARTMENT, REINERT, WORDS_BY_CLASS
from cnr.views.classes import ClassData, portraits
from cnr.views.textometry import point_name

#: Words and ideas that are labelled: those that contribute most to the plane.
_WORDS, _IDEAS = 40, 14
#: Fewest verbatims of an idea that is labelled: rarer ones only say where they were said.
_VERBATIMS = 5
_GREEN = "#005A42"


def words_and_classes_plane(data: ClassData) -> Chart:
    """Return the plane of words and classes: the classes, and the words that make the axes."""
    points = _named(data, WORDS_BY_CLASS)
    if points.empty:
        title = "Il y a trop peu de classes pour un plan"
        return blank_chart("afc_mots_classes", title, _shown(points), data.source_line)
    classes = points[points["type"] == "colonne"]
    words = _leading(points[points["type"] == "ligne"], _WORDS)
    extra = points[points["point"].str.startswith("thematique ")]
    calls = portraits(data, REINERT).set_index("classe")["appel"]
    ends = classes.sort_values("axe_1")
    left, right = (calls[int(ends.iloc[rank]["point"])] for rank in (0, -1))
    title = typo(f"Le premier axe oppose {quote(left)} à {quote(right)}")

    def draw(axes: Axes) -> None:
        _frame(axes, data, WORDS_BY_CLASS, pd.concat([classes, words, extra]))
        axes.scatter(words["axe_1"], words["axe_2"], s=6, color=GREY, zorder=2)
        axes.scatter(classes["axe_1"], classes["axe_2"], s=60, marker="s", color=BLUE, zorder=3)
        axes.scatter(extra["axe_1"], extra["axe_2"], s=30, marker="^", color=_GREEN, zorder=3)
        _labels(axes, [(classes, BLUE, 9.0), (extra, _GREEN, 8.0), (words, INK, 7.5)])

    return Chart(
        name="afc_mots_classes",
        title=title,
        alt=typo(
            f"Plan factoriel. {title}. "
            + " ; ".join(
                f"{row.nom} ({calls[int(row.point)]}) en {number(row.axe_1, 2)} et "
                f"{number(row.axe_2, 2)}"
                for row in classes.itertuples()
            )
            + "."
        ),
        note=f"Carrés : classes de Reinert ; points : les {len(words)} mots qui contribuent le "
        "plus au plan"
        + (" ; triangles : thématiques, points supplémentaires." if len(extra) else ".")
        + " Deux points proches du centre ne disent rien l’un de l’autre.",
        source=data.source_line,
        data=_shown(pd.concat([classes, extra, words])),
        draw=draw,
        height=6.2,
    )


def ideas_and_departments_plane(data: ReportData) -> Chart:
    """Return the plane of the published counts: departments, and the ideas that make the axes."""
    points = _named(data, IDEAS_BY_DEPARTMENT)
    if points.empty:
        title = "Les départements sont trop peu nombreux pour un plan"
        return blank_chart("afc_idees_departements", title, _shown(points), data.source_line)
    departments = points[points["type"] == "colonne"]
    counted = data["tableaux_recalcules"]
    counts = counted[counted["perimetre"] != REGION].groupby("idee")["publie"].sum()
    frequent = points["point"].isin(counts.index[counts >= _VERBATIMS])
    ideas = _leading(points[(points["type"] == "ligne") & frequent], _IDEAS)
    ideas = ideas.assign(numero=[str(one) for one in range(1, len(ideas) + 1)])
    apart = [
        departments.loc[departments[f"contrib_{axis}"].astype(float).idxmax(), "nom"]
        for axis in (1, 2)
    ]
    title = typo(
        f"{enumerate_words(list(dict.fromkeys(apart)))} s’écartent le plus des autres ; le plan ne "
        f"dit que {percent(100 * _plane_share(data, IDEAS_BY_DEPARTMENT))} des différences"
    )
    key = [
        textwrap.fill(f"{row.numero}. {row.nom}", 112, subsequent_indent="    ")
        for row in ideas.itertuples()
    ]
    lines = sum(text.count("\n") + 1 for text in key)
    legend, plane = 0.145 * lines + 0.15, 4.6

    def draw(axes: Axes) -> None:
        axes.set_axis_off()
        base = legend / (legend + plane)
        inner = axes.inset_axes((0.07, base + 0.08, 0.92, 0.92 - base))
        _frame(inner, data, IDEAS_BY_DEPARTMENT, pd.concat([departments, ideas]))
        inner.scatter(ideas["axe_1"], ideas["axe_2"], s=14, color=VERMILION, zorder=2)
        inner.scatter(
            departments["axe_1"], departments["axe_2"], s=45, marker="s", color=BLUE, zorder=3
        )
        numbered = ideas.assign(nom=ideas["numero"])
        _labels(inner, [(departments, BLUE, 8.5), (numbered, VERMILION, 8.5)])
        axes.text(
            0,
            base - 0.03,
            "\n".join(key),
            transform=axes.transAxes,
            fontsize=7.5,
            va="top",
            linespacing=1.2,
        )

    return Chart(
        name="afc_idees_departements",
        title=title,
        alt=typo(
            f"Plan factoriel. {title}. "
            + " ; ".join(
                f"{row.nom} en {number(row.axe_1, 2)} et {number(row.axe_2, 2)}"
                for row in departments.itertuples()
            )
            + "."
        ),
        note=f"Carrés : départements ; points numérotés : parmi les idées d’au moins {_VERBATIMS} "
        f"verbatims, les {len(ideas)} qui contribuent le plus au plan. Comptes publiés ; avec de "
        "si petits comptes, une idée rare peut à elle seule éloigner un département.",
        source=data.source_line,
        data=_shown(pd.concat([departments, ideas])),
        draw=draw,
        height=legend + plane,
    )


def _named(data: ClassData, analysis: str) -> pd.DataFrame:
    rows = data["correspondances"]
    rows = rows[rows["analyse"] == analysis].reset_index(drop=True)
    names = [point_name(data, analysis, str(row.type), str(row.point)) for row in rows.itertuples()]
    return rows.assign(nom=names).astype({"axe_1": float, "axe_2": float})


def _leading(points: pd.DataFrame, most: int) -> pd.DataFrame:
    """Return the points that contribute most to the plane, each name once."""
    given = (points["contrib_1"] + points["contrib_2"]).astype(float)
    order = points.assign(given=-given).sort_values(["given", "nom"], kind="stable")
    return order.loc[~order["nom"].str.lower().duplicated()].head(most).drop(columns="given")


def _plane_share(data: ClassData, analysis: str) -> float:
    rows = data["axes_correspondances"]
    return float(rows.loc[(rows["analyse"] == analysis) & (rows["axe"] <= 2), "part"].sum())


def _frame(axes: Axes, data: ClassData, analysis: str, points: pd.DataFrame) -> None:
    """Draw the axes through the centre, with their share of the inertia, around `points`."""
    rows = data["axes_correspondances"]
    share = rows[rows["analyse"] == analysis].set_index("axe")["part"]
    axes.axhline(0, color=PALE, lw=1, zorder=1)
    axes.axvline(0, color=PALE, lw=1, zorder=1)
    axes.set_xlabel(typo(f"Axe 1 ({percent(100 * share[1], 1)} de l’inertie)"))
    axes.set_ylabel(typo(f"Axe 2 ({percent(100 * share.get(2, 0), 1)} de l’inertie)"))
    for name, limits in (("axe_1", axes.set_xlim), ("axe_2", axes.set_ylim)):
        low, high = float(points[name].min()), float(points[name].max())
        margin = 0.12 * (high - low or 1)
        limits(low - margin, high + margin)
    axes.xaxis.set_major_formatter(lambda value, _: number(value, 1))
    axes.yaxis.set_major_formatter(lambda value, _: number(value, 1))


def _labels(axes: Axes, groups: list[tuple[pd.DataFrame, str, float]]) -> None:
    """Write the names of points where they lie neither on each other nor on points."""
    every = pd.concat([points for points, *_ in groups])
    place_labels(
        axes,
        every["axe_1"].tolist(),
        every["axe_2"].tolist(),
        every["nom"].tolist(),
        [size for points, _, size in groups for _ in range(len(points))],
        [colour for points, colour, _ in groups for _ in range(len(points))],
    )


def _shown(points: pd.DataFrame) -> pd.DataFrame:
    return points[
        ["type", "nom", "axe_1", "axe_2", "contrib_1", "contrib_2", "cos2_1", "cos2_2"]
    ].reset_index(drop=True)
