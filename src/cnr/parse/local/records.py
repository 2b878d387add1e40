"""What the readers of local documents hand over: frozen records, one per thing read in a text."""

from __future__ import annotations

from dataclasses import dataclass, field

from cnr.parse.records import Claim

#: Levels of a plan, widest first.
AXIS = "axe"
OBJECTIVE = "objectif"
SUB_OBJECTIVE = "sous_objectif"
HEADING = "intertitre"

#: Kinds of what the body of a contribution proposes.
PROPOSAL = "proposition"
BOX = "info_action"

#: Kinds of rows of a plan.
ACTION = "action"
RECOMMENDATION = "recommandation"

#: The territory of a figure or a list that is that of the whole document.
HERE = ""


@dataclass(frozen=True, slots=True)
class PlanLevel:
    """An axis, an objective or a heading of a plan, as its list of headings prints it.

    `code` is printed (`2.1.1`) or empty; `parent` is the code or the title of the level above.
    """

    level: str
    code: str
    title: str
    parent: str
    lines: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Action:
    """An action, an objective without actions, or a recommendation: a row of a plan.

    `id` is unique over all documents; `axis`, `objective` and `sub_objective` are the titles above
    it; `code` is the printed one or empty, and `code_lines` where it stands when it is printed
    apart from its title.
    """

    id: str
    kind: str
    axis: str
    objective: str
    sub_objective: str
    code: str
    title: str
    lines: tuple[int, ...]
    code_lines: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Passage:
    """What the body of a contribution says of its plan: an objective, a heading, a numbered
    proposal or an "Info action" box, with its text.
    """

    id: str
    kind: str
    objective: str
    heading: str
    number: str
    title: str
    text: str
    lines: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure: its value and unit, the year that the text gives it (None where none), and the
    sentence that says it.
    """

    territory: str
    label: str
    value: float
    unit: str
    year: int | None
    lines: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Member:
    """A signatory or a commune of a contract; `source` tells the lists of a document apart."""

    territory: str
    source: str
    name: str
    lines: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Territory:
    """A portrait's key figures; area in km², density in inhabitants per km²."""

    name: str
    region: str
    communes: int
    inhabitants: int
    area: float
    density: float
    first_year: int
    last_year: int
    lines: tuple[int, ...]
    figure_lines: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Speech:
    """A quotation and the function of who said it; the speaker's name is not kept."""

    territory: str
    function: str
    text: str
    lines: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Statement:
    """A number that a text states of something that can be counted: communes, signatories, axes,
    years; `about` names it, `territory` whose it is.
    """

    about: str
    territory: str
    value: float
    text: str
    lines: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class AnnouncedList:
    """A list that a sentence announces with a number: `5 grandes priorités :` and its items."""

    text: str
    count: int
    items: tuple[tuple[str, int], ...]
    lines: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class LocalDocument:
    """All that was read in one local document, in reading order.

    `uncoded` are titles of a table of actions that have no code, with the lines of the table's
    cell; `labels` are the titles of the plan's levels printed a second time, by code.
    """

    document: str
    claims: tuple[Claim, ...] = field(repr=False)
    levels: tuple[PlanLevel, ...] = ()
    labels: tuple[PlanLevel, ...] = ()
    actions: tuple[Action, ...] = ()
    uncoded: tuple[Action, ...] = ()
    passages: tuple[Passage, ...] = ()
    figures: tuple[Figure, ...] = ()
    signatories: tuple[Member, ...] = ()
    communes: tuple[Member, ...] = ()
    territories: tuple[Territory, ...] = ()
    speeches: tuple[Speech, ...] = ()
    statements: tuple[Statement, ...] = ()
    lists: tuple[AnnouncedList, ...] = ()
    paragraphs: tuple[tuple[str, tuple[int, ...]], ...] = field(default=(), repr=False)
