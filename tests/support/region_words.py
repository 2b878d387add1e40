"""The words of the invented regions: vocabulary, and the template's own sentences.

Lists are written with "|" between their items. Scripts too: there "#" opens a page, "@" is a
table and "*" a few bullets.
"""

from functools import partial

TRAPS = {  # keyword of write_region: default probability
    # Count alone on the next line: wrapped regional label; any other label.
    "p_alone": 0.75,
    "p_alone_other": 0.02,
    # No blank line before that count; count before the label's last words.
    "p_alone_tight": 0.15,
    "p_early": 0.015,
    # Blank line in a wrapped departmental label; wrapped early.
    "p_blank_in_label": 0.02,
    "p_short_wrap": 0.03,
    # No blank line between two rows; before a group of a department.
    "p_tight": 0.08,
    "p_group_tight": 0.5,
    # Idea not indented: 1, 2 or 8 tables of a department*; one row.
    "p_flat_department": 0.4,
    "p_flat_row": 0.004,
    # In departments: group in another word order*; idea reworded.
    "p_group_variant": 0.6,
    "p_label_variant": 0.01,
    # Page break before or inside a row; before a group; before or inside a template heading or
    # sentence; an "Ex :" block.
    "p_break_row": 0.02,
    "p_break_group": 0.03,
    "p_break_heading": 0.03,
    "p_break_ex": 0.03,
    # Page furniture at a page break of chapter 2.
    "p_furniture": 0.07,
    # "Ex :" block under a regional proposition; unclosed or nested quotes; line ending in a figure.
    "p_example": 0.25,
    "p_bad_quotes": 0.25,
    "p_ex_figure": 0.12,
    # No table for a department, theme, kind*; group = idea elsewhere*.
    "p_missing_table": 0.6,
    "p_shared_label": 0.7,
    # Table sorted by count; theme of 1.1 counting more than its groups.
    "p_sorted": 0.8,
    "p_excess": 0.5,
    # "Ille - et - Vilaine" in 1.1; report missing, or without its place, hours and participants.
    "p_spaced_name": 0.25,
    "p_bare_report": 0.06,
    # In reports: page break before or inside a paragraph, one line of it alone; heading printed as
    # a bullet; bullets of a report lost; "3ème" on three lines; a part under no numbered theme.
    "p_break_item": 0.01,
    "p_widow": 0.1,
    "p_bullet_heading": 0.06,
    "p_lost_bullets": 0.02,
    "p_superscript": 0.03,
    "p_other_themes": 0.08,
}  # * drawn once per document

items = partial(str.split, sep="|")

