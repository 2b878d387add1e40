"""The similarity graph: the tree of words most said together, coloured by community."""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes

from cnr.charts.chart import Chart, blank_chart
from cnr.charts.labels import place_labels
from cnr.french import number, plural, quote, typo
from cnr.views.classes import ClassData

#: Okabe and Ito's hues, darkened where a word in them would be too pale; a letter tells them apart
#: as well.
_HUES = ("#0072B2", "#B34700", "#005A42", "#7A3E6B", "#6B5900", "#1A1A1A", "#4D4D4D")


def similarity_graph(data: ClassData) -> Chart:
    """Return the maximum spanning tree of the words, a colour per community."""
    words, links = data["mots_graphe"], data["liens_graphe"]
    if words.empty:
        title = "Les mots dits ensemble sont trop rares pour un graphe"
        empty = words[["mot", "textes", "communaute"]]
        return blank_chart("graphe_similitude", title, empty, data.source_line)
    kept = links[links["arbre"]]
    forms = words.set_index("lemme")["mot"]
    ends = pd.concat([kept["lemme_1"], kept["lemme_2"]]).value_counts()
    centre = (
        str(forms[sorted(ends.index, key=lambda one: (-ends[one], one))[0]]) if len(ends) else ""
    )
    count = int(words["communaute"].max())
    strongest = kept.sort_values(["cooccurrences", "lemme_1"], ascending=[False, True]).head(3)
    pairs = [
        f"{quote(forms[row.lemme_1])} et {quote(forms[row.lemme_2])} ({number(row.cooccurrences)})"
        for row in strongest.itertuples()
    ]
    title = typo(
        f"Les mots se tiennent autour de {quote(centre)}, en {plural(count, 'communauté')}"
    )
    places = words.set_index("lemme")
    members = [
        f"communauté {number_} : {', '.join(part['mot'])}"
        for number_, part in words.groupby("communaute")
    ]

    def draw(axes: Axes) -> None:
        widest = float(kept["cooccurrences"].max()) if len(kept) else 1.0
        for row in kept.itertuples():
            one, other = places.loc[row.lemme_1], places.loc[row.lemme_2]
            axes.plot(
                [one["x"], other["x"]],
                [one["y"], other["y"]],
                color="#BDBDBD",
                lw=0.6 + 4 * row.cooccurrences / widest,
                zorder=1,
                solid_capstyle="round",
            )
        most = float(words["textes"].max())
        colours = [_HUES[(one - 1) % len(_HUES)] for one in words["communaute"]]
        axes.scatter(
            words["x"].astype(float),
            words["y"].astype(float),
            s=(10 + 130 * words["textes"].astype(float) / most).tolist(),
            color=colours,
            zorder=2,
            edgecolor="white",
            linewidth=0.5,
        )
        axes.set_xlim(float(words["x"].min()) - 0.15, float(words["x"].max()) + 0.15)
        axes.set_ylim(float(words["y"].min()) - 0.1, float(words["y"].max()) + 0.1)
        axes.set_axis_off()
        place_labels(
            axes,
            words["x"].astype(float).tolist(),
            words["y"].astype(float).tolist(),
            words["mot"].tolist(),
            [8.0] * len(words),
            colours,
        )

    return Chart(
        name="graphe_similitude",
        title=title,
        alt=typo(
            f"Graphe en arbre de {number(len(words))} mots. {title}. Liens les plus forts : "
            f"{', '.join(pairs)}. {' ; '.join(members)}."
        ),
        note=f"Arbre maximum des cooccurrences des {number(len(words))} mots les plus présents. "
        "Point : textes qui portent le mot ; trait : textes qui portent les deux ; couleur : "
        "communauté, aussi donnée dans le tableau.",
        source=data.source_line,
        data=words[["mot", "textes", "communaute"]].sort_values(
            ["communaute", "textes", "mot"], ascending=[True, False, True]
        ),
        draw=draw,
        height=7.0,
    )
