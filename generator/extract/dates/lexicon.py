"""Pieces of patterns, built from the table of calendar words, and how their words are read.

A piece is the source of a pattern with named groups; rules put pieces together. Months and weekdays need their capital
letter, so that "march" and "may" stay verbs and "sat" stays a posture.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from generator.knowledge.load import load_table, load_words
from generator.text.alternation import any_of, one_of

WORDS: dict[str, Any] = load_table("dates")


BLANK = r"\s+"


def either(words: Iterable[str]) -> str:
    """Source of a pattern for any of the words, the longest first; blanks stand for any run of blanks."""
    return any_of(words, blank=BLANK)


MONTHS: dict[str, int] = {name.casefold(): number for number, name in enumerate(WORDS["months"], 1)} | {
    name.casefold(): number for name, number in WORDS["month_abbreviations"].items()
}
WEEKDAYS: dict[str, int] = {name.casefold(): number for number, name in enumerate(WORDS["weekdays"])}
SEASONS: dict[str, int] = WORDS["seasons"]
NUMBERS: dict[str, int] = (
    WORDS["numbers"]
    | {word: value for value, word in enumerate(load_words("numbers.small"), 1)}
    | {word: 10 * tens for tens, word in enumerate(load_words("numbers.tens"), 2)}
)
UNITS: list[str] = WORDS["units"]
WIDEST: dict[str, int] = WORDS["widest"]
"""Days after its first that a date may end for such a unit to be counted from it; others may hang on anything."""
PARTS_OF_DAY = tuple(unit for unit, days in WIDEST.items() if not days)

MONTH = rf"(?-i:(?P<month>{either(WORDS['months'])}))"
LONG_MONTHS = either([*WORDS["months"], *(name.upper() for name in WORDS["months"])])
SHORT_MONTHS = either([*WORDS["month_abbreviations"], *(name.upper() for name in WORDS["month_abbreviations"])])
MONTH_SHORT = rf"(?-i:(?P<month>{LONG_MONTHS}|(?:{SHORT_MONTHS})\b\.?))"
"""A month beside a number; there an abbreviation is safe, and so are capitals."""
WEEKDAY = rf"(?-i:(?P<weekday>{either(WORDS['weekdays'])}))"
DAY_BEFORE = rf"(?:(?-i:{either(WORDS['weekdays'] + WORDS['weekday_abbreviations'])})\.?,?\s+)?"
"""A weekday that only accompanies a date."""
WEEKDAY_BESIDE = (
    rf"(?:(?-i:(?:(?P<beside>{either(WORDS['weekdays'])})|(?:{either(WORDS['weekday_abbreviations'])})))\.?,?\s+)?"
)
"""The same, kept as a check on the year."""
DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
LAST_DAY = r"(?P<last>[0-3]?\d)(?:st|nd|rd|th)?"
YEAR = r"(?P<year>(?:19|20)\d\d)"
ANY_YEAR = r"(?P<year>(?:1[5-9]|20)\d\d)"
"""A year beside its month, where older ones are safe too."""
SEASON = rf"(?P<season>{either(SEASONS)})"
PART = rf"(?:{either(WORDS['day_parts'])})"
NUMBER = rf"(?P<number>\d{{1,4}}|{either(NUMBERS)}|{one_of('numbers.tens')}-{one_of('numbers.small')})"
UNIT = rf"(?P<unit>{either(UNITS)})(?:['’]s|s?['’]?)"
NEARLY = rf"(?:(?:just\s+)?(?:{one_of('approximations', blank=BLANK)}|little\s+(?:over|under|more\s+than))\s+)?"
EDGE_OF = r"(?:the\s+(?:very\s+)?(?:end|start|beginning|middle|turn|close)\s+of|end(?=-)|early|late|later|earlier|mid)"
EDGE = rf"(?:(?P<edge>{EDGE_OF})[\s-]+(?:in\s+)?)?"
"""A part of a period; it is kept in the words and leaves the value as vague as the period."""


DASHES = frozenset("-–—")
"""What joins two dates."""

RANGES = DASHES | {"to", "through"}
"""What joins two days of a month."""

UNIT_FORMS = frozenset(form for unit in UNITS for form in (unit, f"{unit}s"))
"""What `UNIT` takes."""


def month_of(name: str) -> int:
    """Number of a month, from 1."""
    return MONTHS[name.casefold().rstrip(".")]


def number_of(words: str) -> int:
    """A number in figures or words."""
    if words.isdigit():
        return int(words)
    key = " ".join(words.casefold().split())
    return NUMBERS[key] if key in NUMBERS else sum(NUMBERS[part] for part in key.split("-"))


def days_of(month: str) -> str:
    """Source of a pattern for several days of a month, the month after or before them, as `read_days` reads it."""
    before = month.replace("(?P<month>", "(?P<month_first>")
    first, last = DAY.replace("day>", "day_second>"), LAST_DAY.replace("last>", "last_second>")
    joint = r"(?:\s?[-–]\s?|\s+(?:to|through)\s+)"
    return rf"(?:{DAY}{joint}{LAST_DAY}\s+{month}|{before}\s+{first}{joint}{last}(?!\d))"


def read_days(match: re.Match[str]) -> tuple[int, int, int]:
    """Month, first day and last day of a match of `days_of`."""
    month = match["month"] or match["month_first"]
    return month_of(month), int(match["day"] or match["day_second"]), int(match["last"] or match["last_second"])
