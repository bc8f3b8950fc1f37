"""Happenings in the lives of the other people of an article.

Takes an article with its people, quotes and dates; gives the `Event`s of everybody whom it names in full but is not
about. They are read more strictly than those of the main player: only where the clause begins with the person's name,
and only deeds of a person (`doers.toml`), for whose match it was and whose side won is told of the main player.
`factsheet extract` does not print them; they are for the pages of the other people, and for who did what.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from generator.extract.events.happenings import extract_events
from generator.extract.teams import Teams
from generator.knowledge.load import load_table
from generator.model.article import Article
from generator.model.claims import Cast, Dating, Event, Person, Quote
from generator.model.evidence import Evidence

BEFORE = 3
"""Words that may stand before the name at the beginning of a clause: "In May substitute Bo Sample"."""


def extract_others(
    article: Article, cast: Cast, quotes: tuple[Quote, ...], *, dating: Dating, teams: Teams
) -> tuple[Event, ...]:
    """The happenings of everybody but the main player, person by person in order of first mention."""
    found: list[Event] = []
    for person in cast.people:
        if person.kind != "person" or person == cast.main or " " not in person.name:
            continue
        events = extract_events(article, replace(cast, main=person), quotes, dating=dating, teams=teams)
        found += _own(events, person)
    return tuple(replace(event, id=f"o{number}") for number, event in enumerate(found, 1))


def _own(events: tuple[Event, ...], person: Person) -> Iterator[Event]:
    """The events that are told as the person's, with the clauses that say so."""
    for event in events:
        told = tuple(evidence for evidence in event.evidence if _begins_with(evidence, person))
        if told and event.type in load_table("doers")["told"]:
            yield replace(event, people=(person.name,), evidence=told, team=None)


def _begins_with(evidence: Evidence, person: Person) -> bool:
    """Whether a clause begins with the person's name, as its subject."""
    return any(
        mention.form in ("full", "name")
        and not mention.possessive
        and evidence.span.holds(mention.span)
        and len(evidence.exact[: mention.span.start - evidence.span.start].split()) <= BEFORE
        for mention in person.mentions
    )
