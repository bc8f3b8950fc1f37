"""Dates so far from the day of publication: "two years ago", "two summers ago", "in three weeks' time", "years ago".

The value is no finer than the unit. What is only vaguely far stays open ("years ago"), or is the month in which it fell.
"""

from __future__ import annotations

import re

from generator.extract.dates.counted import season_of, value_from_publication
from generator.extract.dates.lexicon import (
    NEARLY,
    NUMBER,
    SEASON,
    SEASONS,
    UNIT,
    UNIT_FORMS,
    WEEKDAY,
    WEEKDAYS,
    either,
    number_of,
)
from generator.extract.dates.reckoning import (
    counted,
    day_date,
    month_date,
    moved,
    season_date,
    weather_year,
    week_of,
    year_date,
)
from generator.extract.dates.setting import OPEN, DateRule, Setting, Value
from generator.model.edtf import EdtfDate
from generator.text.alternation import one_of

NTH_TO_RE = re.compile(
    rf"\b(?:{one_of('numbers.small_ordinals')}|\d+(?:st|nd|rd|th)|last|latest|only)\s+(?:[\w’'-]+\s+){{1,4}}?to\s+(?:[\w’'-]+\s+){{1,4}}$",
    re.IGNORECASE,
)
"""So many-th to do something, which makes of "in two weeks" a stretch too. Takes `the third minister to resign `; leaves `to resign `."""

COUNT_RE = re.compile(rf"(?:\d|\b(?:half|{one_of('numbers.scales')}))\s+$", re.IGNORECASE)
"""A count that no calendar can follow. Takes `9000 `, `and a half `; leaves `just `."""

FIRST_RE = re.compile(
    rf"\b(?:{one_of('possessives')}|the|a)\s+(?:{one_of('numbers.small_ordinals')})\s+(?:(?!{one_of('prepositions')}\b)[\w’'-]+\s+){{1,4}}$",
    re.IGNORECASE,
)
"""What there had not been for so long. Takes `for their first final `; leaves `the first to leave in `."""

LENGTH_RE = re.compile(
    rf"(?:\b{one_of('numbers.small_ordinals', 'dates.things.lengths')}|\d|(?<!\bi)s|th|\b(?:{one_of('numbers.small')}|an?)(?:\s+[\w-]+)?)\s+$",
    re.IGNORECASE,
)
"""What makes of "in two weeks" how long something takes. Takes `three games `, `the first `; leaves `will shut `."""


def _ago(match: re.Match[str], setting: Setting) -> Value | None:
    if setting.day is None:
        return OPEN
    number = number_of(match["number"])
    if match["century"]:
        hundreds = setting.day.year // 100 - number
        return value_from_publication(EdtfDate.parse(f"{hundreds:02d}XX") if hundreds >= TENTH else None)
    unit = match["unit"].casefold().rstrip("s")
    value = season_of(setting, -number) if unit == "season" else counted(setting.day, -number, unit)
    if match["half"]:
        there = counted(setting.day, -12 * number - 6, "month") if unit == "year" else None
        return value_from_publication(year_date(there.earliest.year)) if there and there.earliest else None
    if match["this"] and value and value.earliest and unit == "year":
        month = month_date(value.earliest.year, setting.day.month)
        if match["this"].casefold().endswith("month"):
            return value_from_publication(month)
        there = day_date(value.earliest.year, setting.day.month, min(setting.day.day, SHORTEST))
        return value_from_publication(week_of(there.earliest) if there and there.earliest else None)
    if match["weekday"] and unit == "week":
        gap = (setting.day.weekday() - WEEKDAYS[match["weekday"].casefold()]) % WEEK
        weekday = moved(setting.day, -gap - WEEK * number)
        return value_from_publication(EdtfDate.day(weekday)) if weekday else None
    if match["today"] and value and value.earliest and unit in ("year", "month"):
        start = value.earliest
        value = day_date(start.year, setting.day.month if unit == "year" else start.month, setting.day.day)
    elif match["today"] and unit == "week":
        value = counted(setting.day, -7 * number, "day")
    return value_from_publication(value)


def _seasons_ago(match: re.Match[str], setting: Setting) -> Value | None:
    """“Two summers ago”: “last summer” is the first of them."""
    if setting.day is None:
        return OPEN
    code, number = SEASONS[match["season"].casefold()], number_of(match["number"])
    return value_from_publication(season_date(weather_year(setting.day, code, -1) - number + 1, code))


def _weekdays_ago(match: re.Match[str], setting: Setting) -> Value | None:
    """“Two Sundays ago”: “last Sunday” is the first of them."""
    if setting.day is None:
        return OPEN
    gap = (setting.day.weekday() - WEEKDAYS[match["weekday"].casefold()]) % WEEK or WEEK
    there = moved(setting.day, -gap - WEEK * (number_of(match["number"]) - 1))
    return value_from_publication(EdtfDate.day(there)) if there else None


