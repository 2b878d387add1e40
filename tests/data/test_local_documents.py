"""What the four documents around the workshops say, read in their texts by eye."""

from __future__ import annotations

import re
from collections import Counter

import pandas as pd
import pytest

from cnr.checks.local import run_local_checks
from cnr.labels import fold
from cnr.lines import Line, read_lines
from cnr.parse.local import READERS, LocalDocument
from cnr.parse.synthesis import parse_synthesis
from cnr.sources import SYNTHESIS, read_manifest
from cnr.tables import local_audit, local_findings
from cnr.tables.local import LOCAL_FRAMES
from support.corpus import RAW

#: The plan of the contribution: an objective, its headings, and under each its actions.
CONTRIBUTION = """
1034 Devenir un territoire d'accueil privilégié
  1036 Faciliter l’exercice des professionnels de santé : de l’installation à la pratique
    1038 Co-construire avec l'ARS un guichet unique (CPAM, Ordre des médecins, ARS, Agglo) avec \
une communication dédiée et un co-pilotage
    1040 Un accueil des internes et des professionnels de santé à 360°
    1042 Co-construire un livret d'accueil pour parler du territoire positivement aux nouveaux \
professionnels arrivants
    1044 Créer des moments de convivialité pour les internes et les professionnels de santé \
(Accueil, réceptions, afterworks…)
    1046 Créer une "Maison des internes"
  1048 Créer un centre de formation accessible et de proximité
    1050 Faciliter la formation initiale et continue
    1052 Accompagner le développement des formations d'IPA
  1054 Un travail de réseau au niveau infra : créer les conditions favorables à la constitution \
d’un réseau et d’une coopération entre pairs
    1056 Accompagner le développement de la CPTS
    1058 Organisation de rencontres informelles type "Afterwork"
    1060 Création d'un Club Santé
  1062 Une communication à visée nationale : support de communication et évènement dédié
    1064 Développement des réseaux sociaux sur le sujet santé
    1066 Création des Journées professionnelles en santé
1068 Agir en faveur de la prévention : rendre le citoyen acteur de sa santé
  1070 Renforcer la présence des actions de prévention sur le territoire à destination du tout \
public
    1072 Création des "Mercredis de la santé"
    1074 Pérenniser les actions de santé publique par les Services sanitaires et les Services \
civiques
    1076 Dévélopper la présence sur les grands événements (exemple : Foire d'Agen, Infosup, \
Garonne en fête…)
  1078 Rendre le citoyen acteur de sa santé
    1080 Formation premiers secours & accidents domestiques
    1082 Créer les prémices de l'Université de la santé
1084 Devenir un territoire d'expérimentation : être le laboratoire de l'innovation en santé
  1086 Développer la formation des professionnels pour un meilleur ancrage
    1088 Faciliter la formation initiale
    1090 Faciliter la formation continue
    1092 Travailler avec l'ARS pour faciliter les formations d'IPA
  1094 Développer la télémédecine
    1096 Travailler avec le GHT pour développer une télémédecine organisée et locale
  1098 Réfléchir à la constitution d'un GIP
    1100 Trouver de nouvelles sources de financements (travailler avec des co-financements)
    1102 Donner une entité juridique au CLS en créant un GIP Santé
    1104 Créer un pool d'assistants et de secrétaires médicales pour permettre de libérer du \
temps médical
"""

#: The body of the contribution: first line, nature, number, title.
BODY = """
441 objectif - Devenir un territoire d’accueil privilégié
443 intertitre - Faciliter l’exercice des professionnels de santé : de l’installation à la pratique
447 proposition 1 Co-construire avec l’ARS un guichet unique pour les professionnels de santé
473 info_action - Un guichet unique pour les professionnels de santé
496 proposition 2 Un accueil des internes et des professionnels de santé à 360°
556 info_action - Planning d’Afterwork sur 6 mois pour les nouveaux internes
585 intertitre - Un travail de réseau au niveau infra : créer les conditions favorables à la \
constitution d’un réseau et d’une coopération entre pairs
600 proposition 1 L’accompagnement du développement de la CPTS
608 proposition 2 La demande de classement en ZIP sur tout le territoire
618 proposition 3 L’organisation de rencontres informelles type « Afterwork »
628 info_action - Création d’un « Club Santé »
637 intertitre - Un rayonnement national au service du local
639 proposition 1 Une communication à visée nationale : support de communication et évènement dédié
663 info_action - Développement de l’Instagram « Agglo Agen Santé »
668 info_action - Les journées professionnelles en santé
679 proposition 2 Inscription dans une démarche de labellisations
687 info_action - Candidature au Label OMS Ville-Santé
694 objectif - Agir en faveur de la prévention et rendre le citoyen acteur de sa santé
712 intertitre - Renforcer les actions de prévention à destination du tout public
716 proposition 1 Allouer un budget dédié aux actions du CLS
748 info_action - un budget prévention pour les CLS
755 proposition 2 Développer la collaboration avec les services sanitaires dans l’éducation en santé
776 info_action - Les ateliers de prévention santé par les services sanitaires
782 proposition 3 Inscrire des stands santé dans les grands événements territoriaux
790 info_action - Développer la présence des actions santé sur les grands événements
804 proposition 4 Redonner une place aux centres d’examens de santé de la CPAM dans la prévention
822 intertitre - Rendre les citoyens acteurs de leur santé
826 proposition 1 Former les habitants aux premiers secours et aux gestes face aux accidents \
domestiques
843 proposition 2 Créer une « Université de la sante »
863 objectif - Devenir un territoire d’expérimentation : être le laboratoire de l’innovation en \
santé
896 intertitre - Territorialiser la formation des professionnels pour un meilleur ancrage
917 info_action - Travailler avec l’ARS pour faciliter les formations d’Infirmières en pratiques \
avancées
944 intertitre - Développer la télémédecine
952 info_action - Travailler avec le Groupement Hospitalier territorial (GHT) pour développer et \
harmoniser les solutions de télémédecine infra territoire et intra territoire (avec territoires \
plus dotés)
969 intertitre - Réfléchir à la constitution d’un GIP Santé
1010 info_action - Trouver de nouvelles sources de financements (travailler avec des \
co-financements)
1016 info_action - Donner une entité juridique au CLS en créant un GIP Santé
1020 info_action - Créer un pool d’assistants et de secrétaires médicales pour permettre de \
libérer du temps médical
"""

