"""Whom the site is about, and which claims of an article are theirs.

Takes the site's people and the claims of the sources; gives for each person the claims that are about them, under the
name that the site uses. A happening is of the one who acts in it; what is said of a team counts for the main player of
its article. Namesakes are told apart by what else the article says: their full name, given name or alias, their team,
their sport, an address of theirs, at last the age that it gives, against the ages that other articles give; where that
leaves two, nobody is guessed.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Protocol

from generator.knowledge.load import load_table
from generator.model.article import Article
from generator.model.claims import Cast, Claims, Event, Record
from generator.model.profile import Subject
from generator.reconcile.disagree import birth_window
from generator.reconcile.portrait import find_ages
from generator.reconcile.support import slug
from generator.text.tokens import fold, word_texts

Window = tuple[dt.date, dt.date]
"""First and last day of birth that an age allows."""


class HasCast(Protocol):
    """What says who is in an article: its claims, or their gist."""

    @property
    def cast(self) -> Cast:
        """The people."""


class Share(Mapping[str, Claims]):
    """By source id, in order: the claims that are about one person, cut out when they are asked for."""

    def __init__(self, subject: Subject, claims: Mapping[str, Claims]) -> None:
        self._subject = subject
        self._claims = claims
        self._cut: dict[str, Claims] = {}
        self.names: dict[str, frozenset[str]] = {}
        """What each source calls the person."""

    def __getitem__(self, source: str) -> Claims:
        if source not in self._cut:
            self._cut[source] = _about(self._claims[source], self._subject, self.names[source])
        return self._cut[source]

    def forget(self) -> None:
        """Let go of what was cut; who asks for it has it cut again."""
        self._cut.clear()

    def __iter__(self) -> Iterator[str]:
        return iter(self.names)

    def __len__(self) -> int:
        return len(self.names)


def find_subjects(subjects: tuple[Subject, ...], claims: Mapping[str, HasCast]) -> tuple[Subject, ...]:
    """The site's people, and the main player of every article that is about none of them."""
    known = list(subjects)
    names = {name for subject in known for name in _names(subject)}
    for _, one in sorted(claims.items()):
        main = one.cast.main
        if main and fold(main.name) not in names:
            added = Subject(id=slug(main.name), name=main.name, sex=main.sex)
            known.append(added)
            names |= _names(added)
    return tuple(known)


def _names(subject: Subject) -> frozenset[str]:
    """What an article may call the person, folded: the name, an alias, the last name alone."""
    own = fold(subject.name)
    return frozenset((own, own.split()[-1], *(fold(alias) for alias in subject.aliases)))


def is_subject(name: str, subject: Subject) -> bool:
    """Whether a name in an article can mean the site's person: the same name, an alias, or the last name alone."""
    return fold(name) in _names(subject)


def find_owners(
    subjects: Iterable[Subject],
    claims: Mapping[str, Claims],
    articles: Mapping[str, Article],
    *,
    casts: Mapping[str, HasCast] | None = None,
) -> dict[str, dict[str, Subject]]:
    """By source id, in order, and by name as the source gives it: the one person whom it means.

    Where the casts are known, the rest of the claims is looked into for namesakes alone.
    """
    called = _called(subjects)
    owners: dict[str, dict[str, Subject]] = {}
    left: list[tuple[str, str, list[Subject]]] = []
    for source, one in sorted((casts or claims).items()):
        owners[source] = {}
        for person in one.cast.people:
            fitting = called.get(fold(person.name), [])
            if owner := _owner(person.name, fitting, articles[source]):
                owners[source][person.name] = owner
            elif fitting:
                left.append((source, person.name, fitting))
    if left:
        born = _births(owners, claims, {subject.id for *_, fitting in left for subject in fitting})
        for source, name, fitting in left:
            if owner := _owner_by_age(_windows(claims[source], name), fitting, born):
                owners[source][name] = owner
    return owners


def open_names(
    subjects: Iterable[Subject], claims: Mapping[str, HasCast], owners: Mapping[str, Mapping[str, Subject]]
) -> dict[str, tuple[str, ...]]:
    """By source id: the full names in it that can mean several people of the site, and nothing tells whom."""
    called = _called(subjects)
    found = {
        source: tuple(
            person.name
            for person in one.cast.people
            if person.name not in owners[source] and " " in person.name and len(called.get(fold(person.name), [])) > 1
        )
        for source, one in claims.items()
    }
    return {source: names for source, names in found.items() if names}


def _called(subjects: Iterable[Subject]) -> Mapping[str, list[Subject]]:
    """By what an article may call them, folded: the people."""
    called: dict[str, list[Subject]] = defaultdict(list)
    for subject in subjects:
        for name in sorted(_names(subject)):
            called[name].append(subject)
    return called


def _windows(claims: Claims, name: str) -> list[Window]:
    """Days of birth that the ages allow which an article gives somebody."""
    ages = find_ages({claims.source.id: claims}, name)
    return [window for age in ages if (window := birth_window(age))]


