"""The whole build: Snakemake decides what to make again, one `cnr` command makes each thing."""

from __future__ import annotations

import ctypes
import fcntl
import os
import re
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from cnr.errors import CnrError, OutputError, ParameterError
from cnr.project import CHART_FOLDER, Project

LOG = "construction.log"
_PR_SET_PDEATHSIG = 1  # of <linux/prctl.h>
#: How a step tells what it did, or why it stopped; everything else goes to the log.
STEP = re.compile(r"^cnr \w+ : ")
ERROR = re.compile(r"^cnr : erreur (?P<code>\d+) : ")
_DONE = re.compile(r"^(?P<done>\d+) of (?P<total>\d+) steps")


def step_line(command: str, text: str) -> str:
    """Return the line that a step prints when it is done."""
    return f"cnr {command} : {text}"


def error_line(error: CnrError) -> str:
    """Return the line that a command prints when it stops on an error."""
    return f"cnr : erreur {error.exit_code} : {error}"


@contextmanager
def alone(folder: Path) -> Iterator[int]:
    """Hold the project's build lock and yield its file descriptor; a build that is killed leaves no
    lock behind, unlike one that only marks a file.

    Raises OutputError when another build of the same checkout is running.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with (folder / "cnr.lock").open("w") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                raise OutputError(
                    "Une autre construction est en cours dans ce dossier ; attendre sa fin."
                ) from None
            yield lock.fileno()
    except OSError as error:
        raise OutputError.from_os_error(folder, error) from None


def check_writable(*folders: Path) -> None:
    """Raise OutputError unless a file can be written in each folder, which is made if missing.

    Snakemake would stop on such a folder before any step could say why.
    """
    for folder in folders:
        try:
            folder.mkdir(parents=True, exist_ok=True)
            with tempfile.TemporaryFile(dir=folder):
                pass
        except OSError as error:
            raise OutputError.from_os_error(folder, error) from None


def build(project: Project, targets: list[str], cores: str) -> int:
    """Make `targets` (all reports when empty) and return the exit code.

    That of the step that failed, 130 when interrupted. What was made before stays; the next build
    goes on from there.
    """
    check_writable(project.processed, project.reports, project.reports / CHART_FOLDER)
    command = [
        *(sys.executable, "-m", "snakemake", "--cores", cores, "--directory", str(project.root)),
        *("--snakefile", str(project.root / "Snakefile"), "--rerun-incomplete", "--nolock"),
        *("--keep-incomplete", "--", *targets),
    ]
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', '')}"
    # Files are opened as UTF-8 whatever the locale of the machine.
    environment = os.environ | {"PATH": path, "PYTHONUTF8": "1"}
    with alone(project.root / ".snakemake") as lock:
        log_path = project.root / ".snakemake" / LOG
        with (
            log_path.open("w", encoding="utf-8") as log,
            subprocess.Popen(
                command,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                text=True,
                encoding="utf-8",
                errors="replace",
                env=environment,
                cwd=project.root,
                start_new_session=True,
                preexec_fn=_end_with_parent,
                pass_fds=(lock,),  # Snakemake holds it too, if this process is killed
            ) as process,
        ):
            assert process.stdout is not None
            for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
                signal.signal(number, _interrupt)
            try:
                failure = _follow(process.stdout, log)
                code = process.wait()
            except KeyboardInterrupt:
                _stop(process)
                print(
                    "Construction interrompue : ce qui était déjà produit est intact, et la "
                    "prochaine construction reprendra de là.",
                    file=sys.stderr,
                )
                return 130
    if code and "MissingRuleException" in log_path.read_text(encoding="utf-8"):
        raise ParameterError(
            f"Aucune règle ne produit {' ou '.join(f'« {target} »' for target in targets)}."
        )
    if code and failure is None:
        print(f"La construction a échoué ; le détail est dans « {log_path} ».", file=sys.stderr)
    return (failure or 1) if code else 0


def _end_with_parent() -> None:
    """Ask Linux to end this process when the one that started it dies, however it dies."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)


def _interrupt(number: int, frame: object) -> None:
    """Treat a request to stop, from a keyboard or from a supervisor, as an interruption."""
    raise KeyboardInterrupt


def _stop(process: subprocess.Popen[str]) -> None:
    """End Snakemake and the steps that it runs, politely then not."""
    for number in (signal.SIGTERM, signal.SIGKILL):
        with suppress(ProcessLookupError):
            os.killpg(process.pid, number)
        with suppress(subprocess.TimeoutExpired):
            process.wait(timeout=10)
            return


def _follow(output: IO[str], log: IO[str]) -> int | None:
    """Copy the steps' lines to the screen and all lines to the log.

    A terminal gets a progress bar, anything else one line per step. Returns the exit code of the
    first step that failed, None when none did.
    """
    failure: int | None = None
    in_error = False
    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(
        *columns, TimeElapsedColumn(), console=console, disable=not console.is_terminal
    ) as bar:
        task = bar.add_task("Rapports", total=None)
        for line in output:
            log.write(line)
            text = line.rstrip("\n")
            done = _DONE.match(text)
            error = ERROR.match(text)
            if done:
                bar.update(task, completed=int(done["done"]), total=int(done["total"]))
            elif error:
                failure = failure or int(error["code"])
                bar.console.print(text, highlight=False, markup=False, soft_wrap=True)
            elif STEP.match(text):
                if bar.disable:
                    print(text, flush=True)
                else:
                    bar.update(task, description=text.removeprefix("cnr ")[:60])
            elif in_error and text.startswith("  "):
                bar.console.print(text, highlight=False, markup=False, soft_wrap=True)
            # Sentences after the first one of an error are indented.
            in_error = bool(error) or (in_error and text.startswith("  "))
    return failure
