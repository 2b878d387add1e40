"""Charts and tables as HTML: what a notebook shows and a page keeps."""

from __future__ import annotations

import base64
import html
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import zip_longest

import pandas as pd
from great_tables import GT, loc, style
from IPython.display import HTML

from cnr.charts import make_chart
from cnr.charts.chart import Chart
from cnr.french import number
from cnr.project import CHART_FOLDER, source_page
from cnr.report_data import ReportData
from cnr.views import View
from cnr.views.view import LINE_COLUMNS

#: Line numbers in a cell (`254`, `254–257`, but not the count in `(37 lignes)`), and the marks put
#: around them while the table is laid out.
_LINES = re.compile(r"(?<!\()\b(\d+(?:–\d+)?)\b(?! lignes)")
_OPEN, _CLOSE = "\ue000", "\ue001"
#: Parts the document from the lines, where a row's lines are of another one than the table's.
_OF = "\ue005"
#: The marks around a first cell that leads elsewhere, or that addresses lead to.
_FIRST, _LAST = "\ue002", "\ue003"
#: What stands for the text of each cell while one row of a kind is laid out.
_CELL = "\ue004"
_BODY, _BODY_END = '<tbody class="gt_table_body">\n', "\n</tbody>"
_ROW = r"  <tr>.*?</tr>"


def show_view(view: View | None, absent: str = "La source n’imprime pas ce tableau.") -> HTML:
    """Return a table for the page; where there is none, the sentence `absent`."""
    if view is None:
        return HTML(f"<p>{html.escape(absent)}</p>")
    title = html.escape(view.title, quote=True)
    return HTML(
        f'<div class="tableau" role="region" tabindex="0" aria-label="{title}">'
        f"{table_html(view)}</div>"
    )


def show_folded(view: View) -> HTML:
    """Return a long table behind its title, which opens it."""
    title = html.escape(view.title, quote=True)
    return HTML(
        f"<details><summary>{title}</summary>"
        f'<div class="tableau" role="region" tabindex="0" aria-label="{title}">'
        f"{table_html(view)}</div></details>"
    )


def table_html(view: View) -> str:
    """Return the great-tables HTML of a view, with an identifier that does not change; line
    numbers lead to their line of the source's page.
    """
    plain = replace(view, title=_unmarked(view.title), note=_unmarked(view.note))
    return _addressed(_linked(_table_html(plain), view.document), view)