#: The second contract: line, code, title.
SECOND = """
36 1 faciliter l’accès aux soins et les parcours de santé
38 1.1 Maintenir les conditions favorables à l’installation et au maintien des professionnels de \
santé
39 1.2 Favoriser l’accès aux soins (soins spécifiques en EHPAD: dentaires, ophtalmo, étudiants, \
délais…)
40 1.3 Renforcer et poursuivre la coordination des acteurs en santé mentale sur l’Agglomération
41 1.4 développer les pratiques innovantes
43 2 coordonner et développer les actions de prévention pour la santé
45 2.1 sensibiliser aux enjeux de la vaccination et améliorer la couverture vaccinale
46 2.2 améliorer le taux de recours au dépistage des cancers
47 2.3 développer et coordonner les actions de lutte contre les conduites addictives
49 3 renforcer les environnements favorables à la santé
51 3.1 promouvoir des politiques et des aménagements favorisant l’activité physique et la \
consommation d’une alimentation saine et équilibrée
52 3.2 améliorer la qualité de l’air (intérieur et extérieur) et l’environnement
53 3.3 favoriser l’intégration de la santé dans toutes les politiques publiques (PLUI, Habitat, \
Evaluation Impact sur la Santé…)
55 4 développer une communication adaptée en terme de santé
57 4.1 partager les connaissances sur l’offre disponible sur le territoire (structures, \
dispositifs, actions)
58 4.2 promouvoir l’interaction entre les professionnels (rencontres territoire)
59 4.3 adaptées les stratégies de communication aux différents publics
"""

#: The third contract's list above its table: line, code, title.
THIRD = """
2350 1 Favoriser l’attractivité des professionnels en santé & l’accès aux soins
2352 1.1 Agir pour le maintien des professionnels de santé et favoriser les conditions favorables \
à la transmission et à l’installation des nouveaux professionnels
2355 1.2 Favoriser l’accès aux soins de premier et second recours et améliorer les parcours de \
soins de toute la population
2358 1.3 Informer et favoriser l’accès aux soins en santé mentale
2359 1.4 Accompagner le développement des pratiques innovantes
2361 2 Coordonner et développer les actions de Santé Publique et Santé Environnementale
2363 2.1 Agir sur les déterminants de santé
2364 2.1.1 Développer un environnement physique favorable à la santé
2365 2.1.2 Développer un environnement social favorable à la santé
2366 2.1.3 Développer les comportements individuels et habitudes de vie favorables à la santé
2368 2.2 Coordonner et développer les actions de prévention en santé
2369 2.3 Développer le suivi et l’éducation thérapeutique du patient
2371 3 Développer une communication adaptée à la santé
2373 3.1 Promouvoir les interactions entre les acteurs de la santé
2374 3.2 Renforcer l’interconnaissance, la lisibilité, et la communication des actions CLS et des \
actions menées hors CLS
2377 3.3 Adapter les stratégies de communication à tous les publics
"""

#: Its table: the number of the code, the line of the code and the first of the title, the
#: objective or sub-objective above, and the title.
TABLE = """
1 2440 2458 1.1 Accueillir sur le territoire les internes, externes, médecins remplaçants et \
médecins juniors
2 2446 2465 1.1 Favoriser le maintien de l'activité des médecins retraités
3 2450 2468 1.1 Développement de l’accompagnement des professionnels de santé dans l’installation \
personnelle (emploi du conjoint, école et crèche pour les enfants, recherche du logement…)
4 2456 2474 1.1 Promotion des atouts du territoire (Ville d’Agen/Agglomération d’Agen) à travers \
différents moyens
5 2489 2502 1.2 Travailler sur les solutions de mobilité
6 2492 2504 1.2 Faire connaître et valoriser les rôles des professionnels de santé (autre que les \
médecins) ainsi que les solutions numériques
7 2499 2512 1.2 Réalisation d’un Schéma Territorial de la présence médicale sur le territoire de \
l’Agglomération d’Agen
8 2526 2540 1.3 Proposer des temps d’échanges et d’intervention en milieu scolaire
9 2530 2543 1.3 Développer le CLSM à l’échelle de l’Agglo
10 2533 2545 1.3 Sensibiliser les professionnels de santé à adopter le bon comportement face aux \
troubles psychologiques
11 2538 2549 1.3 Créer un guide pratique sur les différents modes de prise en charge
12 2558 2563 1.4 Appui au développement du médicobus
13 2561 2565 1.4 Adhérer au Réseau Français des Villes Santé de l’OMS
14 2626 2657 2.1.1 Aménager le territoire de façon à favoriser la santé
15 2631 2662 2.1.1 Lutter contre les espèces à enjeux pour la santé humaine
16 2637 2669 2.1.2 Déployer le repérage des fragilités, ICOPE
17 2641 2675 2.1.3 Développer les comportements favorables à la santé
18 2646 2678 2.1.3 Intégrer la promotion de la santé dès le plus jeune âge (à partir de 3 ans)
19 2650 2681 2.1.3 Mener des actions de prévention sur la santé affective et sexuelle
20 2654 2684 2.1.3 Mettre en place des ateliers Santé et Environnement
21 2694 2722 2.2 Développer les actions « aller-vers » pour sensibiliser aux dépistages des cancers
22 2697 2726 2.2 Éduquer et rendre acteur la population sur la vaccination
23 2702 2729 2.2 Renforcer les CPS dès le plus jeune âge
24 2705 2731 2.2 Renforcer les actions « aller-vers » en addictologie
25 2709 2734 2.2 Développer les formations aux premiers secours en santé mentale
26 2713 2737 2.2 Développer les actions « aller-vers » en santé mentale
27 2718 2740 2.2 Mettre en place des actions « aller-vers » pour la santé buccodentaire (en \
s’appuyant sur le plan d’actions régional en faveur de la santé bucco-dentaire des jeunes publics)
28 2754 2755 2.3 Développer les actions « aller-vers » dédiées à l’ETP
29 2787 2798 3.1 Développer l’évènement Santé & Territoires
30 2793 2803 3.1 Créer des « Cafés Santé »
31 2796 2805 3.1 Créer un LinkedIn Agglo Agen Santé
32 2820 2828 3.2 Développer la newsletter CLS
33 2823 2831 3.2 Mettre en place des réunions des coordonnateurs
34 2826 2834 3.2 Créer un guide santé aux usagers
35 2844 2853 3.3 Développer la méthode FALC, littératie en santé
36 2848 2857 3.3 Informer en santé via les réseaux sociaux
37 2851 2859 3.3 Créer l’université populaire de la santé (conférences…)
"""

