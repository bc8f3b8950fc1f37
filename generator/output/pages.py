"""What a rendered page holds that others may point at: anchors, links, citations, marks.

Takes the markup of one page, gives a `PageOutline`. It knows the hooks that pages promise: a fact is an element with an
`id` and `data-fact`, a citation an `a.cite` inside it, a sentence an element `s<number>` with `mark[data-fact]` and
margin links. Markup is read tag by tag and not as a browser reads it: the pages are ours, and there are many.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass

VOID_TAGS = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"]
)
RAW_TAGS = frozenset(["script", "style"])
"""Elements whose content is no markup."""

TAG_RE = re.compile(r"<!--.*?(?:-->|\Z)|<(/?)([A-Za-z][^\s/<>]*)((?:[^<>\"']|\"[^\"]*\"|'[^']*')*+)>", re.DOTALL)
"""A comment, or a tag: (slash, name, attributes). Takes `<a href="x">`, `</p>`; leaves `1 < 2`, `<a <b`."""

TELLING_RE = re.compile(r"\s(?:id|href|src|srcset|poster|action|data-fact)\b", re.IGNORECASE)
"""An attribute that matters, among all of a tag. Takes ` id="s1"`; leaves ` class="fact"`."""

ATTRIBUTE_RE = re.compile(r"([^\s=/\"'<>]+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'<>]+)))?")
"""An attribute: (name, quoted value, the same, bare value). Takes `href="x"`, `hidden`; leaves `/`."""

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
    outliner = Outliner()
    open_tags, scopes = outliner.open_tags, outliner.scopes
    line, start = 1, 0
    for tag in _tags(markup):
        slash, name, attributes = tag.groups()
        name = name.lower()
        if slash:
            if open_tags and open_tags[-1] == name:
                open_tags.pop()
            else:
                outliner.leave(name)
            while scopes[-1][0] > len(open_tags):
                scopes.pop()
            continue
        void = name in VOID_TAGS or attributes.endswith("/")
        if not void:
            open_tags.append(name)
        if attributes and TELLING_RE.search(attributes):
            line += markup.count("\n", start, tag.start())
            start = tag.start()
            column = start - markup.rfind("\n", 0, start)
            outliner.keep(name, _values(attributes), (line, column), void=void)
    return PageOutline(anchors=tuple(outliner.anchors), links=tuple(outliner.links), marks=tuple(outliner.marks))


def _tags(markup: str) -> Iterator[re.Match[str]]:
    """The tags, without those in comments, scripts and style sheets."""
    raw = ""
    for tag in TAG_RE.finditer(markup):
        name = tag[2]
        if name is None:
            continue
        if raw:
            if not (tag[1] and name.lower() == raw):
                continue
            raw = ""
        elif not tag[1] and name.lower() in RAW_TAGS:
            raw = name.lower()
        yield tag


def _values(attributes: str) -> dict[str, str]:
    """Attributes by name; the first of one name counts, as in browsers."""
    values: dict[str, str] = {}
    for name, double, single, bare in ATTRIBUTE_RE.findall(attributes):
        value = double or single or bare
        values.setdefault(name.lower(), html.unescape(value) if "&" in value else value)
    return values


class Outliner:
    """What a page holds so far, and the fact and the sentence that the next tag stands in."""

    def __init__(self) -> None:
        self.anchors: list[tuple[str, int, int]] = []
        self.links: list[Link] = []
        self.marks: list[Mark] = []
        self.open_tags: list[str] = []
        """Names of the open elements."""
        self.scopes: list[tuple[int, str, str]] = [(0, "", "")]
        """(depth, fact, sentence) of each open element that is a fact or a sentence; the innermost last."""

    def keep(self, tag: str, values: dict[str, str], place: tuple[int, int], *, void: bool) -> None:
        """Keep what an element holds, and what it means for those inside it; `place` is (line, column)."""
        _, fact, sentence = self.scopes[-1]
        anchor = values.get("id", "")
        if anchor:
            self.anchors.append((anchor, *place))
            inner = (anchor if "data-fact" in values else fact, anchor if SENTENCE_RE.fullmatch(anchor) else sentence)
            if not void and inner != (fact, sentence):
                self.scopes.append((len(self.open_tags), *inner))
            fact, sentence = inner
        for name in ("href", "src", "poster", "action"):
            if name in values:
                cites = tag == "a" and "cite" in values.get("class", "").split()
                self.links.append(Link(values[name], *place, fact, cites))
        for candidate in values["srcset"].split(",") if "srcset" in values else ():
            if candidate.strip():
                self.links.append(Link(candidate.split()[0], *place))
        if tag == "mark" and "data-fact" in values:
            self.marks.append(Mark(sentence, tuple(values["data-fact"].split()), *place))

    def leave(self, tag: str) -> None:
        """Leave the element and those inside it whose end tags are implied."""
        if tag in self.open_tags:
            while self.open_tags.pop() != tag:
                pass
