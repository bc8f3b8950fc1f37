"""Families that count things: ordinals, tallies and their base.

Each takes a number in its scene and gives a draft, or None where it does not know the number. A tally whose noun is left
out ("I'm on 76 now") counts the last noun that fits, and is `elided`.
"""

from __future__ import annotations

import re
from dataclasses import replace

from generator.extract.records.counting import count_draft, counted_noun
from generator.extract.records.draft import Draft, Scene
from generator.extract.records.elided import read_elided
from generator.extract.records.nouns import Noun, Owner, find_noun
from generator.extract.records.numbers import Number
from generator.model.claims import RecordKind
from generator.model.evidence import Span
from generator.text.alternation import one_of

DETERMINER_RE = re.compile(rf"(?:\b(?:{one_of('possessives')}|the|a)|[\w.-]{{1,30}}[’']s?) $", re.IGNORECASE)
"""What leads to an ordinal. Takes `her `, `Ardley’s `; leaves `on `."""

REACHED_RE = re.compile(
    r"\b(?:reached|passed|surpassed|brought up|notched(?: up)?|clocked up|racked up|marked) (?:(?:his|her|their|the|an?) )?(?:[\w-]+ ){0,2}?$",
    re.IGNORECASE,
)
"""A milestone before its number. Takes `reached `, `brought up her `; leaves `reach `."""

WINDOW_RE = re.compile(
    rf"\b(?:{one_of('counting.orders', 'counting.windows', 'quantifiers', 'demonstratives')}) (?:{one_of('possessives', 'approximations', 'articles')} )?$",
    re.IGNORECASE,
)
"""Words that make of matches a stretch of time. Takes `his last `, `in `, `after `; leaves `played `."""

BASE_RE = re.compile(
    rf"\s(?:in|from|across|over)(?: (?:{one_of('possessives')}|just|only|the|first|last|all))* $", re.IGNORECASE
)
"""Between a tally and its base. Takes ` in just `; leaves ` and `."""

ONE_RE = re.compile(
    rf"\b(?:{one_of('have', 'counting.tallying', 'counting.adding')}|just|only|scor\w+|with|single|started|missed) (?:a |the |but )?$",
    re.IGNORECASE,
)
"""What lets "one" be a number. Takes `just `, `has `; leaves `the `, `no `."""

IN_MANY_RE = re.compile(
    rf" (?:in|from|out of) (?:(?:{one_of('possessives')}|the) )?(?:(?:last|past|opening|first|previous) )?(?:[0-9]{{1,2}}|{one_of('numbers.small')})\b(?! (?:years|months|weeks|days|minutes)\b)"
)
"""What "one" is few of. Takes ` in seven`, ` from their last 12`; leaves ` in seven years`."""

RESULTS = frozenset(["wins", "defeats", "draws", "goals"])
"""What such a "one" counts, by metric id."""

OWNED_RE = re.compile(rf"(?:\b(?:{one_of('possessives')}|a|another)|[’']s?) (?:[\w-]+ ){{0,2}}?$", re.IGNORECASE)
"""An owner before "first". Takes `his `, `Ardley’s `; leaves `the `."""

OWN_PLACE_RE = re.compile(rf"\b{one_of('possessives')} (?:[\w-]+ )?$", re.IGNORECASE)
"""Whose part of a match or a race it is. Takes `her `; leaves `Wednesday’s `."""

WAIT_RE = re.compile(
    r"\s(?:in|for) (?:[\w-]+ ){1,3}?(?:years|months|matches|games)\b|(?: [\w’'-]+){0,4} since\b",
    re.IGNORECASE,
)
"""A wait that makes "first" no count. Takes ` in three years`, ` since the birth of her son`; leaves ` in May`."""

ALL_OF_RE = re.compile(r"\ball (?:but (?:one|two) of )?$")
"""What makes of a part the whole, before its number. Takes `all `; leaves `all of `."""

OWN_RE = re.compile(r" of (?:his|her|their|my|our) ")
"""Between such a number and what it counts. Takes ` of his `; leaves ` of the `."""

