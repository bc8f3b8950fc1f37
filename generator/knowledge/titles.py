"""Titles of happenings, made from the templates of `predicates.toml` and the slots of an event.

Takes an `Event`, gives a phrase in the present tense. The first template all of whose slots outside brackets are filled
is taken; a part in brackets falls away when one of its slots is empty. Where none fits, the event's own title stands.
"""

from __future__ import annotations

import re
from functools import cache

from generator.knowledge.load import load_table
from generator.model.claims import Event

PART_RE = re.compile(r"\[(?P<optional>[^\]]*)\]|(?P<plain>[^\[\]]+)")
"""A part of a template. Takes `[ against {opponent}]`, `Scores`; leaves nothing."""

WORDS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")

MINE_RE = re.compile(r"\b(?:my|our)\b")
"""A speaker's own word for what is theirs. Takes `my technique`; leaves `myth`."""

SLOT_RE = re.compile(r"\{(?P<slot>[a-z]+)\}")


def event_title(event: Event) -> str:
    """A title from the event's predicate and slots; its own title where no template fits."""
    slots = title_slots(event)
    for template in templates(event.predicate, scheduled=event.status != "past"):
        title = _filled(template, slots)
        if title:
            return _third_person(title, event)
    return _third_person(event.title, event)


def _third_person(title: str, event: Event) -> str:
    words = _bare_re().sub("", MINE_RE.sub(event.possessive, title))
    return words[:1].upper() + words[1:]


@cache
def _bare_re() -> re.Pattern[str]:
    """An article before a competition that takes none. Takes the `the ` of `the Wimbledon`; leaves `the Euros`."""
    names = "|".join(re.escape(name) for name in load_table("event_words")["slots"]["bare_competitions"])
    return re.compile(rf"\bthe (?=(?:{names})\b)")


@cache
def templates(predicate: str, *, scheduled: bool) -> tuple[str, ...]:
    """The templates of a class, in order; none for a class that the table does not know."""
    for row in load_table("predicates")["predicate"]:
        if row["id"] == predicate:
            text: str = row.get("future", row["title"]) if scheduled else row["title"]
            return tuple(text.split("|"))
    return ()


def title_slots(event: Event) -> dict[str, str]:
    """Every slot of an event as words, those of its fields before those that only titles need."""
    fields = {"opponent", "competition", "stage", "place", "score", "minute", "ordinals", "team"}
    slots = {name: " ".join(evidence.exact.split()) for name, evidence in reversed(event.slots) if name not in fields}
    for name in ("opponent", "competition", "stage", "place", "team"):
        value = getattr(event, name)
        if value:
            slots[name] = value
    if event.score:
        slots["score"] = event.score.replace("-", "–")
    if event.minute is not None:
        slots["minute"] = ordinal(event.minute)
    if event.ordinals:
        slots["ordinals"] = " and ".join(_counted(number) for number in event.ordinals)
        slots["goals"] = "goal" if len(event.ordinals) == 1 else "goals"
    if event.edtf and event.edtf.year:
        slots["year"] = str(event.edtf.year)
    if "other" in slots and len(event.people) > 1:
        slots["other"] = event.people[1]
    slots["poss"] = event.possessive
    slots["pron"] = {"his": "he", "her": "she"}.get(event.possessive, "they")
    return slots


def _counted(number: int) -> str:
    return WORDS[number - 1] if number <= len(WORDS) else ordinal(number)


def ordinal(number: int) -> str:
    """A number with its ending: 1st, 22nd, 113th."""
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def _filled(template: str, slots: dict[str, str]) -> str | None:
    """A template with its slots filled, or None where a needed one is empty."""
    made = []
    for part in PART_RE.finditer(template):
        words = part["optional"] or part["plain"]
        needed = {found["slot"] for found in SLOT_RE.finditer(words)}
        if needed <= slots.keys():
            made.append(SLOT_RE.sub(lambda found: slots[found["slot"]], words))
        elif part["plain"]:
            return None
    return " ".join("".join(made).split())
