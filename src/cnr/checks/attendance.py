"""Who took part: the table of participants against itself and against the account."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cnr.checks.finding import CERTAIN, MINOR, PROBABLE, Finding, merged
from cnr.french import enumerate_words, number, plural, quote, typo
from cnr.labels import fold, to_int
from cnr.parse.attendance import CATEGORIES, TOTAL
from cnr.parse.prompts import COURSE
from cnr.parse.records import Attendance, Synthesis, WorkshopReport

#: A number of persons, with what stands before and after it.
_PEOPLE = re.compile(
    r"(?P<before>.{0,24}?)\b(?P<count>\d{1,3}(?: \d{3})+|\d{1,4}) (?:personnes?|participants?)\b"
    r"(?=(?P<after>.{0,60}))"
)
_EXPECTED = re.compile(r"^ ?(?:etaient |sont )?attendu")
_SURPASSED = re.compile(r"\b(?:chiffre|nombre)\b[^.]{0,20}\bdepasse")
_QUALIFIED = re.compile(r"\bhors\b|\bdont\b")
_ABOUT = re.compile(r"\b(?:environ|pres de|plus de|quelque|autour de)\s*$")
_SHARED = re.compile(r"\b(?:groupes?|equipes?|tables?|sous-groupes?) de\s*$")


def attendance_adds_up(synthesis: Synthesis) -> Iterator[Finding]:
    """The total of the participants is the sum of their categories, where all are printed."""
    for report in synthesis.workshops:
        parts = [row for row in report.attendance if row.category != TOTAL]
        total = _total(report)
        if total is None or total.count is None or not any(row.count for row in parts):
            continue
        added = sum(row.count or 0 for row in parts)
        unknown = [row for row in parts if row.count is None]
        if added == total.count or (unknown and added < total.count):
            continue
        yield Finding(
            CERTAIN,
            report.department,
            typo(
                f"{report.name} : les catégories de participants font {number(added)}, le total "
                f"imprimé est {number(total.count)}."
            ),
            str(added),
            str(total.count),
            merged(row.lines for row in [*parts, total]),
        )


def _total(report: WorkshopReport) -> Attendance | None:
    return next((row for row in report.attendance if row.category == TOTAL), None)


def attendance_is_printed(synthesis: Synthesis) -> Iterator[Finding]:
    """A table of participants gives numbers; blank cells, `NC` and stray characters are unknown
    numbers and not zeros.
    """
    for report in synthesis.workshops:
        rows = report.attendance
        unknown = [row for row in rows if row.count is None]
        stray = [row for row in unknown if row.printed not in ("", "NC")]
        printed = {row.category for row in rows}
        for row in stray:
            yield Finding(
                CERTAIN,
                report.department,
                typo(
                    f"{report.name} : à la place du nombre de participants de la catégorie "
                    f"{quote(CATEGORIES[row.category])} est imprimé un signe qui n’est pas un "
                    "nombre."
                ),
                "un nombre",
                row.printed,
                row.lines,
            )
        if unknown and len(unknown) == len(rows):
            yield _no_number(report, unknown)
        elif unknown and len(unknown) > len(stray):
            blank = [row for row in unknown if row not in stray]
            names = [quote(CATEGORIES[row.category]) for row in blank]
            yield Finding(
                MINOR,
                report.department,
                typo(
                    f"{report.name} : le tableau des participants n’a pas de nombre pour "
                    f"{enumerate_words(names)}."
                ),
                "un nombre",
                " ".join(dict.fromkeys(row.printed for row in blank)),
                merged(row.lines for row in blank),
            )
        missing = [quote(CATEGORIES[name]) for name in CATEGORIES if name not in printed]
        if rows and missing:
            yield Finding(
                PROBABLE,
                report.department,
                typo(
                    f"{report.name} : le tableau des participants n’a pas de ligne "
                    f"{enumerate_words(missing)}."
                ),
                str(len(CATEGORIES)),
                str(len(printed)),
                merged(row.lines for row in rows),
            )


def _no_number(report: WorkshopReport, unknown: list[Attendance]) -> Finding:
    """Return what is said of a table of participants that has not one number."""
    marks = {row.printed for row in unknown}
    words = {
        frozenset([""]): "est vide",
        frozenset(["NC"]): "ne porte que « NC » (non communiqué)",
    }.get(frozenset(marks), "n’a aucun nombre")
    return Finding(
        MINOR if marks == {"NC"} else PROBABLE,
        report.department,
        typo(f"{report.name} : le tableau des participants {words}, total compris."),
        "des nombres",
        " ".join(sorted(marks)).strip(),
        merged(row.lines for row in unknown),
    )


def attendance_agrees_with_narrative(synthesis: Synthesis) -> Iterator[Finding]:
    """The number of people that the account of the meeting gives is the table's total."""
    for report in synthesis.workshops:
        total = _total(report)
        printed = total.count if total else None
        for text, lines in report.told(COURSE):
            folded = fold(text)
            for match in _PEOPLE.finditer(folded):
                told = to_int(match["count"])
                surpassed = bool(_SURPASSED.search(folded))
                agrees = printed is not None and (printed > told if surpassed else printed == told)
                expected = bool(_EXPECTED.match(match["after"])) and not surpassed
                if agrees or expected or _SHARED.search(match["before"]):
                    continue
                vague = bool(_ABOUT.search(match["before"])) or bool(
                    _QUALIFIED.search(match["after"])
                )
                unsure = printed is None or surpassed or vague
                table = f"porte {number(printed)}" if printed is not None else "n’a pas de total"
                about = "plus de " if surpassed else ""
                yield Finding(
                    PROBABLE if unsure else CERTAIN,
                    report.department,
                    typo(
                        f"{report.name} : le récit parle de {about}{plural(told, 'personne')}, "
                        f"le tableau des participants {table}."
                    ),
                    str(told),
                    "" if printed is None else str(printed),
                    merged([lines, total.lines if total else ()]),
                )
