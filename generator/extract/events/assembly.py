"""All tellings of a happening as one event.

Takes a group of drafts, the fullest first; gives an `Event`. The fullest telling gives what the others leave open; the
date is the narrowest that words give. Where the side is not named beside a match it is the national one against a
country, else the club.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from generator.extract.events.context import Context
from generator.extract.events.merging import Draft, settle_when
from generator.extract.teams import is_country
from generator.knowledge.titles import event_title, templates
from generator.model.claims import Event
from generator.model.evidence import Evidence

OUTCOMES = {"win-match": "won", "lose-match": "lost", "beaten": "lost", "knocked-out": "lost", "draw-match": "drawn"}
"""How a match ended, by predicate."""

POSSESSIVES = {"m": "his", "f": "her"}


def make_event(context: Context, group: tuple[Draft, ...], number: int) -> Event:
    """One event of all tellings of a happening; its id is `e` and a number."""
    source, best, when = context.article.source, group[0], settle_when(group)
    values: dict[str, str] = {}
    words: dict[str, Evidence] = {}
    for draft in group:
        for slot, value in draft.slots.values.items():
            if slot not in values:
                values[slot] = value
                words[slot] = source.cite(draft.slots.spans[slot])
    main = context.main
    event = Event(
        id=f"e{number}",
        edtf=when.edtf,
        edtf_worked_out=when.worked_out,
        title="",
        type=best.predicate.type,
        predicate=best.predicate.id,
        status=best.status,
        people=(*((main.name,) if main else ()), *dict.fromkeys(name for draft in group for name in _others(draft))),
        evidence=tuple(source.cite(span) for span in sorted({draft.span for draft in group})),
        rule=f"{best.predicate.id}/{when.rule}",
        steps=when.steps,
        team=_team(context, best, values.get("opponent")),
        opponent=values.get("opponent"),
        competition=values.get("competition"),
        stage=values.get("stage"),
        place=values.get("place"),
        score=values.get("score"),
        outcome=OUTCOMES.get(best.predicate.id),  # type: ignore[arg-type]  # values are the Literal's
        minute=next((draft.slots.minute for draft in group if draft.slots.minute is not None), None),
        ordinals=next((draft.slots.ordinals for draft in group if draft.slots.ordinals), ()),
        possessive=POSSESSIVES.get(main.sex or "" if main else "", "their"),  # type: ignore[arg-type]  # as above
        in_caption=all(draft.in_caption for draft in group),
        slots=tuple(words.items()),
    )
    filled = event_title(event)
    return replace(event, title=filled or event_title(replace(event, title=best.title)))


def _others(draft: Draft) -> Iterator[str]:
    """Names of the others who take part, the one who fills the slot first."""
    if "other" in draft.slots.values:
        yield draft.slots.values["other"]
    yield from (person.name for _, person in draft.part.others)


def _team(context: Context, draft: Draft, opponent: str | None) -> str | None:
    """The main player's side in a match: the one named beside it, else the national one against a country."""
    if not any("{team}" in template for template in templates(draft.predicate.id, scheduled=draft.status != "past")):
        return None
    sentence = context.article.sentence_at(draft.span.start).span
    mentions = [one.name for one in context.teams.mentions if one.name in context.sides and sentence.holds(one.span)]
    if mentions and mentions[-1] != opponent:
        apart = opponent and is_country(mentions[-1] or "") and not is_country(opponent)
        known = apart and any(one.name == opponent for one in context.teams.mentions)
        return context.teams.club if known else mentions[-1]
    if opponent is None or (_is_long_ago(context, draft) and not context.teams.is_settled):
        return None
    return context.teams.country if is_country(opponent) else context.teams.club or context.teams.country


YEARS = 3
"""So many years before publication, a match that names no side of the player's may be another side's than that of now."""


def _is_long_ago(context: Context, draft: Draft) -> bool:
    """Whether a telling lies so far back that the player's side of now says nothing of it."""
    published, date = context.dating.published, draft.when.edtf
    if not (published and published.earliest and date and date.latest):
        return False
    return published.earliest.year - date.latest.year >= YEARS
