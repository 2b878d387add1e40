"""`cnr build` makes what is out of date, once, and an interruption harms nothing."""

from __future__ import annotations

import fcntl
import shutil
import signal
import subprocess
import time
from pathlib import Path

import psutil
import pytest

from commands.checkout import (
    CNR,
    TIMEOUT,
    Command,
    Run,
    assert_refused,
    cnr,
    contents,
    once,
    small_project,
)

TARGET = "reports/donnees.sha256"
STEP = (
    "cnr data : 20 fichiers dans data/processed.\n"
    "cnr code : 3 fichiers dans data/processed.\n"
    "cnr cluster : 12 fichiers dans data/processed.\n"
    "cnr match : 3 fichiers dans data/processed.\n"
    "cnr package : 38 tables dans datapackage.json.\n"
)
MODULE = Path("src", "cnr", "parse", "rows.py")
#: Seconds that the processes of a stopped build may still take to end.
LATEST = 15
OUTPUTS = ("data/processed", "reports")


def said_by(steps: str) -> list[str]:
    """Return the lines of some steps, sorted: those that wait for nothing run in any order."""
    return sorted(steps.splitlines())


def said(run: Run) -> tuple[int, list[str], str]:
    return run.code, said_by(run.out), run.err


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small project whose data are built; not to be changed."""

    def build(folder: Path) -> None:
        small_project(folder)
        assert said(cnr("build", TARGET, cwd=folder)) == (0, said_by(STEP), "")

    return once(tmp_path_factory, "built", build)


@pytest.fixture
def project(built: Path, tmp_path: Path) -> Path:
    """A copy of the built project, with its dates and what Snakemake knows of it."""
    return shutil.copytree(built, tmp_path / "projet")


def outputs(project: Path) -> dict[str, str]:
    """Return the fingerprints of all outputs, left-overs included."""
    return {
        f"{folder}/{name}": mark
        for folder in OUTPUTS
        for name, mark in contents(project / folder).items()
    }


def edit(project: Path) -> None:
    """Change a module of the reader; what it reads stays the same."""
    with (project / MODULE).open("a", encoding="utf-8") as file:
        file.write("\n# Edited.\n")


def stop_in_mid_step(project: Path, number: signal.Signals, *, all_at_once: bool = False) -> Run:
    """Send a signal to a build once its first step has begun; return its code and its words.

    `all_at_once` sends it to every process of the build, as a power cut or a full memory may;
    otherwise to `cnr build` alone. No process may outlive the build for long.
    """
    begun = project / ".snakemake" / "incomplete"
    assert not list(begun.glob("*"))
    deadline = time.monotonic() + TIMEOUT
    with subprocess.Popen(
        [CNR, "build", TARGET],
        cwd=project,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        start_new_session=True,
    ) as process:
        while not list(begun.glob("*")):
            assert process.poll() is None
            assert time.monotonic() < deadline
            time.sleep(0.01)
        build = psutil.Process(process.pid)
        others = build.children(recursive=True)
        assert others
        for one in [build, *(others if all_at_once else [])]:
            one.send_signal(number)
        out, err = process.communicate(timeout=TIMEOUT)
    _, left = psutil.wait_procs(others, timeout=LATEST)
    for one in left:
        one.kill()
    psutil.wait_procs(left)
    assert left == []
    return Run(process.returncode, out, err)


def test_a_second_build_makes_nothing_even_where_another_step_is_edited(project: Path) -> None:
    notebook = project / "notebooks" / "01_corpus.ipynb"
    notebook.write_text(notebook.read_text("utf-8").replace("Le corpus", "Ce corpus"), "utf-8")
    dates = {path: path.stat().st_mtime_ns for path in project.glob("[!.]*/**/*.*")}
    assert len(dates) > 50
    assert cnr("build", TARGET, cwd=project) == Run(0, "", "")
    assert {path: path.stat().st_mtime_ns for path in dates} == dates


def test_a_killed_build_leaves_the_earlier_outputs_and_the_next_one_goes_on(project: Path) -> None:
    before = outputs(project)
    assert {Path(name).suffix for name in before} == {".csv", ".json", ".sha256"}
    edit(project)
    run = stop_in_mid_step(project, signal.SIGKILL, all_at_once=True)
    assert run == Run(-signal.SIGKILL, "", "")
    # It may have been killed while it wrote under temporary names.
    left = {name: mark for name, mark in outputs(project).items() if "/." not in name}
    assert left == before
    # What a later kill, in the middle of the writing, would leave behind.
    (project / "data" / "processed" / ".idees.csv.w1x2y3z4").write_text("idee,them", "utf-8")
    assert said(cnr("build", TARGET, cwd=project)) == (0, said_by(STEP), "")
    assert outputs(project) == before


@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM"])
def test_an_interrupted_build_says_so_and_stops_its_steps(project: Path, name: str) -> None:
    before = outputs(project)
    edit(project)
    run = stop_in_mid_step(project, signal.Signals[name])
    assert (run.code, run.out) == (130, "")
    assert run.err.startswith("Construction interrompue : ")
    assert run.err.count("\n") == 1
    assert outputs(project) == before


@pytest.mark.parametrize("name", ["SIGHUP", "SIGKILL"])
def test_no_step_outlives_a_build_whose_terminal_closes_or_that_is_killed(
    project: Path, name: str
) -> None:
    before = outputs(project)
    edit(project)
    run = stop_in_mid_step(project, signal.Signals[name])
    assert run.code
    assert outputs(project) == before


def test_two_builds_of_one_checkout_do_not_mix(project: Path, command: Command) -> None:
    with (project / ".snakemake" / "cnr.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        run = command("build", TARGET, cwd=project)
    assert_refused(run, 5, "Une autre construction est en cours")


def test_a_chart_folder_that_is_a_file(project: Path) -> None:
    shutil.rmtree(project / "reports" / "graphiques", ignore_errors=True)
    (project / "reports" / "graphiques").write_text("à garder", "utf-8")
    before = outputs(project)
    run = cnr("build", "reports/graphiques/corpus_lignes.svg", cwd=project)
    assert_refused(run, 5, "graphiques", "Impossible d’écrire")
    assert outputs(project) == before


def test_a_reports_folder_that_is_a_file(project: Path) -> None:
    shutil.rmtree(project / "reports")
    (project / "reports").write_text("à garder", "utf-8")
    run = cnr("build", cwd=project)
    assert_refused(run, 5, "reports", "Impossible d’écrire")
    assert (project / "reports").read_text("utf-8") == "à garder"


def test_an_unknown_target_is_named(project: Path) -> None:
    run = cnr("build", "reports/inconnu.html", cwd=project)
    assert_refused(run, 2, "reports/inconnu.html")
