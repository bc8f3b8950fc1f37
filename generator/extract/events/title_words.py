"""Words that only a title needs: a prize, an injury, an office, the side that is joined.

Takes a telling, gives (slot, place, value) as its templates ask for them. The patterns stand in `event_words.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from generator.extract.events.actors import ACTOR_RE
from generator.extract.events.context import Context
from generator.extract.events.names import RUN, competition_re
from generator.extract.events.telling import Telling
from generator.extract.events.triggers import Predicate, Trigger, predicates
from generator.extract.sides import clean_name
from generator.knowledge.load import load_table
from generator.model.evidence import Span
from generator.text.alternation import one_of

Filled = tuple[str, Span, str | None]
"""A slot's name, the words that fill it, and its value where that is not the words."""

LEADING_RE = re.compile(
    rf"^(?:(?:{one_of('articles', 'possessives', 'coordinators', 'prepositions')}|another|as) )+", re.IGNORECASE
)
"""Small words before what counts. Takes `to the `; leaves `total `."""

RESTS = (
    ("prize", ("win", "collect", "receive", "lift", "clinch", "retain", None), r"[A-Za-z]"),
    ("record", ("break", "smash", "surpass", "beat", "shatter", "equal"), r"\b(?:record|tally|mark|total)\b"),
    ("mark", (), r"\d"),
    ("fixture", (), r"[a-z]"),
    ("what", ("return", "attend", "resume"), r"[a-z]"),
)
"""Slots that hold a trigger's own words after its verb: name, verbs that allow it, what the words must hold."""


def find_title_words(telling: Telling) -> Iterator[Filled]:
    """The words that the templates of a telling's class ask for."""
    text, trigger, clause = telling.text, telling.trigger, telling.clause.span
    if trigger.predicate.type in ("transfer", "contract"):
        side = _side(telling)
        if side:
            yield "side", side, None
    for name, pattern in _asked_by(trigger.predicate.id):
        found = pattern.search(text, trigger.span.start, clause.end)
        if not found and name == "injury":
            found = pattern.search(text, clause.start, clause.end)
        if found and name == "side" and trigger.predicate.id == "called-up" and found.start() > trigger.span.end + 1:
            continue  # "named in the squad for the trip to Corve" is no call by Corve
        if found and (name not in ("side", "from") or _is_side(telling.context, Span(*found.span("value")))):
            yield name, Span(*found.span("value")), None
    yield from _from_trigger(text, trigger)


def _titles(predicate: Predicate) -> str:
    """All templates of a class in a row."""
    return " ".join((*predicate.titles, *predicate.futures))


def _from_trigger(text: str, trigger: Trigger) -> Iterator[Filled]:
    """Slots that the trigger's own words fill."""
    titles = _titles(trigger.predicate)
    if trigger.name and trigger.predicate.id == "visit":
        yield "place", trigger.name, None
    for name, verbs, wanted in RESTS:
        if f"{{{name}}}" in titles and (trigger.verb in verbs or not verbs):
            rest = _rest(text, trigger, bare=name in ("mark", "fixture"))
            if rest and re.search(wanted, rest.cut(text)):
                yield name, rest, None
    age = re.search(r"\d+", trigger.span.cut(text)) if "{age}" in titles else None
    if age:
        yield "age", Span(trigger.span.start + age.start(), trigger.span.start + age.end()), None


@cache
def _asked_by(predicate: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The slots of the table that the templates of a class ask for, each with the pattern of its words."""
    titles = _titles(predicates()[predicate])
    return tuple(
        (name, re.compile(source.replace("NAME", RUN)))
        for name, source in load_table("event_words")["title_words"].items()
        if f"{{{name}}}" in titles
    )


def _side(telling: Telling) -> Span | None:
    """The side that is joined or left: the trigger's own name, or who signs the player."""
    text, trigger, context = telling.text, telling.trigger, telling.context
    for pattern in (KIND_RE, BY_RE) if trigger.verb else ():
        told = pattern.search(text, trigger.span.start, telling.clause.span.end)
        if told and trigger.span.end + KIND_REACH > told.start("side") and _is_side(context, Span(*told.span("side"))):
            return Span(*told.span("side"))
    if trigger.name and _is_side(context, trigger.name):
        before = text[trigger.span.start : trigger.name.start].split()
        if before and before[-1] != "from":
            article = text[trigger.name.start - 4 : trigger.name.start] == "the "
            owns = OWNS_RE.search(text, trigger.name.start, trigger.name.end)
            return Span(trigger.name.start - 4 * article, owns.start() if owns else trigger.name.end)
    if trigger.verb in ("sign", "land", "bring", "buy"):
        actor = ACTOR_RE.search(telling.before)
        if actor and not actor["owns"]:
            start = telling.clause.span.start
            place = Span(start + actor.start("name"), start + actor.end("name"))
            return place if _is_side(context, place) else None
    return _opening_side(telling) if trigger.verb in ("sign", None) else None


OWNS_RE = re.compile(r"'s?$")
"""What makes an owner of a name, at its end. Takes the end of `Rovers'`, `Oakford's`; leaves `Rovers`."""

KIND_REACH = 48
"""How far behind a trigger the side may stand that is told by its kind or by who takes somebody on, in code points."""

KIND_RE = re.compile(
    rf"\b(?:join|joins|joined|joining|to|for|with) (?:the )?(?:[\w'-]+ ){{0,4}}?(?:side|club|outfit|giants|franchise|county|team) (?P<side>{RUN})(?!\w|'s)"
)
"""A side behind what it is called. Takes `join Norlandic club Oakford`; leaves `join the club in`."""

BY_RE = re.compile(
    rf"\b(?:drafted|picked|selected|acquired|signed|bought|claimed)\b[^,;.:]{{0,24}}? by (?:the )?(?P<side>{RUN})(?!\w|'s)"
)
"""Who takes somebody on. Takes `drafted sixth overall by Oakford`; leaves `signed in May, by`."""


def _opening_side(telling: Telling) -> Span | None:
    """The side that the sentence begins with: "City, who …, signed Roe", "City have announced the signing of Roe"."""
    sentence = telling.sentence.span
    for mention in telling.context.teams.mentions:
        if mention.name and sentence.start <= mention.span.start <= sentence.start + 4:
            return mention.span
    return None


def _is_side(context: Context, span: Span) -> bool:
    words = span.cut(context.text).removeprefix("the ")
    never = load_table("event_words")["slots"]["never_names"]
    if any(person.kind == "person" for _, person in context.mentions_in(span)) or competition_re().fullmatch(words):
        return False
    if clean_name(words, frozenset()) is None:
        return False
    return words.split()[0] not in never and not (context.main and set(words.split()) & set(context.main.name.split()))


def _rest(text: str, trigger: Trigger, *, bare: bool) -> Span | None:
    """A trigger's words after its verb, without articles where `bare`: "Golden Boot" of "won the Golden Boot"."""
    words = trigger.span.cut(text)
    skip = len(words.split()[0]) + 1 if trigger.verb else 0
    lead = LEADING_RE.match(words[skip:]) if bare else None
    start = trigger.span.start + skip + (lead.end() if lead else 0)
    return Span(start, trigger.span.end) if start < trigger.span.end else None
