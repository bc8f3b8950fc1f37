"""Words, and folding for matching.

A word is a run of letters and digits with inner apostrophes, hyphens and dots ("team-mate", "Bayern’s", "2.5").
Folding gives a text for comparison only; it is never shown and offsets are never counted in it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

WORD_RE = re.compile(r"[^\W_]+(?:[’'.\-][^\W_]+)*")
"""One word. Takes `team-mate`, `O’Neill`, `2.5`; leaves the stop of `bar.` and the comma of `1,000`."""

POSSESSIVE_RE = re.compile(r"[’'](?:s|S)$|(?<=s)[’']$")
"""The end of a possessive. Takes `Kane’s`, `players’`; leaves `O’Neill`."""

CONFUSABLES = str.maketrans("’‘‛`´ʼ“”„«»–—−‐‑\u00a0", "''''''\"\"\"\"\"----- ")
"""Marks that stand for one another, to one form; each to one code point, so that lengths agree."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word and its place, half-open in code points."""

    start: int
    end: int
    text: str


def find_words(text: str, start: int = 0, end: int | None = None) -> Iterator[Word]:
    """Words of text[start:end], in order of place."""
    for found in WORD_RE.finditer(text, start, len(text) if end is None else end):
        yield Word(found.start(), found.end(), found.group())


def bare(word: str) -> str:
    """A word without its possessive ending."""
    return POSSESSIVE_RE.sub("", word)


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Text for comparison: compatibility forms, accents and case folded, marks and dashes to one form."""
    decomposed = unicodedata.normalize("NFKD", text.translate(CONFUSABLES))
    return "".join(char for char in decomposed if not unicodedata.combining(char)).casefold().translate(CONFUSABLES)
