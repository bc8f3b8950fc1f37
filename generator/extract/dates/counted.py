"""Dates counted from the day of publication: weekdays, "last month", "two years ago", months and seasons without a year.

A rule is a function of one possible day; `resolve.py` asks it for each day that the article may be of. Which way a bare
weekday, month or season points is a matter of tense (`direction.py`).
"""

from __future__ import annotations

import datetime as dt
import re

from generator.extract.dates.beside import beside_edition
from generator.extract.dates.lexicon import (
    DAY, DAY_BEFORE, EDGE, MONTH, MONTH_SHORT, MONTHS, NEARLY, NUMBER, PART, SEASON, SEASONS, UNIT, WEEKDAY, WEEKDAYS,
    WORDS, either, month_of, number_of,
)  # fmt: skip
from generator.extract.dates.reckoning import (
    SEASON_STARTS, counted, day_date, easter, month_date, moved, nearest_day, season_date, season_year, sporting_season,
    week_of, weekend_of, year_date,
)  # fmt: skip
from generator.extract.dates.setting import OPEN, DateRule, Setting, Told, Value
from generator.model.edtf import EdtfDate

STEPS = {"last": -1, "this": 0, "next": 1}
"""How many periods each word moves."""

LEAD_RE = re.compile(rf"\b(?:{either(WORDS['month_lead'])})[\s-]+(?:the\s+)?$", re.IGNORECASE)
"""What may stand before a month that is also a verb. Takes `in `; leaves `they `."""

NAME_LEAD_RE = re.compile(r"\b(?:in|last|next|since|until|early|late|mid)[\s-]+$", re.IGNORECASE)
"""What must stand before a month that is somebody's name too. Takes `in `; leaves `said `."""

REPEATED_RE = re.compile(r"\b(?:every|each|given|any|most|one|a|another)\s+$", re.IGNORECASE)
"""What makes a weekday or a season a habit. Takes `every `; leaves `on `."""

THE_RE = re.compile(r"\b(?:the|his|her|their|its|your|our|my)\s+$", re.IGNORECASE)
"""What makes "last year" a stretch of time. Takes `for the `; leaves `since `."""

CHAIN_SENTENCES = 3
"""How far back a story's own date carries a month without a year ("In January 2023 … on February 4")."""


def _value(edtf: EdtfDate | None) -> Value | None:
    return Value(edtf=edtf, basis="publication") if edtf else None


def _direction(words: str) -> int:
    """-1, 0 or 1 for "last", "this", "next" and what means the same."""
    words = words.casefold()
    if "past" in words:
        return -1
    if "coming" in words or "new" in words:
        return 1
    return STEPS.get(words.split()[-1] if words.split()[-1] in STEPS else words.split()[0], 0)


def _deixis(match: re.Match[str], setting: Setting) -> Value | None:
    if setting.day is None:
        return OPEN
    words = " ".join(match.group().casefold().split())
    days = 0
    if "yesterday" in words or "last night" in words:
        days = -2 if "before" in words else -1
    elif "tomorrow" in words:
        days = 2 if "after" in words else 1
    there = moved(setting.day, days)
    return _value(EdtfDate.day(there)) if there else None


def _now(match: re.Match[str], setting: Setting) -> Value | None:
    del match
    return _value(EdtfDate.day(setting.day)) if setting.day else OPEN


def _weekday(match: re.Match[str], setting: Setting) -> Value | None:
    if REPEATED_RE.search(setting.before) or match["weekday"].casefold() in setting.scene.names:
        return None
    if setting.day is None:
        return OPEN
    gap = WEEKDAYS[match["weekday"].casefold()] - setting.day.weekday()
    which = (match["which"] or "").casefold()
    if which.startswith("last"):
        gap -= 7 * (gap >= 0)
    elif which.startswith("next"):
        gap += 7 * (gap <= 0)
    elif "past" in which or (not which and not setting.ahead):
        gap -= 7 * (gap > 0)
    elif "coming" in which or not which:
        gap += 7 * (gap < 0)
    there = moved(setting.day, gap)
    return _value(EdtfDate.day(there)) if there else None


