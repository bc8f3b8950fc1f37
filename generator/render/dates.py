"""Dates in words, as vague as they are: `2022-12` is "December 2022", `2022-12/..` is "from December 2022".

Takes an `EdtfDate`, gives English. Nothing is rounded and nothing is added; marks of doubt are said as "about" and
"perhaps". Southern seasons are left out, as in the dates themselves.
"""

from __future__ import annotations

import datetime as dt
import re

from generator.errors import EdtfError
from generator.model.edtf import OPEN, EdtfDate

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
SEASONS = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}
DOUBTS = {"~": "about ", "?": "perhaps ", "%": "perhaps about "}

CODED_DATE_RE = re.compile(
    r"“[^”]*”"
    r"|(?<![\w/–-])(?P<date>(?:\d{4}-\d\d(?:-\d\d)?[?~%]?|\.\.)"
    r"(?:/(?:\d{4}(?:-\d\d){0,2}[?~%]?|\.\.))?|\d{4}/(?:\d{4}|\.\.))(?![\w/–-])(?! season)"
)
"""A date that our own words give as EDTF, or words of a source in quotation marks, which stay as they are.
Takes `2025-07-23/2025-12-31`, `2026-22`, `../2025`; leaves `2025`, `2-1`, `2010-11 season`, `“2022-12”`."""


def date_words(date: EdtfDate, *, season: bool = False) -> str:
    """A date in words.

    Args:
        date: any date or interval.
        season: whether two years in a row mean a sporting season.

    """
    first, slash, last = date.text.partition("/")
    if not slash:
        return _one(date.text)
    if last == OPEN:
        return f"from {_one(first)}"
    if first == OPEN:
        return f"by {_end(last)}"
    return _interval(first, last, season=season)


def with_date_words(text: str) -> str:
    """Our own words with the dates in them said in words."""
    return CODED_DATE_RE.sub(_date_in_words, text)


def _date_in_words(found: re.Match[str]) -> str:
    try:
        return date_words(EdtfDate.parse(found["date"])) if found["date"] else found.group()
    except EdtfError:
        return found.group()


def day_words(day: dt.date) -> str:
    """A calendar day in words."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def _one(text: str) -> str:
    bare = text.rstrip("?~%")
    return DOUBTS.get(text[len(bare) :], "") + _bare(bare)


def _bare(text: str) -> str:
    year, _, rest = text.partition("-")
    month, _, day = rest.partition("-")
    if year.endswith("XX"):
        return f"some year from {year[:2]}00 to {year[:2]}99"
    if year.endswith("X"):
        return f"the {year[:3]}0s"
    if not month or month == "XX":
        return f"some time in {year}" if month else year
    if month == "24":
        return f"winter {year}–{(int(year) + 1) % 100:02d}"
    if month in SEASONS:
        return f"{SEASONS[month]} {year}"
    named = f"{MONTHS[int(month) - 1]} {year}"
    if day == "XX":
        return f"a day in {named}"
    return f"{int(day)} {named}" if day else named


def _end(text: str) -> str:
    """The end of an interval that is open at its start."""
    whole = text.count("-") < 2 and "X" not in text and not text.endswith(("?", "~", "%"))
    return f"the end of {_one(text)}" if whole else _one(text)


def _interval(first: str, last: str, *, season: bool) -> str:
    if season and first.isdigit() and last.isdigit() and int(last) == int(first) + 1:
        return f"{first}–{last[2:]} season"
    if first == last:
        return _one(first)
    starts, ends = first.split("-"), last.split("-")
    if len(starts) == len(ends) == 3 and starts[:2] == ends[:2] and first.replace("-", "").isdigit():
        return f"{int(starts[2])} to {_one(last)}"
    said = _one(first)
    shared_year = len(starts) == len(ends) > 1 and starts[0] == ends[0]
    if shared_year and said.endswith(f" {starts[0]}") and ends[1] != "24":
        said = said.removesuffix(f" {starts[0]}")
    return f"{said} to {_one(last)}"
