"""What changed: the editor's log with every reason, and what each article was the first to tell, the latest first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from generator.model.profile import Profile, Witness
from generator.render import urls
from generator.render.digests import FactLine
from generator.render.fact_views import date_view
from generator.render.frame import Frame
from generator.render.front_pages import latest_sources
from generator.render.profile_lists import CorrectionView
from generator.render.views import DateView, LinkView, PageView, View

MOST_ARTICLES = 100
"""Most articles that are listed."""


MOST_FACTS = 8
"""Most facts that an article is listed with."""


class LogView(View, frozen=True, kw_only=True):
    """The editor's changes to one person's page."""

    person: LinkView
    """The person."""
    corrections: tuple[CorrectionView, ...]
    """The changes, in the order of the person's page in the content folder."""


class ArrivalView(View, frozen=True, kw_only=True):
    """An article."""

    article: LinkView
    """The article."""
    published: DateView | None
    """When it was published; None where that stays open."""
    facts: str
    """How many facts rest on it, in words."""
    told: tuple[LinkView, ...]
    """The facts that it was the first to tell."""
    more: str
    """How many of them are not named here, in words; empty where all are."""


class ChangesPageView(View, frozen=True, kw_only=True):
    """All that the page of changes shows."""

    page: PageView
    """The frame."""
    logs: tuple[LogView, ...]
    """The editor's changes, by person."""
    arrivals: tuple[ArrivalView, ...]
    """The articles, the latest first."""


def view_changes(frame: Frame) -> ChangesPageView:
    """The view of the page of changes."""
    path, words = urls.CHANGES, frame.words
    logs = []
    for profile, digest in zip(frame.site.profiles, frame.digests, strict=True):
        if digest.log:
            href = urls.link(path, urls.profile_path(profile.subject.id))
            logs.append(LogView(person=LinkView(text=profile.subject.name, href=href), corrections=digest.log))
    latest = latest_sources(frame.site.witnesses)[:MOST_ARTICLES]
    first = _first_told(frame, latest)
    resting = Counter(source for digest in frame.digests for fact in digest.facts for source in fact.sources)
    return ChangesPageView(
        page=frame.page(
            path,
            title=words("Changes"),
            description=words("What the editor changed and why, and the latest articles."),
            part=path,
        ),
        logs=tuple(logs),
        arrivals=tuple(_arrival(frame, one, first.get(one.id, []), resting[one.id]) for one in latest),
    )


def _first_told(frame: Frame, latest: Iterable[Witness]) -> dict[str, list[tuple[Profile, FactLine]]]:
    """By source id: the facts that no earlier source tells; of two of one day, the one whose letter comes first."""
    ranks = {witness.id: rank for rank, witness in enumerate(reversed(latest_sources(frame.site.witnesses)))}
    wanted = {witness.id for witness in latest}
    found: dict[str, list[tuple[Profile, FactLine]]] = {}
    for profile, digest in zip(frame.site.profiles, frame.digests, strict=True):
        for fact in digest.facts:
            source = min(fact.sources, key=ranks.__getitem__)
            if source in wanted:
                found.setdefault(source, []).append((profile, fact))
    return found


def _arrival(frame: Frame, witness: Witness, told: list[tuple[Profile, FactLine]], resting: int) -> ArrivalView:
    path, words = urls.CHANGES, frame.words
    return ArrivalView(
        article=LinkView(
            text=f"{witness.letter}: {frame.title_of(witness)}", href=urls.link(path, urls.source_path(witness.id))
        ),
        published=date_view(witness.published, words),
        facts=words.count(resting, "fact"),
        told=tuple(_told(path, told[:MOST_FACTS], named=len(frame.site.profiles) > 1)),
        more=words("and {facts} more", facts=words.count(len(told) - MOST_FACTS, "fact"))
        if len(told) > MOST_FACTS
        else "",
    )


def _told(path: str, told: Iterable[tuple[Profile, FactLine]], *, named: bool) -> Iterator[LinkView]:
    """Links to facts; the first of each person says who that is, where the site has several."""
    before = ""
    for profile, fact in told:
        name = profile.subject.name
        who = f"{name}: " if named and name != before else ""
        before = name
        yield LinkView(
            text=f"{who}{fact.label}: {'' if fact.language else fact.value}",
            english=fact.value if fact.language else "",
            href=urls.link(path, fact.path, fact.id),
        )
