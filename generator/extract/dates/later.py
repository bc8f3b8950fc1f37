"""So long after or before another date of the article: "two years later", "a month earlier"."""

from __future__ import annotations

import datetime as dt
import re

from generator.extract.dates.anchors import anchor_of, season_begun, value_at
from generator.extract.dates.lexicon import NEARLY, NUMBER, UNIT, UNIT_FORMS, WIDEST, number_of
from generator.extract.dates.reckoning import counted, sporting_season
from generator.extract.dates.setting import DateRule, Setting, Told, Value
from generator.text.alternation import one_of

FEW_DAYS = 5
"""So many days after a month's date are most likely in that month."""

WEEK = 7
"""Days: a week later than a day is a day."""

MONTHS_A_YEAR = 12
"""“12 months later” is a year later, be only a year told."""

COMPARED_RE = re.compile(r"\b(?:ago|earlier)$", re.IGNORECASE)
"""An expression that itself only compares. Takes `a year ago`; leaves `the third quarter`."""

STILL_RE = re.compile(
    r",?\s+(?:[\w’']+\s+){0,3}?(?:still\s+(?:is|are|am|does|do|has|have|can)\b|(?:is|are|am)\s+still\b|here\s+\w+\s+(?:is|are|am)\b)|,?\s+\w+['’](?:m|s|re)\s+still\b"
)
"""What makes "two years later" the day of telling. Takes ` he still is`, ` I’m still here`; leaves ` he was still there`."""


def _later(match: re.Match[str], setting: Setting) -> Value | None:
    """“two years later”, “a month earlier”."""
    unit, number = match["unit"].casefold().rstrip("s"), number_of(match["number"] or "one")
    earlier = match["side"].casefold().startswith(("earlier", "before"))
    number = -number if earlier else number
    if unit == "month" and number % MONTHS_A_YEAR == 0:
        unit, number = "year", number // MONTHS_A_YEAR
    if setting.day and STILL_RE.match(setting.after):
        return Value(edtf=counted(setting.day, 0, unit), basis="publication")

    def is_told(start: dt.date) -> bool:
        there = counted(start, number, unit)
        over = setting.day is None or there is None or there.earliest is None or there.earliest <= setting.day
        return over or setting.ahead is True

    told = anchor_of(
        setting,
        WIDEST.get(unit, 366),
        leaves=COMPARED_RE if earlier else None,
        bounds="none" if earlier else "all",
        fits=is_told,
    )
    if told and earlier and unit in ("day", "week") and (news := _news_day(setting, told)):
        told = news
    month = anchor_of(setting, bounds="none") if unit == "day" and abs(number) <= FEW_DAYS else None
    if month and month.at and month.at.precision == "month" and month is not told:
        return value_at(month.at, month)
    if told is None or told.at is None or told.at.earliest is None:
        if earlier and setting.day and setting.scene.business:
            return Value(edtf=counted(setting.day, number, unit), basis="publication")
        return None
    if unit == "season":
        calendar, year = setting.scene.calendar_year, told.at.earliest.year
        begun = year if told.at.precision == "year" else season_begun(told.at, calendar_year=calendar)
        return value_at(sporting_season(begun + number, calendar_year=calendar), told)
    if unit == "week" and told.at.precision == "day":
        unit, number = "day", WEEK * number
    return value_at(counted(told.at.earliest, number, unit), told)


def _news_day(setting: Setting, told: Told) -> Told | None:
    """The day of the news, where a story of other years lies between a day counted from publication and the words."""
    if setting.day is None or told.value.basis != "publication":
        return None
    between = (other.at for other in setting.told if other.place.start > told.place.start)
    if all(at is None or told.at is None or told.at.within(at) for at in between):
        return None
    days = [
        (other.at.earliest, other)
        for other in setting.told
        if other.value.basis == "publication" and other.at and other.at.precision == "day" and other.at.earliest
    ]
    news = [(day, other) for day, other in days if day <= setting.day]
    return max(news, key=lambda one: one[0])[1] if news else None


RULES: tuple[DateRule, ...] = (
    DateRule(
        id="later",
        pattern=rf"{NEARLY}{NUMBER}\s+{UNIT}\s+(?P<side>later(?!\s+than\b)|on(?=,)|earlier(?!\s+(?:than|this|last)\b)|(?:after|before)(?:\s+that)?(?=\s*(?:[.,;:!?”)]|$)))",
        meaning=_later,
        triggers=("unit",),
        needs=frozenset(["later", "on", "earlier", "after", "before"]),
        also=UNIT_FORMS,
        directed=True,
        takes="He signed in March 2001. Two years later he left",
        leaves="Ten minutes later he left",
    ),
    DateRule(
        id="year-earlier",
        pattern=rf"(?P<number>)(?P<unit>year)[\s-]+(?P<side>earlier)(?=\s+(?:[\w-]+\s+){{0,2}}{one_of('dates.things.figures')}s?\b)",
        meaning=_later,
        triggers=("unit",),
        needs=frozenset(["earlier"]),
        takes="Profit was 5 million in 2001, after a year-earlier loss",
        leaves="In 2001 he came a year-earlier",
    ),
)
"""So long after or before another date."""
