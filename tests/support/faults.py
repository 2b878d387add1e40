"""Faults of the small region, for each rule, and what comes close without being one."""

from support.account_faults import ACCOUNT_FAULTS, ACCOUNT_TOLERATED
from support.fault import Fault
from support.report_faults import REPORT_FAULTS, REPORT_TOLERATED
from support.small_region import Change
from support.wording_faults import WORDING_FAULTS, WORDING_TOLERATED

MANQUE = "Les médecins manquent"
LOIN = " Les cabinets sont trop loin"
STAGE = " Loger les étudiants en stage"
BOURG = "01 - Ain Bourg-en-Bresse"
NANTUA = " Nantua 1er décembre 2022"
REPORT = "2.1.3 Nantua\n\nPrésentation de l’atelier\n"
URGENCES = "Les urgences débordent 1\n\n Les lits d’aval font défaut 1\n"
FRAMING = (
    *("Thématique 1 : accès à un médecin", "traitant", "10 62%"),
    *("Thématique 2 : continuité des soins", "6 38%"),
)

FAULTS = [
    Fault(
        "somme_groupe",
        [(f"{MANQUE} 6", f"{MANQUE} 7")],
        "certain region: 6 ≠ 7",
        (f"{MANQUE} 7", " Les départs ne sont pas remplacés 4", f"{LOIN} 2"),
    ),
    Fault(
        "somme_groupe",
        [(f"{STAGE} 1", f"{STAGE} 2")],
        "certain 2A: 2 ≠ 1",
        ("Accueillir des internes 1", f"{STAGE} 2"),
    ),
    Fault(
        "region_departements_idee",
        [(f"{LOIN} 2", f"{LOIN} 1", 2)],
        "certain region: 1 ≠ 2",
        (f"{LOIN} 2", f"{LOIN} 1"),
    ),
    Fault(
        "region_departements_groupe",
        [(f"{MANQUE} 2", f"{MANQUE} 3")],
        "certain region: 7 ≠ 6",
        (f"{MANQUE} 6", f"{MANQUE} 4", f"{MANQUE} 3"),
    ),
    Fault(
        "idee_repetee",
        [(f"{LOIN} 2", f"{LOIN} 1\n\n{LOIN} 1", 2)],
        "probable 01: 1 ≠ 2",
        (f"{LOIN} 1", f"{LOIN} 1"),
    ),
    Fault(
        "idee_sans_groupe",
        [("Réguler les appels 4\n\n Ouvrir une ligne unique 4", " Ouvrir une ligne unique 4")],
        "certain region: un groupe ≠ ",
        (" Ouvrir une ligne unique 4",),
    ),
    Fault(
        "cadrage_comptes",
        [("6 38%", "7 38%"), ("Total 16", "Total 17")],
        "certain region: 7 ≠ 6",
        (
            *("Thématique 2 : continuité des soins", "7 38%"),
            *("Les urgences débordent 2", "Réguler les appels 4"),
        ),
    ),
    Fault(
        "cadrage_total",
        [("Total 16", "Total 17")],
        "certain region: 16 ≠ 17",
        (*FRAMING, "Total 17 100%"),
    ),
    Fault(
        "cadrage_total",
        [("Total 3", "Total 2")],
        "certain region: 3 ≠ 2",
        ("01 - Ain 2", "2A – Corse-du-Sud 1", "Total 2"),
    ),
    Fault(
        "cadrage_pourcentage",
        [("10 62%", "10 61%")],
        "certain region: 62.5 ≠ 61",
        ("Thématique 1 : accès à un médecin", "traitant", "10 61%"),
    ),
    Fault(
        "cadrage_pourcentage_total",
        [("6 38%", "6 37%")],
        "mineur region: 100 ≠ 99",
        (*FRAMING[:-1], "6 37%", "Total 16 100%"),
    ),
    Fault(
        "cadrage_departements",
        [("2A – Corse-du-Sud 1\n", "")],
        "certain 2A: présent ≠ absent",
        (
            "2.2 Corse-du-Sud (2A)",
            "Un atelier a été organisé en Corse-du-Sud",
            "2A – Corse-du-Sud Ajaccio 05/12/2022 19h-21h",
        ),
    ),
    Fault(
        "cadrage_departements",
        [("Total 3", "2B - Haute-Corse 0\n\nTotal 3")],
        "certain 2B: présent ≠ absent",
        ("2B - Haute-Corse 0",),
    ),
    Fault(
        "ateliers_nombre",
        [("Deux ateliers", "Trois ateliers")],
        "certain 01: 2 ≠ 2 3",
        (
            *("01 - Ain 2", "Trois ateliers ont été organisés dans l’Ain"),
            *(f"{BOURG} Lundi 21 novembre 2022 18h30", f"{NANTUA} 18h"),
        ),
    ),
    Fault(
        "ateliers_nombre",
        [("Total 3", "Total 4")],
        "certain region: 3 ≠ 4 3",
        (
            "3 ateliers ont été organisés en Région Rivages en novembre et décembre 2022.",
            "Total 4",
        ),
    ),
    Fault(
        "ateliers_mois",
        [(NANTUA, " Nantua 31 octobre 2022")],
        "certain region: novembre et décembre ≠ octobre",
        (
            "3 ateliers ont été organisés en Région Rivages en novembre et décembre 2022.",
            " Nantua 31 octobre 2022 18h",
        ),
    ),
    Fault(
        "atelier_jour",
        [(f"{BOURG} Lundi", f"{BOURG} Mardi")],
        "certain 01: lundi ≠ mardi",
        (f"{BOURG} Mardi 21 novembre 2022 18h30",),
    ),
    Fault(
        "atelier_date",
        [(NANTUA, " Nantua 1er décembre")],
        "mineur 01: 2022 ≠ ",
        (" Nantua 1er décembre 18h",),
    ),
    Fault(
        "atelier_date",
        [(NANTUA, " Nantua 31 novembre 2022")],
        "certain 01: une date ≠ 31 novembre 2022",
        (" Nantua 31 novembre 2022 18h",),
    ),
    Fault(
        "atelier_date",
        [(NANTUA, " Nantua")],
        "probable 01: une date ≠ ",
        (" Nantua 18h",),
    ),
    Fault(
        "atelier_compte_rendu",
        [(REPORT, "")],
        "certain 01: un compte-rendu ≠ ",
        (f"{NANTUA} 18h",),
    ),
    Fault(
        "atelier_compte_rendu",
        [(REPORT, f"{REPORT}\n2.1.4 Oyonnax\n")],
        "certain 01: une annonce ≠ ",
        ("2.1.4 Oyonnax",),
    ),
    Fault(
        "libelle_idee",
        [(f"{STAGE} 3", f"{STAGE}s 3")],
        "mineur 01: Loger les étudiants en stage ≠ Loger les étudiants en stages",
        (f"{STAGE} 4", f"{STAGE}s 3"),
    ),
    Fault(
        "libelle_inconnu",
        [(f"{STAGE} 3", " Loger les étudiants pendant leurs stages 3")],
        "probable 01:  ≠ Loger les étudiants pendant leurs stages",
        (" Loger les étudiants pendant leurs stages 3",),
    ),
    Fault(
        "libelle_groupe",
        [(f"{MANQUE} 4", "Manquent les médecins 4")],
        "mineur 01: Les médecins manquent ≠ Manquent les médecins",
        (f"{MANQUE} 6", "Manquent les médecins 4"),
    ),
    Fault(
        "libelle_titre",
        [("Un atelier a été organisé en Corse-du-Sud", "Un atelier a été organisé en Corse")],
        "mineur 2A: Corse-du-Sud ≠ Corse",
        ("2.2 Corse-du-Sud (2A)", "Un atelier a été organisé en Corse"),
    ),
    Fault(
        "libelle_lieu",
        [("2.1.3 Nantua", "2.1.3 Nantuat")],
        "mineur 01: Nantua ≠ Nantuat",
        (f"{NANTUA} 18h", "2.1.3 Nantuat"),
    ),
    Fault(
        "tableau_absent",
        [(f"Les ateliers ont tiré les constats suivants :\n\n{URGENCES}", "", 2)],
        "mineur 2A: un tableau ≠ ",
        ("2.2 Corse-du-Sud (2A)",),
    ),
    Fault(
        "ligne_non_reconnue",
        [(URGENCES, "Rien à signaler\n", 2)],
        "probable region:  ≠ ",
        ("Rien à signaler",),
    ),
    Fault(
        "ligne_non_reconnue",
        [
            (
                "2.1.1 Synthèse départementale",
                "2.1.1 Synthèse départementale\n\nUne ligne\n\net deux",
            )
        ],
        "probable region:  ≠ ",
        ("Une ligne", "et deux"),
    ),
    *REPORT_FAULTS,
    *ACCOUNT_FAULTS,
    *WORDING_FAULTS,
]

