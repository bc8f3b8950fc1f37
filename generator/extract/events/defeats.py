"""Defeats of the player, told as somebody else's win: "Doe beat her in May", "a 3-0 win for Rovers".

Takes a trigger in its clause, gives who takes part where the one beaten is the main player or a side of theirs. All
other happenings are left to `participants`.
"""

from __future__ import annotations

import re

from generator.extract.events.actors import ACTOR_RE
from generator.extract.events.context import Context
from generator.extract.events.names import RUN
from generator.extract.events.participants import Part
from generator.extract.events.telling import Telling
from generator.model.claims import Mention, Person
from generator.model.evidence import Span

BEATEN_RE = re.compile(r"\b(?:him|her|me)$")
"""A single player as the object of a verb of beating, at its end. Takes `beat her`; leaves `beat Roe`."""


def beaten_by(telling: Telling) -> Part | None:
    """Who takes part where somebody beats the main player, told by a pronoun: "Doe beat her in May"."""
    context, trigger = telling.context, telling.trigger
    if trigger.predicate.id == "win-match" and _is_others_win(telling):
        return Part(None, "clause", ())
    if trigger.predicate.id != "win-match" or not BEATEN_RE.search(trigger.span.cut(context.text)):
        return None
    last = context.mentions_in(Span(trigger.span.end - 3, trigger.span.end)) or _me(telling)
    mentions = tuple(pair for pair in context.mentions_in(telling.clause.span) if pair[1].kind == "person")
    subjects = [person for mention, person in mentions if mention.span.end <= trigger.span.start]
    if not last or not context.is_main(last[-1][1]) or any(map(context.is_main, subjects)):
        return None
    if not subjects and not ACTOR_RE.search(telling.before) and telling.clause.opener != "who":
        return None
    others = tuple(pair for pair in mentions if not context.is_main(pair[1]))
    return Part(subjects[-1] if subjects else None, "clause", others)


WIN_FOR_RE = re.compile(rf" for (?:the )?(?P<name>{RUN})")
"""Whose win it is, after it. Takes ` for Rovers`; leaves ` for her`."""


def _is_others_win(telling: Telling) -> bool:
    """Whether a side that the player is not of wins, against the player's: "a 3-0 win for Rovers", "Rovers beat City"."""
    context, trigger = telling.context, telling.trigger
    won = WIN_FOR_RE.match(context.text, trigger.span.end) if trigger.verb is None else None
    if won:
        return not context.holds_side(Span(*won.span("name"))) and _is_other_side(context, Span(*won.span("name")))
    if trigger.name is None or not context.holds_side(trigger.name):
        return False
    actor = ACTOR_RE.search(telling.before)
    start = telling.clause.span.start
    place = Span(start + actor.start("name"), start + actor.end("name")) if actor else None
    return place is not None and not context.holds_side(place) and _is_other_side(context, place)


def _is_other_side(context: Context, span: Span) -> bool:
    """Whether a stretch names a side of the article."""
    return any(one.name and span.overlaps(one.span) for one in context.teams.mentions)


def _me(telling: Telling) -> tuple[tuple[Mention, Person], ...]:
    """The speaker as the object, where it is the main player."""
    span = Span(telling.trigger.span.end - 2, telling.trigger.span.end)
    main = telling.context.main
    spoken = main is not None and span.cut(telling.text) == "me" and telling.context.speaker_at(span.start)[1]
    if not spoken or main is None or spoken != main.name:
        return ()
    return ((Mention(span=span, form="pronoun"), main),)
