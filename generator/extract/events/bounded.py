"""What a date only begins or ends: "has not scored since Boxing Day", "worked in a bakery until 2018".

Takes a sentence in clauses and the dates that other tellings have used; gives a telling of the general class with the
date at which a state of the player's begins or ends, in the clause's own words up to it. Sums since a day ("six goals
since March") are no state, and what is still to end is left to the classes of contracts and absences.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from generator.extract.events.clauses import Clause
from generator.extract.events.context import Context
from generator.extract.events.heads import find_head
from generator.extract.events.limits import is_not_until
from generator.extract.events.telling import Telling
from generator.extract.events.triggers import Trigger, predicates
from generator.extract.events.verbs import verb_forms
from generator.extract.events.when import When, date_of
from generator.model.article import Sentence
from generator.model.claims import Timex
from generator.model.evidence import Span
from generator.text.alternation import one_of

HELD_RE = re.compile(
    r"(?P<aux>\b(?:has|had|(?<=\b[Ww]e )have|(?<=\bI )have)(?: not| never|n't)?|(?<=\w)'(?:ve|s)(?: not| never)?)(?: (?:\w+ly|also|only|just|even))* (?P<verb>[a-z]+)\b"
    r"(?P<rest>(?:(?!\b(?:who|that|which)\b|[,;:]).){0,80}?) ?since (?:the |early |late |about |around |at least )?$"
)
"""A state that a date begins, right before it. Takes `has not scored since `, `has been at Oakford since early `;
leaves `scored since `, and
`Oakford have not won since `, for a side's is no state of the player's."""

DENIED_RE = re.compile(r"not|never|n't")
"""A state of not doing. Takes `has not`; leaves `has`."""

COUNTED_RE = re.compile(rf"\d|\b(?:{one_of('numbers.small', 'numbers.tens')})\b")
"""What makes a sum of what was done. Takes ` six times`; leaves ` at Oakford`."""

DESCRIBED_RE = re.compile(
    rf", (?P<words>(?:(?:{one_of('articles', 'possessives')}|captain|out|absent|sidelined|injured|unbeaten|retired) ?)(?:(?!\b(?:to|first|last)\b)[\w'-]+ ){{0,8}})since (?:the |early |late )?$"
)
"""A state told beside a name, right before its date. Takes `, a member of the squad since `, `, out since `; leaves `, a first win since `."""

UNTIL_RE = re.compile(r"(?P<words>[^,;:]{3,90}?) (?:up )?(?P<bound>until|till) (?:the |early |late )?$")
"""A state that a date ends, right before it. Takes `worked in a bakery until `; leaves `a bakery, until `."""

NOT_RE = re.compile(rf"(?:\bnot|n't|\bnever)\b|\b(?:{one_of('modals')}|have|has)\b")
"""What makes of "until" no end of what was. Takes `did not sign`, `will stay`; leaves `worked`."""

Used = tuple[tuple[int, Span], ...]
"""Where the dates begin that other tellings have used, each with the clause that used it."""


def is_bounding(text: str, span: Span) -> bool:
    """Whether a sentence holds a word that makes a date a beginning or an end, so that it is worth to be read."""
    return any(text.find(word, *span.edges) >= 0 for word in ("since ", "until ", "till "))


def find_bounded(
    context: Context, sentence: Sentence, clauses: tuple[Clause, ...], *, used: Used
) -> Iterator[tuple[Telling, When]]:
    """A telling, with its date, for each state of a sentence that a date begins or ends."""
    starts = {start for start, _ in used}
    for clause in clauses:
        for timex in context.timexes_in(clause.span):
            if timex.evidence.span.start in starts or not _is_over(context, timex):
                continue
            trigger = _begun(context, clause, timex) or _ended(context, clause, timex)
            if trigger:
                telling = Telling(
                    context=context, sentence=sentence, clauses=clauses, clause=clause, trigger=trigger, status="past"
                )
                yield telling, date_of(timex)


def _is_over(context: Context, timex: Timex) -> bool:
    """Whether a date has two ends and lies before the day of publication, where one is known."""
    date, published = timex.edtf, context.dating.published
    if date is None or date.earliest is None or date.latest is None:
        return False
    return published is None or not published.certainly_before(date)


def _trigger(span: Span, verb: str | None) -> Trigger:
    """The words of a state as a trigger of the general class; the form is a participle's where a verb is known."""
    bases = verb_forms().get(verb or "", {})
    base = next((base for base, form in bases.items() if form in ("participle", "past")), None)
    return Trigger(
        predicate=predicates()["bounded"],
        span=span,
        verb=base,
        form="participle" if base else None,
        name=None,
        echo=False,
        weak=False,
    )


def _begun(context: Context, clause: Clause, timex: Timex) -> Trigger | None:
    """The state that a date begins: "has been captain since 2019", ", out since May"."""
    floor, place = clause.span.start, _edge(timex, "since")
    if context.text.find("since", max(floor, place - 16), place) < 0:
        return None
    held = HELD_RE.search(context.text, floor, place)
    if held and (DENIED_RE.search(held["aux"]) or not COUNTED_RE.search(held["rest"])):
        return _trigger(Span(held.start("aux"), _trimmed(context, held.start(), place)), held["verb"])
    told = DESCRIBED_RE.search(context.text, floor, place)
    return _trigger(Span(told.start("words"), _trimmed(context, told.start(), place)), None) if told else None


def _trimmed(context: Context, floor: int, place: int) -> int:
    """Where "since" ends, the last one before a date."""
    return context.text.rfind("since", floor, place) + len("since")


def _edge(timex: Timex, word: str) -> int:
    """Where a date begins; behind the word where the expression holds it."""
    start = timex.evidence.span.start
    return start + len(word) + 1 if timex.evidence.exact.lower().startswith(f"{word} ") else start


def _ended(context: Context, clause: Clause, timex: Timex) -> Trigger | None:
    """The state that a date ends: "worked in a bakery until 2018"."""
    place = _edge(timex, "until")
    found = UNTIL_RE.search(context.text, clause.span.start, place)
    if found is None or is_not_until(context.text, timex) or NOT_RE.search(found["words"]):
        return None
    head = find_head(context, clause, timex)
    if head is None or head.verb is None or head.form not in ("past", "participle", "ing") or head.span.start >= place:
        return None
    return replace(head, predicate=predicates()["bounded"], span=Span(head.span.start, found.end("bound")))
