"""The page of a person: what the sources say about them, fact by fact."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup
from msgspec.structs import replace

from generator.model.facts import Fact
from generator.model.profile import Profile
from generator.render import urls
from generator.render.dated_exports import scheduled_days
from generator.render.dates import say
from generator.render.fact_views import MOST_VOICES, Desk
from generator.render.frame import Frame
from generator.render.histories import histories
from generator.render.html import render_markdown
from generator.render.ledger import FigureView, ledger
from generator.render.places import quote_years, record_list
from generator.render.profile_lists import (
    CorrectionView,
    ElsewhereView,
    HistoryView,
    TopicView,
    YearView,
    corrections,
    history_of,
    quotes_by_source,
    topics_of,
    year_name,
    years_of,
)
from generator.render.ruler import RulerView, draw_ruler
from generator.render.tallies import count_alone
from generator.render.views import DisagreementView, FactView, LinkView, PageView, SourceCardView, TagView, View
from generator.render.words import Words

EXPORTS = (
    ("Facts as JSON", "facts.json"),
    ("Facts as a table (CSV)", "facts.csv"),
    ("Linked data (JSON-LD)", "profile.jsonld"),
    ("Web annotations", "annotations.json"),
    ("Timeline (TimelineJS)", "timeline.json"),
    ("Calendar of what lies ahead", "scheduled.ics"),
)
"""(words, file) of the other forms of a person's page."""


MOST_CARDS = 12
"""Most sources that the page shows with their particulars; it names the others."""


class ChoiceView(View, frozen=True, kw_only=True):
    """A choice of what is shown."""

    key: str
    """What facts are known by that it leaves."""
    text: str
    """The words."""


class LeadRunView(View, frozen=True, kw_only=True):
    """Words of the lead."""

    text: str
    """The words."""
    href: str
    """Address of the fact that they rest on; empty for words between."""


class ProfilePageView(View, frozen=True, kw_only=True):
    """All that the page of a person shows."""

    page: PageView
    """The frame."""
    name: str
    """The person's name."""
    lead: tuple[LeadRunView, ...]
    """The lead, each claim leading to its fact; empty where the editor wrote one."""
    own_lead: Markup
    """The lead that the editor wrote; empty where there is none."""
    ledger: tuple[FigureView, ...]
    """How many facts there are, and how they stand."""
    contents: tuple[LinkView, ...]
    """The sections that the page has."""
    filters: tuple[ChoiceView, ...]
    """What can be shown alone."""
    voices: tuple[ChoiceView, ...]
    """Whose words the page can be read as; none where there is one source, or are too many."""
    sample: TagView | None
    """A citation, to explain citations by; None where there is none."""
    sample_words: str
    """What the sample stands for: "source A, sentence 8"."""
    glance: tuple[FactView, ...]
    """Facts at a glance."""
    disagreements: tuple[DisagreementView, ...]
    """Where the sources disagree."""
    ruler: RulerView | None
    """The drawing above the timeline; None where there is too little to draw."""
    events: int
    """How many happenings there are."""
    years: tuple[YearView, ...]
    """Happenings by year, those without one last."""
    quotes: int
    """How many quotes there are."""
    shared_quotes: tuple[TopicView, ...]
    """Utterances that several sources print, by what they speak of."""
    single_quotes: tuple[TopicView, ...]
    """Utterances that one source prints, by source."""
    quote_pages: tuple[ElsewhereView, ...]
    """Where the quotes stand, when the page has no room for them."""
    numbers: int
    """How many records and numbers there are."""
    histories: tuple[HistoryView, ...]
    """Numbers that the sources give at several dates."""
    records: tuple[FactView, ...]
    """The other records and numbers."""
    record_pages: tuple[ElsewhereView, ...]
    """Where records and numbers stand, when the page has no room for them."""
    corrections: tuple[CorrectionView, ...]
    """What the editor changed, and why."""
    sources: tuple[SourceCardView, ...]
    """The sources that speak of the person, or the first of them."""
    more_sources: tuple[LinkView, ...]
    """The others, by letter."""
    articles: int
    """How many sources there are."""
    citing: str
    """Address of how to cite the facts."""


