"""Weekdays: the one that the tense of the clause points at, that of a week told of ("on the Monday"), "Saturday week".

A bare weekday is counted from the day of publication; behind "the" it is one of the story told, and where that story has
only a month or a year, no finer than it.
"""

from __future__ import annotations

import datetime as dt
import re

from generator.extract.dates.counted import REPEATED_RE, WHICH, value_from_publication
from generator.extract.dates.lexicon import PART, WEEKDAY, WEEKDAYS, WORDS, either, number_of
from generator.extract.dates.reckoning import moved
from generator.extract.dates.scheduled import OF_DAY_RE, OUTCOME_RE, SINCE_RE, was_planned
from generator.extract.dates.setting import OPEN, DateRule, Setting, Told, Value
from generator.model.edtf import EdtfDate
from generator.text.alternation import one_of

TOMORROW = 1
"""Days ahead up to which "next Tuesday" means the one after: nobody calls tomorrow so."""

YESTERDAY = -1
"""Days back down to which "last Tuesday" means the one before: nobody calls yesterday so."""

EVE = 4
"""Days ahead up to which what is said "before Saturday’s game" is said of the one to come."""

BEFORE_RE = re.compile(r"\bbefore\s+$")
"""What tells when something was said. Takes `said before `; leaves `beat `."""

NIGHTS_RE = re.compile(r"\s+(?:mornings|afternoons|evenings|nights|lunchtimes)\b", re.IGNORECASE)
"""What makes a weekday a habit, after it. Takes ` nights`; leaves ` night`."""

WORKING_RE = re.compile(r"^Monday\s*(?:to|through|[-–])\s*Friday\b")
"""The working week, from its first day on. Takes `Monday to Friday`; leaves `Monday to Thursday`."""

TO_FRIDAY_RE = re.compile(r"\bMonday\s*(?:to|through|[-–])\s*Friday$")
"""The same up to its last day. Takes `a teacher Monday to Friday`; leaves `on Friday`."""

ON_RE = re.compile(rf"\b{one_of('dates.leads.day')}\s+$", re.IGNORECASE)
"""What must stand before a weekday that is part of a name too. Takes `on `; leaves `beat `."""

OVER_RE = re.compile(
    rf"['’]s\s+(?:(?!(?:{one_of('prepositions', 'coordinators', 'subordinators')}|following)\b)[\w–’'-]+\s+){{0,3}}?(?:{either(WORDS['over_nouns'])})\b",
    re.IGNORECASE,
)
"""A possessive before a happening that can only be over. Takes `’s 2-0 defeat`; leaves `’s game after the defeat`."""

ORDERED_RE = re.compile(
    rf"\b(?:{one_of('possessives', 'numbers.small_ordinals')}|the|last|opening|final)\s+$", re.IGNORECASE
)
"""What picks one weekday of many. Takes `the `, `first `; leaves `on `."""

BESIDE_RE = re.compile(r"\s+(?:before|after|following|of)\b", re.IGNORECASE)
"""What counts "the Friday" from something else. Takes ` before the final`; leaves ` game`."""

SCENE_RE = re.compile(r"\b(?:was\s+an?|one)\s+(?:[a-z-]+\s+){1,2}$")
"""What makes a weekday the scene of a story, whose date is not told. Takes `It was a wet `; leaves `won on a wet `."""

SUBJECT_RE = re.compile(
    r"\s+(?:is|marks|brings|promises)\b|['’]s\s+(?:(?!that\b)[\w-]+\s+){1,3}(?:is|are)\b|\s+is\s+at\b"
)
"""What is said of a day to come. Takes ` is a big one`, `’s game is at noon`; leaves `’s game was`."""

DRAWN_RE = re.compile(r"['’]s\s+(?:[\w’'-]+\s+){0,3}?draw\b(?!\s+(?:with|against|at|in)\b)")
"""The drawing of lots, where the tense says that it is to come. Takes `’s semi-final draw.`; leaves `’s draw with Rovers`."""

