"""Dates counted from another expression of the article: "the following day", "later that month", "since that night".

The nearest earlier dated expression is the anchor. For a happening ("since that miss") it must be over; where none
stands before it, the first that the article dates afterwards is taken, as stories open with the moment and name its
date next. Without an anchor there is no value, and nothing is listed.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from generator.extract.dates.lexicon import (
    MONTHS,
    NEARLY,
    NUMBER,
    SEASONS,
    UNIT,
    WEEKDAYS,
    WORDS,
    either,
    number_of,
)
from generator.extract.dates.reckoning import (
    counted,
    month_date,
    moved,
    season_date,
    season_year,
    sporting_season,
    week_of,
    weekend_of,
    year_date,
)
from generator.extract.dates.setting import REACH, DateRule, Setting, Told, Value
from generator.extract.dates.tournaments import hosted_by
from generator.model.edtf import EdtfDate

SENTENCES = 6
"""How many sentences back a story's date carries "the following day". Longer reaches found other stories' dates."""

PARTS_OF_DAY = ("day", "night", "evening", "afternoon", "morning")

PART_RE = re.compile(rf"\b(?:{'|'.join(PARTS_OF_DAY)})\b", re.IGNORECASE)
"""A date that names a day, if a vague one. Takes `a December night in 2022`; leaves `last month`."""

WIDEST = {"day": 0, "night": 0, "evening": 0, "afternoon": 0, "morning": 0, "week": 6, "weekend": 6, "month": 30}
"""Days that an anchor may span for "the following …" of each unit; others may hang on anything."""

COMPARED_RE = re.compile(r"\b(?:ago|earlier)$", re.IGNORECASE)
"""An expression that itself only compares. Takes `a year ago`; leaves `the third quarter`."""

SEASON_RE = re.compile(r"\d{4}/\d{4}")
"""A season as two years. Takes `2024/2025`; leaves `2024-06/2024-08`."""

STRETCH_RE = re.compile(r"\b(?:over|for|in|within|during|of|through|throughout|until)\s+$", re.IGNORECASE)
"""What makes "the next year" a stretch of time. Takes `over `; leaves `and `."""


def _value(edtf: EdtfDate | None, told: Told) -> Value | None:
    return Value(edtf=edtf, basis="expression", anchor=told.place) if edtf else None


def _anchor(setting: Setting, widest: int | None = None, leaves: re.Pattern[str] | None = None) -> Told | None:
    """The nearest earlier expression that stands near enough and has a date with two ends.

    Args:
        setting: where the words stand.
        widest: days that it may span; wider ones are passed over while they hold the finer one, as the year of a story
            holds its days, or where the finer one is that of the news itself.
        leaves: words of expressions that are no anchor.

    """
    wider: list[EdtfDate] = []
    for told in reversed(setting.told):
        if setting.index - told.sentence > SENTENCES:
            return None
        at = told.at
        if at is None or at.earliest is None or at.latest is None:
            continue
        if leaves and leaves.search(told.place.cut(setting.text)):
            continue
        if widest is None or (at.latest - at.earliest).days <= widest:
            held = told.value.basis == "publication" or all(at.within(other) for other in wider)
            return told if held else None
        wider.append(at)
    return None


def _following(match: re.Match[str], setting: Setting) -> Value | None:
    """“the following day”, “the previous season”, “that same month”, “the following February”."""
    unit, which = match["unit"].casefold(), match["which"].casefold()
    told = _anchor(setting, WIDEST.get(unit))
    if told is None or told.at is None or told.at.earliest is None:
        return None
    start = told.at.earliest
    if "next" in which and STRETCH_RE.search(setting.before):
        return None
    step = 1 if re.search("following|next|after", which) else -1 if "previous" in which or "before" in which else 0
    if unit in MONTHS:
        ahead = step > 0 and MONTHS[unit] <= start.month
        behind = step < 0 and MONTHS[unit] >= start.month
        return _value(month_date(start.year + ahead - behind, MONTHS[unit]), told)
    if unit in WEEKDAYS:
        gap = WEEKDAYS[unit] - start.weekday()
        gap += 7 if step > 0 and gap <= 0 else -7 if step < 0 and gap >= 0 else 0
        there = moved(start, gap) if told.at.precision == "day" else None
        return _value(EdtfDate.day(there) if there else None, told)
    return _value(_same_or_next(told.at, step, unit, calendar_year=setting.scene.calendar_year), told)


def _same_or_next(at: EdtfDate, step: int, unit: str, *, calendar_year: bool) -> EdtfDate | None:
    """The unit that holds `at`, or the one before or after it; None where `at` is too vague for it."""
    start = at.earliest
    if start is None:
        return None
    if unit in SEASONS:
        return season_date(start.year + step, SEASONS[unit])
    if unit == "year":
        return year_date(start.year + step) if at.year else None
    if unit == "season":
        if at.precision == "year" and not calendar_year:
            return None
        begun = _season_begun(at, calendar_year=calendar_year)
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


def _later(match: re.Match[str], setting: Setting) -> Value | None:
    """“two years later”, “a month earlier”."""
    unit, number = match["unit"].casefold().rstrip("s"), number_of(match["number"] or "one")
    earlier = match["side"].casefold() == "earlier"
    number = -number if earlier else number
    told = _anchor(setting, WIDEST.get(unit, 366), COMPARED_RE if earlier else None)
    if told is None or told.at is None or told.at.earliest is None:
        if earlier and setting.day and setting.scene.business:
            return Value(edtf=counted(setting.day, number, unit), basis="publication")
        return None
    if unit == "season":
        begun = _season_begun(told.at, calendar_year=setting.scene.calendar_year)
        return _value(sporting_season(begun + number, calendar_year=setting.scene.calendar_year), told)
    return _value(counted(told.at.earliest, number, unit), told)


def _season_begun(at: EdtfDate, *, calendar_year: bool) -> int:
    """The year in which the season that holds `at` began; a pair of years is a season itself."""
    begun = at.earliest.year if at.earliest else 0
    if SEASON_RE.fullmatch(at.text) or at.earliest is None:
        return begun
    return season_year(at.earliest, calendar_year=calendar_year)


def _after_that(match: re.Match[str], setting: Setting) -> Value | None:
    """“since that night”: open at the end, from the happening on; “before that” is open at its beginning."""
    told = _happening(setting, match)
    if told is None or told.at is None:
        return None
    side = match["side"].casefold()
    since = told.at if told.at.precision != "interval" else _common(told.at)
    if since is None:
        return None
    edtf = EdtfDate.between(None, since) if side == "before" else EdtfDate.between(since, None)
    return Value(edtf=edtf, basis="expression", anchor=told.place, at=told.at)


def _then(match: re.Match[str], setting: Setting) -> Value | None:
    """“since then”."""
    del match
    told = _anchor(setting)
    since = _common(told.at) if told and told.at else None
    if told is None or since is None or told.value.edtf is None or (setting.day and since.earliest == setting.day):
        return None
    return Value(edtf=EdtfDate.between(since, None), basis="expression", anchor=told.place, at=told.at)


def _that_time(match: re.Match[str], setting: Setting) -> Value | None:
    """“that night”, “that summer”: the unit that holds the anchor."""
    unit = match["unit"].casefold()
    told = _anchor(setting, WIDEST["month"] if unit in PARTS_OF_DAY else WIDEST.get(unit))
    if told is None or told.at is None or told.at.earliest is None:
        return None
    if unit in PARTS_OF_DAY:
        fine = told.at.precision == "day" or PART_RE.search(told.place.cut(setting.text))
        return _value(told.at, told) if fine else None
    if unit in SEASONS:
        same = told.at.text.endswith(f"-{SEASONS[unit]}")
        return _value(told.at if same else season_date(told.at.earliest.year, SEASONS[unit]), told)
    return _value(_same_or_next(told.at, 0, unit, calendar_year=setting.scene.calendar_year), told)


def _common(at: EdtfDate) -> EdtfDate | None:
    """A single date for an interval of days: its month, or its year."""
    if at.precision != "interval" or at.earliest is None or at.latest is None:
        return at
    if (at.earliest.year, at.earliest.month) == (at.latest.year, at.latest.month):
        return month_date(at.earliest.year, at.earliest.month)
    return year_date(at.earliest.year)


def _happening(setting: Setting, match: re.Match[str]) -> Told | None:
    """The dated happening that "that night" means.

    Where the words name a place that hosted a competition, or a year, the date must fit it; a date inside the words
    themselves comes first. Around a date outside of them, the article must speak of such a happening.
    """
    fits = _fitting(setting, match)
    speaks = _speaking(setting, match)
    earlier = [told for told in setting.told if fits(told) and _over(told, setting)]
    inside = [told for told in earlier if told.place.start >= match.start()]
    earlier = [told for told in earlier if told in inside or speaks(told)]
    later = [told for told in setting.stated if fits(told) and speaks(told)]
    fine = [told for told in earlier if told.at and told.at.precision in ("day", "month")]
    pool = fine or inside or earlier
    return pool[-1] if pool else next(iter(later), None)


def _fitting(setting: Setting, match: re.Match[str]) -> Callable[[Told], bool]:
    """The test that a date must pass to be the happening of these words."""
    year = re.search(r"(?:19|20)\d\d", match["tail"] or "")
    place = re.search(r"\b(?:in|at)\s+(?:the\s+)?([A-Z][\w’'-]*(?:\s+[A-Z][\w’'-]*){0,2})", match["tail"] or "")
    editions = hosted_by(place[1], setting.scene.sex) if place else ()

    def fits(told: Told) -> bool:
        at = told.at
        if at is None or at.earliest is None or at.latest is None:
            return False
        if year and not at.earliest.year <= int(year[0]) <= at.latest.year:
            return False
        return not editions or any(at.earliest <= e.end and e.start <= at.latest for e in editions)

    return fits


def _speaking(setting: Setting, match: re.Match[str]) -> Callable[[Told], bool]:
    """The test that the words around a date speak of the happening: a penalty, not just any date before it."""
    stems = WORDS["happening_signs"].get(match["head"].casefold())
    sign = re.compile(rf"\b(?:{'|'.join(re.escape(stem) for stem in stems)})", re.IGNORECASE) if stems else None

    def speaks(told: Told) -> bool:
        if sign is None:
            return True
        start, end = max(0, told.place.start - REACH), told.place.end + REACH
        start = max(start, match.end()) if told.place.start >= match.end() else start
        end = min(end, match.start()) if told.place.start < match.start() else end
        return bool(sign.search(setting.text, start, end))

    return speaks


def _over(told: Told, setting: Setting) -> bool:
    """Whether a date can be past when the article is written."""
    start = told.at.earliest if told.at else None
    return start is not None and (setting.day is None or start <= setting.day)


UNITS_THAT = r"day|night|evening|afternoon|morning|week|weekend|month|year|season"
TAIL = r"(?P<tail>(?:\s+(?:in|at|against)\s+(?:the\s+)?(?:(?:19|20)\d\d\b|(?-i:[A-Z])[\w’'-]*)(?:\s+(?-i:[A-Z])[\w’'-]*){0,3}){0,2})"

RULES: tuple[DateRule, ...] = (
    DateRule(
        id="following",
        pattern=rf"(?:(?:late|later|early|earlier)\s+)?(?P<which>the\s+(?:very\s+)?(?:following|previous|same)|that\s+same|the\s+next)\s+(?P<unit>{UNITS_THAT}|{either(WORDS['months'])}|{either(WORDS['weekdays'])}|{either(SEASONS)})",
        meaning=_following,
        triggers=("that", "month", "weekday"),
        takes="On 9 March 2001 he fell. He was back the following day",
        leaves="the following people were there",
    ),
    DateRule(
        id="before-after",
        pattern=r"the\s+(?P<unit>day|night|week|month|year|season)\s+(?P<which>before|after)(?:\s+that)?(?=\s*(?:[.,;:!?”\"’)]|$|(?:and|but|he|she|they|it|we|I|when|in)\b))",
        meaning=_following,
        triggers=("unit",),
        takes="On 9 March 2001 he fell. He had scored the day before.",
        leaves="the day before his birthday",
    ),
    DateRule(
        id="later",
        pattern=rf"{NEARLY}{NUMBER}\s+{UNIT}\s+(?P<side>later|earlier)",
        meaning=_later,
        triggers=("unit",),
        takes="He signed in March 2001. Two years later he left",
        leaves="Ten minutes later he left",
    ),
    DateRule(
        id="year-earlier",
        pattern=r"(?P<number>)(?P<unit>year)[\s-]+(?P<side>earlier)(?=\s+(?:[\w-]+\s+){0,2}(?:profit|loss|period|result|figure|net|sale|revenue|level|earning)s?\b)",
        meaning=_later,
        triggers=("unit",),
        takes="Profit was 5 million in 2001, after a year-earlier loss",
        leaves="In 2001 he came a year-earlier",
    ),
    DateRule(
        id="after-that",
        pattern=rf"(?:ever\s+)?(?P<side>since|after|before)\s+that\s+(?:[\w’'-]+\s+){{0,2}}?(?P<head>{either(WORDS['happenings'])}){TAIL}",
        meaning=_after_that,
        triggers=("that",),
        keeps_inner=True,
        takes="He missed in December 2019. Since that painful night he has scored",
        leaves="He said after that the game was lost",
    ),
    DateRule(
        id="since-then",
        pattern=r"(?:ever\s+)?since\s+then",
        meaning=_then,
        triggers=("that",),
        takes="He missed in December 2019. Since then he has scored",
        leaves="Since thence he came",
    ),
    DateRule(
        id="that-time",
        pattern=rf"(?:(?:late|later|early|earlier)\s+)?that\s+(?:same\s+|very\s+)?(?P<unit>{UNITS_THAT}|summer|winter|spring|autumn)",
        meaning=_that_time,
        triggers=("that",),
        takes="He moved in January 2021. Later that month he scored",
        leaves="He said that months go by",
    ),
)
"""Dates counted from another expression."""