def _period(match: re.Match[str], setting: Setting) -> Value | None:
    """ "last month", "this season", "next year", with the season in which the article stands."""
    unit, which = match["unit"].casefold(), match["which"].casefold()
    if unit in WORDS["season_words_of_sport"]:
        if not setting.scene.sport:
            return None
        unit = "season"
    if unit != "season" and which in STEPS and THE_RE.search(setting.before) and not match["edge"]:
        return None
    if setting.day is None:
        return OPEN
    step = _direction(which)
    if unit == "season":
        return _value(_season_of(setting, setting.day, step, which))
    if unit == "weekend":
        return _value(_weekend(setting.day, step))
    value = counted(setting.day, step, unit)
    return beside_edition(setting, value) if unit == "year" else _value(value)


def _season_of(setting: Setting, day: dt.date, step: int, which: str) -> EdtfDate | None:
    """The sporting season; "the new" one begins this summer once the spring is over."""
    first = season_year(day, calendar_year=setting.scene.calendar_year)
    if "new" in which or "coming" in which:
        step = 1 if not setting.scene.calendar_year and day.month in (5, 6) else 0 if day.month >= 7 else 1
    return sporting_season(first + step, calendar_year=setting.scene.calendar_year)


def _weekend(day: dt.date, step: int) -> EdtfDate | None:
    """On a Monday "last weekend" is the one just over; on a weekend day "this weekend" is today."""
    return weekend_of(day, step)


def _the_weekend(match: re.Match[str], setting: Setting) -> Value | None:
    del match
    if setting.day is None:
        return OPEN
    begun = setting.day.weekday() >= 5
    return _value(weekend_of(setting.day, 0 if setting.ahead or begun else -1))


def _edge_of(match: re.Match[str], setting: Setting) -> Value | None:
    """ "the end of the season": the season or year that runs; in a summer, the one to come."""
    if setting.day is None:
        return OPEN
    unit = match["unit"].casefold()
    if unit == "season" or unit in WORDS["season_words_of_sport"]:
        if unit != "season" and not setting.scene.sport:
            return None
        first = season_year(setting.day, calendar_year=setting.scene.calendar_year)
        return _value(sporting_season(first, calendar_year=setting.scene.calendar_year))
    return _value(counted(setting.day, 0, unit))


def _weather(match: re.Match[str], setting: Setting) -> Value | None:
    """ "next summer", "last winter"."""
    if setting.day is None:
        return OPEN
    code, step = SEASONS[match["season"].casefold()], _direction(match["which"])
    return beside_edition(setting, season_date(weather_year(setting.day, code, step), code))


def weather_year(day: dt.date, code: int, step: int) -> int:
    """The year of the season (22 for summer) that "last", "this" or "next" means on `day`.

    "next summer" is this year's while it is not yet June; "last summer" is this year's once August is over. A winter is
    called by the year in which it begins.
    """
    starts = SEASON_STARTS[code]
    if code == 24:
        running = day.year - 1 if day.month <= 2 else day.year
        return running + step - (step > 0 and 2 < day.month < starts)
    over = day.month > starts + 2
    if step < 0:
        return day.year if over else day.year - 1
    if step > 0:
        return day.year if day.month < starts else day.year + 1
    return day.year


def _the_season(match: re.Match[str], setting: Setting) -> Value | None:
    """ "the summer": the one that the article has named already, else the nearest that the tense allows."""
    code = SEASONS[(match["season"] or match["fall"]).casefold()]
    for told in reversed(setting.told):
        if told.value.edtf and told.value.edtf.text.endswith(f"-{code}"):
            return Value(edtf=told.value.edtf, basis="expression", anchor=told.place)
    if setting.day is None:
        return OPEN
    begun = setting.day.month >= SEASON_STARTS[code]
    ended = setting.day.month > SEASON_STARTS[code] + 2
    year = setting.day.year + (ended if setting.ahead else -(not begun))
    return _value(season_date(year, code))


