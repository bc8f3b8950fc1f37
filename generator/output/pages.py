"""What a rendered page holds that others may point at: anchors, links, citations, marks.

Takes the markup of one page, gives a `PageOutline`. It knows the hooks that pages promise: a fact is an element with an
`id` and `data-fact`, a citation an `a.cite` inside it, a sentence an element `s<number>` with `mark[data-fact]` and
margin links. Markup is read by patterns and not as a browser reads it: the pages are ours, and there are many. Most tags
hold nothing and are passed over; where an element ends is looked for only where it is a fact or a sentence.
"""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

VOID_TAGS = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"]
)

_REST = r"(?:[^<>\"']++|\"[^\"]*+\"|'[^']*+')*+"
"""What follows in a tag up to its end; a quoted value may hold anything."""

_TELLING = r"(?=[adhips])(?:id|href|src|srcset|poster|action|data-fact)(?=[\s=/>])"
"""Name of an attribute that matters."""

_VALUE = r"\s*+=\s*+(?:\"([^\"]*+)\"|'([^']*+)'|([^\s\"'<>]++))"
"""The value of an attribute: quoted, quoted the other way, or bare."""

_PASSED = rf"[\s/]*+(?!{_TELLING})[^\s=<>\"'/]++(?:{_VALUE})?".replace("([", "(?:[")
"""An attribute that does not matter, with its value."""

TAG_RE = re.compile(rf"<(/?)([a-z][^\s/<>]*+)({_REST})>", re.IGNORECASE)
"""A tag: (slash, name, attributes). Takes `<a href="x">`, `</p>`; leaves `1 < 2`, `<a <b`."""

TELLING_TAG_RE = re.compile(rf"<[a-z][^\s/<>]*+(?:{_PASSED})*+[\s/]*+{_TELLING}{_REST}>", re.IGNORECASE)
"""A tag with an attribute that matters. Takes `<p class="a" id="s1">`; leaves `<p class="id">`."""

HIDDEN_RE = re.compile(
    rf"<(?:!--.*?(?:-->|\Z)|(script|style)(?=[\s/>])({_REST}>).*?(?=</\1[\s/>]|\Z))", re.IGNORECASE | re.DOTALL
)
"""What is no markup: a comment, or a script or a style sheet: (name, rest of its tag) and what it holds.
Takes `<!-- <a> -->`, `<style>p`; leaves `<p>`."""

ATTRIBUTE_RE = re.compile(rf"([^\s=/\"'<>]++)(?:{_VALUE})?")
"""An attribute: (name, quoted value, the same, bare value). Takes `href="x"`, `hidden`; leaves `/`."""

PLAIN_LINK_RE = re.compile(r'<a(?: (class="cite)(?: [a-z0-9-]++)*+")? href="([^"&]++)">')
"""What most tags are that matter: (beginning of the class of a citation, address). Takes `<a class="cite" href="a">`;
leaves `<a class="b" href="a">`, which is read as all others are."""

NAME_RE = re.compile(r"[^\s/<>]+")
"""Name of a tag. Takes `a` of `a href`; leaves `/a`."""

SENTENCE_RE = re.compile(r"s[1-9][0-9]*")
"""Id of a sentence. Takes `s27`; leaves `s0`, `sources`."""


class Link(NamedTuple):
    """An address in a page."""

    target: str
    """As written."""
    start: int
    """Where its tag begins."""
    fact: str = ""
    """Id of the innermost fact that it stands in; empty outside of facts."""
    cites: bool = False
    """Whether it is a citation."""


