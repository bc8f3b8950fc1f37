"""What readers and search engines ask for: the Atom feed, the sitemap, `robots.txt`.

Full addresses need the site's base address. Without one, the feed has `tag:` ids and relative links, which Atom
permits, and the sitemap gives places relative to itself. Dates are those of the content.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import quote

from generator.model.profile import Profile, Site, Witness
from generator.render import urls
from generator.render.digests import Digest, DisputeLine, FactLine
from generator.render.fact_views import as_sentence, source_words
from generator.render.frame import Frame

MOST_ENTRIES = 100
"""Most entries of the feed: what readers hold of one."""

XML = '<?xml version="1.0" encoding="utf-8"?>\n'


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An entry of the feed."""

    home: str
    """Path of the person's page, which with the anchor is its id, wherever it stands."""
    path: str
    """Path of the page where it stands."""
    anchor: str
    title: str
    summary: str
    updated: dt.date


def content_day(witnesses: Iterable[Witness], epoch: int | None) -> dt.date:
    """The day that files carry: the last day of `published`, else that of `epoch` (seconds), else 1970-01-01."""
    days = [one.published.latest for one in witnesses if one.published and one.published.latest]
    return max(days) if days else dt.datetime.fromtimestamp(epoch or 0, dt.UTC).date()


def render_feed(frame: Frame, *, epoch: int | None) -> str:
    """The Atom feed: an entry a fact and an entry a disagreement, the latest first; at most `MOST_ENTRIES`."""
    site = frame.site
    days = {one.id: content_day((one,), None) for one in site.witnesses if one.published and one.published.latest}
    undated = content_day((), epoch)
    lines_of = [
        (max((days[source] for source in line.sources if source in days), default=undated), profile, line)
        for profile, digest in zip(site.profiles, frame.digests, strict=True)
        for line in _lines(digest)
    ]
    lines_of.sort(key=lambda one: -one[0].toordinal())
    entries = [_entry(frame, *one) for one in lines_of[:MOST_ENTRIES]]
    base_url, title = site.config.base_url, site.config.title
    lines = [
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang={quoteattr(site.config.language)}>',
        f"<id>{escape(_id(site, urls.FEED))}</id>",
        f"<title>{_text(title)}</title>",
        f"<updated>{_moment(content_day(site.witnesses, epoch))}</updated>",
        f'<link rel="self" href={quoteattr(urls.full_address(base_url, urls.FEED) or urls.FEED)}/>',
        f'<link rel="alternate" href={quoteattr(urls.full_address(base_url, urls.HOME) or urls.HOME)}/>',
        f"<author><name>{_text(title)}</name></author>",
    ]
    for entry in entries:
        address = urls.full_address(base_url, entry.path) or quote(entry.path)
        lines += [
            "<entry>",
            f"<id>{escape(_id(site, entry.home))}#{entry.anchor}</id>",
            f"<title>{_text(entry.title)}</title>",
            f"<updated>{_moment(entry.updated)}</updated>",
            f'<link rel="alternate" href={quoteattr(f"{address}#{entry.anchor}")}/>',
            f"<summary>{_text(entry.summary)}</summary>",
            "</entry>",
        ]
    return XML + "\n".join([*lines, "</feed>", ""])


def _lines(digest: Digest) -> tuple[FactLine | DisputeLine, ...]:
    return (*digest.facts, *digest.disputes)


def _entry(frame: Frame, updated: dt.date, profile: Profile, line: FactLine | DisputeLine) -> Entry:
    """What the sources say of one person, dated by the last of the sources that say it."""
    words, name = frame.words, profile.subject.name
    if isinstance(line, FactLine):
        title = f"{name}: {line.label}: {line.value}"
        summary = as_sentence(source_words(len(line.sources), len(profile.witnesses), words))
    else:
        title, summary = f"{name}: {words('disputed:')} {line.topic}", as_sentence(line.rule)
    home = urls.profile_path(profile.subject.id)
    return Entry(home=home, path=line.path, anchor=line.id, title=title, summary=summary, updated=updated)


def _id(site: Site, path: str) -> str:
    """An id that stays: the full address, or a tag of the title where the site's address is not known."""
    return urls.full_address(site.config.base_url, path) or (
        f"tag:factsheet.invalid,1970:{quote(site.config.title.casefold(), safe='')}/{quote(path)}"
    )


def escape(text: str) -> str:
    """Text as XML; the library's own function brings all of `urllib.request` with it."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def quoteattr(text: str) -> str:
    """A value of an attribute, between quotation marks."""
    shown = escape(text).replace("\n", "&#10;").replace("\r", "&#13;").replace("\t", "&#9;")
    return f'"{shown.replace(chr(34), "&quot;")}"'


def _moment(day: dt.date) -> str:
    return f"{day.isoformat()}T00:00:00Z"


def _text(text: str) -> str:
    """Text for XML: escaped, and without the control characters that XML cannot hold."""
    return escape("".join(char for char in text if char >= " " or char in "\t\n"))


def render_sitemap(site: Site, paths: Iterable[str]) -> str:
    """The sitemap of the pages at `paths`."""
    places = (urls.full_address(site.config.base_url, path) or f"./{quote(path)}" for path in paths)
    rows = "".join(f"<url><loc>{escape(place)}</loc></url>\n" for place in places)
    return f'{XML}<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{rows}</urlset>\n'


def render_robots(site: Site) -> str:
    """The content of `robots.txt`: everything may be read."""
    sitemap = urls.full_address(site.config.base_url, urls.SITEMAP)
    return "User-agent: *\nAllow: /\n" + (f"Sitemap: {sitemap}\n" if sitemap else "")
