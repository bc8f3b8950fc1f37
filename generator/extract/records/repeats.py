"""Counts of what is done again: so many times, one every so many minutes, years running, "the fifth of his career".

Each takes a number in its scene and gives a draft, or None. A place in a count, or a part of one, whose noun was said
before takes up that noun and is `elided`.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import Any

from generator.extract.records.counting import count_draft, counted_noun, plain_draft
from generator.extract.records.draft import Draft, Scene, words_re
from generator.extract.records.nouns import plural_of
from generator.extract.records.numbers import Number
from generator.extract.records.times import SCORED
from generator.knowledge.load import load_table
from generator.model.evidence import Span
from generator.text.alternation import one_of
from generator.text.tokens import LETTERS_RE, vocabulary

TIMES_RE = re.compile(
    r"\s(?:(?:separate|different|more) )?(?:times|occasions)\b(?! (?:a|per|as|more|the|over|champions?|winners?)\b)",
    re.IGNORECASE,
)
"""A count of times. Takes ` times`; leaves ` times a week`, ` times as many`."""

TWICE_RE = re.compile(
    rf"\s?(?:[.,;]|$)| (?:{one_of('counting.closers', 'coordinators', 'subordinators')}|over|under)\b"
)
"""What follows "twice" where it counts. Takes `.`, ` in May`; leaves ` a week`."""

EVERY_RE = re.compile(r"\b(?:an?|one) (?P<what>[a-z-]+) (?:in )?every $", re.IGNORECASE)
"""A rate before its number. Takes `a goal every `; leaves `goals in every `."""

EVERY_UNIT_RE = re.compile(r" (?P<unit>minutes|matches|games|balls|overs|days|seconds|hours)\b")
"""What a rate is counted in. Takes ` minutes`; leaves ` men`."""

RUNNING_RE = re.compile(
    rf" (?:(?:straight|consecutive|successive) (?P<unit>{one_of('counting.runs.units')}s?)\b"
    rf"|(?P<after>{one_of('counting.runs.units')}s?) {one_of('counting.runs.signs')}\b)",
    re.IGNORECASE,
)
"""A run of times. Takes ` year running`, ` consecutive season`; leaves ` years`."""

OF_CAREER_RE = re.compile(
    rf"(?: (?:of|in) (?:{one_of('possessives')}|the|this|a)(?: [a-z-]+){{0,2}} {one_of('counting.stretches', 'counting.eras')}"
    r"| this (?:season|year|month|week|term|summer)| for (?:his|her) (?:country|club)"
    rf"| (?:in|for) (?:as many|{one_of('numbers.small')}|[0-9]{{1,3}}) (?:games|matches|years|seasons|starts|days|weeks))\b",
)
"""What follows a place in a count whose noun was said. Takes ` of his career`, ` this season`; leaves ` of March`."""

DETERMINER_RE = re.compile(rf"\b(?:{one_of('possessives')}|the|a)(?: only| just)? $", re.IGNORECASE)
"""What leads to such a place. Takes `the `, `his `; leaves `on `."""

OWNED_RE = re.compile(
    rf"(?:\b(?:{one_of('possessives')}|only the|just the)|(?-i:[A-Z][\w-]{{1,30}})[’']s?)(?: only| just)? $",
    re.IGNORECASE,
)
"""Whose place in a count it is, or how rare. Takes `his `, `only the `, `Ardley’s `; leaves `the `."""

DENIED_RE = re.compile(rf"(?:\bnot|n[’']t) (?:{one_of('possessives')}|the) $")
"""What makes of a place none. Takes `was not her `; leaves `was not just her `."""

NEXT_RE = re.compile(
    rf" (?:{one_of('counting.closers')}|of|inside)\b(?! (?:command|charge|line|place|the (?:table|league|world|division|standings|queue|race)|two|three|four)\b)|\s?[.,;]|\s?$"
)
"""What may follow it. Takes ` of this tournament`, `.`; leaves ` in command`, ` goal`."""

PASSED_RE = re.compile(rf"{NEXT_RE.pattern}| {one_of('counting.ranks.parts')}\b")
"""What follows a place before it that says nothing of what is counted. Takes ` leg`, `.`; leaves ` Budget`."""

THAN_RE = re.compile(rf" (?P<than>{one_of('counting.gaps.comparisons')})\b(?: than| of)?", re.IGNORECASE)
"""A count beside the one before it. Takes ` more than`; leaves ` most`."""

BETWEEN_RE = re.compile(r"(?: (?:this|last) [a-z]+| so far)?,? ")
"""Between a count and one beside it. Takes `, `, ` this season, `; leaves ` and `."""

GAP_RE = re.compile(
    rf"\b(?P<noun>{one_of('counting.gaps.nouns')})\b(?: (?:at the top|in (?:the |his |her )?[\w’'-]+(?: (?!to\b)[\w’-]+){{0,2}}?|over [A-Z][\w’'-]+|{one_of('counting.gaps.moves', 'be', 'being', 'have', 'adverbs')})){{0,4}} (?:to|of|at|is|by|was)(?: just| only)? $",
    re.IGNORECASE,
)
"""A lead before its number. Takes `their lead is down to `, `a gap of `; leaves `lead the way to `."""

GAP_AFTER_RE = re.compile(
    rf" (?P<unit>{one_of('contests.scored')}s)\b|\s?(?:[.,;]|$)|\s(?:point|shot|stroke|with|and|after|at|over)\b",
    re.IGNORECASE,
)
"""What may follow such a number. Takes ` points`, `, `; leaves ` years`."""

LEAD_RE = re.compile(
    rf"-(?P<unit>(?!wicket haul){one_of('contests.scored')})[ -](?P<what>{one_of('counting.gaps.nouns')}|deduction|haul|majority|swing|victory|win)\b"
)
"""A lead after its number. Takes `-point lead`; leaves `-point game`."""

PART_RE = re.compile(
    rf" (?:(?:have|has|had|were|was|came|come|are)(?: [a-z]+)?|of (?:them|those|these|which)(?: [a-z]+){{0,2}}) {one_of('counting.gaps.parts')}\b"
)
"""A part of what was said. Takes ` have come with`, ` of those have come in`; leaves ` have to`."""

PART_NEXT_RE = re.compile(r" (?:of them )?(?:with|from|in|as|against) (?:his|her|the|a|an)\b")
"""A further part. Takes ` with his right`; leaves ` with 10 men`."""

OPENS_RE = re.compile(r"(?:^|[,;:] |, (?:and|including) |\band |\bwith )$", re.IGNORECASE)
"""What stands before a part. Takes the start, `, `, ` and `; leaves ` the `."""


@cache
def _verb_re() -> re.Pattern[str]:
    """A verb counted in times, its object behind it. Takes `hit the woodwork `; leaves `the woodwork `."""
    irregular = {form for past in load_table("verb_forms")["irregular"].values() for form in past.split()}
    forms = "|".join(
        sorted(irregular - {"was", "been", "had", "did", "done", "were"}, key=lambda form: (-len(form), form))
    )
    return re.compile(
        rf"\b(?P<verb>[a-z]{{3,}}ed|{forms})(?P<rest>(?: (?!(?:and|but|or|just|only|on)\b)[\w’'-]+){{0,4}})(?: just| only| on| at least| more than| nearly| already)* $"
    )


US_RE = re.compile(r"^ (?:us|me|them)$")
"""Those to whom it was done. Takes ` us`; leaves ` the woodwork`."""


def read_counted_times(number: Number, scene: Scene) -> Draft | None:
    """Any verb counted in times: "has hit the woodwork nine times"."""
    twice = number.form == "times" and number.value == 2 and number.span.cut(scene.text).islower()
    counted = TWICE_RE.match(scene.after(number)) if twice else None
    if number.form == "cardinal":
        counted = TIMES_RE.match(scene.after(number))
    if counted is None:
        return None
    before = scene.before(number)
    verb = max(_verb_re().finditer(before), key=lambda found: found.start(), default=None)
    if verb is None or US_RE.search(verb["rest"]):
        return None
    span = Span(number.span.start - len(before) + verb.start(), number.span.end + (0 if twice else counted.end()))
    metric = f"times {verb['verb']}{verb['rest']}"
    return replace(plain_draft(number, metric, span, owner="either", rule="times.any"), unit="times")


@cache
def _called() -> tuple[tuple[dict[str, Any], frozenset[str]], ...]:
    """What is called, each with the first runs of letters of its words: of these the sentence holds one."""
    rows: list[dict[str, Any]] = load_table("metrics")["called"]
    return tuple(
        (row, frozenset(LETTERS_RE.findall(one)[0] for one in (*row["before"], *row["after"]))) for row in rows
    )


def read_called(number: Number, scene: Scene) -> Draft | None:
    """A number whose metric is called before or after it: "a crowd of 62,000", "a 40,000-seat stadium"."""
    if number.form != "cardinal" or not isinstance(number.value, int) or number.value < 1:
        return None
    before, after = scene.before(number), scene.after(number)
    words = vocabulary(scene.sentence.cut(scene.text))
    for entry, cues in _called():
        if cues.isdisjoint(words):
            continue
        lead = words_re(
            tuple(entry["before"]),
            after=rf"(?: (?:{one_of('approximations', 'be')}|of|by|to|an?|a record|:))* $",
        ).search(before)
        tail = words_re(tuple(entry["after"])).match(after.lstrip(" -")) if entry["after"] else None
        found = (lead and tail) if entry.get("both") else (lead or tail)
        if found and number.value >= (entry["least"] if lead else entry.get("alone", entry["least"])):
            start = number.span.start - len(before) + lead.start() if lead else number.span.start
            end = number.span.end + (after.index(tail.group()) + len(tail.group()) if tail else 0)
            return plain_draft(number, entry["id"], Span(start, end), owner=entry["owner"], rule="called")
    return None


def read_lead(number: Number, scene: Scene) -> Draft | None:
    """A lead told as one word: "a 12-point lead", "a two-goal advantage"."""
    found = LEAD_RE.match(scene.after(number)) if number.form == "cardinal" else None
    if found is None:
        return None
    metric = f"{plural_of(found['unit'])} {found['what']}"
    draft = plain_draft(
        number,
        metric,
        Span(number.span.start, number.span.end + found.end()),
        owner="team" if found["what"] in ("victory", "win") else "either",
        rule="gap.lead",
    )
    return replace(draft, unit=plural_of(found["unit"]))


def read_rate(number: Number, scene: Scene) -> Draft | None:
    """One every so many: "a goal every 101 minutes"."""
    if number.form != "cardinal":
        return None
    unit = EVERY_UNIT_RE.match(scene.after(number))
    every = EVERY_RE.search(scene.before(number)) if unit else None
    if every is None or unit is None:
        return None
    start = number.span.start - len(scene.before(number)) + every.start()
    metric = f"{unit['unit']} per {every['what'].lower()}"
    draft = plain_draft(number, metric, Span(start, number.span.end + unit.end()), owner="either", rule="rate.every")
    return replace(draft, kind="ratio", unit=unit["unit"])


def read_running(number: Number, scene: Scene) -> Draft | None:
    """A run of times: "for the second year running", "a fourth consecutive season"."""
    if number.form not in ("cardinal", "ordinal"):
        return None
    found = RUNNING_RE.match(scene.after(number))
    if found is None or number.value == 1:
        return None
    unit = (found["unit"] or found["after"]).lower()
    plural = unit if unit.endswith("s") else f"{unit}s"
    span = Span(number.group.start, number.group.end + found.end())
    draft = plain_draft(number, f"{plural} in a row", span, owner="either", rule="streak.times")
    return replace(draft, kind="streak", unit=plural)


def read_gap(number: Number, scene: Scene) -> Draft | None:
    """A lead or a gap: "their lead is down to three", "612 points, 140 more than"."""
    if number.form != "cardinal":
        return None
    before, after = scene.before(number), scene.after(number)
    follows = GAP_AFTER_RE.match(after)
    gap = GAP_RE.search(before) if follows else None
    if gap and follows:
        span = Span(number.span.start - len(before) + gap.start(), number.span.end)
        draft = plain_draft(
            number, f"{follows['unit'] or ''} {gap['noun'].lower()}".strip(), span, owner="either", rule="gap"
        )
        return replace(draft, unit=None)
    than = THAN_RE.match(after)
    counts = (draft for draft in reversed(scene.drafts) if draft.kind == "tally" and draft.rule != "rate.base")
    previous = next(counts, None) if than else None
    if previous and than and BETWEEN_RE.fullmatch(scene.text, previous.span.end, number.span.start):
        metric = f"{previous.metric} {than['than'].lower()}"
        span = Span(number.span.start, number.span.end + than.end())
        subject = previous.subject or previous.anchor
        return replace(
            previous,
            metric=metric,
            value=number.value,
            span=span,
            anchor=number.span,
            subject=subject,
            elided=True,
            rule="gap.than",
        )
    return None


def read_again(number: Number, scene: Scene) -> Draft | None:
    """A place or a part in a count, its noun said before: "the fifth of his career", "fourteen with his right"."""
    before, after = scene.before(number), scene.after(number)
    if number.form == "ordinal":
        follows = OF_CAREER_RE.match(after)
        ordinals = [draft for draft in scene.drafts if draft.kind in ("ordinal", "milestone") and draft.unit]
        if not (follows and ordinals and DETERMINER_RE.search(before)):
            return _read_another(number, scene)
        span = Span(number.span.start, number.span.end + follows.end())
        last = ordinals[-1]
        subject = last.subject or last.anchor
        return replace(
            last, value=number.value, span=span, anchor=number.span, subject=subject, elided=True, rule="ordinal.again"
        )
    if number.form != "cardinal" or not OPENS_RE.search(before):
        return None
    part = PART_RE.match(after)
    next_part = bool(scene.drafts) and scene.drafts[-1].rule == "part" and PART_NEXT_RE.match(after)
    recalled = scene.recall(number, SCORED) if part or next_part else None
    if recalled is None:
        return None
    return replace(count_draft(number, scene, recalled, kind="tally", rule="part"), elided=True)


def _read_another(number: Number, scene: Scene) -> Draft | None:
    """A place in a count by its owner alone, the noun said before: "the goal was his 12th", "only the third by a visitor".

    An ordinal before it in the sentence whose noun is unknown ("the fourth Budget, and Ardley's second") tells that the
    noun is that one.
    """
    told = [other for other in scene.numbers if other.form == "ordinal" and other.span.end <= number.span.start]
    if any(counted_noun(other, scene) is None and not PASSED_RE.match(scene.after(other)) for other in told):
        return None
    owned, follows = OWNED_RE.search(scene.before(number)), NEXT_RE.match(scene.after(number))
    recalled = scene.recall(number) if owned and follows and number.value != 1 else None
    if owned is None or recalled is None or not recalled.metric.ordinal or DENIED_RE.search(scene.before(number)):
        return None
    span = Span(number.group.start - len(owned.group()), number.group.end)
    draft = count_draft(number, scene, recalled, kind="ordinal", rule="ordinal.elided")
    return replace(draft, span=span, elided=True)
