"""The smallest synthesis that holds one of everything, and contradicts itself nowhere."""

import re

from cnr.lines import split_lines
from cnr.parse.records import Synthesis
from cnr.parse.synthesis import parse_synthesis

#: What is replaced, by what, and at which of its places (the first by default).
Change = tuple[str, str] | tuple[str, str, int]

SMALL_REGION = """\
1  S y n t h è s e  r é g i o n a l e
1.1 Introduction

3 ateliers ont été organisés en Région Rivages en novembre et décembre 2022.

Département Nombre d’ateliers organisés

01 - Ain 2
2A – Corse-du-Sud 1

Total 3

Thématiques Nbre de
contributions

%

Thématique 1 : accès à un médecin
traitant

10 62%

Thématique 2 : continuité des soins

6 38%

Total 16 100%

1.2 Thématique 1 : accès à un médecin traitant

1.2.1 Principaux enseignements

Les ateliers proposent d’accueillir des internes.

1.2.2 Problématiques

Les ateliers ont traité des problématiques suivantes :

Problématiques Nombre

Délais d’attente 5

Autre 1

Les ateliers ont tiré les constats suivants :

Les médecins manquent 6

 Les départs ne sont pas remplacés 4

 Les cabinets sont trop loin 2

1.2.3 Solutions et propositions

Les solutions et propositions qui ont été envisagées dans les ateliers concernent les
sujets suivants :

Solutions et propositions Nombre

Formation 3

Les solutions et propositions co-construites par les participants sont présentées ci-après.

Accueillir des internes 4

 Loger les étudiants en stage 4

Ex : « Ouvrir une maison des internes dans chaque canton »

1.3 Thématique 2 : continuité des soins

1.3.1 Principaux enseignements

Les ateliers proposent de mieux réguler les appels.

1.3.2 Problématiques

Les ateliers ont tiré les constats suivants :

Les urgences débordent 2

 Les lits d’aval font défaut 2

1.3.3 Solutions et propositions

Les solutions et propositions co-construites par les participants sont présentées ci-après.

Réguler les appels 4

 Ouvrir une ligne unique 4

2  S y n t h è s e s  e t  c o m p t e s - r e n d u s  p a r  d é p a r t e m e n t

2.1 Ain (01)

Deux ateliers ont été organisés dans l’Ain

Département Lieu Jour Horaires

01 - Ain Bourg-en-Bresse Lundi 21 novembre 2022 18h30

 Nantua 1er décembre 2022 18h

2.1.1 Synthèse départementale

Thématique 1 : accès à un médecin traitant

Les ateliers ont tiré les constats suivants :

Les médecins manquent 4

 Les départs ne sont pas remplacés 2

 Les cabinets sont trop loin 2

Les solutions et propositions qui ont été formulées sont les suivantes :

Accueillir des internes 3

 Loger les étudiants en stage 3

Thématique 2 : continuité des soins

Les ateliers ont tiré les constats suivants :

Les urgences débordent 1

 Les lits d’aval font défaut 1

Les solutions et propositions qui ont été formulées sont les suivantes :

Réguler les appels 3

 Ouvrir une ligne unique 3

2.1.2 Bourg-en-Bresse

Présentation de l’atelier

Lieu : Bourg-en-Bresse

Jour : Lundi 21 novembre 2022

Horaires : 18h30

Participants

Participants Nombre

Elus  4

Institutionnels : 2

Professionnels de santé / médico-social : 3

Représentants d’associations : 1

Usagers du système de santé : 2

Autres 0

Total 12

Description du déroulement de la journée

La réunion a réuni 12 personnes.

La situation du territoire

Territoire rural.

Description des dynamiques et initiatives locales déjà existantes pour faire face à ces enjeux.

Une maison de santé.

Thématique 1 : accès à un médecin traitant

Présentation des problématiques que les solutions envisagées ambitionnent de traiter

 Les départs à la retraite ne sont pas remplacés

 Le cabinet le plus proche est à trente kilomètres

Présentation des solutions et innovations co-construites par les parties prenantes

 Ouvrir une maison des internes dans chaque canton

Description des leviers qu’il serait nécessaire d’activer ou les freins à lever pour la
mise en œuvre des projets.

 Rembourser le transport des stagiaires

Thématique 2 : continuité des soins

Présentation des problématiques que les solutions envisagées ambitionnent de traiter

 Aucun lit d’aval le week-end

Présentation des solutions et innovations co-construites par les parties prenantes

 Afficher le numéro unique en mairie

Description des leviers qu’il serait nécessaire d’activer ou les freins à lever pour la
mise en œuvre des projets.

 Confier la ligne unique au centre 15

Perspectives

Description des suites qui seront données aux travaux du CNR Santé dans le territoire

 Une feuille de route.

2.1.3 Nantua

Présentation de l’atelier

Lieu : Nantua

Jour : Jeudi 1er décembre 2022

Horaires : 18h

Participants

Participants Nombre

Elus  5

Institutionnels : 1

Professionnels de santé / médico-social : 2

Représentants d’associations : 0

Usagers du système de santé : 3

Autres 1

Total 12

Description du déroulement de la journée

Le débat a porté sur deux thématiques.

La situation du territoire

Territoire rural.

Description des dynamiques et initiatives locales déjà existantes pour faire face à ces enjeux.

Une maison de santé.

Thématique 1 : accès à un médecin traitant

Présentation des problématiques que les solutions envisagées ambitionnent de traiter

 Deux médecins partent cette année

 Les villages du haut n’ont plus de cabinet

Présentation des solutions et innovations co-construites par les parties prenantes

 Héberger les internes au collège

Thématique 2 : continuité des soins

Description des leviers qu’il serait nécessaire d’activer ou les freins à lever pour la
mise en œuvre des projets.

 Une ligne unique pour le Haut-Bugey

Perspectives

Description des suites qui seront données aux travaux du CNR Santé dans le territoire

 Une feuille de route.

2.2 Corse-du-Sud (2A)

Un atelier a été organisé en Corse-du-Sud

Département Lieu Jour Horaires

2A – Corse-du-Sud Ajaccio 05/12/2022 19h-21h

2.2.1 Synthèse départementale

Thématique 1 : accès à un médecin traitant

Les ateliers ont tiré les constats suivants :

Les médecins manquent 2

 Les départs ne sont pas remplacés 2

Les solutions et propositions qui ont été formulées sont les suivantes :

Accueillir des internes 1

 Loger les étudiants en stage 1

Thématique 2 : continuité des soins

Les ateliers ont tiré les constats suivants :

Les urgences débordent 1

 Les lits d’aval font défaut 1

Les solutions et propositions qui ont été formulées sont les suivantes :

Réguler les appels 1

 Ouvrir une ligne unique 1

2.2.2 Ajaccio

Présentation de l’atelier

Lieu : Ajaccio

Jour : 05/12/2022

Horaires : 19h-21h

Participants

Participants Nombre

Elus  3

Institutionnels : 2

Professionnels de santé / médico-social : 6

Représentants d’associations : 2

Usagers du système de santé : 1

Autres 1

Total 15

Description du déroulement de la journée

La réunion s’est tenue de 19h à 21h.

La situation du territoire

Territoire rural.

Description des dynamiques et initiatives locales déjà existantes pour faire face à ces enjeux.

Une maison de santé.

Thématique 1 : accès à un médecin traitant

Présentation des problématiques que les solutions envisagées ambitionnent de traiter

 Le généraliste du quartier est parti

 Son successeur n’est pas venu

Présentation des solutions et innovations co-construites par les parties prenantes

 Un internat au port

Thématique 2 : continuité des soins

Présentation des problématiques que les solutions envisagées ambitionnent de traiter

 Les urgences gardent les patients faute de lits

Description des leviers qu’il serait nécessaire d’activer ou les freins à lever pour la
mise en œuvre des projets.

 Une seule ligne pour toute l’île

Perspectives

Description des suites qui seront données aux travaux du CNR Santé dans le territoire

 Une feuille de route.
"""


def changed(*changes: Change) -> str:
    """The small region with changes made; what is replaced stands at the beginning of a line."""
    text = f"\n{SMALL_REGION}"
    for old, new, *rank in changes:
        place = -1
        for _ in range(rank[0] if rank else 1):
            place = text.index(f"\n{old}", place + 1)
        text = f"{text[:place]}\n{new}{text[place + 1 + len(old) :]}"
    return text[1:]


def section(number: str) -> str:
    """The text of a section, from its numbered heading to the next one."""
    pattern = rf"^{re.escape(number)} .*?(?=^\d+\.\d|\Z)"
    found = re.search(pattern, SMALL_REGION, re.MULTILINE | re.DOTALL)
    assert found, number
    return found.group()


def read_small(*changes: Change) -> Synthesis:
    return parse_synthesis(split_lines(changed(*changes)), "petite", "petite.txt")


def line_of(start: str, rank: int = 1) -> int:
    """The number of the line that begins with `start`, of the second such line with rank 2..."""
    lines = SMALL_REGION.split("\n")
    return [i for i, line in enumerate(lines, 1) if line.startswith(start)][rank - 1]
