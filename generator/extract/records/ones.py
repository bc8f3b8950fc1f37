"""Ones told without a number: "a point behind Ardley", "a shot off the lead", "his only Norland goal".

Takes a sentence, gives drafts. "The only goal" is a match's and nobody's count, and what is not counted over a career or
a season ("his only chance") is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from generator.extract.records.counting import count_draft, plain_draft
from generator.extract.records.draft import Draft, Scene
from generator.extract.records.nouns import Owner, find_noun, plural_of
from generator.extract.records.numbers import Number
from generator.extract.sides import CAP
from generator.knowledge.load import load_words
from generator.model.evidence import Span
from generator.text.alternation import one_of
from generator.text.tokens import vocabulary

APART_RE = re.compile(
    rf"(?<![\w’'-])(?:(?:just|only) )?(?P<one>an?|one|a single) (?P<unit>{one_of('counting.ones.apart')}) (?P<how>{one_of('counting.ones.hows')})(?= {one_of('counting.gaps.beside', 'counting.gaps.aims', 'possessives')}\b| (?:of )?(?:the )?[A-Z]|[.,;])"
)
"""One that parts two in a table. Takes `a point behind` before ` Ardley`, `one shot off` before ` the lead`; leaves `a point ahead` before ` of time`."""

ONLY_RE = re.compile(
    rf"(?:\b{one_of('possessives')}|{CAP}[’']s?) (?P<only>(?:one and )?only)(?= [a-zA-Z])", re.IGNORECASE
)
"""An owner's only one of something. Takes `His only`, `Ardley’s only`; leaves `the only`."""

AIM_RE = re.compile(rf"(?:\b{one_of('be')}|not|n[’']t) $")
"""What makes an aim of "his only goal", before it. Takes `is `, `aren’t `; leaves `scored `."""

SCORED_RE = re.compile(rf" (?:of|{one_of('counting.closers')})\b(?! (?:to|now)\b)")
"""What makes it one that was scored, after it. Takes ` of the season`; leaves `, and`."""


def find_ones(scene: Scene) -> Iterator[Draft]:
    """What somebody has one of, or is one behind, in order of kind."""
    yield from _find_apart(scene)
    yield from _find_only(scene)


def _find_apart(scene: Scene) -> Iterator[Draft]:
    """One that parts two: "a point behind Ardley"; where an ordinary count has not read it."""
    if _apart().isdisjoint(vocabulary(scene.sentence.cut(scene.text))):
        return
    for found in APART_RE.finditer(scene.text, *scene.sentence.edges):
        number = _one(found, "one")
        if any(draft.span.overlaps(number.span) for draft in scene.drafts):
            continue
        alone = any(topic in scene.topics for topic in ("races", "golf", "tennis"))
        owner: Owner = "either" if alone else "team"
        unit = plural_of(found["unit"])
        draft = plain_draft(number, f"{unit} {found['how']}", Span(*found.span()), owner=owner, rule="one.apart")
        yield replace(draft, unit=unit)


@cache
def _apart() -> frozenset[str]:
    """How two stand to each other that one of something parts."""
    return frozenset(load_words("counting.ones.hows"))


def _find_only(scene: Scene) -> Iterator[Draft]:
    """An only one of what is counted: "his only goal"."""
    if scene.text.find("only", *scene.sentence.edges) < 0:
        return
    for found in ONLY_RE.finditer(scene.text, *scene.sentence.edges):
        noun = find_noun(scene.text, found.end(), scene.sentence.end, plural=False)
        if noun is None or noun.metric.plural or not noun.metric.elide:
            continue
        aim = AIM_RE.search(scene.text, max(scene.sentence.start, found.start() - 8), found.start())
        if aim and not SCORED_RE.match(scene.text, noun.span.end, scene.sentence.end):
            continue
        draft = count_draft(_one(found, "only"), scene, noun, kind="tally", rule="one.only")
        yield replace(draft, span=Span(found.start(), noun.span.end))


def _one(found: re.Match[str], group: str) -> Number:
    """The number that the words of a group are."""
    span = Span(*found.span(group))
    return Number(span=span, group=span, value=1, form="cardinal")
