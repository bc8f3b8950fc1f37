"""Echoes: who a noun stands for that no table knows, told by where the article put it beside a name before.

Takes the clause of a quote whose subject is "the" and a noun, gives whoever the text called so: the person whom the
noun described ("Ida Holm, a picture framer from Corve" … "the framer said"), else the body whose name holds it ("the
Corve Chamber of Commerce" … "the chamber said"). Nouns that a table knows are told in `extract/people/`.
"""

from __future__ import annotations

import re

from generator.extract.people.words import person_words
from generator.extract.quotes.roll import Naming, Roll
from generator.model.claims import Mention, Person
from generator.model.evidence import Span

BEFORE_RE = re.compile(r"\b[Tt]he (?:[a-z-]+ ){0,2}?([a-z-]{4,})(?: also| later| then)? \Z")
"""A noun before its verb. Takes the tail `, the framer `; leaves `, a framer `."""

BEHIND_RE = re.compile(r" the (?:[a-z-]+ ){0,2}?([a-z-]{4,})(?=[.,:]|\Z)")
"""A noun behind its verb. Takes ` the framer.`; leaves ` the framer of`."""

REACH = 60
"""How far before its verb a noun is read, in code points."""

NAME_REACH = 60
"""How long the name before an apposition is at most."""


def echo(roll: Roll, cue: Span) -> Naming | None:
    """Whoever the noun beside the verb at `cue` stands for; None where the text before tells nobody, or two."""
    noun = BEFORE_RE.search(roll.text, max(0, cue.start - REACH), cue.start) or BEHIND_RE.match(roll.text, cue.end)
    if noun is None:
        return None
    mention = Mention(span=Span(*noun.span(1)), form="epithet")
    person = _described(roll, noun[1], noun.start()) or _body(roll, noun[1], noun.start())
    return (mention, person) if person else None


def _described(roll: Roll, noun: str, end: int) -> Person | None:
    """The only person whom an apposition, or the word before the name, calls so."""
    beside = re.compile(rf"(, an? (?:[\w’'-]+ ){{0,4}})?\b{re.escape(noun)}\b")
    found: dict[int, Person] = {}
    for place in beside.finditer(roll.text, 0, end):
        if place[1]:
            named = [
                one
                for one in roll.between(place.start() - NAME_REACH, place.start())
                if one[0].span.end == place.start()
            ]
        else:
            named = list(roll.between(place.end() + 1, place.end() + 2))
        found.update((id(person), person) for _, person in named if person.kind == "person")
    return next(iter(found.values())) if len(found) == 1 else None


def _body(roll: Roll, noun: str, end: int) -> Person | None:
    """The body in whose name of several words a noun stands, or which it begins: "Chamber of Commerce"."""
    if noun in person_words().roles:
        return None
    word = r"[A-Z][\w’'&-]*"
    name = re.compile(
        rf"((?:{word} (?:of the |of |for |and )?){{0,5}})\b{noun.capitalize()}\b( (?:of|for) (?:the )?{word}(?: {word})*)?"
    )
    for place in name.finditer(roll.text, 0, end):
        start = place.start() + (4 if place[1].startswith("The ") else 0)
        full = roll.text[start : place.end()]
        if " " in full and not roll.between(start, place.end()):
            return Person(
                name=full, kind="organisation", mentions=(Mention(span=Span(start, place.end()), form="full"),)
            )
    return None
