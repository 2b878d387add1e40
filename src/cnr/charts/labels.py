"""Labels of points, placed so that none lies on another."""

from __future__ import annotations

from typing import Any

import textalloc
from matplotlib.axes import Axes

from cnr.charts.chart import GREY


def place_labels(
    axes: Axes,
    xs: list[float],
    ys: list[float],
    labels: list[str],
    sizes: list[float],
    colours: list[str],
) -> None:
    """Write the label of each point where it lies neither on another label nor on a point, joined
    to its point by a line when it stands away from it. The first labels have the first choice.
    """
    figure: Any = axes.figure
    figure.draw_without_rendering()  # so that the axes have their final size
    textalloc.allocate(
        axes,
        xs,
        ys,
        labels,
        x_scatter=xs,
        y_scatter=ys,
        textsize=sizes,
        textcolor=colours,
        linecolor=GREY,
        linewidth=0.5,
        max_distance=0.4,
        nbr_candidates=400,
        draw_all=True,
        avoid_label_lines_overlap=True,
    )