def _month(match: re.Match[str], setting: Setting) -> Value | None:
    """A month without a year."""
    name = match["month"]
    lead = setting.text[setting.sentence.start : match.start("month")]
    if name in WORDS["month_doubles"] and not (LEAD_RE.search(lead) or match["other"]):
        return None
    if name.casefold() in setting.scene.names and not (NAME_LEAD_RE.search(lead) or match["other"]):
        return None
    month = MONTHS[name.casefold()]
    which = match["which"] or ""
    chained = None if which or match["other"] else _chained(setting, month, None)
    if chained:
        return chained
    if setting.day is None:
        return OPEN
    if match["other"]:
        return _value(month_date(setting.day.year + STEPS[match["other"].casefold()], month))
    return _value(month_date(_month_year(setting.day, month, which, ahead=bool(setting.ahead)), month))


def _month_year(day: dt.date, month: int, which: str, *, ahead: bool) -> int:
    step = _direction(which) if which else (1 if ahead else -1)
    if which and step == 0:
        return day.year
    if step < 0:
        return day.year if month < day.month or (month == day.month and not which) else day.year - 1
    return day.year if month > day.month or (month == day.month and not which) else day.year + 1


def _month_day(match: re.Match[str], setting: Setting) -> Value | None:
    """A day without a year: the nearest that the tense allows, or the first after the story's own date."""
    month, number = month_of(match["month"]), int(match["day"])
    if day_date(2000, month, number) is None or re.match(r"[-–]\d|[,.]\d|['’]", setting.after):
        return None
    chained = _chained(setting, month, number)
    if chained:
        return chained
    if setting.day is None:
        return OPEN
    return _value(_yearly(setting.day, month, number, ahead=setting.ahead))


def _yearly(day: dt.date, month: int, number: int, *, ahead: bool | None) -> EdtfDate | None:
    """The occurrence of a day of the year; where the tense does not tell, one up to six weeks ahead may be meant."""
    dates = [day_date(year, month, number) for year in range(day.year - 8, day.year + 9)]
    days = [date.earliest for date in dates if date and date.earliest]
    back, onward = nearest_day(day, days, ahead=False), nearest_day(day, days, ahead=True)
    near = onward is not None and (onward - day).days <= 45
    chosen = onward if ahead or (ahead is None and near) else back
    return EdtfDate.day(chosen) if chosen else None


def _chained(setting: Setting, month: int, number: int | None) -> Value | None:
    """The first such month or day after a date that the story itself has just named with its year."""
    if setting.ahead or not setting.told:
        return None
    told = setting.told[-1]
    if setting.index - told.sentence > CHAIN_SENTENCES or not _tells_a_story(told):
        return None
    start = told.at.earliest if told.at else None
    if start is None:
        return None
    years = (start.year, start.year + 1)
    dates = [month_date(year, month) if number is None else day_date(year, month, number) for year in years]
    floor = start.replace(day=1)
    later = [date for date in dates if date and date.earliest and date.earliest >= floor]
    if not later or (setting.day and later[0].earliest and later[0].earliest > setting.day):
        return None
    return Value(edtf=later[0], basis="expression", anchor=told.place)


def _tells_a_story(told: Told) -> bool:
    """Whether a date is fine enough, and not counted from publication, to carry what follows."""
    return told.value.basis != "publication" and told.at is not None and told.at.precision in ("month", "day")


def _days_of_month(match: re.Match[str], setting: Setting) -> Value | None:
    """Several days of a month without a year."""
    if setting.day is None:
        return OPEN
    month = month_of(match["month"])
    first = _yearly(setting.day, month, int(match["day"]), ahead=setting.ahead)
    year = first.year if first else None
    last = day_date(year, month, int(match["last"])) if year else None
    if not first or not last or not first.certainly_before(last):
        return None
    return _value(EdtfDate.between(first, last))


def _ago(match: re.Match[str], setting: Setting) -> Value | None:
    if setting.day is None:
        return OPEN
    unit = match["unit"].casefold().rstrip("s")
    return _value(counted(setting.day, -number_of(match["number"]), unit))


def _open_ago(match: re.Match[str], setting: Setting) -> Value | None:
    """ "years ago" stays open; "a few days ago" is the month in which they fell."""
    if setting.day is None:
        return OPEN
    words = match.group().casefold()
    there = moved(setting.day, -3 if "day" in words else -21)
    if re.search(r"day|week", words) and there:
        return _value(month_date(there.year, there.month))
    return _value(EdtfDate.between(None, year_date(setting.day.year)))


