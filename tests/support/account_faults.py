"""Faults of what the accounts tell of their meeting, and what comes close."""

from support.fault import Fault
from support.report_faults import (
    BOURG,
    HELD,
    MET,
    NANTUA,
    RURAL,
    SECOND_THEME,
    TALKED,
    THEME_1,
    THEME_2,
    THREE,
    THURSDAY,
)
from support.small_region import Change

#: Two workshops, each with its date beside it.
TWO_DATES = "Après celui de Bourg-en-Bresse, le 21 novembre, l’atelier de Nantua, le 1er décembre."

ACCOUNT_FAULTS = [
    Fault(
        "participants_recit",
        [(MET, "La réunion a réuni 14 participants.")],
        "certain 01: 14 ≠ 12",
        ("Total 12", "La réunion a réuni 14 participants."),
    ),
    Fault(
        "participants_recit",
        [(MET, "14 personnes (hors agence)")],
        "probable 01: 14 ≠ 12",
        ("Total 12", "14 personnes (hors agence)"),
    ),
    Fault(
        "participants_recit",
        [(MET, "13 personnes étaient attendues ; ce nombre a été dépassé.")],
        "probable 01: 13 ≠ 12",
        ("Total 12", "13 personnes étaient attendues ; ce nombre a été dépassé."),
    ),
    *(
        Fault("participants_recit", [(MET, told)], finding, ("Total 12", told))
        for told, finding in (
            ("La réunion a réuni 1 200 personnes.", "certain 01: 1200 ≠ 12"),
            ("La réunion a réuni environ 14 personnes.", "probable 01: 14 ≠ 12"),
            ("14 personnes attendues, 13 participants.", "certain 01: 13 ≠ 12"),
        )
    ),
    Fault(
        "participants_recit", [("Total 12", "Total NC")], "probable 01: 12 ≠ ", ("Total NC", MET)
    ),
    *(
        Fault(
            "horaires_recit",
            [(HELD, told)],
            f"certain 2A: 19h-21h ≠ {hours}",
            ("Horaires : 19h-21h", told),
        )
        for told, hours in (
            ("La réunion s’est tenue de 18h à 21h.", "18 h à 21 h"),
            ("La réunion s’est tenue de 19h à 21h30.", "19 h à 21 h 30"),
            ("La réunion débute à 18h45.", "un début à 18 h 45"),
            ("La réunion est d’une durée de 2h30.", "une durée de 2 h 30"),
        )
    ),
    Fault(
        "date_recit",
        [(TALKED, "L’atelier de Nantua s’est tenu le 2 décembre.")],
        "certain 01: 2022-12-01 ≠ 2022-12-02",
        (THURSDAY, "L’atelier de Nantua s’est tenu le 2 décembre."),
    ),
    Fault(
        "date_recit",
        [(TALKED, "Il suit l’atelier de Bourg-en-Bresse du 22 novembre.")],
        "certain 01: 2022-11-21 ≠ 2022-11-22",
        (
            "Jour : Lundi 21 novembre 2022",
            "Il suit l’atelier de Bourg-en-Bresse du 22 novembre.",
        ),
    ),
    *(
        Fault(
            "date_recit",
            [(HELD, told)],
            "certain 2A: 2022-12-05 ≠ 2022-12-06",
            ("Jour : 05/12/2022", told),
        )
        for told in (
            "L’atelier d’Ajaccio s’est tenu le 6 décembre.",
            "Après Corte le 5 décembre, l’atelier d’Ajaccio, le 6 décembre.",
        )
    ),
    Fault(
        "date_recit",
        [(TALKED, TWO_DATES.replace("21", "22"))],
        "certain 01: 2022-11-21 ≠ 2022-11-22",
        ("Jour : Lundi 21 novembre 2022", TWO_DATES.replace("21", "22")),
    ),
    Fault(
        "lieu_recit",
        [(TALKED, "L’atelier de Nantuat a réuni des élus.")],
        "mineur 01: Nantua ≠ Nantuat",
        (NANTUA, "L’atelier de Nantuat a réuni des élus."),
    ),
    Fault(
        "lieu_recit",
        [(MET, "L’atelier de Bourgen-Bresse a réuni des élus.")],
        "mineur 01: Bourg-en-Bresse ≠ Bourgen-Bresse",
        (BOURG, "L’atelier de Bourgen-Bresse a réuni des élus."),
    ),
    Fault(
        "ordre_du_jour",
        [(TALKED, THREE)],
        "certain 01: 3 ≠ 2",
        (THREE, THEME_1, THEME_2),
    ),
    Fault(
        "ordre_du_jour",
        [(RURAL, THREE, 3)],
        "certain 2A: 3 ≠ 2",
        (THREE, THEME_1, THEME_2),
    ),
    Fault(
        "ordre_du_jour",
        [(SECOND_THEME, ""), (TALKED, "Une seule thématique :\n\n La continuité des soins")],
        "probable 01: 2 ≠ 1",
        ("Une seule thématique :", " La continuité des soins", THEME_1),
    ),
]

