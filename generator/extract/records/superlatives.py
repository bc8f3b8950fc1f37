"""Records that somebody is, not holds: "the most expensive player in the club’s history", "402 games, a club record".

Takes a sentence, gives drafts whose value is "holder". A superlative counts only with its range ("ever", "in Ardley’s
history") and where it is no hope; "one of the youngest" and "the youngest of nine" count nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from generator.extract.records.draft import Draft, Scene
from generator.extract.records.standings import UNREAL_RE
from generator.extract.sides import alternatives, role_words
from generator.knowledge.load import load_table
from generator.model.evidence import Span

BECOME_RE = re.compile(r"(?:become|becoming|remain) $")
"""What may stand between a hope and a superlative. Takes `become `; leaves `became `."""

IS_RECORD_RE = re.compile(
    r"(?:,| that (?:is|was|remains)| which (?:is|was|remains)| –| —) (?:still )?an? (?P<what>(?:[\w’-]+ ){0,3})record\b(?! (?:of|for|fee|signing)\b)"
)
"""A count that is called a record, after it. Takes `, a club record`; leaves `, a record signing`."""


def find_superlatives(scene: Scene) -> Iterator[Draft]:
    """Who is the most or the first of a kind, and counts that are called records."""
    for match in _superlative_re().finditer(scene.text, scene.sentence.start, scene.sentence.end):
        before = scene.text[max(scene.sentence.start, match.start() - 24) : match.start()]
        if not UNREAL_RE.search(BECOME_RE.sub("", before)) and not before.endswith("of "):
            yield _held(match["what"], Span(match.start(), match.end()))
    for draft in scene.drafts:
        called = IS_RECORD_RE.match(scene.text, draft.span.end, scene.sentence.end)
        if called and draft.kind in ("tally", "streak", "milestone"):
            span = Span(draft.span.start, called.end())
            yield replace(_held(f"{draft.metric} record", span), owner=draft.owner, anchor=draft.anchor)


def _held(metric: str, span: Span) -> Draft:
    return Draft(
        metric=metric,
        value="holder",
        unit=None,
        kind="record",
        span=span,
        anchor=span,
        owner="person",
        rule="record.superlative",
    )


@cache
def _superlative_re() -> re.Pattern[str]:
    """A superlative with its range. Takes `the youngest player ever`; leaves `the youngest player at the club`."""
    table = load_table("metrics")
    most = alternatives(table["superlatives"]["words"])
    heads = "|".join(table["phrases"]["heads"])
    return re.compile(
        rf"\bthe (?P<what>(?:{most}) (?:[\w-]+ ){{0,2}}?(?:{role_words()}|{heads}|signing|transfer))"
        r"(?: ever\b| of all time\b| in (?:[\w’'-]+ ){0,4}?history\b)"
    )
