"""What a date beside a happening is said of, where that is not the happening itself.

Takes a text, the expression of a date and, for one question, the trigger; says whether the date only tells which one is
meant ("last year's finalist"), is counted from, bounds something ("until May", "since 2014", "a month before the Games"),
or is a stretch of time. Which date a happening gets is decided in `when.py`.
"""

from __future__ import annotations

import re

from generator.extract.events.context import Context
from generator.extract.events.triggers import Trigger
from generator.model.claims import Timex
from generator.model.edtf import EdtfDate
from generator.text.alternation import one_of


def is_modifier(text: str, timex: Timex) -> bool:
    """Whether a date only says which one is meant: "last year's finalist"."""
    return MODIFIER_RE.match(text, timex.evidence.span.end - len("'s")) is not None


MODIFIER_RE = re.compile(
    rf"(?:'s|\w\w's) (?!(?:(?!{one_of('prepositions', 'coordinators')}\b)[\w'-]+ ){{0,3}}?{one_of('contests.outcomes', 'contests.matches', 'contests.rounds', 'contests.visits')}s?\b)\w"
)
"""What makes a date an owner, at its end. Takes `'s finalist`; leaves `'s win`, ` on`."""

AIM_RE = re.compile(r"\b(?:place|spot|berth|ticket|qualif\w+|way) (?:at|in|for|to) (?:the )?$")
"""What makes an edition an aim, right before it. Takes `a place at `; leaves `played at `."""

LED_TO_RE = re.compile(r"(?:'s)? (?:qualif\w+|trials?|warm-ups?)\b")
"""What only leads to an edition, right behind it. Takes ` qualifiers`; leaves ` final`."""

AIMED = frozenset(("tournament", "qualification", "selection", "ambition"))
"""Types of which an edition may be the aim and date them still."""


def is_purpose(text: str, timex: Timex, trigger: Trigger) -> bool:
    """Whether an edition or a day is what something is for, and not when it was: "miss two qualifiers for Euro 2024"."""
    if trigger.predicate.id == "called-up" and is_squads(text, timex):
        return True
    if "edition" not in timex.rule:
        return False
    start = timex.evidence.span.start
    aim = AIM_RE.search(text, max(0, start - 40), start)
    led_to = LED_TO_RE.match(text, timex.evidence.span.end) is not None
    return led_to or (aim is not None and (trigger.predicate.type not in AIMED or "qualifiers" in aim.group()))


FIRST_SINCE_RE = re.compile(
    r"\b(?:first|last|best|only(?! [a-z]+ed\b))\b[^.;]{0,60}\bsince (?:the )?[^,.;:]{0,34}.{0,6}$"
)
"""Words whose date lies before what they tell. Takes `his first win since 2014`; leaves `since May`, `only returned, out since May`."""

OFFSET_RE = re.compile(r"\b(?:days?|weeks?|months?|years?|shortly|soon|just|right) (?:before|after|from) (?:the )?$")
"""Words that count from a date. Takes `a month before the `; leaves `in `."""

FROM_RE = re.compile(r"\b(?:after|before|since)\b")
"""A word that counts from what follows it."""


def dates_other(text: str, timex: Timex, trigger: Trigger) -> bool:
    """Whether a date counts from the trigger, or is counted from: "six months after being sacked", "a week before May"."""
    place = timex.evidence.span
    if OFFSET_RE.search(text, max(0, place.start - 40), place.start):
        return True
    if place.start <= trigger.span.start < place.end:
        return not trigger.weak and FROM_RE.search(text, place.start, trigger.span.start) is not None
    between = text[place.end : trigger.span.start].lstrip()
    if trigger.form != "ing" and timex.edtf and timex.edtf.precision == "year" and between.startswith("before "):
        return False
    return len(between) < 30 and FROM_RE.match(between) is not None


SQUAD_RE = re.compile(
    rf"\b(?:squad|team|party|side|list) for (?:the |their |his |her )?(?=[A-Z])(?:(?!{one_of('be', 'have')}\b)[\w'&-]+ ){{1,6}}?(?:in|on) (?:the )?$"
)
"""What a squad is named for, up to the day of that. Takes `squad for the Asian Cup in `; leaves `squad for the first time in `."""


def is_squads(text: str, timex: Timex) -> bool:
    """Whether a date is that of what a squad is named for, and not of its naming: "in the squad for the Cup in May"."""
    start = timex.evidence.span.start
    return SQUAD_RE.search(text, max(0, start - 90), start) is not None


