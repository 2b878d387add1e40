from __future__ import annotations

import pytest

from cnr.lines import split_lines
from cnr.parse.claims import ROLES, Register
from cnr.parse.records import Claim

LINES = split_lines("un\n\ndeux\n \ntrois\n")


def test_blank_lines_are_nobody_s() -> None:
    register = Register()
    register.claim(LINES, "recit", "1.1")
    assert [claim.line for claim in register.complete(LINES)] == [1, 3, 5]


def test_lines_left_over_are_not_recognised() -> None:
    register = Register()
    register.claim(LINES[2:3], "groupe", "16/T1-C-01")
    assert register.complete(LINES) == (
        Claim(1, "non_reconnu", ""),
        Claim(3, "groupe", "16/T1-C-01"),
        Claim(5, "non_reconnu", ""),
    )


def test_a_line_claimed_twice_is_a_fault() -> None:
    register = Register()
    register.claim(LINES[:3], "recit", "1.1")
    with pytest.raises(ValueError, match=r"line 3 is claimed by 1\.1 and by 2\.1"):
        register.claim(LINES[2:], "titre", "2.1")


def test_an_unknown_role_is_a_fault() -> None:
    with pytest.raises(ValueError, match="unknown role idea"):
        Register().claim(LINES, "idea", "1.1")


def test_every_role_is_explained() -> None:
    assert all(ROLES.values())
