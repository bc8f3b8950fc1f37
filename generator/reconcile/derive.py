"""What follows from the facts, each with its steps: never sharper than its evidence.

Takes numbers, ages, happenings and the day of writing; gives facts of status `derived`, and checks on stated ones. Each
step is a sentence, a named outside fact, or arithmetic on the steps before it. What does not follow is left out:
a birthday without a day stays a month, a season or a year; a ratio is only made of two numbers of one sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from generator.model.claims import Claims, Dating, Record, Step
from generator.model.edtf import EdtfDate
from generator.model.evidence import Evidence
from generator.model.facts import Derivation, Fact, Support
from generator.reconcile.disagree import birth_window
from generator.reconcile.merge import Happening
from generator.reconcile.numbers import Number
from generator.reconcile.portrait import Age
from generator.reconcile.support import Library, slug

SEASON_RE = re.compile(r"(?P<year>\d{4})(?P<rest>-\d\d(?:-\d\d)?)?~?")
"""A year with a month, season or day. Takes `2026-22`; leaves `2022/..`."""

BASES = ("matches", "games", "appearances", "starts")
"""Metrics that a rate may be made on."""


def written_fact(claims: Mapping[str, Claims], library: Library) -> Fact | None:
    """When the articles were written, where that is worked out and all of them agree."""
    inferred = {source: one.dating for source, one in sorted(claims.items()) if one.dating.published_from == "inferred"}
    presents = {dating.present for dating in inferred.values()}
    steps = [step for dating in inferred.values() for step in dating.steps]
    support = library.supports(evidence for dating in inferred.values() for evidence in _tightest(dating))
    if len(presents) != 1 or None in presents or not support:
        return None
    when = presents.pop()
    return Fact(
        id="f-written",
        section="glance",
        label="Articles written",
        value=str(when),
        edtf=when,
        status="derived",
        date_derived=True,
        support=support,
        derivation=library.derivations(steps),
    )


def _tightest(dating: Dating) -> list[Evidence]:
    """The evidence to show first: of the first steps that have any; all of it stands in the steps."""
    return [evidence for step in dating.steps for evidence in step.evidence][:3]


def birth_fact(ages: Iterable[Age], claims: Mapping[str, Claims], library: Library, *, disputed: bool) -> Fact | None:
    """The window of birth: from a birthday to come and its date, else from an age and the day of writing."""
    known = list(ages)
    coming = [age for age in known if age.coming and age.when]
    if coming:
        return _from_birthday(coming, claims, library)
    dated = [age for age in known if not age.coming and age.when and age.when.precision != "interval"]
    windows = {birth_window(age) for age in dated}
    if disputed or not dated or None in windows:
        return None
    ranges = [window for window in windows if window]
    first, last = max(begin for begin, _ in ranges), min(end for _, end in ranges)
    if first > last:
        return None
    edtf = EdtfDate.between(EdtfDate.day(first), EdtfDate.day(last))
    supports = library.supports(evidence for age in dated for evidence in age.record.evidence)
    when, years = dated[0].when, dated[0].years
    text = f"Aged {years} on {when}: born between {first.isoformat()} and {last.isoformat()}."
    return _born(edtf, supports, (Derivation(text=text, support=supports),))


def _from_birthday(coming: list[Age], claims: Mapping[str, Claims], library: Library) -> Fact | None:
    """Born so many years before a birthday to come, as precisely as the birthday is dated."""
    births = {_years_back(age.when, age.years) for age in coming if age.when}
    if len(births) != 1 or None in births:
        return None
    born = births.pop()
    supports = library.supports(evidence for age in coming for evidence in age.record.evidence)
    when, years = coming[0].when, coming[0].years
    steps = [Derivation(text=f"Turns {years} in {when}.", support=supports)]
    steps += library.derivations(_date_steps(coming, claims))
    first = re.match(r"\d{4}", str(when))
    if first and born:
        steps.append(Derivation(text=f"{first.group()} − {years} = {int(first.group()) - years}."))
    return _born(born, supports, tuple(dict.fromkeys(steps))) if born else None


def _date_steps(coming: list[Age], claims: Mapping[str, Claims]) -> list[Step]:
    """Steps of the time expressions that stand with a birthday."""
    found: list[Step] = []
    for age in coming:
        evidence = age.record.evidence[0]
        for timex in claims[evidence.source].dating.timexes:
            near = abs(timex.evidence.span.start - evidence.span.start) < 200
            if near and timex.edtf == age.when:
                found += timex.steps
    return found


def _years_back(when: EdtfDate | None, years: int) -> EdtfDate | None:
    found = SEASON_RE.fullmatch(str(when))
    if not found:
        return None
    return EdtfDate.parse(f"{int(found['year']) - years:04d}{found['rest'] or ''}")


def _born(edtf: EdtfDate, support: tuple[Support, ...], steps: tuple[Derivation, ...]) -> Fact:
    return Fact(
        id="f-born",
        section="glance",
        label="Born",
        value=str(edtf),
        edtf=edtf,
        status="derived",
        date_derived=True,
        note="no article gives the day",
        support=support,
        derivation=steps,
    )


def remaining_facts(numbers: Iterable[Number], facts: list[Fact], library: Library) -> list[Fact]:
    """Targets less tallies: a check on a stated remainder, or a fact of its own where none is stated."""
    known = list(numbers)
    made: list[Fact] = []
    for target in (number for number in known if number.first.kind == "target"):
        tallies = [
            number
            for number in known
            if number.first.kind in ("tally", "milestone") and _same_count(number.first, target.first)
        ]
        if len(tallies) != 1:
            continue
        rest = _difference(target.first, tallies[0].first)
        if rest is None or rest <= 0:
            continue
        support = library.supports(
            e for number in (tallies[0], target) for record in number.records for e in record.evidence
        )
        step = Derivation(text=f"{target.first.value} − {tallies[0].first.value} = {rest}.", support=support)
        stated = [number for number in known if number.first.kind == "remaining" and number.first.value == rest]
        if stated:
            cites = {support.evidence for support in library.supports(e for r in stated[0].records for e in r.evidence)}
            for at, fact in enumerate(facts):
                if fact.section == "records" and {one.evidence for one in fact.support} == cites:
                    checked = replace(step, text=f"Checked: {step.text[:-1]}, as the article says.")
                    facts[at] = replace(fact, derivation=(*fact.derivation, checked))
        else:
            name = f"r-{slug(target.first.metric)}-remaining"
            label = f"Still needed: {target.first.metric}"
            made.append(
                Fact(
                    id=name,
                    section="records",
                    label=label,
                    value=str(rest),
                    status="derived",
                    support=support,
                    derivation=(step,),
                )
            )
    return made


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
            label = f"{count.metric[:1].upper()}{count.metric[1:]} per {single.removesuffix('es') if single == 'matches' else single.removesuffix('s')}"
            step = Derivation(text=f"{count.value} ÷ {base.value} = {rate}.", support=support)
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
    """Whether two numbers stand in one expression: "21 goals in just 13 matches"."""
    return any(
        one.source == other.source and max(one.span.end, other.span.end) - min(one.span.start, other.span.start) <= 90
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
                text=f"Number {numbers[0]} was scored then, so {numbers[0] - 1} stood before.", support=support
            )
            made.append(
                Fact(
                    id=f"r-goals-before-{slug(event.opponent)}",
                    section="records",
                    label=f"Goals before the match against {event.opponent}",
                    value=str(numbers[0] - 1),
                    edtf=event.edtf,
                    status="derived",
                    support=support,
                    derivation=(step,),
                ),
            )
            break
    return made


def edition_facts(numbers: Iterable[Number], happenings: Iterable[Happening], library: Library) -> list[Fact]:
    """The earlier editions of a tournament: with the third to come, two are past; said only where just so many are dated."""
    known = list(happenings)
    made = []
    for number in numbers:
        record = number.first
        if record.kind != "ordinal" or not isinstance(record.value, int) or record.value < 2 or record.as_of is None:
            continue
        years: dict[int, Happening] = {}
        for happening in known:
            edtf, competition = happening.edtf, happening.best.competition
            if (
                edtf
                and edtf.year
                and competition
                and _of(competition, record.metric)
                and edtf.certainly_before(record.as_of)
            ):
                years.setdefault(edtf.year, happening)
        if len(years) != record.value - 1:
            continue
        support = library.supports(
            e for happening in years.values() for event in happening.events for e in event.evidence
        )
        ordinal = library.supports(e for one in number.records for e in one.evidence)
        shown = " and ".join(str(year) for year in sorted(years))
        steps = (
            Derivation(
                text=f"The one to come is number {record.value}, so {record.value - 1} came before.", support=ordinal
            ),
            Derivation(text=f"The articles name {shown}.", support=support),
        )
        made.append(
            Fact(
                id=f"r-earlier-{slug(record.metric)}",
                section="records",
                label=f"Earlier {record.metric}",
                value=shown,
                status="derived",
                support=(*ordinal, *support),
                derivation=steps,
            ),
        )
    return made


def _of(competition: str, metric: str) -> bool:
    """Whether a competition is what a metric counts: "2018 World Cup", "World Cups"."""
    singular = metric.split(" appearances", maxsplit=1)[0].removesuffix("s").casefold()
    return singular in competition.casefold()


def age_steps(ages: Iterable[Age], printed: int, library: Library) -> tuple[Derivation, ...]:
    """Why a coming birthday speaks for the printed age: whoever will turn 33 is not 33 yet."""
    coming = [age for age in ages if age.coming and age.years == printed + 1]
    if not coming:
        return ()
    support = library.supports(evidence for age in coming for evidence in age.record.evidence)
    return (
        Derivation(
            text=f"Turns {printed + 1} only later, so is {printed} when the articles are written.", support=support
        ),
    )
