"""Charts of the published counts: themes, map of departments, section 1.1 beside the tables."""

from __future__ import annotations

import textwrap

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.colors import LinearSegmentedColormap
from matplotlib.patches import Rectangle

from cnr.charts.chart import BLUE, INK, PALE, VERMILION, Chart, bare_value_axis, wrapped
from cnr.french import number, percent, plural, quote, typo
from cnr.parse.records import REGION
from cnr.regeneration import framing_against_tables, theme_totals
from cnr.report_data import ReportData

_COLOURS = {"proposition": BLUE, "constat": VERMILION}


def groups_of_theme(data: ReportData, theme: str, name: str) -> Chart:
    """Return the chart of a theme: a bar per group, proposals then findings, longest first."""
    published = data["tableaux_publies"]
    groups = published[
        (published["perimetre"] == REGION)
        & (published["niveau"] == "groupe")
        & (published["thematique"] == theme)
    ]
    parts = [
        groups[groups["nature"] == nature].sort_values("nombre", ascending=False, kind="stable")
        for nature in _COLOURS
    ]
    first, total = parts[0].iloc[0], int(parts[0]["nombre"].sum())
    share = percent(100 * first["nombre"] / total)
    title = typo(
        f"Thématique {theme} : {quote(first['libelle'])} réunit {number(first['nombre'])} des "
        f"{number(total)} verbatims de propositions ({share})"
    )
    top = parts[1].iloc[0] if len(parts[1]) else None
    alt = typo(f"Barres horizontales par groupe d’idées. {title}.") + (
        typo(
            f" Premier constat : {quote(top['libelle'])}, {number(top['nombre'])} verbatims sur "
            f"{number(parts[1]['nombre'].sum())}."
        )
        if top is not None
        else ""
    )
    ordered = pd.concat(parts)

    def draw(axes: Axes) -> None:
        position = 0.0
        ticks: list[float] = []
        for nature, part in zip(_COLOURS, parts, strict=True):
            axes.text(
                0,
                position - 0.85,
                "Propositions" if nature == "proposition" else "Constats",
                color=_COLOURS[nature],
                fontweight="bold",
                va="center",
            )
            for count in part["nombre"]:
                axes.barh(position, count, color=_COLOURS[nature], height=0.72)
                axes.text(count, position, f" {number(count)}", va="center")
                ticks.append(position)
                position += 1
            position += 1.2
        axes.set_yticks(ticks, wrapped(list(ordered["libelle"]), 46))
        axes.set_ylim(position - 1.6, -1.4)
        axes.set_xlim(0, 1.08 * float(ordered["nombre"].max()))
        bare_value_axis(axes)

    return Chart(
        name=name,
        title=title,
        alt=alt,
        note="Nombre de verbatims que l’agence rattache à chaque groupe d’idées.",
        source=data.source_line,
        data=ordered[["nature", "libelle", "nombre"]].rename(
            columns={"libelle": "groupe", "nombre": "verbatims"}
        ),
        draw=draw,
        height=0.36 * len(ordered) + 0.8,
    )


