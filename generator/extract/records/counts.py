"""Families of numbers that count something: streaks, targets, what remains, tallies, ordinals, "scored twice".

Each takes a number in its scene and gives a draft, or None where it does not know the number. What a number counts is a
noun of the table; where the noun is left out ("I'm on 76 now"), it is the last one that fits, and the draft is `elided`.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from generator.extract.records.draft import Draft, Scene, words_re
from generator.extract.records.nouns import Noun, find_noun
from generator.extract.records.numbers import Number
from generator.extract.teams import NAME, countries
from generator.knowledge.load import load_table
from generator.model.claims import RecordKind
from generator.model.evidence import Span
from generator.text.tokens import fold

ROW = r"in a row|in succession|on the bounce|on the trot|running|straight|consecutively"

ROW_AFTER_RE = re.compile(rf"[\s-](?:(?:[\w’'-]+ ){{0,4}}?)(?:{ROW}|in-a-row)\b", re.IGNORECASE)
"""A run after its number. Takes ` league titles in a row`, ` straight`; leaves ` rows`."""

ROW_BETWEEN_RE = re.compile(r"[\s-](?:(?:[\w-]+ )?)(?:consecutive|straight|successive)\s", re.IGNORECASE)
"""A run between number and noun. Takes ` consecutive `; leaves ` consecutively won`."""

BARE_ROW_RE = re.compile(r"-in-a-row\b|[\s-]in[\s-]a[\s-]row\b", re.IGNORECASE)
"""A run without a noun. Takes `-in-a-row`; leaves ` in a rowing boat`."""

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
    r"\b(?:in|of) (?:each|all|every)(?: one)? of (?:his|her|their|its|the|my|our) (?:last|past|previous|opening|first) $",
    re.IGNORECASE,
)
"""A run over the last matches. Takes `in each of his last `; leaves `in his last `."""

UNBEATEN_RE = re.compile(
    r"\bunbeaten (?:in|for|over) (?:their |its |the |his |her )?(?:last |past |previous )?$", re.IGNORECASE
)
"""A run without defeat. Takes `unbeaten in their last `; leaves `unbeaten since `."""

TARGET_RE = re.compile(
    r"\b(?:get(?:ting)? to|reach(?:ing)?|target(?:s|ing|ed)?(?: of)?|chas(?:e|es|ing)|aim(?:s|ing|ed)? (?:for|at)|quest for|(?:go |going )?in search of|search for|bid for|pursuit of|pursuing|clos(?:e|er|ing in) (?:to|on)|eye(?:s|ing)|hunt(?:ing)? for|dream(?:s|ing)? of|needs?|hoping for|bidding for|going for|complet(?:e|ing)|secure|seal|clinch)"
    r" (?:(?:an?|the|that|his|her|their|another)\b ?)?(?:[\w-]+ (?:and )?){0,3}?$",
    re.IGNORECASE,
)
"""An aim before its number. Takes `get to `, `chasing a `, `quest for an elusive and record-equalling `; leaves `got to `."""

REACHED_RE = re.compile(
    r"\b(?:reached|passed|surpassed|hit|brought up|notched(?: up)?|clocked up|racked up|marked) (?:(?:his|her|their|the|an?) )?(?:[\w-]+ ){0,2}?$",
    re.IGNORECASE,
)
"""A milestone before its number. Takes `reached `, `brought up her `; leaves `reach `."""

LEAVES_RE = re.compile(
    r"\b(?:that|which|it)(?: only| just)? (?:leaves|left)(?: (?:me|him|her|them|us))?(?: (?:needing|with))?(?: only| just)? $",
    re.IGNORECASE,
)
"""What remains, before its number. Takes `that leaves `; leaves `he leaves `."""

NEEDS_RE = re.compile(r"\bneed(?:s|ed|ing)?(?: (?:just|only|another))? $", re.IGNORECASE)
"""A need before its number. Takes `needs just `; leaves `needs to score `."""

SHORT_RE = re.compile(
    r"\s(?:more )?(?:[\w-]+ ){0,4}?(?:short of|shy of|away from|adrift of|needed|to go)\b", re.IGNORECASE
)
"""What remains, after its number. Takes ` goals short of`; leaves ` goals away at`."""

ON_RE = re.compile(
    r"(?:\b(?P<who>I|he|she|they|we)(?:[’'](?:m|s|re)| am| is| are)|\b(?:now|currently|stands?|sits?)) (?:now |already |currently )?(?:on|at) $",
    re.IGNORECASE,
)
"""A tally without its noun, before it. Takes `I’m on `; leaves `I’m at the `."""

ON_AFTER_RE = re.compile(r"\s(?:now|already|so far|and counting|for)\b|\s?[.,;!?]|$")
"""What may follow such a tally. Takes ` now`; leaves ` stage`."""

THAT_RE = re.compile(
    r"\b(?:closer to|close to|get to|reach|towards|toward) (?:that|the) (?:magic |magical )?$", re.IGNORECASE
)
"""An aim named again. Takes `closer to that `; leaves `closer to the city`."""

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


def _plural(number: Number) -> bool:
    return number.form == "cardinal" and number.value != 1


def _noun(number: Number, scene: Scene) -> Noun | None:
    compound = scene.text[number.group.end : number.group.end + 1] == "-"
    return None if compound else find_noun(scene.text, number.group.end, scene.sentence.end, plural=_plural(number))


def _draft(
    number: Number,
    scene: Scene,
    noun: Noun,
    *,
    kind: RecordKind,
    rule: str,
    metric: str | None = None,
    span: Span | None = None,
) -> Draft:
    """A draft that counts `noun`, with the words from the number to it."""
    name, international = _widened(noun, scene)
    elided = noun.span.end <= number.span.start
    whole = span or Span(number.group.start, number.group.end if elided else noun.span.end)
    return Draft(
        metric=metric or name,
        value=number.value,
        unit=noun.metric.id,
        kind=kind,
        span=whole,
        anchor=number.group,
        owner=noun.metric.owner,  # type: ignore[arg-type]
        rule=rule,
        elided=elided,
        international=international,
    )


@cache
def _for_team_re() -> re.Pattern[str]:
    """A side after a noun. Takes ` for Ardley`; leaves ` for a`."""
    return re.compile(rf"\s(?:for|with) (?P<team>{NAME})")


def _widened(noun: Noun, scene: Scene) -> tuple[str, bool | None]:
    """The metric's name, with "international" where the noun is counted for a country."""
    if "international" in noun.qualifiers:
        return noun.name, True
    follows = _for_team_re().match(scene.text, noun.span.end, scene.sentence.end)
    owned = fold(scene.text[noun.phrase.start : noun.span.start])
    national = bool(follows and fold(follows["team"]) in countries()) or any(
        f" {name} " in f"{owned} " for name in countries() if name in owned
    )
    if national and noun.metric.owner == "person" and not noun.qualifiers:
        return f"international {noun.metric.id}", True
    return noun.name, None