THAT_DAY_RE = re.compile(r"\b(?:on|by|until|since|from)\s+(?:the|that)\s+$", re.IGNORECASE)
"""What makes a weekday one of the week told of. Takes `in the team on the `; leaves `on `."""

THE_RE = re.compile(r"\bthe\s+$", re.IGNORECASE)
"""The same without a preposition, where nothing follows that it could belong to. Takes `have the `; leaves `the first `."""

ALONE_RE = re.compile(r"\s*(?:[.,;:!?)”\"]|$)|\s+(?:and|off|but|when|at|in|with|to)\b")
"""What follows a day that stands for itself. Takes ` off if`; leaves ` game`, ` before`."""

WEEK_SENTENCES = 6
"""How many sentences back the week may be told of."""

WEEK = 7

BARE_DAY_RE = re.compile(rf"(?:{one_of('dates.weekdays')})(?:\s+{PART})?")
"""A weekday alone, on which another in the sentence follows. Takes `Saturday night`; leaves `next Saturday`, `May 4`."""


def _weekday(match: re.Match[str], setting: Setting) -> Value | None:
    of_event = ORDERED_RE.search(setting.before) and BESIDE_RE.match(setting.after)
    working = WORKING_RE.search(match["weekday"] + setting.after[:24]) or TO_FRIDAY_RE.search(
        setting.before + match["weekday"]
    )
    if working or REPEATED_RE.search(setting.before) or of_event or NIGHTS_RE.match(setting.after):
        return None
    if match["weekday"].casefold() in setting.scene.names and not (ON_RE.search(setting.before) or match["which"]):
        return None
    if setting.day is None:
        return OPEN
    if SCENE_RE.search(setting.before) and not OF_DAY_RE.match(setting.after):
        return Value()
    if _is_of_story(setting) and (told := _day_of_week_told(match, setting)):
        return told
    gap = WEEKDAYS[match["weekday"].casefold()] - setting.day.weekday()
    ahead = _is_ahead(setting) or (0 < gap % WEEK <= EVE and BEFORE_RE.search(setting.before) and _is_game(setting))
    which = (match["which"] or "").casefold()
    if not which and was_planned(setting.text, setting.near, setting.place):
        there = moved(setting.day, _nearest(gap))
        return value_from_publication(EdtfDate.day(there)) if there else None
    if which.startswith("last"):
        gap -= 7 * (gap >= YESTERDAY)
        gap -= 7 * _is_told(setting, moved(setting.day, gap))
    elif which.startswith("next"):
        gap += 7 * (gap <= TOMORROW)
    elif "past" in which or (not which and not ahead):
        gap -= 7 * (gap > 0)
    elif "coming" in which or not which:
        gap += 7 * (gap < 0)
        gap += 7 * (not which and gap < _told_ahead(setting))
        gap += 7 * (gap == 0 and not which and _is_told(setting, setting.day, over=True))
    there = moved(setting.day, gap)
    return value_from_publication(EdtfDate.day(there)) if there else None


def _is_ahead(setting: Setting) -> bool:
    """Whether the clause looks ahead, and what belongs to the day can be to come: "Friday’s draw", but not "Friday’s win"."""
    if SUBJECT_RE.match(setting.after) and not OUTCOME_RE.search(setting.before):
        return True
    if not setting.ahead:
        return False
    return OVER_RE.match(setting.after) is None or DRAWN_RE.match(setting.after) is not None


def _is_game(setting: Setting) -> bool:
    """Whether something belongs to the day that need not be over: "Friday’s trip", but not "Friday’s win"."""
    return OF_DAY_RE.match(setting.after) is not None and OVER_RE.match(setting.after) is None


def _is_told(setting: Setting, day: dt.date | None, *, over: bool = False) -> bool:
    """Whether a day was told already, of what is over where `over` asks for that, so that another of its name is meant."""
    wanted = EdtfDate.day(day) if day else None
    days = (told for told in setting.told if told.value.basis == "publication" and told.value.edtf == wanted)
    return any(told.ahead is False or not over for told in days)


