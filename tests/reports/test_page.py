"""The reader of pages that the other tests rely on finds the faults that they look for."""

from __future__ import annotations

import pytest

from reports.page import Page

SOUND = """<!DOCTYPE html><html lang="fr"><head><title>T</title>
<style>a { background: url(data:image/png;base64,AA); } b { mask: url(#m); }</style></head>
<body><h1 id="haut">Un <em>titre</em></h1><h2>Deux</h2><h3>Trois</h3><h2>Deux</h2>
<img alt="dit" src="data:image/svg+xml;base64,AA"><br/><a href="#haut">haut</a>
<table><tr><th id="c">A</th></tr><tr><td headers="c">1</td></tr></table></body></html>"""


def test_a_sound_page_has_no_fault() -> None:
    page = Page(SOUND)
    assert page.outside == page.broken == page.skipped == page.misplaced == page.handlers == []
    assert (page.language, page.title) == ("fr", "T")
    assert page.headings == [(1, "Un titre"), (2, "Deux"), (3, "Trois"), (2, "Deux")]
    assert page.tables == [[("th", "A"), ("td", "1")]]
    assert page.ids == ["haut", "c"]


@pytest.mark.parametrize(
    "piece",
    [
        "<img src='http://lieu.example/x.png'>",
        "<img srcset='//lieu.example/x.png 2x'>",
        "<link rel='stylesheet' href='style.css'>",
        "<script src='x.js'></script>",
        "<p style='background: url(http://lieu.example/x)'>a</p>",
        "<style>@import 'x.css';</style>",
        '<style>p { background: url( "x.png" ) }</style>',
        "<object data='x.svg'></object>",
    ],
)
def test_what_is_loaded_is_found(piece: str) -> None:
    assert len(Page(piece).outside) == 1


def test_other_faults_are_found() -> None:
    assert Page("<h1>a</h1><h3>b</h3>").skipped == ["b"]
    assert Page("<h2>a</h2>").skipped == ["a"]
    assert Page("<a href='#x'>a</a>").broken == ["x"]
    assert Page("<td headers='a b'>1</td><p id='a'></p>").broken == ["b"]
    assert Page("<p><b>a</p>").misplaced
    assert Page("<p onclick='x()'>a</p>").handlers == ["onclick"]
