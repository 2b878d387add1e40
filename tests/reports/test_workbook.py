"""The workbook: complete, found through its contents, equal to the data, and without formulas."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pandas as pd
import pytest
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from cnr.french import quote
from cnr.report_data import ReportData
from cnr.site import WORKBOOK
from cnr.views import View, contributions_by_theme, documents
from cnr.workbook import _Book
from commands.checkout import outputs

FIRST = ["Couverture", "Sommaire", "Cadrage"]
LAST = [
    *("Ateliers", "Contributions", "Codage", "Grille", "Recompte", "Classes", "Classement", "Mots"),
    *("Idées émergentes", "Actions locales", "Rapprochements", "Idées sans action"),
    *("Exemples cités", "Écarts", "Notes", "Sources"),
]


@pytest.fixture(scope="module")
def book(made: Path) -> Workbook:
    return openpyxl.load_workbook(made / "reports" / WORKBOOK)


def table(sheet: Worksheet, title: str) -> Iterator[list[object]]:
    """Yield the header and the rows of the table that stands under `title` in a sheet."""
    rows = iter(sheet.iter_rows(values_only=True))
    next(row for row in rows if row[0] == title)
    header = [name for name in next(rows) if name is not None]
    yield header
    for row in rows:
        if row[1] is None:  # a note, or the empty row between two tables
            return
        yield list(row[: len(header)])


def test_the_sheets_are_those_of_the_data(book: Workbook, data: ReportData) -> None:
    themes = [f"Thématique {theme}" for theme in data.themes]
    departments = [f"{code} {name}" for code, name in data.departments.items()]
    assert book.sheetnames == [*FIRST, *themes, *departments, *LAST]
    assert len(departments) == 12


def test_each_sheet_has_a_title(book: Workbook) -> None:
    titles = [sheet["A1"].value for sheet in book]
    assert all(titles)
    assert len(set(titles)) == len(titles)


def test_the_contents_lead_to_every_sheet(book: Workbook) -> None:
    contents = book["Sommaire"]
    links = {
        cell.hyperlink.location.rpartition("!")[0].strip("'"): cell.value
        for (cell, *_) in contents.iter_rows(min_row=3)
        if cell.hyperlink
    }
    assert list(links) == book.sheetnames[2:]
    for name, said in links.items():
        assert said == f"{name} : {book[name]['A1'].value}"


def test_the_cover_leads_to_the_contents_and_names_its_source(
    book: Workbook, data: ReportData
) -> None:
    cover = book["Couverture"]
    links = [cell.hyperlink.location for (cell, *_) in cover.iter_rows() if cell.hyperlink]
    assert links == ["'Sommaire'!A1"]
    words = " ".join(str(cell.value) for (cell, *_) in cover.iter_rows() if cell.value)
    assert data.source_line in words
    assert data["documents"]["sha256"].iloc[0] in words
    counted = (
        "256 idées, 12 départements, 47 ateliers, 1\u202f842 contributions, 300 écarts relevés"
    )
    assert counted in words


def test_no_cell_is_a_formula_or_leaves_the_workbook(book: Workbook) -> None:
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "n"}
    outside = [cell.hyperlink.target for cell in cells if cell.hyperlink and cell.hyperlink.target]
    assert outside == []
    texts = [cell.value for cell in cells if isinstance(cell.value, str)]
    assert [text for text in texts if text[:1] in tuple("=+-@\t\r")] == []


@pytest.mark.parametrize("nature", ["constat", "proposition"])
def test_regional_counts_are_those_of_the_data(
    book: Workbook, data: ReportData, nature: str
) -> None:
    published = data["tableaux_publies"]
    for theme in data.themes:
        rows = published[
            (published["perimetre"] == "region")
            & (published["thematique"] == theme)
            & (published["nature"] == nature)
        ]
        title = f"Thématique {theme}\u00a0: {nature}s, ensemble de la région"
        header, *shown = table(book[f"Thématique {theme}"], title)
        assert header[:4] == ["Groupe et idées", "Publié", "Somme des départements", "Contrôle"]
        assert [row[:2] for row in shown] == rows[["libelle", "nombre"]].to_numpy().tolist()
        assert all(row[1] == row[2] and row[3] == "✓" for row in shown)


def test_departmental_counts_are_those_of_the_data(book: Workbook, data: ReportData) -> None:
    published = data["tableaux_publies"]
    for code, name in data.departments.items():
        for (theme, nature), rows in published[published["perimetre"] == code].groupby(
            ["thematique", "nature"], sort=False
        ):
            title = f"Thématique {theme}\u00a0: {nature}s, {name} ({code})"
            header, *shown = table(book[f"{code} {name}"], title)
            assert header[:2] == ["Groupe et idées", "Département"]
            assert [row[:2] for row in shown] == rows[["libelle", "nombre"]].to_numpy().tolist()


def test_subjects_are_those_of_the_data(book: Workbook, data: ReportData) -> None:
    published = data["tableaux_publies"]
    names = {"sujet_probleme": "problématiques", "sujet_solution": "solutions"}
    for (theme, nature), rows in published[published["niveau"] == "sujet"].groupby(
        ["thematique", "nature"]
    ):
        title = f"Thématique {theme}\u00a0: sujets ({names[nature]})"
        _, *shown = table(book[f"Thématique {theme}"], title)
        assert [row[:2] for row in shown] == rows[["libelle", "nombre"]].to_numpy().tolist()


def test_framing_and_findings_are_those_of_the_data(book: Workbook, data: ReportData) -> None:
    _, *shown = table(book["Cadrage"], contributions_by_theme(data).title)
    assert [(row[1], row[3]) for row in shown] == [
        *((908, 887), (345, 307), (243, 219), (315, 310), (1811, 1723)),
    ]
    written = {cell.value for row in book["Écarts"].iter_rows() for cell in row}
    assert set(data["ecarts"]["ecart"]) <= written
    assert set(data["ecarts"]["constat"]) <= written


def test_workshops_and_participants_are_those_of_the_data(book: Workbook) -> None:
    sheet = book["Ateliers"]
    header, *shown = table(sheet, "Les ateliers, dans l’ordre des dates")
    people, said = header.index("Participants"), header.index("Contributions")
    assert len(shown) == 47
    assert sum(row[people] or 0 for row in shown) == 1840
    assert sum(row[said] or 0 for row in shown) == 1842
    _, *shown = table(sheet, "Participants par catégorie, là où elle est comptée")
    assert [row[1] for row in shown] == [418, 200, 606, 189, 103, 37]
    _, *shown = table(sheet, "Participants imprimés, atelier par atelier")
    assert len(shown) == 46
    title = "Contributions comptées par l’agence et imprimées dans les comptes-rendus"
    _, *shown = table(sheet, title)
    assert shown[-1] == ["Total", 1723, 1842, 119]


def test_contributions_are_those_of_the_data_in_their_readable_form(
    book: Workbook, data: ReportData
) -> None:
    rows = data["contributions"]
    title = "Les 1\u202f842 contributions, dans l’ordre du texte"
    header, *shown = table(book["Contributions"], title)
    cells = pd.DataFrame(shown, columns=header)
    assert cells["Identifiant"].tolist() == rows["contribution"].tolist()
    assert cells["Dit par"].fillna("").tolist() == rows["locuteur"].fillna("").tolist()
    said = zip(cells["Contribution"], rows["texte_lisible"], rows["chapeau"], strict=True)
    leads = 0
    for cell, text, lead in said:
        before = "" if pd.isna(lead) else f"{lead.rstrip(' :')} — "
        assert cell.removeprefix("'") == f"{before}{text}"
        leads += bool(before)
    assert leads == 181


def test_quoted_examples_are_those_of_the_data(book: Workbook, data: ReportData) -> None:
    shown = [
        row
        for theme, count in zip(data.themes, (43, 15, 3, 12), strict=True)
        for row in list(
            table(
                book["Exemples cités"],
                f"Thématique {theme}\u00a0: {count}\u00a0exemples cités",
            )
        )[1:]
    ]
    assert [row[1] for row in shown] == [quote(text) for text in data["exemples"]["citation"]]
    assert [row[2] for row in shown].count("aucun compte-rendu") == 1


def test_sources_are_those_of_the_manifest(book: Workbook, data: ReportData) -> None:
    header, *shown = table(book["Sources"], documents(data).title)
    assert [row[0] for row in shown] == list(data["documents"]["titre"])
    assert header[0] == "Document"


def test_two_workbooks_have_the_same_bytes_and_no_clock(
    made: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    other = outputs(tmp_path_factory, "there")
    content = (made / "reports" / WORKBOOK).read_bytes()
    assert content == (other / "reports" / WORKBOOK).read_bytes()
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert b"2022-12-31T00:00:00Z" in archive.read("docProps/core.xml")


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "http://lieu.example"])
def test_a_text_that_would_be_run_is_only_text(text: str) -> None:
    buffer = io.BytesIO()
    book = _Book(buffer)
    view = View("essai", text, pd.DataFrame({"Texte": [text]}), note=text)
    book.table(book.sheet("Essai", text), 2, view)
    book.book.close()
    sheet = openpyxl.load_workbook(buffer)["Essai"]
    cells = [cell for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} == {"s"}
    assert not any(cell.hyperlink for cell in cells)
    assert not any(cell.value.startswith(tuple("=+-@\t\r")) for cell in cells)
    assert {cell.value.removeprefix("'") for cell in cells} == {text, "Texte"}
