"""Strangers: people without a name whom words beside a quote, or behind a lead, bring in as a speaker.

Takes a text, gives an `Epithet` for every phrase such as "said one official", "a resident added" and "Speaking later, a
spokesman said" that no name explains: whoever "he" is behind it, it is nobody named before. Phrases of a known noun
that begin their sentence are left to `descriptions.py`, bodies and their statements to `stand_ins.py`, and those who only shout from a
crowd to nobody.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Sequence
from functools import cache

from generator.extract.people.descriptions import Description, Epithet, describe
from generator.extract.people.predicates import hides_name
from generator.extract.people.words import cue_forms, fold_name, person_words
from generator.knowledge.load import load_words
from generator.model.evidence import Span
from generator.text.alternation import one_of

PHRASE_RE = re.compile(
    r"(?:[”\"’'](?: ([a-z]+)(?: [a-z]+ly)?)? |, )(?=((?:an?|one|another) )(\w[\w’'-]*(?: [\w’'-]+){0,8}))"
)
"""An indefinite phrase behind a quote, its verb before it or not, or behind a pause. Takes `” said one official`, `, a source said`; leaves ` with a source`."""

START_RE = re.compile(
    rf"(?:^|(?<=[.!?][”\"’'] )|(?<=[.!?] ))(?:({one_of('cues.phrases.scenes')}),? (?=(?:an?|one|another) ([a-z][\w’'-]*(?: [\w’'-]+){{0,5}}))|(?=(?:An?|One|Another) ([a-z][\w’'-]*(?: [\w’'-]+){{0,5}})))",
    re.MULTILINE,
)
"""An indefinite phrase that begins a sentence, or stands behind a word of time or place. Takes `Then a man`, `One guest`; leaves `Then the man`."""

MAX_WORDS = 6
"""Words between the article and the verb of saying behind it: "a source close to the family said"."""


def find_strangers(text: str, masked: Sequence[Span], names: Sequence[int]) -> list[Epithet]:
    """Speakers without a name in the narrative, in order of place.

    Args:
        text: the source's text.
        masked: quoted words, in order; nothing is found there.
        names: starts of names, in order; a phrase that one follows or stands in is no stranger's.

    """
    found = []
    for phrase in PHRASE_RE.finditer(text):
        words = phrase[3].split()
        verb = phrase[1]
        last = (
            len(words)
            if verb
            else next((at for at, word in enumerate(words[: MAX_WORDS + 1]) if at and word in _sayings()), 0)
        )
        if not last or (verb and not _says(verb)):
            continue
        width = _width(words[:last])
        start, end = phrase.end(), phrase.start(3) + len(" ".join(words[:width]))
        description = _described(words[:width])
        if description is not None and not _is_named(text, names, start, end) and not _is_masked(masked, start):
            found.append(_stranger(start, end, description))
    return found + _at_start(text, masked, names)


def _at_start(text: str, masked: Sequence[Span], names: Sequence[int]) -> list[Epithet]:
    """Those of them who begin a sentence under a noun of no table, or behind a word of time or place."""
    found = []
    for phrase in START_RE.finditer(text):
        words = (phrase[2] or phrase[3]).split()
        words = words[: _width(words)]
        start, end = phrase.end(), phrase.start(2 if phrase[1] else 3) + len(" ".join(words))
        known = describe(words)
        if phrase[1] is None:
            told = known is None and (hides_name(text, end) or text.startswith(", who ", end))
        else:
            told = words[-1] in load_words("cues.phrases.anybody")
        if told and not _is_named(text, names, start, end) and not _is_masked(masked, start):
            found.append(_stranger(start, end, known or Description(fold_name(words[-1]), "official", frozenset())))
    return found


def _stranger(start: int, end: int, description: Description) -> Epithet:
    return Epithet(Span(start, end), description, possessive=False, new=True, speaks=True)


def _width(words: Sequence[str]) -> int:
    """How many of the words stand before the first small one, and one at least: "source" of "source close to"."""
    return max(1, next((at for at, word in enumerate(words) if word in person_words().stops), len(words)))


def _says(word: str) -> bool:
    """Whether a verb before its subject reports words, and not only a call from a crowd."""
    return word in cue_forms("strong") and not word.endswith("ing") and word not in load_words("cues.phrases.calls")


@cache
def _sayings() -> frozenset[str]:
    return frozenset(load_words("cues.phrases.sayings"))


def _described(words: Sequence[str]) -> Description | None:
    """What a phrase says of somebody: its last word is the head, be it in no table; None for a body or a message."""
    head = fold_name(words[-1])
    if head in _things() or head.endswith(("’s", "'s")):
        return None
    return describe(words) or Description(head, "official", frozenset())


@cache
def _things() -> frozenset[str]:
    """Nouns that report words and name nobody who is quoted on: messages, bodies, those who ask."""
    lists = ("statements", "offices", "bodies", "camps", "askers")
    return frozenset(word for name in lists for word in load_words(f"cues.phrases.{name}"))


def _is_named(text: str, names: Sequence[int], start: int, end: int) -> bool:
    """Whether a name stands in [start, end), or right behind it."""
    place = bisect.bisect_left(names, start)
    return place < len(names) and (names[place] < end or text[end : names[place]] in (" ", ", "))


def _is_masked(masked: Sequence[Span], place: int) -> bool:
    """Whether a place stands in quoted words."""
    index = bisect.bisect_right(masked, place, key=lambda span: span.start) - 1
    return index >= 0 and place < masked[index].end
