"""What follows from numbers and happenings, each with its steps: never sharper than its evidence.

Takes numbers and happenings; gives facts of status `derived`, and checks on stated ones. Each step is a sentence, a
named outside fact, or arithmetic on the steps before it. What does not follow is left out: a ratio is only made of two
numbers of one sentence, and a tournament ended in a round only where its last match is told.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from generator.knowledge.titles import event_title
from generator.model.claims import Event, Record
from generator.model.facts import Derivation, Fact
from generator.model.phrases import Phrase, joined
from generator.reconcile.merge import Happening
from generator.reconcile.numbers import STEPS, Number, show_value
from generator.reconcile.support import Library, slug

ELSEWHERE = ("qualification", "selection", "ambition", "milestone", "statement")
"""Types of happenings that name a competition and are no part of it."""

BASE_RULE = "rate.base"
"""The rule of a base that is told with its count in one expression."""

BASES = ("matches", "games", "appearances", "starts")
"""Metrics that a rate may be made on."""


def remaining_facts(numbers: Iterable[Number], facts: list[Fact], library: Library) -> list[Fact]:
    """Targets less tallies: a check on a stated remainder, or a fact of its own where none is stated."""
    known = list(numbers)
    left = [number for number in known if number.first.kind == "remaining"]
    made: list[Fact] = []
    for target in (number for number in known if number.first.kind == "target"):
        tally = _latest([number for number in known if _is_part(number.first, target.first)])
        rest = _difference(target.first, tally.first) if tally else None
        if tally is None or rest is None or rest <= 0:
            continue
        values: dict[str, str | int] = {
            "whole": show_value(target.first),
            "part": show_value(tally.first),
            "rest": rest,
        }
        support = library.supports(e for one in (tally, target) for record in one.records for e in record.evidence)
        step = Derivation(text=Phrase("{whole} − {part} = {rest}.", **values), support=support)
        stated = next((number for number in left if number.first.value == rest), None)
        if stated:
            text = Phrase("Checked: {whole} − {part} = {rest}, as the article says.", **values)
            _check(facts, stated, replace(step, text=text), library)
        elif not any(number.sources & target.sources for number in left):
            made.append(_still_needed(target.first.metric, rest, step))
    return made


def _is_part(tally: Record, target: Record) -> bool:
    """Whether a number is a count of what another aims at."""
    return tally.kind in ("tally", "milestone") and _same_count(tally, target)


def _check(facts: list[Fact], stated: Number, step: Derivation, library: Library) -> None:
    """Add a step to the facts that say what it works out."""
    cites = {support.evidence for support in library.supports(e for r in stated.records for e in r.evidence)}
    for at, fact in enumerate(facts):
        if fact.section == "records" and {one.evidence for one in fact.support} == cites:
            facts[at] = replace(fact, derivation=(*fact.derivation, step))


def _still_needed(metric: str, rest: float, step: Derivation) -> Fact:
    """What is left to a target, as one step works it out."""
    return Fact(
        id=f"r-{slug(metric)}-remaining",
        section="records",
        label=Phrase("Still needed: {metric}", metric=metric),
        value=str(rest),
        status="derived",
        support=step.support,
        derivation=(step,),
    )


def _latest(tallies: list[Number]) -> Number | None:
    """The one count, or of a running total the latest, which is the highest; None where that is open."""
    best = max(tallies, key=lambda one: one.amount, default=None)
    rest = [one for one in tallies if one is not best]
    if best is None or all(one.as_of and best.as_of and one.as_of.certainly_before(best.as_of) for one in rest):
        return best
    return None


def _same_count(tally: Record, target: Record) -> bool:
    return tally.holder == target.holder and tally.metric == target.metric


def _difference(target: Record, tally: Record) -> int | None:
    if isinstance(target.value, int) and isinstance(tally.value, int):
        return target.value - tally.value
    return None


def rate_facts(numbers: Iterable[Number], library: Library) -> list[Fact]:
    """So many goals in so many matches, said in one breath, as a rate."""
    records = [number.first for number in numbers if number.first.kind == "tally"]
    made = []
    for base in (record for record in records if record.metric.split()[-1] in BASES):
        for count in records:
            evidence = {*count.evidence, *base.evidence}
            if count is base or count.metric.split()[-1] in BASES or not _one_breath(count, base):
                continue
            if not isinstance(count.value, int) or not isinstance(base.value, int) or base.value < 2:
                continue
            rate = f"{count.value / base.value:.2f}"
            support = library.supports(evidence)
            single = base.metric.split()[-1]
            each = single.removesuffix("es") if single == "matches" else single.removesuffix("s")
            label = Phrase("{counted} per {each}", counted=count.metric[:1].upper() + count.metric[1:], each=each)
            text = Phrase("{count} ÷ {base} = {rate}.", count=count.value, base=base.value, rate=rate)
            step = Derivation(text=text, support=support)
            made.append(
                Fact(
                    id=f"r-{slug(label)}",
                    section="records",
                    label=label,
                    value=rate,
                    edtf=count.as_of,
                    status="derived",
                    note=count.scope or base.scope or "",
                    support=support,
                    derivation=(step,),
                ),
            )
    return made


def _one_breath(count: Record, base: Record) -> bool:
    """Whether two numbers stand in one expression: "21 goals in just 13 matches"; a base told with its count is no other's."""
    return any(
        one.source == other.source
        and max(one.span.end, other.span.end) - min(one.span.start, other.span.start) <= 90
        and (base.rule != BASE_RULE or one.span.overlaps(other.span))
        for one in count.evidence
        for other in base.evidence
    )


