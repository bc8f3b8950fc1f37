"""Families of runs and aims: streaks, what remains, targets.

Each takes a number in its scene and gives a draft, or None where it does not know the number. What a number counts is a
noun of the table; where the noun is left out ("that leaves 24"), it is the last one that fits, and the draft is `elided`.
"""

from __future__ import annotations

import re
from dataclasses import replace

from generator.extract.records.counting import (
    count_draft,
    counted_noun,
    for_team_re,
    part_patterns,
    plain_draft,
    result_patterns,
)
from generator.extract.records.draft import Draft, Scene
from generator.extract.records.nouns import Noun, plural_of
from generator.extract.records.numbers import Number
from generator.extract.records.times import SCORED
from generator.knowledge.load import load_table
from generator.model.claims import RecordKind
from generator.model.evidence import Span
from generator.text.alternation import one_of
from generator.text.tokens import fold

ROW = one_of("counting.runs.signs")

ROW_AFTER_RE = re.compile(rf"[\s-](?:(?:[\w’'-]+ ){{0,4}}?)(?:{ROW}|in-a-row)\b", re.IGNORECASE)
"""A run after its number. Takes ` league titles in a row`, ` straight`; leaves ` rows`."""

ROW_BETWEEN_RE = re.compile(r"[\s-](?:(?:[\w-]+ )?)(?:consecutive|straight|successive)\s", re.IGNORECASE)
"""A run between number and noun. Takes ` consecutive `; leaves ` consecutively won`."""

PLAYED_RE = re.compile(r"\b(?:played|started) $")
"""What was done in a run whose noun is not said. Takes `has played `; leaves `displayed `."""

BARE_ROW_RE = re.compile(rf"-in-a-row\b|\s(?:{ROW})\b", re.IGNORECASE)
"""A run without a noun. Takes `-in-a-row`, ` on the spin`; leaves ` in a rowing boat`."""

DROUGHT_RE = re.compile(
    rf"\b(?:without an? (?P<noun>[a-z]+)|(?:not|never|n[’']t) (?P<verb>scored|won|lost|conceded)|(?P<less>winless|goalless|scoreless)) (?:[a-z]+ ){{0,3}}?(?:in|for|of) (?P<lead>(?:{one_of('possessives')}|the) )?(?P<last>(?:last|past|previous|first|opening) )?$",
    re.IGNORECASE,
)
"""A run without something, before its matches. Takes `without a goal in `, `not won any of their last `, `winless in `; leaves `not in `."""

GONE_WITHOUT_RE = re.compile(
    r" without (?P<what>an? (?:single )?(?:win|victory|defeat|loss|goal|try|wicket|clean sheet)\b)"
)
"""What a run was without, behind its matches. Takes ` without a win`; leaves ` without a captain`."""

WENT_RE = re.compile(r"(?:\b(?P<who>I|he|she|they|we|[A-Z][\w’'-]+) )?\b(?:went|gone|going|go|goes) $")
"""The verb before a run. Takes `I went `, `has gone `; leaves `went to `."""

WITHOUT_RE = re.compile(r".{0,40}?\bwithout (?P<what>[a-z]+ing)\b(?: (?:an?|the) [a-z-]+)?", re.IGNORECASE | re.DOTALL)
"""What a run was without. Takes `, I think, without missing`; leaves ` without him`."""

RUN_RE = re.compile(
    r"-(?P<noun>match|game|test)\b[\s-](?:[\w-]+[\s-]){0,2}?(?:unbeaten|winning|winless|losing|scoring|goalscoring|hitting)?\s?(?:run|streak|sequence)\b",
    re.IGNORECASE,
)
"""A run counted in matches. Takes `-match unbeaten run`, `-game winning streak`; leaves `-match ban`."""

LAST_EACH_RE = re.compile(
    rf"\b(?:in|of) (?:each|all|every)(?: one)? of (?:{one_of('possessives')}|the) (?:last|past|previous|opening|first) $",
    re.IGNORECASE,
)
"""A run over the last matches. Takes `in each of his last `; leaves `in his last `."""

UNBEATEN_RE = re.compile(
    r"\bunbeaten (?:in|for|over) (?:their |its |the |his |her )?(?:last |past |previous )?$", re.IGNORECASE
)
"""A run without defeat. Takes `unbeaten in their last `; leaves `unbeaten since `."""

