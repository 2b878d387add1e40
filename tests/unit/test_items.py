"""Lists whose bullets were lost, on pages 60 characters wide."""

from __future__ import annotations

import pytest

from cnr.lines import split_lines
from cnr.parse import items
from cnr.parse.items import ITEM, LEAD, TITLE, Item, read_blocks, read_items, usual_width

WIDTH = 60


def read(text: str) -> list[Item]:
    return read_items(split_lines(text), WIDTH)


def roles(text: str) -> list[tuple[str, str]]:
    return [(item.role, item.text) for item in read(text)]


def texts(text: str) -> list[str]:
    return [item.text for item in read(text)]


def test_a_bullet_runs_over_lines_without_an_indent() -> None:
    first, second = read(
        " Ouvrir un cabinet secondaire dans les communes de la vallée\n"
        "chaque  semaine\n"
        "\n"
        " Loger les stagiaires\n"
    )
    assert first.text == (
        "Ouvrir un cabinet secondaire dans les communes de la vallée chaque semaine"
    )
    assert [line.number for line in first.lines] == [1, 2]
    assert (second.text, second.role, second.is_guess) == ("Loger les stagiaires", ITEM, False)


def test_a_bullet_with_sub_bullets_is_their_lead() -> None:
    found = read(" Le logement :\n\n- ouvrir un foyer\n- louer\n\n Le transport\n")
    assert [(item.role, item.text, item.lead) for item in found] == [
        (LEAD, "Le logement :", ""),
        (ITEM, "ouvrir un foyer", "Le logement :"),
        (ITEM, "louer", "Le logement :"),
        (ITEM, "Le transport", ""),
    ]


def test_a_lead_ends_at_a_paragraph() -> None:
    found = read(" Le logement :\n\n- louer\n\nVie locale\n\n- marcher\n")
    assert [(item.text, item.lead) for item in found if item.role == ITEM] == [
        ("louer", "Le logement :"),
        ("marcher", ""),
    ]


def test_sub_bullets_without_a_bullet_have_no_lead() -> None:
    assert [(item.role, item.lead) for item in read("- ouvrir un foyer\n\n- louer\n")] == [
        (ITEM, ""),
        (ITEM, ""),
    ]


@pytest.mark.parametrize("mark", ["- ", "– ", "• ", "- - ", " - "])
def test_the_mark_of_a_sub_bullet_is_removed(mark: str) -> None:
    assert roles(f" Le logement :\n\n{mark}louer\n") == [(LEAD, "Le logement :"), (ITEM, "louer")]


def test_a_hyphen_without_a_space_is_no_mark() -> None:
    assert roles(" Le logement :\n\n -ci et là\n") == [
        (TITLE, "Le logement :"),
        (ITEM, "-ci et là"),
    ]


@pytest.mark.parametrize(
    ("top", "items_before"),
    [
        (" chaque semaine", 1),  # what goes on at a page's top has the page's space
        (" Valbrune et autour", 1),
        ("  Loger les stagiaires", 2),  # a bullet has one more
        ("  (chaque semaine)", 1),  # no bullet opens like this
        (" - Loger les stagiaires", 2),
    ],
)
def test_the_first_line_of_a_page_has_one_space_too_many(top: str, items_before: int) -> None:
    line = " Ouvrir un cabinet secondaire dans les communes voisines de"
    assert len(texts(f"{line}\n{top}\n\n Payer\n")) == items_before + 1


def test_a_bullet_at_a_page_s_top_is_no_guess() -> None:
    found = read(" Payer\n  Loger les stagiaires\n Ouvrir un cabinet\n")
    assert [item.is_guess for item in found] == [False, False, True]


def test_a_page_s_top_does_not_go_on_with_a_short_line() -> None:
    assert texts(" Loger les stagiaires\n Ouvrir un cabinet\n\n Payer\n") == [
        "Loger les stagiaires",
        "Ouvrir un cabinet",
        "Payer",
    ]


def test_a_page_s_top_goes_on_with_a_full_line_even_after_a_sentence() -> None:
    line = " Ouvrir un cabinet secondaire dans les communes de montagne"
    assert len(texts(f"{line}\n Former sur place\n\n Payer\n")) == 2
    assert len(texts(f"{line}.\n Former sur place\n\n Payer\n")) == 2
    assert len(texts(f"{line}.\n  Former sur place\n\n Payer\n")) == 3


def test_a_line_is_full_when_the_next_word_would_not_fit() -> None:
    # FULL_LINE of 60 is 54: the line, a space and the next word.
    short = " " + "o" * 46
    assert texts(f"{short}\n chaque\n") == ["o" * 46, "chaque"]
    assert texts(f"{short}o\n chaque\n") == [f"{'o' * 47} chaque"]


@pytest.mark.parametrize("end", ["département du Nord", "suite"])
def test_a_blank_line_after_the_first_line_of_a_wrapped_sub_bullet(end: str) -> None:
    assert texts(
        " Le logement :\n"
        "- ouvrir un foyer pour les stagiaires venus des communes du\n"
        "\n"
        f"{end}\n"
        "- louer\n"
    ) == [
        "Le logement :",
        f"ouvrir un foyer pour les stagiaires venus des communes du {end}",
        "louer",
    ]


def test_a_capital_after_a_blank_line_goes_on_inside_a_sub_bullet_only() -> None:
    line = "ouvrir un foyer pour les stagiaires venus des villages, voir"
    assert len(texts(f" Le logement :\n- {line}\n\nValbrune\n")) == 2
    assert len(texts(f" {line}\n\nValbrune\n")) == 2
    assert len(texts(f" Le logement :\n- et {line}\n{line}\n\nValbrune\n")) == 3


