"""Faults of the reports' wording, of contributions and of examples, and what comes close."""

from support.fault import Fault
from support.report_faults import AFTER, MET, RURAL, SOLUTION
from support.small_region import SMALL_REGION, Change

#: Contributions of Bourg-en-Bresse (two), of Nantua and of Ajaccio.
REFUND = " Rembourser le transport des stagiaires"
HOUSE = " Ouvrir une maison des internes dans chaque canton"
HOUSE_TOO = " Ouvrir une maison pour les internes dans chaque canton"
BIG_HOUSE = f"{HOUSE} et la relier à la gare"
LODGING = " Héberger les internes au collège"
#: The whole report of Ajaccio.
AJACCIO_REPORT = SMALL_REGION[SMALL_REGION.index("2.2.2 Ajaccio") :]
#: Texts just long enough to be compared in two reports, and in one; and too short.
SEVEN = " Payer le train aux très jeunes internes"
SIX = " Payer le train aux jeunes internes"
LODGED = " Loger les internes gratuitement"
PORT = " Un internat au port"
EXAMPLE = "Ex : « Ouvrir une maison des internes dans chaque canton »"
OTHER_WORDS = "Ex : « Ouvrir une maison des internes dans les cantons »"
#: The longest line that is not too long.
LONG = (
    " Rembourser le transport des stagiaires de la faculté de médecine et de celle de pharmacie, "
    "puis leur logement"
)
#: A paragraph just long enough.
TOLD = "Le canton a peu de médecins et peu de dentistes."
PUBLISHED = " Les lits d’aval font défaut 1"


def said(rule: str, text: str, finding: str) -> Fault:
    """A fault of one contribution of Bourg-en-Bresse."""
    return Fault(rule, [(REFUND, text)], finding, (text,))


