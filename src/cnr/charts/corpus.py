"""Chart of the corpus: how many lines are read, and how many wait for their reader."""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes

from cnr.audit import line_roles
from cnr.charts.chart import BLUE, INK, PALE, Chart, bare_value_axis, wrapped
from cnr.french import number, percent, typo
from cnr.report_data import ReportData


def read_lines(data: ReportData) -> Chart:
    """Return the chart of the lines read and not yet read, a bar per document."""
    table = line_roles(data["audit_lignes"])
    titles = dict(zip(data["documents"]["document"], data["documents"]["titre"], strict=True))
    wide = (
        table.groupby(["document", "lue"], sort=False)["lignes"]
        .sum()
        .unstack(fill_value=0)
        .reindex(columns=[True, False], fill_value=0)
    )
    read, total = int(wide[True].sum()), int(wide.to_numpy().sum())
    title = typo(
        f"{number(read)} lignes sur {number(total)} sont analysées "
        f"({percent(100 * read / total)}) ; les autres sont recensées et attendent leur lecteur"
        if read < total
        else f"Les {number(total)} lignes non vides du corpus sont analysées, chacune a un rôle"
    )

    def draw(axes: Axes) -> None:
        for rank, (done, left) in enumerate(zip(wide[True], wide[False], strict=True)):
            axes.barh(rank, done, color=BLUE, height=0.6)
            axes.barh(rank, left, left=done, color=PALE, height=0.6)
            words = f" {number(done) if done else 'aucune'} analysée{'s' if done > 1 else ''}"
            words += f", {number(left)} à venir" if left else ""
            axes.text(done + left, rank, words, va="center", color=INK, fontsize=8)
        axes.set_yticks(range(len(wide)), wrapped([titles[name] for name in wide.index], 34))
        axes.invert_yaxis()
        axes.set_xlim(0, 1.45 * float(wide.sum(axis=1).max()))
        bare_value_axis(axes)

    return Chart(
        name="corpus_lignes",
        title=title,
        alt=typo(f"Une barre par document, en lignes non vides. {title}."),
        note="Lignes non vides"
        + (
            " ; bleu : analysées, gris : recensées et pas encore analysées."
            if read < total
            else "."
        ),
        source=typo("Source : les documents du corpus."),
        data=pd.DataFrame(
            {
                "document": [titles[name] for name in wide.index],
                "lignes_analysees": wide[True].to_numpy(),
                "lignes_a_venir": wide[False].to_numpy(),
            }
        ),
        draw=draw,
        height=0.55 * len(wide) + 0.2,
    )
