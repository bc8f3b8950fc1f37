"""Families that count: "scored twice", "lost two of three", ordinals, tallies and their base.

Each takes a number in its scene and gives a draft, or None where it does not know the number. A tally whose noun is left
out ("I'm on 76 now") counts the last noun that fits, and is `elided`.
"""

from __future__ import annotations

import re
from dataclasses import replace

from generator.extract.records.counting import count_draft, counted_noun
from generator.extract.records.draft import Draft, Scene, words_re
from generator.extract.records.numbers import Number
from generator.extract.teams import NAME
from generator.knowledge.load import load_table
from generator.model.claims import RecordKind
from generator.model.evidence import Span
from generator.text.tokens import fold

REACHED_RE = re.compile(
    r"\b(?:reached|passed|surpassed|hit|brought up|notched(?: up)?|clocked up|racked up|marked) (?:(?:his|her|their|the|an?) )?(?:[\w-]+ ){0,2}?$",
    re.IGNORECASE,
)
"""A milestone before its number. Takes `reached `, `brought up her `; leaves `reach `."""

ON_RE = re.compile(
    r"(?:\b(?P<who>I|he|she|they|we)(?:[’'](?:m|s|re)| am| is| are)|\b(?:now|currently|stands?|sits?)) (?:now |already |currently )?(?:on|at) $",
    re.IGNORECASE,
)
"""A tally without its noun, before it. Takes `I’m on `; leaves `I’m at the `."""

ON_AFTER_RE = re.compile(r"\s(?:now|already|so far|and counting|for)\b|\s?[.,;!?]|$")
"""What may follow such a tally. Takes ` now`; leaves ` stage`."""

WINDOW_RE = re.compile(
    r"\b(?:last|past|next|previous|first|opening|final|coming|remaining|every|each|all|these|those|other|of the|of (?:his|her|their|its|my|our)|in|within|over|after|for|from|across|inside|the|that|no|any) (?:(?:just|only|his|her|their|the|about|around|some) )?$",
    re.IGNORECASE,
)
"""Words that make of matches a stretch of time. Takes `his last `, `in `, `after `; leaves `played `."""

BASE_RE = re.compile(r"\s(?:in|from|across|over)(?: (?:just|only|his|her|their|the|first|last|all))* $", re.IGNORECASE)
"""Between a tally and its base. Takes ` in just `; leaves ` and `."""

ONE_RE = re.compile(
    r"\b(?:just|only|scor\w+|made|won|has|have|had|with|netted|claimed|single|adding|added|took|grabbed) (?:a |the |but )?$",
    re.IGNORECASE,
)
"""What lets "one" be a number. Takes `just `, `has `; leaves `the `, `no `."""

OF_THEIR_RE = re.compile(
    r"\sof (?:his|her|their|its|the|my|our) (?:(?:last|first|opening|previous|past|group) )*(?P<base>[\w-]+) (?:[\w-]+ ){0,2}?(?:match|game|fixture|Test|final|contest|election|race|debate)(?:es|s)?\b",
    re.IGNORECASE,
)
"""A part of so many matches. Takes ` of their three matches`; leaves ` of the goals`."""

TIME_RE = re.compile(
    r"-times? (?:[\w’'-]+ ){0,4}?(?P<what>champions?|winners?|medall?ists?|finalists?|runners?-up|all-stars?|mvp)\b",
    re.IGNORECASE,
)
"""A count of honours. Takes `-time champion`, `-time grand slam winner`; leaves `-time job`."""

TIMES_AFTER_RE = re.compile(r"\s(?:(?:separate|different) )?(?:times|occasions)\b", re.IGNORECASE)
"""A count of times. Takes ` times`, ` separate occasions`; leaves ` timeless`."""

OWNED_RE = re.compile(r"(?:\b(?:his|her|their|my|our|its|a|another)|[’']s?) (?:[\w-]+ ){0,2}?$", re.IGNORECASE)
"""An owner before "first". Takes `his `, `Ardley’s `; leaves `the `."""

