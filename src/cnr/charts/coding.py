"""Charts of coding: how far its probabilities hold, what it gets right, the counts made again."""

from __future__ import annotations

import numpy as np
import pandas as pd
from matplotlib.axes import Axes

from cnr.charts.chart import BLUE, GREY, PALE, VERMILION, Chart, bare_value_axis, wrapped
from cnr.coding.evaluation import calibration_error, coverage, matches, reliability
from cnr.coding.judgement import APPROACH_NAMES, accuracy, agreement_with_print
from cnr.french import number, percent, typo
from cnr.parse.records import REGION
from cnr.report_data import ReportData
from cnr.views.coding import AGREED, SURE_READINGS, judged_sets

_UNREAD = "Aucune lecture ne permet de juger le codage"
#: Fewest contributions of a point of the reliability diagram.
_FEWEST = 5
_TICKS = np.linspace(0, 1, 6)


def reliability_diagram(data: ReportData) -> Chart:
    """Return the reliability diagram of the free coding."""
    sets = judged_sets(data)
    tables = {}
    errors = {}
    for name in (SURE_READINGS, AGREED):
        rows = sets[name]
        right = matches(rows["idee_libre"], rows["idee_arbitree"])
        tables[name] = reliability(rows["proba_libre"], right)
        errors[name] = calibration_error(rows["proba_libre"], right)
    error = number(100 * errors[AGREED], 1)
    title = typo(
        f"La probabilité annoncée s’écarte en moyenne de {error} points de la part que deux "
        "lecteurs trouvent bien rangée"
        if len(sets[AGREED])
        else _UNREAD
    )

    def draw(axes: Axes) -> None:
        axes.plot([0, 1], [0, 1], color=GREY, lw=1, ls="--", zorder=1)
        axes.text(0.18, 0.08, typo("en tirets : annoncé = constaté"), color=GREY, fontsize=8)
        for name, colour, mark in zip(tables, (BLUE, VERMILION), "oD", strict=True):
            table = tables[name][tables[name]["contributions"] >= _FEWEST]
            axes.plot(table["annonce"], table["constate"], color=colour, lw=1.2, zorder=2)
            axes.scatter(
                table["annonce"],
                table["constate"],
                s=18 + 160 * table["contributions"] / table["contributions"].max(),
                color=colour,
                marker=mark,
                zorder=3,
                label=f"{name} ({number(len(sets[name]))})",
                alpha=0.9,
            )
        axes.set_xlim(0, 1.02)
        axes.set_ylim(0, 1.04)
        for set_ticks in (axes.set_xticks, axes.set_yticks):
            set_ticks(_TICKS, [percent(100 * tick) for tick in _TICKS])
        axes.set_xlabel("Probabilité annoncée")
        axes.set_ylabel("Part bien rangée")
        axes.legend(loc="upper left", frameon=False, fontsize=8, markerscale=0.6)

    drawn = pd.concat(
        [table.assign(lectures=name) for name, table in tables.items()], ignore_index=True
    )
    return Chart(
        name="codage_fiabilite",
        title=title,
        alt=typo(
            f"Diagramme de fiabilité. {title}. "
            + " ; ".join(
                f"annoncé {percent(100 * row.annonce)}, constaté {percent(100 * row.constate)} sur "
                f"{number(row.contributions)}"
                for row in tables[AGREED].itertuples()
            )
            + "."
        ),
        note="Codage libre. Un point rassemble les contributions dont la probabilité est dans la "
        f"même dizaine ; sa taille suit leur nombre ; il en faut au moins {_FEWEST}.",
        source=data.source_line,
        data=drawn[["lectures", "de", "a", "contributions", "annonce", "constate"]],
        draw=draw,
        height=4.2,
    )


def coverage_curve(data: ReportData) -> Chart:
    """Return the accuracy on what is kept against the share set aside to be read."""
    sets = judged_sets(data)
    curves = {}
    for name in (SURE_READINGS, AGREED):
        rows = sets[name]
        right = matches(rows["idee_libre"], rows["idee_arbitree"])
        curves[name] = coverage(rows["proba_libre"], right)
    main = curves[SURE_READINGS]
    near = main.iloc[(main["part_gardee"] - 0.8).abs().argmin()] if len(main) else None
    title = typo(
        f"En relisant à la main {percent(100 * (1 - near['part_gardee']))} des contributions, les "
        f"autres sont bien rangées à {percent(100 * near['exactitude'])}"
        if near is not None
        else _UNREAD
    )

    def draw(axes: Axes) -> None:
        for name, colour, dash in zip(curves, (BLUE, VERMILION), ("-", "--"), strict=True):
            curve = curves[name][curves[name]["contributions"] >= 20]
            axes.plot(
                1 - curve["part_gardee"],
                curve["exactitude"],
                color=colour,
                ls=dash,
                lw=2,
                label=name,
            )
        if near is not None:
            axes.scatter(1 - near["part_gardee"], near["exactitude"], color=BLUE, s=60, zorder=3)
        axes.set_xlim(0, 1)
        axes.set_ylim(0.5, 1.01)
        axes.set_xticks(_TICKS, [percent(100 * tick) for tick in _TICKS])
        ticks = np.linspace(0.5, 1, 6)
        axes.set_yticks(ticks, [percent(100 * tick) for tick in ticks])
        axes.set_xlabel("Part mise de côté pour être relue (les moins probables d’abord)")
        axes.set_ylabel("Part bien rangée du reste")
        axes.legend(loc="lower right", frameon=False, fontsize=8)

    drawn = pd.concat(
        [curve.assign(lectures=name) for name, curve in curves.items()], ignore_index=True
    )
    return Chart(
        name="codage_couverture",
        title=title,
        alt=typo(f"Deux courbes qui montent. {title}."),
        note="Codage libre. Les courbes s’arrêtent quand il reste moins de 20 contributions.",
        source=data.source_line,
        data=drawn[["lectures", "seuil", "part_gardee", "contributions", "exactitude"]],
        draw=draw,
        height=3.6,
    )


