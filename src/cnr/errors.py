"""The errors a user can meet, each with the exit code that tells scripts what went wrong."""

from __future__ import annotations

from pathlib import Path


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
        reason = (error.strerror or str(error)).lower()
        return cls(
            f"Impossible d’écrire « {path} » : {reason}. Les fichiers déjà produits sont intacts."
        )


class NotebookError(CnrError):
    """A notebook whose execution stopped on an error."""

    exit_code = 6
