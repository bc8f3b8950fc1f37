"""The editor's fields of a person's page become edits of facts, disagreements and sources.

Facts are added, hidden, changed, joined, kept apart and renamed, disagreements settled, sources withdrawn; any entry may name
its day with `on`. Takes the `FieldReader` of the page, gives `Edits`, each with the place that a message about it should name. An entry
with a fault is left out and the fault reported, so that nothing is changed by half an entry. Whether the facts and
words that an entry names exist, reconciliation finds out; its codes begin with EDIT too.

| code | meaning |
|---|---|
| EDIT07 | the id of a fact is not of the form that pages link to |
| EDIT08 | an entry needs two different facts |
| EDIT09 | two entries change one thing |
| EDIT10 | an added fact cites nothing |
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Literal, TypeVar

from generator.errors import Place, Problem
from generator.model.edits import AuthoredFact, Citation, Edit, Edits, Pairing, Renaming, Withdrawal
from generator.model.facts import Section
from generator.sources.fields import FieldReader

Entry = TypeVar("Entry")

SECTIONS: Mapping[str, Section] = {"glance": "glance", "timeline": "timeline", "records": "records"}

FACT_ID_RE = re.compile(r"[ftr](?:-[a-z0-9]+)+")
"""Id of an added fact: that of an element on the page, so it must clash with no other. Takes `f-birthplace`; leaves
`birthplace`, `f-Birth place`."""


def parse_edits(page: FieldReader) -> Edits:
    """Everything that the page changes, in the order of the page within each field."""
    changes = (("hide", _hide), ("override", _override), ("settle", _settle))
    found = Edits(
        facts=sound_entries(page, "facts", _authored),
        edits=tuple(edit for key, parse in changes for edit in sound_entries(page, key, parse)),
        pairings=(*sound_entries(page, "same", _same), *sound_entries(page, "different", _different)),
        withdrawals=sound_entries(page, "withdraw", _withdrawal),
        renamings=sound_entries(page, "renamed", _renaming),
    )
    _report_repeats(page, found)
    return found


def sound_entries(page: FieldReader, key: str, parse: Callable[[FieldReader], Entry]) -> tuple[Entry, ...]:
    """The entries of a field that are without fault."""
    sound = []
    for reader in page.entries(key):
        entry = parse(reader)
        page.adopt(reader)
        if not any(problem.severity == "error" for problem in reader.problems):
            sound.append(entry)
    return tuple(sound)


def _authored(entry: FieldReader) -> AuthoredFact:
    name = entry.text("id", required=True) or ""
    _check_id(entry, "id", name)
    cites = sound_entries(entry, "cite", _citation)
    if not entry.problems and not cites:
        hint = "add `cite:` with a list of `source: …` and `exact: …`: a fact stands on words of a source"
        entry.report("EDIT10", entry.field("cite"), "an added fact cites nothing", hint)
    return AuthoredFact(
        id=name,
        section=entry.choice("section", SECTIONS, required=True) or "glance",
        label=entry.text("label", required=True) or "",
        value=entry.text("value", required=True) or "",
        date=entry.date("date"),
        cite=cites,
        reason=_reason(entry),
        on=entry.date("on"),
        place=entry.at("id"),
    )


def _citation(entry: FieldReader) -> Citation:
    return Citation(
        source=entry.text("source", required=True) or "",
        exact=entry.text("exact", required=True) or "",
        before=entry.text("before") or "",
        after=entry.text("after") or "",
        place=entry.at("exact"),
    )


def _hide(entry: FieldReader) -> Edit:
    return _edit(entry, "hide", "fact")


def _override(entry: FieldReader) -> Edit:
    return _edit(entry, "override", "fact", value=entry.text("value", required=True) or "")


def _settle(entry: FieldReader) -> Edit:
    return _edit(entry, "settle", "disagreement", value=entry.text("value", required=True) or "")


def _edit(entry: FieldReader, kind: Literal["hide", "override", "settle"], key: str, *, value: str = "") -> Edit:
    target = entry.text(key, required=True) or ""
    place = entry.at(key)
    return Edit(kind=kind, target=target, value=value, reason=_reason(entry), on=entry.date("on"), place=place)


def _same(entry: FieldReader) -> Pairing:
    return _pairing(entry, "same")


def _different(entry: FieldReader) -> Pairing:
    return _pairing(entry, "different")


def _pairing(entry: FieldReader, kind: Literal["same", "different"]) -> Pairing:
    facts = entry.texts("facts")
    if not entry.problems and (len(facts) != 2 or facts[0] == facts[1]):
        hint = "write `facts: [f-one, f-other]`, the two ids that `factsheet explain` knows"
        entry.report("EDIT08", entry.field("facts"), "the entry needs two different facts", hint)
    first, second = facts if len(facts) == 2 else ("", "")
    place = entry.at("facts")
    return Pairing(kind=kind, facts=(first, second), reason=_reason(entry), on=entry.date("on"), place=place)


def _withdrawal(entry: FieldReader) -> Withdrawal:
    source = entry.text("source", required=True) or ""
    return Withdrawal(source=source, reason=_reason(entry), on=entry.date("on"), place=entry.at("source"))


def _renaming(entry: FieldReader) -> Renaming:
    was = entry.text("was", required=True) or ""
    _check_id(entry, "was", was)
    return Renaming(fact=entry.text("fact", required=True) or "", was=was, place=entry.at("fact"))


def _check_id(entry: FieldReader, key: str, name: str) -> None:
    if name and not FACT_ID_RE.fullmatch(name):
        hint = "write f-, t- or r- and words in small letters, such as f-birthplace"
        entry.report("EDIT07", entry.field(key), f"{name!r} is no id of a fact", hint, words=name)


def _reason(entry: FieldReader) -> str:
    return entry.text("reason", required=True) or ""


def _report_repeats(page: FieldReader, found: Edits) -> None:
    """A problem for each entry that says again, or otherwise, what an earlier one says of the same thing."""
    named = [("added", fact.id, fact.place) for fact in found.facts]
    named += [("settled" if edit.kind == "settle" else "changed", edit.target, edit.place) for edit in found.edits]
    named += [("paired", " and ".join(sorted(pairing.facts)), pairing.place) for pairing in found.pairings]
    named += [("withdrawn", entry.source, entry.place) for entry in found.withdrawals]
    named += [("renamed", renaming.was, renaming.place) for renaming in found.renamings]
    first: dict[tuple[str, str], Place] = {}
    for change, words, place in named:
        earlier = first.setdefault((change, words), place)
        if earlier is not place:
            message = f"{words} is {change} by the entry on line {earlier.line} already"
            page.problems.append(
                Problem(code="EDIT09", place=place, message=message, words=words, hint="keep one of the two entries")
            )
