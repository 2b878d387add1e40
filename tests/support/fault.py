"""What a fault is: a change of the small region, and what a rule says of it."""

from typing import NamedTuple

from support.small_region import Change


class Fault(NamedTuple):
    """What to change in the small region, what the rule then says, and the texts of its lines."""

    rule: str
    changes: list[Change]
    finding: str
    lines: tuple[str, ...]
