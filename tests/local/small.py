"""Small documents of each kind, of an invented territory, and how the tests read them."""

from __future__ import annotations

from collections.abc import Mapping

from cnr.lines import Line, split_lines
from cnr.parse.local import LocalDocument
from cnr.parse.local.contract import read_contract
from cnr.parse.local.focus import read_focus
from cnr.parse.local.plan import read_plan
from cnr.parse.local.signature import read_signature
from cnr.readable import Vocabulary, read_vocabulary

#: A contribution: a context with a table, a body, and its recapitulated plan.
PLAN = """\
Rivages est une agglomération regroupant 3 communes.
 I – Un contexte
tendu

1/ L’offre de soins

Les médecins quittent le Lot-et-Garonne, la Nouvelle Aquitaine et la France.

Nombre de
patients par
médecins

AA Lot et Garonne Nouvelle Aquitaine France

Médecine
générale

1784 1834 1592 1703

infirmiers 234 342 380 378

Source CPAM, recensement 2019

II – Nos propositions

Nous avons deux objectifs :

- Accueillir les soignants

- Prévenir les maladies

1/ Accueillir les soignants

 Faciliter leur installation

1- Ouvrir un guichet pour les
soignants

Le guichet répond à toutes les questions.

Info action : Un guichet unique
Le guichet unique c’est :

 Un point d’entrée connu
de tous

Il ouvre en mars.

Nous voulons aussi un site.

2- Accueillir les internes

Un livret est remis à chacun.
 Une fête suit.

2/ Prévenir les maladies

 Aller au-devant des habitants

1- Tenir un stand

Le stand est au marché.

12
 Récapitulatif du Plan d’actions

Accueillir les soignants

Faciliter leur installation

> Ouvrir un guichet unique

> Accueillir les internes

Prévenir les maladies

Aller au-devant des habitants

> Tenir un stand au
marché
"""

#: The page of a signed contract.
PAGE = """\
Signature du Contrat Local de Santé de Rivages

Ce lundi 2 mars 2020, l’Agence de santé, la Ville de Rivages et la clinique du Port ont signé le
Contrat Local de Santé dont le calendrier de mise en œuvre s’étend jusqu’en 2023.

Le projet régional est bâti autour de 2 priorités :

  • Prévenir
  • Soigner

Le contrat couvre le territoire de Rivages, sur 3 communes.

En plus des 3 signataires, il mobilise tous les acteurs.

Les 2 axes stratégiques du contrat

AXE 1 : soigner

  • Objectif 1.1 : ouvrir une maison de santé
  • Objectif 1.2 : loger les internes et
les externes

AXE 2 : prévenir

  • Objectif 2.1 : tenir un stand

Les termes du contrat :

  • Une durée de 3 ans

Le calendrier de mise en œuvre : 2020-2023
"""

#: A contract: a diagnosis, its articles, the list of its plan, the table of actions, signatures.
CONTRACT = """\
Ce contrat est le résultat d’un travail commun.
 1 – Le Contrat Local de Santé

Le contrat est né de la loi.
 2 – Contexte territorial

 3 communes réparties sur 20 km², 4 500 habitants.

 1 200 personnes sans médecin en 2023 soit 12,9% des
assurés.

 La mer est proche.
 État de santé

Les enjeux du territoire :

 40 jeunes ne sont pas scolarisés en 2021.
 3 – Contrat cadre

Article 1 : Parties signataires

• Monsieur le Préfet
• Madame la Directrice de l’Agence Régionale

de Santé

Article 2 : Périmètre

Il est constitué de 3 communes :

• Port-Rivages

• Dunes

• Le Phare

Article 3 : Axes

Les actions ne sont pas listées dans ce document.

Article 4 : Durée

Sur la durée du contrat qui est de 5 ans, les actions seront revues.
 4 – Plan d’actions

AXE 1 :  Soigner

➢ Objectif 1.1 : Ouvrir des maisons
de santé
➢ Objectif 1.2 : Loger les internes
1.2.1 : Développer un parc de logements

AXE 2 : Prévenir

➢ Objectif 2.1 : Tenir des stands

Axes
stratégiques

Objectif N° action Intitulé de l’action

AXE 1
Soigner

1.1 : Ouvrir des
maisons de santé

FA1

FA2

Créer une maison de santé dans
le port
Réalisation d’un
plan

7

Axes
stratégiques

Objectif N° action Intitulé de l’action

1.2 : Loger les internes

FA3

1.2.1 Parc de
logements
Louer un foyer

AXE 2

Prévenir

2.1 : Tenir des stands

FA4

Tenir un stand & un
atelier
 5 - Signature
Le Préfet

de la Côte

Lise ARBRE

La Directrice
de l’Agence

Noé DU SAPIN
"""

