"""The site's own words and the dates in them, in the language of the site.

Takes phrases and plain texts, gives words. A plain text is English that no catalogue knows; in it, and nowhere else,
dates stand as EDTF and are said in words.
"""

from __future__ import annotations

import datetime as dt
import re

from generator.errors import EdtfError
from generator.model.edtf import EdtfDate
from generator.model.phrases import Part, Phrase
from generator.model.spoken import MONTHS, date_words
from generator.render.words import ENGLISH, Words

CODED_DATE_RE = re.compile(
    r"“[^”]*”"
    r"|(?<![\w/–-])(?P<date>(?:\d{4}-\d\d(?:-\d\d)?[?~%]?|\.\.)"
    r"(?:/(?:\d{4}(?:-\d\d){0,2}[?~%]?|\.\.))?|\d{4}/(?:\d{4}|\.\.))(?![\w/–-])(?! season)"
)
"""A date that our own words give as EDTF, or words of a source in quotation marks, which stay as they are.
Takes `2025-07-23/2025-12-31`, `2026-22`, `../2025`; leaves `2025`, `2-1`, `2010-11 season`, `“2022-12”`."""


def say(text: str, words: Words = ENGLISH) -> str:
    """Our own words in a language: a phrase by its pattern, a plain text as the catalogue has it, else with its dates in words."""
    if isinstance(text, Phrase):
        return words(text.pattern, **{name: _part(part, words) for name, part in text.parts})
    return words(text) if text in words.phrases else with_date_words(text, words)


def capital(text: str) -> str:
    """Words with a capital letter at their beginning."""
    return text[:1].upper() + text[1:]


def _part(part: Part, words: Words) -> str | int:
    if isinstance(part, EdtfDate):
        return date_words(part, words)
    return say(part, words) if isinstance(part, Phrase) else part


def with_date_words(text: str, words: Words = ENGLISH) -> str:
    """A plain text of ours with the dates in it said in words."""
    return CODED_DATE_RE.sub(lambda found: _date_in_words(found, words), text)


def _date_in_words(found: re.Match[str], words: Words) -> str:
    try:
        return date_words(EdtfDate.parse(found["date"]), words) if found["date"] else found.group()
    except EdtfError:
        return found.group()


def day_words(day: dt.date, words: Words = ENGLISH) -> str:
    """A calendar day in words."""
    return words("{day} {month} {year}", day=day.day, month=words(MONTHS[day.month - 1]), year=day.year)
