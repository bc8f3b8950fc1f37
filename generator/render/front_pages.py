"""The pages around profiles and sources: home, the two lists, what the site says of itself, and the missing page."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from generator.model.profile import Profile
from generator.render import urls
from generator.render.fact_views import count_words
from generator.render.frame import Frame
from generator.render.html import render_markdown
from generator.render.profile_page import FigureView, ledger
from generator.render.views import DisagreementView, LinkView, PageView, SourceCardView


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonCardView:
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


@dataclass(frozen=True, slots=True, kw_only=True)
class HomePageView:
    """All that the home page shows."""

    page: PageView
    """The frame."""
    intro: str
    """What the site is, in a sentence; empty where it does not say."""
    totals: tuple[FigureView, ...]
    """What the whole site holds."""
    people: tuple[PersonCardView, ...]
    """The people, by name."""
    sources: tuple[SourceCardView, ...]
    """The sources, by letter."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourcesPageView:
    """All that the list of sources shows."""

    page: PageView
    """The frame."""
    sources: tuple[SourceCardView, ...]
    """The sources, by letter."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DisputesView:
    """The disagreements about one person."""

    name: str
    """The person's name."""
    href: str
    """Address of the disagreements on their page."""
    disagreements: tuple[DisagreementView, ...]
    """The disagreements."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DisagreementsPageView:
    """All that the list of disagreements shows."""

    page: PageView
    """The frame."""
    count: str
    """How many there are, in words."""
    people: tuple[DisputesView, ...]
    """The people about whom sources disagree, by name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AboutPageView:
    """All that the page about the site shows."""

    page: PageView
    """The frame."""
    body: Markup
    """What the site says of itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NotFoundPageView:
    """All that the page in place of a missing one shows."""

    page: PageView
    """The frame."""


def view_home(frame: Frame) -> HomePageView:
    """The view of the home page."""
    site = frame.site
    facts = sum(len(profile.facts) for profile in site.profiles)
    disputes = sum(len(profile.disagreements) for profile in site.profiles)
    totals = [("People", len(site.profiles)), ("Sources", len(site.witnesses)), ("Facts", facts)]
    totals.append(("Disagreements", disputes))
    return HomePageView(
        page=frame.page(
            urls.HOME, title=site.config.title, description=site.config.description or site.config.title, part=urls.HOME
        ),
        intro=site.config.description,
        totals=tuple(FigureView(text=text, number=number) for text, number in totals),
        people=tuple(_person(profile) for profile in site.profiles),
        sources=_cards(frame, urls.HOME),
    )


def _person(profile: Profile) -> PersonCardView:
    person = profile.subject.id
    return PersonCardView(
        name=profile.subject.name,
        href=urls.link(urls.HOME, urls.profile_path(person)),
        words="".join(text for text, _ in profile.lead),
        figures=ledger(profile),
        disputes=tuple(
            LinkView(text=one.topic, href=urls.fact_link(urls.HOME, person, one.id)) for one in profile.disagreements
        ),
    )


def _cards(frame: Frame, page: str) -> tuple[SourceCardView, ...]:
    return tuple(frame.card(page, witness, frame.alone) for witness in frame.site.witnesses)


def view_sources(frame: Frame) -> SourcesPageView:
    """The view of the list of sources."""
    count = count_words(len(frame.site.witnesses), "article")
    return SourcesPageView(
        page=frame.page(
            urls.SOURCES,
            title="Sources",
            description=f"{count}, each with the sentences that facts rest on.",
            part=urls.SOURCES,
        ),
        sources=_cards(frame, urls.SOURCES),
    )


def view_disagreements(frame: Frame) -> DisagreementsPageView:
    """The view of the list of disagreements."""
    path = urls.DISAGREEMENTS
    people = []
    for profile in frame.site.profiles:
        desk, person = frame.desk(path, profile), profile.subject.id
        found = tuple(desk.disagreement(one, prefix=f"{person}-") for one in profile.disagreements)
        if found:
            href = urls.link(path, urls.profile_path(person), "disagreements")
            people.append(DisputesView(name=profile.subject.name, href=href, disagreements=found))
    count = count_words(sum(len(one.disagreements) for one in people), "disagreement")
    return DisagreementsPageView(
        page=frame.page(path, title="Disagreements", description=f"{count} between or inside the articles.", part=path),
        count=count,
        people=tuple(people),
    )


def view_about(frame: Frame) -> AboutPageView:
    """The view of the page about the site."""
    config = frame.site.config
    return AboutPageView(
        page=frame.page(
            urls.ABOUT, title="About", description=f"What {config.title} is and how it is made.", part=urls.ABOUT
        ),
        body=render_markdown(config.about),
    )


def view_not_found(frame: Frame) -> NotFoundPageView:
    """The view of the page that a host shows in place of a missing one."""
    return NotFoundPageView(
        page=frame.page(urls.NOT_FOUND, title="Page not found", description="There is no page at this address.")
    )
