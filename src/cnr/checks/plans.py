"""Plans of actions: codes, titles, lists, and what the body of a text tells of its plan.

A check yields what it finds in one document; the runner gives findings their scope.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from rapidfuzz import fuzz

from cnr.checks.each import each_document
from cnr.checks.finding import CERTAIN, MINOR, PROBABLE, Finding, merged
from cnr.french import number, plural, quote, typo
from cnr.labels import LINKING_WORDS, fold, squash
from cnr.parse.local.records import (
    AXIS,
    HERE,
    OBJECTIVE,
    PROPOSAL,
    LocalDocument,
    Passage,
    PlanLevel,
)

#: Two titles that share their words to this degree may be the same action (rapidfuzz, 0 to 100).
_NEAR_TITLES = 95
#: An action is in the body when one of its paragraphs has this share of the action's words.
_COVERED = 0.6
#: Words are compared by their first letters (`dédiée`, `dédiés`).
_STEM = 5
#: Words of any action: they do not tell one from another.
_ANY_ACTION = frozenset(
    "accom actio creat creer devel facil inscr mettr organ reali renfo trava".split()  # noqa: SIM905
)
_PARENTHESES = re.compile(r"\([^()]*\)")
_ACTIONS_NOT_LISTED = re.compile(r"\bles actions ne sont pas listées dans ce document", re.I)


@each_document
def title_is_printed_once(one: LocalDocument) -> Iterator[Finding]:
    """An action is listed once: titles alike to the letter, or one made of the other's words."""
    titles = [*one.actions, *one.uncoded]
    for rank, action in enumerate(titles):
        for other in titles[rank + 1 :]:
            same = squash(action.title) == squash(other.title)
            near = fuzz.token_set_ratio(fold(action.title), fold(other.title)) >= _NEAR_TITLES
            if not (same or near):
                continue
            yield Finding(
                CERTAIN if same else MINOR,
                HERE,
                typo(
                    f"L’action {quote(action.title)} est imprimée deux fois."
                    if same
                    else f"Deux actions du plan ont les mêmes mots : "
                    f"{quote(action.title)} et {quote(other.title)}."
                ),
                "une fois",
                "deux fois",
                merged((action.lines, other.lines)),
            )


@each_document
def action_has_a_code(one: LocalDocument) -> Iterator[Finding]:
    """In a table of coded actions each title has a code and each code a title."""
    for action in one.uncoded:
        text = (
            f"L’action {quote(action.title)} n’a pas de code dans le tableau des actions "
            f"({quote(action.objective)})."
            if action.title
            else f"Le code {action.code} n’a pas d’intitulé dans le tableau des actions."
        )
        lines = action.lines or action.code_lines
        yield Finding(CERTAIN, HERE, typo(text), "", "", lines)


@each_document
def codes_follow_each_other(one: LocalDocument) -> Iterator[Finding]:
    """Codes run from 1 without a gap or a repetition."""
    coded = [action for action in one.actions if action.code_lines]
    found = [int(re.sub(r"\D", "", action.code)) for action in coded]
    if found == list(range(1, len(found) + 1)):
        return
    wrong = next(i for i, code in enumerate(found) if code != i + 1)
    yield Finding(
        CERTAIN,
        HERE,
        typo(
            f"Les codes d’actions ne se suivent pas : {coded[wrong].code} est à la place "
            f"du numéro {wrong + 1}."
        ),
        str(wrong + 1),
        str(found[wrong]),
        coded[wrong].code_lines,
    )


@each_document
def actions_are_listed_or_not(one: LocalDocument) -> Iterator[Finding]:
    """A contract that says its actions are not listed lists none."""
    for text, lines in one.paragraphs:
        match = _ACTIONS_NOT_LISTED.search(text)
        if match and one.actions:
            yield Finding(
                CERTAIN,
                HERE,
                typo(
                    f"Le contrat écrit {quote(match[0])}, et son tableau liste "
                    f"{plural(len(one.actions), 'action')}."
                ),
                "aucune action",
                plural(len(one.actions), "action"),
                lines,
            )


