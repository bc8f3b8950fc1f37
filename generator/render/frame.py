"""The frame of every page, and sources as they stand in lists: what page kinds share.

Nothing here knows one kind of page.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePosixPath

from generator.model.facts import Fact, Support
from generator.model.profile import Profile, Site, Witness
from generator.render import urls
from generator.render.citations import Shelf, covered
from generator.render.drawings import draw_strip
from generator.render.fact_views import Desk, count_words, date_view, list_words
from generator.render.html import CONTENT_POLICY
from generator.render.views import LinkView, PageView, SourceCardView

PUBLISHED_HOW = {"given": "as given by the editor", "stated": "stated in the text", "inferred": "worked out"}
"""How a day of publication is known, in words."""


@dataclass(frozen=True)
class Frame:
    """A site with its sources looked up once."""

    site: Site

    @cached_property
    def shelf(self) -> Shelf:
        """The sources, by id."""
        return Shelf.of(self.site.witnesses)

    @cached_property
    def cited(self) -> dict[str, frozenset[int]]:
        """Numbers of the cited sentences of each source."""
        found: dict[str, set[int]] = {one.id: set() for one in self.site.witnesses}
        for profile in self.site.profiles:
            for support in all_supports(profile):
                article = self.shelf.witnesses[support.source].article
                found[support.source].update(sentence.number for sentence in covered(article, support))
        for witness in self.site.witnesses:
            for step in witness.dating:
                for support in step.support:
                    found[support.source].add(support.sentence)
        return {source: frozenset(numbers) for source, numbers in found.items()}

    @cached_property
    def users(self) -> dict[str, list[Profile]]:
        """The profiles that each source speaks to, by name."""
        found: dict[str, list[Profile]] = {one.id: [] for one in self.site.witnesses}
        for profile in self.site.profiles:
            for witness in profile.witnesses:
                found[witness.id].append(profile)
        return found

    @cached_property
    def alone(self) -> Counter[str]:
        """How many facts of the site stand in each source alone."""
        return count_alone(*self.site.profiles)

    @cached_property
    def families(self) -> dict[str, list[Witness]]:
        """The sources that copy one another, by the id that they share."""
        found: dict[str, list[Witness]] = {}
        for witness in self.site.witnesses:
            if witness.family is not None:
                found.setdefault(witness.family, []).append(witness)
        return found

    def desk(self, page: str, profile: Profile) -> Desk:
        """What views of `profile` on `page` are made from."""
        return Desk(page, profile, self.shelf)

    def page(
        self,
        path: str,
        *,
        title: str,
        description: str,
        part: str = "",
        kind: str = "website",
        downloads: tuple[tuple[str, str], ...] = (),
    ) -> PageView:
        """The frame of the page at `path`.

        Args:
            path: the page.
            title: its title, without the site's.
            description: what it holds, in a sentence.
            part: path of the part of the site that it is in, for the navigation.
            kind: kind of page, as OpenGraph names it.
            downloads: (words, path) of its other forms.

        """
        config = self.site.config
        parts = [("People", urls.HOME), ("Sources", urls.SOURCES)]
        parts += [("Disagreements", urls.DISAGREEMENTS), ("About", urls.ABOUT)]
        return PageView(
            language=config.language,
            site_title=config.title,
            title=title if title == config.title else f"{title} · {config.title}",
            description=description,
            policy=CONTENT_POLICY,
            canonical=urls.full_address(config.base_url, path) if path != urls.NOT_FOUND else "",
            kind=kind,
            home=self._link(path, urls.HOME),
            stylesheets=tuple(dict.fromkeys((self._link(path, urls.STYLESHEET), urls.link(path, urls.STYLESHEET)))),
            icon=self._link(path, urls.ICON),
            feed=self._link(path, urls.FEED),
            navigation=tuple(
                LinkView(text=words, href=self._link(path, target), current=target == part) for words, target in parts
            ),
            licence=config.licence,
            contact=config.contact,
            downloads=tuple(LinkView(text=words, href=self._link(path, target)) for words, target in downloads),
        )

    def _link(self, start: str, target: str) -> str:
        if start == urls.NOT_FOUND:
            return urls.any_depth_link(self.site.config.base_url, target)
        return urls.link(start, target)

    def card(self, page: str, witness: Witness, alone: Counter[str]) -> SourceCardView:
        """A source in a list; `alone` says how many facts stand in each source alone."""
        total = len(witness.article.sentences)
        cited = self.cited[witness.id]
        return SourceCardView(
            letter=witness.letter,
            tone=self.shelf.tones[witness.id],
            title=source_title(witness),
            href=urls.link(page, urls.source_path(witness.id)),
            outlet=witness.article.source.outlet or "",
            published=date_view(witness.published),
            published_how=PUBLISHED_HOW.get(witness.published_from or "", ""),
            cited=f"{len(cited)} of {count_words(total, 'sentence')}",
            only_here=count_words(alone[witness.id], "fact"),
            family=self._family(witness),
            strip=draw_strip(cited, total),
        )

    def _family(self, witness: Witness) -> str:
        """The sources that `witness` shares its text with, in words; empty where there are none."""
        others = [one.letter for one in self.families.get(witness.family or "", []) if one.id != witness.id]
        return f"shared with {list_words(others)}: one witness" if others else ""


def source_title(witness: Witness) -> str:
    """The headline of a source, or words in its place."""
    source = witness.article.source
    title = source.title or witness.article.headline
    if title:
        return title
    file = PurePosixPath(source.path).name
    return f"Article at {source.outlet}, headline not stated" if source.outlet else f"{file}, headline not stated"


def fact_supports(fact: Fact) -> Iterator[Support]:
    """Everything that a fact cites, its steps included."""
    yield from fact.support
    for step in fact.derivation:
        yield from step.support


def count_alone(*profiles: Profile) -> Counter[str]:
    """How many facts of the profiles stand in each source alone."""
    return Counter(fact.sources[0] for one in profiles for fact in one.facts if len(fact.sources) == 1)


def all_supports(profile: Profile) -> Iterator[Support]:
    """Everything that a profile cites."""
    for fact in profile.facts:
        yield from fact_supports(fact)
    for disagreement in profile.disagreements:
        for reading in disagreement.readings:
            yield from reading.support
        yield from disagreement.also
    for group in profile.quotes:
        for variant in group.variants:
            yield from variant.support
