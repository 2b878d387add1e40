"""The contributions of an invented report: what its sections say, in the habit of its author."""

import re
from typing import NamedTuple

from support.region_phrases import (
    AFTERTHOUGHTS,
    ENDS,
    LABELS,
    LEADS,
    NOUNS,
    PLAIN_TITLES,
    QUESTIONS,
    SPEAKERS,
    SUBS,
    WITNESSES,
)
from support.region_words import COMPLEMENTS, HEADS, OBJECTS


class Habit(NamedTuple):
    """How a report is written.

    ends: what may end an item; length: numbers of sentences added to an item; titles: "plain",
    "question", "witness" or ""; then the probabilities of sub-bullets, of a label or a speaker
    before an item, of a small letter at its start, and of a section with numbered items.
    """

    ends: tuple[str, ...]
    length: tuple[int, ...]
    titles: str
    subs: float
    labels: float
    speakers: float
    lower: float
    numbers: float


class Entry(NamedTuple):
    """A paragraph of a section: a "title", an "item", or a "lead" with its sub-bullets."""

    kind: str
    text: str
    subs: tuple[str, ...] = ()


def draw_habit(rng):
    return Habit(
        rng.choice(ENDS),
        rng.choice(((0,), (0, 0, 0, 0, 1), (0, 0, 1, 1, 2, 3), (1, 2, 3, 4, 6))),
        rng.choice(("",) * 12 + ("plain", "question", "witness")),
        rng.choice((0, 0, 0, 0.05, 0.2)),
        rng.choice((0, 0, 0.1, 0.5)),
        rng.choice((0, 0, 0, 0, 0, 0.6)),
        rng.choice((0.01, 0.01, 0.01, 0.3)),
        rng.choice((0, 0, 0.2)),
    )


class Contributions:
    """Draws what sections say; quoted: {theme: texts that chapter 1 quotes, to be said}."""

    def __init__(self, rng, quoted):
        self.rng = rng
        self.quoted = quoted

    def chance(self, probability):
        return self.rng.random() < probability

    def sentence(self):
        """A sentence, without its end."""
        rng = self.rng
        heads = rng.choice((HEADS["proposition"], HEADS["constat"], NOUNS))
        ends = rng.sample(COMPLEMENTS, rng.choice((0, 1, 1, 1, 2, 2)))
        words = [
            rng.choice(heads),
            rng.choice(OBJECTS),
            *sorted(ends, key=lambda end: end[0] == ":"),
        ]
        if self.chance(0.06):
            words = ["Comment financer", *words[1:], "?"]
        return " ".join(words)

    def saying(self, habit, short=False):
        """A contribution, with the faults that extraction leaves in some."""
        rng = self.rng
        text = rng.choice(SUBS) if short else self.sentence()
        after = 0 if short else rng.choice(habit.length)
        if after:
            stop = " " if text[-1] in "?." else ". "
            text += stop + " ".join(rng.sample(AFTERTHOUGHTS, after))
        if self.chance(habit.speakers) and not short:
            text = rng.choice(SPEAKERS) + text
        elif self.chance(habit.labels) and not short:
            text = f"{rng.choice(LABELS)} : {text}"
        if self.chance(habit.lower) and text[1:2].islower():
            text = text[0].lower() + text[1:]
        if self.chance(0.03):
            text = f"« {text} »" if self.chance(0.5) else f"« {text}"
        text = (text.removesuffix(".") if after else text) + rng.choice(habit.ends)
        if self.chance(0.02):
            text = re.sub(r"(\w{4})(\w{3})", r"\1 \2", text, count=1)
        return text[: -rng.randint(2, 9)] if self.chance(0.01) and len(text) > 40 else text

    def section(self, theme, rubric, habit):
        """The entries of one section of a theme."""
        rng, entries = self.rng, []
        numbered = self.chance(habit.numbers)
        for rank in range(1, rng.choice((1, 1, 2, 2, 3, 3, 4, 5, 7, 11)) + 1):
            if habit.titles and (rank == 1 or self.chance(0.3)):
                entries += self.titles(habit, rubric)
            quoted = self.quoted[theme] if rubric != "probleme" else []
            if self.chance(habit.subs):
                entries.append(self.lead(habit))
            elif quoted and self.chance(0.3):
                entries.append(Entry("item", quoted.pop() + rng.choice(habit.ends)))
            else:
                number = f"{rank}{rng.choice(('. ', '. ', '- ', '-'))}" if numbered else ""
                entries.append(Entry("item", number + self.saying(habit)))
        return entries

    def titles(self, habit, rubric):
        """One title, or two: a question and the person who answers it."""
        rng = self.rng
        if habit.titles == "plain":
            return [Entry("title", rng.choice(PLAIN_TITLES))]
        form = rng.choice(("{}", "{}", "Question {n} : {}", "Question {n} : « {} »"))
        question = form.format(rng.choice(QUESTIONS), n=rng.randint(1, 4))
        titles = [Entry("title", question)]
        if habit.titles == "witness" and rubric == "probleme":
            titles.append(Entry("title", f"TEMOIGNAGE : {rng.choice(WITNESSES)}"))
        return titles

    def lead(self, habit):
        rng = self.rng
        text = rng.choice(LABELS) + rng.choice((" :", " :", " : "))
        if self.chance(0.3):
            text = rng.choice(LEADS) + rng.choice((" :", ""))
        count = rng.choice((1, 2, 2, 3, 4, 6))
        habit = habit if self.chance(0.2) else habit._replace(length=(0, 0, 0, 1))
        return Entry(
            "lead", text, tuple(self.saying(habit, self.chance(0.4)) for _ in range(count))
        )
