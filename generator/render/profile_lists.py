"""The lists of a person's page: happenings by year, quotes by topic and source, numbers over time, corrections."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.model.edits import Correction
from generator.model.edtf import EdtfDate
from generator.model.facts import Fact, QuoteGroup
from generator.model.profile import Profile
from generator.model.spoken import date_words
from generator.render import urls
from generator.render.dates import say
from generator.render.fact_views import Desk, date_view, shown_label, shown_value, value_language
from generator.render.histories import SparkView, draw_spark
from generator.render.places import UNDATED, by_year, timeline_years
from generator.render.views import DateView, FactView, LinkView, QuoteView, View
from generator.render.words import Words

LATEST_VALUES = 4
"""How many values of a number over time stand open; one more does too, rather than being folded alone."""

TOPICS_FROM = 8
"""From this many quotes of several sources on, they are put under what they speak of."""


class YearView(View, frozen=True, kw_only=True):
    """The happenings of a year."""

    anchor: str
    """Its anchor."""
    name: str
    """The year, or words for what has none."""
    count: str
    """How many happenings it has, in words."""
    href: str
    """Address of its own page; empty where its happenings stand here."""
    facts: tuple[FactView, ...]
    """Its happenings; none where they stand on their own page."""
    best: tuple[LinkView, ...]
    """Those that most sources tell of, where they stand on their own page."""
    anchors: tuple[str, ...]
    """Ids of happenings that stand on their own page: whoever knows their address here finds the year."""


class HistoryView(View, frozen=True, kw_only=True):
    """A number over time."""

    label: str
    """What is counted."""
    spark: SparkView | None
    """The drawing; None where fewer than two values have a date."""
    facts: tuple[FactView, ...]
    """The latest values, earliest first; none where they stand on a page of their own."""
    earlier: tuple[FactView, ...]
    """The values before those, folded away."""
    more: str
    """How many are folded away, in words."""
    href: str
    """Address of the values; empty where they stand here."""
    latest: str
    """The last value and how many there are, in words, where they stand on a page of their own."""
    anchors: tuple[str, ...]
    """Ids of values that stand on their own page."""


class ElsewhereView(View, frozen=True, kw_only=True):
    """A part of a list that stands on a page of its own."""

    link: LinkView
    """The page, with how much it holds."""
    anchors: tuple[str, ...]
    """Ids of what stands there: whoever knows their address here finds the link."""


class TopicView(View, frozen=True, kw_only=True):
    """Quotes that belong together."""

    title: str
    """What they speak of, or the source that prints them; empty where nothing groups them."""
    language: str = ""
    """Language of the title where it is not the page's."""
    href: str
    """Address of the fact or source that the title names; empty where there is none."""
    quotes: tuple[QuoteView, ...]
    """The quotes."""


class CorrectionView(View, frozen=True, kw_only=True):
    """What the editor changed."""

    kind: str
    """What was done, in words."""
    link: LinkView
    """What it was done to; without an address where it is no longer shown."""
    before: str
    """The value as worked out; empty for an added fact."""
    after: str
    """The value as printed; empty for a hidden fact."""
    reason: str
    """Why."""
    day: DateView | None
    """The day, as the editor gives it."""


def year_name(year: str, words: Words) -> str:
    """What a year or month is filed under, in words."""
    if year == UNDATED:
        return words("Date not stated")
    if "-" in year:
        return date_words(EdtfDate.parse(year), words)
    return words("the {year}s", year=year[:-1]) if year.endswith("s") else year


def years_of(desk: Desk, events: list[Fact]) -> Iterator[YearView]:
    """Happenings by year, in order."""
    own_pages = timeline_years(desk.profile)
    for year, facts in by_year(events).items():
        href = urls.link(desk.page, urls.timeline_path(desk.profile.subject.id, year)) if own_pages else ""
        best = sorted(facts, key=lambda fact: -len(fact.sources))[:3]
        yield YearView(
            anchor=f"y-{year}",
            name=year_name(year, desk.words),
            count=desk.words.count(len(facts), "event"),
            href=href,
            facts=tuple(map(desk.fact, facts)) if not href else (),
            best=tuple(desk.link(fact.value, fact.id) for fact in best) if href else (),
            anchors=tuple(fact.id for fact in facts) if href else (),
        )


