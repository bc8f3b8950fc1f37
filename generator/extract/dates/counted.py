"""Dates counted from the day of publication: "today", "last month", "this season", "two years ago".

A rule is a function of one possible day; `resolve.py` asks it for each day that the article may be of. Weekdays stand in
`weekdays.py`, months and seasons without a year in `yearless.py`.
"""

from __future__ import annotations

import re

from generator.extract.dates.beside import beside_edition
from generator.extract.dates.lexicon import (
    EDGE,
    SEASONS,
    WORDS,
    either,
)
from generator.extract.dates.reckoning import (
    counted,
    month_date,
    season_date,
    season_year,
    sporting_season,
    weather_year,
    weekend_of,
    year_date,
)
from generator.extract.dates.scheduled import SINCE_RE
from generator.extract.dates.setting import OPEN, DateRule, Setting, Told, Value
from generator.model.edtf import EdtfDate
from generator.text.alternation import one_of

SEASON_WORD = rf"(?P<unit>season|{either(WORDS['season_words_of_sport'])})"
WHICH = r"(?P<which>last|next|this(?:\s+(?:past|coming))?)"

JUNE = 6
"""The month that ends the first half of a year."""

BREAK = 6
"""The month in which the season of two years is over, and is "last season" already; in the one after it the next is to come."""

SPRING = (4, 5)
"""The months in which "this past season" is the one that ends."""

STEPS = {"last": -1, "this": 0, "next": 1}
"""How many periods each word moves."""

REPEATED_RE = re.compile(rf"\b(?:every|each|given|any|most|one|a|another|{one_of('possessives')})\s+$", re.IGNORECASE)
"""What makes a weekday or a season a habit. Takes `every `; leaves `on `."""

END_LEAD_RE = re.compile(r"\b(?:by|at|in|before|until|through|since)\s+$", re.IGNORECASE)
"""What makes a year-end a date. Takes `by `; leaves `the `."""

TITLE_RE = re.compile(r"[“\"‘'](?:Last|This|Next)\s+[A-Z][a-z]+[,.]?[”\"’']")
"""A programme or a book by its name. Takes `“This Week,”`; leaves `“This week`."""

THE_RE = re.compile(rf"\b(?:{one_of('possessives')}|the)\s+$", re.IGNORECASE)
"""What makes "last year" a stretch of time. Takes `for the `; leaves `since `."""


def value_from_publication(edtf: EdtfDate | None) -> Value | None:
    """A value counted from the day of publication; None where the calendar has no such date."""
    return Value(edtf=edtf, basis="publication") if edtf else None


def direction_of(words: str) -> int:
    """Give -1, 0 or 1 for "last", "this", "next" and what means the same."""
    words = words.casefold()
    if "past" in words:
        return -1
    return 1 if "coming" in words else STEPS[words]


def _period(match: re.Match[str], setting: Setting) -> Value | None:
    """“last month”, “this season”, “next year”, with the season in which the article stands."""
    if TITLE_RE.match(setting.text, match.start() - 1) if match.start() else False:
        return None
    unit, which = match["unit"].casefold(), match["which"].casefold()
    if unit in WORDS["season_words_of_sport"]:
        if not setting.scene.sport:
            return None
        unit = "season"
    if unit != "season" and which in STEPS and THE_RE.search(setting.before) and not match["edge"]:
        return None
    if setting.day is None:
        return OPEN
    step = direction_of(which)
    if unit == "season":
        ending = "past" in which and setting.day.month in SPRING and not setting.scene.calendar_year
        return value_from_publication(season_of(setting, 0 if ending else step))
    if unit == "weekend":
        return value_from_publication(weekend_of(setting.day, step))
    value = counted(setting.day, step, unit)
    return beside_edition(setting, value) if unit == "year" else value_from_publication(value)


