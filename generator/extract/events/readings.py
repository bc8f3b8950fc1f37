"""A trigger read where it stands: its clause, how it is meant, and which predicate its neighbours make of it.

Takes a trigger with its sentence in clauses, gives a `Telling`; None where what it tells is denied, only imagined, called
off, or a sum over a career. Whose happening it is and when it was, others say.
"""

from __future__ import annotations

import re
from dataclasses import replace

from generator.extract.events.clauses import Clause
from generator.extract.events.context import Context
from generator.extract.events.denials import dates_more, is_no_goal
from generator.extract.events.limits import is_not_until
from generator.extract.events.modes import read_mode
from generator.extract.events.names import RUN
from generator.extract.events.outlooks import RESULTS, is_announced, is_booked, is_called_off, is_imagined
from generator.extract.events.telling import Telling
from generator.extract.events.triggers import Trigger, predicates
from generator.extract.events.when import PERFECT_RE
from generator.extract.teams import is_country
from generator.knowledge.load import load_words
from generator.model.article import Sentence
from generator.model.claims import Status
from generator.model.evidence import Span
from generator.text.alternation import any_of, one_of

SUM_RE = re.compile(rf"(?: \w+)? (?:{one_of('numbers.small')}|\d+) times\b")
"""A count over a career, right after a perfect's verb. Takes ` five times`; leaves ` in times of war`."""

SPREAD_RE = re.compile(
    rf"(?: [\w'’-]+){{0,3}} in (?:each of )?(?:{one_of('possessives')} )?(?:last |past )?(?:{one_of('numbers.small')}|\d+) (?:different|separate|consecutive|successive|straight) [a-z]+s\b"
)
"""What a deed of a career is spread over, after its verb. Takes ` in four different decades`; leaves ` in four months`."""

ROUND_RE = re.compile(
    r"\b(?:(?:first|second|third|fourth) round|semi-?finals?|quarter-?finals?|finals?|last (?:four|eight|16))\b"
)
"""Where players meet to play. Takes `in the second round`; leaves `at the summit`."""

SUMMED_RE = re.compile(rf" (?:{any_of(load_words('numbers.small')[2:])}|\d+) (?:[\w-]+ ){{0,2}}[a-z]+s$")
"""So many of something at the end of a trigger. Takes `scored three goals`; leaves `scored twice`."""

HAS_RE = re.compile(r"\b(?:has|have)(?: \w+)? [a-z]+(?:ed|n|t)\b|['’]ve\b")
"""A perfect that a verb after "and" shares. Takes `has since won`; leaves `has a son`."""

POSSIBLE_RE = re.compile(r"\b(?:could|may|might|should) (?:[a-z]+ly )?$")
"""A possibility, right before its verb. Takes `he could `; leaves `as soon as he could, `."""

GERUND_RE = re.compile(rf"(?: [\w'-]+){{0,4}} {one_of('event_words.verbs.after_gerunds')}\b[^,]*")
"""What makes a form in -ing before it a subject. Takes ` the final taught me`; leaves ` the final, she`."""

TIMED = ("since", "after", "before")
"""Openers that make a form in -ing tell when, so that it is no subject: "since arriving in May she has …"."""


def read_telling(context: Context, sentence: Sentence, clauses: tuple[Clause, ...], trigger: Trigger) -> Telling | None:
    """A trigger in its clause and how it is meant; None where it is denied, imagined, or a sum."""
    clause = home_of(clauses, trigger)
    trigger, status = _meant(context, sentence, clause, trigger)
    if status is None or (trigger.weak and not context.timexes_in(clause.span)):
        return None
    trigger = _reread(context, sentence, clause, trigger)
    subject = trigger.form == "ing" and clause.opener not in TIMED
    if subject and GERUND_RE.fullmatch(context.text, trigger.span.end, clause.span.end):
        return None
    if _sums_up(context, clauses, clause, trigger=trigger):
        return None
    if trigger.predicate.type == "goal" and is_no_goal(context, clause, trigger):
        return None
    return Telling(context=context, sentence=sentence, clauses=clauses, clause=clause, trigger=trigger, status=status)


