"""Labels: one thing should have one name throughout the document."""

from __future__ import annotations

from collections.abc import Iterator

from cnr.checks.finding import MINOR, PROBABLE, Finding, merged, scope_name
from cnr.french import NATURES, enumerate_words, quote, typo
from cnr.labels import squash
from cnr.parse.records import REGION, CountRow, Synthesis
from cnr.parse.workshops import join_workshops


def _wording(label: str) -> str:
    """Return the words as printed, without what wrapping adds or takes."""
    return "".join(label.split())


def _variants(synthesis: Synthesis, level: str) -> Iterator[tuple[CountRow, list[CountRow]]]:
    """Yield each regional row with the departmental rows that word it otherwise."""
    known = {
        (row.theme, row.nature, row.idea if level == "idee" else row.group): row
        for row in synthesis.counts
        if row.scope == REGION and row.level == level
    }
    others: dict[tuple[str, str, str], list[CountRow]] = {}
    for row in synthesis.counts:
        key = (row.theme, row.nature, row.idea if level == "idee" else row.group)
        if row.scope == REGION or row.level != level or key not in known:
            continue
        if _wording(row.label) != _wording(known[key].label):
            others.setdefault(key, []).append(row)
    for key, rows in others.items():
        yield known[key], rows


def _variant_findings(synthesis: Synthesis, level: str, noun: str) -> Iterator[Finding]:
    for regional, rows in _variants(synthesis, level):
        wordings: dict[str, list[CountRow]] = {}
        for row in rows:
            wordings.setdefault(_wording(row.label), []).append(row)
        for same in wordings.values():
            where = enumerate_words([scope_name(r.scope, synthesis.departments) for r in same])
            yield Finding(
                MINOR,
                same[0].scope if len(same) == 1 else REGION,
                typo(
                    f"Thématique {regional.theme}, {NATURES[regional.nature]} : {noun} "
                    f"{quote(regional.label)} du tableau régional s’intitule "
                    f"{quote(same[0].label)} dans {where}."
                ),
                regional.label,
                same[0].label,
                merged([regional.lines, *(row.lines for row in same)]),
            )


def idea_label_is_constant(synthesis: Synthesis) -> Iterator[Finding]:
    """An idea bears the same label in every table; a variant is joined to it, and said."""
    yield from _variant_findings(synthesis, "idee", "l’idée")


def group_label_is_constant(synthesis: Synthesis) -> Iterator[Finding]:
    """A group bears the same label in every table; a variant is joined to it, and said."""
    yield from _variant_findings(synthesis, "groupe", "le groupe")


def label_is_in_codebook(synthesis: Synthesis) -> Iterator[Finding]:
    """A department only counts groups and ideas of the regional tables, under the same group."""
    groups = {
        (row.theme, row.nature, row.group)
        for row in synthesis.counts
        if row.scope == REGION and row.level == "groupe"
    }
    home = {idea.id: idea.group for idea in synthesis.ideas}
    for row in synthesis.counts:
        if row.scope == REGION:
            continue
        where = f"{scope_name(row.scope, synthesis.departments)}, thématique {row.theme}"
        what = f"{where}, {NATURES[row.nature]}"
        if row.level == "groupe" and (row.theme, row.nature, row.group) not in groups:
            sentence = f"{what} : le groupe {quote(row.label)} n’est pas dans le tableau régional."
        elif row.level == "idee" and not row.idea:
            sentence = f"{what} : l’idée {quote(row.label)} n’est pas dans le tableau régional."
        elif row.level == "idee" and home.get(row.idea) != row.group:
            sentence = (
                f"{what} : l’idée {quote(row.label)} est rangée sous {quote(row.group)}, et sous "
                f"{quote(home.get(row.idea, ''))} dans le tableau régional."
            )
        else:
            continue
        yield Finding(PROBABLE, row.scope, typo(sentence), "", row.label, row.lines)


def heading_is_constant(synthesis: Synthesis) -> Iterator[Finding]:
    """A theme, a department or a table's header is called the same wherever it is printed."""
    nouns = {
        "thematique": "La thématique",
        "departement": "Le département",
        "entete_sujets": "L’en-tête du tableau des",
    }
    first: dict[tuple[str, str], tuple[str, tuple[int, ...]]] = {}
    said: set[tuple[str, str, str]] = set()
    for heading in synthesis.headings:
        key = (heading.kind, heading.key)
        text = heading.text
        if heading.kind == "departement":
            text = text.removeprefix(heading.key).lstrip(" -–—")
        known, lines = first.setdefault(key, (text, heading.lines))
        same = squash(known) == squash(text)
        if same or (*key, squash(text)) in said:
            continue
        said.add((*key, squash(text)))
        name = NATURES.get(heading.key, heading.key)
        yield Finding(
            MINOR,
            heading.key if heading.kind == "departement" else REGION,
            typo(
                f"{nouns[heading.kind]} {name} s’intitule {quote(known)} ligne {lines[0]} et "
                f"{quote(text)} ligne {heading.lines[0]}."
            ),
            known,
            text,
            merged([lines, heading.lines]),
        )


def place_is_constant(synthesis: Synthesis) -> Iterator[Finding]:
    """The announced place and the report's title name the same place in the same words."""
    for workshop in join_workshops(synthesis.announcements, synthesis.workshops):
        a, s = workshop.announcement, workshop.report
        if a is None or s is None or squash(a.place) == squash(s.title):
            continue
        yield Finding(
            MINOR,
            a.department,
            typo(
                f"Section {s.section} : le compte-rendu s’intitule {quote(s.title)}, l’atelier est "
                f"annoncé à {quote(a.place)}."
            ),
            a.place,
            s.title,
            merged([a.lines, (s.first,)]),
        )
