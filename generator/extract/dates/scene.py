"""What holds for a whole article: whether it is about sport, or about business, and what a season is in it.

A season is the calendar year where leagues that play so are named most. Where no league is named, the games that a side
or a player has had tell it: nobody has played eighteen by the end of August in a season that began with that month.
"""

from __future__ import annotations

import datetime as dt
import re
from functools import cache
from itertools import accumulate

from generator.extract.dates.lexicon import BLANK, WORDS, either
from generator.extract.dates.quarters import BUSINESS_RE
from generator.extract.dates.setting import Scene
from generator.model.article import ASIDES, Article
from generator.model.claims import Cast, Hints
from generator.text.alternation import quick_any_of
from generator.text.listed import Listed
from generator.text.tokens import vocabulary

SPORT_RE = re.compile(rf"\b(?:{either(WORDS['sport_words'])})\b", re.IGNORECASE)
"""A sign that the article is about sport. Takes `the midfielder`; leaves `seasonal`."""

CALENDAR_YEAR_RE = re.compile(quick_any_of(WORDS["calendar_year_leagues"], blank=BLANK))
"""A league whose season is the calendar year. Takes `MLS`; leaves `Premier League`."""

TWO_YEAR_RE = re.compile(rf"(?<!USL )(?<!Indian )(?<!Canadian )\b(?:{either(WORDS['two_year_leagues'])})\b")
"""A league whose season runs from one year into the next. Takes `Premier League`; leaves `MLS`, `USL Championship`."""

RECORD_RE = re.compile(r"[A-Z][\w’'-]+ \((?P<won>\d{1,2})-(?P<lost>\d{1,2})(?:-(?P<drawn>\d{1,2}))?\)")
"""A side with its games won, lost and drawn. Takes `Hawks (3-10-5)`; leaves `lost 2-1 (1-0)`."""

GAMES_RE = re.compile(r"\bin (?P<games>\d{1,3}) (?:[a-z-]+ )?(?:games|matches|appearances|starts) this season\b")
"""Games of a player. Takes `in 22 games this season`; leaves `in 22 games for Oakford`."""

SEASON_BEGINS = 8
"""The month in which seasons of two years are under way."""

GAMES_BEFORE, GAMES_A_WEEK = 3, 1.4
"""Most games that a side of such a season has had before that month, and in a week of it."""


def scene_of(article: Article, cast: Cast, hints: Hints, day: dt.date | None) -> Scene:
    """The scene of an article that was published on `day`, or on a day not known."""
    listed = _standing(article.text, "not_dates")
    called = (name.split()[-1] for name in listed if name in article.text)
    names = [*(person.name for person in cast.people), *called]
    return Scene(
        text=article.text,
        sex=hints.sex or (cast.main.sex if cast.main else None),
        sport=_names_any(article.text, "sport_words", SPORT_RE),
        business=_names_any(article.text, "business_words", BUSINESS_RE),
        calendar_year=_is_of_calendar_year(article.text, day),
        names=frozenset(word.casefold() for name in names for word in name.split()),
        prose=_prose(article),
    )


def _prose(article: Article) -> tuple[int, ...]:
    """For each sentence, how many sentences of the story stand before it."""
    told = (article.block_of(sentence).kind not in ASIDES for sentence in article.sentences)
    return tuple(accumulate(told, initial=0))


def _standing(text: str, table: str) -> list[str]:
    """Of a list of the table, what may stand in a text, since all its words do."""
    return list(_listed(table).standing(vocabulary(text)))


@cache
def _listed(table: str) -> Listed:
    return Listed.of(WORDS[table])


def _names_any(text: str, table: str, pattern: re.Pattern[str]) -> bool:
    """Whether `pattern`, made of a list of the table, fits somewhere; it is tried only where all words of one stand."""
    there = _standing(text, table)
    return any(f" {one} " in text for one in there) or (bool(there) and pattern.search(text) is not None)


def _is_of_calendar_year(text: str, day: dt.date | None) -> bool:
    """Whether a season of the article is the calendar year."""
    calendar_year = len(CALENDAR_YEAR_RE.findall(text)) if _standing(text, "calendar_year_leagues") else 0
    if calendar_year:
        return calendar_year > (len(TWO_YEAR_RE.findall(text)) if _standing(text, "two_year_leagues") else 0)
    if day is None or day.month < SEASON_BEGINS or not _has_played_long(text, day):
        return False
    return not _names_any(text, "two_year_leagues", TWO_YEAR_RE)


def _has_played_long(text: str, day: dt.date) -> bool:
    """Whether the article counts more games than a season that began in summer can have had by that day."""
    weeks = (day - day.replace(month=SEASON_BEGINS, day=1)).days / 7
    counts = [sum(int(part or 0) for part in found.groups()) for found in RECORD_RE.finditer(text)]
    counts += [int(found["games"]) for found in GAMES_RE.finditer(text)]
    return max(counts, default=0) > GAMES_BEFORE + GAMES_A_WEEK * weeks
