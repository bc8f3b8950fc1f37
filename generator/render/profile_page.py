"""The page of a person: what the sources say about them, fact by fact."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from generator.model.facts import Fact
from generator.model.profile import Profile
from generator.render import urls
from generator.render.drawings import RulerView, draw_ruler
from generator.render.fact_views import count_words, source_words, worked_out
from generator.render.frame import Frame, count_alone
from generator.render.html import render_markdown
from generator.render.views import (
    DisagreementView,
    FactView,
    LinkView,
    PageView,
    QuoteView,
    SourceCardView,
    TagView,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureView:
    """A number in the ledger, or a choice among the filters with it."""

    text: str
    """What is counted."""
    number: int
    """How many."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FilterView:
    """A choice of what is shown."""

    key: str
    """What facts are known by that it leaves."""
    text: str
    """The words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LeadRunView:
    """Words of the lead."""

    text: str
    """The words."""
    href: str
    """Address of the fact that they rest on; empty for words between."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProfilePageView:
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
    filters: tuple[FilterView, ...]
    """What can be shown alone."""
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
    timeline: tuple[FactView, ...]
    """Happenings by date, those without one last."""
    shared_quotes: tuple[QuoteView, ...]
    """Utterances that several sources print."""
    single_quotes: tuple[QuoteView, ...]
    """Utterances that one source prints."""
    records: tuple[FactView, ...]
    """Records and numbers."""
    sources: tuple[SourceCardView, ...]
    """The sources that speak of the person."""


def view_profile(frame: Frame, profile: Profile) -> ProfilePageView:
    """The view of a person's page."""
    path = urls.profile_path(profile.subject.id)
    desk = frame.desk(path, profile)
    facts = {section: [fact for fact in profile.facts if fact.section == section] for section in
             ("glance", "timeline", "records")}  # fmt: skip
    quotes = [desk.quote(group) for group in profile.quotes]
    sample = _sample(frame, path, profile)
    alone = count_alone(profile)
    return ProfilePageView(
        page=_page(frame, path, profile),
        name=profile.subject.name,
        lead=_lead(profile) if not profile.subject.lead else (),
        own_lead=render_markdown(profile.subject.lead),
        ledger=ledger(profile),
        contents=_contents(profile, facts),
        filters=_filters(profile),
        sample=sample[0],
        sample_words=sample[1],
        glance=tuple(map(desk.fact, facts["glance"])),
        disagreements=tuple(map(desk.disagreement, profile.disagreements)),
        ruler=draw_ruler(facts["timeline"], page=path, person=profile.subject.id),
        timeline=tuple(map(desk.fact, facts["timeline"])),
        shared_quotes=tuple(quote for quote in quotes if len(quote.variants) > 1),
        single_quotes=tuple(quote for quote in quotes if len(quote.variants) == 1),
        records=tuple(map(desk.fact, facts["records"])),
        sources=tuple(frame.card(path, witness, alone) for witness in profile.witnesses),
    )


def _page(frame: Frame, path: str, profile: Profile) -> PageView:
    person = profile.subject.id
    facts, sources = count_words(len(profile.facts), "fact"), count_words(len(profile.witnesses), "source")
    return frame.page(
        path,
        title=profile.subject.name,
        description=f"{facts} about {profile.subject.name} from {sources}, each beside the sentence that says it.",
        part=urls.HOME,
        kind="profile",
        downloads=(
            ("Facts as JSON", urls.facts_json_path(person)),
            ("Facts as a table (CSV)", urls.facts_csv_path(person)),
            ("Schema of the JSON", urls.SCHEMA),
        ),
    )


def ledger(profile: Profile) -> tuple[FigureView, ...]:
    """How many facts a profile has, and how they stand."""
    several = [fact for fact in profile.facts if len(fact.sources) > 1]
    figures = [("Facts", len(profile.facts))]
    if len(profile.witnesses) > 1:
        shared = source_words(2, len(profile.witnesses)) if len(profile.witnesses) == 2 else "in several sources"
        figures.append((shared.capitalize(), len(several)))
        figures.append(("In one source only", len(profile.facts) - len(several)))
    figures.append(("Worked out, not stated", sum(map(worked_out, profile.facts))))
    figures.append(("Disagreements", len(profile.disagreements)))
    return tuple(FigureView(text=text, number=number) for text, number in figures)


def _filters(profile: Profile) -> tuple[FilterView, ...]:
    choices = [("all", "all")]
    if len(profile.witnesses) > 1:
        choices += [("several", "in both" if len(profile.witnesses) == 2 else "in several"), ("single", "in one")]
    choices += [("disputed", "disputed"), ("derived", "worked out")]
    return tuple(FilterView(key=key, text=text) for key, text in choices)


def _lead(profile: Profile) -> tuple[LeadRunView, ...]:
    return tuple(LeadRunView(text=text, href=f"#{fact}" if fact else "") for text, fact in profile.lead)


def _contents(profile: Profile, facts: dict[str, list[Fact]]) -> tuple[LinkView, ...]:
    sections = (
        ("At a glance", "glance", facts["glance"]),
        ("Disagreements", "disagreements", profile.disagreements),
        ("Timeline", "timeline", facts["timeline"]),
        ("Quotes", "quotes", profile.quotes),
        ("Records", "records", facts["records"]),
        ("Sources", "sources", profile.witnesses),
        ("House rules", "rules", ("always",)),
    )
    return tuple(LinkView(text=text, href=f"#{anchor}") for text, anchor, held in sections if held)


def _sample(frame: Frame, path: str, profile: Profile) -> tuple[TagView | None, str]:
    """A citation to explain citations by: that of the first fact, with its words."""
    support = next((support for fact in profile.facts for support in fact.support), None)
    if support is None:
        return None, ""
    tag = frame.shelf.tag(path, support.source, support.sentence)
    return tag, f"source {frame.shelf.witnesses[support.source].letter}, sentence {support.sentence}"
