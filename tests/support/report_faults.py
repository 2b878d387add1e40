"""Faults of the reports' form, and what comes close."""

from support.fault import Fault
from support.small_region import Change

BOURG = "2.1.2 Bourg-en-Bresse"
NANTUA = "2.1.3 Nantua"
AJACCIO = "2.2.2 Ajaccio"
ANNOUNCED = " Nantua 1er décembre 2022 18h"
THURSDAY = "Jour : Jeudi 1er décembre 2022"
FRIDAY = "Jour : Vendredi 2 décembre 2022"

#: The rows of Nantua's table of participants.
ROWS = (
    *("Elus  5", "Institutionnels : 1", "Professionnels de santé / médico-social : 2"),
    *("Représentants d’associations : 0", "Usagers du système de santé : 3", "Autres 1"),
    "Total 12",
)

#: What every report tells of its territory.
RURAL = "Territoire rural."

#: What the three reports tell of their meeting: Bourg-en-Bresse, Nantua, Ajaccio.
MET = "La réunion a réuni 12 personnes."
TALKED = "Le débat a porté sur deux thématiques."
THREE = "Le débat a porté sur trois thématiques."
HELD = "La réunion s’est tenue de 19h à 21h."

#: The headings of the form.
COURSE = "Description du déroulement de la journée"
SITUATION = "La situation du territoire"
FIGURES = (
    "Présentation succincte, en quelques éléments et chiffres clés, des spécificités du territoire."
)
THEME_1 = "Thématique 1 : accès à un médecin traitant"
THEME_2 = "Thématique 2 : continuité des soins"
PROBLEM = "Présentation des problématiques que les solutions envisagées ambitionnent de traiter"
SOLUTION = "Présentation des solutions et innovations co-construites par les parties prenantes"
LEVER_LINES = (
    "Description des leviers qu’il serait nécessaire d’activer ou les freins à lever pour la",
    "mise en œuvre des projets.",
)
LEVER = "\n".join(LEVER_LINES)
OTHER = "Autres thématiques"
AFTER = "Perspectives"
FOLLOW_UP = "Description des suites qui seront données aux travaux du CNR Santé dans le territoire"

#: The only contribution of a section, and what Nantua says of its second theme.
NO_BED = " Aucun lit d’aval le week-end"
SECOND_THEME = f"{THEME_2}\n\n{LEVER}\n\n Une ligne unique pour le Haut-Bugey\n"


def printed(mark: str) -> tuple[str, ...]:
    """The rows of Nantua's table with `mark` in the place of each number."""
    return tuple(row.rstrip("0123456789") + mark for row in ROWS)


def marked(mark: str) -> list[Change]:
    """What prints `mark` in the place of each number of Nantua's table."""
    *parts, total = zip(ROWS, printed(mark), strict=True)
    return [*parts, (*total, 2)]


