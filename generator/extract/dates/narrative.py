"""Dates counted from another expression of the article: "the following day", "later that month", "since then".

The nearest earlier dated expression that is fine enough is the anchor. Without one there is no value, and nothing is
listed. "Since that night" stands in `happenings.py`, "two years later" in `later.py`.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable

from generator.extract.dates.anchors import SEASON_RE, SENTENCES, anchor_of, season_begun, value_at
from generator.extract.dates.happenings import one_date
from generator.extract.dates.lexicon import (
    MONTH,
    MONTHS,
    PARTS_OF_DAY,
    SEASONS,
    WEEKDAYS,
    WIDEST,
    WORDS,
    either,
)
from generator.extract.dates.reckoning import (
    SEASON_STARTS,
    is_season,
    month_date,
    moved,
    season_date,
    sporting_season,
    week_of,
    weekend_of,
    year_date,
)
from generator.extract.dates.setting import DateRule, Setting, Told, Value
from generator.model.edtf import EdtfDate
from generator.text.alternation import one_of

NEAR_SENTENCES = 2
"""How many back a month may be told that "that night" is of, where no day is known."""

FAR_SENTENCES = 12
"""How many a month that is pointed at ("that June") may: it says more itself, so that it need not be so near."""

PART_RE = re.compile(rf"\b(?:{'|'.join(PARTS_OF_DAY)})\b", re.IGNORECASE)
"""A date that names a day, if a vague one. Takes `a December night in 2022`; leaves `last month`."""

SEASON_DAYS = 92
"""Longest season of a year, in days."""

SEASON_BEGINS = 7
"""The first month of a season of two years."""

OF_SEASON_RE = re.compile(rf",|\s+{one_of('subjects')}\b")
"""What follows a season that opens its sentence. Takes `, he`, ` they`; leaves ` cost`."""

FALLEN_RE = re.compile(rf"\b{one_of('prepositions')}\s+$", re.IGNORECASE)
"""What makes "that fall" a tumble, and no autumn. Takes `hurt in `; leaves `came home `."""

STRETCH_RE = re.compile(rf"\b{one_of('dates.leads.stretch')}\s+$", re.IGNORECASE)
"""What makes "the next year" a stretch of time. Takes `over `; leaves `and `."""


def _is_over_in(setting: Setting) -> Callable[[dt.date], bool] | None:
    """The test that an anchor must pass where the clause tells what is over."""
    day = setting.day
    return (lambda start: start <= day) if day is not None and setting.ahead is False else None


def _month_is_over(setting: Setting, month: int) -> Callable[[dt.date], bool] | None:
    """The test that the anchor of "that March" must pass where the clause tells what is over."""
    day = setting.day
    if day is None or setting.ahead is not False:
        return None
    return lambda start: (start.year + (month < start.month), month) <= (day.year, day.month)


def _following(match: re.Match[str], setting: Setting) -> Value | None:
    """“the following day”, “the previous season”, “that same month”, “the following February”."""
    unit, which = match["unit"].casefold(), match["which"].casefold()
    reach = FAR_SENTENCES if unit in MONTHS else SENTENCES
    told = anchor_of(
        setting,
        0 if unit in WEEKDAYS else WIDEST.get(unit),
        reach=reach,
        fits=_is_over_in(setting) if unit in WIDEST else None,
    )
    if told is None or told.at is None or told.at.earliest is None:
        return None
    start = told.at.earliest
    if "next" in which and STRETCH_RE.search(setting.before):
        return None
    step = 1 if re.search("following|next|after", which) else -1 if "previous" in which or "before" in which else 0
    if not step and (wider := _wider_story(setting, told, unit)):
        return wider
    if unit in MONTHS:
        if step > 0 and SEASON_RE.fullmatch(told.at.text):
            start = dt.date(start.year + 1, SEASON_BEGINS - 1, 30)
        ahead = step > 0 and (MONTHS[unit] <= start.month or told.at.precision == "year")
        behind = step < 0 and MONTHS[unit] >= start.month
        return value_at(month_date(start.year + ahead - behind, MONTHS[unit]), told)
    if unit in WEEKDAYS:
        gap = WEEKDAYS[unit] - start.weekday()
        gap += 7 if step > 0 and gap <= 0 else -7 if step < 0 and gap >= 0 else 0
        there = moved(start, gap) if told.at.precision == "day" else None
        return value_at(EdtfDate.day(there) if there else None, told)
    return value_at(_same_or_next(told.at, step, unit, calendar_year=setting.scene.calendar_year), told)


def _same_or_next(at: EdtfDate, step: int, unit: str, *, calendar_year: bool) -> EdtfDate | None:
    """The unit that holds `at`, or the one before or after it; None where `at` is too vague for it."""
    start = at.earliest
    if start is None:
        return None
    if unit in SEASONS:
        return season_date(start.year + _years_to_season(at, step, SEASONS[unit]), SEASONS[unit])
    if unit == "year" and SEASON_RE.fullmatch(at.text):
        return sporting_season(start.year + step)
    if unit == "year":
        return year_date(start.year + step) if at.year else None
    if unit == "season":
        if at.precision == "year" and not calendar_year:
            return None
        begun = season_begun(at, calendar_year=calendar_year)
        return sporting_season(begun + step, calendar_year=calendar_year)
    one_month = at.latest is not None and (at.latest.year, at.latest.month) == (start.year, start.month)
    if unit == "month":
        return month_date(start.year, start.month + step) if one_month else None
    days = (at.latest - start).days if at.latest else 99
    if unit == "week":
        return week_of(start, step) if days < 7 else None
    if unit == "weekend":
        return weekend_of(start, step) if days < 7 else None
    there = moved(start, step) if days == 0 else None
    return EdtfDate.day(there) if there else None


def _years_to_season(at: EdtfDate, step: int, code: int) -> int:
    """How many years after a date the following season of a kind lies, or before it the previous one."""
    if not step or at.earliest is None or at.latest is None or (at.latest - at.earliest).days > SEASON_DAYS:
        return step
    begins = SEASON_STARTS[code]
    if step > 0:
        return int(begins <= at.earliest.month)
    return -int(begins + 2 >= at.earliest.month)


def _then(match: re.Match[str], setting: Setting) -> Value | None:
    """“since then”."""
    del match
    told = anchor_of(setting)
    since = one_date(told.at) if told and told.at else None
    if told is None or since is None or told.value.edtf is None or (setting.day and since.earliest == setting.day):
        return None
    return Value(edtf=EdtfDate.between(since, None), basis="expression", anchor=told.place, at=told.at)


def _that_time(match: re.Match[str], setting: Setting) -> Value | None:
    """“that night”, “that summer”: the unit that holds the anchor."""
    unit = match["unit"].casefold()
    if unit == "fall" and (FALLEN_RE.search(setting.before) or _is_tumble(setting)):
        return None
    reach = FAR_SENTENCES if unit in MONTHS or unit in SEASONS else SENTENCES
    told = anchor_of(
        setting,
        WIDEST["month"] if unit in PARTS_OF_DAY else WIDEST.get(unit),
        reach=reach,
        bounds="beside" if unit in SEASONS else "none",
        fits=_month_is_over(setting, MONTHS[unit]) if unit in MONTHS else None,
    )
    if wider := _wider_story(setting, told, unit):
        return wider
    if told is None or told.at is None or told.at.earliest is None:
        return None
    if unit in PARTS_OF_DAY:
        near = told.at.precision == "month" and setting.sentences_since(told) <= NEAR_SENTENCES
        fine = near or told.at.precision == "day" or PART_RE.search(told.place.cut(setting.text))
        return value_at(told.at, told) if fine else None
    if unit in MONTHS:
        return value_at(_month_of_story(told.at, MONTHS[unit]), told)
    if unit in SEASONS:
        same = is_season(told.at, SEASONS[unit])
        return value_at(told.at if same else season_date(told.at.earliest.year, SEASONS[unit]), told)
    return value_at(_same_or_next(told.at, 0, unit, calendar_year=setting.scene.calendar_year), told)


def _is_tumble(setting: Setting) -> bool:
    """Whether "that fall" opens its sentence as what does something: "That fall cost him a medal"."""
    return not setting.before.strip() and OF_SEASON_RE.match(setting.after) is None


def _wider_story(setting: Setting, told: Told | None, unit: str) -> Value | None:
    """The month or year just told of, where the only finer date before it is the news's: "that same week" of a story."""
    if unit not in WIDEST or unit in PARTS_OF_DAY or told is None or told.value.basis != "publication":
        return None
    for wider in reversed(setting.told):
        if wider.place.start <= told.place.start or setting.sentences_since(wider) > NEAR_SENTENCES:
            return None
        if wider.value.basis == "words" and wider.at and told.at and not told.at.within(wider.at):
            return value_at(wider.at, wider)
    return None


