"""Relatives: kin whom an article speaks of by whose they are, and does not name.

Takes a text, gives an `Epithet` for every phrase such as "the referee's mother" or "Holm's elder brother" that no name
explains. Kin of a pronoun ("her mother") are left to `descriptions.py`; who they are is told in `epithets.py`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from generator.extract.people.descriptions import Epithet, describe
from generator.knowledge.load import load_words
from generator.model.evidence import Span
from generator.text.alternation import any_of
from generator.text.tokens import vocabulary


@cache
def _owned_re() -> re.Pattern[str]:
    """Kin of somebody. Takes `The referee’s mother`, `Ida Holm’s elder brother`; leaves `Holm’s wife, Ida`, `his mother’s`."""
    kin = any_of(load_words("person_words.kin.words"))
    owner = r"[TtA-Z](?<!\w.)(?:(?<=[Tt])he(?: [a-z-]+){1,3}|(?<=[A-Z])[\w-]*(?: [A-Z][\w-]*){0,2})(?:[’']s|(?<=s)[’'])"
    return re.compile(rf"{owner} ((?:[a-z-]+ ){{0,2}}?{kin})\b(?!,? [A-Z]|[’'-])")


def find_relatives(text: str, masked: Sequence[Span]) -> list[Epithet]:
    """Kin of somebody in the narrative, in order of place; `masked` are quoted words, in order."""
    if vocabulary(text).isdisjoint(load_words("person_words.kin.words")):
        return []
    found = []
    mask = iter(masked)
    current = next(mask, None)
    for phrase in _owned_re().finditer(text):
        while current is not None and current.end <= phrase.start():
            current = next(mask, None)
        if current is not None and current.start <= phrase.start():
            continue
        description = describe(phrase[1].split())
        if description is not None:
            found.append(Epithet(Span(phrase.start(), phrase.end()), description, possessive=False, owned=True))
    return found
