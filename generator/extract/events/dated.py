"""What the dates of a sentence tell that no predicate class names.

Takes a sentence in clauses and the dates that triggers have used; gives a telling of the general class for every other
firm date: the clause's head verb where it has one, else its words. A date that only bounds something, counts from
something, or stands beside one that is used already tells of nothing more. Whose happening it is, `participants` says.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from generator.extract.events.clauses import Clause
from generator.extract.events.context import Context
from generator.extract.events.heads import NOT_END_RE, NOT_RE, find_head, is_no_verb, words_of
from generator.extract.events.limits import bounds, is_long, is_modifier, is_past_season
from generator.extract.events.modes import read_mode
from generator.extract.events.telling import Telling
from generator.extract.events.told_on import date_before_when
from generator.extract.events.triggers import Trigger
from generator.extract.events.verbs import verb_forms
from generator.extract.events.when import When, date_beside, date_of
from generator.model.article import Sentence
from generator.model.claims import Status, Timex
from generator.model.evidence import Span
from generator.text.alternation import one_of
from generator.text.tokens import find_words

EVEN_RE = re.compile(r"\beven\b")
"""What makes a denial a failure. Takes `didn't even make`; leaves `did not make`."""

THOUGHT_RE = re.compile(r"\b(?:I|we|he|she|they) (?:think|hope|believe|guess|suppose|wish|reckon)\b", re.IGNORECASE)
"""A sign that something is only thought. Takes `I think he'll `; leaves `I thought `."""

NOW_RE = re.compile(
    rf"(?:\b{one_of('event_words.verbs.coming')}|'s|'re|'m|'ve|'ll)(?: (?:\w+ly|also|not|now|first))? $"
)
"""What lets a past form beside a coming date tell of that date, right before it. Takes `has been `; leaves `she `, `was `."""

UNREAL_RE = re.compile(r"\b(?:would|could|should|might) (?:not |never )?have\b|(?:'d|n't) have\b")
"""A sign of what never was. Takes `could have`; leaves `could`."""

Used = tuple[tuple[int, Span], ...]
"""Where the dates begin that triggers have used, each with the clause that used it."""


def find_dated(
    context: Context, sentence: Sentence, clauses: tuple[Clause, ...], *, used: Used
) -> Iterator[tuple[Telling, When]]:
    """A telling, with its date, for each clause of a sentence whose firm date no trigger used."""
    for clause in (part for one in clauses for part in _parts(context, one)):
        dates = context.timexes_in(clause.span)
        starts = [timex.evidence.span.start for timex in dates]
        taken = [span for start, span in used if start in starts]
        if any(clause.span.overlaps(span) for span in taken):
            continue
        told = None if taken else _told_before(context, clauses, clause, used=used)
        timex = told or _firm_date(context, clause)
        trigger = find_head(context, clause, timex) if timex else None
        if timex is None or trigger is None or (taken and _is_hollow(trigger)) or (told and not trigger.verb):
            continue
        status = _status(context, clause, trigger, timex)
        if status:
            telling = Telling(
                context=context, sentence=sentence, clauses=clauses, clause=clause, trigger=trigger, status=status
            )
            yield telling, _when(telling, timex, among=(told,) if told else dates)


def _firm_date(context: Context, clause: Clause) -> Timex | None:
    """The first firm date of a clause."""
    return next((timex for timex in context.timexes_in(clause.span) if _is_firm(context, timex)), None)


def _told_before(context: Context, clauses: tuple[Clause, ...], clause: Clause, *, used: Used) -> Timex | None:
    """The date right before a clause with "when" that has none of its own, unless the clause has used it already."""
    told = date_before_when(context, clauses, clause)
    if told is None or any(start == told.evidence.span.start and span.overlaps(clause.span) for start, span in used):
        return None
    own = _firm_date(context, clause)
    return told if own is None or is_modifier(context.text, own) else None


def _when(telling: Telling, timex: Timex, *, among: tuple[Timex, ...]) -> When:
    """The date that stands beside a telling, where it is among those that it may have; else that of `timex`."""
    when = date_beside(telling)
    return when if when and when.timex in among else date_of(timex)


def _parts(context: Context, clause: Clause) -> Iterator[Clause]:
    """A clause cut after a date where another verb stands before the next: "who turns 30 in May was working in 2012"."""
    dates, start = context.timexes_in(clause.span), clause.span.start
    for one, following in pairwise(dates):
        end = one.evidence.span.end
        words = find_words(context.text, end, following.evidence.span.start)
        joined = GOES_ON_RE.match(context.text, end, following.evidence.span.start)
        goes_on = joined is not None and "base" in verb_forms().get(joined["verb"], {}).values()
        if end > start and (
            goes_on or any(_is_finite(word.text) and not is_no_verb(context.text, word.start) for word in words)
        ):
            yield Clause(Span(start, end), clause.opener if start == clause.span.start else "", clause.index)
            start = end
    yield Clause(Span(start, clause.span.end), clause.opener if start == clause.span.start else "", clause.index)


GOES_ON_RE = re.compile(r"(?:,? (?:and|then|before)(?: then)?|,) (?P<verb>[a-z]+) ")
"""A verb that goes on behind a date. Takes ` and take on`, `, go to`; leaves ` and the final`."""


def _is_finite(word: str) -> bool:
    """Whether a word can only be a verb in the past: `was`, `went`, and not `set` or `cut`."""
    forms = verb_forms().get(word, {})
    return "past" in forms.values() and word not in forms


def _is_hollow(trigger: Trigger) -> bool:
    """Whether a clause only leads to another that tells of the deed: "it was on Monday when he signed"."""
    return trigger.verb is None or trigger.verb in words_of("reporting")


def _is_firm(context: Context, timex: Timex) -> bool:
    """Whether a date says when something was: no stretch of months, no bound, and nothing that counts from it."""
    date = timex.edtf
    if date is None or date.earliest is None or date.latest is None:
        return False
    if is_long(timex) and not is_past_season(context, date):
        return False
    return not bounds(context.text, timex) and not _is_modifier(context.text, timex)


NUMBER_RE = re.compile(r"(?:\d{4}|\d{2}th|(?:\w+-)?century)", re.IGNORECASE)
"""A bare year or a century. Takes `1996`, `18th-century`; leaves `May 1996`, `the 2019 World Cup`."""

THE_RE = re.compile(rf"\b{one_of('articles', 'possessives')} $", re.IGNORECASE)
"""What makes a bare year a word for a thing, right before it. Takes `the `; leaves `in `."""


EDITION_RE = re.compile(
    rf"\b(?:in|at|during) (?:the|a) (?:\d{{4}})(?: [\w'-]+){{0,3}}? (?:{one_of('contests.matches', 'contests.occasions')}|draft|tournament|playoffs?|play-offs?)s?\b"
)
"""A year that says when something was held, with what leads to it. Takes `at the 2023 world championships`; leaves `of the 2023 final`."""


def _is_modifier(text: str, timex: Timex) -> bool:
    """Whether a date only says which thing is meant: "the 1996 pageant winner", "an 18th-century bell"."""
    span = timex.evidence.span
    led = max(0, span.start - len("during the "))
    edition = EDITION_RE.search(text, led, min(len(text), span.end + 60))
    if edition and edition.start() < span.start < edition.end():
        return False
    if timex.edtf and timex.edtf.text.count("X") > 1:
        return True
    if not NUMBER_RE.fullmatch(timex.evidence.exact):
        return False
    follows = text[span.end : span.end + 2]
    return follows[:1] == "-" or (
        THE_RE.search(text, max(0, span.start - 8), span.start) is not None and follows[1:].islower()
    )


def _status(context: Context, clause: Clause, trigger: Trigger, timex: Timex) -> Status | None:
    """How the clause means what its date tells; None where it only imagines it."""
    before = context.text[clause.span.start : trigger.span.start]
    if UNREAL_RE.search(context.text, clause.span.start, clause.span.end) or clause.opener in ("if", "unless"):
        return None
    published = context.dating.published
    ahead = bool(published and timex.edtf and published.certainly_before(timex.edtf))
    if trigger.verb and NOT_RE.match(context.text, trigger.span.start, trigger.span.end):
        day = timex.edtf is not None and timex.edtf.precision in ("day", "interval")
        return "past" if (day or EVEN_RE.search(trigger.span.cut(context.text))) and not ahead else None
    if ahead and trigger.form in ("past", "participle", "ing") and not NOW_RE.search(before):
        return None
    if THOUGHT_RE.search(context.text, clause.span.start, trigger.span.end):
        return None
    mode = read_mode(context.text, clause, trigger)
    if mode is None and (ahead or NOT_END_RE.search(before)):
        return "scheduled" if ahead else "past"
    return mode