def _from_now(match: re.Match[str], setting: Setting) -> Value | None:
    if setting.day is None:
        return OPEN
    unit, number = match["unit"].casefold().rstrip("s"), number_of(match["number"])
    if unit == "week":
        there = moved(setting.day, 7 * number)
        return _value(month_date(there.year, there.month)) if there else None
    return _value(counted(setting.day, number, unit))


def _other_day(match: re.Match[str], setting: Setting) -> Value | None:
    del match
    there = moved(setting.day, -3) if setting.day else None
    return _value(month_date(there.year, there.month)) if there else OPEN


def _holiday(match: re.Match[str], setting: Setting) -> Value | None:
    if setting.day is None:
        return OPEN
    name = " ".join(match["holiday"].split())
    year = match["year"]
    if name.startswith("Easter") or name == "Good Friday":
        offset = {"Good Friday": -2, "Easter Monday": 1}.get(name, 0)
        days = [easter(y) + dt.timedelta(offset) for y in range(setting.day.year - 1, setting.day.year + 2)]
        chosen = next((day for day in days if year and day.year == int(year)), None)
        chosen = chosen or nearest_day(setting.day, days, ahead=bool(setting.ahead))
        return _value(EdtfDate.day(chosen)) if chosen else None
    month, number = (int(part) for part in WORDS["holidays"][name].split("-"))
    return _value(day_date(int(year), month, number) if year else _yearly(setting.day, month, number, ahead=setting.ahead))


SEASON_WORD = rf"(?P<unit>season|{either(WORDS['season_words_of_sport'])})"
WHICH = r"(?P<which>last|next|this(?:\s+(?:past|coming))?)"

