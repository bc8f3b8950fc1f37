"""Quarters and halves of a year in news of business: "the third quarter", "Q2 2024", "the second half of the year".

A quarter is the interval of its three months, a half that of its six. In sport a quarter is a part of a game, so there it
needs a year, or a word of business in its sentence; last and next quarters, and halves without a year, need an article
about business elsewhere too. Fiscal years that do not begin in January are read as calendar years, as news readers do.
"""

from __future__ import annotations

import datetime as dt
import re

from generator.extract.dates.counted import value_from_publication
from generator.extract.dates.lexicon import MONTH, MONTH_SHORT, WORDS, YEAR, either, month_of
from generator.extract.dates.reckoning import month_date
from generator.extract.dates.setting import OPEN, DateRule, Setting, Value
from generator.model.edtf import EdtfDate

BUSINESS_RE = re.compile(rf"\b(?:{either(WORDS['business_words'])})\b", re.IGNORECASE)
"""A sign that the words are about business. Takes `net income`; leaves `incoming`."""

GAME_RE = re.compile(rf"\b(?:{either(WORDS['game_words'])})\b", re.IGNORECASE)
"""A sign that a quarter is one of a game. Takes `nine points`; leaves `pointed`."""

ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "final": 4, "last": 4, "1": 1, "2": 2, "3": 3, "4": 4}

QUARTER_RE = re.compile(r"\bquarter\b|^Q[1-4]", re.IGNORECASE)
"""An expression that is a quarter. Takes `the third quarter`; leaves `last month`."""

COMPARED_RE = re.compile(r"\byear[\s-](?:earlier|ago)\b", re.IGNORECASE)
"""A quarter that another one is compared with. Takes `the year-earlier quarter`; leaves `the latest quarter`."""

JUNE = 6
"""The month that ends the first half of a year."""

SENTENCES = 12
"""How many sentences back "the quarter" finds the one that a report is about."""


def quarter_date(index: int) -> EdtfDate | None:
    """The quarter of this index: four times the year, plus 0 to 3."""
    year, number = divmod(index, 4)
    first, last = month_date(year, 3 * number + 1), month_date(year, 3 * number + 3)
    return EdtfDate.between(first, last) if first and last else None


def half_date(index: int) -> EdtfDate | None:
    """The half year of this index: twice the year, plus 0 or 1."""
    year, second = divmod(index, 2)
    first, last = month_date(year, 6 * second + 1), month_date(year, 6 * second + 6)
    return EdtfDate.between(first, last) if first and last else None


def quarter_index(day: dt.date) -> int:
    """Index of the quarter that holds a day."""
    return 4 * day.year + (day.month - 1) // 3


def _speaks_of_business(setting: Setting) -> bool:
    near = setting.text[setting.near.start : setting.near.end]
    return bool(BUSINESS_RE.search(near)) or (
        setting.scene.business and not setting.scene.sport and not GAME_RE.search(near)
    )


def _is_of_game(setting: Setting) -> bool:
    """Whether a quarter is one of a game: in sport, unless its sentence speaks of business, and beside points."""
    near = setting.text[setting.near.start : setting.near.end]
    return BUSINESS_RE.search(near) is None and (setting.scene.sport or GAME_RE.search(near) is not None)


def _numbered(match: re.Match[str], setting: Setting) -> Value | None:
    """“the third quarter”: the last that had begun; where the tense looks ahead, the first that had not ended.

    The quarter just over stays the one meant, as its results are still to come ("expects to report").
    """
    number = ORDINALS[match["ordinal"].casefold()]
    year = match["year"] or match["year_before"]
    if year:
        edtf = quarter_date(4 * int(year) + number - 1)
        return Value(edtf=edtf) if edtf else None
    if _is_of_game(setting):
        return None
    if setting.day is None:
        return OPEN
    running = quarter_index(setting.day)
    index = 4 * setting.day.year + number - 1
    index -= 4 * (index > running)
    index += 4 * (index < running - 1 and bool(setting.ahead))
    whose = (match["whose"] or "").casefold()
    if whose:
        index = 4 * (setting.day.year + {"last": -1, "next": 1}.get(whose, 0)) + number - 1
        index -= 4 * (whose == "the" and index > running and setting.ahead is False)
    edtf = quarter_date(index + {"last": -4, "next": 4}.get((match["which"] or "").casefold(), 0))
    return Value(edtf=edtf, basis="publication") if edtf else None


