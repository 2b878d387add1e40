"""Chart of the findings: which rules find contradictions, and how grave they are."""

from __future__ import annotations

from matplotlib.axes import Axes

from cnr.audit import GRAVITIES, findings_by_rule
from cnr.charts.chart import BLUE, VERMILION, Chart, bare_value_axis, wrapped
from cnr.french import number, plural, typo
from cnr.report_data import ReportData

_COLOURS = dict(zip(GRAVITIES, (VERMILION, BLUE, "#8C8C8C"), strict=True))


def findings_by_check(data: ReportData) -> Chart:
    """Return the chart of the findings: a bar per rule that found something."""
    table = findings_by_rule(data.findings)
    certain = int(table["certain"].sum())
    total = int(table[list(GRAVITIES)].to_numpy().sum())
    title = typo(
        f"{plural(total, 'écart relevé', 'écarts relevés')} dans la synthèse, dont "
        f"{plural(certain, 'certain')}"
    )

    def draw(axes: Axes) -> None:
        for rank, row in enumerate(table.itertuples()):
            left = 0
            for gravity in GRAVITIES:
                count = getattr(row, gravity)
                axes.barh(rank, count, left=left, color=_COLOURS[gravity], height=0.66)
                left += count
            axes.text(left, rank, f" {number(left)}", va="center")
        shown = [gravity for gravity in GRAVITIES if table[gravity].any()]
        for gravity in shown:
            axes.barh(0, 0, color=_COLOURS[gravity], label=gravity)
        if shown:
            axes.legend(loc="lower right", frameon=False, fontsize=8)
        axes.set_yticks(range(len(table)), wrapped(list(table["objet"]), 46))
        axes.invert_yaxis()
        axes.set_xlim(0, 1.15 * max(table[list(GRAVITIES)].sum(axis=1), default=1))
        bare_value_axis(axes)

    return Chart(
        name="ecarts_controles",
        title=title,
        alt=typo(
            f"Une barre par contrôle. {title}. "
            + " ".join(
                f"{row.objet} : {sum(getattr(row, g) for g in GRAVITIES)}."
                for row in table.itertuples()
            )
        ),
        note="Un contrôle qui ne trouve rien n’a pas de barre.",
        source=data.source_line,
        data=table,
        draw=draw,
        height=0.34 * len(table) + 0.5,
    )
