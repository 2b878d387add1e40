"""The text of the reports: cut in mid-sentence, pasted together, doubled, or with marks astray."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cnr.checks.finding import CERTAIN, MINOR, PROBABLE, Finding, merged
from cnr.french import plural, quote, typo
from cnr.labels import LINKING_WORDS, fold
from cnr.parse.dates import find_dates
from cnr.parse.records import Synthesis, WorkshopReport
from cnr.readable import Vocabulary, french_words, read_vocabulary, repaired

_WORD = r"[^\W\d_]+"
_DOUBLED = re.compile(rf"\b({_WORD}(?: {_WORD})?) \1\b(?![-’'])", re.IGNORECASE)
#: Words that French may write twice: reflexive pronouns, and a causative (`faire faire`).
_MAY_DOUBLE = frozenset(("nous", "vous", "faire"))
_PASTED = re.compile(r"\b([a-zà-öø-ÿ]{2,}|[A-Z][a-zà-öø-ÿ]+)([A-ZÀ-Þ][a-zà-öø-ÿ]{2,})\b")
_ENTITY = re.compile(r"&(?:[a-z]{2,6}|#\d+);")
_CUT_NUMBER = re.compile(r"(?<!\d )\b\d{1,2}?\d{3} \d{1,2}$|(?<!\d )\b\d{3} \d{1,2}$")
#: The mark of a numbered item (`1)`, `a)`) closes no bracket.
_ITEM_MARK = re.compile(r"(?:^|\s)\w{1,2}\)")
_FINAL = ".!?…:;»)"
#: A verb of movement that makes a noun of the preposition after it: `l’aller-vers`.
_TOWARDS = re.compile(r"\baller[ -]vers$")
#: A date printed without its year may be any that some year has.
_LEAP_YEAR = 2024
#: How many words of a faulty passage a sentence quotes.
_QUOTED = 9

Text = tuple[str, tuple[int, ...]]


def texts(report: WorkshopReport) -> list[Text]:
    """Return all that a report says: its contributions, and the paragraphs of its account."""
    said = [(c.text, c.lines) for c in (*report.contributions, *report.outside)]
    return said + [one for passage in report.passages for one in passage.paragraphs]


def vocabulary_of(synthesis: Synthesis) -> Vocabulary:
    """Return the words of all that the reports say."""
    return read_vocabulary(text for report in synthesis.workshops for text, _ in texts(report))


def text_is_whole(synthesis: Synthesis) -> Iterator[Finding]:
    """A sentence does not end with an article or a preposition, inside a word, a figure or a
    bracket, and a paragraph does not begin with a small letter: the text was cut.
    """
    vocabulary = vocabulary_of(synthesis)
    for report in synthesis.workshops:
        for text, lines in report.headless:
            start = " ".join(text.split()[:_QUOTED])
            yield Finding(
                CERTAIN,
                report.department,
                typo(f"{report.name} : il manque le début d’un texte, {quote(start)}."),
                "une phrase entière",
                start,
                lines,
            )
        for text, lines in texts(report):
            whole = repaired(text, vocabulary).rstrip(' "')
            reason = _cut(whole, vocabulary)
            if reason:
                words = whole.split()
                end = ("…" if len(words) > _QUOTED else "") + " ".join(words[-_QUOTED:])
                yield Finding(
                    CERTAIN,
                    report.department,
                    typo(f"{report.name} : le texte est coupé {reason}, {quote(end)}."),
                    "une phrase entière",
                    end,
                    lines,
                )


def _cut(text: str, vocabulary: Vocabulary) -> str:
    """Return where a text is cut, or nothing when it seems whole."""
    if not text or text[-1] in _FINAL:
        return ""
    if _CUT_NUMBER.search(text):
        return "au milieu d’un nombre"
    if text.count("(") > text.count(")"):
        return "dans une parenthèse"
    word = re.split(r"[\s’'(«-]", text)[-1]
    if not word.isalpha() or word.isupper():
        return ""
    if fold(word) in LINKING_WORDS and not _TOWARDS.search(fold(text)):
        return "au milieu d’une phrase"
    if len(word) <= 2 and not vocabulary.is_word(word):
        return "au milieu d’un mot"
    return ""


def words_are_apart(synthesis: Synthesis) -> Iterator[Finding]:
    """Two words printed as one, the second with a capital, were two paragraphs."""
    vocabulary = vocabulary_of(synthesis)
    for report in synthesis.workshops:
        for text, lines in [*texts(report), *report.context]:
            for match in _PASTED.finditer(text):
                if not _are_two_words(match, vocabulary):
                    continue
                apart = f"{match[1]} {match[2]}"
                yield Finding(
                    CERTAIN,
                    report.department,
                    typo(
                        f"{report.name} : deux textes sont collés, {quote(match[0])} pour "
                        f"{quote(apart)}."
                    ),
                    apart,
                    match[0],
                    lines,
                )


def _are_two_words(match: re.Match[str], vocabulary: Vocabulary) -> bool:
    """Say whether both halves are words and the whole is none; the second must be a word of French:
    the corpus also writes `Sup` alone.
    """
    halves = vocabulary.is_word(match[1]) and match[2].lower() in french_words()
    return halves and not vocabulary.is_word(match[0])


def words_are_said_once(synthesis: Synthesis) -> Iterator[Finding]:
    """A word, or two, printed twice in a row (`de de`) is a fault of the print."""
    for report in synthesis.workshops:
        for text, lines in [*texts(report), *report.context]:
            match = next((m for m in _DOUBLED.finditer(text) if _is_doubled(m)), None)
            if match:
                yield Finding(
                    CERTAIN,
                    report.department,
                    typo(f"{report.name} : {quote(match[1])} est imprimé deux fois de suite."),
                    match[1],
                    match[0],
                    lines,
                )


def _is_doubled(match: re.Match[str]) -> bool:
    return fold(match[1]) not in _MAY_DOUBLE and len(match[1]) > 1


def text_has_no_code(synthesis: Synthesis) -> Iterator[Finding]:
    """A character printed by its code (`&gt;`) was not converted."""
    for report in synthesis.workshops:
        found = [(m[0], lines) for text, lines in texts(report) for m in _ENTITY.finditer(text)]
        if found:
            codes = " ".join(dict.fromkeys(code for code, _ in found))
            many = plural(len(found), "caractère imprimé", "caractères imprimés")
            yield Finding(
                CERTAIN,
                report.department,
                typo(f"{report.name} : {many} par un code au lieu du signe."),
                "",
                codes,
                merged(lines for _, lines in found),
            )


def date_exists(synthesis: Synthesis) -> Iterator[Finding]:
    """A date printed in a text is one of the calendar (`01/40/2022` is not)."""
    for report in synthesis.workshops:
        for text, lines in texts(report):
            for printed in find_dates(text):
                if printed.resolve([_LEAP_YEAR]) is None:
                    yield Finding(
                        CERTAIN,
                        report.department,
                        typo(f"{report.name} : la date {quote(printed.text)} n’existe pas."),
                        "une date",
                        printed.text,
                        lines,
                    )


def quotation_marks_pair(synthesis: Synthesis) -> Iterator[Finding]:
    """A mark that opens a quotation has one that closes it, in the same text."""
    for report in synthesis.workshops:
        said = texts(report)
        yield from _marks(
            report,
            [lines for text, lines in said if text.count('"') % 2],
            MINOR,
            "guillemet droit sans son pareil",
            "guillemets droits sans leur pareil",
        )
        yield from _marks(
            report,
            [lines for text, lines in said if _unpaired(text)],
            PROBABLE,
            "texte où un guillemet français n’a pas son pareil",
            "textes où un guillemet français n’a pas son pareil",
        )
        yield from _marks(
            report,
            [lines for text, lines in said if _closes_unopened(text)],
            MINOR,
            "texte où une parenthèse se ferme sans s’ouvrir",
            "textes où une parenthèse se ferme sans s’ouvrir",
        )


def _closes_unopened(text: str) -> bool:
    return text.count(")") - len(_ITEM_MARK.findall(text)) > text.count("(")


def _unpaired(text: str) -> bool:
    return text.count("«") != text.count("»")


def _marks(
    report: WorkshopReport,
    found: list[tuple[int, ...]],
    gravity: str,
    one: str,
    many: str,
) -> Iterator[Finding]:
    if found:
        yield Finding(
            gravity,
            report.department,
            typo(f"{report.name} : {plural(len(found), one, many)}."),
            "0",
            str(len(found)),
            merged(found),
        )


def line_is_printed_once(synthesis: Synthesis) -> Iterator[Finding]:
    """A line printed twice in a row was copied twice."""
    by_line = {number: r for r in synthesis.workshops for number in range(r.first, r.last + 1)}
    for lines in synthesis.repeated:
        report = by_line.get(lines[0])
        if report is not None:
            yield Finding(
                CERTAIN,
                report.department,
                typo(f"{report.name} : une ligne est imprimée deux fois de suite."),
                "1",
                "2",
                lines,
            )


def lines_are_apart(synthesis: Synthesis) -> Iterator[Finding]:
    """A line much longer than the page is wide, or with two spaces before a capital, may hold two:
    a bullet joined to the line above it is hidden in it.
    """
    by_line = {number: r for r in synthesis.workshops for number in range(r.first, r.last + 1)}
    for number in synthesis.joined:
        report = by_line.get(number)
        if report is not None:
            yield Finding(
                PROBABLE,
                report.department,
                typo(f"{report.name} : une ligne semble en joindre deux."),
                "",
                "",
                (number,),
            )
