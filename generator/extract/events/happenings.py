"""Happenings in the main player's life, as one article tells them.

Takes an article with its people, quotes and dates; gives `Event`s in order of first telling. Each sentence is cut into
clauses and searched for triggers; a happening that is denied, only imagined, or somebody else's is left out. A clause
about the player that names a date and no known predicate makes an event of type "other" in its own words. What only
repeats an earlier telling is merged. Without a date an event has none, and is kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache

from generator.extract.events.assembly import make_event
from generator.extract.events.clauses import Clause
from generator.extract.events.context import Context
from generator.extract.events.merging import Draft, carry_match, merge_drafts, share_occasion
from generator.extract.events.modes import NOUN_BEFORE_RE, read_mode
from generator.extract.events.names import RUN
from generator.extract.events.news import PERFECT_RE, date_by_news
from generator.extract.events.participants import belongs
from generator.extract.events.slots import fill_slots
from generator.extract.events.telling import Telling
from generator.extract.events.triggers import Trigger, predicates
from generator.extract.events.verbs import verb_forms
from generator.extract.events.when import UNDATED, date_beside, date_of, is_long, is_not_until
from generator.extract.events.wording import own_words
from generator.extract.teams import is_country
from generator.knowledge.load import load_table
from generator.model.article import Sentence
from generator.model.claims import Event, Status
from generator.model.edtf import EdtfDate
from generator.model.evidence import Span
from generator.text.tokens import find_words

SILENT_BLOCKS = ("furniture", "repeat", "heading")
"""Kinds of blocks that tell of nothing."""

TRIM = " \t\n\r\u00a0,;:.!?…-–—\"'“”‘’()[]"
"""Marks that evidence neither begins nor ends with."""

TALLY_RE = re.compile(
    r"\b(?:[5-9]|\d{2,}|five|six|seven|eight|nine|ten|eleven|twelve|twenty)(?:[- ][a-z]+){0,2} goals\b", re.IGNORECASE
)
"""Goals of a season, not of a day. Takes `nine league goals`; leaves `75th and 76th goals`."""

SUM_RE = re.compile(r"(?: \w+)? (?:three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d+) times\b")
"""A count over a career, right after a perfect's verb. Takes ` five times`; leaves ` in times of war`."""

JOINED_RE = re.compile(r"(?:'s)?(?: [\w-]+){0,2},? (?:and|then)(?: (?!not)[\w-]+){0,7} |, (?:in )?")
"""Words between two dates of one verb. Takes ` and `, `, in `, `'s Olympics and the Cup in `; leaves ` until `."""

RANGE_RE = re.compile(r"\b(?:between|from)\b")
"""A sign that two dates bound one stretch."""

BY_RE = re.compile(r" by\b")
"""What makes a form after a noun a passive ("the keeper signed by Rovers"), right after it."""

WILL_RE = re.compile(r"(?:\b(?:will|shall|would)|'ll)(?: \w+ly)? $")
"""What puts a verb into the future, right before it. Takes `she will `; leaves `the will of `."""

POSSIBLE_RE = re.compile(r"\b(?:could|may|might|should) (?:[a-z]+ly )?$")
"""A possibility, right before its verb. Takes `he could `; leaves `as soon as he could, `."""

NOT_RE = re.compile(r"(?:\b(?:did|does|do|would|will) not|n't) $")
"""A denial, right before its verb. Takes `she did not `; leaves `not `."""

GERUND_RE = re.compile(
    r"(?: [\w'-]+){0,4} (?:taught|made|was|is|has|gave|left|felt|meant|means|would|will|hurts?)\b[^,]*"
)
"""What makes a form in -ing before it a subject. Takes ` the final taught me`; leaves ` the final, she`."""

PARTICIPIAL_RE = re.compile(r"\W*(?:and |before |after |then )?")
"""What stands before a participle that opens its clause. Takes `, before `; leaves `the `."""

