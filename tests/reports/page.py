"""A page as its readers meet it: headings, pictures, links, tables, and all that it loads."""

from __future__ import annotations

import re
from html.parser import HTMLParser

#: Elements that have no end.
_VOID = {
    *("area", "base", "br", "col", "embed", "hr", "img", "input"),
    *("link", "meta", "source", "track", "wbr"),
}
#: Attributes that make a browser fetch something.
_FETCHED = ("src", "srcset", "poster", "data", "background", "xlink:href")
_CSS_FETCHED = re.compile(r"@import\s+[^;]+|url\(\s*['\"]?(?!['\"]?(?:data:|#))[^)]*\)")


class Page(HTMLParser):
    """What a page holds, read with the parser of the standard library."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.text = text
        self.language = ""
        self.title = ""
        self.tags: set[str] = set()
        self.ids: list[str] = []
        self.images: list[dict[str, str]] = []
        self.links: list[str] = []
        self.loaded: list[str] = []
        self.handlers: list[str] = []
        self.labelled: list[str] = []  # ids that other elements refer to
        self.headings: list[tuple[int, str]] = []
        self.tables: list[list[tuple[str, str]]] = []  # (tag, text) of each cell
        self.misplaced: list[str] = []  # ends that close nothing, elements never closed
        self._open: list[str] = []
        self._words: list[list[str]] = []
        self.feed(text)
        self.close()
        self.misplaced += self._open

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attributes}
        self.tags.add(tag)
        if tag not in _VOID:
            self._open.append(tag)
            self._words.append([])
        if tag == "html":
            self.language = found.get("lang", "")
        if tag == "img":
            self.images.append(found)
        if tag == "a" and "href" in found:
            self.links.append(found["href"])
        if tag == "table":
            self.tables.append([])
        if "id" in found:
            self.ids.append(found["id"])
        self.loaded += [found[name] for name in _FETCHED if name in found]
        self.loaded += [found["href"]] if tag in ("link", "base", "image", "use") else []
        self.loaded += _CSS_FETCHED.findall(found.get("style", ""))
        self.handlers += [name for name in found if name.startswith("on")]
        for name in ("for", "headers", "aria-labelledby", "aria-describedby"):
            self.labelled += found.get(name, "").split()

    def handle_startendtag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attributes)  # the slash means nothing in HTML

    def handle_endtag(self, tag: str) -> None:
        if not self._open or self._open[-1] != tag:
            self.misplaced.append(f"/{tag} at {self.getpos()}")
            return
        self._open.pop()
        words = " ".join("".join(self._words.pop()).split())
        if re.fullmatch("h[1-6]", tag):
            self.headings.append((int(tag[1]), words))
        elif tag == "title":
            self.title = words
        elif tag in ("td", "th") and self.tables:
            self.tables[-1].append((tag, words))
        elif tag == "style":
            self.loaded += _CSS_FETCHED.findall(words)

    def handle_data(self, data: str) -> None:
        for words in self._words:
            words.append(data)

    @property
    def outside(self) -> list[str]:
        """What the page loads that it does not hold."""
        return [address for address in self.loaded if not address.startswith("data:")]

    @property
    def broken(self) -> list[str]:
        """Internal links and references that lead nowhere."""
        wanted = [link[1:] for link in self.links if link.startswith("#")] + self.labelled
        return sorted(set(wanted) - set(self.ids))

    @property
    def skipped(self) -> list[str]:
        """Headings that stand more than one level under the heading before them."""
        levels = [0, *(level for level, _ in self.headings)]
        return [
            words
            for (level, words), before in zip(self.headings, levels, strict=False)
            if level > before + 1
        ]