#: A focus: a list of territories, two portraits, and annexes.
FOCUS = """\
 INTRODUCTION
 Cette étude part de l’expérience de deux
intercommunalités :

• • Rivages Agglo (Côte) ;
• • Communauté des Dunes
(Plaine).

Agir pour la santé
des habitants

L’échelle compte : « le bassin de vie
est la bonne maille » (Lise Arbre, directrice de la san-
té).1

1 Voir l’annexe.
https://example.org/etude
 RIVAGES AGGLO : une ville
face à la mer

La ville agit, « nous tenons un stand » (Noé Sapin).

« Un premier pas.

Puis un autre » (idem).

« Il faut durer ».

Lise Arbre, directrice de la santé de Rivages

CHIFFRES CLÉS

10 communes, 49 000 habitants, 379 km², soit 129 hab/ km2

CLS pour la période 2017-2020, signé par Rivages Agglo, la CAF (aide, prêt et conseil)
et l’ARS de la Côte.
 COMMUNAUTÉ DES DUNES : marcher

Le président a vu les 3 conseils municipaux.

CHIFFRES CLÉS

2 communes, 1 000 habitants, 10,5 km2, soit 95 hab/ km²

CLS pour la période 2018 – 2022, signé par le préfet et l’ARS
 ANNEXES
 Annexe 1
Feuille de route
Les élus réaffirment ces constats.

RENFORCER LES CONTRATS :

• Couvrir tout le pays ;

• Associer les
hôpitaux.

Mieux former :

• Donner plus de place à la prévention.
 Annexe 2
Chiffres clés

413 intercommunalités agissent. Sur les 440 contrats locaux de santé en cours, 250 ont été signés
données du ministère, 2021

• Une thématique (dans 540 CRTE sur 823 analysés).
 Annexe 3
Liste des personnes rencontrées
Rivages Agglo

• Lise Arbre, directrice de la santé
• Noé Sapin, coordinateur
du contrat
 Annexe 4
Ressources

ARBRE L., « La santé », 2010.
 CONTACTS

RÉDACTION

Lise Arbre, conseillère
"""

#: Readers by kind of document.
READ = {"plan": read_plan, "signature": read_signature}
READ |= {"contract": read_contract, "focus": read_focus}
TEXTS: Mapping[str, str] = {
    "plan": PLAN,
    "signature": PAGE,
    "contract": CONTRACT,
    "focus": FOCUS,
}


def read(kind: str, text: str | None = None, *changes: tuple[str, str]) -> LocalDocument:
    """Return what is read in a small document, with some of its words changed."""
    return READ[kind](split_lines(changed(kind, text, *changes)), "essai", "essai.txt")


def changed(kind: str, text: str | None = None, *changes: tuple[str, str]) -> str:
    """Return a small document with some of its words changed, each found once."""
    whole = TEXTS[kind] if text is None else text
    for old, new in changes:
        assert whole.count(old) == 1, old
        whole = whole.replace(old, new)
    return whole


def texts_of(text: str, numbers: tuple[int, ...]) -> list[str]:
    """Return the words of some lines of a text."""
    lines = text.split("\n")
    return [" ".join(lines[number - 1].split()) for number in numbers]


def roles(document: LocalDocument) -> dict[int, str]:
    return {claim.line: claim.role for claim in document.claims}


def words(*texts: str) -> Vocabulary:
    return read_vocabulary(texts)


def lines_of(text: str) -> list[Line]:
    return split_lines(text)
