"""The committed tables of textometry are what the texts give in any order; no count nor reading
changes a class. Another machine gives the same: see test_bytes, for the whole build.
"""

from __future__ import annotations

import hashlib
import random
from collections.abc import Mapping
from dataclasses import replace

import pandas as pd
import pytest

from cnr.project import Project
from cnr.schema import CLUSTERED_TABLES
from cnr.storage import Contract, read_table, table_bytes
from cnr.textometry.corpus import Materials, cluster_tables, load_materials, study_corpus
from cnr.textometry.settings import Settings
from commands.checkout import ROOT

PROCESSED = ROOT / "data" / "processed"


def marks(tables: Mapping[str, bytes]) -> dict[str, str]:
    return {name: hashlib.sha256(data).hexdigest() for name, data in tables.items()}


@pytest.fixture(scope="module")
def committed() -> dict[str, str]:
    return marks({name: (PROCESSED / f"{name}.csv").read_bytes() for name in CLUSTERED_TABLES})


@pytest.fixture(scope="module")
def materials() -> Materials:
    return load_materials(Project(ROOT))


def with_tables(materials: Materials, **tables: pd.DataFrame) -> Materials:
    contract = materials.contract
    return replace(materials, contract=Contract(contract.folder, contract.tables | tables))


def test_the_order_of_the_rows_changes_nothing(
    committed: dict[str, str], materials: Materials
) -> None:
    shuffled = {
        name: materials.contract[name].sample(frac=1, random_state=seed, ignore_index=True)
        for seed, name in enumerate(("contributions", "codage", "tableaux_publies"))
    }
    found = cluster_tables(with_tables(materials, **shuffled), Settings())
    assert marks(found) == committed


def test_no_count_nor_reading_changes_a_class(materials: Materials) -> None:
    """Drawn anew, they change the nearest ideas and the agreement, and neither classes nor words.

    Stability is left out, for it takes longer; nothing of the coding is given to it either.
    """
    draw = random.Random(3)
    ideas = materials.contract["idees"]
    proposed = ideas.loc[ideas["nature"] == "proposition", "idee"].tolist()
    codage = materials.contract["codage"].copy()
    for column in ("idee_quotas", "idee_retenue"):
        codage[column] = pd.array([draw.choice([*proposed, None]) for _ in codage.index], "string")
    published = materials.contract["tableaux_publies"].copy()
    published["nombre"] = [draw.randrange(1, 30) for _ in published.index]
    agreed = pd.Series({name: draw.choice([*proposed, ""]) for name in codage["contribution"]})
    changed = with_tables(materials, codage=codage, tableaux_publies=published)

    found = study_corpus(replace(changed, agreed=agreed), Settings(draws=0))

    same = {"classes", "profils_classes", "arbre_classes", "specificites", "mots_graphe"}
    for name in sorted(same | {"liens_graphe"}):
        own = table_bytes(CLUSTERED_TABLES[name], found[name])
        assert own == (PROCESSED / f"{name}.csv").read_bytes(), name
    columns = ["methode", "classe", "taille", "mots"]
    kept = read_table(PROCESSED, "portraits_classes")
    assert found["portraits_classes"][columns].equals(kept[columns])
    assert not found["portraits_classes"]["idee_proche"].equals(kept["idee_proche"])
    assert not found["accords_classes"].equals(read_table(PROCESSED, "accords_classes"))
