"""A synthesis that lost or doubled a line is told: in findings, or by a refusal in one sentence."""

from __future__ import annotations

from pathlib import Path

import pytest

from cnr.errors import StructureError
from cnr.pipeline import unregistered_files
from support.small_region import Change, changed

THEME = "Thématique 1 : accès à un médecin traitant\n"
TABLE = (
    "Les ateliers ont tiré les constats suivants :\n\n"
    "Les urgences débordent 1\n\n Les lits d’aval font défaut 1\n"
)
SUBJECTS = (
    "Les ateliers ont traité des problématiques suivantes :\n\n"
    "Problématiques Nombre\n\nDélais d’attente 5\n"
)
DAMAGES: dict[str, Change] = {
    "regional theme lost": ("1.3 Thématique 2 : continuité des soins\n", ""),
    "regional group lost": ("Accueillir des internes 4\n", ""),
    "regional subjects printed twice": (SUBJECTS, f"{SUBJECTS}\n{SUBJECTS}"),
    "department's title lost": ("2.1 Ain (01)\n", ""),
    "department's code printed for another": ("2.2 Corse-du-Sud (2A)", "2.2 Corse-du-Sud (01)"),
    "department's theme lost": (THEME, ""),
    "department's theme printed for another": ("Thématique 2 : continuité des soins\n", THEME, 2),
    "department's table printed twice": (TABLE, f"{TABLE}\n{TABLE}"),
    "department's group lost": ("Accueillir des internes 3\n", ""),
    "sentence printed again inside a table": (
        *(" Les cabinets sont trop loin 2", "Les ateliers ont tiré les constats suivants :\n"),
        2,
    ),
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_damage_is_told(tmp_path: Path, damage: str) -> None:
    source = tmp_path / "petite.txt"
    source.write_bytes(changed(DAMAGES[damage]).encode())
    try:
        files = unregistered_files(source, tmp_path)
    except StructureError as error:
        told = str(error)
    else:
        told = files[tmp_path / "ecarts.csv"].decode().partition("\n")[2]
    assert told
