"""French dates as the reports print them: five forms, one of them without a year."""

from __future__ import annotations

import datetime
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from babel.dates import get_day_names, get_month_names

from cnr.labels import fold, fold_in_place

_MONTHS = {fold(name): number for number, name in get_month_names("wide", locale="fr").items()}
_DAYS = {fold(name): number for number, name in get_day_names("wide", locale="fr").items()}

_DATE = re.compile(
    rf"(?:\b(?P<weekday>{'|'.join(_DAYS)})\s+(?:le\s+)?)?"
    rf"\b(?P<day>\d{{1,2}})(?:er)?"
    rf"(?:\s+(?P<name>{'|'.join(_MONTHS)})\b(?:\s+(?P<year>\d{{4}}))?"
    rf"|/(?P<month>\d{{1,2}})/(?P<short>\d{{4}}|\d{{2}}))(?!\d)"
)


@dataclass(frozen=True, slots=True)
class PrintedDate:
    """A date in a text: what is printed, where, and what it says. `year` is None when absent."""

    text: str
    start: int
    end: int
    weekday: int | None
    day: int
    month: int
    year: int | None

    def resolve(self, years: Iterable[int]) -> datetime.date | None:
        """Return the calendar date; `years` are tried in order where the print gives none.

        A printed weekday chooses among the years; with no weekday, or none that fits, the first
        year is taken. None when no such day exists (31 November).
        """
        tried = []
        for year in [self.year] if self.year is not None else list(years):
            try:
                tried.append(datetime.date(year, self.month, self.day))
            except ValueError:
                continue
        fitting = [date for date in tried if self.weekday in (None, date.weekday())]
        return next(iter(fitting or tried), None)


def find_dates(text: str) -> list[PrintedDate]:
    """Return the dates printed in `text`, in order."""
    return [_printed(text, match) for match in _DATE.finditer(fold_in_place(text))]


def find_date(text: str) -> PrintedDate | None:
    """Return the first date printed in `text`, None when there is none."""
    match = _DATE.search(fold_in_place(text))
    return _printed(text, match) if match else None


def _printed(text: str, match: re.Match[str]) -> PrintedDate:
    year = match["year"] or match["short"]
    return PrintedDate(
        text=text[match.start() : match.end()],
        start=match.start(),
        end=match.end(),
        weekday=_DAYS[match["weekday"]] if match["weekday"] else None,
        day=int(match["day"]),
        month=_MONTHS[match["name"]] if match["name"] else int(match["month"]),
        year=None if year is None else int(year) + (2000 if len(year) == 2 else 0),
    )


def common_years(dates: Iterable[PrintedDate | None]) -> list[int]:
    """Return the years printed in `dates`, the commonest first: one of them is that of a date
    printed without its year.
    """
    years = Counter(date.year for date in dates if date and date.year)
    return [year for year, _ in sorted(years.items(), key=lambda item: (-item[1], item[0]))]


def month_number(name: str) -> int | None:
    """Return the number of a French month's name, None when `name` is no month."""
    return _MONTHS.get(fold(name))
