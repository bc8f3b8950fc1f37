"""Months that leave the year out: "in March", "last November", "from April to November".

The year is that of the nearest one which the tense allows, seen from the day of publication; or, in a story that has
just named a date of its own, of the first one after it.
"""

from __future__ import annotations

import datetime as dt
import re

from generator.extract.dates.counted import STEPS, WHICH, direction_of, value_from_publication
from generator.extract.dates.cues import has_lasted
from generator.extract.dates.lexicon import EDGE, MONTH, MONTH_SHORT, MONTHS, WORDS, either, month_of
from generator.extract.dates.reckoning import month_date
from generator.extract.dates.scheduled import was_planned
from generator.extract.dates.setting import OPEN, DateRule, Setting, Value
from generator.extract.dates.story import follow_story
from generator.model.edtf import EdtfDate
from generator.text.alternation import one_of

FROM_RE = re.compile(rf"\b(?:from|between)\s+(?:{either(WORDS['months'])}\s+(?:to|and|until|till|through)\s+)?$")
"""What opens a stretch of months, before either end. Takes `from `, `between May and `; leaves `in May and `."""

TO_RE = re.compile(r"\s+(?:to|and|until|till|through)\s+")
"""What joins its ends. Takes ` to `; leaves ` or `."""

TO_MONTH_RE = re.compile(rf"{TO_RE.pattern}(?P<month>{either(WORDS['months'])})\b(?!\s+\d)")
"""Its second end. Takes ` to January`; leaves ` to January 4`."""

LEAD_RE = re.compile(
    rf"\b(?:{either(WORDS['month_lead'])})[\s-]+(?:the\s+)?$|\b(?:{either(WORDS['months'])})(?:\s+\d{{4}})?(?:,|,?\s+(?:and|or|to)|\s?[-–])\s*$",
    re.IGNORECASE,
)
"""What may stand before a month that is also a verb. Takes `in `; leaves `they `."""

YEAR_WORD_RE = re.compile(r"(?:\s+[a-z]+){1,2}\s+(?P<other>last|this|next)\s+year\b")
"""A year told a little after its month. Takes ` transfer window last year`; leaves ` and left; last year`."""

UNTIL_YEAR_RE = re.compile(
    rf"\s*(?:to|and|until|till|through|or|[-–])\s*(?:\d{{1,2}}\s+)?{MONTH_SHORT}(?:\s+\d{{1,2}})?,?\s+(?P<year>(?:19|20)\d\d)\b"
)
"""The other end of a stretch, with the year of both. Takes ` to May 9, 2011`, ` and June 2012`; leaves ` to Bexton`."""

NAME_LEAD_RE = re.compile(r"\b(?:in|last|next|since|until|early|late|mid)[\s-]+$", re.IGNORECASE)
"""What must stand before a month that is somebody's name too. Takes `in `; leaves `said `."""

BEHIND_WORD_RE = re.compile(r"\w\s+$")
"""A word right before what then is a verb or a name. Takes `They `, `Theresa `; leaves a blank, `. `."""

IS_RE = re.compile(rf"\s+{one_of('dates.things.month_verbs')}\b")
"""What a month does at the beginning of its sentence. Takes ` will`; leaves ` on`."""

THE_MARCH_RE = re.compile(r"\b(?:the|a|this)\s+March(?:\s+(?:on|for|of|in|past|to|against)\b|\W*$)", re.IGNORECASE)
"""A march, not a month. Takes `the March on Rome`; leaves `the March vote`."""

BOUND_RE = re.compile(
    r"(?<!\bhad )\b(?:by|before|until|till)\s+(?:(?:the\s+)?(?:end|middle|start|beginning)\s+of\s+)?(?:(?:early|late|mid|end)[\s-]+)?$",
    re.IGNORECASE,
)
"""What makes of a month a bound. Takes `by the middle of `; leaves `in `."""

MONTHS_AHEAD = 2
"""So many months ahead is nearer than the ten or more since the last month of that name, whatever the tense."""

HALF_YEAR = 6
"""Months."""

REPEATED_MONTH_RE = re.compile(r"\b(?:every|each|most|(?:the|that)\s+(?:following|previous))\s+$", re.IGNORECASE)
"""What makes a month a habit, or hangs it on a date that is not known. Takes `every `, `the following `; leaves `in `."""

YEAR_WORD = r"(?:\s+(?:of\s+)?(?P<other>last|this|next)\s+year)?"
"""A year told by its distance right behind a date."""