#: The recommendations of the focus: line, title.
RECOMMENDED = """
1565 RENFORCER ET GÉNÉRALISER LES CONTRATS LOCAUX DE SANTÉ
  1567 Assurer d’ici à la fin de la législature 2022-2027 la couverture intégrale du territoire \
national en contrats locaux de santé signés à l’échelle intercommunale et dotés d’un poste de \
coordinateur financé
  1570 Associer systématiquement les CPTS et les établissements hospitaliers du territoire à \
l’élaboration et à la mise en œuvre du contrat local de santé
  1573 Inscrire dans chaque contrat local de santé un volet dédié à la santé mentale prévoyant la \
création d’un conseil local de santé mentale, ainsi qu’un volet dédié à la santé environnementale \
et à la prévention
  1576 Expérimenter un « CLS renforcé » organisant la mutualisation de l’ingénierie de \
l’intercommunalité, de la ou des CPTS et éventuellement d’établissements de santé du territoire en \
vue d’atteindre des objectifs partagés
1579 Conforter l’attractivité médicale des territoires et offrir de meilleures conditions \
d’exercice pour les professionnels
  1581 Poursuivre dans chaque bassin de vie l’appui au développement de l’exercice de groupe, des \
coordinations médicales et dans ce cadre, les délégations d’acte et la télémédecine
  1584 Déconcentrer les études de médecine en créant des « internats de territoire », en \
développant la formation à distance et en réservant une fraction de l’offre de stage de 3e cycle \
aux maisons et centres de santé et aux hôpitaux de proximité
  1587 Donner plus de place à la prévention et à la santé environnementale dans le cursus des \
études de médecine
1589 AMÉLIORER LA COHÉRENCE ET L’EFFICACITÉ DES PÉRIMÈTRES DE LA POLITIQUE SANITAIRE
  1591 Articuler la territorialisation de notre système de santé (TVS, GHT, CTS…) avec les \
périmètres des collectivités locales
  1593 Poursuivre la réforme des zonages pour mieux anticiper les risques de désertification \
médicale
1595 AFFIRMER UN PRINCIPE D’ÉQUITÉ TERRITORIALE FACE AUX DÉFICITS DE L’OFFRE DE SOINS
  1597 Encadrer les installations supplémentaires de professionnels de santé dans les territoires \
dont la densité de professionnels, rapportée à la demande de soins, dépasse un certain seuil
  1600 Dans ces territoires, n’autoriser les nouvelles installations que sous certaines conditions \
(transmission de cabinet médical, exercice mixte ville-hôpital, installation en secteur 1 et \
participation à une structure d’exercice coordonné, installation en QPV…)
"""

#: The portraits: line of the figures, name, region, communes, inhabitants, km², density, years,
#: number of signatories.
PORTRAITS = [
    (961, "Terres de Montaigu", "Pays-de-la-Loire", 10, 49000, 379, 129, 2017, 2020, 3),
    (1093, "Seine-Eure Agglo", "Normandie", 60, 103000, 544, 190, 2019, 2023, 3),
    (
        *(1185, "Communauté de communes de la Vallée de l’Hérault", "Occitanie"),
        *(28, 39000, 481, 82, 2019, 2023, 2),
    ),
    (
        *(1296, "Grand Besançon Métropole", "Bourgogne-Franche-Comté"),
        *(68, 196000, 529, 370, 2020, 2024, 10),
    ),
    (1412, "Châteauroux Métropole", "Centre Val-de-Loire", 14, 73000, 538, 136, 2021, 2026, 9),
    (1513, "Haute-Corrèze Communauté", "Nouvelle Aquitaine", 70, 33000, 1816, 18, 2018, 2022, 4),
]

