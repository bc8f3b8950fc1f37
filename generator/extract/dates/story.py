"""The story that an article tells: the dates that follow from the one which it has just named.

"In October 2021 he left. He was back *in March*": the first March after that October, not the last one before publication.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from generator.extract.dates.setting import Setting, Told, Value
from generator.model.edtf import EdtfDate

RANGE_RE = re.compile(r"\s*(?:and|to|until|till|through|[-–])\s*")
"""What joins two ends of a stretch, where the second needs no year if it is near. Takes ` and `; leaves `. On `."""

ASIDE_RE = re.compile(r",\s+(?:who|whom|whose|which|where|from\s+whom|for\s+whom)\s[^,.;:!?]*$")
"""A clause that only looks back, before its date. Takes `, whom she joined in `; leaves `, who left, was back in `."""

PARAGRAPH_RE = re.compile(r"\n\s*\n")
"""The end of a paragraph, where a story that lives on counted dates ends. Takes a blank line; leaves a line's end."""

OPENS_RE = re.compile(r"\W*In\s+\d{4},")
"""A year that opens its sentence. Takes `In 1988,`; leaves `In the end, 1988,`."""

THEN_RE = re.compile(r",?\s+(?:when|where)\b")
"""What tells on of a bound. Takes `, when he fell in `; leaves `, and the bank opens on `."""

SINCE_RE = re.compile(r"\bsince (?:the )?$", re.IGNORECASE)
"""What makes a date a bound, and no time of the story. Takes `since `; leaves `in `."""

NOW_RE = re.compile(r"\b(?:has|have|is|are|now)\b|['’](?:ve|re)\b")
"""What takes a story back to the present. Takes ` has been there since, and`; leaves ` had left, and`."""

CHAIN_DAYS = 250
"""How long after a story's own date what follows may be; later ones are as likely of another story."""

CHAIN_SENTENCES = 3
"""How far back a story's own date carries a month without a year ("In October 2021 … on November 6")."""


def follow_story(setting: Setting, date_in: Callable[[int], EdtfDate | None]) -> Value | None:
    """The first such date after one that the story itself has just named with its year.

    Args:
        setting: where the words stand.
        date_in: gives the date of a year.

    """
    if setting.ahead or not setting.told:
        return None
    told = setting.told[-1]
    if RANGE_RE.fullmatch(setting.text, told.place.end, setting.place.start):
        return None
    bound = SINCE_RE.search(setting.text, max(0, told.place.start - 12), told.place.start)
    if bound and not THEN_RE.match(setting.text, told.place.end):
        return None
    if setting.sentences_since(told) > CHAIN_SENTENCES or not (
        _tells_a_story(told) or _is_year_led_by(setting, told) or _opens_sentence(setting, told)
    ):
        return None
    if told.value.anchor and PARAGRAPH_RE.search(setting.text, told.place.end, setting.place.start):
        return None
    if told.sentence != setting.index and ASIDE_RE.search(
        setting.text, max(0, told.place.start - 120), told.place.start
    ):
        return None
    start = told.at.earliest if told.at else None
    if start is None or NOW_RE.search(setting.text, told.place.end, setting.place.start):
        return None
    dates = [date_in(year) for year in (start.year, start.year + 1)]
    floor = start.replace(day=1)
    most = CHAIN_DAYS if _tells_a_story(told) else 365
    later = [date for date in dates if date and date.earliest and 0 <= (date.earliest - floor).days <= most]
    if not later or (setting.day and later[0].earliest and later[0].earliest > setting.day):
        return None
    return Value(edtf=later[0], basis="expression", anchor=told.place)


def _tells_a_story(told: Told) -> bool:
    """Whether a date is fine enough, and not counted from publication, to carry what follows."""
    return told.value.basis != "publication" and told.at is not None and told.at.precision in ("month", "day")


def _opens_sentence(setting: Setting, told: Told) -> bool:
    """Whether a year opens the sentence, and so holds what it tells: "In 1988, an attack on March 16 killed …"."""
    if told.sentence != setting.index or told.value.basis != "words" or told.at is None or told.at.precision != "year":
        return False
    return OPENS_RE.fullmatch(setting.text, setting.sentence.start, told.place.end + 1) is not None


def _is_year_led_by(setting: Setting, told: Told) -> bool:
    """Whether "by" measures how far a year that the words name had gone: "He came in 2014. By December …"."""
    by = setting.before.rstrip().casefold().endswith("by") or setting.place.cut(setting.text).casefold().startswith(
        "by"
    )
    return by and told.value.basis == "words" and told.at is not None and told.at.precision == "year"
