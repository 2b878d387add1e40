from __future__ import annotations

import pytest

from cnr.lines import split_lines
from cnr.parse.quotations import read_quotations
from cnr.parse.records import Quotation


def quoted(text: str) -> list[str]:
    return [quotation.text for quotation in read_quotations("T1-P-01-01", split_lines(text))]


def test_quotations_run_over_lines_and_pages() -> None:
    text = "Ex : « Ouvrir un foyer\npour tous » ;\n\n « Payer le\n\n\n  train » ; « Louer »\n"
    assert read_quotations("T1-P-01-01", split_lines(text)) == [
        Quotation("T1-P-01-01", "Ouvrir un foyer pour tous", (1, 2)),
        Quotation("T1-P-01-01", "Payer le train", (4, 7)),
        Quotation("T1-P-01-01", "Louer", (7,)),
    ]


def test_a_closing_mark_alone_on_its_line_is_no_part_of_the_quotation() -> None:
    (first, second) = read_quotations("i", split_lines("Ex : « Louer\n» ;\n« Payer\n»\n"))
    assert (first.text, first.lines) == ("Louer", (1,))
    assert (second.text, second.lines) == ("Payer", (3,))


@pytest.mark.parametrize(
    "start", ["Ex : ", "Ex: ", "ex. ", "Exemple : ", "Exemples : ", " Ex :\n", ""]
)
def test_how_a_block_starts(start: str) -> None:
    assert quoted(f"{start}« Louer » ; « Payer »") == ["Louer", "Payer"]


@pytest.mark.parametrize(
    "text",
    [
        "Ex : « Louer » ; « Payer »",
        "Ex : « Louer »; « Payer ».",
        "Ex : « Louer » « Payer »",  # without semicolon
        "Ex : «Louer»«Payer»",
        "Ex : « Louer »  ;  « Payer » ;",
        "Ex : « Louer »\n« Payer »",
        "Ex : « Louer ; « Payer »",  # the first is not closed
        "Ex : « Louer » ; « Payer",  # the last is not closed
        "Ex : « Louer ;« Payer ;",
        "Ex : Louer » ; « Payer »",  # the first mark was lost
    ],
)
def test_two_quotations(text: str) -> None:
    assert quoted(text) == ["Louer", "Payer"]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("« Le label « maison » du bourg »", "Le label « maison » du bourg"),
        ("« Le label « maison » »", "Le label « maison »"),
        ("« Le label « maison »", "Le label « maison »"),  # one mark closes both
        ("« Le label «maison».»", "Le label «maison»."),
        ("« Le « foyer » et la « maison » du bourg »", "Le « foyer » et la « maison » du bourg"),
    ],
)
def test_a_quotation_inside_a_quotation(text: str, first: str) -> None:
    assert quoted(f"Ex : {text} ; « Payer »") == [first, "Payer"]
    assert quoted(f"Ex : {text}") == [first]


def test_a_mark_after_a_word_opens_no_other_quotation() -> None:
    assert quoted("Ex : « Louer\n« plus »") == ["Louer « plus »"]
    assert quoted("Ex : « Louer » et « payer »") == ["Louer » et « payer"]


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("« Louer. »", "Louer."),
        ("« Louer ? »", "Louer ?"),
        ("« Louer… » .", "Louer…"),
        ("« Louer, payer ; former »", "Louer, payer ; former"),
        ("« Louer.", "Louer."),
    ],
)
def test_the_punctuation_inside_is_kept(text: str, inside: str) -> None:
    assert quoted(f"Ex : {text}") == [inside]


@pytest.mark.parametrize("text", ["", "\n \n", "Ex :", "Ex : « »", "Ex : « » ; «"])
def test_a_block_that_quotes_nothing(text: str) -> None:
    assert quoted(text) == []


def test_a_word_that_begins_like_a_block_is_quoted_whole() -> None:
    assert quoted("Exercer à deux » ; « Payer »") == ["Exercer à deux", "Payer"]
