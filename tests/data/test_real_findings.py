"""What the real synthesis says against itself: the exact set of findings."""

from __future__ import annotations

import re

import pytest

from cnr.checks import CHECKS
from cnr.checks.finding import Finding
from cnr.parse.prompts import LEVER, PROBLEM, SOLUTION
from cnr.parse.records import Synthesis
from support.segmentation import read_segmentation

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
compte_rendu_annonce 16: 1303 1856
    = 2022-12-05
    ≠ 2022-11-25
compte_rendu_annonce 23: 3604 3752
    = Réunion départementale
    ≠ Guéret, département
compte_rendu_annonce 40: 6166 6356
    = 17h
    ≠ 17h-20h
compte_rendu_date 24: 4686
    = 2022
fiche_incomplete 19: 3021
    = 4
    ≠ 2
fiche_incomplete 86: 10667
    = 4
    ≠ 1
participants_total 24: 4694 4696 4698 4700 4702 4704 4706
    = 104
    ≠ 105
participants_total 33: 5440 5442 5444 5446 5448 5450 5452
    = 111
    ≠ 73
participants_total 47: 8154 8156 8158 8160 8162 8164 8166
    = 57
    ≠ 54
participants_total 64: 8978 8980 8982 8984 8986 8988 8990
    = 100
    ≠ 95
participants_inconnus 17: 2327
    = un nombre
participants_inconnus 19: 3031 3033 3035 3037 3039 3041 3043
    = des nombres
    ≠ NC
participants_inconnus 19: 3234 3236 3238 3240 3242 3244 3246
    = des nombres
    ≠ NC
participants_inconnus 19: 3361 3363 3365 3367 3369 3371 3373
    = des nombres
    ≠ NC
participants_inconnus 19: 3481 3483 3485 3487 3489 3491 3493
    = des nombres
    ≠ NC
participants_inconnus 24: 4319 4321 4323 4325 4327 4329
    = un nombre
    ≠ NC
participants_inconnus 24: 4481 4483 4485 4487 4489 4491
    = un nombre
    ≠ NC
participants_inconnus 24: 4964 4966 4968 4970 4972 4974
    = un nombre
    ≠ NC
participants_inconnus 33: 5789 5791 5793 5795 5797 5799 5801
    = des nombres
    ≠ NC
participants_inconnus 33: 6016 6018 6020 6022 6024 6026 6028
    = des nombres
    ≠ NC
participants_inconnus 40: 6720 6722 6724 6726 6728 6730 6732
    = des nombres
    ≠ NC
participants_inconnus 40: 7019
    = un nombre
participants_inconnus 64: 9168 9170 9172 9174 9176 9178 9180
    = des nombres
    ≠ NC
participants_inconnus 86: 10769 10771 10773 10775 10777 10779 10781
    = des nombres
participants_inconnus 86: 11045 11047 11049 11051 11053 11055 11057
    = des nombres
    ≠ NC
participants_inconnus 86: 11153 11155 11157 11159 11161 11163 11165
    = des nombres
    ≠ NC
participants_inconnus 86: 11430 11432 11434 11436 11438 11440 11442
    = des nombres
    ≠ NC
participants_inconnus 86: 11659 11661 11663 11665 11667 11669 11671
    = des nombres
    ≠ NC
participants_inconnus 87: 12393
    = un nombre
    ≠ «
participants_recit 23: 3952 3956
    = 38
    ≠ 41
participants_recit 79: 9623 9627
    = 32
    ≠ 33
participants_recit 86: 10781 10787
    = 42
participants_recit 86: 11442 11448
    = 40
participants_recit 86: 11671 11677
    = 56
horaires_recit 24: 4313 4337
    = 18h-20h30
    ≠ 18 h à 20 h
horaires_recit 24: 4475 4501
    = 18h-20h30
    ≠ 18 h à 20 h 15
horaires_recit 24: 4958 4982
    = 18h-20h30
    ≠ 18 h à 20 h
horaires_recit 33: 5891 5913
    = 18h-20h
    ≠ une durée de 2 h 30
