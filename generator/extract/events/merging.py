"""One happening told several times in one article, brought together.

Takes drafts in order of place, gives groups. Two drafts are one happening when predicate and status agree, no slot
contradicts, and their dates can be one; a draft without a date joins the one that it fits best. A caption that
contradicts the body on the stage, the score or the minute stays by itself and borrows the body's date, so that the
disagreement can be shown. Words that only point back ("that miss") join, or fall away.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from generator.extract.events.limits import is_season
from generator.extract.events.participants import Part
from generator.extract.events.slots import Slots
from generator.extract.events.telling import Telling
from generator.extract.events.triggers import Predicate
from generator.extract.events.when import When, date_of
from generator.extract.events.wording import own_title
from generator.model.claims import Dating, Status, Step, Timex
from generator.model.edtf import EdtfDate
from generator.model.evidence import Span
from generator.text.tokens import fold

IDENTIFYING = ("opponent", "competition", "side", "other", "prize", "what")
"""Slots that, when they differ, make two happenings."""

RECURRING = frozenset(("goal", "conversation", "debut"))
"""Types of which a life holds many: a telling without a date joins another only where neither names more than the other."""

REPEATED = frozenset(("match", "award", "discipline", "injury", "title"))
"""Types of which a life holds many that have names of their own: a telling without a date joins another by a name that both give."""

NO_WORDS = ("match", "occasion", "story", "publication", "borrowed", "before-now")
"""Rules of dates that no expression beside the telling gives."""

DISPUTABLE = ("stage", "score", "minute")
"""Slots on which a caption may contradict the body."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """One telling of a happening."""

    predicate: Predicate
    status: Status
    when: When
    slots: Slots
    part: Part
    span: Span
    """Its evidence."""
    telling: Telling = field(compare=False, repr=False)
    """Where its words are."""
    sentence: int
    """Number of its sentence."""
    quoted: bool
    in_caption: bool
    in_headline: bool
    echo: bool

    @property
    def title(self) -> str:
        """The clause's own words; put together when asked for, since a template makes most titles."""
        return own_title(self.telling, self.part)


OCCASION_TYPES = frozenset(
    ("match", "goal", "miss", "debut", "record", "milestone", "qualification", "title", "election")
)
"""Types that happen on the day of a match or a vote, and are told as news the day after."""

OCCASION_DAYS = 4
"""How many days before publication the occasion of the news may lie."""


def share_occasion(drafts: list[Draft], dating: Dating, reported: tuple[Timex, ...] = ()) -> list[Draft]:
    """Put what only publication dates on the day of the match or the vote that the article is about, where it names it.

    `reported` are the dates beside a result in its opening, which count where no telling names the day.
    """
    published = dating.published
    if published is None or published.precision != "day" or published.earliest is None:
        return drafts
    last = published.earliest
    days = [
        draft.when
        for draft in drafts
        if draft.when.rule == "dated" and draft.status == "past" and _marks_occasion(draft)
        and draft.when.edtf and draft.when.edtf.precision == "day" and draft.when.edtf.earliest
        and 0 <= (last - draft.when.edtf.earliest).days <= OCCASION_DAYS
    ]  # fmt: skip
    days = days or [
        date_of(timex) for timex in reported
        if timex.edtf and timex.edtf.precision == "day" and timex.edtf.earliest
        and 0 <= (last - timex.edtf.earliest).days <= OCCASION_DAYS
    ]  # fmt: skip
    if not days:
        return drafts
    counts = Counter(when.edtf for when in days)
    occasion = max(days, key=lambda when: (counts[when.edtf], when.edtf.order if when.edtf else ()))
    words = (occasion.timex.evidence,) if occasion.timex else ()
    shared = When(
        edtf=occasion.edtf,
        rule="occasion",
        steps=(*occasion.steps, Step(text="the day that the article is about", evidence=words)),
    )
    return [
        replace(draft, when=shared)
        if draft.when.rule == "publication" and draft.predicate.type in OCCASION_TYPES
        else draft
        for draft in drafts
    ]


