"""The tables counted again, and the bounds of what may have been published."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from cnr.coding.materials import Materials
from cnr.coding.model import Model
from cnr.coding.readings import Placed
from cnr.coding.recount import _bounds, _with_interval, recount
from support.small_cell import fit_saying, model_of

C1, C2, P1 = "T1-C-01-01", "T1-C-01-02", "T1-P-01-01"
COLUMNS = ["perimetre", "idee", "publie", "attendu", "variance"]


def interval(
    rows: list[tuple[str, str, int, float, float]], *, regional: bool = False
) -> list[list[int]]:
    table = _with_interval(pd.DataFrame(rows, columns=COLUMNS), regional=regional)
    return table[["bas", "haut"]].values.tolist()


def bounds(mean: float, variance: float) -> tuple[int, int]:
    low, high = _bounds(np.array([mean]), np.array([variance]))
    return int(low[0]), int(high[0])


@pytest.mark.parametrize(
    ("mean", "variance", "expected"),
    [
        (10.0, 100.0, (0, 37)),  # exponential: 10 · 0.0253 and 10 · 3.689
        (100.0, 10_000.0, (3, 369)),
        (3.0, 1.0, (1, 5)),  # a sixth of chi-square with 18 degrees: 8.231 and 31.526
        (20.0, 20.0, (12, 30)),  # a half of chi-square with 40 degrees: 24.433 and 59.342
        (0.0, 0.05, (0, 0)),
        (0.0, 25.0, (0, 0)),
        (1000.0, 0.05, (1000, 1000)),
    ],
    ids=["exponential", "larger", "chi2 18", "chi2 40", "nothing", "nothing spread", "sure"],
)
def test_bounds_are_those_of_a_gamma(
    mean: float, variance: float, expected: tuple[int, int]
) -> None:
    assert bounds(mean, variance) == expected


def test_bounds_of_no_count() -> None:
    low, high = _bounds(np.empty(0), np.empty(0))
    assert (low.tolist(), high.tolist()) == ([], [])


def test_the_spread_is_that_of_other_cells_in_other_departments() -> None:
    """Two departments, two cells: each row takes the spread of the row crosswise.

    Spreads seen: 16 C 10²/20 = 5; 16 P 2²/1 = 4; 17 C 0; 17 P 5²/5 = 5. Variances that spread
    makes mean² are exponential: 100 for 10, 36 for 6 and 25 for 5; a spread below 1 stays 1.
    """
    assert interval(
        [
            ("16", C1, 20, 10.0, 20.0),
            ("16", P1, 5, 3.0, 1.0),
            ("17", C1, 6, 6.0, 9.0),
            ("17", P1, 10, 5.0, 5.0),
        ]
    ) == [[0, 37], [1, 5], [0, 22], [0, 18]]


def test_rows_of_one_cell_share_their_spread_whatever_their_own_gap() -> None:
    """17 P spreads 5 times for both rows of 16 C, variance 20 to 100; 16 C is 1 for 17 P."""
    found = interval(
        [
            ("16", C1, 10, 10.0, 20.0),
            ("16", C2, 14, 10.0, 20.0),
            ("17", P1, 10, 5.0, 5.0),
        ]
    )
    assert found[:2] == [[0, 37], [0, 37]]
    assert found[2] == list(bounds(5.0, 5.0))


def test_the_regions_spread_is_that_of_its_other_cells() -> None:
    """C 10²/20 = 5 for P, whose variance becomes 100; P 0 for C, which keeps its variance of 20."""
    rows = [("region", C1, 30, 20.0, 20.0), ("region", P1, 10, 10.0, 20.0)]
    assert interval(rows, regional=True) == [[12, 30], [0, 37]]


def test_a_department_alone_learns_no_spread_from_itself() -> None:
    rows = [("16", C1, 30, 20.0, 20.0), ("16", P1, 10, 10.0, 20.0)]
    assert interval(rows) == [[12, 30], list(bounds(10.0, 20.0))]


def test_without_another_cell_counts_spread_as_independent_contributions() -> None:
    assert interval([("16", C1, 90, 20.0, 20.0), ("17", C1, 90, 3.0, 1.0)]) == [[12, 30], [1, 5]]
    assert interval([("region", C1, 90, 20.0, 20.0)], regional=True) == [[12, 30]]


def test_an_expected_count_near_nothing_is_not_known_to_the_unit() -> None:
    """A variance of 0.05 at least, also where the spread is learnt: 1² / 0.05 = 20 times."""
    found = interval([("16", C1, 1, 0.0, 0.0), ("17", P1, 5, 3.0, 0.05)])
    assert found[0] == [0, 0]
    assert found[1] == [1, 5]  # 0.05 times 20 is a variance of 1


def test_the_expected_count_is_rounded_and_its_variance_left_out() -> None:
    row = ("16", C1, 1, 3.14159, 1.0)
    table = _with_interval(pd.DataFrame([row], columns=COLUMNS), regional=False)
    assert table.columns.tolist() == ["perimetre", "idee", "publie", "attendu", "bas", "haut"]
    assert table["attendu"].tolist() == [3.14]


def materials(
    departments: list[str],
    published: list[tuple[str, str, str | None, int]],
) -> Materials:
    nothing = pd.DataFrame()
    return Materials(
        ideas=pd.DataFrame(
            {
                "idee": [C1, C2, P1],
                "thematique": [1, 1, 1],
                "nature": ["constat", "constat", "proposition"],
            }
        ),
        contributions=pd.DataFrame({"departement": departments}),
        published=pd.DataFrame(published, columns=["perimetre", "niveau", "idee", "nombre"]),
        sentences=nothing,
        readings=Placed(nothing, nothing),
        decisions=Placed(nothing, nothing),
        glossary=(),
    )


def hand_made_model() -> Model:
    """Three contributions on problems, of 16, 16 and 17, and one proposition of 79."""
    problems = fit_saying(
        (C1, C2), ("16", "16", "17"), [[0.5, 0.25, 0.25], [0.75, 0.25, 0.0], [0.0, 1.0, 0.0]]
    )
    propositions = fit_saying((P1,), ("79",), [[0.5, 0.5]])
    return model_of({"T1-C": problems, "T1-P": propositions}, {"T1-C": [0, 1, 2], "T1-P": [3]})


#: The region's table, whose count of C1 is not the sum of the departments'; 86 has no contribution.
PUBLISHED: list[tuple[str, str, str | None, int]] = [
    ("region", "idee", C1, 7),
    ("region", "idee", P1, 2),
    ("region", "groupe", None, 7),
    ("17", "idee", C2, 1),
    ("17", "groupe", None, 1),
    ("16", "idee", C1, 3),
    ("86", "idee", P1, 2),
]


def coded(rows: list[tuple[str, object, object, object, str, object]]) -> pd.DataFrame:
    columns = ["idee_libre", "idee_quotas", "idee_quotas_2", "origine", "idee_retenue"]
    return pd.DataFrame(rows, columns=["departement", *columns])


CODED = coded(
    [
        ("16", C1, C1, C2, "lecture", C2),
        ("16", C1, C1, "", "quotas", C1),
        ("17", C2, "", None, "lecture", ""),
        ("79", "", None, float("nan"), "libre", P1),
    ]
)


def counted() -> pd.DataFrame:
    return recount(hand_made_model(), materials(["16", "16", "17", "79"], PUBLISHED), CODED)


def column(table: pd.DataFrame, name: str) -> dict[str, list[float]]:
    return {
        str(scope): rows[name].tolist() for scope, rows in table.groupby("perimetre", sort=False)
    }


def test_a_row_for_every_idea_in_the_region_then_in_each_department() -> None:
    """Departments of the published tables first, then those that have contributions only."""
    table = counted()
    assert table["perimetre"].drop_duplicates().tolist() == ["region", "17", "16", "86", "79"]
    assert table["idee"].tolist() == [C1, C2, P1] * 5
    assert table["thematique"].tolist() == [1] * 15
    assert table["nature"].tolist() == ["constat", "constat", "proposition"] * 5


def test_published_counts_are_those_of_ideas_and_the_regions_its_own() -> None:
    assert column(counted(), "publie") == {
        "region": [7, 0, 2],
        "17": [0, 1, 0],
        "16": [3, 0, 0],
        "86": [0, 0, 2],
        "79": [0, 0, 0],
    }


def test_free_counts() -> None:
    free = column(counted(), "libre")
    assert (free["region"], free["16"], free["17"]) == ([2, 1, 0], [2, 0, 0], [0, 1, 0])
    assert free["79"] == free["86"] == [0, 0, 0]


def test_a_contribution_counted_under_two_ideas_counts_under_both() -> None:
    quotas = column(counted(), "quotas")
    assert (quotas["region"], quotas["16"]) == ([2, 1, 0], [2, 1, 0])
    assert quotas["17"] == quotas["79"] == [0, 0, 0]


def test_only_what_a_reader_filed_counts_as_read() -> None:
    read = column(counted(), "lecture")
    assert (read["region"], read["16"]) == ([0, 1, 0], [0, 1, 0])
    assert read["17"] == read["79"] == [0, 0, 0]


def test_expected_counts_are_sums_of_probabilities() -> None:
    assert column(counted(), "attendu") == {
        "region": [1.25, 1.5, 0.5],
        "17": [0.0, 1.0, 0.0],
        "16": [1.25, 0.5, 0.0],
        "86": [0.0, 0.0, 0.0],
        "79": [0.0, 0.0, 0.5],
    }


def test_bounds_of_a_recounted_cell() -> None:
    """16 C1: variance 0.5·0.5 + 0.75·0.25 = 0.4375; others in P: 86 2²/0.05, 79 0.5²/0.25, and
    17, whose nothing weighs 0.05: (4 + 0.25) / 0.35, or 12.14 times."""
    table = counted().set_index(["perimetre", "idee"])
    low, high = bounds(1.25, 0.4375 * 4.25 / 0.35)
    assert table.loc[("16", C1), ["bas", "haut"]].tolist() == [low, high] == [0, 8]


def test_a_region_of_one_department_learns_no_spread_from_it() -> None:
    """Its table is not taken for the region's, where C1 is 20 and makes P1 spread."""
    problems = fit_saying((C1, C2), ("16", "16"), [[0.5, 0.25, 0.25], [0.75, 0.25, 0.0]])
    model = model_of(
        {"T1-C": problems, "T1-P": fit_saying((P1,), ("16",), [[0.5, 0.5]])},
        {"T1-C": [0, 1], "T1-P": [2]},
    )
    published = [("region", "idee", C1, 20), ("16", "idee", C1, 20)]
    table = recount(model, materials(["16"] * 3, published), coded([]))
    rows = table.set_index(["perimetre", "idee"])[["bas", "haut"]]
    assert rows.loc[("16", P1)].tolist() == list(bounds(0.5, 0.25))
    assert rows.loc[("region", P1)].tolist() != list(bounds(0.5, 0.25))


def test_nothing_coded_counts_nothing() -> None:
    table = recount(hand_made_model(), materials(["16", "16", "17", "79"], PUBLISHED), coded([]))
    assert table[["libre", "quotas", "lecture"]].sum().tolist() == [0, 0, 0]
    assert table["publie"].sum() == 15


def test_a_region_without_published_tables() -> None:
    table = recount(hand_made_model(), materials(["16", "16", "17", "79"], []), CODED)
    assert table["perimetre"].drop_duplicates().tolist() == ["region", "16", "17", "79"]
    assert table["publie"].tolist() == [0] * 12
    assert column(table, "libre")["region"] == [2, 1, 0]
