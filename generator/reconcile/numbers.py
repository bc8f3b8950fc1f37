"""Records of all sources as facts: each number once, with every sentence that gives it.

Takes the records that are about the subject, or about the team of the article's main player, and the happenings of the
same sentences; gives facts. A tally is a claim as of a date: a later, higher one is progress. A number that belongs to
a happening (a score, the 75th goal, a streak) takes the happening's date and opponent, for it says more of both.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import filterfalse

from generator.knowledge.load import load_words
from generator.knowledge.titles import ordinal
from generator.model.claims import Event, Record
from generator.model.edtf import EdtfDate
from generator.model.facts import Fact, Section
from generator.model.phrases import Phrase, joined
from generator.reconcile.merge import COMMON_TYPES, LATELY, Happening, by_publication
from generator.reconcile.support import Library, slug
from generator.text.tokens import fold, word_texts

SYMBOLS = {"GBP": "£", "EUR": "€", "USD": "$"}
"""Currency signs shown before an amount; other currencies keep their ISO 4217 code."""

COUNTS = ("tally", "target")
"""Kinds of numbers that can be set against one another where their metric is one."""

GLANCE_KINDS = ("target",)
GLANCE_METRICS = (
    "international goals",
    "caps",
    "international caps",
    "World Cups",
    "World Cup appearances",
    "Olympics",
)
"""What a reader looks for first; other numbers stand under records."""

STEPS = {"goals": ("goal",), "caps": ("match", "milestone"), "appearances": ("match",), "trophies": ("title",)}
"""What adds to a count: types of happenings by the last word of the metric."""

SERIES = "series score"
"""The metric of a score of several matches, which is that of none of them."""

KIND_WORDS = ("target", "remaining", "streak")
"""Kinds that an id names, because one metric has several of them."""

RESULT_WORDS: Mapping[str, Callable[[str], Phrase]] = {
    "win-match": lambda opponent: Phrase("Score of the win over {opponent}", opponent=opponent),
    "lose-match": lambda opponent: Phrase("Score of the loss to {opponent}", opponent=opponent),
    "draw-match": lambda opponent: Phrase("Score of the draw with {opponent}", opponent=opponent),
}
"""How a score's label says who won, for the figures alone do not."""


@dataclass(frozen=True)
class Number:
    """One value of one metric, with the records that give it; what is asked in every comparison is worked out once."""

    records: tuple[Record, ...]
    happening: Happening | None = None
    """The happening that the number belongs to, where one of the sentences tells it."""

    @cached_property
    def first(self) -> Record:
        """The record to show: from the body before a caption, with a scope before without."""
        return min(
            self.records,
            key=lambda record: (record.kind == "ordinal", record.in_caption, record.elided, record.scope is None),
        )

    @cached_property
    def sources(self) -> frozenset[str]:
        """Ids of the sources that give it."""
        return frozenset(record.evidence[0].source for record in self.records)

    @cached_property
    def hedged(self) -> bool:
        """Whether nobody gives it without a hedge."""
        return all(record.hedge for record in self.records)

    @cached_property
    def amount(self) -> float:
        """The value as a number; 0 for words and scores."""
        return float(self.first.value) if isinstance(self.first.value, int | float) else 0.0

    @property
    def opponent(self) -> str | None:
        """The other side of the match whose score it is."""
        if self.first.kind != "score" or self.happening is None:
            return None
        return next((event.opponent for event in self.happening.events if event.opponent), None)

    @cached_property
    def as_of(self) -> EdtfDate | None:
        """The date that the number holds for; a record is held since nobody says when, so it has none of its own.

        Of several days of writing the first: since then it is known.
        """
        if self.happening is not None and self.happening.edtf is not None:
            return self.happening.edtf
        if self.first.kind == "record":
            return None
        dates = [record.as_of for record in self.records if record.as_of and record.as_of.latest]
        return min(dates, key=lambda date: (date.precision != "day", date.latest, date.order), default=self.first.as_of)


