"""The sources: what the manifest registers, and whether the files are still those."""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from cnr.errors import SourceError
from cnr.french import number, plural
from cnr.lines import decode, read_bytes, split_lines

MANIFEST = "manifest.csv"
BLOCKS = "blocks.csv"
BLOCK_LINES = 100
#: The registered document that the reader of syntheses reads.
SYNTHESIS = "synthese-na"
_COLUMNS = ["document", "titre", "editeur", "date", "fichier", "sha256", "lignes", "licence"]


@dataclass(frozen=True, slots=True)
class Source:
    """A registered document; the fields are the manifest's columns."""

    document: str
    titre: str
    editeur: str
    date: str
    fichier: str
    sha256: str
    lignes: int
    licence: str

    def row(self) -> dict[str, object]:
        return {column: getattr(self, column) for column in _COLUMNS}


@dataclass(frozen=True, slots=True)
class Manifest:
    """The registered sources, and for each the fingerprints of its runs of BLOCK_LINES lines and
    of its first line (run 0 in the file).
    """

    sources: tuple[Source, ...]
    blocks: dict[str, tuple[str, ...]]
    openings: dict[str, str] = field(default_factory=dict)

    def __getitem__(self, document: str) -> Source:
        for source in self.sources:
            if source.document == document:
                return source
        raise SourceError(f"Le manifeste n’enregistre aucun document « {document} ».")


def fingerprint(data: bytes) -> str:
    """Return the SHA-256 of `data` in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def block_fingerprints(data: bytes) -> tuple[str, ...]:
    """Return a short fingerprint for each run of BLOCK_LINES lines: they tell where a file
    changed without keeping a second copy of it.
    """
    lines = data.split(b"\n")
    if lines and not lines[-1]:
        lines.pop()
    runs = [lines[i : i + BLOCK_LINES] for i in range(0, len(lines), BLOCK_LINES)]
    return tuple(fingerprint(b"\n".join(run))[:16] for run in runs)


def opening_fingerprint(data: bytes) -> str:
    """Return the fingerprint of the first line: it tells a document cut short from another one."""
    return fingerprint(data.partition(b"\n")[0])[:16]


def read_manifest(folder: Path) -> Manifest:
    """Return the manifest of `folder`. Raises SourceError naming the malformed line."""
    path = folder / MANIFEST
    sources = []
    for line, row in _rows(path, _COLUMNS):
        if not row["lignes"].isdigit() or len(row["sha256"]) != 64:
            raise SourceError(
                f"« {path} », ligne {line} : « lignes » doit être un nombre et « sha256 » avoir "
                "64 caractères."
            )
        sources.append(
            Source(
                document=row["document"],
                titre=row["titre"],
                editeur=row["editeur"],
                date=row["date"],
                fichier=row["fichier"],
                sha256=row["sha256"],
                lignes=int(row["lignes"]),
                licence=row["licence"],
            )
        )
    blocks: dict[str, list[str]] = {}
    for _, row in _rows(folder / BLOCKS, ["document", "bloc", "empreinte"]):
        blocks.setdefault(row["document"], []).append(row["empreinte"])
    openings = {name: marks.pop(0) for name, marks in blocks.items()}
    runs = {name: tuple(marks) for name, marks in blocks.items()}
    return Manifest(tuple(sources), runs, openings)


def _rows(path: Path, columns: Sequence[str]) -> list[tuple[int, dict[str, str]]]:
    text = decode(read_bytes(path), path.name)
    reader = csv.DictReader(io.StringIO(text), strict=True)
    if list(reader.fieldnames or []) != list(columns):
        raise SourceError(f"« {path} », ligne 1 : les colonnes doivent être {', '.join(columns)}.")
    rows = []
    try:
        for row in reader:
            if None in row or None in row.values():
                raise SourceError(
                    f"« {path} », ligne {reader.line_num} : il faut {len(columns)} colonnes."
                )
            rows.append((reader.line_num, row))
    except csv.Error as error:
        raise SourceError(
            f"« {path} », ligne {reader.reader.line_num} : CSV illisible ({error})."
        ) from None
    return rows


def problem(source: Source, folder: Path, manifest: Manifest) -> str | None:
    """Return one sentence saying how the file of `source` differs from the manifest, or None."""
    path = folder / source.fichier
    try:
        data = read_bytes(path)
        if fingerprint(data) == source.sha256:
            return None
        text = decode(data, str(path))
    except SourceError as error:
        return str(error)
    other = next((s for s in manifest.sources if s.sha256 == fingerprint(data)), None)
    if other is not None:
        return (
            f"« {path} » contient un autre document : celui de « {other.fichier} » "
            f"({other.document})."
        )
    count = len(split_lines(text))
    expected, found = manifest.blocks.get(source.document, ()), block_fingerprints(data)
    same = 0
    while same < min(len(expected), len(found)) and expected[same] == found[same]:
        same += 1
    first, last = same * BLOCK_LINES + 1, min((same + 1) * BLOCK_LINES, max(count, source.lignes))
    size = f"{plural(count, 'ligne')} au lieu de {number(source.lignes)}"
    begins = opening_fingerprint(data) == manifest.openings.get(source.document)
    if begins and count < source.lignes and same >= len(found) - 1:
        return f"« {path} » est tronqué : {size} ; il s’arrête à la ligne {count}."
    if not begins and same == 0 and not set(expected) & set(found):
        return f"« {path} » n’est pas le document enregistré au manifeste ({size})."
    where = f"la première différence est entre les lignes {first} et {last}"
    return (
        f"« {path} » a été modifié : {where}"
        + (f" ({size})" if count != source.lignes else "")
        + f" ; son empreinte n’est plus {source.sha256[:12]}…"
    )


def problems(manifest: Manifest, folder: Path) -> dict[str, str]:
    """Return, for each document whose file is not the registered one, the sentence about it."""
    found = {source.document: problem(source, folder, manifest) for source in manifest.sources}
    return {document: sentence for document, sentence in found.items() if sentence}


def renewed(manifest: Manifest, folder: Path) -> dict[Path, bytes]:
    """Return the manifest's two files with the fingerprints of the files as they are now.

    For maintainers who accept a new edition of a source: the change then shows as a diff.
    """
    entries = io.StringIO()
    writer = csv.DictWriter(entries, _COLUMNS, lineterminator="\n")
    writer.writeheader()
    blocks = io.StringIO()
    block_writer = csv.writer(blocks, lineterminator="\n")
    block_writer.writerow(["document", "bloc", "empreinte"])
    for source in manifest.sources:
        data = read_bytes(folder / source.fichier)
        lines = len(split_lines(decode(data, source.fichier)))
        writer.writerow({**source.row(), "sha256": fingerprint(data), "lignes": lines})
        marks = (opening_fingerprint(data), *block_fingerprints(data))
        for rank, mark in enumerate(marks):
            block_writer.writerow([source.document, rank, mark])
    return {
        folder / MANIFEST: entries.getvalue().encode("utf-8"),
        folder / BLOCKS: blocks.getvalue().encode("utf-8"),
    }
