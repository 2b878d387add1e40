"""The classes of the real proposals: how many, how large, how far they hold, what they find."""

from __future__ import annotations

import pandas as pd
import pytest
from sklearn.metrics import adjusted_rand_score, homogeneity_completeness_v_measure

from cnr.coding.evaluation import group_of
from cnr.schema.textometry import NARROW, REINERT, SEPARATOR, STABLE
from cnr.spoken import NATURES
from cnr.storage import Contract, load_contract
from commands.checkout import ROOT, read_csv

#: Of each classification: texts, classes, texts without one, mean Rand index over the draws.
METHODS = {
    "reinert": (1492, 8, 94, 0.4357),
    "reinert_double": (1492, 8, 632, 0.8269),
    "vecteurs": (1492, 8, 0, 0.3069),
    "vecteurs_fins": (1492, 178, 0, 0.6748),
}
#: Of each class: its texts, its stability and the words most its own.
CLASSES = {
    "reinert": [
        (197, 0.3999, "prévention, éducation, action, scolaire"),
        (189, 0.2997, "PS, santé, professionnel, métier"),
        (239, 0.4465, "soin, accès, service, place"),
        (112, 0.2944, "centre, hospitalier, CH, hôpital"),
        (163, 0.4804, "CPTS, exercice coordonné, territorial, MSP"),
        (231, 0.6896, "étudiant en santé, stage, zone, logement"),
        (200, 0.6503, "infirmier, IDE, IPA, délégation de tâches"),
        (67, 0.3535, "âgé, EHPAD, télémédecine, téléconsultation"),
    ],
    "reinert_double": [
        (202, 0.7501, "infirmier, IDE, IPA, téléconsultation"),
        (187, 0.7469, "étudiant en santé, stage, zone, logement"),
        (67, 0.7119, "CPTS, MSP, territorial, maison"),
        (102, 0.4028, "prévention, scolaire, action, éducation"),
        (33, 0.1071, "sujet, prévention, consultation, paramédical"),
        (57, 0.1628, "PS, professionnel, santé, métier"),
        (152, 0.4131, "soin, service, urgence, accès"),
        (60, 0.3359, "centre, hôpital, CH, hospitalier"),
    ],
    "vecteurs": [
        (373, 0.3888, "prévention, public, scolaire, action"),
        (287, 0.3269, "soin, SAS, transport, service"),
        (257, 0.3669, "assistant médical, administratif, tâche administrative, tâcher"),
        (178, 0.5749, "infirmier, IDE, IPA, téléconsultation"),
        (170, 0.4634, "professionnel, CPTS, territorial, PS"),
        (84, 0.4689, "étudiant en santé, logement, accueil, stage"),
        (74, 0.4748, "zone, installation, zone sous-dense, obligation d'installation"),
        (69, 0.7145, "hospitalier, CH, hôpital, centre"),
    ],
}
#: Adjusted Rand index with the groups and the ideas counted, then with those read.
RAND = {
    "reinert": (0.1553, 0.0794, 0.151, 0.0694),
    "reinert_double": (0.2329, 0.1173, 0.2288, 0.1043),
    "vecteurs": (0.0808, 0.0528, 0.0825, 0.0475),
    "vecteurs_fins": (0.1673, 0.3126, 0.1704, 0.3217),
    "thematiques": (0.2598, 0.0507, 0.2596, 0.0481),
}
REFERENCES = ("groupes_comptes", "idees_comptees", "groupes_lus", "idees_lues")


@pytest.fixture(scope="module")
def data() -> Contract:
    return load_contract(ROOT / "data" / "processed")


@pytest.fixture(scope="module")
def proposals(data: Contract) -> pd.DataFrame:
    said = data["contributions"]
    return said[said["rubrique"].map(NATURES) == "proposition"]


def test_the_classifications_are_these(data: Contract) -> None:
    columns = ["methode", "textes", "classes", "non_classes", "stabilite"]
    rows = data["classifications"][columns].itertuples(index=False)
    assert {method: tuple(rest) for method, *rest in rows} == METHODS
    assert set(data["classifications"]["tirages"]) == {50}


@pytest.mark.parametrize("method", CLASSES)
def test_the_classes_have_these_sizes_and_words(data: Contract, method: str) -> None:
    rows = data["portraits_classes"]
    rows = rows[rows["methode"] == method]
    assert rows["classe"].tolist() == list(range(1, len(rows) + 1))
    assert [
        (row.taille, row.stabilite, ", ".join(row.mots.split(SEPARATOR)[:4]))
        for row in rows.itertuples()
    ] == CLASSES[method]


def test_a_class_is_stable_from_the_bound_of_hennig_on(data: Contract) -> None:
    rows = data["portraits_classes"]
    assert (rows["stable"] == (rows["stabilite"] >= STABLE)).all()
    assert rows.groupby("methode")["stable"].sum().to_dict() == {
        "reinert": 2,
        "reinert_double": 3,
        "vecteurs": 1,
        "vecteurs_fins": 140,
    }


