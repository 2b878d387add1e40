"""Territories and contracts: what a text states in numbers, and what it lists.

A check yields what it finds in one document, but for the communes, which are also compared between
documents; the runner gives findings their scope.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cnr.checks.each import Found, each_document
from cnr.checks.finding import CERTAIN, MINOR, PROBABLE, Finding, merged
from cnr.french import enumerate_words, number, plural, quote, typo
from cnr.parse.local.records import AXIS, HERE, LocalDocument, Statement


def communes_agree(documents: Sequence[LocalDocument]) -> Found:
    """The communes stated are those listed, and those that other documents of the same territory
    state.
    """
    for one in documents:
        for found in _communes_of(one):
            yield one.document, found
    stated = [
        (one.document, said)
        for one in documents
        for said in one.statements
        if said.about == "communes" and said.territory == HERE
    ]
    values = sorted({said.value for _, said in stated})
    if len(values) < 2:
        return
    parts: list[str] = []
    for value in values:
        where = {document for document, said in stated if said.value == value}
        names = enumerate_words([quote(name) for name in sorted(where)])
        unit = " communes" if not parts else ""
        parts.append(f"{number(value)}{unit} dans {names}")
    first, said = next((document, one) for document, one in stated if one.value == values[0])
    sentence = (
        f"Le territoire compte {enumerate_words(parts)} : les documents ne disent pas ce qui a "
        "changé."
    )
    expected, observed = number(values[-1]), number(values[0])
    yield first, Finding(PROBABLE, HERE, typo(sentence), expected, observed, said.lines)


def _communes_of(one: LocalDocument) -> Iterator[Finding]:
    """The communes of a contract are those it lists, those of a portrait those of its key figures;
    each has one municipal council.
    """
    portraits = {place.name: place for place in one.territories}
    for said in one.statements:
        place = portraits.get(said.territory)
        if said.about == "communes" and said.territory == HERE:
            if one.communes and said.value != len(one.communes):
                yield _counted(said, len(one.communes), "communes", "commune", PROBABLE)
        elif place and said.about in ("communes", "conseils_municipaux"):
            if said.value == place.communes:
                continue
            sentence = (
                f"{place.name} : le portrait parle de {quote(said.text)}, les chiffres clés de "
                f"{plural(place.communes, 'commune')}."
            )
            lines = merged((said.lines, place.figure_lines))
            expected, observed = number(place.communes), number(said.value)
            yield Finding(PROBABLE, HERE, typo(sentence), expected, observed, lines)


@each_document
def signatories_agree(one: LocalDocument) -> Iterator[Finding]:
    """The signatories stated are as many as those listed, in each list of the document."""
    for said in one.statements:
        if said.about not in ("signataires", "partenaires"):
            continue
        expected = said.value + (said.about == "partenaires")
        lists: dict[str, list[tuple[int, ...]]] = {}
        for member in one.signatories:
            if member.territory == said.territory:
                lists.setdefault(member.source, []).append(member.lines)
        for found in lists.values():
            if len(found) != expected:
                yield Finding(
                    CERTAIN,
                    HERE,
                    typo(
                        f"Le texte annonce {number(expected)} signataires, la liste en "
                        f"nomme {number(len(found))}."
                    ),
                    number(expected),
                    number(len(found)),
                    merged((said.lines, *found)),
                )


@each_document
def signatures_are_those_of_parties(one: LocalDocument) -> Iterator[Finding]:
    """As many sign as there are parties."""
    parties = [member for member in one.signatories if member.source == "article"]
    signed = [member for member in one.signatories if member.source == "signature"]
    if parties and len(parties) != len(signed):
        yield Finding(
            CERTAIN,
            HERE,
            typo(
                f"Le contrat nomme {plural(len(parties), 'partie')} et porte "
                f"{plural(len(signed), 'signature')}."
            ),
            number(len(parties)),
            number(len(signed)),
            merged(member.lines for member in (*parties, *signed)),
        )


@each_document
def axes_agree(one: LocalDocument) -> Iterator[Finding]:
    """The axes stated are as many as those listed."""
    axes = [level for level in one.levels if level.level == AXIS]
    for said in one.statements:
        if said.about == "axes" and axes and said.value != len(axes):
            yield _counted(said, len(axes), "axes", "axe", CERTAIN)


@each_document
def density_agrees(one: LocalDocument) -> Iterator[Finding]:
    """The density is the number of inhabitants by area; inhabitants are rounded to the thousand,
    which may explain a small gap.
    """
    for place in one.territories:
        computed = place.inhabitants / place.area
        if round(computed) == round(place.density):
            continue
        lowest = (place.inhabitants - 500) / place.area
        highest = (place.inhabitants + 500) / place.area
        explained = lowest - 0.5 <= place.density <= highest + 0.5
        reason = " ; l’arrondi du nombre d’habitants peut l’expliquer" if explained else ""
        yield Finding(
            MINOR if explained else CERTAIN,
            HERE,
            typo(
                f"{place.name} : {number(place.inhabitants)} habitants sur "
                f"{number(place.area)} km² font {number(computed)} habitants par km², le "
                f"portrait imprime {number(place.density)}{reason}."
            ),
            number(computed, 1),
            number(place.density),
            place.figure_lines,
        )


@each_document
def period_agrees_with_duration(one: LocalDocument) -> Iterator[Finding]:
    """A contract's calendar has as many years as its stated duration, and ends after it began."""
    years = [said for said in one.statements if said.about == "annees"]
    for said in one.statements:
        if said.about != "calendrier":
            continue
        near = [other for other in years if other.territory == said.territory]
        wrong = [other for other in near if other.value != said.value]
        if said.value > 0 and not wrong:
            continue
        against = wrong[0] if wrong else said
        yield Finding(
            CERTAIN,
            HERE,
            typo(
                f"Le {quote(said.text)} couvre {number(said.value)} ans, le texte annonce "
                f"{quote(against.text)}."
            ),
            number(against.value),
            number(said.value),
            merged((said.lines, against.lines)),
        )


def _counted(said: Statement, found: int, many: str, single: str, severity: str) -> Finding:
    return Finding(
        severity,
        HERE,
        typo(f"Le texte annonce {quote(said.text)}, la liste nomme {plural(found, single, many)}."),
        number(said.value),
        number(found),
        said.lines,
    )
