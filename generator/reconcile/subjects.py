"""Whom the site is about, and which claims of an article are theirs.

Takes the site's people and the claims of a source; gives the claims that are about one person, under the name that the
site uses. What is said of a team counts for the main player of its article.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from generator.model.claims import Claims, Event
from generator.model.profile import Subject
from generator.reconcile.support import slug
from generator.text.tokens import fold


def find_subjects(subjects: tuple[Subject, ...], claims: Mapping[str, Claims]) -> tuple[Subject, ...]:
    """The site's people, and the main player of every article that is about none of them."""
    known = list(subjects)
    for _, one in sorted(claims.items()):
        main = one.cast.main
        if main and not any(is_subject(main.name, subject) for subject in known):
            known.append(Subject(id=slug(main.name), name=main.name, sex=main.sex))
    return tuple(known)


def is_subject(name: str, subject: Subject) -> bool:
    """Whether a name in an article means the site's person: the same name, an alias, or the last name alone."""
    said, own = fold(name), fold(subject.name)
    return said in (own, *(fold(alias) for alias in subject.aliases)) or (" " not in said and own.split()[-1] == said)


def claims_about(claims: Claims, subject: Subject) -> Claims | None:
    """The claims of one source that are about the subject, or None when it does not speak of them.

    Names are written as the site writes them. What is said of a team counts for its article's main player.
    """
    names = {person.name for person in claims.cast.people if is_subject(person.name, subject)}
    if not names:
        return None
    main = claims.cast.main is not None and claims.cast.main.name in names

    def mine(name: str | None) -> bool:
        return name in names

    people = {person.name for person in claims.cast.people if person.kind == "person"}
    events: list[Event] = []
    for event in claims.events:
        if any(mine(name) for name in event.people) or (main and not set(event.people) & people):
            renamed = tuple(subject.name if mine(name) else name for name in event.people)
            events.append(replace(event, people=renamed))
    records = tuple(
        replace(record, holder=subject.name if mine(record.holder) else record.holder)
        for record in claims.records
        if mine(record.holder) or (main and record.holder not in people)
    )
    traits = tuple(replace(trait, person=subject.name) for trait in claims.traits if mine(trait.person))
    quotes = tuple(quote for quote in claims.quotes if mine(quote.speaker))
    return replace(claims, events=tuple(events), records=records, traits=traits, quotes=quotes)
