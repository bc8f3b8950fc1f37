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

LETTERS_RE = re.compile(r"[^\W\d_]+")
"""A run of letters. Takes `Sunday`, both of `year-end`; leaves `75`."""

LATIN_LETTERS_RE = re.compile("[a-zª²³µ¹º¼-¾ß-öø-\u024f]+")
"""The same in a text in small letters without signs beyond Latin ones, in half the time. Takes `łódź`; leaves `75`, `×`."""

BEYOND_LATIN_RE = re.compile("[^\0-\u024f\u2000-\u206f]")
"""A sign beyond the Latin letters that news in English prints, and no mark. Takes `Ж`, `Ⅳ`; leaves `”`, `ā`."""

DIGIT_RE = re.compile(r"\d")
"""A digit of any script. Takes the `7` of `B7`; leaves `½`."""

POSSESSIVE_RE = re.compile(r"[’'](?:s|S)$|(?<=s)[’']$")
"""The end of a possessive. Takes `Kane’s`, `players’`; leaves `O’Neill`."""

CONFUSABLES = str.maketrans("’‘‛`´ʼ“”„«»–—−‐‑\u00a0", "''''''\"\"\"\"\"----- ")
"""Marks that stand for one another, to one form; each to one code point, so that lengths agree."""

TWINS = "аеорсухіјѕԁһԛԝАВЕКМНОРСТУХІЈЅΑΒΕΖΗΙΚΜΝΟΡΤΥΧον"
"""Letters of Cyrillic and Greek that are drawn like Latin ones. Source: Unicode's confusables, those of one stroke."""

LATIN = "aeopcyxijsdhqwABEKMHOPCTYXIJSABEZHIKMNOPTYXov"
"""The Latin letters that they are drawn like, in the same order."""

STROKES = {"ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ħ": "h", "ı": "i", "æ": "ae", "Æ": "Ae", "œ": "oe", "Œ": "Oe", "ð": "d", "þ": "th"}  # fmt: skip
"""Letters that no decomposition makes plain, as they are written where a keyboard lacks them."""

PLAIN = CONFUSABLES | str.maketrans(TWINS, LATIN) | str.maketrans(STROKES)
"""All that folding writes in another form."""


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


def word_texts(text: str, start: int = 0, end: int | None = None) -> list[str]:
    """The words of text[start:end] without their places, in order; much quicker where places do not matter."""
    return WORD_RE.findall(text, start, len(text) if end is None else end)


@lru_cache(maxsize=4096)
def vocabulary(text: str) -> frozenset[str]:
    """The runs of letters in a stretch, case folded: whoever looks for certain words asks here whether any stands there."""
    return frozenset(letters_of(text))


def letters_of(text: str) -> list[str]:
    """The runs of letters in a stretch, case folded, in order of place."""
    folded = text.casefold()
    latin = folded.isascii() or BEYOND_LATIN_RE.search(folded) is None
    return (LATIN_LETTERS_RE if latin else LETTERS_RE).findall(folded)


@lru_cache(maxsize=4096)
def has_digit(text: str) -> bool:
    """Whether a figure stands in a stretch; asked of each sentence by whoever reads numbers."""
    return DIGIT_RE.search(text) is not None


def bare(word: str) -> str:
    """A word without its possessive ending."""
    return POSSESSIVE_RE.sub("", word)


@lru_cache(maxsize=16384)
def fold(text: str) -> str:
    """Text for comparison: compatibility forms, accents, look-alike letters and case folded, marks and dashes to one form."""
    plain = text.translate(PLAIN)
    if plain.isascii():
        return plain.lower()
    decomposed = unicodedata.normalize("NFKD", plain)
    return "".join(char for char in decomposed if not unicodedata.combining(char)).casefold().translate(CONFUSABLES)
