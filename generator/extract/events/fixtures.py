"""Matches told by nouns in a row: "will miss Saturday's visit to Caston and the trip to Bexton a week later".

Takes a sentence, gives a telling with its date for each match that a verb of missing governs, and for each that goes on
from a match to come told before it ("face Caston on Friday, Bexton on 3 May and Corve in Ardley on the 9th"). A row ends
at the first piece that is no match. Whose matches they are, `participants` says.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from generator.extract.events.clauses import Clause
from generator.extract.events.context import Context
from generator.extract.events.names import RUN
from generator.extract.events.readings import home_of
from generator.extract.events.telling import Telling
from generator.extract.events.triggers import Trigger, predicates
from generator.extract.events.when import When, date_of
from generator.knowledge.load import load_words
from generator.model.article import Sentence
from generator.model.claims import Status, Timex
from generator.model.evidence import Span
from generator.text.alternation import one_of

MISSES_RE = re.compile(
    rf"(?P<verb>\b{one_of('event_words.missed.verbs')})(?: (?:both|also))?(?: {one_of('event_words.missed.counted')}:)? "
)
"""A verb of missing, before what is missed. Takes `miss `, `is suspended for `; leaves `miss,`."""

DOUBT_RE = re.compile(r"(?:\bnot|n't|\bnever|\bif|\b(?:could|may|might|would|to)|\bhad)(?: [a-z]+ly| also)? $")
"""What makes nothing sure of missing, right before its verb. Takes `could `, `did not `; leaves `will `."""

NOUN = rf"(?:{one_of('contests.matches', 'contests.visits', 'contests.rounds')})s?"
TO_NAME = rf"{one_of('event_words.missed.against')} (?:the )?(?:[a-z-]+ ){{0,2}}?(?P<name>{RUN})"
PLACE = rf"(?: (?:at|in) (?:the )?{RUN})?"
PHRASE = rf"(?!{one_of('numbers.small')} |\d)(?:[\w'&-]+ ){{0,4}}?{NOUN}(?: {TO_NAME})?"

DATED_RE = re.compile(rf"'s? (?P<phrase>{PHRASE})(?!\w)")
"""A match behind its date. Takes `'s visit to Calgary`; leaves `'s win`, ` on`."""

PHRASE_RE = re.compile(
    rf"(?:,? (?:and|then|before)|,)* ?(?:the |a |an |their |his |her |our )?(?P<phrase>{PHRASE}){PLACE},?(?: on| in| at| to follow on)?(?: the)? $"
)
"""A match before its date, a stretch's end. Takes ` and the trip to Rome on `; leaves ` and flew to Rome on `."""

JOIN_RE = re.compile(r"(?:,? (?:and|then|before)|,)* ?(?:the |both )?")
"""What stands between a match and the next one's date. Takes `, `, ` and `; leaves ` and won `."""

NEXT_RE = re.compile(
    rf"(?:,? (?:and|then|before)|,)+(?: (?P<where>{one_of('event_words.missed.against')}))? (?:the )?(?P<name>{RUN}){PLACE}(?: on| at| in)?(?: the [a-z]+ [a-z]+)?,?(?: the)? ?$"
)
"""A further match in a row, up to its date. Takes `, Westria on `, ` and at Corve on the final day, `; leaves ` and won at Corve on `."""

FIRST_RE = re.compile(
    rf"\b{one_of('event_words.missed.before_sides')} (?:the )?(?:[a-z-]+ ){{0,2}}?(?P<name>{RUN}){PLACE}(?: on| at| in)? ?$"
)
"""The first match of a row, up to its date. Takes `come Norland `, `against Bexton on `; leaves `spoke to Doe on `."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Missed:
    """A match that somebody misses."""

    verb: Telling
    """The verb of missing, where it stands: it says whose the happening is."""
    telling: Telling
    """The match."""
    when: When


def find_missed(context: Context, sentence: Sentence, clauses: tuple[Clause, ...]) -> Iterator[Missed]:
    """Each match of a row that a verb of missing governs, with its date."""
    text, end = context.text, sentence.span.end
    verb = _misses(context, sentence)
    if verb is None:
        return
    governs = _telling(context, sentence, clauses, span=Span(*verb.span("verb")), name=None, predicate="misses")
    at = verb.end()
    for timex in context.timexes_in(Span(at, end)):
        start, after = timex.evidence.span.edges
        behind = DATED_RE.match(text, after, end)
        led = behind is not None and JOIN_RE.fullmatch(text, at, start) is not None
        found = behind if led else PHRASE_RE.match(text, at, start)
        if found is None:
            return
        name = Span(*found.span("name")) if found["name"] else None
        phrase = Span(*found.span("phrase"))
        telling = _telling(context, sentence, clauses, span=phrase, name=name, predicate="misses")
        status = _status(context, timex)
        yield Missed(verb=governs, telling=replace(telling, status=status), when=date_of(timex))
        at = found.end() if led else after


def _misses(context: Context, sentence: Sentence) -> re.Match[str] | None:
    """The first verb of missing of a sentence that says so for sure."""
    text, (start, end) = context.text, sentence.span.edges
    if _verbs().isdisjoint(context.text[start:end].split()):
        return None
    for found in MISSES_RE.finditer(text, start, end):
        if not DOUBT_RE.search(text, start, found.start()):
            return found
    return None


@cache
def _verbs() -> frozenset[str]:
    """The first words of the verbs of missing: a sentence without any misses nothing."""
    return frozenset(words.split()[0] for words in load_words("event_words.missed.verbs"))


def find_next(telling: Telling, when: When) -> Iterator[tuple[Telling, When]]:
    """The matches that go on from one to come, told with its date: "… Caston on Friday and Bexton on 3 May"."""
    context, text, clause = telling.context, telling.text, telling.clause
    last = when.timex
    if last is None or not FIRST_RE.search(text, clause.span.start, last.evidence.span.start):
        return
    for timex in context.timexes_in(Span(last.evidence.span.end, max(clause.span.end, last.evidence.span.end + 1))):
        found = NEXT_RE.match(text, last.evidence.span.end, timex.evidence.span.start)
        if found is None or _status(context, timex) != "scheduled":
            return
        name = Span(*found.span("name"))
        trigger = _trigger(Span(found.start("where") if found["where"] else name.start, name.end), name, "play-match")
        yield replace(telling, trigger=trigger, status="scheduled"), date_of(timex)
        last = timex


def _status(context: Context, timex: Timex) -> Status:
    """Whether a date is over when the article is written."""
    published = context.dating.published
    over = published and timex.edtf and (timex.edtf.certainly_before(published) or timex.edtf == published)
    return "past" if published is None or over else "scheduled"


def _telling(
    context: Context, sentence: Sentence, clauses: tuple[Clause, ...], *, span: Span, name: Span | None, predicate: str
) -> Telling:
    """A stretch of a sentence as a telling of a predicate."""
    trigger = _trigger(span, name, predicate)
    return Telling(
        context=context,
        sentence=sentence,
        clauses=clauses,
        clause=home_of(clauses, trigger),
        trigger=trigger,
        status="past",
    )


def _trigger(span: Span, name: Span | None, predicate: str) -> Trigger:
    return Trigger(
        predicate=predicates()[predicate], span=span, verb=None, form=None, name=name, echo=False, weak=False
    )