def read_streak(number: Number, scene: Scene) -> Draft | None:
    """A run: "went 31 without missing", "a fifth straight victory", "ten-in-a-row", "in each of his last two matches"."""
    if number.form not in ("cardinal", "ordinal"):
        return None
    text, before, after = scene.text, scene.before(number), scene.after(number)
    went, without = WENT_RE.search(before), WITHOUT_RE.match(after)
    if went and without and number.form == "cardinal":
        return _read_without(number, scene, went, without)
    run = RUN_RE.match(after)
    if run:
        span = Span(number.group.start, number.group.end + run.end())
        return Draft(
            metric="consecutive matches",
            value=number.value,
            unit="matches",
            kind="streak",
            span=span,
            anchor=number.group,
            owner="either",
            rule="streak.run",
        )
    noun = _noun(number, scene)
    each = LAST_EACH_RE.search(before) or UNBEATEN_RE.search(before)
    if each and noun:
        start = number.group.start - len(before) + each.start()
        name = "unbeaten matches" if "unbeaten" in each.group() else f"consecutive {noun.name}"
        return _draft(
            number, scene, noun, kind="streak", rule="streak.each", metric=name, span=Span(start, noun.span.end)
        )
    kind: RecordKind = (
        "target" if TARGET_RE.search(before) and not re.search(r"\b(?:run|enough) \b", before[-30:]) else "streak"
    )
    if noun and (ROW_BETWEEN_RE.match(after) or ROW_AFTER_RE.match(text[noun.span.end : noun.span.end + 16])):
        row = ROW_AFTER_RE.match(text, noun.span.end, noun.span.end + 16)
        span = Span(number.group.start, row.end() if row else noun.span.end)
        return _draft(number, scene, noun, kind=kind, rule="streak.row", metric=f"consecutive {noun.name}", span=span)
    bare = BARE_ROW_RE.match(after)
    if bare:
        span = Span(number.group.start, number.group.end + bare.end())
        return Draft(
            metric="in a row",
            value=number.value,
            unit=None,
            kind=kind,
            span=span,
            anchor=number.group,
            owner="either",
            rule="streak.bare",
        )
    return None