def _coded(match: re.Match[str], setting: Setting) -> Value | None:
    """“Q4 2012”; without its year only where the words speak of business."""
    return _numbered(match, setting) if match["year"] or _speaks_of_business(setting) else None


def _half(match: re.Match[str], setting: Setting) -> Value | None:
    """“the second half of the year”: the last that had begun; where the tense looks ahead, the one of the running year.

    Without a year in its words it is one of a game, unless the sentence speaks of business.
    """
    second = int(match["ordinal"].casefold() != "first")
    year = match["year"] or match["year_before"]
    if year:
        edtf = half_date(2 * int(year) + second)
        return Value(edtf=edtf) if edtf else None
    which = (match["which"] or match["which_before"] or "").casefold()
    if not which and not _speaks_of_business(setting):
        return None
    if setting.day is None:
        return OPEN
    step = {"last": -1, "next": 1}.get(which, 0)
    begun = 2 * setting.day.year + int(setting.day.month > JUNE)
    index = 2 * (setting.day.year + step) + second
    index -= 2 * (not step and index > begun and setting.ahead is False)
    edtf = half_date(index)
    return Value(edtf=edtf, basis="publication") if edtf else None


def _relative(match: re.Match[str], setting: Setting) -> Value | None:
    """“last quarter”, “this quarter”."""
    if not _speaks_of_business(setting):
        return None
    if setting.day is None:
        return OPEN
    step = {"last": -1, "previous": -1, "next": 1}.get(match["which"].casefold(), 0)
    edtf = quarter_date(quarter_index(setting.day) + step)
    return Value(edtf=edtf, basis="publication") if edtf else None


def _same(match: re.Match[str], setting: Setting) -> Value | None:
    """“the quarter”: the one told of last; “the year-earlier quarter” is a year before it."""
    for told in reversed(setting.told):
        if setting.sentences_since(told) > SENTENCES:
            return None
        at = told.value.edtf
        words = told.place.cut(setting.text)
        if match["latest"] and setting.day and at and at.earliest and at.earliest > setting.day:
            continue
        if at and at.earliest and QUARTER_RE.search(words) and not COMPARED_RE.search(words):
            edtf = quarter_date(quarter_index(at.earliest) - (4 if match["earlier"] else 0))
            return Value(edtf=edtf, basis="expression", anchor=told.place) if edtf else None
    if match["latest"] and setting.day and _speaks_of_business(setting):
        return value_from_publication(quarter_date(quarter_index(setting.day) - 1))
    return None


