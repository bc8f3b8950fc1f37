"""Which claims speak of one happening.

Takes the events of all sources, gives groups of events that are one occurrence. Two events are one when predicate,
people, date and every slot that both fill are compatible, and something beyond the date ties them together. A slot
that contradicts (semi-final against quarter-final) keeps two events apart, unless all else holds them together: one of
them stands in a caption, or both name the same opponent on the same day. Then it is one happening told in two ways,
which `disagree` shows.

Only events that share a value, a title or, for rare happenings, a year are ever compared, so that the cost grows with
the tellings of one occurrence and not with all that happened.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property

from generator.model.claims import Event
from generator.model.edtf import EdtfDate
from generator.model.evidence import Evidence
from generator.text.tokens import fold, word_texts

DISPUTABLE = ("stage", "score", "minute")
"""Slots on which one happening may be told in two ways."""

IDENTIFYING = ("opponent", "competition", "ordinals")
"""Slots that, when they differ, make two happenings."""

NAMING = ("side", "office", "other")
"""The predicate's own slots that name one thing: who was joined, what became theirs, with whom it was."""

COMMON_TYPES = ("match", "goal")
"""Types of happenings of which a season has dozens; two tellings of one need more in common than others do."""

TIES_COMMON = 2
TIES_RARE = 1
"""How many ties (see `likeness`) make two tellings one."""

SLOTS = ("opponent", "competition", "stage", "place", "score", "minute", "ordinals")

NUMBER_RE = re.compile(r"\d+(?:[.,]\d+)*")
"""A number in figures. Takes `33`, `1,000`; leaves `third`."""

REACHED_RE = re.compile(
    r"\b(?:reach(?:ed|es|ing)?|into|through to|went to|(?<!from )(?:a|the|their|his|her) (?:place|spot) in|qualif\w+ for)"
    r" (?:the|a|their|his|her|its)(?: [\w'’-]+){0,2} ?$",
    re.IGNORECASE,
)
"""Words that make the stage after them one to come. Takes `reached the `, `into their first `; leaves `in the `, `from the spot in the `."""

WIDE_YEARS = 3
"""A date that spans more years than this finds no candidates by its years."""

LATELY = 4
"""Days after a happening within which an article may tell it without a date; a side meets another again later than that."""

LATELY_RARE = 14
"""The same for what happens once in a long while, told under one title."""

SLIP_OF_MINUTES = 3
"""Minutes that far apart may be one goal told in two ways; farther apart they are two goals of one match."""


@dataclass(frozen=True)
class Happening:
    """Events that are one occurrence, in order of source and place; what is asked again and again is worked out once."""

    events: tuple[Event, ...]

    @property
    def predicate(self) -> str:
        """The predicate that all share."""
        return self.events[0].predicate

    @property
    def status(self) -> str:
        """The status that all share."""
        return self.events[0].status

    @cached_property
    def sources(self) -> frozenset[str]:
        """Ids of the sources that tell it."""
        return frozenset(event.evidence[0].source for event in self.events)

    @cached_property
    def best(self) -> Event:
        """The event that tells most: in the body, dated, with the most slots; the first of equals."""
        return max(
            self.events,
            key=lambda event: (not event.in_caption, event.edtf is not None, len(filled(event)), precision(event.edtf)),
        )

    @cached_property
    def edtf(self) -> EdtfDate | None:
        """The narrowest date that any of the events gives; the body's before a caption's, a told one before publication's."""
        told = [event.edtf for event in self._by_trust() if event.edtf and not by_publication(event)]
        if told:
            return self._narrowest(told)
        fresh = sorted({event.edtf for event in self.events if event.edtf}, key=lambda date: date.order)
        return self._narrowest(fresh)

    @property
    def edtf_worked_out(self) -> EdtfDate | None:
        """The narrowest date that the tournament file adds."""
        return self._narrowest([event.edtf_worked_out for event in self._by_trust() if event.edtf_worked_out])

    def _by_trust(self) -> list[Event]:
        return sorted(self.events, key=lambda event: event.in_caption)

    @staticmethod
    def _narrowest(dates: list[EdtfDate]) -> EdtfDate | None:
        """Of dates as narrow as each other, such as two open ones, the one that begins last."""
        return max(dates, key=lambda date: (precision(date), date.earliest or dt.date.min), default=None)


@dataclass(slots=True)
class Group:
    """A happening while it is put together; `shapes` holds one event of each way in which it is told."""

    events: list[Event] = field(default_factory=list)
    shapes: dict[tuple[object, ...], Event] = field(default_factory=dict)

    def add(self, event: Event) -> None:
        """Take an event in."""
        self.events.append(event)
        self.shapes.setdefault(_shape(event), event)

    def fits(self, event: Event) -> bool:
        """Whether an event is compatible with every telling so far."""
        return all(compatible(event, other) for other in self.shapes.values())

    def likeness(self, event: Event) -> int:
        """The strongest tie between an event and any telling."""
        return max(likeness(event, other) for other in self.shapes.values())


