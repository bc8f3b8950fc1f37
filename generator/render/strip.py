"""The strip of a source, drawn at build time as paths for SVG: one bar a sentence, a high one where it is cited."""

from __future__ import annotations

from collections.abc import Iterable

from generator.render.views import StripView
from generator.render.words import ENGLISH, Words

FEWEST_BARS = 16
"""How many bars fill a strip; those of a shorter source take a part of it."""


def draw_strip(cited: Iterable[int], total: int, words: Words = ENGLISH) -> StripView:
    """The strip of a source with `total` sentences, of which those numbered in `cited` are cited."""
    chosen = set(cited)
    count = sum(1 for number in range(1, total + 1) if number in chosen)
    bars = {number: f"M{(number - 1) * 10} " for number in range(1, total + 1)}
    return StripView(
        label=words("{count} of {total} cited", count=count, total=words.count(total, "sentence")),
        box=f"0 0 {max(FEWEST_BARS, total) * 10 - 3} 24",
        cited="".join(f"{start}0h7v24h-7z" for number, start in bars.items() if number in chosen),
        other="".join(f"{start}10h7v4h-7z" for number, start in bars.items() if number not in chosen),
    )
