"""The story that an article tells: the dates that follow from the one which it has just named.

"In October 2021 he left. He was back *in March*": the first March after that October, not the last one before publication.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from generator.extract.dates.cues import participles
from generator.extract.dates.scheduled import SINCE_RE
from generator.extract.dates.setting import Setting, Told, Value
from generator.model.edtf import EdtfDate
from generator.text.alternation import any_of, one_of

RANGE_RE = re.compile(r"\s*(?:and|to|until|till|through|[-–])\s*")
"""What joins two ends of a stretch, where the second needs no year if it is near. Takes ` and `; leaves `. On `."""

ASIDE_RE = re.compile(r",\s+(?:who|whom|whose|which|where|from\s+whom|for\s+whom)\s[^,.;:!?]*$")
"""A clause that only looks back, before its date. Takes `, whom she joined in `; leaves `, who left, was back in `."""

PARAGRAPH_RE = re.compile(r"\n\s*\n")
"""The end of a paragraph, where a story that lives on counted dates ends. Takes a blank line; leaves a line's end."""

OPENS_RE = re.compile(r"\W*In\s+\d{4},")
"""A year that opens its sentence. Takes `In 1988,`; leaves `In the end, 1988,`."""

SENTENCE_RE = re.compile(r"(?:^|[.!?”\"’]\s+|\n)In\s+$")
"""What stands before a year that opens its sentence. Takes `. In `; leaves `born in `."""

THEN_RE = re.compile(r",?\s+(?:when|where)\b")
"""What tells on of a bound. Takes `, when he fell in `; leaves `, and the bank opens on `."""

NOW_RE = re.compile(
    r"\b(?:has|have|is|are|now|latest|(?:last|latest|most recent) of (?:them|which|those))\b|['’](?:ve|re)\b"
)
"""What takes a story back to the present. Takes ` has been there since, and`; leaves ` had left, and`."""

HAD_RE = re.compile(r",?\s+(?:[\w’'-]+\s+){1,3}?had\b")
"""What makes a date that "by" leads to one of a story, after it. Takes ` he had put on a stone`; leaves ` they have`."""

GOES_ON_RE = re.compile(r"\b(?:and|before|then)\s+(?:in|by)\s+$")
"""What lets a clause go on in the year told of, before its date. Takes `won it, and in `; leaves `won it in `."""

HAD_SIGNS = ("had ", "’d ", "'d ")
"""Without any of these no clause is in the past perfect."""

FINE = ("season", "month", "day")
"""How fine a date must be for a clause to look back from it."""

CHAIN_DAYS = 250
"""How long after a story's own date what follows may be; later ones are as likely of another story."""

CHAIN_SENTENCES = 3
"""How far back a story's own date carries a month without a year ("In October 2021 … on November 6")."""


def follow_story(setting: Setting, date_in: Callable[[int], EdtfDate | None]) -> Value | None:
    """The first such date after one that the story has just named; in the past perfect, the last before it.

    Args:
        setting: where the words stand.
        date_in: gives the date of a year.

    """
    if setting.ahead or not setting.told:
        return None
    told = setting.told[-1]
    if RANGE_RE.fullmatch(setting.text, told.place.end, setting.place.start):
        return None
    before = setting.before
    if any(sign in before for sign in HAD_SIGNS) and _had_done_re().search(before):
        return _before_story(setting, date_in)
    gone_by = _is_led_by(setting) and HAD_RE.match(setting.after) is not None
    bound = SINCE_RE.search(setting.text, max(0, told.place.start - 12), told.place.start)
    if bound and not gone_by and not THEN_RE.match(setting.text, told.place.end):
        return None
    by_year = _is_year_led_by(setting, told) or _opens_sentence(setting, told) or _goes_on(setting, told)
    if setting.sentences_since(told) > CHAIN_SENTENCES or not (by_year or _tells_a_story(told)):
        return None
    if told.value.anchor and not gone_by and PARAGRAPH_RE.search(setting.text, told.place.end, setting.place.start):
        return None
    if told.sentence != setting.index and is_aside(setting, told):
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


def is_aside(setting: Setting, told: Told) -> bool:
    """Whether a clause that only looks back holds a date."""
    return ASIDE_RE.search(setting.text, max(0, told.place.start - 120), told.place.start) is not None


@cache
def _had_done_re() -> re.Pattern[str]:
    """A clause in the past perfect, up to its date. Takes `He had broken his leg in `; leaves `he had a trial in `."""
    done = rf"(?:[a-z]{{2,}}ed|been|{any_of(participles())})"
    return re.compile(
        rf"(?:\bhad|n’t|\w['’]d)\s+(?:(?:not|never|just|first|also|since|[a-z]+ly)\s+)*{done}\b(?:(?!\b{one_of('relatives', 'coordinators')}\b|\b(?:that|when|where|before|after|as)\b)[^.,;:!?])*$"
    )


def _before_story(setting: Setting, date_in: Callable[[int], EdtfDate | None]) -> Value | None:
    """The last such date that lies before the end of what the story told of: "winter of 2012. He had left *in October*"."""
    for told in reversed(setting.told):
        if setting.sentences_since(told) > CHAIN_SENTENCES:
            return None
        at = told.at
        if at is None or at.latest is None or at.precision not in FINE:
            continue
        if setting.day and at.latest > setting.day:
            return None
        if NOW_RE.search(setting.text, told.place.end, setting.place.start):
            return None
        dates = (date_in(year) for year in (at.latest.year, at.latest.year - 1))
        there = next((date for date in dates if date and date.earliest and date.earliest <= at.latest), None)
        return Value(edtf=there, basis="expression", anchor=told.place) if there else None
    return None


def _tells_a_story(told: Told) -> bool:
    """Whether a date is fine enough, and not counted from publication, to carry what follows."""
    return told.value.basis != "publication" and told.at is not None and told.at.precision in ("month", "day")


def _opens_sentence(setting: Setting, told: Told) -> bool:
    """Whether a year opens the sentence, or one before it in its paragraph: "In 1988, an attack on March 16 killed …"."""
    if told.value.basis != "words" or told.at is None or told.at.precision != "year":
        return False
    if told.sentence == setting.index:
        return OPENS_RE.fullmatch(setting.text, setting.sentence.start, told.place.end + 1) is not None
    start = max(0, told.place.start - 6)
    heads = SENTENCE_RE.search(setting.text, start, told.place.start)
    return heads is not None and not PARAGRAPH_RE.search(setting.text, told.place.end, setting.place.start)


def _is_led_by(setting: Setting) -> bool:
    """Whether "by" stands before the date, or opens it."""
    before, place = setting.before.rstrip().casefold(), setting.place.cut(setting.text).casefold()
    return before.endswith("by") or place.startswith("by")


def _is_year_led_by(setting: Setting, told: Told) -> bool:
    """Whether "by" measures how far a year that the words name had gone: "He came in 2014. By December …"."""
    return _is_led_by(setting) and told.value.basis == "words" and told.at is not None and told.at.precision == "year"


def _goes_on(setting: Setting, told: Told) -> bool:
    """Whether a clause goes on in a year that the story has counted: "Two years later they won it, and in July …"."""
    year = told.value.basis == "expression" and told.at is not None and told.at.precision == "year"
    return year and told.sentence == setting.index and GOES_ON_RE.search(setting.before) is not None
