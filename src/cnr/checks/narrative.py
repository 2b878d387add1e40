"""What a report tells of its meeting, against its own form: people, hours, dates and agenda."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rapidfuzz import fuzz

from cnr.checks.finding import CERTAIN, MINOR, PROBABLE, Finding, merged
from cnr.checks.hours import HOUR, clock, read_hours, to_minutes
from cnr.french import day, enumerate_words, plural, quote, typo
from cnr.labels import fold, fold_in_place, number_in_words, slug
from cnr.parse.dates import PrintedDate, find_dates
from cnr.parse.prompts import COURSE, FIGURES, SITUATION, THEME
from cnr.parse.records import Synthesis, WorkshopReport
from cnr.parse.workshops import SAME_PLACE, place_similarity

#: Two spellings of one name are this alike (0-100); other names are not.
_SAME_NAME = 88.0

Paragraph = tuple[str, tuple[int, ...]]

_RANGE = re.compile(rf"{HOUR}\s*(?:a|-|–|/)\s*{HOUR}(?!\d)")
_START = re.compile(rf"\b(?:debute|commence|demarre)e?s?\s+a\s+{HOUR}")
_LENGTH = re.compile(rf"\bduree\s+de\s+{HOUR}")
#: Words that say that hours are those of the meeting itself.
_MEETING = re.compile(
    r"\b(?:reunion|concertation|cnr|atelier|soiree|seance|debat|tenue?|deroulee?)\b"
)
_THEMES = re.compile(
    r"\b(?P<count>\d|une seule|un seul|deux|trois|quatre|cinq|six)\s+(?:seule?s?\s+)?"
    r"(?:des\s+\w+\s+)?(?:thematiques?|themes?|sequences?)\b"
)
#: A date and the place of a workshop are told together within this many letters.
_TOGETHER = 40
_ELIDED = re.compile(r"\b[dlDL][’']")


#: The agenda and the place may be told with the description of the territory.
_ALL = (COURSE, SITUATION, FIGURES)


def hours_agree_with_narrative(synthesis: Synthesis) -> Iterator[Finding]:
    """The hours of the form are those of the account: its range, its start or its length."""
    for report in synthesis.workshops:
        printed = read_hours(report.hours)
        if printed is None:
            continue
        start, end = printed
        for text, lines in report.told(COURSE):
            folded = fold(text)
            told = _differing_hours(folded, start, end)
            if told:
                yield Finding(
                    CERTAIN,
                    report.department,
                    typo(
                        f"{report.name} : les horaires imprimés sont {quote(report.hours)}, le "
                        f"récit dit {told}."
                    ),
                    report.hours,
                    told,
                    merged([lines, report.fields["horaires"][1]]),
                )


def _differing_hours(text: str, start: int, end: int | None) -> str:
    """Return what an account says of the hours where it differs from the form, or nothing."""
    found = _RANGE.search(text)
    if found and _MEETING.search(text[: found.start()]):
        if "accueil" in text[: found.start()]:
            return ""
        told = (to_minutes(found[1], found[2]), to_minutes(found[3], found[4]))
        if told[0] != start or (end is not None and told[1] != end):
            return f"{clock(told[0])} à {clock(told[1])}"
        return ""
    if (found := _START.search(text)) and to_minutes(found[1], found[2]) != start:
        return f"un début à {clock(to_minutes(found[1], found[2]))}"
    if end is not None and (found := _LENGTH.search(text)):
        length = to_minutes(found[1], found[2])
        if length != end - start:
            return f"une durée de {clock(length)}"
    return ""


def dates_agree_with_narrative(synthesis: Synthesis) -> Iterator[Finding]:
    """A date that an account gives right beside the place of a workshop is that workshop's date."""
    for report in synthesis.workshops:
        peers = [one for one in synthesis.workshops if one.department == report.department]
        for text, lines in report.told(*_ALL):
            dates = find_dates(text)
            for peer in peers:
                if peer.date is None:
                    continue
                told = _date_beside(text, peer.title, dates)
                if told is None or told.year not in (None, peer.date.year):
                    continue
                day_told = told.resolve([peer.date.year])
                if day_told is not None and day_told != peer.date:
                    yield Finding(
                        CERTAIN,
                        report.department,
                        typo(
                            f"{report.name} : le récit date l’atelier {quote(peer.title)} du "
                            f"{day(day_told)}, son compte-rendu du {day(peer.date)}."
                        ),
                        peer.date.isoformat(),
                        day_told.isoformat(),
                        merged([lines, peer.fields["jour"][1]]),
                    )


