"""No speaker is named in what the project shows: pages, charts, workbook and tables."""

from __future__ import annotations

import html
import re
from pathlib import Path

import openpyxl
import pytest

from cnr.charts import chart_names, make_chart
from cnr.display import table_html
from cnr.report_data import ReportData
from cnr.schema import TABLES
from cnr.site import WORKBOOK
from commands.checkout import ROOT, read_csv
from reports.shown import all_views, department_views, sentences
from support.persons import Persons, document_lines, read_persons

#: Lines of the synthesis that print speakers, first and last; and who opens one of them.
SPOKEN = range(6450, 6995)
_PRESENTED = re.compile(
    r"^(?:TEMOIGNAGE : )?(?:Dr|Mr|Mme|M|docteur|Colonel) (?=[A-Z])"
    r"|^TEMOIGNAGE : |^[A-Z][a-z]+ [A-Z]{4,}(?= IDE| pharm| –| :)"
)


@pytest.fixture(scope="module")
def persons() -> Persons:
    return read_persons()


def readable(text: str) -> str:
    """Return what a page holds, without its pictures, whose letters mean nothing."""
    return html.unescape(re.sub(r"base64,[A-Za-z0-9+/=]*", "", text))


def test_the_speakers_are_those_that_the_source_presents(persons: Persons) -> None:
    assert len(persons.surnames) == 25
    lines = [line for line in document_lines()["synthese-na"] if line.number in SPOKEN]
    presented = [line for line in lines if _PRESENTED.match(line.content)]
    assert len(presented) == 49
    assert [line.number for line in lines if persons.named_in(line.content)] == [
        line.number for line in presented
    ]
    for line in presented:
        assert persons.named_in(" ".join(line.content.split()[:5]))


def test_a_name_is_found_however_it_is_written(persons: Persons) -> None:
    for surname in persons.surnames:
        for written in (surname.upper(), surname.capitalize(), f"d’{surname.title()}, maire"):
            assert persons.named_in(written)
    assert len(persons.surnames - persons.ordinary) == 23
    assert persons.named_in("Une masse salariale, des forces vives") == set()


def test_tables_name_nobody_but_in_the_evidence(persons: Persons) -> None:
    found: dict[tuple[str, str], int] = {}
    for name in TABLES:
        for row in read_csv(ROOT / "data" / "processed" / f"{name}.csv"):
            for column, text in row.items():
                if persons.named_in(text):
                    found[name, column] = found.get((name, column), 0) + 1
    assert found == {("contributions", "texte"): 40}


def test_files_of_the_reports_name_nobody(persons: Persons, made: Path, data: ReportData) -> None:
    read = (".html", ".svg", ".csv")
    files = [path for path in (made / "reports").rglob("*") if path.suffix in read]
    assert len(files) == 1 + len(data["documents"]) + 2 * len(chart_names(data))
    named = {
        path.name: sorted(found)
        for path in files
        if (found := persons.named_in(readable(path.read_text("utf-8-sig"))))
    }
    assert named == {}


def test_the_workbook_names_nobody(persons: Persons, made: Path) -> None:
    book = openpyxl.load_workbook(made / "reports" / WORKBOOK, read_only=True)
    cells = [cell for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row]
    texts = [cell for cell in cells if isinstance(cell, str)]
    assert len(texts) > 10_000
    assert [text for text in texts if persons.named_in(text)] == []


def test_the_executed_pages_name_nobody(persons: Persons, page: str) -> None:
    assert persons.named_in(readable(page)) == set()


def test_the_tables_of_every_department_name_nobody(persons: Persons, data: ReportData) -> None:
    shown = [*all_views(data, "40")]
    shown += [view for code in data.departments for view in department_views(data, code)]
    named = {view.id for view in shown if persons.named_in(readable(table_html(view)))}
    assert named == set()


def test_the_words_of_charts_and_sentences_name_nobody(persons: Persons, data: ReportData) -> None:
    said = [text for code in data.departments for text in sentences(data, code)]
    for name in chart_names(data):
        chart = make_chart(data, name)
        said += [chart.title, chart.alt, chart.note, chart.data.to_csv()]
    assert [text for text in said if persons.named_in(text)] == []
