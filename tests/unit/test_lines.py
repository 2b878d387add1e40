from __future__ import annotations

from pathlib import Path

import pytest

from cnr.errors import SourceError
from cnr.lines import Line, decode, read_bytes, read_lines, split_lines


def test_lines_are_numbered_from_one_and_never_altered() -> None:
    assert split_lines(" Un  mot \n\n  \nfin") == [
        Line(1, " Un  mot "),
        Line(2, ""),
        Line(3, "  "),
        Line(4, "fin"),
    ]


def test_a_last_line_feed_makes_no_line() -> None:
    assert split_lines("a\n") == [Line(1, "a")]
    assert split_lines("a\n\n") == [Line(1, "a"), Line(2, "")]


def test_only_a_line_feed_ends_a_line() -> None:
    assert len(split_lines("a\u2028b\x0cc\x85d\ne")) == 2


@pytest.mark.parametrize(
    ("text", "content", "indent", "is_blank"),
    [
        ("  Un  mot ", "Un mot", 2, False),
        ("mot\u00a0: deux", "mot : deux", 0, False),
        ("   ", "", 0, True),
        ("", "", 0, True),
        ("\u00a0", "", 0, True),
    ],
)
def test_line(text: str, content: str, indent: int, is_blank: bool) -> None:
    line = Line(1, text)
    assert (line.content, line.indent, line.is_blank) == (content, indent, is_blank)


def test_decode_returns_the_text() -> None:
    assert decode("é\n".encode(), "a.txt") == "é\n"


@pytest.mark.parametrize(
    ("data", "place", "reason"),
    [
        (b"", "« a.txt »", "est vide"),
        (b" \n\n", "« a.txt »", "est vide"),
        (b"\xef\xbb\xbfa\n", "« a.txt », ligne 1", "BOM"),
        ("a\nb\né\n".encode("latin-1"), "« a.txt », ligne 3", "Latin-1"),
        ("a\n".encode("utf-16"), "« a.txt », ligne 1", "UTF-8"),
        (b"a\nb\r\nc\r\n", "« a.txt », ligne 2", "CRLF"),
        (b"a\rb", "« a.txt », ligne 1", "CR"),
        (b"a\nb\nc\0\n", "« a.txt », ligne 3", "octet nul"),
    ],
)
def test_decode_names_the_file_the_line_and_the_reason(
    data: bytes, place: str, reason: str
) -> None:
    with pytest.raises(SourceError) as caught:
        decode(data, "a.txt")
    assert place in str(caught.value)
    assert reason in str(caught.value)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"absent\.txt » est absent"):
        read_bytes(tmp_path / "absent.txt")


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="ne peut pas être lu"):
        read_bytes(tmp_path)


def test_read_lines(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("é\n b\n".encode())
    assert read_lines(path) == [Line(1, "é"), Line(2, " b")]
