"""What the tests of commands share."""

from __future__ import annotations

from pathlib import Path

import pytest

from commands.checkout import Command, copy_project


@pytest.fixture
def command(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Command:
    """A function that runs `cnr` in this process."""
    return Command(monkeypatch, capfd)


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A copy of the project, to change and to run commands in."""
    return copy_project(tmp_path / "projet")
