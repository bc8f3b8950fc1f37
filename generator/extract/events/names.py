"""Names, as patterns: any capitalised one, and those of competitions from the table of event words."""

from __future__ import annotations

import re
from functools import cache

from generator.knowledge.load import load_table
from generator.text.alternation import one_of

RUN = rf"[A-Z\u00c0-\u00de](?:[\w&-]|'(?!s\b))*(?: (?:(?:of the|of|the|{one_of('person_words.particles.words')}) )?[A-Z\u00c0-\u00de][\w&-]*){{0,4}}"
"""A capitalised name. Takes `Bay of Plenty`, `United`; leaves `the bay`."""


@cache
def competition_re() -> re.Pattern[str]:
    """A competition. Takes `World Cup`, `Harbour Open`; leaves `cup final`."""
    words = load_table("event_words")["slots"]
    names = "|".join(sorted(words["competitions"], key=lambda name: (-len(name), name)))
    nouns = "|".join(words["competition_nouns"])
    return re.compile(rf"\b(?=[A-Z])(?:{names}|[A-Z][\w&]+(?: (?:& )?[A-Z][\w&]+){{0,2}} (?:{nouns}))\b")
