"""What several test modules share: the real synthesis, read once per session."""

from __future__ import annotations

from pathlib import Path

import pytest

from cnr.lines import Line, read_lines
from cnr.parse.records import Synthesis
from cnr.parse.synthesis import parse_synthesis
from support import small_coding
from support.corpus import RAW, SYNTHESIS_FILE


@pytest.fixture(scope="session")
def raw() -> Path:
    return RAW


@pytest.fixture(scope="session")
def real_lines() -> list[Line]:
    return read_lines(RAW / SYNTHESIS_FILE)


@pytest.fixture(scope="session")
def real(real_lines: list[Line]) -> Synthesis:
    return parse_synthesis(real_lines, "synthese-na", SYNTHESIS_FILE)


@pytest.fixture(scope="session")
def small_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tables of the small region and its `reference`; not to be changed."""
    folder = tmp_path_factory.mktemp("petite")
    small_coding.build(folder)
    return folder
