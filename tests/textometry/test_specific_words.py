"""The specific words of parts, beside scipy's hypergeometric distribution asked cell by cell."""

from __future__ import annotations

from collections import Counter

import numpy as np
import pandas as pd
import pytest
from scipy.stats import hypergeom

from cnr.textometry.specific_words import specific_words


def drawn(seed: int) -> tuple[list[list[str]], list[str]]:
    """Ninety texts of three parts or of none; each part is fond of one word and avoids another."""
    generator = np.random.default_rng(seed)
    parts = [["", "nord", "ouest", "sud"][one] for one in generator.integers(0, 4, 90)]
    texts = []
    for part in parts:
        words = [f"m{one}" for one in generator.integers(0, 12, 6)]
        texts.append([word for word in words if word != f"m{len(part)}"] + [f"de {part}"[:4]])
    return texts, parts


def expected(texts: list[list[str]], parts: list[str], least: int) -> dict[tuple[str, str], float]:
    """Lafon's index of every part and word, where it is at least 2 either way."""
    said = Counter(
        (part, word) for words, part in zip(texts, parts, strict=True) if part for word in words
    )
    found = {}
    total = said.total()
    for part in set(parts) - {""}:
        size = sum(count for (other, _), count in said.items() if other == part)
        for word in {word for _, word in said}:
            held = sum(count for (_, other), count in said.items() if other == word)
            count, law = said[part, word], hypergeom(total, held, size)
            if held >= least:
                index = (
                    np.log10(law.cdf(count))
                    if count < held * size / total
                    else -np.log10(law.sf(count - 1))
                )
                if abs(index) >= 2:
                    found[part, word] = float(index)
    return found


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("least", [1, 30])
def test_words_of_a_table_are_those_of_its_cells(seed: int, least: int) -> None:
    texts, parts = drawn(seed)
    table = specific_words(texts, parts, least)
    cells = expected(texts, parts, least)
    assert {(row.partie, row.lemme) for row in table.itertuples()} == set(cells) != set()
    for row in table.itertuples():
        inside = [words for words, part in zip(texts, parts, strict=True) if part == row.partie]
        whole = [words for words, part in zip(texts, parts, strict=True) if part]
        assert row.specificite == pytest.approx(cells[row.partie, row.lemme], abs=5.1e-5)
        assert row.nombre == sum(words.count(row.lemme) for words in inside)
        assert row.total == sum(words.count(row.lemme) for words in whole) >= least
        assert row.taille == sum(map(len, inside))
        assert row.corpus == sum(map(len, whole))
    order = list(zip(table["partie"], -table["specificite"], table["lemme"], strict=True))
    assert order == sorted(order)


def test_a_word_is_looked_at_from_the_threshold_on() -> None:
    texts, parts = [["lit"] * 12, ["bus"] * 11], ["nord", "sud"]
    assert set(specific_words(texts, parts, 11)["lemme"]) == {"lit", "bus"}
    assert set(specific_words(texts, parts, 12)["lemme"]) == {"lit"}
    assert specific_words(texts, parts, 13).empty


def test_a_word_of_one_part_is_over_used_there_and_under_used_elsewhere() -> None:
    table = specific_words([["lit"] * 12, ["bus"] * 11], ["nord", "sud"], 1)
    signs = table.set_index(["partie", "lemme"])["specificite"] > 0
    assert signs.to_dict() == {
        ("nord", "lit"): True,
        ("nord", "bus"): False,
        ("sud", "bus"): True,
        ("sud", "lit"): False,
    }


def test_texts_of_no_part_count_for_nothing() -> None:
    texts, parts = drawn(0)
    inside = [rank for rank, part in enumerate(parts) if part]
    pd.testing.assert_frame_equal(
        specific_words(texts, parts, 5),
        specific_words([texts[rank] for rank in inside], [parts[rank] for rank in inside], 5),
    )


def test_the_order_of_texts_changes_nothing() -> None:
    texts, parts = drawn(0)
    pd.testing.assert_frame_equal(
        specific_words(texts, parts, 5), specific_words(texts[::-1], parts[::-1], 5)
    )


@pytest.mark.parametrize(
    ("texts", "parts"),
    [([], []), ([["a"]], [""]), ([[], []], ["nord", "sud"]), ([["a"] * 99], ["nord"])],
    ids=["no text", "no part", "no word", "one part"],
)
def test_nothing_is_specific(texts: list[list[str]], parts: list[str]) -> None:
    assert specific_words(texts, parts, 1).empty