@each_document
def list_is_as_announced(one: LocalDocument) -> Iterator[Finding]:
    """A list has as many items as the sentence above it announces."""
    for announced in one.lists:
        if announced.count == len(announced.items):
            continue
        texts = [squash(text) for text, _ in announced.items]
        twice = [
            text.lstrip("•-–➢⬧ ").rstrip(" ;.")
            for i, (text, _) in enumerate(announced.items)
            if texts[i] in texts[:i]
        ]
        also = f", dont {quote(twice[0])} deux fois" if twice else ""
        yield Finding(
            CERTAIN,
            HERE,
            typo(
                f"La phrase {quote(announced.text)} annonce "
                f"{plural(announced.count, 'élément')}, la liste en imprime "
                f"{number(len(announced.items))}{also}."
            ),
            number(announced.count),
            number(len(announced.items)),
            announced.lines,
        )


@each_document
def level_has_one_title(one: LocalDocument) -> Iterator[Finding]:
    """An axis or an objective has the same title wherever it is printed."""
    titles = {level.code: level for level in one.levels if level.code}
    for label in one.labels:
        listed = titles.get(label.code)
        if listed is not None and squash(listed.title) != squash(label.title):
            yield _two_titles(one, label.code, listed, label)
    in_plan = [level for level in one.levels if level.level == AXIS and not level.code]
    in_body = [passage for passage in one.passages if passage.kind == OBJECTIVE]
    for rank, (level, passage) in enumerate(zip(in_plan, in_body, strict=False), start=1):
        if squash(level.title) != squash(passage.title):
            yield _two_titles(one, str(rank), passage, level)


def _two_titles(
    one: LocalDocument, code: str, first: PlanLevel | Passage, second: PlanLevel | Passage
) -> Finding:
    before, after = first.title, second.title
    lines = (first.lines, second.lines)
    return Finding(
        MINOR,
        HERE,
        typo(f"L’objectif {code} porte deux intitulés : {quote(before)} et {quote(after)}."),
        before,
        after,
        merged((lines[0][:2], lines[1])),
    )


@each_document
def plan_is_in_the_body(one: LocalDocument) -> Iterator[Finding]:
    """Each action of the recapitulated plan, and each part of it that "et" joins, is told of in a
    paragraph of the body.
    """
    if not one.passages:
        return
    told = [_stems(passage.title + " " + passage.text) for passage in one.passages]
    told += [_stems(text) for text, _ in one.paragraphs]
    for action in one.actions:
        for part in _PARENTHESES.sub("", action.title).split(" et "):
            words = _stems(part)
            best = max((len(words & text) / len(words) for text in told if words), default=1.0)
            if best >= _COVERED:
                continue
            yield Finding(
                PROBABLE,
                HERE,
                typo(
                    f"L’action {quote(action.title)} du plan récapitulé n’est pas "
                    f"développée dans le corps du texte pour {quote(part.strip())}."
                ),
                part.strip(),
                "",
                action.lines,
            )


@each_document
def body_is_in_the_plan(one: LocalDocument) -> Iterator[Finding]:
    """Each numbered proposal of the body is an action of the recapitulated plan."""
    planned = [_stems(_PARENTHESES.sub("", action.title)) for action in one.actions]
    planned += [_stems(level.title) for level in one.levels]
    for passage in one.passages:
        words = _stems(passage.title)
        if passage.kind != PROPOSAL or not words:
            continue
        shared = [len(words & text) / min(len(words), len(text)) for text in planned if text]
        if max(shared, default=0.0) < _COVERED:
            yield Finding(
                PROBABLE,
                HERE,
                typo(
                    f"La proposition {quote(passage.title)} du corps du texte n’est pas "
                    "reprise dans le plan récapitulé."
                ),
                "",
                "",
                passage.lines[:1],
            )


def _stems(text: str) -> set[str]:
    words = re.findall(r"[a-z]+", fold(text))
    stems = {word[:_STEM] for word in words if len(word) > 2 and word not in LINKING_WORDS}
    return stems - _ANY_ACTION or stems