#: The figures of the diagnosis: first line, value, unit, year.
DIAGNOSIS = [
    (227, 44, "communes", None),
    (227, 649.58, "km²", None),
    (227, 101169, "habitants", None),
    (240, 101169, "habitants", 2020),
    (240, 31, "%", 2020),
    (243, 800, "habitants", 2020),
    (246, 44, "communes", None),
    (246, 33000, "habitants", None),
    (246, 160, "habitants", None),
    (246, 280, "", None),
    (251, 3, "quartiers prioritaires", None),
    (254, 19177, "", 2019),
    (254, 40, "%", 2019),
    (257, 14.8, "%", 2020),
    (259, 44, "communes", None),
    (259, 17, "", None),
    (277, 10809, "personnes", 2023),
    (277, 12.9, "%", 2023),
    (281, 21713, "personnes", 2023),
    (283, 6786, "personnes", 2021),
    (285, 4644, "personnes", 2021),
    (287, 3225, "personnes", 2021),
    (293, 332, "jeunes", 2021),
    (298, 4029, "personnes", 2019),
    (304, 1440, "€", 2019),
    (304, 1920, "€", 2019),
    (310, 7651, "salariés", 2019),
]

#: The first line of each quotation that is attributed to a person, but in the notes.
QUOTED = """
177 185 201 221 243 264 274 284 302 343 368 376 431 447 463 479 537 549 619 636 664 669 726 830
867 886 897 924 931 940 953 981 994 1024 1028 1043 1061 1077 1087 1112 1121 1136 1143 1163 1175
1208 1219 1250 1255 1318 1340 1354 1391 1398 1405 1424 1451 1470 1480 1498 1523 1539
"""

#: What the documents say against themselves: rule, gravity, document and lines; then the sentence.
FINDINGS = """
action_repetee mineur agen-contribution 1050 1088
    Deux actions du plan ont les mêmes mots : « Faciliter la formation initiale et continue » et \
« Faciliter la formation initiale ».
action_repetee mineur agen-contribution 1050 1090
    Deux actions du plan ont les mêmes mots : « Faciliter la formation initiale et continue » et \
« Faciliter la formation continue ».
action_repetee certain cls3-agen 2465 2466 2800 2801
    L’action « Favoriser le maintien de l’activité des médecins retraités » est imprimée deux fois.
action_sans_code certain cls3-agen 2800 2801
    L’action « Favoriser le maintien de l’activité des médecins retraités » n’a pas de code dans \
le tableau des actions (« 3.1 : Promouvoir les interactions entre les acteurs de la santé »).
actions_non_listees certain cls3-agen 2119 2120 2121 2122
    Le contrat écrit « Les actions ne sont pas listées dans ce document », et son tableau liste \
37 actions.
communes_nombre probable focus-cls 1482 1483 1513
    Haute-Corrèze Communauté : le portrait parle de « 71 conseils municipaux », les chiffres clés \
de 70 communes.
communes_nombre probable cls2-agen 26
    Le territoire compte 31 communes dans « cls2-agen » et 44 dans « agen-contribution » et \
« cls3-agen » : les documents ne disent pas ce qui a changé.
densite mineur focus-cls 1093
    Seine-Eure Agglo : 103 000 habitants sur 544 km² font 189 habitants par km², le portrait \
imprime 190 ; l’arrondi du nombre d’habitants peut l’expliquer.
densite mineur focus-cls 1185
    Communauté de communes de la Vallée de l’Hérault : 39 000 habitants sur 481 km² font \
81 habitants par km², le portrait imprime 82 ; l’arrondi du nombre d’habitants peut l’expliquer.
densite mineur focus-cls 1296
    Grand Besançon Métropole : 196 000 habitants sur 529 km² font 371 habitants par km², le \
portrait imprime 370 ; l’arrondi du nombre d’habitants peut l’expliquer.
liste_annoncee certain cls2-agen 13 15 16 17 18 19 20
    La phrase « Pour mémoire le Projet Régional de Santé Nouvelle-Aquitaine 2018-2028 est bâti \
autour de 5 grandes priorités » annonce 5 éléments, la liste en imprime 6, dont « Renforcer la \
coordination des acteurs et améliorer les parcours de santé » deux fois.
intitule_plan mineur agen-contribution 694 696 1068
    L’objectif 2 porte deux intitulés : « Agir en faveur de la prévention et rendre le citoyen \
acteur de sa santé » et « Agir en faveur de la prévention : rendre le citoyen acteur de sa santé ».
intitule_plan mineur cls3-agen 2364 2656
    L’objectif 2.1.1 porte deux intitulés : « Développer un environnement physique favorable à la \
santé » et « Environnement physique ».
intitule_plan mineur cls3-agen 2365 2668
    L’objectif 2.1.2 porte deux intitulés : « Développer un environnement social favorable à la \
santé » et « Environnement social ».
intitule_plan mineur cls3-agen 2366 2672 2673
    L’objectif 2.1.3 porte deux intitulés : « Développer les comportements individuels et \
habitudes de vie favorables à la santé » et « Comportements individuels et habitudes de vie ».
plan_absent_du_corps probable agen-contribution 1074
    L’action « Pérenniser les actions de santé publique par les Services sanitaires et les \
Services civiques » du plan récapitulé n’est pas développée dans le corps du texte pour « les \
Services civiques ».
corps_absent_du_plan probable agen-contribution 608
    La proposition « La demande de classement en ZIP sur tout le territoire » du corps du texte \
n’est pas reprise dans le plan récapitulé.
corps_absent_du_plan probable agen-contribution 679
    La proposition « Inscription dans une démarche de labellisations » du corps du texte n’est pas \
reprise dans le plan récapitulé.
corps_absent_du_plan probable agen-contribution 716
    La proposition « Allouer un budget dédié aux actions du CLS » du corps du texte n’est pas \
reprise dans le plan récapitulé.
corps_absent_du_plan probable agen-contribution 804
    La proposition « Redonner une place aux centres d’examens de santé de la CPAM dans la \
prévention » du corps du texte n’est pas reprise dans le plan récapitulé.
"""

