"""Claims of all sources become one site: the order of reconciliation, a screen long.

Takes the site's people, the articles and their claims; gives a `Site`. Whatever the order of sources, the result is the
same: letters follow the sources' ids, and everything else follows letters and places.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Protocol, get_args

from generator.errors import Problem
from generator.model.article import Article
from generator.model.claims import Claims
from generator.model.facts import Disagreement, Fact, Section
from generator.model.gist import Gist
from generator.model.profile import Profile, Site, SiteConfig, Subject, Witness
from generator.reconcile.births import age_steps, aged_facts, birth_fact, written_fact
from generator.reconcile.collate import collate_quotes
from generator.reconcile.conflicts import find_conflicts
from generator.reconcile.derive import before_facts, edition_facts, exit_facts, rate_facts, remaining_facts, tally_facts
from generator.reconcile.disagree import find_disagreements
from generator.reconcile.doers import find_rival_doers
from generator.reconcile.edit import apply_edits, withdraw_sources, withdrawn_for
from generator.reconcile.gist import GistOf, find_gist
from generator.reconcile.link import AGE, link_facts, link_quotes
from generator.reconcile.merge import Happening, merge_events
from generator.reconcile.numbers import gather_numbers, numbered, place_numbers, says_a_mark
from generator.reconcile.portrait import Age, age_fact, find_ages, lead_of, trait_facts
from generator.reconcile.reported import add_reported
from generator.reconcile.rivals import FindRivalries, Rivalry, find_rivalries_in, share_rivalries, without_sources
from generator.reconcile.spans import span_facts
from generator.reconcile.subjects import find_owners, find_subjects, open_names, own_records, share_claims
from generator.reconcile.support import Library, source_letter
from generator.reconcile.timeline import timeline_facts, when_order
from generator.reconcile.witness import FindKin, Kin, find_kin
from generator.reconcile.worth import absorb, stands


class Settle(Protocol):
    """Settles one person's profile: `settle_profile`, or what stands in for it where profiles are kept."""

    def __call__(
        self,
        subject: Subject,
        witnesses: tuple[Witness, ...],
        own: Mapping[str, Claims],
        rivalries: tuple[Rivalry, ...],
        library: Library,
        families: Mapping[str, str],
    ) -> tuple[Profile, tuple[Problem, ...]]:
        """The profile, and what the editor's changes found wrong."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Means:
    """What stands in for work that was done before."""

    settle: Settle
    find_kin: FindKin = find_kin
    gist_of: GistOf = find_gist
    find_rivalries: FindRivalries = find_rivalries_in


def settle_site(
    config: SiteConfig,
    subjects: Iterable[Subject],
    articles: Mapping[str, Article],
    claims: Mapping[str, Claims],
    *,
    means: Means | None = None,
) -> tuple[Site, tuple[Problem, ...]]:
    """Reconcile everything that the sources say; the problems are of edits that fit nothing."""
    means = means or Means(settle=settle_profile)
    letters = {source: source_letter(index) for index, source in enumerate(sorted(articles))}
    library = Library(articles, letters)
    kin = means.find_kin(articles, claims)
    families = {source: one.family for source, one in kin.items()}
    gists = {source: means.gist_of(article, claims[source]) for source, article in articles.items()}
    people = find_subjects(tuple(subjects), gists)
    withdrawn = withdrawn_for(people)
    owners = find_owners(people, claims, articles, casts=gists)
    unsure = open_names(people, gists, owners)
    witnesses = tuple(
        replace(
            _witness(source, library, gists[source], kin.get(source)),
            withdrawn=withdrawn.get(source, ()),
            open_names=unsure.get(source, ()),
        )
        for source in sorted(articles)
    )
    shared = share_claims(people, claims, owners)
    rivalries = share_rivalries(means.find_rivalries(claims), owners)
    settled = [
        means.settle(subject, witnesses, shared[subject.id], rivalries.get(subject.id, ()), library, families)
        for subject in people
    ]
    profiles = sorted(
        (profile for profile, _ in settled), key=lambda profile: (profile.subject.name, profile.subject.id)
    )
    problems = tuple(problem for _, faults in settled for problem in faults)
    return Site(config=config, profiles=tuple(profiles), witnesses=witnesses), problems


def _witness(source: str, library: Library, gist: Gist, kin: Kin | None) -> Witness:
    return Witness(
        id=source,
        letter=library.letters[source],
        article=library.articles[source],
        published=gist.published,
        published_from=gist.published_from,
        dating=gist.dating,
        family=kin.family if kin else None,
        kinship=kin.kinship if kin else None,
    )


def settle_profile(
    subject: Subject,
    witnesses: tuple[Witness, ...],
    own: Mapping[str, Claims],
    rivalries: tuple[Rivalry, ...],
    library: Library,
    families: Mapping[str, str],
) -> tuple[Profile, tuple[Problem, ...]]:
    """Everything that the sources say of one person, with the editor's changes, and what those found wrong."""
    gone = {entry.source for entry in subject.edits.withdrawals}
    own, withdrawn, unknown = withdraw_sources(subject.edits, own, library)
    rivalries = without_sources(rivalries, gone)
    rivals = {one.source for rivalry in rivalries for one in rivalry.told}
    happenings = merge_events(event for one in own.values() for event in one.events)
    gathered = gather_numbers(own_records(subject, own.values()))
    numbers = place_numbers(gathered, happenings, library)
    left, taken = absorb(happenings)
    printable = tuple(one for one in left if stands(one) and not says_a_mark(one, numbers, library))
    ages = find_ages(own, subject.name)
    disagreements = find_disagreements(printable, ages, library, families)
    disputed = any(disagreement.id == AGE for disagreement, _ in disagreements)
    printed = _printed_age(disagreements, ages)

    facts = trait_facts((trait for one in own.values() for trait in one.traits), library)
    age = age_fact(ages, printed, library, disputed=disputed)
    if age:
        steps = age_steps(ages, printed, library) if printed is not None else ()
        facts.append(replace(age, derivation=steps))
    born = birth_fact(ages, own, library, disputed=disputed)
    facts += [fact for fact in (born, written_fact(own, library)) if fact]
    counted = numbered(numbers, library, person=subject.name)
    facts += [fact for fact, _ in counted]
    facts += remaining_facts(numbers, facts, library)
    facts += [
        *tally_facts(numbers, library),
        *rate_facts(numbers, library),
        *before_facts(happenings, library),
        *edition_facts(numbers, happenings, library),
        *exit_facts(printable, library),
    ]
    told = timeline_facts(printable, own, library, taken)
    timeline = [pair for pair in told if not _before_birth(pair[0], born)]
    facts += [*aged_facts(timeline, born), *span_facts(timeline)]

    conflicts = [
        *find_rival_doers(rivalries, printable, library, families),
        *find_conflicts(printable, numbers, own, library, families),
    ]
    linked, settled = link_facts(facts, timeline, counted, disagreements, conflicts, library)
    quotes = add_reported(collate_quotes(own, library), own, library)
    edited = apply_edits(subject.edits, link_quotes(linked, quotes), settled, library)
    profile = Profile(
        subject=subject,
        witnesses=tuple(witness for witness in witnesses if witness.id in own or witness.id in rivals),
        facts=_in_order(edited.facts),
        disagreements=edited.disagreements,
        quotes=quotes,
        lead=lead_of(edited.facts),
        log=(*withdrawn, *edited.log),
    )
    return profile, (*unknown, *edited.problems)


def _before_birth(fact: Fact, born: Fact | None) -> bool:
    """Whether something was before the person was born, so that it is somebody else's: an earlier final of the side."""
    return bool(fact.edtf and born and born.edtf and fact.edtf.certainly_before(born.edtf))


def _in_order(facts: tuple[Fact, ...]) -> tuple[Fact, ...]:
    """Facts by section, those of the timeline by date, those that an editor added and dated among them."""
    sections = {section: [fact for fact in facts if fact.section == section] for section in get_args(Section)}
    sections["timeline"].sort(key=when_order)
    return tuple(fact for section in sections.values() for fact in section)


def _printed_age(disagreements: Iterable[tuple[Disagreement, Happening | None]], ages: Iterable[Age]) -> int | None:
    """The age to print: the settled one, else that of the article written last, else none."""
    for disagreement, _ in disagreements:
        if disagreement.id == AGE:
            return int(disagreement.printed) if disagreement.printed else None
    now = [age for age in ages if not age.coming and not age.past]
    latest = max(now, key=lambda age: (age.when is not None, age.when.order if age.when else ()), default=None)
    return latest.years if latest else None
