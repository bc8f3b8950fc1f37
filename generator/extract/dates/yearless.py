"""Days that leave the year out: "on February 4", "the week of April 15".

The year is that of the nearest one which the tense allows, seen from the day of publication; or, in a story that has
just named a date of its own, of the first one after it. A weekday beside the date must agree with it.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from functools import partial

from generator.extract.dates.counted import STEPS, value_from_publication
from generator.extract.dates.lexicon import (
    DAY,
    MONTH_SHORT,
    RANGES,
    WEEKDAY_BESIDE,
    WEEKDAYS,
    WORDS,
    days_of,
    month_of,
    read_days,
)
from generator.extract.dates.months import UNTIL_YEAR_RE, YEAR_WORD
from generator.extract.dates.reckoning import (
    day_date,
    meant_day,
    nearest_day,
    week_of,
    weekend_beside,
)
from generator.extract.dates.scheduled import SINCE_RE, was_planned
from generator.extract.dates.setting import OPEN, DateRule, Setting, Value
from generator.extract.dates.story import follow_story
from generator.model.edtf import EdtfDate
from generator.text.alternation import one_of
from generator.text.tokens import vocabulary

AFTER_DAY_RE = re.compile(r",?\s+(?:(?:terror|terrorist|suicide)\s+)?(?P<noun>[a-z]+)\b")
"""What a day is told of. Takes ` attacks`, ` terrorist attack`; leaves `. `."""

REACH = 2
"""How many years away a day may be whose weekday settles its year."""

LEAP_DAY, LEAP_REACH = (2, 29), 8
"""The day that not every year has, and years within which there always is one."""

WEEK = 7
"""Days before publication that news tells by their weekday."""

NEWS_DAYS = 90
"""How many days before publication a day without a year is rather told as news than in a story of earlier years."""


def _month_day(match: re.Match[str], setting: Setting) -> Value | None:
    """A day without a year: the nearest that the tense allows, or the first after the story's own date."""
    month, number = month_of(match["month"]), int(match["day"])
    if day_date(2000, month, number) is None or re.match(r"[-–]\d|[,.]\d|['’]", setting.after):
        return None
    ranged = UNTIL_YEAR_RE.match(setting.after)
    if ranged and month_of(ranged["month"]) >= month:
        edtf = day_date(int(ranged["year"]), month, number)
        return Value(edtf=edtf) if edtf else None
    if known := _known_day(match, setting):
        return Value(edtf=known)
    date_in = partial(day_date, month=month, day=number)
    chained = None if match["other"] else follow_story(setting, date_in)
    if chained and not _is_news(chained, setting, date_in):
        return chained
    if setting.day is None:
        return OPEN
    if match["other"]:
        return value_from_publication(day_date(setting.day.year + STEPS[match["other"].casefold()], month, number))
    if SINCE_RE.search(setting.before):
        days = [
            day.earliest for year in (setting.day.year - 1, setting.day.year) if (day := date_in(year)) and day.earliest
        ]
        over = nearest_day(setting.day, days, ahead=False)
        return value_from_publication(EdtfDate.day(over)) if over else None
    if setting.ahead is None and not match["beside"] and (year := _year_of_month_told(setting, month)):
        return value_from_publication(date_in(year))
    weekday = WEEKDAYS.get(match["beside"].casefold()) if match["beside"] else None
    ahead = None if was_planned(setting.text, setting.near, setting.place) else setting.ahead
    return value_from_publication(_yearly(setting.day, (month, number, weekday), ahead=ahead))


def _known_day(match: re.Match[str], setting: Setting) -> EdtfDate | None:
    """The day that everybody means where what happened stands behind it: "the Sept. 11 attacks"."""
    month, number = month_of(match["month"]), int(match["day"])
    year, *words = WORDS["known_days"].get(f"{month:02d}-{number:02d}", [0])
    after = AFTER_DAY_RE.match(setting.after)
    if not words or after is None or after["noun"].casefold() not in words:
        return None
    known = day_date(year, month, number)
    past = known and known.earliest and setting.day and (setting.day - known.earliest).days > NEWS_DAYS
    return known if past else None


