"""Nearness of local actions to the ideas of the workshops, and of one plan to the next."""
