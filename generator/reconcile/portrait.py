"""At a glance: what the sources say the player is, and how old.

Takes traits and ages, gives the facts that open a profile. A trait said in several sources is one fact; two clubs are
two facts. Ages are kept as claims of the day on which they were written.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from generator.model.claims import Claims, Record, Trait
from generator.model.edtf import EdtfDate
from generator.model.facts import Fact
from generator.model.phrases import Phrase, joined
from generator.reconcile.support import Library, slug
from generator.text.tokens import fold

LABELS = {
    "name": "Name",
    "captain": "Captain of",
    "position": "Position",
    "club": "Club",
    "country": "Plays for",
    "nationality": "Nationality",
    "former club": "Formerly at",
    "role": "Role",
}
"""Label of each attribute, in the order of showing."""


THEN = "age.then"
"""The rule of an age of another time; without a date of its own it says nothing of the age when written."""

TURNING = ("age.turns", "age.birthday")
"""Rules of extraction that read a birthday, and not an age."""


@dataclass(frozen=True, slots=True)
class Age:
    """An age that a source gives, and the day it speaks of."""

    record: Record
    years: int
    when: EdtfDate | None
    """The day or days on which it holds; None when not known."""
    coming: bool
    """Whether it lies ahead of the writing: "will turn 33"."""
    past: bool = False
    """Whether it is of a day before the writing: "at 19 she won"."""


def trait_facts(traits: Iterable[Trait], library: Library) -> list[Fact]:
    """A fact a trait value, the most supported value of an attribute first.

    Ids carry the value, so that a source that says more of one club does not rename another.
    """
    values: dict[str, dict[str, list[Trait]]] = defaultdict(lambda: defaultdict(list))
    for trait in traits:
        values[trait.attribute][fold(trait.value)].append(trait)
    for attribute in ("club", "former club"):
        values[attribute] = _by_whole_name(values[attribute])
    facts: list[Fact] = []
    for attribute, label in LABELS.items():
        ranked = sorted(values[attribute].values(), key=_standing)
        for place, said in enumerate(ranked):
            name = (
                f"f-{slug(attribute)}"
                if attribute == "name" and not place
                else f"f-{slug(attribute)}-{slug(said[0].value)}"
            )
            support = library.supports(trait.evidence for trait in _first_by_source(said))
            facts.append(Fact(id=name, section="glance", label=label, value=said[0].value, support=support))
    return facts


def _by_whole_name(said: dict[str, list[Trait]]) -> dict[str, list[Trait]]:
    """Traits by the whole name of a side, where a part of it is told of it as well: "Elmham" and "Elmham Women"."""
    whole = {name: [other for other in said if f"{other} ".startswith(f"{name} ") and other != name] for name in said}
    homes = {name: longer[0] if len(longer) == 1 else name for name, longer in whole.items()}
    merged: dict[str, list[Trait]] = defaultdict(list)
    for name in sorted(said, key=lambda name: (homes[name] != name, list(said).index(name))):
        merged[homes[name]] += said[name]
    return merged


def _standing(said: list[Trait]) -> tuple[int, int, str]:
    """Sort key: most sources, then most tellings, then by value."""
    return (-len({trait.evidence.source for trait in said}), -len(said), said[0].value)


def _first_by_source(said: list[Trait], *, limit: int = 2) -> list[Trait]:
    """The first tellings of each source; a name stands in too many sentences to cite them all."""
    kept: list[Trait] = []
    for trait in said:
        if sum(other.evidence.source == trait.evidence.source for other in kept) < limit:
            kept.append(trait)
    return kept


def find_ages(claims: Mapping[str, Claims], name: str) -> list[Age]:
    """Every age of the subject, in order of source and place.

    "When she turns 18", without a date of its own, is to come some day.
    """
    ages: list[Age] = []
    for _, one in sorted(claims.items()):
        present = one.dating.present
        for record in one.records:
            if record.kind != "age" or record.holder != name or not isinstance(record.value, int | float):
                continue
            as_of, when = record.as_of, one.dating.published
            if record.rule == THEN and as_of in (None, present):
                continue
            coming = past = False
            if record.rule in TURNING and as_of in (None, present):
                coming, when = True, None
            elif present and as_of:
                coming, past = present.certainly_before(as_of), as_of.certainly_before(present)
                when = as_of if coming or past else when
            ages.append(Age(record=record, years=int(record.value), when=when, coming=coming, past=past))
    return ages


def age_fact(ages: Iterable[Age], printed: int | None, library: Library, *, disputed: bool) -> Fact | None:
    """The age when written, with every sentence for it; with those against it where it is disputed.

    Where nothing decides between two ages, both are shown. None where no age is told. Another age of another year of
    writing speaks neither for this one nor against it.
    """
    told = [age for age in ages if not age.coming]
    now = [age for age in told if not age.past]
    shown = [age for age in now if age.years == printed] if printed is not None else now if disputed else []
    if not shown:
        return None
    pro = library.supports(evidence for age in shown for evidence in age.record.evidence)
    others = (age for age in told if disputed and age not in shown and age.years != printed)
    con = library.supports((evidence for age in others for evidence in age.record.evidence), stance="against")
    as_of = max((age.record.as_of for age in shown if age.record.as_of), key=lambda date: date.order, default=None)
    value = joined((str(years) for years in sorted({age.years for age in shown})), by=Phrase(" or "))
    return Fact(
        id="f-age", section="glance", label=Phrase("Age when written"), value=value, edtf=as_of, support=(*pro, *con)
    )


def lead_of(facts: Iterable[Fact]) -> tuple[tuple[str, str | None], ...]:
    """The lead as runs of text, each with the fact it rests on: captain, position, club, tally, target."""
    first: dict[str, Fact] = {}
    for fact in facts:
        if fact.section == "glance":
            first.setdefault(fact.label, fact)
    runs: list[tuple[str, str | None]] = []
    who: list[tuple[str, str]] = []
    if captain := first.get(LABELS["captain"]):
        who.append((Phrase("{team} captain", team=captain.value), captain.id))
    if known := first.get(LABELS["position"]) or first.get(LABELS["role"]):
        who.append((known.value, known.id))
    for place, (text, name) in enumerate(who):
        if place:
            runs.append((Phrase(" and "), None))
        runs.append((text, name) if place or text[:1].isupper() else (text[:1].upper() + text[1:], name))
    if club := first.get(LABELS["club"]):
        runs += [(Phrase(", at ") if runs else Phrase("At "), None), (club.value, club.id)]
    if runs:
        runs.append((".", None))
    return tuple(runs)