def _marks_occasion(draft: Draft) -> bool:
    """Whether a telling's date can be the article's occasion: a match or a vote, or anything told at its very start."""
    return draft.predicate.type in OCCASION_TYPES or (draft.predicate.type == "other" and draft.sentence <= OPENING)


OPENING = 4
"""How many sentences of an article tell its occasion."""

DEEDS = frozenset(
    (
        "score",
        "score-penalty",
        "miss-penalty",
        "own-goal",
        "assist",
        "save-penalty",
        "substitute",
        "taken-off",
        "sent-off",
        "figures",
    )
)
"""Predicates that happen in the match told of right before."""

DEED_REACH = 2
"""How many sentences after a match its deeds are told."""


def carry_match(drafts: list[Draft]) -> list[Draft]:
    """Put an undated deed of a match on the day of the match that the sentences right before tell of."""
    carried: list[Draft] = []
    match: Draft | None = None
    for draft in drafts:
        kept = draft
        if draft.predicate.type == "match" and draft.when.edtf and draft.status == "past" and not draft.quoted:
            match = draft
        elif match and _is_undated(draft) and draft.status == "past" and not (draft.quoted or draft.echo):
            near = 0 <= draft.sentence - match.sentence <= DEED_REACH
            if near and draft.predicate.id in DEEDS:
                words = (match.when.timex.evidence,) if match.when.timex else ()
                step = Step(text="the match that the sentences before tell of", evidence=words)
                kept = replace(draft, when=When(edtf=match.when.edtf, rule="match", steps=(*match.when.steps, step)))
                match = replace(match, sentence=draft.sentence)
        carried.append(kept)
    return carried


def _is_undated(draft: Draft) -> bool:
    """Whether no words date a telling."""
    return draft.when.edtf is None or draft.when.rule == "publication"


def merge_drafts(drafts: Iterable[Draft]) -> tuple[tuple[Draft, ...], ...]:
    """Tellings of one happening together, in order of first telling; the one that tells most first in each."""
    ordered = list(drafts)
    groups: list[list[Draft]] = []
    by_weight = sorted(
        ordered,
        key=lambda draft: (
            draft.echo,
            draft.in_caption,
            draft.when.edtf is None,
            -len(draft.slots.values),
            draft.in_headline,
        ),
    )
    for draft in by_weight:
        fits = [group for group in groups if all(_compatible(draft, other) for other in group)]
        if fits:
            max(fits, key=lambda group: max(_ties(draft, other) for other in group)).append(draft)
        elif not draft.echo:
            groups.append([_borrowing(draft, groups)])
    groups.sort(key=lambda group: min(draft.span for draft in group))
    return tuple(tuple(group) for group in groups)


OWN_WORDS = frozenset(("happening", "bounded"))
"""Predicates of what no class names: nothing but its words tells which one it is."""


def _compatible(one: Draft, other: Draft) -> bool:
    if one.predicate.id != other.predicate.id or one.status != other.status or one.predicate.id in OWN_WORDS:
        return False
    if any(_clash(one, other, slot) for slot in (*IDENTIFYING, *DISPUTABLE)) or _other_numbers(one, other):
        return False
    first, second = one.when.edtf, other.when.edtf
    if first and second:
        if _is_outside(one.when, other.when) or _is_outside(other.when, one.when):
            return False
        news = _is_news_of(one.when, other.when) or _is_news_of(other.when, one.when)
        return news or first.within(second) or second.within(first)
    if one.echo or other.echo or _ties(one, other) > 0:
        return True
    if one.predicate.type in RECURRING:
        return not any((slot in one.slots.values) != (slot in other.slots.values) for slot in ("opponent", "other"))
    return one.predicate.type not in REPEATED


