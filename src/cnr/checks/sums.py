"""Sums: a group is the sum of its ideas, the region the sum of its departments."""

from __future__ import annotations

from collections.abc import Iterator

from cnr.checks.finding import CERTAIN, PROBABLE, Finding, merged, scope_name
from cnr.french import NATURES, number, quote, typo
from cnr.labels import squash
from cnr.parse.records import REGION, CountRow, Synthesis


def grouped(synthesis: Synthesis) -> Iterator[tuple[CountRow, list[CountRow]]]:
    """Yield each group row with the idea rows printed under it."""
    head: CountRow | None = None
    ideas: list[CountRow] = []
    for row in synthesis.counts:
        if row.level == "idee":
            ideas.append(row)
            continue
        if head is not None:
            yield head, ideas
        head, ideas = (row if row.level == "groupe" else None), []
    if head is not None:
        yield head, ideas


def _place(row: CountRow, synthesis: Synthesis) -> str:
    scope = scope_name(row.scope, synthesis.departments)
    return f"{scope}, thématique {row.theme}, {NATURES[row.nature]}"


def group_total_is_sum_of_ideas(synthesis: Synthesis) -> Iterator[Finding]:
    """A group's total counts the verbatims of its ideas, each once; a difference means a
    misprint in the total or in one of the ideas.
    """
    for head, ideas in grouped(synthesis):
        total = sum(row.count for row in ideas)
        if total != head.count:
            yield Finding(
                CERTAIN,
                head.scope,
                typo(
                    f"{_place(head, synthesis)} : le groupe {quote(head.label)} affiche "
                    f"{head.count}, la somme de ses idées ({number(len(ideas))}) est {total}."
                ),
                str(total),
                str(head.count),
                merged(row.lines for row in (head, *ideas)),
            )


def _against_departments(
    synthesis: Synthesis, level: str, noun: str, pronoun: str
) -> Iterator[Finding]:
    def key(row: CountRow) -> tuple[str, str, str]:
        return (row.theme, row.nature, row.idea if level == "idee" else row.group)

    parts: dict[tuple[str, str, str], list[CountRow]] = {}
    for row in synthesis.counts:
        if row.level == level and row.scope != REGION:
            parts.setdefault(key(row), []).append(row)
    for row in synthesis.counts:
        if row.level != level or row.scope != REGION:
            continue
        found = parts.get(key(row), [])
        total = sum(part.count for part in found)
        if total != row.count:
            yield Finding(
                CERTAIN,
                REGION,
                typo(
                    f"{_place(row, synthesis)} : {noun} {quote(row.label)} affiche {row.count}, "
                    f"la somme des départements qui {pronoun} citent ({number(len(found))}) "
                    f"est {total}."
                ),
                str(total),
                str(row.count),
                merged(one.lines for one in (row, *found)),
            )


def regional_idea_is_sum_of_departments(synthesis: Synthesis) -> Iterator[Finding]:
    """Every verbatim comes from one department, so the regional count of an idea is the sum of
    its departmental counts.
    """
    yield from _against_departments(synthesis, "idee", "l’idée", "la")


def regional_group_is_sum_of_departments(synthesis: Synthesis) -> Iterator[Finding]:
    """The same holds for the totals of groups, which are printed apart from those of ideas."""
    yield from _against_departments(synthesis, "groupe", "le groupe", "le")


def row_is_printed_once(synthesis: Synthesis) -> Iterator[Finding]:
    """An idea or a subject has one count in one table; printed twice, it may count twice."""
    seen: dict[tuple[str, ...], CountRow] = {}
    for row in synthesis.counts:
        if row.level == "groupe" or (row.level == "idee" and not row.idea):
            continue
        name = row.idea or squash(row.label)
        first = seen.setdefault((row.scope, row.theme, row.nature, name), row)
        if first is not row:
            noun, said = ("l’idée", "imprimée") if row.idea else ("le sujet", "imprimé")
            yield Finding(
                PROBABLE,
                row.scope,
                typo(
                    f"{_place(row, synthesis)} : {noun} {quote(row.label)} est {said} deux fois, "
                    f"avec {first.count} puis {row.count}."
                ),
                "1",
                "2",
                merged((first.lines, row.lines)),
            )


def idea_has_a_group(synthesis: Synthesis) -> Iterator[Finding]:
    """Every idea stands under a group; one above the first group of its table has lost its own."""
    for row in synthesis.counts:
        if row.level == "idee" and not row.group:
            yield Finding(
                CERTAIN,
                row.scope,
                typo(
                    f"{_place(row, synthesis)} : l’idée {quote(row.label)} est imprimée avant tout "
                    "groupe."
                ),
                "un groupe",
                "",
                row.lines,
            )
