"""The search page: every fact and every sentence as a plain list, which one small script narrows.

Without the script it is a long list that a browser's own search goes through. Where a site holds more sentences than a
page can carry, those that something rests on stand here, or none; each source's page has all of its own. A large site
has an index of all words besides, which the script asks where the page comes from a web host.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from generator.render import urls
from generator.render.fact_views import shown_label, shown_value
from generator.render.frame import Frame
from generator.render.html import CONTENT_POLICY, INDEX_POLICY
from generator.render.views import LinkView, PageView, TagView

MOST_SENTENCES = 4000
"""Most sentences of a site that the page lists in full, about a megabyte of markup."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HitView:
    """A line of the list."""

    link: LinkView
    """What it leads to, with its words."""
    about: str
    """What it is about: the person and the label of a fact; empty for a sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LineView:
    """A sentence in the list."""

    tag: TagView
    """Its citation."""
    text: str
    """Its words."""
    language: str
    """Language of the words where it is not the page's; else empty."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchPageView:
    """All that the search page shows."""

    page: PageView
    """The frame."""
    script: str
    """Address of the script that narrows the list."""
    index: str
    """Address of the index of all words; empty where there is none."""
    facts: tuple[HitView, ...]
    """The facts, by person."""
    sentences: tuple[LineView, ...]
    """The sentences, by source and place."""
    only_cited: bool
    """Whether sentences that nothing rests on are left out."""
    none_listed: bool
    """Whether even the others are too many to be listed."""


def view_search(frame: Frame) -> SearchPageView:
    """The view of the search page."""
    words = frame.words
    total = sum(len(witness.article.sentences) for witness in frame.site.witnesses)
    only_cited = total > MOST_SENTENCES or frame.site.config.source_text != "full"
    cited = sum(map(len, frame.cited.values()))
    return SearchPageView(
        page=replace(
            frame.page(
                urls.SEARCH,
                title=words("Search"),
                description=words("Every fact and every sentence, in one list."),
                part=urls.SEARCH,
            ),
            policy=INDEX_POLICY if frame.indexed else CONTENT_POLICY,
        ),
        index=urls.link(urls.SEARCH, urls.INDEX) if frame.indexed else "",
        script=urls.link(urls.SEARCH, frame.assets[urls.SEARCH_SCRIPT]),
        facts=tuple(_facts(frame)),
        sentences=tuple(_sentences(frame, only_cited=only_cited)) if cited <= MOST_SENTENCES else (),
        only_cited=only_cited,
        none_listed=cited > MOST_SENTENCES,
    )


def _facts(frame: Frame) -> Iterator[HitView]:
    for profile in frame.site.profiles:
        desk = frame.desk(urls.SEARCH, profile)
        for fact in profile.facts:
            about = f"{profile.subject.name}, {shown_label(fact, frame.words)}"
            yield HitView(link=desk.link(shown_value(fact, frame.words), fact.id), about=about)


def _sentences(frame: Frame, *, only_cited: bool) -> Iterator[LineView]:
    for witness in frame.site.witnesses:
        article = witness.article
        for sentence in article.sentences:
            if not only_cited or sentence.number in frame.cited[witness.id]:
                yield LineView(
                    tag=frame.shelf.tag(urls.SEARCH, witness.id, sentence.number),
                    text=" ".join(sentence.span.cut(article.text).split()),
                    language=frame.shelf.foreign(witness.id),
                )