Read = dict[str, LocalDocument]


@pytest.fixture(scope="module")
def texts() -> dict[str, list[Line]]:
    return {one.document: read_lines(RAW / one.fichier) for one in read_manifest(RAW).sources}


@pytest.fixture(scope="module")
def local() -> Read:
    return {
        one.document: READERS[one.document](
            read_lines(RAW / one.fichier), one.document, one.fichier
        )
        for one in read_manifest(RAW).sources
        if one.document != SYNTHESIS
    }


def entries(text: str, fields: int) -> list[list[str]]:
    """The rows of a list: so many words, and what is left of the line."""
    return [row.split(maxsplit=fields) for row in text.strip().split("\n")]


def plain(text: str) -> str:
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def test_the_plan_of_the_contribution(local: Read) -> None:
    plan = local["agen-contribution"]
    levels = {level.lines[0]: (0 if level.level == "axe" else 2, level) for level in plan.levels}
    actions = {action.lines[0]: action for action in plan.actions}
    axis = heading = ""
    seen: Counter[int] = Counter()
    for row in CONTRIBUTION.strip().split("\n"):
        depth = len(row) - len(row.lstrip())
        line, title = int(row.split()[0]), row.split(maxsplit=1)[1]
        seen[depth] += 1
        if depth < 4:
            expected, level = levels[line]
            assert (expected, level.title) == (depth, title)
            axis, heading = (title, "") if depth == 0 else (axis, title)
            assert level.parent == ("" if depth == 0 else axis)
        else:
            action = actions[line]
            assert (action.title, action.axis, action.objective) == (title, axis, heading)
    assert seen == {0: 3, 2: 9, 4: 24}
    assert (len(levels), len(actions)) == (12, 24)


def test_the_body_of_the_contribution(local: Read) -> None:
    found = [
        [str(one.lines[0]), one.kind, one.number or "-", one.title]
        for one in local["agen-contribution"].passages
    ]
    assert found == entries(BODY, 3)
    assert Counter(kind for _, kind, _, _ in found) == {
        "objectif": 3,
        "intertitre": 8,
        "proposition": 13,
        "info_action": 14,
    }


def test_a_box_and_the_proposal_around_it(local: Read) -> None:
    by_line = {one.lines[0]: one for one in local["agen-contribution"].passages}
    assert by_line[748].text == (
        "Une enveloppe dédiée où la collectivité, forte de son constat ORS réalisé pour le CLS, "
        "peut développer des actions de prévention en lien avec ses problématiques locales."
    )
    proposal = by_line[496]
    assert 563 in proposal.lines  # « Créer une “Maison des internes” » goes on under the box
    assert not set(proposal.lines) & set(range(556, 563))
    assert by_line[628].text.endswith(
        "permettra de construire leur réseau et de favoriser l’attachement au territoire par des "
        "collaborations plus fortes entre pairs."
    )


def test_patients_per_practitioner(local: Read) -> None:
    figures = local["agen-contribution"].figures
    assert [(one.label.rpartition("– ")[2], one.territory, one.value) for one in figures] == [
        ("Médecine générale", "AA", 1784),
        ("Médecine générale", "Lot et Garonne", 1834),
        ("Médecine générale", "Nouvelle Aquitaine", 1592),
        ("Médecine générale", "France", 1703),
        ("infirmiers", "AA", 234),
        ("infirmiers", "Lot et Garonne", 342),
        ("infirmiers", "Nouvelle Aquitaine", 380),
        ("infirmiers", "France", 378),
    ]
    assert {one.lines for one in figures} == {(77, 78, 80), (82,)}
    assert {(one.year, one.unit) for one in figures} == {(2019, "patients")}


def levels_of(document: LocalDocument) -> list[list[str]]:
    return [[str(one.lines[0]), one.code, one.title] for one in document.levels]


def test_the_second_contract(local: Read) -> None:
    page = local["cls2-agen"]
    assert levels_of(page) == entries(SECOND, 2)
    assert Counter(one.level for one in page.levels) == {"axe": 4, "objectif": 13}
    assert [one.code for one in page.actions] == [
        level.code for level in page.levels if level.level == "objectif"
    ]
    assert all(one.axis.startswith(f"AXE {one.code[0]} : ") for one in page.actions)
    assert [one.name for one in page.signatories] == [
        "l'Agence Régionale de Santé Nouvelle-Aquitaine",
        "l'Agglomération d’Agen",
        "la Préfecture de Lot-et-Garonne",
        "le Département de Lot-et-Garonne",
        "l'Education Nationale",
        "le Centre Hospitalier Agen-Nérac",
        "le Centre Hospitalier Départemental « La Candélie »",
        "la clinique Saint-Hilaire",
        "la clinique Calabet",
        "la Caisse Primaire d'Assurance Maladie de Lot-et-Garonne",
        "la Mutualité Sociale Agricole de Dordogne et Lot-et-Garonne",
        "la Mutualité Française du Lot-et-Garonne",
        "la mission locale de l’Agenais, de l’Albret et du Confluent",
    ]


def test_the_plan_of_the_third_contract(local: Read) -> None:
    contract = local["cls3-agen"]
    assert levels_of(contract) == entries(THIRD, 2)
    assert Counter(one.level for one in contract.levels) == {
        "axe": 3,
        "objectif": 10,
        "sous_objectif": 3,
    }


