"""Records of all sources as facts: each number once, with every sentence that gives it.

Takes the records that are about the subject, or about the team of the article's main player; gives facts, and the
numbers that contradict each other for `disagree`. A tally is a claim as of a date: a later, higher one is progress.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from generator.knowledge.titles import ordinal
from generator.model.claims import Record
from generator.model.facts import Fact, Section
from generator.reconcile.support import Library, slug

SYMBOLS = {"GBP": "£", "EUR": "€", "USD": "$"}
"""Currency signs shown before an amount; other currencies keep their ISO 4217 code."""

MANY_VALUES = ("score", "ordinal", "award", "record", "milestone", "fee", "duration")
"""Kinds of which a player has several side by side; their ids carry the value."""

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


@dataclass(frozen=True, slots=True)
class Number:
    """One value of one metric, with the records that give it."""

    records: tuple[Record, ...]

    @property
    def first(self) -> Record:
        """The record to show: from the body before a caption, with a scope before without."""
        return min(self.records, key=lambda record: (record.in_caption, record.elided, record.scope is None))


def gather_numbers(records: Iterable[Record]) -> tuple[Number, ...]:
    """Records that give the same value of the same metric, ages left out, in order of first telling."""
    groups: dict[tuple[str, str, str, str], list[Record]] = defaultdict(list)
    for record in records:
        if record.kind != "age":
            groups[record.holder or "", record.metric, record.kind, str(record.value)].append(record)
    return tuple(Number(tuple(group)) for group in groups.values())


def number_facts(numbers: Iterable[Number], library: Library) -> list[Fact]:
    """A fact a number."""
    facts: list[Fact] = []
    taken: set[str] = set()
    for number in numbers:
        record = number.first
        base = f"r-{slug(record.metric)}"
        if record.kind in ("target", "remaining", "streak") and not base.endswith(record.kind):
            base += f"-{record.kind}"
        with_value = f"{base}-{slug(str(record.value))}"
        name = with_value if record.kind in MANY_VALUES or base in taken else base
        while name in taken:
            name += "-more"
        taken.add(name)
        facts.append(
            Fact(
                id=name,
                section=_section(record),
                label=label_of(record),
                value=show_value(record),
                edtf=record.as_of,
                note=_note(number),
                support=library.supports(evidence for one in number.records for evidence in one.evidence),
            ),
        )
    return facts


def _section(record: Record) -> Section:
    flagged = record.kind in GLANCE_KINDS or (record.metric in GLANCE_METRICS and record.kind in ("tally", "ordinal"))
    return "glance" if flagged else "records"


def label_of(record: Record) -> str:
    """What the number counts, as a label."""
    metric = record.metric[:1].upper() + record.metric[1:]
    return {"target": f"Aims for: {record.metric}", "remaining": f"Still needed: {record.metric}"}.get(
        record.kind, metric
    )


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


def _note(number: Number) -> str:
    """Scope, hedge and whose words, as far as given."""
    record = number.first
    hedges = sorted({one.hedge for one in number.records if one.hedge})
    speakers = sorted({one.speaker for one in number.records if one.speaker})
    notes = [record.scope] if record.scope else []
    notes += [f"hedged: “{hedge}”" for hedge in hedges]
    if speakers and all(one.speaker for one in number.records):
        notes.append(f"by the account of {' and '.join(speakers)}")
    if any(one.elided for one in number.records):
        notes.append("what is counted stands in an earlier sentence")
    return "; ".join(notes)
