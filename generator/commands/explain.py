"""A fact, a disagreement or a quote with everything behind it, as lines of plain text.

Takes what reconciliation settled and the letters of the sources, gives lines; nothing is printed here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from generator.model.facts import Derivation, Disagreement, Fact, QuoteGroup, Support
from generator.model.profile import Profile

Item = Fact | Disagreement | QuoteGroup


def items_of(profile: Profile) -> dict[str, Item]:
    """Everything of a profile that has an id, by that and by those that it had."""
    items: dict[str, Item] = {name: fact for fact in profile.facts for name in (*fact.was, fact.id)}
    items |= {disagreement.id: disagreement for disagreement in profile.disagreements}
    return items | {name: group for group in profile.quotes for name in (*group.was, group.id)}


def explain_item(item: Item, letters: Mapping[str, str]) -> Iterator[str]:
    """The item with its evidence, its steps and what disputes it."""
    yield item.id
    if isinstance(item, Fact):
        yield from _fact(item, letters)
    elif isinstance(item, Disagreement):
        yield f"  {item.topic} ({'within one source' if item.kind == 'within' else 'between sources'})"
        for reading in item.readings:
            yield f"  reading: {reading.value}"
            yield from _supported(reading.support, letters)
        yield f"  printed: {item.printed or 'neither'}: {item.rule}"
    else:
        yield f"  said by {item.speaker or 'nobody named'}"
        for variant in item.variants:
            yield f"  {letters[variant.source]}: {variant.text}"
        for change in item.changes:
            yield f"  {change.label}: {change.text}"


def _fact(fact: Fact, letters: Mapping[str, str]) -> Iterator[str]:
    yield f"  {fact.label}: {fact.value}"
    if fact.edtf:
        with_table = f" (with tournament dates {fact.edtf_worked_out})" if fact.edtf_worked_out else ""
        yield f"  date: {fact.edtf}{with_table}"
    yield f"  status: {fact.status}" + (f"; {fact.note}" if fact.note else "")
    yield from _supported(fact.support, letters)
    yield from _steps(fact.derivation, letters)
    for disagreement in fact.disagreements:
        yield f"  disputed: see {disagreement}"


def _supported(supports: Iterable[Support], letters: Mapping[str, str]) -> Iterator[str]:
    for support in supports:
        stance = "against" if support.stance == "against" else "says"
        place = f" ({support.block})" if support.block != "paragraph" else ""
        yield f"    {letters[support.source]}{support.sentence} {stance}{place}: “{support.evidence.exact}”"


def _steps(derivation: Iterable[Derivation], letters: Mapping[str, str]) -> Iterator[str]:
    for number, step in enumerate(derivation, 1):
        tags = " ".join(f"{letters[support.source]}{support.sentence}" for support in step.support)
        outside = f" [from outside: {step.outside}]" if step.outside else ""
        yield f"  step {number}: {step.text}" + (f" ({tags})" if tags else "") + outside
