"""Tables of what was said, of how much of it the agency counted, and of what chapter 1 quotes."""

from __future__ import annotations

import re

import pytest

from cnr import views
from cnr.parse.prompts import SECTIONS
from cnr.report_data import ReportData
from support.small_data import small_data
from support.small_region import SMALL_REGION
from support.wording_faults import EXAMPLE, HOUSE

#: Of each department, findings then proposals of theme 1: counted by the agency, printed.
THEME_1 = """
16  7  6  49  52
17 16 15  43  45
19  3  3  72  72
23  9  8  17  19
24  4  4  48  52
33 12 12  26  27
40 17 53 110 121
47 30 30  87  93
64 13 12  35  36
79  8  8  83  86
86  4  4  99 103
87 29 20  66  54
"""
#: What the text says of the differences of theme 1.
SAID = {
    "19": "égalité",
    "40": "49 constats attribués à une personne ; 56 propositions attribuées à une personne",
    "64": "des propos sont imprimés hors des thématiques",
    "87": "pas de compte-rendu pour Châteauneuf-La-Forêt",
}


def plain(text: str) -> str:
    return re.sub(r"[\u00a0\u202f]", " ", text)


def code(department: str) -> str:
    """Return the code that ends a department's name: `Landes (40)`."""
    return department.rpartition("(")[2].removesuffix(")")


def test_counts_of_a_theme_by_department(data: ReportData) -> None:
    view = views.counts_by_department(data, "1")
    columns = [name for name in view.data if re.match("Constats|Propositions", name)]
    assert columns == [
        *("Constats comptés", "Constats imprimés"),
        *("Propositions comptées", "Propositions imprimées"),
    ]
    wanted = [[int(cell) for cell in row.split()[1:]] for row in THEME_1.strip().splitlines()]
    assert view.data[columns].to_numpy().tolist() == wanted
    assert list(map(code, view.data["Département"])) == list(data.departments)


def test_what_the_text_says_of_a_difference(data: ReportData) -> None:
    table = views.counts_by_department(data, "1").data
    said = dict(zip(map(code, table["Département"]), table["Ce que le texte en dit"], strict=True))
    assert {name: plain(words) for name, words in said.items() if words} == SAID


@pytest.mark.parametrize(
    ("theme", "equal"),
    [("1", 1), ("2", 1), ("3", 4), ("4", 5)],
)
def test_departments_whose_counts_agree(data: ReportData, theme: str, equal: int) -> None:
    table = views.counts_by_department(data, theme).data
    same = (table["Constats comptés"] == table["Constats imprimés"]) & (
        table["Propositions comptées"] == table["Propositions imprimées"]
    )
    assert (table["Ce que le texte en dit"] == "égalité").tolist() == same.tolist()
    assert same.sum() == equal


def test_counted_and_printed_add_up(data: ReportData) -> None:
    table = views.counted_and_printed(data).data
    assert list(map(plain, table["Thématique et nature"])) == [
        *(f"Thématique {t} : {nature}" for t in "1234" for nature in ("constats", "propositions")),
        "Total",
    ]
    *parts, total = table.drop(columns="Thématique et nature").to_numpy().tolist()
    assert total == [1723, 1842, 119] == [sum(column) for column in zip(*parts, strict=True)]
    assert [printed - counted for counted, printed, _ in parts] == [gap for *_, gap in parts]


def test_a_workshop_without_a_report_explains_what_is_lacking() -> None:
    start, end = SMALL_REGION.index("2.1.3 Nantua"), SMALL_REGION.index("2.2 Corse-du-Sud")
    alone = small_data((SMALL_REGION[start:end], ""))
    first, second = views.counts_by_department(alone, "1").data["Ce que le texte en dit"]
    assert (first, second) == ("pas de compte-rendu pour Nantua", "égalité")


def test_the_contributions_of_a_section(data: ReportData) -> None:
    view = views.contributions(data, "40", "1", "probleme")
    assert view is not None
    assert plain(view.title) == "Problématiques, Landes (40) : 53 contributions"
    assert list(view.data.columns) == ["Contribution", "Atelier", "Dit par", "Lignes"]
    assert len(view.data) == 53
    assert view.data.iloc[2].tolist() == [
        "Cela a attiré d’autres PS : kiné, dentiste, psychologue.",
        *("Biscarosse", "médecin", "6456"),
    ]


