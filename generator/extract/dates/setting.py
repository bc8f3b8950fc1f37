"""What a rule of dates is, what it may look at, and what it gives."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from generator.model.claims import Sex
from generator.model.edtf import EdtfDate
from generator.model.evidence import Span

REACH = 240
"""Code points on either side of an expression that its meaning may rest on; longer than any clause of the seeds."""

Basis = Literal["words", "publication", "expression"]
"""What a value rests on: its own words, the day of publication, or another expression of the article."""

Trigger = Literal["month", "year", "weekday", "unit", "deixis", "edition", "that", "holiday", "quarter", "nth"]
"""Kinds of words; a sentence without any is not read, and a rule is tried only where one of its kinds stands."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """What an expression means."""

    edtf: EdtfDate | None = None
    """None where it must stay open."""
    worked_out: EdtfDate | None = None
    """A narrower value that the tournament file adds."""
    basis: Basis = "words"
    anchor: Span | None = None
    """Place of the expression that it is counted from."""
    at: EdtfDate | None = None
    """The date of the happening itself, where the value is an interval that begins or ends there."""
    outside: str | None = None
    """The outside fact that it rests on."""


OPEN = Value(basis="publication")
"""A date all right, but which one is not known: there is no day to count from."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """An expression of the article and what it means."""

    place: Span
    sentence: int
    """Index of its sentence."""
    value: Value
    ahead: bool | None = None
    """Whether the words around it look ahead, where its rule asks for that."""

    @property
    def at(self) -> EdtfDate | None:
        """The date that a later "that night" can mean."""
        return self.value.at or self.value.edtf


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """What holds for a whole article."""

    text: str
    sex: Sex | None = None
    """Of the player: picks men's or women's competitions."""
    sport: bool = False
    """Whether the article speaks of a sporting season."""
    business: bool = False
    """Whether the article speaks of profits and sales."""
    calendar_year: bool = False
    """Whether that season is the calendar year."""
    names: frozenset[str] = frozenset()
    """Words of people's names, case folded."""
    prose: tuple[int, ...] = ()
    """For each sentence, how many sentences of the story stand before it; captions and the like are none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What a rule may look at besides its match."""

    scene: Scene
    sentence: Span
    index: int
    """Index of the sentence."""
    place: Span
    """Where the expression stands."""
    day: dt.date | None = None
    """A possible day of publication, or None where nothing is known of it."""
    ahead: bool | None = None
    """Whether the words around look ahead; None where they do not tell."""
    told: tuple[Told, ...] = ()
    """The last expressions before this one, the nearest last."""
    stated: tuple[Told, ...] = ()
    """The next few expressions whose words alone give a month or a day, in order of place."""

    @property
    def text(self) -> str:
        """The article's text."""
        return self.scene.text

    def on(self, day: dt.date | None) -> Setting:
        """The same in an article of another day; written out, for it is asked for each day that an article may be of."""
        return Setting(
            scene=self.scene,
            sentence=self.sentence,
            index=self.index,
            place=self.place,
            day=day,
            ahead=self.ahead,
            told=self.told,
            stated=self.stated,
        )

    def sentences_since(self, told: Told) -> int:
        """How many sentences of the story an earlier expression lies back; a caption between makes it no farther."""
        return self.scene.prose[self.index] - self.scene.prose[told.sentence]

    @property
    def near(self) -> Span:
        """The part of the sentence around the expression that is looked at, so that time stays linear."""
        return Span(max(self.sentence.start, self.place.start - REACH), min(self.sentence.end, self.place.end + REACH))

    @property
    def before(self) -> str:
        """The near part of the sentence up to the expression."""
        return self.scene.text[max(self.sentence.start, self.place.start - REACH) : self.place.start]

    @property
    def after(self) -> str:
        """The near part of the sentence from the expression on."""
        return self.scene.text[self.place.end : min(self.sentence.end, self.place.end + REACH)]


Meaning = Callable[[re.Match[str], Setting], Value | None]
"""What a match means; None where it is no date after all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DateRule:
    """One kind of expression."""

    id: str
    pattern: str
    """Source of the pattern; word edges are added, case is ignored except where the source says otherwise."""
    meaning: Meaning
    triggers: tuple[Trigger, ...]
    """Kinds of words of which the sentence must hold one."""
    needs: frozenset[str] = frozenset()
    """Whole words in small letters, or signs, of which the sentence must hold one as well, where any are given."""
    also: frozenset[str] = frozenset()
    """The same for another part of the pattern; what costs most is tried only where all its parts may stand."""
    in_figures: bool = False
    """Whether it always holds a figure."""
    directed: bool = False
    """Whether the tense of the sentence matters."""
    keeps_inner: bool = False
    """Whether expressions inside this one are listed as well ("a week after the final *next summer*")."""
    takes: str
    """A text that it reads as a date."""
    leaves: str
    """A text that looks like it and is none."""