def test_the_table_of_the_third_contract(local: Read) -> None:
    contract = local["cls3-agen"]
    found = [
        [
            one.code.removeprefix("FA"),
            *(str(one.code_lines[0]), str(one.lines[0])),
            (one.sub_objective or one.objective).split(" : ")[0],
            one.title,
        ]
        for one in contract.actions
    ]
    assert found == entries(TABLE, 4)
    assert {one.axis for one in contract.actions} == {
        "AXE 1 : Favoriser l’attractivité des professionnels en santé & l’accès aux soins",
        "AXE 2 : Coordonner et développer les actions de Santé Publique et Santé Environnementale",
        "AXE 3 : Développer une communication adaptée à la santé",
    }
    assert all(one.axis[4] == one.objective[0] for one in contract.actions)
    assert [(one.title, one.lines) for one in contract.uncoded] == [
        ("Favoriser le maintien de l'activité des médecins retraités", (2800, 2801))
    ]


def test_the_parties_and_signatures_of_the_third_contract(local: Read) -> None:
    members = local["cls3-agen"].signatories
    assert [(one.lines[0], one.name) for one in members if one.source == "article"] == [
        (1903, "Monsieur la Préfet de Lot-et-Garonne"),
        (
            1904,
            "Madame la Directrice de la Délégation Départementale de Lot-et-Garonne, Agence "
            "Régionale de Santé de Nouvelle-Aquitaine",
        ),
        (1907, "Monsieur le Président de l’Agglomération d’Agen"),
        (1908, "Madame la Présidente du Conseil Départemental de Lot-et-Garonne"),
        (
            1909,
            "Monsieur le Directeur académique des Services de l'Éducation Nationale de "
            "Lot-et-Garonne",
        ),
        (
            1910,
            "Monsieur le Directeur de la Caisse Primaire de l’Assurance Maladie de Lot-et-Garonne",
        ),
        (
            1911,
            "Monsieur le Directeur Général de la Mutualité Sociale Agricole "
            "Dordogne/Lot-et-Garonne",
        ),
        (1912, "Madame la Directrice Générale de la Mutualité Française du Lot et Garonne"),
        (
            1913,
            "Monsieur le Président de la mission locale de l’Agenais, de l’Albret et du Confluent",
        ),
        (1914, "Monsieur le Directeur du Centre Hospitalier Agen - Nérac"),
        (1915, "Monsieur le Directeur du Centre Hospitalier Départemental La Candélie"),
        (1916, "Monsieur le Directeur de la Clinique Saint-Hilaire Esquirol Calabet, ELSAN"),
        (
            1917,
            "Monsieur le Prédisent de la Communauté Professionnelle Territoriale en Santé Grand "
            "Agenais",
        ),
    ]
    assert [(one.lines[0], one.name) for one in members if one.source == "signature"] == [
        (2862, "Le Président de l’Agglomération d’Agen"),
        (
            2873,
            "La Directrice de la Délégation Départementale de Lot-et-Garonne, Agence Régionale de "
            "Santé de Nouvelle-Aquitaine",
        ),
        (2885, "Le Préfet de Lot-et-Garonne"),
        (2894, "La Présidente du Conseil Départemental de Lot-et-Garonne"),
        (
            2904,
            "L’Inspecteur d’Académie, Directeur Académique des Services de l'Éducation Nationale "
            "de Lot-et-Garonne",
        ),
        (2916, "Le Directeur de la Caisse Primaire de l’Assurance Maladie de Lot-et-Garonne"),
        (2928, "Le Directeur Général de la MSA Dordogne Lot-et-Garonne"),
        (2938, "La Directrice Générale de la Mutualité Française de Lot-et-Garonne"),
        (2950, "Le Président de la Mission locale de l’Agenais, de l’Albret et du Confluent"),
        (2961, "Le Directeur du Centre Hospitalier Agen - Nérac"),
        (2970, "Le Directeur de la Clinique Saint Hilaire Esquirol Calabet, ELSAN"),
        (2981, "Le Directeur du Centre Hospitalier Départemental La Candélie"),
        (2993, "Le Président de la Communauté Professionnelle Territoriale de Santé Grand Agenais"),
    ]


def test_the_communes_of_the_third_contract(local: Read) -> None:
    names = [one.name for one in local["cls3-agen"].communes]
    assert names == [
        *("Agen", "Astaffort", "Aubiac", "Bajamont", "Beauville", "Blaymont", "Boé"),
        *("Bon-Encontre", "Brax", "Castelculier", "Caudecoste", "Cauzac"),
        *("Colayrac-Saint-Cirq", "Cuq", "Dondas", "Engayrac", "Estillac", "Fals"),
        *("Foulayronnes", "Lafox", "Laplume", "Layrac", "Marmont-Pachas", "Moirax"),
        *("Le Passage", "Pont-du-Casse", "Puymirol", "Roquefort", "Saint-Caprais-de-Lerm"),
        *("Saint-Hilaire-de-Lusignan", "Saint-Jean-de-Thurac", "Saint-Martin-de-Beauville"),
        *("Saint-Maurin", "Saint-Nicolas-de-la-Balerme", "Saint-Pierre-de-Clairac"),
        *("Saint-Romain-le-Noble", "Saint-Sixte", "Saint-Urcisse"),
        *("Sainte-Colombe-en-Bruilhois", "Sauvagnas", "La Sauvetat-de-Savères"),
        *("Sauveterre-Saint-Denis", "Sérignac-sur-Garonne", "Tayrac"),
    ]
    assert len(names) == 44


