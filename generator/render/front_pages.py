"""The pages around profiles and sources: home, the two lists, and the missing page."""

from __future__ import annotations

import datetime as dt
from functools import partial

from generator.model.profile import Profile, Witness
from generator.render import urls
from generator.render.digests import MOST_DISPUTES, Digest
from generator.render.frame import Frame
from generator.render.ledger import FigureView
from generator.render.profile_lists import CorrectionView
from generator.render.profile_page import ChoiceView
from generator.render.tallies import Tally
from generator.render.views import DisagreementView, LinkView, PageView, SourceCardView, View

MOST_PEOPLE = 24
"""Most people whom the home page shows in full; it names the others."""

LATEST = 6
"""How many of the latest sources, and of the latest changes, the home page shows."""

MOST_PAIRS = 60
"""Most pairs side by side that the list of sources names; of more, each source's page names its own."""

PAGES_AROUND = 4
"""Pages before and after one of a long list that it leads on to, beside the first and the last."""

SOURCES_A_PAGE = 60
"""How many sources a page of their list holds."""


class PersonCardView(View, frozen=True, kw_only=True):
    """A person in a list."""

    name: str
    """The person's name."""
    href: str
    """Address of their page."""
    words: str
    """Their lead, without its links; empty where there is none."""
    figures: tuple[FigureView, ...]
    """How many facts there are, and how they stand."""
    disputes: tuple[LinkView, ...]
    """What the sources disagree on."""


class HomePageView(View, frozen=True, kw_only=True):
    """All that the home page shows."""

    page: PageView
    """The frame."""
    intro: str
    """What the site is, in a sentence; empty where it does not say."""
    totals: tuple[FigureView, ...]
    """What the whole site holds."""
    people: tuple[PersonCardView, ...]
    """The people, by name."""
    others: tuple[LinkView, ...]
    """People beyond those, with how many facts there are about each."""
    number: int
    """How many people there are."""
    changes: tuple[CorrectionView, ...]
    """The latest changes of the editor."""
    all_changes: str
    """Address of all changes."""
    sources: tuple[SourceCardView, ...]
    """The latest sources."""
    articles: int
    """How many sources there are."""
    all_sources: str
    """Address of all sources; empty where all are here."""


class SourcesPageView(View, frozen=True, kw_only=True):
    """All that the list of sources shows."""

    page: PageView
    """The frame."""
    sources: tuple[SourceCardView, ...]
    """The sources, by letter."""
    articles: int
    """How many sources there are on all pages."""
    independence: str
    """How many of them are independent of one another, in words; empty where all are."""
    pages: tuple[LinkView, ...]
    """The pages of the list; none where one holds all."""
    comparisons: tuple[LinkView, ...]
    """Pairs of sources side by side; none where they are many, and each source's page names its own."""


class DisputesView(View, frozen=True, kw_only=True):
    """The disagreements about one person."""

    name: str
    """The person's name."""
    href: str
    """Address of the disagreements on their page."""
    count: str
    """How many there are, in words."""
    disagreements: tuple[DisagreementView, ...]
    """The disagreements; none where the site has too many for one list."""


class DisagreementsPageView(View, frozen=True, kw_only=True):
    """All that the list of disagreements shows."""

    page: PageView
    """The frame."""
    amount: str
    """How many there are, in words."""
    listed: bool
    """Whether they stand here; else the people's own pages have them."""
    filters: tuple[ChoiceView, ...]
    """Kinds of disagreement that can be shown alone; none where there is one kind."""
    people: tuple[DisputesView, ...]
    """The people about whom sources disagree, by name."""


class NotFoundPageView(View, frozen=True, kw_only=True):
    """All that the page in place of a missing one shows."""

    page: PageView
    """The frame."""


def view_home(frame: Frame) -> HomePageView:
    """The view of the home page."""
    site, words = frame.site, frame.words
    facts = sum(tally.facts for tally in frame.tallies)
    disputes = sum(tally.disagreements for tally in frame.tallies)
    totals = [(words("People"), len(site.profiles)), (words("Sources"), len(site.witnesses)), (words("Facts"), facts)]
    totals.append((words("Disagreements"), disputes))
    latest = latest_sources(site.witnesses)
    changes = [one for digest in frame.digests for one in digest.home]
    return HomePageView(
        page=frame.page(
            urls.HOME, title=site.config.title, description=site.config.description or site.config.title, part=urls.HOME
        ),
        intro=site.config.description,
        totals=tuple(FigureView(text=text, number=number) for text, number in totals),
        people=tuple(map(_person, site.profiles[:MOST_PEOPLE], frame.digests)),
        others=tuple(map(partial(_other, frame), site.profiles[MOST_PEOPLE:], frame.tallies[MOST_PEOPLE:])),
        number=len(site.profiles),
        changes=tuple(changes[:LATEST]),
        all_changes=urls.link(urls.HOME, urls.CHANGES),
        sources=tuple(frame.card(urls.HOME, witness, frame.alone) for witness in latest[:LATEST]),
        articles=len(latest),
        all_sources=urls.link(urls.HOME, urls.SOURCES) if len(latest) > LATEST else "",
    )


