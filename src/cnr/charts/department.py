"""Chart of one department's profile against the rest of the region."""

from __future__ import annotations

import math

import pandas as pd
from matplotlib.axes import Axes

from cnr.charts.chart import BLUE, GREY, VERMILION, Chart, wrapped
from cnr.departments import LEVEL, check_department, department_profile, distinctive
from cnr.french import enumerate_words, number, plural, quote, typo
from cnr.report_data import ReportData

#: Groups drawn: the most specific ones, enough to compare, few enough to be read at A5.
SHOWN = 12
#: The axis is cut at these ratios; beyond, a triangle says so.
_FARTHEST = 16.0


def profile_of_groups(data: ReportData, code: str, name: str) -> Chart:
    """Return the chart of a department's odds ratios, with their 95 % intervals."""
    check_department(code, list(data.departments))
    groups = department_profile(data["tableaux_publies"], code, "groupe")
    apart = distinctive(groups)
    strongest = groups["specificite"].abs().sort_values(ascending=False, kind="stable").index
    shown = groups.loc[strongest[:SHOWN]].sort_values("rapport", kind="stable")
    place = f"{data.departments[code]} ({code})"
    title = _title(place, apart)
    total = int(groups["departement"].sum())

    def draw(axes: Axes) -> None:
        for rank, row in enumerate(shown.itertuples()):
            colour = _colour(row)
            low, high = _clipped(row.rapport_bas), _clipped(row.rapport_haut)
            middle = _clipped(row.rapport)
            axes.plot([low, high], [rank, rank], color=colour, lw=2.2, zorder=2)
            inside = 1 / _FARTHEST < row.rapport < _FARTHEST
            marker = "o" if inside else ("<" if row.rapport < 1 else ">")
            axes.scatter(middle, rank, color=colour, s=46, marker=marker, zorder=3)
            axes.text(
                _FARTHEST * 1.25,
                rank,
                f"{number(row.departement)} / {number(row.attendu, 1)}",
                va="center",
                fontsize=8,
                color=colour,
            )
        axes.text(
            _FARTHEST * 1.25,
            len(shown) - 0.25,
            "comptés /\nattendus",
            va="bottom",
            fontsize=7.5,
            color=GREY,
        )
        axes.axvline(1, color=GREY, lw=1, zorder=1)
        axes.set_xscale("log", base=2)
        axes.set_xlim(1 / _FARTHEST, _FARTHEST)
        ticks = [1 / 16, 1 / 4, 1, 4, 16]
        axes.set_xticks(ticks, ["÷ 16", "÷ 4", "comme les\nautres", "× 4", "× 16"])
        axes.minorticks_off()
        labels = [f"{row.libelle} (T{row.thematique})" for row in shown.itertuples()]
        axes.set_yticks(range(len(shown)), wrapped(labels, 48))
        axes.set_ylim(-0.7, len(shown) - 0.3)
        axes.tick_params(axis="y", length=0)

    return Chart(
        name=name,
        title=title,
        alt=typo(f"Points et intervalles à 95 % pour {len(shown)} groupes d’idées. {title}."),
        note=typo(
            f"Rapport de cotes du département ({plural(total, 'verbatim')}) au reste de la région, "
            f"intervalle exact à 95 % ; en couleur : probabilité ajustée sous {number(LEVEL, 2)} "
            f"(Fisher, Benjamini-Hochberg, {len(groups)} groupes). Les {len(shown)} groupes les "
            "plus spécifiques sont montrés ; T : thématique."
        ),
        source=data.source_line,
        data=_table(groups),
        draw=draw,
        height=0.40 * len(shown) + 0.7,
    )


def _title(place: str, apart: pd.DataFrame) -> str:
    if apart.empty:
        return typo(
            f"{place} : aucun groupe d’idées ne se distingue du reste de la région "
            "au-delà du hasard"
        )
    more = [quote(row.libelle) for row in apart.itertuples() if row.rapport > 1]
    less = [quote(row.libelle) for row in apart.itertuples() if row.rapport < 1]
    named, verb = (more, "plus") if more else (less, "moins")
    rest = len(named) - 2
    if rest > 0:
        named = [*named[:2], plural(rest, "autre groupe", "autres groupes")]
    agreed = "y est" if len(named) == 1 else "y sont"
    said = "évoqué" if len(named) == 1 else "évoqués"
    return typo(f"{place} : {enumerate_words(named)} {agreed} {verb} {said} qu’ailleurs")


def _colour(row: object) -> str:
    if row.p_ajustee >= LEVEL:  # type: ignore[attr-defined]
        return GREY
    return BLUE if row.rapport > 1 else VERMILION  # type: ignore[attr-defined]


def _clipped(ratio: float) -> float:
    return min(max(ratio, 1 / _FARTHEST), _FARTHEST) if not math.isnan(ratio) else 1.0


def _table(groups: pd.DataFrame) -> pd.DataFrame:
    order = groups["specificite"].sort_values(ascending=False, kind="stable").index
    return groups.loc[
        order,
        [
            "thematique",
            "nature",
            "libelle",
            "departement",
            "region",
            "attendu",
            "rapport",
            "rapport_bas",
            "rapport_haut",
            "specificite",
            "p_ajustee",
        ],
    ].rename(columns={"libelle": "groupe"})