def approaches(data: ReportData) -> Chart:
    """Return the accuracy of each approach on sure readings, with its interval."""
    rows = judged_sets(data)[SURE_READINGS]
    table = pd.DataFrame(
        {words: accuracy(rows, column) for column, words in APPROACH_NAMES.items()}
    ).T
    kept, naive = table.iloc[-1]["part"], table.iloc[0]["part"]
    title = typo(
        f"L’approche retenue range bien {percent(100 * kept)} des contributions lues, les libellés "
        f"seuls {percent(100 * naive)}"
        if len(rows)
        else _UNREAD
    )

    def draw(axes: Axes) -> None:
        for rank, row in enumerate(table.itertuples() if len(rows) else ()):
            colour = BLUE if rank == len(table) - 1 else GREY
            axes.plot([row.bas, row.haut], [rank, rank], color=PALE, lw=6, zorder=1)
            axes.scatter(row.part, rank, color=colour, s=60, zorder=2)
            axes.annotate(
                f"{percent(100 * row.part)} [{number(100 * row.bas)}–{number(100 * row.haut)}]",
                (row.haut, rank),
                xytext=(8, 0),
                textcoords="offset points",
                va="center",
                fontsize=8,
            )
        labels = wrapped([one[0].upper() + one[1:] for one in table.index], 34)
        axes.set_yticks(range(len(table)), labels)
        axes.set_ylim(len(table) - 0.5, -0.5)
        axes.set_xlim(0.4, 1.12)
        bare_value_axis(axes)

    return Chart(
        name="codage_approches",
        title=title,
        alt=typo(
            f"Un point et son intervalle par approche. {title}. "
            + " ; ".join(
                f"{name}, {percent(100 * row['part'])}" for name, row in table.dropna().iterrows()
            )
            + "."
        ),
        note=f"Idée exacte, {number(len(rows))} lectures sûres mises de côté, assistées par "
        "machine ; barre : intervalle à 95 %. Aucune approche ne voit les comptes ni les "
        "lectures du département.",
        source=data.source_line,
        data=table.rename_axis("approche").reset_index(),
        draw=draw,
        height=3.2,
    )


def recounted_ideas(data: ReportData) -> Chart:
    """Return each idea's regional count, published and free."""
    table = data["tableaux_recalcules"]
    regional = table[table["perimetre"] == REGION]
    found = agreement_with_print(table)
    shared = float(found.loc["libre", "recouvrement"])
    rank = float(found.loc["libre", "spearman"])
    labels = data["idees"].set_index("idee")["libelle"]
    title = typo(
        f"Sans voir leurs comptes, le codage libre retrouve {percent(100 * shared)} des comptes "
        f"des départements (rang des idées : {number(rank, 2)})"
    )
    gaps = (regional["libre"] - regional["publie"]).abs()
    named = regional.loc[gaps.sort_values(ascending=False, kind="stable").index[:4]]

    def draw(axes: Axes) -> None:
        most = float(regional[["publie", "libre"]].to_numpy().max()) * 1.08
        axes.plot([0, most], [0, most], color=GREY, lw=1, ls="--", zorder=1)
        axes.scatter(regional["publie"], regional["libre"], color=BLUE, s=22, alpha=0.55, zorder=2)
        for rank, row in enumerate(named.itertuples(), start=1):
            axes.scatter(row.publie, row.libre, color=VERMILION, marker="D", s=34, zorder=3)
            axes.annotate(
                number(rank),
                (row.publie, row.libre),
                xytext=(-9, 4) if row.libre > row.publie else (8, -9),
                textcoords="offset points",
                fontweight="bold",
                color=VERMILION,
                ha="center",
            )
        axes.set_xlim(0, most)
        axes.set_ylim(0, most)
        axes.set_xlabel("Compte publié de l’idée dans la région")
        axes.set_ylabel("Compte du codage libre")

    return Chart(
        name="codage_recompte",
        title=title,
        alt=typo(
            f"Un point par idée : compte publié, compte du codage libre. {title}. Plus grands "
            "écarts : "
            + " ; ".join(
                f"{labels[row.idee]}, {number(row.publie)} publiés et {number(row.libre)} comptés"
                for row in named.itertuples()
            )
            + "."
        ),
        note="En tirets, l’égalité. Plus grands écarts : "
        + " ; ".join(
            f"({number(rank)}) {labels[row.idee]}"
            for rank, row in enumerate(named.itertuples(), start=1)
        )
        + ".",
        source=data.source_line,
        data=regional[["idee", "publie", "libre", "quotas", "attendu", "bas", "haut"]].reset_index(
            drop=True
        ),
        draw=draw,
        height=4.4,
    )
