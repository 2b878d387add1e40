"""Speakers: a person named at the head of a contribution, and the role shown in place of the name.

The reports print `Dr X : …`, `Prénom NOM pharmacien : …` or `TEMOIGNAGE : Dr X, médecin…`. The
public source keeps its words; what this project shows is the role (see docs/personnes.md).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from cnr.labels import fold
from cnr.parse.records import Contribution, Synthesis
from cnr.roles import (
    DOCTOR,
    PARTICIPANT,
    function_at_start,
    function_in,
    is_doctor,
    organisation_in,
)

_CIVILITY = (
    r"(?:(?:Dr|DR|Pr|PR|Mr|MR|M|Mme|MME|Mlle)\.?|[Dd]octeure?|Professeure?|Monsieur|Madame|Colonel)"
)
_UPPER = r"A-ZÀ-ÖØ-Þ"
_LOWER = r"a-zß-öø-ÿœ"
_GIVEN = rf"[{_UPPER}][{_LOWER}]+(?:-[{_UPPER}][{_LOWER}]+)?"
_CAPITALS = rf"[{_UPPER}][{_UPPER}'-]{{2,}}"
#: Words in capitals, or abbreviated places, that end a name rather than belong to it.
_NOT_A_NAME = r"(?!(?:IDEL?|IPA|MK|MG|CHU?|PMI|CAPS|CPTS|MSP|EHPAD|CPAM|ARS|IREPS|CME|SDIS|SNP)\b)"
_PARTICLE = r"(?:(?:de|du|des|van|von)\s+|[dD][’'])?"
_SURNAME = rf"{_PARTICLE}{_NOT_A_NAME}(?:{_CAPITALS}|{_GIVEN})"
_NAMED = re.compile(
    rf"(?P<title>{_CIVILITY})\s+(?P<name>(?:{_GIVEN}\s+)?{_PARTICLE}{_NOT_A_NAME}{_CAPITALS}"
    rf"(?:\s+{_NOT_A_NAME}{_CAPITALS})*|{_SURNAME}(?:\s+{_SURNAME}){{0,2}})"
    rf"|(?P<full>{_GIVEN}\s+{_NOT_A_NAME}{_CAPITALS}(?:\s+{_NOT_A_NAME}{_CAPITALS})*)"
)
#: After "TEMOIGNAGE :" a name may have no capitals and no title.
_TESTIMONY = re.compile(r"^(?P<head>t[ée]moignages?\s*:\s*)(?P<who>.+)$", re.IGNORECASE)
_TESTIMONY_OF = re.compile(r"^t[ée]moignage (?:d’|d')une? (?P<who>[^:]{3,60}?)\s*:", re.IGNORECASE)
_PLAIN_NAME = re.compile(rf"(?P<full>{_GIVEN}\s+{_SURNAME})")
#: A presentation is short: what stands before the first colon, in at most this many characters.
_LONGEST_LABEL = 75
_NAME_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|[’'-](?=[^\W\d_]))*")
_ELIDED = re.compile(r"^[dl]['’]", re.IGNORECASE)
#: Words inside a name that are no surname.
_NAME_PARTS = ("St", "de", "du", "des", "van", "von")
_AFTER_NAME = (",", "–")
_POLITE = ("monsieur", "madame", "mme", "mr", "m")
_YOUNG = ("jeune", "ancien", "ancienne")
_ARTICLES = frozenset(
    ("le", "la", "les", "un", "une", "des", "l'", "pour", "sur", "en", "au", "dans", "par", "avec")
)
#: Titles that are functions too and stay when the name goes.
_FUNCTION_TITLES = ("colonel",)


@dataclass(frozen=True, slots=True)
class Speaker:
    """A presentation read in a text: `role`, the text with the role in place of the name, and the
    surnames that it holds (empty when it names a role alone).
    """

    role: str
    text: str
    surnames: tuple[str, ...] = ()


def named_at_head(text: str, ordinary: Collection[str]) -> re.Match[str] | None:
    """Return the name that opens `text`, None when none does.

    `ordinary` are words that the corpus also writes without a capital: `Dispositif ASALEE : …` is
    no given name and surname.
    """
    testimony = _TESTIMONY.match(text)
    if testimony:
        who = testimony.start("who")
        return _NAMED.match(text, who) or _PLAIN_NAME.match(text, who)
    match = _NAMED.match(text)
    if match is None:
        return None
    if match["title"]:  # `Monsieur Le Maire` names nobody
        return None if fold(match["name"]).split()[0] in _ARTICLES else match
    follows = text[match.end() :].lstrip()[:1]
    is_label = ":" in text[match.end() : _LONGEST_LABEL] or follows in _AFTER_NAME
    return match if is_label and fold(match["full"].split()[0]) not in ordinary else None


def surnames(match: re.Match[str]) -> tuple[str, ...]:
    """Return the surnames of a name, folded: its words in capitals; without any, those after the
    given name, or all those after a title.
    """
    titled = match.re is not _PLAIN_NAME and match["title"]
    words = (match["name"] if titled else match["full"]).split()
    capitals = [word for word in words if word.isupper()]
    own = words if titled else words[1:]
    plain = [word for word in own if len(word) > len("St.")] or own
    return tuple(map(_key, capitals or plain))


def _key(word: str) -> str:
    """Return a word of a name, folded, without what is elided before it (`d’Ormoy`)."""
    return _ELIDED.sub("", fold(word)).strip("'.-")


def known_roles(texts: Iterable[str], ordinary: Collection[str]) -> dict[str, str]:
    """Return the role of each surname that opens one of `texts` (those of one territory).

    The same person is presented now by a function, now by a title alone: a function tells more
    than the title of doctor, which tells more than an organisation.
    """
    evidence: dict[str, list[tuple[int, str]]] = {}
    for text in texts:
        match = named_at_head(text, ordinary)
        if match is None:
            continue
        label = _label(text, match)
        after = label[match.end() - match.start() :]
        found = [(0, function_in(after)), (2, organisation_in(after))]
        if is_doctor(label):
            found.append((1, DOCTOR))
        if fold(label).startswith(_FUNCTION_TITLES):
            found.append((0, function_in(label)))
        for surname in surnames(match):
            evidence.setdefault(surname, []).extend((rank, role) for rank, role in found if role)
    return {
        name: min(found, key=lambda one: one[0])[1] if found else PARTICIPANT
        for name, found in evidence.items()
    }


def speaker_of(text: str, roles: Mapping[str, str], ordinary: Collection[str]) -> Speaker | None:
    """Return who speaks at the head of `text`, None when it presents nobody.

    `roles` are those of the surnames of the same territory (see `known_roles`). Where a report
    names speakers, a label that gives a function alone (`Maire de X :`) presents one too.
    """
    match = named_at_head(text, ordinary)
    if match is not None:
        names = surnames(match)
        role = next((roles[name] for name in names if name in roles), PARTICIPANT)
        return Speaker(role, _without_name(text, match, role), names)
    of = _TESTIMONY_OF.match(text)
    if of:
        return Speaker(function_in(of["who"]) or PARTICIPANT, text)
    label, colon, _ = text.partition(":")
    if roles and colon and len(label) <= _LONGEST_LABEL:
        role = _role_of_label(label)
        if role:
            return Speaker(role, text)
    return None


def hidden(text: str, roles: Mapping[str, str], ordinary: Collection[str]) -> str:
    """Return `text` with every name of `roles`, its title and given name, replaced by its role.

    A surname that is also an ordinary word is only replaced after a title or a given name.
    """
    if not roles:
        return text
    words = list(_NAME_WORD.finditer(text))
    spans: list[tuple[int, int, str]] = []
    for rank, word in enumerate(words):
        key = _key(word[0])
        if key not in roles or not _is_capitalised(word[0]):
            continue
        start = _start_of_name(text, words[:rank], word.start(), ordinary)
        if spans and start <= spans[-1][1] + 1:  # another word of the same name
            start, _, role = spans.pop()
            spans.append((start, word.end(), role))
        elif key not in ordinary or start < word.start():
            spans.append((start, word.end(), roles[key]))
    for start, end, role in reversed(spans):
        text = f"{text[:start]}[{role}]{text[end:]}"
    return text


def _is_capitalised(word: str) -> bool:
    return _ELIDED.sub("", word)[:1].isupper()


def _start_of_name(
    text: str, before: Sequence[re.Match[str]], start: int, ordinary: Collection[str]
) -> int:
    """Return where a name begins whose surname begins at `start`: at its given name or title."""
    for word in reversed(before[-3:]):
        if text[word.end() : start].strip() not in ("", "."):
            break
        is_title = re.fullmatch(_CIVILITY, word[0]) is not None
        is_given = re.fullmatch(_GIVEN, word[0]) is not None and fold(word[0]) not in ordinary
        if is_title or is_given or word[0] in _NAME_PARTS:
            start = word.start()
        if not (is_given or word[0] in _NAME_PARTS):
            break
    return start


def _label(text: str, match: re.Match[str]) -> str:
    """Return the presentation from the name on: up to a colon, or the first words without one."""
    rest = text[match.start() :]
    label, colon, _ = rest.partition(":")
    if _TESTIMONY.match(text):
        return rest
    return label if colon and len(label) <= _LONGEST_LABEL else " ".join(rest.split()[:7])


def _without_name(text: str, match: re.Match[str], role: str) -> str:
    """Return `text` with the role in place of the name; a function printed after the name is the
    role already, in the words of the source.
    """
    before, after = text[: match.start()], text[match.end() :]
    following = after.lstrip(" ,–-")
    label = _label(text, match)[match.end() - match.start() :]
    if function_in(label) and not after.startswith((" :", ":")):
        start = following[:1].upper() + following[1:] if not before else following
        return before + start
    shown = role[:1].upper() + role[1:] if not before else role
    if after.lstrip().startswith((":", "–", "-", ",")) or not after.strip(' ".'):
        return before + shown + after
    is_labelled = ":" in following[:_LONGEST_LABEL]
    return f"{before}{shown}{', ' if is_labelled else ' : '}{following}"


def _role_of_label(label: str) -> str:
    """Return the role of a label that presents one person by a function, or an empty text."""
    words = fold(label).split()
    while words and (words[0].strip(".") in _POLITE or (len(words) > 1 and words[0] in _YOUNG)):
        words = words[1:]
    if words[:1] and words[0] in ("le", "la") and label.split()[0].lower() in _POLITE:
        words = words[1:]
    if not words or len(words) > 8 or words[0].endswith("s") or words[0] in _ARTICLES:
        return ""
    if len(words) > 1 and words[1] in _ARTICLES - {"en", "au"}:  # `Conseiller les patients`
        return ""
    start = " ".join(words)
    if words[0].startswith("president") or words[0] == "vp":
        return function_in(start)
    return function_at_start(start)


@dataclass(frozen=True, slots=True)
class Voices:
    """Who speaks in a synthesis: `roles` of surnames by department, and its `ordinary` words."""

    roles: Mapping[str, Mapping[str, str]]
    ordinary: frozenset[str]

    def introduced(self, contribution: Contribution) -> tuple[str, str]:
        """Return the role of who says a contribution, empty when nobody is presented, and its text
        with that role in place of the name.

        A testimony is presented once, by the title above its items.
        """
        roles = self.roles.get(contribution.department, {})
        speaker = speaker_of(contribution.text, roles, self.ordinary)
        text = speaker.text if speaker else contribution.text
        role = speaker.role if speaker else ""
        if not role and contribution.titles:
            above = speaker_of(contribution.titles[-1], roles, self.ordinary)
            role = above.role if above else ""
        return role, hidden(text, roles, self.ordinary)

    def without_name(self, text: str, department: str) -> str:
        """Return a title or a lead with the role in place of the name that it holds."""
        roles = self.roles.get(department, {})
        speaker = speaker_of(text, roles, self.ordinary)
        return hidden(speaker.text if speaker else text, roles, self.ordinary)

    def anywhere(self, text: str) -> str:
        """Return a text that may quote any department, with roles in place of names."""
        for roles in self.roles.values():
            text = hidden(text, roles, self.ordinary)
        return text


def read_voices(synthesis: Synthesis) -> Voices:
    """Return who speaks in the reports of a synthesis, department by department."""
    texts: dict[str, list[str]] = {}
    words: set[str] = set()
    for report in synthesis.workshops:
        spoken = texts.setdefault(report.department, [])
        for one in report.contributions:
            spoken += [*one.titles, one.lead, one.text]
            words.update(re.findall(rf"(?<![\w’'])[{_LOWER}]{{2,}}", one.text))
        spoken += [text for text, _ in report.context]
        for passage in report.passages:
            spoken += [text for text, _ in passage.paragraphs if _TESTIMONY.match(text)]
    ordinary = frozenset(fold(word) for word in words)
    roles = {code: known_roles(dict.fromkeys(said), ordinary) for code, said in texts.items()}
    return Voices(roles, ordinary)