def _month(match: re.Match[str], setting: Setting) -> Value | None:
    """A month without a year."""
    name = match["month"]
    lead = setting.text[setting.near.start : match.start("month")]
    if not match["other"] and not _is_month(name, lead, setting):
        return None
    if REPEATED_MONTH_RE.search(lead):
        return None
    month = MONTHS[name.casefold()]
    which = match["which"] or ""
    ranged = UNTIL_YEAR_RE.match(setting.after)
    if ranged and month_of(ranged["month"]) >= month:
        return Value(edtf=month_date(int(ranged["year"]), month))
    year_word = match["other"] or ((beside := YEAR_WORD_RE.match(setting.after)) and beside["other"])
    chained = None if which or year_word else follow_story(setting, lambda year: month_date(year, month))
    if chained:
        return chained
    if setting.day is None:
        return OPEN
    if year_word:
        return value_from_publication(month_date(setting.day.year + STEPS[year_word.casefold()], month))
    ahead = bool(setting.ahead) if which else _is_month_ahead(setting, month, lead)
    if not which and (stretched := _in_stretch(setting, month, ahead=ahead)):
        return value_from_publication(stretched)
    return value_from_publication(month_date(_month_year(setting.day, month, which, ahead=ahead), month))


def _in_stretch(setting: Setting, month: int, *, ahead: bool) -> EdtfDate | None:
    """An end of a stretch of months, so that the second follows the first: "from August to January"."""
    day, last = setting.day, setting.told[-1] if setting.told else None
    if day is None or not FROM_RE.search(setting.before):
        return None
    to = TO_MONTH_RE.match(setting.after)
    if to and not ahead:
        ends = month_of(to["month"])
        return month_date(_month_year(day, ends, "", ahead=False) - (month > ends), month)
    at = last.value.edtf if last and last.value.basis == "publication" else None
    if last is None or at is None or at.earliest is None or at.precision != "month":
        return None
    if not TO_RE.fullmatch(setting.text, last.place.end, setting.place.start):
        return None
    return month_date(at.earliest.year + (month < at.earliest.month), month)


def _is_month_ahead(setting: Setting, month: int, lead: str) -> bool:
    """Whether a month is one to come: by the tense, or, where a plan or a bound leaves it open, the nearer one."""
    planned = was_planned(setting.text, setting.near, setting.place)
    distance = (month - setting.day.month) % 12 if setting.day else 0
    if planned:
        return 0 < distance <= HALF_YEAR
    bound = BOUND_RE.search(lead)
    if bound and setting.ahead is False and has_lasted(lead, 0, bound.start()):
        return False
    return bool(setting.ahead) or (bound is not None and 0 < distance <= MONTHS_AHEAD)


def _is_month(name: str, lead: str, setting: Setting) -> bool:
    """Whether a word that may also be a verb or a name is a month here."""
    if name.casefold() in setting.scene.names:
        return bool(NAME_LEAD_RE.search(lead))
    if name not in WORDS["month_doubles"]:
        return True
    opens = name not in WORDS["given_months"] and not BEHIND_WORD_RE.search(lead) and IS_RE.match(setting.after)
    led = LEAD_RE.search(lead) or opens
    return bool(led) and not (name == "March" and THE_MARCH_RE.search(lead + name + setting.after))


def _month_year(day: dt.date, month: int, which: str, *, ahead: bool) -> int:
    """The year of a month; "last November" in December is no "last month", so it is the one of the year before; so is "next"."""
    step = direction_of(which) if which else (1 if ahead else -1)
    if which and step == 0:
        return day.year
    if step > 0 and which and (month - day.month) % 12 == 1 and "next" in which.casefold():
        return day.year + (1 if month > day.month else 2)
    if step < 0 and which and (month - day.month) % 12 == 11:
        return day.year - (1 if month < day.month else 2)
    if step < 0:
        return day.year if month < day.month or (month == day.month and not which) else day.year - 1
    return day.year if month > day.month or (month == day.month and not which) else day.year + 1


RULES: tuple[DateRule, ...] = (
    DateRule(
        id="month",
        pattern=rf"{EDGE}(?:{WHICH}\s+)?{MONTH}{YEAR_WORD}",
        meaning=_month,
        triggers=("month",),
        directed=True,
        takes="signed in March",
        leaves="they march and may win",
    ),
)
"""Months without their year."""
