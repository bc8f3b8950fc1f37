"""What changed between two builds, fact by fact, told from their exported facts alone.

Takes the contents of `facts.json` files, old and new; gives `Difference`s, and says them as lines, JSON values or
Markdown. Facts are matched by id, then by what they cite; a number that left and one that came under the same label are one change. Sentence
numbers and letters move when a source is added, so they are no change; which sources say a fact is.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import Any, Literal, get_args

import msgspec

Kind = Literal["added", "changed", "withdrawn", "newly disputed", "settled"]
KINDS: tuple[Kind, ...] = get_args(Kind)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cited:
    """A sentence, as far as changes look at it."""

    source: str
    exact: str = ""
    stance: str = "supports"


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetFact:
    """A fact as exported."""

    id: str
    section: str
    label: str
    value: str
    edtf: str | None = None
    status: str = "stated"
    support: tuple[Cited, ...] = ()

    @property
    def said(self) -> str:
        """The value with its date."""
        return f"{self.value} ({self.edtf})" if self.edtf and self.edtf != self.value else self.value

    @property
    def sources(self) -> tuple[str, ...]:
        """Sources that say it, sorted."""
        return tuple(sorted({one.source for one in self.support if one.stance == "supports"}))


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetReading:
    """One side of a disagreement as exported."""

    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetDispute:
    """A disagreement as exported."""

    id: str
    topic: str
    readings: tuple[SheetReading, ...] = ()
    printed: str | None = None

    @property
    def said(self) -> str:
        """All readings."""
        return " or ".join(reading.value for reading in self.readings)


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetPerson:
    """Whom a sheet is about."""

    id: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """The parts of a `facts.json` that changes are told from."""

    person: SheetPerson
    facts: tuple[SheetFact, ...] = ()
    disagreements: tuple[SheetDispute, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One change."""

    kind: Kind
    person: str
    id: str
    """Of the fact or the disagreement, as the new sheet calls it; as the old one, where it is gone."""
    label: str
    before: str
    """Empty for what is new."""
    after: str
    """Empty for what is gone."""


def parse_sheet(content: bytes | str) -> Sheet:
    """Read the content of a `facts.json`; keys that changes do not look at are passed over.

    Raises:
        msgspec.ValidationError: when it is JSON but no such file.
        msgspec.DecodeError: when it is no JSON.

    """
    return msgspec.json.decode(content, type=Sheet)


def find_changes(old: Iterable[Sheet], new: Iterable[Sheet]) -> tuple[Difference, ...]:
    """All changes, by name of person, then kind, then in the order of the sheets."""
    before = {sheet.person.id: sheet for sheet in old}
    after = {sheet.person.id: sheet for sheet in new}
    people = {name: after.get(name) or before[name] for name in (*after, *before)}
    found: list[Difference] = []
    for name, sheet in sorted(people.items(), key=lambda pair: (pair[1].person.name, pair[0])):
        empty = Sheet(person=sheet.person)
        differences = [*_between(before.get(name, empty), after.get(name, empty))]
        found += sorted(differences, key=lambda one: KINDS.index(one.kind))
    return tuple(found)


def _between(old: Sheet, new: Sheet) -> Iterator[Difference]:
    name = new.person.name
    yield from _facts(old, new, name)
    yield from _disputes(old, new, name)


def _facts(old: Sheet, new: Sheet, name: str) -> Iterator[Difference]:
    """Facts that came, went or changed."""
    before = {fact.id: fact for fact in old.facts}
    after = {fact.id: fact for fact in new.facts}
    gone = [fact for fact in old.facts if fact.id not in after]
    come = [fact for fact in new.facts if fact.id not in before]
    replaced = dict(_renamed(gone, come))
    named = {fact.id for fact in replaced.values()}
    gone, come = [fact for fact in gone if fact.id not in named], [fact for fact in come if fact.id not in replaced]
    replaced |= _replaced(gone, come)
    for fact in new.facts:
        was = before.get(fact.id) or replaced.get(fact.id)
        if was is None:
            yield Difference(kind="added", person=name, id=fact.id, label=fact.label, before="", after=fact.said)
        elif (was.said, was.label) != (fact.said, fact.label):
            yield Difference(
                kind="changed", person=name, id=fact.id, label=fact.label, before=was.said, after=fact.said
            )
        elif was.sources != fact.sources:
            yield Difference(
                kind="changed",
                person=name,
                id=fact.id,
                label=f"{fact.label}: {fact.value}, said in",
                before=", ".join(was.sources),
                after=", ".join(fact.sources),
            )
    left = {fact.id for fact in replaced.values()}
    for fact in gone:
        if fact.id not in left:
            yield Difference(kind="withdrawn", person=name, id=fact.id, label=fact.label, before=fact.said, after="")