def _year_of_month_told(setting: Setting, month: int) -> int | None:
    """The year of the same month, where the article has named it already as one of the news."""
    for told in reversed(setting.told):
        at = told.value.edtf
        if at and at.earliest and at.precision == "month" and at.earliest.month == month:
            ahead = setting.day is not None and at.earliest > setting.day
            return at.year if ahead and told.value.basis == "publication" else None
    return None


def _is_news(chained: Value, setting: Setting, date_in: Callable[[int], EdtfDate | None]) -> bool:
    """Whether a day lies so shortly before publication that it is rather meant than that of a story of earlier years."""
    if setting.day is None or chained.edtf is None:
        return False
    days = (date.earliest for year in (setting.day.year - 1, setting.day.year) if (date := date_in(year)))
    ages = [(setting.day - day).days for day in days if day]
    return any(WEEK < age <= NEWS_DAYS for age in ages) and chained.edtf.certainly_before(
        EdtfDate.day(setting.day - dt.timedelta(days=NEWS_DAYS))
    )


def _yearly(day: dt.date, wanted: tuple[int, int, int | None], *, ahead: bool | None) -> EdtfDate | None:
    """The occurrence of (month, day, weekday or None) that is meant.

    One that falls on the weekday within two years settles it; where neither that nor the tense tells, one up to six
    weeks ahead may be meant. The tense may be that of a report ("it said it is calling a vote on Dec. 7"), so a day
    soon to come wins over one that far back.
    """
    month, number, weekday = wanted
    reach = LEAP_REACH if (month, number) == LEAP_DAY else REACH
    dates = [day_date(year, month, number) for year in range(day.year - reach, day.year + reach + 1)]
    days = [date.earliest for date in dates if date and date.earliest]
    agreeing = [there for there in days if there.weekday() == weekday and abs(there.year - day.year) <= REACH]
    if agreeing:
        return EdtfDate.day(min(agreeing, key=lambda there: abs((there - day).days)))
    chosen = meant_day(day, days, ahead=ahead)
    return EdtfDate.day(chosen) if chosen else None


def _days_of_month(match: re.Match[str], setting: Setting) -> Value | None:
    """Several days of a month without a year."""
    if setting.day is None:
        return OPEN
    month, begins, ends = read_days(match)
    first = _yearly(setting.day, (month, begins, None), ahead=setting.ahead)
    last = day_date(first.year, month, ends) if first and first.year else None
    if not first or not last or not first.certainly_before(last):
        return None
    return value_from_publication(EdtfDate.between(first, last))


def _week_of_day(match: re.Match[str], setting: Setting) -> Value | None:
    """“the week of April 15”: Monday to Sunday."""
    if setting.day is None:
        return OPEN
    month, number = month_of(match["month"] or match["month_last"]), int(match["day"] or match["day_first"])
    there = _yearly(setting.day, (month, number, None), ahead=setting.ahead)
    if there is None or there.earliest is None:
        return None
    whole = weekend_beside if match["span"].casefold() == "weekend" else week_of
    return value_from_publication(whole(there.earliest))


