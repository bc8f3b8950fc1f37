"""Asides between commas: what a sentence says of somebody before it goes on with its verb.

Takes a text and places in it, says whether one lies in an aside that is closed before the other. Asides that hold a
comma of their own are left out.
"""

from __future__ import annotations

import re
from functools import cache

from generator.knowledge.load import load_table
from generator.text.alternation import any_of, one_of

HEAD = 5
"""How near the beginning of an aside its first words are: an aside that opens with a date is that date, "the 2018 season"."""

VERB = 12
"""How much of the verb behind an aside is looked at, where the verb itself is what is asked about."""


@cache
def aside_re() -> re.Pattern[str]:
    """An aside and the verb behind it. Takes `, a signing from Ardley in May 2021, is`, `, who won in May, has`; leaves `, in May, is`."""
    opener = rf"(?:{one_of('articles', 'possessives', 'relatives')}|[a-z]+ed|born|bought|brought|sold)\b"
    pasts = {past.split()[0] for past in load_table("verb_forms")["irregular"].values()}
    verb = rf"(?:{one_of('be', 'have', 'do', 'modals')}|{any_of(pasts)}|[a-z]{{2,}}(?:ed|s))\b"
    return re.compile(rf", (?P<aside>{opener}(?:[^,.;:\n]|[.,:](?=[0-9])){{2,120}}),(?= {verb})")


def is_told_aside(text: str, start: int, place: int, target: int) -> bool:
    """Whether what stands at `place` belongs to an aside that ends before `target`; their sentence begins at `start`."""
    if place >= target:
        return False
    return any(
        found.start("aside") + HEAD <= place < found.end()
        for found in aside_re().finditer(text, start, min(len(text), target + VERB))
    )
