"""The frame of every page, and sources as they stand in lists: what page kinds share.

Nothing here knows one kind of page.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import PurePosixPath
from urllib.parse import quote

from generator.model.facts import Disagreement, Fact, QuoteGroup
from generator.model.profile import Kinship, Profile, Site, Witness
from generator.render import urls
from generator.render.assets import NO_ASSETS, Assets
from generator.render.citations import Shelf
from generator.render.digests import Digest, digest_of
from generator.render.fact_views import Desk, date_view
from generator.render.html import CONTENT_POLICY
from generator.render.places import Places
from generator.render.strip import draw_strip
from generator.render.tallies import Tally, dispute_supports, fact_supports, tally_of
from generator.render.views import LinkView, PageView, SourceCardView, WithdrawnView
from generator.render.words import ENGLISH, Words

HELD = 8
"""Profiles of which the parts are held at a time; pages about the sources of one person are made one after the other."""

PARTNERS = 2
"""Most sources that a source is set beside on a page of two: no more pages than sources."""

PUBLISHED_HOW = {"given": "as given by the editor", "stated": "stated in the text", "inferred": "worked out"}
"""How a day of publication is known, in words."""

KINSHIPS: Mapping[Kinship, str] = {
    "mirror": "mirror, the whole text",
    "agency copy": "agency copy, cut or added to",
    "rewrite": "rewrite, parts of it",
}
"""How much of its text a source shares, in words."""

NAMED_COPIES = 8
"""How many sources of a large family are named."""

MANY_COPIES = 50
"""Largest family whose sources are counted on the page of each: where there are more, one that comes or goes would change
the pages of all the others."""


@dataclass(frozen=True)
class Frame:
    """A site with its sources looked up once."""

    site: Site
    words: Words = ENGLISH
    assets: Assets = NO_ASSETS
    """Styles, scripts and pictures, by the names that they have on the site."""
    indexed: bool = False
    """Whether an index of all words goes with the site."""
    kept: Mapping[str, Tally] = field(default_factory=dict)
    """Numbers of profiles that are known already, by id of the person."""
    told: Mapping[str, Digest] = field(default_factory=dict)
    """Digests of profiles that are known already, by id of the person."""

    @cached_property
    def shelf(self) -> Shelf:
        """The sources, by id."""
        return Shelf.of(self.site.witnesses, words=self.words, places=Places(self.site.profiles))

    @cached_property
    def tallies(self) -> tuple[Tally, ...]:
        """The numbers of each profile, in order."""
        return tuple(self.kept.get(one.subject.id) or tally_of(one, self.shelf) for one in self.site.profiles)

    @cached_property
    def digests(self) -> tuple[Digest, ...]:
        """What pages about the whole site show of each person, in order."""
        return tuple(map(self.digest, self.site.profiles))

    def digest(self, profile: Profile) -> Digest:
        """What pages about the whole site show of a person."""
        return self.told.get(profile.subject.id) or digest_of(profile, self.shelf)

    @cached_property
    def cited(self) -> dict[str, frozenset[int]]:
        """Numbers of the cited sentences of each source."""
        found: dict[str, set[int]] = {one.id: set() for one in self.site.witnesses}
        for tally in self.tallies:
            for source, numbers in tally.cited.items():
                found[source].update(numbers)
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
    def _parts(self) -> dict[str, dict[str, Profile]]:
        """Filled by `part`."""
        return {}

    def part(self, profile: Profile, source: str) -> Profile:
        """The profile with nothing but what touches the source, which is all that its page shows."""
        person = profile.subject.id
        if person not in self._parts:
            if len(self._parts) == HELD:
                del self._parts[next(iter(self._parts))]
            self._parts[person] = parts_by_source(profile)
        return self._parts[person][source]

    def parts_of(self, source: str) -> list[Profile]:
        """What the profiles that a source speaks to rest on it, by name."""
        return [self.part(profile, source) for profile in self.users[source]]

    @cached_property
    def partners(self) -> dict[str, list[tuple[str, str]]]:
        """The pairs that each source is in, in order of letter."""
        found: dict[str, list[tuple[str, str]]] = {one.id: [] for one in self.site.witnesses}
        for pair in self.pairs:
            for source in pair:
                found[source].append(pair)
        return found

    @cached_property
    def alone(self) -> Counter[str]:
        """How many facts of the site stand in each source alone."""
        found: Counter[str] = Counter()
        for tally in self.tallies:
            found.update(tally.alone)
        return found

    @cached_property
    def pairs(self) -> tuple[tuple[str, str], ...]:
        """Pairs of sources that have a page side by side, in order of letter.

        They share a fact; of many sources, each is set beside those that it shares most with.
        """
        ranks, names = self.shelf.ranks, tuple(self.shelf.witnesses)
        width = len(names)
        shared: dict[int, int] = {}
        """By the places of two sources, as one number: there are many pairs, and plain numbers are sorted fast."""
        for tally in self.tallies:
            for one, other, count in tally.shared:
                number = ranks[one] * width + ranks[other]
                shared[number] = shared.get(number, 0) + count
        taken: Counter[int] = Counter()
        found = []
        for weighed in sorted(number - count * width**2 for number, count in shared.items()):
            places = divmod(weighed % width**2, width)
            if all(taken[place] < PARTNERS for place in places):
                taken.update(places)
                found.append(places)
        return tuple((names[one], names[other]) for one, other in sorted(found))

    @staticmethod
    def day(witnesses: Iterable[Witness]) -> dt.date | None:
        """The last day on which one of the sources may have been published; None where nothing dates them."""
        return max((one.published.latest for one in witnesses if one.published and one.published.latest), default=None)

    @cached_property
    def families(self) -> dict[str, list[Witness]]:
        """The sources that copy one another, by the id that they share."""
        found: dict[str, list[Witness]] = {}
        for witness in self.site.witnesses:
            if witness.family is not None:
                found.setdefault(witness.family, []).append(witness)
        return found

    @cached_property
    def independence(self) -> str:
        """How many sources are independent of one another, copies counted once; empty where all are."""
        witnesses, words = self.site.witnesses, self.words
        groups = {witness.family or witness.id for witness in witnesses}
        if len(groups) == len(witnesses):
            return ""
        total = words.count(len(witnesses), "source")
        return words("{count} independent of {total}: sources that share their text count as one witness.",
                     count=len(groups), total=total)  # fmt: skip

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
        sheet = self.assets[urls.STYLESHEET]
        parts = [("People", urls.HOME), ("Sources", urls.SOURCES), ("Disagreements", urls.DISAGREEMENTS)]
        parts += [("Changes", urls.CHANGES), ("About", urls.ABOUT), ("Search", urls.SEARCH)]
        return PageView(
            language=config.language,
            site_title=config.title,
            title=title if title == config.title else f"{title} · {config.title}",
            description=description,
            policy=CONTENT_POLICY,
            canonical=urls.full_address(config.base_url, path) if path != urls.NOT_FOUND else "",
            kind=kind,
            home=self._link(path, urls.HOME),
            stylesheets=tuple(dict.fromkeys((self._link(path, sheet), urls.link(path, sheet)))),
            icon=self._link(path, self.assets[urls.ICON]),
            script=self._link(path, self.assets[urls.THEME_SCRIPT]),
            search=self._link(path, urls.SEARCH),
            feed=self._link(path, urls.FEED),
            navigation=tuple(
                LinkView(text=self.words(text), href=self._link(path, target), current=target == part)
                for text, target in parts
            ),
            licence=config.licence,
            contact=self._contact(path),
            downloads=tuple(LinkView(text=self.words(text), href=self._link(path, to)) for text, to in downloads),
        )

    def _link(self, start: str, target: str) -> str:
        if start == urls.NOT_FOUND:
            return urls.any_depth_link(self.site.config.base_url, target)
        return urls.link(start, target)

    def title_of(self, witness: Witness) -> str:
        """The headline of a source, or words in its place."""
        return source_title(witness, self.words)

    def title_language(self, witness: Witness) -> str:
        """The language of a headline where it is not the page's; words in its place are the page's."""
        return self.shelf.foreign(witness.id) if own_title(witness) else ""

    def named(self, page: str, witness: Witness) -> LinkView:
        """A source by its letter and headline alone."""
        return LinkView(
            text=f"{witness.letter} {self.title_of(witness)}", href=urls.link(page, urls.source_path(witness.id))
        )

    def card(self, page: str, witness: Witness, alone: Counter[str]) -> SourceCardView:
        """A source in a list; `alone` says how many facts stand in each source alone."""
        total = witness.article.length
        cited = self.cited[witness.id]
        return SourceCardView(
            letter=witness.letter,
            tone=self.shelf.tones[witness.id],
            title=self.title_of(witness),
            language=self.title_language(witness),
            href=urls.link(page, urls.source_path(witness.id)),
            outlet=witness.article.source.outlet or "",
            published=date_view(witness.published, self.words),
            published_how=self.published_how(witness),
            cited=self.words("{count} of {total}", count=len(cited), total=self.words.count(total, "sentence")),
            only_here=self.words.count(alone[witness.id], "fact"),
            family=self._family(witness),
            withdrawn=self.withdrawn(page, witness),
            strip=draw_strip(cited, total, self.words),
        )

    def _family(self, witness: Witness) -> str:
        """The sources that `witness` shares its text with, in words; empty where there are none."""
        if witness.id not in self._kin:
            self._kin[witness.id] = self._family_words(witness)
        return self._kin[witness.id]

    @cached_property
    def _kin(self) -> dict[str, str]:
        """Filled by `_family`: a source stands in several lists, and may have many copies."""
        return {}

    def _family_words(self, witness: Witness) -> str:
        family = self.families.get(witness.family or "", [])
        if len(family) < 2 or witness.kinship is None:
            return ""
        many = len(family) > MANY_COPIES
        near = family[: NAMED_COPIES + 1] if many else family
        others = [one.letter for one in near if one.id != witness.id]
        return self.words(
            "{kinship} shared with {others}: one witness",
            kinship=self.words(KINSHIPS[witness.kinship]),
            others=self.words.list([*others[:NAMED_COPIES], self.words("many others")])
            if many
            else self.words.few(others, NAMED_COPIES),
        )

    def withdrawn(self, page: str, witness: Witness) -> tuple[WithdrawnView, ...]:
        """For whom the editor withdrew a source, as its page and its card say it."""
        return tuple(
            WithdrawnView(
                person=LinkView(text=one.name, href=urls.link(page, urls.profile_path(one.person))),
                day=date_view(one.on, self.words),
                reason=one.reason,
            )
            for one in witness.withdrawn
        )

    def published_how(self, witness: Witness) -> str:
        """How the day of publication of a source is known, in words; empty where it is not."""
        return self.words(PUBLISHED_HOW[witness.published_from]) if witness.published_from else ""

    def _contact(self, path: str) -> LinkView | None:
        """Where to report a mistake: a web address as it is, else a mail that names the page."""
        contact = self.site.config.contact.strip()
        if not contact:
            return None
        if urls.is_web(contact) or contact.startswith("mailto:"):
            return LinkView(text=contact.removeprefix("mailto:"), href=contact)
        return LinkView(text=contact, href=f"mailto:{quote(contact, safe='@')}?subject={quote(path)}")


def own_title(witness: Witness) -> str:
    """The headline of a source; empty where it has none."""
    return witness.article.source.title or witness.article.headline or ""


def source_title(witness: Witness, words: Words = ENGLISH) -> str:
    """The headline of a source, or words in its place."""
    source = witness.article.source
    if title := own_title(witness):
        return title
    file = PurePosixPath(source.path).name
    if source.outlet:
        return words("Article at {outlet}, headline not stated", outlet=source.outlet)
    return words("{file}, headline not stated", file=file)


def parts_by_source(profile: Profile) -> dict[str, Profile]:
    """The profile cut by source: of each, the facts, quotes and disagreements that touch it, in order."""
    facts: dict[str, list[Fact]] = {one.id: [] for one in profile.witnesses}
    quotes: dict[str, list[QuoteGroup]] = {one.id: [] for one in profile.witnesses}
    disagreements: dict[str, list[Disagreement]] = {one.id: [] for one in profile.witnesses}
    for fact in profile.facts:
        for source in {one.source for one in fact_supports(fact)}:
            facts[source].append(fact)
    for group in profile.quotes:
        for source in {one.source for variant in group.variants for one in variant.support}:
            quotes[source].append(group)
    for dispute in profile.disagreements:
        for source in {one.source for one in dispute_supports(dispute)}:
            disagreements[source].append(dispute)
    return {
        source: replace(
            profile,
            facts=tuple(facts[source]),
            quotes=tuple(quotes[source]),
            disagreements=tuple(disagreements[source]),
        )
        for source in facts
    }
