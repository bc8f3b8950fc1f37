"""What has to be known of every article before it is clear whose profile needs the rest of it.

Who is in it and when it was published; and, apart from that, the deeds and utterances that another article may give to
somebody else.
"""

from __future__ import annotations

from dataclasses import dataclass

from generator.model.claims import Cast, PublishedFrom
from generator.model.edtf import EdtfDate
from generator.model.evidence import Evidence
from generator.model.facts import Derivation


@dataclass(frozen=True, slots=True)
class Told:
    """That a source gives a deed or an utterance to somebody."""

    source: str
    who: str
    """Their name, as the source gives it."""
    evidence: tuple[Evidence, ...]
    in_caption: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """A deed or an utterance as one source tells it, with what makes it one with those of other sources."""

    key: str
    """Stands for what two tellings of one deed have in common."""
    kind: str
    about: str
    minute: int | None = None
    told: Told


@dataclass(frozen=True, slots=True, kw_only=True)
class Tellings:
    """The deeds and the utterances that one source gives to somebody, in order."""

    deeds: tuple[Telling, ...] = ()
    words: tuple[Telling, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Gist:
    """One article, as all others see it."""

    headline: str | None
    length: int
    """How many sentences it has."""
    cast: Cast
    """The people, without the places where they are named."""
    published: EdtfDate | None = None
    published_from: PublishedFrom | None = None
    dating: tuple[Derivation, ...] = ()
    """How `published` came about."""
