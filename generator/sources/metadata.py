"""What an HTML page says of its article in its head: outlet, author, address, day of publication.

Takes markup, gives `PageMetadata`; the title is left to trafilatura, which knows the ways of headlines. Only what the page states in the places made for it is taken (schema.org in JSON-LD,
Open Graph, `meta`, `link rel=canonical`); a day is never guessed from the words or the address. The first statement of
a kind wins, JSON-LD before the others, because publishers' own systems write it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import Any

from generator.errors import EdtfError
from generator.model.edtf import EdtfDate
from generator.sources.fields import is_web_address

META_KEYS: Mapping[str, str] = {
    "og:site_name": "outlet",
    "application-name": "outlet",
    "author": "author",
    "article:author": "author",
    "dc.creator": "author",
    "og:url": "url",
    "article:published_time": "published",
    "datepublished": "published",
    "date": "published",
    "dc.date": "published",
}
"""Names and properties of `meta` elements by what they state. Source: ogp.me, the WHATWG's list of names, Dublin Core."""

ARTICLE_TYPE_RE = re.compile(r"(?:\w*Article|BlogPosting|Report)")
"""A type of schema.org that is an article. Takes `NewsArticle`; leaves `WebSite`, `ArticleSeries`."""

DAY_RE = re.compile(r"(\d{4}-\d{2}-\d{2})(?:[T ].*)?", re.DOTALL)
"""A moment that begins with its day. Takes `2031-05-04T10:00:00Z`; leaves `4 May 2031`."""

MAX_DEPTH = 6
"""Deepest nesting of JSON-LD that is looked into."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageMetadata:
    """What the head of a page states; None where it states nothing."""

    outlet: str | None = None
    author: str | None = None
    url: str | None = None
    published: EdtfDate | None = None


def find_metadata(markup: str) -> PageMetadata:
    """What the page states of its article."""
    parser = HeadParser()
    parser.feed(closed_markup(markup))
    parser.close()
    stated: dict[str, str] = {}
    for key, value in (*_linked_data(parser.scripts), *parser.stated):
        words = " ".join(value.encode("utf-8", "replace").decode().split())
        if words and not (key == "url" and not is_web_address(words)) and not (key == "author" and "://" in words):
            stated.setdefault(key, words)
    return PageMetadata(
        outlet=stated.get("outlet"),
        author=stated.get("author"),
        url=stated.get("url"),
        published=_day(stated.get("published", "")),
    )


def closed_markup(markup: str) -> str:
    """The markup without what is opened and never closed, over which Python's parser would go again and again."""
    markup = markup.replace("<![", "&lt;![")
    comment = markup.find("<!--", markup.rfind("-->") + 1)
    if comment >= 0:
        markup = markup[:comment]
    end = markup.rfind(">") + 1
    tag = markup.find("<", end)
    return markup if tag < 0 else markup[:tag]


def _day(value: str) -> EdtfDate | None:
    found = DAY_RE.fullmatch(value)
    try:
        return EdtfDate.parse(found[1]) if found else None
    except EdtfError:
        return None


class HeadParser(HTMLParser):
    """Collects what `meta` and `link` state, and the texts of JSON-LD."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.stated: list[tuple[str, str]] = []
        self.scripts: list[str] = []
        self._in_data = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep what the element states."""
        values = {name: value or "" for name, value in attrs}
        if tag == "meta":
            name = (values.get("property") or values.get("name") or values.get("itemprop") or "").casefold()
            if name in META_KEYS:
                self.stated.append((META_KEYS[name], values.get("content", "")))
        elif tag == "link" and "canonical" in values.get("rel", "").casefold().split():
            self.stated.append(("url", values.get("href", "")))
        elif tag == "script":
            self._in_data = values.get("type", "").casefold().strip() == "application/ld+json"
            if self._in_data:
                self.scripts.append("")

    def handle_endtag(self, tag: str) -> None:
        """Leave a script."""
        if tag == "script":
            self._in_data = False

    def handle_data(self, data: str) -> None:
        """Keep the text of JSON-LD."""
        if self._in_data:
            self.scripts[-1] += data


def _linked_data(scripts: list[str]) -> Iterator[tuple[str, str]]:
    """What the articles in JSON-LD state."""
    for script in scripts:
        try:
            value = json.loads(script)
        except (ValueError, RecursionError):
            continue
        for article in _articles(value, MAX_DEPTH):
            yield "published", _name(article.get("datePublished"))
            yield "author", _name(article.get("author"))
            yield "outlet", _name(article.get("publisher"))


def _articles(value: Any, depth: int) -> Iterator[dict[str, Any]]:
    if depth and isinstance(value, list):
        for entry in value:
            yield from _articles(entry, depth - 1)
    elif depth and isinstance(value, dict):
        kinds = value.get("@type")
        if any(isinstance(kind, str) and ARTICLE_TYPE_RE.fullmatch(kind) for kind in _listed(kinds)):
            yield value
        yield from _articles(value.get("@graph"), depth - 1)


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _name(value: Any) -> str:
    """A text, the name of a thing, or the names of several."""
    names = [entry.get("name") if isinstance(entry, dict) else entry for entry in _listed(value)]
    return ", ".join(name for name in names if isinstance(name, str))
