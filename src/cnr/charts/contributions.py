"""Charts of what was said: contributions printed in the reports, beside those counted."""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes

from cnr.charts.chart import BLUE, PALE, VERMILION, Chart, bare_value_axis
from cnr.checks.forms import SECTION_NAMES
from cnr.french import enumerate_words, number, typo
from cnr.parse.prompts import LEVER, PROBLEM, SECTIONS, SOLUTION
from cnr.report_data import ReportData
from cnr.spoken import published_and_printed, totals

_COLOURS = {PROBLEM: VERMILION, SOLUTION: BLUE, LEVER: "#8C8C8C"}


def counted_and_printed(data: ReportData) -> Chart:
    """Return the chart of each department's contributions, printed and counted."""
    table = published_and_printed(data["tableaux_publies"], data["contributions"])
    table = totals(table, "perimetre").set_index("perimetre").reindex(list(data.departments))
    table = table.fillna(0).astype(int)
    printed, counted = int(table["releves"].sum()), int(table["publies"].sum())
    less = [f"{data.departments[code]} ({code})" for code in table.index[table["ecart"] < 0]]
    more = f" ; plus de comptées que d’imprimées : {enumerate_words(less)}" if less else ""
    title = typo(
        f"Les comptes-rendus portent {number(printed)} contributions, les tableaux en comptent "
        f"{number(counted)}{more}"
    )

    def draw(axes: Axes) -> None:
        for rank, row in enumerate(table.itertuples()):
            axes.plot([row.publies, row.releves], [rank, rank], color=PALE, lw=5, zorder=1)
            axes.scatter(row.publies, rank, color=BLUE, s=52, zorder=3)
            axes.scatter(row.releves, rank, color=VERMILION, s=52, marker="D", zorder=2)
            sign = "+" if row.ecart > 0 else ""
            axes.annotate(
                f"{number(row.publies)} → {number(row.releves)} ({sign}{number(row.ecart)})",
                (max(row.publies, row.releves), rank),
                xytext=(8, 0),
                textcoords="offset points",
                va="center",
                fontsize=8,
            )
        names = [f"{data.departments[code]} ({code})" for code in table.index]
        axes.set_yticks(range(len(table)), names)
        axes.set_ylim(len(table) - 0.4, -1.2)
        axes.set_xlim(0, 1.28 * float(table[["publies", "releves"]].to_numpy().max()))
        axes.scatter([], [], color=BLUE, s=52, label="comptées dans les tableaux")
        axes.scatter([], [], color=VERMILION, s=52, marker="D", label="imprimées")
        axes.legend(loc="upper right", frameon=False, ncols=2, fontsize=8)
        bare_value_axis(axes)

    return Chart(
        name="contributions_comptees",
        title=title,
        alt=typo(
            f"Deux points par département. {title}. "
            + " ; ".join(
                f"{data.departments[str(row.Index)]}, {number(row.publies)} comptées et "
                f"{number(row.releves)} imprimées"
                for row in table.itertuples()
            )
            + "."
        ),
        note="Constats et propositions. L’agence peut laisser une contribution sans idée, ou la "
        "rattacher à deux.",
        source=data.source_line,
        data=pd.DataFrame(
            {
                "departement": table.index,
                "comptees": table["publies"].to_numpy(),
                "imprimees": table["releves"].to_numpy(),
            }
        ),
        draw=draw,
        height=3.7,
    )


def said_by_department(data: ReportData, theme: str, name: str) -> Chart:
    """Return the chart of a theme's contributions by department and section."""
    rows = data["contributions"]
    rows = rows[rows["thematique"] == theme]
    table = (
        rows.groupby(["departement", "rubrique"])
        .size()
        .unstack(fill_value=0)
        .reindex(index=list(data.departments), columns=list(SECTIONS), fill_value=0)
    )
    sums = table.sum(axis=1)
    most = str(sums.idxmax())
    title = typo(
        f"Thématique {theme} : {number(len(rows))} contributions ; le plus grand nombre : "
        f"{data.departments[most]} ({number(int(sums[most]))})"
    )

    def draw(axes: Axes) -> None:
        for rank, code in enumerate(table.index):
            left = 0
            for section in SECTIONS:
                count = int(table.loc[code, section])
                axes.barh(rank, count, left=left, color=_COLOURS[section], height=0.68)
                left += count
            axes.text(left, rank, f" {number(left)}", va="center")
        for section in SECTIONS:
            axes.barh(0, 0, color=_COLOURS[section], label=SECTION_NAMES[section])
        names = [f"{data.departments[code]} ({code})" for code in table.index]
        axes.set_yticks(range(len(table)), names)
        axes.set_ylim(len(table) - 0.4, -1.3)
        axes.set_xlim(0, 1.12 * float(max(1, sums.max())))
        axes.legend(loc="upper right", frameon=False, ncols=3, fontsize=8)
        bare_value_axis(axes)

    return Chart(
        name=name,
        title=title,
        alt=typo(
            f"Une barre par département, partagée en "
            f"{enumerate_words(list(SECTION_NAMES.values()))}. {title}. "
            + " ; ".join(
                f"{data.departments[code]}, {number(int(sums[code]))}" for code in sums.index
            )
            + "."
        ),
        note="Contributions imprimées dans les comptes-rendus, par rubrique.",
        source=data.source_line,
        data=table.rename(columns=SECTION_NAMES).reset_index().rename_axis(columns=None),
        draw=draw,
        height=3.6,
    )