CLOSED_RE = re.compile(r"\s?(?:[,.;:)]|$)|\s(?:at home|away|and|in)\b")
"""What closes a run whose noun is not said. Takes `,`, ` at home`; leaves ` wins`."""

TARGET_RE = re.compile(
    rf"\b{one_of('counting.targets.leads')} (?:(?:{one_of('articles', 'possessives')}|that|another)\b ?)?(?:[\w-]+ (?:and )?){{0,3}}?$",
    re.IGNORECASE,
)
"""An aim before its number. Takes `get to `, `chasing a `, `quest for a long and much-awaited `; leaves `got to `."""

LEAVES_RE = re.compile(
    r"\b(?:that|which|it)(?: only| just)? (?:leaves|left)(?: (?:me|him|her|them|us))?(?: (?:needing|with))?(?: only| just)? $",
    re.IGNORECASE,
)
"""What remains, before its number. Takes `that leaves `; leaves `he leaves `."""

NEEDS_RE = re.compile(r"\bneed(?:s|ed|ing)?(?: (?:just|only|another))? $", re.IGNORECASE)
"""A need before its number. Takes `needs just `; leaves `needs to score `."""

SHORT_RE = re.compile(
    r"\s(?:more )?(?:[\w-]+ ){0,4}?(?:short of|shy of|away from|adrift of|needed|to go(?! with))\b", re.IGNORECASE
)
"""What remains, after its number. Takes ` goals short of`; leaves ` goals away at`."""

RUN_OF_RE = re.compile(r"\b(?:run|enough) (?:of|to \w+) (?:an? )?$", re.IGNORECASE)
"""A run that was, and no aim. Takes `a run of `, `enough to secure a `; leaves `to secure a `."""

GONE_RE = re.compile(rf" (?:[a-z-]+ )?{one_of('counting.needs.done')} (?:to|for)\b")
"""What was needed for something that was done, behind "needed" and its number. Takes ` sets to`; leaves ` points to`."""

MORE_RE = re.compile(r"\smore\b", re.IGNORECASE)
"""More, after its number. Takes ` more`; leaves ` moreover`."""

NEEDED_TO_RE = re.compile(r"\s(?:to|for)\b", re.IGNORECASE)
"""What a need is for. Takes ` to break the record`; leaves ` today`."""

FIRST_TO_RE = re.compile(
    r"\b(?:first|only|youngest|oldest|fastest|quickest|became|becoming)\b[^.;]{0,40} to reach $", re.IGNORECASE
)
"""An aim that was reached. Takes `the first woman to reach `; leaves `hopes to reach `."""

THAT_RE = re.compile(
    r"\b(?:closer to|close to|get to|reach|towards|toward) (?:that|the) (?:magic |magical )?$", re.IGNORECASE
)
"""An aim named again. Takes `closer to that `; leaves `closer to the city`."""


def read_streak(number: Number, scene: Scene) -> Draft | None:
    """A run: "went 31 without missing", "a sixth straight victory", "nine-in-a-row", "in each of his last four matches"."""
    if number.form not in ("cardinal", "ordinal"):
        return None
    text, before, after = scene.text, scene.before(number), scene.after(number)
    without = WITHOUT_RE.match(after) if number.form == "cardinal" else None
    went = WENT_RE.search(before) if without else None
    if went and without:
        return _read_without(number, scene, went, without)
    noun = counted_noun(number, scene)
    each = LAST_EACH_RE.search(before) or UNBEATEN_RE.search(before)
    if each and noun:
        span = Span(number.group.start - len(before) + each.start(), noun.span.end)
        name = f"unbeaten {noun.name}" if "unbeaten" in each.group() else f"consecutive {noun.name}"
        return replace(count_draft(number, scene, noun, kind="streak", rule="streak.each"), metric=name, span=span)
    if each and noun is None and "unbeaten" in each.group() and CLOSED_RE.match(after):
        span = Span(number.group.start - len(before) + each.start(), number.group.end)
        return replace(plain_draft(number, "unbeaten matches", span, owner="team", rule="streak.each"), kind="streak")
    drought = _read_drought(number, scene, noun) or _read_gone(number, scene, noun)
    if drought:
        return drought
    row = ROW_AFTER_RE.match(text, noun.span.end, noun.span.end + 16) if noun else None
    if noun and (row or ROW_BETWEEN_RE.match(after)):
        span = Span(number.group.start, row.end() if row else noun.span.end)
        draft = count_draft(number, scene, noun, kind=_kind_of_run(before), rule="streak.row")
        return replace(draft, metric=f"consecutive {noun.name}", span=span)
    return _read_bare_run(number, scene)


