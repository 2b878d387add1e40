"""Writes an invented regional synthesis (CNR Santé template) together with its known truth.

Only sentences and layout are the template's. Lines are composed first, each naming the published
row it belongs to; pages are cut afterwards, as the extraction of the PDF did, and the truth's line
numbers are read from the final text.
"""

import random
from datetime import date, timedelta

from support.region_phrases import THEME_TITLES
from support.region_reports import Reports, printed_dates
from support.region_tables import Tables, total
from support.region_truth import Row, Truth, Workshop
from support.region_words import (
    CONTRIBUTIONS,
    DEPARTMENT,
    DEPARTMENTAL,
    DEPARTMENTS,
    HOURS,
    INTRODUCTION,
    KINDS,
    NUMBERS,
    REGIONAL,
    REGIONAL_THEME,
    REGIONS,
    TABLE_SENTENCES,
    TOWN_ENDS,
    TOWNS,
    TRAPS,
)

#: What a report's title changes in the place that was announced.
CHANGES = (" / ", " "), (" - ", " – "), ("-", " "), ("/", "/")


class Document(Tables):
    """An invented region: its departments {code: (words before its name, name)} and its text."""

    def __init__(self, seed, width, page_length, prose, traps, size, count, groups, target=None):
        titles = random.Random(f"{seed} themes").sample(THEME_TITLES, count)
        themes = {rank: title.split(";") for rank, title in enumerate(titles, 1)}
        super().__init__(seed, width, page_length, prose, traps, themes, groups, target)
        self.reports = Reports(seed, self.prose, traps, themes, self.quoted)
        self.region = self.rng.choice(REGIONS)
        most = self.rng.randint(2, 14)
        drawn = sorted(self.rng.sample(DEPARTMENTS, size or most))
        split = (text.split(";") for text in drawn)
        self.departments = {code: (into, name) for code, into, name in split}
        self.places, self.labels = {}, {}
        self.draw_tables(list(self.departments))
        self.chapter_one()
        self.chapter_two()

    def script(self, script, scope="region", theme=0):
        """Adds the items of a template script, for the scope and theme of its tables."""
        rng = self.rng
        for item in script.split("|"):
            if item == "*":
                self.bullets()
            elif item.startswith("@"):
                self.table(scope, theme, item[1:])
            else:
                width = rng.randint(75, 110) if "Thématique" in item else self.prose
                self.text(item.lstrip("#"), min(width, self.prose), brk=2 * item.startswith("#"))

    def bullets(self):
        """Adds bullets, some of which look like a row, a heading or a list of another kind."""
        rng = self.rng
        ends = "", " ;", ",", ".", " d’ici 2025", " : 3 postes pour 12", " »", '"'
        for i in range(1, rng.randint(3, 6)):
            label = self.label("proposition", []).replace("|", " ")
            text = label + rng.choice(ends)
            self.text(text, mark=rng.choice((" ", " ", " ", "- ", f" {i}. ")), trap=0)

    def chapter_one(self):
        """Draws the places of the workshops, then adds chapter 1: 1.1, then its four themes."""
        rng = self.rng
        for code, (_, name) in self.departments.items():
            places = {rng.choice(TOWNS) + rng.choice(TOWN_ENDS) for _ in range(rng.randint(1, 6))}
            self.places[code] = sorted(
                places | set(rng.choice(([], [], ["Réunion départementale"])))
            )
            name = name.replace("-", " - ") if self.chance("p_spaced_name") else name
            self.labels[code] = f"{code} {rng.choice('-–')} {name}"
        everywhere = sum(map(len, self.places.values()))
        self.script(INTRODUCTION.format(everywhere, self.region))
        for code, label in [*self.labels.items(), ("region", "Total")]:
            size = everywhere if code == "region" else len(self.places[code])
            self.gap(code != "region")
            row = Row(code, 0, "ateliers", "cadrage", "", label, label, size, size)
            self.put(f"{label} {size}", row)
        self.gap(0.7, end=True)
        self.contributions()
        self.script(REGIONAL)
        for theme, (title, _) in self.themes.items():
            extent = "et propositions " * rng.randint(0, 1)
            page = rng.choice(("", "#"))
            self.script(
                REGIONAL_THEME.format(theme + 1, theme, title, page, extent), "region", theme
            )

    def contributions(self):
        """Adds the second table of 1.1, whose counts may exceed those of the groups."""
        self.script(CONTRIBUTIONS)
        sizes = [
            sum(total("region", ideas) for kind in KINDS for _, ideas in self.tables[theme, kind])
            + self.rng.randint(1, 40) * self.chance("p_excess")
            for theme in self.themes
        ]
        for theme, size in zip([*self.themes, 0], [*sizes, sum(sizes)], strict=True):
            label = f"Thématique {theme} : {self.themes[theme][0]}" if theme else "Total"
            percent = int(100 * size / sum(sizes) + 0.5)
            names = "contributions", "cadrage", "", label, label
            row = Row("region", theme, *names, size, size, percent)
            if theme:
                self.text(label, min(80, self.prose), trap=0, row=row)
            self.put(f"{'' if theme else 'Total '}{size:,} {percent}%".replace(",", " "), row)
            self.gap()
        self.gap(0.7, end=True)

    def chapter_two(self):
        """Adds, for each department, its announced workshops, its tables and its reports."""
        self.annex = len(self.lines)
        self.text(DEPARTMENTAL, brk=2)
        for rank, (code, (into, name)) in enumerate(self.departments.items(), 1):
            size = len(self.places[code])
            shown = self.rng.choice((name, name, name.replace("-", " ") + "."))
            number = NUMBERS[size] + (" ateliers ont été" if size > 1 else " atelier a été")
            page, plural = "#" * (rank > 1), "s" * (size > 1)
            self.script(DEPARTMENT.format(page, rank, name, code, number, plural, into, shown))
            workshops = self.announce(rank, code)
            self.script(f"2.{rank}.1 Synthèse départementale")
            for theme, (title, _) in self.themes.items():
                self.script(f"Thématique {theme} : {title}")
                for kind, sentence in zip(KINDS, TABLE_SENTENCES, strict=True):
                    if any(total(code, ideas) for _, ideas in self.tables[theme, kind]):
                        self.script(sentence, code, theme)
            for workshop in workshops:
                self.lines += self.reports.report(workshop)

    def announce(self, rank, code):
        """Adds the announced workshops of a department; returns the reported ones, in order."""
        rng, workshops = self.rng, []
        order = [place for place in self.places[code] if not self.chance("p_bare_report")]
        order.sort(key=lambda place: not place.startswith("Réunion"))
        for i, place in enumerate(self.places[code]):
            day = date(2022, 10, 25) + timedelta(rng.choice((37, *range(49))))
            shown = rng.choice(printed_dates(day))
            section = f"2.{rank}.{order.index(place) + 2}" if place in order else ""
            heading = place.replace(*rng.choice(CHANGES)) if section else ""
            hours = rng.choice(HOURS)
            names = code, place, shown, day.isoformat(), hours
            workshops.append(Workshop(*names, section, heading))
            mark = rng.choice((" ", "")) if i else self.labels[code] + " "
            if not mark:
                self.put(" ")
            text = f"{mark}{place} {shown} {hours}".rstrip()
            self.put(text, workshops[-1], self.chance("p_break_row"))
            self.gap()
        reported = (row for row in workshops if row.section)
        return sorted(reported, key=lambda row: order.index(row.place))