def _date_beside(text: str, place: str, dates: list[PrintedDate]) -> PrintedDate | None:
    """Return the date nearest to where `text` names `place`, None when none stands beside it."""
    size = len(place.split())
    best: tuple[int, PrintedDate] | None = None
    for found in re.finditer(r"\S+", text):
        start = found.start() + len(match[0] if (match := _ELIDED.match(found[0])) else "")
        run = " ".join(text[start:].split()[:size])
        if not run[:1].isupper() or place_similarity(run, place) < SAME_PLACE + 10:
            continue
        for date in dates:
            gap = max(date.start - start - len(run), start - date.end, 0)
            if gap <= _TOGETHER and (best is None or gap < best[0]):
                best = (gap, date)
    return best[1] if best else None


def place_is_spelt_one_way(synthesis: Synthesis) -> Iterator[Finding]:
    """An account writes the name of its place as the title of the report does."""
    for report in synthesis.workshops:
        title = slug(report.title).split("-")
        variants: dict[str, tuple[int, ...]] = {}
        for text, lines in report.told(*_ALL):
            for run in _runs(text, len(report.title.split())):
                if _is_variant(slug(run).split("-"), title):
                    variants.setdefault(run, lines)
        for variant, lines in variants.items():
            yield Finding(
                MINOR,
                report.department,
                typo(f"{report.name} : le récit écrit {quote(variant)}."),
                report.title,
                variant,
                merged([(report.first,), lines]),
            )


def _is_variant(name: list[str], title: list[str]) -> bool:
    """Say whether two names, as lists of words, are two spellings of one."""
    whole, other = "".join(name), "".join(title)
    if name == title or (whole != other and len(name) != len(title)):
        return False
    return whole == other or fuzz.ratio(whole, other) >= _SAME_NAME


def _runs(text: str, words: int) -> Iterator[str]:
    """Yield the runs of capitalised words, of about as many words as a name."""
    tokens = [token.strip('.,;:()«»"') for token in text.split()]
    for size in {max(1, words - 1), words, words + 1}:
        for start in range(len(tokens) - size + 1):
            run = tokens[start : start + size]
            if run[0][:1].isupper() and run[-1][:1].isupper():
                yield " ".join(run)


def agenda_agrees_with_themes(synthesis: Synthesis) -> Iterator[Finding]:
    """The number of themes that an account announces is the number of themes reported, and the
    themes that its list names are those.
    """
    titles = _distinctive_words(synthesis)
    for report in synthesis.workshops:
        reported = {c.theme for c in report.contributions}
        told = report.told(*_ALL)
        for rank, (text, lines) in enumerate(told):
            found = _THEMES.search(fold_in_place(text))
            words = text[found.start("count") : found.end("count")].split()[0] if found else ""
            count = number_in_words(words) if words else 0
            if not count:
                continue
            agenda = told[rank + 1 : rank + 1 + 3 * count] if text.endswith(":") else []
            named = set().union(*(_named(one, titles) for one, _ in [(text, lines), *agenda]))
            used = [lines, *(numbers for one, numbers in agenda if _named(one, titles))]
            if named == reported:  # a sequence may have dealt with two themes
                break
            if count != len(reported):
                yield Finding(
                    CERTAIN,
                    report.department,
                    typo(
                        f"{report.name} : le récit annonce {plural(count, 'thème')}, le "
                        f"compte-rendu en porte {len(reported)} ({_list(reported)})."
                    ),
                    str(count),
                    str(len(reported)),
                    merged([*used, *_theme_lines(report)]),
                )
            elif named and named != reported and len(named) >= count:
                yield Finding(
                    PROBABLE,
                    report.department,
                    typo(
                        f"{report.name} : l’ordre du jour nomme {_list(named)}, le compte-rendu "
                        f"porte {_list(reported)}."
                    ),
                    " ".join(sorted(named)),
                    " ".join(sorted(reported)),
                    merged([*used, *_theme_lines(report)]),
                )
            break


def _list(themes: set[str]) -> str:
    if not themes:
        return "aucune thématique"
    noun = "la thématique" if len(themes) == 1 else "les thématiques"
    return f"{noun} {enumerate_words(sorted(themes))}"


def _theme_lines(report: WorkshopReport) -> list[tuple[int, ...]]:
    return [p.heading for p in report.passages if p.kind == THEME]


def _distinctive_words(synthesis: Synthesis) -> dict[str, frozenset[str]]:
    """Return, for each theme, the long words that the titles of no other theme hold."""
    words = {n: set(re.findall(r"[a-z]{6,}", fold(t))) for n, t in synthesis.themes.items()}
    return {
        n: frozenset(own - set().union(*(o for m, o in words.items() if m != n)))
        for n, own in words.items()
    }


def _named(text: str, titles: dict[str, frozenset[str]]) -> set[str]:
    words = set(re.findall(r"[a-z]{6,}", fold(text)))
    return {number for number, own in titles.items() if len(own & words) >= 1}
