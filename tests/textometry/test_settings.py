from __future__ import annotations

from dataclasses import asdict
from typing import Any

import pytest

from cnr.errors import ParameterError
from cnr.textometry.settings import Settings

#: The smallest value of each setting that is not 1.
LEAST = {"classes": 2, "draws": 0, "seed": 0, "narrow": 0}
NAMES = pytest.mark.parametrize("name", asdict(Settings()))


@NAMES
def test_a_setting_has_a_smallest_value(name: str) -> None:
    least = LEAST.get(name, 1)
    assert asdict(Settings(**{name: least}))[name] == least
    with pytest.raises(ParameterError) as raised:
        Settings(**{name: least - 1})
    assert str(raised.value) == (
        f"Le réglage {name} doit être un entier d’au moins {least}, et non « {least - 1} »."
    )


@NAMES
@pytest.mark.parametrize("value", [2.5, 3.0, "3", None, True, [3], float("nan")], ids=repr)
def test_a_setting_is_a_whole_number(name: str, value: Any) -> None:
    with pytest.raises(ParameterError, match=f"Le réglage {name} doit être un entier"):
        Settings(**{name: value})


def test_settings_can_be_large() -> None:
    assert Settings(classes=10**6, seed=2**32).seed == 2**32