def gather_numbers(records: Iterable[Record]) -> tuple[Number, ...]:
    """Records that give the same value of the same metric, ages left out, in order of first telling.

    A number with a scope and the same number without one are one; two scopes are two numbers. The 168th cap and 168 caps
    are one count. A score is one whoever's it is called.
    """
    groups: dict[tuple[str, str, str, str], list[Record]] = defaultdict(list)
    for record in filterfalse(_is_passing, records):
        if record.kind == "score":
            groups["", record.metric, record.kind, shown_plainly(record)].append(record)
        elif record.kind != "age":
            groups[record.holder or "", record.metric, record.kind, shown_plainly(record)].append(record)
    for key in [key for key in groups if key[2] == "ordinal" and (*key[:2], "tally", key[3]) in groups]:
        groups[*key[:2], "tally", key[3]] += groups.pop(key)
    parts = (Number(tuple(part)) for group in groups.values() for part in _by_scope(group))
    return tuple(number for number in parts if not _is_trivial(number))


PHRASE = "phrase.plural"
"""The rule of a count of what no table names: "three pairs"."""

STEPS_OF_PLAY = ("seasons", "years", "matches", "games", "sets", "overs")
"""Metrics of which everybody has a first."""


def _is_trivial(number: Number) -> bool:
    """Whether a number is none that a page would print: so many of anything, told once; the first of what all have."""
    if all(record.rule == PHRASE for record in number.records):
        return len(number.sources) < 2
    first = number.first
    return first.kind in ("ordinal", "tally") and first.value == 1 and first.metric in STEPS_OF_PLAY


def _is_passing(record: Record) -> bool:
    """Whether a number counts how often somebody did what nobody keeps a tally of: "times looked at the video"."""
    verb = record.metric.removeprefix("times ").partition(" ")[0]
    return record.unit == "times" and verb in load_words("counting.passing")


def shown_plainly(record: Record) -> str:
    """The value for comparing: dashes of scores to one form, sides in order of size."""
    if record.kind == "score":
        return "-".join(sorted(fold(str(record.value)).split("-"), reverse=True))
    return str(record.value)


def _by_scope(group: list[Record]) -> list[list[Record]]:
    """Records of one value by scope, each scope's with what names none."""
    scopes = list(dict.fromkeys(fold(record.scope) for record in group if record.scope))
    if len(scopes) < 2:
        return [group]
    return [[one for one in group if fold(one.scope or scopes[0]) == scope] for scope in scopes]


def place_numbers(numbers: Iterable[Number], happenings: Iterable[Happening], library: Library) -> tuple[Number, ...]:
    """Tie each number to the happening that its sentence tells.

    Two scores of two matches may be equal; numbers whose records belong to several happenings are parted by them.
    """
    happenings = list(happenings)
    told: dict[tuple[str, int], list[tuple[Event, Happening]]] = defaultdict(list)
    for happening in happenings:
        for event in happening.events:
            for evidence in event.evidence:
                support = library.support(evidence)
                told[support.source, support.sentence].append((event, happening))
    results = [one for one in happenings if one.predicate in RESULT_WORDS]
    placed: list[Number] = []
    for number in numbers:
        parts: dict[int, list[Record]] = defaultdict(list)
        homes: dict[int, Happening | None] = {}
        for record in number.records:
            home = _home(record, told, library)
            home = _of_result(home, results) if record.kind == "score" else home
            parts[id(home)].append(record)
            homes[id(home)] = home
        loose = parts.pop(id(None), [])
        for record in loose:
            near = [at for at in parts if record.kind != "score" or one_day(record, homes[at])]
            parts[near[0] if len(near) == 1 else id(None)].append(record)
        placed += [Number(tuple(records), homes.get(at)) for at, records in parts.items()]
    return tuple(placed)


