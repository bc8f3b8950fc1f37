"""Cutting words never changes them."""

from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st

from generator.model.evidence import Span
from generator.render.excerpts import REACH, Run, cut_runs, shorten

WORDS = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "


def test_overlapping_marks_are_cut_into_runs_that_carry_all_their_ids() -> None:
    runs = cut_runs("the red fox ran", Span(0, 15), [(Span(4, 11), "a"), (Span(8, 15), "b"), (Span(4, 7), "c")])

    assert runs == (
        Run("the "),
        Run("red", ("a", "c")),
        Run(" ", ("a",)),
        Run("fox", ("a", "b")),
        Run(" ran", ("b",)),
    )


def test_marks_that_reach_outside_are_cut_to_the_bounds() -> None:
    assert cut_runs("abcdef", Span(2, 4), [(Span(0, 6), "x"), (Span(4, 6), "y")]) == (Run("cd", ("x",)),)


spans = st.tuples(st.integers(0, 39), st.integers(1, 12)).map(lambda pair: Span(pair[0], pair[0] + pair[1]))


@given(st.text(min_size=52, max_size=60), spans, st.lists(st.tuples(spans, st.sampled_from("abc"))))
def test_runs_joined_are_the_text(text: str, bounds: Span, marks: list[tuple[Span, str]]) -> None:
    runs = cut_runs(text, bounds, marks)

    assert "".join(run.text for run in runs) == bounds.cut(text)
    assert all(one.ids != other.ids for one, other in itertools.pairwise(runs))


def test_a_long_sentence_is_shortened_between_words() -> None:
    text = WORDS * 4
    mark = Span(text.index("nine", 200), text.index("nine", 200) + 4)

    excerpt = shorten(text, Span(0, len(text)), [mark])

    assert excerpt.cut_before
    assert excerpt.cut_after
    assert set(excerpt.span.cut(text).split()) <= set(WORDS.split())
    assert excerpt.span.holds(mark)


def test_a_short_sentence_is_shown_whole() -> None:
    text = WORDS[:REACH]

    excerpt = shorten(text, Span(0, len(text)), [Span(0, 3)])

    assert (excerpt.span, excerpt.cut_before, excerpt.cut_after) == (Span(0, len(text)), False, False)


@given(st.text(min_size=300, max_size=400), st.integers(0, 250), st.integers(1, 49))
def test_an_excerpt_always_holds_the_marked_words(text: str, start: int, length: int) -> None:
    mark = Span(start, start + length)
    excerpt = shorten(text, Span(0, len(text)), [mark])

    assert excerpt.span.holds(mark)
    assert excerpt.cut_before == (excerpt.span.start > 0)
    assert excerpt.cut_after == (excerpt.span.end < len(text))