def _read_drought(number: Number, scene: Scene, noun: Noun | None) -> Draft | None:
    """A run without something: "has not won in five games", "winless in their last four"."""
    before = scene.before(number)
    drought = DROUGHT_RE.search(before) if number.form == "cardinal" else None
    if drought is None or (noun and not noun.metric.stretch):
        return None
    if noun is None and not ((drought["last"] or drought["less"]) and CLOSED_RE.match(scene.after(number))):
        return None
    missing = load_table("metrics")["droughts"].get(fold(drought["verb"] or drought["less"] or ""))
    what = missing or f"a {drought['noun']}"
    span = Span(number.group.start - len(before) + drought.start(), noun.span.end if noun else number.group.end)
    if noun is None:
        draft = plain_draft(number, f"matches without {what}", span, owner="either", rule="streak.drought")
        return replace(draft, kind="streak", unit="matches")
    draft = count_draft(number, scene, noun, kind="streak", rule="streak.drought")
    return replace(draft, metric=f"{noun.name} without {what}", span=span)


def _read_gone(number: Number, scene: Scene, noun: Noun | None) -> Draft | None:
    """A run without something, said behind its matches: "have gone five matches without a win"."""
    gone = (
        GONE_WITHOUT_RE.match(scene.text, noun.span.end, scene.sentence.end) if noun and noun.metric.stretch else None
    )
    if gone is None or noun is None or number.form != "cardinal":
        return None
    draft = count_draft(number, scene, noun, kind="streak", rule="streak.drought")
    return replace(
        draft, metric=f"{noun.name} without {gone['what']}", span=Span(number.group.start, gone.end()), owner="either"
    )


def _kind_of_run(before: str) -> RecordKind:
    """Whether a run is aimed at, or was had, by the words before it."""
    return "target" if TARGET_RE.search(before) and not RUN_OF_RE.search(before) else "streak"


def _read_bare_run(number: Number, scene: Scene) -> Draft | None:
    """A run by its compound: "nine-in-a-row", "a 12-match unbeaten run"."""
    after = scene.after(number)
    run, bare = RUN_RE.match(after), BARE_ROW_RE.match(after)
    found = run or bare
    if found is None:
        return None
    result = _result(number, scene) if bare else None
    told = _told_run(number, scene) if bare and result is None else None
    if told:
        place = Span(number.group.start, number.group.end + found.end())
        return replace(told, span=place, anchor=number.group, subject=told.subject or told.anchor)
    if bare and result is None and not bare.group().startswith("-") and "row" not in bare.group():
        return None
    return Draft(
        metric=f"consecutive {plural_of(run['noun'].lower())}"
        if run
        else f"consecutive {result}"
        if result
        else "in a row",
        value=number.value,
        unit="matches" if run else None,
        kind="streak" if run else _kind_of_run(scene.before(number)),
        span=Span(number.group.start, number.group.end + found.end()),
        anchor=number.group,
        owner="either" if result in (None, "appearances") else "team",
        rule="streak.run" if run else "streak.bare",
    )


def _result(number: Number, scene: Scene) -> str | None:
    """What a run without a noun is of, by the verb before it, or by a place in a count: "have dropped six straight"."""
    before = scene.before(number)
    verbs = (*result_patterns(), *part_patterns())
    told = next((metric for metric, pattern in verbs if pattern.search(before)), None)
    return told or ("appearances" if PLAYED_RE.search(before) else _counted_before(number, scene))


def _counted_before(number: Number, scene: Scene) -> str | None:
    """What a place in a row takes up from a place before it: "their fourth win in five matches and third in a row"."""
    places = (draft for draft in reversed(scene.drafts) if draft.kind == "ordinal" and draft.unit)
    last = next(places, None) if number.form == "ordinal" else None
    return last.metric if last else None


