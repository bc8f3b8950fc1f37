"""Days by the day on which one speaks: "today", "tonight", "yesterday", "tomorrow".

The writer's own are counted from the day of publication. In somebody's words, quoted on the day after a match, "tonight"
is the night of the match: where the writer told of the day before publication by its name, and not of that day itself,
"tonight" is counted from there, "today" where it is told as over, and "tomorrow" where the match was at night.
"""

from __future__ import annotations

import datetime as dt
import re

from generator.extract.dates.counted import value_from_publication
from generator.extract.dates.lexicon import PART, WORDS, either
from generator.extract.dates.reckoning import moved
from generator.extract.dates.setting import OPEN, DateRule, Setting, Value
from generator.model.edtf import EdtfDate
from generator.text.alternation import one_of

THESE_DAYS_RE = re.compile(rf"['’]s\s+(?:\w+\s+)?(?:{either(WORDS['present_nouns'])})\b", re.IGNORECASE)
"""What makes "today" the present age. Takes `’s youth`; leaves `’s match`."""

NO_RE = re.compile(r"\bno $", re.IGNORECASE)
"""What makes "tomorrow" none. Takes `like there is no `; leaves `know `."""

OVER_RE = re.compile(rf"\b(?:{either(WORDS['direction_over'])}|[a-z]{{2,}}ed)\b")
"""A sign that something is told as over. Takes `she was`, `scored`; leaves `she is`."""

NOW_RE = re.compile(rf"\b(?:am|is|are|{one_of('modals')})\b|[’'](?:m|re|ll)\b")
"""A sign that it is not. Takes `they are`, `I’ll`; leaves `they were`."""


NIGHT_RE = re.compile(r"\b(?:night|evening)\b")
"""What makes a day's end of it. Takes `Saturday night`; leaves `Saturday`."""


def _deixis(match: re.Match[str], setting: Setting) -> Value | None:
    if match.group().casefold() == "tomorrow" and NO_RE.search(setting.before):
        return None
    if match.group().casefold() == "today" and THESE_DAYS_RE.match(setting.after):
        return None
    if setting.day is None:
        return OPEN
    words = " ".join(match.group().casefold().split())
    days = 0
    if "yesterday" in words or "last night" in words:
        days = -2 if "before" in words else -1
    elif "tomorrow" in words:
        days = 2 if "after" in words else 1
    if "yesterday" not in words and "last" not in words and _is_of_eve(words, setting):
        days -= 1
    there = moved(setting.day, days)
    return value_from_publication(EdtfDate.day(there)) if there else None


def _is_of_eve(words: str, setting: Setting) -> bool:
    """Whether words are quoted from the day before publication, of which the writer told."""
    if setting.day is None or not _is_quoted(setting.text, setting.place.start):
        return False
    if words not in ("tonight", "tomorrow") and (
        OVER_RE.search(setting.before + setting.after) is None or NOW_RE.search(setting.before + setting.after)
    ):
        return False
    days = [one for one in setting.told if one.at and one.value.basis == "publication" and one.at.precision == "day"]
    eve = [one for one in days if one.at and one.at.earliest == setting.day - dt.timedelta(1)]
    if words == "tomorrow":
        eve = [one for one in eve if NIGHT_RE.search(one.place.cut(setting.text))]
    return bool(eve) and all(one.at and one.at.earliest != setting.day for one in days)


def _is_quoted(text: str, place: int) -> bool:
    """Whether a place lies in quoted words of its paragraph, by the marks before it."""
    before = text[text.rfind("\n", 0, place) + 1 : place]
    if "“" in before:
        return before.rfind("“") > before.rfind("”")
    return before.count('"') % 2 == 1


RULES: tuple[DateRule, ...] = (
    DateRule(
        id="deixis",
        pattern=rf"(?:(?:early|late|later|earlier)\s+)?(?:the\s+day\s+(?:before\s+yesterday|after\s+tomorrow)|today|tonight|(?:yesterday|tomorrow)(?:\s+{PART})?|last\s+night|this\s+(?:morning|afternoon|evening|lunchtime))",
        meaning=_deixis,
        triggers=("deixis",),
        needs=frozenset(["today", "tonight", "yesterday", "tomorrow", *WORDS["day_parts"]]),
        takes="he said last night",
        leaves="her last nightmare",
    ),
)
"""The rules of this module."""
