"""Each check on a small region that just passes, and on one that just fails."""

from __future__ import annotations

import re

import pytest

from cnr.checks import CHECKS, run_checks
from cnr.checks.finding import CERTAIN, MINOR, PROBABLE, Finding
from support.account_faults import TWO_DATES
from support.fault import Fault
from support.faults import FAULTS, MANQUE, TOLERATED, URGENCES
from support.report_faults import (
    AFTER,
    FRIDAY,
    MET,
    NO_BED,
    OTHER,
    PROBLEM,
    RURAL,
    SECOND_THEME,
    SOLUTION,
    TALKED,
    THEME_2,
    THURSDAY,
)
from support.small_region import SMALL_REGION, Change, changed, read_small
from support.wording_faults import AJACCIO_REPORT, HOUSE, LODGING, OTHER_WORDS, PORT, REFUND, TOLD

#: The rule that tells of the sections that a report leaves out.
ABSENT = "rubriques_absentes"


def of_rule(rule: str, changes: list[Change]) -> list[Finding]:
    return list(CHECKS[rule](read_small(*changes)))


def plain(value: str) -> str:
    """A value of a finding, its no-break spaces written as spaces."""
    return value.replace("\u00a0", " ")


def test_the_small_region_contradicts_itself_nowhere() -> None:
    """Its reports only leave out sections of the form in which nothing was said."""
    found = run_checks(read_small())
    assert [(rule, f.scope) for rule, f in found] == [(ABSENT, "01"), (ABSENT, "2A")]


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.rule)
def test_a_fault_is_found(fault: Fault) -> None:
    text = changed(*fault.changes).split("\n")
    found = {
        f"{f.severity} {f.scope}: {plain(f.expected)} ≠ {plain(f.observed)}": tuple(
            text[n - 1] for n in f.lines
        )
        for f in of_rule(fault.rule, fault.changes)
    }
    assert found[fault.finding] == fault.lines


@pytest.mark.parametrize(("rule", "changes"), TOLERATED)
def test_what_comes_close_is_tolerated(rule: str, changes: list[Change]) -> None:
    assert of_rule(rule, changes) == []


def test_every_check_has_a_fault_and_a_reason() -> None:
    assert {fault.rule for fault in FAULTS} == set(CHECKS)
    assert [name for name, check in CHECKS.items() if not check.__doc__] == []


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.rule)
def test_a_finding_is_a_french_sentence(fault: Fault) -> None:
    for finding in of_rule(fault.rule, fault.changes):
        assert not finding.sentence[0].islower()
        assert finding.sentence.endswith(".")
        assert not re.search(r"\b(?:des|les|ses) 1\b", finding.sentence)
        assert not re.search(r"\b1 (?:octobre|novembre|décembre)\b", finding.sentence)
        assert not re.search(r"(?<![\u00a0\u202f])[:;?!%»]", finding.sentence)


def test_the_rules_come_in_order() -> None:
    changes: list[Change] = [("Total 3", "Total 4"), ("2.1.3 Nantua", "2.1.3 Nantuat")]
    rules = [rule for rule, _ in run_checks(read_small(*changes))]
    assert rules == ["cadrage_total", "ateliers_nombre", "libelle_lieu", ABSENT, ABSENT]


def test_ideas_of_another_group_are_told() -> None:
    found = of_rule("libelle_inconnu", [(f"{MANQUE} 4", "Il manque des médecins 4")])
    assert [f.observed for f in found] == [
        "Il manque des médecins",
        "Les départs ne sont pas remplacés",
        "Les cabinets sont trop loin",
    ]


def test_the_whole_region_is_compared_with_all_the_tables() -> None:
    found = of_rule("cadrage_comptes", [("Total 16", "Total 17")])
    assert [(f.expected, f.observed) for f in found] == [("17", "16")]


def test_a_regional_table_that_is_absent_is_certain() -> None:
    changes: list[Change] = [("Les urgences débordent 2\n\n Les lits d’aval font défaut 2\n", "")]
    found = of_rule("tableau_absent", changes)
    assert [(f.severity, f.scope) for f in found if f.scope == "region"] == [(CERTAIN, "region")]