LIMIT_RE = re.compile(r"\b(?:through|until|till|up to|expires? in|ending in) (?:the end of )?$")
"""Words that make a date an end. Takes `deal through `; leaves `walked through the gate in `."""

NOT_UNTIL_RE = re.compile(r"(?:\bnot|n't|\bnever)\b[^.;,]{0,80}\buntil (?:the (?:[^.;,]{3,50} (?:on|in) (?:the )?)?)?$")
"""A denial up to a date. Takes `did not play again until `; leaves `played until `."""


def is_not_until(text: str, timex: Timex) -> bool:
    """Whether something that had not been happened on this date: "did not sign until 1953"."""
    start = timex.evidence.span.start
    until = text.find("until ", max(0, start - 64), start) >= 0
    return until and NOT_UNTIL_RE.search(text, max(0, start - 110), start) is not None


def is_limit(text: str, timex: Timex) -> bool:
    """Whether a date only ends something: "through 2028", "until May"."""
    start = timex.evidence.span.start
    if is_not_until(text, timex):
        return False
    opens = timex.evidence.exact.lower().startswith(("through", "until", "till", "up to"))
    return opens or LIMIT_RE.search(text, max(0, start - 25), start) is not None


def bounds(text: str, timex: Timex) -> bool:
    """Whether a date only bounds something or is counted from: "until May", "since 2014", "a month before the Games"."""
    start = timex.evidence.span.start
    if is_limit(text, timex) or is_squads(text, timex) or OFFSET_RE.search(text, max(0, start - 40), start):
        return True
    if "edition" in timex.rule and _is_aim(text, start):
        return True
    if OPENING_RE.search(text, max(0, start - 60), start):
        return True
    since = OPEN_RE.search(text, max(0, start - 12), start) or timex.evidence.exact.lower().startswith("since")
    far = max(0, start - 110)
    named = text.find("since ", far, start + 6) >= 0
    return bool(since) or (named and FIRST_SINCE_RE.search(text, far, start + 6) is not None)


def _is_aim(text: str, start: int) -> bool:
    """Whether an edition that begins at `start` is only aimed at: "a place at the World Cup", unless it was missed."""
    if FOR_RE.search(text, max(0, start - 12), start):
        return True
    aim = AIM_RE.search(text, max(0, start - 40), start)
    return aim is not None and COST_RE.search(text, max(0, start - 60), aim.start()) is None


OPENING_RE = re.compile(
    r"\b(?:before|until|by the time) the (?:[\w-]+ ){1,4}(?:opens|closes|starts|begins|ends) (?:in|on|at) (?:the )?$"
)
"""What something lies before, with its day, right before that. Takes `before the window opens in `; leaves `the window opens in `."""

FOR_RE = re.compile(r"\b(?:for|to|(?<!\bout )of|before|after) (?:the )?$")
"""What makes an edition an aim, right before it. Takes `a place in the play-offs for the `; leaves `at the `, `ruled her out of `."""

COST_RE = re.compile(r"\b(?:cost|costs|denied|robbed)\b[^.;,]{0,40}$")
"""What makes an aim that was missed of it. Takes `cost Roe a `; leaves `earned a `."""

OPEN_RE = re.compile(r"\b(?:since|from) (?:the |early |late )?$", re.IGNORECASE)
"""What makes a date the beginning of a stretch, right before it. Takes `from `, `since early `; leaves `in `."""


LONG_DAYS = 45
"""Longest interval, in days, that still dates a happening beside it; weekends and tournaments are shorter."""

SEASON_RE = re.compile(r"\d{4}/\d{4}")
"""A season as two years. Takes `2016/2017`; leaves `2016-07/2017-05`."""


def is_season(date: EdtfDate) -> bool:
    """Whether a date is a season, as two years."""
    return SEASON_RE.fullmatch(date.text) is not None


SEASON_ENDS = (6, 10)
"""Month and day by which a season told by two years is over in its second."""


def is_past_season(context: Context, date: EdtfDate) -> bool:
    """Whether a date is a season that is over when the article is written: "last season", and not "this season"."""
    published = context.dating.published
    if published is None or published.earliest is None or date.latest is None or not is_season(date):
        return False
    return published.earliest >= date.latest.replace(month=SEASON_ENDS[0], day=SEASON_ENDS[1])


def is_long(timex: Timex) -> bool:
    """Whether a date is a stretch of months that says how long, not when: "over the past 18 months"."""
    date = timex.edtf
    if date is None or date.precision != "interval" or not (date.earliest and date.latest):
        return False
    return (date.latest - date.earliest).days > LONG_DAYS
