"""Claims of all sources become one site: the order of reconciliation, a screen long.

Takes the site's people, the articles and their claims; gives a `Site`. Whatever the order of sources, the result is the
same: letters follow the sources' ids, and everything else follows letters and places.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace

from generator.model.article import Article
from generator.model.claims import Claims, Event
from generator.model.facts import Disagreement, Fact, QuoteGroup
from generator.model.profile import Profile, Site, SiteConfig, Subject, Witness
from generator.reconcile.collate import collate_quotes
from generator.reconcile.derive import (
    age_steps,
    before_facts,
    birth_fact,
    edition_facts,
    rate_facts,
    remaining_facts,
    written_fact,
)
from generator.reconcile.disagree import find_disagreements
from generator.reconcile.merge import Happening, merge_events
from generator.reconcile.numbers import gather_numbers, number_facts
from generator.reconcile.portrait import age_fact, find_ages, lead_of, trait_facts
from generator.reconcile.support import Library, slug, source_letter
from generator.reconcile.timeline import timeline_facts
from generator.reconcile.witness import find_families
from generator.text.tokens import fold


def settle_site(
    config: SiteConfig, subjects: Iterable[Subject], articles: Mapping[str, Article], claims: Mapping[str, Claims]
) -> Site:
    """Reconcile everything that the sources say."""
    letters = {source: source_letter(index) for index, source in enumerate(sorted(articles))}
    library = Library(articles, letters)
    families = find_families(articles)
    witnesses = tuple(_witness(source, library, claims[source], families) for source in sorted(articles))
    people = _with_unannounced(tuple(subjects), claims)
    profiles = tuple(settle_profile(subject, witnesses, claims, library, families) for subject in people)
    return Site(
        config=config,
        profiles=tuple(sorted(profiles, key=lambda p: (p.subject.name, p.subject.id))),
        witnesses=witnesses,
    )


def _witness(source: str, library: Library, claims: Claims, families: Mapping[str, str]) -> Witness:
    return Witness(
        id=source,
        letter=library.letters[source],
        article=library.articles[source],
        published=claims.dating.published,
        published_from=claims.dating.published_from,
        dating=library.derivations(claims.dating.steps),
        family=families.get(source),
    )


def _with_unannounced(subjects: tuple[Subject, ...], claims: Mapping[str, Claims]) -> tuple[Subject, ...]:
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


def settle_profile(
    subject: Subject,
    witnesses: tuple[Witness, ...],
    claims: Mapping[str, Claims],
    library: Library,
    families: Mapping[str, str],
) -> Profile:
    """Everything that the sources say of one person."""
    own = {source: about for source, one in sorted(claims.items()) if (about := _about(one, subject))}
    happenings = merge_events(event for one in own.values() for event in one.events)
    numbers = gather_numbers(record for one in own.values() for record in one.records)
    ages = find_ages(own, subject.name)
    disagreements = find_disagreements(happenings, ages, library, families)
    printed = _printed_age(disagreements, [age.years for age in ages if not age.coming])

    facts = trait_facts((trait for one in own.values() for trait in one.traits), library)
    age = age_fact(ages, printed, library)
    if age and printed is not None:
        facts.append(replace(age, derivation=age_steps(ages, printed, library)))
    disputed = any(disagreement.id == "x-age" for disagreement, _ in disagreements)
    facts += [fact for fact in (birth_fact(ages, own, library, disputed=disputed), written_fact(own, library)) if fact]
    facts += number_facts(numbers, library)
    facts += remaining_facts(numbers, facts, library)
    facts += [
        *rate_facts(numbers, library),
        *before_facts(happenings, library),
        *edition_facts(numbers, happenings, library),
    ]

    timeline = timeline_facts(happenings, own, library)
    linked, settled = _link(facts, timeline, disagreements)
    quotes = collate_quotes(own, library)
    linked = _with_quotes(linked, quotes)
    order = ("glance", "timeline", "records")
    return Profile(
        subject=subject,
        witnesses=tuple(witness for witness in witnesses if witness.id in own),
        facts=tuple(sorted(linked, key=lambda fact: order.index(fact.section))),
        disagreements=settled,
        quotes=quotes,
        lead=lead_of(linked),
    )


def _about(claims: Claims, subject: Subject) -> Claims | None:
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


def _printed_age(disagreements: Iterable[tuple[Disagreement, Happening | None]], years: list[int]) -> int | None:
    """The age to print: the settled one, else the one that all sources give, else none."""
    for disagreement, _ in disagreements:
        if disagreement.id == "x-age":
            return int(disagreement.printed) if disagreement.printed else None
    return years[-1] if years else None


def _link(
    facts: list[Fact],
    timeline: list[tuple[Fact, Happening]],
    disagreements: list[tuple[Disagreement, Happening | None]],
) -> tuple[list[Fact], tuple[Disagreement, ...]]:
    """Tie disagreements and the facts that they touch, both ways; a disputed fact says so."""
    touched: dict[str, list[str]] = defaultdict(list)
    settled = []
    for disagreement, happening in disagreements:
        if happening is None:
            ids = [fact.id for fact in facts if fact.id == "f-age"]
        else:
            mine = [fact for fact, source in timeline if source is happening]
            ids = [mine[-1].id] if mine else []
        for fact_id in ids:
            touched[fact_id].append(disagreement.id)
        settled.append(replace(disagreement, facts=tuple(ids)))
    every = [*facts, *(fact for fact, _ in timeline)]
    linked = [
        replace(fact, status="disputed", disagreements=tuple(touched[fact.id])) if fact.id in touched else fact
        for fact in every
    ]
    return linked, tuple(settled)


def _with_quotes(facts: list[Fact], quotes: tuple[QuoteGroup, ...]) -> list[Fact]:
    """Tie facts to the quote groups whose sentences they cite."""
    holders: dict[tuple[str, int], list[str]] = defaultdict(list)
    for group in quotes:
        for variant in group.variants:
            for support in variant.support:
                holders[support.source, support.sentence].append(group.id)
    return [
        replace(
            fact,
            quotes=tuple(dict.fromkeys(name for one in fact.support for name in holders[one.source, one.sentence])),
        )
        for fact in facts
    ]