RULES: tuple[DateRule, ...] = (
    DateRule(
        id="deixis",
        pattern=rf"(?:(?:early|late|later|earlier)\s+)?(?:the\s+day\s+(?:before\s+yesterday|after\s+tomorrow)|today|tonight|(?:yesterday|tomorrow)(?:\s+{PART})?|last\s+night|this\s+(?:morning|afternoon|evening|lunchtime))",
        meaning=_deixis,
        triggers=("deixis",),
        takes="he said last night",
        leaves="her last nightmare",
    ),
    DateRule(
        id="now",
        pattern=r"(?:right\s+now|now|currently|at\s+the\s+moment|at\s+present|nowadays)",
        meaning=_now,
        triggers=("deixis",),
        takes="he is at the moment our best",
        leaves="the moment he knows",
    ),
    DateRule(
        id="weekday",
        pattern=rf"(?:(?:early|late|later|earlier)\s+(?:on\s+)?)?(?:{WHICH}\s+)?{WEEKDAY}(?:\s+{PART})?",
        meaning=_weekday,
        triggers=("weekday",),
        directed=True,
        takes="they won on Tuesday night",
        leaves="they win every Tuesday",
    ),
    DateRule(
        id="period",
        pattern=rf"{EDGE}{WHICH}\s+(?P<unit>week|weekend|month|year|season|{either(WORDS['season_words_of_sport'])})",
        meaning=_period,
        triggers=("unit",),
        takes="he arrived last month",
        leaves="over the last month",
    ),
    DateRule(
        id="running-season",
        pattern=rf"{EDGE}(?:the|a)\s+(?P<which>new|coming|upcoming|current)\s+{SEASON_WORD}",
        meaning=_period,
        triggers=("unit",),
        takes="ahead of the new season",
        leaves="a new seasoning",
    ),
    DateRule(
        id="edge-of-period",
        pattern=r"(?:the\s+(?:very\s+)?end\s+of\s+the|(?:later|earlier)\s+in\s+the)\s+(?P<unit>season|campaign|year|month|week)",
        meaning=_edge_of,
        triggers=("unit",),
        takes="until the end of the season",
        leaves="the end of the seasoned pro",
    ),
    DateRule(
        id="weekend",
        pattern=r"(?:the|later\s+in\s+the)\s+weekend",
        meaning=_the_weekend,
        triggers=("unit",),
        directed=True,
        takes="dropped at the weekend",
        leaves="a weekend bag",
    ),
    DateRule(
        id="weather",
        pattern=rf"{EDGE}{WHICH}\s+{SEASON}",
        meaning=_weather,
        triggers=("unit",),
        takes="he leaves next summer",
        leaves="let this fallout end",
    ),
    DateRule(
        id="season",
        pattern=r"(?:(?:the\s+whole|the\s+(?:early|late)|the|in\s+the)\s+(?P<season>summer|winter|spring|autumn)|(?:in|during|by|until|through)\s+the\s+(?P<fall>fall))(?!\s+(?:break|games|olympics|camp|school|sun|heat|sale|in|of|from)\b)",
        meaning=_the_season,
        triggers=("unit",),
        directed=True,
        takes="throughout the summer window",
        leaves="it will fall on my shoulders",
    ),
    DateRule(
        id="month",
        pattern=rf"{EDGE}(?:{WHICH}\s+)?{MONTH}(?:\s+(?:of\s+)?(?P<other>last|this|next)\s+year)?",
        meaning=_month,
        triggers=("month",),
        directed=True,
        takes="signed in March",
        leaves="they march and may win",
    ),
    DateRule(
        id="month-day",
        pattern=rf"{DAY_BEFORE}(?:{MONTH_SHORT}\s+{DAY}(?!\d|\s*(?:people|fans|goals|players|-year)))",
        meaning=_month_day,
        triggers=("month",),
        directed=True,
        takes="scored on February 4",
        leaves="in February 41 men",
    ),
    DateRule(
        id="day-month",
        pattern=rf"{DAY_BEFORE}(?:the\s+)?{DAY}(?:\s+of)?\s+{MONTH_SHORT}",
        meaning=_month_day,
        triggers=("month",),
        directed=True,
        takes="scored on the 4th of February",
        leaves="scored 75 February goals",
    ),
    DateRule(
        id="days-month",
        pattern=rf"(?:{DAY}\s?[-–]\s?(?P<last>[0-3]?\d)(?:st|nd|rd|th)?\s+{MONTH_SHORT})",
        meaning=_days_of_month,
        triggers=("month",),
        directed=True,
        takes="held on 10–12 May",
        leaves="won 2-1 May be",
    ),
    DateRule(
        id="ago",
        pattern=rf"{NEARLY}{NUMBER}\s+(?:long\s+)?{UNIT}\s+ago",
        meaning=_ago,
        triggers=("unit",),
        takes="it was two years ago",
        leaves="it took two years",
    ),
    DateRule(
        id="open-ago",
        pattern=r"(?:(?:many|several|some|(?:just\s+)?a\s+few|since)\s+)?(?:years|months|decades|seasons|weeks|days)\s+ago|(?:a\s+(?:(?:very\s+)?long|short)\s+(?:time|while)|a\s+while|some\s+time|long)\s+ago",
        meaning=_open_ago,
        triggers=("unit",),
        takes="we spoke years ago",
        leaves="we spoke for years",
    ),
    DateRule(
        id="from-now",
        pattern=rf"(?:in\s+)?{NEARLY}{NUMBER}\s+{UNIT}\s+(?:time|from\s+now)",
        meaning=_from_now,
        triggers=("unit",),
        takes="he is back in two weeks’ time",
        leaves="he played in two weeks of time",
    ),
    DateRule(
        id="other-day",
        pattern=r"the\s+other\s+(?:day|night|week)",
        meaning=_other_day,
        triggers=("unit",),
        takes="I said so the other day",
        leaves="on the other daylight side",
    ),
    DateRule(
        id="holiday",
        pattern=rf"(?-i:(?P<holiday>{either([*WORDS['holidays'], 'Good Friday', 'Easter Monday', 'Easter Sunday', 'Easter'])}))(?:,?\s+(?P<year>20\d\d|19\d\d))?(?!\s+(?:party|tree|card|carol|present|gift|Agreement|Road|Island)s?\b)",
        meaning=_holiday,
        triggers=("holiday",),
        directed=True,
        takes="they meet on Boxing Day",
        leaves="at the Christmas party",
    ),
)
"""Dates counted from the day of publication."""
