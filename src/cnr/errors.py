"""The errors a user can meet, each with the exit code that tells scripts what went wrong."""

from __future__ import annotations

import errno
from pathlib import Path

#: The refusals of the system that a user can do something about.
_REASONS = {
    errno.ENOSPC: "il n’y a plus de place sur le disque",
    errno.EDQUOT: "le quota du disque est atteint",
    errno.EFBIG: "le fichier dépasse la taille permise",
    errno.EACCES: "l’accès est refusé",
    errno.EPERM: "l’opération n’est pas permise",
    errno.EROFS: "le disque est en lecture seule",
    errno.EEXIST: "un fichier porte le nom du dossier",
    errno.ENOTDIR: "un fichier porte le nom d’un dossier",
    errno.EISDIR: "c’est un dossier",
    errno.ENOENT: "le dossier ne peut pas être créé",
}


def reason(error: OSError) -> str:
    """Return in French why the system refused to read or write a file."""
    return _REASONS.get(error.errno or 0, (error.strerror or str(error)).lower())


class CnrError(Exception):
    """A sentence for the user (French) and the exit code of the command that prints it."""

    exit_code = 1


class ParameterError(CnrError):
    """An unknown department, notebook or parameter."""

    exit_code = 2


class SourceError(CnrError):
    """A source file that is missing, unreadable, or not the one that the manifest registers."""

    exit_code = 3


class StructureError(CnrError):
    """A readable text that does not follow the template of the synthesis."""

    exit_code = 4


class OutputError(CnrError):
    """An output that cannot be written: no space left, no permission, not a folder."""

    exit_code = 5

    @classmethod
    def from_os_error(cls, path: Path, error: OSError) -> OutputError:
        return cls(
            f"Impossible d’écrire « {path} » : {reason(error)}. "
            "Les fichiers déjà produits sont intacts."
        )


class NotebookError(CnrError):
    """A notebook whose execution stopped on an error."""

    exit_code = 6