REPORT_FAULTS = [
    Fault(
        "compte_rendu_annonce",
        [(THURSDAY, FRIDAY)],
        "certain 01: 2022-12-01 ≠ 2022-12-02",
        (ANNOUNCED, FRIDAY),
    ),
    Fault(
        "compte_rendu_annonce",
        [("Lieu : Nantua", "Lieu : Oyonnax")],
        "mineur 01: Nantua ≠ Oyonnax",
        (ANNOUNCED, "Lieu : Oyonnax"),
    ),
    Fault(
        "compte_rendu_annonce",
        [("Horaires : 18h\n", "Horaires : 18h15\n")],
        "mineur 01: 18h ≠ 18h15",
        (ANNOUNCED, "Horaires : 18h15"),
    ),
    *(
        Fault("compte_rendu_date", [(THURSDAY, day)], finding, (day,))
        for day, finding in (
            ("Jour : Jeudi 1er décembre", "mineur 01: 2022 ≠ "),
            ("Jour : Mardi 1er décembre 2022", "certain 01: jeudi ≠ mardi"),
            ("Jour : 31 novembre 2022", "certain 01: une date ≠ 31 novembre 2022"),
            ("Jour : début décembre", "certain 01: une date ≠ début décembre"),
        )
    ),
    Fault("fiche_incomplete", [(THURSDAY, "Jour :")], "certain 01: 4 ≠ 3", (NANTUA,)),
    Fault(
        "fiche_incomplete",
        [("Lieu : Ajaccio\n", ""), ("Horaires : 19h-21h\n", "")],
        "certain 2A: 4 ≠ 2",
        (AJACCIO,),
    ),
    Fault(
        "fiche_incomplete",
        [(f"{row}\n", "", 2 if row == "Total 12" else 1) for row in ROWS],
        "certain 01: 4 ≠ 3",
        (NANTUA,),
    ),
    Fault(
        "participants_total",
        [("Elus  5", "Elus  6")],
        "certain 01: 13 ≠ 12",
        ("Elus  6", *ROWS[1:]),
    ),
    Fault(
        "participants_total",
        [("Elus  5", "Elus"), ("Total 12", "Total 6", 2)],
        "certain 01: 7 ≠ 6",
        ("Elus", *ROWS[1:-1], "Total 6"),
    ),
    Fault("participants_inconnus", marked("NC"), "mineur 01: des nombres ≠ NC", printed("NC")),
    Fault("participants_inconnus", marked(""), "probable 01: des nombres ≠ ", printed("")),
    Fault(
        "participants_inconnus",
        [("Elus  5", "Elus  *")],
        "certain 01: un nombre ≠ *",
        ("Elus  *",),
    ),
    Fault("participants_inconnus", [("Elus  5", "Elus")], "mineur 01: un nombre ≠ ", ("Elus",)),
    Fault("participants_inconnus", [("Total 12\n", "", 2)], "probable 01: 7 ≠ 6", ROWS[:-1]),
    Fault(
        "participants_inconnus",
        [("Elus  5", "Elus NC"), ("Autres 1", "Autres NC")],
        "mineur 01: un nombre ≠ NC",
        ("Elus NC", "Autres NC"),
    ),
    Fault("rubriques_absentes", [(f"{SITUATION}\n", "")], "mineur 01:  ≠ 1", (BOURG,)),
    Fault("rubriques_absentes", [(f"{LEVER}\n", "")], "mineur 01:  ≠ 1", (BOURG,)),
    Fault("rubriques_absentes", [(f"{THEME_2}\n", "", 6)], "mineur 2A:  ≠ 1", (AJACCIO,)),
    *(
        Fault("rubriques_ordre", changes, f"certain {scope}:  ≠ ", lines)
        for scope, changes, lines in (
            ("01", [(THEME_1, THEME_2, 3), (THEME_2, THEME_1, 5)], (THEME_2, THEME_1)),
            ("01", [(THEME_1, THEME_2, 3)], (THEME_2, THEME_2)),
            ("2A", [(f"{THEME_2}\n", f"{FOLLOW_UP}\n\n{THEME_2}\n", 6)], (FOLLOW_UP, THEME_2)),
            ("01", [(SOLUTION, PROBLEM)], (PROBLEM, PROBLEM)),
            ("01", [(SOLUTION, LEVER), (LEVER, SOLUTION, 2)], (*LEVER_LINES, SOLUTION)),
            ("01", [(COURSE, f"{COURSE}\n\n{COURSE}")], (COURSE, COURSE)),
            ("01", [(SITUATION, f"{FIGURES}\n\n{SITUATION}")], (FIGURES, SITUATION)),
            (
                "01",
                [
                    (
                        AFTER,
                        f"{OTHER}\n\n{PROBLEM}\n\n Les dents\n\n{PROBLEM}\n\n La nuit\n\n{AFTER}",
                    )
                ],
                (PROBLEM, PROBLEM),
            ),
        )
    ),
    Fault(
        "rubrique_alteree",
        [(SOLUTION, SOLUTION.replace("innovations", "inovations"))],
        "probable 01: solutions ≠ ",
        (SOLUTION.replace("innovations", "inovations"),),
    ),
    Fault(
        "rubrique_alteree",
        [(THEME_2, "Thématique 3 : continuité des soins", 4)],
        "probable 01: thématique 2 ≠ ",
        ("Thématique 3 : continuité des soins",),
    ),
    Fault(
        "rubrique_alteree",
        [(SECOND_THEME, "Thématique 9 : logement\n")],
        "probable 01: 1 2 ≠ 9",
        ("Thématique 9 : logement",),
    ),
    Fault("rubrique_vide", [(f"{NO_BED}\n", "")], "certain 01: une contribution ≠ 0", (PROBLEM,)),
    Fault(
        "rubrique_vide",
        [(AFTER, f"{OTHER}\n\n{PROBLEM}\n\n{AFTER}")],
        "certain 01: une contribution ≠ 0",
        (PROBLEM,),
    ),
    Fault(
        "hors_rubrique",
        [(AFTER, f"{OTHER}\n\n{PROBLEM}\n\n Les dents\n\n La nuit\n\n{AFTER}")],
        "probable 01: une thématique ≠ ",
        (" Les dents", " La nuit"),
    ),
    Fault(
        "hors_rubrique",
        [(THEME_2, f"{THEME_2}\n\n La garde est loin\n\n La nuit aussi", 4)],
        "certain 01: une rubrique ≠ ",
        (" La garde est loin", " La nuit aussi"),
    ),
]

#: What does not trouble a rule, although it comes close.
REPORT_TOLERATED: list[tuple[str, list[Change]]] = [
    ("compte_rendu_annonce", [("Jour : 05/12/2022", "Jour : Lundi 5 décembre 2022")]),
    ("compte_rendu_annonce", [("Lieu : Nantua", "Lieu : Salle des fêtes de Nantua")]),
    ("compte_rendu_annonce", [("Horaires : 18h30", "Horaires : 18 H 30")]),
    ("compte_rendu_annonce", [("Horaires : 19h-21h", "Horaires : 19h à 21h")]),
    ("compte_rendu_date", [(THURSDAY, "Jour : 1/12/22")]),
    ("compte_rendu_date", [(THURSDAY, "Jour :")]),
    ("fiche_incomplete", [("Jour : 05/12", "Date : 05/12"), ("Horaires : 19h", "Heure : 19h")]),
    ("fiche_incomplete", marked("NC")),
    ("participants_total", [("Elus  5", "Elus")]),
    ("participants_total", marked("NC")[:-1]),
    ("participants_total", [("Total 12", "Total NC", 2)]),
    ("participants_inconnus", [("Autres 1", "Autres 0")]),
    ("participants_inconnus", [("Elus  5", "Élus : 5")]),
    ("rubriques_ordre", [(SITUATION, f"{SITUATION}\n\n{FIGURES}")]),
    ("rubriques_ordre", [(f"{SOLUTION}\n", "")]),
    ("rubrique_alteree", [(SOLUTION, SOLUTION.replace(" et ", "  et\n").upper())]),
    ("rubrique_alteree", [(THEME_2, "Thématique 2 :  Continuité  des soins", 4)]),
    ("rubrique_vide", [(NO_BED, "Aucun lit")]),
    ("rubrique_vide", [(NO_BED, " Le week-end :\n\n- Aucun lit d’aval")]),
    ("hors_rubrique", [(RURAL, f"{RURAL}\n\n La garde y est loin")]),
    ("hors_rubrique", [(AFTER, f"{OTHER}\n\n{AFTER}")]),
]
