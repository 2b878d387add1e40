from __future__ import annotations

import numpy as np
import pytest

from cnr.coding.calibration import Calibrator
from cnr.coding.free import Coded, code, code_corpus
from support.small_cell import fit_saying, model_of

IDEAS = ("i1", "i2", "i3", "i4")
#: Odds squared: 0.6 becomes 0.36 / (0.36 + 0.16), 0.9 becomes 0.81 / 0.82.
SQUARED = Calibrator(slope=2.0)


def coded(*rows: list[float], ideas: tuple[str, ...] = IDEAS) -> Coded:
    return code(np.array(rows), ideas, Calibrator())


def test_the_likeliest_ideas_in_order() -> None:
    found = coded([0.1, 0.4, 0.15, 0.3, 0.05])
    assert found.ideas.tolist() == [["i2", "i4", "i3"]]
    assert found.probability.tolist() == [0.4]


def test_where_none_fits_the_likeliest_ideas_follow() -> None:
    found = coded([0.1, 0.05, 0.15, 0.1, 0.6])
    assert found.ideas.tolist() == [["", "i3", "i1"]]
    assert found.probability.tolist() == [0.6]


def test_none_does_not_lead_when_ideas_together_are_as_likely() -> None:
    found = coded([0.1, 0.2, 0.15, 0.05, 0.5])
    assert found.ideas.tolist() == [["i2", "i3", "i1"]]
    assert found.probability.tolist() == [0.2]


def test_equal_probabilities_keep_the_codebooks_order() -> None:
    assert coded([0.2] * 5).ideas.tolist() == [["i1", "i2", "i3"]]
    assert coded([0.1, 0.3, 0.1, 0.3, 0.2]).ideas.tolist() == [["i2", "i4", "i1"]]


def test_probabilities_that_differ_beyond_the_sixth_decimal_are_equal() -> None:
    assert coded([0.2, 0.2000004, 0.2, 0.2, 0.2]).ideas[0, 0] == "i1"
    assert coded([0.2, 0.2000006, 0.2, 0.2, 0.2]).ideas[0, 0] == "i2"
    assert coded([0.2, 0.1, 0.1, 0.1, 0.5000004]).ideas[0, 0] == "i1"


@pytest.mark.parametrize(
    ("ideas", "row", "given"),
    [
        (("i1",), [0.9, 0.1], ["i1", "", ""]),
        (("i1",), [0.1, 0.9], ["", "i1", ""]),
        (("i1", "i2"), [0.2, 0.7, 0.1], ["i2", "i1", ""]),
        (("i1", "i2"), [0.1, 0.2, 0.7], ["", "i2", "i1"]),
    ],
    ids=["one idea", "none of one", "two ideas", "none of two"],
)
def test_fewer_ideas_than_are_given(
    ideas: tuple[str, ...], row: list[float], given: list[str]
) -> None:
    assert coded(row, ideas=ideas).ideas.tolist() == [given]


def test_each_row_is_coded_for_itself() -> None:
    found = coded([0.7, 0.1, 0.1, 0.05, 0.05], [0.0, 0.1, 0.0, 0.0, 0.9], [0.1, 0.1, 0.1, 0.6, 0.1])
    assert found.ideas[:, 0].tolist() == ["i1", "", "i4"]
    assert found.ideas[:, 1].tolist() == ["i2", "i2", "i1"]
    assert found.probability.tolist() == [0.7, 0.9, 0.6]


def test_no_text_to_code() -> None:
    found = code(np.empty((0, 5)), IDEAS, Calibrator())
    assert found.ideas.shape == (0, 3)
    assert found.probability.shape == (0,)


def test_the_probability_is_calibrated_and_rounded() -> None:
    found = code(np.array([[0.6, 0.1, 0.1, 0.1, 0.1]]), IDEAS, SQUARED)
    assert found.probability.tolist() == [0.6923]


def test_the_corpus_is_coded_in_the_order_of_its_table() -> None:
    """Two cells whose contributions alternate in the table."""
    first = fit_saying(("T1-C-01-01", "T1-C-01-02"), ("16", "17"), [[0.8, 0.1, 0.1], [0, 0.1, 0.9]])
    second = fit_saying(("T1-P-01-01",), ("17", "16"), [[0.7, 0.3], [0.6, 0.4]])
    model = model_of({"T1-C": first, "T1-P": second}, {"T1-C": [3, 0], "T1-P": [1, 2]})
    table = code_corpus(model)
    assert table.index.tolist() == [0, 1, 2, 3]
    assert table.columns.tolist() == ["idee_libre", "proba_libre", "idee_libre_2", "idee_libre_3"]
    assert table.values.tolist() == [
        ["", 0.9, "T1-C-01-02", "T1-C-01-01"],
        ["T1-P-01-01", 0.7, "", ""],
        ["T1-P-01-01", 0.6, "", ""],
        ["T1-C-01-01", 0.8, "T1-C-01-02", ""],
    ]


def test_each_department_has_the_calibration_learnt_without_it() -> None:
    """The department that has none takes the one learnt from all."""
    fitted = fit_saying(("T1-C-01-01",), ("16", "17", "16"), [[0.6, 0.4], [0.6, 0.4], [0.9, 0.1]])
    model = model_of(
        {"T1-C": fitted}, {"T1-C": [0, 1, 2]}, {"16": SQUARED, None: Calibrator(slope=0.0)}
    )
    assert code_corpus(model)["proba_libre"].tolist() == [0.6923, 0.5, 0.9878]
