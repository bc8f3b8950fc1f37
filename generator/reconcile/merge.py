"""Which claims speak of one happening.

Takes the events of all sources, gives groups of events that are one occurrence. Two events are one when predicate,
people, date and every slot that both fill are compatible, and something beyond the date ties them together. A slot
that contradicts (semi-final against quarter-final) keeps two events apart, unless one of them stands in a caption and
all else fits: then it is one happening told in two ways, which `disagree` shows.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from generator.model.claims import Event
from generator.model.edtf import EdtfDate
from generator.text.tokens import fold

DISPUTABLE = ("stage", "score", "minute")
"""Slots on which one happening may be told in two ways."""

IDENTIFYING = ("opponent", "competition", "ordinals")
"""Slots that, when they differ, make two happenings."""

COMMON_TYPES = ("match", "goal")
"""Types of happenings of which a season has dozens; two tellings of one need more in common than others do."""

TIES_COMMON = 2
TIES_RARE = 1
"""How many ties (see `likeness`) make two tellings one."""

SLOTS = ("opponent", "competition", "stage", "place", "score", "minute", "ordinals")


@dataclass(frozen=True, slots=True)
class Happening:
    """Events that are one occurrence, in order of source and place."""

    events: tuple[Event, ...]

    @property
    def predicate(self) -> str:
        """The predicate that all share."""
        return self.events[0].predicate

    @property
    def status(self) -> str:
        """The status that all share."""
        return self.events[0].status

    @property
    def best(self) -> Event:
        """The event that tells most: in the body, dated, with the most slots; the first of equals."""
        return max(
            self.events,
            key=lambda event: (not event.in_caption, event.edtf is not None, len(filled(event)), precision(event.edtf)),
        )

    @property
    def edtf(self) -> EdtfDate | None:
        """The narrowest date that any of the events gives; the body's before a caption's."""
        return self._narrowest([event.edtf for event in self._by_trust() if event.edtf])

    @property
    def edtf_worked_out(self) -> EdtfDate | None:
        """The narrowest date that the tournament file adds."""
        return self._narrowest([event.edtf_worked_out for event in self._by_trust() if event.edtf_worked_out])

    def _by_trust(self) -> list[Event]:
        return sorted(self.events, key=lambda event: event.in_caption)

    @staticmethod
    def _narrowest(dates: list[EdtfDate]) -> EdtfDate | None:
        return max(dates, key=precision, default=None)


def filled(event: Event) -> tuple[str, ...]:
    """Names of the slots that an event fills."""
    return tuple(name for name in SLOTS if getattr(event, name) not in (None, ()))


def precision(date: EdtfDate | None) -> float:
    """How narrow a date is: a negative count of days, open ends last."""
    if date is None or date.earliest is None or date.latest is None:
        return float("-inf")
    return -float((date.latest - date.earliest).days)


def merge_events(events: Iterable[Event]) -> tuple[Happening, ...]:
    """Group events that are one occurrence, in order of first telling.

    Events that tell most are placed first, so that a vague one joins the happening that it fits best and cannot bridge
    two that contradict each other.
    """
    ordered = list(events)
    rank = {id(event): at for at, event in enumerate(ordered)}
    groups: list[list[Event]] = []
    for event in sorted(ordered, key=lambda one: (one.in_caption, -len(filled(one)), rank[id(one)])):
        fits = [group for group in groups if all(compatible(event, other) for other in group)]
        if fits:
            max(fits, key=lambda group: max(likeness(event, other) for other in group)).append(event)
        else:
            groups.append([event])
    for group in groups:
        group.sort(key=lambda one: rank[id(one)])
    groups.sort(key=lambda group: rank[id(group[0])])
    return tuple(Happening(tuple(group)) for group in groups)


def compatible(one: Event, other: Event) -> bool:
    """Whether two events can be one occurrence, and something ties them."""
    if one.predicate != other.predicate or one.status != other.status:
        return False
    if one.people and other.people and not set(one.people) & set(other.people):
        return False
    if any(clash(one, other, slot) for slot in IDENTIFYING):
        return False
    disputed = [slot for slot in DISPUTABLE if clash(one, other, slot)]
    if disputed and not (one.in_caption or other.in_caption):
        return False
    if one.edtf and other.edtf and not one.edtf.may_overlap(other.edtf):
        return False
    return likeness(one, other) >= (TIES_COMMON if one.type in COMMON_TYPES else TIES_RARE)


def clash(one: Event, other: Event, slot: str) -> bool:
    """Whether both fill a slot, with values that cannot both be true."""
    first, second = getattr(one, slot), getattr(other, slot)
    if first in (None, ()) or second in (None, ()):
        return False
    if slot == "ordinals":
        return not set(first) & set(second)
    if slot == "score":
        return sorted(str(first).split("-")) != sorted(str(second).split("-"))
    if slot == "competition":
        return not _alike(str(first), str(second))
    return fold(str(first)) != fold(str(second))


def _alike(first: str, second: str) -> bool:
    """Whether one name holds the other: "World Cup" and "2022 World Cup", "Euro" and "Euros"."""
    words, others = ({word.removesuffix("s") for word in fold(name).split()} for name in (first, second))
    return words <= others or others <= words


def likeness(one: Event, other: Event) -> int:
    """What ties two events, as a count.

    One for dates that meet, two where both are a month or a day and the happening is no everyday one; one for every slot
    with the same value; two for one title.
    """
    ties = sum(
        1
        for slot in SLOTS
        if getattr(one, slot) not in (None, ())
        and getattr(other, slot) not in (None, ())
        and not clash(one, other, slot)
    )
    if one.edtf and other.edtf:
        precise = all(date.precision in ("month", "day") for date in (one.edtf, other.edtf))
        ties += 2 if precise and one.type not in COMMON_TYPES else 1
    if fold(one.title) == fold(other.title):
        ties += 2
    return ties
