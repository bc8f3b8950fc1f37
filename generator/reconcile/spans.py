"""How long it was between two happenings of which the second ends the first: never sharper than their dates.

Takes the timeline, gives facts of status `derived` for the pairs of `spans.toml`: years in a side, months without a
match. Each has its two dates as steps. Where a person joined twice, or it is open which of two happenings ends which,
nothing is said.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from generator.knowledge.load import load_table
from generator.model.edtf import EdtfDate
from generator.model.facts import Derivation, Fact
from generator.model.phrases import Phrase
from generator.reconcile.merge import NAMING, Happening, named_apart
from generator.reconcile.support import slug

Placed = tuple[Fact, Happening]


def span_facts(timeline: Iterable[Placed]) -> list[Fact]:
    """The time between the two happenings of every pair that stands once on a timeline."""
    by_class: dict[str, dict[int, Placed]] = defaultdict(dict)
    for fact, happening in timeline:
        if fact.edtf is not None and happening.status == "past":
            by_class[happening.predicate].setdefault(id(happening), (fact, happening))
    made = []
    for first, last in load_table("spans")["pairs"]:
        begun, ended = by_class.get(first, {}).values(), by_class.get(last, {}).values()
        pairs = [(one, other) for one in begun for other in ended if _of_one(one[1], other[1])]
        if len(pairs) == 1 and (span := _between(pairs[0][0][0], pairs[0][1][0])):
            made.append(replace(span, id=f"r-between-{slug(first)}-and-{slug(last)}"))
    return made


def _of_one(first: Happening, last: Happening) -> bool:
    """Whether the second can end the first: no other name, and later."""
    if first.edtf is None or last.edtf is None or not first.edtf.certainly_before(last.edtf):
        return False
    return not any(named_apart(first.best, last.best, slot) for slot in NAMING)


def _between(first: Fact, last: Fact) -> Fact | None:
    length = length_between(first.edtf, last.edtf)
    if length is None or first.edtf is None or last.edtf is None:
        return None
    said = [tuple(one for one in fact.support if one.stance == "supports")[:2] for fact in (first, last)]
    return Fact(
        id=f"r-between-{first.id}-and-{last.id}",
        section="records",
        label=Phrase("From “{first}” to “{last}”", first=first.value, last=last.value),
        value=length,
        status="derived",
        support=(*said[0], *(one for one in said[1] if one not in said[0])),
        derivation=(
            Derivation(text=Phrase("{happening}: {date}.", happening=first.value, date=first.edtf), support=said[0]),
            Derivation(text=Phrase("{happening}: {date}.", happening=last.value, date=last.edtf), support=said[1]),
            Derivation(text=Phrase("Between them: {length}.", length=length)),
        ),
    )


def length_between(first: EdtfDate | None, last: EdtfDate | None) -> str | None:
    """Whole years, else whole months, else days, as far as every day of the two dates gives the same; two years in a row as both."""
    days = [day for date in (first, last) if date for day in (date.earliest, date.latest)]
    begins, begun, ends, ended = days if len(days) == 4 else (None,) * 4
    if begins is None or begun is None or ends is None or ended is None or ends < begun:
        return None
    least, most = _months(begun, ends), _months(begins, ended)
    if most // 12 == least // 12 > 0:
        return _years(most // 12)
    if most // 12 == least // 12 + 1 and least >= 12:
        return Phrase("{least} or {most} years", least=least // 12, most=most // 12)
    if most == least > 0:
        return Phrase("{number} months", number=most) if most > 1 else Phrase("1 month")
    whole = (ends - begun).days
    return Phrase("{number} days", number=whole) if begins == begun and ends == ended and whole > 1 else None


def _years(number: int) -> Phrase:
    return Phrase("{number} years", number=number) if number > 1 else Phrase("1 year")


def _months(start: dt.date, end: dt.date) -> int:
    """Whole months from one day to another."""
    return (end.year - start.year) * 12 + end.month - start.month - (end.day < start.day)
