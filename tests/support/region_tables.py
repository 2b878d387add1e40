"""The tables of an invented region: drawn with their sums, then printed with their traps."""

import re
from itertools import product

from support.region_pages import Pages, wrap
from support.region_truth import Quote, Row
from support.region_words import COMPLEMENTS, HEADS, KINDS, OBJECTS

SIZES = 1, 1, 2, 3, 4, 6, 8, 12, 20  # ideas of a group
COUNTS = 1, 1, 1, 1, 2, 2, 3, 4, 5, 9, 15  # verbatims of an idea in a department


def like(one, other):
    """True if one of two labels could be taken for a variant of the other: many shared words."""
    a, b = (set(re.findall(r"\w+", label.lower())) for label in (one, other))
    return len(a & b) >= 0.6 * len(a | b)


def total(scope, ideas):
    """Sum of ideas (label, {department: count}) in the region or in one department."""
    return sum(n for _, cells in ideas for code, n in cells.items() if scope in ("region", code))


class Tables(Pages):
    """`tables` is {(theme, kind): [(group, [(idea, {code: count})])]}; target: row to alter.

    themes: {number: (long title, short title)}; groups: most of them in a table.
    """

    def __init__(self, seed, width, page_length, prose, traps, themes, groups, target=None):
        super().__init__(seed, width, page_length, prose, traps)
        self.groups = groups
        self.target = target
        self.themes = themes
        self.quoted = {theme: [] for theme in range(len(themes) + 1)}
        self.quotes = []
        self.tables = {}
        self.variant = ((), ())
        self.flat = []

    def label(self, kind, taken):
        """A new label "head|object|complement...", unlike those taken in its table; takes it."""
        rng = self.rng
        while True:
            ends = rng.sample(COMPLEMENTS, rng.choice((0, 1, 1, 1, 2, 2, 3)))
            roll = rng.random()
            parts = [rng.choice(HEADS[kind]), rng.choice(OBJECTS)]
            parts += sorted(ends, key=lambda end: end[0] == ":")
            question = roll < 0.05 and kind != "sujet"
            label = "|".join(["Comment financer", *parts[1:], "?"] if question else parts)
            label = label[0].lower() + label[1:] if roll > 0.95 else label
            if not any(like(label, other) for other in taken):
                taken.append(label)
                return label

    def draw_tables(self, codes):
        """Draws the tables, and the traps that are drawn once per document."""
        rng = self.rng
        missing = ()
        if self.chance("p_missing_table") and len(codes) > 1:
            missing = (rng.choice(codes), rng.randint(1, len(self.themes)), rng.choice(KINDS))
        shared = self.label("proposition", [])
        for theme, kind in product(self.themes, KINDS):
            taken = [shared]
            here = [code for code in codes if (code, theme, kind) != missing]
            self.tables[theme, kind] = [
                (self.label(kind, taken), self.draw_ideas(kind, taken, here))
                for _ in range(rng.randint(1, self.groups))
            ]
        for code, theme in product(codes, self.themes):
            # No department goes without any table for a theme.
            if not any(
                total(code, ideas) for kind in KINDS for _, ideas in self.tables[theme, kind]
            ):
                kind = "constat" if (code, theme, "proposition") == missing else "proposition"
                self.tables[theme, kind][0][1][0][1][code] = 1
        if self.chance("p_shared_label") and len(self.themes) > 1:
            themes = rng.sample(range(1, len(self.themes) + 1), 2)
            one, other = (self.tables[theme, "proposition"] for theme in themes)
            one[0], other[-1][1][-1] = (shared, one[0][1]), (shared, other[-1][1][-1][1])
        plain = [
            (*key, group)
            for key, table in self.tables.items()
            for group, _ in table
            if re.fullmatch(r"[^|]+\|[^|]+\|[^|:(?]+", group)
        ]
        if plain and self.chance("p_group_variant"):
            self.variant = (rng.choice(plain), rng.choice((codes, codes, codes[:1])))
        size = rng.choice((1, 2, 8)) if self.chance("p_flat_department") else 0
        self.flat = list(
            product([rng.choice(codes)], rng.sample(list(self.tables), min(size, len(self.tables))))
        )
        for theme, kind in product(self.themes, ("sujet_probleme", "sujet_solution")):
            subjects, taken = ["Autre"], []
            subjects += [self.label("sujet", taken) for _ in range(rng.randint(2, 18))]
            self.tables[theme, kind] = [
                (label, [("", {codes[0]: rng.randint(1, 29)})]) for label in subjects
            ]

    def draw_ideas(self, kind, taken, codes):
        """Draws the ideas of one group, each counted in a third of the departments."""
        rng = self.rng
        return [
            (
                self.label(kind, taken),
                {code: rng.choice(COUNTS) for code in codes if rng.random() < 0.35}
                or {rng.choice(codes): 1},
            )
            for _ in range(rng.choice(SIZES))
        ]

    def table(self, scope, theme, kind):
        """Adds a table: groups and their ideas, or subjects, for the region or a department."""
        level = "sujet" if "sujet" in kind else "groupe"
        by_count = self.chance("p_sorted")

        def rank(ideas):
            return -total(scope, ideas) if by_count else self.rng.random()

        groups = [
            (group, [idea for idea in ideas if total(scope, [idea])])
            for group, ideas in self.tables[theme, kind]
        ]
        groups.sort(key=lambda item: (item[0] == "Autre", rank(item[1])))
        for group, ideas in (item for item in groups if item[1]):
            self.gap("p_tight" if scope == "region" else "p_group_tight")
            name = group * (level != "sujet")
            self.count(scope, theme, kind, level, name, group, total(scope, ideas))
            for idea in sorted(ideas, key=lambda idea: rank([idea])):
                if level == "groupe":
                    self.gap("p_tight")
                    self.count(scope, theme, kind, "idee", group, idea[0], total(scope, [idea]))
                    regional = scope == "region" and kind == "proposition"
                    if regional and self.chance("p_example"):
                        self.example(theme, group, idea[0])
        self.gap(0.7, end=True)

    def count(self, scope, theme, kind, level, group, label, value):
        """Adds a published count, in the department's own words, misprinted if it is the target."""
        shown, parts = label, label.split("|")
        if (theme, kind, label) == self.variant[0] and scope in self.variant[1]:
            shown = f"{parts[0]} {parts[2]} {parts[1]}"
        elif level == "idee" and scope != "region" and self.chance("p_label_variant"):
            parts.insert(2, self.rng.choice(("localement", "davantage", "aussi", "")))
            shown = " ".join(parts) if parts[2] else label[0].swapcase() + label[1:]
        names = (name.replace("|", " ") for name in (group, label, shown))
        row = Row(scope, theme, kind, level, *names, value, value)
        if row == self.target:
            at, digits = self.rng.randrange(len(str(value))), list(str(value))
            others = [digit for digit in "0123456789"[not at :] if digit != digits[at]]
            digits[at] = self.rng.choice(others)
            row = row._replace(printed_count=int("".join(digits)))
        flat = level != "idee" or (scope, (theme, kind)) in self.flat or self.chance("p_flat_row")
        trap = "p_break_group" if level == "groupe" else "p_break_row"
        self.count_lines(row, "" if flat else " ", trap)

    def count_lines(self, row, mark, trap):
        """Adds the lines of a count row, with the traps of wrapping."""
        region, words, tail = row.scope == "region", row.printed_label.split(), []
        early = len(words) > 5 and self.chance("p_early")
        if early and not re.search(r"[\d?:]", " ".join(words[-3:])):
            cut = -self.rng.randint(1, 3)
            words, tail = words[:cut], words[cut:]
        width = self.width if region else self.width - 8
        parts = wrap(" ".join(words), width * 3 // 4 if self.chance("p_short_wrap") else width)
        alone = not tail and self.chance(
            "p_alone" if region and len(parts) > 1 else "p_alone_other"
        )
        if not alone:
            parts[-1] += f"{self.rng.choice(('  ', *' ' * 9))}{row.printed_count}"
        for i, part in enumerate(parts):
            if i and not region and self.chance("p_blank_in_label"):
                self.put("")
            self.put(part if i else mark + part, row, self.chance("p_break_row" if i else trap))
        if alone:
            self.gap("p_alone_tight")
            self.put(str(row.printed_count), row, self.chance("p_break_row"))
        if tail:
            self.put(" ".join(tail), row, self.chance(0.7), glue=True)
            self.gap()

    def example(self, theme, group, label):
        """Adds an "Ex :" block: quotes over several lines, a blank line after every two of them."""
        rng, said = self.rng, []
        for _ in range(rng.randint(1, 4)):
            ends = (" »",)
            if self.chance("p_bad_quotes"):
                ends = ("", " (comme le plan « rivages »)", " et « bien vivre »  »")
            text = self.label("proposition", []).replace("|", " ") + " sans saturer le centre 15"
            said.append(text + rng.choice(ends))
        between = rng.choice((" ; ", " ;", " "))
        text = "Ex : " + between.join(f"« {quote}" for quote in said) + rng.choice(("", ".", ".."))
        lines = wrap(text, self.prose)
        for i, line in enumerate(lines[:-1]):
            figure = rng.choice((" 15", " 2023")) * self.chance("p_ex_figure")
            lines[i] += figure * (line[-1] not in "«»;:")
        idea, before = label.replace("|", " "), True
        for quote in said:
            text, closed = quote.removesuffix(" »").rstrip(), quote.endswith(" »")
            self.quoted[theme].append(text)
            shown = printed(text, " ".join(lines))
            self.quotes.append(Quote(theme, idea, shown, closed and before))
            before = closed
        names = group.replace("|", " "), idea, " ".join(lines)
        row = Row("region", theme, "proposition", "exemple", *names, 0, 0)
        for i, line in enumerate(lines):
            self.gap(i % 2)
            self.put(line, row, self.chance("p_break_ex"))
        self.gap(0.7, end=True)


def printed(quote, block):
    """A quote as its block prints it, with the figures that ends of lines have gained."""
    words = r"(?: 15| 2023)? ".join(re.escape(word) for word in quote.split())
    return re.search(rf"{words}(?: 15| 2023)?", block)[0]
