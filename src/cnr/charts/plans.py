"""Chart of what local plans take up of the workshops' proposals."""

from __future__ import annotations

import re
from typing import Any

import pandas as pd
from matplotlib.axes import Axes

from cnr.charts.chart import BLUE, INK, PALE, Chart, bare_value_axis, blank_chart
from cnr.french import number, percent, plural, typo
from cnr.matching.takeup import BY_READING, BY_SCORE, best_status
from cnr.parse.records import REGION
from cnr.report_data import ReportData
from cnr.views.follow_up import local_department, statuses
from cnr.views.plans import plan_documents, short_name

_NAME = "suivi_plans"
_ANY = "Au moins un plan"
_READ: dict[str, Any] = {"color": PALE, "edgecolor": BLUE, "hatch": "///"}


def taken_up(data: ReportData) -> Chart:
    """Return the chart: for the region then the plans' department, a bar per plan, the share of
    the proposals that are near one of its actions.
    """
    table = _shares(data)
    if not plan_documents(data):
        return blank_chart(_NAME, "Aucun plan local à comparer", table, data.source_line)
    whole = table[(table["plan"] == _ANY) & (table["perimetre"] == "Région")].iloc[0]
    none = int(whole["propositions"] - whole["score"] - whole["lecture_seule"])
    title = typo(
        f"{number(none)} des {number(whole['propositions'])} propositions de la région ne sont "
        f"proches d’aucune action des {plural(len(plan_documents(data)), 'plan lu', 'plans lus')}"
    )
    gaps = (table["perimetre"] != table["perimetre"].shift()).cumsum() - 1
    places = table.index + gaps * 1.2

    def draw(axes: Axes) -> None:
        for place, row in zip(places, table.itertuples(), strict=True):
            score = 100 * row.score / row.propositions
            read = 100 * row.lecture_seule / row.propositions
            axes.barh(place, score, color=BLUE, height=0.66)
            axes.barh(place, read, left=score, height=0.66, lw=0.6, **_READ)
            axes.text(
                score + read + 1,
                place,
                f"{number(row.score + row.lecture_seule)} sur {number(row.propositions)}",
                va="center",
                fontsize=8.5,
            )
        for scope, rows in table.groupby("perimetre", sort=False):
            axes.text(0, places[rows.index[0]] - 0.85, str(scope), weight="bold", color=INK)
        axes.barh(0, 0, color=BLUE, label="proche d’après le score")
        axes.barh(0, 0, **_READ, label="proche à la lecture seule")
        axes.legend(loc="upper right", frameon=False, fontsize=8)
        axes.set_yticks(list(places), list(table["plan"]))
        axes.set_ylim(places.iloc[-1] + 0.6, -1.4)
        axes.set_xlim(0, 100)
        bare_value_axis(axes)

    return Chart(
        name=_NAME,
        title=title,
        alt=typo(
            f"Une barre par plan, pour la région puis pour le département. {title}. "
            + " ".join(
                f"{row.perimetre}, {row.plan} : {number(row.score + row.lecture_seule)} sur "
                f"{number(row.propositions)}, soit "
                f"{percent(100 * (row.score + row.lecture_seule) / row.propositions)}."
                for row in table.itertuples()
            )
        ),
        note="Part des propositions proches d’au moins une action. Proche : les textes se "
        "ressemblent ; rien ne dit que le plan y réponde.",
        source=_source(data),
        data=table,
        draw=draw,
        height=0.34 * len(table) + 1.2,
    )


def _source(data: ReportData) -> str:
    """Return the line that names the synthesis, and who publishes the plans."""
    table = data["documents"].set_index("document")["editeur"]
    names = [re.split(r", | et \d", str(table[one]))[0] for one in plan_documents(data)]
    return typo(f"Source : synthèse des ateliers CNR Santé ; {' ; '.join(dict.fromkeys(names))}.")


def _shares(data: ReportData) -> pd.DataFrame:
    """Return a row per scope and plan: propositions, and how many are near one of its actions, by
    the score (`score`) or by readers alone (`lecture_seule`).
    """
    code = local_department(data)
    rows = []
    for scope in (REGION, *([code] if code else [])) if plan_documents(data) else ():
        table = statuses(data, scope)
        place = "Région" if scope == REGION else data.departments[scope]
        columns = {short_name(data, document): table[document] for document in table}
        for plan, status in (columns | {_ANY: best_status(table)}).items():
            rows.append(
                {
                    "perimetre": place,
                    "plan": plan,
                    "propositions": len(table),
                    "score": int((status == BY_SCORE).sum()),
                    "lecture_seule": int((status == BY_READING).sum()),
                }
            )
    return pd.DataFrame(
        rows, columns=["perimetre", "plan", "propositions", "score", "lecture_seule"]
    )