def history_of(desk: Desk, label: str, facts: Iterable[Fact]) -> HistoryView:
    """A number over time."""
    values, words = tuple(facts), desk.words
    latest = [fact for fact in values if fact.edtf][-1]
    said = say(label, words)
    place = desk.link("", values[-1].id).href
    elsewhere = not place.startswith("#")
    shown = values[-LATEST_VALUES:] if len(values) > LATEST_VALUES + 1 else values
    earlier = values[: -len(shown)]
    count = words.count(len(values), "value")
    return HistoryView(
        label=said,
        spark=draw_spark(said, values, words),
        facts=tuple(map(desk.fact, shown)) if not elsewhere else (),
        earlier=tuple(map(desk.fact, earlier)) if not elsewhere else (),
        more=words.count(len(earlier), "earlier value"),
        href=place if elsewhere else "",
        latest=words("{value}, the last of {count}", value=shown_value(latest, words), count=count),
        anchors=tuple(fact.id for fact in values) if elsewhere else (),
    )


def topics_of(desk: Desk, groups: list[QuoteGroup]) -> tuple[TopicView, ...]:
    """Quotes by the fact that they speak of, numbers of one thing together, in order of place; what no fact rests on comes last.

    A quote right after another is of the same occasion, and stands with it where no fact says better.
    """
    by_topic: dict[str, list[QuoteGroup]] = {}
    named: dict[str, Fact] = {}
    before: tuple[str, int, Fact | None] = ("", 0, None)
    for group in groups:
        topic = _topic(desk.profile, group) if len(groups) >= TOPICS_FROM else None
        places = [(one.source, one.sentence) for one in group.variants[0].support]
        if topic is None and places[0] == (before[0], before[1] + 1):
            topic = before[2]
        before = (*places[-1], topic)
        code = (topic.counts or topic.id) if topic else ""
        by_topic.setdefault(code, []).append(group)
        if topic:
            named.setdefault(code, topic)
    rest = by_topic.pop("", [])
    topics = [
        TopicView(
            title=shown_value(fact, desk.words) if fact.section == "timeline" else shown_label(fact, desk.words),
            language=value_language(fact, desk.words) if fact.section == "timeline" else "",
            href=desk.link("", fact.id).href,
            quotes=tuple(map(desk.quote, quotes)),
        )
        for fact, quotes in ((named[code], quotes) for code, quotes in by_topic.items())
    ]
    if rest:
        title = desk.words("On other things") if topics else ""
        topics.append(TopicView(title=title, href="", quotes=tuple(map(desk.quote, rest))))
    return tuple(topics)


def _topic(profile: Profile, group: QuoteGroup) -> Fact | None:
    """The fact that a quote speaks of: one that rests on its wording, else one that cites its sentences."""
    places = {(one.source, one.sentence) for variant in group.variants for one in variant.support}
    facts = sorted(profile.facts, key=lambda fact: ("records", "timeline", "glance").index(fact.section))
    stated = [fact for fact in facts if fact.status != "derived" or fact.date_derived]
    resting = [fact for fact in stated if group.id in fact.quotes]
    citing = [fact for fact in stated if places & {(one.source, one.sentence) for one in fact.support}]
    return next(iter(resting + citing), None)


def quotes_by_source(desk: Desk) -> tuple[TopicView, ...]:
    """Utterances that one source prints, by source."""
    single = [group for group in desk.profile.quotes if len(group.variants) == 1]
    found = []
    for witness in desk.profile.witnesses:
        groups = [group for group in single if group.variants[0].source == witness.id]
        if groups:
            title = desk.words("Only in {letter}", letter=witness.letter)
            href = urls.link(desk.page, urls.source_path(witness.id))
            found.append(TopicView(title=title, href=href, quotes=tuple(map(desk.quote, groups))))
    return tuple(found)


def corrections(desk: Desk) -> tuple[CorrectionView, ...]:
    """What the editor of a profile changed, in the order of the person's page."""
    return tuple(_correction(desk, one) for one in desk.profile.log)


def _correction(desk: Desk, correction: Correction) -> CorrectionView:
    profile = desk.profile
    fact = profile.fact(correction.target)
    dispute = next((one for one in profile.disagreements if one.id == correction.target), None)
    if correction.kind == "withdrawn":
        link = LinkView(text=correction.target, href=urls.link(desk.page, urls.source_path(correction.target)))
    else:
        text = (
            shown_label(fact, desk.words) if fact else say(dispute.topic, desk.words) if dispute else correction.target
        )
        link = desk.link(text, correction.target) if fact or dispute else LinkView(text=text, href="")
    return CorrectionView(
        kind=desk.words(correction.kind),
        link=link,
        before=say(correction.before, desk.words),
        after=say(correction.after, desk.words),
        reason=correction.reason,
        day=date_view(correction.on, desk.words),
    )
