"""Dates in words, as vague as they are: `2022-12` is "December 2022", `2022-12/..` is "from December 2022".

Takes an `EdtfDate` and how to say a phrase, gives words; without a language of their own they are English. Nothing is
rounded and nothing is added; marks of doubt are said as "about" and "perhaps". Southern seasons are left out, as in the
dates themselves.
"""

from __future__ import annotations

from typing import Protocol

from generator.model.edtf import OPEN, EdtfDate

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
SEASONS = {"21": "spring {year}", "22": "summer {year}", "23": "autumn {year}"}
DOUBTS = {"~": "about {date}", "?": "perhaps {date}", "%": "perhaps about {date}"}


class Say(Protocol):
    """How a language says a phrase that is named by its English words."""

    def __call__(self, text: str, /, **parts: object) -> str:
        """The phrase, its parts filled in."""


def plainly(text: str, /, **parts: object) -> str:
    """A phrase in English."""
    return text.format(**parts) if parts else text


def date_words(date: EdtfDate, words: Say = plainly, *, season: bool = False) -> str:
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


def _one(text: str, words: Say) -> str:
    bare = text.rstrip("?~%")
    said = _bare(bare, words)
    doubt = DOUBTS.get(text[len(bare) :])
    return words(doubt, date=said) if doubt else said


def _bare(text: str, words: Say) -> str:
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


def _end(text: str, words: Say) -> str:
    """The end of an interval that is open at its start."""
    whole = text.count("-") < 2 and "X" not in text and not text.endswith(("?", "~", "%"))
    said = _one(text, words)
    return words("the end of {date}", date=said) if whole else said


def _interval(first: str, last: str, words: Say, *, season: bool) -> str:
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