HOLLOW_RE = re.compile(
    r"\b(?:you|they|it|there|everyone|people|fans|which|what)\b|(?:\b(?:has|have)|'ve|'s)(?: \w+)? $", re.IGNORECASE
)
"""Another's deed, or a perfect that tells of no one day. Takes `you`, `have `; leaves `he `."""


OTHER_SUBJECT_RE = re.compile(r"\b(?:the|a|an|my|our|this|that) \w+ (?:was |were |had )?$", re.IGNORECASE)
"""A subject that is no person, right before its verb. Takes `the chance `; leaves `in the final she `."""


def extract_events(context: Context, sentences: Iterable[Sentence]) -> tuple[Event, ...]:
    """Happenings in the main player's life that some sentences tell, in order of first telling."""
    if context.main is None:
        return ()
    drafts = list(_drafts(context, sentences))
    groups = merge_drafts(carry_match(share_occasion(drafts, context.dating)))
    return tuple(make_event(context, group, number) for number, group in enumerate(groups, 1))


def _drafts(context: Context, sentences: Iterable[Sentence]) -> Iterator[Draft]:
    """Every telling, in order of place."""
    for sentence in sentences:
        if context.kind_of(sentence) not in SILENT_BLOCKS:
            clauses, triggers = context.cut(sentence)
            if clauses:
                yield from _drafts_of(context, sentence, clauses, triggers)


def _drafts_of(
    context: Context, sentence: Sentence, clauses: tuple[Clause, ...], triggers: tuple[Trigger, ...]
) -> Iterator[Draft]:
    """What the triggers of a sentence tell, then what its dated clauses without one tell."""
    told: set[int] = set()
    found: list[Draft] = []
    for trigger in triggers:
        telling = _telling(context, sentence, clauses, trigger)
        draft = _draft(telling) if telling else None
        if telling and draft:
            told.update(() if draft.echo else (one.index for one in clauses if one.span.overlaps(trigger.span)))
            found.extend((draft, *_repeats(telling, draft)))
    yield from (draft for draft in found if not _is_mere_match(draft, found))
    for clause in clauses:
        trigger_found = None if clause.index in told else _unnamed(context, clause)
        telling = _telling(context, sentence, clauses, trigger_found) if trigger_found else None
        draft = _draft(telling) if telling else None
        if telling and draft and draft.when.rule == "dated" and _is_own(telling, draft):
            yield from (draft, *_repeats(telling, draft))


def _telling(context: Context, sentence: Sentence, clauses: tuple[Clause, ...], trigger: Trigger) -> Telling | None:
    """A trigger in its clause and how it is meant; None where it is denied, imagined, or a sum."""
    clause = _home(clauses, trigger)
    status = (
        "past" if trigger.weak else read_mode(context.text, clause, trigger) or _dated_mode(context, clause, trigger)
    )
    if status is None or (trigger.weak and not context.timexes_in(clause.span)):
        return None
    if trigger.predicate.id == "talk" and trigger.name and is_country(trigger.name.cut(context.text)):
        trigger = replace(trigger, predicate=predicates()["play-match"])
    if trigger.predicate.id == "visit" and _is_fixture(context, sentence, trigger):
        trigger = replace(trigger, predicate=predicates()["play-match"])
    if trigger.predicate.negated and any(is_not_until(context.text, one) for one in context.timexes_in(clause.span)):
        trigger = replace(trigger, predicate=predicates()["back"])
    if trigger.form == "ing" and GERUND_RE.fullmatch(context.text, trigger.span.end, clause.span.end):
        return None
    if _sums_up(context, clause, trigger):
        return None
    sum_of_goals = trigger.predicate.type == "goal" and _is_tally(context.text, clause, trigger)
    if sum_of_goals and not context.timexes_in(clause.span):
        return None
    return Telling(context=context, sentence=sentence, clauses=clauses, clause=clause, trigger=trigger, status=status)


