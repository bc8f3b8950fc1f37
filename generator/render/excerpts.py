"""Words cut out of a text: runs between marks, and a sentence shortened around the words that count.

Nothing here changes a word: every run is a slice of the text, and runs joined are the text again.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from dataclasses import dataclass

from generator.model.evidence import Span

LENGTH = 112
"""How many code points an excerpt has about: two lines of the evidence column; look at the pages after a change."""

REACH = 14
"""How many code points of a sentence are shown on each side of the marked words at least."""

SLACK = 16
"""A rest no longer than this is shown instead of an ellipsis: cutting a word or three gains nothing."""


@dataclass(frozen=True, slots=True)
class Run:
    """A slice of a text, with the ids of all marks that cover it, sorted."""

    text: str
    ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A slice of a text around some spans of it."""

    span: Span
    cut_before: bool
    cut_after: bool


def cut_runs(text: str, bounds: Span, marks: Iterable[tuple[Span, str]]) -> tuple[Run, ...]:
    """The text in `bounds`, cut wherever a mark begins or ends; marks may overlap and reach outside."""
    first, last = bounds.start, bounds.end
    inside = [
        (max(span.start, first), min(span.end, last), mark)
        for span, mark in marks
        if span.start < last and first < span.end
    ]
    if not inside:
        return (Run(text[first:last]),)
    edges = sorted({first, last, *(edge for start, end, _ in inside for edge in (start, end))})
    runs: list[Run] = []
    for start, end in itertools.pairwise(edges):
        ids = tuple(sorted({mark for opens, closes, mark in inside if opens <= start and end <= closes}))
        if runs and runs[-1].ids == ids:
            runs[-1] = Run(runs[-1].text + text[start:end], ids)
        else:
            runs.append(Run(text[start:end], ids))
    return tuple(runs)


def shorten(text: str, bounds: Span, spans: Iterable[Span]) -> Excerpt:
    """The part of `bounds` that shows `spans` with some words around them, cut between words."""
    kept = tuple(spans)
    first, last = min(span.start for span in kept), max(span.end for span in kept)
    start, end = min(bounds.start, first), max(bounds.end, last)
    reach = max(REACH, (LENGTH - (last - first)) // 2)
    if first - start > reach + SLACK:
        start = _word_start(text, first - reach, first)
    if end - last > reach + SLACK:
        end = _word_end(text, last + reach, last)
    return Excerpt(Span(start, end), cut_before=start > bounds.start, cut_after=end < bounds.end)


def _word_start(text: str, position: int, limit: int) -> int:
    """The first start of a word at or after `position`, or `limit`."""
    while position < limit and not (text[position - 1].isspace() and not text[position].isspace()):
        position += 1
    return position


def _word_end(text: str, position: int, limit: int) -> int:
    """The last end of a word at or before `position`, or `limit`."""
    while position > limit and not (text[position].isspace() and not text[position - 1].isspace()):
        position -= 1
    return position