def _is_of_story(setting: Setting) -> bool:
    """Whether a weekday stands as one of a story: "on the Monday", "gave me the Thursday off"."""
    if setting.ahead:
        return False
    alone = THE_RE.search(setting.before) and ALONE_RE.match(setting.after)
    return alone is not None or THAT_DAY_RE.search(setting.before) is not None


def _day_of_week_told(match: re.Match[str], setting: Setting) -> Value | None:
    """“on the Thursday”: the one nearest to the day which has just been told of; no finer than a month or a year told."""
    wider: Told | None = None
    for told in reversed(setting.told):
        at = told.at
        if setting.sentences_since(told) > WEEK_SENTENCES:
            break
        if at is None or at.earliest is None or at.latest is None or _is_bound(setting, told):
            continue
        if (at.latest - at.earliest).days > 1:
            wider = wider or told
        elif wider is None or wider.at is None or at.within(wider.at):
            there = moved(at.earliest, _nearest(WEEKDAYS[match["weekday"].casefold()] - at.earliest.weekday()))
            over = there is not None and (setting.day is None or there <= setting.day)
            return Value(edtf=EdtfDate.day(there), basis="expression", anchor=told.place) if there and over else None
    over = wider is not None and wider.at is not None and _is_over(wider.at, setting.day)
    return Value(edtf=wider.at, basis="expression", anchor=wider.place) if wider and over else None


def _nearest(gap: int) -> int:
    """The way to the nearest day of its name: six days ahead is one day back."""
    return (gap + WEEK // 2) % WEEK - WEEK // 2


def _is_over(at: EdtfDate, day: dt.date | None) -> bool:
    """Whether a date lies wholly before the day of publication."""
    return at.latest is not None and day is not None and at.latest < day


def _is_bound(setting: Setting, told: Told) -> bool:
    """Whether an earlier expression only bounds something: "her first since May"."""
    start = told.place.start
    return SINCE_RE.search(setting.text, max(0, start - 12), start) is not None


def _weekday_week(match: re.Match[str], setting: Setting) -> Value | None:
    """“Saturday week”, “a week on Tuesday”: so many weeks after the coming one."""
    if setting.day is None:
        return OPEN
    gap = (WEEKDAYS[match["weekday"].casefold()] - setting.day.weekday()) % 7
    there = moved(setting.day, gap + 7 * number_of(match["number"] or "one"))
    return value_from_publication(EdtfDate.day(there)) if there else None


def _told_ahead(setting: Setting) -> int:
    """How many days ahead the last weekday of the sentence is, of which the next one follows on; 0 without any."""
    told = setting.told[-1] if setting.told else None
    if setting.day is None or told is None or told.place.start < setting.sentence.start:
        return 0
    at = told.value.edtf
    if at is None or at.precision != "day" or at.earliest is None or told.value.basis != "publication":
        return 0
    between = setting.text[told.place.end : setting.place.start]
    if not BARE_DAY_RE.fullmatch(told.place.cut(setting.text)) and ("," in between or ";" in between):
        return 0
    gap = (at.earliest - setting.day).days
    return gap if 0 < gap <= 14 else 0


RULES: tuple[DateRule, ...] = (
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
        id="weekday-week",
        pattern=rf"(?:next\s+)?{WEEKDAY}\s+week(?P<number>)(?!\s+in\b)",
        meaning=_weekday_week,
        triggers=("weekday",),
        needs=frozenset(["week"]),
        takes="they play on Saturday week",
        leaves="a Saturday weekly",
    ),
    DateRule(
        id="week-on-weekday",
        pattern=rf"(?P<number>a|two|three)\s+weeks?\s+(?:on|from)\s+{WEEKDAY}",
        meaning=_weekday_week,
        triggers=("weekday",),
        needs=frozenset(["week", "weeks"]),
        takes="they meet a week on Tuesday",
        leaves="they met twice a week on Tuesdays",
    ),
)
"""Weekdays."""
