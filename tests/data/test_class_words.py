"""The words of the real contributions, counted again by other ways: profiles, specificities,
similarity graph.
"""

from __future__ import annotations

import math
import re
from collections import Counter

import numpy as np
import pandas as pd
import pytest
from scipy.sparse.csgraph import connected_components, minimum_spanning_tree
from scipy.stats import chi2_contingency, hypergeom

from cnr.glossary import GLOSSARY_FILE, read_glossary
from cnr.lemmas import Lemmatiser
from cnr.spoken import NATURES
from cnr.storage import Contract, load_contract
from commands.checkout import ROOT

TABLES = (
    *("contributions", "classes", "classifications", "profils_classes", "specificites"),
    *("mots_graphe", "liens_graphe"),
)
#: Words written in one way only: partition, part, word, how it is written, then how many times it
#: is said in the part and in the whole.
WRITTEN = [
    ("departement", "47", "département", r"départements?", 27, 65),
    ("departement", "86", "solidaire", r"solidaires?", 10, 16),
    ("departement", "16", "recours", r"recours", 12, 38),
    ("departement", "40", "MSP", r"MSP", 16, 46),
    ("departement", "33", "enfant", r"enfants?", 11, 35),
    ("thematique", "4", "prévention", r"préventions?", 112, 141),
    ("thematique", "2", "urgence", r"urgences?", 93, 118),
]


@pytest.fixture(scope="module")
def data() -> Contract:
    return load_contract(ROOT / "data" / "processed", TABLES)


@pytest.fixture(scope="module")
def said(data: Contract) -> pd.DataFrame:
    """The contributions with the lemmas of their texts, repeated as they are said (`mots`)."""
    rows = data["contributions"]
    return rows.assign(mots=list(Lemmatiser(strict=True)(rows["texte_lisible"])))


@pytest.fixture(scope="module")
def proposals(data: Contract) -> pd.DataFrame:
    """The proposals with the different lemmas of their texts, glossary terms among them (`mots`),
    where the Reinert classification finds enough of them; no word where it does not.
    """
    rows = data["contributions"]
    rows = rows[rows["rubrique"].map(NATURES) == "proposition"]
    glossary = read_glossary(ROOT / "data" / "reference" / GLOSSARY_FILE)
    lemmas = [set(one) for one in Lemmatiser(glossary, strict=True)(rows["texte_lisible"])]
    texts = Counter(lemma for one in lemmas for lemma in one)
    known = {lemma for lemma, count in texts.items() if count >= 10}
    kept = [one & known if len(one & known) >= 2 else set() for one in lemmas]
    return rows.assign(mots=kept).set_index("contribution")


# Profiles of classes


@pytest.mark.parametrize("method", ["reinert", "reinert_double", "vecteurs"])
def test_profiles_are_those_of_the_texts(
    data: Contract, proposals: pd.DataFrame, method: str
) -> None:
    """Each cell's counts, and its chi2 as scipy finds it in the table of two by two."""
    rows = data["classes"]
    classes = rows[rows["methode"] == method].dropna(subset="classe")
    classes = classes.set_index("contribution")["classe"]
    words = proposals["mots"][classes.index]
    profiles = data["profils_classes"]
    for row in profiles[profiles["methode"] == method].iloc[::9].itertuples():
        holding = np.array([row.lemme in one for one in words])
        inside = (classes == row.classe).to_numpy(dtype=bool)
        assert row.dans_classe == (holding & inside).sum()
        assert (row.classes, row.taille) == (holding.sum(), inside.sum())
        table = pd.crosstab(inside, holding)
        chi2 = chi2_contingency(table, correction=False).statistic
        more = row.dans_classe / row.taille > row.classes / len(classes)
        assert row.chi2 == pytest.approx(chi2 if more else -chi2, abs=5.1e-5)
        assert row.specificite == pytest.approx(
            lafon(row.dans_classe, row.classes, row.taille, len(classes)), abs=5.1e-5
        )


def lafon(k: int, f: int, t: int, total: int) -> float:
    """Lafon's index, straight from the hypergeometric distribution."""
    if k < f * t / total:
        return math.log10(hypergeom.cdf(k, total, f, t))
    return -math.log10(hypergeom.sf(k - 1, total, f, t))


def test_no_word_is_left_out_of_a_profile(data: Contract, proposals: pd.DataFrame) -> None:
    rows = data["classes"]
    classes = rows[rows["methode"] == "reinert"].dropna(subset="classe")
    words = proposals["mots"][classes["contribution"]]
    profiles = data["profils_classes"]
    profiles = profiles[profiles["methode"] == "reinert"]
    for number in (1, 8):
        inside = (classes["classe"] == number).to_numpy(dtype=bool)
        found = set()
        for lemma in sorted(set.union(*words)):
            holding = np.array([lemma in one for one in words])
            chi2 = chi2_contingency(pd.crosstab(inside, holding), correction=False).statistic
            if round(chi2, 4) >= 3.84:
                found.add(lemma)
        assert set(profiles.loc[profiles["classe"] == number, "lemme"]) == found


# Specificities


