"""Summaries of the line audit and of the findings, as reports show them."""

from __future__ import annotations

import pandas as pd

from cnr.parse.claims import ROLES

GRAVITIES = ("certain", "probable", "mineur")
_NOT_READ = ("document_non_lu", "non_reconnu")

#: What each rule compares, in words for readers (rule names are for the data).
RULES = {
    "somme_groupe": "Total d’un groupe et somme de ses idées",
    "region_departements_idee": "Idée : région et somme des départements",
    "region_departements_groupe": "Groupe : région et somme des départements",
    "idee_repetee": "Idée ou sujet imprimé deux fois dans un tableau",
    "idee_sans_groupe": "Idée imprimée avant tout groupe",
    "cadrage_comptes": "Contributions de la section 1.1 et des tableaux",
    "cadrage_total": "Totaux de la section 1.1",
    "cadrage_pourcentage": "Pourcentages de la section 1.1",
    "cadrage_pourcentage_total": "Somme des pourcentages de la section 1.1",
    "cadrage_departements": "Départements de la section 1.1 et du chapitre 2",
    "ateliers_nombre": "Nombre d’ateliers en lettres, en lignes et en section 1.1",
    "ateliers_mois": "Mois annoncés et dates des ateliers",
    "atelier_jour": "Jour de la semaine et date d’un atelier",
    "atelier_date": "Date d’atelier incomplète",
    "atelier_compte_rendu": "Atelier annoncé sans compte-rendu, ou l’inverse",
    "libelle_idee": "Libellé d’une idée qui varie",
    "libelle_inconnu": "Libellé absent de la grille régionale",
    "libelle_groupe": "Libellé d’un groupe qui varie",
    "libelle_titre": "Titre ou nom qui varie",
    "libelle_lieu": "Lieu annoncé et titre du compte-rendu",
    "compte_rendu_annonce": "Date, lieu et horaires annoncés et rapportés",
    "compte_rendu_date": "Date d’un compte-rendu incomplète ou impossible",
    "fiche_incomplete": "Lieu, date, horaires ou participants non indiqués",
    "participants_total": "Total des participants et somme des catégories",
    "participants_inconnus": "Nombres de participants non imprimés",
    "participants_recit": "Participants au tableau et dans le récit",
    "horaires_recit": "Horaires imprimés et racontés",
    "date_recit": "Date d’un atelier dans le récit d’un autre",
    "lieu_recit": "Nom d’un lieu écrit de deux façons",
    "ordre_du_jour": "Ordre du jour annoncé et thématiques rapportées",
    "rubriques_absentes": "Parties du formulaire absentes",
    "rubriques_ordre": "Rubriques déplacées ou imprimées deux fois",
    "rubrique_alteree": "Titre du formulaire altéré",
    "rubrique_vide": "Rubrique imprimée sans contribution",
    "hors_rubrique": "Propos hors des thématiques ou des rubriques",
    "texte_coupe": "Texte coupé",
    "mots_colles": "Textes collés",
    "mots_doubles": "Mots imprimés deux fois de suite",
    "caractere_code": "Caractère imprimé par son code",
    "date_impossible": "Date qui n’existe pas dans un texte",
    "guillemets": "Guillemets et parenthèses dépareillés",
    "ligne_repetee": "Ligne imprimée deux fois de suite",
    "lignes_jointes": "Lignes peut-être jointes",
    "contribution_repetee": "Contribution imprimée plusieurs fois",
    "recit_repete": "Récits d’ateliers identiques en partie",
    "contributions_comptees": "Contributions comptées et imprimées",
    "exemple_source": "Exemple cité sans source, modifié ou répété",
    "tableau_absent": "Tableau non imprimé",
    "ligne_non_reconnue": "Ligne que le lecteur n’a pas su classer",
}
#: The same for the rules of the documents around the workshops.
LOCAL_RULES = {
    "action_repetee": "Action imprimée deux fois dans un plan",
    "action_sans_code": "Action sans code, ou code sans action",
    "codes_suite": "Suite des codes d’actions",
    "actions_non_listees": "Actions dites non listées, et listées",
    "communes_nombre": "Nombre de communes d’un territoire",
    "signataires_nombre": "Signataires annoncés et nommés",
    "parties_signatures": "Parties d’un contrat et signatures",
    "axes_nombre": "Axes annoncés et listés",
    "densite": "Densité, habitants et superficie",
    "cls_duree": "Durée d’un contrat et son calendrier",
    "liste_annoncee": "Liste annoncée par un nombre, et ses éléments",
    "intitule_plan": "Intitulé d’un axe ou d’un objectif qui varie",
    "plan_absent_du_corps": "Action du plan absente du corps du texte",
    "corps_absent_du_plan": "Proposition du corps absente du plan",
}


def line_roles(audit: pd.DataFrame) -> pd.DataFrame:
    """Return a row per document and role: `lignes`, what the role means, and whether the line is
    read (`lue`), in the order of the documents then of the roles.
    """
    counts = audit.groupby(["document", "role"], sort=False).size().rename("lignes").reset_index()
    rank = {role: position for position, role in enumerate(ROLES)}
    counts["rang"] = counts["role"].map(rank)
    documents = {name: i for i, name in enumerate(audit["document"].drop_duplicates())}
    counts["ordre"] = counts["document"].map(documents)
    counts = counts.sort_values(["ordre", "rang"], kind="stable")
    counts["sens"] = counts["role"].map(ROLES)
    counts["lue"] = ~counts["role"].isin(_NOT_READ)
    return counts[["document", "role", "sens", "lignes", "lue"]].reset_index(drop=True)


def findings_by_rule(findings: pd.DataFrame) -> pd.DataFrame:
    """Return a row per rule that found something: counts by gravity, gravest first."""
    counts = (
        findings.groupby(["controle", "gravite"])
        .size()
        .unstack(fill_value=0)
        .reindex(columns=list(GRAVITIES), fill_value=0)
    )
    counts = counts.sort_values(list(GRAVITIES), ascending=False, kind="stable").reset_index()
    counts.insert(1, "objet", counts["controle"].map(RULES | LOCAL_RULES))
    counts.columns.name = None
    return counts