def _meant(context: Context, sentence: Sentence, clause: Clause, trigger: Trigger) -> tuple[Trigger, Status | None]:
    """A trigger and how it is meant; a result that is only imagined becomes the match that is to be played."""
    status = (
        "past" if trigger.weak else read_mode(context.text, clause, trigger) or _dated_mode(context, clause, trigger)
    )
    if trigger.verb is None and trigger.predicate.id in RESULTS and is_imagined(context, clause, trigger):
        trigger, status = replace(trigger, predicate=predicates()["play-match"], weak=True), "scheduled"
    if is_booked(context, clause, trigger):
        status = "scheduled"
    if status == "past" and is_announced(context, sentence, clause, trigger):
        status = "scheduled"
    if status == "scheduled" and is_called_off(context, sentence, clause, trigger):
        status = None
    return trigger, status


def _reread(context: Context, sentence: Sentence, clause: Clause, trigger: Trigger) -> Trigger:
    """A trigger under the predicate that its neighbours make of it: a meeting or a visit that is a match, an absence that ends."""
    if _is_contest(context, clause, trigger) or (
        trigger.predicate.id == "visit" and _is_fixture(context, sentence, trigger)
    ):
        return replace(trigger, predicate=predicates()["play-match"])
    if visitors := _visitors(context, sentence, trigger):
        return replace(trigger, predicate=predicates()["play-match"], name=visitors)
    if trigger.predicate.negated and any(is_not_until(context.text, one) for one in context.timexes_in(clause.span)):
        return replace(trigger, predicate=predicates()["back"])
    return trigger


def _is_contest(context: Context, clause: Clause, trigger: Trigger) -> bool:
    """Whether a talk is a match: "meet Norland", "met Doe in the second round"."""
    if trigger.predicate.id != "talk":
        return False
    if trigger.name and is_country(trigger.name.cut(context.text)):
        return True
    return trigger.verb == "meet" and ROUND_RE.search(context.text, *clause.span.edges) is not None


WHOSE_SIDE_RE = re.compile(r"\bwhose (?:side|team|men|players|charges) (?:[^.;,]{3,80} and )?(?:will |then |next )*$")
"""A coach's side right before its verb. Takes `whose side are third and `; leaves `whose son `."""

SIDE_ACTS_RE = re.compile(
    rf"(?:The |the )?(?P<name>{RUN})(?::|(?:,[^,.;]*,)?) (?:(?:host|play|face|meet|entertain|travel to) [^.;]{{3,80}} (?:and|before|then) )?(?:(?:will|then|next|also|now) )*$"
)
"""A side that acts, its aside in commas. Takes `Rovers, who won twice, `, `Rovers host City on Sunday and `; leaves `Rovers striker Roe `."""


def _is_fixture(context: Context, sentence: Sentence, trigger: Trigger) -> bool:
    """Whether a visit is a side's to its opponent ("Rovers travel to Oakford on Saturday"), and no person's."""
    if trigger.verb is None:
        people = context.mentions_in(Span(sentence.span.start, trigger.span.start))
        acts = any(context.is_main(person) and not mention.possessive for mention, person in people[:1])
        return not acts and context.holds_side(sentence.span)
    found = SIDE_ACTS_RE.match(context.text, sentence.span.start, trigger.span.start)
    if found is not None and context.holds_side(Span(*found.span("name"))):
        return True
    they = THEY_ACT_RE.match(context.text, sentence.span.start, trigger.span.start) or WE_RE.search(
        context.text, sentence.span.start, trigger.span.start
    )
    coach = WHOSE_SIDE_RE.search(context.text, sentence.span.start, trigger.span.start)
    if coach is not None and trigger.form == "base":
        return True
    return they is not None and trigger.form in ("base", "s") and _is_side_spoken_of(context, sentence)


