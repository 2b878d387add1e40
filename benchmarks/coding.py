"""Speed and memory of free coding on files of 10^3 to 10^6 contributions.

Run from the top of a checkout: `.venv/bin/python benchmarks/coding.py`. Prints a Markdown table;
see docs/performances.md for one run. Each size is coded by a process of its own, so that its peak
memory is its own.
"""

from __future__ import annotations

import csv
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from cnr.coding.elsewhere import Coder, code_file
from cnr.coding.materials import load_materials
from cnr.coding.model import train
from cnr.project import find_project

SIZES = (1_000, 10_000, 100_000, 1_000_000)


def write_file(path: Path, size: int) -> None:
    """Write `size` contributions, drawn from the corpus with some words left out, so that few are
    alike.
    """
    rows = load_materials(find_project()).contributions
    texts = list(zip(rows["thematique"], rows["rubrique"], rows["texte_lisible"], strict=True))
    draw = random.Random(size)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(("document", "departement", "thematique", "rubrique", "texte"))
        for _ in range(size):
            theme, section, text = draw.choice(texts)
            kept = [word for word in text.split() if draw.random() > 0.1]
            writer.writerow(("essai", "75", theme, section, " ".join(kept)))


def measure(source: Path, output: Path) -> None:
    """Code a file and print: seconds of training, seconds of coding, peak memory in megabytes
    after training and at the end.
    """
    start = time.perf_counter()
    materials = load_materials(find_project())
    coder = Coder(train(materials), materials.ideas)
    trained, before = time.perf_counter(), _peak()
    code_file(coder, source, output)
    done = time.perf_counter()
    print(trained - start, done - trained, before, _peak())


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main(sizes: tuple[int, ...]) -> None:
    """Print the table."""
    print(f"{os.cpu_count()} cores, Python {sys.version.split()[0]}\n")
    print(
        "| contributions | training (s) | coding (s) | contributions per second | time for ten "
        "times as many | memory after training (MB) | peak memory (MB) |"
    )
    print("|--:|--:|--:|--:|--:|--:|--:|")
    previous = 0.0
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            source, output = Path(folder) / "source.csv", Path(folder) / "codage.csv"
            write_file(source, size)
            done = subprocess.run(
                [sys.executable, __file__, str(source), str(output)],
                check=True,
                capture_output=True,
                text=True,
            )
        training, coding, before, peak = map(float, done.stdout.split())
        growth = f"× {coding / previous:.1f}" if previous else ""
        previous = coding
        print(
            f"| {size:,} | {training:.1f} | {coding:.1f} | {size / coding:,.0f} | {growth} "
            f"| {before:.0f} | {peak:.0f} |",
            flush=True,
        )


if __name__ == "__main__":
    if len(sys.argv) == 3:
        measure(Path(sys.argv[1]), Path(sys.argv[2]))
    else:
        main(SIZES)
