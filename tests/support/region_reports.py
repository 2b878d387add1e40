"""The workshop reports of an invented region, with their truth."""

import random
import re
from dataclasses import replace
from datetime import date

from support.region_contributions import Contributions, draw_habit
from support.region_pages import Lines, joined, typeset
from support.region_phrases import (
    DAY,
    FACTS,
    FIGURES,
    INITIATIVES,
    OTHER_THEMES,
    PERSPECTIVES,
    REMARKS,
    SECTIONS,
    STORIES,
    STORY_LEADS,
    STORY_TITLES,
    SUITES,
    TERRITORY,
    VENUES,
)
from support.region_truth import Field, Item, Report
from support.region_words import CATEGORIES, DAYS, MONTHS

#: Categories of the participants' table, in the order of its rows.
NAMES = "elus", "institutionnels", "professionnels", "associations", "usagers", "autres", "total"
#: Letters that a paragraph, a bullet and a sub-bullet lose on the width of the page.
INDENTS = {"": 0, " ": 2, "- ": 6}
#: Share of the width of the page that a heading fills, in its larger letters.
HEADING = 0.87


def printed_dates(day):
    """The forms in which reports print a date."""
    number = "1er" if day.day == 1 else day.day
    month, weekday = MONTHS[day.month - 10], DAYS[day.weekday()]
    return (
        f"{weekday} {number} {month} 2022",
        f"{weekday} {number} {month}",
        f"{number} {month} 2022",
        f"{day:%d/%m/%y}",
        f"{day:%d/%m/%Y}",
        f"{day:%d} {month} 2022",
        f"{day.day} {month} 2022".upper(),
    )


