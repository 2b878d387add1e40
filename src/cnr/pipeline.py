"""From source files to the files of the data contract."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pandas as pd

from cnr import tables
from cnr.checks import run_checks
from cnr.datapackage import describe
from cnr.errors import CnrError, SourceError
from cnr.labels import slug
from cnr.lines import Line, decode, read_bytes, read_lines, split_lines
from cnr.parse.records import Synthesis
from cnr.parse.synthesis import parse_synthesis
from cnr.schema import READ_TABLES
from cnr.sources import SYNTHESIS, Manifest, fingerprint, problems, read_manifest
from cnr.storage import table_bytes


def table_files(
    synthesis: Synthesis,
    lines: Sequence[Line],
    documents: pd.DataFrame,
    unread: Sequence[pd.DataFrame],
    folder: Path,
) -> dict[Path, bytes]:
    """Return the contents of every table read in the sources, by path in `folder`.

    `lines` are those of the synthesis, `unread` the line audits of the other documents.
    """
    frames = {
        "documents": documents,
        "departements": tables.departments(synthesis),
        "thematiques": tables.themes(synthesis),
        "cadrage": tables.framing(synthesis),
        "tableaux_publies": tables.published_tables(synthesis),
        "idees": tables.ideas(synthesis),
        "ateliers": tables.workshops(synthesis),
        "participants": tables.participants(synthesis),
        "contributions": tables.contributions(synthesis),
        "exemples": tables.examples(synthesis),
        "audit_lignes": pd.concat(
            [tables.line_audit(synthesis, lines), *unread], ignore_index=True
        ),
        "ecarts": tables.findings(synthesis),
    }
    return {
        folder / f"{name}.csv": table_bytes(READ_TABLES[name], frame)
        for name, frame in frames.items()
    }


def check_sources(raw: Path) -> int:
    """Return how many documents `raw` holds, all of them as the manifest registers them.

    Raises SourceError, one sentence per faulty file; for the synthesis the message goes on with
    what its own sums say, which may show what changed.
    """
    manifest = read_manifest(raw)
    faults = problems(manifest, raw)
    if faults:
        hints = diagnosis(manifest, raw) if SYNTHESIS in faults else []
        raise SourceError("\n  ".join([*faults.values(), *hints]))
    return len(manifest.sources)


def registered_files(raw: Path, folder: Path) -> dict[Path, bytes]:
    """Return the tables read in the registered sources of `raw` (see `check_sources`)."""
    check_sources(raw)
    manifest = read_manifest(raw)
    source = manifest[SYNTHESIS]
    lines = read_lines(raw / source.fichier)
    synthesis = parse_synthesis(lines, SYNTHESIS, source.fichier)
    unread = [
        tables.unread_lines(other.document, read_lines(raw / other.fichier))
        for other in manifest.sources
        if other.document != SYNTHESIS
    ]
    documents = tables.documents([one.row() for one in manifest.sources])
    return table_files(synthesis, lines, documents, unread, folder)


def diagnosis(manifest: Manifest, raw: Path) -> list[str]:
    """Return the certain findings of the synthesis as it is now, as far as it can still be read.

    Only sums and structure: a faulty copy is not worth more.
    """
    source = manifest[SYNTHESIS]
    try:
        synthesis = parse_synthesis(read_lines(raw / source.fichier), SYNTHESIS, source.fichier)
    except CnrError:
        return []
    rules = ("somme_groupe", "region_departements_idee", "region_departements_groupe")
    return [
        f"{finding.sentence} Lignes {' '.join(map(str, finding.lines))}."
        for rule, finding in run_checks(synthesis)
        if rule in rules
    ]


def unregistered_files(path: Path, folder: Path) -> dict[Path, bytes]:
    """Return the tables read in one synthesis that no manifest registers, and their description.

    Its document identifier is the file's name in ASCII. Raises SourceError when the file cannot
    be read, StructureError when it does not follow the template.
    """
    data = read_bytes(path)
    lines = split_lines(decode(data, path.name))
    document = slug(path.stem) or "synthese"
    synthesis = parse_synthesis(lines, document, path.name)
    row = {
        "document": document,
        "fichier": path.name,
        "sha256": fingerprint(data),
        "lignes": len(lines),
    }
    files = table_files(synthesis, lines, tables.documents([row]), [], folder)
    return files | {folder / "datapackage.json": describe(READ_TABLES)}
