"""What fills the slots of a happening: opponent, competition, stage, place, score, minute, and the words of its title.

Takes a telling, gives `Slots`, each value with the words that fill it, so that a disagreement can cite exactly them.
Opponents are looked for in the clause first and then, for goals and matches, in the sentence ("scoring twice in the 3-1
win over Rovers"). Anything not said stays empty.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache

from generator.extract.dates.tournaments import hosted_by
from generator.extract.events.actors import ACTOR_RE
from generator.extract.events.context import Context
from generator.extract.events.defeats import WIN_FOR_RE
from generator.extract.events.names import RUN, competition_re
from generator.extract.events.participants import Part
from generator.extract.events.telling import Telling
from generator.extract.events.title_words import Filled, find_title_words
from generator.extract.events.triggers import ORDINAL
from generator.extract.events.when import When
from generator.extract.sides import demonyms
from generator.knowledge.load import load_table, load_words
from generator.model.claims import Timex
from generator.model.evidence import Span
from generator.text.alternation import any_of, one_of
from generator.text.tokens import fold, has_digit

AGAINST: list[str] = load_table("event_words")["slots"]["against"]

OPPONENT_RE = re.compile(
    rf"\b(?:{any_of(AGAINST)}|(?:{one_of('contests.outcomes', 'contests.losing')}|home|\d-\d) (?:to|by|with|at|against))"
    rf"(?: (?!the end|this|that|his|her|their|my|our)[a-z][\w-]*){{0,4}}? (?:the )?(?:{RUN}'s )?(?P<name>{RUN})"
)
"""The other side. Takes `against the world champions Oakford`, `loss to Oakford`; leaves `against the odds`."""

SCORE_RE = re.compile(
    r"\d(?<![\d-].)\d{0,2}-\d{1,3}(?:(?: ?\(\d{1,2}(?:-\d{1,2})?\))?,? (?:and )?\d{1,2}-\d{1,2})*(?![\d-])(?! (?:season|campaign))"
)
"""A score, sets included. Takes `2-1`, `7-5, 6-3`; leaves `2020-21 season`, `4-4-2`."""

MINUTE_RE = re.compile(
    r"\b(?P<minute>\d{1,3})(?:st|nd|rd|th)[ -]minute|\bminute (?P<late>\d{1,3})\b"
    r"|\b(?:after|on) (?:only |just |barely )?(?P<gone>\d{1,3}) minutes(?! (?:to|left|remaining|into|of|from|later|at)\b)"
    r"|\bwith (?:only |just |barely )?(?P<played>\d{1,3}) minutes (?:gone|played|on the clock)\b"
)
"""A minute of a match. Takes `84th minute`, `70th-minute`, `after 12 minutes`; leaves `with 12 minutes left`."""

ORDINALS_RE = re.compile(
    rf"\b(?P<first>{ORDINAL})"
    rf"(?:(?:,| and|, and) (?P<second>\d+(?:st|nd|rd|th)))?(?= (?:[\w'-]+ ){{0,3}}?{one_of('event_words.told.counted')})"
)
"""Which one of many. Takes `75th and 76th goals`, `third World Cup`; leaves `first half`."""

PLACE_RE = re.compile(rf"\b(?P<word>in|at) (?P<name>(?:the )?{RUN}(?:, (?:the )?{RUN})*(?: and (?:the )?{RUN})?)")
"""Where. Takes `in the USA, Mexico and Canada`, `at Oak Park`; leaves `in front`."""

LAST_NAME_RE = re.compile(rf"(?P<name>{RUN}),? ?$")
"""A name at the end of the words before "who". Takes `to face Doe, `; leaves `to face her, `."""

SWAPS = frozenset(("substitute", "taken-off"))
"""Predicates whose trigger names the player who makes way, or comes on."""

SENTENCE_WIDE = frozenset(("goal", "miss", "match", "debut", "qualification"))
"""Types whose opponent and competition may stand elsewhere in the sentence."""

OPPOSED = SENTENCE_WIDE | {"selection"}
"""Types that have an opponent."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Slots:
    """Values and the words that fill them."""

    values: dict[str, str] = field(default_factory=dict)
    spans: dict[str, Span] = field(default_factory=dict)
    minute: int | None = None
    ordinals: tuple[int, ...] = ()


AND_NAME_RE = re.compile(rf" and (?:then )?(?:the )?(?P<name>{RUN})(?: (?:on|in|at))?(?: the)? ?$")
"""A further opponent, between two dates. Takes ` and Westria on `; leaves ` and again in `."""


def meeting(telling: Telling, slots: Slots, span: Span) -> Slots:
    """The slots of a further match, whose opponent stands between its date and the one before."""
    found = AND_NAME_RE.match(telling.text, span.start, span.end)
    place = Span(*found.span("name")) if found else None
    if place is None or not _is_opponent(telling.context, place):
        return slots
    values = {**slots.values, "opponent": _full_name(telling.context, place) or place.cut(telling.text)}
    return replace(slots, values=values, spans={**slots.spans, "opponent": place})


