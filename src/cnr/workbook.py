"""The published tables and what was said, as one workbook for policy staff."""

from __future__ import annotations

import io
import textwrap
from datetime import UTC, datetime
from typing import Any

import pandas as pd
import xlsxwriter

from cnr import __version__, views
from cnr.exports import harmless
from cnr.french import number, typo
from cnr.parse.records import REGION
from cnr.report_data import ReportData
from cnr.views import View

#: A workbook keeps its date of creation; a fixed one makes two builds give the same bytes.
_CREATED = datetime(2022, 12, 31, tzinfo=UTC).replace(tzinfo=None)
#: Widths of columns, in letters: long texts, and the most that others get.
_WIDE, _NARROW = 74, 26
_LINE_HEIGHT = 15.0  # points
_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}


class _Book:
    """The workbook being written, with its formats and the sheets already in it."""

    def __init__(self, buffer: io.BytesIO) -> None:
        self.book = xlsxwriter.Workbook(buffer, _OPTIONS)
        self.book.set_properties(
            {"title": "Ateliers du CNR Santé : tableaux publiés", "created": _CREATED}
        )
        base = {"font_name": "Calibri", "font_size": 11, "valign": "top"}
        add = self.book.add_format
        self.plain = add(base | {"text_wrap": True})
        self.idea = add(base | {"text_wrap": True, "align": "left", "indent": 2})
        self.strong = add(base | {"text_wrap": True, "bold": True, "bg_color": "#EAF1F7"})
        self.head = add(
            base | {"text_wrap": True, "bold": True, "font_color": "white", "bg_color": "#00466E"}
        )
        self.title = add(base | {"bold": True, "font_size": 16})
        self.subtitle = add(base | {"bold": True, "font_size": 12})
        self.note = add(base | {"italic": True, "font_color": "#4D4D4D", "text_wrap": True})
        self.link = add(base | {"font_color": "#0059A3", "underline": 1})
        self.sheets: list[tuple[str, str]] = []
        self.widths: dict[int, float] = {}  # of the columns of the sheet being written

    def sheet(self, name: str, title: str) -> Any:
        sheet = self.book.add_worksheet(name)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.hide_gridlines(2)
        sheet.set_column(0, 0, _WIDE)
        self.widths = {}
        sheet.write_string(0, 0, harmless(title), self.title)
        self.sheets.append((name, title))
        return sheet

    def table(self, sheet: Any, row: int, view: View) -> int:
        """Write `view` from `row` on; return the first free row after it."""
        sheet.write_string(row, 0, harmless(view.title), self.subtitle)
        for column, name in enumerate(view.data.columns):
            sheet.write_string(row + 1, column, name, self.head)
            longest = max(map(len, [name, *view.data[name].astype("string").fillna("")])) + 2
            wanted = _WIDE if name in view.wide else min(longest, _NARROW)
            self.widths[column] = max(self.widths.get(column, 0), wanted)
            sheet.set_column(column, column, self.widths[column])
        for rank, values in enumerate(view.data.itertuples(index=False)):
            self.fit(sheet, row + 2 + rank, [str(value) for value in values])
            group = bool(view.levels) and view.levels[rank] == 0
            for column, value in enumerate(values):
                form = self.strong if group else self.plain
                if view.levels and not group and column == 0:
                    form = self.idea
                self.cell(sheet, row + 2 + rank, column, value, form)
        after = row + 2 + len(view.data)
        if view.note:
            self.fit(sheet, after, [view.note])
            sheet.write_string(after, 0, harmless(view.note), self.note)
            after += 1
        return after + 1

    def fit(self, sheet: Any, row: int, texts: list[str]) -> None:
        """Make a row high enough for its wrapped texts: not every program does it on opening."""
        lines = [
            len(textwrap.wrap(text, int(1.08 * self.widths.get(column, _WIDE))))
            for column, text in enumerate(texts)
        ]
        if max(lines, default=1) > 1:
            sheet.set_row(row, _LINE_HEIGHT * max(lines))

    @staticmethod
    def cell(sheet: Any, row: int, column: int, value: object, form: Any) -> None:
        if value is None or value is pd.NA or (isinstance(value, float) and pd.isna(value)):
            sheet.write_blank(row, column, None, form)
        elif isinstance(value, str):
            sheet.write_string(row, column, harmless(value), form)
        else:
            sheet.write_number(row, column, float(value), form)  # type: ignore[arg-type]


