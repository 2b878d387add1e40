"""Copies of the project to break, and `cnr` commands run in them as a user runs them."""

from __future__ import annotations

import csv
import fcntl
import hashlib
import os
import resource
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

import pytest
import yaml

from cnr.cli import main
from cnr.sources import SYNTHESIS, read_manifest
from support.small_reference import write_empty_reference
from support.small_region import Change, changed
from support.small_topics import topic_texts

ROOT = Path(__file__).parents[2]
RAW = ROOT / "data" / "raw"
SYNTHESIS_FILE = read_manifest(RAW)[SYNTHESIS].fichier
#: The console script of the environment that runs the tests.
CNR = Path(sys.executable).parent / "cnr"
TIMEOUT = 300

_PARTS = ("src", "data", "notebooks", "templates", "Snakefile", "config.yaml", "pyproject.toml")
_LEFT_OUT = shutil.ignore_patterns("__pycache__", ".ipynb_checkpoints")


class Run(NamedTuple):
    """What a command answered."""

    code: int
    out: str
    err: str


def cnr(
    *arguments: str | Path,
    cwd: Path,
    env: Mapping[str, str] | None = None,
    largest_file: int | None = None,
) -> Run:
    """Run `cnr`; `largest_file` (bytes) makes the disk refuse more, as a full one does."""

    def limit() -> None:
        if largest_file is not None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (largest_file, largest_file))

    done = subprocess.run(
        [CNR, *map(str, arguments)],
        cwd=cwd,
        env=os.environ | dict(env or {}),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=TIMEOUT,
        preexec_fn=limit,
    )
    return Run(done.returncode, done.stdout, done.stderr)


class Command:
    """`cnr` run in this process, which has paid for its imports."""

    def __init__(
        self, monkeypatch: pytest.MonkeyPatch, captured: pytest.CaptureFixture[str]
    ) -> None:
        self._monkeypatch = monkeypatch
        self._captured = captured

    def __call__(self, *arguments: str | Path, cwd: Path) -> Run:
        self._monkeypatch.chdir(cwd)
        self._monkeypatch.setattr(sys, "argv", ["cnr", *map(str, arguments)])
        self._captured.readouterr()
        with pytest.raises(SystemExit) as stopped:
            main()
        return Run(int(stopped.value.code or 0), *self._captured.readouterr())


def assert_refused(run: Run, code: int, *words: str) -> None:
    """Hold a failed run against the form of an error: its code, one line, no traceback.

    More sentences may follow on indented lines; `words` must all be said.
    """
    assert run.code == code, run
    assert "Traceback" not in run.out + run.err, run
    first, *others = run.err.rstrip("\n").split("\n")
    assert first.startswith(f"cnr : erreur {code} : "), run
    assert [line for line in others if not line.startswith("  ")] == [], run
    assert [word for word in words if word not in run.err] == [], run


def copy_project(folder: Path) -> Path:
    """Make `folder` a checkout with sources, data and code, without reports; return it."""
    folder.mkdir(parents=True)
    for part in _PARTS:
        if (ROOT / part).is_dir():
            shutil.copytree(ROOT / part, folder / part, ignore=_LEFT_OUT)
        else:
            shutil.copy2(ROOT / part, folder / part)
    return folder


#: The solution of the small region under which `PROPOSALS` are printed.
_HOSTED = " Héberger les internes au collège"
#: A change of the small region that gives it proposals enough for classes, of three topics.
PROPOSALS = (_HOSTED, "\n\n".join([_HOSTED, *(f" {text}" for _, text in topic_texts(20))]))


