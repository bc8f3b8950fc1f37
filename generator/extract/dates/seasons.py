"""Seasons of a year without its number: "next summer", "in the winter", "by spring".

The year is that of the nearest one which the tense allows, seen from the day of publication, or that of one which the
article has told already. Seasons with their year stand in `named.py`, those of sport in `counted.py`.
"""

from __future__ import annotations

import re

from generator.extract.dates.beside import beside_edition
from generator.extract.dates.counted import WHICH, direction_of, value_from_publication
from generator.extract.dates.lexicon import EDGE, SEASON, SEASONS
from generator.extract.dates.reckoning import SEASON_STARTS, SUMMER, is_season, season_date, weather_year
from generator.extract.dates.setting import OPEN, DateRule, Setting, Told, Value
from generator.extract.dates.story import follow_story, is_aside
from generator.model.edtf import EdtfDate
from generator.text.alternation import one_of

BY_RE = re.compile(r"\b[Bb]y\s+$")
"""What measures how far a story had gone. Takes `By `; leaves `stand by the `."""

FEBRUARY = 2
"""The last month of winter."""

WINTER = 24
"""The season that is told by the year in which it begins; "next winter" is the nearest one."""


def _weather(match: re.Match[str], setting: Setting) -> Value | None:
    """“next summer”, “last winter”; from January on people say “this summer” for the nearest, unless a cup fixes it."""
    if setting.day is None:
        return OPEN
    code, step = SEASONS[match["season"].casefold()], direction_of(match["which"])
    ended = FEBRUARY < setting.day.month < SEASON_STARTS[SUMMER]
    if code == WINTER and step == 0 and setting.ahead is False and ended:
        step = -1
    nearest = beside_edition(setting, season_date(weather_year(setting.day, code, step), code))
    if match["which"].casefold() != "next" or code == WINTER or (nearest and nearest.outside):
        return nearest
    return beside_edition(setting, season_date(setting.day.year + 1, code))


def _the_season(match: re.Match[str], setting: Setting) -> Value | None:
    """“the summer”: the one that the article has named already, else the nearest that the tense allows."""
    code = SEASONS[(match["season"] or match["fall"] or match["bare"]).casefold()]
    last = setting.told[-1] if setting.told else None
    near = last is not None and (last.sentence == setting.index or BY_RE.search(setting.before) is not None)
    if last and near and last.at and last.at.precision == "month":
        follows = follow_story(setting, lambda year: season_date(year, code))
        if follows:
            return follows
    if (
        last
        and last.sentence == setting.index
        and not is_aside(setting, last)
        and (follows := _season_after(last, code))
    ):
        return follows
    for told in reversed(setting.told):
        at = told.value.edtf
        if at and is_season(at, code) and not match["bare"] and _may_be_meant(at, setting):
            return Value(edtf=at, basis="expression", anchor=told.place)
    if setting.day is None:
        return OPEN
    begun = setting.day.month >= SEASON_STARTS[code]
    ended = setting.day.month > SEASON_STARTS[code] + 2
    year = setting.day.year + (ended if setting.ahead else -(not begun))
    return value_from_publication(season_date(year, code))


def _season_after(told: Told, code: int) -> Value | None:
    """The first season of its name after one that the story has told: "broke it in the spring of 2022, and *in the summer*"."""
    at = told.at
    if told.value.basis == "publication" or at is None or at.precision != "season" or at.earliest is None:
        return None
    edtf = season_date(at.earliest.year + (SEASON_STARTS[code] < at.earliest.month), code)
    return Value(edtf=edtf, basis="expression", anchor=told.place)


def _may_be_meant(at: EdtfDate, setting: Setting) -> bool:
    """Whether a season told of lies on the side that the tense looks at."""
    if setting.day is None or setting.ahead is None or at.earliest is None or at.latest is None:
        return True
    return at.latest >= setting.day if setting.ahead else at.earliest <= setting.day


ENDS = rf"(?=\s*(?:[.,;:!?)”’\"]|$)|\s+(?!of\b){one_of('prepositions', 'coordinators', 'subordinators')}\b)"
"""What may follow a season without its article, for it to be no part of a name or of a compound."""

BARE = rf"(?:by|before|until|till|come|through|since|in\s+time\s+for)\s+(?:(?:early|late|mid)[\s-]+)?(?P<bare>summer|winter|spring|autumn|fall){ENDS}"
"""A season without an article, as a bound: "by spring"."""

RULES: tuple[DateRule, ...] = (
    DateRule(
        id="weather",
        pattern=rf"{EDGE}{WHICH}\s+{SEASON}(?!\s+{one_of('dates.things.falls')}\b)",
        meaning=_weather,
        triggers=("unit",),
        needs=frozenset(SEASONS),
        directed=True,
        takes="he leaves next summer",
        leaves="let this fallout end",
    ),
    DateRule(
        id="season",
        pattern=rf"(?:(?:the\s+whole|the\s+(?:early|late)|the|in\s+the)\s+(?P<season>summer|winter|spring|autumn)|(?:in|during|by|until|through|(?:early|late|soon)\s+as)\s+the\s+(?P<fall>fall)|{BARE})(?!\s+(?:(?:{one_of('dates.things.season')}|of|from|(?:before|after)(?!\s+{one_of('subjects')}\b))\b|in\s+\d))",
        meaning=_the_season,
        triggers=("unit",),
        needs=frozenset(["summer", "winter", "spring", "autumn", "fall"]),
        directed=True,
        takes="busy in the summer window",
        leaves="it will fall on my shoulders",
    ),
)
"""Seasons without their year."""
