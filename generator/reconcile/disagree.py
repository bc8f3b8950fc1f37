"""What cannot both be true, and which value is printed.

Takes happenings and ages, gives `Disagreement`s with both sides, their sentences, and the rule that chose. Differences
of wording are no disagreements; they belong to `collate`. Rules, the first that decides:

1. article text ranks above a photo caption or a headline;
2. more sources that do not copy one another;
3. otherwise neither is printed.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from itertools import combinations

from generator.model.claims import Event
from generator.model.evidence import Evidence
from generator.model.facts import Disagreement, Reading, Support
from generator.reconcile.merge import DISPUTABLE, Happening, clash
from generator.reconcile.portrait import Age
from generator.reconcile.support import Library, slug

WEAK_BLOCKS = ("caption", "headline", "repeat", "furniture")
"""Blocks whose words rank below the article's text: others than the writer often make them."""

TOPICS = {"stage": "Stage of {what}", "score": "Score of {what}", "minute": "Minute of {what}"}


def find_disagreements(
    happenings: Iterable[Happening], ages: Iterable[Age], library: Library, families: Mapping[str, str]
) -> list[tuple[Disagreement, Happening | None]]:
    """All disagreements, ages first; each with the happening that it is about."""
    found: list[tuple[Disagreement, Happening | None]] = []
    age = _age_disagreement(list(ages), library, families)
    if age:
        found.append((age, None))
    for happening in happenings:
        for slot in DISPUTABLE:
            readings = _slot_readings(happening, slot, library)
            if len(readings) > 1:
                found.append((_slot_disagreement(happening, slot, readings, library, families), happening))
    return found


def _slot_readings(happening: Happening, slot: str, library: Library) -> list[Reading]:
    """A reading for each value of a slot, where two of them clash."""
    tellings: dict[str, list[Event]] = {}
    for event in happening.events:
        value = getattr(event, slot)
        if value is not None:
            tellings.setdefault(str(value), []).append(event)
    if not any(clash(one, other, slot) for one, other in combinations(happening.events, 2)):
        return []
    return [
        Reading(value=value, support=library.supports(piece for event in events for piece in _words(event, slot)))
        for value, events in tellings.items()
    ]


def _words(event: Event, slot: str) -> tuple[Evidence, ...]:
    """The words that fill a slot, or the event's own where they are not kept."""
    exact = tuple(evidence for name, evidence in event.slots if name == slot)
    return exact or event.evidence


def _slot_disagreement(
    happening: Happening, slot: str, readings: list[Reading], library: Library, families: Mapping[str, str]
) -> Disagreement:
    opponent = next((event.opponent for event in happening.events if event.opponent), None)
    what = f"the match against {opponent}" if opponent else f"“{happening.best.title}”"
    name = f"x-{slot}-{slug(opponent or happening.predicate, limit=3)}"
    return _settled(name, TOPICS[slot].format(what=what), readings, library, families)


def _age_disagreement(ages: list[Age], library: Library, families: Mapping[str, str]) -> Disagreement | None:
    """Ages that no one birthday allows, each a reading; what is to come bears on it."""
    now = [age for age in ages if not age.coming]
    values = list(dict.fromkeys(age.years for age in now))
    if not any(_apart(one, other) for one, other in combinations(now, 2)):
        return None
    readings = [
        Reading(
            value=str(years),
            support=library.supports(e for age in now if age.years == years for e in age.record.evidence),
        )
        for years in values
    ]
    also = library.supports(evidence for age in ages if age.coming for evidence in age.record.evidence)
    return _settled("x-age", "Age when written", readings, library, families, also=also)


def _apart(one: Age, other: Age) -> bool:
    """Whether no one person can be both: two ages on the one day of an article's writing, or no day of birth for both."""
    if one.record.evidence[0].source == other.record.evidence[0].source:
        return one.years != other.years
    first, second = birth_window(one), birth_window(other)
    return first is not None and second is not None and (first[1] < second[0] or second[1] < first[0])


def birth_window(age: Age) -> tuple[dt.date, dt.date] | None:
    """First and last day of birth that an age allows, or None when its day is open. For a birthday to come: that day."""
    if age.when is None or age.when.earliest is None or age.when.latest is None:
        return None
    if age.coming:
        return _years_before(age.when.earliest, age.years), _years_before(age.when.latest, age.years)
    first = _years_before(age.when.earliest, age.years + 1) + dt.timedelta(days=1)
    return first, _years_before(age.when.latest, age.years)


def _years_before(day: dt.date, years: int) -> dt.date:
    year = max(1, day.year - years)
    return day.replace(year=year, day=28) if (day.month, day.day) == (2, 29) else day.replace(year=year)


def _settled(
    name: str,
    topic: str,
    readings: list[Reading],
    library: Library,
    families: Mapping[str, str],
    *,
    also: tuple[Support, ...] = (),
) -> Disagreement:
    """Choose what is printed, and say why."""
    printed, rule = _choose(readings, families)
    readings.sort(
        key=lambda reading: (reading.value != printed, [library.order(support) for support in reading.support])
    )
    in_all = set.intersection(*({support.source for support in reading.support} for reading in readings))
    return Disagreement(
        id=name,
        topic=topic,
        kind="within" if in_all else "between",
        readings=tuple(readings),
        printed=printed,
        rule=rule,
        also=also,
    )


def _choose(readings: list[Reading], families: Mapping[str, str]) -> tuple[str | None, str]:
    in_text = [reading for reading in readings if any(support.block not in WEAK_BLOCKS for support in reading.support)]
    if len(in_text) == 1:
        weak = sorted(
            {support.block for reading in readings if reading is not in_text[0] for support in reading.support}
        )
        return in_text[0].value, f"article text ranks above a {' or a '.join(weak)}"
    ranked = sorted(((_witnesses(reading, families), reading.value) for reading in readings), reverse=True)
    if ranked[0][0] > ranked[1][0]:
        return ranked[0][1], f"{ranked[0][0]} sources that do not copy one another say so, against {ranked[1][0]}"
    return None, "nothing in the sources decides it, so neither is printed"


def _witnesses(reading: Reading, families: Mapping[str, str]) -> int:
    """Sources of a reading, those of one family counted once."""
    return len({families.get(support.source, support.source) for support in reading.support})
