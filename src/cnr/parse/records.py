"""What the reader of a synthesis hands over: frozen records, one per thing read in the text."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field

REGION = "region"

#: Letter of a nature in identifiers (`T1-P-03-02`).
NATURE_CODES = {
    "constat": "C",
    "proposition": "P",
    "sujet_probleme": "SP",
    "sujet_solution": "SS",
}


@dataclass(frozen=True, slots=True)
class FramingCell:
    """A row of the two tables of section 1.1; `share` in percent, None where none is printed.

    `department` is a code, `theme` a number as text; both empty on a total row.
    """

    table: str
    department: str
    theme: str
    label: str
    count: int
    share: float | None
    lines: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Idea:
    """An idea of the regional codebook; `rank`s count from 1 in the regional order."""

    theme: str
    nature: str
    group_rank: int
    group: str
    rank: int
    label: str
    count: int

    @property
    def id(self) -> str:
        return f"{group_id(self.theme, self.nature, self.group_rank)}-{self.rank:02d}"


@dataclass(frozen=True, slots=True)
class CountRow:
    """A published count. `scope` is `region` or a department code; `group` the codebook's label
    where the group is known to it, the printed one otherwise; `element` identifies the row.
    """

    scope: str
    theme: str
    nature: str
    level: str
    group: str
    label: str
    count: int
    idea: str
    element: str
    lines: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence that says how many workshops were held; `place` is what follows "organisés en"."""

    scope: str
    text: str
    place: str
    count: int | None
    lines: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Announcement:
    """A row of a department's table of announced workshops.

    `date` is None when the printed one is missing or impossible; `date_text` and `hours` are as
    printed. `weekday` is the printed day's rank (Monday 0) or None, `year_inferred` says that the
    print has no year.
    """

    department: str
    place: str
    date: datetime.date | None
    date_text: str
    weekday: int | None
    year_inferred: bool
    hours: str
    lines: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Attendance:
    """A row of a report's table of participants; `count` is None where no number is printed, and
    `printed` then says what is: nothing, `NC`, or a stray character.
    """

    category: str
    printed: str
    count: int | None
    lines: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Contribution:
    """A contribution: a leaf of a list under a theme. `section` is `probleme`, `solution` or
    `levier`; `titles` are the titles above it, `lead` the bullet above a sub-bullet; `theme`
    is empty for what stands under no numbered theme.
    """

    id: str
    workshop: str
    department: str
    theme: str
    section: str
    titles: tuple[str, ...]
    lead: str
    text: str
    lines: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """What a report prints between two headings of its form: the kind of the heading above, its
    theme, whether the heading is printed as the form has it, and the paragraphs under it, each
    with its text and lines.
    """

    kind: str
    theme: str
    heading: tuple[int, ...]
    is_exact: bool
    paragraphs: tuple[tuple[str, tuple[int, ...]], ...]


@dataclass(frozen=True, slots=True)
class WorkshopReport:
    """A section of chapter 2 that holds a workshop's report.

    `id` is empty until the report is joined to its announcement. `fields` maps `lieu`, `jour` and
    `horaires` to what is printed and where; `date` is None when it is missing or impossible;
    `context` are the titles and leads of the contributions, `outside` what stands under no
    numbered theme, `headless` the paragraphs without a bullet that begin inside a sentence.
    """

    department: str
    section: str
    title: str
    first: int
    last: int
    id: str = ""
    fields: dict[str, tuple[str, tuple[int, ...]]] = field(default_factory=dict)
    date: datetime.date | None = None
    weekday: int | None = None
    year_inferred: bool = False
    attendance: tuple[Attendance, ...] = ()
    passages: tuple[Passage, ...] = ()
    contributions: tuple[Contribution, ...] = ()
    context: tuple[tuple[str, tuple[int, ...]], ...] = ()
    outside: tuple[Contribution, ...] = ()
    headless: tuple[tuple[str, tuple[int, ...]], ...] = ()

    @property
    def name(self) -> str:
        """The report as sentences call it: `Pau (64)`."""
        return f"{self.title} ({self.department})"

    def told(self, *kinds: str) -> list[tuple[str, tuple[int, ...]]]:
        """Return the paragraphs, with their lines, of the parts of these kinds."""
        return [one for p in self.passages if p.kind in kinds for one in p.paragraphs]

    @property
    def place(self) -> str:
        return self.fields.get("lieu", ("", ()))[0]

    @property
    def day(self) -> str:
        return self.fields.get("jour", ("", ()))[0]

    @property
    def hours(self) -> str:
        return self.fields.get("horaires", ("", ()))[0]


@dataclass(frozen=True, slots=True)
class Quotation:
    """A verbatim that chapter 1 quotes as an example of an idea (`idea` is its identifier)."""

    idea: str
    text: str
    lines: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A printed name of a theme, department or table, kept to compare its variants."""

    kind: str
    key: str
    text: str
    lines: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Claim:
    """The role of one non-blank line, and the element that claims it."""

    line: int
    role: str
    element: str


@dataclass(frozen=True, slots=True)
class Synthesis:
    """All that was read in one synthesis, in reading order.

    `joined` are the lines of reports that seem to hold two, `repeated` the pairs of
    lines of reports printed alike one after the other.
    """

    document: str
    departments: dict[str, str]
    themes: dict[str, str]
    framing: tuple[FramingCell, ...]
    ideas: tuple[Idea, ...]
    counts: tuple[CountRow, ...]
    announcements: tuple[Announcement, ...]
    workshops: tuple[WorkshopReport, ...]
    quotations: tuple[Quotation, ...]
    statements: tuple[Statement, ...]
    headings: tuple[Heading, ...]
    claims: tuple[Claim, ...] = field(repr=False)
    joined: tuple[int, ...] = ()
    repeated: tuple[tuple[int, int], ...] = ()


def group_id(theme: str, nature: str, rank: int) -> str:
    """Return the identifier of a group (`T1-P-03`) or subject (`T1-SP-03`) of the codebook."""
    return f"T{theme}-{NATURE_CODES[nature]}-{rank:02d}"
