"""The checks of the local documents, and their run."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from cnr.checks import plans, territories
from cnr.checks.each import LocalCheck
from cnr.checks.finding import Finding
from cnr.parse.local.records import LocalDocument

#: The scope of a document that speaks of several territories.
NATIONAL = "national"

LOCAL_CHECKS: dict[str, LocalCheck] = {
    "action_repetee": plans.title_is_printed_once,
    "action_sans_code": plans.action_has_a_code,
    "codes_suite": plans.codes_follow_each_other,
    "actions_non_listees": plans.actions_are_listed_or_not,
    "communes_nombre": territories.communes_agree,
    "signataires_nombre": territories.signatories_agree,
    "parties_signatures": territories.signatures_are_those_of_parties,
    "axes_nombre": territories.axes_agree,
    "densite": territories.density_agrees,
    "cls_duree": territories.period_agrees_with_duration,
    "liste_annoncee": plans.list_is_as_announced,
    "intitule_plan": plans.level_has_one_title,
    "plan_absent_du_corps": plans.plan_is_in_the_body,
    "corps_absent_du_plan": plans.body_is_in_the_plan,
}


def run_local_checks(
    documents: Iterable[LocalDocument], scopes: Mapping[str, str]
) -> list[tuple[str, str, Finding]]:
    """Return `(rule, document, finding)` for every finding, in the order of LOCAL_CHECKS.

    `scopes` gives the scope of each document: the code of a department, or NATIONAL.
    """
    read = list(documents)
    return [
        (rule, document, replace(finding, scope=scopes.get(document, NATIONAL)))
        for rule, check in LOCAL_CHECKS.items()
        for document, finding in check(read)
    ]
