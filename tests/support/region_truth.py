"""What an invented region publishes: its rows, workshops, reports, and the whole of its truth."""

from dataclasses import dataclass
from typing import NamedTuple


class Row(NamedTuple):
    """A published row, on the lines first to last (1-based, inclusive) of the text.

    scope: "region" (also the totals of 1.1) or a department code; theme: a number, 0 for none;
    kind: "constat", "proposition", "sujet_probleme", "sujet_solution", or in 1.1 "ateliers",
    "contributions"; level: "groupe", "idee", "sujet", in 1.1 "cadrage", "exemple" for an "Ex :"
    block (its text is printed_label); group, label: as in the regional tables; printed_label: as
    this row shows it; printed_count: differs from count in the altered row only.
    """

    scope: str
    theme: int
    kind: str
    level: str
    group: str
    label: str
    printed_label: str
    count: int
    printed_count: int
    percent: int | None = None
    first: int = 0
    last: int = 0


class Workshop(NamedTuple):
    """An announced workshop; section and heading of its report are "" if it has none."""

    department: str
    place: str
    date: str
    iso: str
    hours: str
    section: str
    heading: str
    first: int = 0
    last: int = 0

    level = "atelier"


class Field(NamedTuple):
    """A cell of a report (named by its section): name is "lieu", "jour", "horaires", or the
    category of a row of the participants' table; value is as printed.
    """

    section: str
    name: str
    value: str
    first: int = 0
    last: int = 0

    level = "champ"


class Item(NamedTuple):
    """A contribution of a report: rank in it, theme (0 under none), rubric ("probleme",
    "solution" or "levier"), text of the bullet above a sub-bullet, text.
    """

    section: str
    rank: int
    theme: int
    rubric: str
    lead: str
    text: str
    first: int = 0
    last: int = 0

    level = "contribution"


class Quote(NamedTuple):
    """A contribution quoted under an idea of a regional table.

    is_sound: its quotation marks are closed, and so are those of the quote before it.
    """

    theme: int
    idea: str
    text: str
    is_sound: bool


@dataclass(frozen=True)
class Report:
    """The report of a workshop: iso is its date, or "" if it has none."""

    department: str
    section: str
    heading: str
    iso: str
    fields: tuple[Field, ...]
    items: tuple[Item, ...]


@dataclass(frozen=True)
class Truth:
    """All that the text publishes, in the order of the text, without zero cells."""

    region: str
    departments: tuple[tuple[str, str, int], ...]  # code, name as in its heading, workshops
    framing: tuple[Row, ...]  # both tables of 1.1
    counts: tuple[Row, ...]  # subjects, groups and ideas
    examples: tuple[Row, ...]
    quotes: tuple[Quote, ...]
    workshops: tuple[Workshop, ...]
    reports: tuple[Report, ...]
    altered: Row | None
