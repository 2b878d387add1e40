"""Every table and sentence that the notebooks show."""

from __future__ import annotations

from collections.abc import Iterator

from cnr import views
from cnr.audit import GRAVITIES
from cnr.matching.takeup import BY_READING, BY_SCORE, EARLIER, SET_ASIDE
from cnr.report_data import ReportData
from cnr.schema.textometry import IDEAS_BY_DEPARTMENT, WORDS_BY_CLASS
from cnr.views import View

STATUSES = (BY_SCORE, SET_ASIDE, BY_READING)


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
    yield from coding_views(data, code)
    yield from class_views(data)
    yield from plan_views(data)


def plan_views(data: ReportData) -> Iterator[View]:
    """Yield every table of the local documents and of what is near their actions."""
    yield views.plans(data)
    yield views.every_action(data)
    yield views.territories(data)
    yield views.territory_lines(data)
    yield views.quotations(data)
    for document in data["chiffres_locaux"]["document"].drop_duplicates():
        yield views.local_figures(data, document)
    yield views.local_findings(data)
    yield views.matching_measures(data)
    yield views.untaken(data)
    yield from (views.kept(data, document) for document in EARLIER)
    yield from (views.pair_table(data, status) for status in STATUSES)
    yield views.every_near_idea(data)
    new = views.added(data)
    if new is not None:
        yield new


def coding_views(data: ReportData, code: str) -> Iterator[View]:
    """Yield every table of the coding, for the region and one department."""
    yield views.accuracies(data)
    yield views.accuracy_by_cell(data)
    yield views.accuracy_by_idea(data)
    yield views.accuracy_by_idea(data, groups=True)
    yield views.confusions(data)
    yield views.approaches(data)
    yield views.print_agreement(data)
    yield views.intervals(data)
    yield views.to_read(data, 30)
    yield views.every_coding(data)
    for theme in data.themes:
        for nature in ("constat", "proposition"):
            yield views.codebook(data, theme, nature)
            yield from views.contributions_by_idea(data, theme, nature)
            for scope in ("region", code):
                table = views.recounted(data, scope, theme, nature)
                if table is not None:
                    yield table


#: The classifications whose classes have a profile.
PROFILED = ("reinert", "reinert_double", "vecteurs")


def class_views(data: ReportData) -> Iterator[View]:
    """Yield every table of the words and of the classes, that of a single class once by method."""
    yield views.classifications(data)
    for method in PROFILED:
        yield views.class_table(data, method)
        yield views.classes_and_groups(data, method)
        for number in first_class(data, method):
            yield views.class_profile(data, method, number, 20)
            yield views.class_contributions(data, method, number, 5)
            yield views.class_contributions(data, method, number)
        yield views.class_contributions(data, method, None)
    yield views.narrow_classes(data)
    yield views.every_class(data)
    for partition in ("departement", "thematique", "locuteur", "classe"):
        yield views.specific_words_table(data, partition, 8)
        yield views.every_specific_word(data, partition)
    for analysis in (IDEAS_BY_DEPARTMENT, WORDS_BY_CLASS):
        yield views.correspondence_axes(data, analysis)
        yield views.correspondence_points(data, analysis)
    yield views.communities(data)
    yield views.emerging_ideas(data)


def department_views(data: ReportData, code: str) -> Iterator[View]:
    """Yield every table of one department."""
    for theme in data.themes:
        yield from views.all_tables(data, code, theme)
        yield from views.all_contributions(data, code, theme)
        for nature in ("constat", "proposition"):
            yield from views.contributions_by_idea(data, theme, nature, code)
    yield from (views.profile(data, code, level) for level in ("groupe", "idee"))
    yield views.workshops(data, code)
    found = views.department_findings(data, code)
    if found is not None:
        yield found


def first_class(data: ReportData, method: str = "reinert") -> list[int]:
    """Return the number of the first class of a method, if it has classes."""
    return views.portraits(data, method)["classe"].tolist()[:1]


def local_codes(data: ReportData) -> list[str]:
    """Return the departments that some document is of."""
    return data["documents"]["departement"].dropna().drop_duplicates().tolist()


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
        views.measures_sentence(data),
        views.readers_sentence(data),
        views.calibration_sentence(data),
        views.recount_heading("constat"),
        views.classes_sentence(data, "reinert"),
        views.emerging_sentence(data),
        views.takeup_sentence(data),
        *(views.takeup_sentence(data, code) for code in local_codes(data)),
        views.measure_sentence(data),
        views.kept_sentence(data),
        *(views.class_heading(data, "reinert", number) for number in first_class(data)),
    ]