def view_profile(frame: Frame, profile: Profile) -> ProfilePageView:
    """The view of a person's page."""
    path = urls.profile_path(profile.subject.id)
    desk = frame.desk(path, profile)
    facts = {section: [fact for fact in profile.facts if fact.section == section] for section in
             ("glance", "timeline", "records")}  # fmt: skip
    shared = [group for group in profile.quotes if len(group.variants) > 1]
    elsewhere, listed = quote_years(profile), record_list(profile)
    cards = profile.witnesses[: MOST_CARDS if len(profile.witnesses) > MOST_CARDS + 1 else None]
    sample = _sample(frame, path, profile)
    alone = count_alone(profile)
    changing = histories(facts["records"])
    drawn = {fact.id for group in changing.values() for fact in group}
    plain = [fact for fact in facts["records"] if fact.id not in drawn]
    return ProfilePageView(
        page=_page(frame, path, profile),
        name=profile.subject.name,
        lead=_lead(desk) if not profile.subject.lead else (),
        own_lead=render_markdown(profile.subject.lead),
        ledger=ledger(profile, frame.words),
        contents=_contents(profile, facts, frame.words),
        filters=filter_choices(profile, frame.words),
        voices=tuple(_voices(profile, frame.words)),
        sample=sample[0],
        sample_words=sample[1],
        glance=tuple(map(desk.fact, facts["glance"])),
        disagreements=tuple(map(desk.disagreement, profile.disagreements)),
        ruler=draw_ruler(facts["timeline"], shelf=frame.shelf, page=path, person=profile.subject.id),
        events=len(facts["timeline"]),
        years=tuple(years_of(desk, facts["timeline"])),
        quotes=len(profile.quotes),
        shared_quotes=topics_of(desk, shared) if not elsewhere else (),
        single_quotes=quotes_by_source(desk) if not elsewhere else (),
        quote_pages=_quote_pages(frame, path, profile),
        numbers=len(facts["records"]),
        histories=tuple(history_of(desk, label, group) for label, group in changing.items()),
        records=tuple(map(desk.fact, plain)) if not listed else (),
        record_pages=_record_page(frame, desk, plain) if listed else (),
        corrections=corrections(desk),
        sources=tuple(frame.card(path, witness, alone) for witness in cards),
        more_sources=tuple(frame.named(path, witness) for witness in profile.witnesses[len(cards) :]),
        articles=len(profile.witnesses),
        citing=urls.link(path, urls.citing_path(profile.subject.id)),
    )


def _page(frame: Frame, path: str, profile: Profile) -> PageView:
    words = frame.words
    page = frame.page(
        path,
        title=profile.subject.name,
        description=words(
            "{facts} about {name} from {sources}, each beside the sentence that says it.",
            facts=words.count(len(profile.facts), "fact"),
            name=profile.subject.name,
            sources=words.count(len(profile.witnesses), "source"),
        ),
        part=urls.HOME,
        kind="profile",
        downloads=(
            *(
                (text, urls.export_path(profile.subject.id, name))
                for text, name in EXPORTS
                if name != "scheduled.ics" or scheduled_days(profile)
            ),
            ("Schema of the JSON", urls.SCHEMA),
        ),
    )
    return replace(page, draft=profile.subject.draft)


def filter_choices(profile: Profile, words: Words) -> tuple[ChoiceView, ...]:
    """What can be shown alone of a profile."""
    choices = [("all", "all")]
    if len(profile.witnesses) > 1:
        choices += [("several", "in both" if len(profile.witnesses) == 2 else "in several"), ("single", "in one")]
    choices += [("disputed", "disputed"), ("derived", "worked out")]
    return tuple(ChoiceView(key=key, text=words(text)) for key, text in choices)


def _voices(profile: Profile, words: Words) -> Iterator[ChoiceView]:
    """Every source alone, and all without it."""
    if 1 < len(profile.witnesses) <= MOST_VOICES:
        yield ChoiceView(key="all", text=words("all sources"))
        for key, text in (("a", "{letter} alone"), ("w", "without {letter}")):
            for number, witness in enumerate(profile.witnesses, 1):
                yield ChoiceView(key=f"{key}{number}", text=words(text, letter=witness.letter))


def _lead(desk: Desk) -> tuple[LeadRunView, ...]:
    return tuple(
        LeadRunView(text=say(text, desk.words), href=desk.link(text, fact).href if fact else "")
        for text, fact in desk.profile.lead
    )


def _contents(profile: Profile, facts: dict[str, list[Fact]], words: Words) -> tuple[LinkView, ...]:
    sections = (
        ("At a glance", "glance", facts["glance"]),
        ("Disagreements", "disagreements", profile.disagreements),
        ("Timeline", "timeline", facts["timeline"]),
        ("Quotes", "quotes", profile.quotes),
        ("Records", "records", facts["records"]),
        ("Editor’s changes", "editor", profile.log),
        ("Sources", "sources", profile.witnesses),
    )
    return tuple(LinkView(text=words(text), href=f"#{anchor}") for text, anchor, held in sections if held)


def _sample(frame: Frame, path: str, profile: Profile) -> tuple[TagView | None, str]:
    """A citation to explain citations by: that of the first fact, with its words."""
    support = next((support for fact in profile.facts for support in fact.support), None)
    if support is None:
        return None, ""
    letter = frame.shelf.witnesses[support.source].letter
    said = frame.words("source {letter}, sentence {number}", letter=letter, number=support.sentence)
    return frame.shelf.tag(path, support.source, support.sentence), said


def _quote_pages(frame: Frame, path: str, profile: Profile) -> tuple[ElsewhereView, ...]:
    return tuple(
        ElsewhereView(
            link=LinkView(
                text=f"{year_name(year, frame.words)}: {frame.words.count(len(groups), 'quote')}",
                href=urls.link(path, urls.quotes_path(profile.subject.id, year)),
            ),
            anchors=tuple(group.id for group in groups),
        )
        for year, groups in quote_years(profile).items()
    )


def _record_page(frame: Frame, desk: Desk, plain: list[Fact]) -> tuple[ElsewhereView, ...]:
    """The page of all records; whoever looks for one of those that no history names finds the link to it."""
    amount = frame.words.count(sum(fact.section == "records" for fact in desk.profile.facts), "fact")
    href = urls.link(desk.page, urls.records_path(desk.profile.subject.id))
    link = LinkView(text=f"{frame.words('All records and numbers')}: {amount}", href=href)
    return (ElsewhereView(link=link, anchors=tuple(fact.id for fact in plain)),)