#: What does not trouble a rule, although it comes close.
TOLERATED: list[tuple[str, list[Change]]] = [
    ("cadrage_pourcentage", [("10 62%", "10 63%")]),
    ("cadrage_pourcentage", [("6 38%", "6 37%")]),
    ("cadrage_pourcentage", [("10 62%", "10 62,5 %")]),
    ("cadrage_pourcentage_total", [("10 62%", "10 62,5%"), ("6 38%", "6 37,5%")]),
    ("ateliers_nombre", [("Deux ateliers", "2 ateliers")]),
    ("ateliers_mois", [(NANTUA, " Nantua 31 décembre 2022")]),
    ("atelier_jour", [(f"{BOURG} Lundi", BOURG)]),
    ("atelier_date", [(NANTUA, " Nantua 1/12/22")]),
    ("atelier_compte_rendu", [("2.1.3 Nantua", "2.1.3 Nantuat")]),
    ("libelle_idee", [(f"{STAGE} 3", " Loger les étudiants\nen stage 3")]),
    ("libelle_inconnu", [(f"{STAGE} 3", f"{STAGE}s 3")]),
    ("libelle_groupe", [(f"{MANQUE} 4", "Les  médecins\nmanquent 4")]),
    ("libelle_titre", [("Thématique 2 : continuité", "Thématique 2 : Continuité", 2)]),
    ("libelle_lieu", [("2.1.2 Bourg-en-Bresse", "2.1.2 Bourg – en – Bresse")]),
    *REPORT_TOLERATED,
    *ACCOUNT_TOLERATED,
    *WORDING_TOLERATED,
]
