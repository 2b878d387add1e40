"""The glossary of the domain: acronyms and synonyms, each with the name that stands for all."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from cnr.reference import read_reference

GLOSSARY_FILE = "glossaire.csv"
COLUMNS = ("terme", "type", "developpement", "variantes", "ligne")
#: An acronym is read as its words too; a synonym only as the term that it shares with others.
ACRONYM = "sigle"
SYNONYM = "synonyme"


@dataclass(frozen=True, slots=True)
class Term:
    """A term of the glossary: `name` stands for `expansion` and for every one of `variants`."""

    name: str
    kind: str
    expansion: str
    variants: tuple[str, ...]

    @property
    def forms(self) -> tuple[str, ...]:
        """Return every way of writing the term."""
        return (self.name, *((self.expansion,) if self.expansion else ()), *self.variants)


def read_glossary(path: Path) -> tuple[Term, ...]:
    """Return the terms of a glossary file, a row per term: terme, type (`sigle`, `synonyme`),
    developpement, variantes (separated by `|`), ligne (where the synthesis explains it, or empty).

    Raises SourceError naming the file and the line when a row cannot be used.
    """
    rows = read_reference(path, COLUMNS, key=("terme",), choices={"type": (ACRONYM, SYNONYM)})
    return tuple(
        Term(row.terme, row.type, row.developpement, split_list(row.variantes))
        for row in rows.itertuples()
    )


def split_list(cell: str) -> tuple[str, ...]:
    """Return the items of a cell that holds a list separated by `|`."""
    return tuple(item.strip() for item in cell.split("|") if item.strip())