def test_the_diagnosis_of_the_third_contract(local: Read) -> None:
    figures = local["cls3-agen"].figures
    assert [(one.lines[0], one.value, one.unit, one.year) for one in figures] == DIAGNOSIS


def test_the_recommendations_of_the_focus(local: Read) -> None:
    focus = local["focus-cls"]
    found = {one.lines[0]: one.title for one in (*focus.levels, *focus.actions)}
    axes = {one.lines[0]: one.axis for one in focus.actions}
    heading = ""
    for row in RECOMMENDED.strip().split("\n"):
        line, title = row.split(maxsplit=1)
        assert found[int(line)] == title
        if row.startswith(" "):
            assert axes[int(line)] == heading
        else:
            heading = title
    assert (len(focus.levels), len(focus.actions)) == (4, 11)


def test_the_portraits_of_the_focus(local: Read) -> None:
    focus = local["focus-cls"]
    signed = Counter(one.territory for one in focus.signatories)
    assert [
        (
            *(one.figure_lines[0], one.name, one.region, one.communes, one.inhabitants),
            *(one.area, one.density, one.first_year, one.last_year, signed[one.name]),
        )
        for one in focus.territories
    ] == PORTRAITS
    besancon = [one.name for one in focus.signatories if one.territory.startswith("Grand")]
    assert besancon == [
        *("Grand Besançon Métropole", "la ville de Besançon", "CCAS de Besançon"),
        *("préfecture du Doubs", "Conseil régional", "Conseil départemental du Doubs"),
        *("CPAM du Doubs", "MSA de Franche-Comté", "l’Education Nationale"),
        "l’ARS de Bourgogne Franche-Comté",
    ]


def test_the_figures_of_annex_2(local: Read) -> None:
    figures = local["focus-cls"].figures
    assert [(one.lines[0], one.value, one.unit, one.year) for one in figures] == [
        (1608, 413, "intercommunalités", None),
        (1608, 63, "communautés d’agglomération", None),
        (1608, 342, "communautés de communes", None),
        (1613, 440, "Contrats locaux de santé", 2021),
        (1613, 250, "", 2021),
        (1619, 309, "CRTE", None),
        (1621, 540, "CRTE", None),
        (1621, 823, "", None),
    ]


def test_the_quotations_of_the_focus(local: Read) -> None:
    speeches = local["focus-cls"].speeches
    assert [one.lines[0] for one in speeches] == [int(line) for line in QUOTED.split()]
    assert len(speeches) == 62
    assert Counter(one.territory for one in speeches) == {
        "Terres de Montaigu": 12,
        "Grand Besançon Métropole": 12,
        "Seine-Eure Agglo": 11,
        "Haute-Corrèze Communauté": 11,
        "Communauté de communes de la Vallée de l’Hérault": 8,
        "Châteauroux Métropole": 6,
        "": 2,
    }


@pytest.mark.parametrize(
    ("line", "lines", "function", "text"),
    [
        (
            177,
            (177, 178, 179),
            "président de Terres de Montaigu",
            "Un maire tout seul n’est pas assez fort pour faire face à la profession (médicale)",
        ),
        (
            343,
            (343, 344),
            "vice-présidente de la commission santé de Seine-Eure Agglo",
            "C’est important d’être plusieurs sur un même sujet",
        ),
        (
            368,
            (368, 369, 370),
            "DGA en charge du pôle cohésion sociale",
            "une maille communale identifiée à l’intérieur. On a une ABSI avec des communes qui "
            "ont à l’intérieur leurs données communales",
        ),
        (
            664,
            (664, 665, 666),
            "président de la commission santé du Sydel du Pays Cœur d’Hérault",
            "concernant l’organisation des médecins généralistes, cela passe par la CPTS, avec qui "
            "nous avons un accord pour une ligne de travail cohérente",
        ),
        (
            953,
            (953, 954, 955, 967, 968, 969),
            "DGA Cohésion sociale",
            "C’est là où on a quelque chose à apporter, on a la connaissance des publics, tous les "
            "réseaux de diffusion, mairies, établissements scolaires. On sait apporter la bonne "
            "information à la bonne personne (…) Un peu comme de la programmation culturelle (…). "
            "A chaque fois on réfléchit à un circuit de distribution efficace",
        ),
        (
            1024,
            (1024, 1025, 1026),
            "Directrice des cohésions territoriales",
            "il y a une centralisation forte à l’échelle de l’intercommunalité",
        ),
        (
            1028,
            (1028, 1029, 1030, 1031, 1032, 1033, 1034),
            "Responsable du service politiques publiques de santé",
            "Le fait d’avoir une coordination au niveau des professionnels de santé et une "
            "coordination au niveau de l’intercommunalité est un levier fort (…) Financer et "
            "soutenir les réseaux territoriaux en santé est une volonté politique, encore beaucoup "
            "trop d’élus les perçoivent comme de la « réunionite »",
        ),
        (
            1143,
            (1143, 1144, 1145, 1146, 1147, 1148, 1149, 1151, 1152),
            "président de la CCVH",
            "Est apparu alors une autre voie, celle de mettre à disposition du foncier, travailler "
            "avec un bailleur social, avec un regroupement de professionnels volontaire et "
            "développer un partenariat avec un acteur mutualiste de l’économie sociale et "
            "solidaire. Là où on reconnait l’intelligence collective du territoire, c’est que sur "
            "un tel projet, on peut maintenir l’attractivité dans les communes. Aujourd’hui, on "
            "s’installe sur le territoire, il y a un cadre de vie, une offre de services de "
            "proximité",
        ),
        (
            1318,
            (1318, 1319, 1320, 1321, 1322, 1324),
            "adjoint à la maire en charge de la santé",
            "Notre défi sur ce CLS, c’est de montrer que l’accès à la santé et à la prévention est "
            "l’affaire de tous : élus du territoire, opérateurs de prévention et promotion de la "
            "santé, professionnels de santé, acteurs médico-sociaux",
        ),
        (
            1539,
            (1539, 1540),
            "Chef de service santé, Conseil départemental de la Corrèze",
            "nous promouvons la diversité des types d’exercice",
        ),
    ],
)
def test_a_quotation_and_who_said_it(
    local: Read, line: int, lines: tuple[int, ...], function: str, text: str
) -> None:
    (speech,) = [one for one in local["focus-cls"].speeches if one.lines[0] == line]
    assert (speech.lines, speech.function, speech.text) == (lines, function, text)