def _is_outside(edition: When, told: When) -> bool:
    """Whether a day lies outside an edition or a season, though in its year: "the last Cup" or "last season", "on Saturday"."""
    if told.edtf is None or told.edtf.precision != "day":
        return False
    if (
        edition.edtf
        and is_season(edition.edtf)
        and edition.edtf.earliest
        and edition.edtf.latest
        and told.edtf.earliest
    ):
        first, last = edition.edtf.earliest.replace(month=7), edition.edtf.latest.replace(month=6, day=30)
        return not first <= told.edtf.earliest <= last
    return edition.worked_out is not None and not told.edtf.within(edition.worked_out)


def _is_news_of(news: When, told: When) -> bool:
    """Whether what only publication dates may be what the article puts on one of the days before."""
    if news.rule != "publication" or told.rule != "dated" or news.edtf is None or told.edtf is None:
        return False
    first, last = told.edtf.earliest, news.edtf.latest
    return bool(first and last and told.edtf.precision in ("day", "interval") and 0 <= (last - first).days <= NEWS_DAYS)


NEWS_DAYS = 7
"""How many days after a happening it is still told as news."""


def _clash(one: Draft, other: Draft, slot: str) -> bool:
    first, second = one.slots.values.get(slot), other.slots.values.get(slot)
    if not first or not second:
        return False
    words, others = set(fold(first).split()), set(fold(second).split())
    return not (words <= others or others <= words)


def _other_numbers(one: Draft, other: Draft) -> bool:
    first, second = one.slots.ordinals, other.slots.ordinals
    return bool(first and second) and not set(first) & set(second)


def _ties(one: Draft, other: Draft) -> int:
    """How many slots both fill with the same value, and a point for the same date."""
    shared = one.slots.values.keys() & other.slots.values.keys()
    same = sum(1 for slot in shared if slot in (*IDENTIFYING, *DISPUTABLE) and not _clash(one, other, slot))
    numbers = bool(set(one.slots.ordinals) & set(other.slots.ordinals))
    return same + numbers + int(one.when.edtf is not None and one.when.edtf == other.when.edtf)


def _borrowing(draft: Draft, groups: list[list[Draft]]) -> Draft:
    """A caption that contradicts the body, with the body's date."""
    if not draft.in_caption or draft.when.rule == "dated":
        return draft
    for group in groups:
        other = group[0]
        if other.predicate.id != draft.predicate.id or other.status != draft.status or other.when.edtf is None:
            continue
        if any(_clash(draft, other, slot) for slot in DISPUTABLE) and not any(
            _clash(draft, other, slot) for slot in IDENTIFYING
        ):
            step = Step(text="the same happening, told differently in a caption")
            return replace(draft, when=replace(other.when, rule="borrowed", steps=(*other.when.steps, step)))
    return draft


def settle_when(group: tuple[Draft, ...]) -> When:
    """The date of a happening: the narrowest of those that words give, else of the story's or the news's."""
    for echo, rules in ((False, ("dated",)), (False, NO_WORDS), (True, ("dated",)), (True, NO_WORDS)):
        dated = [draft.when for draft in group if draft.echo == echo and draft.when.rule in rules and draft.when.edtf]
        news = next((draft.when for draft in group if draft.when.rule in ("publication", "occasion")), None)
        if dated and news and all(_is_part_of(draft, news) for draft in group if draft.when.rule == "dated"):
            return news
        if dated:
            return max(dated, key=lambda when: _narrowness(when.edtf))
    return When()


def _is_part_of(draft: Draft, news: When) -> bool:
    """Whether a date only says of how long a time a telling counts ("their fourth signing of the summer"), the news in it."""
    timex, date = draft.when.timex, draft.when.edtf
    if timex is None or date is None or news.edtf is None or not news.edtf.within(date):
        return False
    return OF_RE.search(draft.telling.text, draft.span.start, timex.evidence.span.start) is not None


OF_RE = re.compile(r"\bof (?:the |this |their )?$")
"""What makes a date a time that something is counted in, right before it. Takes `fourth signing of the `; leaves `in the `."""


def _narrowness(date: EdtfDate | None) -> float:
    if date is None or date.earliest is None or date.latest is None:
        return float("-inf")
    return -float((date.latest - date.earliest).days)