SIDE_ACTS_RE = re.compile(rf"(?:The |the )?(?P<name>{RUN})(?:,[^,.;]*,)? (?:(?:will|then|next|also|now) )*$")
"""A side that acts, its aside in commas. Takes `Rovers, who won twice, `; leaves `Rovers striker Roe `."""


def _is_fixture(context: Context, sentence: Sentence, trigger: Trigger) -> bool:
    """Whether a visit is a side's to its opponent ("Rovers travel to Oakford on Saturday"), and no person's."""
    found = SIDE_ACTS_RE.match(context.text, sentence.span.start, trigger.span.start)
    return trigger.verb is not None and found is not None and context.holds_side(Span(*found.span("name")))


def _dated_mode(context: Context, clause: Clause, trigger: Trigger) -> Status | None:
    """What a date makes of a denied or possible happening: "did not play until May" played, "could play on Sunday" is to come."""
    before, published = context.text[clause.span.start : trigger.span.start], context.dating.published
    for timex in context.timexes_in(Span(trigger.span.start, max(clause.span.end, trigger.span.end))):
        if is_not_until(context.text, timex):
            return "past"
        if POSSIBLE_RE.search(before) and published and timex.edtf and published.certainly_before(timex.edtf):
            return "scheduled"
    return None


def _home(clauses: tuple[Clause, ...], trigger: Trigger) -> Clause:
    """The clause of a trigger; where the trigger reaches into later ones, those too."""
    first = next(one for one in clauses if trigger.span.start < one.span.end)
    end = next((one.span.end for one in clauses if trigger.span.end <= one.span.end), trigger.span.end)
    return Clause(Span(first.span.start, end), first.opener, first.index)


def _is_tally(text: str, clause: Clause, trigger: Trigger) -> bool:
    """Whether goals are summed up over time and tell of no one occasion."""
    reach = min(clause.span.end, trigger.span.end + 30)
    return TALLY_RE.search(text, max(clause.span.start, trigger.span.start - 25), reach) is not None


def _sums_up(context: Context, clause: Clause, trigger: Trigger) -> bool:
    """Whether a perfect counts over a career, and names no date: "has been sent off five times"."""
    before = context.text[clause.span.start : trigger.span.start]
    counts = PERFECT_RE.search(before) and SUM_RE.match(context.text, trigger.span.end)
    return bool(counts) and not context.timexes_in(Span(trigger.span.end, max(trigger.span.end, clause.span.end)))


def _draft(telling: Telling) -> Draft | None:
    """What a telling says, or None where it is somebody else's happening."""
    context, trigger = telling.context, telling.trigger
    part = belongs(telling)
    if part is None:
        return None
    when = date_beside(telling) or (date_by_news(telling) if telling.status == "past" else None) or UNDATED
    status = _settled_status(context, when.edtf, telling.status)
    if trigger.weak and (when.rule != "dated" or status != "scheduled"):
        return None
    return Draft(
        predicate=trigger.predicate,
        status=status,
        when=when,
        slots=fill_slots(telling, when, part),
        part=part,
        span=_trimmed(context.article.text, telling.clause.span),
        title=own_words(telling),
        sentence=telling.sentence.number,
        quoted=context.speaker_at(trigger.span.start)[0],
        in_caption=context.kind_of(telling.sentence) == "caption",
        echo=trigger.echo,
    )


def _settled_status(context: Context, date: EdtfDate | None, status: Status) -> Status:
    """What lies wholly after publication is to come, whatever the tense."""
    published = context.dating.published
    if status == "past" and date and published and published.certainly_before(date):
        return "scheduled"
    return status


def _trimmed(text: str, span: Span) -> Span:
    """A span without blanks and marks at its ends."""
    words = span.cut(text)
    start = span.start + len(words) - len(words.lstrip(TRIM))
    end = span.end - len(words) + len(words.rstrip(TRIM))
    return Span(start, end) if start < end else span


