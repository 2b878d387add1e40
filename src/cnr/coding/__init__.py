"""Coding: which idea of the published codebook each contribution would be filed under."""
