"""Ages and births that follow, each with its steps: never sharper than their evidence.

Takes ages, happenings and the day of writing; gives the day of writing, the window of birth, and how old the player was
at what happened. A birthday without a day stays a month, a season or a year; an age is given only where every day of the
window and of the happening gives the same.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from generator.knowledge.titles import event_title
from generator.model.claims import Claims, Dating, Step
from generator.model.edtf import EdtfDate
from generator.model.evidence import Evidence
from generator.model.facts import Derivation, Fact, Support
from generator.model.phrases import Phrase, difference_words
from generator.reconcile.disagree import birth_window
from generator.reconcile.merge import Happening
from generator.reconcile.portrait import Age
from generator.reconcile.support import Library
from generator.reconcile.timeline import fact_name, with_only

SEASON_RE = re.compile(r"(?P<year>\d{4})(?P<rest>-\d\d(?:-\d\d)?)?~?")
"""A year with a month, season or day. Takes `2026-22`; leaves `2022/..`."""

AGED_TYPES = ("award", "debut", "miss", "record", "title", "retirement", "transfer", "appointment", "election")
"""Types of happenings of which readers ask how old the player was."""


def written_fact(claims: Mapping[str, Claims], library: Library) -> Fact | None:
    """When the articles were written, where that is worked out and all of them agree."""
    inferred = {source: one.dating for source, one in sorted(claims.items()) if one.dating.published_from == "inferred"}
    presents = {dating.present for dating in inferred.values()}
    steps = [step for dating in inferred.values() for step in dating.steps]
    support = library.supports(evidence for dating in inferred.values() for evidence in _tightest(dating))
    if len(presents) != 1 or not support:
        return None
    when = presents.pop()
    if when is None:
        return None
    return Fact(
        id="f-written",
        section="glance",
        label=Phrase("Articles written"),
        value=Phrase("{date}", date=when),
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
    dated = [age for age in known if not age.coming and not age.past and age.when and age.when.precision != "interval"]
    windows = {birth_window(age) for age in dated}
    if disputed or not dated or None in windows:
        return None
    ranges = [window for window in windows if window]
    first, last = max(begin for begin, _ in ranges), min(end for _, end in ranges)
    if first > last:
        return None
    edtf = EdtfDate.between(EdtfDate.day(first), EdtfDate.day(last))
    supports = library.supports(evidence for age in dated for evidence in age.record.evidence)
    return _born(edtf, supports, _window_steps(dated, library))


def _window_steps(ages: Iterable[Age], library: Library) -> tuple[Derivation, ...]:
    """The days of birth that each age on its day allows, with all sentences that give it."""
    told: dict[tuple[int, EdtfDate | None], list[Age]] = {}
    for age in ages:
        told.setdefault((age.years, age.when), []).append(age)
    steps = []
    for (years, when), same in told.items():
        window = birth_window(same[0])
        if when is not None and window is not None:
            first, last = map(EdtfDate.day, window)
            text = Phrase(
                "Aged {years} on {date}: born from {first} to {last}.", years=years, date=when, first=first, last=last
            )
            support = library.supports(evidence for age in same for evidence in age.record.evidence)
            steps.append(Derivation(text=text, support=support))
    return tuple(steps)


def _from_birthday(coming: list[Age], claims: Mapping[str, Claims], library: Library) -> Fact | None:
    """Born so many years before a birthday to come, as precisely as the birthday is dated."""
    births = {_years_back(age.when, age.years) for age in coming if age.when}
    if len(births) != 1 or None in births:
        return None
    born = births.pop()
    supports = library.supports(evidence for age in coming for evidence in age.record.evidence)
    when, years = coming[0].when, coming[0].years
    if when is None:
        return None
    steps = [Derivation(text=Phrase("Turns {years} in {date}.", years=years, date=when), support=supports)]
    steps += library.derivations(_date_steps(coming, claims))
    first = re.match(r"\d{4}", str(when))
    if first and born:
        steps.append(Derivation(text=difference_words(int(first.group()), years)))
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
        label=Phrase("Born"),
        value=Phrase("{date}", date=edtf),
        edtf=edtf,
        status="derived",
        date_derived=True,
        note=Phrase("no article gives the day"),
        support=support,
        derivation=steps,
    )


def age_steps(ages: Iterable[Age], printed: int, library: Library) -> tuple[Derivation, ...]:
    """Why a coming birthday speaks for the printed age: whoever will turn 33 is not 33 yet."""
    coming = [age for age in ages if age.coming and age.years == printed + 1]
    if not coming:
        return ()
    support = library.supports(evidence for age in coming for evidence in age.record.evidence)
    return (
        Derivation(
            text=Phrase(
                "Turns {next} only later, so is {years} when the articles are written.", next=printed + 1, years=printed
            ),
            support=support,
        ),
    )


def aged_facts(timeline: Iterable[tuple[Fact, Happening]], born: Fact | None) -> list[Fact]:
    """How old the player was at what happened, where the window of birth and the date leave one age only."""
    window = born.edtf if born else None
    if born is None or window is None or window.earliest is None or window.latest is None:
        return []
    made: dict[int, Fact] = {}
    names: set[str] = set()
    for fact, happening in timeline:
        when = fact.edtf_worked_out or fact.edtf
        if happening.best.type not in AGED_TYPES or fact.scheduled or id(happening) in made:
            continue
        if when is None or when.earliest is None or when.latest is None:
            continue
        youngest, oldest = _age_on(when.earliest, window.latest), _age_on(when.latest, window.earliest)
        if youngest == oldest and youngest > 0:
            aged = _aged(fact, happening, born, youngest)
            if aged.id in names:
                aged = replace(aged, id=f"r-age-{fact.id.removeprefix('t-')}")
            names.add(aged.id)
            made[id(happening)] = aged
    return list(made.values())


def _aged(fact: Fact, happening: Happening, born: Fact, years: int) -> Fact:
    """The age at one happening, with its two steps; named by its class alone, so that a detail told by one more source changes nothing."""
    bare = with_only(happening.best, ())
    when, window = fact.edtf_worked_out or fact.edtf, born.edtf
    said = tuple(one for one in fact.support if one.stance == "supports")[:2]
    title = event_title(bare)
    words = f"{title[:1].lower()}{title[1:]}"
    label = {
        "his": Phrase("Age when he {happening}", happening=words),
        "her": Phrase("Age when she {happening}", happening=words),
    }.get(happening.best.possessive, Phrase("Age then: {happening}", happening=words))
    steps = (
        Derivation(text=Phrase("Born: {date}, worked out above.", date=window or ""), support=born.support),
        Derivation(
            text=Phrase("{happening}: {date}, so aged {years}.", happening=fact.value, date=when or "", years=years),
            support=said,
        ),
    )
    return Fact(
        id=f"r-age-{fact_name(bare, fact.edtf).removeprefix('t-')}",
        section="records",
        label=label,
        value=str(years),
        edtf=fact.edtf,
        status="derived",
        support=(*said, *(one for one in born.support if one not in said)),
        derivation=steps,
    )


def _age_on(day: dt.date, born: dt.date) -> int:
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))