COORDINATE_RE = re.compile(r"\band $", re.IGNORECASE)
"""A second count of the same noun. Takes ` and `; leaves ` or `."""

PLACE_AFTER_RE = re.compile(r"\s(?:with|for|at|against|in) [A-Z]")
"""Where such a count belongs. Takes ` with Ardley`; leaves ` with him`."""


def read_times(number: Number, scene: Scene) -> Draft | None:
    """A count by its verb: "scored twice", "six-time champion", "beaten on two occasions", "a brace"."""
    before, after = scene.before(number), scene.after(number)
    if number.form == "times" and fold(number.span.cut(scene.text)) in ("brace", "hat-trick", "hat trick"):
        lead = re.search(r"\b(?:a|his|her|the) (?:[\w-]+ ){0,2}?$", before, re.IGNORECASE)
        start = number.span.start - (len(lead.group()) if lead else 0)
        return (
            Draft(
                metric="goals",
                value=number.value,
                unit="goals",
                kind="tally",
                span=Span(start, number.span.end),
                anchor=number.span,
                owner="person",
                rule="times.noun",
            )
            if lead
            else None
        )
    honours = TIME_RE.match(after) if number.form == "cardinal" else None
    if honours:
        metric = "medals" if fold(honours["what"]).startswith("medal") else "titles"
        span = Span(number.span.start, number.span.end + honours.end())
        return Draft(
            metric=metric,
            value=number.value,
            unit=metric,
            kind="tally",
            span=span,
            anchor=number.span,
            owner="either",
            rule="times.honours",
        )
    counted = TIMES_AFTER_RE.match(after) if number.form == "cardinal" else None
    if number.form != "times" and not counted:
        return None
    if re.search(r"[\w] $", before) and any(other.group.end == number.group.start - 1 for other in scene.numbers):
        return None
    for metric, verbs in load_table("metrics")["times"].items():
        verb = re.search(
            rf"(?:{words_re(tuple(verbs)).pattern})(?: (?:just|only|already|him|her|them|it|on|at least|[A-Z][\w’'-]+)){{0,3}} $",
            before,
            re.IGNORECASE,
        )
        if verb:
            start = number.span.start - len(before) + verb.start()
            end = number.span.end + (counted.end() if counted else 0)
            owner = "team" if metric == "wins" else "person"
            return Draft(
                metric=metric,
                value=number.value,
                unit=metric,
                kind="tally",
                span=Span(start, end),
                anchor=number.span,
                owner=owner,
                rule="times.verb",
            )
    return None


def read_results(number: Number, scene: Scene) -> Draft | None:
    """Results out of so many: "lost two of their three matches"."""
    part = OF_THEIR_RE.match(scene.after(number)) if number.form == "cardinal" else None
    if not part:
        return None
    before = scene.before(number)
    for metric, verbs in load_table("metrics")["results"].items():
        verb = re.search(rf"(?:{words_re(tuple(verbs)).pattern}) (?:just |only )?$", before, re.IGNORECASE)
        if verb:
            span = Span(number.span.start - len(before) + verb.start(), number.span.end + part.end())
            return Draft(
                metric=metric,
                value=number.value,
                unit=metric,
                kind="tally",
                span=span,
                anchor=number.span,
                owner="team",
                rule="results",
            )
    return None


def read_ordinal(number: Number, scene: Scene) -> Draft | None:
    """A place in a count: "his third World Cup", "his 75th and 76th goals", "their fifth win of the season"."""
    if number.form != "ordinal":
        return None
    noun = counted_noun(number, scene)
    if noun is None or not noun.metric.ordinal:
        return None
    before = scene.before(number)
    if number.value == 1 and not (OWNED_RE.search(before) and not noun.metric.plural):
        return None
    lead = re.search(r"(?:\b(?:his|her|their|my|our|its|the|a)|[\w.-]+[’']s?) $", before, re.IGNORECASE)
    start = number.group.start - (len(lead.group()) if lead else 0)
    reached = REACHED_RE.search(before) and not re.search(r"\bhit \b", before[-12:])
    kind: RecordKind = "milestone" if reached and number.value != 1 else "ordinal"
    return count_draft(number, scene, noun, kind=kind, rule="ordinal", span=Span(start, noun.span.end))


