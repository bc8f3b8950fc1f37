"""What is compared: annotations made by hand (gold), and what `factsheet extract` prints of the same article.

Takes JSON text or plain values, gives frozen values of one shape for both, so that scoring reads them alike. Offsets are
half-open, in code points of the article's text. Fields of either side that measure nothing (rules, titles of sources)
are left out. Reading files is left to the caller.

| code | meaning |
|---|---|
| EVAL01 | a gold file that is no JSON, or not of this shape |
| EVAL02 | a gold file whose words do not stand where it says |
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

import msgspec

from generator.errors import ContentError, EdtfError, Place, Problem
from generator.model.edtf import EdtfDate

FactKind = Literal["quotes", "timexes", "events", "records"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Words of an article, with their place."""

    start: int
    end: int
    exact: str


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteNote:
    """A quote: who said which words."""

    kind: Literal["direct", "fragment"]
    segments: tuple[Words, ...]
    speaker: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TimexNote(Words):
    """An expression that can be put on a calendar."""

    edtf: str | None
    edtf_also_ok: tuple[str, ...] = ()
    """Other values that are right; gold alone has them."""
    optional: bool = False
    """Whether it may be found or not; gold alone says so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EventNote:
    """A happening with its date; undated ones are printed, but not measured."""

    title: str
    evidence: tuple[Words, ...]
    edtf: str | None
    edtf_also_ok: tuple[str, ...] = ()
    optional: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordNote:
    """A number that says something of somebody."""

    metric: str
    value: int | float | str
    evidence: tuple[Words, ...]
    holder: str | None = None
    metric_also_ok: tuple[str, ...] = ()
    """Other names of the metric; one word of any of them is enough."""
    value_also_ok: tuple[int | float | str, ...] = ()
    unit: str | None = None
    optional: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Trap(Words):
    """Words that look like a fact of this kind, and are none."""

    kind: FactKind
    value: str | None = None
    """The number that must not be read there; None where any would be wrong."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Notes:
    """All that is compared of one article."""

    quotes: tuple[QuoteNote, ...] = ()
    timexes: tuple[TimexNote, ...] = ()
    events: tuple[EventNote, ...] = ()
    records: tuple[RecordNote, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Gold(Notes):
    """One article as a person annotated it."""

    id: str
    sha256: str
    """Of the article's text as UTF-8; pairs the gold with what was extracted."""
    published: str | None = None
    """Day of publication that extraction is told, or None where it must find out."""
    nothing: tuple[Trap, ...] = ()


def parse_gold(text: str, path: str) -> Gold:
    """Read a gold file's text; `path` is for messages alone.

    Raises:
        ContentError: EVAL01, with the place in the file where it went wrong.

    """
    try:
        gold = msgspec.json.decode(text, type=Gold)
        if gold.published is not None:
            EdtfDate.parse(gold.published)
    except (msgspec.MsgspecError, EdtfError) as fault:
        problem = Problem(
            code="EVAL01",
            place=Place(path=path),
            message=f"expected the annotations of one article; {fault}",
            hint="its shape is that of what `factsheet extract` prints, with the article's `id` and `sha256`",
        )
        raise ContentError([problem]) from fault
    return gold


def read_extraction(values: Mapping[str, Any]) -> Notes:
    """What `factsheet extract` prints of one article, as notes; `values` is the object that it prints."""
    return msgspec.convert(values, type=Notes)


def check_gold(gold: Gold, text: str, path: str) -> tuple[Problem, ...]:
    """Every note of a gold file whose words do not stand in `text` at its offsets."""
    return tuple(
        Problem(
            code="EVAL02",
            place=Place(path=path),
            message=f"[{words.start}, {words.end}) holds {text[words.start : words.end]!r}, not {words.exact!r}",
            words=words.exact,
            hint="count offsets in code points of the article's text, end exclusive",
        )
        for words in all_words(gold)
        if words.start < 0 or text[words.start : words.end] != words.exact or not words.exact
    )


def all_words(gold: Gold) -> Iterator[Words]:
    """Every piece of text that a gold file points at, kind by kind."""
    for quote in gold.quotes:
        yield from quote.segments
    yield from gold.timexes
    for event in gold.events:
        yield from event.evidence
    for record in gold.records:
        yield from record.evidence
    yield from gold.nothing
