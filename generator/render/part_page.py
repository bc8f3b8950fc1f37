"""The pages of lists that are too long for the page of a person: a year of the timeline, a year of quotes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.model.facts import Fact, QuoteGroup
from generator.model.profile import Profile
from generator.render import urls
from generator.render.fact_views import Desk, shown_label
from generator.render.frame import Frame
from generator.render.histories import histories
from generator.render.places import quote_years, record_list, timeline_years
from generator.render.profile_lists import HistoryView, history_of, year_name
from generator.render.views import FactView, LinkView, PageView, QuoteView, View


class PartPageView(View, frozen=True, kw_only=True):
    """A list too long for the page of a person, or a part of it."""

    page: PageView
    """The frame."""
    name: str
    """The person's name."""
    home: LinkView
    """Where the list is named on the person's page."""
    title: str
    """What is listed."""
    amount: str
    """How much, in words."""
    timeline: tuple[FactView, ...]
    """Happenings."""
    shared: tuple[QuoteView, ...]
    """Utterances that several sources print."""
    single_quotes: tuple[QuoteView, ...]
    """Utterances that one source prints."""
    histories: tuple[HistoryView, ...]
    """Numbers over time."""
    records: tuple[FactView, ...]
    """Other records and numbers."""
    neighbours: tuple[LinkView, ...]
    """The other parts of the list."""


def view_parts(frame: Frame, profile: Profile) -> Iterator[tuple[str, PartPageView]]:
    """(path, view) of the pages of lists that are too long for the person's own page."""
    person = profile.subject.id
    years = timeline_years(profile)
    for year, facts in years.items():
        others = {other: urls.timeline_path(person, other) for other in years}
        path = others[year]
        desk = frame.desk(path, profile)
        yield path, _part(frame, desk, year=year, others=others, facts=facts)
    quotes = quote_years(profile)
    for year, groups in quotes.items():
        others = {other: urls.quotes_path(person, other) for other in quotes}
        desk = frame.desk(others[year], profile)
        yield others[year], _part(frame, desk, year=year, others=others, groups=groups)
    if record_list(profile):
        path = urls.records_path(person)
        yield path, _records(frame, frame.desk(path, profile))


def _records(frame: Frame, desk: Desk) -> PartPageView:
    """The page of all records: what has a history first, then the others by what they count."""
    words, profile = frame.words, desk.profile
    name, facts = profile.subject.name, record_list(profile)
    changing = histories(facts)
    drawn = {fact.id for group in changing.values() for fact in group}
    plain = sorted((fact for fact in facts if fact.id not in drawn), key=lambda fact: shown_label(fact, words))
    said = words("Records and numbers")
    href = urls.link(desk.page, urls.profile_path(profile.subject.id), "records")
    return PartPageView(
        page=frame.page(desk.page, title=f"{name}: {said}", description=f"{name}: {said}.", part=urls.HOME),
        name=name,
        home=LinkView(text=name, href=href),
        title=said,
        amount=words.count(len(facts), "fact"),
        timeline=(),
        shared=(),
        single_quotes=(),
        histories=tuple(history_of(desk, label, group) for label, group in changing.items()),
        records=tuple(map(desk.fact, plain)),
        neighbours=(),
    )


def _part(
    frame: Frame,
    desk: Desk,
    *,
    year: str,
    others: dict[str, str],
    facts: Iterable[Fact] = (),
    groups: Iterable[QuoteGroup] = (),
) -> PartPageView:
    words, name = frame.words, desk.profile.subject.name
    events, quotes = tuple(map(desk.fact, facts)), tuple(map(desk.quote, groups))
    title = "Timeline" if events else "Quotes"
    said = f"{words(title)}, {year_name(year, words)}"
    home = urls.link(desk.page, urls.profile_path(desk.profile.subject.id), title.lower())
    return PartPageView(
        page=frame.page(desk.page, title=f"{name}: {said}", description=f"{name}: {said}.", part=urls.HOME),
        name=name,
        home=LinkView(text=name, href=home),
        title=said,
        amount=words.count(len(events), "event") if events else words.count(len(quotes), "quote"),
        timeline=events,
        shared=tuple(quote for quote in quotes if len(quote.variants) > 1),
        single_quotes=tuple(quote for quote in quotes if len(quote.variants) == 1),
        histories=(),
        records=(),
        neighbours=tuple(
            LinkView(text=year_name(one, words), href=urls.link(desk.page, path), current=one == year)
            for one, path in others.items()
        ),
    )
