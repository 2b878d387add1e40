"""What a page does not need is not loaded: each page is made in two processes of its own."""

from __future__ import annotations

import subprocess
import sys

import pytest


@pytest.mark.parametrize("module", ["cnr.views", "cnr.display", "cnr.report_data", "cnr.charts"])
def test_showing_loads_no_language_model(module: str) -> None:
    program = f"import sys, {module}; print([one for one in sys.modules if one == 'spacy'])"
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=120
    )
    assert done.stdout == "[]\n"