def small_project(folder: Path, *changes: Change) -> Path:
    """Make `folder` a checkout whose synthesis is an invented region of two departments.

    It is built in a tenth of the time; its one contradiction is a miscounted workshop.
    """
    copy_project(folder)
    sentence = "ateliers ont été organisés dans l’Ain"
    text = changed((f"Deux {sentence}", f"Trois {sentence}"), *changes)
    (folder / "data" / "raw" / SYNTHESIS_FILE).write_text(text, "utf-8")
    grid = "departement,colonne,rangee\n01,0,0\n2A,1,0\n"
    (folder / "data" / "reference" / "grille_departements.csv").write_text(grid, "utf-8")
    write_empty_reference(folder / "data" / "reference")
    config = yaml.safe_load((folder / "config.yaml").read_text("utf-8"))
    config |= {"departements": ["01", "2A"], "thematiques": ["1", "2"]}
    (folder / "config.yaml").write_text(yaml.safe_dump(config), "utf-8")
    shutil.rmtree(folder / "data" / "processed")
    run = cnr("fingerprints", cwd=folder)
    assert run.code == 0, run
    return folder


def make_outputs(folder: Path, **environment: str) -> Path:
    """Make `folder` a checkout, and in it the data, charts, workbook, landing page and texts.

    One process runs the nine commands, with `environment` added to its own.
    """
    copy_project(folder)
    for path in (folder / "data" / "processed").glob("*.[cj]s*"):
        path.unlink()
    program = (
        "from cnr.cli import app\n"
        "for step in ('data', 'code', 'cluster', 'match', 'package', 'charts', 'workbook',\n"
        "             'texts', 'index'):\n"
        "    app([step], standalone_mode=False)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=folder,
        env=os.environ | environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=TIMEOUT,
    )
    assert (done.returncode, done.stderr) == (0, b""), done
    return folder


def contents(folder: Path) -> dict[str, str]:
    """Return the fingerprint of each file under `folder`, by path from there."""
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def read_csv(path: Path) -> list[dict[str, str]]:
    """Return the rows of a table of data/processed."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


class Misprint(NamedTuple):
    """The text of the synthesis with one departmental count raised by one."""

    text: str
    row: dict[str, str]

    @property
    def line(self) -> int:
        return int(self.row["ligne_fin"])


def misprint() -> Misprint:
    """Raise the last departmental count of an idea that is printed on one line with one digit."""
    lines = (RAW / SYNTHESIS_FILE).read_text("utf-8").split("\n")
    row = next(
        row
        for row in reversed(read_csv(ROOT / "data" / "processed" / "tableaux_publies.csv"))
        if row["perimetre"] != "region"
        and row["niveau"] == "idee"
        and row["ligne_debut"] == row["ligne_fin"]
        and 1 < int(row["nombre"]) < 9
    )
    number, line = row["nombre"], lines[int(row["ligne_fin"]) - 1]
    words = line.rstrip()
    assert words.endswith(f" {number}"), line
    lines[int(row["ligne_fin"]) - 1] = f"{words[: -len(number)]}{int(number) + 1} "
    return Misprint("\n".join(lines), row)


#: As unlike as two machines can be: order of sets, time zone, and language and encoding.
ENVIRONMENTS = {
    "here": {
        "PYTHONHASHSEED": "0",
        "TZ": "UTC",
        "LC_ALL": "C",
        "PYTHONUTF8": "0",
        "PYTHONCOERCECLOCALE": "0",
    },
    "there": {  # and the arithmetic of an old processor, on one core
        "PYTHONHASHSEED": "4321",
        "TZ": "Pacific/Auckland",
        "LC_ALL": "C.UTF-8",
        "OMP_NUM_THREADS": "1",
        "OPENBLAS_CORETYPE": "Prescott",
    },
}


def outputs(factory: pytest.TempPathFactory, place: str) -> Path:
    """Return the checkout whose outputs were made in one of the ENVIRONMENTS."""
    return once(factory, place, lambda folder: make_outputs(folder, **ENVIRONMENTS[place]))


def once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], object]) -> Path:
    """Return a folder that `make` has filled, once for all the workers of a session."""
    base = factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        base = base.parent
    folder, done = base / name, base / f"{name}.done"
    with (base / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not done.exists():
            shutil.rmtree(folder, ignore_errors=True)
            make(folder)
            done.touch()
    return folder
