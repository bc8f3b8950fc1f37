"""Dates whose own words name them: days, months, years, pairs of years, decades, seasons of a year.

Nothing else is needed for their value; those that leave the year out stand in `yearless.py`.
"""

from __future__ import annotations

import re

from generator.extract.dates.lexicon import (
    ANY_YEAR,
    DASHES,
    DAY,
    DAY_BEFORE,
    EDGE,
    EDGE_OF,
    MONTH_SHORT,
    MONTHS,
    PART,
    RANGES,
    SEASON,
    SEASONS,
    WORDS,
    YEAR,
    days_of,
    either,
    month_of,
    read_days,
)
from generator.extract.dates.reckoning import day_date, month_date, season_date, year_date
from generator.extract.dates.setting import DateRule, Setting, Value
from generator.model.edtf import EdtfDate
from generator.text.alternation import one_of

DECEMBER = 12
"""The last month."""

MONEY_RE = re.compile(r"[$£€¥#]\s?$|\d[.,]$")
"""What before a number makes it no year. Takes `£`; leaves `in `."""

COUNTED_RE = re.compile(
    rf"[\s-]+(?!(?-i:Games)\b)(?:{either(WORDS['count_nouns'])})\b|[.,:]\d|%|\s?[-–]\d|(?:st|nd|rd|th|m|kg)\b",
    re.IGNORECASE,
)
"""What after a number makes it no year. Takes ` people`, `,000`; leaves ` World Cup`, ` Games`."""

LABEL_RE = re.compile(rf"\b(?:{either(WORDS['labels'])})\s+$", re.IGNORECASE)
"""What makes the number after it a label. Takes `Resolution `; leaves `since `."""


def _value(edtf: EdtfDate | None) -> Value | None:
    return Value(edtf=edtf) if edtf else None


def _edge_day(match: re.Match[str], setting: Setting) -> Value | None:
    """“the last day of 1974”, “the first of May 2010”."""
    del setting
    name, year, last = match["month"] or match["month_of"], int(match["year"]), match["which"].casefold() == "last"
    month = month_date(year, month_of(name) if name else DECEMBER if last else 1)
    edge = (month.latest if last else month.earliest) if month else None
    return _value(EdtfDate.day(edge)) if edge else None


def _iso(match: re.Match[str], setting: Setting) -> Value | None:
    del setting
    return _value(day_date(int(match["year"]), int(match["number"]), int(match["day"])))


def _full(match: re.Match[str], setting: Setting) -> Value | None:
    del setting
    return _value(day_date(int(match["year"]), month_of(match["month"]), int(match["day"])))


def _figures(match: re.Match[str], setting: Setting) -> Value | None:
    """Day and month in figures: which is which must be plain, be the day of publication, or the year alone is kept.

    Dots put the day first.
    """
    year, one, two = int(match["year"]), int(match["one"]), int(match["two"])
    american = day_date(year, one, two) if match["mark"] == "/" else None
    readings = {date for date in (day_date(year, two, one), american) if date}
    if not readings:
        return None
    today = next((date for date in readings if setting.day and date.earliest == setting.day), None)
    if today and len(readings) > 1:
        return Value(edtf=today, basis="publication")
    return _value(readings.pop() if len(readings) == 1 else year_date(year))


def _days(match: re.Match[str], setting: Setting) -> Value | None:
    """Several days of one month."""
    del setting
    year, (month, begins, ends) = int(match["year"]), read_days(match)
    first, last = day_date(year, month, begins), day_date(year, month, ends)
    return Value(edtf=EdtfDate.between(first, last)) if first and last and first.certainly_before(last) else None


def _month(match: re.Match[str], setting: Setting) -> Value | None:
    del setting
    year = int(match["year"]) if match["year"] else _in_full(int(match["short"]))
    return _value(month_date(year, month_of(match["month"])))


TO_RE = re.compile(r"\bto $")
"""What makes a verb of "fall". Takes `the sixth record to `; leaves `in the `."""


def _season(match: re.Match[str], setting: Setting) -> Value | None:
    if match["season"].casefold() == "fall" and TO_RE.search(setting.before):
        return None
    year = int(match["year"]) if match["year"] else _in_full(int(match["short"]))
    return _value(season_date(year, SEASONS[match["season"].casefold()]))


def _years(match: re.Match[str], setting: Setting) -> Value | None:
    """A season ("2020-21"), or a stretch of years written out."""
    if MONEY_RE.search(setting.before):
        return None
    first = int(match["year"])
    last = int(match["last"]) if len(match["last"]) == 4 else first - first % 100 + int(match["last"])
    last += 100 if last % 100 == 0 and first % 100 == 99 and last < first else 0
    whole = len(match["last"]) == 4 or match["dash"] == "–" or setting.before.endswith("(")
    if last == first + 1 or (whole and first < last < first + 60):
        return _value(EdtfDate.parse(f"{first:04d}/{last:04d}"))
    return None


