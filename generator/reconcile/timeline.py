"""Happenings as facts of the timeline, each per atomic claim.

Takes happenings, gives facts in order of date. What every source of a happening says is one fact; what only some of
them add (a minute, a score, an opponent) is a second fact with the sentences that say it, so that "in both sources" is
true of each. Titles are made from slots by the predicate's own template, never longer than the evidence.

An id is made from what the fact itself says (its class, the opponent or competition it names, its year), so that a
source that tells more, or less, does not rename it.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace

from generator.knowledge.titles import event_title
from generator.model.claims import Claims, Event, Step
from generator.model.edtf import EdtfDate
from generator.model.facts import Derivation, Fact
from generator.model.phrases import Phrase
from generator.reconcile.merge import SLOTS, Happening, clash, filled, own_slots, precision
from generator.reconcile.support import Library, slug
from generator.reconcile.worth import is_bare
from generator.text.tokens import fold

MARKERS = ("side", "prize", "record", "office", "vote", "other")
"""Slots that tell one happening of a class from another, where it has neither opponent nor competition."""

LABELS = {"other": "Event"}
"""Labels of types whose own name says too little."""

Placed = tuple[Fact, Happening]


def timeline_facts(
    happenings: Iterable[Happening],
    claims: Mapping[str, Claims],
    library: Library,
    taken: Mapping[int, tuple[Happening, ...]],
) -> list[Placed]:
    """One or two facts a happening, each with the happening that it came from, in order of date; undated last.

    Args:
        happenings: those that stand on the page.
        claims: of every source, by id.
        library: the articles.
        taken: by `id` of a happening, the vaguer tellings of the same match.

    """
    made: list[Placed] = []
    for happening in happenings:
        vaguer = taken.get(id(happening), ())
        facts = _facts(happening, claims, library)
        facts[-1] = replace(facts[-1], was=former_names((happening, *vaguer)))
        made += [(_with_taken(fact, vaguer, library), happening) for fact in facts]
    apart = _told_apart(sorted(made, key=lambda pair: (library.told_first(pair[1].sources), *_by_date(pair[0]))))
    return sorted(apart, key=lambda pair: _by_date(pair[0]))


def _by_date(fact: Fact) -> tuple[tuple[int, dt.date, dt.date], str]:
    return when_order(fact), fact.id


def _told_apart(made: list[Placed]) -> list[Placed]:
    """Ids made unique: the first told keeps its own, others add their date, and a number where that is not enough."""
    names: Counter[str] = Counter()
    apart: list[Placed] = []
    for fact, happening in made:
        name = fact.id
        if names[name] and fact.edtf:
            name = f"{name.removesuffix(f'-{fact.edtf.year}')}-{slug(fact.edtf.text)}"
        names[name] += 1
        apart.append((replace(fact, id=name if names[name] == 1 else f"{name}-{names[name]}"), happening))
    return apart


def former_names(told: Iterable[Happening]) -> tuple[str, ...]:
    """Ids that a happening has where only some of its sources tell it: each with what one of them names, and its year.

    Empty where one source tells it all.
    """
    happenings = tuple(told)
    if len(frozenset[str]().union(*(one.sources for one in happenings))) < 2:
        return ()
    names: dict[str, None] = {}
    for happening in happenings:
        years = dict.fromkeys((*(event.edtf for event in happening.events), None))
        for event in happening.events:
            bare = with_only(event, ())
            plain = replace(bare, slots=()) if bare.slots else bare
            named = (
                with_only(event, (slot,)) if getattr(event, slot) else bare for slot in ("opponent", "competition")
            )
            shown = {id(one): one for one in (*named, bare, plain)}
            bare_names = [_told_name(one) for one in shown.values()]
            names |= dict.fromkeys(_of_year(name, year) for name in bare_names for year in years)
    return tuple(names)


def when_order(fact: Fact) -> tuple[int, dt.date, dt.date]:
    """Sort key of a timeline: dated before undated; open beginnings by their end."""
    if fact.edtf is None:
        return (1, dt.date.max, dt.date.max)
    earliest, latest, _ = fact.edtf.order
    begins = latest if fact.edtf.earliest is None else earliest
    return (0, begins, latest)


def _facts(happening: Happening, claims: Mapping[str, Claims], library: Library) -> list[Fact]:
    """The claim that all sources make, then what some of them add."""
    shared = _shared_slots(happening)
    richest = happening.best
    several = len(happening.sources) > 1
    if not several and not _disputed(happening):
        return [_fact(happening, claims, library, richest, happening.events)]
    base = _worded(with_only(richest, shared), happening)
    detailed = with_only(richest, tuple(slot for slot in filled(richest) if not _contested(happening, slot)))
    extra = tuple(slot for slot in filled(detailed) if slot not in shared)
    whole = event_title(detailed)
    if not extra or whole == event_title(base):
        kept = detailed if whole != event_title(replace(base, title="")) else base
        return [_fact(happening, claims, library, kept if extra else base, happening.events)]
    tellers = tuple(_narrowed(event, extra, library) for event in happening.events if _tells(event, detailed, extra))
    full = _fact(happening, claims, library, detailed, tellers, joined=several)
    if is_bare(base):
        return [full]
    first = _fact(happening, claims, library, base, happening.events)
    if first.id == full.id:
        full = replace(full, id=f"{full.id}-{_telling_slot(base, detailed, extra)}")
    return [first, full]


def _telling_slot(base: Event, detailed: Event, extra: tuple[str, ...]) -> str:
    """The slot by which the fuller title says more."""
    shorter = event_title(base)
    shows = (slot for slot in extra if event_title(replace(base, **{slot: getattr(detailed, slot)})) != shorter)
    return next(shows, extra[0])


def _shared_slots(happening: Happening) -> tuple[str, ...]:
    """Slots that every source fills, without a clash between any two tellings."""
    by_source: dict[str, list[Event]] = {}
    for event in happening.events:
        by_source.setdefault(event.evidence[0].source, []).append(event)
    return tuple(
        slot
        for slot in SLOTS
        if all(any(slot in filled(event) for event in events) for events in by_source.values())
        and not _contested(happening, slot)
    )


def _disputed(happening: Happening) -> bool:
    return any(_contested(happening, slot) for slot in SLOTS)


def _contested(happening: Happening, slot: str) -> bool:
    """Whether two tellings clash on a slot."""
    tellings = {str(getattr(event, slot)): event for event in happening.events}.values()
    return any(clash(one, other, slot) for one in tellings for other in tellings)


def with_only(event: Event, slots: tuple[str, ...]) -> Event:
    """The event without the slots that are not named."""
    empty = {slot: () if slot == "ordinals" else None for slot in filled(event) if slot not in slots}
    return replace(event, **empty) if empty else event  # type: ignore[arg-type]


def _worded(event: Event, happening: Happening) -> Event:
    """The event with the words of the telling that every source shares, where one does: "technique" for "run-up"."""
    for told in sorted(happening.events, key=lambda one: one.in_caption):
        words = own_slots(told)
        if words and all(_holds(source, words, happening) for source in happening.sources):
            keep = {name for name, _ in event.slots if name in SLOTS}
            own = tuple(pair for pair in told.slots if pair[0] not in SLOTS)
            return replace(event, title=told.title, slots=(*(p for p in event.slots if p[0] in keep), *own))
    return event


def _holds(source: str, words: tuple[str, ...], happening: Happening) -> bool:
    """Whether one source tells the happening with all of these words."""
    told = " ".join(fold(e.exact) for event in happening.events for e in event.evidence if e.source == source)
    return all(word in told for word in words)


def _tells(event: Event, detailed: Event, extra: tuple[str, ...]) -> bool:
    """Whether an event tells something of the detail that not all sources tell."""
    return bool(set(extra) & set(filled(event))) and not any(clash(event, detailed, slot) for slot in SLOTS)


def _narrowed(event: Event, extra: tuple[str, ...], library: Library) -> Event:
    """The event with only those of its sentences that hold the words of an extra slot; all where none is known."""
    holding = {library.support(evidence).sentence for name, evidence in event.slots if name in extra}
    kept = tuple(evidence for evidence in event.evidence if library.support(evidence).sentence in holding)
    return replace(event, evidence=kept or event.evidence)


def _fact(
    happening: Happening,
    claims: Mapping[str, Claims],
    library: Library,
    shown: Event,
    tellers: tuple[Event, ...],
    *,
    joined: bool = False,
) -> Fact:
    """A fact of what `shown` says, told by `tellers`."""
    edtf = happening.edtf
    steps = [
        step for event in tellers if event.edtf == edtf for step in _steps_of(event, claims[event.evidence[0].source])
    ]
    stated = date_stated(happening, claims, library)
    derived = bool(steps) and not stated
    derivation = library.derivations(steps)
    if joined:
        derivation = (*derivation, _joining(happening, library, {event.evidence[0].source for event in tellers}))
    return Fact(
        id=fact_name(shown, edtf),
        section="timeline",
        label=LABELS.get(shown.type, shown.type.capitalize()),
        value=event_title(shown),
        edtf=edtf,
        edtf_worked_out=_narrower(happening.edtf_worked_out, edtf),
        status="derived" if derived else "stated",
        date_derived=derived,
        scheduled=shown.status != "past",
        note=_note(happening),
        support=library.supports(evidence for event in tellers for evidence in event.evidence),
        derivation=derivation,
    )


def fact_name(shown: Event, edtf: EdtfDate | None) -> str:
    """Id from what the fact says."""
    return _of_year(_told_name(shown), edtf)


def _told_name(shown: Event) -> str:
    """The id but for its year."""
    title = fold(event_title(shown))
    own = {name: words.exact for name, words in shown.slots if name in MARKERS and fold(words.exact) in title}
    marker = shown.opponent or shown.competition or next((own[name] for name in MARKERS if name in own), "")
    return "-".join(part for part in (f"t-{shown.predicate}", slug(marker, limit=3)) if part)


def _of_year(name: str, edtf: EdtfDate | None) -> str:
    return f"{name}-{edtf.year}" if edtf and edtf.year else name


def _steps_of(event: Event, claims: Claims) -> list[Step]:
    """How a date came about; the steps that date the article itself stand once, at its own fact."""
    dating = claims.dating
    own = [step for step in event.steps if step not in dating.steps]
    if len(own) == len(event.steps):
        return own
    words = tuple(evidence for step in dating.steps for evidence in step.evidence)[:3]
    first = Step(
        text=Phrase("Dated by when the article was written, {date}.", date=dating.present)
        if dating.present
        else Phrase("Dated by when the article was written."),
        evidence=words,
    )
    return [first] if event.rule.endswith("/publication") else [first, *own]


def _joining(happening: Happening, library: Library, tellers: set[str]) -> Derivation:
    """Why what one source adds is of the happening that the others tell."""
    others = [event for event in happening.events if event.evidence[0].source not in tellers]
    said = library.supports(evidence for event in others for evidence in event.evidence[:1])
    if not others:
        return Derivation(text=Phrase("Told in every source."), support=said)
    if happening.edtf is None:
        text = Phrase("Taken as one happening with what the other sources tell: nothing in them speaks against it.")
    else:
        text = Phrase(
            "Taken as one happening with what the other sources tell, {date}: nothing in them speaks against it.",
            date=happening.edtf,
        )
    return Derivation(text=text, support=said)


def _with_taken(fact: Fact, vaguer: tuple[Happening, ...], library: Library) -> Fact:
    """The fact with the sentences that tell the same match without naming it, as a step."""
    if not vaguer:
        return fact
    support = library.supports(evidence for one in vaguer for event in one.events for evidence in event.evidence)
    text = Phrase("The same match is told of here without its opponent or its score.")
    step = Derivation(text=text, support=support)
    return replace(fact, derivation=(*fact.derivation, step))


def date_stated(happening: Happening, claims: Mapping[str, Claims], library: Library) -> bool:
    """Whether some sentence that tells it names its date outright, and not by the day of writing or another date."""
    edtf = happening.edtf
    for event in happening.events:
        if event.edtf != edtf:
            continue
        for evidence in event.evidence:
            sentence = library.articles[evidence.source].sentence_at(evidence.span.start).span
            for timex in claims[evidence.source].dating.timexes:
                if timex.edtf == edtf and not timex.anchored and sentence.holds(timex.evidence.span):
                    return True
    return False


def _narrower(worked_out: EdtfDate | None, edtf: EdtfDate | None) -> EdtfDate | None:
    """What the tournament file adds, where it says more than the date itself."""
    if worked_out is None or edtf is None or worked_out == edtf or not worked_out.within(edtf):
        return None
    return worked_out


def _note(happening: Happening) -> str:
    """What a reader must know of the date: open, an aim, or given by some sources only."""
    event, edtf = happening.best, happening.edtf
    if event.status == "ambition":
        return Phrase("an aim, not a plan")
    if edtf is None:
        return ""
    if edtf.latest is None:
        if event.predicate == "streak":
            return Phrase("the sources do not say when it ended")
        return Phrase("the sources do not say when")
    dating = {one.evidence[0].source for one in happening.events if precision(one.edtf) >= precision(edtf)}
    return Phrase("the date stands in one source only") if len(dating) == 1 < len(happening.sources) else ""
