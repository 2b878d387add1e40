"""Checks of a synthesis against itself; their findings become the rows of ecarts.csv.

`CHECKS` lists them all: name of the rule -> function of the synthesis. A rule's reason is the
docstring of its function.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from cnr.checks import (
    attendance,
    contributions,
    forms,
    framing,
    labels,
    meetings,
    narrative,
    structure,
    sums,
    wording,
    workshops,
)
from cnr.checks.finding import Finding
from cnr.parse.records import Synthesis

Check = Callable[[Synthesis], Iterable[Finding]]

CHECKS: dict[str, Check] = {
    "somme_groupe": sums.group_total_is_sum_of_ideas,
    "region_departements_idee": sums.regional_idea_is_sum_of_departments,
    "region_departements_groupe": sums.regional_group_is_sum_of_departments,
    "idee_repetee": sums.row_is_printed_once,
    "idee_sans_groupe": sums.idea_has_a_group,
    "cadrage_comptes": framing.framing_agrees_with_tables,
    "cadrage_total": framing.framing_total_is_sum,
    "cadrage_pourcentage": framing.share_agrees_with_count,
    "cadrage_pourcentage_total": framing.shares_add_up,
    "cadrage_departements": framing.same_departments_everywhere,
    "ateliers_nombre": workshops.number_of_workshops_agrees,
    "ateliers_mois": workshops.months_agree,
    "atelier_jour": workshops.weekday_agrees_with_date,
    "atelier_date": workshops.date_is_complete,
    "atelier_compte_rendu": workshops.each_workshop_has_a_report,
    "libelle_idee": labels.idea_label_is_constant,
    "libelle_inconnu": labels.label_is_in_codebook,
    "libelle_groupe": labels.group_label_is_constant,
    "libelle_titre": labels.heading_is_constant,
    "libelle_lieu": labels.place_is_constant,
    "compte_rendu_annonce": meetings.report_agrees_with_announcement,
    "compte_rendu_date": meetings.report_date_is_complete,
    "fiche_incomplete": forms.form_is_filled_in,
    "participants_total": attendance.attendance_adds_up,
    "participants_inconnus": attendance.attendance_is_printed,
    "participants_recit": attendance.attendance_agrees_with_narrative,
    "horaires_recit": narrative.hours_agree_with_narrative,
    "date_recit": narrative.dates_agree_with_narrative,
    "lieu_recit": narrative.place_is_spelt_one_way,
    "ordre_du_jour": narrative.agenda_agrees_with_themes,
    "rubriques_absentes": forms.form_is_complete,
    "rubriques_ordre": forms.form_is_in_order,
    "rubrique_alteree": forms.heading_is_as_in_form,
    "rubrique_vide": forms.section_has_contributions,
    "hors_rubrique": forms.contributions_are_under_themes,
    "texte_coupe": wording.text_is_whole,
    "mots_colles": wording.words_are_apart,
    "mots_doubles": wording.words_are_said_once,
    "caractere_code": wording.text_has_no_code,
    "date_impossible": wording.date_exists,
    "guillemets": wording.quotation_marks_pair,
    "ligne_repetee": wording.line_is_printed_once,
    "lignes_jointes": wording.lines_are_apart,
    "contribution_repetee": contributions.contribution_is_printed_once,
    "recit_repete": contributions.passage_is_printed_once,
    "contributions_comptees": contributions.counts_agree_with_tables,
    "exemple_source": contributions.example_has_a_source,
    "tableau_absent": structure.each_table_is_printed,
    "ligne_non_reconnue": structure.each_line_is_read,
}


def run_checks(synthesis: Synthesis) -> list[tuple[str, Finding]]:
    """Return `(rule, finding)` for every finding, in the order of CHECKS then of the text."""
    return [(name, finding) for name, check in CHECKS.items() for finding in check(synthesis)]
