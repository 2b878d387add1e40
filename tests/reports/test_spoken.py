"""Contributions printed in the reports, counted beside those that the agency counted."""

from __future__ import annotations

from collections import Counter

import pandas as pd
import pytest

from cnr.parse.prompts import LEVER, PROBLEM, SECTIONS, SOLUTION
from cnr.report_data import ReportData
from cnr.spoken import NATURES, published_and_printed, totals
from support.segmentation import read_segmentation

#: Theme and nature, counted by the agency and printed in the reports.
FIGURES = """
1 constat     152 175
1 proposition 735 760
2 constat      61  58
2 proposition 246 291
3 constat      54  58
3 proposition 165 188
4 constat      67  59
4 proposition 243 253
"""
#: First line of the contribution that is pasted to a title, which the parser does not find.
MISSED = 10706


def published(*rows: tuple[str, str, str, str, int]) -> pd.DataFrame:
    """Rows of tableaux_publies: scope, theme, nature, level, count."""
    return pd.DataFrame(rows, columns=["perimetre", "thematique", "nature", "niveau", "nombre"])


def said(*rows: tuple[str, str, str, str | None]) -> pd.DataFrame:
    """Rows of contributions: department, theme, section, speaker."""
    return pd.DataFrame(rows, columns=["departement", "thematique", "rubrique", "locuteur"])


def counts(table: pd.DataFrame) -> list[tuple[object, ...]]:
    columns = ["perimetre", "thematique", "nature", "publies", "releves", "ecart", "temoins"]
    return list(table[columns].itertuples(index=False, name=None))


def test_ideas_are_counted_and_neither_groups_nor_the_region() -> None:
    table = published(
        ("region", "1", "constat", "idee", 9),
        ("01", "1", "constat", "groupe", 5),
        ("01", "1", "constat", "idee", 3),
        ("01", "1", "constat", "idee", 2),
        ("01", "1", "sujet_probleme", "sujet", 7),
    )
    none = said(("01", "2", PROBLEM, None))
    assert counts(published_and_printed(table, none)) == [
        ("01", "1", "constat", 5, 0, -5, 0),
        ("01", "2", "constat", 0, 1, 1, 0),
    ]


def test_levers_are_proposals_as_solutions_are() -> None:
    assert NATURES == {PROBLEM: "constat", SOLUTION: "proposition", LEVER: "proposition"}
    assert set(NATURES) == set(SECTIONS)
    table = published_and_printed(
        published(("01", "1", "proposition", "idee", 1)),
        said(("01", "1", SOLUTION, None), ("01", "1", LEVER, None), ("2A", "1", LEVER, None)),
    )
    assert counts(table) == [
        ("01", "1", "proposition", 1, 2, 1, 0),
        ("2A", "1", "proposition", 0, 1, 1, 0),
    ]


def test_contributions_of_presented_speakers_are_counted() -> None:
    spoken = said(("01", "1", PROBLEM, "élu"), ("01", "1", PROBLEM, None))
    table = published_and_printed(published(("01", "1", "constat", "idee", 2)), spoken)
    assert counts(table) == [("01", "1", "constat", 2, 2, 0, 1)]


def test_sums_keep_the_order_of_the_text() -> None:
    table = published_and_printed(
        published(("19", "1", "constat", "idee", 2), ("2A", "2", "constat", "idee", 3)),
        said(("2A", "1", PROBLEM, None), ("19", "2", SOLUTION, "élu")),
    )
    assert totals(table, "perimetre").to_numpy().tolist() == [
        ["19", 2, 1, 1, -1],
        ["2A", 3, 1, 0, -2],
    ]
    assert totals(table, "nature").to_numpy().tolist() == [
        ["constat", 5, 1, 0, -4],
        ["proposition", 0, 1, 1, 1],
    ]


@pytest.fixture(scope="module")
def compared(data: ReportData) -> pd.DataFrame:
    return published_and_printed(data["tableaux_publies"], data["contributions"])


def test_the_figures_of_each_theme_and_nature(compared: pd.DataFrame) -> None:
    sums = compared.groupby(["thematique", "nature"])[["publies", "releves"]].sum()
    wanted = [row.split() for row in FIGURES.strip().splitlines()]
    assert sums.index.tolist() == [(theme, nature) for theme, nature, *_ in wanted]
    assert sums.to_numpy().tolist() == [[int(a), int(b)] for *_, a, b in wanted]
    assert sums.sum().tolist() == [1723, 1842]
    assert compared["temoins"].sum() == 108


def test_what_is_printed_was_read_without_the_parser_too(compared: pd.DataFrame) -> None:
    read = Counter(
        (span.department, span.theme, NATURES[span.section])
        for span in read_segmentation()
        if span.first != MISSED
    )
    keys = zip(compared["perimetre"], compared["thematique"], compared["nature"], strict=True)
    found = dict(zip(keys, compared["releves"], strict=True))
    assert {key: count for key, count in found.items() if count} == read
