"""What the rest of a site has to know of one person: how much there is, and which sentences and sources it rests on.

Takes a profile and the sources, gives numbers. Pages about other people, about sources and about the whole site need no
more of a profile than this, unless they show it.
"""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.model.facts import Disagreement, Fact, Support
from generator.model.profile import Profile
from generator.render.citations import Shelf, covered

MOST_COMPARED = 12
"""Most sources of one fact among which pairs are looked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """Numbers about one profile; sources are named by id."""

    facts: int
    disagreements: int
    cited: Mapping[str, tuple[int, ...]]
    """Numbers of the cited sentences of each source."""
    alone: Mapping[str, int]
    """How many facts stand in each source alone."""
    shared: tuple[tuple[str, str, int], ...]
    """How many facts two sources share, in order of letter."""


def tally_of(profile: Profile, shelf: Shelf) -> Tally:
    """The numbers of a profile."""
    cited: dict[str, set[int]] = {}
    for support in all_supports(profile):
        article = shelf.witnesses[support.source].article
        cited.setdefault(support.source, set()).update(one.number for one in covered(article, support))
    shared: Counter[tuple[str, str]] = Counter()
    for fact in profile.facts:
        inside = sorted(fact.sources, key=shelf.ranks.__getitem__)
        shared.update(itertools.combinations(inside[:MOST_COMPARED], 2))
    return Tally(
        facts=len(profile.facts),
        disagreements=len(profile.disagreements),
        cited={source: tuple(sorted(numbers)) for source, numbers in cited.items()},
        alone=count_alone(profile),
        shared=tuple((*pair, count) for pair, count in shared.items()),
    )


def count_alone(profile: Profile) -> Counter[str]:
    """How many facts of the profile stand in each source alone."""
    return Counter(fact.sources[0] for fact in profile.facts if len(fact.sources) == 1)


def fact_supports(fact: Fact) -> Iterator[Support]:
    """Everything that a fact cites, its steps included."""
    yield from fact.support
    for step in fact.derivation:
        yield from step.support


def dispute_supports(dispute: Disagreement) -> Iterator[Support]:
    """Everything that a disagreement cites."""
    for reading in dispute.readings:
        yield from reading.support
    yield from dispute.also


def all_supports(profile: Profile) -> Iterator[Support]:
    """Everything that a profile cites."""
    for fact in profile.facts:
        yield from fact_supports(fact)
    for disagreement in profile.disagreements:
        yield from dispute_supports(disagreement)
    for group in profile.quotes:
        for variant in group.variants:
            yield from variant.support
