"""Checks of one document, run on each of several."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import wraps

from cnr.checks.finding import Finding
from cnr.parse.local.records import LocalDocument

#: Findings, each with the identifier of its document.
Found = Iterator[tuple[str, Finding]]
#: A check of documents, in the order of the manifest.
LocalCheck = Callable[[Sequence[LocalDocument]], Found]


def each_document(check: Callable[[LocalDocument], Iterator[Finding]]) -> LocalCheck:
    """Return the check of several documents that makes `check` on each."""

    @wraps(check)
    def checked(documents: Sequence[LocalDocument]) -> Found:
        return ((one.document, found) for one in documents for found in check(one))

    return checked
