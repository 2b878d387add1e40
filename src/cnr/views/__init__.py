"""The tables that people read: made once, shown alike in notebooks, HTML and workbook."""

from __future__ import annotations

from collections.abc import Sequence

from cnr.parse.records import REGION
from cnr.report_data import ReportData
from cnr.views.class_contents import (
    class_contributions,
    classes_and_groups,
    every_class,
    narrow_classes,
)
from cnr.views.classes import (
    class_heading,
    class_profile,
    class_table,
    classes_sentence,
    classifications,
    portraits,
)
from cnr.views.coding import (
    accuracies,
    accuracy_by_cell,
    accuracy_by_idea,
    approaches,
    calibration_sentence,
    confusions,
    measures_sentence,
    readers_sentence,
    to_read,
)
from cnr.views.contributions import (
    all_contributions,
    contributions,
    counts_by_department,
    every_contribution,
    quoted_examples,
    section_sentence,
    theme_sentence,
)
from cnr.views.corpus import documents, roles
from cnr.views.department import (
    department_findings,
    department_heading,
    department_sentence,
    department_table,
    distinctive_sentence,
    local_plans_link,
    profile,
    workshops,
)
from cnr.views.findings import finding_lines, findings, gravity_heading, silent_checks
from cnr.views.follow_up import (
    added,
    kept,
    kept_sentence,
    takeup_matrix,
    takeup_sentence,
    untaken,
)
from cnr.views.ideas import (
    codebook,
    contributions_by_idea,
    every_coding,
    recount_heading,
)
from cnr.views.meetings import (
    attendance,
    attendance_by_workshop,
    attendance_sentence,
    calendar_sentence,
    counted_and_printed,
    workshops_list,
)
from cnr.views.pairs import every_near_idea, matching_measures, measure_sentence, pair_table
from cnr.views.plans import (
    every_action,
    local_figures,
    local_findings,
    plan_documents,
    plans,
    quotations,
    territories,
    territory_lines,
)
from cnr.views.published import (
    contributions_by_theme,
    regional_table,
    subjects,
    theme_heading,
    workshops_by_department,
)
from cnr.views.recount import intervals, print_agreement, recounted
from cnr.views.textometry import (
    communities,
    correspondence_axes,
    correspondence_points,
    emerging_ideas,
    emerging_sentence,
    every_specific_word,
    specific_words_table,
)
from cnr.views.view import View

__all__ = [
    "View",
    "accuracies",
    "accuracy_by_cell",
    "accuracy_by_idea",
    "added",
    "all_contributions",
    "all_tables",
    "approaches",
    "attendance",
    "attendance_by_workshop",
    "attendance_sentence",
    "calendar_sentence",
    "calibration_sentence",
    "class_contributions",
    "class_heading",
    "class_profile",
    "class_table",
    "classes_and_groups",
    "classes_sentence",
    "classifications",
    "codebook",
    "communities",
    "confusions",
    "contributions",
    "contributions_by_idea",
    "contributions_by_theme",
    "correspondence_axes",
    "correspondence_points",
    "counted_and_printed",
    "counts_by_department",
    "department_findings",
    "department_heading",
    "department_sentence",
    "department_table",
    "distinctive_sentence",
    "documents",
    "emerging_ideas",
    "emerging_sentence",
    "every_action",
    "every_class",
    "every_coding",
    "every_contribution",
    "every_near_idea",
    "every_specific_word",
    "finding_lines",
    "findings",
    "gravity_heading",
    "intervals",
    "kept",
    "kept_sentence",
    "local_figures",
    "local_findings",
    "local_plans_link",
    "matching_measures",
    "measure_sentence",
    "measures_sentence",
    "narrow_classes",
    "pair_table",
    "plan_documents",
    "plans",
    "portraits",
    "print_agreement",
    "profile",
    "quotations",
    "quoted_examples",
    "readers_sentence",
    "recount_heading",
    "recounted",
    "regional_table",
    "roles",
    "section_sentence",
    "silent_checks",
    "specific_words_table",
    "subjects",
    "takeup_matrix",
    "takeup_sentence",
    "territories",
    "territory_lines",
    "theme_heading",
    "theme_sentence",
    "to_read",
    "untaken",
    "workshops",
    "workshops_by_department",
    "workshops_list",
]


def all_tables(data: ReportData, scope: str, theme: str) -> Sequence[View]:
    """Return every table of counts of a theme, for the region or one department."""
    natures = ("constat", "proposition")
    if scope == REGION:
        return [regional_table(data, theme, nature) for nature in natures]
    tables = [department_table(data, scope, theme, nature) for nature in natures]
    return [table for table in tables if table is not None]