def fill_slots(telling: Telling, when: When, part: Part) -> Slots:
    """All slots that the clause, and for matches its sentence, fills; the first to fill a slot keeps it."""
    values: dict[str, str] = {}
    spans: dict[str, Span] = {}
    minute, ordinals = _minute(telling), _ordinals(telling)
    for name, span, value in _found(telling, when, part, {"minute": minute, "ordinals": ordinals}):
        if name not in values:
            values[name] = value or " ".join(span.cut(telling.context.article.text).split())
            spans[name] = span
    return Slots(
        values=values,
        spans=spans,
        minute=int(minute["minute"] or minute["late"] or minute["gone"] or minute["played"]) if minute else None,
        ordinals=_ordinal_values(ordinals) if ordinals else (),
    )


def _found(telling: Telling, when: When, part: Part, counted: Mapping[str, re.Match[str] | None]) -> Iterator[Filled]:
    """Every filler, those to be trusted first; `counted` are those whose values are numbers."""
    yield from _opponents(telling)
    yield from _nearest_words(telling)
    yield from ((name, Span(*place.span()), None) for name, place in counted.items() if place)
    place = _place(telling)
    if place:
        yield "place", place, None
    yield from find_title_words(telling)
    yield from (("other", mention.span, person.name) for mention, person in part.others if mention.form != "epithet")
    if when.timex and "/edition" in when.timex.rule:
        yield "competition", when.timex.evidence.span, _edition(when.timex)


def _opponents(telling: Telling) -> Iterator[Filled]:
    """Names of the other side, nearest first."""
    context, trigger, clause = telling.context, telling.trigger, telling.clause.span
    kind = trigger.predicate.type
    if kind not in OPPOSED:
        return
    if trigger.name and kind == "match" and trigger.predicate.id not in SWAPS:
        met = _named_behind(context, trigger.name)
        if _is_opponent(context, met):
            yield "opponent", met, _full_name(context, met)
    told_of = trigger.predicate.id == "beaten" or telling.clause.opener == "whom"
    victor = _victor(telling) if told_of else None
    if victor:
        yield "opponent", victor, _full_name(context, victor)
        return
    if not (has_digit(telling.sentence.span.cut(telling.text)) or _opposing().intersection(telling.words)):
        return
    for span in (
        Span(trigger.span.start, clause.end),
        clause,
        *((telling.sentence.span,) if kind in SENTENCE_WIDE else ()),
    ):
        for found in OPPONENT_RE.finditer(telling.text, span.start, span.end):
            place = Span(*found.span("name"))
            if _is_opponent(context, place) and (clause.holds(place) or _is_of_same(telling, place)):
                yield "opponent", place, _full_name(context, place)


@cache
def _opposing() -> frozenset[str]:
    """Words without which, and without figures, no opponent is named."""
    return frozenset([*AGAINST, "home", *load_words("contests.outcomes"), *load_words("contests.losing")])


def _victor(telling: Telling) -> Span | None:
    """Who beats the player: named right before the verb, or what "who" goes with."""
    won = WIN_FOR_RE.match(telling.text, telling.trigger.span.end)
    if won:
        return Span(*won.span("name"))
    actor = ACTOR_RE.search(telling.before)
    start = telling.clause.span.start
    if actor is None:
        start = telling.sentence.span.start
        before = telling.text[start : telling.clause.span.start]
        actor = LAST_NAME_RE.search(before) if telling.clause.opener in ("who", "whom") else None
    if actor is None:
        return None
    name, never = actor["name"], load_table("event_words")["slots"]["never_names"]
    while name.partition(" ")[0] in never and " " in name:
        name = name.partition(" ")[2]
    place = Span(start + actor.end("name") - len(name), start + actor.end("name"))
    return place if _is_opponent(telling.context, place) else None


def _is_of_same(telling: Telling, place: Span) -> bool:
    """Whether the happening told right before a name elsewhere in the sentence is of a match too, and not another story."""
    _, triggers = telling.context.cut(telling.sentence)
    before = [one for one in triggers if one.span.start <= place.start]
    return not before or before[-1].predicate.type in SENTENCE_WIDE


def _nearest_words(telling: Telling) -> Iterator[Filled]:
    """The competition, stage and score nearest to the trigger."""
    text, home, clause = telling.text, telling.trigger.span, telling.clause.span
    counted = has_digit(telling.sentence.span.cut(text))
    staged = not _stage_words().isdisjoint(telling.words)
    for name, pattern, may_be in (("stage", _stage_re(), staged), ("score", SCORE_RE, counted)):
        found = _nearest(pattern, text, clause, home) if may_be else None
        if found:
            yield name, Span(*found.span()), found.group().lower()
    wide = telling.trigger.predicate.type == "qualification" or telling.trigger.weak
    for span in (clause, telling.sentence.span) if wide else (clause,):
        found = _nearest(competition_re(), text, span, home)
        if found and telling.trigger.predicate.type == "selection" and BEFORE_IT_RE.match(text, found.end()):
            continue
        if found and (wide or _is_near(text, found, home)):
            yield "competition", Span(*found.span()), None


