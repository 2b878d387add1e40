"""Every table and sentence that the notebooks show."""

from __future__ import annotations

from collections.abc import Iterator

from cnr import views
from cnr.audit import GRAVITIES
from cnr.report_data import ReportData
from cnr.views import View


def all_views(data: ReportData, code: str) -> Iterator[View]:
    """Yield every table of the corpus, the region, the themes and one department."""
    yield views.documents(data)
    yield from (views.roles(data, name) for name in data["documents"]["document"])
    yield views.workshops_by_department(data)
    yield views.contributions_by_theme(data)
    for theme in data.themes:
        yield from views.all_tables(data, "region", theme)
        yield from (views.subjects(data, theme, f"sujet_{one}") for one in ("probleme", "solution"))
        yield views.counts_by_department(data, theme)
        yield views.quoted_examples(data, theme)
    yield from department_views(data, code)
    yield views.workshops_list(data)
    yield views.attendance(data)
    yield views.attendance_by_workshop(data)
    yield views.counted_and_printed(data)
    for gravity in GRAVITIES:
        yield views.findings(data, gravity)
        yield views.finding_lines(data, gravity)
    yield views.silent_checks(data)


def department_views(data: ReportData, code: str) -> Iterator[View]:
    """Yield every table of one department."""
    for theme in data.themes:
        yield from views.all_tables(data, code, theme)
        yield from views.all_contributions(data, code, theme)
    yield from (views.profile(data, code, level) for level in ("groupe", "idee"))
    yield views.workshops(data, code)
    found = views.department_findings(data, code)
    if found is not None:
        yield found


def sentences(data: ReportData, code: str) -> list[str]:
    """Return every kind of sentence and heading."""
    return [
        views.theme_heading(data, "1"),
        views.theme_sentence(data, "1"),
        views.department_heading(data, code),
        views.department_sentence(data, code),
        views.distinctive_sentence(data, code),
        views.section_sentence(data, code, "1"),
        views.gravity_heading(data, "certain"),
        views.calendar_sentence(data),
        views.attendance_sentence(data),
    ]
