"""Two hundred random edits of the source: what each becomes.

Every user's run goes through the manifest, which names the lines of any edit. Read alone, a text
that no manifest registers has only its own sums, form and wording to betray the damage.
"""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from cnr.lines import split_lines
from cnr.sources import SYNTHESIS, Manifest, problem, read_manifest
from support.corpus import RAW, SYNTHESIS_FILE
from support.damage import ERROR, FINDING, HARMLESS, Reading, outcome, read
from support.edits import KINDS, Edit, random_edits

EDITS = 200
SEED = 20_221_216
#: Read alone, each edit takes seconds: two of each kind here, all 200 for docs/robustesse.md.
ALONE = 2 * len(KINDS)


@pytest.fixture(scope="module")
def text() -> str:
    return (RAW / SYNTHESIS_FILE).read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def intact(text: str) -> Reading:
    return read(split_lines(text))


@pytest.fixture(scope="module")
def edits(text: str, intact: Reading) -> list[Edit]:
    titles = {line for line, role in intact.roles.items() if role in ("titre", "rubrique")}
    return random_edits(text, titles, EDITS, SEED)


@pytest.fixture(scope="module")
def manifest() -> Manifest:
    return read_manifest(RAW)


def first_difference(text: str, other: str) -> int:
    rows, others = text.split("\n"), other.split("\n")
    pairs = enumerate(zip(rows, others, strict=False), start=1)
    return next(number for number, (one, two) in pairs if one != two)


def test_the_same_seed_makes_the_same_edits(text: str, edits: list[Edit]) -> None:
    assert Counter(edit.kind for edit in edits) == dict.fromkeys(KINDS, EDITS // len(KINDS))
    titles = {edit.line for edit in edits if edit.kind == "titre mal orthographié"}
    assert random_edits(text, titles, 3, 1) == random_edits(text, titles, 3, 1)


def test_every_edit_of_a_registered_source_is_named_with_its_lines(
    text: str, edits: list[Edit], manifest: Manifest, tmp_path: Path
) -> None:
    for edit in edits:
        (tmp_path / SYNTHESIS_FILE).write_text(edit.text, encoding="utf-8")
        said = problem(manifest[SYNTHESIS], tmp_path, manifest)
        if edit.text == text:
            assert said is None
            continue
        found = re.search(r"entre les lignes (\d+) et (\d+)", said or "")
        assert found, (edit.kind, edit.line, said)
        assert int(found[1]) <= first_difference(text, edit.text) <= int(found[2])


def test_edits_of_an_unregistered_text_are_told_or_do_no_harm(
    edits: list[Edit], intact: Reading
) -> None:
    outcomes = Counter(outcome(edit.lines, intact) for edit in edits[:ALONE])
    assert outcomes == {HARMLESS: 7, FINDING: 8, ERROR: 1}