def map_of_verbatims(data: ReportData) -> Chart:
    """Return the tile map: verbatims counted in each department, and its workshops."""
    totals = theme_totals(data["tableaux_publies"]).groupby("perimetre")["total"].sum()
    workshops = data["ateliers"].groupby("departement").size()
    table = pd.DataFrame(
        [
            {
                "departement": code,
                "nom": label,
                "verbatims": int(totals.get(code, 0)),
                "ateliers": int(workshops.get(code, 0)),
            }
            for code, label in data.departments.items()
        ]
    )
    ranked = table.sort_values("verbatims", ascending=False, kind="stable")
    high, low = ranked.iloc[0], ranked.iloc[-1]
    title = typo(
        f"{high['nom']} : {number(high['verbatims'])} verbatims comptés, le plus grand nombre ; "
        f"{low['nom']} : {number(low['verbatims'])}, le plus petit"
    )
    tiles = table.merge(data.grid, on="departement", how="inner")
    colours = LinearSegmentedColormap.from_list("bleus", ["#E8F1F8", "#00466E"])

    def draw(axes: Axes) -> None:
        span = float(table["verbatims"].max())
        for tile in tiles.itertuples():
            depth = tile.verbatims / span
            ink = "white" if depth > 0.66 else INK
            axes.add_patch(
                Rectangle(
                    (tile.colonne + 0.03, tile.rangee + 0.03), 0.94, 0.94, color=colours(depth)
                )
            )
            middle = tile.colonne + 0.5
            names = textwrap.fill(f"{tile.nom} ({tile.departement})", 16)
            axes.text(
                middle, tile.rangee + 0.29, names, ha="center", va="center", color=ink, fontsize=7.8
            )
            axes.text(
                middle,
                tile.rangee + 0.59,
                number(tile.verbatims),
                ha="center",
                va="center",
                color=ink,
                fontsize=13,
                fontweight="bold",
            )
            axes.text(
                middle,
                tile.rangee + 0.84,
                plural(tile.ateliers, "atelier"),
                ha="center",
                va="center",
                color=ink,
                fontsize=7.5,
            )
        axes.set_xlim(float(tiles["colonne"].min()), float(tiles["colonne"].max()) + 1)
        axes.set_ylim(float(tiles["rangee"].max()) + 1, float(tiles["rangee"].min()))
        axes.set_aspect("equal")
        axes.axis("off")

    return Chart(
        name="carte_verbatims",
        title=title,
        alt=typo(
            f"Carte en tuiles des {len(tiles)} départements, plus foncée où les verbatims sont "
            f"plus nombreux. {title}."
        ),
        note=typo(
            "Verbatims de constats et de propositions comptés dans les tableaux du département ; "
            "ateliers annoncés. Chaque tuile a la même surface, quelle que soit la population."
        ),
        source=data.source_line,
        data=table,
        draw=draw,
        height=5.4,
    )


def framing_and_tables(data: ReportData) -> Chart:
    """Return the chart of section 1.1's contributions beside what the tables count."""
    table = framing_against_tables(data["cadrage"], data["tableaux_publies"])
    parts = table[table["thematique"].notna()]
    total = table[table["thematique"].isna()].iloc[0]
    title = typo(
        f"La section 1.1 annonce {number(total['cadrage'])} contributions, les tableaux en "
        f"comptent {number(total['tableaux'])} : {number(abs(total['ecart']))} de moins"
    )
    said = " ; ".join(
        f"thématique {row.thematique}, {number(row.cadrage)} contre {number(row.tableaux)}"
        for row in parts.itertuples()
    )

    def draw(axes: Axes) -> None:
        labels = []
        for rank, row in enumerate(parts.itertuples()):
            axes.plot([row.tableaux, row.cadrage], [rank, rank], color=PALE, lw=5, zorder=1)
            axes.scatter(row.tableaux, rank, color=BLUE, s=60, zorder=3)
            axes.scatter(row.cadrage, rank, color=VERMILION, s=60, marker="D", zorder=2)
            axes.annotate(
                number(row.tableaux),
                (row.tableaux, rank),
                xytext=(-8, 0),
                textcoords="offset points",
                ha="right",
                va="center",
                color=BLUE,
            )
            axes.annotate(
                f"{number(row.cadrage)}  (écart {number(row.ecart)})",
                (row.cadrage, rank),
                xytext=(8, 0),
                textcoords="offset points",
                va="center",
                color=VERMILION,
            )
            labels.append(f"Thématique {row.thematique}")
        axes.set_yticks(range(len(labels)), labels)
        axes.set_ylim(len(labels) - 0.4, -1.1)
        axes.set_xlim(0, 1.2 * float(parts["cadrage"].max()))
        axes.scatter([], [], color=BLUE, s=60, label="comptées dans les tableaux 1.2 à 1.5")
        axes.scatter([], [], color=VERMILION, s=60, marker="D", label="annoncées en section 1.1")
        axes.legend(loc="upper right", frameon=False, ncols=2, fontsize=8)
        bare_value_axis(axes)

    return Chart(
        name="cadrage_et_tableaux",
        title=title,
        alt=typo(f"Deux points par thématique. {title}. Détail : {said}."),
        note="Le document ne donne pas la raison de ces différences.",
        source=data.source_line,
        data=table.assign(thematique=table["thematique"].fillna("total")).rename(
            columns={"cadrage": "section_1_1"}
        ),
        draw=draw,
        height=2.3,
    )
