"""What readers and search engines ask for: the Atom feed, the sitemap, `robots.txt`.

Full addresses need the site's base address. Without one, the feed has `tag:` ids and relative links, which Atom
permits, and the sitemap gives places relative to itself. Dates are those of the content.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import quote
from xml.sax.saxutils import escape, quoteattr

from generator.model.profile import Profile, Site, Witness
from generator.render import urls
from generator.render.frame import source_title
from generator.render.words import ENGLISH, Words

XML = '<?xml version="1.0" encoding="utf-8"?>\n'


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An entry of the feed."""

    path: str
    title: str
    summary: str
    updated: dt.date


def content_day(witnesses: Iterable[Witness], epoch: int | None) -> dt.date:
    """The day that files carry: the last day of `published`, else that of `epoch` (seconds), else 1970-01-01."""
    days = [one.published.latest for one in witnesses if one.published and one.published.latest]
    return max(days) if days else dt.datetime.fromtimestamp(epoch or 0, dt.UTC).date()


def render_feed(site: Site, *, epoch: int | None, words: Words = ENGLISH) -> str:
    """The Atom feed: an entry a person, then an entry a source."""
    entries = [_profile_entry(profile, epoch, words) for profile in site.profiles]
    entries += [_source_entry(witness, epoch, words) for witness in site.witnesses]
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
        lines += [
            "<entry>",
            f"<id>{escape(_id(site, entry.path))}</id>",
            f"<title>{_text(entry.title)}</title>",
            f"<updated>{_moment(entry.updated)}</updated>",
            f'<link rel="alternate" href={quoteattr(urls.full_address(base_url, entry.path) or quote(entry.path))}/>',
            f"<summary>{_text(entry.summary)}</summary>",
            "</entry>",
        ]
    return XML + "\n".join([*lines, "</feed>", ""])


def _profile_entry(profile: Profile, epoch: int | None, words: Words) -> Entry:
    facts, sources = words.count(len(profile.facts), "fact"), words.count(len(profile.witnesses), "source")
    return Entry(
        path=urls.profile_path(profile.subject.id),
        title=words("{name}: {facts} from {sources}", name=profile.subject.name, facts=facts, sources=sources),
        summary=f"{words.count(len(profile.disagreements), 'disagreement')}.",
        updated=content_day(profile.witnesses, epoch),
    )


def _source_entry(witness: Witness, epoch: int | None, words: Words) -> Entry:
    return Entry(
        path=urls.source_path(witness.id),
        title=words("Source {letter}: {title}", letter=witness.letter, title=source_title(witness, words)),
        summary=f"{words.count(len(witness.article.sentences), 'sentence')}.",
        updated=content_day([witness], epoch),
    )


def _id(site: Site, path: str) -> str:
    """An id that stays: the full address, or a tag of the title where the site's address is not known."""
    return urls.full_address(site.config.base_url, path) or (
        f"tag:factsheet.invalid,1970:{quote(site.config.title.casefold(), safe='')}/{quote(path)}"
    )


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
