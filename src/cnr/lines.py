"""The lines of a source text: numbered as a reader counts them, never altered."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from cnr.errors import SourceError, reason


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a source: its 1-based number and its text without the line feed."""

    number: int
    text: str

    @property
    def content(self) -> str:
        """The words of the line, runs of white space collapsed to one space."""
        return " ".join(self.text.split())

    @property
    def indent(self) -> int:
        """Number of spaces before the first word (0 on a blank line)."""
        return len(self.text) - len(self.text.lstrip(" ")) if self.text.strip() else 0

    @property
    def is_blank(self) -> bool:
        return not self.text.strip()


def decode(data: bytes, name: str) -> str:
    """Return the text of `data`, which must be UTF-8 with LF line ends and no byte-order mark.

    `name` is how messages call the file. Raises SourceError naming the first faulty line: a
    conversion made silently would shift what a later reader sees in the same file.
    """
    if not data.strip():
        raise SourceError(f"« {name} » est vide : aucun texte à lire.")
    if data.startswith(b"\xef\xbb\xbf"):
        raise SourceError(
            f"« {name} », ligne 1 : le fichier commence par une marque d’ordre des octets (BOM) ; "
            "l’enregistrer en UTF-8 sans BOM."
        )
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        number = data.count(b"\n", 0, error.start) + 1
        raise SourceError(
            f"« {name} », ligne {number} : caractère qui n’est pas de l’UTF-8 "
            "(fichier en Latin-1 ?) ; convertir le fichier en UTF-8."
        ) from None
    if "\r" in text:
        number = text.count("\n", 0, text.index("\r")) + 1
        raise SourceError(
            f"« {name} », ligne {number} : fin de ligne CR ou CRLF (Windows) ; "
            "convertir le fichier en fins de ligne LF."
        )
    if "\0" in text:
        number = text.count("\n", 0, text.index("\0")) + 1
        raise SourceError(f"« {name} », ligne {number} : octet nul, ce n’est pas un fichier texte.")
    return text


def split_lines(text: str) -> list[Line]:
    """Return every line of `text`, blank ones included, numbered from 1."""
    rows = text.split("\n")
    if rows and rows[-1] == "":
        rows.pop()
    return [Line(number, row) for number, row in enumerate(rows, start=1)]


def read_bytes(path: Path) -> bytes:
    """Return the bytes of a source file; SourceError when it is missing or cannot be read."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise SourceError(f"« {path} » est absent : ce fichier source est nécessaire.") from None
    except OSError as error:
        raise SourceError(f"« {path} » ne peut pas être lu : {reason(error)}.") from None


def read_lines(path: Path) -> list[Line]:
    """Return the lines of the text file at `path` (see `decode` for what is refused)."""
    return split_lines(decode(read_bytes(path), path.name))