def filled(event: Event) -> tuple[str, ...]:
    """Names of the slots that an event fills."""
    return tuple(name for name in SLOTS if getattr(event, name) not in (None, ()))


def by_publication(event: Event) -> bool:
    """Whether nothing but the day of publication dates an event: it was then, or a few days before."""
    return event.rule.endswith("/publication")


def own_slots(event: Event) -> tuple[str, ...]:
    """Words of the slots that only the predicate knows ("the Golden Boot", "his technique"), folded."""
    return tuple(fold(evidence.exact) for name, evidence in event.slots if name not in SLOTS)


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
    ordered = [_played(event) for event in events]
    rank = {id(event): at for at, event in enumerate(ordered)}
    groups: list[Group] = []
    holders: dict[tuple[object, ...], dict[int, None]] = defaultdict(dict)
    for event in sorted(ordered, key=lambda one: (one.in_caption, -len(filled(one)), rank[id(one)])):
        keys = tuple(_keys(event))
        near = dict.fromkeys(at for key in keys for at in holders[key])
        fits = [at for at in near if groups[at].fits(event)]
        if fits:
            home = max(fits, key=lambda at: (groups[at].likeness(event), -at))
        else:
            home = len(groups)
            groups.append(Group())
        groups[home].add(event)
        for key in keys:
            holders[key][home] = None
    for group in groups:
        group.events.sort(key=lambda one: rank[id(one)])
    groups.sort(key=lambda group: rank[id(group.events[0])])
    return tuple(Happening(tuple(group.events)) for group in groups)


def _played(event: Event) -> Event:
    """The event without a stage that it only led to: who "reached the final with a 3-1 win" won no final."""
    for name, words in event.slots:
        if name == "stage" and event.stage is not None:
            told = next((one for one in event.evidence if one.span.holds(words.span)), None)
            before = told.exact[: words.span.start - told.span.start] if told else ""
            if REACHED_RE.search(before):
                return replace(event, stage=None)
    return event


def _shape(event: Event) -> tuple[object, ...]:
    """What comparing looks at: events of one shape are compatible with the same others."""
    slots = tuple(getattr(event, slot) for slot in SLOTS)
    return (*slots, event.edtf, event.people, event.title, event.in_caption, own_slots(event))


def _keys(event: Event) -> Iterator[tuple[object, ...]]:
    """What two events have in common at least, if they are one."""
    about = (event.predicate, event.status)
    yield (*about, "title", fold(event.title))
    for slot in SLOTS:
        value = getattr(event, slot)
        if value in (None, ()):
            continue
        if slot == "ordinals":
            yield from ((*about, slot, number) for number in value)
        elif slot == "competition":
            yield from ((*about, slot, word.removesuffix("s")) for word in fold(str(value)).split())
        elif slot == "score":
            yield (*about, slot, *_scored(value))
        else:
            yield (*about, slot, fold(str(value)))
    if event.type in COMMON_TYPES:
        return
    for words in own_slots(event):
        telling = (word for word in word_texts(words) if len(word) > 3 or word.isdigit())
        yield from ((*about, "own", word) for word in telling)
    dates = event.edtf
    if dates and dates.earliest and dates.latest and dates.latest.year - dates.earliest.year <= WIDE_YEARS:
        yield from ((*about, "year", year) for year in range(dates.earliest.year, dates.latest.year + 1))
    else:
        yield (*about, "year", None)


def compatible(one: Event, other: Event) -> bool:
    """Whether two events can be one occurrence, and something ties them."""
    if one.predicate != other.predicate or one.status != other.status:
        return False
    if one.people and other.people and not set(one.people) & set(other.people):
        return False
    if any(clash(one, other, slot) for slot in IDENTIFYING) or _counted_apart(one, other):
        return False
    if one.predicate in OWN_WORDS and not _worded_alike(one, other):
        return False
    if any(named_apart(one, other, slot) for slot in NAMING):
        return False
    disputed = [slot for slot in DISPUTABLE if clash(one, other, slot)]
    if disputed and not (one.in_caption or other.in_caption or _held_together(one, other, disputed)):
        return False
    if one.edtf and other.edtf and not one.edtf.may_overlap(other.edtf) and not _lately(one, other):
        return False
    return likeness(one, other) >= (TIES_COMMON if one.type in COMMON_TYPES else TIES_RARE)


OWN_WORDS = frozenset(("happening", "bounded"))
"""The predicates of what no class names: only its words tell which happening it is."""


