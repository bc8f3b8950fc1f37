"""Happenings as facts of the timeline, each per atomic claim.

Takes happenings, gives facts in order of date. What every source of a happening says is one fact; what only some of
them add (a minute, a score, an opponent) is a second fact with the sentences that say it, so that "in both sources" is
true of each. Titles are made from slots by the predicate's own template, never longer than the evidence.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace

from generator.knowledge.titles import event_title
from generator.model.claims import Claims, Event
from generator.model.edtf import EdtfDate
from generator.model.facts import Fact
from generator.reconcile.merge import SLOTS, Happening, clash, filled
from generator.reconcile.support import Library, slug


def timeline_facts(
    happenings: Iterable[Happening], claims: Mapping[str, Claims], library: Library
) -> list[tuple[Fact, Happening]]:
    """One or two facts a happening, each with the happening that it came from, in order of date; undated last."""
    names: Counter[str] = Counter()
    made: list[tuple[Fact, Happening]] = []
    for happening in happenings:
        stated = _date_stated(happening, claims, library)
        for fact in _facts(happening, library, stated=stated):
            names[fact.id] += 1
            number = names[fact.id]
            made.append((fact if number == 1 else replace(fact, id=f"{fact.id}-{number}"), happening))
    return sorted(made, key=lambda pair: _when(pair[0]))


def _when(fact: Fact) -> tuple[int, dt.date, dt.date, str]:
    """Sort key: dated before undated; open beginnings by their end."""
    if fact.edtf is None:
        return (1, dt.date.max, dt.date.max, fact.id)
    earliest, latest, _ = fact.edtf.order
    begins = latest if fact.edtf.earliest is None else earliest
    return (0, begins, latest, fact.id)


def _date_stated(happening: Happening, claims: Mapping[str, Claims], library: Library) -> bool:
    """Whether some sentence that tells it names its date outright, and not by the day of writing or another date."""
    edtf = happening.edtf
    for event in happening.events:
        for evidence in event.evidence:
            sentence = library.articles[evidence.source].sentence_at(evidence.span.start).span
            for timex in claims[evidence.source].dating.timexes:
                if timex.edtf == edtf and not timex.anchored and sentence.holds(timex.evidence.span):
                    return True
    return False


def _facts(happening: Happening, library: Library, *, stated: bool) -> list[Fact]:
    """The claim that all sources make, then what some of them add."""
    fullest = _fullest_by_source(happening)
    shared = _shared_slots(fullest)
    richest = happening.best
    base = _fact(happening, library, _with_only(richest, shared), happening.events, stated=stated)
    if set(filled(richest)) == set(shared) or (len(fullest) == 1 and not _disputed(happening)):
        whole = _fact(happening, library, richest, happening.events, stated=stated)
        return [whole]
    detailed = _with_only(richest, tuple(slot for slot in filled(richest) if not _contested(happening, slot)))
    if event_title(detailed) == base.value:
        return [base]
    extra = tuple(slot for slot in filled(detailed) if slot not in shared)
    tellers = tuple(_narrowed(event, extra, library) for event in happening.events if _tells(event, detailed, extra))
    return [base, _fact(happening, library, detailed, tellers, stated=stated, suffix="-in-full")]


def _fullest_by_source(happening: Happening) -> dict[str, list[Event]]:
    by_source: dict[str, list[Event]] = {}
    for event in happening.events:
        by_source.setdefault(event.evidence[0].source, []).append(event)
    return by_source


def _shared_slots(by_source: dict[str, list[Event]]) -> tuple[str, ...]:
    """Slots that every source fills, without a clash between any two tellings."""
    every = [event for events in by_source.values() for event in events]
    return tuple(
        slot
        for slot in SLOTS
        if all(any(slot in filled(event) for event in events) for events in by_source.values())
        and not any(clash(one, other, slot) for one in every for other in every)
    )


def _disputed(happening: Happening) -> bool:
    return any(_contested(happening, slot) for slot in SLOTS)


def _contested(happening: Happening, slot: str) -> bool:
    """Whether two tellings clash on a slot."""
    return any(clash(one, other, slot) for one in happening.events for other in happening.events)


def _with_only(event: Event, slots: tuple[str, ...]) -> Event:
    """The event without the slots that are not named."""
    empty = {slot: () if slot == "ordinals" else None for slot in SLOTS if slot not in slots}
    return replace(event, **empty)  # type: ignore[arg-type]


def _tells(event: Event, detailed: Event, extra: tuple[str, ...]) -> bool:
    """Whether an event tells something of the detail that not all sources tell."""
    return bool(set(extra) & set(filled(event))) and not any(clash(event, detailed, slot) for slot in SLOTS)


def _narrowed(event: Event, extra: tuple[str, ...], library: Library) -> Event:
    """The event with only those of its sentences that hold the words of an extra slot; all where none is known."""
    holding = {library.support(evidence).sentence for name, evidence in event.slots if name in extra}
    kept = tuple(evidence for evidence in event.evidence if library.support(evidence).sentence in holding)
    return replace(event, evidence=kept or event.evidence)


def _fact(
    happening: Happening, library: Library, shown: Event, tellers: tuple[Event, ...], *, stated: bool, suffix: str = ""
) -> Fact:
    best = happening.best
    edtf = happening.edtf
    steps = [step for event in tellers if event.edtf == edtf for step in event.steps]
    derived = bool(steps) and not stated
    marker = best.opponent or best.competition or ""
    name = "-".join(part for part in (f"t-{happening.predicate}", slug(marker, limit=3), _year(edtf)) if part)
    return Fact(
        id=name + suffix,
        section="timeline",
        label=best.type.capitalize(),
        value=event_title(shown),
        edtf=edtf,
        edtf_worked_out=_narrower(happening.edtf_worked_out, edtf),
        status="derived" if derived else "stated",
        date_derived=derived,
        scheduled=best.status != "past",
        note=_note(best, edtf),
        support=library.supports(evidence for event in tellers for evidence in event.evidence),
        derivation=library.derivations(steps),
    )


def _narrower(worked_out: EdtfDate | None, edtf: EdtfDate | None) -> EdtfDate | None:
    """What the tournament file adds, where it says more than the date itself."""
    if worked_out is None or edtf is None or worked_out == edtf or not worked_out.within(edtf):
        return None
    return worked_out


def _year(edtf: EdtfDate | None) -> str:
    return str(edtf.year) if edtf and edtf.year else ""


def _note(event: Event, edtf: EdtfDate | None) -> str:
    if event.status == "ambition":
        return "an aim, not a plan"
    if edtf is not None and edtf.latest is None:
        return "the sources do not say when it ended" if event.predicate == "streak" else "the sources do not say when"
    return ""
