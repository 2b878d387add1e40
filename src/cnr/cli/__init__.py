"""The command line: each step of the build alone, and the build itself."""

from __future__ import annotations

import io
import os
import sys
import traceback
from pathlib import Path

from cnr.cli import analysis, reports, sources
from cnr.cli.app import app
from cnr.errors import CnrError

__all__ = ["analysis", "app", "main", "reports", "sources"]


def main() -> None:
    """Run the command line; an error is one sentence and its exit code, never a traceback."""
    from cnr.build import error_line

    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a terminal of another encoding stops nothing
            stream.reconfigure(errors="replace")
    try:
        app(prog_name="cnr")
    except CnrError as error:
        print(error_line(error), file=sys.stderr)
        sys.exit(error.exit_code)
    except KeyboardInterrupt:
        print("Interrompu : les fichiers déjà produits sont intacts.", file=sys.stderr)
        sys.exit(130)
    except Exception as error:
        if os.environ.get("CNR_DEBUG"):
            raise
        where = traceback.extract_tb(error.__traceback__)[-1]
        print(
            error_line(
                CnrError(
                    f"défaut du programme ({type(error).__name__} : {error}) dans "
                    f"« {Path(where.filename).name} », ligne {where.lineno} ; relancer avec "
                    "CNR_DEBUG=1 pour le détail."
                )
            ),
            file=sys.stderr,
        )
        sys.exit(1)