def _open_ago(match: re.Match[str], setting: Setting) -> Value | None:
    """“years ago” stays open; “a few days ago” is the month in which they fell."""
    if setting.day is None:
        return OPEN
    if COUNT_RE.search(setting.before):
        return None
    words = match.group().casefold()
    there = moved(setting.day, -3 if "day" in words else -21)
    if re.search(r"day|week", words) and there:
        return value_from_publication(month_date(there.year, there.month))
    return value_from_publication(EdtfDate.between(None, year_date(setting.day.year)))


def _from_now(match: re.Match[str], setting: Setting) -> Value | None:
    if setting.day is None:
        return OPEN
    unit, number = match["unit"].casefold().rstrip("s"), number_of(match["number"])
    if unit == "week":
        there = moved(setting.day, 7 * number)
        return value_from_publication(month_date(there.year, there.month)) if there else None
    return value_from_publication(counted(setting.day, number, unit))


def _in_so_many(match: re.Match[str], setting: Setting) -> Value | None:
    """“in two weeks”, of what is to come and no count of times or games."""
    if not setting.ahead or any(kind.search(setting.before) for kind in (LENGTH_RE, NTH_TO_RE, FIRST_RE)):
        return None
    return _from_now(match, setting)


def _other_day(match: re.Match[str], setting: Setting) -> Value | None:
    del match
    there = moved(setting.day, -3) if setting.day else None
    return value_from_publication(month_date(there.year, there.month)) if there else OPEN


SHORTEST = 28
"""The last day that every month has."""

TENTH = 10
"""Hundreds of the first year that is reckoned with."""

WEEK = 7
"""Days."""

LENGTHS = ("day", "week", "month", "year")
"""Units of a time until something."""

RULES: tuple[DateRule, ...] = (
    DateRule(
        id="ago",
        pattern=rf"{NEARLY}{NUMBER}(?P<half>[\s-]+and[\s-]+a[\s-]+half)?\s+(?:long\s+)?(?:{UNIT}|(?P<century>centur(?:y|ies)))\s+ago(?:(?P<today>\s+today)|(?P<this>\s+this\s+(?:week|month))|\s+(?:on\s+)?{WEEKDAY})?",
        meaning=_ago,
        triggers=("unit",),
        needs=frozenset(["ago"]),
        takes="it was two years ago",
        leaves="it took two years",
    ),
    DateRule(
        id="seasons-ago",
        pattern=rf"{NEARLY}{NUMBER}\s+{SEASON}s?\s+ago",
        meaning=_seasons_ago,
        triggers=("unit",),
        needs=frozenset(["ago"]),
        takes="two summers ago he left",
        leaves="two summers he left",
    ),
    DateRule(
        id="weekdays-ago",
        pattern=rf"{NUMBER}\s+{WEEKDAY}s?\s+ago",
        meaning=_weekdays_ago,
        triggers=("weekday",),
        needs=frozenset(["ago"]),
        takes="we met two Sundays ago",
        leaves="we met on two Sundays",
    ),
    DateRule(
        id="open-ago",
        pattern=r"(?:(?:many|several|some|(?:just\s+)?a\s+few|since)\s+)?(?:years|months|decades|seasons|weeks|days)\s+ago|(?:a\s+(?:(?:very\s+)?long|short)\s+(?:time|while)|a\s+while|some\s+time|long)\s+ago",
        meaning=_open_ago,
        triggers=("unit",),
        needs=frozenset(["ago"]),
        takes="we spoke years ago",
        leaves="we spoke for years",
    ),
    DateRule(
        id="from-now",
        pattern=rf"(?:in\s+)?{NEARLY}{NUMBER}\s+{UNIT}\s+(?:time|from\s+now)",
        meaning=_from_now,
        triggers=("unit",),
        needs=frozenset(["time", "now"]),
        also=UNIT_FORMS,
        takes="he is back in two weeks’ time",
        leaves="he played in two weeks of time",
    ),
    DateRule(
        id="in-so-many",
        pattern=rf"in\s+{NEARLY}{NUMBER}\s+(?P<unit>{either(LENGTHS)})s?(?=\s*(?:[.,;:!?”\"]|$|(?:when|and|but|after|if)\b))",
        meaning=_in_so_many,
        triggers=("unit",),
        needs=frozenset([*LENGTHS, *(f"{length}s" for length in LENGTHS)]),
        also=frozenset(["in"]),
        directed=True,
        takes="the shop will shut in three months.",
        leaves="she will play three games in three weeks.",
    ),
    DateRule(
        id="other-day",
        pattern=r"the\s+other\s+(?:day|night|week)",
        meaning=_other_day,
        triggers=("unit",),
        needs=frozenset(["other"]),
        takes="I said so the other day",
        leaves="on the other daylight side",
    ),
)
"""Dates so far from the day of publication."""
