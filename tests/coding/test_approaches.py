"""The other ways of coding, each on what it may use."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from scipy import sparse

from cnr.coding.approaches import (
    APPROACHES,
    codebook_alone,
    compare,
    labels_alone,
    linear_on_quotas,
)
from cnr.coding.crossfit import Cell, Fit, fit
from cnr.coding.materials import Materials
from cnr.coding.readings import Placed
from support.small_cell import drawn_cell, fit_saying, model_of, written_cell

#: Where each of the nine sentences of a drawn cell comes from: a label for each idea first.
SOURCES = np.array(
    ["libelle"] * 3 + ["exemple", "groupe", "termes", "note", "formulation", "exemple"]
)
IDEAS = ("T1-P-01-01", "T1-P-01-02")
KINDS = pytest.mark.parametrize("sparsely", [False, True], ids=["dense", "sparse"])


def with_sentences_drowned(cell: Cell, sources: tuple[str, ...]) -> Cell:
    """The cell whose sentences of these sources say something else."""
    sentences = cell.sentences.copy()
    sentences[np.isin(SOURCES, sources)] = sentences[np.isin(SOURCES, sources)][:, ::-1]
    return replace(cell, sentences=sentences)


def scores(name: str, fitted: Fit) -> np.ndarray:
    return APPROACHES[name](fitted, SOURCES)


@pytest.mark.parametrize("kind", [np.asarray, sparse.csr_matrix], ids=["dense", "sparse"])
def test_likeness_to_labels(kind: type) -> None:
    """Cosines, whatever the lengths; labels stand in no order among other sentences."""
    cell = written_cell(
        IDEAS, [[0, 5], [9, 9], [2, 0]], [1, 0, 0], [[3, 4], [0, 1], [0, 0]], ["16"] * 3, {}
    )
    fitted = fit(cell)
    cell = replace(cell, sentences=kind(cell.sentences), contributions=kind(cell.contributions))
    found = labels_alone(replace(fitted, cell=cell), np.array(["libelle", "exemple", "libelle"]))
    assert found == pytest.approx(
        np.array([[0.6, 0.8, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 0.0]]), abs=1e-12
    )


def test_codebook_alone() -> None:
    fitted = fit(drawn_cell(1))
    assert np.array_equal(codebook_alone(fitted, SOURCES), fitted.codebook_probabilities)


@KINDS
@pytest.mark.parametrize("name", APPROACHES)
def test_no_approach_uses_the_departments_own_counts_and_readings(
    name: str, sparsely: bool
) -> None:
    cell = drawn_cell(5, sparsely=sparsely)
    own = cell.of("17")
    said = cell.said.copy()
    said[own] = [0.0, 0.0, 1.0, 0.0]
    changed = replace(cell, said=said, counts={**cell.counts, "17": np.array([0, 0, 8])})
    before, after = scores(name, fit(cell)), scores(name, fit(changed))
    assert before[own] == pytest.approx(after[own], abs=1e-6)


@pytest.mark.parametrize(
    ("name", "unheard"),
    [
        ("libelles", ("exemple", "groupe", "termes", "note", "formulation")),
        ("lineaire", ("exemple", "groupe", "termes", "note", "formulation")),
        ("sans_codebook", ("termes", "note", "formulation")),
        ("sans_exemple", ("exemple",)),
    ],
)
def test_sentences_that_an_approach_does_without(name: str, unheard: tuple[str, ...]) -> None:
    """Each of the others changes what it says, but for those that do without them too."""
    cell = drawn_cell(4)
    drowned = with_sentences_drowned(cell, unheard)
    assert np.array_equal(scores(name, fit(cell)), scores(name, fit(drowned)))
    assert not np.array_equal(scores("codebook", fit(cell)), scores("codebook", fit(drowned)))


@pytest.mark.parametrize("source", ["libelle", "groupe", "exemple"])
def test_sentences_that_the_approach_without_codebook_keeps(source: str) -> None:
    cell = drawn_cell(4)
    drowned = with_sentences_drowned(cell, (source,))
    gaps = scores("sans_codebook", fit(cell)) - scores("sans_codebook", fit(drowned))
    assert np.abs(gaps).max() > 1e-3


def test_readings_that_an_approach_does_without() -> None:
    cell = drawn_cell(4)
    unread = replace(cell, said=np.zeros_like(cell.said))
    assert np.array_equal(scores("sans_lecture", fit(cell)), fit(unread).probabilities)
    assert np.abs(fit(cell).probabilities - fit(unread).probabilities).max() > 1e-2


def test_the_linear_classifier_learns_the_words_of_other_departments() -> None:
    """Words 2 and 3 come with the labels' words in 16 and 17; 79 says them alone."""
    taught = [[1, 0, 1, 0], [1, 0, 1, 0], [0, 1, 0, 1], [0, 1, 0, 1]]
    cell = written_cell(
        IDEAS,
        np.eye(2, 4).tolist(),
        [0, 1],
        [*taught, [0, 0, 0, 1], [0, 0, 1, 0]],
        ["16", "17", "16", "17", "79", "79"],
        {"16": [1, 1], "17": [1, 1]},
    )
    found = linear_on_quotas(fit(cell), np.array(["libelle", "libelle"]))
    assert found[4, 1] > 0 > found[4, 0]
    assert found[5, 0] > 0 > found[5, 1]
    assert found[:, 2].tolist() == [0.0] * 6


