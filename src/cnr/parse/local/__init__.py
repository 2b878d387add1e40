"""Readers of the local and national documents around the workshops, one per kind of document."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from cnr.lines import Line
from cnr.parse.local.contract import read_contract
from cnr.parse.local.focus import read_focus
from cnr.parse.local.plan import read_plan
from cnr.parse.local.records import LocalDocument
from cnr.parse.local.signature import read_signature

Reader = Callable[[Sequence[Line], str, str], LocalDocument]

#: The reader of each document of the manifest, beside the synthesis. A reader takes the lines, the
#: document's identifier and the file's name, and raises StructureError.
READERS: Mapping[str, Reader] = {
    "agen-contribution": read_plan,
    "cls2-agen": read_signature,
    "cls3-agen": read_contract,
    "focus-cls": read_focus,
}

__all__ = ["READERS", "LocalDocument", "Reader"]
