"""Titles of happenings, made from the templates of `predicates.toml` and the slots of an event.

Takes an `Event`, gives a phrase in the present tense. The first template all of whose slots outside brackets are filled
is taken; a part in brackets falls away when one of its slots is empty. Where none fits, the event's own title stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from generator.knowledge.load import load_table
from generator.model.claims import Event

PART_RE = re.compile(r"\[(?P<optional>[^\]]*)\]|(?P<plain>[^\[\]]+)")
"""A part of a template. Takes `[ against {opponent}]`, `Scores`; leaves nothing."""

WORDS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")

SELF_RE = re.compile(r"\b(?:I|we|We)\b")
"""A speaker in the first person, whose words stay as they are. Takes `I remember my`; leaves `my`."""

MINE_RE = re.compile(r"\b(?:my|our)\b")
"""A speaker's own word for what is theirs. Takes `my technique`; leaves `myth`."""

LOOSE_RE = re.compile("my|our|the ")
"""What any text holds that the other two patterns change. Takes `tour`; leaves `Scores a goal`."""

SLOT_RE = re.compile(r"\{(?P<slot>[a-z]+)\}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A part of a template."""

    pieces: tuple[str, ...]
    """Words and names of slots, by turns."""
    needed: frozenset[str]
    """The slots."""
    optional: bool
    """Whether it falls away where one of them is empty."""

    def filled(self, slots: dict[str, str]) -> Iterator[str]:
        """The words, those of the slots among them."""
        return (slots[piece] if at % 2 else piece for at, piece in enumerate(self.pieces))


def event_title(event: Event) -> str:
    """A title from the event's predicate and slots; its own title where no template fits."""
    title = template_title(event)
    return _third_person(event.title, event) if title is None else title


def template_title(event: Event) -> str | None:
    """The title that the predicate's template gives; None where none fits."""
    slots = title_slots(event)
    for parts in _cut(templates(event.predicate, scheduled=event.status != "past")):
        title = _filled(parts, slots)
        if title:
            return _third_person(title, event)
    return None


def _third_person(title: str, event: Event) -> str:
    words = (
        _bare_re().sub("", MINE_RE.sub(event.possessive, title))
        if LOOSE_RE.search(title) and not SELF_RE.search(title)
        else title
    )
    words = AN_RE.sub("an ", words)
    return words[:1].upper() + words[1:]


AN_RE = re.compile(r"\ba (?=(?:eight|eleven|8|11|18)(?:-|\b))")
"""An article before a number that begins with a vowel. Takes `a eight-year`; leaves `a one-year`."""


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


@cache
def _cut(texts: tuple[str, ...]) -> tuple[tuple[Part, ...], ...]:
    """Templates in parts."""
    return tuple(
        tuple(
            Part(
                pieces=tuple(SLOT_RE.split(part["optional"] or part["plain"])),
                needed=frozenset(SLOT_RE.findall(part["optional"] or part["plain"])),
                optional=not part["plain"],
            )
            for part in PART_RE.finditer(text)
        )
        for text in texts
    )


def _filled(parts: tuple[Part, ...], slots: dict[str, str]) -> str | None:
    """A template with its slots filled, or None where a needed one is empty."""
    made: list[str] = []
    for part in parts:
        if part.needed <= slots.keys():
            made += part.filled(slots)
        elif not part.optional:
            return None
    return " ".join("".join(made).split())