def test_lines_apart_make_two_findings() -> None:
    changes: list[Change] = [(URGENCES, "Rien à dire\n"), (URGENCES, "Rien à redire\n")]
    found = of_rule("ligne_non_reconnue", changes)
    assert [len(f.lines) for f in found] == [1, 1]


def test_no_total_row_and_no_share_leave_nothing_to_compare() -> None:
    changes: list[Change] = [
        ("Total 3\n", "\n"),
        ("Total 16 100%\n", "\n"),
        ("10 62%", "10"),
        ("6 38%", "6"),
    ]
    found = {rule for rule, _ in run_checks(read_small(*changes))}
    assert found.isdisjoint({"cadrage_total", "cadrage_pourcentage", "cadrage_pourcentage_total"})


def test_a_report_may_differ_in_all_from_its_announcement() -> None:
    changes: list[Change] = [
        (THURSDAY, FRIDAY),
        ("Lieu : Nantua", "Lieu : Oyonnax"),
        ("Horaires : 18h\n", "Horaires : 18h15\n"),
    ]
    found = of_rule("compte_rendu_annonce", changes)
    assert [(f.severity, f.observed) for f in found] == [
        (CERTAIN, "2022-12-02"),
        (MINOR, "Oyonnax"),
        (MINOR, "18h15"),
    ]


def test_all_that_a_form_leaves_out_is_told_at_once() -> None:
    changes: list[Change] = [(THURSDAY, "Jour :"), ("Lieu : Nantua\n", "")]
    (finding,) = of_rule("fiche_incomplete", changes)
    assert finding.sentence.endswith("n’indique pas le lieu ni la date.")


def test_a_stray_sign_and_a_blank_are_two_findings() -> None:
    changes: list[Change] = [("Elus  5", "Elus *"), ("Autres 1", "Autres")]
    found = of_rule("participants_inconnus", changes)
    assert [(f.severity, f.observed) for f in found] == [(CERTAIN, "*"), (MINOR, "")]


def test_a_date_is_compared_with_the_workshop_that_it_goes_with() -> None:
    told = "Il suit l’atelier de Bourg-en-Bresse du 22 novembre."
    (finding,) = of_rule("date_recit", [("Le débat a porté", f"{told}\n\nLe débat a porté")])
    assert finding.sentence.startswith("Nantua (01)")
    assert "«\u00a0Bourg-en-Bresse\u00a0»" in finding.sentence


def test_of_those_expected_and_those_who_came_the_second_count() -> None:
    (finding,) = of_rule("participants_recit", [(MET, "14 personnes attendues, 13 participants.")])
    assert "13\u00a0personnes" in finding.sentence


def test_a_category_that_is_not_printed_is_named() -> None:
    (finding,) = of_rule("participants_inconnus", [("Total 12\n", "", 2)])
    assert plain(finding.sentence).endswith("n’a pas de ligne « Total ».")


def test_two_dates_in_one_sentence_each_go_with_the_place_beside_them() -> None:
    told = TWO_DATES.replace("21", "22").replace("1er", "2")
    found = of_rule("date_recit", [(TALKED, told)])
    assert [f.observed for f in found] == ["2022-11-22", "2022-12-02"]


@pytest.mark.parametrize("rule", ["rubrique_vide", "rubriques_ordre"])
def test_a_section_of_no_numbered_theme_is_told_as_such(rule: str) -> None:
    twice = f"{OTHER}\n\n{PROBLEM}\n\n{PROBLEM}\n\n{AFTER}"
    found = of_rule(rule, [(AFTER, twice)])
    assert found
    assert {"problématiques des autres thématiques" in f.sentence for f in found} == {True}


def absent(*changes: Change) -> list[str]:
    """What the rule says of each report after its name: the parts that it leaves out."""
    found = of_rule(ABSENT, list(changes))
    return [f.sentence.split("\u00a0: ")[-1] for f in found]


def test_a_section_without_contributions_is_not_absent() -> None:
    assert absent((f"{NO_BED}\n", "")) == absent()