lieu_recit 40: 6348 6382 6383 6384
    = Biscarosse
    ≠ Biscarrosse
lieu_recit 86: 11139 11169
    = Fontaine Lecomte
    ≠ Fontaine Le Comte
ordre_du_jour 23: 4034 4035 4055
    = 4
    ≠ 1
ordre_du_jour 24: 4337 4339 4341 4342 4344 4345 4353 4355 4415 4439 4462
    = 1 2 3 4
    ≠ 1 3 4
ordre_du_jour 24: 4501 4503 4505 4506 4508 4509 4575 4614 4640
    = 1 2 3 4
    ≠ 1 3 4
ordre_du_jour 24: 4719 4723 4727 4729 4730 4781 4894
    = 4
    ≠ 2
ordre_du_jour 40: 6423 6425 6433 6435 6437 6439 6444 6697
    = 1 3
    ≠ 1 4
ordre_du_jour 40: 6779 6781 6782 6784 6786 6788 6793 6988
    = 2
    ≠ 1
ordre_du_jour 40: 7041 7043 7045 7047 7049 7051 7081 7139 7183
    = 2
    ≠ 3
ordre_du_jour 64: 8994 8995 9043 9078 9109 9134
    = 2
    ≠ 4
rubriques_ordre 16: 1884 1888
rubriques_ordre 19: 3497 3498 3540
rubriques_ordre 23: 3993 3994 3999
rubriques_ordre 24: 4495 4497
rubriques_ordre 33: 5805 5806 5817
rubriques_ordre 64: 9220 9223
rubriques_ordre 86: 11805 11806 11837
rubrique_vide 40: 6990
    = une contribution
    ≠ 0
hors_rubrique 64: 8796 8797 8798 8800 8801 8802
    = une thématique
texte_coupe 19: 3453 3454
    = une phrase entière
    ≠ …pratique hospitalière tout en permettant de pratiquer en li
texte_coupe 33: 6040 6041 6042
    = une phrase entière
    ≠ …la Communauté d’agglomération du Libournais. Il accueille 157 0
texte_coupe 40: 7198
    = une phrase entière
    ≠ …ce qui est un avantage pour la qualité de
texte_coupe 79: 9670 9671 9672
    = une phrase entière
    ≠ …les plus faibles de la région sur l’ensemble d