def _day_of_story(match: re.Match[str], setting: Setting) -> Value | None:
    """“on the 9th”: the next such day of the month that has just been told of; in golf, a hole."""
    if not GOLF.isdisjoint(vocabulary(setting.text)):
        return None
    for told in reversed(setting.told):
        if setting.sentences_since(told) > NTH_SENTENCES:
            return None
        start = told.at.earliest if told.at and told.at.precision in ("day", "month") else None
        if start is None:
            continue
        number = int(match["day"])
        months = ((start.year, start.month), (start.year + start.month // 12, start.month % 12 + 1))
        days = (day_date(year, month, number) for year, month in months)
        floor = max(start, setting.day) if setting.ahead and setting.day else start
        there = next((day for day in days if day and day.earliest and day.earliest >= floor), None)
        return Value(edtf=there, basis="expression", anchor=told.place) if there else None
    return None


def _day_beside(match: re.Match[str], setting: Setting) -> Value | None:
    """The day that shares its month with the one before it: the 28 of “March 24 and 28”."""
    told = setting.told[-1] if setting.told else None
    first = told.at.earliest if told and told.at and told.at.precision == "day" else None
    if told is None or first is None or told.place.end + len(" and ") != match.start():
        return None
    if not MONTH_FIRST_RE.search(told.place.cut(setting.text)) or int(match["day"]) <= first.day:
        return None
    there = day_date(first.year, first.month, int(match["day"]))
    return Value(edtf=there, basis="expression", anchor=told.place) if there else None


MONTH_FIRST_RE = re.compile(rf"{MONTH_SHORT}\s+\d{{1,2}}$")
"""A day behind its month. Takes `March 24`; leaves `24 March`."""

GOLF = frozenset(word.casefold() for word in WORDS["direction"]["golf_words"])
"""Words of golf, case folded."""

NTH_SENTENCES = 2
"""How many sentences back the month of "on the 9th" may be told."""

DAY_MONTH = rf"{DAY.replace('day>', 'day_first>')}\s+{MONTH_SHORT.replace('month>', 'month_last>')}"
"""A day before its month, in a pattern that holds one behind it too."""


RULES: tuple[DateRule, ...] = (
    DateRule(
        id="month-day",
        pattern=rf"{WEEKDAY_BESIDE}(?:{MONTH_SHORT}\s+{DAY}(?!\d|\s*(?:people|fans|goals|players|-year)){YEAR_WORD})",
        meaning=_month_day,
        triggers=("month",),
        in_figures=True,
        directed=True,
        takes="spoke on June 4",
        leaves="in February 41 men",
    ),
    DateRule(
        id="day-month",
        pattern=rf"{WEEKDAY_BESIDE}(?:the\s+)?{DAY}(?:\s+of)?\s+{MONTH_SHORT}{YEAR_WORD}",
        meaning=_month_day,
        triggers=("month",),
        in_figures=True,
        directed=True,
        takes="scored on the 4th of June",
        leaves="scored 75 February goals",
    ),
    DateRule(
        id="week-of-day",
        pattern=rf"the\s+(?P<span>week|weekend)\s+(?:of|beginning|starting|commencing)\s+(?:{MONTH_SHORT}\s+{DAY}(?!\d)|{DAY_MONTH})",
        meaning=_week_of_day,
        triggers=("month",),
        needs=frozenset(["week", "weekend"]),
        in_figures=True,
        directed=True,
        takes="they meet in the week of April 15",
        leaves="the week of April fools",
    ),
    DateRule(
        id="nth",
        pattern=r"(?:on|until|by)\s+the\s+(?P<day>[12]?\d|3[01])(?:st|nd|rd|th)(?=\s*(?:[.,;!?”’)]|$)|\s+(?:and|but|before|when)\b)",
        meaning=_day_of_story,
        triggers=("nth",),
        directed=True,
        takes="They play on April 2, and again on the 9th.",
        leaves="They play on April 2, and he holed out on the 9th green",
    ),
    DateRule(
        id="day-and-day-month",
        pattern=rf"{DAY}(?=\s+and\s+\d{{1,2}}(?:st|nd|rd|th)?\s+{MONTH_SHORT})(?P<beside>)(?P<other>)",
        meaning=_month_day,
        triggers=("month",),
        in_figures=True,
        directed=True,
        takes="They play on 24 and 28 March.",
        leaves="They play 24 and 28 marched",
    ),
    DateRule(
        id="month-day-and-day",
        pattern=rf"(?<=\d\sand\s){DAY}(?=\s*(?:[.,;:!?)”]|$)|\s+{one_of('prepositions')}\b)",
        meaning=_day_beside,
        triggers=("month",),
        in_figures=True,
        takes="They play on March 24 and 28.",
        leaves="They play on March 24 and 28 men are ready.",
    ),
    DateRule(
        id="days-month",
        pattern=days_of(MONTH_SHORT),
        meaning=_days_of_month,
        triggers=("month",),
        needs=RANGES,
        in_figures=True,
        directed=True,
        takes="held on 10–12 May",
        leaves="won 2-1 May be",
    ),
)
"""Dates that leave the year out."""
