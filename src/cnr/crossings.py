"""Crossings as HTML: tables whose cells open on the texts that they count."""

from __future__ import annotations

import html

from IPython.display import HTML

from cnr.display import lines_html
from cnr.french import plural
from cnr.sources import SYNTHESIS
from cnr.views.view import Crossing, CrossingItem


def show_crossing(crossing: Crossing) -> HTML:
    """Return a crossing for the page: an empty cell says so to who does not see it."""
    title = html.escape(crossing.title, quote=True)
    heads = "".join(
        f'<th scope="col">{html.escape(name)}</th>'
        for name in (crossing.label, *crossing.heads, *crossing.columns)
    )
    rows = "".join(_row(label, lines, texts, cells) for label, lines, texts, cells in crossing.rows)
    note = f"<p><small>{html.escape(crossing.note)}</small></p>" if crossing.note else ""
    return HTML(
        f'<div class="tableau" role="region" tabindex="0" aria-label="{title}">'
        f'<table class="simple croisement" id="t-{crossing.id}"><caption>{title}</caption>'
        f"<thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table></div>{note}"
    )


def _row(
    label: str,
    lines: str,
    texts: tuple[str, ...],
    cells: tuple[tuple[CrossingItem, ...], ...],
) -> str:
    where = f" <small>({lines_html(lines, SYNTHESIS)})</small>" if lines else ""
    counts = "".join(f'<td class="nombre">{html.escape(text)}</td>' for text in texts)
    return (
        f'<tr><th scope="row">{html.escape(label)}{where}</th>{counts}'
        f"{''.join(_cell(items) for items in cells)}</tr>"
    )


def _cell(items: tuple[CrossingItem, ...]) -> str:
    if not items:
        return '<td><span aria-hidden="true">–</span></td>'
    listed = "".join(
        f"<li>{html.escape(item.text)} <small>({lines_html(item.lines, item.document)}, "
        f"{html.escape(item.how)})</small></li>"
        for item in items
    )
    return (
        f"<td><details><summary>{html.escape(plural(len(items), 'action'))}</summary>"
        f"<ul>{listed}</ul></details></td>"
    )
