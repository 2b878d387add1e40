"""The frames of the workshops' reports, on the small region."""

from __future__ import annotations

import pandas as pd
import pytest

from cnr import tables
from cnr.schema import TABLES
from support.small_region import Change, line_of, read_small

#: A bullet with two sub-bullets, under a title, in a report that names speakers.
SPOKEN: tuple[Change, ...] = (
    (
        " Ouvrir une maison des internes dans chaque canton",
        "TEMOIGNAGE : Dr Odile VERDELIN, sage-femme\n"
        "\n"
        " Un foyer av ec Mme Verdelin :\n"
        "\n"
        "- louer -vous en parle Odile Verdelin\n"
        '- M. Ormoy, maire : une prime"\n',
    ),
)


def test_participants() -> None:
    data = tables.participants(
        read_small(("Elus  4", "Elus NC"), ("Institutionnels : 2", "Institutionnels :"))
    )
    first = data[data["atelier"] == "01-bourg-en-bresse"]
    assert list(first["categorie"]) == [
        *("elus", "institutionnels", "professionnels", "associations"),
        *("usagers", "autres", "total"),
    ]
    assert first["nombre"].fillna(-1).tolist() == [-1, -1, 3, 1, 2, 0, 12]
    assert first["imprime"].fillna("").tolist() == ["NC", "", "", "", "", "", ""]
    assert first["ligne_debut"].iloc[0] == line_of("Elus  4")
    assert len(data) == 21


def test_contributions() -> None:
    data = tables.contributions(read_small())
    assert data.iloc[3].dropna().to_dict() == {
        "contribution": "01-bourg-en-bresse-004",
        "atelier": "01-bourg-en-bresse",
        "departement": "01",
        "thematique": "1",
        "rubrique": "levier",
        "texte": "Rembourser le transport des stagiaires",
        "texte_lisible": "Rembourser le transport des stagiaires",
        "ligne_debut": line_of(" Rembourser"),
        "ligne_fin": line_of(" Rembourser"),
    }
    assert data["contribution"].is_unique
    assert data["atelier"].value_counts().to_dict() == {
        "01-bourg-en-bresse": 7,
        "01-nantua": 4,
        "2A-ajaccio": 5,
    }


def test_speakers_are_shown_by_their_role() -> None:
    data = tables.contributions(read_small(*SPOKEN))
    columns = ["intertitre", "chapeau", "texte", "texte_lisible", "locuteur"]
    rows = data.loc[data["rubrique"] == "solution", columns].fillna("").to_numpy().tolist()[:2]
    title, lead = "TEMOIGNAGE : sage-femme", "Un foyer av ec [sage-femme] :"
    assert rows == [
        [
            *(title, lead, "louer -vous en parle Odile Verdelin"),
            *("louer-vous en parle [sage-femme]", "sage-femme"),
        ],
        [title, lead, 'M. Ormoy, maire : une prime"', "Maire : une prime", "élu"],
    ]


def test_titles_are_parted() -> None:
    titles = "Question 1 : le foyer\n\nTEMOIGNAGE : une interne\n\n Ouvrir une maison"
    data = tables.contributions(read_small((" Ouvrir une maison", titles)))
    assert data["intertitre"].dropna().tolist() == [
        "Question 1 : le foyer / TEMOIGNAGE : une interne"
    ]


def test_what_stands_under_no_theme_is_no_contribution() -> None:
    small = read_small(("Thématique 2 : continuité des soins", "Autres thématiques", 3))
    data = tables.contributions(small)
    assert (data["atelier"] == "01-bourg-en-bresse").sum() == 4


def test_examples() -> None:
    data = tables.examples(
        read_small(("Ex : « Ouvrir", "Ex : « Marcher chaque matin » ; « Ouvrir"))
    )
    line = line_of("Ex :")
    assert data.astype(object).where(data.notna(), "").to_numpy().tolist() == [
        [
            *("T1-P-01-01", "Marcher chaque matin", "", data["similarite"].iloc[0]),
            *(line, line, "T1-P-01-01-ex1"),
        ],
        [
            *("T1-P-01-01", "Ouvrir une maison des internes dans chaque canton"),
            *("01-bourg-en-bresse-003", 1.0, line, line, "T1-P-01-01-ex2"),
        ],
    ]
    assert 0.0 < data["similarite"].iloc[0] < 0.8


def test_a_workshop_has_the_lines_of_its_report_and_of_its_announcement() -> None:
    data = tables.workshops(read_small()).set_index("atelier")
    columns = ["ligne_debut", "annonce_ligne_debut", "annonce_ligne_fin"]
    announced = line_of(" Nantua 1er")
    assert data.loc["01-nantua", columns].tolist() == [line_of("2.1.3"), announced, announced]
    assert data.loc["01-nantua", ["lieu", "date", "horaires"]].tolist() == [
        "Nantua",
        "2022-12-01",
        "18h",
    ]


@pytest.mark.parametrize(
    ("make", "name"),
    [
        (tables.workshops, "ateliers"),
        (tables.participants, "participants"),
        (tables.contributions, "contributions"),
        (tables.examples, "exemples"),
    ],
)
@pytest.mark.parametrize("changes", [(), SPOKEN, (("Ex : « Ouvrir", "Ouvrir"),)])
def test_every_frame_keeps_the_contract(make, name: str, changes: tuple[Change, ...]) -> None:
    data = make(read_small(*changes))
    pd.testing.assert_frame_equal(TABLES[name].validator().validate(data), data)
