"""The expression of an article that another one is counted from.

The nearest earlier dated expression that is fine enough is the anchor. Without one there is no value, and nothing is
listed.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from functools import cache
from typing import Literal

from generator.extract.dates.lexicon import WORDS
from generator.extract.dates.reckoning import season_year
from generator.extract.dates.scheduled import SINCE_RE
from generator.extract.dates.setting import Setting, Told, Value
from generator.model.edtf import EdtfDate
from generator.text.alternation import any_of

Bounds = Literal["all", "beside", "none"]
"""All of them, those of the same sentence, or none."""

SENTENCES = 6
"""How many sentences back a story's date carries "the following day". Longer reaches found other stories' dates."""

FOR_RE = re.compile(r"\b(?:for|to|(?<!\bout )of|from|towards)\s+(?:the\s+)?$")
"""What makes of an edition an aim, and no time of the story. Takes `play-offs for `; leaves `at the `, `out of `."""

SEASON_RE = re.compile(r"\d{4}/\d{4}")
"""A season as two years. Takes `2024/2025`; leaves `2024-06/2024-08`."""


def value_at(edtf: EdtfDate | None, told: Told) -> Value | None:
    """A value counted from an expression; None where the calendar has no such date."""
    return Value(edtf=edtf, basis="expression", anchor=told.place) if edtf else None


@cache
def _reported_re() -> re.Pattern[str]:
    """What makes a day that of a report. Takes `she said at her camp on `; leaves `she fell on `."""
    return re.compile(rf"\b(?:{any_of(WORDS['direction']['reported'])})\b[^.,;:]{{0,40}}\s(?:on|late|early)\s+$")


def is_reported(setting: Setting, told: Told) -> bool:
    """Whether a day is the one on which something was said."""
    start = told.place.start
    return _reported_re().search(setting.text, max(0, start - 60), start) is not None


def anchor_of(
    setting: Setting,
    widest: int | None = None,
    *,
    leaves: re.Pattern[str] | None = None,
    reach: int = SENTENCES,
    bounds: Bounds = "all",
    fits: Callable[[dt.date], bool] | None = None,
) -> Told | None:
    """The nearest earlier expression that stands near enough and has a date with two ends.

    Args:
        setting: where the words stand.
        widest: days that it may span; wider ones are passed over while they hold the finer one, as the year of a story
            holds its days, or where the finer one is that of the news itself.
        leaves: words of expressions that are no anchor.
        reach: sentences that it may lie back.
        bounds: which of the dates that only bound something ("since May") are anchors too.
        fits: what its first day must fulfil.

    """
    wider: list[EdtfDate] = []
    for told in reversed(setting.told):
        if setting.sentences_since(told) > reach:
            return None
        at = told.at
        if at is None or at.earliest is None or at.latest is None:
            continue
        if (leaves and leaves.search(told.place.cut(setting.text))) or (fits and not fits(at.earliest)):
            continue
        counts = bounds == "all" or (bounds == "beside" and told.sentence == setting.index)
        if not counts and SINCE_RE.search(setting.text, max(0, told.place.start - 12), told.place.start):
            continue
        if told.value.basis == "publication" and at.precision == "day" and is_reported(setting, told):
            continue
        if told.value.outside and FOR_RE.search(setting.text, max(0, told.place.start - 24), told.place.start):
            continue
        if widest is None or (at.latest - at.earliest).days <= widest:
            held = told.value.basis == "publication" or all(at.within(other) for other in wider)
            return told if held else None
        wider.append(at)
    return None


def season_begun(at: EdtfDate, *, calendar_year: bool) -> int:
    """The year in which the season that holds `at` began; a pair of years is a season itself."""
    begun = at.earliest.year if at.earliest else 0
    if SEASON_RE.fullmatch(at.text) or at.earliest is None:
        return begun
    return season_year(at.earliest, calendar_year=calendar_year)