def write_region(
    seed: int,
    *,
    width: int = 115,
    page_length: int = 60,
    prose: int = 0,
    departments: int = 0,
    themes: int = 4,
    groups: int = 8,
    alter: str | None = None,
    **traps: float,
) -> tuple[str, Truth]:
    """Returns the text of an invented region and its Truth; same arguments, same answer.

    width: column at which regional labels wrap (8 fewer in departments); page_length: lines of a
    page; prose: letters of a line of text (0: more than width); departments: their number (0:
    drawn); themes: their number; groups: most of them in a table; alter: "idea" or "group" to
    misprint one digit of one such count, in the region or a department; traps: other probabilities
    than in TRAPS.
    """
    if unknown := traps.keys() - TRAPS.keys():
        raise TypeError(f"unknown traps: {sorted(unknown)}")
    arguments = seed, width, page_length, prose, traps, departments, themes, groups
    document = Document(*arguments)
    if alter:
        level = {"idea": "idee", "group": "groupe"}[alter]
        rows = [line.row for line in document.lines if line.row and line.row.level == level]
        document = Document(*arguments, random.Random(seed).choice(rows))
    text, rows = document.pages()

    def of_levels(*levels):
        return tuple(row for row in rows if row.level in levels)

    counts = of_levels("sujet", "groupe", "idee")
    return text, Truth(
        region=document.region,
        departments=tuple(
            (code, name, len(document.places[code]))
            for code, (_, name) in document.departments.items()
        ),
        framing=of_levels("cadrage"),
        counts=counts,
        examples=of_levels("exemple"),
        quotes=tuple(document.quotes),
        workshops=of_levels("atelier"),
        reports=tuple(document.reports.gathered(of_levels("champ", "contribution"))),
        altered=next((row for row in counts if row.count != row.printed_count), None),
    )
