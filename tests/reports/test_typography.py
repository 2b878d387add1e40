"""French pages keep the space before : ; ? ! » % and after « from breaking at the end of a line."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from cnr.french import typo
from commands.checkout import ROOT, read_csv

PAGES = sorted(
    [
        *(ROOT / "docs").rglob("*.md"),
        *(ROOT / "notebooks").glob("*.ipynb"),
        *(ROOT / "templates").rglob("*.j2"),
        *(ROOT / "data").rglob("*.md"),
        ROOT / "reports" / "README.md",
    ]
)
#: No-break space, narrow no-break space.
FIXED = "\u00a0\u202f"
#: A word, a bracket or a number, then the mark without its no-break space before it.
_FAULTS = (
    re.compile(rf"[^\s{FIXED}] ?[;!?»](?=[\s)»”.,]|$)", re.MULTILINE),
    re.compile(rf"[^\s{FIXED}] ?:(?=\s|$)", re.MULTILINE),
    re.compile(r"\d ?%"),
    re.compile(rf"«(?![{FIXED}])"),
)
#: What is no French text; each match is left out, the line ends that it holds are kept.
_NO_PROSE = (
    re.compile(r"\A---\n.*?\n---\n", re.DOTALL),  # front matter
    re.compile(r"^(```|~~~).*?^\1[ \t]*$", re.DOTALL | re.MULTILINE),  # fenced code
    re.compile(r"<!--.*?-->|<style>.*?</style>", re.DOTALL),
    re.compile(r"\{[{%#].*?[%#}]\}", re.DOTALL),  # Jinja
    re.compile(r"`[^`\n]*`"),  # code
    re.compile(r"<[^>]*>"),  # tags and addresses
    re.compile(r"\]\([^)\s]*\)"),  # targets of links
    re.compile(r"https?:\S*"),
    re.compile(r"\b\d{1,2}:\d{2}\b"),  # times
    re.compile(r"^\s*\|?[\s:|-]*-[\s:|-]*$", re.MULTILINE),  # separators of tables
    re.compile(r"&\w+;"),
)


def prose(path: Path) -> str:
    """Return the text that people read in a page, line by line."""
    text = path.read_text("utf-8")
    if path.suffix == ".ipynb":
        cells = json.loads(text)["cells"]
        return "\n".join(
            blanked("".join(cell["source"])) for cell in cells if cell["cell_type"] == "markdown"
        )
    return blanked(text)


def blanked(text: str) -> str:
    """Return `text` with what is no prose replaced by as many letters, line ends kept."""
    for pattern in _NO_PROSE:
        text = pattern.sub(lambda match: re.sub(r"[^\n]", "x", match[0]), text)
    return text


def faults(text: str) -> list[str]:
    """Return `line: words` for each mark that lacks its no-break space."""
    return [
        f"{text.count(chr(10), 0, match.start()) + 1}: {text[: match.end()][-25:]!r}"
        for pattern in _FAULTS
        for match in pattern.finditer(text)
    ]


@pytest.mark.parametrize("path", PAGES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_mark_of_a_french_page_can_stand_at_the_head_of_a_line(path: Path) -> None:
    assert faults(prose(path)) == []


@pytest.mark.parametrize("path", PAGES, ids=lambda path: str(path.relative_to(ROOT)))
def test_apostrophes_are_curly(path: Path) -> None:
    assert re.findall(r"\b\w+'\w+", prose(path)) == []


def test_the_sentences_of_the_findings_follow_the_same_rules() -> None:
    for row in read_csv(ROOT / "data" / "processed" / "ecarts.csv"):
        assert row["constat"] == typo(row["constat"])
        assert faults(row["constat"]) == []


@pytest.mark.parametrize(
    "text",
    [
        "un : deux",
        "un: deux",
        "un ;",
        "quoi ?",
        "non !",
        "« oui\u00a0»",
        "«\u00a0oui »",
        "50 %",
        "50%",
    ],
)
def test_a_mark_without_its_space_is_found(text: str) -> None:
    assert len(faults(blanked(text))) == 1


@pytest.mark.parametrize(
    "text",
    [
        "un\u00a0: deux\u202f; trois\u00a0? non\u00a0! «\u00a0oui\u00a0», 50\u00a0%.",
        "à 19:30, voir https://lieu.example/a:b?c=d",
        "| a | b |\n|---|:---:|\n| `x: y ;` | 1 |",
        "```sh\nmake reports: ; ? !\n```",
        "---\ntitre: essai\n---\nTexte",
        "[lien](page.md?x) {{ d.nom ~ ' :' }} {% if a %}b{% endif %} <a href='x: y'>z</a>",
        "l&nbsp;, « »".replace(" ", "\u00a0"),
    ],
)
def test_what_is_no_mark_is_left_alone(text: str) -> None:
    assert faults(blanked(text)) == []
