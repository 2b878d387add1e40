"""What a cell is made of: readings and decisions as classes."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd

from cnr.coding.materials import Materials, cells_of
from cnr.coding.model import make_cell
from cnr.coding.readings import Placed


def test_readers_who_disagree_agree_on_nothing_not_even_on_none(small_materials: Materials) -> None:
    said = small_materials.contributions
    cell = cells_of(said).iloc[0]
    rows = said[cells_of(said) == cell].iloc[:3]
    ideas = [one for one in small_materials.ideas["idee"] if one.startswith(cell)]
    agreeing, none, disagreeing = rows["contribution"]
    readings = pd.DataFrame(
        [
            (agreeing, "a", ideas[0], "", "3"),
            (agreeing, "b", ideas[0], "", "3"),
            (none, "a", "", "", "3"),
            (none, "b", "", "", "3"),
            (disagreeing, "a", ideas[0], "", "3"),
            (disagreeing, "b", "", "", "3"),
        ],
        columns=["contribution", "lecteur", "idee", "idee_2", "confiance"],
    )
    materials = replace(small_materials, readings=Placed(readings, readings.iloc[:0]))
    sentences = materials.sentences[materials.sentences["idee"].isin(ideas)]
    vectors = np.zeros((len(sentences), 1)), np.zeros((3, 1))
    made = make_cell(cell, materials, sentences, vectors[0], rows, vectors[1])
    assert made.agreed.tolist() == [0, len(ideas), -1]
