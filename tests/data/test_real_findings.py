"""What the real synthesis says against itself: the exact set of findings."""

from __future__ import annotations

from cnr.checks import run_checks
from cnr.parse.records import Synthesis

#: Rule, scope and lines; then what is expected (=) and what is observed, if anything is (≠).
FINDINGS = """
cadrage_comptes region: 37 38 39 41 141 183 199 254 320 377 413 438 469 494 503
    = 908
    ≠ 887
cadrage_comptes region: 43 44 46 574 595 655 714 742 760
    = 345
    ≠ 307
cadrage_comptes region: 48 49 51 827 858 912 963 991 1016
    = 243
    ≠ 219
cadrage_comptes region: 53 54 56 1094 1123 1166 1217 1269
    = 315
    ≠ 310
cadrage_comptes region: 58
    = 1811
    ≠ 1723
cadrage_pourcentage_total region: 37 38 39 41 43 44 46 48 49 51 53 54 56 58
    = 100
    ≠ 99
ateliers_mois region: 5 7 5160 5165 6171 11855
    = novembre et décembre
    ≠ octobre
atelier_date 24: 4100
    = 2022
atelier_compte_rendu 87: 11850
    = un compte-rendu
libelle_idee 40: 1103 6345
    = il n'y a pas assez d'actions de prévention à l'école
    ≠ Il n'y a pas assez d'actions de prévention à l'école
libelle_idee 47: 318 7284
    = Recruter des médecins en 3ème année avant qu'ils ne soient thésés
    ≠ Recruter des médecins en 3ème année avant qu'ils soient thésés
libelle_groupe region: 183 1312 2094 3619 4120 5187 6180 7247 8448 9341 10431 11889
    = Il faut rendre les territoires plus attractifs
    ≠ Il faut rendre plus attractifs les territoires
libelle_titre 47: 7209 7211
    = Lot-et-Garonne
    ≠ Lot et Garonne
libelle_titre 79: 9314 9316
    = Deux-Sèvres
    ≠ Deux Sèvres
libelle_titre region: 208 1150
    = Solutions et propositions Nombre
    ≠ Solutions Nombre
libelle_lieu 19: 2813 3220
    = Sainte Féréole
    ≠ Sainte-Féréole
libelle_lieu 33: 5157 5426
    = Bordeaux / Cenon
    ≠ Bordeaux Cenon
libelle_lieu 40: 6166 6348
    = Biscarrosse
    ≠ Biscarosse
libelle_lieu 47: 7221 8140
    = Villeneuve sur Lot
    ≠ Villeneuve-sur-Lot
libelle_lieu 64: 8429 9154
    = Saint-Palais
    ≠ Saint Palais
libelle_lieu 87: 11852 12377
    = Limoges - Facultés de Médecine et de Pharmacie
    ≠ Limoges
tableau_absent 19: 2806
    = un tableau
tableau_absent 24: 4090
    = un tableau
tableau_absent 40: 6160
    = un tableau
tableau_absent 64: 8416
    = un tableau
"""


def test_findings(real: Synthesis) -> None:
    found = [
        f"{rule} {finding.scope}: {' '.join(map(str, finding.lines))}\n    = {finding.expected}"
        + (f"\n    ≠ {finding.observed}" if finding.observed else "")
        for rule, finding in run_checks(real)
    ]
    assert "\n".join(found) == FINDINGS.strip()