WORDING_FAULTS = [
    *(
        said("texte_coupe", f" {text}", f"certain 01: une phrase entière ≠ {text}")
        for text in (
            "Rembourser le transport des",
            "Rembourser le trajet de 150 0",
            "Rembourser le transport (bus et train",
            "Rembourser le tr",
        )
    ),
    said(
        "texte_coupe",
        ' Rembourser le transport des"',
        "certain 01: une phrase entière ≠ Rembourser le transport des",
    ),
    Fault(
        "texte_coupe",
        [(MET, "La réunion a réuni les")],
        "certain 01: une phrase entière ≠ La réunion a réuni les",
        ("La réunion a réuni les",),
    ),
    said(
        "mots_colles",
        " Rembourser le transportLoger les stagiaires",
        "certain 01: transport Loger ≠ transportLoger",
    ),
    Fault(
        "mots_colles",
        [(REFUND, " Rembourser le transportLoger :\n\n- Les stagiaires")],
        "certain 01: transport Loger ≠ transportLoger",
        (" Rembourser le transportLoger :",),
    ),
    said("mots_doubles", " Rembourser le coût de de la route", "certain 01: de ≠ de de"),
    Fault(
        "mots_doubles",
        [(REFUND, " Rembourser le coût de de la route :\n\n- Le train")],
        "certain 01: de ≠ de de",
        (" Rembourser le coût de de la route :",),
    ),
    said(
        "mots_doubles",
        " Rembourser la maison de santé de santé",
        "certain 01: de santé ≠ de santé de santé",
    ),
    Fault(
        "mots_doubles",
        [(MET, "La la réunion a réuni 12 personnes.")],
        "certain 01: La ≠ La la",
        ("La la réunion a réuni 12 personnes.",),
    ),
    said(
        "caractere_code",
        " Rembourser l’aller &amp; le retour, si &gt; 10 km et &gt; 1 mois",
        "certain 01:  ≠ &amp; &gt;",
    ),
    Fault(
        "texte_coupe",
        [(LODGING, "au collège des internes")],
        "certain 01: une phrase entière ≠ au collège des internes",
        ("au collège des internes",),
    ),
    said("date_impossible", " Ouvrir le foyer le 01/40/2022", "certain 01: une date ≠ 01/40/2022"),
    said(
        "date_impossible", " Ouvrir le foyer le 31 novembre", "certain 01: une date ≠ 31 novembre"
    ),
    said("guillemets", ' Rembourser "le transport', "mineur 01: 0 ≠ 1"),
    said("guillemets", " Rembourser le « vrai transport", "probable 01: 0 ≠ 1"),
    said("guillemets", " Rembourser le transport) des stagiaires", "mineur 01: 0 ≠ 1"),
    Fault(
        "ligne_repetee",
        [(HOUSE, f"{HOUSE}\n\n{HOUSE}")],
        "certain 01: 1 ≠ 2",
        (HOUSE, HOUSE),
    ),
    said("lignes_jointes", " Rembourser le transport  Loger les stagiaires", "probable 01:  ≠ "),
    said("lignes_jointes", f"{LONG}.", "probable 01:  ≠ "),
    *(
        Fault("contribution_repetee", changes, finding, lines)
        for finding, changes, lines in (
            ("certain 01: 1 ≠ 2", [(REFUND, f"{HOUSE}.")], (HOUSE, f"{HOUSE}.")),
            ("probable 01: 1 ≠ 2", [(REFUND, HOUSE_TOO)], (HOUSE, HOUSE_TOO)),
            ("probable 01: 1 ≠ 2", [(REFUND, BIG_HOUSE)], (HOUSE, BIG_HOUSE)),
            ("probable 01: 1 ≠ 2", [(LODGING, HOUSE)], (HOUSE, HOUSE)),
            ("probable 01: 1 ≠ 2", [(REFUND, SEVEN), (LODGING, SEVEN)], (SEVEN, SEVEN)),
            ("mineur 01: 1 ≠ 2", [(LODGING, HOUSE_TOO)], (HOUSE, HOUSE_TOO)),
            ("mineur 01: 1 ≠ 2", [(LODGING, BIG_HOUSE)], (HOUSE, BIG_HOUSE)),
            ("probable region: 1 ≠ 2", [(PORT, HOUSE)], (HOUSE, HOUSE)),
            ("mineur region: 1 ≠ 2", [(PORT, HOUSE_TOO)], (HOUSE, HOUSE_TOO)),
            ("probable region: 1 ≠ 3", [(LODGING, HOUSE), (PORT, HOUSE)], (HOUSE,) * 3),
            (
                "certain 01: 1 ≠ 2",
                [(HOUSE, LODGED), (REFUND, LODGED)],
                (LODGED, LODGED),
            ),
        )
    ),
    Fault("recit_repete", [(RURAL, TOLD), (RURAL, TOLD)], "mineur 01: 0 ≠ 1", (TOLD, TOLD)),
    Fault("recit_repete", [(RURAL, TOLD), (RURAL, TOLD, 2)], "mineur region: 0 ≠ 1", (TOLD,) * 2),
    Fault(
        "contributions_comptees",
        [(AJACCIO_REPORT, "")],
        "probable 2A: 2 ≠ 0",
        (" Les départs ne sont pas remplacés 2",),
    ),
    Fault(
        "contributions_comptees",
        [(f"{REFUND}\n", "")],
        "probable 01: 3 ≠ 2",
        (" Loger les étudiants en stage 3",),
    ),
    Fault(
        "contributions_comptees",
        [(REFUND, f"{REFUND}\n\n Payer leur logement")],
        "mineur 01: 3 ≠ 4",
        (" Loger les étudiants en stage 3",),
    ),
    Fault(
        "contributions_comptees",
        [(" Aucun lit d’aval le week-end\n", ""), (PUBLISHED, PUBLISHED.replace("1", "2"))],
        "certain 01: 2 ≠ 0",
        (PUBLISHED.replace("1", "2"),),
    ),
    Fault(
        "exemple_source",
        [(EXAMPLE, "Ex : « Payer les internes au mois de mai »")],
        "certain region: une contribution ≠ 0.65",
        ("Ex : « Payer les internes au mois de mai »",),
    ),
    Fault(
        "exemple_source",
        [(EXAMPLE, "Ex : « Loger les étudiants en stage »")],
        "certain region: une contribution ≠ 0.64",
        ("Ex : « Loger les étudiants en stage »",),
    ),
    Fault(
        "exemple_source",
        [(EXAMPLE, OTHER_WORDS)],
        f"mineur region: {HOUSE[1:]} ≠ Ouvrir une maison des internes dans les cantons",
        (OTHER_WORDS, HOUSE),
    ),
    Fault(
        "exemple_source",
        [(EXAMPLE, f"{EXAMPLE} ;\n« Ouvrir une maison des internes, dans chaque canton. »")],
        "certain region: 1 ≠ 2",
        (f"{EXAMPLE} ;", "« Ouvrir une maison des internes, dans chaque canton. »"),
    ),
]

