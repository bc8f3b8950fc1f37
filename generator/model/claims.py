"""What one source says, before anything is settled: the values that extraction gives.

Every claim keeps its evidence and the id of the rule that made it. `factsheet extract` prints these, with the field
names of `Quote`, `Timex`, `Event` and `Record`; `Trait`, `Cast` and others' events stay inside, for the steps that follow.
"""

from __future__ import annotations

import bisect
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from generator.model.edtf import EdtfDate
from generator.model.evidence import Evidence, Source, Span

Sex = Literal["f", "m"]
Confidence = Literal["high", "medium", "low"]
Attribution = Literal["explicit", "pronoun", "carried", "none"]
Status = Literal["past", "scheduled", "ambition"]
Attribute = Literal["name", "captain", "position", "club", "country", "nationality", "former club", "role"]
PublishedFrom = Literal["given", "stated", "inferred"]
RecordKind = Literal[
    "age", "tally", "streak", "target", "remaining", "milestone", "ratio", "score", "ordinal", "award", "record", "fee",
    "duration",
]  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Hints:
    """What the user or the site's content knows beforehand of an article; everything may be missing."""

    player: str | None = None
    """Full name of the player the article is read for."""
    player_sure: bool = True
    """Whether the user said so of this article; a site's only player is one only where the article names them."""
    sex: Sex | None = None
    aliases: tuple[tuple[str, str], ...] = ()
    """(other name, full name) from the site's people; the highest authority on names."""
    people: tuple[tuple[str, Sex], ...] = ()
    """(full name, sex) from the site's people."""
    team: str | None = None
    published: EdtfDate | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A place where the text speaks of somebody."""

    span: Span
    form: Literal["full", "name", "pronoun", "epithet"]
    """full: given and last name; name: a part of it or a nickname; pronoun: he, her, ...; epithet: "the captain"."""
    possessive: bool = False
    """Whether the mention owns what follows ("Kane's", "his")."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody, or an organisation that speaks, as one article knows them."""

    name: str
    """As full as the article, or the site's people, give it."""
    sex: Sex | None = None
    kind: Literal["person", "organisation"] = "person"
    mentions: tuple[Mention, ...] = ()
    """In order of place."""


def _start(mention: Mention) -> int:
    return mention.span.start


