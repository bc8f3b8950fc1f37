"""Matches and moves that are told as to come, though nothing before their words says "will".

Takes a trigger in its clause. A headline's infinitive announces ("Roe to leave Rovers"), a result that "would lift them"
may be, and a match that a win has brought about ("to book a final against City") is not that win's.
"""

from __future__ import annotations

import re

from generator.extract.events.clauses import Clause
from generator.extract.events.context import Context
from generator.extract.events.triggers import Trigger
from generator.extract.events.verbs import Form, verb_forms
from generator.model.article import Sentence
from generator.text.alternation import one_of

BOOKED_RE = re.compile(
    rf"\b{one_of('event_words.verbs.booking')} (?:up )?(?:a|an|the|their|his|her|its) (?:[\w-]+ ){{0,3}}$"
)
"""What a win brings before a match that is to come. Takes `to book a preliminary `; leaves `won a `."""

RESULTS = ("win-match", "lose-match", "draw-match")
"""Predicates of how a match ended."""

LEADS_RE = re.compile(r"\W*(?:(?:[Aa]|[Aa]n|[Aa]nother|[Aa]ny|[Bb]ut|[Ee]ven)\b[\w -]{0,16})?")
"""What stands before a result that is a subject. Takes `Another away `; leaves `She knows a `."""

WOULD_RE = re.compile(r"[^.;]{0,60}?\b(?:would|could|may|might|should|will|can)\b(?! have\b)")
"""What makes a result before it one that may be. Takes ` on Sunday would`; leaves ` on Sunday lifted`."""


def is_imagined(context: Context, clause: Clause, trigger: Trigger) -> bool:
    """Whether a result is told as one that may be: "victory at Oakford on Sunday would lift them"."""
    before = LEADS_RE.fullmatch(context.text, clause.span.start, trigger.span.start)
    return before is not None and WOULD_RE.match(context.text, trigger.span.end, clause.span.end) is not None


def is_announced(context: Context, sentence: Sentence, clause: Clause, trigger: Trigger) -> bool:
    """Whether a headline tells of what is to come by an infinitive alone: "Roe to leave Rovers", and not "Roe fights back to win"."""
    if context.kind_of(sentence) != "headline" or trigger.form != "base":
        return False
    before = context.text[clause.span.start : trigger.span.start].split()
    if before[-1:] != ["to"]:
        return False
    return not any(TOLD & set(verb_forms().get(word, {}).values()) for word in before)


WAS_DUE_RE = re.compile(r"\b(?:was|were|had been) (?:originally |also )?(?:due|set|scheduled|supposed|meant) to $")
"""A plan of the past, right before its verb. Takes `where he was due to `; leaves `is due to `."""

CALLED_OFF_RE = re.compile(
    r"\b(?:will (?:now )?(?:miss|skip)|(?:has |have |had )?(?:withdrawn|withdrew|pulled out)|ruled out|postponed|cancelled|canceled|called off)\b"
)
"""What makes nothing of a plan. Takes `will miss`; leaves `missed`."""


def is_called_off(context: Context, sentence: Sentence, clause: Clause, trigger: Trigger) -> bool:
    """Whether a plan is told in the past beside what makes nothing of it: "will miss the race, where he was due to face Doe"."""
    planned = WAS_DUE_RE.search(context.text, clause.span.start, trigger.span.start)
    return planned is not None and CALLED_OFF_RE.search(context.text, *sentence.span.edges) is not None


TOLD: frozenset[Form] = frozenset(("past", "participle", "s", "ing"))
"""Forms of a verb that a headline tells by."""


def is_booked(context: Context, clause: Clause, trigger: Trigger) -> bool:
    """Whether a match is one that a result has brought about: "won 2-1 to book a final against City"."""
    before = BOOKED_RE.search(context.text, clause.span.start, trigger.span.start)
    return trigger.predicate.id == "play-match" and before is not None
