"""Contributions: printed twice, counted otherwise by the agency, or quoted from nowhere."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations

from rapidfuzz import fuzz, process

from cnr.checks.finding import CERTAIN, MINOR, PROBABLE, Finding, merged, scope_name
from cnr.examples import Example, read_examples
from cnr.french import enumerate_words, number, plural, quote, typo
from cnr.labels import fold
from cnr.parse.prompts import LEVER, PROBLEM, SOLUTION
from cnr.parse.records import REGION, Contribution, Synthesis, WorkshopReport
from cnr.parse.rows import IDEA
from cnr.parse.workshops import join_workshops

#: Two texts this alike (0-100, on their words) are near repeats. Measured on the real reports: from
#: 88 up two readers call all pairs the same text; under it, different proposals in like words.
NEAR = 88.0
#: A text of fewer words than this (`Moyens budgétaires`) says the same without quoting another:
#: within a report, and between two.
SHORTEST = 4
SHORTEST_APART = 7
#: A text is printed inside another when it is this like a part of it (0-100).
INSIDE = 97.0
#: A paragraph of fewer words is a formula that many accounts share.
LONG_PARAGRAPH = 10
#: How many words of a repeated text a sentence quotes.
_QUOTED = 14

#: What the published tables count, and the sections of the reports that it comes from.
NATURE_SECTIONS = {"constat": (PROBLEM,), "proposition": (SOLUTION, LEVER)}


def contribution_is_printed_once(synthesis: Synthesis) -> Iterator[Finding]:
    """A contribution printed twice, in a report or in two, is counted twice by who counts."""
    said = [
        (report, c)
        for report in synthesis.workshops
        for c in report.contributions
        if _length(c.text) >= SHORTEST
    ]
    texts = [_words(c.text) for _, c in said]
    scores = process.cdist(texts, texts, scorer=fuzz.ratio, score_cutoff=NEAR)
    alike = [
        (int(i), int(j))
        for i, j in zip(*scores.nonzero(), strict=True)
        if i < j and (said[i][0] is said[j][0] or _length(texts[i]) >= SHORTEST_APART)
    ]
    inside = [
        pair
        for code in dict.fromkeys(report.department for report, _ in said)
        for pair in _inside(texts, [i for i, one in enumerate(said) if one[0].department == code])
    ]
    for group in _groups(len(said), [*alike, *inside]):
        exact = len({texts[i] for i in group}) == 1
        yield _repeat([said[i] for i in group], exact=exact)


def _inside(texts: Sequence[str], kept: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield the pairs of `kept` texts where the first, in nearly the same words, is a part of the
    second.
    """
    some = [texts[i] for i in kept]
    scores = process.cdist(some, some, scorer=fuzz.partial_ratio, score_cutoff=INSIDE)
    for i, j in zip(*scores.nonzero(), strict=True):
        if len(some[i]) < len(some[j]) and _length(some[i]) >= SHORTEST_APART:
            yield kept[int(i)], kept[int(j)]


def _length(text: str) -> int:
    return len(text.split())


def _groups(size: int, pairs: Sequence[tuple[int, int]]) -> list[list[int]]:
    """Return the sets of two indices or more that chains of pairs join, in order."""
    parent = list(range(size))

    def root(index: int) -> int:
        while parent[index] != index:
            index = parent[index]
        return index

    for left, right in pairs:
        a, b = sorted((root(int(left)), root(int(right))))
        parent[b] = a
    members: dict[int, list[int]] = {}
    for index in range(size):
        members.setdefault(root(index), []).append(index)
    return [group for group in members.values() if len(group) > 1]


def _repeat(members: list[tuple[WorkshopReport, Contribution]], *, exact: bool) -> Finding:
    reports = list(dict.fromkeys(report.id for report, _ in members))
    names = {report.id: report.name for report, _ in members}
    departments = list(dict.fromkeys(report.department for report, _ in members))
    text = _shortened(members[0][1].text)
    how = "est imprimée" if exact else "est imprimée, en tout ou partie,"
    times = {2: "deux", 3: "trois", 4: "quatre", 5: "cinq"}.get(len(members), str(len(members)))
    where = " ; ".join(names[one] for one in reports)
    same = len(reports) == 1
    severity = CERTAIN if exact and same else PROBABLE if exact or same else MINOR
    return Finding(
        severity,
        departments[0] if len(departments) == 1 else REGION,
        typo(f"{where} : la même contribution {how} {times} fois, {quote(text)}."),
        "1",
        str(len(members)),
        merged(c.lines for _, c in members),
    )


