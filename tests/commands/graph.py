"""What the Snakefile declares, and what the commands of its rules really import."""

from __future__ import annotations

import ast
import glob
import json
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from snakemake.io import expand

from commands.checkout import ROOT

SOURCE = ROOT / "src"
_RULE = re.compile(r"^rule (\w+):\n((?:[ \t]+.*\n|\n)*)", re.MULTILINE)
_PART = re.compile(r"^    (\w+):((?:.*\n)(?:     .*\n)*)", re.MULTILINE)


@dataclass(frozen=True)
class Rule:
    """A rule of the Snakefile: its files, and the words of its command."""

    name: str
    inputs: frozenset[str]
    outputs: tuple[str, ...]
    command: tuple[str, ...]


@contextmanager
def _inside(folder: Path) -> Iterator[None]:
    here = Path.cwd()
    os.chdir(folder)
    try:
        yield
    finally:
        os.chdir(here)


def _flat(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value]
    return [name for one in value for name in _flat(one)]


@cache
def snakefile() -> tuple[dict[str, Any], dict[str, Rule]]:
    """Return the names that the Snakefile defines, and its rules."""
    text = (ROOT / "Snakefile").read_text("utf-8")
    prelude = text[: text.index("\nrule ")]
    names: dict[str, Any] = {
        "config": yaml.safe_load((ROOT / "config.yaml").read_text("utf-8")),
        "expand": expand,
        "update": lambda files: files,
    }
    rules = {}
    with _inside(ROOT):
        exec(re.sub(r"^configfile:.*$", "", prelude, flags=re.MULTILINE), names)
        assert names["glob"] is glob.glob
        for name, body in _RULE.findall(text):
            parts = {
                key: eval(f"[{value.strip()}]", names)
                for key, value in _PART.findall(body)
                if key in ("input", "output", "shell")
            }
            rules[name] = Rule(
                name,
                frozenset(_flat(parts.get("input", []))),
                tuple(_flat(parts.get("output", []))),
                tuple(" ".join(_flat(parts.get("shell", []))).split()),
            )
    return names, rules


def produced() -> set[str]:
    """Return every file that the rules make, wildcards filled as `rule all` asks."""
    _, rules = snakefile()
    plain = {file for rule in rules.values() for file in rule.outputs if "{" not in file}
    patterns = [
        re.sub(r"\\{.*?\\}", r"[^/]+", re.escape(file))
        for rule in rules.values()
        for file in rule.outputs
        if "{" in file
    ]
    asked = {
        file
        for file in rules["all"].inputs
        if file in plain or any(re.fullmatch(pattern, file) for pattern in patterns)
    }
    assert asked == set(rules["all"].inputs)
    return plain | asked


def _path(module: str) -> Path | None:
    """Return the file of a module of the package, None for what is no module of it."""
    stem = SOURCE.joinpath(*module.split("."))
    for path in (stem.with_suffix(".py"), stem / "__init__.py"):
        if path.is_file():
            return path
    return None


def _imported(nodes: list[ast.stmt]) -> set[Path]:
    """Return the files of the package that statements import, functions' bodies included."""
    found: set[Path] = set()
    for node in (inner for outer in nodes for inner in ast.walk(outer)):
        if isinstance(node, ast.Import):
            modules = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0 and node.module
            inner = [f"{node.module}.{alias.name}" for alias in node.names]
            modules = [one if _path(one) else node.module for one in inner]
        else:
            continue
        for module in modules:
            if module.split(".")[0] == "cnr":
                parts = module.split(".")
                # The __init__ of a package on the way runs too; that of cnr counts when named.
                for length in range(2 if len(parts) > 1 else 1, len(parts) + 1):
                    path = _path(".".join(parts[:length]))
                    assert path, module
                    found.add(path)
    return found


def closure(nodes: list[ast.stmt]) -> set[str]:
    """Return the files, seen from the project, that statements import directly or not."""
    waiting, found = _imported(nodes), set[Path]()
    while waiting:
        path = waiting.pop()
        found.add(path)
        waiting |= _imported(ast.parse(path.read_text("utf-8")).body) - found
    return {str(path.relative_to(ROOT)) for path in found}


def command_function(name: str) -> list[ast.stmt]:
    """Return the body of the function of the command line that is the command `name`."""
    trees = [
        ast.parse(path.read_text("utf-8")) for path in sorted((SOURCE / "cnr" / "cli").glob("*.py"))
    ]
    return next(
        node.body
        for tree in trees
        for node in tree.body
        if isinstance(node, ast.FunctionDef) and node.name == name
    )


def notebook_code(path: Path) -> list[ast.stmt]:
    """Return the statements of a notebook's code cells."""
    cells = json.loads(path.read_text("utf-8"))["cells"]
    code = ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "code"]
    return ast.parse("\n".join(code)).body
