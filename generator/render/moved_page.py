"""The pages left behind where a page had another address: each leads on to where it is now.

Takes the paths of a site's pages, gives the addresses of old that the slugs of people and sources had, and what a page
there shows. Only pages lead on; other files of an old address are gone. A page that exists wins over one that was.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from msgspec.structs import replace

from generator.model.profile import Site
from generator.render import urls
from generator.render.frame import Frame
from generator.render.views import PageView, View


class MovedPageView(View, frozen=True, kw_only=True):
    """All that a page left behind shows."""

    page: PageView
    """The frame; its canonical address is that of the page as it is now."""
    href: str
    """Address of that page."""
    script: str
    """Address of the script that goes there with the anchor that was asked for."""


def former_paths(site: Site, paths: Iterable[str]) -> Iterator[tuple[str, str]]:
    """(old path, path now) of every page of a person, a source or a pair whose slug was another."""
    former: Mapping[tuple[str, str], tuple[str, ...]] = {
        **{("people", one.subject.id): one.subject.was for one in site.profiles if one.subject.was},
        **{("sources", one.id): one.article.source.was for one in site.witnesses if one.article.source.was},
    }
    for path in paths if former else ():
        top, _, rest = path.partition("/")
        slug, _, page = rest.partition("/")
        if not page.endswith(".html"):
            continue
        if top == "compare":
            one, _, other = slug.partition(urls.BETWEEN)
            ones, others = ((name, *former.get(("sources", name), ())) for name in (one, other))
            slugs = [f"{a}{urls.BETWEEN}{b}" for a in ones for b in others][1:]
        else:
            slugs = list(former.get((top, slug), ()))
        yield from ((f"{top}/{old}/{page}", path) for old in slugs)


def view_moved(frame: Frame, old: str, now: str) -> MovedPageView:
    """The view of the page left behind at `old`."""
    words = frame.words
    page = frame.page(old, title=words("This page has moved"), description=words("The page has another address now."))
    canonical = urls.full_address(frame.site.config.base_url, now) or urls.link(old, now)
    return MovedPageView(
        page=replace(page, canonical=canonical),
        href=urls.link(old, now),
        script=urls.link(old, frame.assets[urls.MOVED_SCRIPT]),
    )