def _worded_alike(one: Event, other: Event) -> bool:
    """Whether two happenings that no class names are told in one title or, in two sources, share what their titles tell."""
    first, second = fold(one.title), fold(other.title)
    if first == second or one.evidence[0].source == other.evidence[0].source:
        return first == second
    words, others = ({word for word in word_texts(title) if len(word) > SHORT} for title in (first, second))
    return len(words & others) * 2 > min(len(words), len(others))


SHORT = 3
"""Longest word that tells nothing: "the", "was"."""


def _lately(one: Event, other: Event) -> bool:
    """Whether two dates can be one because an article only says "the other day": of one opponent, or of one title."""
    if not by_publication(one) and not by_publication(other):
        return False
    same = fold(one.title) == fold(other.title) or (one.opponent is not None and one.opponent == other.opponent)
    if not same or one.edtf is None or other.edtf is None:
        return False
    first, last = sorted((one, other), key=lambda event: event.edtf.order if event.edtf else ())
    if not by_publication(last) or first.edtf is None or last.edtf is None:
        return False
    if first.edtf.latest is None or last.edtf.earliest is None:
        return False
    return (last.edtf.earliest - first.edtf.latest).days <= (LATELY if one.type in COMMON_TYPES else LATELY_RARE)


def _counted_apart(one: Event, other: Event) -> bool:
    """Whether the predicate's own words hold different numbers: who turns 33 does not turn 34 in the same breath."""
    numbers = {name: NUMBER_RE.findall(evidence.exact) for name, evidence in one.slots if name not in SLOTS}
    return any(
        numbers.get(name) and found and numbers[name] != found
        for name, found in ((name, NUMBER_RE.findall(words.exact)) for name, words in other.slots if name not in SLOTS)
    )


def named_apart(one: Event, other: Event, slot: str) -> bool:
    """Whether the predicate's own words name two things: who joins Rovers does not join Oakford in the same breath."""
    names = [
        {fold(word) for words in _own(event, slot) for word in word_texts(words.exact) if word[0].isupper()}
        for event in (one, other)
    ]
    return bool(names[0] and names[1]) and names[0].isdisjoint(names[1])


def _own(event: Event, slot: str) -> Iterator[Evidence]:
    return (words for name, words in event.slots if name == slot)


def _held_together(one: Event, other: Event, disputed: list[str]) -> bool:
    """Whether two tellings are of one happening in spite of one slot: one opponent, and one day or one score.

    Both stand in different sources. A player can score twice in a match, so minutes of goals must be near each other as well.
    """
    if len(disputed) > 1 or one.evidence[0].source == other.evidence[0].source:
        return False
    if one.edtf is None or other.edtf is None or one.opponent is None or other.opponent is None:
        return False
    one_day = one.edtf == other.edtf and one.edtf.precision == "day"
    narrow = all(date.precision in ("month", "day") for date in (one.edtf, other.edtf))
    if not one_day and not (narrow and one.score and other.score and "score" not in disputed):
        return False
    if disputed == ["minute"] and one.type == "goal":
        return abs((one.minute or 0) - (other.minute or 0)) <= SLIP_OF_MINUTES
    return True


def clash(one: Event, other: Event, slot: str) -> bool:
    """Whether both fill a slot, with values that cannot both be true."""
    first, second = getattr(one, slot), getattr(other, slot)
    if first in (None, ()) or second in (None, ()):
        return False
    if slot == "ordinals":
        return not set(first) & set(second)
    if slot == "score":
        return _scored(first) != _scored(second)
    if slot in ("competition", "opponent"):
        return not _alike(str(first), str(second))
    return fold(str(first)) != fold(str(second))


def _scored(score: object) -> tuple[str, ...]:
    """A score without its order: some print the winner first, some the home side."""
    return tuple(sorted(part.strip() for part in fold(str(score)).split("-")))


def _alike(first: str, second: str) -> bool:
    """Whether one name holds the other: "World Cup" and "2022 World Cup", "Euro" and "Euros"."""
    words, others = ({word.removesuffix("s") for word in fold(name).split()} for name in (first, second))
    return words <= others or others <= words


def likeness(one: Event, other: Event) -> int:
    """What ties two events, as a count.

    One for dates that meet, two where both are a month or a day and the happening is no everyday one; one for every slot
    with the same value; one where the words of the other hold what a rare happening is about; two for one title.
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
    if one.type not in COMMON_TYPES and (tells_of(one, other) or tells_of(other, one)):
        ties += 1
    return ties


def tells_of(one: Event, other: Event) -> bool:
    """Whether what is particular to one happening stands in the words that tell the other."""
    told = [fold(evidence.exact) for evidence in other.evidence]
    return any(words in text for words in own_slots(one) for text in told)
