"""Writes an invented regional synthesis (CNR Santé template) together with its known truth.

Only sentences and layout are the template's. Lines are composed first, each naming the published row it belongs to; pages are
cut afterwards, as the extraction of the PDF did, and the truth's line numbers are read from the final text.
"""

import random
import re
import textwrap
from collections import defaultdict, namedtuple
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from itertools import product

TRAPS = {  # keyword of write_region: default probability
    "p_alone": 0.75, "p_alone_other": 0.02,  # count alone on the next line: wrapped regional label; any other label
    "p_alone_tight": 0.15, "p_early": 0.015,  # no blank line before that count; count before the label's last words
    "p_blank_in_label": 0.02, "p_short_wrap": 0.03,  # blank line in a wrapped departmental label; wrapped early
    "p_tight": 0.08, "p_group_tight": 0.5,  # no blank line between two rows; before a group of a department
    "p_flat_department": 0.4, "p_flat_row": 0.004,  # idea not indented: 1, 2 or 8 tables of a department*; one row
    "p_group_variant": 0.6, "p_label_variant": 0.01,  # in departments: group in another word order*; idea reworded
    "p_break_row": 0.02, "p_break_group": 0.03,  # page break before or inside a row; before a group
    "p_break_heading": 0.03, "p_break_ex": 0.03,  # ... before or inside a template heading or sentence; an "Ex :" block
    "p_furniture": 0.07,  # page furniture at a page break of chapter 2
    "p_example": 0.25, "p_bad_quotes": 0.25,  # "Ex :" block under a regional proposition; unclosed or nested quotes
    "p_ex_figure": 0.12,  # line of an "Ex :" block ending in a figure
    "p_missing_table": 0.6, "p_shared_label": 0.7,  # no table for a department, theme, kind*; group = idea elsewhere*
    "p_sorted": 0.8, "p_excess": 0.5,  # table sorted by count; theme of 1.1 counting more than its groups
    "p_spaced_name": 0.25, "p_bare_report": 0.06,  # "Ille - et - Vilaine" in 1.1; report missing, or without its place
}  # * drawn once per document
_items = partial(str.split, sep="|")
THEMES = _items("donner à tous un accès à un médecin traitant ou à une équipe traitante, en particulier pour nos concitoyens les plus fragiles, et accompagner l’exercice coordonné|garantir la continuité des soins et la réponse aux besoins de soins non programmés|mobiliser les leviers territoriaux d’attractivité pour les métiers de la santé|créer une nouvelle alliance entre les acteurs locaux pour que la prévention entre dans le quotidien des Français")
SHORT_THEMES = _items("accès à un médecin traitant ou à une équipe traitante|continuité des soins et besoins de soins non programmés|attractivité pour les métiers de la santé|prévention")
DEPARTMENTS = _items("01;dans l’;Ain|04;dans les ;Alpes-de-Haute-Provence|05;dans les ;Hautes-Alpes|22;dans les ;Côtes-d'Armor|29;dans le ;Finistère|2A;en ;Corse-du-Sud|2B;en ;Haute-Corse|35;en ;Ille-et-Vilaine|39;dans le ;Jura|58;dans la ;Nièvre|44;en ;Loire-Atlantique|54;en ;Meurthe-et-Moselle|90;dans le ;Territoire de Belfort|70;en ;Haute-Saône|71;en ;Saône-et-Loire|93;en ;Seine-Saint-Denis|95;dans le ;Val-d'Oise|971;en ;Guadeloupe|972;en ;Martinique|974;à ;La Réunion")
REGIONS = _items("Grand-Littoral|Alpes-Jura-Méditerranée|Val-d'Estuaire|Centre-Massif|Îles et Rivages")
TOWNS = _items("Saint-Aubin|Montreval|Villeneuve|Belcastel|La Roche|Les Ormeaux|Aigrefond|Port-Lannec|Sainte-Lucie")
TOWN_ENDS = _items("||-sur-Lèze|-en-Plaine| - Fargelles| / Cernay|-Les-Bains| sur Orne| - Faculté d'Odontologie")
HOURS = _items("||19h|19H-22H|18h00 à 20h30|17H00 / 20H30|14h30 - 17h30|18h30-20h45|18H30 à 21H30|15h00")
DAYS, MONTHS = _items("Lundi|Mardi|Mercredi|Jeudi|Vendredi|Samedi|Dimanche"), _items("octobre|novembre|décembre")
NUMBERS, KINDS = _items("Aucun|Un|Deux|Trois|Quatre|Cinq|Six|Sept"), ("constat", "proposition")
HEADS = {"proposition": _items("Développer|Renforcer|Financer|Soutenir|Simplifier|Créer ou rouvrir|Généraliser|Pérenniser|Élargir|Mutualiser|Repenser|Expérimenter|Valoriser|Mieux organiser|Mieux faire connaître"),
         "constat": _items("Il est difficile de trouver|On manque de temps pour|Les habitants connaissent mal|Il faut repenser|Le coût limite|Personne ne coordonne|Les élus attendent|La distance complique|Beaucoup ignorent|L'isolement menace|Certains redoutent de perdre|il manque un cadre pour|Rien ne finance"),
         "sujet": _items("Freins à lever pour|Exemples locaux concernant|Qualité de l'accueil :|Coopérations :|Délais, tarifs :")}
