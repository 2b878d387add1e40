"""Regenerate the published tables of the CNR Santé workshops from their raw text."""

__version__ = "0.1.0"
