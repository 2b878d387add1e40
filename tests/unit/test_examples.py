from __future__ import annotations

import pytest

from cnr.examples import SAME_TEXT, Example, read_examples
from cnr.parse.records import Contribution, Quotation, Synthesis, WorkshopReport

HOUSE = "Ouvrir une maison des internes dans chaque canton"
TRAIN = "Rembourser le train des stagiaires"


def synthesis(said: list[tuple[str, str]], quotations: list[tuple[str, str]]) -> Synthesis:
    """`said` are (theme, text), `quotations` (idea, text)."""
    contributions = tuple(
        Contribution(f"01-x-{rank:03d}", "01-x", "01", theme, "solution", (), "", text, (rank,))
        for rank, (theme, text) in enumerate(said, start=1)
    )
    reports = (WorkshopReport("01", "2.1.2", "Valbrune", 1, 9, contributions=contributions),)
    quoted = tuple(Quotation(idea, text, (9,)) for idea, text in quotations)
    return Synthesis("petite", {}, {}, (), (), (), (), reports, quoted, (), (), ())


def one(quotation: str, *said: str, theme: str = "1") -> Example:
    texts = [("1", text) for text in said]
    (example,) = read_examples(synthesis(texts, [(f"T{theme}-P-01-01", quotation)]))
    return example


def linked(example: Example) -> str:
    return example.contribution.text if example.contribution else ""


@pytest.mark.parametrize(
    "quotation",
    [HOUSE, f"{HOUSE.upper()}.", f"« {HOUSE} »", HOUSE.replace(" ", "  "), f"{HOUSE} ;"],
)
def test_the_same_words(quotation: str) -> None:
    example = one(quotation, TRAIN, HOUSE)
    assert (linked(example), example.similarity, example.is_exact) == (HOUSE, 1.0, True)


def test_a_word_broken_in_the_report_is_the_same_word() -> None:
    example = one(HOUSE, HOUSE.replace("maison", "mai son"))
    assert example.is_exact
    assert SAME_TEXT < example.similarity < 1.0


def test_other_words_are_not_exact() -> None:
    example = one("Ouvrir des maisons des internes dans les cantons", TRAIN, HOUSE)
    assert (linked(example), example.is_exact) == (HOUSE, False)
    assert SAME_TEXT < example.similarity < 1.0


def test_nothing_alike_is_nearest_and_not_linked() -> None:
    example = one("Marcher chaque matin", HOUSE, TRAIN)
    assert example.contribution is None
    assert example.nearest is not None
    assert example.similarity < SAME_TEXT
    assert not example.is_exact


@pytest.mark.parametrize(
    ("quotation", "said", "is_linked"),
    [
        ("abcdefgh ij", "abcdefgh kl", True),  # 9 of 11 letters
        ("abcdefghij", "abcdefghkl", True),  # 8 of 10: just alike enough
        ("abcdefghij", "abcdefgklm", False),  # 7 of 10
        ("abcdefghi", "abcdefgkl", False),  # 7 of 9
    ],
)
def test_how_alike_two_texts_must_be(quotation: str, said: str, is_linked: bool) -> None:
    assert (one(quotation, said).contribution is not None) is is_linked


@pytest.mark.parametrize(
    ("part", "is_linked"),
    [
        ("maison des internes", False),  # 19 letters: many contributions could hold it
        ("une maison des inter", True),
        ("des internes dans chaque", True),
    ],
)
def test_a_part_of_a_contribution(part: str, is_linked: bool) -> None:
    example = one(part, TRAIN, HOUSE)
    assert (linked(example) == HOUSE) is is_linked
    assert example.is_exact is is_linked


def test_a_contribution_is_no_part_of_its_quotation() -> None:
    assert (
        one(f"{HOUSE}, et une navette pour chaque village de la vallée", HOUSE).contribution is None
    )


def test_a_whole_contribution_before_a_part_of_one() -> None:
    assert linked(one(HOUSE, f"{HOUSE} et louer des chambres en ville", HOUSE)) == HOUSE


@pytest.mark.parametrize(("theme", "rank"), [("1", "001"), ("4", "002"), ("3", "001")])
def test_between_two_that_are_as_alike_the_one_of_the_theme(theme: str, rank: str) -> None:
    texts = [("1", HOUSE), ("4", HOUSE), ("1", HOUSE)]
    (example,) = read_examples(synthesis(texts, [(f"T{theme}-P-01-01", HOUSE)]))
    assert example.contribution is not None
    assert example.contribution.id == f"01-x-{rank}"


def test_the_theme_does_not_make_up_for_the_words() -> None:
    texts = [("1", HOUSE.replace("canton", "bourg")), ("4", HOUSE)]
    (example,) = read_examples(synthesis(texts, [("T1-P-01-01", HOUSE)]))
    assert linked(example) == HOUSE


def test_quotations_are_numbered_within_their_idea() -> None:
    quoted = [("T1-P-01-01", HOUSE), ("T1-P-01-02", TRAIN), ("T1-P-01-01", TRAIN)]
    examples = read_examples(synthesis([("1", HOUSE), ("1", TRAIN)], quoted))
    assert [(e.id, linked(e)) for e in examples] == [
        ("T1-P-01-01-ex1", HOUSE),
        ("T1-P-01-02-ex1", TRAIN),
        ("T1-P-01-01-ex2", TRAIN),
    ]


def test_without_contributions_nothing_is_quoted() -> None:
    example = one(HOUSE)
    assert (example.contribution, example.nearest, example.similarity) == (None, None, 0.0)
    assert read_examples(synthesis([("1", HOUSE)], [])) == []