def passage_is_printed_once(synthesis: Synthesis) -> Iterator[Finding]:
    """Accounts of two workshops that share paragraphs were copied: what they say of a place may
    hold for another.
    """
    for left, right in combinations(synthesis.workshops, 2):
        ours, theirs = _long_paragraphs(left), _long_paragraphs(right)
        shared = [text for text in ours if text in theirs]
        if shared:
            lines = [ours[text] for text in shared] + [theirs[text] for text in shared]
            same = left.department == right.department
            names = f"{left.title} et {right.title} ({left.department})"
            if not same:
                names = f"{left.name} et {right.name}"
            yield Finding(
                MINOR,
                left.department if same else REGION,
                typo(
                    f"{names} : leurs récits ont "
                    f"{plural(len(shared), 'paragraphe identique', 'paragraphes identiques')}."
                ),
                "0",
                str(len(shared)),
                merged(lines),
            )


def _long_paragraphs(report: WorkshopReport) -> dict[str, tuple[int, ...]]:
    return {
        _words(text): lines
        for passage in report.passages
        for text, lines in passage.paragraphs
        if _length(text) >= LONG_PARAGRAPH
    }


def counts_agree_with_tables(synthesis: Synthesis) -> Iterator[Finding]:
    """What the agency counted in a department is what its reports hold, by theme and kind.

    The agency may have filed one contribution under two ideas, or none; it cannot have counted
    one that no report holds, unless a report is missing.
    """
    unreported = [
        w.announcement
        for w in join_workshops(synthesis.announcements, synthesis.workshops)
        if w.announcement and w.report is None
    ]
    for code in synthesis.departments:
        for theme in synthesis.themes:
            for nature, sections in NATURE_SECTIONS.items():
                published, lines = _published(synthesis, code, theme, nature)
                held = [
                    c
                    for r in synthesis.workshops
                    if r.department == code
                    for c in r.contributions
                    if c.theme == theme and c.section in sections
                ]
                if published == len(held):
                    continue
                lost = [a.place for a in unreported if a.department == code]
                why = ""
                if lost and published > len(held):
                    why = f" (sans compte-rendu : {enumerate_words(lost)})"
                if published and not held and not lost:
                    severity = CERTAIN
                else:
                    severity = PROBABLE if published > len(held) else MINOR
                yield Finding(
                    severity,
                    code,
                    typo(
                        f"{scope_name(code, synthesis.departments)}, thématique {theme} : "
                        f"{plural(published, nature)} au tableau, "
                        f"{number(len(held))} dans les comptes-rendus{why}."
                    ),
                    str(published),
                    str(len(held)),
                    lines or merged(c.lines for c in held),
                )


def _published(
    synthesis: Synthesis, code: str, theme: str, nature: str
) -> tuple[int, tuple[int, ...]]:
    rows = [
        row
        for row in synthesis.counts
        if (row.scope, row.theme, row.nature, row.level) == (code, theme, nature, IDEA)
    ]
    return sum(row.count for row in rows), merged(row.lines for row in rows)


def example_has_a_source(synthesis: Synthesis) -> Iterator[Finding]:
    """A verbatim quoted in chapter 1 is in a report, in the same words, and quoted once."""
    labels = {_words(idea.label): idea.label for idea in synthesis.ideas}
    seen: dict[tuple[str, str], Example] = {}
    for example in read_examples(synthesis):
        quoted = example.quotation
        text = quote(_shortened(quoted.text))
        if example.contribution is None:
            label = labels.get(_words(quoted.text))
            more = " ; c’est le libellé d’une idée" if label else ""
            yield Finding(
                CERTAIN,
                REGION,
                typo(f"L’exemple {text} n’est dans aucun compte-rendu{more}."),
                "une contribution",
                f"{example.similarity:.2f}",
                quoted.lines,
            )
        elif not example.is_exact:
            yield Finding(
                MINOR,
                REGION,
                typo(
                    f"L’exemple {text} ne reprend pas les mots de la contribution "
                    f"{quote(_shortened(example.contribution.text))}."
                ),
                example.contribution.text,
                quoted.text,
                merged([quoted.lines, example.contribution.lines]),
            )
        twin = seen.setdefault((quoted.idea, _words(quoted.text)), example)
        if twin is not example:
            yield Finding(
                CERTAIN,
                REGION,
                typo(f"L’exemple {text} est cité deux fois sous la même idée."),
                "1",
                "2",
                merged([twin.quotation.lines, quoted.lines]),
            )


def _words(text: str) -> str:
    """Return the words of a text, folded, without punctuation."""
    return " ".join(re.findall(r"[a-z0-9]+", fold(text)))


def _shortened(text: str) -> str:
    words = text.replace('"', "").split()
    shown = " ".join(words[:_QUOTED])
    return f"{shown}…" if len(words) > _QUOTED else shown.rstrip(".; ")
