"""Free coding of contributions from elsewhere, a file of any length, in a stream."""

from __future__ import annotations

import csv
import itertools
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
from sklearn.linear_model import LogisticRegression
from threadpoolctl import threadpool_limits

from cnr.coding.free import DECIMALS, GIVEN, code
from cnr.coding.materials import cell_name
from cnr.coding.model import Model, context
from cnr.errors import SourceError
from cnr.exports import harmless
from cnr.parse.prompts import SECTIONS
from cnr.reference import csv_rows
from cnr.spoken import NATURES
from cnr.storage import replacing

REQUIRED = ("document", "departement", "thematique", "texte")
#: Columns added to those of the file.
ADDED = ("idee_libre", "libelle", "proba_libre", "idee_libre_2", "idee_libre_3")
#: Rows coded at a time: memory does not grow with the file.
CHUNK = 2000

Row = dict[str, str]


def read_rows(path: Path, themes: Sequence[str]) -> Iterator[Row]:
    """Yield the rows of a CSV in UTF-8 (comma or semicolon), with the columns REQUIRED and maybe
    rubrique, intertitre, chapeau; other columns are kept.

    Raises SourceError naming the file and the line when the file cannot be read (see
    `reference.csv_rows`), when a theme or a section is unknown, or when a column bears the name of
    one that coding adds.
    """
    known = {"thematique": tuple(themes), "rubrique": (*SECTIONS, "")}
    for line, row in csv_rows(path, REQUIRED):
        for name in ADDED:
            if name in row:
                raise SourceError(
                    f"« {path} », ligne 1 : la colonne {name} sera écrite par le codage ; la "
                    "renommer."
                )
        for name, values in known.items():
            if name in row and row[name] not in values:
                raise SourceError(
                    f"« {path} », ligne {line} : la colonne {name} porte « {row[name]} » ; "
                    f"valeurs connues : {', '.join(filter(None, values))}."
                )
        yield row


class Coder:
    """Codes rows with a model. Where the file gives no section, whether a text is a problem or a
    proposal is guessed from its words.
    """

    def __init__(self, model: Model, ideas: pd.DataFrame) -> None:
        """`ideas` is idees.csv."""
        self._model = model
        self._labels = dict(zip(ideas["idee"], ideas["libelle"], strict=True))
        self.themes = themes_of(ideas)
        self._departments = {
            code for fitted in model.fits.values() for code in fitted.cell.departments
        }
        self._kinds: dict[str, LogisticRegression] = {}

    def __call__(self, rows: Iterable[Row]) -> Iterator[Row]:
        """Yield each row with the columns ADDED; a row without text has no idea."""
        waiting = iter(rows)
        while chunk := list(itertools.islice(waiting, CHUNK)):
            yield from self._coded(chunk)

    def _coded(self, rows: list[Row]) -> list[Row]:
        with threadpool_limits(1):
            vectors = self._model.vectors.transform(
                [row["texte"] for row in rows],
                [context(row.get("intertitre", ""), row.get("chapeau", "")) for row in rows],
            )
            groups: dict[tuple[str, str, str | None], list[int]] = {}
            for rank, row in enumerate(rows):
                code_ = row["departement"] if row["departement"] in self._departments else None
                key = (row["thematique"], row.get("rubrique", ""), code_)
                if row["texte"].strip():
                    groups.setdefault(key, []).append(rank)
            done = [dict(row) | dict.fromkeys(ADDED, "") for row in rows]
            for (theme, section, department), ranks in groups.items():
                ideas, probabilities = self._ideas(theme, section, department, vectors[ranks])
                for rank, given, probability in zip(ranks, ideas, probabilities, strict=True):
                    done[rank] |= {
                        "idee_libre": given[0],
                        "libelle": self._labels.get(given[0], ""),
                        "proba_libre": f"{probability:.{DECIMALS}f}",
                        "idee_libre_2": given[1],
                        "idee_libre_3": given[2],
                    }
        return done

    def _ideas(self, theme: str, section: str, department: str | None, vectors: Any) -> Any:
        calibrated = self._model.calibrated(department)
        natures = [NATURES[section]] if section else ["constat", "proposition"]
        cells = [cell_name(theme, nature) for nature in natures]
        cells = [cell for cell in cells if cell in self._model.fits]
        coded = {
            cell: code(
                self._model.probabilities(cell, vectors, department),
                self._model.fits[cell].cell.ideas,
                calibrated,
            )
            for cell in cells
        }
        if len(cells) < 2:
            if not cells:
                return [("",) * GIVEN] * vectors.shape[0], np.zeros(vectors.shape[0])
            return coded[cells[0]].ideas, coded[cells[0]].probability
        proposal = self._kind(theme, cells).predict_proba(vectors)[:, 1]
        chosen = proposal > 0.5
        problems, proposals = (coded[cell] for cell in cells)
        ideas = np.where(chosen[:, None], proposals.ideas, problems.ideas)
        likely = np.where(
            chosen, proposal * proposals.probability, (1 - proposal) * problems.probability
        )
        return ideas, np.round(likely, DECIMALS)

    def _kind(self, theme: str, cells: list[str]) -> LogisticRegression:
        """Return the classifier that tells a theme's proposals (1) from its problems (0)."""
        if theme not in self._kinds:
            known = [self._model.fits[cell].cell for cell in cells]
            parts = [part for cell in known for part in (cell.sentences, cell.contributions)]
            truth = np.repeat([0, 0, 1, 1], [part.shape[0] for part in parts])
            self._kinds[theme] = LogisticRegression(
                C=10.0, class_weight="balanced", max_iter=300
            ).fit(self._model.vectors.stack(parts), truth)
        return self._kinds[theme]


def themes_of(ideas: pd.DataFrame) -> list[str]:
    """Return the themes of a codebook, idees.csv."""
    return list(dict.fromkeys(ideas["thematique"]))


def columns(path: Path, themes: Sequence[str]) -> list[str]:
    """Return the columns of the file, which must have a row (see `read_rows` for the errors)."""
    first = next(read_rows(path, themes), None)
    if first is None:
        raise SourceError(f"« {path} » n’a aucune contribution.")
    return list(first)


def code_file(coder: Coder, path: Path, output: Path) -> int:
    """Write the rows of `path` with their ideas to `output`, whole or not at all, and return how
    many there are; cells start no formula in a spreadsheet.
    """
    names = columns(path, coder.themes)
    count = 0
    with replacing(output) as file:
        writer = csv.DictWriter(file, [*names, *ADDED], lineterminator="\n")
        writer.writerow({name: harmless(name) for name in writer.fieldnames})
        for row in coder(read_rows(path, coder.themes)):
            writer.writerow({name: harmless(cell) for name, cell in row.items()})
            count += 1
    return count
