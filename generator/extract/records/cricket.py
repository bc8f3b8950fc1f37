"""What scorecards of cricket print in one: a side's total ("98-1"), a bowler's figures ("18-5-43-5"), hauls of wickets.

Each reader takes a number in its scene and gives a draft, or None; `find_figures` takes the scene, for figures are no
number. All are silent where the article does not speak of cricket.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from generator.extract.records.counting import plain_draft
from generator.extract.records.draft import Draft, Scene
from generator.extract.records.numbers import Number
from generator.knowledge.load import load_table
from generator.model.evidence import Span

FIGURES_RE = re.compile(r"(?<![\d-])[0-9]{1,2}(?:\.[0-9])?-[0-9]{1,2}-[0-9]{1,3}-(?P<wickets>[0-9]|10)(?![\d-])")
"""Overs, maidens, runs and wickets. Takes `18-5-43-5`; leaves `5-43`, `2024-05-01`."""

HAUL_RE = re.compile(r" ?(?P<many>[a-z]+|[0-9]{1,2})-(?:wicket hauls?|fors?)\b")
"""What is counted of hauls, after an ordinal. Takes ` five-wicket haul`; leaves ` wicket`."""

WICKETS_RE = re.compile(r"-wicket (?:haul|match haul|burst|spell)\b")
"""A haul after its wickets. Takes `-wicket haul`; leaves `-wicket win`."""

LEAST_TOTAL = 11
"""Least runs of a side that a reader takes without the word for them, so that no series is one."""

MOST_WICKETS = 10
"""Most wickets that figures and totals can tell; a greater number is of runs."""


def read_total(number: Number, scene: Scene) -> Draft | None:
    """A side's runs for the wickets lost: "closed on 98-1", "312-6 declared"."""
    if number.form != "score" or "cricket" not in scene.topics:
        return None
    runs, wickets = map(int, str(number.value).split("-")[:2])
    if runs < LEAST_TOTAL or wickets > MOST_WICKETS or runs <= wickets:
        return None
    draft = plain_draft(number, load_table("metrics")["names"]["runs"], number.span, owner="team", rule="innings")
    return replace(draft, value=runs, unit="runs")


def read_haul(number: Number, scene: Scene) -> Draft | None:
    """Hauls of wickets: "his third five-wicket haul" counts hauls, "a five-wicket haul" wickets."""
    if "cricket" not in scene.topics:
        return None
    if number.form == "ordinal":
        haul = HAUL_RE.match(scene.after(number))
        if haul is None:
            return None
        span = Span(number.span.start, number.span.end + haul.end())
        metric = f"{haul['many']}-wicket hauls"
        return replace(plain_draft(number, metric, span, owner="person", rule="ordinal"), kind="ordinal", unit="hauls")
    haul = WICKETS_RE.match(scene.after(number)) if number.form == "cardinal" else None
    if haul is None or any(draft.span.holds(number.span) for draft in scene.drafts):
        return None
    span = Span(number.span.start, number.span.end + haul.end())
    return plain_draft(number, "wickets", span, owner="person", rule="innings.wickets")


def find_figures(scene: Scene) -> Iterator[Draft]:
    """The wickets of a bowler's figures in full: "figures of 18-5-43-5"."""
    if "cricket" not in scene.topics:
        return
    for found in FIGURES_RE.finditer(scene.text, scene.sentence.start, scene.sentence.end):
        span = Span(*found.span())
        yield Draft(
            metric="wickets",
            value=int(found["wickets"]),
            unit="wickets",
            kind="tally",
            span=span,
            anchor=span,
            owner="person",
            rule="innings.wickets",
        )
