"""What a rendered page holds that others may point at: anchors, links, citations, marks.

Takes the markup of one page, gives a `PageOutline`. It knows the hooks that pages promise: a fact is an element with an
`id` and `data-fact`, a citation an `a.cite` inside it, a sentence an element `s<number>` with `mark[data-fact]` and
margin links.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from html.parser import HTMLParser

VOID_TAGS = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"]
)
SENTENCE_RE = re.compile(r"s[1-9][0-9]*")
"""Id of a sentence. Takes `s27`; leaves `s0`, `sources`."""


@dataclass(frozen=True, slots=True)
class Link:
    """An address in a page."""

    target: str
    """As written."""
    line: int
    column: int
    fact: str = ""
    """Id of the innermost fact that it stands in; empty outside of facts."""
    cites: bool = False
    """Whether it is a citation."""


@dataclass(frozen=True, slots=True)
class Mark:
    """Words of a sentence that are marked for facts."""

    sentence: str
    """Id of the sentence; empty outside of sentences."""
    facts: tuple[str, ...]
    line: int
    column: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PageOutline:
    """Anchors, links, marks of one page, in order of place."""

    anchors: tuple[tuple[str, int, int], ...]
    """(id, line, column), each occurrence."""
    links: tuple[Link, ...]
    marks: tuple[Mark, ...]


def outline_page(markup: str) -> PageOutline:
    """Find what a page holds."""
    parser = OutlineParser()
    parser.feed(markup)
    parser.close()
    return PageOutline(anchors=tuple(parser.anchors), links=tuple(parser.links), marks=tuple(parser.marks))


class OutlineParser(HTMLParser):
    """Walks the elements of a page and keeps the open ones that matter."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.anchors: list[tuple[str, int, int]] = []
        self.links: list[Link] = []
        self.marks: list[Mark] = []
        self._open: list[tuple[str, str, str]] = []
        """(tag, fact, sentence) of each open element; fact and sentence are inherited."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep what the element holds, and what it means for those inside it."""
        values = {name: value or "" for name, value in attrs}
        line, column = self.getpos()
        fact, sentence = self._open[-1][1:] if self._open else ("", "")
        anchor = values.get("id", "")
        if anchor:
            self.anchors.append((anchor, line, column + 1))
            fact = anchor if "data-fact" in values else fact
            sentence = anchor if SENTENCE_RE.fullmatch(anchor) else sentence
        for name in ("href", "src", "poster", "action"):
            if name in values:
                cites = tag == "a" and "cite" in values.get("class", "").split()
                self.links.append(Link(values[name], line, column + 1, fact, cites))
        for candidate in filter(None, values.get("srcset", "").split(",")):
            self.links.append(Link(candidate.split()[0], line, column + 1))
        if tag == "mark" and "data-fact" in values:
            self.marks.append(Mark(sentence, tuple(values["data-fact"].split()), line, column + 1))
        if tag not in VOID_TAGS:
            self._open.append((tag, fact, sentence))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """`<path/>` opens and closes at once."""
        self.handle_starttag(tag, attrs)
        if tag not in VOID_TAGS:
            self._open.pop()

    def handle_endtag(self, tag: str) -> None:
        """Leave the element and those inside it whose end tags are implied."""
        for index in range(len(self._open) - 1, -1, -1):
            if self._open[index][0] == tag:
                del self._open[index:]
                return
