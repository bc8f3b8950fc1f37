"""What is measured: times by the clock, seconds, lengths, averages.

Each takes a number in its scene and gives a draft, or None. A time is one only where it is run, swum, clocked or a best;
hours of a day, margins and stretches of time are left out, and so is every length that nobody jumped or threw.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from generator.extract.records.counting import counted_noun, plain_draft
from generator.extract.records.draft import Draft, Scene, words_re
from generator.extract.records.numbers import Number
from generator.knowledge.load import load_table
from generator.model.evidence import Span
from generator.text.alternation import one_of

TIMED_RE = re.compile(
    rf"\b{one_of('counting.times.leads')} (?:an? |his |her |just |only )?(?:[a-z’'-]+ )?$",
    re.IGNORECASE,
)
"""What leads to a time. Takes `crossed the line in `, `a personal best of `; leaves `on page `."""

SECONDS_RE = re.compile(r"[ -]?(?:seconds?|secs?|s)\b", re.IGNORECASE)
"""Seconds after their number. Takes ` seconds`, `sec`; leaves ` second`'s rest in `secondary`."""

BEST_RE = re.compile(
    r"\b(?P<what>(?:[a-z’'-]+ )?(?:record|best|lap|split|mark)) (?:from [0-9:.]{4,8} )?(?:of|to|in|at|was|is) (?:an? |just )?$",
    re.IGNORECASE,
)
"""What a time is. Takes `a personal best of `, `the world record of `; leaves `best in class`."""

LEAD_RE = re.compile(
    rf"\b(?P<what>{one_of('counting.gaps.nouns')}) (?:[a-z]+ ){{0,3}}?(?:to|of|at|by) (?:just |only |over )?$"
)
"""What somebody leads by. Takes `extend her overall lead to `; leaves `lead the way to `."""

WON_RE = re.compile(
    r"\b(?:(?:won|win|wins|winning)(?! (?:the |a )?(?:bronze|silver))|gold|victory|triumph\w*)\b[^.;]*$", re.IGNORECASE
)
"""A time that won. Takes `winning in `; leaves `windy, in `."""

MARGIN_RE = re.compile(rf"[ -]?(?:seconds?|secs?|s)? ?{one_of('counting.gaps.margins')}\b")
"""What makes of seconds a margin. Takes ` seconds clear`; leaves ` seconds to win`."""

AVERAGE_RE = re.compile(
    rf"\b(?P<what>(?:{one_of('counting.averages.kinds')} )?averag(?:e|es|ed|ing)|(?:strike|economy|win|success|scoring|conversion|save|goal) rate|ERA|handicap|(?:wickets|runs)(?= at ))(?: (?:of|is|was|at|stands at|to))?(?: (?:{one_of('approximations')}|an?|a little over))* $"
)
"""An average before its number. Takes `averaged just `, `a strike rate of `; leaves `the average age of the `."""

END_RE = re.compile(
    rf"\s?(?:[.,;:!?)”’\"]|$)|[ ](?:{one_of('counting.closers', 'coordinators', 'subordinators', 'particles')}|per)\b"
)
"""What may follow an average that names no noun. Takes ` in `, `,`; leaves ` miles`."""


DAY_BEFORE_RE = re.compile(r"\b(?:19|20)\d\d(?:-\d\d-\d\d)?[T,]? ?(?:at )?$")
"""What makes of a time the hour of a day, right before it. Takes `2021-03-09 `, `9 March 2021, at `; leaves `in 2021 in `."""

ZONE_RE = re.compile(r" ?(?:GMT|BST|UTC|CET|IST|E[DS]?T|[ap]\.?m\b)")
"""The same right behind it. Takes ` GMT`, `pm`; leaves ` min`."""


def read_clock(number: Number, scene: Scene) -> Draft | None:
    """A time: "in 1:56.31", "a personal best of 2:17:16", "ran 9.81 seconds", "clocked 22.31"."""
    before, after = scene.before(number), scene.after(number)
    seconds = SECONDS_RE.match(after)
    if number.form == "cardinal":
        fine = isinstance(number.value, float) and len(number.span.cut(scene.text).partition(".")[2]) in (2, 3)
        told = fine and (seconds or "races" in scene.topics) and TIMED_RE.search(before)
        if not told or MARGIN_RE.match(after):
            return None
    elif (
        number.form != "clock"
        or before.endswith("after ")
        or MARGIN_RE.match(after)
        or DAY_BEFORE_RE.search(before)
        or ZONE_RE.match(after)
    ):
        return None
    names, best = load_table("metrics")["names"], BEST_RE.search(before)
    metric = names["winning_time"] if WON_RE.search(scene.before(number, 120)) else names["finish_time"]
    ahead = LEAD_RE.search(before)
    if ahead:
        metric = ahead["what"]
    if best:
        metric = f"{best['what'].lower().strip().removeprefix('a ')} {names['time']}"
    end = number.span.end + (seconds.end() if seconds and number.form == "cardinal" else 0)
    start = number.span.start - (len(best.group()) if best else 0)
    draft = plain_draft(number, metric, Span(start, end), owner="person", rule="mark.time")
    return replace(draft, unit="seconds" if number.form == "cardinal" else "min:s", kind="ratio")


@cache
def _length_re() -> re.Pattern[str]:
    """A jump or a throw before its length. Takes `jumped `, `a throw of `; leaves `ran `."""
    words = [word for words in load_table("metrics")["lengths"]["marks"].values() for word in words]
    return words_re(tuple(words), after=r"(?: [\w’'-]+){0,4}? $")


def read_length(number: Number, scene: Scene) -> Draft | None:
    """A length or a height: "jumped 7.12m", "a throw of 67.41 metres"."""
    if number.form != "measure" or number.measure not in load_table("metrics")["lengths"]["units"]:
        return None
    lead = _length_re().search(scene.before(number))
    if lead is None:
        return None
    best = BEST_RE.search(scene.before(number))
    marks = load_table("metrics")["lengths"]["marks"].items()
    called = (metric for metric, words in marks if lead.group().lower().startswith(tuple(words)))
    metric = best["what"].lower().strip() if best else next(called)
    draft = plain_draft(number, metric, number.span, owner="person", rule="mark.length")
    return replace(draft, unit="metres", kind="ratio")


def read_average(number: Number, scene: Scene) -> Draft | None:
    """An average whose noun is not told: "averaged just 19.4", "a strike rate of 138"."""
    if number.form != "cardinal" or not END_RE.match(scene.after(number)) or counted_noun(number, scene):
        return None
    found = AVERAGE_RE.search(scene.before(number))
    if found is None:
        return None
    what = found["what"]
    names = load_table("metrics")["names"]
    metric = names["average"] if what.startswith(("averag", "wickets", "runs")) else what
    span = Span(number.span.start - len(scene.before(number)) + found.start(), number.span.end)
    draft = plain_draft(number, metric, span, owner="person", rule="average")
    return replace(draft, kind="ratio", unit=None)
