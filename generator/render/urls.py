"""Every path and every anchor of the site, and how one page points at another; nowhere else.

Paths are those of the output folder, with forward slashes and the file's name written out, so that links work from a
web host, from a sub-path and straight from disk. Links between pages are relative; full addresses are made from the
site's base address only, for the places whose standards want them.
"""

from __future__ import annotations

from functools import lru_cache
from urllib.parse import quote

HOME = "index.html"
SOURCES = "sources/index.html"
DISAGREEMENTS = "disagreements/index.html"
ABOUT = "about/index.html"
CHANGES = "changes/index.html"
SEARCH = "search/index.html"
NOT_FOUND = "404.html"
PATTERNS = "patterns/index.html"
UNLISTED = (NOT_FOUND, PATTERNS)
"""Pages that no sitemap names."""
FEED = "feed.xml"
SITEMAP = "sitemap.xml"
ROBOTS = "robots.txt"
SCHEMA = "facts.schema.json"
STYLESHEET = "static/site.css"
ICON = "static/icon.svg"
THEME_SCRIPT = "static/theme.js"
SEARCH_SCRIPT = "static/search.js"
MOVED_SCRIPT = "static/moved.js"
INDEX = "pagefind/pagefind.js"
"""What reads the index of all words; Pagefind names it."""
BETWEEN = "--"
"""What parts the two slugs of a comparison; no slug holds it."""


def profile_path(person: str) -> str:
    """The page of a person."""
    return f"people/{person}/index.html"


def export_path(person: str, name: str) -> str:
    """A file about a person for other programs."""
    return f"people/{person}/{name}"


def picture_path(person: str) -> str:
    """The picture that goes with a person's page where it is shared."""
    return f"people/{person}/share.png"


def citing_path(person: str) -> str:
    """How to cite the facts of a person."""
    return f"people/{person}/cite/index.html"


def search_path(person: str) -> str:
    """The list of a person's facts and their sentences, where one page has no room for those of all people."""
    return f"people/{person}/search/index.html"


def timeline_path(person: str, year: str) -> str:
    """The happenings of a year, where a person's page has no room for all."""
    return f"people/{person}/timeline/{year}/index.html"


def quotes_path(person: str, year: str) -> str:
    """The quotes of a year or month, where a person's page has no room for all."""
    return f"people/{person}/quotes/{year}/index.html"


def records_path(person: str) -> str:
    """The records and numbers, where a person's page has no room for all."""
    return f"people/{person}/records/index.html"


def compare_path(one: str, other: str) -> str:
    """Two sources side by side."""
    return f"compare/{one}{BETWEEN}{other}/index.html"


def sources_path(number: int) -> str:
    """A page of the list of sources, from 1."""
    return SOURCES if number == 1 else f"sources/list/{number}/index.html"


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
    if not anchor:
        return _relative(start, target)
    fragment = f"#{_quoted(anchor)}"
    return fragment if start == target else _relative(start, target) + fragment


@lru_cache(maxsize=1 << 12)
def _quoted(anchor: str) -> str:
    return quote(anchor, safe="-._~")


@lru_cache(maxsize=1 << 12)
def _relative(start: str, target: str) -> str:
    """The address of the file `target` from the page `start`; both are plain paths below the site."""
    above, below = _folders(start), target.split("/")
    same, most = 0, min(len(above), len(below) - 1)
    while same < most and above[same] == below[same]:
        same += 1
    return "../" * (len(above) - same) + "/".join(_quoted_path(target).split("/")[same:])


@lru_cache(maxsize=1 << 8)
def _folders(path: str) -> tuple[str, ...]:
    return tuple(path.split("/")[:-1])


@lru_cache(maxsize=1 << 12)
def _quoted_path(path: str) -> str:
    return quote(path)


def sentence_link(start: str, source: str, number: int) -> str:
    """The address of a sentence."""
    return f"{_text_link(start, source)}{number}"


@lru_cache(maxsize=1 << 12)
def _text_link(start: str, source: str) -> str:
    """The address of a source's sentences, but for the number."""
    return link(start, source_path(source), sentence_anchor(0))[:-1]


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


def text_fragment(address: str, exact: str) -> str:
    """The address of words on a page elsewhere, which browsers that know text fragments show marked."""
    words = exact.split()
    ends = (words[:4], words[-4:]) if len(words) > 10 else (words,)
    said = ",".join(quote(" ".join(end), safe="").replace("-", "%2D") for end in ends)
    return f"{address.partition('#')[0]}#:~:text={said}"


def is_web(address: str | None) -> bool:
    """Whether an address is one that a page may lead to."""
    return bool(address) and str(address).startswith(("https://", "http://"))
