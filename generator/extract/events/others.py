"""Happenings in the lives of the other people of an article.

Takes an article with its people, quotes and dates; gives the `Event`s of everybody whom it names in full but is not
about. They are read more strictly than those of the main player: only where the clause begins with the person's name,
and only deeds of a person (`doers.toml`), for whose match it was and whose side won is told of the main player.
`factsheet extract` does not print them; they are for the pages of the other people, and for who did what.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from generator.extract.events.context import Context
from generator.extract.events.happenings import extract_events
from generator.extract.events.readings import home_of
from generator.knowledge.load import load_table
from generator.model.article import Sentence
from generator.model.claims import Event, Mention, Person
from generator.model.evidence import Evidence

BEFORE = 3
"""Words that may stand before the name at the beginning of a clause: "In May substitute Bo Sample"."""


NEAR = 3
"""How many sentences before and after its own an event may take its match and its day from."""


def extract_others(context: Context) -> tuple[Event, ...]:
    """The happenings of everybody but the main player, person by person in order of first mention.

    Of each, only the sentences near their names are read, so that time grows with the article and not with its people.
    """
    found: list[Event] = []
    for person in context.cast.people:
        if person.kind != "person" or person == context.main or " " not in person.name:
            continue
        sentences = _sentences_of(context, person)
        if sentences:
            found += _own(extract_events(context.about(person), sentences), person)
    return tuple(replace(event, id=f"o{number}") for number, event in enumerate(found, 1))


def _sentences_of(context: Context, person: Person) -> list[Sentence]:
    """The sentences near those that name a person as a subject, in order of place; none where no deed is the person's."""
    last = len(context.article.sentences) - 1
    wanted: set[int] = set()
    does = False
    for mention in filter(_is_subject, person.mentions):
        sentence = context.article.sentence_at(mention.span.start)
        if not _opens_clause(context, sentence, mention):
            continue
        does = does or _is_doer(context, sentence, mention)
        index = sentence.number - 1
        wanted.update(range(max(0, index - NEAR), min(last, index + NEAR) + 1))
    return [context.article.sentences[index] for index in sorted(wanted)] if does else []


def _is_doer(context: Context, sentence: Sentence, mention: Mention) -> bool:
    """Whether a deed stands in the clause that a mention begins, or in one that reaches into it."""
    clauses, triggers = context.cut(sentence)
    return any(
        (trigger.predicate.type in load_table("doers")["told"] or trigger.predicate.negated)
        and home_of(clauses, trigger).span.overlaps(mention.span)
        for trigger in triggers
    )


def _opens_clause(context: Context, sentence: Sentence, mention: Mention) -> bool:
    """Whether a clause of a sentence that tells something begins with a mention."""
    clauses, _ = context.cut(sentence)
    start = mention.span.start
    home = next((clause for clause in reversed(clauses) if clause.span.start <= start), None)
    return (
        home is not None and len(context.text[home.span.start : start].split()) <= BEFORE + 1
    )  # a mark may stand there


def _is_subject(mention: Mention) -> bool:
    """Whether a mention may be the name that a clause begins with."""
    return mention.form in ("full", "name") and not mention.possessive


def _own(events: tuple[Event, ...], person: Person) -> Iterator[Event]:
    """The events that are told as the person's, with the clauses that say so."""
    for event in events:
        told = tuple(evidence for evidence in event.evidence if _begins_with(evidence, person))
        if told and event.type in load_table("doers")["told"]:
            yield replace(event, people=(person.name,), evidence=told, team=None)


def _begins_with(evidence: Evidence, person: Person) -> bool:
    """Whether a clause begins with the person's name, as its subject."""
    return any(
        _is_subject(mention)
        and evidence.span.holds(mention.span)
        and len(evidence.exact[: mention.span.start - evidence.span.start].split()) <= BEFORE
        for mention in person.mentions
    )