OBJECTS = _items("les équipes de gériatrie|les permanences d'orthoptie|le bus dentaire|la garde pharmaceutique|les lits de répit|les consultations du soir|le suivi des grossesses|les visites à domicile|la rééducation cardiaque|les sages-femmes|les soins palliatifs|le dépistage visuel|la vaccination des saisonniers|l'hospitalisation de jour|la médiation|les stages d’été|les tuteurs de terrain|le secrétariat partagé|la messagerie sécurisée|le dossier médical|la psychiatrie de liaison|les groupes de parole|l’atelier mémoire|les psychologues scolaires|la prime de nuit|les bourses d'études|le logement des remplaçants|les navettes gratuites|l'imagerie mobile|la santé des marins|les laboratoires de proximité|les crèches à horaires décalés|la régulation odontologique|les protocoles infirmiers|la diététique au collège|le sport adapté|les ateliers équilibre|la lutte contre le tabac|les avis spécialisés|l'interprétariat|la filière AVC|le numéro unique|la chirurgie ambulatoire|les greffes|les orthophonistes|le plan canicule|la qualité de l’air")
COMPLEMENTS = _items("en zone de montagne|dans les îles|auprès des jeunes mères|pour les aidants|7 jours sur 7|24 heures sur 24|avant 2030|d’ici 5 ans|(mesure 16 du rapport)|dans le cadre de l'article 51|au titre de la mesure 4|selon le principe « un bassin, une équipe »|dans une logique d'\"aller-vers\"|au plus près des familles|sans avance de frais|par convention|pendant la saison touristique|en lien avec les communes, les écoles et les clubs sportifs|chez les moins de 25 ans|afin d'éviter des déplacements inutiles et des renoncements répétés|dans chaque canton|: horaires élargis, accueil sans rendez-vous, tiers payant,...|: bourse, tutorat, hébergement...|dès la 3ème année|: public / privé ; ville / campagne|sous forme de quotas|dans les quartiers prioritaires|par un guichet commun aux financeurs")
CATEGORIES = _items("Elus |Institutionnels :|Professionnels de santé / médico-social :|Représentants d’associations :|Usagers du système de santé :|Autres")
# Scripts of the template: items separated by "|"; "#" opens a page, "@" is a table, "*" a few bullets.
INTRODUCTION = "1  S y n t h è s e  r é g i o n a l e |1.1 Introduction|{} ateliers ont été organisés en Région {} en novembre et décembre 2022 dans le cadre des ateliers|territoriaux du CNR Santé. Les comptes-rendus de chacun de ces ateliers sont présentés en annexe.|Département Nombre d’ateliers organisés"
CONTRIBUTIONS = "Parmi les 4 thématiques proposées, la thématique 1 relative à l’accès à la santé est celle qui a été la plus discutée. Elle|représente la moitié des contributions collectées (problématiques, solutions, propositions). |Thématiques Nbre de\ncontributions|%"
REGIONAL = "L’ensemble des problématiques d’une part, et solutions et propositions d’autre part, issues de ces ateliers, ont été|regroupées par idées communes. La synthèse de ces idées est présentée dans les pages suivantes. "
REGIONAL_THEME = "#1.{0} Thématique {1} : {2}|1.{0}.1 Principaux enseignements|Pour répondre à ces problématiques, les ateliers proposent :|*|L’ensemble des constats et propositions des ateliers sont synthétisées ci-après.|{3}1.{0}.2 Problématiques|Les ateliers ont traité des problématiques suivantes :|Problématiques Nombre|@sujet_probleme|Les ateliers ont tiré les constats suivants :|@constat|{3}1.{0}.3 Solutions et propositions|Les solutions {4}qui ont été envisagées dans les ateliers concernent les sujets suivants : |Solutions {4}Nombre|@sujet_solution|Les solutions et propositions co-construites par les participants sont présentées ci-après. |Le nombre indiqué à droite correspond au nombre de verbatims en lien avec chaque proposition. Quelques verbatims sont présentés à titre d’illustration.|@proposition"
DEPARTMENTAL = "2  S y n t h è s e s  e t  c o m p t e s - r e n d u s  p a r  d é p a r t e m e n t "
DEPARTMENT = "{}2.{} {} ({})|{} organisé{} {}{}|Département Lieu Jour Horaires"
TABLE_SENTENCES = "Les ateliers ont tiré les constats suivants :|@constat", "Les solutions et propositions qui ont été formulées sont les suivantes :|@proposition"
REPORT = "Présentation des problématiques que les solutions envisagées ambitionnent de traiter |*|Présentation des solutions et innovations co-construites par les parties prenantes|*|Description des leviers qu’il serait nécessaire d’activer ou les freins à lever pour la mise en œuvre des projets.|*"
DECOYS = "Description du déroulement de la journée|La réunion, ouverte par le préfet, faisait suite à celles du 7 et du 15", "Administrativement, le bassin s’étend sur quatre communautés de communes et compte deux villes (dont une de près de\n5.000 habitants) et, au sud, une sous-préfecture dont la population a doublé depuis 1990"
FURNITURE = "|||Synthèses et comptes-rendus par département ||Synthèse des ateliers CNR Santé organisés en région {} {} |"
PERSPECTIVES = "Perspectives|Description des suites qui seront données aux travaux du CNR Santé dans le territoire|*"

