"""What a text states in numbers and then shows: communes, signatories, axes, years, lists."""

from __future__ import annotations

import re
from collections.abc import Sequence

from cnr.labels import LINKING_WORDS, fold, number_in_words
from cnr.lines import Line
from cnr.parse.local.records import HERE, AnnouncedList, Statement
from cnr.parse.local.text import NUMBER, is_item, joined, runs, stitched, to_number, within
from cnr.readable import Vocabulary

_UNITS = "un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze"
_WORD_NUMBER = "|".join(_UNITS.split()[1:])
_COUNT = rf"\b({_WORD_NUMBER}|{NUMBER})"
#: What a number can be stated of, and the words that state it.
_STATED = {
    "communes": re.compile(rf"({NUMBER}) communes\b", re.IGNORECASE),
    "conseils_municipaux": re.compile(rf"{_COUNT} conseils municipaux\b", re.IGNORECASE),
    "signataires": re.compile(rf"\b(?:les|des) {_COUNT} signataires\b", re.IGNORECASE),
    "partenaires": re.compile(rf"\bavec {_COUNT} autres partenaires\b", re.IGNORECASE),
    "axes": re.compile(rf"\bles {_COUNT} axes stratégiques\b", re.IGNORECASE),
    "annees": re.compile(rf"\bdurée (?:du contrat )?(?:qui est )?de {_COUNT} ans\b", re.IGNORECASE),
}
_CALENDAR = re.compile(r"\b(?:calendrier\D{0,40}|période )(20\d\d) ?[-–] ?(20\d\d)", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)\d\d")
#: A number and its noun; "entre deux délégations" announces no list.
_COUNTED = re.compile(rf"(?<!entre ){_COUNT} ([a-zéèà]\w*)", re.IGNORECASE)
_NOTE_MARK = re.compile(r"(?<=[a-zé])\d{1,2}(?= ?:$)")
_PARENTHESES = re.compile(r"\([^()]*\)")


def count(printed: str) -> float:
    """Return the number printed in figures or in letters."""
    return to_number(printed) if printed[0].isdigit() else float(number_in_words(printed) or 0)


def statements(
    lines: Sequence[Line], vocabulary: Vocabulary, territory: str = HERE
) -> tuple[Statement, ...]:
    """Return the numbers that a text states of its territory; what brackets say is of others."""
    found: list[Statement] = []
    for run in paragraphs(lines):
        text, starts = stitched(run, vocabulary)
        text = _PARENTHESES.sub(lambda match: " " * len(match[0]), text)
        for about, pattern in _STATED.items():
            for match in pattern.finditer(text):
                lines_of = within(run, starts, match.start(), match.end())
                found.append(Statement(about, territory, count(match[1]), match[0], lines_of))
        for match in _CALENDAR.finditer(text):
            years = int(match[2]) - int(match[1])
            lines_of = within(run, starts, match.start(), match.end())
            found.append(Statement("calendrier", territory, years, match[0], lines_of))
    return tuple(found)


def paragraphs(lines: Sequence[Line]) -> list[tuple[Line, ...]]:
    """Return runs of lines, those put together that one sentence goes through: a blank line
    between two lines is no end where the second begins inside a sentence.
    """
    found: list[tuple[Line, ...]] = []
    for run in runs(lines):
        starts_inside = run[0].content[0].islower() or run[0].content[0].isdigit()
        open_above = found and found[-1][-1].content[-1] not in ".:;!?»"
        if found and open_above and starts_inside:
            found[-1] = (*found[-1], *run)
        else:
            found.append(run)
    return found


def announced_lists(lines: Sequence[Line], vocabulary: Vocabulary) -> tuple[AnnouncedList, ...]:
    """Return the lists that a sentence announces with one number, with their items."""
    found: list[AnnouncedList] = []
    blocks = [line for line in lines if not line.is_blank]
    position = {line.number: index for index, line in enumerate(blocks)}
    for run in paragraphs(lines):
        for cut in [i for i, line in enumerate(run) if line.content.endswith(":")]:
            after = position[run[cut].number] + 1
            if after >= len(blocks) or not is_item(blocks[after]):
                continue
            sentence = _last_sentence(joined(run[: cut + 1], vocabulary))
            counts = [
                one
                for one, noun in _COUNTED.findall(sentence)
                if not _YEAR.fullmatch(one) and fold(noun) not in LINKING_WORDS
            ]
            if len(counts) != 1:
                continue
            items = _items(lines, blocks[after].number)
            texts = tuple((joined(item, vocabulary), item[0].number) for item in items)
            taken = {run[cut].number, *(line.number for item in items for line in item)}
            found.append(
                AnnouncedList(sentence, int(count(counts[0])), texts, tuple(sorted(taken)))
            )
    return tuple(found)


def _last_sentence(text: str) -> str:
    text = _NOTE_MARK.sub("", text)
    return re.split(r"(?<=[.!?;»]) (?=[A-ZÀ-Ý])|(?<=:) ", text.rstrip(" :"))[-1]


def _items(lines: Sequence[Line], first: int) -> list[list[Line]]:
    """Return the items of the list that begins at a line, each with its wrapped lines.

    Items bear the first one's mark; the list ends at a title or a sentence without a mark.
    """
    items: list[list[Line]] = []
    mark = ""
    after_blank = False
    for line in lines[first - lines[0].number :]:
        if line.is_blank:
            after_blank = True
            continue
        if is_item(line):
            own = re.sub(r"\d", "1", line.content[0])
            mark = mark or own
            if own != mark:
                break
            items.append([line])
        elif not line.content[0].islower() and (after_blank or line.content.endswith(":")):
            break
        else:
            items[-1].append(line)
        after_blank = False
    return items
