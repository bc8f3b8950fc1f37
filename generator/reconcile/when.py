"""Dates in words, for values and steps that reconciliation writes itself.

Takes an `EdtfDate`, gives English: "summer 1993", "December 2022", "23 July 2025 to 31 December 2025", "from December
2022", "by 2025". Marks of doubt are said as "about". What stands here is read by people; the code stays in the fact's
own date.
"""

from __future__ import annotations

import calendar

from generator.model.edtf import OPEN, SEASON_MONTHS, EdtfDate

SEASONS = dict(zip(SEASON_MONTHS, ("spring", "summer", "autumn", "winter"), strict=True))

WINTER = "24"
"""The season that runs into the next year."""


def date_words(date: EdtfDate) -> str:
    """A date in words, as vague as it is."""
    first, slash, last = date.text.partition("/")
    if not slash:
        return _words(first)
    if last == OPEN:
        return f"from {_words(first)}"
    return f"by {_words(last)}" if first == OPEN else f"{_start(first, last)} to {_words(last)}"


def _start(first: str, last: str) -> str:
    """The beginning of an interval, without the month and year that its end says."""
    starts, ends = first.split("-"), last.split("-")
    if (
        len(starts) != len(ends)
        or len(starts) < 2
        or starts[0] != ends[0]
        or not (first + last).replace("-", "").isdigit()
    ):
        return _words(first)
    if len(starts) == 3 and starts[1] == ends[1]:
        return str(int(starts[2]))
    return _words(first).removesuffix(f" {starts[0]}") if ends[1] != WINTER else _words(first)


def _words(text: str) -> str:
    """One date; a year of which digits are open keeps them."""
    bare = text.rstrip("?~%")
    year, *rest = bare.split("-")
    if any("X" in part for part in rest):
        rest = rest[:1] if rest[0] != "XX" else []
    named = year
    if rest:
        month = int(rest[0])
        named = f"{SEASONS[month] if month in SEASONS else calendar.month_name[month]} {year}"
        if rest[0] == WINTER:
            named += f"–{(int(year) + 1) % 100:02d}"
    return ("about " if bare != text else "") + (f"{int(rest[1])} {named}" if len(rest) > 1 else named)
