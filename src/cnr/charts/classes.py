"""Charts of classes: the tree with its profiles, the classes of a method, their agreement."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd
from matplotlib.axes import Axes

from cnr.charts.chart import (
    BLUE,
    GREY,
    PALE,
    VERMILION,
    Chart,
    bare_value_axis,
    blank_chart,
    wrapped,
)
from cnr.charts.planes import words_and_classes_plane
from cnr.charts.similarity import similarity_graph
from cnr.french import number, percent, plural, quote, typo
from cnr.report_data import ReportData
from cnr.schema.textometry import DOUBLE, REINERT, SEPARATOR, STABLE, THEMES_ALONE
from cnr.views.classes import METHOD_NAMES, ClassData, portraits, stable_word

NO_CLASSES = "Les propositions sont trop peu nombreuses, ou trop différentes, pour être classées"
#: Where the tree ends and the bars begin, in widths of the tree.
_BARS = 1.12
#: Letters of a line of words beside a class.
_LETTERS = 62
_NOTE = (
    "La barre suit le nombre de textes. Stabilité : ressemblance moyenne de la classe avec la plus "
    "proche des classes refaites sur un tirage des textes ; barre hachurée : moins de "
    f"{number(STABLE, 1)}, classe instable."
)


def dendrogram(data: ClassData) -> Chart:
    """Return the tree of Reinert's simple classification: each class with its size, its stability
    and its most specific words.
    """
    return _classes_chart(data, REINERT, "classes_dendrogramme", tree=data["arbre_classes"])


def double_classes(data: ClassData) -> Chart:
    """Return the classes of Reinert's double classification."""
    return _classes_chart(data, DOUBLE, "classes_double")


def _classes_chart(
    data: ClassData, method: str, name: str, tree: pd.DataFrame | None = None
) -> Chart:
    rows = portraits(data, method)
    shown = rows[["classe", "appel", "taille", "stabilite", "stable", "mots"]]
    if rows.empty:
        return blank_chart(name, NO_CLASSES, shown, data.source_line)
    whole = data["classifications"].set_index("methode").loc[method]
    total, left = int(whole["textes"]), int(whole["non_classes"])
    stable = rows[rows["stable"]]
    title = typo(
        f"{number(len(stable))} des {plural(len(rows), 'classe')} "
        f"{'est stable' if len(stable) < 2 else 'sont stables'} d’un tirage des textes à l’autre"
        + (
            " : " + " ; ".join(quote(call) for call in stable["appel"].head(3))
            if len(stable)
            else ""
        )
    )
    told = [
        f"classe {row.classe}, {row.appel} : {plural(row.taille, 'texte')}, stabilité "
        f"{number(row.stabilite, 2)} ({stable_word(row.stable)})"
        for row in rows.itertuples()
    ]
    kind = "Arbre de classes" if tree is not None else "Barres par classe"

    def draw(axes: Axes) -> None:
        if tree is not None:
            _draw_tree(axes, tree)
        largest = float(rows["taille"].max())
        for place, row in enumerate(rows.itertuples()):
            width = 0.75 * row.taille / largest
            axes.barh(
                place,
                width,
                left=_BARS,
                height=0.5,
                color=BLUE if row.stable else "white",
                edgecolor=BLUE if row.stable else GREY,
                hatch="" if row.stable else "////",
                linewidth=0.8,
            )
            words = str(row.mots).split(SEPARATOR) if pd.notna(row.mots) else []
            share = percent(100 * row.taille / total)
            head = f"Classe {row.classe}" + (f", {row.nom}" if pd.notna(row.nom) else "")
            axes.text(
                _BARS + 0.83,
                place,
                typo(
                    f"{head} : {number(row.taille)} textes ({share}), stabilité "
                    f"{number(row.stabilite, 2)}{'' if row.stable else ', instable'}"
                ),
                fontsize=8,
                fontweight="bold",
                va="bottom",
            )
            axes.text(
                _BARS + 0.83,
                place + 0.04,
                wrapped([", ".join(words)], _LETTERS)[0],
                fontsize=8,
                va="top",
                linespacing=1.05,
            )
        axes.set_xlim(0 if tree is not None else _BARS - 0.02, _BARS + 4.1)
        axes.set_ylim(len(rows) - 0.35, -0.6)
        axes.set_axis_off()

    return Chart(
        name=name,
        title=title,
        alt=typo(
            f"{kind}. {title}. {' ; '.join(told)}. {plural(left, 'texte')} sur {number(total)} "
            "sans classe."
        ),
        note=f"Classification {METHOD_NAMES[method]}. {_NOTE} {plural(left, 'texte')} sur "
        f"{number(total)} sans classe.",
        source=data.source_line,
        data=shown.assign(stable=[stable_word(one) for one in rows["stable"]]),
        draw=draw,
        height=0.62 * len(rows) + 0.2,
    )