BEFORE_IT_RE = re.compile(r" (?:qualif\w+|trials?|warm-ups?)\b")
"""What only leads to a competition, right after its name. Takes ` qualifiers`; leaves ` final`."""


def _minute(telling: Telling) -> re.Match[str] | None:
    text, clause = telling.text, telling.clause.span
    if text.find("minute", clause.start, clause.end) < 0:
        return None
    return MINUTE_RE.search(text, clause.start, clause.end)


def _ordinals(telling: Telling) -> re.Match[str] | None:
    if _ordinal_words().isdisjoint(telling.words) and not has_digit(telling.sentence.span.cut(telling.text)):
        return None
    start = max(telling.clause.span.start, telling.trigger.span.start - 40)
    return ORDINALS_RE.search(telling.text, start, telling.clause.span.end)


@cache
def _ordinal_words() -> frozenset[str]:
    return frozenset(load_words("numbers.small_ordinals"))


def _edition(timex: Timex) -> str | None:
    """The competition that a date named by its edition belongs to: "World Cup" for "Russia 2018"."""
    named = competition_re().search(timex.evidence.exact)
    if named:
        return named.group()
    place, _, year = timex.evidence.exact.rpartition(" ")
    labels = {edition.label for edition in hosted_by(place, None) if str(edition.start.year) == year}
    return labels.pop() if len(labels) == 1 else None


def _nearest(pattern: re.Pattern[str], text: str, span: Span, home: Span) -> re.Match[str] | None:
    """The match of a pattern in a stretch that stands nearest to a trigger."""

    def distance(found: re.Match[str]) -> int:
        return max(found.start() - home.end, home.start - found.end(), 0)

    return min(pattern.finditer(text, span.start, span.end), key=distance, default=None)


def _is_near(text: str, found: re.Match[str], home: Span) -> bool:
    """Whether a competition goes with a trigger: few words apart, and no other verb between."""
    between = text[home.end : found.start()] if found.start() >= home.end else text[found.end() : home.start]
    reach = NEAR_WORDS if found.start() >= home.end else NEAR_WORDS // 3
    return len(between.split()) <= reach and not re.search(
        r"\b(?:to|for) [a-z]+ |\b(?:that|which|who)\b|[,;:]", between
    )


NEAR_WORDS = 8
"""How many words may stand between a trigger and its competition."""


def _named_behind(context: Context, span: Span) -> Span:
    """The person whom a word for a people only describes, right behind it: "the American qualifier Cole Dixon"."""
    if fold(span.cut(context.text)) not in demonyms():
        return span
    near = context.mentions_in(Span(span.end, span.end + DESCRIBED))
    return next((mention.span for mention, person in near if person.kind == "person" and mention.form == "full"), span)


DESCRIBED = 32
"""How far behind a people's word the name may begin, in code points: "American fourth seed"."""


def _is_opponent(context: Context, span: Span) -> bool:
    name = span.cut(context.text)
    words = load_table("event_words")["slots"]
    last = name.split()[-1]
    if name.split()[0] in words["never_names"] or competition_re().fullmatch(name) or last in words["venues"]:
        return False
    if fold(name) in demonyms() or (context.main and set(name.split()) & set(context.main.name.split())):
        return False
    return not any(side == name for side in context.sides)


def _full_name(context: Context, span: Span) -> str:
    """The full name where the words name a person whom the article knows."""
    for mention, person in context.mentions_in(span):
        if person.kind == "person" and mention.form in ("full", "name"):
            return person.name
    return span.cut(context.article.text)


@cache
def _stage_re() -> re.Pattern[str]:
    """A stage. Takes `quarter-final`, `last 16`; leaves `finally`."""
    stages = load_table("event_words")["slots"]["stages"]
    return re.compile(rf"\b(?:{'|'.join(stages)})\b", re.IGNORECASE)


@cache
def _stage_words() -> frozenset[str]:
    return frozenset(load_words("event_words.slots.stage_words"))


def _place(telling: Telling) -> Span | None:
    """Where it was: the nearest name after "in" or "at" that is no side, competition or date."""
    context, clause = telling.context, telling.clause.span
    never = load_table("event_words")["slots"]["never_names"]
    dates = [timex.evidence.span for timex in context.timexes_in(clause) if "/edition" not in timex.rule]
    found = list(PLACE_RE.finditer(telling.text, clause.start, clause.end))
    for one in sorted(found, key=lambda one: abs(one.start() - telling.trigger.span.end)):
        name = Span(*one.span("name"))
        words = name.cut(telling.text)
        known = words.split()[0] in never or competition_re().search(words) or context.names_side(words)
        if not known and not any(date.overlaps(name) for date in dates):
            return name
    return None


def _ordinal_values(found: re.Match[str]) -> tuple[int, ...]:
    words = load_table("numbers")["small_ordinals"]
    parts = [part for part in (found["first"], found["second"]) if part]
    return tuple(words.index(part) + 1 if part in words else int(re.sub(r"\D", "", part)) for part in parts)