def test_a_contribution_stands_behind_its_lead(data: ReportData) -> None:
    view = views.contributions(data, "16", "4", "solution")
    assert view is not None
    cells = dict(zip(view.data["Lignes"], view.data["Contribution"], strict=True))
    assert cells["1678"] == (
        "L’éducation à la santé, l’implication de la population ont été mentionnées à plusieurs "
        "reprises — Chaque citoyen doit « devenir acteur de sa santé, en connaissant son "
        "environnement »."
    )
    assert cells["1680"].startswith("L’augmentation des moyens alloués aux actions")


def test_a_section_in_which_nothing_was_said_has_no_table(data: ReportData) -> None:
    assert views.contributions(data, "24", "2", "probleme") is None
    assert [view.id for view in views.all_contributions(data, "24", "2")] == [
        "contributions-24-2-solution"
    ]


def test_every_contribution_is_in_one_table(data: ReportData) -> None:
    tables = [
        view
        for code in data.departments
        for theme in data.themes
        for view in views.all_contributions(data, code, theme)
    ]
    assert len({view.id for view in tables}) == len(tables)
    lines = sorted(line for view in tables for line in view.data["Lignes"])
    assert lines == sorted(views.every_contribution(data).data["Lignes"])
    assert len(lines) == 1842


def test_a_count_of_one_is_singular() -> None:
    view = views.contributions(small_data(), "2A", "1", "solution")
    assert view is not None
    assert plain(view.title) == "Solutions, Corse-du-Sud (2A) : 1 contribution"


@pytest.mark.parametrize(
    ("theme", "sentence"),
    [
        ("1", "935 contributions dans 42 des 46 comptes-rendus ; l’agence en compte 887"),
        ("2", "349 contributions dans 31 des 46 comptes-rendus ; l’agence en compte 307"),
        ("3", "246 contributions dans 28 des 46 comptes-rendus ; l’agence en compte 219"),
        ("4", "312 contributions dans 28 des 46 comptes-rendus ; l’agence en compte 310"),
    ],
)
def test_a_theme_in_a_sentence(data: ReportData, theme: str, sentence: str) -> None:
    assert (
        plain(views.theme_sentence(data, theme)) == f"{sentence} dans ses tableaux départementaux."
    )


def test_a_department_in_a_sentence(data: ReportData) -> None:
    assert plain(views.section_sentence(data, "40", "1")) == (
        "174 contributions dans les comptes-rendus : 53 en problématiques, 103 en solutions et 18 "
        "en leviers."
    )
    counts = [
        int(re.match(r"\d+", views.section_sentence(data, code, theme))[0])
        for code in data.departments
        for theme in data.themes
    ]
    assert sum(counts) == 1842
    assert len(SECTIONS) == 3


def test_the_examples_quoted_of_a_theme(data: ReportData) -> None:
    table = views.quoted_examples(data, "4").data
    assert list(table.columns) == ["Idée", "Exemple cité", "Dit à", "Lignes", "Ressemblance"]
    assert len(table) == 12
    first, alone = table.iloc[0].tolist(), table.iloc[10].tolist()
    assert first[0].endswith("dans le cadre des contrats locaux de santé (28)")
    assert list(map(str, first[1:])) == [
        "«\u00a0Couvrir tous les territoires en contrats locaux de santé\u00a0»",
        *("Saint-Yrieix-La-Perche (87)", "12884", "1.0"),
    ]
    assert alone[2:] == ["aucun compte-rendu", "", pytest.approx(0.61)]
    assert [len(views.quoted_examples(data, theme).data) for theme in data.themes] == [
        *(43, 15, 3, 12)
    ]


def test_an_example_said_over_two_lines_leads_to_both() -> None:
    longer = f"{HOUSE} et dans\nchaque vallée"
    cited = EXAMPLE.replace("canton", "canton et dans chaque vallée")
    view = views.quoted_examples(small_data((HOUSE, longer), (EXAMPLE, cited)), "1")
    (lines,) = view.data["Lignes"]
    first, last = map(int, lines.split("–"))
    assert last == first + 1