def _before_last(match: re.Match[str], setting: Setting) -> Value | None:
    """“the year before last”, “the week after next”, “the summer before last”."""
    if setting.day is None:
        return OPEN
    unit, step = match["unit"].casefold(), -2 if match["side"].casefold().startswith("before") else 2
    if unit in SEASONS:
        code, near = SEASONS[unit], step // 2
        return value_from_publication(season_date(weather_year(setting.day, code, near) + near, code))
    return value_from_publication(season_of(setting, step) if unit == "season" else counted(setting.day, step, unit))


def _year_end(match: re.Match[str], setting: Setting) -> Value | None:
    """“by year-end”: the year that runs; in its first two months the one before, unless the tense looks ahead.

    “by mid-year” is the next one's where the tense looks ahead in the second half of a year.
    """
    if not END_LEAD_RE.search(setting.before):
        return None
    if setting.day is None:
        return OPEN
    if match["mid"]:
        return value_from_publication(
            year_date(setting.day.year + int(setting.day.month > JUNE and bool(setting.ahead)))
        )
    return value_from_publication(year_date(setting.day.year - int(setting.day.month <= 2 and not setting.ahead)))


def season_of(setting: Setting, step: int) -> EdtfDate | None:
    """The sporting season so many from the one that runs on the day of publication."""
    if setting.day is None:
        return None
    by_year = setting.scene.calendar_year
    begun = season_year(setting.day, calendar_year=by_year)
    just_over = step < 0 and setting.day.month == BREAK and not by_year
    not_begun = step > 0 and setting.day.month == BREAK + 1 and not by_year
    return sporting_season(begun + step + just_over - not_begun, calendar_year=by_year)


def _new_season(match: re.Match[str], setting: Setting) -> Value | None:
    """“the new season”: the one that runs from July on, the coming one before; “the current season” runs."""
    if match["unit"].casefold() != "season" and not setting.scene.sport:
        return None
    if setting.day is None:
        return OPEN
    running = match["which"].casefold() == "current" or (setting.day.month >= 7 and not setting.scene.calendar_year)
    return value_from_publication(season_of(setting, 0 if running else 1))


def _the_weekend(match: re.Match[str], setting: Setting) -> Value | None:
    del match
    if setting.day is None:
        return OPEN
    begun = setting.day.weekday() >= 5
    return value_from_publication(weekend_of(setting.day, 0 if setting.ahead or begun else -1))


def _edge_of(match: re.Match[str], setting: Setting) -> Value | None:
    """“the end of the season”: the season or year that runs; in a summer, the one to come."""
    if setting.day is None:
        return OPEN
    unit = match["unit"].casefold()
    if unit == "season" or unit in WORDS["season_words_of_sport"]:
        if unit != "season" and not setting.scene.sport:
            return None
        return value_from_publication(season_of(setting, 0))
    told = _month_told(setting) if unit == "month" else None
    if told and told.at and told.at.earliest:
        edtf = month_date(told.at.earliest.year, told.at.earliest.month)
        return Value(edtf=edtf, basis="expression", anchor=told.place)
    return value_from_publication(counted(setting.day, 0, unit))


def _month_told(setting: Setting) -> Told | None:
    """The date that "later in the month" goes on from: one of another month, beside it, on the side that the tense looks at."""
    for told in reversed(setting.told):
        at = told.at
        if setting.sentences_since(told) > 1 or setting.day is None:
            return None
        if at is None or at.earliest is None or at.latest is None or at.precision not in ("month", "day"):
            continue
        if (at.earliest.year, at.earliest.month) == (setting.day.year, setting.day.month):
            continue
        if SINCE_RE.search(setting.text, max(0, told.place.start - 12), told.place.start):
            return None
        if at.latest < setting.day:
            return None if setting.ahead else told
        later = setting.place.cut(setting.text).casefold().startswith("later")
        return told if later and setting.ahead is not False and told.sentence == setting.index else None
    return None


def _decade(match: re.Match[str], setting: Setting) -> Value | None:
    """“the end of the decade”, “this decade”, “last century”."""
    if match["which"] and THE_RE.search(setting.before):
        return None
    if setting.day is None:
        return OPEN
    step = -1 if (match["which"] or "").casefold() == "last" else 0
    if match["unit"].casefold() == "century":
        hundreds = setting.day.year // 100 + step
        return value_from_publication(EdtfDate.parse(f"{hundreds:02d}XX"))
    return value_from_publication(counted(setting.day, step, "decade"))