THEY_ACT_RE = re.compile(r"(?:They|We)(?:'ll)?(?: (?:will|then|next|also|now|first))* $")
"""A side that the sentence before tells of, right before a verb. Takes `They then `; leaves `They were happy when they `."""

VISITORS_RE = re.compile(
    rf"\b(?:before|when|and|until|while) (?:the |[a-z-]+ ){{0,2}}(?P<name>{RUN})(?: (?:will|then|next|also|now))* $"
)
"""Another side that comes to visit, right before the verb. Takes `before leaders Caston `; leaves `Caston `."""


def _visitors(context: Context, sentence: Sentence, trigger: Trigger) -> Span | None:
    """The side that is told to visit the player's: "before leaders Caston visit Oak Park on Sunday"."""
    if trigger.predicate.id != "visit" or trigger.verb != "visit" or trigger.form != "base":
        return None
    found = VISITORS_RE.search(context.text, sentence.span.start, trigger.span.start)
    name = Span(*found.span("name")) if found else None
    if name is None or context.holds_side(name) or not _is_side_spoken_of(context, sentence):
        return None
    return None if any(person.kind == "person" for _, person in context.mentions_in(name)) else name


def _is_side_spoken_of(context: Context, sentence: Sentence) -> bool:
    """Whether a sentence, or the one before it, names a side of the player's."""
    before = context.article.back_from(sentence, 1)
    return context.holds_side(Span(before.span.start, sentence.span.end))


def _dated_mode(context: Context, clause: Clause, trigger: Trigger) -> Status | None:
    """What a date makes of a denied or possible happening: "did not play until May" played, "could play on Sunday" is to come."""
    before, published = context.text[clause.span.start : trigger.span.start], context.dating.published
    if published and trigger.form == "base" and WE_RE.search(before) and clause.opener not in ("if", "unless"):
        days = context.timexes_in(clause.span)
        return "scheduled" if any(one.edtf and published.certainly_before(one.edtf) for one in days) else None
    for timex in context.timexes_in(Span(trigger.span.start, max(clause.span.end, trigger.span.end))):
        if is_not_until(context.text, timex):
            ahead = published and timex.edtf and published.certainly_before(timex.edtf)
            return "scheduled" if ahead else "past"
        if POSSIBLE_RE.search(before) and published and timex.edtf and published.certainly_before(timex.edtf):
            return "scheduled"
    return None


WE_RE = re.compile(r"\bwhen (?:we|they) $")
"""A side that speaks of what is to come, right before a verb. Takes `when we `; leaves `we `."""


def home_of(clauses: tuple[Clause, ...], trigger: Trigger) -> Clause:
    """The clause of a trigger; where the trigger reaches into later ones, those too."""
    first = next(one for one in clauses if trigger.span.start < one.span.end)
    end = next((one.span.end for one in clauses if trigger.span.end <= one.span.end), trigger.span.end)
    return Clause(Span(first.span.start, end), first.opener, first.index)


def _sums_up(context: Context, clauses: tuple[Clause, ...], clause: Clause, *, trigger: Trigger) -> bool:
    """Whether a perfect counts over a career, and names no date: "has won eight caps and scored three goals"."""
    before = context.text[clause.span.start : trigger.span.start]
    after = trigger.span.end
    counts = PERFECT_RE.search(before) and (SUM_RE.match(context.text, after) or SPREAD_RE.match(context.text, after))
    if clause.index and before.strip() == "and" and SUMMED_RE.search(trigger.span.cut(context.text)):
        shared = clauses[clause.index - 1].span
        counts = counts or HAS_RE.search(context.text, shared.start, shared.end)
    if not counts or trigger.span.end >= clause.span.end:
        return bool(counts)
    dated = context.timexes_in(Span(trigger.span.end, clause.span.end))
    return not (dated and dates_more(context, clause))
