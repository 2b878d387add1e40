"""The same reader on regions that it has never seen, invented with their truth.

Groups and ideas are tied by sums, and are read without a fault. Subjects have no sum to check
them: a few are misread, where a label ends with a figure or starts with a small letter. Reports
are read on pages of any size: only what the layout leaves in doubt may be misread.
"""

from __future__ import annotations

from functools import lru_cache

import pytest

from cnr.checks import run_checks
from cnr.lines import split_lines
from cnr.parse.records import Synthesis
from cnr.parse.synthesis import parse_synthesis
from support.comparison import (
    misread_contributions,
    printed,
    published_contributions,
    published_counts,
    published_fields,
    published_framing,
    published_participants,
    published_quotes,
    published_reports,
    published_workshops,
    read_counts,
    read_fields,
    read_framing,
    read_participants,
    read_quotes,
    read_reports,
    read_workshops,
)
from support.region_truth import Truth
from support.region_writer import write_region

#: Seed, width and page length.
REGIONS = [
    (3, 95, 45),
    (4, 95, 45),
    (7, 130, 70),
    (10, 80, 40),
    (33, 80, 40),
    (42, 115, 60),
    (47, 130, 70),
    (56, 80, 40),
    (180, 95, 45),
]
#: Seed, width, page length, and the level at which one digit is misprinted.
MISPRINTS = [
    (1, 95, 45, "idea"),
    (1, 95, 45, "group"),
    (4, 95, 45, "idea"),
    (4, 95, 45, "group"),
    (7, 130, 70, "idea"),
    (7, 130, 70, "group"),
    (13, 130, 70, "idea"),
    (13, 130, 70, "group"),
    (15, 95, 45, "group"),
    (24, 105, 50, "group"),
    (42, 115, 60, "idea"),
]
#: Seed, letters of a line, page length and number of themes: long reports, short tables.
PAGES = [(seed, 60 + 4 * seed, 30 + 17 * seed % 71, 1 + 3 * seed % 5) for seed in range(21)]
SUMS = ("somme_groupe", "region_departements_idee", "region_departements_groupe")


@lru_cache
def read(
    seed: int, width: int, page_length: int, alter: str | None = None
) -> tuple[Truth, Synthesis]:
    text, truth = write_region(seed, width=width, page_length=page_length, alter=alter)
    return truth, parse_synthesis(split_lines(text), "inventee", "inventee.txt")


@lru_cache
def read_pages(seed: int, prose: int, page_length: int, themes: int) -> tuple[Truth, Synthesis]:
    text, truth = write_region(
        seed,
        width=max(60, prose - 10),
        page_length=page_length,
        prose=prose,
        departments=4,
        themes=themes,
        groups=1,
    )
    return truth, parse_synthesis(split_lines(text), "inventee", "inventee.txt")


@pytest.mark.parametrize("region", REGIONS)
def test_groups_and_ideas_are_exact(region: tuple[int, int, int]) -> None:
    truth, synthesis = read(*region)
    found = [row for row in read_counts(synthesis) if row[3] != "sujet"]
    assert found == [row for row in published_counts(truth) if row[3] != "sujet"]


@pytest.mark.parametrize("region", REGIONS)
def test_framing_and_workshops_are_exact(region: tuple[int, int, int]) -> None:
    truth, synthesis = read(*region)
    assert read_framing(synthesis) == published_framing(truth)
    assert read_workshops(synthesis) == published_workshops(truth)
    assert read_reports(synthesis) == published_reports(truth)
    assert read_fields(synthesis) == published_fields(truth)
    assert read_participants(synthesis) == published_participants(truth)


@pytest.mark.parametrize("region", REGIONS)
def test_ideas_are_joined_to_the_regional_ones(region: tuple[int, int, int]) -> None:
    truth, synthesis = read(*region)
    labels = {idea.id: idea.label for idea in synthesis.ideas}
    ideas = [row for row in synthesis.counts if row.level == "idee"]
    assert [labels[row.idea] for row in ideas] == [
        " ".join(row.label.split()) for row in truth.counts if row.level == "idee"
    ]


def test_few_subjects_are_misread() -> None:
    rows = misread = 0
    for region in REGIONS:
        truth, synthesis = read(*region)
        published = set(published_counts(truth))
        rows += len(published)
        misread += len(published - set(read_counts(synthesis)))
    assert misread <= 0.002 * rows


@pytest.mark.parametrize("page", PAGES)
def test_fields_and_participants_are_exact(page: tuple[int, int, int, int]) -> None:
    truth, synthesis = read_pages(*page)
    assert read_reports(synthesis) == published_reports(truth)
    assert read_fields(synthesis) == published_fields(truth)
    assert read_participants(synthesis) == published_participants(truth)


def test_few_contributions_are_misread() -> None:
    rows, misread = 0, []
    for page in PAGES:
        truth, synthesis = read_pages(*page)
        rows += len(published_contributions(truth))
        misread += [(page, row) for row in misread_contributions(truth, synthesis)]
    assert len(misread) <= 0.005 * rows, misread


def test_quotes_are_exact() -> None:
    for page in PAGES:
        truth, synthesis = read_pages(*page)
        assert set(published_quotes(truth)) <= set(read_quotes(synthesis))


@pytest.mark.parametrize("region", REGIONS)
def test_no_line_is_lost(region: tuple[int, int, int]) -> None:
    text, _ = write_region(region[0], width=region[1], page_length=region[2])
    _, synthesis = read(*region)
    lines = split_lines(text)
    assert [c.line for c in synthesis.claims] == [ln.number for ln in lines if not ln.is_blank]
    assert [c.line for c in synthesis.claims if c.role == "non_reconnu"] == []


@pytest.mark.parametrize("region", REGIONS)
def test_a_sound_region_has_sound_sums(region: tuple[int, int, int]) -> None:
    _, synthesis = read(*region)
    assert [rule for rule, _ in run_checks(synthesis) if rule in SUMS] == []


@pytest.mark.parametrize("misprint", MISPRINTS)
def test_a_misprinted_digit_is_read_as_printed_and_found(
    misprint: tuple[int, int, int, str],
) -> None:
    truth, synthesis = read(*misprint)
    altered = truth.altered
    assert altered is not None
    assert printed(altered) in read_counts(synthesis)
    findings = {rule: f for rule, f in run_checks(synthesis) if rule in SUMS}
    assert set(findings) == {"somme_groupe", f"region_departements_{altered.level}"}
    for finding in findings.values():
        assert {altered.first, altered.last} <= set(finding.lines)
        gap = abs(int(finding.expected) - int(finding.observed))
        assert gap == abs(altered.count - altered.printed_count)


def test_a_misprint_where_two_groups_look_like_one_is_found_all_the_same() -> None:
    truth, synthesis = read(18, 95, 45, "idea")
    assert truth.altered is not None
    named = {rule for rule, f in run_checks(synthesis) if truth.altered.first in f.lines}
    assert {"somme_groupe", "region_departements_idee"} <= named