def test_the_linear_classifier_leaves_untaught_ideas_last() -> None:
    """Three ideas, the second never counted; what is like its label is filed nowhere."""
    cell = written_cell(
        (*IDEAS, "T1-P-02-01"),
        np.eye(3).tolist(),
        [0, 1, 2],
        [*np.eye(3).tolist()] * 3,
        ["16"] * 3 + ["17"] * 3 + ["79"] * 3,
        {code: [1, 0, 1] for code in ("16", "17", "79")},
    )
    found = linear_on_quotas(fit(cell), np.array(["libelle"] * 3))
    assert (found[:, 1] == -np.inf).all()
    assert np.isfinite(found[:, [0, 2, 3]]).all()


@pytest.mark.parametrize(
    ("departments", "counts"),
    [
        (["16", "16"], {"16": [1, 1]}),
        (["16", "17"], {"16": [1, 1], "17": [1, 1]}),
        (["16", "17"], {}),
    ],
    ids=["no other department", "one idea taught", "no count"],
)
def test_the_linear_classifier_falls_back_on_labels(
    departments: list[str], counts: dict[str, list[int]]
) -> None:
    cell = written_cell(IDEAS, np.eye(2).tolist(), [0, 1], [[1, 0], [0, 1]], departments, counts)
    found = linear_on_quotas(fit(cell), np.array(["libelle", "libelle"]))
    assert found == pytest.approx(np.array([[1.0, 0.0, 0.05], [0.0, 1.0, 0.05]]), abs=1e-12)


def materials_of(size: int, sentences: list[tuple[str, str]]) -> Materials:
    nothing = pd.DataFrame()
    return Materials(
        ideas=nothing,
        contributions=pd.DataFrame({"departement": ["16"] * size}),
        published=nothing,
        sentences=pd.DataFrame(sentences, columns=["source", "idee"]),
        readings=Placed(nothing, nothing),
        decisions=Placed(nothing, nothing),
        glossary=(),
    )


def test_comparing_gives_each_contribution_an_idea_of_its_cell_by_each_approach() -> None:
    """Two cells, whose contributions alternate in the table and repeat a label each."""
    problems, propositions = ("T1-C-01-01", "T1-C-01-02"), IDEAS
    one = fit(
        written_cell(problems, np.eye(2).tolist(), [0, 1], np.eye(2).tolist(), ["16", "17"], {})
    )
    other = fit(
        written_cell(
            propositions, np.eye(2).tolist(), [0, 1], np.eye(2)[::-1].tolist(), ["16", "17"], {}
        )
    )
    model = model_of({"T1-C": one, "T1-P": other}, {"T1-C": [0, 2], "T1-P": [3, 1]})
    labels = [("libelle", idea) for idea in (*propositions, *problems)]
    table = compare(model, materials_of(4, labels))
    assert table.columns.tolist() == [
        *("libelles", "codebook", "lineaire"),
        *("sans_lecture", "sans_codebook", "sans_exemple"),
    ]
    expected = [problems[0], propositions[0], problems[1], propositions[1]]
    for name in ("libelles", "codebook", "lineaire"):
        assert table[name].tolist() == expected


def test_comparing_gives_no_idea_where_none_is_likelier_than_all() -> None:
    """A contribution of unknown words, while the other department's were counted nowhere."""
    cell = written_cell(
        IDEAS,
        np.eye(2, 3).tolist(),
        [0, 1],
        [[0, 0, 1]] * 6,
        ["16"] * 3 + ["17"] * 3,
        {"16": [0, 0], "17": [0, 0]},
    )
    labels = [("libelle", idea) for idea in IDEAS]
    table = compare(model_of({"T1-P": fit(cell)}, {"T1-P": range(6)}), materials_of(6, labels))
    assert table["sans_lecture"].tolist() == [""] * 6
    assert "" not in table["libelles"].tolist()


def test_comparing_nothing() -> None:
    fitted = fit_saying(IDEAS, ("16",), [[0.5, 0.5, 0.0]])
    model = model_of({"T1-P": fitted}, {"T1-P": [1]})
    table = compare(model, materials_of(2, [("libelle", idea) for idea in IDEAS]))
    assert (table.iloc[0] == "").all()
