"""Reported sentences: who is said to have said what stands in the writer's own words.

Takes a sentence and the people named in it, gives the mention of whoever a clause at its end, or between two commas,
makes its speaker: "Nothing will change, Holm said.", "Reyes, she added, has the harder job." Tells, too, whether a verb of
saying has words of its own behind it. Clauses beside quoted words are left to `clauses.py`.
"""

from __future__ import annotations

import re
from itertools import islice

from generator.extract.people.mentions import is_oblique
from generator.extract.quotes.roll import Naming, Roll, cues
from generator.knowledge.load import load_table
from generator.model.evidence import Span
from generator.text.tokens import find_words

MAX_ASKED = 12
"""Words behind "asked" among which a question of its own begins: "Holm asked the clerk whether"."""

REPORTED_RE = re.compile(r",[”\"’']* (?:[^\W\d_][\w’'.-]* ){1,5}([a-z]+)(?: [^,;:]{0,40})?[.!?:]?\s*\Z")
"""The end of a sentence that somebody says. Takes `, Holm said.`; leaves `, which Holm, the mayor, said`."""

INSERTED_RE = re.compile(r", (?=((?:[^\W\d_][\w’'.-]* ){1,5})([a-z]+),)")
"""A clause between two commas. Takes the start of `, Holm said,`; leaves `, she left`."""

INVERTED_RE = re.compile(r", (?=([a-z]+) [A-Z][^;:!?“”\"\n]{2,90}, )")
"""The same with its verb first. Takes the start of `, said Holm, who won, `; leaves `, said a source`."""


def reporter_behind(roll: Roll, start: int, end: int) -> Naming | None:
    """Who is said to have said a sentence of the writer's at its end: "Nothing will change, Holm said."."""
    found = REPORTED_RE.search(roll.text, start, end)
    named = _right_before(roll, found.start(), found.start(1)) if found and found[1] in cues().strong else None
    return named or _inserted(roll, start, end)


def _inserted(roll: Roll, start: int, end: int) -> Naming | None:
    """Who is said to have said it between two commas."""
    for found in INSERTED_RE.finditer(roll.text, start, end):
        if found[2] in cues().strong:
            named = _right_before(roll, found.start(), found.start(2))
            if named is not None:
                return named
    for found in INVERTED_RE.finditer(roll.text, start, end):
        if found[1] in cues().strong and not found[1].endswith("ing"):
            named = next(iter(roll.between(found.end(1), found.end(1) + 2)), None)
            if named is not None:
                return named
    return None


def _right_before(roll: Roll, start: int, verb: int) -> Naming | None:
    """The subject that ends right before a verb."""
    named = [naming for naming in roll.between(start, verb) if naming[0].span.end == verb - 1]
    return named[-1] if named and not is_oblique(roll.text, named[-1][0]) else None


def ends_clause(text: str, cue: Span, end: int) -> bool:
    """Whether no words of its own follow a verb of saying: "Holm shouted to the crowd", and not "Holm said it was late"."""
    following = next(find_words(text, cue.end, end), None)
    if following is None or text[cue.end : following.start].strip():
        return True
    for verbs, reach, contents in ((("tell", "told"), 4, "contents"), (("asked",), MAX_ASKED, "questions")):
        if cue.cut(text).startswith(verbs):
            rest = {word.text.lower() for word in islice(find_words(text, following.start, end), reach)}
            return rest.isdisjoint(load_table("cues")["phrases"][contents])
    return following.text in cues().stops and following.text not in ("that", "it", "there", "what", "how", "why")