class Mark(NamedTuple):
    """Words of a sentence that are marked for facts."""

    sentence: str
    """Id of the sentence; empty outside of sentences."""
    facts: tuple[str, ...]
    start: int
    """Where its tag begins."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageOutline:
    """Anchors, links, marks of one page, in order of place."""

    anchors: tuple[tuple[str, int], ...]
    """(id, where its tag begins), each occurrence."""
    links: tuple[Link, ...]
    marks: tuple[Mark, ...]


class _Telling(NamedTuple):
    """What a tag says that matters."""

    name: str
    """Its name, in small letters."""
    anchor: str
    is_fact: bool
    targets: tuple[str, ...]
    """Its addresses."""
    cites: bool
    facts: tuple[str, ...]
    """What it marks."""


def outline_page(markup: str) -> PageOutline:
    """Find what a page holds."""
    markup = HIDDEN_RE.sub(_blanked, markup)
    anchors: list[tuple[str, int]] = []
    links: list[Link] = []
    marks: list[Mark] = []
    until, fact, sentence = len(markup) + 1, "", ""
    around = [(until, fact, sentence)]  # (end, fact, sentence) of each fact and sentence around; the innermost last
    ends: dict[str, dict[int, int]] = {}
    for tag in TELLING_TAG_RE.finditer(markup):
        start = tag.start()
        while start >= until:
            around.pop()
            until, fact, sentence = around[-1]
        telling = _read_tag(tag[0])
        if telling.anchor:
            anchor = telling.anchor
            anchors.append((anchor, start))
            inner = (anchor if telling.is_fact else fact, anchor if SENTENCE_RE.fullmatch(anchor) else sentence)
            if inner != (fact, sentence):
                fact, sentence = inner
                until = _end(markup, telling.name, start, ends.setdefault(telling.name, {}))
                around.append((until, fact, sentence))
        for target in telling.targets:
            links.append(Link(target, start, fact, telling.cites))  # noqa: PERF401 - most tags have one
        if telling.facts:
            marks.append(Mark(sentence, telling.facts, start))
    return PageOutline(anchors=tuple(anchors), links=tuple(links), marks=tuple(marks))


def place_in(text: str, start: int) -> tuple[int, int]:
    """The line and the column of a place in a text, from 1."""
    return text.count("\n", 0, start) + 1, start - text.rfind("\n", 0, start)


def _blanked(hidden: re.Match[str]) -> str:
    tag = f"<{hidden[1]}{hidden[2]}" if hidden[1] else ""
    return tag + " " * (len(hidden[0]) - len(tag))


@lru_cache(maxsize=1 << 12)
def _read_tag(tag: str) -> _Telling:
    if plain := PLAIN_LINK_RE.fullmatch(tag):
        return _Telling("a", "", is_fact=False, targets=(plain[2],), cites=plain[1] is not None, facts=())
    begins = NAME_RE.match(tag, 1)
    name, rest = (begins[0].lower(), begins.end()) if begins else ("", 1)
    values: dict[str, str] = {}
    for attribute, double, single, bare in ATTRIBUTE_RE.findall(tag, rest):
        value = double or single or bare
        # the first of one name counts, as in browsers
        values.setdefault(attribute.lower(), html.unescape(value) if "&" in value else value)
    targets = [values[one] for one in ("href", "src", "poster", "action") if one in values]
    targets += [one.split()[0] for one in values.get("srcset", "").split(",") if one.strip()]
    return _Telling(
        name=name,
        anchor=values.get("id", ""),
        is_fact="data-fact" in values,
        targets=tuple(targets),
        cites=name == "a" and "cite" in values.get("class", "").split(),
        facts=tuple(values.get("data-fact", "").split()) if name == "mark" else (),
    )


def _end(markup: str, name: str, start: int, found: dict[int, int]) -> int:
    """Where an element of a name ends that begins at `start`; there where it holds nothing.

    It is enough to count the tags of that name. Where one has no end tag, all tags tell.

    Args:
        markup: of the page.
        name: of the element, in small letters.
        start: where it begins.
        found: where other elements of the name end, by where they begin; those inside of it are added.

    """
    if start in found or name in VOID_TAGS:
        return found.get(start, start)
    waiting: list[int] = []
    for tag in _tags_of(name).finditer(markup, start):
        if tag.lastindex is None:
            waiting.append(tag.start())
        elif waiting:
            found[waiting.pop()] = tag.start()
        if not waiting or waiting[0] != start:
            return found.get(start, start)
    found |= _all_ends(markup)
    return found.get(start, start)


@lru_cache(maxsize=64)
def _tags_of(name: str) -> re.Pattern[str]:
    """A tag of this name: (slash). For `p` takes `<p class="a">`, `</p>`; leaves `<pre>`, `<p/>`."""
    named = rf"{re.escape(name)}(?=[\s/>])"
    return re.compile(rf"<(?:(/){named}|{named}{_REST}(?<!/)>)", re.IGNORECASE)


def _all_ends(markup: str) -> Mapping[int, int]:
    """The same of all elements; an end tag ends those inside it too."""
    found: dict[int, int] = {}
    waiting: list[tuple[str, int]] = []
    for tag in TAG_RE.finditer(markup):
        slash, name, attributes = tag[1], tag[2].lower(), tag[3]
        if not slash:
            if name not in VOID_TAGS and not attributes.endswith("/"):
                waiting.append((name, tag.start()))
        elif any(name == one for one, _ in waiting):
            while True:
                inner, start = waiting.pop()
                found[start] = tag.start()
                if inner == name:
                    break
    return found | {start: len(markup) for _, start in waiting}