def _turn(match: re.Match[str], setting: Setting) -> Value | None:
    """“The turn of the year”: the last one, or late in a year the coming one where the tense says so."""
    del match
    if setting.day is None:
        return OPEN
    coming = setting.ahead and setting.day.month > 6
    return value_from_publication(month_date(setting.day.year + int(bool(coming)), 1))


RULES: tuple[DateRule, ...] = (
    DateRule(
        id="period",
        pattern=rf"{EDGE}{WHICH}\s+(?:(?:fiscal|financial|calendar|academic|school)\s+)?(?P<unit>week|weekend|month|year|season|{either(WORDS['season_words_of_sport'])})",
        meaning=_period,
        triggers=("unit",),
        needs=frozenset(["last", "next", "this"]),
        takes="he arrived last month",
        leaves="over the last month",
    ),
    DateRule(
        id="before-last",
        pattern=rf"the\s+(?P<unit>week|weekend|month|year|season|{either(SEASONS)})\s+(?P<side>before\s+last|after\s+next)",
        meaning=_before_last,
        triggers=("unit",),
        needs=frozenset(["before", "after"]),
        takes="he left the year before last",
        leaves="he left the year before lasting",
    ),
    DateRule(
        id="year-end",
        pattern=r"(?:the\s+)?(?:(?:calendar\s+)?year(?:['’]s)?[\s-]+end|(?P<mid>mid[\s-]?year))",
        meaning=_year_end,
        triggers=("unit",),
        needs=frozenset(["end", "mid", "midyear"]),
        directed=True,
        takes="jobs will go by year-end",
        leaves="the year-end show",
    ),
    DateRule(
        id="running-season",
        pattern=rf"{EDGE}(?:the|a)\s+(?P<which>new|coming|upcoming|current)\s+{SEASON_WORD}",
        meaning=_new_season,
        triggers=("unit",),
        needs=frozenset(["new", "coming", "upcoming", "current"]),
        takes="ahead of the new season",
        leaves="a new seasoning",
    ),
    DateRule(
        id="edge-of-period",
        pattern=r"(?:the\s+(?:very\s+)?end\s+of\s+the|(?:later|earlier)\s+in\s+the|the\s+(?:start|beginning|middle)\s+of\s+the(?=\s+(?:month|week|year)\b))\s+(?:(?:school|academic|fiscal|financial|calendar)\s+(?=year))?(?P<unit>season|campaign|year|month|week)",
        meaning=_edge_of,
        triggers=("unit",),
        needs=frozenset(["end", "later", "earlier", "start", "beginning", "middle"]),
        directed=True,
        takes="until the end of the season",
        leaves="the end of the seasoned pro",
    ),
    DateRule(
        id="decade-relative",
        pattern=r"(?:(?:by\s+)?the\s+(?:end|start|beginning|middle)\s+of\s+(?:the|this|last)|(?P<which>this|last)|later\s+(?:in\s+the|this))\s+(?P<unit>decade|century)(?!['’])",
        meaning=_decade,
        triggers=("unit",),
        needs=frozenset(["decade", "century"]),
        takes="rates stay low until the end of the decade",
        leaves="over the last decade",
    ),
    DateRule(
        id="turn-of-year",
        pattern=r"the\s+turn\s+of\s+the\s+year",
        meaning=_turn,
        triggers=("unit",),
        needs=frozenset(["turn"]),
        directed=True,
        takes="unbeaten since the turn of the year",
        leaves="his turn of the yearly wheel",
    ),
    DateRule(
        id="weekend",
        pattern=r"(?:the|later\s+in\s+the)\s+weekend(?!\s+(?:of|before|after)\b)",
        meaning=_the_weekend,
        triggers=("unit",),
        needs=frozenset(["weekend"]),
        directed=True,
        takes="she rested at the weekend",
        leaves="a weekend bag",
    ),
)
"""Dates counted from the day of publication."""