def test_every_line_of_every_document_has_a_role(local: Read, texts: dict[str, list[Line]]) -> None:
    synthesis = parse_synthesis(texts[SYNTHESIS], SYNTHESIS, "synthese.txt")
    counts = {}
    for name, lines in texts.items():
        claims = synthesis.claims if name == SYNTHESIS else local[name].claims
        assert [claim.line for claim in claims] == [
            line.number for line in lines if not line.is_blank
        ]
        assert not {claim.role for claim in claims} & {"document_non_lu", "non_reconnu"}
        counts[name] = len(claims)
    assert counts == {
        SYNTHESIS: 7294,
        "agen-contribution": 571,
        "cls2-agen": 55,
        "cls3-agen": 1585,
        "focus-cls": 1511,
    }


@pytest.mark.parametrize(
    ("document", "line", "role"),
    [
        ("agen-contribution", 7, "texte"),
        ("agen-contribution", 84, "source"),
        ("agen-contribution", 298, "titre"),
        ("agen-contribution", 840, "mobilier_page"),
        ("cls2-agen", 3, "titre"),
        ("cls2-agen", 13, "texte"),
        ("cls2-agen", 88, "texte"),
        ("cls3-agen", 152, "mobilier_page"),
        ("cls3-agen", 270, "liste"),
        ("cls3-agen", 271, "titre"),
        ("cls3-agen", 1754, "note"),
        ("cls3-agen", 2277, "texte"),
        ("cls3-agen", 2573, "mobilier_page"),
        ("cls3-agen", 2581, "entete_tableau"),
        ("cls3-agen", 2801, "intitule_sans_code"),
        ("focus-cls", 141, "note"),
        ("focus-cls", 826, "note"),
        ("focus-cls", 853, "adresse"),
        ("focus-cls", 1304, "mobilier_page"),
        ("focus-cls", 1553, "texte"),
        ("focus-cls", 1653, "titre"),
        ("focus-cls", 1731, "reference"),
        ("focus-cls", 1765, "personne"),
    ],
)
def test_the_role_of_a_line(local: Read, document: str, line: int, role: str) -> None:
    assert {claim.line: claim.role for claim in local[document].claims}[line] == role


def test_findings(local: Read) -> None:
    rows = FINDINGS.strip().split("\n")
    found = [
        [
            " ".join([rule, finding.severity, name, *map(str, finding.lines)]),
            f"    {plain(finding.sentence)}",
        ]
        for rule, name, finding in run_local_checks(local.values(), {})
    ]
    assert found == [list(pair) for pair in zip(rows[::2], rows[1::2], strict=True)]
    assert len(found) == 20


def test_the_documents_are_of_their_territories(local: Read) -> None:
    data = pd.read_csv(RAW.parent / "processed" / "ecarts.csv", dtype=str)
    scopes = data[data["document"] != SYNTHESIS].groupby("document")["perimetre"].unique()
    assert {name: list(found) for name, found in scopes.items()} == {
        "agen-contribution": ["47"],
        "cls2-agen": ["47"],
        "cls3-agen": ["47"],
        "focus-cls": ["national"],
    }


#: Where the documents print the persons who sign, who write and who were met: their names stand at
#: the beginning of a line, before a comma.
_NAMED = {
    "focus-cls": [*range(1629, 1722), 1759, 1764, 1767, 1773],
    "cls3-agen": [*(2870, 2881, 2892, 2901, 2913, 2925, 2935, 2947, 2957, 2968, 2979, 2990, 3002)],
}
_WORD = re.compile(r"[^\W\d_]+")


def surnames(texts: dict[str, list[Line]]) -> set[str]:
    """The words of their names after the given one, folded."""
    found = set()
    for document, numbers in _NAMED.items():
        for number in numbers:
            content = texts[document][number - 1].content
            if document == "focus-cls" and number < 1722 and not content.startswith("•"):
                continue
            name = content.lstrip("• ").split(",")[0].split()[1:]
            found |= {fold(word) for word in _WORD.findall(" ".join(name)) if len(word) > 2}
    return found


def test_tables_name_nobody(local: Read, texts: dict[str, list[Line]]) -> None:
    names = surnames(texts)
    assert len(names) == 66

    def named(text: str) -> set[str]:
        return {w for w in _WORD.findall(text) if fold(w) in names and not w.islower()}

    printed = Counter(name for name in local for line in texts[name] if named(line.content))
    assert min(printed["focus-cls"], printed["cls3-agen"]) >= 13
    frames = {name: make(list(local.values())) for name, make in LOCAL_FRAMES.items()}
    frames["ecarts"] = local_findings(list(local.values()), {})
    for name, document in local.items():
        frames[name] = local_audit(document, texts[name])
    for data in frames.values():
        assert len(data) > 0
        cells = data.astype(object).where(data.notna(), "").astype(str).to_numpy().ravel()
        assert [text for text in cells if named(text)] == []
