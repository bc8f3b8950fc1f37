"""Dates that begin or end with a happening, or count from one: "since that night", "three days after the operation".

The happening is the nearest dated expression before the words that is over when the article is written; where none
stands before them, the first that the article dates afterwards, as stories open with the moment and name its date next.
Without one there is no value, and nothing is listed.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from itertools import chain

from generator.extract.dates.lexicon import (
    NEARLY,
    NUMBER,
    PARTS_OF_DAY,
    UNIT,
    WIDEST,
    WORDS,
    either,
    number_of,
)
from generator.extract.dates.reckoning import between_days, counted, month_date, moved, year_date
from generator.extract.dates.setting import REACH, DateRule, Setting, Told, Value
from generator.extract.dates.tournaments import hosted_by
from generator.model.edtf import EdtfDate
from generator.text.alternation import any_of
from generator.text.tokens import LETTERS_RE

YEAR_RE = re.compile(r"(?:19|20)\d\d")
"""A year of the happening. Takes `2019`; leaves `75`."""

PLACE_RE = re.compile(r"\b(?:in|at)\s+(?:the\s+)?([A-Z][\w’'-]*(?:\s+[A-Z][\w’'-]*){0,2})")
"""Where the happening was. Takes `in Oak Park`; leaves `in front`."""


def _after_that(match: re.Match[str], setting: Setting) -> Value | None:
    """“since that night”: open at the end, from the happening on; “before that” is open at its beginning."""
    told = _happening(setting, match)
    if told is None or told.at is None:
        return None
    side = match["side"].casefold()
    since = told.at if told.at.precision != "interval" else one_date(told.at)
    if since is None:
        return None
    edtf = EdtfDate.between(None, since) if side == "before" else EdtfDate.between(since, None)
    return Value(edtf=edtf, basis="expression", anchor=told.place, at=told.at)


def one_date(at: EdtfDate) -> EdtfDate | None:
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
    earlier = [told for told in reversed(setting.told) if fits(told) and _over(told, setting)]
    inside = [told for told in earlier if told.place.start >= match.start()]
    fine = [told for told in earlier if told.at and told.at.precision in ("day", "month")]
    later = [told for told in setting.stated if fits(told)]
    ways = (
        (told for told in fine if told in inside or speaks(told)),
        inside,
        filter(speaks, earlier),
        filter(speaks, later),
    )
    return next(chain.from_iterable(ways), None)


def _fitting(setting: Setting, match: re.Match[str]) -> Callable[[Told], bool]:
    """The test that a date must pass to be the happening of these words."""
    year, place = YEAR_RE.search(match["tail"] or ""), PLACE_RE.search(match["tail"] or "")
    editions = hosted_by(place[1], setting.scene.sex) if place else ()

    def fits(told: Told) -> bool:
        at = told.at
        if at is None or at.earliest is None or at.latest is None:
            return False
        if year and not at.earliest.year <= int(year[0]) <= at.latest.year:
            return False
        return not editions or any(at.earliest <= e.end and e.start <= at.latest for e in editions)

    return fits


def _speaking(setting: Setting, match: re.Match[str], *, reach: int = REACH) -> Callable[[Told], bool]:
    """The test that the words around a date speak of the happening: a penalty, not just any date before it."""
    head = match["head"].casefold()
    named = head in WORDS["happening_signs"] or "number" in match.re.groupindex
    sign = _sign_re(head) if named else None

    def speaks(told: Told) -> bool:
        if sign is None:
            return True
        start, end = max(0, told.place.start - reach), told.place.end + reach
        start = max(start, match.end()) if told.place.start >= match.end() else start
        end = min(end, match.start()) if told.place.start < match.start() else end
        return bool(sign.search(setting.text, start, end))

    return speaks


@cache
def _sign_re(head: str) -> re.Pattern[str]:
    """What speaks of a happening of this name. Takes, for a miss, `missed`; leaves `dismissed`."""
    return re.compile(rf"\b{any_of(WORDS['happening_signs'].get(head) or [head])}", re.IGNORECASE)


SENTENCES = 4
"""How many sentences back a happening may be dated for words to count from it."""

OFFSET_RE = re.compile(r"\b(?:before|after|following)\b", re.IGNORECASE)
"""An expression that is counted from a happening itself. Takes `the night before the final`; leaves `3 May`."""

CLOSE = 80
"""How near its date such a happening is spoken of, in code points."""

LEAST = 1
"""Days that the date of a happening may always span, for a night has two."""


def _from_happening(match: re.Match[str], setting: Setting) -> Value | None:
    """“three days after the operation”, “the night before the game”: counted from where the article dates it."""
    unit = (match["unit"] or match["one"]).casefold().rstrip("s")
    number = number_of(match["number"] or "one") * (-1 if match["side"].casefold() == "before" else 1)
    speaks = _speaking(setting, match, reach=CLOSE)
    for told in reversed(setting.told):
        if setting.sentences_since(told) > SENTENCES:
            return None
        at = told.at
        offset = OFFSET_RE.search(told.place.cut(setting.text))
        if told.place.start >= match.start() or offset or at is None or at.earliest is None or at.latest is None:
            continue
        if (at.latest - at.earliest).days <= max(LEAST, WIDEST.get(unit, 366)) and speaks(told):
            days = unit in PARTS_OF_DAY
            first, last = moved(at.earliest, number), moved(at.latest, number)
            there = between_days(first, last) if first != last else EdtfDate.day(first) if first else None
            edtf = there if days else counted(at.earliest, number, unit)
            return Value(edtf=edtf, basis="expression", anchor=told.place) if edtf else None
    return None


def _over(told: Told, setting: Setting) -> bool:
    """Whether a date can be past when the article is written."""
    start = told.at.earliest if told.at else None
    return start is not None and (setting.day is None or start <= setting.day)


TAIL = r"(?P<tail>(?:\s+(?:in|at|against)\s+(?:the\s+)?(?:(?:19|20)\d\d\b|(?-i:[A-Z])[\w’'-]*)(?:\s+(?-i:[A-Z])[\w’'-]*){0,3}){0,2})"

RULES: tuple[DateRule, ...] = (
    DateRule(
        id="after-that",
        pattern=rf"(?:ever\s+)?(?P<side>since|after|before)\s+that\s+(?:[\w’'-]+\s+){{0,2}}?(?P<head>{either(WORDS['happenings'])}){TAIL}",
        meaning=_after_that,
        triggers=("that",),
        needs=frozenset(["since", "after", "before"]),
        keeps_inner=True,
        takes="He missed in December 2019. Since that painful night he has scored",
        leaves="He said after that the game was lost",
    ),
    DateRule(
        id="from-happening",
        pattern=rf"(?:{NEARLY}{NUMBER}\s+{UNIT}|the\s+(?P<one>day|night|evening|morning|week|weekend|month|year))\s+(?P<side>before|after|following)\s+(?:the|that|his|her|their)\s+(?:[a-z][\w’'-]*\s+){{0,2}}?(?P<head>{either(WORDS['counted_happenings'])})",
        meaning=_from_happening,
        triggers=("unit",),
        needs=frozenset(["before", "after", "following"]),
        also=frozenset(LETTERS_RE.findall(head)[0] for head in WORDS["counted_happenings"]),
        takes="She had surgery on 3 May 2021. Three days after the operation she walked",
        leaves="She had surgery on 3 May 2021. Three days after the storm she walked",
    ),
)
"""Dates that begin or end with a happening."""
