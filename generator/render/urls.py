"""Every path and every anchor of the site, and how one page points at another; nowhere else.

Paths are those of the output folder, with forward slashes and the file's name written out, so that links work from a
web host, from a sub-path and straight from disk. Links between pages are relative; full addresses are made from the
site's base address only, for the places whose standards want them.
"""

from __future__ import annotations

import posixpath
from urllib.parse import quote

HOME = "index.html"
SOURCES = "sources/index.html"
DISAGREEMENTS = "disagreements/index.html"
ABOUT = "about/index.html"
NOT_FOUND = "404.html"
FEED = "feed.xml"
SITEMAP = "sitemap.xml"
ROBOTS = "robots.txt"
SCHEMA = "facts.schema.json"
STATIC = "static/"
STYLESHEET = "static/site.css"
ICON = "static/icon.svg"


def profile_path(person: str) -> str:
    """The page of a person."""
    return f"people/{person}/index.html"


def facts_json_path(person: str) -> str:
    """The facts of a person as JSON."""
    return f"people/{person}/facts.json"


def facts_csv_path(person: str) -> str:
    """The facts of a person as a table."""
    return f"people/{person}/facts.csv"


def source_path(source: str) -> str:
    """The page of a source."""
    return f"sources/{source}/index.html"


def article_path(source: str) -> str:
    """The text of a source, as received."""
    return f"sources/{source}/article.txt"


def sentence_anchor(number: int) -> str:
    """The anchor of a sentence on its source's page."""
    return f"s{number}"


def link(start: str, target: str, anchor: str = "") -> str:
    """The relative address of `target` as seen from the page `start`; of the anchor alone on the same page."""
    fragment = f"#{quote(anchor, safe='-._~')}" if anchor else ""
    if start == target and anchor:
        return fragment
    return quote(posixpath.relpath(target, posixpath.dirname(start) or ".")) + fragment


def fact_link(start: str, person: str, fact: str) -> str:
    """The address of a fact, a disagreement or a quote on a person's page."""
    return link(start, profile_path(person), fact)


def sentence_link(start: str, source: str, number: int) -> str:
    """The address of a sentence."""
    return link(start, source_path(source), sentence_anchor(number))


def full_address(base_url: str, path: str) -> str:
    """The address of a page on the web; `index.html` is left to the host. Empty without a base address."""
    if not base_url:
        return ""
    return f"{base_url.rstrip('/')}/{quote(path.removesuffix('index.html'))}"


def any_depth_link(base_url: str, path: str) -> str:
    """An address that holds wherever it is read from, for the page shown in place of a missing one.

    It starts at the base address, or at the root of the host where none is known.
    """
    return f"{base_url.rstrip('/')}/{quote(path)}"
