"""`cnr build` makes what is out of date, once, and an interruption harms nothing."""

from __future__ import annotations

import fcntl
import os
import shutil
import signal
import subprocess
import time
from pathlib import Path

import pytest

from commands.checkout import CNR, TIMEOUT, Run, assert_refused, cnr, contents, once, small_project

TARGET = "reports/donnees.sha256"
STEP = "cnr data : 10 fichiers dans data/processed.\n"
MODULE = Path("src", "cnr", "parse", "rows.py")
OUTPUTS = ("data/processed", "reports")


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small project whose data are built; not to be changed."""

    def build(folder: Path) -> None:
        small_project(folder)
        assert cnr("build", TARGET, cwd=folder) == Run(0, STEP, "")

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


def kill_in_mid_step(project: Path) -> None:
    """Start a build, and kill it with all its processes once its first step has begun."""
    begun = project / ".snakemake" / "incomplete"
    assert not list(begun.glob("*"))
    with subprocess.Popen(
        [CNR, "build", TARGET],
        cwd=project,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        start_new_session=True,
    ) as process:
        assert process.stdout is not None
        deadline = time.monotonic() + TIMEOUT
        while not list(begun.glob("*")):
            assert process.poll() is None, process.stdout.read()
            assert time.monotonic() < deadline
            time.sleep(0.01)
        os.killpg(process.pid, signal.SIGKILL)
        assert process.wait() == -signal.SIGKILL
        assert process.stdout.read() == b""


def test_a_second_build_makes_nothing(project: Path) -> None:
    dates = {path: path.stat().st_mtime_ns for path in project.glob("[!.]*/**/*.*")}
    assert len(dates) > 50
    assert cnr("build", TARGET, cwd=project) == Run(0, "", "")
    assert {path: path.stat().st_mtime_ns for path in dates} == dates


def test_a_killed_build_leaves_the_earlier_outputs_and_the_next_one_goes_on(project: Path) -> None:
    before = outputs(project)
    assert {Path(name).suffix for name in before} == {".csv", ".json", ".sha256"}
    edit(project)
    kill_in_mid_step(project)
    assert outputs(project) == before
    # What a later kill, in the middle of the writing, would leave behind.
    (project / "data" / "processed" / ".idees.csv.w1x2y3z4").write_text("idee,them", "utf-8")
    assert cnr("build", TARGET, cwd=project) == Run(0, STEP, "")
    assert outputs(project) == before


def test_an_edited_notebook_does_not_rebuild_the_data(project: Path) -> None:
    path = project / "notebooks" / "01_corpus.ipynb"
    path.write_text(path.read_text("utf-8").replace("Le corpus", "Notre corpus"), "utf-8")
    assert cnr("build", TARGET, cwd=project) == Run(0, "", "")


def test_two_builds_of_one_checkout_do_not_mix(project: Path) -> None:
    with (project / ".snakemake" / "cnr.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        run = cnr("build", TARGET, cwd=project)
    assert_refused(run, 5, "Une autre construction est en cours")


def test_a_chart_folder_that_is_a_file(project: Path) -> None:
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