def one_day(record: Record, happening: Happening | None) -> bool:
    """Whether a score of this date can be the score of that happening: the day, or a few days of writing later."""
    when, then = record.as_of, happening.edtf if happening else None
    if when is None or then is None or happening is None or when.earliest is None or then.latest is None:
        return False
    fresh = all(by_publication(event) for event in happening.events)
    days = (when.earliest - then.latest).days
    return when.may_overlap(then) or (-LATELY if fresh else 0) <= days <= LATELY


def _of_result(home: Happening | None, results: Iterable[Happening]) -> Happening | None:
    """The match itself, where a score stands with a goal of it: one opponent, dates that meet."""
    if home is None or home.edtf is None or home.predicate in RESULT_WORDS:
        return home
    opponent = home.best.opponent
    same = (
        one
        for one in results
        if opponent and one.best.opponent == opponent and one.edtf is not None and one.edtf.may_overlap(home.edtf)
    )
    return next(same, home)


def _home(
    record: Record, told: Mapping[tuple[str, int], list[tuple[Event, Happening]]], library: Library
) -> Happening | None:
    """The one happening of the record's sentence that holds its number."""
    beside = [
        pair
        for support in map(library.support, record.evidence)
        for pair in told.get((support.source, support.sentence), ())
    ]
    for event, happening in beside:
        if _belongs(record, event):
            return happening
    if record.kind == "score":
        matches = [one for event, one in beside if event.type in COMMON_TYPES and event.opponent and not event.score]
        return next(iter(matches), None)
    return None


def _belongs(record: Record, event: Event) -> bool:
    """Whether a number is part of what an event tells."""
    if record.kind == "score":
        mine = event.score is not None and event.type == "match"
        return mine and sorted(fold(str(event.score)).split("-")) == sorted(fold(str(record.value)).split("-"))
    if record.kind == "ordinal":
        return record.value in event.ordinals and event.type in ("goal", "tournament", "milestone")
    if record.kind == "streak":
        return event.predicate == "streak" and any(str(record.value) == words.exact for _, words in event.slots)
    return False


def number_facts(numbers: Iterable[Number], library: Library) -> list[Fact]:
    """A fact a number; a number that a happening's own title says in full is left to the timeline."""
    return [fact for fact, _ in numbered(numbers, library)]


def numbered(numbers: Iterable[Number], library: Library, *, person: str = "") -> list[tuple[Fact, Number]]:
    """The facts of `number_facts`, each with its number; what is not the `person`'s own says whose it is."""
    facts: list[tuple[Fact, Number]] = []
    names: Counter[str] = Counter()
    listed = list(numbers)
    place = {id(number): at for at, number in enumerate(listed)}
    for number in sorted(listed, key=lambda one: (library.told_first(one.sources), place[id(one)])):
        record = number.first
        if record.kind == "ordinal" and number.happening is not None and number.happening.best.type == "goal":
            continue
        name = _name(number)
        if names[name] and record.scope:
            name = f"{name}-{slug(record.scope)}"
        names[name] += 1
        if names[name] > 1:
            name = f"{name}-{names[name]}"
        fact = Fact(
            id=name,
            section=_section(record),
            label=label_of(number),
            value=show_value(record),
            edtf=number.as_of,
            scheduled=number.happening is not None and number.happening.status == "scheduled",
            note=_note(number, person),
            counts=record.metric if record.kind in COUNTS else "",
            target=record.kind == "target",
            support=library.supports(evidence for one in number.records for evidence in one.evidence),
            was=_former_names(number),
        )
        facts.append((fact, number))
    return sorted(facts, key=lambda pair: place[id(pair[1])])


def _former_names(number: Number) -> tuple[str, ...]:
    """Ids that it has where fewer sources tell it, or its match: without the opponent, as the ordinal of the count."""
    told = number.sources | (number.happening.sources if number.happening else frozenset())
    if len(told) < 2:
        return ()
    alone = (Number((record,), home) for record in number.records for home in (number.happening, None))
    return tuple(dict.fromkeys(map(_name, alone)))


