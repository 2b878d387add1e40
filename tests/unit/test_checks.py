"""Each check on a small region that just passes, and on one that just fails."""

from __future__ import annotations

import re

import pytest

from cnr.checks import CHECKS, run_checks
from cnr.checks.finding import CERTAIN, Finding
from support.faults import FAULTS, MANQUE, TOLERATED, URGENCES, Fault
from support.small_region import Change, changed, read_small


def of_rule(rule: str, changes: list[Change]) -> list[Finding]:
    return list(CHECKS[rule](read_small(*changes)))


def test_the_small_region_contradicts_itself_nowhere() -> None:
    assert run_checks(read_small()) == []


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.rule)
def test_a_fault_is_found(fault: Fault) -> None:
    text = changed(*fault.changes).split("\n")
    found = {
        f"{f.severity} {f.scope}: {f.expected} ≠ {f.observed}": tuple(text[n - 1] for n in f.lines)
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
    assert rules == ["cadrage_total", "ateliers_nombre", "libelle_lieu"]


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