def before_facts(happenings: Iterable[Happening], library: Library) -> list[Fact]:
    """The tally before a match in which numbered goals were scored: the 75th and 76th make 74 before."""
    made = []
    for happening in happenings:
        for event in happening.events:
            numbers = sorted(event.ordinals)
            if not numbers or event.status != "past" or event.type != "goal" or not event.opponent:
                continue
            if numbers != list(range(numbers[0], numbers[0] + len(numbers))) or numbers[0] < 2:
                continue
            support = library.supports(event.evidence)
            step = Derivation(
                text=Phrase(
                    "Number {next} was scored then, so {before} stood before.", next=numbers[0], before=numbers[0] - 1
                ),
                support=support,
            )
            made.append(
                Fact(
                    id=f"r-goals-before-{slug(event.opponent)}",
                    section="records",
                    label=Phrase("Goals before the match against {opponent}", opponent=event.opponent),
                    value=str(numbers[0] - 1),
                    edtf=event.edtf,
                    status="derived",
                    support=support,
                    derivation=(step,),
                ),
            )
            break
    return made


def tally_facts(numbers: Iterable[Number], library: Library) -> list[Fact]:
    """What a numbered happening brings a count to, where no source gives the count: after the 40th goal there are 40."""
    known = list(numbers)
    highest: dict[tuple[str, str, str], Number] = {}
    for number in known:
        record, happening = number.first, number.happening
        counts = happening is not None and happening.status == "past" and happening.best.type in _adding(record.metric)
        if record.kind == "ordinal" and counts and number.amount > 1 and not number.hedged:
            key = (record.holder or "", record.metric, record.scope or "")
            highest[key] = max(highest.get(key, number), number, key=lambda one: one.amount)
    counted = {(one.first.holder or "", one.first.metric) for one in known if one.first.kind in ("tally", "milestone")}
    return [
        _reached(number, library) for (holder, metric, _), number in highest.items() if (holder, metric) not in counted
    ]


def _adding(metric: str) -> tuple[str, ...]:
    """Types of happenings that add to a count."""
    return STEPS.get(metric.rsplit(maxsplit=1)[-1], ())


def _reached(number: Number, library: Library) -> Fact:
    record = number.first
    support = library.supports(e for one in number.records for e in one.evidence)
    text = Phrase("Number {number} came then, so the count stood at {number}.", number=int(number.amount))
    return Fact(
        id=f"r-{slug(record.metric)}-reached-{int(number.amount)}",
        section="records",
        label=Phrase("{counted} so far", counted=record.metric[:1].upper() + record.metric[1:]),
        value=str(int(number.amount)),
        edtf=number.as_of,
        status="derived",
        note=record.scope or "",
        support=support,
        derivation=(Derivation(text=text, support=support),),
    )