texte_coupe 86: 11480 11481 11482
    = une phrase entière
    ≠ …Taux de mortalité prématurée faible (191 pour 100 000
texte_coupe 86: 11763 11764 11765
    = une phrase entière
    ≠ …lombalgie, d’entorse. Attention toutefois qu’à plus long terme cet
texte_coupe 86: 11798 11799
    = une phrase entière
    ≠ …dans les territoires sous denses (instaurant un système d
texte_coupe 86: 11707 11708 11709
    = une phrase entière
    ≠ …Taux de mortalité prématurée faible (191 pour 100 000
mots_colles 86: 10706
    = dédié Tous
    ≠ dédiéTous
mots_doubles 47: 8266 8267
    = de
    ≠ de de
mots_doubles 79: 9877
    = de santé
    ≠ de santé de santé
mots_doubles 86: 10747 10748
    = de
    ≠ de de
caractere_code 47: 7764 7765 7783 7784
    ≠ &gt;
caractere_code 79: 10178 10179 10180
    ≠ &gt;
exemple_source region: 284 285 1597
    = à la présence de structures d’accueil de la petite enfance, d’établissements scolaires sur \
le secteur ;
    ≠ Veiller à la présence de structures d’accueil de la petite enfance, d’établissements \
scolaires sur le secteur
exemple_source region: 675 676
    = 1
    ≠ 2
exemple_source region: 1274 1276
    = une contribution
    ≠ 0.61
tableau_absent 19: 2806
    = un tableau
tableau_absent 24: 4090
    = un tableau
tableau_absent 40: 6160
    = un tableau
tableau_absent 64: 8416
    = un tableau
"""

#: Rules that find much: first line of each finding, and what is observed there.
COUNTED = {
    "rubriques_absentes": """
        1509=8 1719=2 1850=1 2303=1 2702=3 3021=6 3220=8 3347=8 3467=8 3926=7 4004=4 4305=6 4467=4
        4680=4 4950=5 5426=4 5546=5 5699=7 5775=7 5883=5 6002=5 6348=8 6706=7 6995=6 7515=1 7885=3
        8140=3 8647=5 8820=7 8964=7 9154=2 9597=4 9818=4 10208=8 10667=8 10755=6 11031=9 11139=6
        11416=2 11645=7 12181=2 12377=2 12581=6 12721=2
    """,
    "guillemets": """
        1549=1 1811=4 2754=2 3055=1 3381=1 4361=2 4533=11 4805=9 5004=12 5479=1 5582=1 5742=1
        5970=9 6389=6 6433=1 6744=6 6782=1 7053=5 7045=1 7559=2 7984=1 8042=1 8345=1 8707=1 8878=1
        9029=2 9189=2 9637=1 9895=113 10256=46 10712=4 10820=2 11064=33 11196=3 12230=1 12432=2
        12627=1 12755=2
    """,
    "contribution_repetee": """
        1556=3 1807=2 1832=2 1997=2 3300=2 3408=2 3803=2 3805=2 4424=2 4437=2 4901=2 5928=3 6072=2
        6503=2 6615=2 6820=2 6835=2 8755=2 8778=2 9047=2 9691=2 11329=2 11331=2 11335=2 11395=2
        11500=2 11725=2 12668=2 12715=2
    """,
    "recit_repete": """
        3790=2 3964=1 4339=3 4337=4 4503=3 6378=15 6378=14 6736=14 9635=1 10789=11 10789=4 10798=2
        11173=2 11191=2 11459=3
    """,
}
COMPARED = "contributions_comptees"
#: First line of the contribution that is pasted to a title, which the parser does not find.
MISSED = 10706
NATURES = {"constat": (PROBLEM,), "proposition": (SOLUTION, LEVER)}

EXPECTED: dict[str, list[str]] = {rule: [] for rule in CHECKS}
for entry in re.split(r"\n(?=\S)", FINDINGS.strip()):
    EXPECTED[entry.split(" ")[0]].append(entry)


def printed(rule: str, finding: Finding) -> str:
    lines = " ".join(map(str, finding.lines))
    said = [f"{rule} {finding.scope}: {lines}"]
    said += [f"    = {finding.expected}"] * bool(finding.expected)
    said += [f"    ≠ {finding.observed}"] * bool(finding.observed)
    return re.sub(r"[\u00a0\u202f]", " ", "\n".join(said))


@pytest.mark.parametrize("rule", [rule for rule in CHECKS if rule not in (*COUNTED, COMPARED)])
def test_findings(real: Synthesis, rule: str) -> None:
    found = [printed(rule, finding) for finding in CHECKS[rule](real)]
    assert "\n".join(found) == "\n".join(EXPECTED[rule])


@pytest.mark.parametrize("rule", COUNTED)
def test_findings_of_a_rule_that_finds_much(real: Synthesis, rule: str) -> None:
    found = [f"{finding.lines[0]}={finding.observed}" for finding in CHECKS[rule](real)]
    assert found == COUNTED[rule].split()


def test_counts_of_tables_and_reports_are_compared(real: Synthesis) -> None:
    """What the tables count, and what was read in the reports without the parser."""
    read = [span for span in read_segmentation() if span.first != MISSED]
    wanted = []
    for code in real.departments:
        for theme in real.themes:
            for nature, sections in NATURES.items():
                key = (code, theme, nature, "idee")
                table = [r for r in real.counts if (r.scope, r.theme, r.nature, r.level) == key]
                counted = sum(row.count for row in table)
                held = sum(s[:2] == (code, theme) and s.section in sections for s in read)
                if counted != held:
                    wanted.append((code, str(counted), str(held)))
    found = [(f.scope, f.expected, f.observed) for f in CHECKS[COMPARED](real)]
    assert found == wanted
    assert len(found) == 55
