"""The command line's program, and how a command tells what it did."""

from __future__ import annotations

import typer

app = typer.Typer(
    help="Ateliers du CNR Santé : relever les tableaux publiés, les contrôler, les mettre en page.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)


def say(command: str, text: str) -> None:
    """Print the line of a step that is done."""
    from cnr.build import step_line

    print(step_line(command, text), flush=True)