def test_a_capital_goes_on_after_a_word_that_ends_no_sentence() -> None:
    line = "Ouvrir un cabinet secondaire dans les communes autour de"
    assert texts(f" {line}\n\nValbrune\n") == [f"{line} Valbrune"]
    assert texts(f" {line[:-3]} !\n\nValbrune\n") == [f"{line[:-3]} !", "Valbrune"]


@pytest.mark.parametrize(
    "lines",
    [
        " Accueillir des stagiaires de 3\nème\nannée",
        " Accueillir des stagiaires de 3\nème\n\n année",
        " Accueillir des stagiaires de 3\n\nème\n\nannée",
    ],
)
def test_a_superscript_on_a_line_of_its_own(lines: str) -> None:
    assert texts(f"{lines}\n\n Payer\n") == ["Accueillir des stagiaires de 3 ème année", "Payer"]


@pytest.mark.parametrize("line", ["e", "er", "o", "ème"])
def test_a_letter_alone_after_a_word_is_no_superscript(line: str) -> None:
    assert texts(f" Loger les stagiaires\n\n{line}\n\n Payer\n") == [
        *("Loger les stagiaires", line, "Payer"),
    ]


def test_titles_are_nested() -> None:
    found = read(
        "Question 1 : comment loger ?\n"
        "\n"
        "Témoignage : une interne\n"
        "\n"
        " Un foyer\n"
        "\n"
        "Témoignage : un maire\n"
        "\n"
        " Une maison\n"
        "\n"
        "Question 2 : comment payer ?\n"
        "\n"
        " Une aide\n"
    )
    first, second = "Question 1 : comment loger ?", "Question 2 : comment payer ?"
    assert [(item.text, item.titles) for item in found if item.role == ITEM] == [
        ("Un foyer", (first, "Témoignage : une interne")),
        ("Une maison", (first, "Témoignage : un maire")),
        ("Une aide", (second,)),
    ]
    assert [item.titles for item in found if item.role == TITLE] == [
        (),
        (first,),
        (first,),
        (),
    ]


def test_a_title_of_another_kind_starts_anew() -> None:
    found = read("Vie locale\n\n Un foyer\n\nAides\n\n Une prime\n")
    assert [item.titles for item in found if item.role == ITEM] == [
        ("Vie locale",),
        ("Aides",),
    ]


@pytest.mark.parametrize(
    ("paragraph", "role"),
    [
        ("Vie locale", TITLE),
        ("Comment loger les stagiaires ?", TITLE),
        ("Pour les stagiaires :", TITLE),
        ("Vie locale.", ITEM),
        ("vie locale", ITEM),
        ("Loger les stagiaires", ITEM),
        ("Ne pas fermer le foyer", ITEM),
        ("S’appuyer sur le foyer", ITEM),
        ("1. Vie locale", ITEM),
        ("2) Comment loger ?", ITEM),
        ("Séquence 1 : la vie locale.", TITLE),
        ("Pour les stagiaires\nvenus de loin :", TITLE),
        ("Pour les stagiaires\nvenus de loin\nsans voiture :", ITEM),
        ("V" * 110, TITLE),
        ("V" * 111, ITEM),
    ],
)
def test_a_paragraph_above_bullets(paragraph: str, role: str) -> None:
    first, _ = read(f"{paragraph}\n\n Un foyer\n")
    assert (first.role, first.is_guess) == (role, True)


def test_a_last_paragraph_titles_nothing() -> None:
    assert roles(" Un foyer\n\nVie locale\n")[-1] == (ITEM, "Vie locale")


def test_a_list_that_lost_its_bullets() -> None:
    found = read("Vie locale\n\nUn foyer pour\ntous\n\nTable ronde 2 : payer\n\nUne prime\n")
    assert [(item.role, item.text) for item in found] == [
        (ITEM, "Vie locale"),
        (ITEM, "Un foyer pour tous"),
        (TITLE, "Table ronde 2 : payer"),
        (ITEM, "Une prime"),
    ]
    assert all(item.is_guess for item in found)


def test_a_bullet_that_announces_bullets_is_their_title() -> None:
    found = read(" Les aides :\n\n Une prime\n\n Un prêt\n")
    assert [(item.role, item.titles) for item in found] == [
        (TITLE, ()),
        (ITEM, ("Les aides :",)),
        (ITEM, ("Les aides :",)),
    ]
    assert roles(" Un prêt\n\n Les aides :\n")[-1] == (ITEM, "Les aides :")


def test_every_line_with_text_is_in_one_block() -> None:
    lines = split_lines("Vie\n\n Un\ndeux\n  trois\n \n- quatre\n\ncinq\n 6\nème\n")
    blocks = read_blocks(lines, WIDTH)
    assert [n for block in blocks for n in block.numbers] == [
        line.number for line in lines if not line.is_blank
    ]
    assert {block.mark for block in blocks} == {items.BULLET, items.SUB_BULLET, items.PARAGRAPH}
    assert read_blocks(split_lines("\n \n"), WIDTH) == []


def test_the_usual_width_is_not_that_of_one_long_line() -> None:
    short, long = split_lines("o" * 60 + "\n"), split_lines("o" * 90 + "\n\n")
    assert usual_width([short * 50, long]) == 60
    assert usual_width([short * 49, long * 2]) == 90
    assert usual_width([[], split_lines("\n")]) == 0
