"""Charts of the workshops: when they were held, and who took part where it is counted."""

from __future__ import annotations

import datetime

import pandas as pd
from matplotlib.axes import Axes

from cnr.charts.chart import BLUE, GREY, INK, PALE, VERMILION, Chart, bare_value_axis, wrapped
from cnr.french import day, number, percent, plural, typo
from cnr.report_data import ReportData
from cnr.views.meetings import CATEGORY_NAMES, attendance_by_category


def calendar(data: ReportData) -> Chart:
    """Return the calendar: a mark per workshop, on its day and in its department's row."""
    known = data["ateliers"]["date"].fillna(data["ateliers"]["annonce_date"])
    rows = data["ateliers"][known.notna()].copy()
    rows["jour"] = [datetime.date.fromisoformat(text) for text in known.dropna()]
    held = rows[rows["compte_rendu"]]
    first, last = held["jour"].min(), held["jour"].max()
    weeks = (last - first).days // 7 + 1
    missing = len(rows) - len(held)
    title = typo(
        f"{len(held)} ateliers rapportés en {weeks} semaines, du {day(first)} au {day(last)} "
        f"{last.year} ; {plural(missing, 'atelier annoncé', 'ateliers annoncés')} sans "
        "compte-rendu"
    )
    codes = list(data.departments)

    def draw(axes: Axes) -> None:
        for rank, code in enumerate(codes):
            axes.axhline(rank, color=PALE, lw=1, zorder=0)
            for row in rows[rows["departement"] == code].itertuples():
                same = rows[(rows["departement"] == code) & (rows["jour"] == row.jour)]
                shift = 0.16 * (list(same.index).index(row.Index) - (len(same) - 1) / 2)
                face = BLUE if row.compte_rendu else "white"
                axes.scatter(
                    row.jour.toordinal(),
                    rank + 1.6 * shift,
                    s=46,
                    color=face,
                    edgecolor=BLUE if row.compte_rendu else VERMILION,
                    linewidth=1.4,
                    zorder=3,
                )
        mondays = pd.date_range(first - datetime.timedelta(days=first.weekday()), last, freq="7D")
        axes.set_xticks(
            [one.toordinal() for one in mondays],
            [day(one.date()).replace(" ", "\n", 1) for one in mondays],
        )
        axes.set_yticks(range(len(codes)), [f"{data.departments[code]} ({code})" for code in codes])
        axes.set_ylim(len(codes) - 0.4, -0.6)
        axes.tick_params(axis="y", length=0)
        axes.scatter([], [], s=46, color=BLUE, label="compte-rendu publié")
        if missing:
            axes.scatter(
                [],
                [],
                s=46,
                color="white",
                edgecolor=VERMILION,
                linewidth=1.4,
                label="annoncé, sans compte-rendu",
            )
        axes.legend(
            loc="lower center", bbox_to_anchor=(0.5, 1.0), frameon=False, ncols=2, fontsize=8
        )

    return Chart(
        name="calendrier_ateliers",
        title=title,
        alt=typo(
            f"Une ligne par département, un point par atelier à sa date. {title}. "
            + " ; ".join(
                f"{data.departments[code]}, {plural(count, 'atelier')}"
                for code, count in rows.groupby("departement", sort=False).size().items()
            )
            + "."
        ),
        note="Date du compte-rendu, de l’annonce s’il n’est pas publié. Graduations : lundis.",
        source=data.source_line,
        data=pd.DataFrame(
            {
                "departement": rows["departement"],
                "atelier": rows["titre"].fillna(rows["annonce_lieu"]),
                "date": [one.isoformat() for one in rows["jour"]],
                "compte_rendu": rows["compte_rendu"].map({True: "publié", False: "non publié"}),
            }
        ),
        draw=draw,
        height=3.9,
    )


def attendance(data: ReportData) -> Chart:
    """Return the chart of who took part, by category."""
    table = attendance_by_category(data).sort_values("participants", ascending=False, kind="stable")
    added = int(table["participants"].sum())
    held = int(data["ateliers"]["compte_rendu"].sum())
    detailed = int(table["ateliers"].max())
    shares = table.set_index("categorie")["participants"] / max(1, added)
    most = str(shares.index[0])
    title = typo(
        f"Là où elles sont comptées ({detailed} ateliers sur {held}), les personnes présentes sont "
        f"pour {percent(100 * shares[most])} des {CATEGORY_NAMES[most]}, pour "
        f"{percent(100 * shares['usagers'])} des usagers"
        if added
        else "Aucun compte-rendu ne compte les participants par catégorie"
    )

    def draw(axes: Axes) -> None:
        for rank, row in enumerate(table.itertuples()):
            strong = row.categorie in (most, "usagers")
            axes.barh(rank, row.participants, color=BLUE if strong else GREY, height=0.66)
            axes.text(
                row.participants,
                rank,
                typo(f" {number(row.participants)} ({percent(100 * shares[row.categorie])})"),
                va="center",
                color=INK,
            )
        labels = [CATEGORY_NAMES[name].capitalize() for name in table["categorie"]]
        axes.set_yticks(range(len(table)), wrapped(labels, 26))
        axes.invert_yaxis()
        axes.set_xlim(0, 1.25 * max(1.0, float(table["participants"].max())))
        bare_value_axis(axes)

    return Chart(
        name="participants_categories",
        title=title,
        alt=typo(
            f"Une barre par catégorie. {title}. "
            + " ; ".join(
                f"{CATEGORY_NAMES[row.categorie]}, {number(row.participants)}"
                for row in table.itertuples()
            )
            + "."
        ),
        note="Somme des nombres imprimés ; les autres comptes-rendus n’en impriment pas.",
        source=data.source_line,
        data=table.assign(categorie=[CATEGORY_NAMES[name] for name in table["categorie"]]),
        draw=draw,
        height=2.5,
    )