@pytest.mark.parametrize(("partition", "part", "word", "written", "count", "total"), WRITTEN)
def test_a_word_is_said_so_many_times(
    data: Contract, partition: str, part: str, word: str, written: str, count: int, total: int
) -> None:
    """Counted in the texts by the letters of the word."""
    rows = data["contributions"]
    found = rows["texte_lisible"].str.count(rf"(?i)(?<!\w){written}(?!\w)")
    assert (found[rows[partition] == part].sum(), found.sum()) == (count, total)
    table = data["specificites"]
    (row,) = table[
        (table["partition"] == partition) & (table["partie"] == part) & (table["mot"] == word)
    ].itertuples()
    assert (row.nombre, row.total) == (count, total)
    assert row.specificite == pytest.approx(lafon(count, total, row.taille, row.corpus), abs=5.1e-5)


@pytest.mark.parametrize("partition", ["departement", "thematique", "locuteur", "classe"])
def test_specificities_are_those_of_the_counts(
    data: Contract, said: pd.DataFrame, partition: str
) -> None:
    """Every index of at least 2, over-use or under-use, of a word said five times or more."""
    if partition == "classe":
        rows = data["classes"]
        classes = rows[rows["methode"] == "reinert"].set_index("contribution")["classe"]
        parts = said["contribution"].map(classes.dropna().astype(str))
    else:
        parts = said[partition]
    here = parts.notna()
    counts: dict[str, Counter[str]] = {}
    for part, words in zip(parts[here], said["mots"][here], strict=True):
        counts.setdefault(part, Counter()).update(words)
    whole = sum(counts.values(), Counter())
    corpus = whole.total()
    expected = {}
    for part, own in counts.items():
        for word, total in whole.items():
            if total >= 5:
                index = lafon(own[word], total, own.total(), corpus)
                if abs(index) >= 2:
                    expected[part, word] = (own[word], total, own.total(), corpus, index)
    table = data["specificites"]
    rows = table[table["partition"] == partition]
    columns = ["nombre", "total", "taille", "corpus", "specificite"]
    found = {
        (part, word): tuple(rest)
        for part, word, *rest in rows[["partie", "lemme", *columns]].itertuples(index=False)
    }
    assert set(found) == set(expected)
    for key, values in expected.items():
        assert found[key] == pytest.approx(values, abs=5.1e-5)


def test_specificities_look_at_all_that_was_said(data: Contract, said: pd.DataFrame) -> None:
    table = data["specificites"]
    whole = table.groupby("partition")["corpus"].agg(["min", "max"])
    assert whole["min"].to_dict() == whole["max"].to_dict()
    words = said["mots"].map(len)
    assert whole["min"]["departement"] == whole["min"]["thematique"] == words.sum() == 16310
    assert whole["min"]["locuteur"] == words[said["locuteur"].notna()].sum() == 1073
    assert table[table["partition"] == "departement"]["partie"].nunique() == 12


# Similarity graph


def test_the_graph_counts_the_proposals_that_hold_words(
    data: Contract, proposals: pd.DataFrame
) -> None:
    words = data["mots_graphe"].set_index("lemme")
    assert len(words) == 60
    for lemma, row in words.iloc[::5].iterrows():
        assert row["textes"] == sum(lemma in one for one in proposals["mots"])
    for row in data["liens_graphe"].iloc[::25].itertuples():
        both = sum({row.lemme_1, row.lemme_2} <= one for one in proposals["mots"])
        assert row.cooccurrences == both >= 5


def test_the_tree_of_the_graph_spans_it_with_the_strongest_links(data: Contract) -> None:
    words, links = data["mots_graphe"]["lemme"].tolist(), data["liens_graphe"]
    ranks = {word: rank for rank, word in enumerate(words)}
    ends = links["lemme_1"].map(ranks), links["lemme_2"].map(ranks)
    weights = np.zeros((len(words), len(words)))
    weights[ends] = links["cooccurrences"]
    components, _ = connected_components(weights, directed=False)
    tree = links[links["arbre"]]
    assert (len(words), components) == (60, 1)
    assert len(tree) == len(words) - components
    own = np.zeros_like(weights)
    own[ends[0][tree.index], ends[1][tree.index]] = 1
    assert connected_components(own, directed=False)[0] == components
    assert tree["cooccurrences"].sum() == -minimum_spanning_tree(-weights).sum()


def test_the_graph_lies_flat_and_its_communities_are_numbered_by_size(data: Contract) -> None:
    words = data["mots_graphe"]
    sizes = words.groupby("communaute").size()
    assert sizes.index.tolist() == [1, 2, 3, 4, 5]
    assert sizes.is_monotonic_decreasing
    assert words[["x", "y"]].abs().max().max() == 1
    assert not words.duplicated(["x", "y"]).any()


def test_words_are_written_as_people_write_them(data: Contract) -> None:
    for name in ("profils_classes", "specificites", "mots_graphe"):
        written = data[name][["lemme", "mot"]].drop_duplicates()
        assert not [word for word in written["mot"] if re.search(r"[§|]", word)]
        assert written.groupby("lemme")["mot"].nunique().max() == 1
