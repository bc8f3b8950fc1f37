"""What the sources together say: facts, each with its evidence; disagreements; quotes side by side.

These are what reconciliation gives and what the site shows. A `Fact` without support cannot be built.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from generator.errors import GeneratorError
from generator.model.edtf import EdtfDate
from generator.model.evidence import Evidence

Section = Literal["glance", "timeline", "records"]
FactStatus = Literal["stated", "derived", "disputed"]
Stance = Literal["supports", "against"]
ChangeLabel = Literal[
    "number", "name", "negation", "hedge dropped", "hedge added", "scope", "tense", "words added", "words left out",
    "moved", "reported", "spelling",
]  # fmt: skip
"""What a wording changes, by weight, the heaviest first."""


class UnsupportedFactError(GeneratorError, ValueError):
    """A fact was made without a sentence that says it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Support:
    """A sentence that speaks for or against something."""

    evidence: Evidence
    sentence: int
    """Number of the sentence in its source, from 1, where the evidence begins."""
    stance: Stance = "supports"
    block: Literal["headline", "heading", "paragraph", "caption", "furniture", "repeat"] = "paragraph"
    """What kind of block the sentence stands in."""

    @property
    def source(self) -> str:
        """Id of the source."""
        return self.evidence.source


@dataclass(frozen=True, slots=True, kw_only=True)
class Derivation:
    """One step of what was worked out."""

    text: str
    support: tuple[Support, ...] = ()
    outside: str | None = None
    """A named outside fact, or None."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """Something that the sources say, or that follows from what they say.

    Raises:
        UnsupportedFactError: when no support speaks for it.

    """

    id: str
    """Words, stable from build to build: `f-age`, `t-misses-penalty`, `r-england-goals`."""
    section: Section
    label: str
    """What it is about: "Age when written"; for an event, its type in words."""
    value: str
    """What is claimed: "32"; for an event, its title."""
    edtf: EdtfDate | None = None
    edtf_worked_out: EdtfDate | None = None
    """A narrower date that the tournament file adds; shown beside `edtf`, never in its place."""
    status: FactStatus = "stated"
    scheduled: bool = False
    """Whether it lies ahead of the articles: what is planned, or hoped for."""
    date_derived: bool = False
    """Whether the date, not the fact, was worked out."""
    note: str = ""
    """What a reader must know beside it: a hedge, a scope, "no end stated"."""
    support: tuple[Support, ...]
    derivation: tuple[Derivation, ...] = ()
    disagreements: tuple[str, ...] = ()
    """Ids of the disagreements that it is part of."""
    quotes: tuple[str, ...] = ()
    """Ids of the quote groups whose wording it rests on."""
    counts: str = ""
    """What a number counts, as the list of metrics names it; empty for what is no number."""
    target: bool = False
    """Whether the number is aimed at, and not reached."""
    was: tuple[str, ...] = ()
    """Ids that it had before, or has where fewer sources tell it; its address keeps them."""

    def __post_init__(self) -> None:
        if not any(support.stance == "supports" for support in self.support):
            raise UnsupportedFactError(f"{self.id}: no sentence says {self.value!r}")

    @property
    def sources(self) -> tuple[str, ...]:
        """Ids of the sources that support it, sorted."""
        return tuple(sorted({support.source for support in self.support if support.stance == "supports"}))

    def independent(self, families: Mapping[str, str]) -> int:
        """How many of its sources speak for themselves; `families` gives the family of each source that copies."""
        return count_independent(self.sources, families)


def count_independent(sources: Iterable[str], families: Mapping[str, str]) -> int:
    """How many witnesses sources are: those that copy one another count once ("in 5 sources, 2 independent")."""
    return len({families.get(source) or source for source in sources})


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One side of a disagreement."""

    value: str
    support: tuple[Support, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Disagreement:
    """Readings that cannot all be true."""

    id: str
    topic: str
    """As a heading: "Round of the match against France"."""
    kind: Literal["within", "between"]
    """within: all readings stand in one source."""
    readings: tuple[Reading, ...]
    """Two or more; the printed one first, where one is printed."""
    printed: str | None
    """The value that the profile prints, or None for neither."""
    rule: str
    """Why that value, in a sentence."""
    also: tuple[Support, ...] = ()
    """Sentences that bear on it without giving a reading ("will turn 33")."""
    facts: tuple[str, ...] = ()
    """Ids of the facts that print one of the readings."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A run of words in a variant, and how it stands to the others."""

    text: str
    state: Literal["same", "changed", "moved"] = "same"


@dataclass(frozen=True, slots=True, kw_only=True)
class Variant:
    """An utterance as one source prints it."""

    source: str
    text: str
    """The words, verbatim; where they stand apart, joined by " … "."""
    pieces: tuple[Piece, ...]
    """The same words, cut where the wording differs; joined they are `text`."""
    support: tuple[Support, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """How wordings differ, said in words."""

    label: ChangeLabel
    text: str
    """Such as: 'B leaves out "I think"'."""


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteGroup:
    """One utterance, as each source prints it; a quote of one source alone is a group of one."""

    id: str
    """`q-` and words of the utterance."""
    speaker: str | None
    variants: tuple[Variant, ...]
    """At most one a source, in order of source letter."""
    changes: tuple[Change, ...] = ()
    """The heaviest first."""
    was: tuple[str, ...] = ()
    """Ids that its parts have where fewer sources tell it, which their addresses keep."""