def write_workbook(data: ReportData) -> bytes:
    """Return the XLSX: cover, contents, framing, a sheet per theme and per department, workshops,
    contributions, coding, classes, local plans, quoted examples, findings, notes and sources. Two
    calls on the same data give the same bytes.
    """
    buffer = io.BytesIO()
    book = _Book(buffer)
    cover = book.sheet("Couverture", "Ateliers du CNR Santé : tableaux publiés et contrôlés")
    contents = book.sheet("Sommaire", "Sommaire")
    _write_tables(book, data)
    _write_notes(book, data)
    _write_cover(book, cover, data)
    for rank, (name, title) in enumerate(book.sheets[2:]):
        contents.write_url(rank + 2, 0, f"internal:'{name}'!A1", book.link, f"{name} : {title}")
    book.book.close()
    return buffer.getvalue()


def _write_tables(book: _Book, data: ReportData) -> None:
    sheet = book.sheet("Cadrage", "Section 1.1 : ateliers et contributions")
    row = book.table(sheet, 2, views.workshops_by_department(data))
    book.table(sheet, row, views.contributions_by_theme(data))
    for theme, title in data.themes.items():
        sheet = book.sheet(f"Thématique {theme}", typo(f"Thématique {theme} : {title}"))
        row = 2
        for nature in ("sujet_probleme", "sujet_solution"):
            row = book.table(sheet, row, views.subjects(data, theme, nature))
        for view in views.all_tables(data, REGION, theme):
            row = book.table(sheet, row, view)
    for code, name in data.departments.items():
        sheet = book.sheet(f"{code} {name}"[:31], f"{name} ({code})")
        row = book.table(sheet, 2, views.workshops(data, code))
        for theme in data.themes:
            for view in views.all_tables(data, code, theme):
                row = book.table(sheet, row, view)
        row = book.table(sheet, row, views.profile(data, code, "groupe", most=28))
        book.table(sheet, row, views.profile(data, code, "idee"))
    sheet = book.sheet("Ateliers", "Les ateliers et leurs participants")
    row = book.table(sheet, 2, views.workshops_list(data))
    row = book.table(sheet, row, views.attendance(data))
    row = book.table(sheet, row, views.attendance_by_workshop(data))
    book.table(sheet, row, views.counted_and_printed(data))
    sheet = book.sheet("Contributions", "Les contributions des comptes-rendus")
    book.table(sheet, 2, views.every_contribution(data))
    sheet = book.sheet("Codage", "L’idée de chaque contribution, reconstituée par ce projet")
    row = book.table(sheet, 2, views.accuracies(data))
    book.table(sheet, row, views.every_coding(data))
    sheet = book.sheet("Grille", "La grille des idées, commentée pour qui relit")
    row = 2
    for theme in data.themes:
        for nature in ("constat", "proposition"):
            row = book.table(sheet, row, views.codebook(data, theme, nature))
    sheet = book.sheet("Recompte", "Les tableaux recomptés à partir des contributions")
    row = book.table(sheet, 2, views.print_agreement(data))
    for scope in (REGION, *data.departments):
        for theme in data.themes:
            for nature in ("constat", "proposition"):
                table = views.recounted(data, scope, theme, nature)
                if table is not None:
                    row = book.table(sheet, row, table)
    sheet = book.sheet("Classes", "Les classes des propositions, d’après leurs mots")
    row = book.table(sheet, 2, views.classifications(data))
    for method in ("reinert", "reinert_double", "vecteurs"):
        row = book.table(sheet, row, views.class_table(data, method))
    book.table(sheet, row, views.classes_and_groups(data, "reinert"))
    sheet = book.sheet("Classement", "Les propositions et leurs classes")
    book.table(sheet, 2, views.every_class(data))
    sheet = book.sheet("Mots", "Les mots spécifiques de chaque partie du corpus")
    row = 2
    for partition in ("departement", "thematique", "locuteur", "classe"):
        row = book.table(sheet, row, views.every_specific_word(data, partition))
    sheet = book.sheet("Idées émergentes", "Contributions que les idées publiées prennent mal")
    book.table(sheet, 2, views.emerging_ideas(data))
    sheet = book.sheet("Actions locales", "Les plans locaux, et ce qu’ils ont de proche")
    row = book.table(sheet, 2, views.plans(data))
    row = book.table(sheet, row, views.every_action(data))
    book.table(sheet, row, views.territories(data))
    sheet = book.sheet("Rapprochements", "Actions locales proches d’idées des ateliers")
    row = book.table(sheet, 2, views.matching_measures(data))
    book.table(sheet, row, views.every_near_idea(data))
    sheet = book.sheet("Idées sans action", "Propositions proches d’aucune action de ces plans")
    book.table(sheet, 2, views.untaken(data))
    sheet = book.sheet("Exemples cités", "Les exemples du chapitre 1 et leur source")
    row = 2
    for theme in data.themes:
        row = book.table(sheet, row, views.quoted_examples(data, theme))
    sheet = book.sheet("Écarts", "Ce qui se contredit dans la source")
    row = 2
    for gravity in data.findings["gravite"].drop_duplicates():
        row = book.table(sheet, row, views.findings(data, gravity))
    if len(data.local_findings):
        book.table(sheet, row, views.local_findings(data))


