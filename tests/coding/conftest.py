"""What the tests of coding share: the small region, and the model learnt from it."""

from __future__ import annotations

from pathlib import Path

import pytest

from cnr.coding.materials import Materials
from cnr.coding.model import Model, train
from support import small_coding


@pytest.fixture(scope="session")
def small_materials(small_folder: Path) -> Materials:
    """What coding learns from in the small region; not to be changed."""
    return small_coding.materials(small_folder)


@pytest.fixture(scope="session")
def small_model(small_materials: Materials) -> Model:
    """The model learnt from the small region."""
    return train(small_materials)
