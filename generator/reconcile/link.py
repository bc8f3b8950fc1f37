"""Facts, disagreements and quotes tied to each other, both ways.

Takes facts with what they came from, and the disagreements; gives facts that say what disputes them, and disagreements
that name their facts. Two numbers that contradict each other become one fact: the printed value with the sentences for
and against it, or, where none is printed, both values. One happening told of two days is one fact as well, dated by what
both days have in common.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace

from generator.model.edtf import EdtfDate
from generator.model.facts import Disagreement, Fact, QuoteGroup
from generator.model.phrases import Phrase, joined
from generator.model.spoken import date_words
from generator.reconcile.conflicts import Conflict
from generator.reconcile.merge import Happening
from generator.reconcile.numbers import Number, show_value
from generator.reconcile.support import Library

AGE = "x-age"
"""Id of the disagreement about the age, which touches the fact `f-age`."""


def link_facts(
    facts: Iterable[Fact],
    timeline: Iterable[tuple[Fact, Happening]],
    counted: Iterable[tuple[Fact, Number]],
    disagreements: Iterable[tuple[Disagreement, Happening | None]],
    conflicts: Iterable[Conflict],
    library: Library,
) -> tuple[list[Fact], tuple[Disagreement, ...]]:
    """All facts in order, those that are disputed marked so, and all disagreements with their facts.

    Args:
        facts: all but those of the timeline.
        timeline: facts of the timeline with their happenings.
        counted: those of `facts` that are numbers, with their numbers.
        disagreements: within happenings, and of the age.
        conflicts: between happenings and between numbers.
        library: the articles.

    """
    placed = list(timeline)
    every = {fact.id: fact for fact in (*facts, *(fact for fact, _ in placed))}
    numbered = list(counted)
    by_number = {id(number): fact.id for fact, number in numbered}
    touched: dict[str, list[str]] = defaultdict(list)
    found: list[Disagreement] = []
    for disagreement, happening in disagreements:
        ids = _facts_of(happening, placed) if happening else ["f-age"] if disagreement.id == AGE else []
        if happening and disagreement.id.startswith("x-score-"):
            scores = tuple(one for _, one in numbered if one.happening is happening and one.first.kind == "score")
            ids += _one_number(Conflict(disagreement=disagreement, numbers=scores), by_number, every, library)
        found.append(replace(disagreement, facts=tuple(name for name in ids if name in every)))
    for conflict in conflicts:
        ids = [name for happening in conflict.happenings for name in _facts_of(happening, placed)]
        if conflict.disagreement.id.startswith("x-date-"):
            ids = _one_happening(ids, conflict, every, library)
        if conflict.disagreement.id.startswith("x-who-"):
            _stand_against(ids, conflict.disagreement, every, library)
        ids += _one_number(conflict, by_number, every, library)
        found.append(replace(conflict.disagreement, facts=tuple(dict.fromkeys(ids))))
    found = list(_told_apart(found))
    for disagreement in found:
        for name in disagreement.facts:
            touched[name].append(disagreement.id)
    linked = [
        replace(fact, status="disputed", disagreements=tuple(touched[fact.id])) if fact.id in touched else fact
        for fact in every.values()
    ]
    return _with_own_addresses(linked), tuple(found)


def _with_own_addresses(facts: list[Fact]) -> list[Fact]:
    """The facts, each with those of its former ids that no other fact has or had."""
    claimed = Counter(name for fact in facts for name in {fact.id, *fact.was})
    return [
        replace(fact, was=tuple(name for name in dict.fromkeys(fact.was) if name != fact.id and claimed[name] == 1))
        for fact in facts
    ]


def _names(facts: Iterable[Fact]) -> tuple[str, ...]:
    """The ids of facts that become one, and those that they had."""
    return tuple(dict.fromkeys(name for fact in facts for name in (fact.id, *fact.was)))


def _told_apart(found: Iterable[Disagreement]) -> Iterator[Disagreement]:
    """Disagreements of one name told apart by numbers."""
    names: Counter[str] = Counter()
    for one in found:
        names[one.id] += 1
        yield replace(one, id=f"{one.id}-{names[one.id]}") if names[one.id] > 1 else one


def _facts_of(happening: Happening, timeline: list[tuple[Fact, Happening]]) -> list[str]:
    """The fullest fact of a happening."""
    mine = [fact.id for fact, source in timeline if source is happening]
    return mine[-1:]


def _one_happening(ids: list[str], conflict: Conflict, every: dict[str, Fact], library: Library) -> list[str]:
    """Make one fact of a happening that is told of several days; gives its id."""
    facts = [every[name] for name in ids if name in every]
    if len(facts) < 2:
        return ids
    printed = conflict.disagreement.printed
    chosen = [fact for fact in facts if fact.edtf and date_words(fact.edtf) == printed]
    kept, support = facts[0], {one.evidence: one for fact in facts for one in fact.support}
    edtf = chosen[0].edtf if chosen else _common([fact.edtf for fact in facts if fact.edtf])
    name = min((fact.id for fact in facts), key=lambda one: (len(one), one))
    placed = tuple(sorted(support.values(), key=library.order))
    every[name] = replace(kept, id=name, edtf=edtf, edtf_worked_out=None, support=placed, was=_names(facts))
    for fact in facts:
        if fact.id != name:
            every.pop(fact.id)
    return [name]


def _stand_against(ids: list[str], disagreement: Disagreement, every: dict[str, Fact], library: Library) -> None:
    """Set the sentences that give a fact's deed to somebody else against it."""
    for name in ids:
        fact = every[name]
        own = {support.evidence for support in fact.support}
        sides = [{support.evidence for support in reading.support} for reading in disagreement.readings]
        others = {evidence for side in sides if not side & own for evidence in side}
        every[name] = replace(fact, support=(*fact.support, *library.supports(others - own, stance="against")))


def _common(dates: list[EdtfDate]) -> EdtfDate | None:
    """The month, or the year, that all dates lie in; None where they share none."""
    for length in (len("2034-01"), len("2034")):
        shared = {date.text[:length] for date in dates}
        if len(shared) == 1:
            return EdtfDate.parse(shared.pop())
    return None


def _one_number(conflict: Conflict, by_number: dict[int, str], every: dict[str, Fact], library: Library) -> list[str]:
    """Make one fact of numbers that contradict each other; gives its id, with those of the matches they belong to."""
    sides = [(number, by_number[id(number)]) for number in conflict.numbers if by_number.get(id(number)) in every]
    if len(sides) < 2:
        return [name for _, name in sides]
    printed = conflict.disagreement.printed
    chosen = next((name for number, name in sides if show_value(number.first) == printed), None)
    kept = chosen or min(name for _, name in sides)
    others = [name for _, name in sides if name != kept]
    stance = "against" if chosen else "supports"
    more = library.supports(
        (support.evidence for name in others for support in every[name].support),
        stance="against" if stance == "against" else "supports",
    )
    either = joined((reading.value for reading in conflict.disagreement.readings), by=Phrase(" or "))
    value = every[kept].value if chosen else either
    was = _names(every[name] for name in (kept, *others))
    every[kept] = replace(every[kept], value=value, support=(*every[kept].support, *more), was=was)
    for name in others:
        del every[name]
    return [kept]


def link_quotes(facts: Iterable[Fact], quotes: Iterable[QuoteGroup]) -> list[Fact]:
    """Facts with the quote groups whose sentences they cite."""
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
