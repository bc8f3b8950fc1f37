"""Lines of a text whose paragraphs were broken to a width, as wire copy and mail have them.

Takes a text, gives the edges of its paragraphs. A line runs on where the first word of the next one would not have fitted
behind it; a text is broken to a width only where nearly all its lines say so, so that a paragraph a line, a list of
fixtures or a poem stays as it is.
"""

from __future__ import annotations

import re
from itertools import pairwise

from generator.model.evidence import Span

LINE_RE = re.compile(r"[^\n]+")
"""A line. Takes `He left.`; leaves a line's end."""

GAP_RE = re.compile(r"\n[^\S\n]*\n")
"""An empty line, which ends a paragraph. Takes two ends of lines; leaves one."""

WORD_RE = re.compile(r"\S+")
"""A word with its marks. Takes `“We`; leaves a blank."""

END_RE = re.compile(r"[.!?…][\"'’”»)\]]*$")
"""The end of a sentence, where a paragraph may end. Takes `complained.”`; leaves `he said,`."""

NARROWEST, WIDEST = 45, 100
"""Widths, in code points, that texts are broken to; in wider lines a paragraph may fit whole."""

LEAST_JOINTS = 4
"""So few broken lines prove nothing."""

SHARE = 0.8
"""So many lines of those that another one follows must be full."""

SMALL_SHARE = 0.4
"""So many lines that go on from another begin with a small letter; those of a list of captions begin with a capital."""

LONG_SHARE = 0.1
"""So many lines may be wider, such as a headline or an address."""

INDENT = 2
"""So many blanks before a line begin a paragraph, where the line before has none."""


def paragraph_edges(text: str) -> list[Span]:
    """Start and end of each line, or of each paragraph broken to a width, blanks at both ends left out."""
    lines = [line for found in LINE_RE.finditer(text) if (line := _stripped(found))]
    lengths = [_column(text, line.end) for line in lines]
    width = max((length for length in lengths if length <= WIDEST), default=0)
    if width < NARROWEST or sum(length > WIDEST for length in lengths) > LONG_SHARE * len(lengths):
        return lines
    joints = [_runs_on(text, one, other, width) for one, other in pairwise(lines)]
    full = joints.count(True)
    if full < max(LEAST_JOINTS, SHARE * (full + joints.count(False))):
        return lines
    small = sum(joint is True and text[line.start].islower() for line, joint in zip(lines[1:], joints, strict=True))
    if small < SMALL_SHARE * full:
        return lines
    paragraphs = lines[:1]
    for line, joint in zip(lines[1:], joints, strict=True):
        if joint:
            paragraphs[-1] = Span(paragraphs[-1].start, line.end)
        else:
            paragraphs.append(line)
    return paragraphs


def _stripped(found: re.Match[str]) -> Span | None:
    """A line without the blanks at its ends; None where it holds nothing else."""
    words = found.group()
    start = found.start() + len(words) - len(words.lstrip())
    end = found.start() + len(words.rstrip())
    return Span(start, end) if start < end else None


def _column(text: str, place: int) -> int:
    """How many code points of its line stand before a place."""
    return place - text.rfind("\n", 0, place) - 1


def _runs_on(text: str, one: Span, other: Span, width: int) -> bool | None:
    """Whether a line goes on in the next: its first word did not fit; None where a paragraph may end between them."""
    if _column(text, one.end) > WIDEST:
        return None
    between = text[one.end : other.start]
    if GAP_RE.search(between) or _column(text, other.start) >= _column(text, one.start) + INDENT:
        return None
    word = WORD_RE.match(text, other.start, other.end)
    if word and _column(text, one.end) + 1 + word.end() - word.start() > width:
        return True
    return None if END_RE.search(text, one.start, one.end) else False