@dataclass(frozen=True, slots=True, kw_only=True)
class Cast:
    """The people of one article."""

    people: tuple[Person, ...] = ()
    """In order of first mention."""
    main: Person | None = None
    """The player whom the article is about, or None when that is open."""

    def in_span(self, span: Span) -> tuple[tuple[Mention, Person], ...]:
        """Mentions inside `span`, in order of place, each with its person."""
        found: list[tuple[Mention, Person]] = []
        for person in self.people:
            first = bisect.bisect_left(person.mentions, span.start, key=_start)
            last = bisect.bisect_left(person.mentions, span.end, lo=first, key=_start)
            found += ((mention, person) for mention in person.mentions[first:last] if mention.span.end <= span.end)
        return tuple(sorted(found, key=lambda pair: (pair[0].span.edges, pair[1].name)))

    def named(self, name: str) -> Person | None:
        """The person of exactly this full name, or None."""
        return next((person for person in self.people if person.name == name), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """Words that somebody said, as printed between marks."""

    id: str
    speaker: str | None
    """Full name, or None where nobody is named."""
    mention: Evidence | None
    """The words that name the speaker."""
    kind: Literal["direct", "fragment"]
    cue: str | None
    """The verb of the reporting clause, as printed."""
    attribution: Attribution
    rule: str
    """Id of the rule that decided the speaker."""
    confidence: Confidence
    segments: tuple[Evidence, ...]
    """The quoted words, outer marks left out, in order."""

    @property
    def text(self) -> str:
        """The quoted words, segments joined by a blank."""
        return " ".join(segment.exact for segment in self.segments)


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step of working something out: evidence, or a named outside fact, or plain arithmetic on earlier steps."""

    text: str
    evidence: tuple[Evidence, ...] = ()
    outside: str | None = None
    """Name of the outside fact, such as "World Cup 2026: 11 June to 19 July 2026 (tournament file)"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Timex:
    """An expression that can be put on a calendar."""

    evidence: Evidence
    edtf: EdtfDate | None
    """Value from the words and the day of publication; None where it must stay open."""
    edtf_worked_out: EdtfDate | None = None
    """A narrower value that the tournament file adds."""
    rule: str
    anchored: bool = False
    """Whether the value rests on the day of publication, or on another expression, and not on its words alone."""
    steps: tuple[Step, ...] = ()
    """How the value came about, where it does not stand in the words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dating:
    """All that one article says about time."""

    timexes: tuple[Timex, ...] = ()
    """In order of place."""
    published: EdtfDate | None = None
    """Day of publication, or an interval that holds it."""
    published_from: PublishedFrom | None = None
    steps: tuple[Step, ...] = ()
    """The constraints that gave `published`, where it was worked out; the stamp, where it was stated."""

    @property
    def present(self) -> EdtfDate | None:
        """The date of what is dated only by publication: the day, or the common prefix of an interval's ends."""
        if self.published is None or self.published.precision != "interval":
            return self.published
        first, last = self.published.earliest, self.published.latest
        if first is None or last is None or first.year != last.year:
            return None
        if first.month != last.month:
            return EdtfDate.parse(f"{first.year:04d}")
        return EdtfDate.parse(f"{first.year:04d}-{first.month:02d}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """A happening in a person's life, past or to come."""

    id: str
    edtf: EdtfDate | None
    edtf_worked_out: EdtfDate | None = None
    """A narrower date that the tournament file adds."""
    title: str
    """A phrase in the present tense from the predicate's template, or the clause's own words."""
    type: str
    """From the list in `knowledge/predicates.toml`."""
    predicate: str
    """Id of the predicate class, finer than `type`; what merging goes by."""
    status: Status
    people: tuple[str, ...]
    """Full names, the one who acts first."""
    evidence: tuple[Evidence, ...]
    rule: str
    steps: tuple[Step, ...] = ()
    """How the date came about, where it is worked out."""
    team: str | None = None
    opponent: str | None = None
    competition: str | None = None
    stage: str | None = None
    """Such as "semi-final"; where the text names it for this happening."""
    place: str | None = None
    score: str | None = None
    """As printed, with a hyphen: "2-1"."""
    outcome: Literal["won", "lost", "drawn"] | None = None
    minute: int | None = None
    ordinals: tuple[int, ...] = ()
    """(75, 76) in "his 75th and 76th goals"."""
    possessive: Literal["his", "her", "their"] = "their"
    """The word for what is the main player's, for titles."""
    in_caption: bool = False
    slots: tuple[tuple[str, Evidence], ...] = ()
    """(slot name, the words that fill it), so that a disagreement can cite exactly them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """A number that says something of a player or a team."""

    id: str
    holder: str | None
    metric: str
    """From the list in `knowledge/metrics.toml`."""
    value: int | float | str
    """A number, a score as printed ("2-1"), "holder" of a record, "won" for an award."""
    unit: str | None
    scope: str | None
    as_of: EdtfDate | None
    kind: RecordKind
    hedge: str | None
    """The hedging words, or None."""
    evidence: tuple[Evidence, ...]
    """Words that hold the number and what it counts."""
    rule: str
    speaker: str | None = None
    """Who says it, when the number stands in a quote."""
    elided: bool = False
    """Whether the unit was taken from an earlier sentence."""
    in_caption: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Trait:
    """Something that an article says a person is: a role, a club, a position."""

    person: str
    attribute: Attribute
    value: str
    evidence: Evidence
    rule: str
    in_caption: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Claims:
    """Everything that one source says."""

    source: Source
    cast: Cast
    quotes: tuple[Quote, ...] = ()
    dating: Dating = Dating()
    events: tuple[Event, ...] = ()
    """In the life of the person whom the source is about."""
    others: tuple[Event, ...] = ()
    """In the lives of the other people whom it names, as far as a clause begins with their names."""
    records: tuple[Record, ...] = ()
    traits: tuple[Trait, ...] = ()

    def evidence(self) -> Iterator[Evidence]:
        """Every piece of evidence, claim by claim."""
        for quote in self.quotes:
            yield from quote.segments
        for timex in self.dating.timexes:
            yield timex.evidence
        for event in (*self.events, *self.others):
            yield from event.evidence
        for record in self.records:
            yield from record.evidence
        for trait in self.traits:
            yield trait.evidence