Row = namedtuple("Row", "scope theme kind level group label printed_label count printed_count percent first last",
                 defaults=(None, 0, 0))
Row.__doc__ = """A published row, on the lines first to last (1-based, inclusive) of the text.

scope: "region" (also the totals of 1.1) or a department code; theme: 1-4, 0 for none; kind: "constat", "proposition",
"sujet_probleme", "sujet_solution", or in 1.1 "ateliers", "contributions"; level: "groupe", "idee", "sujet", in 1.1 "cadrage",
"exemple" for an "Ex :" block (its text is printed_label); group, label: as in the regional tables; printed_label: as this row
shows it; printed_count: differs from count in the altered row only.
"""
Workshop = namedtuple("Workshop", "department place date iso hours section heading first last", defaults=(0, 0))
Workshop.__doc__ = """An announced workshop; section and heading of its report are "" if it has none."""


@dataclass(frozen=True)
class Truth:
    """All that the text publishes, in the order of the text, without zero cells."""

    region: str
    departments: tuple[tuple[str, str, int], ...]  # code, name as in its heading, number of workshops
    framing: tuple[Row, ...]  # both tables of 1.1
    counts: tuple[Row, ...]  # subjects, groups and ideas
    examples: tuple[Row, ...]
    workshops: tuple[Workshop, ...]
    altered: Row | None


_wrap = partial(textwrap.wrap, break_long_words=False, break_on_hyphens=False)


def _like(one, other):
    """True if two labels share so many words that one could be taken for a variant of the other."""
    a, b = (set(re.findall(r"\w+", label.lower())) for label in (one, other))
    return len(a & b) >= 0.6 * len(a | b)


def _total(scope, ideas):
    """Sum of ideas (label, {department: count}) in the region or in one department."""
    return sum(n for _, cells in ideas for code, n in cells.items() if scope in ("region", code))


