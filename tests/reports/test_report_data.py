"""What reports read: the texts of the lines, and how their numbers are listed."""

from __future__ import annotations

import pandas as pd
import pytest

from cnr import views
from cnr.lines import Line
from cnr.report_data import ReportData
from cnr.views.view import line_spans, short_list
from support.persons import read_persons


def test_the_lines_are_those_of_the_synthesis(data: ReportData, real_lines: list[Line]) -> None:
    printed = {line.number: line.content for line in real_lines if not line.is_blank}
    assert list(data.lines) == list(printed)
    changed = {number for number, text in data.lines.items() if text != printed[number]}
    persons = read_persons()
    assert changed == {number for number, text in printed.items() if persons.named_in(text)}


def test_the_lines_of_a_finding_are_shown_with_their_text(data: ReportData) -> None:
    table = views.finding_lines(data, "certain").data
    row = table[table["Écart"] == "mots_colles-001"]
    assert row[["Ligne", "Texte de la source"]].to_numpy().tolist() == [[10706, data.lines[10706]]]
    assert table.groupby("Écart").size().max() == 12


@pytest.mark.parametrize(
    ("count", "listed"),
    [(0, ""), (1, "1"), (12, "1 2 3 4 5 6 7 8 9 10 11 12")],
)
def test_a_short_list_is_whole(count: int, listed: str) -> None:
    assert short_list(" ".join(map(str, range(1, count + 1)))) == listed


def test_a_long_list_says_how_many_lines_it_has() -> None:
    lines = " ".join(map(str, range(1, 38)))
    assert short_list(lines) == "1 2 3 4 5 6 7 8 9 10 11 12 … (37 lignes)"
    assert short_list("1 2 3 4", most=3) == "1 2 3 … (4 lignes)"


def test_a_span_of_one_line_is_its_number() -> None:
    rows = pd.DataFrame({"ligne_debut": [254, 254], "ligne_fin": [254, 257]})
    assert line_spans(rows) == ["254", "254–257"]