def _table_html(view: View) -> str:
    shown = _printable(_marked(view.data, view.sources))
    if view.links or view.anchors:
        first = shown.columns[0]
        shown[first] = [f"{_FIRST}{cell}{_LAST}" for cell in shown[first]]
    numeric = [name for name in shown if pd.api.types.is_numeric_dtype(view.data[name].dtype)]
    levels = [*view.levels, *[None] * (len(shown) - len(view.levels))]
    # Great tables takes a time that grows with the square of the rows: it lays out one row of each
    # level, and the others are filled in like it.
    kinds = list(dict.fromkeys(levels))
    model = pd.DataFrame({name: [_CELL] * len(kinds) for name in shown}) if kinds else shown
    table = (
        GT(model, id=f"t-{view.id}")
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
        groups = [rank for rank, level in enumerate(kinds) if level == 0]
        ideas = [rank for rank, level in enumerate(kinds) if level == 1]
        first = shown.columns[0]
        table = table.tab_style(style.text(weight="bold"), loc.body(rows=groups))
        table = table.tab_style(style.css("padding-left: 1.6em;"), loc.body(first, rows=ideas))
    laid_out = str(table.as_raw_html())
    return _filled(laid_out, shown, [kinds.index(level) for level in levels])


def _filled(table: str, shown: pd.DataFrame, kinds: Sequence[int]) -> str:
    """Return the HTML of a table with all the rows of `shown`, each laid out like the row of
    `table` that `kinds` gives.
    """
    if not kinds:
        return table
    before, start, rest = table.partition(_BODY)
    body, end, after = rest.partition(_BODY_END)
    # The HTML before, between and after the cells of each row that was laid out.
    models = [row.split(_CELL) for row in re.findall(_ROW, body, flags=re.DOTALL)]
    columns = [[html.escape(_text(cell)) for cell in shown[name]] for name in shown]
    rows = [
        "".join(part for pair in zip(models[kind], [*cells, ""], strict=True) for part in pair)
        for kind, *cells in zip(kinds, *columns, strict=True)
    ]
    body_rows = "\n".join(rows)
    return f"{before}{start}{body_rows}{end}{after}"


def _text(cell: object) -> str:
    return "None" if pd.isna(cell) else str(cell)


def _marked(data: pd.DataFrame, sources: Mapping[str, Sequence[str]]) -> pd.DataFrame:
    """Return `data` with marks around the line numbers, which `_linked` makes links of; a column
    of counts is left as it is, and a text that holds such marks loses them. `sources` gives the
    document of each row's lines, for the columns whose lines are not of the table's document.
    """
    marked = data.copy()
    for name in marked:
        is_count = pd.api.types.is_numeric_dtype(marked[name].dtype) and name != "Ligne"
        if is_count:
            continue
        texts = [_unmarked(cell) if isinstance(cell, str) else cell for cell in marked[name]]
        if name in LINE_COLUMNS:
            of = [f"{one}{_OF}" for one in sources.get(name, ())] or [""] * len(texts)
            texts = [
                "" if pd.isna(cell) else _LINES.sub(rf"{_OPEN}{place}\1{_CLOSE}", str(cell))
                for place, cell in zip(of, texts, strict=True)
            ]
        marked[name] = texts
    return marked


def _unmarked(text: str) -> str:
    return re.sub(f"[{_OPEN}{_CLOSE}{_OF}{_FIRST}{_LAST}]", "", text)


def _addressed(table: str, view: View) -> str:
    """Return the table with its rows' links and anchors around their first cells."""
    rows = iter(zip_longest(view.links, view.anchors, fillvalue=""))

    def around(found: re.Match[str]) -> str:
        link, anchor = (html.escape(one, quote=True) for one in next(rows))
        name = f' id="{anchor}"' if anchor else ""
        if link:
            return f'<a{name} href="{link}">{found[1]}</a>'
        return f"<span{name}>{found[1]}</span>" if anchor else found[1]

    return re.sub(f"{_FIRST}(.*?){_LAST}", around, table, flags=re.DOTALL)


def _linked(table: str, document: str) -> str:
    def link(found: re.Match[str]) -> str:
        return lines_html(found[2], found[1] or document)

    return re.sub(rf"{_OPEN}(?:([\w-]+){_OF})?([\d–]+){_CLOSE}", link, table)


def lines_html(lines: str, document: str) -> str:
    """Return line numbers (`254`, `254–257`) as a link to the first on the document's page."""
    first, _, last = lines.partition("–")
    words = f"lignes {first} à {last}" if last else f"ligne {first}"
    page = source_page(document)
    return f'<a href="{page}#l{first}" aria-label="{words} de la source">{lines}</a>'


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


def source_links(data: ReportData) -> HTML:
    """Return the list of the pages that show the source texts line by line."""
    firsts = data["audit_lignes"].groupby("document", sort=False)["ligne"].min()
    titles = data["documents"].set_index("document")["titre"]
    items = [
        f'<li><a href="{source_page(document)}#l{line}">'
        f"{html.escape(str(titles[document] if pd.notna(titles[document]) else document))}</a></li>"
        for document, line in firsts.items()
    ]
    return HTML(f"<ul>{''.join(items)}</ul>")


def heading(text: str, level: int = 2) -> HTML:
    """Return a heading whose words come from the data."""
    return HTML(f"<h{level}>{html.escape(text)}</h{level}>")


def lead_to(words: str, address: str) -> HTML:
    """Return a paragraph that is a link; nothing where there are no words."""
    if not words:
        return HTML("")
    return HTML(f'<p><a href="{html.escape(address, quote=True)}">{html.escape(words)}</a></p>')


def say(text: str) -> HTML:
    """Return a sentence whose words and numbers come from the data; none of them is run."""
    return HTML(f"<p>{html.escape(text)}</p>")
