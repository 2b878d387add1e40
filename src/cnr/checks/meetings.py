"""Date, place and hours of a meeting: as announced, and as its report gives them."""

from __future__ import annotations

from collections.abc import Iterator

from babel.dates import get_day_names

from cnr.checks.finding import CERTAIN, MINOR, Finding, merged
from cnr.checks.hours import read_hours
from cnr.french import day, full_day, quote, typo
from cnr.labels import squash
from cnr.parse.records import Synthesis
from cnr.parse.workshops import SAME_PLACE, join_workshops, place_similarity


def report_agrees_with_announcement(synthesis: Synthesis) -> Iterator[Finding]:
    """Date, place and hours of a report are those that the department's table announced."""
    for workshop in join_workshops(synthesis.announcements, synthesis.workshops):
        a, r = workshop.announcement, workshop.report
        if a is None or r is None:
            continue
        if a.date and r.date and a.date != r.date:
            years = a.date.year != r.date.year
            told, dated = (
                f"{day(one)} {one.year}" if years else day(one) for one in (a.date, r.date)
            )
            yield Finding(
                CERTAIN,
                a.department,
                typo(
                    f"{r.name} : l’atelier est annoncé le {told} et son compte-rendu est daté "
                    f"du {dated}."
                ),
                a.date.isoformat(),
                r.date.isoformat(),
                merged([a.lines, r.fields["jour"][1]]),
            )
        if r.place and place_similarity(a.place, r.place) < SAME_PLACE:
            yield Finding(
                MINOR,
                a.department,
                typo(
                    f"{r.name} : l’atelier est annoncé à {quote(a.place)}, son compte-rendu "
                    f"donne pour lieu {quote(r.place)}."
                ),
                a.place,
                r.place,
                merged([a.lines, r.fields["lieu"][1]]),
            )
        if a.hours and r.hours and not _same_hours(a.hours, r.hours):
            yield Finding(
                MINOR,
                a.department,
                typo(
                    f"{r.name} : les horaires annoncés sont {quote(a.hours)}, ceux du "
                    f"compte-rendu {quote(r.hours)}."
                ),
                a.hours,
                r.hours,
                merged([a.lines, r.fields["horaires"][1]]),
            )


def _same_hours(announced: str, reported: str) -> bool:
    """Say whether two printed hours say the same, however they are written."""
    told, done = read_hours(announced), read_hours(reported)
    return told == done if told and done else squash(announced) == squash(reported)


def report_date_is_complete(synthesis: Synthesis) -> Iterator[Finding]:
    """The date of a report has a day, a month and a year, exists, and falls on its weekday."""
    days = get_day_names("wide", locale="fr")
    for r in synthesis.workshops:
        lines = r.fields.get("jour", ("", (r.first,)))[1]
        if r.day and r.date is None:
            sentence = f"{r.name} : la date {quote(r.day)} ne se lit pas ou n’existe pas."
            yield Finding(CERTAIN, r.department, typo(sentence), "une date", r.day, lines)
        elif r.date and r.year_inferred:
            sentence = (
                f"{r.name} : la date {quote(r.day)} n’a pas d’année ; elle est lue comme le "
                f"{full_day(r.date)}."
            )
            yield Finding(MINOR, r.department, typo(sentence), str(r.date.year), "", lines)
        if r.date and r.weekday is not None and r.weekday != r.date.weekday():
            printed, right = days[r.weekday], days[r.date.weekday()]
            sentence = f"{r.name} : la date est {quote(r.day)}, or ce jour est un {right}."
            yield Finding(CERTAIN, r.department, typo(sentence), right, printed, lines)