def _month_of_story(at: EdtfDate, month: int) -> EdtfDate | None:
    """The first such month of a story's date, or after it: of the year named, of the season, else after the day."""
    start, latest = at.earliest, at.latest
    if start is None or latest is None or (latest - start).days > 731:
        return None
    begins = SEASON_BEGINS if SEASON_RE.fullmatch(at.text) else start.month
    return month_date(start.year + (month < begins), month)


def _month_of_year(match: re.Match[str], setting: Setting) -> Value | None:
    """“July of the next year”, “May of that year”: of the year told of, or the one beside it."""
    told = anchor_of(setting, 366)
    if told is None or told.at is None or told.at.earliest is None:
        return None
    which = match["which"].casefold()
    step = 1 if which.endswith(("next", "following")) else -1 if which.endswith("previous") else 0
    return value_at(month_date(told.at.earliest.year + step, MONTHS[match["month"].casefold()]), told)


UNITS_THAT = (*WIDEST, "year", "season")
UNIT_THAT = either(UNITS_THAT)
RULES: tuple[DateRule, ...] = (
    DateRule(
        id="following",
        pattern=rf"(?:(?:late|later|early|earlier)\s+)?(?P<which>the\s+(?:very\s+)?(?:following|previous|same)|that\s+same|the\s+next)\s+(?P<unit>{UNIT_THAT}|{either(WORDS['months'])}|{either(WORDS['weekdays'])}|{either(SEASONS)})",
        meaning=_following,
        triggers=("that", "month", "weekday"),
        needs=frozenset(["following", "previous", "same", "next"]),
        directed=True,
        takes="On 9 March 2001 he fell. He was back the following day",
        leaves="the following people were there",
    ),
    DateRule(
        id="month-of-year",
        pattern=rf"{MONTH}\s+(?:of\s+)?(?P<which>that(?:\s+same)?|the\s+(?:following|next|previous|same))\s+year",
        meaning=_month_of_year,
        triggers=("month",),
        needs=frozenset(["that", "following", "next", "previous", "same"]),
        also=frozenset(["year"]),
        takes="He came in 2014, and in May of the next year he left",
        leaves="He came in 2014. In May of every year he rested",
    ),
    DateRule(
        id="before-after",
        pattern=rf"the\s+(?P<unit>day|night|week|month|year|season|(?-i:{either(WORDS['months'])}|{either(WORDS['weekdays'])}))\s+(?P<which>before|after)(?:\s+that)?(?=\s*(?:[.,;:!?”\"’)]|$|(?:{one_of('coordinators', 'subordinators', 'subjects')}|in)\b))",
        meaning=_following,
        triggers=("unit", "month", "weekday"),
        needs=frozenset(["before", "after"]),
        takes="On 9 March 2001 he fell. He had scored the day before.",
        leaves="the day before his birthday",
    ),
    DateRule(
        id="since-then",
        pattern=r"(?:ever\s+)?since\s+then",
        meaning=_then,
        triggers=("that",),
        needs=frozenset(["then"]),
        takes="He missed in December 2019. Since then he has scored",
        leaves="Since thence he came",
    ),
    DateRule(
        id="that-time",
        pattern=rf"(?:(?:late|later|early|earlier)\s+)?that\s+(?:same\s+|very\s+)?(?P<unit>{UNIT_THAT}|summer|winter|spring|autumn|fall(?!\s+(?:{one_of('dates.things.falls')}|of|in|was|is)\b)|(?-i:{either(WORDS['months'])})(?!\s+(?:is|was|will|had|would|can|has\s+been)\b))",
        meaning=_that_time,
        triggers=("that", "month"),
        needs=frozenset([*UNITS_THAT, *SEASONS, *MONTHS]),
        directed=True,
        takes="He moved in January 2021. Later that month he scored",
        leaves="He said that months go by",
    ),
)
"""Dates counted from another expression."""
