"""From source files to the files of the data contract."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pandas as pd

from cnr import tables
from cnr.checks import run_checks
from cnr.checks.local import NATIONAL
from cnr.datapackage import describe
from cnr.errors import CnrError, SourceError
from cnr.labels import slug
from cnr.lines import Line, decode, read_bytes, read_lines, split_lines
from cnr.parse.local import READERS, LocalDocument
from cnr.parse.records import Synthesis
from cnr.parse.synthesis import parse_synthesis
from cnr.schema import LOCAL_TABLES, READ_TABLES
from cnr.sources import SYNTHESIS, Manifest, fingerprint, problems, read_manifest
from cnr.storage import table_bytes
from cnr.tables.local import LOCAL_FRAMES, scope_of


@dataclass(frozen=True, slots=True)
class Others:
    """The documents around the workshops: what was read in them, the audits of their lines, and
    the scope of each, by identifier.
    """

    read: tuple[LocalDocument, ...] = ()
    audits: tuple[pd.DataFrame, ...] = ()
    scopes: Mapping[str, str] = field(default_factory=dict)


def table_files(
    synthesis: Synthesis,
    lines: Sequence[Line],
    documents: pd.DataFrame,
    others: Others,
    folder: Path,
) -> dict[Path, bytes]:
    """Return the contents of every table read in the sources, by path in `folder`.

    `lines` are those of the synthesis, `others` what was read in the other documents.
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
            [tables.line_audit(synthesis, lines), *others.audits], ignore_index=True
        ),
        "ecarts": pd.concat(
            [tables.findings(synthesis), tables.local_findings(others.read, others.scopes)],
            ignore_index=True,
        ),
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
    others = read_others(manifest, raw, synthesis.departments)
    local = {code: one for code, one in others.scopes.items() if one != NATIONAL}
    documents = tables.documents(
        [one.row() | {"departement": local.get(one.document, "")} for one in manifest.sources]
    )
    plans = {
        folder / f"{name}.csv": table_bytes(LOCAL_TABLES[name], make(others.read))
        for name, make in LOCAL_FRAMES.items()
    }
    return table_files(synthesis, lines, documents, others, folder) | plans


def read_others(manifest: Manifest, raw: Path, departments: Mapping[str, str]) -> Others:
    """Return what is read in the registered documents beside the synthesis.

    One that no reader reads has its lines in the audit, and nothing else. Raises StructureError
    when a document does not follow its template.
    """
    read: list[LocalDocument] = []
    audits: list[pd.DataFrame] = []
    scopes: dict[str, str] = {}
    for source in manifest.sources:
        if source.document == SYNTHESIS:
            continue
        lines = read_lines(raw / source.fichier)
        reader = READERS.get(source.document)
        if reader is None:
            audits.append(tables.unread_lines(source.document, lines))
            continue
        document = reader(lines, source.document, source.fichier)
        read.append(document)
        audits.append(tables.local_audit(document, lines))
        scopes[source.document] = scope_of(document, lines, departments)
    return Others(tuple(read), tuple(audits), scopes)


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
    files = table_files(synthesis, lines, tables.documents([row]), Others(), folder)
    return files | {folder / "datapackage.json": describe(READ_TABLES)}
