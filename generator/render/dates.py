"""Dates in words, as vague as they are: `2022-12` is "December 2022", `2022-12/..` is "from December 2022".

Takes an `EdtfDate`, gives words in the language of the site. Nothing is rounded and nothing is added; marks of doubt are said as "about" and
"perhaps". Southern seasons are left out, as in the dates themselves.
"""

from __future__ import annotations

import datetime as dt
import re

from generator.errors import EdtfError
from generator.model.edtf import OPEN, EdtfDate
from generator.render.words import ENGLISH, Words

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
SEASONS = {"21": "spring {year}", "22": "summer {year}", "23": "autumn {year}"}
DOUBTS = {"~": "about {date}", "?": "perhaps {date}", "%": "perhaps about {date}"}

CODED_DATE_RE = re.compile(
    r"“[^”]*”"
    r"|(?<![\w/–-])(?P<date>(?:\d{4}-\d\d(?:-\d\d)?[?~%]?|\.\.)"
    r"(?:/(?:\d{4}(?:-\d\d){0,2}[?~%]?|\.\.))?|\d{4}/(?:\d{4}|\.\.))(?![\w/–-])(?! season)"
)
"""A date that our own words give as EDTF, or words of a source in quotation marks, which stay as they are.
Takes `2025-07-23/2025-12-31`, `2026-22`, `../2025`; leaves `2025`, `2-1`, `2010-11 season`, `“2022-12”`."""


def date_words(date: EdtfDate, words: Words = ENGLISH, *, season: bool = False) -> str:
    """A date in words.

    Args:
        date: any date or interval.
        words: the language.
        season: whether two years in a row mean a sporting season.

    """
    first, slash, last = date.text.partition("/")
    if not slash:
        return _one(date.text, words)
    if last == OPEN:
        return words("from {date}", date=_one(first, words))
    if first == OPEN:
        return words("by {date}", date=_end(last, words))
    return _interval(first, last, words, season=season)


def with_date_words(text: str) -> str:
    """Our own words, which are English, with the dates in them said in words."""
    return CODED_DATE_RE.sub(_date_in_words, text)


def _date_in_words(found: re.Match[str]) -> str:
    try:
        return date_words(EdtfDate.parse(found["date"])) if found["date"] else found.group()
    except EdtfError:
        return found.group()


def day_words(day: dt.date, words: Words = ENGLISH) -> str:
    """A calendar day in words."""
    return words("{day} {month} {year}", day=day.day, month=words(MONTHS[day.month - 1]), year=day.year)


def _one(text: str, words: Words) -> str:
    bare = text.rstrip("?~%")
    said = _bare(bare, words)
    doubt = DOUBTS.get(text[len(bare) :])
    return words(doubt, date=said) if doubt else said


def _bare(text: str, words: Words) -> str:
    year, _, rest = text.partition("-")
    month, _, day = rest.partition("-")
    if year.endswith("XX"):
        return words("some year from {first} to {last}", first=f"{year[:2]}00", last=f"{year[:2]}99")
    if year.endswith("X"):
        return words("the {year}s", year=f"{year[:3]}0")
    if not month or month == "XX":
        return words("some time in {year}", year=year) if month else year
    if month == "24":
        return words("winter {year}–{next}", year=year, next=f"{(int(year) + 1) % 100:02d}")
    if month in SEASONS:
        return words(SEASONS[month], year=year)
    name = words(MONTHS[int(month) - 1])
    if not day or day == "XX":
        named = words("{month} {year}", month=name, year=year)
        return words("a day in {date}", date=named) if day else named
    return words("{day} {month} {year}", day=int(day), month=name, year=year)


def _end(text: str, words: Words) -> str:
    """The end of an interval that is open at its start."""
    whole = text.count("-") < 2 and "X" not in text and not text.endswith(("?", "~", "%"))
    said = _one(text, words)
    return words("the end of {date}", date=said) if whole else said


def _interval(first: str, last: str, words: Words, *, season: bool) -> str:
    if season and first.isdigit() and last.isdigit() and int(last) == int(first) + 1:
        return words("{first}–{last} season", first=first, last=last[2:])
    if first == last:
        return _one(first, words)
    starts, ends = first.split("-"), last.split("-")
    said = _one(first, words)
    if len(starts) == len(ends) == 3 and starts[:2] == ends[:2] and first.replace("-", "").isdigit():
        said = words("{day}", day=int(starts[2]))
    elif len(starts) == len(ends) > 1 and starts[0] == ends[0] and ends[1] != "24":
        said = said.removesuffix(f" {starts[0]}")
    return words("{first} to {last}", first=said, last=_one(last, words))
