"""Workshops: how many, when, and whether each announced one has its report."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from babel.dates import format_date, get_day_names

from cnr.checks.finding import CERTAIN, MINOR, PROBABLE, Finding, merged, scope_name
from cnr.checks.framing import cells
from cnr.french import day, enumerate_words, full_day, number, plural, quote, typo
from cnr.labels import fold
from cnr.parse.dates import month_number
from cnr.parse.framing import WORKSHOPS
from cnr.parse.records import REGION, Synthesis
from cnr.parse.workshops import join_workshops


def number_of_workshops_agrees(synthesis: Synthesis) -> Iterator[Finding]:
    """The number of workshops is said three times: in the sentence above the department's table,
    by the rows of that table, and in section 1.1; and twice for the region.
    """
    parts, total = cells(synthesis, WORKSHOPS)
    framing = {cell.department: cell for cell in parts}
    for code in dict.fromkeys([*framing, *synthesis.departments]):
        rows = [a for a in synthesis.announcements if a.department == code]
        told = [(len(rows), "lignes du tableau", [a.lines for a in rows])]
        if code in framing:
            told.append((framing[code].count, "section 1.1", [framing[code].lines]))
        for said in synthesis.statements:
            if said.scope == code and said.count is not None:
                told.append((said.count, "phrase d’introduction", [said.lines]))
        if code in synthesis.departments and len({count for count, _, _ in told}) > 1:
            yield _disagreement(code, synthesis, told)
    told = [(len(synthesis.announcements), "tableaux des départements", [])]
    if total is not None:
        told.append((total.count, "total de la section 1.1", [total.lines]))
    for said in synthesis.statements:
        if said.scope == REGION and said.count is not None:
            told.append((said.count, "phrase d’introduction", [said.lines]))
    if len({count for count, _, _ in told}) > 1:
        yield _disagreement(REGION, synthesis, told)


def _disagreement(
    scope: str, synthesis: Synthesis, told: list[tuple[int, str, list[tuple[int, ...]]]]
) -> Finding:
    words = [f"{number(count)} ({where})" for count, where, _ in told]
    return Finding(
        CERTAIN,
        scope,
        typo(
            f"{scope_name(scope, synthesis.departments)} : le nombre d’ateliers diffère d’un "
            f"endroit à l’autre : {enumerate_words(words)}."
        ),
        str(told[0][0]),
        " ".join(str(count) for count, _, _ in told[1:]),
        merged(lines for _, _, group in told for lines in group),
    )


def months_agree(synthesis: Synthesis) -> Iterator[Finding]:
    """The introduction says in which months the workshops were held; the announced dates must
    fall in them.
    """
    for said in synthesis.statements:
        words = re.findall(r"[a-z]+", fold(said.text))
        months = {month for word in words if (month := month_number(word)) is not None}
        if said.scope != REGION or not months:
            continue
        outside = [a for a in synthesis.announcements if a.date and a.date.month not in months]
        if outside:
            which = [f"{a.place} le {day(a.date)}" for a in outside if a.date]
            yield Finding(
                CERTAIN,
                REGION,
                typo(
                    f"La section 1.1 situe les ateliers en {_months(months)} ; "
                    f"{plural(len(outside), 'atelier annoncé', 'ateliers annoncés')} hors de ces "
                    f"mois : {enumerate_words(which)}."
                ),
                _months(months),
                _months({a.date.month for a in outside if a.date}),
                merged([said.lines, *(a.lines for a in outside)]),
            )


def _months(numbers: set[int]) -> str:
    names = [
        format_date(datetime.date(2000, month, 1), "MMMM", locale="fr") for month in sorted(numbers)
    ]
    return enumerate_words(names)


def weekday_agrees_with_date(synthesis: Synthesis) -> Iterator[Finding]:
    """A printed weekday must be that of the printed date."""
    days = get_day_names("wide", locale="fr")
    for a in synthesis.announcements:
        if a.date and a.weekday is not None and a.weekday != a.date.weekday():
            yield Finding(
                CERTAIN,
                a.department,
                typo(
                    f"{a.place} ({a.department}) : la date annoncée est {quote(a.date_text)}, or "
                    f"ce jour est un {days[a.date.weekday()]}."
                ),
                days[a.date.weekday()],
                days[a.weekday],
                a.lines,
            )


def date_is_complete(synthesis: Synthesis) -> Iterator[Finding]:
    """An announced date needs a day, a month and a year; what is missing is inferred from the
    other workshops and the weekday, or left empty, and said.
    """
    for a in synthesis.announcements:
        if a.date is None:
            printed = (
                f"la date {quote(a.date_text)} n’existe pas"
                if a.date_text
                else ("aucune date n’est imprimée")
            )
            yield Finding(
                CERTAIN if a.date_text else PROBABLE,
                a.department,
                typo(f"{a.place} ({a.department}) : dans le tableau des ateliers, {printed}."),
                "une date",
                a.date_text,
                a.lines,
            )
        elif a.year_inferred:
            yield Finding(
                MINOR,
                a.department,
                typo(
                    f"{a.place} ({a.department}) : la date annoncée {quote(a.date_text)} n’a pas "
                    f"d’année ; elle est lue comme le {full_day(a.date)}."
                ),
                str(a.date.year),
                "",
                a.lines,
            )


def each_workshop_has_a_report(synthesis: Synthesis) -> Iterator[Finding]:
    """Section 1.1 says that the report of every workshop is given; an announced workshop without
    a section, or a section that no table announces, contradicts it.
    """
    for workshop in join_workshops(synthesis.announcements, synthesis.workshops):
        if workshop.report is None and workshop.announcement is not None:
            a = workshop.announcement
            yield Finding(
                CERTAIN,
                a.department,
                typo(
                    f"{a.place} ({a.department}) : l’atelier est annoncé et aucun compte-rendu "
                    "n’est publié."
                ),
                "un compte-rendu",
                "",
                a.lines,
            )
        elif workshop.announcement is None and workshop.report is not None:
            s = workshop.report
            yield Finding(
                CERTAIN,
                s.department,
                typo(
                    f"{s.title} ({s.department}) : un compte-rendu est publié (section "
                    f"{s.section}) et l’atelier n’est pas annoncé."
                ),
                "une annonce",
                "",
                (s.first,),
            )