def _years_from_to(match: re.Match[str], setting: Setting) -> Value | None:
    """A stretch of years by its two ends ("from 2007 to 2017")."""
    first, last = year_date(int(match["year"])), year_date(int(match["last"]))
    counted = COUNTED_RE.match(setting.after)
    return (
        Value(edtf=EdtfDate.between(first, last))
        if first and last and not counted and first.certainly_before(last)
        else None
    )


def _years_on(match: re.Match[str], setting: Setting) -> Value | None:
    """A stretch of years that has not ended ("2019–present", "2022–")."""
    del setting
    first = year_date(int(match["year"]))
    return _value(EdtfDate.between(first, None)) if first else None


def _year(match: re.Match[str], setting: Setting) -> Value | None:
    if MONEY_RE.search(setting.before) or COUNTED_RE.match(setting.after) or LABEL_RE.search(setting.before):
        return None
    return _value(year_date(int(match["year"])))


def _short_year(match: re.Match[str], setting: Setting) -> Value | None:
    """Two figures after an apostrophe: of this century up to 30, else of the last."""
    del setting
    return _value(year_date(_in_full(int(match["short"]))))


def _in_full(short: int) -> int:
    """The year of two figures."""
    return 2000 + short if short <= 30 else 1900 + short


def _decade(match: re.Match[str], setting: Setting) -> Value | None:
    del setting
    if match["word"]:
        return _value(EdtfDate.parse(WORDS["decades"][match["word"].casefold()]))
    if match["decade"] and match["decade"][-1] == "0" and match["decade"] < "19":
        return _value(EdtfDate.parse(f"{match['decade'][:2]}XX"))
    tens = match["decade"] or f"19{match['short']}"
    return _value(EdtfDate.parse(f"{tens}X"))


OWN_RE = re.compile(rf"(?:\b{one_of('possessives')}|['’]s)\s+$", re.IGNORECASE)
"""Whose hundred runs a century is. Takes `her `, `Holm’s `; leaves `the `."""


def _century(match: re.Match[str], setting: Setting) -> Value | None:
    if OWN_RE.search(setting.before):
        return None
    hundreds = (int(match["century"]) if match["century"] else WORDS["centuries"][match["word"].casefold()]) - 1
    return _value(EdtfDate.parse(f"{hundreds:02d}XX")) if 10 <= hundreds <= 30 else None


OLD_LEAD = "|".join(
    rf"(?<=\b{lead}\s)"
    for lead in (
        "in",
        "since",
        "back to",
        "dates to",
        *(f"in {about}" for about in ("about", "around", "early", "late")),
    )
)
"""What must stand before a year of long ago, which a plain number looks like."""

