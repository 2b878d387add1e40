"""Two builds give the same bytes, whatever the machine's hash seed, time zone and locale."""

from __future__ import annotations

from pathlib import Path

import pytest

from commands.checkout import ROOT, contents, outputs


@pytest.fixture(scope="session")
def here(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return outputs(tmp_path_factory, "here")


@pytest.fixture(scope="session")
def there(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return outputs(tmp_path_factory, "there")


def test_the_committed_data_are_what_the_sources_give(here: Path) -> None:
    assert contents(here / "data" / "processed") == contents(ROOT / "data" / "processed")


@pytest.mark.parametrize("folder", ["data/processed", "reports"])
def test_two_builds_give_the_same_bytes(here: Path, there: Path, folder: str) -> None:
    first, second = contents(here / folder), contents(there / folder)
    made = set(first) & set(second)
    assert {name: first[name] for name in made} == {name: second[name] for name in made}
    pages = {name for name in set(first) ^ set(second) if name.endswith(".html")}
    assert set(first) ^ set(second) == pages
    assert len(made) >= {"data/processed": 11, "reports": 63}[folder]