def edition_facts(numbers: Iterable[Number], happenings: Iterable[Happening], library: Library) -> list[Fact]:
    """The earlier editions of a tournament: with the third to come, two are past; said only where just so many are dated."""
    known = list(happenings)
    made = []
    for number in numbers:
        record = number.first
        when = number.as_of
        if record.kind != "ordinal" or not isinstance(record.value, int) or record.value < 2 or when is None:
            continue
        years: dict[int, Happening] = {}
        for happening in known:
            edtf = happening.edtf
            named = any(_of(words, record.metric) for words in _competitions(happening))
            there = happening.best.type not in ELSEWHERE and happening.status == "past"
            if edtf and edtf.year and named and there and edtf.certainly_before(when):
                years.setdefault(edtf.year, happening)
        if len(years) != record.value - 1:
            continue
        support = library.supports(
            event.evidence[0]
            for _, happening in sorted(years.items())
            for event in happening.events
            if any(_of(words, record.metric) for words in _competitions_of(event))
        )
        ordinal = library.supports(e for one in number.records for e in one.evidence)
        shown = joined((str(year) for year in sorted(years)), by=Phrase(" and "))
        steps = (
            Derivation(
                text=Phrase(
                    "The one to come is number {number}, so {before} came before.",
                    number=record.value,
                    before=record.value - 1,
                ),
                support=ordinal,
            ),
            Derivation(text=Phrase("The articles name {years}.", years=shown), support=support),
        )
        made.append(
            Fact(
                id=f"r-earlier-{slug(record.metric)}",
                section="records",
                label=Phrase("Earlier {metric}", metric=record.metric),
                value=shown,
                status="derived",
                support=(*ordinal, *support),
                derivation=steps,
            ),
        )
    return made


def _competitions(happening: Happening) -> list[str]:
    return [words for event in happening.events for words in _competitions_of(event)]


def _competitions_of(event: Event) -> list[str]:
    """What an event names as its competition: in its own slot, or by the tournament that dates it."""
    year = str(event.edtf.year) if event.edtf else ""
    dated = (step.outside for step in event.steps if step.outside and year in step.outside)
    return [words for words in (event.competition, *dated) if words]


def exit_facts(happenings: Iterable[Happening], library: Library) -> list[Fact]:
    """In which round a tournament ended: a side that went out, and the match of that time that it lost."""
    known = list(happenings)
    made = []
    for out in known:
        competition, team = out.best.competition, out.best.team
        if out.predicate != "knocked-out" or not competition or out.edtf is None or out.edtf.year is None:
            continue
        lost = [one for one in known if one.predicate == "lose-match" and _ends(one, out)]
        if len(lost) != 1 or not lost[0].best.stage:
            continue
        stage = lost[0].best.stage
        first = library.supports(e for event in out.events for e in event.evidence)
        last = library.supports(e for event in lost[0].events if event.stage == stage for e in event.evidence)
        made.append(
            Fact(
                id=f"r-exit-{slug(competition)}-{out.edtf.year}",
                section="records",
                label=_exit_label(out.edtf.year, competition, team),
                value=stage,
                edtf=out.edtf,
                status="derived",
                support=(*last, *(one for one in first if one not in last)),
                derivation=(
                    Derivation(
                        text=Phrase("{happening}: {date}.", happening=event_title(out.best), date=out.edtf),
                        support=first,
                    ),
                    Derivation(
                        text=Phrase("{happening}, at that time.", happening=event_title(lost[0].best)), support=last
                    ),
                ),
            )
        )
    return made


def _exit_label(year: int, competition: str, team: str | None) -> Phrase:
    name = competition.removeprefix(str(year)).strip()
    if team is None:
        return Phrase("Where the {year} {competition} ended", year=year, competition=name)
    return Phrase("Where the {year} {competition} ended for {team}", year=year, competition=name, team=team)


def _ends(lost: Happening, out: Happening) -> bool:
    """Whether a lost match is the one after which a side was out: the same time, side and competition, as far as told."""
    if lost.edtf is None or out.edtf is None or lost.edtf.precision not in ("month", "day"):
        return False
    teams = {event.team for one in (lost, out) for event in one.events if event.team}
    return lost.edtf.may_overlap(out.edtf) and len(teams) < 2


def _of(competition: str, metric: str) -> bool:
    """Whether a competition is what a metric counts: "2018 World Cup", "World Cups"."""
    singular = metric.split(" appearances", maxsplit=1)[0].removesuffix("s").casefold()
    return singular in competition.casefold()