STARTED_RE = re.compile(
    rf"\b(?P<verb>started|played|played in|appeared in|featured in|missed|lost|won) (?:each of |all |all of |every one of )(?:(?:{one_of('possessives', 'counting.orders')}|the|of|club[’']s|side[’']s) )*$"
)
"""What was done in all of so many matches, before them. Takes `started all `; leaves `started `."""

PLAYED_IN_RE = re.compile(
    rf"\b{one_of('counting.playing')} in (?:(?:{one_of('approximations')}|a total of|all|more than|fewer than) )*$"
)
"""What makes of matches a count and no stretch of time. Takes `appeared in just `; leaves `scored in `, `played in the last `."""

OF_CAREER_RE = re.compile(r" (?:of|in) (?:his|her|their|my) (?:[a-z-]+ )?career\b")
"""What makes "the first" a count. Takes ` of his career`; leaves ` of his day`."""

JOINED_RE = re.compile(r"(?<!-of)(?<=[A-Za-z])-$|\b(?:League|Division|Ligue|Group|Formula) $")
"""What makes a number part of a word or a name, before it. Takes `Under-`, `League `; leaves `the `."""

OTHER_RE = re.compile(r"\s(?:more|other|extra|additional|further)\b", re.IGNORECASE)
"""A count beside another. Takes ` more`; leaves ` most`."""

OF_RE = re.compile(r"\s(?:out )?of (?:[a-z’']+ ){0,2}(?:[A-Z][\w-]*[’']s? )?")
"""Between a part and its whole. Takes ` of the `, ` out of `; leaves ` and `."""

REMAINING_RE = re.compile(r"\s(?:remaining|left|to (?:go|play|spare)|in hand|ago|later|away)\b", re.IGNORECASE)
"""What is still to come or long past. Takes ` remaining`; leaves ` leftover`."""

COUNTED_WINDOW_RE = re.compile(
    rf"^in |^(?!of\b).*\b(?:{one_of('possessives')}|first|opening|the|all|for|from|after) $", re.IGNORECASE
)
"""Such words before what is still counted. Takes the end of `whose first ` before goals; leaves `last `."""

TALLY_VERB_RE = re.compile(
    rf"\b(?:{one_of('counting.tallying')}|with) (?:(?:just|only|an? [\w-]+) )?$",
    re.IGNORECASE,
)
"""The verb of a tally. Takes `scoring an incredible `, `made just `; leaves `scored from `."""

APART_RE = re.compile(
    rf" (?P<how>{one_of('counting.ones.hows')})(?! the (?:bench|ball|field|floor|glass)\b)(?=(?: of)? (?:us\b|them\b|{one_of('counting.gaps.beside', 'numbers.small_ordinals')}\b|[A-Z])|[.,])"
)
"""What parts two sides in a table, after so many points. Takes ` behind the leaders`; leaves ` behind him`."""

BASED = frozenset(["tally", "ordinal", "milestone", "ratio"])
"""Kinds of number that may be told with their base: "his 12th in 27 matches"."""

INFLICTED_RE = re.compile(r"\binflict(?:ed|ing|s)? (?:an? |the |their )?$")
"""What somebody does to another, before its place in a count. Takes `inflict a `; leaves `suffered a `."""

UNOWNED = frozenset(["wickets", "games", "sets", "overs", "stages"])
"""Parts of a match, which "the" numbers for nobody, by metric id."""


def read_ordinal(number: Number, scene: Scene) -> Draft | None:
    """A place in a count: "his third World Cup", "his 75th and 76th goals", "their fifth win of the season"."""
    if number.form != "ordinal":
        return None
    noun = counted_noun(number, scene)
    before = scene.before(number)
    if noun is None or not noun.metric.ordinal or INFLICTED_RE.search(before):
        return None
    unowned = noun.span.cut(scene.text) == "Test" or noun.metric.name in UNOWNED
    if unowned and not OWN_PLACE_RE.search(before) and (before.endswith("the ") or noun.metric.id in UNOWNED):
        return None
    if number.value == 1 and WAIT_RE.match(scene.text, noun.span.end, scene.sentence.end):
        return None
    career = OF_CAREER_RE.match(scene.text, noun.span.end, scene.sentence.end)
    if number.value == 1 and not ((OWNED_RE.search(before) or career) and not noun.metric.plural):
        return None
    if number.value == 1 and scene.text[number.group.end : noun.span.end] == " team":
        return None
    lead = DETERMINER_RE.search(before)
    start = number.group.start - (len(lead.group()) if lead else 0)
    reached = REACHED_RE.search(before)
    kind: RecordKind = "milestone" if reached and number.value != 1 else "ordinal"
    return replace(count_draft(number, scene, noun, kind=kind, rule="ordinal"), span=Span(start, noun.span.end))