def _births(
    owners: Mapping[str, Mapping[str, Subject]], claims: Mapping[str, Claims], wanted: Collection[str]
) -> dict[str, list[Window]]:
    """By id of a person: the windows of birth of every article that is known to mean them."""
    born: dict[str, list[Window]] = defaultdict(list)
    for source, meant in owners.items():
        for name, owner in meant.items():
            if owner.id in wanted:
                born[owner.id] += _windows(claims[source], name)
    return born


def _owner_by_age(told: list[Window], fitting: list[Subject], born: Mapping[str, list[Window]]) -> Subject | None:
    """The one of several namesakes whose every age goes with those told, where no age of another does; else None."""
    fits = {
        subject.id: [one[0] <= other[1] and other[0] <= one[1] for one in told for other in born.get(subject.id, ())]
        for subject in fitting
    }
    possible = [subject for subject in fitting if any(fits[subject.id]) or not fits[subject.id]]
    return possible[0] if len(possible) == 1 and fits[possible[0].id] and all(fits[possible[0].id]) else None


def share_claims(
    subjects: Iterable[Subject], claims: Mapping[str, Claims], owners: Mapping[str, Mapping[str, Subject]]
) -> dict[str, Share]:
    """By id of a person: the claims that are about the person."""
    shared = {subject.id: Share(subject, claims) for subject in subjects}
    for source, meant in owners.items():
        names: dict[str, set[str]] = defaultdict(set)
        for name, owner in meant.items():
            names[owner.id].add(name)
        for person, called in names.items():
            shared[person].names[source] = frozenset(called)
    return shared


def _owner(name: str, fitting: list[Subject], article: Article) -> Subject | None:
    """The one person whom a name means in an article, or None where that is open."""
    if len(fitting) < 2:
        return fitting[0] if fitting else None
    exact = [subject for subject in fitting if fold(name) == fold(subject.name)]
    if len(exact) == 1:
        return exact[0]
    signs = {subject.id: _signs(subject) for subject in fitting}
    common = set.intersection(*signs.values())
    text = f" {' '.join(word_texts(fold(article.text)))} "
    told = [
        subject
        for subject in fitting
        if any(f" {sign} " in text for sign in signs[subject.id] - common)
        or any(address in article.text for address in subject.same_as)
        or article.source.url in subject.same_as
    ]
    return told[0] if len(told) == 1 else None


def _signs(subject: Subject) -> set[str]:
    """Words that an article about a person has, and not one about a namesake: given name, aliases, team, sport; folded."""
    given = subject.name.rpartition(" ")[0]
    signs = (subject.team, subject.sport, given, *subject.aliases)
    return {" ".join(word_texts(fold(sign))) for sign in signs if sign}


def _about(claims: Claims, subject: Subject, names: frozenset[str]) -> Claims:
    """The claims of one source that are about the subject, whom it calls by these names."""
    main = claims.cast.main is not None and claims.cast.main.name in names

    def mine(name: str | None) -> bool:
        return name in names

    others = names - {subject.name}
    people = {person.name for person in claims.cast.people if person.kind == "person"}
    events: list[Event] = []
    for event in (*claims.events, *claims.others):
        if mine(event.people[0] if event.people else None) or (main and not set(event.people) & people):
            renamed = tuple(subject.name if mine(name) else name for name in event.people)
            events.append(replace(event, people=renamed) if renamed != event.people else event)
    records = tuple(
        replace(record, holder=subject.name) if record.holder in others else record
        for record in claims.records
        if mine(record.holder) or (main and record.holder not in people)
    )
    traits = tuple(
        replace(trait, person=subject.name) if trait.person in others else trait
        for trait in claims.traits
        if mine(trait.person)
    )
    quotes = tuple(
        replace(quote, speaker=subject.name) if quote.speaker in others else quote
        for quote in claims.quotes
        if mine(quote.speaker)
    )
    return replace(claims, events=tuple(events), records=records, traits=traits, quotes=quotes)


SIDES = ("club", "country", "captain", "former club")
"""Attributes whose value is a side of somebody's."""


def own_records(subject: Subject, own: Iterable[Claims]) -> Iterator[Record]:
    """The records of the subject and of their sides: those that an article says they are of, and the country of their nationality.

    Where no article tells of a side, what is said of any counts.
    """
    told = list(own)
    traits = [trait for one in told for trait in one.traits if trait.person == subject.name]
    sides = {fold(trait.value) for trait in traits if trait.attribute in SIDES}
    sides |= {fold(event.team) for one in told for event in one.events if event.team}
    sides |= {fold(subject.team)} if subject.team else set()
    peoples = {trait.value for trait in traits if trait.attribute == "nationality"}
    listed = load_table("countries")["people"].items()
    sides |= {fold(country) for country, words in listed if peoples & set(words)}
    for one in told:
        for record in one.records:
            if record.holder in (None, subject.name) or not sides or _is_of(record.holder or "", sides):
                yield record


def _is_of(holder: str, sides: Collection[str]) -> bool:
    """Whether whoever holds a number is one of some sides, by the whole name or a part of it."""
    name = f" {fold(holder)} "
    return any(name in f" {side} " or f" {side} " in name for side in sides)
