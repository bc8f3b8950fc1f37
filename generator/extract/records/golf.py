"""Golf: the strokes of a round and of half of one, totals, strokes to par, holes.

Each takes a number in its scene and gives a draft, or None; nothing is read where the article does not speak of golf.
"""

from __future__ import annotations

import re
from dataclasses import replace

from generator.extract.records.counting import plain_draft
from generator.extract.records.draft import Draft, Scene
from generator.extract.records.innings import ALONE_RE
from generator.extract.records.numbers import Number
from generator.knowledge.load import load_table
from generator.model.evidence import Span
from generator.text.alternation import one_of

ROUND_RE = re.compile(
    rf"\b(?:{one_of('counting.rounds.leads')}|[a-z0-9]+-(?:under|over)(?:-par)?) (?:an? )?(?:(?:[a-z]+-)*[a-z]+ ){{0,3}}(?:[5-9][0-9](?:, | and |, and )){{0,3}}$"
)
"""A round of golf before its strokes. Takes `shot a final-round `, `rounds of 71 and `, `a 10-under-par `; leaves `shot at `."""

HOLE_RE = re.compile(rf"\b{one_of('counting.rounds.feats')} at (?:the )?$", re.IGNORECASE)
"""What happens at a hole, before its number. Takes `a dropped shot at `, `birdied at `; leaves `won at `."""

HALF_RE = re.compile(rf"\b{one_of('counting.rounds.halves')} in (?:a |an? (?:[a-z-]+ )?)?$")
"""Half a round, before its strokes. Takes `went out in `, `came home in a superb `; leaves `was out in the `."""

NINE_RE = re.compile(r" (?:on|for|over) the (?:front|back|first|outward|inward) nine\b")
"""The same behind them. Takes ` on the front nine`; leaves ` on the nine`."""

HALVES = range(26, 50)
"""What half a round may take."""

HOLES = range(1, 19)
"""The holes of a round of golf."""

TOTAL_OF_RE = re.compile(r"(?:\b(?:total|aggregate)(?: score)? of|-(?:under|over)(?:-par)?) $")
"""What makes of strokes those of several rounds. Takes `a 12-under total of `, `at 12-under `; leaves `total for `."""

TOTALS = range(180, 320)
"""What three or four rounds of golf may take."""

PAR_RE = re.compile(
    r"[ -](?:under|over)(?:[ -]par)?\b(?! (?:the|a|his|her|par-))(?:(?<=-under)|(?<=-over)|(?<=-par)|(?! [0-9]))"
)
"""Strokes to par, after their number. Takes ` under`, ` over par`; leaves ` under the`."""

STROKES = range(55, 100)
"""What a round of golf may take."""


def is_hole(number: Number, scene: Scene) -> bool:
    """Whether a number is a hole of golf, and no age: "a dropped shot at 15"."""
    here = number.value in HOLES and "golf" in scene.topics
    return here and HOLE_RE.search(scene.before(number)) is not None


def read_golf(number: Number, scene: Scene) -> Draft | None:
    """A round of golf, and strokes to par: "shot a final-round 66, five under par"."""
    if number.form != "cardinal" or "golf" not in scene.topics:
        return None
    names, before = load_table("metrics")["names"], scene.before(number)
    if is_hole(number, scene):
        return replace(plain_draft(number, "hole", number.span, owner="person", rule="golf.hole"), kind="ordinal")
    total = TOTAL_OF_RE.search(before) if number.value in TOTALS else None
    if total and ALONE_RE.match(scene.after(number)):
        span = Span(number.span.start - len(before) + total.start(), number.span.end)
        return replace(plain_draft(number, "total strokes", span, owner="person", rule="golf.total"), unit="strokes")
    par = PAR_RE.match(scene.after(number))
    if par:
        metric = names["over_par"] if "over" in par.group() else names["under_par"]
        span = Span(number.span.start, number.span.end + par.end())
        return replace(plain_draft(number, metric, span, owner="person", rule="golf.par"), unit="strokes")
    half = HALF_RE.search(before) if ALONE_RE.match(scene.after(number)) else None
    nine = NINE_RE.match(scene.after(number))
    if (half or nine) and number.value in HALVES:
        start = number.span.start - (len(half.group()) if half else 0)
        span = Span(start, number.span.end + (nine.end() if nine else 0))
        return replace(plain_draft(number, "nine holes score", span, owner="person", rule="golf.half"), unit="strokes")
    lead = ROUND_RE.search(before) if number.value in STROKES and ALONE_RE.match(scene.after(number)) else None
    if lead is None:
        return None
    span = Span(number.span.start - len(before) + lead.start(), number.span.end)
    return replace(plain_draft(number, names["round"], span, owner="person", rule="golf.round"), unit="strokes")