def read_tally(number: Number, scene: Scene) -> Draft | None:
    """So many of something: "76 international goals", "21 goals in 13 matches", "a majority of 80"."""
    if number.form != "cardinal" or scene.text[number.group.end : number.group.end + 1] == "-":
        return None
    if JOINED_RE.search(scene.before(number)):
        return None
    before, after = scene.before(number), scene.after(number)
    noun = counted_noun(number, scene)
    if noun is None:
        return _read_all_of(number, scene) or read_elided(number, scene)
    if not noun.metric.cardinal or OTHER_RE.match(after) or REMAINING_RE.match(scene.text, noun.span.end):
        return None
    base = _read_base(number, scene, noun)
    if base or _is_whole(number, scene, noun):
        return base
    started = STARTED_RE.search(before) if noun.metric.stretch else None
    if started:
        span = Span(number.group.start - len(before) + started.start(), noun.span.end)
        return replace(count_draft(number, scene, noun, kind="tally", rule="tally.all"), span=span)
    if noun.metric.id == "points" and WITHIN_RE.search(before):
        left = WITHIN_AFTER_RE.match(scene.text, noun.span.end, scene.sentence.end)
        draft = count_draft(number, scene, noun, kind="tally", rule="tally")
        return replace(draft, metric="points behind", owner="team") if left else None
    return None if _is_window(number, scene, noun) else _tally(number, scene, noun)


def _is_window(number: Number, scene: Scene, noun: Noun) -> bool:
    """Whether a number tells of a stretch of time, or "one" of nothing: "in his last five matches", "the one goal"."""
    one, before = number.value == 1, scene.before(number)
    if one and noun.metric.id in RESULTS and IN_MANY_RE.match(scene.text, noun.span.end):
        return False
    window = None if noun.metric.stretch and PLAYED_IN_RE.search(before) else WINDOW_RE.search(before)
    if window and (noun.metric.stretch or one or not COUNTED_WINDOW_RE.search(window.group())):
        return True
    return one and not ONE_RE.search(before)


def _tally(number: Number, scene: Scene, noun: Noun) -> Draft:
    """A tally with its verb, whose what it counts may be told by the words around it."""
    before = scene.before(number)
    kind: RecordKind = "milestone" if REACHED_RE.search(before) else "tally"
    lead = TALLY_VERB_RE.search(before)
    start = number.group.start - (len(lead.group()) if lead else 0)
    draft = replace(count_draft(number, scene, noun, kind=kind, rule="tally"), span=Span(start, noun.span.end))
    draft = replace(draft, subject=_beside(number, scene, noun))
    if noun.metric.id in MARGINS and MARGIN_RE.search(scene.before(number, MARGIN_REACH)):
        metric, owner = MARGINS[noun.metric.id]
        return replace(draft, metric=metric, owner=owner)
    if noun.metric.id == "wickets" and LOST_RE.search(before):
        return replace(draft, metric="wickets lost", owner="team")
    return _standing(draft, scene) if noun.metric.id == "points" else draft


def _beside(number: Number, scene: Scene, noun: Noun) -> Span | None:
    """The number beside which a second one stands, whose holder is its own too: "81 yellow cards and seven reds"."""
    previous = scene.drafts[-1] if scene.drafts else None
    if previous is None or previous.kind != "tally" or previous.owner != noun.metric.owner:
        return None
    joined = scene.text[previous.span.end : number.group.start] == " and "
    return (previous.subject or previous.anchor) if joined else None