DEPARTMENTS = items(
    "01;dans l’;Ain|04;dans les ;Alpes-de-Haute-Provence|05;dans les ;Hautes-Alpes|"
    "22;dans les ;Côtes-d'Armor|29;dans le ;Finistère|2A;en ;Corse-du-Sud|"
    "2B;en ;Haute-Corse|35;en ;Ille-et-Vilaine|39;dans le ;Jura|58;dans la ;Nièvre|"
    "44;en ;Loire-Atlantique|54;en ;Meurthe-et-Moselle|"
    "90;dans le ;Territoire de Belfort|70;en ;Haute-Saône|71;en ;Saône-et-Loire|"
    "93;en ;Seine-Saint-Denis|95;dans le ;Val-d'Oise|971;en ;Guadeloupe|"
    "972;en ;Martinique|974;à ;La Réunion"
)
REGIONS = items(
    "Grand-Littoral|Alpes-Jura-Méditerranée|Val-d'Estuaire|Centre-Massif|Îles et Rivages"
)
TOWNS = items(
    "Saint-Aubin|Montreval|Villeneuve|Belcastel|La Roche|Les Ormeaux|Aigrefond|"
    "Port-Lannec|Sainte-Lucie"
)
TOWN_ENDS = items(
    "||-sur-Lèze|-en-Plaine| - Fargelles| / Cernay|-Les-Bains| sur Orne| - Faculté d'Odontologie"
)
HOURS = items(
    "||19h|19H-22H|18h00 à 20h30|17H00 / 20H30|14h30 - 17h30|18h30-20h45|18H30 à 21H30|15h00"
)
DAYS = items("Lundi|Mardi|Mercredi|Jeudi|Vendredi|Samedi|Dimanche")
MONTHS = items("octobre|novembre|décembre")
NUMBERS = items("Aucun|Un|Deux|Trois|Quatre|Cinq|Six|Sept")
KINDS = (
    "constat",
    "proposition",
)
HEADS = {
    "proposition": items(
        "Développer|Renforcer|Financer|Soutenir|Simplifier|Créer ou rouvrir|Généraliser|"
        "Pérenniser|Élargir|Mutualiser|Repenser|Expérimenter|Valoriser|Mieux organiser|"
        "Mieux faire connaître"
    ),
    "constat": items(
        "Il est difficile de trouver|On manque de temps pour|Les habitants connaissent mal|"
        "Il faut repenser|Le coût limite|Personne ne coordonne|Les élus attendent|"
        "La distance complique|Beaucoup ignorent|L'isolement menace|"
        "Certains redoutent de perdre|il manque un cadre pour|Rien ne finance"
    ),
    "sujet": items(
        "Freins à lever pour|Exemples locaux concernant|Qualité de l'accueil :|"
        "Coopérations :|Délais, tarifs :"
    ),
}
OBJECTS = items(
    "les équipes de gériatrie|les permanences d'orthoptie|le bus dentaire|"
    "la garde pharmaceutique|les lits de répit|les consultations du soir|"
    "le suivi des grossesses|les visites à domicile|la rééducation cardiaque|"
    "les sages-femmes|les soins palliatifs|le dépistage visuel|"
    "la vaccination des saisonniers|l'hospitalisation de jour|la médiation|"
    "les stages d’été|les tuteurs de terrain|le secrétariat partagé|"
    "la messagerie sécurisée|le dossier médical|la psychiatrie de liaison|"
    "les groupes de parole|l’atelier mémoire|les psychologues scolaires|"
    "la prime de nuit|les bourses d'études|le logement des remplaçants|"
    "les navettes gratuites|l'imagerie mobile|la santé des marins|"
    "les laboratoires de proximité|les crèches à horaires décalés|"
    "la régulation odontologique|les protocoles infirmiers|la diététique au collège|"
    "le sport adapté|les ateliers équilibre|la lutte contre le tabac|"
    "les avis spécialisés|l'interprétariat|la filière AVC|le numéro unique|"
    "la chirurgie ambulatoire|les greffes|les orthophonistes|le plan canicule|"
    "la qualité de l’air"
)
COMPLEMENTS = items(
    "en zone de montagne|dans les îles|auprès des jeunes mères|pour les aidants|"
    "7 jours sur 7|24 heures sur 24|avant 2030|d’ici 5 ans|(mesure 16 du rapport)|"
    "dans le cadre de l'article 51|au titre de la mesure 4|"
    'selon le principe « un bassin, une équipe »|dans une logique d\'"aller-vers"|'
    "au plus près des familles|sans avance de frais|par convention|"
    "pendant la saison touristique|"
    "en lien avec les communes, les écoles et les clubs sportifs|"
    "chez les moins de 25 ans|"
    "afin d'éviter des déplacements inutiles et des renoncements répétés|"
    "dans chaque canton|: horaires élargis, accueil sans rendez-vous, tiers payant,...|"
    ": bourse, tutorat, hébergement...|dès la 3ème année|"
    ": public / privé ; ville / campagne|sous forme de quotas|"
    "dans les quartiers prioritaires|par un guichet commun aux financeurs"
)
CATEGORIES = items(
    "Elus |Institutionnels :|Professionnels de santé / médico-social :|"
    "Représentants d’associations :|Usagers du système de santé :|Autres"
)
INTRODUCTION = (
    "1  S y n t h è s e  r é g i o n a l e |1.1 Introduction|{} ateliers ont été "
    "organisés en Région {} en novembre et décembre 2022 dans le cadre des ateliers|"
    "territoriaux du CNR Santé. Les comptes-rendus de chacun de ces ateliers sont "
    "présentés en annexe.|Département Nombre d’ateliers organisés"
)
CONTRIBUTIONS = (
    "Parmi les 4 thématiques proposées, la thématique 1 relative à l’accès à la santé "
    "est celle qui a été la plus discutée. Elle|représente la moitié des contributions "
    "collectées (problématiques, solutions, propositions). |"
    "Thématiques Nbre de\ncontributions|%"
)
REGIONAL = (
    "L’ensemble des problématiques d’une part, et solutions et propositions d’autre "
    "part, issues de ces ateliers, ont été|regroupées par idées communes. La synthèse "
    "de ces idées est présentée dans les pages suivantes. "
)
REGIONAL_THEME = (
    "#1.{0} Thématique {1} : {2}|1.{0}.1 Principaux enseignements|"
    "Pour répondre à ces problématiques, les ateliers proposent :|*|"
    "L’ensemble des constats et propositions des ateliers sont synthétisées ci-après.|"
    "{3}1.{0}.2 Problématiques|Les ateliers ont traité des problématiques suivantes :|"
    "Problématiques Nombre|@sujet_probleme|"
    "Les ateliers ont tiré les constats suivants :|@constat|"
    "{3}1.{0}.3 Solutions et propositions|Les solutions {4}qui ont été envisagées dans "
    "les ateliers concernent les sujets suivants : |Solutions {4}Nombre|"
    "@sujet_solution|Les solutions et propositions co-construites par les participants "
    "sont présentées ci-après. |Le nombre indiqué à droite correspond au nombre de "
    "verbatims en lien avec chaque proposition. Quelques verbatims sont présentés à "
    "titre d’illustration.|@proposition"
)
DEPARTMENTAL = (
    "2  S y n t h è s e s  e t  c o m p t e s - r e n d u s  p a r  d é p a r t e m e n t "
)
DEPARTMENT = "{}2.{} {} ({})|{} organisé{} {}{}|Département Lieu Jour Horaires"
TABLE_SENTENCES = (
    "Les ateliers ont tiré les constats suivants :|@constat",
    "Les solutions et propositions qui ont été formulées sont les suivantes :|@proposition",
)
FURNITURE = (
    "|||Synthèses et comptes-rendus par département ||"
    "Synthèse des ateliers CNR Santé organisés en région {} {} |"
)