RULES: tuple[DateRule, ...] = (
    DateRule(
        id="iso-day",
        pattern=r"(?P<year>\d{4})-(?P<number>\d\d)-(?P<day>\d\d)(?:[T\s]\d\d:\d\d(?::\d\d)?(?:Z|\s?[+-]\d\d:?\d\d)?)?",
        meaning=_iso,
        triggers=("year",),
        needs=frozenset(["-"]),
        takes="Posted 2021-03-09 18:30",
        leaves="Call 2021-93-09 now",
    ),
    DateRule(
        id="day-month-year",
        pattern=rf"{DAY_BEFORE}(?:the\s+)?{DAY}\s+(?:of\s+)?{MONTH_SHORT}(?:,?|\s+in)\s+{ANY_YEAR}",
        meaning=_full,
        triggers=("year",),
        needs=frozenset(MONTHS),
        takes="born on 9 March 2001",
        leaves="born on 39 March 2001",
    ),
    DateRule(
        id="month-day-year",
        pattern=rf"{DAY_BEFORE}{MONTH_SHORT}\s+{DAY}(?:,?|\s+in|\s+of)\s+{ANY_YEAR}",
        meaning=_full,
        triggers=("year",),
        needs=frozenset(MONTHS),
        takes="on March 9th, 2001",
        leaves="on March 39, 2001",
    ),
    DateRule(
        id="edge-day-of-year",
        pattern=rf"the\s+(?P<which>first|last)(?:\s+day\s+of\s+(?:{MONTH_SHORT},?\s+)?|\s+of\s+{MONTH_SHORT.replace('month>', 'month_of>')},?\s+){YEAR}",
        meaning=_edge_day,
        triggers=("year",),
        needs=frozenset(["first", "last"]),
        takes="it was lifted on the last day of 1974",
        leaves="it was the last of 1974 cases",
    ),
    DateRule(
        id="days-month-year",
        pattern=rf"{days_of(MONTH_SHORT)},?\s+{YEAR}",
        meaning=_days,
        triggers=("year",),
        needs=frozenset(MONTHS),
        also=RANGES,
        takes="held on 10–12 May 2021",
        leaves="held on 12–10 May 2021",
    ),
    DateRule(
        id="figures",
        pattern=rf"(?P<one>\d{{1,2}})(?P<mark>[/.])(?P<two>\d{{1,2}})(?P=mark){YEAR}",
        meaning=_figures,
        triggers=("year",),
        takes="on 23/05/2021",
        leaves="on 45/23/2021",
    ),
    DateRule(
        id="month-year",
        pattern=rf"{EDGE}(?:an?\s+|one\s+|that\s+)?{MONTH_SHORT}(?:\s+{PART})?(?:(?:\s+(?:of|in)|,)?\s+{ANY_YEAR}|(?:\s+of)?\s+[’'‘](?P<short>\d\d)(?!\d))",
        meaning=_month,
        triggers=("year",),
        needs=frozenset(MONTHS),
        takes="on a December night in 2019",
        leaves="we may 2019 times",
    ),
    DateRule(
        id="season-year",
        pattern=rf"{EDGE}(?:the\s+)?{SEASON}(?:(?:\s+(?:of|in))?,?\s+{ANY_YEAR}|\s+of\s+[’'‘](?P<short>\d\d))",
        meaning=_season,
        triggers=("year",),
        needs=frozenset(SEASONS),
        takes="in the summer of 2011",
        leaves="the summers of 2011",
    ),
    DateRule(
        id="years",
        pattern=rf"{EDGE}(?:the\s+)?{YEAR}\s?(?P<dash>[-–—/])\s?(?P<last>\d{{4}}|\d\d)(?![-–/]?\d)",
        meaning=_years,
        triggers=("year",),
        needs=frozenset(["-", "–", "—", "/"]),
        takes="the 2020-21 season",
        leaves="the code 2020-57",
    ),
    DateRule(
        id="years-from-to",
        pattern=rf"(?:from|between)\s+{YEAR}\s+(?:to|and|until|till|through)\s+(?P<last>(?:19|20)\d\d)",
        meaning=_years_from_to,
        triggers=("year",),
        needs=frozenset(["from", "between"]),
        takes="he played for Ardley from 2007 to 2017",
        leaves="he moved from 2017 squads to 2018",
    ),
    DateRule(
        id="years-on",
        pattern=rf"{YEAR}\s?(?:[-–—]\s?(?:present|date|now)\b|–(?=\)|[;,]|$))",
        meaning=_years_on,
        triggers=("year",),
        needs=DASHES,
        takes="Ardley City 2019–present",
        leaves="in 2019 – and then",
    ),
    DateRule(
        id="year",
        pattern=rf"{EDGE}(?:the\s+year\s+)?(?P<year>(?:19|20)\d\d|(?:{OLD_LEAD})1[5-8]\d\d|(?<=\bsince\s)1[0-4]\d\d)",
        meaning=_year,
        triggers=("year",),
        takes="he moved in 2014",
        leaves="in front of 2016 people",
    ),
    DateRule(
        id="short-year",
        pattern=r"(?:in|of|since|before|after|(?-i:[A-Z][a-z]+))\s+[’'‘](?P<short>\d\d)",
        meaning=_short_year,
        triggers=("year",),
        needs=frozenset(["’", "'", "‘"]),
        takes="he won it in ’98",
        leaves="he won by ’98 points",
    ),
    DateRule(
        id="decade",
        pattern=rf"{EDGE}(?:the\s+)?(?:{EDGE_OF}[\s-]+)?(?:(?P<decade>(?:1[5-9]|20)\d)0s|['’‘](?P<short>[3-9])0s|(?:(?<=the\s)|(?<=the\searly\s)|(?<=the\slate\s)|(?<=the\smid-))(?P<word>{either(WORDS['decades'])}))",
        meaning=_decade,
        triggers=("year", "unit"),
        needs=frozenset(["0s", "0S", *WORDS["decades"]]),
        takes="since the late 1990s",
        leaves="a man in his 30s",
    ),
    DateRule(
        id="century",
        pattern=rf"{EDGE}(?:the\s+)?(?:(?P<century>\d\d)(?:st|nd|rd|th)|(?P<word>{either(WORDS['centuries'])}))[\s-]century",
        meaning=_century,
        triggers=("unit",),
        needs=frozenset(["century"]),
        takes="in the 19th century",
        leaves="his 75th century",
    ),
)
"""Dates that stand in the words."""