def latest_sources(witnesses: tuple[Witness, ...]) -> tuple[Witness, ...]:
    """Sources by day of publication, the latest first; those without one last; else by letter."""
    days = {
        one.id: one.published.latest if one.published and one.published.latest else dt.date.min for one in witnesses
    }
    return tuple(sorted(witnesses, key=lambda witness: -days[witness.id].toordinal()))


def _person(profile: Profile, digest: Digest) -> PersonCardView:
    return PersonCardView(
        name=profile.subject.name,
        href=urls.link(urls.HOME, urls.profile_path(profile.subject.id)),
        words=digest.words,
        figures=digest.figures,
        disputes=tuple(
            LinkView(text=one.topic, href=urls.link(urls.HOME, one.path, one.id)) for one in digest.disputes[:LATEST]
        ),
    )


def _other(frame: Frame, profile: Profile, tally: Tally) -> LinkView:
    text = f"{profile.subject.name}: {frame.words.count(tally.facts, 'fact')}"
    return LinkView(text=text, href=urls.link(urls.HOME, urls.profile_path(profile.subject.id)))


def list_numbers(frame: Frame) -> range:
    """The numbers of the pages of the list of sources."""
    return range(1, max(1, -(-len(frame.site.witnesses) // SOURCES_A_PAGE)) + 1)


def pages_beside(number: int, pages: range) -> tuple[int, ...]:
    """The pages of a long list that one of them leads on to: the first, the last, and those around it."""
    near = range(number - PAGES_AROUND, number + PAGES_AROUND + 1)
    return tuple(sorted({pages[0], pages[-1], *(one for one in near if one in pages)}))


def listed_sources(frame: Frame, number: int) -> tuple[Witness, ...]:
    """The sources on a page of their list."""
    return frame.site.witnesses[(number - 1) * SOURCES_A_PAGE : number * SOURCES_A_PAGE]


def view_sources(frame: Frame, number: int) -> SourcesPageView:
    """The view of a page of the list of sources."""
    path, words, articles = urls.sources_path(number), frame.words, len(frame.site.witnesses)
    held, pages = listed_sources(frame, number), pages_beside(number, list_numbers(frame))
    count = words.count(articles, "article")
    title = words("Sources") if number == 1 else f"{words('Sources')}, {held[0].letter}–{held[-1].letter}"
    return SourcesPageView(
        page=frame.page(
            path,
            title=title,
            description=words("{articles}, each with the sentences that facts rest on.", articles=count),
            part=urls.SOURCES,
        ),
        sources=tuple(frame.card(path, witness, frame.alone) for witness in held),
        articles=articles,
        independence=frame.independence,
        pages=tuple(_list_page(frame, path, one) for one in pages) if len(pages) > 1 else (),
        comparisons=compared_pairs(frame, path) if number == 1 else (),
    )


def _list_page(frame: Frame, path: str, number: int) -> LinkView:
    held = listed_sources(frame, number)
    target = urls.sources_path(number)
    return LinkView(text=f"{held[0].letter}–{held[-1].letter}", href=urls.link(path, target), current=path == target)


def compared_pairs(frame: Frame, path: str) -> tuple[LinkView, ...]:
    """The pages of two sources side by side; none where they are many."""
    if len(frame.pairs) > MOST_PAIRS:
        return ()
    letters = {witness.id: witness.letter for witness in frame.site.witnesses}
    return tuple(
        LinkView(
            text=f"{letters[one]} {frame.words('and')} {letters[other]}",
            href=urls.link(path, urls.compare_path(one, other)),
        )
        for one, other in frame.pairs
    )


def view_disagreements(frame: Frame) -> DisagreementsPageView:
    """The view of the list of disagreements."""
    path, words = urls.DISAGREEMENTS, frame.words
    total = sum(len(digest.disputes) for digest in frame.digests)
    listed = total <= MOST_DISPUTES
    people = [
        DisputesView(
            name=profile.subject.name,
            href=urls.link(path, urls.profile_path(profile.subject.id), "disagreements"),
            count=words.count(len(digest.disputes), "disagreement"),
            disagreements=digest.shown if listed else (),
        )
        for profile, digest in zip(frame.site.profiles, frame.digests, strict=True)
        if digest.disputes
    ]
    count = words.count(total, "disagreement")
    kinds = {one.kind for person in people for one in person.disagreements}
    choices = (("all", "all"), ("within", "inside one article"), ("between", "between articles"))
    return DisagreementsPageView(
        page=frame.page(
            path,
            title=words("Disagreements"),
            description=words("{disagreements} between or inside the articles.", disagreements=count),
            part=path,
        ),
        amount=count,
        listed=listed,
        filters=tuple(ChoiceView(key=key, text=words(text)) for key, text in choices) if len(kinds) > 1 else (),
        people=tuple(people),
    )


def view_not_found(frame: Frame) -> NotFoundPageView:
    """The view of the page that a host shows in place of a missing one."""
    return NotFoundPageView(
        page=frame.page(
            urls.NOT_FOUND,
            title=frame.words("Page not found"),
            description=frame.words("There is no page at this address."),
        )
    )
