"""Charts: each states one finding, and carries the data it draws.

`CHARTS` lists those of the whole region, `chart_names` adds one per department.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from cnr.charts import (
    classes,
    coding,
    contributions,
    corpus,
    department,
    findings,
    meetings,
    planes,
    plans,
    published,
    similarity,
)
from cnr.charts.chart import Chart
from cnr.departments import department_codes
from cnr.errors import ParameterError
from cnr.report_data import ReportData

CHARTS: dict[str, Callable[[ReportData], Chart]] = {
    "corpus_lignes": corpus.read_lines,
    "carte_verbatims": published.map_of_verbatims,
    "cadrage_et_tableaux": published.framing_and_tables,
    "ecarts_controles": findings.findings_by_check,
    "calendrier_ateliers": meetings.calendar,
    "participants_categories": meetings.attendance,
    "contributions_comptees": contributions.counted_and_printed,
    "codage_fiabilite": coding.reliability_diagram,
    "codage_couverture": coding.coverage_curve,
    "codage_approches": coding.approaches,
    "codage_recompte": coding.recounted_ideas,
    "classes_dendrogramme": classes.dendrogram,
    "classes_double": classes.double_classes,
    "classes_accord": classes.agreement,
    "afc_mots_classes": planes.words_and_classes_plane,
    "afc_idees_departements": planes.ideas_and_departments_plane,
    "graphe_similitude": similarity.similarity_graph,
    "suivi_plans": plans.taken_up,
}
THEME = "thematique_"
SAID = "contributions_thematique_"
PROFILE = "profil_"


def theme_chart(data: ReportData, theme: str) -> Chart:
    """Return the chart of one theme's groups."""
    return published.groups_of_theme(data, theme, f"{THEME}{theme}")


def said_chart(data: ReportData, theme: str) -> Chart:
    """Return the chart of what was said of one theme, by department."""
    return contributions.said_by_department(data, theme, f"{SAID}{theme}")


def profile_chart(data: ReportData, code: str) -> Chart:
    """Return the chart of one department's profile."""
    return department.profile_of_groups(data, code, f"{PROFILE}{code}")


def chart_names(data: ReportData) -> Sequence[str]:
    """Return the names of all charts of the data, in the order of the reports."""
    themes = [f"{THEME}{theme}" for theme in data.themes]
    codes = department_codes(data["tableaux_publies"])
    said = [f"{SAID}{theme}" for theme in data.themes]
    return [*CHARTS, *themes, *said, *(f"{PROFILE}{code}" for code in codes)]


def make_chart(data: ReportData, name: str) -> Chart:
    """Return the chart called `name`; ParameterError when there is none."""
    if name not in chart_names(data):
        known = ", ".join(chart_names(data))
        raise ParameterError(f"Aucun graphique ne s’appelle « {name} » ; noms connus : {known}.")
    if name.startswith(SAID):
        return said_chart(data, name.removeprefix(SAID))
    if name.startswith(THEME):
        return theme_chart(data, name.removeprefix(THEME))
    if name.startswith(PROFILE):
        return profile_chart(data, name.removeprefix(PROFILE))
    return CHARTS[name](data)