#: What does not trouble a rule, although it comes close.
ACCOUNT_TOLERATED: list[tuple[str, list[Change]]] = [
    ("participants_recit", [(MET, "14 personnes étaient attendues.")]),
    ("participants_recit", [(MET, "Les 14 participants attendus n’étaient pas tous là.")]),
    ("participants_recit", [(MET, "Il y a eu 12 participants, dont 4 élus.")]),
    (
        "participants_recit",
        [(MET, "10 personnes étaient attendues, ce nombre a été dépassé.")],
    ),
    ("participants_recit", [(MET, "Le débat s’est tenu par groupes de 3 personnes.")]),
    ("participants_recit", [(RURAL, "Le canton compte 800 personnes âgées.")]),
    ("horaires_recit", [(HELD, "La réunion s’est tenue de 19 h 00 à 21 h.")]),
    ("horaires_recit", [(HELD, "Le cabinet est ouvert de 9h à 12h.")]),
    ("horaires_recit", [(HELD, "Accueil de 19h à 19h15.")]),
    ("horaires_recit", [(HELD, "La réunion débute à 19h00 et sera d’une durée de 2h.")]),
    ("horaires_recit", [(TALKED, "La réunion s’est tenue de 18h à 20h.")]),
    ("horaires_recit", [("Horaires : 19h-21h", "Horaires : le soir")]),
    ("date_recit", [(TALKED, "L’atelier de Nantua s’est tenu le jeudi 1er décembre.")]),
    ("date_recit", [(TALKED, "Une autre réunion s’est tenue le 2 décembre.")]),
    ("date_recit", [(TALKED, TWO_DATES)]),
    ("date_recit", [(HELD, "L’atelier d’Ajaccio s’est tenu le 5 décembre.")]),
    ("date_recit", [(TALKED, "Elle précède la réunion à Ajaccio, le 6 décembre.")]),
    ("lieu_recit", [(TALKED, "L’atelier de NANTUA a réuni des élus.")]),
    ("lieu_recit", [(MET, "L’atelier de Bourg en Bresse a réuni des élus.")]),
    ("lieu_recit", [(TALKED, "L’atelier à Oyonnax a réuni des élus.")]),
    ("ordre_du_jour", [(TALKED, "Le débat a porté sur plusieurs thématiques.")]),
    ("ordre_du_jour", [(TALKED, "Le débat a porté sur deux des quatre thèmes.")]),
    ("ordre_du_jour", [(TALKED, "La soirée a débuté par une séquence d’introduction.")]),
    ("ordre_du_jour", [(TALKED, "2 séquences :\n\n Le médecin traitant\n\n La continuité")]),
    ("ordre_du_jour", [(SECOND_THEME, ""), (TALKED, "Une seule thématique, la prévention.")]),
    ("ordre_du_jour", [(TALKED, "Deux thèmes : la continuité des soins et la prévention.")]),
]
