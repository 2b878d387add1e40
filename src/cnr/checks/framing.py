"""Section 1.1 against itself, and against the tables of sections 1.2 and after."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from cnr.checks.finding import CERTAIN, MINOR, Finding, merged
from cnr.french import number, percent, plural, typo
from cnr.parse.framing import CONTRIBUTIONS, WORKSHOPS
from cnr.parse.records import REGION, CountRow, FramingCell, Synthesis


def cells(synthesis: Synthesis, table: str) -> tuple[list[FramingCell], FramingCell | None]:
    """Return the rows of a framing table and its total row, None where none is printed."""
    rows = [cell for cell in synthesis.framing if cell.table == table]
    parts = [cell for cell in rows if cell.department or cell.theme]
    return parts, next((c for c in rows if not c.department and not c.theme), None)


def counted(synthesis: Synthesis) -> Counter[str]:
    """Return the verbatims counted per theme in the regional tables (sum of the groups)."""
    totals: Counter[str] = Counter()
    for row in synthesis.counts:
        if row.scope == REGION and row.level == "groupe":
            totals[row.theme] += row.count
    return totals


def framing_agrees_with_tables(synthesis: Synthesis) -> Iterator[Finding]:
    """Section 1.1 and the tables of groups both say how many contributions a theme received.

    The document gives no reason for a difference, so none is given here.
    """
    parts, total = cells(synthesis, CONTRIBUTIONS)
    totals = counted(synthesis)
    sources = {
        theme: [r.lines for r in synthesis.counts if _is_group(r, theme)] for theme in totals
    }
    for cell in parts:
        found = totals[cell.theme]
        if found != cell.count:
            yield Finding(
                CERTAIN,
                REGION,
                typo(
                    f"Thématique {cell.theme} : la section 1.1 annonce {number(cell.count)} "
                    f"contributions, les constats et propositions de ses tableaux en comptent "
                    f"{number(found)} (différence : {number(cell.count - found)})."
                ),
                str(cell.count),
                str(found),
                merged([cell.lines, *sources.get(cell.theme, [])]),
            )
    everything = sum(totals.values())
    if total is not None and total.count != everything:
        yield Finding(
            CERTAIN,
            REGION,
            typo(
                f"Ensemble des thématiques : la section 1.1 annonce {number(total.count)} "
                f"contributions, les tableaux de constats et de propositions en comptent "
                f"{number(everything)} (différence : {number(total.count - everything)})."
            ),
            str(total.count),
            str(everything),
            total.lines,
        )


def _is_group(row: CountRow, theme: str) -> bool:
    return (row.scope, row.level, row.theme) == (REGION, "groupe", theme)


def framing_total_is_sum(synthesis: Synthesis) -> Iterator[Finding]:
    """The total row of each table of section 1.1 is the sum of the rows above it."""
    for table, noun in ((WORKSHOPS, "atelier"), (CONTRIBUTIONS, "contribution")):
        parts, total = cells(synthesis, table)
        found = sum(cell.count for cell in parts)
        if total is not None and total.count != found:
            yield Finding(
                CERTAIN,
                REGION,
                typo(
                    f"Section 1.1 : le total imprimé est de {plural(total.count, noun)}, la somme "
                    f"des lignes du tableau est {number(found)}."
                ),
                str(found),
                str(total.count),
                merged(cell.lines for cell in (*parts, total)),
            )


def share_agrees_with_count(synthesis: Synthesis) -> Iterator[Finding]:
    """A printed share is the count over the total, rounded: at most half a unit away.

    At exactly half a unit both roundings are right.
    """
    parts, total = cells(synthesis, CONTRIBUTIONS)
    base = total.count if total else sum(cell.count for cell in parts)
    for cell in parts:
        if cell.share is None or not base:
            continue
        exact = 100 * cell.count / base
        if abs(exact - cell.share) > 0.5 + 1e-9:
            yield Finding(
                CERTAIN,
                REGION,
                typo(
                    f"Section 1.1, thématique {cell.theme} : {number(cell.count)} contributions "
                    f"sur {number(base)} font {percent(exact, 1)}, le tableau imprime "
                    f"{percent(cell.share)}."
                ),
                f"{exact:.1f}",
                f"{cell.share:g}",
                cell.lines,
            )


def shares_add_up(synthesis: Synthesis) -> Iterator[Finding]:
    """Printed shares should add up to the printed total; rounding alone may move them a little."""
    parts, total = cells(synthesis, CONTRIBUTIONS)
    shares = [cell.share for cell in parts if cell.share is not None]
    if total is None or total.share is None or not shares:
        return
    found = sum(shares)
    if abs(found - total.share) > 1e-9:
        yield Finding(
            MINOR,
            REGION,
            typo(
                f"Section 1.1 : les pourcentages imprimés font {percent(found)} en tout, le total "
                f"imprimé est {percent(total.share)} (chaque part est arrondie à l’unité)."
            ),
            f"{total.share:g}",
            f"{found:g}",
            merged(cell.lines for cell in (*parts, total)),
        )


def same_departments_everywhere(synthesis: Synthesis) -> Iterator[Finding]:
    """Section 1.1 and chapter 2 list the same departments; one missing in either was lost."""
    parts, _ = cells(synthesis, WORKSHOPS)
    printed = {cell.department: cell for cell in parts}
    for code, cell in printed.items():
        if code not in synthesis.departments:
            yield Finding(
                CERTAIN,
                code,
                typo(
                    f"Le département {cell.label} ({code}) figure dans la section 1.1 et n’a pas "
                    "de synthèse au chapitre 2."
                ),
                "présent",
                "absent",
                cell.lines,
            )
    for code, name in synthesis.departments.items():
        if printed and code not in printed:
            lines = [
                h.lines for h in synthesis.headings if (h.kind, h.key) == ("departement", code)
            ]
            yield Finding(
                CERTAIN,
                code,
                typo(
                    f"Le département {name} ({code}) a une synthèse au chapitre 2 et ne figure pas "
                    "dans la section 1.1."
                ),
                "présent",
                "absent",
                merged(lines),
            )