def _read_without(number: Number, scene: Scene, went: re.Match[str], without: re.Match[str]) -> Draft | None:
    noun = _noun(number, scene) or scene.nouns.before(
        number.group.start, scene.floor, wanted=_missable(without["what"])
    )
    if noun is None:
        return None
    what = load_table("metrics")["without"].get(fold(without["what"]), without["what"])
    start = number.group.start - len(scene.before(number)) + went.start()
    span = Span(start, number.group.end + without.end())
    return _draft(
        number, scene, noun, kind="streak", rule="streak.without", metric=f"{noun.metric.id} without {what}", span=span
    )


def _missable(what: str) -> frozenset[str]:
    """What can be gone without: penalties are missed, matches are lost."""
    return frozenset(["penalties"]) if fold(what) == "missing" else frozenset(["matches", "penalties"])


def read_remaining(number: Number, scene: Scene) -> Draft | None:
    """What is left to an aim: "that leaves 24", "needs three more goals", "two goals short of"."""
    if number.form != "cardinal":
        return None
    before, after = scene.before(number), scene.after(number)
    noun = _noun(number, scene)
    leaves = LEAVES_RE.search(before)
    needs = NEEDS_RE.search(before)
    short = SHORT_RE.match(after)
    if leaves:
        noun = noun or scene.nouns.before(number.group.start, scene.floor)
    elif not (
        noun
        and (
            (needs and re.match(r"\smore\b", after))
            or (short and short.end() > 0 and noun.span.end <= number.group.end + short.end())
        )
    ):
        return None
    if noun is None:
        return None
    lead = leaves or needs
    start = number.group.start - len(before) + lead.start() if lead else number.group.start
    elided = noun.span.end <= number.group.start
    end = number.group.end if elided else noun.span.end
    metric = f"{noun.metric.id} {load_table('metrics')['names']['remaining']}"
    return _draft(number, scene, noun, kind="remaining", rule="remaining", metric=metric, span=Span(start, end))


def read_target(number: Number, scene: Scene) -> Draft | None:
    """An aim: "get to 100 international goals", "chasing a 24th title", "closer to that 100"."""
    if number.form not in ("cardinal", "ordinal"):
        return None
    before = scene.before(number)
    aim = TARGET_RE.search(before)
    noun = _noun(number, scene)
    if noun is None and THAT_RE.search(before) and number.form == "cardinal":
        return _read_again(number, scene)
    if not aim or noun is None or (number.form == "cardinal" and not noun.metric.cardinal):
        return None
    start = number.group.start - len(before) + aim.start()
    end = max(number.group.end, noun.span.end)
    tail = _for_team_re().match(scene.text, end, scene.sentence.end)
    return _draft(number, scene, noun, kind="target", rule="target", span=Span(start, tail.end() if tail else end))


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
    noun = _noun(number, scene)
    if noun is None or not noun.metric.ordinal:
        return None
    before = scene.before(number)
    if number.value == 1 and not (OWNED_RE.search(before) and not noun.metric.plural):
        return None
    lead = re.search(r"(?:\b(?:his|her|their|my|our|its|the|a)|[\w.-]+[’']s?) $", before, re.IGNORECASE)
    start = number.group.start - (len(lead.group()) if lead else 0)
    reached = REACHED_RE.search(before) and not re.search(r"\bhit \b", before[-12:])
    kind: RecordKind = "milestone" if reached and number.value != 1 else "ordinal"
    return _draft(number, scene, noun, kind=kind, rule="ordinal", span=Span(start, noun.span.end))


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
            _draft(
                number, scene, recalled, kind="tally", rule="tally.elided", span=Span(start, _now_end(number, after))
            )
            if recalled
            else None
        )
    noun = _noun(number, scene)
    previous = scene.drafts[-1] if scene.drafts else None
    if noun is None:
        return _read_bare(number, scene, previous)
    if not noun.metric.cardinal or re.match(r"\s(?:more|other|extra|additional)\b", after):
        return None
    base = previous and BASE_RE.fullmatch(scene.text[previous.span.end : number.group.start])
    if base and previous and previous.kind == "tally" and noun.metric.id in ("matches", "appearances", "starts"):
        scene.drafts[-1] = replace(previous, span=Span(previous.span.start, noun.span.end))
        return _draft(
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
    return _draft(number, scene, noun, kind=reached, rule="tally", span=Span(start, noun.span.end))


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
            return _draft(number, scene, recalled, kind="tally", rule="tally.elided", span=span)
    return None
