"""The search page: every fact and every sentence as a plain list, which one small script narrows.

Without the script it is a long list that a browser's own search goes through. Where a site holds more sentences than a
page can carry, those that something rests on stand here, or none; each source's page has all of its own. A large site
has an index of all words besides, which the script asks where the page comes from a web host.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from generator.model.profile import Profile, Witness
from generator.render import urls
from generator.render.digests import Digest
from generator.render.frame import Frame
from generator.render.html import CONTENT_POLICY, INDEX_POLICY
from generator.render.views import LinkView, PageView, TagView, View

MOST_SENTENCES = 4000
"""Most sentences of a site that the page lists in full, about a megabyte of markup."""


MOST_FACTS = 1500
"""Most facts of a site that one page lists; beyond, there is a page a person, and the first page names the people."""


class HitView(View, frozen=True, kw_only=True):
    """A line of the list."""

    link: LinkView
    """What it leads to, with its words."""
    about: str
    """What it is about: the person and the label of a fact; empty for a sentence."""


class LineView(View, frozen=True, kw_only=True):
    """A sentence in the list."""

    tag: TagView
    """Its citation."""
    text: str
    """Its words."""
    language: str
    """Language of the words where it is not the page's; else empty."""


class SearchPageView(View, frozen=True, kw_only=True):
    """All that the search page shows."""

    page: PageView
    """The frame."""
    script: str
    """Address of the script that narrows the list."""
    index: str
    """Address of the index of all words; empty where there is none."""
    people: tuple[LinkView, ...]
    """The people, where each has a page of this kind; none where one page lists all."""
    facts: tuple[HitView, ...]
    """The facts, by person."""
    sentences: tuple[LineView, ...]
    """The sentences, by source and place."""
    only_cited: bool
    """Whether sentences that nothing rests on are left out."""
    none_listed: bool
    """Whether even the others are too many to be listed."""


def search_by_person(frame: Frame) -> bool:
    """Whether a site holds too many facts for one list."""
    return sum(tally.facts for tally in frame.tallies) > MOST_FACTS


def view_search(frame: Frame) -> SearchPageView:
    """The view of the search page."""
    site, words = frame.site, frame.words
    parted = search_by_person(frame)
    listed = not parted and sum(map(len, frame.cited.values())) <= MOST_SENTENCES
    total = sum(witness.article.length for witness in site.witnesses)
    only_cited = total > MOST_SENTENCES or site.config.source_text != "full"
    people = [
        LinkView(text=one.subject.name, href=urls.link(urls.SEARCH, urls.search_path(one.subject.id)))
        for one in site.profiles
    ]
    return _view(
        frame,
        urls.SEARCH,
        title=words("Search"),
        people=tuple(people) if parted else (),
        facts=() if parted else tuple(_facts(urls.SEARCH, zip(site.profiles, frame.digests, strict=True))),
        sentences=tuple(_sentences(frame, urls.SEARCH, site.witnesses, only_cited=only_cited)) if listed else (),
        only_cited=only_cited,
    )


def view_searches(frame: Frame, profile: Profile) -> Iterator[tuple[str, SearchPageView]]:
    """(path, view) of the search page of a person, where there is one."""
    if search_by_person(frame):
        path = urls.search_path(profile.subject.id)
        view = _view(
            frame,
            path,
            title=f"{frame.words('Search')}: {profile.subject.name}",
            people=(),
            facts=tuple(_facts(path, [(profile, frame.digest(profile))])),
            sentences=tuple(_sentences(frame, path, profile.witnesses, only_cited=True)),
            only_cited=True,
        )
        yield path, view


def _view(  # noqa: PLR0913 - all that the page shows
    frame: Frame,
    path: str,
    *,
    title: str,
    people: tuple[LinkView, ...],
    facts: tuple[HitView, ...],
    sentences: tuple[LineView, ...],
    only_cited: bool,
) -> SearchPageView:
    description = frame.words("Every fact and every sentence, in one list.")
    return SearchPageView(
        page=replace(
            frame.page(path, title=title, description=description, part=urls.SEARCH),
            policy=INDEX_POLICY if frame.indexed else CONTENT_POLICY,
        ),
        index=urls.link(path, urls.INDEX) if frame.indexed else "",
        script=urls.link(path, frame.assets[urls.SEARCH_SCRIPT]),
        people=people,
        facts=facts,
        sentences=sentences,
        only_cited=only_cited,
        none_listed=bool(facts) and not sentences,
    )


def _facts(path: str, people: Iterable[tuple[Profile, Digest]]) -> Iterator[HitView]:
    for profile, digest in people:
        for fact in digest.facts:
            text, english = ("", fact.value) if fact.language else (fact.value, "")
            link = LinkView(text=text, english=english, href=urls.link(path, fact.path, fact.id))
            yield HitView(link=link, about=f"{profile.subject.name}, {fact.label}")


def _sentences(frame: Frame, path: str, witnesses: Iterable[Witness], *, only_cited: bool) -> Iterator[LineView]:
    for witness in witnesses:
        article = witness.article
        for sentence in article.sentences:
            if not only_cited or sentence.number in frame.cited[witness.id]:
                yield LineView(
                    tag=frame.shelf.tag(path, witness.id, sentence.number),
                    text=" ".join(sentence.span.cut(article.text).split()),
                    language=frame.shelf.foreign(witness.id),
                )
