"""Charts and tables as HTML: what a notebook shows and a page keeps."""

from __future__ import annotations

import base64
import html

import pandas as pd
from great_tables import GT, loc, style
from IPython.display import HTML

from cnr.charts import make_chart
from cnr.charts.chart import Chart
from cnr.french import number
from cnr.project import CHART_FOLDER
from cnr.report_data import ReportData
from cnr.views import View


def show_view(view: View | None, absent: str = "La source n’imprime pas ce tableau.") -> HTML:
    """Return a table for the page; where there is none, the sentence `absent`."""
    if view is None:
        return HTML(f"<p>{html.escape(absent)}</p>")
    title = html.escape(view.title, quote=True)
    return HTML(
        f'<div class="tableau" role="region" tabindex="0" aria-label="{title}">'
        f"{table_html(view)}</div>"
    )


def table_html(view: View) -> str:
    """Return the great-tables HTML of a view, with an identifier that does not change."""
    shown = _printable(view.data)
    numeric = [name for name in shown if pd.api.types.is_numeric_dtype(view.data[name].dtype)]
    table = (
        GT(shown, id=f"t-{view.id}")
        .tab_header(title=view.title)
        .cols_align("right", columns=numeric)
        .cols_align("left", columns=[name for name in shown if name not in numeric])
        .tab_options(
            table_width="100%",
            table_font_size="0.95rem",
            table_font_color="#1A1A1A",
            heading_align="left",
        )
        .tab_style(style.css("vertical-align: top;"), loc.body())
    )
    if view.wide:
        table = table.tab_style(style.css("min-width: 15rem;"), loc.body(columns=list(view.wide)))
    if view.note:
        table = table.tab_source_note(view.note)
    if view.levels:
        groups = [rank for rank, level in enumerate(view.levels) if level == 0]
        ideas = [rank for rank, level in enumerate(view.levels) if level == 1]
        first = shown.columns[0]
        table = table.tab_style(style.text(weight="bold"), loc.body(rows=groups))
        table = table.tab_style(style.css("padding-left: 1.6em;"), loc.body(first, rows=ideas))
    return str(table.as_raw_html())


def _printable(data: pd.DataFrame) -> pd.DataFrame:
    """Return `data` with numbers as a French reader writes them; missing cells are empty."""
    shown = data.reset_index(drop=True).copy()
    for name in shown.columns:
        if pd.api.types.is_integer_dtype(shown[name].dtype):
            shown[name] = [("" if pd.isna(v) else number(v)) for v in shown[name]]
        elif pd.api.types.is_float_dtype(shown[name].dtype):
            shown[name] = [("" if pd.isna(v) else _decimal(float(v))) for v in shown[name]]
    return shown


def _decimal(value: float) -> str:
    if value == int(value):
        return number(value)
    return number(value, 3 if abs(value) < 0.1 else 1)


def chart_html(chart: Chart) -> str:
    """Return a figure: the picture with its alternative text, its data and its files.

    The picture is held in the page, so that the page needs nothing else to be read.
    """
    picture = base64.b64encode(chart.svg()).decode("ascii")
    alt, title = html.escape(chart.alt, quote=True), html.escape(chart.title)
    rows = View(f"donnees-{chart.name.replace('_', '-')}", chart.title, chart.data)
    files = " · ".join(
        f'<a href="{CHART_FOLDER}/{chart.name}.{form}">{form.upper()}</a>'
        for form in ("svg", "png", "csv")
    )
    return (
        f'<figure id="{chart.name}"><img alt="{alt}" src="data:image/svg+xml;base64,{picture}">'
        f"<figcaption>{title}. Fichiers : {files}</figcaption>"
        f"<details><summary>Données du graphique</summary>"
        f'<div class="tableau" role="region" tabindex="0" aria-label="Données : {title}">'
        f"{table_html(rows)}</div></details></figure>"
    ).replace("Fichiers :", "Fichiers\u00a0:")


def show_chart(data: ReportData, name: str) -> HTML:
    """Return the chart called `name` for the page."""
    return HTML(chart_html(make_chart(data, name)))


def heading(text: str, level: int = 2) -> HTML:
    """Return a heading whose words come from the data."""
    return HTML(f"<h{level}>{html.escape(text)}</h{level}>")


def say(text: str) -> HTML:
    """Return a sentence whose words and numbers come from the data; none of them is run."""
    return HTML(f"<p>{html.escape(text)}</p>")