def _renamed(gone: list[SheetFact], come: list[SheetFact]) -> Iterator[tuple[str, SheetFact]]:
    """Facts that have another id now, and one label and all the words that they had: (new id, old fact)."""
    by_label: dict[tuple[str, str], list[SheetFact]] = defaultdict(list)
    for fact in gone:
        by_label[fact.section, fact.label].append(fact)
    for fact in come:
        known = by_label[fact.section, fact.label]
        same = [one for one in known if set(one.support) <= set(fact.support)]
        if len(same) == 1:
            known.remove(same[0])
            yield fact.id, same[0]


def _replaced(gone: list[SheetFact], come: list[SheetFact]) -> Iterator[tuple[str, SheetFact]]:
    """The one fact that left under a label, for the one that came under it: (new id, old fact)."""
    by_label: dict[tuple[str, str], tuple[list[SheetFact], list[SheetFact]]] = defaultdict(lambda: ([], []))
    for side, facts in enumerate((gone, come)):
        for fact in facts:
            if fact.section != "timeline":
                by_label[fact.section, fact.label][side].append(fact)
    for left, entered in by_label.values():
        if len(left) == len(entered) == 1:
            yield entered[0].id, left[0]


def _disputes(old: Sheet, new: Sheet, name: str) -> Iterator[Difference]:
    """Disagreements that arose, changed their printed value, or ended."""
    before = {dispute.id: dispute for dispute in old.disagreements}
    after = {dispute.id: dispute for dispute in new.disagreements}
    for one in new.disagreements:
        was = before.get(one.id)
        common = {"person": name, "id": one.id, "label": one.topic}
        if was is None:
            yield Difference(kind="newly disputed", before="", after=one.said, **common)
        elif was.printed != one.printed and one.printed is not None:
            yield Difference(kind="settled", before=was.printed or was.said, after=one.printed, **common)
        elif was.said != one.said or was.printed != one.printed:
            yield Difference(kind="newly disputed", before=was.said, after=one.said, **common)
    values = {fact.value for fact in new.facts}
    for gone in old.disagreements:
        if gone.id not in after:
            left = [reading.value for reading in gone.readings if reading.value in values]
            ended = left[0] if len(left) == 1 else ""
            yield Difference(kind="settled", person=name, id=gone.id, label=gone.topic, before=gone.said, after=ended)


def change_lines(changes: Iterable[Difference]) -> Iterator[str]:
    """Changes as lines for a terminal, under each person's name."""
    person = None
    for change in changes:
        if change.person != person:
            person = change.person
            yield person
        yield f"  {change.kind:15} {change.label}: {_turn(change)}  [{change.id}]"
    if person is None:
        yield "No fact changed."


def change_values(changes: Iterable[Difference]) -> dict[str, Any]:
    """Changes as values for JSON, with a count a kind."""
    listed = list(changes)
    counts = {kind: sum(change.kind == kind for change in listed) for kind in KINDS}
    return {"counts": counts, "changes": [asdict(change) for change in listed]}


def change_markdown(changes: Iterable[Difference]) -> str:
    """Changes as Markdown for a pull request: a heading a person, a table of what changed."""
    by_person: Mapping[str, list[Difference]] = defaultdict(list)
    for change in changes:
        by_person[change.person].append(change)
    if not by_person:
        return "No fact changed.\n"
    parts = []
    for person, found in by_person.items():
        rows = [
            f"| {change.kind} | {_cell(change.label)} | {_cell(change.before)} | {_cell(change.after)} | `{change.id}` |"
            for change in found
        ]
        parts.append(
            "\n".join((f"### {_cell(person)}", "", "| | | before | after | |", "|---|---|---|---|---|", *rows))
        )
    return "\n\n".join(parts) + "\n"


def _turn(change: Difference) -> str:
    if change.before and change.after:
        return f"{change.before} → {change.after}"
    return change.after or change.before


def _cell(text: str) -> str:
    """Text that stays in its table cell and says nothing to Markdown or HTML."""
    escaped = "".join(f"\\{char}" if char in "\\`*_[]|#" else char for char in " ".join(text.split()))
    return escaped.replace("&", "&amp;").replace("<", "&lt;")
