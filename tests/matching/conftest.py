"""What the tests of matching share: the small region."""

from __future__ import annotations

from pathlib import Path

import pytest

from cnr.coding.materials import Materials
from support import small_coding


@pytest.fixture(scope="session")
def small_coding_materials(small_folder: Path) -> Materials:
    """What coding learns from in the small region; not to be changed."""
    return small_coding.materials(small_folder)