def _told_run(number: Number, scene: Scene) -> Draft | None:
    """The run of so many that was told before: "a sixth straight win ... that’s six on the spin"."""
    runs = (draft for draft in reversed(scene.earlier) if draft.kind == "streak" and draft.value == number.value)
    return next(runs, None)


def _read_without(number: Number, scene: Scene, went: re.Match[str], without: re.Match[str]) -> Draft | None:
    """A run and what it was without; the noun may have been said before."""
    recalled = scene.recall(number, _missable(without["what"]))
    noun = counted_noun(number, scene) or recalled
    if noun is None:
        return None
    what = load_table("metrics")["without"].get(fold(without["what"]), without["what"])
    span = Span(number.group.start - len(scene.before(number)) + went.start(), number.group.end + without.end())
    draft = count_draft(number, scene, noun, kind="streak", rule="streak.without")
    return replace(draft, metric=f"{noun.metric.name} without {what}", span=span)


def _missable(what: str) -> frozenset[str]:
    """What can be gone without: penalties are missed, matches are lost."""
    return frozenset(["penalties"]) if fold(what) == "missing" else frozenset(["matches", "penalties"])


def read_remaining(number: Number, scene: Scene) -> Draft | None:
    """What is left to an aim: "that leaves 24", "needs three more goals", "two goals short of"."""
    if number.form != "cardinal":
        return None
    before, after = scene.before(number), scene.after(number)
    leaves, needs, short = LEAVES_RE.search(before), NEEDS_RE.search(before), SHORT_RE.match(after)
    more = needs and MORE_RE.match(after)
    if needs and needs.group().lower().startswith("needed") and GONE_RE.match(after):
        return None
    noun = counted_noun(number, scene)
    if noun is None and (leaves or (more and more.end() == len(after.split(" to ")[0].rstrip(",. ")))):
        noun = scene.recall(number)
        noun = (scene.recall(number, SCORED) or noun) if noun and noun.metric.stretch and more else noun
    elif noun and not leaves:
        apart = short and noun.span.end <= number.group.end + short.end()
        noun = noun if more or apart or (needs and NEEDED_TO_RE.match(scene.text, noun.span.end)) else None
    if noun is None:
        return None
    lead = leaves or needs
    start = number.group.start - len(before) + lead.start() if lead else number.group.start
    end = max(number.group.end + (more.end() if more else 0), noun.span.end)
    metric = f"{noun.metric.name} {load_table('metrics')['names']['remaining']}"
    draft = count_draft(number, scene, noun, kind="remaining", rule="remaining")
    return replace(draft, metric=metric, span=Span(start, end))


def read_target(number: Number, scene: Scene) -> Draft | None:
    """An aim: "get to 100 international goals", "chasing a tenth title", "closer to that 100"."""
    if number.form not in ("cardinal", "ordinal"):
        return None
    before = scene.before(number)
    noun = counted_noun(number, scene)
    if noun is None and THAT_RE.search(before) and number.form == "cardinal":
        return _read_again(number, scene)
    aim = TARGET_RE.search(before) if noun else None
    if not aim or noun is None or (number.form == "cardinal" and not noun.metric.cardinal):
        return None
    tail = for_team_re().match(scene.text, noun.span.end, scene.sentence.end)
    span = Span(number.group.start - len(before) + aim.start(), tail.end() if tail else noun.span.end)
    kind: RecordKind = "milestone" if FIRST_TO_RE.search(before) else "target"
    return replace(count_draft(number, scene, noun, kind=kind, rule="target"), span=span)


def _read_again(number: Number, scene: Scene) -> Draft | None:
    """An aim named again by its number alone: "closer to that 100"."""
    named = next(
        (draft for draft in reversed(scene.earlier) if draft.kind == "target" and draft.value == number.value), None
    )
    that = THAT_RE.search(scene.before(number))
    if named is None or that is None:
        return None
    span = Span(number.group.start - len(scene.before(number)) + that.start(), number.group.end)
    return replace(named, span=span, anchor=number.group, elided=True, rule="target.again")
