"""Portraits of territories: key figures, and who signed."""

from __future__ import annotations

import pytest

from cnr.errors import StructureError
from cnr.parse.local.records import Territory
from local.small import FOCUS, read, texts_of


def test_a_portrait_has_key_figures_a_period_and_signatories() -> None:
    first, second = read("focus").territories
    assert first == Territory(
        name="Rivages Agglo",
        region="Côte",
        communes=10,
        inhabitants=49000,
        area=379,
        density=129,
        first_year=2017,
        last_year=2020,
        lines=(33, 35, 36),
        figure_lines=(33,),
    )
    assert (second.name, second.region) == ("Communauté des Dunes", "Plaine")
    assert (second.communes, second.inhabitants, second.area, second.density) == (2, 1000, 10.5, 95)
    assert (second.first_year, second.last_year) == (2018, 2022)
    assert texts_of(FOCUS, second.figure_lines) == [
        "2 communes, 1 000 habitants, 10,5 km2, soit 95 hab/ km²"
    ]


def test_the_signatories_of_a_portrait() -> None:
    assert [(one.territory, one.name) for one in read("focus").signatories] == [
        ("Rivages Agglo", "Rivages Agglo"),
        ("Rivages Agglo", "la CAF (aide, prêt et conseil)"),
        ("Rivages Agglo", "l’ARS de la Côte"),
        ("Communauté des Dunes", "le préfet"),
        ("Communauté des Dunes", "l’ARS"),
    ]


def test_the_statements_of_a_portrait_are_of_its_territory() -> None:
    stated = [(one.territory, one.about, one.value) for one in read("focus").statements]
    assert stated == [
        ("Rivages Agglo", "communes", 10),
        ("Rivages Agglo", "calendrier", 3),
        ("Communauté des Dunes", "conseils_municipaux", 3),
        ("Communauté des Dunes", "communes", 2),
        ("Communauté des Dunes", "calendrier", 4),
    ]


def test_only_a_page_headed_in_capitals_with_a_listed_name_is_a_portrait() -> None:
    other = read("focus", None, (" COMMUNAUTÉ DES DUNES : marcher", " Communauté des Dunes : ici"))
    assert [one.name for one in other.territories] == ["Rivages Agglo"]
    unlisted = read("focus", None, ("• • Communauté des Dunes\n(Plaine).", "• • Les Dunes."))
    assert [one.name for one in unlisted.territories] == ["Rivages Agglo"]


def test_a_name_goes_over_the_lines_of_its_title() -> None:
    found = read(
        "focus", None, ("COMMUNAUTÉ DES DUNES : marcher", "COMMUNAUTÉ DES\nDUNES : marcher")
    )
    assert [one.name for one in found.territories] == ["Rivages Agglo", "Communauté des Dunes"]


def test_a_territory_headed_twice_has_one_portrait() -> None:
    again = " RIVAGES AGGLO : encore\n\nLa ville agit.\n ANNEXES\n"
    found = read("focus", None, (" ANNEXES\n", again))
    assert [one.name for one in found.territories] == ["Rivages Agglo", "Communauté des Dunes"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("10 communes, 49 000 habitants", "dix communes, 49 000 habitants"),
        ("10 communes, 49 000 habitants", "49 000 habitants"),
        ("soit 129 hab/ km2", "soit 129"),
        ("période 2017-2020", "période de 2017"),
        ("10 communes, 49 000 habitants, 379 km², soit 129 hab/ km2\n\n", ""),
        ("CHIFFRES CLÉS\n\n10 communes", "10 communes"),
    ],
)
def test_key_figures_that_cannot_be_read_are_refused(old: str, new: str) -> None:
    with pytest.raises(StructureError) as caught:
        read("focus", None, (old, new))
    assert str(caught.value) == (
        "« essai.txt », à partir de la ligne 18 : les chiffres clés de Rivages Agglo (communes, "
        "habitants, superficie, densité, période du CLS) ne peuvent pas être lus."
    )
