"""The strip says in bars how much of a source is cited."""

from __future__ import annotations

from generator.render.strip import draw_strip


def test_the_strip_has_a_bar_a_sentence() -> None:
    strip = draw_strip([2, 5, 99], 5)

    assert strip.label == "2 of 5 sentences cited"
    assert (strip.cited.count("M"), strip.other.count("M")) == (2, 3)
    assert strip.box == "0 0 157 24"
    assert draw_strip([], 40).box == "0 0 397 24"