class _Document:
    """An invented region and its lines: (text, published row or None, page break before, none after)."""

    def __init__(self, seed, width, page_length, traps, target=None):
        self.rng, self.width, self.page_length, self.p = random.Random(seed), width, page_length, TRAPS | traps
        self.region, self.prose, self.target, self.lines = self.rng.choice(REGIONS), max(width + 10, 100), target, []
        drawn = sorted(self.rng.sample(DEPARTMENTS, self.rng.randint(2, 14)))
        self.departments = {code: (into, name) for code, into, name in (text.split(";") for text in drawn)}
        self.draw_tables(list(self.departments))
        self.chapter_one()
        self.chapter_two()

    def chance(self, trap):
        return self.rng.random() < (self.p[trap] if isinstance(trap, str) else trap)

    def put(self, text, row=None, brk=0, glue=False):
        """Adds a line; brk: 1 asks for a page break before it, 2 forces it; glue: none asked after it."""
        self.lines.append((f"{text} " if text.strip() else text, row, int(brk), glue))

    def gap(self, unless=0.0, end=False):
        """Adds a blank line; at the end of a table, a line holding a single space, too."""
        if self.lines[-1][0] and not self.chance(unless):
            self.put("")
        if end:
            self.put(" ")
            self.put("")

    def text(self, text, width=0, brk=0, mark="", trap="p_break_heading", row=None):
        """Adds a wrapped paragraph ("\\n" in it always ends a line) and a blank line."""
        for i, part in enumerate(part for block in text.split("\n") for part in _wrap(block, width or self.prose)):
            self.put(part if i else mark + part, row, (not i and brk) or self.chance(trap))
        self.gap()

    def script(self, script, scope="region", theme=0):
        """Adds the items of a template script, for the scope and theme of its tables."""
        for item in script.split("|"):
            if item == "*":
                for i in range(1, self.rng.randint(3, 6)):  # some look like a row, a heading or a list of another kind
                    label = self.label("proposition", []).replace("|", " ")
                    end = self.rng.choice(("", " ;", ",", ".", " d’ici 2025", " : 3 postes pour 12", " »", '"'))
                    self.text(label + end, mark=self.rng.choice((" ", " ", " ", "- ", f" {i}. ")), trap=0)
            elif item.startswith("@"):
                self.table(scope, theme, item[1:])
            else:
                width = self.rng.randint(75, 110) if re.search("Thématique|leviers", item) else 0
                self.text(item.lstrip("#"), width, brk=2 * item.startswith("#"))

    def label(self, kind, taken):
        """A new label "head|object|complement...", added to those taken in its table, which it must not resemble."""
        while True:
            ends, roll = self.rng.sample(COMPLEMENTS, self.rng.choice((0, 1, 1, 1, 2, 2, 3))), self.rng.random()
            parts = [self.rng.choice(HEADS[kind]), self.rng.choice(OBJECTS), *sorted(ends, key=lambda end: end[0] == ":")]
            label = "|".join(["Comment financer", *parts[1:], "?"] if roll < 0.05 and kind != "sujet" else parts)
            label = label[0].lower() + label[1:] if roll > 0.95 else label
            if not any(_like(label, other) for other in taken):
                taken.append(label)
                return label

    def draw_tables(self, codes):
        """Draws {(theme, kind): [(group, [(idea, {code: count})])]} and the traps drawn once per document."""
        rng, self.tables = self.rng, {}
        missing = (rng.choice(codes), rng.randint(1, 4), rng.choice(KINDS)) if self.chance("p_missing_table") else ()
        shared = self.label("proposition", [])
        for theme, kind in product(range(1, 5), KINDS):
            taken, here = [shared], [code for code in codes if (code, theme, kind) != missing]
            self.tables[theme, kind] = [(self.label(kind, taken), [
                (self.label(kind, taken), {code: rng.choice((1, 1, 1, 1, 2, 2, 3, 4, 5, 9, 15)) for code in here
                                           if rng.random() < 0.35} or {rng.choice(here): 1})
                for _ in range(rng.choice((1, 1, 2, 3, 4, 6, 8, 12, 20)))]) for _ in range(rng.randint(1, 8))]
        for code, theme in product(codes, range(1, 5)):  # no department without any table for a theme
            if not any(_total(code, ideas) for kind in KINDS for _, ideas in self.tables[theme, kind]):
                kind = "constat" if (code, theme, "proposition") == missing else "proposition"
                self.tables[theme, kind][0][1][0][1][code] = 1
        if self.chance("p_shared_label"):
            one, other = (self.tables[theme, "proposition"] for theme in rng.sample(range(1, 5), 2))
            one[0], other[-1][1][-1] = (shared, one[0][1]), (shared, other[-1][1][-1][1])
        plain = [(*key, group) for key, table in self.tables.items() for group, _ in table
                 if re.fullmatch(r"[^|]+\|[^|]+\|[^|:(?]+", group)]
        moved = plain and self.chance("p_group_variant")
        self.variant = (rng.choice(plain), rng.choice((codes, codes, codes[:1]))) if moved else ((), ())
        size = rng.choice((1, 2, 8)) if self.chance("p_flat_department") else 0
        self.flat = list(product([rng.choice(codes)], rng.sample(list(self.tables), size)))
        for theme, kind in product(range(1, 5), ("sujet_probleme", "sujet_solution")):
            subjects, taken = ["Autre"], []
            subjects += [self.label("sujet", taken) for _ in range(rng.randint(2, 18))]
            self.tables[theme, kind] = [(label, [("", {codes[0]: rng.randint(1, 29)})]) for label in subjects]

    def table(self, scope, theme, kind):
        """Adds a table: groups and their ideas, or subjects, for the region or a department."""
        level, by_count = "sujet" if "sujet" in kind else "groupe", self.chance("p_sorted")
        groups = [(group, [idea for idea in ideas if _total(scope, [idea])]) for group, ideas in self.tables[theme, kind]]
        groups.sort(key=lambda item: (item[0] == "Autre", -_total(scope, item[1]) if by_count else self.rng.random()))
        for group, ideas in (item for item in groups if item[1]):
            self.gap("p_tight" if scope == "region" else "p_group_tight")
            self.count(scope, theme, kind, level, group * (level != "sujet"), group, _total(scope, ideas))
            for idea in sorted(ideas, key=lambda idea: -_total(scope, [idea]) if by_count else self.rng.random()):
                if level == "groupe":
                    self.gap("p_tight")
                    self.count(scope, theme, kind, "idee", group, idea[0], _total(scope, [idea]))
                    if scope == "region" and kind == "proposition" and self.chance("p_example"):
                        self.example(theme, group, idea[0])
        self.gap(0.7, end=True)

    def count(self, scope, theme, kind, level, group, label, value):
        """Adds a published count, in the department's own words, with the altered digit if it is the target."""
        shown, parts = label, label.split("|")
        if (theme, kind, label) == self.variant[0] and scope in self.variant[1]:
            shown = f"{parts[0]} {parts[2]} {parts[1]}"
        elif level == "idee" and scope != "region" and self.chance("p_label_variant"):
            parts.insert(2, self.rng.choice(("localement", "davantage", "aussi", "")))
            shown = " ".join(parts) if parts[2] else label[0].swapcase() + label[1:]
        row = Row(scope, theme, kind, level, *(name.replace("|", " ") for name in (group, label, shown)), value, value)
        if row == self.target:
            at, digits = self.rng.randrange(len(str(value))), list(str(value))
            digits[at] = self.rng.choice([digit for digit in "0123456789"[not at:] if digit != digits[at]])
            row = row._replace(printed_count=int("".join(digits)))
        flat = level != "idee" or (scope, (theme, kind)) in self.flat or self.chance("p_flat_row")
        self.count_lines(row, "" if flat else " ", "p_break_group" if level == "groupe" else "p_break_row")

    def count_lines(self, row, mark, trap):
        """Adds the lines of a count row, with the traps of wrapping."""
        region, words, tail = row.scope == "region", row.printed_label.split(), []
        if len(words) > 5 and self.chance("p_early") and not re.search(r"[\d?:]", " ".join(words[-3:])):
            cut = -self.rng.randint(1, 3)
            words, tail = words[:cut], words[cut:]
        width = self.width if region else self.width - 8
        parts = _wrap(" ".join(words), width * 3 // 4 if self.chance("p_short_wrap") else width)
        alone = not tail and self.chance("p_alone" if region and len(parts) > 1 else "p_alone_other")
        parts[-1] += "" if alone else f"{self.rng.choice(('  ', *' ' * 9))}{row.printed_count}"
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
        """Adds an "Ex :" block: quotes over several lines, with a blank line after every two of them."""
        rng, quotes = self.rng, []
        for _ in range(rng.randint(1, 4)):
            end = ("", " (comme le plan « rivages »)", " et « bien vivre »  »") if self.chance("p_bad_quotes") else (" »",)
            quotes.append(f"« {self.label('proposition', [])} sans saturer le centre 15{rng.choice(end)}".replace("|", " "))
        lines = _wrap("Ex : " + rng.choice((" ; ", " ;", " ")).join(quotes) + rng.choice(("", ".", "..")), self.prose)
        lines[:-1] = [line + rng.choice((" 15", " 2023")) * self.chance("p_ex_figure") for line in lines[:-1]]
        names = group.replace("|", " "), label.replace("|", " "), " ".join(lines)
        row = Row("region", theme, "proposition", "exemple", *names, 0, 0)
        for i, line in enumerate(lines):
            self.gap(i % 2)
            self.put(line, row, self.chance("p_break_ex"))
        self.gap(0.7, end=True)

    def chapter_one(self):
        """Draws the places of the workshops, then adds chapter 1: its two first tables, then its four themes."""
        rng, self.places, self.labels = self.rng, {}, {}
        for code, (_, name) in self.departments.items():
            places = {rng.choice(TOWNS) + rng.choice(TOWN_ENDS) for _ in range(rng.randint(1, 6))}
            self.places[code] = sorted(places | set(rng.choice(([], [], ["Réunion départementale"]))))
            name = name.replace("-", " - ") if self.chance("p_spaced_name") else name
            self.labels[code] = f"{code} {rng.choice('-–')} {name}"
        total = sum(map(len, self.places.values()))
        self.script(INTRODUCTION.format(total, self.region))
        for code, label in [*self.labels.items(), ("region", "Total")]:
            size = total if code == "region" else len(self.places[code])
            self.gap(code != "region")
            self.put(f"{label} {size}", Row(code, 0, "ateliers", "cadrage", "", label, label, size, size))
        self.gap(0.7, end=True)
        self.script(CONTRIBUTIONS)
        sizes = [sum(_total("region", ideas) for kind in KINDS for _, ideas in self.tables[theme, kind])
                 + rng.randint(1, 40) * self.chance("p_excess") for theme in range(1, 5)]
        for theme, size in enumerate([*sizes, sum(sizes)], 1):
            label = "Total" if theme == 5 else f"Thématique {theme} : {THEMES[theme - 1]}"
            percent = int(100 * size / sum(sizes) + 0.5)
            row = Row("region", theme % 5, "contributions", "cadrage", "", label, label, size, size, percent)
            if theme < 5:
                self.text(label, 80, trap=0, row=row)
            self.put(f"{'Total ' * (theme == 5)}{size:,} {percent}%".replace(",", " "), row)
            self.gap()
        self.gap(0.7, end=True)
        self.script(REGIONAL)
        for theme, title in enumerate(THEMES, 1):
            extent = "et propositions " * rng.randint(0, 1)
            self.script(REGIONAL_THEME.format(theme + 1, theme, title, rng.choice(("", "#")), extent), "region", theme)

    def chapter_two(self):
        """Adds, for each department, its announced workshops, its tables and the reports of its workshops."""
        self.annex = len(self.lines)
        self.text(DEPARTMENTAL, brk=2)
        for rank, (code, (into, name)) in enumerate(self.departments.items(), 1):
            size, shown = len(self.places[code]), self.rng.choice((name, name, name.replace("-", " ") + "."))
            number = NUMBERS[size] + (" ateliers ont été" if size > 1 else " atelier a été")
            self.script(DEPARTMENT.format("#" * (rank > 1), rank, name, code, number, "s" * (size > 1), into, shown))
            workshops = self.announce(rank, code)
            self.script(f"2.{rank}.1 Synthèse départementale")
            for theme, title in enumerate(THEMES, 1):
                self.script(f"Thématique {theme} : {title}")
                for kind, sentence in zip(KINDS, TABLE_SENTENCES):
                    if any(_total(code, ideas) for _, ideas in self.tables[theme, kind]):
                        self.script(sentence, code, theme)
            for workshop in workshops:
                self.report(workshop)

    def announce(self, rank, code):
        """Adds the announced workshops of a department; returns those that have a report, in the order of reports."""
        rng, workshops, order = self.rng, [], [place for place in self.places[code] if not self.chance("p_bare_report")]
        order.sort(key=lambda place: not place.startswith("Réunion"))
        for i, place in enumerate(self.places[code]):
            day = date(2022, 10, 25) + timedelta(rng.choice((37, *range(49))))
            number, month, weekday = "1er" if day.day == 1 else day.day, MONTHS[day.month - 10], DAYS[day.weekday()]
            shown = rng.choice((f"{weekday} {number} {month} 2022", f"{weekday} {number} {month}", f"{number} {month} 2022",
                                f"{day:%d/%m/%y}", f"{day:%d/%m/%Y}", f"{day:%d} {month} 2022", f"{day.day} {month} 2022".upper()))
            section = f"2.{rank}.{order.index(place) + 2}" if place in order else ""
            heading = place.replace(*rng.choice(((" / ", " "), (" - ", " – "), ("-", " "), ("/", "/")))) if section else ""
            workshops.append(Workshop(code, place, shown, day.isoformat(), rng.choice(HOURS), section, heading))
            mark = rng.choice((" ", "")) if i else self.labels[code] + " "
            if not mark:
                self.put(" ")
            self.put(f"{mark}{place} {shown} {workshops[-1].hours}".rstrip(), workshops[-1], self.chance("p_break_row"))
            self.gap()
        return sorted((row for row in workshops if row.section), key=lambda row: order.index(row.place))

    def report(self, workshop):
        """Adds a workshop report; its body is no part of the truth, but full of decoys."""
        self.script(f"#{workshop.section} {workshop.heading}|Présentation de l’atelier")
        if not self.chance("p_bare_report"):
            self.script(f"Lieu : {workshop.place}|Jour : {workshop.date}|Horaires : {workshop.hours}")
            self.script("Participants|Participants Nombre")
            numbers = [self.rng.randint(0, 60) for _ in CATEGORIES] if self.chance(0.7) else ["NC"] * len(CATEGORIES)
            for category, number in zip([*CATEGORIES, "Total"], [*numbers, "NC" if "NC" in numbers else sum(numbers)]):
                self.script(f"{category} {number}")
        self.script("|".join(DECOYS[:self.rng.randint(1, 2)]))
        for theme in sorted(self.rng.sample(range(4), self.rng.randint(1, 4))):
            self.script(f"Thématique {theme + 1} : {SHORT_THEMES[theme]}|{REPORT}")
        if self.chance(0.3):
            self.script(PERSPECTIVES)

    def pages(self):
        """Cuts the pages: a page's first line loses the blank lines above it and gains a leading space."""
        out, where, used, page, glue = [], defaultdict(list), 0, self.rng.randint(2, 5), False
        for i, (text, row, brk, glued) in enumerate(self.lines):
            if not text.strip():
                kept = int(used > 0 and (used < self.page_length or glue))
                out += [text] * kept
                used += kept
                continue
            if not used or brk == 2 or (not glue and (brk or used >= self.page_length)):
                while out and not out[-1].strip():
                    out.pop()
                furniture = out and i > self.annex and self.chance("p_furniture")
                out += FURNITURE.format(self.region, page).split("|") if furniture else []
                text, page, used = text if furniture else " " + text, page + 1, 0
            out.append(text)
            used, glue = used + 1, glued
            where[row].append(len(out))
        return "\n".join([*out, "", "", ""]), [row._replace(first=at[0], last=at[-1]) for row, at in where.items() if row]


def write_region(seed: int, *, width: int = 115, page_length: int = 60, alter: str | None = None,
                 **traps: float) -> tuple[str, Truth]:
    """Returns the text of an invented region and its Truth; the same arguments always give the same answer.

    width: column at which regional labels wrap (8 fewer in departments); page_length: lines of a page; alter: "idea" or
    "group" to misprint one digit of one such count, in the region or a department; traps: other probabilities than in TRAPS.
    """
    if unknown := traps.keys() - TRAPS.keys():
        raise TypeError(f"unknown traps: {sorted(unknown)}")
    document = _Document(seed, width, page_length, traps)
    if alter:
        level = {"idea": "idee", "group": "groupe"}[alter]
        rows = [row for _, row, _, _ in document.lines if isinstance(row, Row) and row.level == level]
        document = _Document(seed, width, page_length, traps, random.Random(seed).choice(rows))
    text, rows = document.pages()
    levels = {row: getattr(row, "level", "atelier") for row in rows}
    framing, counts, examples, workshops = (tuple(row for row in rows if levels[row] in group) for group in (
        ("cadrage",), ("sujet", "groupe", "idee"), ("exemple",), ("atelier",)))
    departments = tuple((code, name, len(document.places[code])) for code, (_, name) in document.departments.items())
    altered = next((row for row in counts if row.count != row.printed_count), None)
    return text, Truth(document.region, departments, framing, counts, examples, workshops, altered)
