"""Every component on one page, for whoever changes the look: made of what the site itself holds.

Takes a site, gives the first fact of each standing, and one of every other component that templates share; what a site
has none of is left out. The page is made where `content/site.md` says `patterns: true`; nothing leads to it, and search
engines are asked to pass it by.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.model.facts import Fact
from generator.model.profile import Profile
from generator.render import urls
from generator.render.frame import Frame
from generator.render.histories import histories
from generator.render.ledger import FigureView, ledger
from generator.render.profile_lists import CorrectionView, ElsewhereView, HistoryView, corrections, history_of
from generator.render.profile_page import ChoiceView, filter_choices
from generator.render.ruler import RulerView, draw_ruler
from generator.render.views import DisagreementView, FactView, LinkView, PageView, QuoteView, SourceCardView, View

MOST_OF_A_KIND = 2
"""Most sources and corrections that are shown."""


class PatternsPageView(View, frozen=True, kw_only=True):
    """All that the page of components shows."""

    page: PageView
    """The frame."""
    ledger: tuple[FigureView, ...]
    """Figures."""
    filters: tuple[ChoiceView, ...]
    """Choices of what is shown."""
    facts: tuple[FactView, ...]
    """Facts, one of each standing."""
    dated: tuple[FactView, ...]
    """Happenings, one of each standing."""
    figures: tuple[FactView, ...]
    """A number in a line."""
    histories: tuple[HistoryView, ...]
    """A number over time."""
    disagreements: tuple[DisagreementView, ...]
    """A disagreement of each kind."""
    shared: tuple[QuoteView, ...]
    """An utterance in several wordings."""
    single_quotes: tuple[QuoteView, ...]
    """An utterance that one source prints."""
    ruler: RulerView | None
    """The ruler of a timeline; None where there is too little to draw."""
    corrections: tuple[CorrectionView, ...]
    """What an editor changed."""
    elsewhere: tuple[ElsewhereView, ...]
    """A part of a list that stands on a page of its own."""
    sources: tuple[SourceCardView, ...]
    """Sources."""


def view_patterns(frame: Frame) -> Iterator[tuple[str, PatternsPageView]]:
    """(path, view) of the page of components, where it is asked for and there is anybody to show."""
    if frame.site.config.patterns and frame.site.profiles:
        yield urls.PATTERNS, _view(frame, max(frame.site.profiles, key=lambda one: len(one.facts)))


def _view(frame: Frame, profile: Profile) -> PatternsPageView:
    path, words = urls.PATTERNS, frame.words
    desk = frame.desk(path, profile)
    listed, events = ([one for one in profile.facts if (one.section == "timeline") == dated] for dated in (False, True))
    changing = dict(list(histories(one for one in listed if one.section == "records").items())[:1])
    drawn = {fact.id for group in changing.values() for fact in group}
    facts = list(_one_of_each(fact for fact in listed if fact.id not in drawn))
    figure = [fact for fact in listed if fact not in facts and fact.id not in drawn][:1]
    kinds = {one.kind: one for one in reversed(profile.disagreements)}
    shared, single = (
        [one for one in profile.quotes if (len(one.variants) > 1) == several][:1] for several in (True, False)
    )
    home = LinkView(text=profile.subject.name, href=urls.link(path, urls.profile_path(profile.subject.id)))
    return PatternsPageView(
        page=frame.page(path, title=words("Components"), description=words("Every component of the pages, once.")),
        ledger=ledger(profile, words),
        filters=filter_choices(profile, words),
        facts=tuple(map(desk.fact, facts)),
        dated=tuple(map(desk.fact, _one_of_each(events))),
        figures=tuple(map(desk.fact, figure)),
        histories=tuple(history_of(desk, label, group) for label, group in changing.items()),
        disagreements=tuple(desk.disagreement(one) for one in kinds.values()),
        shared=tuple(map(desk.quote, shared)),
        single_quotes=tuple(map(desk.quote, single)),
        ruler=draw_ruler(events, shelf=frame.shelf, page=path, person=profile.subject.id),
        corrections=corrections(desk)[:MOST_OF_A_KIND],
        elsewhere=(ElsewhereView(link=home, anchors=()),),
        sources=tuple(frame.card(path, one, frame.alone) for one in profile.witnesses[:MOST_OF_A_KIND]),
    )


def _one_of_each(facts: Iterable[Fact]) -> Iterator[Fact]:
    """The first fact of each standing: how firmly it is known, by how many, when, how far from its target."""
    seen = set()
    for fact in facts:
        look = (fact.status, len(fact.sources) > 1, fact.scheduled, fact.date_derived, fact.edtf is None, fact.target)
        if look not in seen:
            seen.add(look)
            yield fact