class Reports(Lines):
    """Writes reports one after the other; their draws are apart from those of the tables.

    themes: {number: (long title, short title)}; quoted: {theme: texts quoted in chapter 1}.
    """

    def __init__(self, seed, prose, traps, themes, quoted):
        super().__init__(f"{seed} reports", prose, traps)
        self.themes = themes
        self.contributions = Contributions(random.Random(f"{seed} contributions"), quoted)
        self.heads = []
        self.section = ""
        self.rank = 0

    def report(self, workshop):
        """Returns the lines of the report of a workshop."""
        rng = self.rng
        self.lines, self.section, self.rank = [], workshop.section, 0
        self.text(f"{workshop.section} {workshop.heading}", brk=2)
        self.text("Présentation de l’atelier")
        self.fields(workshop)
        self.narrative()
        if self.chance(0.03):
            self.heading(SUITES, bullet=True)
            self.story(1)
        habit = draw_habit(rng)
        for theme in sorted(rng.sample(list(self.themes), rng.randint(1, len(self.themes)))):
            self.heading(f"Thématique {theme} : {self.themes[theme][1]}")
            self.sections(theme, habit)
        if self.chance("p_other_themes"):
            self.heading(OTHER_THEMES)
            self.sections(0, habit)
        if self.chance(0.35):
            self.heading(PERSPECTIVES)
            if self.chance(0.85):
                self.heading(SUITES)
            self.story(3)
            if self.chance(0.1):
                self.heading(REMARKS)
                self.story(1)
        return self.lines

    def fields(self, workshop):
        """Adds place, day and hours, then the participants."""
        rng = self.rng
        bare = self.chance("p_bare_report")
        day = rng.choice(printed_dates(date.fromisoformat(workshop.iso)))
        place = rng.choice(VENUES).format(workshop.place)
        place = place.upper() if self.chance(0.1) else place
        values = {
            "lieu": "" if bare or self.chance(0.04) else place,
            "jour": "" if bare and self.chance(0.3) else day,
            "horaires": "" if bare or self.chance(0.04) else workshop.hours,
        }
        for name, value in values.items():
            if value:
                row = Field(self.section, name, value)
                self.put(f"{name.capitalize()} : {value}", row, self.chance("p_break_row"))
                self.gap()
        iso = workshop.iso if values["jour"] else ""
        head = workshop.department, workshop.section, workshop.heading, iso
        self.heads.append(Report(*head, (), ()))
        if not bare:
            self.participants()

    def participants(self):
        """Adds the participants: numbers, none known, or an empty table; then a stray cell."""
        rng = self.rng
        self.text("Participants")
        self.text("Participants Nombre")
        known = rng.choice(("number",) * 13 + ("NC",) * 5 + ("",) * 2)
        cells = [rng.choice((0, 1, 5, 12, 60, 104)) for _ in CATEGORIES]
        cells = [str(cell) for cell in (*cells, sum(cells))] if known == "number" else [known] * 7
        if known == "NC" and self.chance(0.3):
            cells[-1] = str(rng.randint(20, 130))
        if known == "number" and self.chance(0.15):
            cells[rng.randrange(6)] = rng.choice(("", "", "NC", "« "))
        colon = rng.randrange(1, 5) if self.chance(0.15) else -1
        for rank, label in enumerate([*CATEGORIES, "Total"]):
            label = label.removesuffix(" :") if rank == colon else label
            row = Field(self.section, NAMES[rank], cells[rank].strip())
            self.put(f"{label} {cells[rank]}", row, self.chance("p_break_row"))
            self.gap()
        if self.chance(0.1):
            self.put(" ")
            self.put("")

    def heading(self, text, bullet=False):
        """Adds a heading of the form: in large letters, or as if it were a bullet."""
        if bullet:
            self.paragraph(typeset(text, self.prose - INDENTS[" "], " "))
        else:
            for line in typeset(text, HEADING * self.prose):
                self.put(line, brk=self.chance("p_break_heading"), keep=True)
            self.gap()

    def paragraph(self, lines, row=None, gap="", blank=True):
        """Adds lines, the first one at a distance of the line above, and maybe a blank line.

        Some paragraphs end with one space more. Few are cut after their first line by a page
        break, or before their last one.
        """
        lines[-1] += " " * self.chance(0.3)
        apart = {0, len(lines) - 2} if not self.chance("p_widow") else set()
        for i, line in enumerate(lines):
            keep = i in apart and i < len(lines) - 1
            self.put(line, row, self.chance("p_break_item"), keep=keep, gap="wrap" if i else gap)
        if blank:
            self.gap()

    def narrative(self):
        """Adds what a report tells before its themes."""
        rng = self.rng
        if self.chance(0.75):
            for text in rng.sample(DAY, rng.choice((1, 1, 1, 1, 2))):
                self.heading(text)
            self.story(5)
        if self.chance(0.6):
            self.heading(TERRITORY)
            if self.chance(0.8):
                self.heading(rng.choice(FIGURES))
            self.story(6)
        if self.chance(0.4):
            self.heading(INITIATIVES)
            self.story(3)

    def story(self, most):
        """Adds up to so many paragraphs, bullets, titles and lists, none a contribution."""
        rng = self.rng
        for _ in range(rng.randint(1, most)):
            kind = rng.choice("ppppbbbtl")
            if kind == "l":
                self.paragraph(typeset(rng.choice(STORY_LEADS), self.prose - 2, " "))
                self.sub_bullets([(fact, None) for fact in rng.sample(FACTS, rng.randint(1, 4))])
            elif kind == "p" and self.chance(0.1):
                for line in typeset(rng.choice(STORIES), self.prose):
                    self.paragraph([line])
            else:
                words = {"p": STORIES, "b": FACTS, "t": STORY_TITLES}[kind]
                mark = " " * (kind == "b")
                self.paragraph(typeset(rng.choice(words), self.prose - INDENTS[mark], mark))

    def sections(self, theme, habit):
        """Adds the sections of a theme: some missing, some in another order or without bullets."""
        rng = self.rng
        rubrics = [rubric for rubric in SECTIONS if self.chance(0.75)] or ["solution"]
        if self.chance(0.12):
            rng.shuffle(rubrics)
        plain = self.chance("p_lost_bullets")
        for rubric in rubrics:
            self.heading(SECTIONS[rubric], bullet=self.chance("p_bullet_heading"))
            for kind, text, subs in self.contributions.section(theme, rubric, habit):
                if plain:
                    for said in subs or (text,) * (kind == "item"):
                        self.item(theme, rubric, said, "")
                elif kind == "title":
                    self.paragraph(typeset(text, self.prose))
                elif kind == "item":
                    self.item(theme, rubric, text, " ")
                else:
                    lines = typeset(text, self.prose - INDENTS[" "], " ")
                    self.paragraph(lines)
                    lead = joined(lines, " ")
                    self.sub_bullets([(sub, (theme, rubric, lead)) for sub in subs])

    def row(self, theme, rubric, lead, text):
        self.rank += 1
        return Item(self.section, self.rank, theme, rubric, lead, text)

    def item(self, theme, rubric, text, mark):
        """Adds a contribution that is no sub-bullet."""
        lines = typeset(text, self.prose - INDENTS[mark], mark)
        at = next(
            (i for i, line in enumerate(lines) if re.search(r"\d(er|[eè][rm]e) \w", line)), None
        )
        if at is None or not self.chance("p_superscript"):
            self.paragraph(lines, self.row(theme, rubric, "", joined(lines, mark)))
            return
        base, raised, rest = re.split(r"(?<=\d)(er|[eè][rm]e)(?= \w)", lines[at], maxsplit=1)
        before, after = lines[:at], lines[at + 1 :]
        row = self.row(theme, rubric, "", joined([*before, base, raised, rest, *after], mark))
        for line in before:
            self.put(line, row, self.chance("p_break_item"))
        for line in (base, raised):
            self.put(line, row, keep=True)
        self.put("")
        self.paragraph([rest, *after], row)

    def sub_bullets(self, texts):
        """Adds sub-bullets (text, theme, rubric and lead, or None), then a blank line."""
        for rank, (text, place) in enumerate(texts):
            lines = typeset(text, self.prose - INDENTS["- "], "- ")
            row = self.row(*place, joined(lines, "- ")) if place else None
            self.paragraph(lines, row, "item" * (rank > 0), blank=False)
        self.gap()

    def gathered(self, rows):
        """The reports, each with its rows, once pages are cut."""
        for head in self.heads:
            own = [row for row in rows if row.section == head.section]
            yield replace(
                head,
                fields=tuple(row for row in own if row.level == "champ"),
                items=tuple(row for row in own if row.level == "contribution"),
            )