def _repeats(telling: Telling, draft: Draft) -> Iterator[Draft]:
    """The same happening on further dates: "won it in 2016 and 2018"."""
    first, trigger, clause = draft.when.timex, telling.trigger, telling.clause
    if first is None or first.evidence.span.start < trigger.span.end or first.evidence.span.end >= clause.span.end:
        return
    if RANGE_RE.search(telling.text, trigger.span.start, first.evidence.span.start):
        return
    last = first
    for timex in telling.context.timexes_in(Span(first.evidence.span.end, clause.span.end)):
        if not JOINED_RE.fullmatch(telling.text[last.evidence.span.end : timex.evidence.span.start]):
            return
        last = timex
        yield replace(draft, when=date_of(timex), status=_settled_status(telling.context, timex.edtf, draft.status))


def _is_mere_match(draft: Draft, found: list[Draft]) -> bool:
    """Whether a draft only says that a match was played of which the sentence tells more."""
    if draft.predicate.id != "play-match":
        return False
    opponents = (None, draft.slots.values.get("opponent"))
    return any(
        one.status == draft.status
        and one.predicate.type in ("match", "goal", "miss", "debut", "selection")
        and one.predicate.id != "play-match"
        and one.slots.values.get("opponent") in opponents
        for one in found
    )


# --- dated clauses whose verb no class names ------------------------------------------------------------------------


def _unnamed(context: Context, clause: Clause) -> Trigger | None:
    """The verb of a dated clause that no class names: the first finite one that is no saying, thinking or being."""
    if all(is_long(timex) for timex in context.timexes_in(clause.span)):
        return None
    for word in find_words(context.text, clause.span.start, clause.span.end):
        bases = verb_forms().get(word.text, {})
        if not bases or _is_no_verb(context.text, word.start):
            continue
        wanted = _wanted_forms(context.text[clause.span.start : word.start])
        base = next((base for base, form in bases.items() if form in wanted and base not in _idle_verbs()), None)
        if base and not BY_RE.match(context.text, word.end):
            return Trigger(
                predicate=predicates()["happening"],
                span=Span(word.start, word.end),
                verb=base,
                form=bases[base],
                name=None,
                echo=False,
                weak=False,
            )
    return None


def _wanted_forms(before: str) -> tuple[str, ...]:
    """Forms that tell of a happening after these words: "will" wants the base, "was" also the form in -ing."""
    if WILL_RE.search(before) or NOT_RE.search(before):
        return ("base",)
    if before.endswith(("was ", "were ")) or PARTICIPIAL_RE.fullmatch(before):
        return ("past", "participle", "ing")
    return ("past", "participle")


def _is_no_verb(text: str, position: int) -> bool:
    """Whether the word at `position` is a noun or an infinitive by what stands before it."""
    return text[max(0, position - 3) : position] == "to " or bool(
        NOUN_BEFORE_RE.search(text, max(0, position - 20), position)
    )


def _is_own(telling: Telling, draft: Draft) -> bool:
    """Whether a dated verb without a class is surely the player's, and tells of an occasion."""
    found = draft.part.carried
    clause, start = telling.clause, telling.trigger.span.start
    resumed = clause.index > 0 and telling.clauses[clause.index - 1].opener in ("who", "which", "where", "whose")
    participial = telling.trigger.form == "ing" and PARTICIPIAL_RE.fullmatch(telling.before) is not None
    linked = clause.opener in ("and", "but", "then", "who") or (not clause.opener and resumed) or participial
    if found == "story" or (found == "sentence" and not linked) or HOLLOW_RE.search(telling.before):
        return False
    named = any(
        mention.span.end >= start - 1
        for mention, _ in telling.context.mentions_in(clause.span)
        if mention.span.end <= start
    )
    return named or not OTHER_SUBJECT_RE.search(telling.before)


@cache
def _idle_verbs() -> frozenset[str]:
    return frozenset(load_table("event_words")["clauses"]["reporting"])
