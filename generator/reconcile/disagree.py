"""What cannot both be true of one happening or of an age, and which value is printed.

Takes happenings and ages, gives `Disagreement`s with both sides, their sentences, and the rule that chose. Differences
of wording are no disagreements; they belong to `collate`. Rules, the first that decides:

1. article text ranks above a photo caption or a headline;
2. more sources that do not copy one another;
3. otherwise none is chosen.

A false contradiction is worse than a missed one: ages far apart are of two people, or no ages.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from itertools import combinations

from generator.model.claims import Event
from generator.model.evidence import Evidence
from generator.model.facts import Disagreement, Reading, Support, count_independent
from generator.model.phrases import Phrase, joined
from generator.reconcile.merge import DISPUTABLE, Happening, clash
from generator.reconcile.portrait import Age
from generator.reconcile.support import Library, slug

WEAK_BLOCKS = {
    "caption": Phrase("a caption"),
    "headline": Phrase("a headline"),
    "repeat": Phrase("a repeated line"),
    "furniture": Phrase("what surrounds the article"),
}
"""Blocks whose words rank below the article's text, in words: others than the writer often make them."""

SLIP_OF_YEARS = 9
"""Ages farther apart than a misprint of one figure are not of one person on two readings."""

TOPICS: Mapping[str, Callable[[Phrase], Phrase]] = {
    "stage": lambda what: Phrase("Stage of {what}", what=what),
    "score": lambda what: Phrase("Score of {what}", what=what),
    "minute": lambda what: Phrase("Minute of {what}", what=what),
}
"""What a disagreement on a slot is about."""


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
    """A reading for each value of a slot, where two of them clash; a score turned round is the same score."""
    tellings: dict[str, list[Event]] = {}
    for event in happening.events:
        value = getattr(event, slot)
        if value is not None:
            same = next((shown for shown, told in tellings.items() if not clash(event, told[0], slot)), str(value))
            tellings.setdefault(same, []).append(event)
    if len(tellings) < 2:
        return []
    return [
        Reading(
            value=value.replace("-", "–") if slot == "score" else value,
            support=library.supports(piece for event in events for piece in _words(event, slot)),
        )
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
    what = (
        Phrase("the match against {opponent}", opponent=opponent)
        if opponent
        else Phrase("“{title}”", title=happening.best.title)
    )
    name = f"x-{slot}-{slug(opponent or happening.predicate, limit=3)}"
    return settled(name, TOPICS[slot](what), readings, library, families)


def _age_disagreement(ages: list[Age], library: Library, families: Mapping[str, str]) -> Disagreement | None:
    """Ages that no one birthday allows, each a reading; what is to come bears on it."""
    now = list({(age.years, age.when, age.record.evidence[0].source): age for age in ages if not age.coming}.values())
    apart = {age.years for pair in combinations(now, 2) if _apart(*pair) for age in pair}
    if not apart:
        return None
    now = [age for age in ages if not age.coming and age.years in apart]
    values = list(dict.fromkeys(age.years for age in now))
    readings = [
        Reading(
            value=str(years),
            support=library.supports(e for age in now if age.years == years for e in age.record.evidence),
        )
        for years in values
    ]
    also = library.supports(evidence for age in ages if age.coming for evidence in age.record.evidence)
    return settled("x-age", Phrase("Age when written"), readings, library, families, also=also)


def _apart(one: Age, other: Age) -> bool:
    """Whether no one person can be both: two ages on the one day of an article's writing, or no day of birth for both."""
    if one.years == other.years or abs(one.years - other.years) > SLIP_OF_YEARS:
        return False
    if one.record.evidence[0].source == other.record.evidence[0].source and one.past == other.past:
        return one.when == other.when
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


def settled(
    name: str,
    topic: str,
    readings: list[Reading],
    library: Library,
    families: Mapping[str, str],
    *,
    also: tuple[Support, ...] = (),
) -> Disagreement:
    """A disagreement with the value that is printed, and why."""
    printed, rule = choose(readings, families)
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


def choose(readings: list[Reading], families: Mapping[str, str]) -> tuple[str | None, str]:
    """The value to print, or None, and the rule that chose."""
    in_text = [reading for reading in readings if any(support.block not in WEAK_BLOCKS for support in reading.support)]
    if len(in_text) == 1:
        weak = sorted(
            {support.block for reading in readings if reading is not in_text[0] for support in reading.support}
        )
        above = joined((WEAK_BLOCKS[block] for block in weak), by=Phrase(" or "))
        return in_text[0].value, Phrase("article text ranks above {weaker}", weaker=above)
    ranked = sorted(((_witnesses(reading, families), reading.value) for reading in readings), reverse=True)
    if ranked[0][0] > ranked[1][0]:
        return ranked[0][1], Phrase(
            "{most} sources that do not copy one another say so, against {rest}", most=ranked[0][0], rest=ranked[1][0]
        )
    return None, Phrase("nothing in the sources decides between them")


def _witnesses(reading: Reading, families: Mapping[str, str]) -> int:
    """Sources of a reading, those of one family counted once."""
    return count_independent({support.source for support in reading.support}, families)
