"""Summaries of the line audit and of the findings."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pandas as pd

from cnr.audit import GRAVITIES, LOCAL_RULES, RULES, findings_by_rule, line_roles
from cnr.checks import CHECKS
from cnr.checks.local import LOCAL_CHECKS
from cnr.parse.claims import ROLES
from cnr.report_data import ReportData
from cnr.storage import Contract
from cnr.views import findings, local_findings, roles, silent_checks

#: Roles of lines that are recorded and not read yet.
UNREAD = {"document_non_lu", "non_reconnu"}


def with_tables(data: ReportData, **tables: pd.DataFrame) -> ReportData:
    """Return the data with some tables replaced."""
    return replace(data, contract=Contract(Path(), dict(data.contract.tables) | tables))


def test_every_rule_has_words_for_readers() -> None:
    assert set(RULES) == set(CHECKS)
    assert set(LOCAL_RULES) == set(LOCAL_CHECKS)
    both = [*RULES.values(), *LOCAL_RULES.values()]
    assert len(set(both)) == len(both)


def test_each_line_is_counted_once(data: ReportData) -> None:
    table = line_roles(data["audit_lignes"])
    assert table["lignes"].sum() == len(data["audit_lignes"]) == 11016
    assert not table.duplicated(["document", "role"]).any()
    assert table["sens"].tolist() == [ROLES[role] for role in table["role"]]
    assert set(table.loc[~table["lue"], "role"]) <= UNREAD
    assert table["lue"].all()


def test_roles_stand_in_the_order_of_documents_then_of_roles(data: ReportData) -> None:
    table = line_roles(data["audit_lignes"])
    assert table["document"].drop_duplicates().tolist() == data["documents"]["document"].tolist()
    order = list(ROLES)
    for _, rows in table.groupby("document"):
        ranks = [order.index(role) for role in rows["role"]]
        assert ranks == sorted(ranks)


def test_a_line_that_no_reader_knows_is_not_read() -> None:
    audit = pd.DataFrame({"document": ["a"] * 3, "role": ["non_reconnu", "idee", "idee"]})
    table = line_roles(audit)
    assert table[["role", "lignes", "lue"]].to_numpy().tolist() == [
        ["idee", 2, True],
        ["non_reconnu", 1, False],
    ]


def test_a_document_s_table_says_what_is_not_read(data: ReportData) -> None:
    for document in data["documents"]["document"]:
        assert set(roles(data, document).data["Analysée"]) == {"oui"}
    one = roles(data, "cls2-agen").data
    assert one["Lignes"].sum() == 55
    audit = data["audit_lignes"].copy()
    audit.loc[audit["document"] == "cls2-agen", "role"] = "document_non_lu"
    unread = with_tables(data, audit_lignes=audit)
    other = roles(unread, "cls2-agen").data
    assert other[["Rôle", "Lignes", "Analysée"]].to_numpy().tolist() == [
        ["document_non_lu", 55, "pas encore"]
    ]


def test_findings_are_counted_by_rule_gravest_first(data: ReportData) -> None:
    table = findings_by_rule(data.findings)
    assert list(table.columns) == ["controle", "objet", *GRAVITIES]
    assert table[list(GRAVITIES)].to_numpy().sum() == len(data.findings) == 280
    assert len(data.local_findings) == len(data["ecarts"]) - 280 == 20
    assert table["certain"].is_monotonic_decreasing
    assert table.iloc[0]["controle"] == "texte_coupe"
    assert table[list(GRAVITIES)].sum().tolist() == [55, 42, 183]


def test_a_gravity_that_no_finding_has_is_zero() -> None:
    table = findings_by_rule(
        pd.DataFrame({"controle": ["libelle_lieu"] * 2, "gravite": ["mineur"] * 2})
    )
    assert table[list(GRAVITIES)].to_numpy().tolist() == [[0, 0, 2]]
    assert table["objet"].tolist() == [RULES["libelle_lieu"]]


def test_no_finding_gives_an_empty_table(data: ReportData) -> None:
    table = findings_by_rule(data["ecarts"].iloc[:0])
    assert list(table.columns) == ["controle", "objet", *GRAVITIES]
    assert table.empty


def test_each_finding_and_each_silent_check_is_shown_once(data: ReportData) -> None:
    shown = pd.concat([findings(data, gravity).data for gravity in GRAVITIES])
    assert sorted(shown["Écart"]) == sorted(data.findings["ecart"])
    assert shown["Contrôle"].notna().all()
    silent = set(silent_checks(data).data["Contrôle"])
    assert silent == set(RULES) - set(data.findings["controle"])
    local = local_findings(data).data
    assert sorted(local["Constat"]) == sorted(data.local_findings["constat"])
    assert local["Contrôle"].notna().all()
    assert local["Gravité"].tolist() == sorted(local["Gravité"], key=GRAVITIES.index)
