"""Structure: every table the template foresees, and every line read."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from cnr.checks.finding import CERTAIN, MINOR, PROBABLE, Finding, scope_name
from cnr.french import NATURES, plural, typo
from cnr.parse.records import REGION, Synthesis


def each_table_is_printed(synthesis: Synthesis) -> Iterator[Finding]:
    """The region and each department have, for each theme, a table of findings and one of
    proposals. In a department an absent table may mean that nothing was said, which only the
    regional sums can confirm; in the region it cannot.
    """
    present = {(row.scope, row.theme, row.nature) for row in synthesis.counts}
    for scope in (REGION, *synthesis.departments):
        for theme in synthesis.themes:
            for nature in ("constat", "proposition"):
                if (scope, theme, nature) in present:
                    continue
                near = [
                    heading.lines
                    for heading in synthesis.headings
                    if (heading.kind, heading.key) == ("departement", scope)
                ]
                yield Finding(
                    CERTAIN if scope == REGION else MINOR,
                    scope,
                    typo(
                        f"{scope_name(scope, synthesis.departments)} : pour la thématique {theme}, "
                        f"aucun tableau de {NATURES[nature]} n’est imprimé."
                    ),
                    "un tableau",
                    "",
                    near[0] if near else (),
                )


def each_line_is_read(synthesis: Synthesis) -> Iterator[Finding]:
    """A line that no element claims was misprinted, moved, or is beyond the reader: it is told,
    so that nothing is lost silently. Adjacent lines make one finding.
    """
    unread = [claim.line for claim in synthesis.claims if claim.role == "non_reconnu"]
    position = {claim.line: index for index, claim in enumerate(synthesis.claims)}
    for _, run in groupby(unread, key=lambda line: position[line] - unread.index(line)):
        lines = tuple(run)
        yield Finding(
            PROBABLE,
            REGION,
            typo(
                f"{plural(len(lines), 'ligne non reconnue', 'lignes non reconnues')} par le "
                f"lecteur, de la ligne {lines[0]} à la ligne {lines[-1]}."
            ),
            "",
            "",
            lines,
        )
