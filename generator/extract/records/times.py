"""Families of times: "scored twice", "four-time champion", "for the third time", "a brace".

Takes a number in its scene and gives a draft, or None where it counts no times.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from generator.extract.records.counting import plain_draft
from generator.extract.records.draft import Draft, Scene, words_re
from generator.extract.records.numbers import Number
from generator.knowledge.load import load_table, load_words
from generator.model.evidence import Span
from generator.text.alternation import one_of
from generator.text.tokens import fold

TIME_RE = re.compile(
    r"-times? (?:[\w’'-]+ ){0,4}?(?P<what>champions?|winners?|medall?ists?|finalists?|runners?-up|all-stars?|mvp)\b",
    re.IGNORECASE,
)
"""A count of honours. Takes `-time champion`, `-time grand slam winner`; leaves `-time job`."""

THE_RE = re.compile(r"\b(?:for )?(?:only |just )?(?:the|a) $", re.IGNORECASE)
"""What leads to "third time". Takes `for the `; leaves `his `."""

NTH_TIME_RE = re.compile(
    r"\s(?:(?:and \w+|successive|consecutive|straight) )?time\b(?! (?:lucky|around|round|zone|to)\b)"
)
"""A count of times after its ordinal. Takes ` time`; leaves ` times`, ` time lucky`."""

FOR_TIME_RE = re.compile(
    rf"(?<![\w’'-])(?P<what>(?:(?!(?:{one_of('coordinators', 'subordinators', 'relatives')}|that|then|to)\b)[\w’'-]+ ){{1,4}})for (?:only |just )?(?:the|a) $"
)
"""What was done so many times, before them. Takes `becoming a father for the `; leaves `the `."""

THAT_TIME_RE = re.compile(
    r"(?: [a-z]+){0,4}?(?: that|,)? (?:(?:he|she|they|it|(?:an?|the) [a-z]+)|[A-Z][\w’'-]*(?: [A-Z][\w’'-]*)*) (?:(?:has|have|had|was|is) )?(?:been )?(?P<what>(?:[\w’'-]+ ?){1,4})"
)
"""The same, after them. Takes ` this year that Ardley has been in trouble`; leaves `.`."""

TIMES_AFTER_RE = re.compile(r"\s(?:(?:separate|different) )?(?:times|occasions)\b", re.IGNORECASE)
"""A count of times. Takes ` times`, ` separate occasions`; leaves ` timeless`."""

ONCE_RE = re.compile(r"\s?(?:[.,;]|$)| (?:in|this|all|since)\b")
"""What follows "once" where it counts. Takes `.`, ` in 2019`; leaves ` the `."""

HAUL_RE = re.compile(r"\b(?:a|his|her|the) (?:[\w-]+ ){0,2}?$", re.IGNORECASE)
"""What leads to "hat-trick". Takes `his second-half `; leaves `of `."""

US_RE = re.compile(r"\b(?:us|me)\b")
"""Those who are beaten, where they speak. Takes `beat us `; leaves `beat us’s`."""

TREBLE_RE = re.compile(
    rf"\b{one_of('counting.striking', 'counting.adding')} (?:a|his|her) (?:[\w-]+ )?$", re.IGNORECASE
)
"""The same for a word that may be three trophies too. Takes `hit a first-half `; leaves `won the `."""

ON_RE = re.compile(r"\b(?:on|for|of|denied|chasing|without) (?:a|his|her|the) (?:[\w-]+ )?$")
"""What leaves a hat-trick undone, before it. Takes `on a `; leaves `with a `."""

CHANCE_RE = re.compile(r" (?:of|ball|chance|hero|attempt)\b")
"""What makes something else of a hat-trick, after it. Takes ` of chances`, ` ball`; leaves ` in Oakford`."""

SCORED = frozenset(["goals", "tries", "assists", "touchdowns", "wickets"])
"""What "four in two games" can be, by metric id."""


def read_times(number: Number, scene: Scene) -> Draft | None:
    """A count by its verb: "scored twice", "four-time champion", "beaten on two occasions", "a brace"."""
    after = scene.after(number)
    if number.form == "ordinal":
        return _read_nth_time(number, scene)
    if number.form == "times" and fold(number.span.cut(scene.text)) not in ("once", "twice"):
        return _read_haul(number, scene)
    honours = TIME_RE.match(after) if number.form == "cardinal" else None
    if honours:
        metric = load_table("metrics")["honours"].get(fold(honours["what"]).rstrip("s"), "titles")
        span = Span(number.span.start, number.span.end + honours.end())
        return plain_draft(number, metric, span, owner="either", rule="times.honours")
    counted = TIMES_AFTER_RE.match(after) if number.form == "cardinal" else None
    if number.value == 1 and not ONCE_RE.match(after):
        return None
    joined = any(other.group.end == number.group.start - 1 for other in scene.numbers)
    if joined or (number.form != "times" and not counted):
        return None
    before = scene.before(number)
    for metric, pattern in _times_patterns():
        verb = pattern.search(before)
        if verb and not (metric == "wins" and US_RE.search(verb.group())):
            end = number.span.end + (counted.end() if counted else 0)
            span = Span(number.span.start - len(before) + verb.start(), end)
            return plain_draft(number, metric, span, owner="team" if metric == "wins" else "person", rule="times.verb")
    return None


def _read_nth_time(number: Number, scene: Scene) -> Draft | None:
    """So many-th time: "for the third time", "the second time this year"; a first is no count."""
    lead, time = THE_RE.search(scene.before(number)), NTH_TIME_RE.match(scene.after(number))
    if number.value == 1 or lead is None or time is None:
        return None
    span = Span(number.span.start - len(lead.group()), number.span.end + time.end())
    told = FOR_TIME_RE.search(scene.before(number)) or THAT_TIME_RE.match(scene.text, span.end, scene.sentence.end)
    if told and told["what"].partition(" ")[0] in load_words("counting.passing"):
        return None
    name = load_table("metrics")["names"]["times"] + (f" {told['what'].strip()}" if told else "")
    return replace(plain_draft(number, name, span, owner="person", rule="times.nth"), kind="ordinal", unit=None)


def _read_haul(number: Number, scene: Scene) -> Draft | None:
    """Goals by the word for so many: "a brace", "his hat-trick"."""
    lead = (TREBLE_RE if number.span.cut(scene.text) == "treble" else HAUL_RE).search(scene.before(number))
    if lead is None or ON_RE.search(scene.before(number)) or CHANCE_RE.match(scene.after(number)):
        return None
    span = Span(number.span.start - len(lead.group()), number.span.end)
    recalled = scene.recall(number, SCORED)
    default = "wickets" if "cricket" in scene.topics else "goals"
    return plain_draft(number, recalled.metric.id if recalled else default, span, owner="person", rule="times.noun")


@cache
def _times_patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Metrics, each with the verbs that count it. The second takes `beaten them on `; leaves `beaten by `."""
    rest = rf"(?: (?:{one_of('objects')}|just|only|already|on|for|with|at least|(?-i:[A-Z])[\w’'-]+)){{0,4}} $"
    table = load_table("metrics")["times"]
    return tuple((metric, words_re(tuple(verbs), after=rest)) for metric, verbs in table.items())
