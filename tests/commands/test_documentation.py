"""What the pages tell to type exists, and what exists is told."""

from __future__ import annotations

import re
import shlex
import tomllib
from pathlib import Path

import pytest
import typer.main

from cnr.cli import app
from commands.checkout import ROOT, Run, cnr

COMMANDS = typer.main.get_command(app)
PAGES = [
    ROOT / "README.md",
    ROOT / "CONTRIBUTING.md",
    *sorted((ROOT / "docs").rglob("*.md")),
    *sorted((ROOT / "data").rglob("*.md")),
    ROOT / "reports" / "README.md",
]
_BLOCK = re.compile(r"^```(?:sh|bash|console|shell)\n(.*?)^```", re.DOTALL | re.MULTILINE)
_CODE = re.compile(r"`([^`\n]+)`")
_LINK = re.compile(r"\]\(([^)\s]+)\)")


def targets() -> set[str]:
    return set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))


def typed(path: Path) -> list[list[str]]:
    """Return the `make` and `cnr` commands that a page tells, in blocks or in sentences."""
    text = path.read_text("utf-8")
    lines = [line for block in _BLOCK.findall(text) for line in block.splitlines()]
    lines += _CODE.findall(_BLOCK.sub("", text))
    found = []
    for line in lines:
        words = (
            shlex.split(line.removeprefix("$ "), comments=True, posix=True) if _told(line) else []
        )
        if words:
            found.append([Path(words[0]).name, *words[1:]])
    return found


def _told(line: str) -> bool:
    return bool(re.match(r"(?:\$ )?(?:\S*/)?(?:make|cnr) [a-z-]", line))


def faults(words: list[str]) -> list[str]:
    """Return what does not exist of a command that is told."""
    program, *arguments = words
    if program == "make":
        names = {word for word in arguments if "=" not in word and not word.startswith("-")}
        return sorted(names - targets())
    name, *rest = arguments
    command = COMMANDS.commands.get(name)
    if command is None:
        return [] if name == "--help" else [name]
    known = {option for parameter in command.params for option in parameter.opts} | {"--help"}
    return sorted({word.partition("=")[0] for word in rest if word.startswith("-")} - known)


def test_the_help_lists_every_command(tmp_path: Path) -> None:
    run = cnr("--help", cwd=tmp_path, env={"COLUMNS": "160", "TERM": "dumb"})
    assert (run.code, run.err) == (0, "")
    for name, command in COMMANDS.commands.items():
        assert re.search(rf"^\W*{name}\s+{re.escape(command.help[:30])}", run.out, re.MULTILINE)


def test_the_commands_are_these() -> None:
    steps = {
        "sources",
        "data",
        "code",
        "cluster",
        "match",
        "package",
        "charts",
        "workbook",
        "notebook",
    }
    steps |= {"texts", "index"}
    others = {"parse", "decisions", "names", "build", "dictionary", "fingerprints", "version"}
    assert set(COMMANDS.commands) == steps | others


@pytest.mark.parametrize("name", COMMANDS.commands)
def test_each_command_and_option_says_what_it_does(name: str) -> None:
    command = COMMANDS.commands[name]
    assert command.help.endswith(".")
    for parameter in command.params:
        assert parameter.help
        assert parameter.name


def test_the_version_is_that_of_the_package(tmp_path: Path) -> None:
    with (ROOT / "pyproject.toml").open("rb") as file:
        version = tomllib.load(file)["project"]["version"]
    assert cnr("version", cwd=tmp_path) == Run(0, f"{version}\n", "")


def test_every_command_is_documented() -> None:
    path = ROOT / "docs" / "commandes.md"
    text = path.read_text("utf-8") if path.is_file() else None
    missing = [name for name in COMMANDS.commands if text and f"cnr {name}" not in text]
    assert missing == []


def test_the_readme_begins_with_the_two_commands() -> None:
    told = typed(ROOT / "README.md")
    assert ["make", "reports"] in told
    assert ["make", "test"] in told


@pytest.mark.parametrize("path", PAGES, ids=lambda path: str(path.relative_to(ROOT)))
def test_what_a_page_tells_to_type_exists(path: Path) -> None:
    assert [words for words in typed(path) if faults(words)] == []


@pytest.mark.parametrize(
    "words",
    [
        ["make", "rapports"],
        ["cnr", "inconnu"],
        ["cnr", "parse", "x", "--sortie", "y"],
        ["make", "reports", "tests"],
    ],
)
def test_what_does_not_exist_is_found(words: list[str]) -> None:
    assert len(faults(words)) == 1


@pytest.mark.parametrize(
    "words",
    [
        ["make", "PYTHON=python3.11", "reports"],
        ["cnr", "parse", "FILE", "--output=DIR"],
        ["cnr", "notebook", "03_departement", "-p", "departement=16"],
        ["cnr", "--help"],
    ],
)
def test_what_exists_is_not_a_fault(words: list[str]) -> None:
    assert faults(words) == []


@pytest.mark.parametrize("path", PAGES, ids=lambda path: str(path.relative_to(ROOT)))
def test_the_links_of_a_page_lead_to_files(path: Path) -> None:
    links = [link.partition("#")[0] for link in _LINK.findall(path.read_text("utf-8"))]
    local = {link for link in links if link and "://" not in link and "mailto:" not in link}
    missing = {link for link in local if not (path.parent / link).exists()}
    made = {
        link for link in missing if (path.parent / link).resolve().is_relative_to(ROOT / "reports")
    }
    assert sorted(missing - made) == []


def test_the_help_of_make_lists_each_target() -> None:
    text = (ROOT / "Makefile").read_text("utf-8")
    told = set(re.findall(r"^([a-z]+):.*## \S", text, re.MULTILINE))
    phony = re.search(r"^\.PHONY: (.*)$", text, re.MULTILINE)
    assert phony
    assert told == targets() == set(phony[1].split())
