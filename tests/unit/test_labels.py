from __future__ import annotations

import pytest

from cnr.labels import final_numbers, fold, number_in_words, slug, squash, to_int


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("L’Œuvre d'Été", "l'oeuvre d'ete"),
        ("Saint–Palais — « Ici »", 'saint-palais - " ici "'),
        ("ÎLE À VÉLO ÇA", "ile a velo ca"),
        ("n\u00b01 ½", "n°1 1⁄2"),
        ("", ""),
    ],
)
def test_fold(text: str, folded: str) -> None:
    assert fold(text) == folded


def test_squash_forgets_spaces_only() -> None:
    assert squash(" para -\u00a0médicaux\n(IPA) ") == "para-medicaux(ipa)"
    assert squash("Deux Sèvres") != squash("Deux-Sèvres")


@pytest.mark.parametrize(
    ("text", "identifier"),
    [
        ("Saint Pierre d'Oléron", "saint-pierre-d-oleron"),
        ("Bordeaux / Cenon", "bordeaux-cenon"),
        ("Châteauneuf-La-Forêt", "chateauneuf-la-foret"),
        ("  -- ", ""),
    ],
)
def test_slug(text: str, identifier: str) -> None:
    assert slug(text) == identifier


@pytest.mark.parametrize("printed", ["1 811", "1\u00a0811", "1\u202f811", "1811"])
def test_to_int(printed: str) -> None:
    assert to_int(printed) == 1811


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("Former les aidants 12", [("Former les aidants", 12)]),
        ("secteur 1  27", [("secteur 1", 27)]),
        ("12", [("", 12)]),
        ("mesures 1 024", [("mesures", 1024), ("mesures 1", 24)]),
        ("Total 1\u202f811", [("Total", 1811), ("Total 1", 811)]),
        ("en 2 026 15", [("en 2 026", 15)]),
        ("les moins de 1234 567", [("les moins de 1234", 567)]),
        ("1 234 567", [("", 1234567), ("1 234", 567)]),
        ("mesure 16 du rapport Braun", []),
        ("secteur1", []),
        ("50%", []),
        ("", []),
    ],
)
def test_final_numbers(text: str, readings: list[tuple[str, int]]) -> None:
    assert final_numbers(text) == readings


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("Trois", 3),
        ("Quarante-sept", 47),
        ("vingt et un", 21),
        ("Un", 1),
        ("Une", 1),
        ("47", 47),
        ("1 024", 1024),
        (" Six ", 6),
        ("Aucun", None),
        ("Plusieurs", None),
        ("", None),
    ],
)
def test_number_in_words(words: str, number: int | None) -> None:
    assert number_in_words(words) == number
