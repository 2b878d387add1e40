"""Readers: one per kind of document. They know text, and nothing of statistics."""