def _write_notes(book: _Book, data: ReportData) -> None:
    sheet = book.sheet("Notes", "Comment lire ce classeur")
    notes = (
        "Les nombres de la colonne « Publié » ou « Département » sont ceux que l’agence régionale "
        "de santé a imprimés. Ils comptent des verbatims rattachés à une idée.",
        "« Contrôle » : ✓ quand le nombre imprimé est égal à la somme recalculée ; sinon l’écart "
        "(recalculé moins imprimé).",
        "« Lignes » : numéros de ligne du texte source où le nombre, ou la contribution, est "
        "imprimé.",
        "Les contributions sont celles des comptes-rendus d’ateliers ; « Dit par » est le rôle de "
        "la personne que le compte-rendu présente, jamais son nom.",
        "Codage et recompte sont ceux de ce projet, pas ceux de l’agence. « Libre » est une "
        "prédiction, faite sans les comptes du département. « Avec les comptes » est une "
        "reconstitution choisie pour retomber sur l’imprimé : ses comptes ne prouvent rien.",
        "« Spécificité » (Lafon, 1980) : puissance de dix de la probabilité d’un compte aussi "
        "élevé si le département parlait comme la région. Avec de petits comptes, l’absence de "
        "différence ne prouve rien.",
        "« Classes » et « Mots » viennent des seuls mots des textes, sans la grille de l’agence. "
        "Une classe instable ne doit pas être citée comme un résultat.",
        "« Proche de » : les textes d’une action et d’une idée se ressemblent, d’après un score ou "
        "une lecture. Ce n’est pas la preuve qu’une politique répond à une demande.",
        "Rien n’est corrigé : ce qui se contredit est dans la feuille « Écarts ».",
    )
    for rank, note in enumerate(notes):
        book.fit(sheet, 2 + rank, [note])
        sheet.write_string(2 + rank, 0, typo(note), book.plain)
    sheet = book.sheet("Sources", "Documents sources")
    book.table(sheet, 2, views.documents(data))


def _write_cover(book: _Book, sheet: Any, data: ReportData) -> None:
    synthesis = data["documents"].iloc[0]
    lines = (
        data.source_line,
        typo(f"Empreinte SHA-256 du texte : {synthesis['sha256']}"),
        typo(f"Relevé et contrôles : cnr-sante, version {__version__}."),
        typo(
            f"{len(data['idees'])} idées, {len(data.departments)} départements, "
            f"{len(data['ateliers'])} ateliers, {number(len(data['contributions']))} "
            f"contributions, {len(data['ecarts'])} écarts relevés."
        ),
        "Commencer par la feuille « Sommaire », puis celle du département.",
    )
    for rank, line in enumerate(lines):
        sheet.set_row(2 + rank, 2 * _LINE_HEIGHT if len(line) > _WIDE else _LINE_HEIGHT)
        sheet.write_string(2 + rank, 0, harmless(typo(line)), book.plain)
    sheet.write_url(8, 0, "internal:'Sommaire'!A1", book.link, "Aller au sommaire")
