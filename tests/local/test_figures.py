"""Figures that a text gives in passing, with their units and years."""

from __future__ import annotations

import pytest

from cnr.parse.claims import Register
from cnr.parse.local.figures import dated_figures, figures_of
from local.small import lines_of, words


def given(text: str) -> list[tuple[float, str, int | None]]:
    return [(one.value, one.unit, one.year) for one in figures_of(text, (1,))]


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("3 communes sur 649,58 km²", [(3, "communes", None), (649.58, "km²", None)]),
        ("101 169 habitants en 2020", [(101169, "habitants", 2020)]),
        ("14,8% en 2020", [(14.8, "%", 2020)]),
        ("1 440€ en 2019 contre 1 920€", [(1440, "€", 2019), (1920, "€", 2019)]),
        ("19 177 en 2019 soit 40% des ménages", [(19177, "", 2019), (40, "%", 2019)]),
        ("10 jeunes en 2020 et 12 jeunes en 2021", [(10, "jeunes", 2020), (12, "jeunes", 2021)]),
        ("Parmi 44 communes, 17 ne sont pas desservies", [(44, "communes", None), (17, "", None)]),
        ("160 habitants à Port ou 280 à Dunes", [(160, "habitants", None), (280, "", None)]),
        ("540 CRTE sur 823 analysés", [(540, "CRTE", None), (823, "", None)]),
        ("10 809 personnes en 2023soit 12,9%", [(10809, "personnes", 2023), (12.9, "%", 2023)]),
        (
            "440 contrats locaux de santé, ministère, 2021",
            [(440, "contrats locaux de santé", 2021)],
        ),
        ("Un recul entre 2014 et 2020 de 800 habitants", [(800, "habitants", 2020)]),
    ],
)
def test_a_figure_has_a_unit_or_a_context(
    text: str, figures: list[tuple[float, str, int | None]]
) -> None:
    assert given(text) == figures


@pytest.mark.parametrize(
    "text",
    [
        "Les plus de 75 ans vivent seuls",
        "entre Port (132 kms, 1h10) et Dunes (107kms, 1h)",
        "des polluants (PM10, PM2,5)",
        "l’autoroute A62",
        "en 2020",
        "il reste 12 lits",
    ],
)
def test_ages_distances_and_names_are_no_figures(text: str) -> None:
    assert given(text) == []


def test_a_figure_has_its_sentence_territory_and_lines() -> None:
    (figure,) = figures_of("3 communes", (4, 5), "Rivages")
    assert (figure.label, figure.territory, figure.lines) == ("3 communes", "Rivages", (4, 5))


def test_figures_are_those_of_bullets_that_lost_their_mark() -> None:
    text = (
        "5 communes en tout\n"  # no bullet
        "\n"
        " 3 communes du\n"
        "littoral en 2020\n"
        "\n"
        "de la côte\n"  # goes on
        "\n"
        " La mer\n"
        " État de santé\n"  # a page begins with a title
        "\n"
        "8 communes\n"
        "12\n"
    )
    register = Register()
    lines = lines_of(text)
    found = dated_figures(lines, "essai", register, words())
    assert [(one.value, one.year, one.lines) for one in found] == [(3, 2020, (3, 4, 6))]
    claims = {claim.line: claim.role for claim in register.complete(lines)}
    left = "non_reconnu"
    assert claims == {
        1: left,
        3: "chiffre",
        4: "chiffre",
        6: "chiffre",
        8: "liste",
        9: left,
        11: left,
        12: left,
    }
