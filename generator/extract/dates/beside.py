"""A competition named beside a date: "the Euros last year", "the tournament next summer" in a sentence about one.

The date keeps the value that its words give; the edition played in it is what the tournament file adds.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from generator.extract.dates.setting import Setting, Value
from generator.extract.dates.tournaments import (
    Edition,
    code_of,
    competition_pattern,
    competition_words,
    editions_of,
    other_sports,
    sex_of,
)
from generator.model.edtf import EdtfDate
from generator.text.tokens import vocabulary


@cache
def competition_re() -> re.Pattern[str]:
    """A competition's name. Takes `the Euros`; leaves `Eurostar`."""
    return re.compile(rf"(?<!\w){competition_pattern()}(?!\w)", re.IGNORECASE)


def competitions_near(setting: Setting) -> Iterator[re.Match[str]]:
    """Competitions named around an expression, in order of place."""
    if not competition_words().isdisjoint(vocabulary(setting.sentence.cut(setting.text))):
        yield from competition_re().finditer(setting.text, *setting.near.edges)


def editions_named(setting: Setting, found: re.Match[str]) -> tuple[Edition, ...]:
    """Editions of the competition that a match names, for the player's sex; none for another sport's."""
    words = setting.text[max(setting.sentence.start, found.start() - 30) : found.start("competition")].split()
    if words and words[-1].casefold() in other_sports():
        return ()
    code = code_of(" ".join(found["competition"].split()))
    return editions_of(code, sex_of(found["whose"], setting.scene.sex)) if code else ()


def edition_beside(setting: Setting, date: EdtfDate) -> Edition | None:
    """The edition of a competition named in the sentence that was, or will be, played in `date`."""
    for found in competitions_near(setting):
        played = [
            edition
            for edition in editions_named(setting, found)
            if date.earliest and date.latest and date.earliest <= edition.end and edition.start <= date.latest
        ]
        if len(played) == 1 and EdtfDate.day(played[0].end).within(date):
            return played[0]
    return None


def beside_edition(setting: Setting, date: EdtfDate | None) -> Value | None:
    """A value counted from publication, with the days of an edition named in the same sentence."""
    if date is None:
        return None
    edition = edition_beside(setting, date)
    if edition is None:
        return Value(edtf=date, basis="publication")
    return Value(edtf=date, worked_out=edition.days, basis="publication", outside=edition.fact)