def _ended(match: re.Match[str], setting: Setting) -> Value | None:
    """“the quarter ended Sept. 30”: the last one of the calendar that ends with that month, or the one to come."""
    month = month_of(match["month"])
    if month % 3:
        return None
    if match["year"]:
        edtf = quarter_date(4 * int(match["year"]) + month // 3 - 1)
        return Value(edtf=edtf) if edtf else None
    if setting.day is None:
        return OPEN
    index = 4 * setting.day.year + month // 3 - 1
    index -= 4 * (index > quarter_index(setting.day) - (match["end"].casefold().endswith("ed")))
    return value_from_publication(quarter_date(index))


QUARTER = r"[\s-]+quarter(?![\s-]?(?:finals?|finalists?|century|mile|hour|back)\b)"
OF_YEAR = r"\s+(?:of|in)\s+(?P<whose>the|this|last|next)\s+year\b"
"""The year of a quarter, behind it."""
WHOSE = r"(?:the\s+|its\s+|their\s+)?"

RULES: tuple[DateRule, ...] = (
    DateRule(
        id="quarter",
        pattern=rf"{WHOSE}(?:(?P<which>last|next)\s+year['’]s\s+|(?P<year_before>(?:19|20)\d\d)\s+)?(?:fiscal\s+|financial\s+)?(?P<ordinal>first|second|third|fourth|(?:final|last)(?={QUARTER}\s+(?:of|in)\s+(?:(?:19|20)\d\d|the\s+year|this\s+year|last\s+year)\b)){QUARTER}(?:(?:\s+of|\s+in|,)?\s+{YEAR}|{OF_YEAR})?",
        meaning=_numbered,
        triggers=("quarter",),
        needs=frozenset(["quarter"]),
        directed=True,
        takes="profit fell in the third quarter",
        leaves="the third quarter-final",
    ),
    DateRule(
        id="quarter-code",
        pattern=rf"(?-i:Q)(?P<ordinal>[1-4])(?:\s+(?:of\s+)?{YEAR})?(?P<which>)(?P<year_before>)(?P<whose>)",
        meaning=_coded,
        triggers=("quarter",),
        needs=frozenset(["q"]),
        directed=True,
        takes="sales rose in Q3 2024",
        leaves="Q5 2024",
    ),
    DateRule(
        id="quarter-relative",
        pattern=rf"(?:the\s+)?(?P<which>last|previous|this|current|next){QUARTER}(?!\s+of\b)",
        meaning=_relative,
        triggers=("quarter",),
        needs=frozenset(["quarter"]),
        takes="profit will fall next quarter",
        leaves="the next quarterback",
    ),
    DateRule(
        id="same-quarter",
        pattern=r"the\s+(?:(?P<earlier>year[\s-]earlier|year[\s-]ago)[\s-]+|(?P<latest>latest)\s+|same\s+)?quarter(?![\s-]?(?:finals?|finalists?|century|mile|hour|back|of)\b|\s+(?:(?:that|which)\s+)?end(?:ed|s|ing)\s+(?-i:[A-Z]))",
        meaning=_same,
        triggers=("quarter",),
        needs=frozenset(["quarter"]),
        takes="Profit fell in the third quarter. In the quarter, sales rose",
        leaves="the quarter of the money",
    ),
    DateRule(
        id="quarter-ended",
        pattern=rf"{WHOSE}(?:(?:fiscal\s+)?(?:first|second|third|fourth)[\s-]+)?quarter,?\s+(?:(?:that|which)\s+)?(?P<end>end(?:ed|s|ing))(?=\s+{MONTH_SHORT}(?:\s+\d{{1,2}}\b)?(?:,?\s+{YEAR})?)",
        meaning=_ended,
        triggers=("quarter",),
        needs=frozenset(["quarter"]),
        takes="sales rose in the quarter ended Sept. 30",
        leaves="the quarter ended badly",
    ),
    DateRule(
        id="quarter-of-month",
        pattern=rf"(?:the\s+)?(?:{YEAR}\s+)?{MONTH}{QUARTER}(?P<end>)",
        meaning=_ended,
        triggers=("quarter",),
        needs=frozenset(["quarter"]),
        takes="orders fell in the March quarter",
        leaves="the March quarter-final",
    ),
    DateRule(
        id="half",
        pattern=rf"{WHOSE}(?:(?P<which_before>last|next)\s+year['’]s\s+|(?P<year_before>(?:19|20)\d\d)\s+)?(?P<ordinal>first|second|latter)[\s-]+half(?![\s-]?(?:an?|century|time|hour|back|dozen|brother|sister)\b)(?:\s+of\s+(?:(?:fiscal\s+)?{YEAR}|(?P<which>the|this|last|next)\s+(?:fiscal\s+|financial\s+|calendar\s+)?year\b))?",
        meaning=_half,
        triggers=("quarter",),
        needs=frozenset(["half"]),
        directed=True,
        takes="prices fell in the second half of last year",
        leaves="they led in the second half",
    ),
)
"""Quarters and halves of a year."""
