"""Members that a sentence enumerates."""

from __future__ import annotations

import pytest

from cnr.parse.local.members import enumerated


@pytest.mark.parametrize(
    ("text", "members"),
    [
        ("", []),
        ("la Ville", ["la Ville"]),
        ("la Ville, le département", ["la Ville", "le département"]),
        ("Rivages, le port et la CAF.", ["Rivages", "le port", "la CAF"]),
        ("Rivages et Dunes", ["Rivages", "Dunes"]),
        ("Rivages et l’ARS", ["Rivages", "l’ARS"]),
        ("la MSA de Dordogne et Lot-et-Garonne", ["la MSA de Dordogne", "Lot-et-Garonne"]),
        (
            "la Ville (eaux, forêts et ports) et le port",
            ["la Ville (eaux, forêts et ports)", "le port"],
        ),
        (
            "la mission de l’Est, de l’Ouest et du Sud",
            ["la mission de l’Est, de l’Ouest et du Sud"],
        ),
        ("la caisse des eaux et forêts, le port", ["la caisse des eaux et forêts", "le port"]),
    ],
)
def test_members(text: str, members: list[str]) -> None:
    assert enumerated(text) == members