def test_there_are_as_many_narrow_classes_as_published_ideas(data: Contract) -> None:
    ideas = data["idees"]
    assert METHODS[NARROW][1] == int((ideas["nature"] == "proposition").sum())


def test_each_proposal_is_once_in_each_classification(
    data: Contract, proposals: pd.DataFrame
) -> None:
    rows = data["classes"]
    assert rows["methode"].drop_duplicates().tolist() == list(METHODS)
    for _, own in rows.groupby("methode"):
        assert sorted(own["contribution"]) == sorted(proposals["contribution"])


def test_portraits_and_classifications_count_the_same_texts(data: Contract) -> None:
    sizes = data["classes"].dropna(subset="classe").groupby(["methode", "classe"]).size()
    portraits = data["portraits_classes"].set_index(["methode", "classe"])["taille"]
    assert sizes.to_dict() == portraits.to_dict()
    left = data["classes"]["classe"].isna().groupby(data["classes"]["methode"]).sum()
    for method, (texts, classes, unclassed, _) in METHODS.items():
        assert left[method] == unclassed
        assert sizes[method].sum() == texts - unclassed
        assert len(sizes[method]) == classes


def test_only_a_text_of_a_class_is_typical_of_it(data: Contract) -> None:
    rows = data["classes"]
    assert (rows.loc[rows["classe"].isna(), "typicite"] == 0).all()
    assert (rows["typicite"] >= 0).all()
    assert (rows["typicite"] > 0).groupby(rows["methode"]).sum().min() > 600


def test_the_tree_loses_only_the_texts_that_it_sets_apart(data: Contract) -> None:
    tree = data["arbre_classes"].set_index("noeud")
    parts = tree.dropna(subset="parent").groupby("parent")["taille"].sum()
    apart = tree.loc[parts.index, "taille"] - parts
    assert apart.to_dict() == {0: 0, 1: 0, 2: 22, 3: 0, 5: 0, 7: 0, 8: 0}
    assert tree.loc[0, "taille"] == 1420
    assert (tree["chi2"].isna() == tree["classe"].notna()).all()
    assert (tree["classe"].isna()).sum() == len(parts)
    leaves = tree.dropna(subset="classe").set_index("classe")["taille"]
    portraits = data["portraits_classes"]
    own = portraits[portraits["methode"] == REINERT].set_index("classe")["taille"]
    assert leaves.sort_index().to_dict() == own.to_dict()
    assert 1420 - int(apart.sum()) == METHODS[REINERT][0] - METHODS[REINERT][2]


@pytest.fixture(scope="module")
def codings(data: Contract) -> dict[str, dict[str, str]]:
    """The idea counted of each contribution, and the one that two machine readers agree on."""
    rows = data["codage"].dropna(subset="idee_quotas")
    readers: dict[str, list[str]] = {}
    for row in read_csv(ROOT / "data" / "reference" / "lectures_machine.csv"):
        readers.setdefault(row["contribution"], []).append(row["idee"])
    agreed = {name: ideas[0] for name, ideas in readers.items() if len(set(ideas)) == 1}
    counted = dict(zip(rows["contribution"], rows["idee_quotas"], strict=True))
    return {"compt": counted, "lu": {name: idea for name, idea in agreed.items() if idea}}


@pytest.mark.parametrize("method", RAND)
def test_classes_agree_so_far_with_the_grid(
    data: Contract, proposals: pd.DataFrame, codings: dict[str, dict[str, str]], method: str
) -> None:
    """The figures are those of the table, and those that scikit-learn finds in the classes."""
    rows = data["accords_classes"]
    told = rows[rows["methode"] == method].set_index("reference")
    assert tuple(told.loc[list(REFERENCES), "rand_ajuste"]) == RAND[method]
    if method == "thematiques":
        classes = proposals.set_index("contribution")["thematique"]
    else:
        own = data["classes"][data["classes"]["methode"] == method]
        classes = own.dropna(subset="classe").set_index("contribution")["classe"]
    for reference in REFERENCES:
        ideas = codings["compt" if "compt" in reference else "lu"]
        both = [(ideas[name], one) for name, one in classes.items() if name in ideas]
        truth = [group_of(idea) if "groupes" in reference else idea for idea, _ in both]
        found = [one for _, one in both]
        row = told.loc[reference]
        assert row["contributions"] == len(both)
        assert row["rand_ajuste"] == round(adjusted_rand_score(truth, found), 4)
        parts = row[["homogeneite", "completude", "mesure_v"]]
        expected = homogeneity_completeness_v_measure(truth, found)
        assert parts.tolist() == pytest.approx(expected, abs=5.1e-5)


def test_narrow_classes_find_the_published_ideas_again(data: Contract) -> None:
    rand = data["accords_classes"].set_index(["methode", "reference"])["rand_ajuste"]
    assert rand[NARROW, "idees_comptees"] >= 0.30
    assert rand[:, "idees_comptees"].idxmax() == NARROW


def test_no_class_has_a_name_yet(data: Contract) -> None:
    """The project ships without names; this fails when the first ones come."""
    assert data["portraits_classes"]["nom"].isna().all()
    assert read_csv(ROOT / "data" / "reference" / "noms_classes.csv") == []
