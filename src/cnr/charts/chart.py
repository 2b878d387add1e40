"""One chart: its finding, its data, how it is drawn, and the files it becomes."""

from __future__ import annotations

import io
import textwrap
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pandas as pd
from matplotlib import style
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from cnr.exports import spreadsheet_csv
from cnr.french import typo

#: Okabe and Ito's palette: told apart by colour-blind readers, dark enough for white labels.
BLUE = "#0072B2"
VERMILION = "#B34700"
GREY = "#6B6B6B"
PALE = "#D9D9D9"
INK = "#1A1A1A"

#: Inches; a chart fits the width of an A5 page, where its smallest letters stay above 6 points.
WIDTH = 7.2
_TITLE_LETTERS = 74

STYLE: dict[Any, Any] = {
    "font.family": "DejaVu Sans",
    "font.size": 9.0,
    "text.color": INK,
    "axes.labelcolor": INK,
    "axes.edgecolor": GREY,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "xtick.color": INK,
    "ytick.color": INK,
    "svg.hashsalt": "cnr-sante",  # otherwise identifiers in the SVG change at every run
    "figure.dpi": 100,
}


@dataclass(frozen=True)
class Chart:
    """A chart: `title` states the finding, `alt` says it in full to who cannot see it.

    `data` is what is drawn, with French column names, as the data table and the CSV show it;
    `note` explains how to read; `draw` fills the axes; `height` is in inches.
    """

    name: str
    title: str
    alt: str
    note: str
    source: str
    data: pd.DataFrame
    draw: Callable[[Axes], None]
    height: float

    def figure(self) -> Figure:
        """Return the drawn figure: title above, axes, note and source below."""
        with style.context(["default", STYLE]):
            title = textwrap.fill(self.title, _TITLE_LETTERS)
            foot = (
                textwrap.fill(typo(self.note), 105) + "\n" + self.source
                if self.note
                else self.source
            )
            top = 0.12 + 0.22 * (title.count("\n") + 1)
            bottom = 0.10 + 0.15 * (foot.count("\n") + 1)
            height = self.height + top + bottom
            figure = Figure(figsize=(WIDTH, height), layout="constrained")
            FigureCanvasAgg(figure)
            layout: Any = figure.get_layout_engine()
            layout.set(rect=(0.01, bottom / height, 0.98, 1 - (top + bottom) / height))
            axes = figure.add_subplot()
            self.draw(axes)
            figure.text(
                0.015, 1 - 0.08 / height, title, fontsize=12, fontweight="bold", va="top", ha="left"
            )
            figure.text(0.015, 0.06 / height, foot, fontsize=7.5, color="#4D4D4D", va="bottom")
            return figure

    def svg(self) -> bytes:
        """Return the chart as SVG: letters drawn as shapes, so it looks the same everywhere."""
        return self._saved("svg", metadata={"Date": None, "Creator": "cnr-sante"})

    def png(self) -> bytes:
        """Return the chart as PNG at 200 dots per inch."""
        return self._saved("png", dpi=200, metadata={"Software": "cnr-sante"})

    def csv(self) -> bytes:
        """Return the drawn data as a CSV that a French spreadsheet opens."""
        return spreadsheet_csv(self.data)

    def _saved(self, form: str, **options: Any) -> bytes:
        buffer = io.BytesIO()
        with style.context(["default", STYLE]):
            self.figure().savefig(buffer, format=form, facecolor="white", **options)
        return buffer.getvalue()


def blank_chart(name: str, title: str, data: pd.DataFrame, source: str) -> Chart:
    """Return a chart that only says why there is nothing to draw; `data` has no row."""
    return Chart(
        name=name,
        title=typo(title),
        alt=typo(f"Graphique vide. {title}."),
        note="",
        source=source,
        data=data,
        draw=lambda axes: axes.set_axis_off(),
        height=0.4,
    )


def wrapped(labels: list[str], letters: int) -> list[str]:
    """Return the labels on lines of at most `letters` letters, for an axis."""
    return [
        textwrap.fill(label, letters, break_long_words=False, break_on_hyphens=False)
        for label in labels
    ]


def bare_value_axis(axes: Axes) -> None:
    """Leave out an axis whose values are written on the bars themselves."""
    axes.xaxis.set_visible(False)
    axes.spines["bottom"].set_visible(False)
    axes.tick_params(axis="y", length=0)