def read_tally(number: Number, scene: Scene) -> Draft | None:
    """So many of something: "76 international goals", "21 goals in 13 matches", "I'm on 76 now"."""
    if number.form != "cardinal" or scene.text[number.group.end : number.group.end + 1] == "-":
        return None
    before, after = scene.before(number), scene.after(number)
    on = ON_RE.search(before)
    if on and ON_AFTER_RE.match(after):
        recalled = scene.nouns.before(number.group.start, scene.floor)
        start = number.group.start - len(before) + on.start()
        return (
            count_draft(
                number, scene, recalled, kind="tally", rule="tally.elided", span=Span(start, _now_end(number, after))
            )
            if recalled
            else None
        )
    noun = counted_noun(number, scene)
    previous = scene.drafts[-1] if scene.drafts else None
    if noun is None:
        return _read_bare(number, scene, previous)
    if not noun.metric.cardinal or re.match(r"\s(?:more|other|extra|additional)\b", after):
        return None
    base = previous and BASE_RE.fullmatch(scene.text[previous.span.end : number.group.start])
    if base and previous and previous.kind == "tally" and noun.metric.id in ("matches", "appearances", "starts"):
        scene.drafts[-1] = replace(previous, span=Span(previous.span.start, noun.span.end))
        return count_draft(
            number, scene, noun, kind="tally", rule="rate.base", span=Span(previous.span.start, noun.span.end)
        )
    stretch = noun.metric.id in ("matches", "races", "finals", "points") or number.value == 1
    window = WINDOW_RE.search(before)
    if number.value == 1 and not ONE_RE.search(before):
        return None
    if window and (
        stretch or not re.search(r"\b(?:first|opening|the|all|for|his|her) $", window.group(), re.IGNORECASE)
    ):
        if not (window.group().lower().startswith("in ") and not stretch):
            return None
    reached: RecordKind = "milestone" if REACHED_RE.search(before) else "tally"
    lead = re.search(
        r"\b(?:with|scored|scoring|netted|won|winning|made|played) (?:an? [\w-]+ )?$", before, re.IGNORECASE
    )
    start = number.group.start - (len(lead.group()) if lead else 0)
    return count_draft(number, scene, noun, kind=reached, rule="tally", span=Span(start, noun.span.end))


def _now_end(number: Number, after: str) -> int:
    now = re.match(r"\s(?:now|already|so far)\b", after)
    return number.group.end + (now.end() if now else 0)


def _read_bare(number: Number, scene: Scene, previous: Draft | None) -> Draft | None:
    """A tally whose noun was said just before: "six titles with Ardley and one with Bexton", "five in three matches"."""
    before, after = scene.before(number), scene.after(number)
    if previous and previous.kind == "tally" and COORDINATE_RE.search(before) and PLACE_AFTER_RE.match(after):
        place = re.match(rf"\s(?:with|for|at|against|in) {NAME}", after)
        end = number.group.end + (place.end() if place else 0)
        span = Span(number.group.start, end)
        return replace(
            previous, value=number.value, span=span, anchor=number.group, elided=True, rule="tally.coordinate"
        )
    base = re.match(
        r"\sin (?:just |only |his |her |their )*(?P<base>[\w-]+) (?:[\w-]+ )?(?:matches|games|appearances|starts|Tests)\b",
        after,
    )
    verb = re.search(
        r"\b(?:includ\w+|scor\w+|netted|adding|with|bagged|managed|got) (?:just |only )?$", before, re.IGNORECASE
    )
    if base and verb:
        recalled = scene.nouns.before(
            number.group.start, scene.floor, wanted=frozenset(["goals", "tries", "assists", "touchdowns", "wickets"])
        )
        if recalled:
            span = Span(number.group.start, number.group.end + base.end())
            return count_draft(number, scene, recalled, kind="tally", rule="tally.elided", span=span)
    return None
