"""Days of the year that have a name or a place: "Boxing Day", "Easter Monday", "the first Monday of April".

The year, where it is left out, is that of the nearest one which the tense allows, seen from the day of publication.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import replace

from generator.extract.dates.counted import REPEATED_RE, STEPS, WHICH, direction_of, value_from_publication
from generator.extract.dates.lexicon import MONTH, NUMBER, WEEKDAY, WEEKDAYS, WORDS, YEAR, either, month_of, number_of
from generator.extract.dates.reckoning import (
    counted,
    easter,
    meant_day,
    month_date,
    nth_weekday,
    week_of,
    weekend_beside,
)
from generator.extract.dates.setting import OPEN, DateRule, Setting, Value
from generator.extract.dates.story import follow_story
from generator.model.edtf import EdtfDate

NTHS: dict[str, int] = WORDS["nths"]

YEAR_BESIDE_RE = re.compile(r"\s+(?:of\s+)?(?P<which>that|the\s+same|last|this|next)\s+year\b", re.IGNORECASE)
"""The year of a holiday, told right behind it. Takes ` of that year`, ` last year`; leaves ` every year`."""

NEWS_DAYS = 28
"""Days for which a holiday of the year that runs is not "last Christmas" yet."""

STORY_SENTENCES = 6
"""How many sentences back the story of "that Christmas" may have been told."""

HABIT_RE = re.compile(r"\s+(?:most|every|each|some)\s+years?\b", re.IGNORECASE)
"""What makes a holiday a habit. Takes ` every year`; leaves ` that year`."""


def _weekday_of_month(match: re.Match[str], setting: Setting) -> Value | None:
    """“the first Monday of January”, with its year or in the nearest one that the tense allows."""
    month, nth = month_of(match["month"]), NTHS[match["nth"].casefold()]
    weekday = WEEKDAYS[match["weekday"].casefold()]
    if match["year"]:
        return Value(edtf=EdtfDate.day(nth_weekday(int(match["year"]), month, nth, weekday)))
    if setting.day is None:
        return OPEN
    follows = follow_story(setting, lambda year: EdtfDate.day(nth_weekday(year, month, nth, weekday)))
    if follows:
        return follows
    years = range(setting.day.year - 1, setting.day.year + 2)
    chosen = meant_day(setting.day, [nth_weekday(year, month, nth, weekday) for year in years], ahead=setting.ahead)
    return value_from_publication(EdtfDate.day(chosen)) if chosen else None


def _holiday(match: re.Match[str], setting: Setting) -> Value | None:
    if REPEATED_RE.search(setting.before) or HABIT_RE.match(setting.after):
        return None
    if setting.day is None:
        return OPEN
    day_of = _holiday_of(" ".join(match["holiday"].split()))
    told = _holiday_told(match, setting, day_of)
    chosen = told.edtf.earliest if told and told.edtf else None
    if told is None or chosen is None:
        return None
    unit, around = match["unit"] or match["one"], (match["around"] or "").casefold()
    if unit:
        number = number_of(match["number"] or "one") * (-1 if match["side"].casefold() == "before" else 1)
        there = counted(chosen, number, "day" if unit.casefold() == "night" else unit.casefold())
        return replace(told, edtf=there) if there else None
    whole = week_of(chosen) if around == "week" else weekend_beside(chosen) if around == "weekend" else None
    return replace(told, edtf=whole or told.edtf)


def _holiday_told(match: re.Match[str], setting: Setting, day_of: Callable[[int], dt.date]) -> Value | None:
    """The holiday of the year that stands beside it, else of the story, else the nearest that the tense allows."""
    if match["year"]:
        return value_from_publication(EdtfDate.day(day_of(int(match["year"]))))
    if setting.day is None:
        return None
    if match["which"]:
        return value_from_publication(_pointed_at(day_of, setting.day, direction_of(match["which"])))
    if match["that"]:
        return _of_story(setting, day_of)
    beside = YEAR_BESIDE_RE.match(setting.after)
    which = beside["which"].casefold() if beside else ""
    if which in STEPS:
        return value_from_publication(EdtfDate.day(day_of(setting.day.year + STEPS[which])))
    if beside:
        said = next((told for told in reversed(setting.told) if told.at and told.at.year), None)
        if said and said.at and said.at.year:
            return Value(edtf=EdtfDate.day(day_of(said.at.year)), basis="expression", anchor=said.place)
    follows = follow_story(setting, lambda year: EdtfDate.day(day_of(year)))
    if follows:
        return follows
    years = range(setting.day.year - 1, setting.day.year + 2)
    chosen = meant_day(setting.day, [day_of(year) for year in years], ahead=setting.ahead)
    return value_from_publication(EdtfDate.day(chosen)) if chosen else None


def _of_story(setting: Setting, day_of: Callable[[int], dt.date]) -> Value | None:
    """“that Christmas”: the first one after what was told of last."""
    for told in reversed(setting.told):
        start = told.at.earliest if told.at else None
        if setting.sentences_since(told) > STORY_SENTENCES:
            return None
        if start:
            floor = start.replace(day=1)
            there = next(
                day for day in map(day_of, (start.year, start.year + 1)) if day >= floor or day.year > start.year
            )
            return Value(edtf=EdtfDate.day(there), basis="expression", anchor=told.place)
    return None


def _pointed_at(day_of: Callable[[int], dt.date], day: dt.date, step: int) -> EdtfDate:
    """“last Christmas”, “next Easter”: the nearest on that side that is not of these days; “this Easter” is that of the year that runs."""
    if not step:
        return EdtfDate.day(day_of(day.year))
    least = 0 if step > 0 else NEWS_DAYS
    year = day.year if (day_of(day.year) - day).days * step > least else day.year + step
    return EdtfDate.day(day_of(year))


def _new_year(match: re.Match[str], setting: Setting) -> Value | None:
    """“in the new year”: the January to come; since it, or early in a year that has begun, the last one."""
    lead = match["lead"].casefold()
    if setting.day is None:
        return OPEN
    follows = None if setting.ahead else follow_story(setting, lambda year: month_date(year, 1))
    if follows:
        return follows
    begun = setting.day.year, 1
    since = lead in ("since", "from", "after") and not (setting.ahead and setting.day.month > 6)
    if since or (lead in ("until", "till", "before") and not setting.ahead):
        told = _chained_year(setting)
        return told or value_from_publication(month_date(*begun))
    return value_from_publication(month_date(setting.day.year + (setting.day.month > 1), 1))


def _chained_year(setting: Setting) -> Value | None:
    """The January after a date that the sentence has named with its year."""
    for told in reversed(setting.told):
        at = told.at
        if told.sentence != setting.index:
            return None
        if at and at.latest and told.value.basis == "words":
            return Value(edtf=month_date(at.latest.year + 1, 1), basis="expression", anchor=told.place)
    return None


def _holiday_of(name: str) -> Callable[[int], dt.date]:
    """What gives the day of a holiday in a year."""
    if name in WORDS["easter_days"]:
        return lambda year: easter(year) + dt.timedelta(WORDS["easter_days"][name])
    if name in WORDS["weekday_holidays"]:
        month, nth, weekday = (int(part) for part in WORDS["weekday_holidays"][name].split())
        return lambda year: nth_weekday(year, month, nth, weekday)
    month, number = (int(part) for part in WORDS["holidays"][name].split("-"))
    return lambda year: dt.date(year, month, number)


RULES: tuple[DateRule, ...] = (
    DateRule(
        id="weekday-of-month",
        pattern=rf"(?:the\s+)?(?P<nth>{'|'.join(NTHS)})\s+{WEEKDAY}\s+(?:of|in)\s+{MONTH}(?:,?\s+{YEAR})?",
        meaning=_weekday_of_month,
        triggers=("weekday",),
        needs=frozenset(NTHS),
        directed=True,
        takes="it starts on the first Monday of April",
        leaves="it starts on the first Monday of every month",
    ),
    DateRule(
        id="holiday",
        pattern=rf"(?:(?:{NUMBER}\s+(?P<unit>day|week|month)s?|the\s+(?P<one>day|night|week))\s+(?P<side>before|after)\s+)?(?:{WHICH}\s+|(?P<that>that)\s+)?(?-i:(?P<holiday>{either([*WORDS['holidays'], *WORDS['weekday_holidays'], *WORDS['easter_days']])}))(?:\s+(?P<around>week|weekend)\b)?(?:(?:,|\s+in)?\s+(?P<year>20\d\d|19\d\d))?(?!\s+{either(WORDS['things']['holiday'])}s?\b)",
        meaning=_holiday,
        triggers=("holiday",),
        directed=True,
        takes="they meet on Boxing Day",
        leaves="at the Christmas party",
    ),
    DateRule(
        id="new-year",
        pattern=rf"(?P<lead>{either(WORDS['leads']['turn'])})\s+the\s+new\s+year(?!['’\w])(?!\s+(?:honours|party|sales))",
        meaning=_new_year,
        triggers=("unit",),
        needs=frozenset(["new"]),
        directed=True,
        takes="she is due back in the New Year",
        leaves="in the New Year’s Day game",
    ),
)
"""Days of the year with a name or a place."""