def _name(number: Number) -> str:
    """Id from what is counted, its kind and its value, so that neither another number nor a scope that one more source tells renames it."""
    record = number.first
    words = [f"r-{slug(record.metric)}"]
    if record.kind in KIND_WORDS and not words[0].endswith(record.kind):
        words.append(record.kind)
    opponent = number.opponent
    words += [slug(opponent)] if opponent else []
    return "-".join((*words, slug(show_value(record)) or "value"))


def _section(record: Record) -> Section:
    flagged = record.kind in GLANCE_KINDS or (record.metric in GLANCE_METRICS and record.kind in ("tally", "ordinal"))
    return "glance" if flagged else "records"


def label_of(number: Number) -> str:
    """What the number counts, as a label that a newcomer understands."""
    record = number.first
    metric = record.metric[:1].upper() + record.metric[1:]
    opponent = number.opponent
    if opponent and number.happening and record.metric != SERIES:
        pattern = RESULT_WORDS.get(number.happening.predicate)
        return pattern(opponent) if pattern else Phrase("Score against {opponent}", opponent=opponent)
    if record.kind == "target":
        return Phrase("Aim: {metric}", metric=record.metric)
    if record.kind == "remaining" and "need" not in record.metric:
        return Phrase("Still needed: {metric}", metric=record.metric)
    return metric


def show_value(record: Record) -> str:
    """The value as a reader would write it: "76", "£45 million", "third", "5–0"."""
    value = record.value
    if isinstance(value, str):
        return value.replace("-", "–") if record.kind == "score" else value
    if record.unit and len(record.unit) == 3 and record.unit.isupper():
        return _money(value, record.unit)
    shown = f"{value:,.6g}" if isinstance(value, float) else (f"{value:,}" if abs(value) >= 10000 else str(value))
    return ordinal(int(value)) if record.kind == "ordinal" and float(value).is_integer() else shown


def _money(value: float, unit: str) -> str:
    sign = SYMBOLS.get(unit, f"{unit} ")
    for size, word in ((1_000_000_000, "billion"), (1_000_000, "million")):
        if value >= size:
            return f"{sign}{value / size:,.4g} {word}"
    return f"{sign}{value:,.0f}"


def _note(number: Number, person: str) -> str:
    """Whose it is where it is not the person's, scope, stage, hedge and whose words, as far as given."""
    record = number.first
    hedges = sorted({one.hedge for one in number.records if one.hedge})
    speakers = sorted({one.speaker for one in number.records if one.speaker})
    notes: list[str] = [record.scope] if record.scope else []
    if record.kind == "score" and number.happening is not None:
        notes += [Phrase("the {stage}", stage=stage) for stage in (number.happening.best.stage,) if stage]
    sides = record.holder and person not in ("", record.holder) and record.kind != "score"
    if record.holder and (sides or (record.metric == "match score" and not number.opponent)):
        notes.append(record.holder)
    notes += [
        Phrase("hedged: “{hedge}”", hedge=hedge) if number.hedged else Phrase("hedged by some: “{hedge}”", hedge=hedge)
        for hedge in hedges
    ]
    if speakers and all(one.speaker for one in number.records):
        notes.append(Phrase("by the account of {names}", names=joined(speakers, by=Phrase(" and "))))
    if any(one.elided for one in number.records):
        notes.append(Phrase("what is counted stands in an earlier sentence"))
    return joined(notes, by="; ")


def says_a_mark(happening: Happening, numbers: Iterable[Number], library: Library) -> bool:
    """Whether an undated wish for a number ("wants 100 goals") says only what a number with the same sentence says."""
    if happening.edtf is not None or happening.status != "ambition":
        return False
    said = {
        (support.source, support.sentence)
        for event in happening.events
        for support in map(library.support, event.evidence)
    }
    figures = {word for event in happening.events for _, words in event.slots for word in word_texts(words.exact)}
    return any(
        record.kind == "target"
        and str(record.value) in figures
        and any((one.source, one.sentence) in said for one in map(library.support, record.evidence))
        for number in numbers
        for record in number.records
    )
