"""Bracketing: what a mark does, by what stands around it."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.extract.quotes.mark_costs import ANY_LEFT, ANY_RIGHT, mark_costs
from generator.extract.quotes.marks import Bracket, find_brackets
from generator.model.evidence import Source
from generator.text.article import read_article


def brackets(text: str) -> tuple[Bracket, ...]:
    return find_brackets(read_article(Source.of(id="a", path="a.txt", text=text)))


def outer(text: str) -> list[str]:
    return [bracket.span.cut(text) for bracket in brackets(text) if bracket.depth == 0]


def inner(text: str) -> list[str]:
    return [bracket.span.cut(text) for bracket in brackets(text) if bracket.depth == 1]


@pytest.mark.parametrize("mark", list("“”\"„«»‘’'`"))
@pytest.mark.parametrize("left", ANY_LEFT)
@pytest.mark.parametrize("right", ANY_RIGHT)
def test_every_mark_between_every_two_neighbours_has_a_row(mark: str, left: str, right: str) -> None:
    row = mark_costs(mark, left, right)

    assert (row.skip is not None) == (mark in "‘’'`")
    assert row.open is not None
    assert row.close is not None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He said “yes” and left.", ["yes"]),
        ('He said "yes" and left.', ["yes"]),
        ("He said ‘yes’ and left.", ["yes"]),
        ("He said 'yes' and left.", ["yes"]),
        ("He said «yes» and left.", ["yes"]),
        ('He said “yes" and left.', ["yes"]),
        ('He said "yes” and left.', ["yes"]),
        ("‘The players’ bus is late,’ he said.", ["The players’ bus is late,"]),
        ("'The players' bus is late,' he said.", ["The players' bus is late,"]),
        ("‘We were in the ’90s then,’ he said.", ["We were in the ’90s then,"]),
        ("'Give 'em a chance,' he said.", ["Give 'em a chance,"]),
        ("It was rock 'n' roll, and it didn't end well.", []),
        ("The boys' room and the girls' room.", []),
        ("(“yes”)", ["yes"]),
        ("A—“yes”—B.", ["yes"]),
        ("“One.” “Two.”", ["One.", "Two."]),
        ("“One. “Two. “Three.”", ["One.", "Two.", "Three."]),
        ("“One two three four.“There we are.”", ["One two three four.", "There we are."]),
        (
            "'It is late,' she said. 'I thought, 'Hit the ball'. And then they sang. 'I played. 'I won.' She wept.",
            ["It is late,", "I thought, 'Hit the ball'. And then they sang.", "I played.", "I won."],
        ),
        ("A stray ” mark.", []),
        ("''Yes,'' he said. ''We go.''", ["Yes,", "We go."]),
        ("''She said 'no.''' he said.", ["She said 'no.'"]),
        ("``Yes,'' he said.", ["Yes,"]),
        ("“”", []),
    ],
)  # fmt: skip
def test_outer_quotes(text: str, expected: list[str]) -> None:
    assert expected == outer(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“He said ‘no’ to me,” she said.", ["no"]),
        ("‘He said “no” to me,’ she said.", ["no"]),
        ("'I thought, 'This is it', and left,' she said.", ["This is it"]),
        ('"He will "fake" it," she said.', ["fake"]),
    ],
)
def test_inner_quotes(text: str, expected: list[str]) -> None:
    assert expected == inner(text)
    assert len(outer(text)) == 1


def test_a_paragraph_carries_on_what_the_one_before_left_open() -> None:
    text = "“That was a long and bitter night.\n\nBut we learned from it.”\n\nShe left."

    first, second = brackets(text)

    assert (first.opened, first.closed) == (True, False)
    assert (second.opened, second.closed) == (False, True)
    assert second.span.cut(text) == "But we learned from it."


def test_a_short_line_between_does_not_end_what_is_open() -> None:
    text = "“That was a long and bitter night.\n\nHolm in the rain on Monday\n\nBut we learned from it.”"

    assert outer(text) == ["That was a long and bitter night.", "But we learned from it."]


def test_long_narrative_ends_what_is_open() -> None:
    narrative = "It rained all day, and nobody came to see the small grey house by the sea where she lived."
    text = f"“That was a long and bitter night.\n\n{narrative}\n\nBut we learned from it.”"

    assert outer(text) == ["That was a long and bitter night."]


@given(st.text(alphabet="“”\"'‘’« ».,!aA\ns9-—", max_size=120))
def test_brackets_never_cross_a_line_and_outer_ones_never_meet(text: str) -> None:
    found = brackets(text)

    assert not [bracket for bracket in found if "\n" in bracket.span.cut(text)]
    top = [bracket.span for bracket in found if bracket.depth == 0]
    assert not [pair for pair in itertools.pairwise(top) if pair[0].end > pair[1].start]
    for bracket in found:
        assert bracket.span.cut(text) == bracket.span.cut(text).strip()