def _is_whole(number: Number, scene: Scene, noun: Noun) -> bool:
    """Whether a number is only what a part is of: "three of the 12 goals"; all of one's own are a count: "the first of her 12 goals"."""
    parts = (other for other in scene.numbers if OF_RE.fullmatch(scene.text, other.group.end, number.group.start))
    own = OWNED_RE.search(scene.before(number)) is not None and not noun.metric.stretch
    return any(not (other.form == "ordinal" and (own or _is_last_of(other, number, noun))) for other in parts)


def _is_last_of(other: Number, number: Number, noun: Noun) -> bool:
    """Whether a place is the last of the whole behind it, which is a count then: "the second of two operations"."""
    return other.value == number.value and not noun.metric.stretch


MARGINS: dict[str, tuple[str, Owner]] = {
    "runs": ("margin in runs", "team"),
    "wickets": ("margin in wickets", "team"),
    "votes": ("majority", "either"),
}
"""What a match or a vote is won by, by metric id: its name, and whose it is."""

MARGIN_REACH = 72
"""How far before a margin the verb of the result is looked for, in code points."""

MARGIN_RE = re.compile(
    rf"\b(?:{one_of('contests.outcomes', 'contests.opposing', 'contests.losing', 'counting.gaps.results')})\b[^.;]*? by (?:just |only |an innings and )?$"
)
"""A result and what it was won by. Takes `beat Oakford by `; leaves `goals by `."""

LOST_RE = re.compile(r"\b(?:lost|lose|losing|loss of)(?: (?:the|their|its|a further|another|just|only))* $")
"""What makes wickets those that a side lost. Takes `but lost `; leaves `took `."""


WITHIN_RE = re.compile(r"\bwithin (?:just |only )?$")
"""A gap that is left, before its points. Takes `within `; leaves `with in `."""

WITHIN_AFTER_RE = re.compile(rf" of (?:the |their )?(?:[a-z]+-[a-z]+ |{one_of('counting.gaps.beside')}\b|[A-Z])")
"""Of whom or of what. Takes ` of the leaders`, ` of first-place Ardley`; leaves ` of each other`."""


def _standing(draft: Draft, scene: Scene) -> Draft:
    """Points that part two sides in a table are a side's: "two points behind leaders Ardley"."""
    apart = APART_RE.match(scene.text, draft.span.end, scene.sentence.end)
    if apart is None:
        return draft
    alone = any(topic in scene.topics for topic in ("races", "golf", "tennis"))
    owner: Owner = "either" if alone else "team"
    span = Span(draft.anchor.start, apart.end())
    return replace(draft, metric=f"points {apart['how'].lower()}", span=span, owner=owner)


def _read_base(number: Number, scene: Scene, noun: Noun) -> Draft | None:
    """The base of a rate: the matches of "21 goals in 13 matches"; the goals' evidence then holds both."""
    previous = scene.drafts[-1] if scene.drafts else None
    if previous is None or previous.kind not in BASED or not noun.metric.stretch:
        return None
    end = min(previous.span.end, number.group.start)
    counted = previous.anchor.end if previous.span.holds(number.group) else end
    if not BASE_RE.fullmatch(scene.text[counted : number.group.start]):
        return None
    whole = Span(previous.span.start, noun.span.end)
    scene.drafts[-1] = replace(previous, span=whole)
    draft = count_draft(number, scene, noun, kind="tally", rule="rate.base")
    return replace(draft, span=whole, owner=previous.owner, subject=previous.anchor)


def _read_all_of(number: Number, scene: Scene) -> Draft | None:
    """All of what somebody has: "has spent all 10 of his seasons with Ardley"."""
    before = scene.before(number)
    whole, own = ALL_OF_RE.search(before), OWN_RE.match(scene.after(number))
    noun = find_noun(scene.text, number.group.end + own.end() - 1, scene.sentence.end, plural=True) if own else None
    if whole is None or noun is None:
        return None
    span = Span(number.group.start - len(before) + whole.start(), noun.span.end)
    return replace(count_draft(number, scene, noun, kind="tally", rule="tally.all"), span=span)