def _draw_tree(axes: Axes, tree: pd.DataFrame) -> None:
    """Draw the splits from left to right, the whole at the left and the classes at the right."""
    nodes = tree.set_index("noeud")
    parts: dict[int, list[int]] = {}
    for row in tree.dropna(subset=["parent"]).itertuples():
        parts.setdefault(int(row.parent), []).append(int(row.noeud))
    height: dict[int, float] = {}
    depth: dict[int, int] = {}
    for node in sorted(nodes.index, reverse=True):
        below = parts.get(int(node), [])
        height[int(node)] = (
            sum(height[one] for one in below) / len(below)
            if below
            else float(nodes.loc[node, "classe"]) - 1
        )
        depth[int(node)] = 1 + max((depth[one] for one in below), default=-1)
    deepest = max(depth.values()) or 1
    across = {node: 1 - one / deepest for node, one in depth.items()}
    for node, below in parts.items():
        for one in below:
            axes.plot([across[node], across[node]], [height[node], height[one]], color=GREY, lw=1.3)
            axes.plot([across[node], across[one]], [height[one], height[one]], color=GREY, lw=1.3)
    for node, levels in depth.items():
        if not levels:
            axes.plot([1, _BARS], [height[node], height[node]], color=PALE, lw=1.3)


def agreement(data: ReportData) -> Chart:
    """Return how well each classification agrees with the published groups and ideas."""
    rows = data["accords_classes"]
    rand = rows.pivot(index="methode", columns="reference", values="rand_ajuste")
    order = [one for one in METHOD_NAMES if one in rand.index]
    rand = rand.loc[order]
    marks = {
        "groupes_comptes": ("groupes d’idées", BLUE, "o"),
        "idees_comptees": ("idées", VERMILION, "D"),
    }
    shown = rand[list(marks)].rename(columns={key: words for key, (words, *_) in marks.items()})
    shown = shown.rename(index=METHOD_NAMES).rename_axis("classification").reset_index()
    if data["portraits_classes"].empty:
        return blank_chart("classes_accord", NO_CLASSES, shown.head(0), data.source_line)
    best = rand.drop(index=THEMES_ALONE)["idees_comptees"]
    reinert = rand.loc[REINERT, "groupes_comptes"]
    title = typo(
        f"Les classes retrouvent en partie la grille publiée : {number(best.max(), 2)} pour les "
        f"idées ({METHOD_NAMES[str(best.idxmax())]}), {number(reinert, 2)} pour les groupes "
        "(Reinert)"
    )

    def draw(axes: Axes) -> None:
        for place, method in enumerate(order):
            for rank, (reference, (_, colour, mark)) in enumerate(marks.items()):
                value = float(rand.loc[method, reference])
                y = place + 0.18 * (2 * rank - 1)
                axes.plot([0, value], [y, y], color=PALE, lw=4, zorder=1)
                axes.scatter(value, y, color=colour, marker=mark, s=45, zorder=2)
                axes.annotate(
                    number(value, 2),
                    (value, y),
                    xytext=(7, 0),
                    textcoords="offset points",
                    va="center",
                    fontsize=8,
                )
        for words, colour, mark in marks.values():
            axes.scatter([], [], color=colour, marker=mark, s=45, label=words)
        labels = [name[0].upper() + name[1:] for name in (METHOD_NAMES[one] for one in order)]
        axes.set_yticks(range(len(order)), wrapped(labels, 30))
        axes.set_ylim(len(order) - 0.4, -0.6)
        axes.set_xlim(0, 1.15 * float(rand[list(marks)].to_numpy().max()))
        axes.legend(loc="lower right", frameon=False, fontsize=8)
        bare_value_axis(axes)

    return Chart(
        name="classes_accord",
        title=title,
        alt=typo(
            f"Deux points par classification. {title}. "
            + " ; ".join(
                f"{METHOD_NAMES[one]} : groupes {number(rand.loc[one, 'groupes_comptes'], 2)}, "
                f"idées {number(rand.loc[one, 'idees_comptees'], 2)}"
                for one in order
            )
            + "."
        ),
        note="Indice de Rand ajusté (0 au hasard, 1 si identiques) avec le codage « avec les "
        "comptes ». Les classes fines sont aussi nombreuses que les idées publiées et connaissent "
        "la thématique ; les autres ne connaissent que les mots.",
        source=data.source_line,
        data=shown,
        draw=draw,
        height=3.2,
    )


@dataclass(frozen=True)
class FileStudy:
    """The tables of the study of a file, and the line that names it under a chart."""

    tables: Mapping[str, pd.DataFrame]
    source_line: str

    def __getitem__(self, name: str) -> pd.DataFrame:
        return self.tables[name]


def study_charts(tables: Mapping[str, pd.DataFrame], name: str) -> list[Chart]:
    """Return the charts of the study of a file called `name`."""
    data = FileStudy(tables, typo(f"Source : {name}."))
    charts = [dendrogram(data), double_classes(data), similarity_graph(data)]
    if "correspondances" in tables:
        charts.append(words_and_classes_plane(data))
    return charts