#: What does not trouble a rule, although it comes close.
WORDING_TOLERATED: list[tuple[str, list[Change]]] = [
    *(
        (rule, [(REFUND, f" {text}")])
        for rule, text in (
            ("texte_coupe", "Rembourser le transport des…"),
            ("texte_coupe", "Développer l’aller-vers"),
            ("texte_coupe", "Rembourser le transport (bus) des stagiaires du CH"),
            ("texte_coupe", "Rembourser le trajet au-delà de 15"),
            ("texte_coupe", 'Rembourser le transport des stagiaires"'),
            ("mots_colles", "Utiliser ParcoursSup"),
            ("mots_colles", "Utiliser DoctoLib et l’iPhone"),
            ("texte_coupe", "Ouvrir le cabinet dès 9h"),
            ("texte_coupe", "Accueillir les stagiaires de 4e"),
            ("texte_coupe", "Louer un cabinet de 30 m²"),
            ("texte_coupe", "Appeler le 05 53 69 40 00"),
            ("mots_doubles", "Que nous nous aidions, que vous vous aidiez"),
            ("mots_doubles", "Faire faire le trajet"),
            ("mots_doubles", "Rembourser le transport, transport des stagiaires compris"),
            ("date_impossible", "Ouvrir le foyer le 29 février, ou le 01/10/2022"),
            ("caractere_code", "Rembourser le bus & le train ; la R&D; le reste"),
            ("guillemets", 'Rembourser "le transport" (bus)'),
            ("guillemets", "1) Rembourser le transport, a) du bus (et du train)"),
            ("guillemets", "Rembourser « le « vrai » transport »"),
            ("lignes_jointes", LONG[1:]),
            ("lignes_jointes", "Rembourser le transport du  Gouvernement (ou des  Communes)"),
        )
    ),
    ("ligne_repetee", [(HOUSE, f"{HOUSE}\n\n{LODGING}\n\n{HOUSE}")]),
    ("lignes_jointes", [("Les ateliers proposent d’accueillir", f"{LONG}.")]),
    ("contribution_repetee", [(HOUSE, " Loger les internes"), (REFUND, " Loger les internes")]),
    ("contribution_repetee", [(REFUND, SIX), (LODGING, SIX)]),
    ("contribution_repetee", [(PORT, BIG_HOUSE)]),
    ("contribution_repetee", [(HOUSE, SIX), (REFUND, f"{SIX} et leur logement à la gare")]),
    ("recit_repete", [(RURAL, TOLD), (RURAL, TOLD.replace("peu", "trop peu"))]),
    ("recit_repete", [(RURAL, TOLD.replace("et ", "")), (RURAL, TOLD.replace("et ", ""))]),
    ("recit_repete", [(RURAL, f"{TOLD}\n\n {TOLD}")]),
    ("contributions_comptees", [(f"{REFUND}\n", ""), (HOUSE, f"{HOUSE}\n\n{REFUND}")]),
    (
        "contributions_comptees",
        [(AFTER, f"Autres thématiques\n\n{SOLUTION}\n\n Les dents\n\n{AFTER}")],
    ),
    ("exemple_source", [(EXAMPLE, "Ex : « ouvrir une maison des internes »")]),
    ("exemple_source", [(EXAMPLE, EXAMPLE.replace(" dans", ", dans").replace(" »", ". »"))]),
    (
        "exemple_source",
        [(" Ouvrir une ligne unique 4", f" Ouvrir une ligne unique 4\n\n{EXAMPLE}")],
    ),
]