def test_the_sections_of_an_absent_theme_are_not_told_too() -> None:
    nantua, _ = absent((SECOND_THEME, ""))
    assert nantua == "la thématique 2\u00a0; la rubrique leviers de la thématique 1."


def test_what_stands_outside_the_form_is_told_by_kind() -> None:
    outside = f"Autres thématiques\n\n{SOLUTION}\n\n Les dents\n\n{AFTER}"
    changes: list[Change] = [(THEME_2, f"{THEME_2}\n\n La garde", 3), (AFTER, outside)]
    found = of_rule("hors_rubrique", changes)
    assert [f.severity for f in found] == [PROBABLE, CERTAIN]


def test_each_pair_of_pasted_words_is_told() -> None:
    text = " Rembourser le transportLoger les stagiairesFormer les internes"
    found = of_rule("mots_colles", [(REFUND, text)])
    assert [f.observed for f in found] == ["transportLoger", "stagiairesFormer"]


def test_the_texts_of_a_report_are_told_together_by_kind_of_mark() -> None:
    changes: list[Change] = [
        (REFUND, ' Rembourser "le transport'),
        (HOUSE, ' Ouvrir "une maison) « des internes'),
    ]
    found = of_rule("guillemets", changes)
    assert [(f.severity, f.observed) for f in found] == [
        (MINOR, "2"),
        (PROBABLE, "1"),
        (MINOR, "1"),
    ]


def test_repeats_of_one_text_are_one_finding_and_of_two_texts_two() -> None:
    other = " Payer aux internes le train et le logement"
    changes: list[Change] = [
        (LODGING, f"{HOUSE}\n\n{other}"),
        (PORT, f"{HOUSE}\n\n{other}"),
    ]
    found = of_rule("contribution_repetee", changes)
    assert [(f.scope, f.observed, len(f.lines)) for f in found] == [
        ("region", "3", 3),
        ("region", "2", 2),
    ]
    assert "trois fois" in found[0].sentence


def test_a_paragraph_in_three_accounts_is_told_by_pair() -> None:
    found = of_rule("recit_repete", [(RURAL, TOLD), (RURAL, TOLD), (RURAL, TOLD)])
    assert [f.scope for f in found] == ["01", "region", "region"]
    same, *apart = [f.sentence for f in found]
    assert same.startswith("Bourg-en-Bresse et Nantua (01)\u00a0: ")
    assert [sentence.partition("\u00a0: ")[0] for sentence in apart] == [
        "Bourg-en-Bresse (01) et Ajaccio (2A)",
        "Nantua (01) et Ajaccio (2A)",
    ]


def test_the_workshops_without_a_report_are_named_where_the_table_counts_more() -> None:
    start, end = SMALL_REGION.index("2.1.3 Nantua"), SMALL_REGION.index("2.2 Corse-du-Sud")
    more: Change = (HOUSE, f"{HOUSE}\n\n Un\n\n Deux")
    found = of_rule("contributions_comptees", [(SMALL_REGION[start:end], ""), more])
    assert [(f.expected, f.observed, "Nantua" in f.sentence) for f in found] == [
        ("4", "2", True),
        ("3", "4", False),
        ("3", "2", True),
    ]


def test_a_table_without_its_report_is_no_certain_fault() -> None:
    found = of_rule("contributions_comptees", [(AJACCIO_REPORT, "")])
    assert {f.severity for f in found} == {PROBABLE}
    assert [plain(f.sentence).partition(" : ")[2] for f in found][2:] == [
        "1 constat au tableau, 0 dans les comptes-rendus (sans compte-rendu : Ajaccio).",
        "1 proposition au tableau, 0 dans les comptes-rendus (sans compte-rendu : Ajaccio).",
    ]


def test_an_example_may_be_reworded_and_cited_twice() -> None:
    found = of_rule("exemple_source", [("Ex :", f"{OTHER_WORDS} ;\n{OTHER_WORDS[5:]}")])
    assert [f.severity for f in found] == [MINOR, MINOR, CERTAIN]
