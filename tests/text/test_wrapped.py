"""Paragraphs whose lines were broken to a width."""

from __future__ import annotations

import textwrap

from hypothesis import given
from strategies import texts

from generator.text.wrapped import paragraph_edges

FERRY = (
    "The harbour master of Corve said on Tuesday that the old ferry would leave the pier for good in April. He had asked "
    "for a new one twice, he said, and was told to wait until the council had met."
)
TICKETS = (
    "“We have waited for nine years,” said Ada Example, who sells tickets there. “Nobody can say that we were in a hurry, "
    "and nobody will say that we complained.”"
)
STORY = (FERRY, TICKETS, "The council meets on Friday.")


def paragraphs_of(text: str) -> list[str]:
    """The paragraphs, each on one line."""
    return [" ".join(edges.cut(text).split()) for edges in paragraph_edges(text)]


def wrapped(width: int, *, between: str = "\n\n", indent: str = "") -> str:
    """The story as wire copy has it."""
    return between.join(textwrap.fill(words, width, initial_indent=indent) for words in STORY)


def test_lines_broken_to_a_width_are_one_paragraph() -> None:
    assert paragraphs_of(wrapped(64)) == list(STORY)


def test_an_indented_line_begins_a_paragraph() -> None:
    assert paragraphs_of(wrapped(64, between="\n", indent="    ")) == list(STORY)


def test_a_short_line_ends_a_paragraph() -> None:
    assert paragraphs_of(wrapped(72, between="\n")) == list(STORY)


def test_a_paragraph_a_line_stays_as_it_is() -> None:
    assert paragraphs_of("\n".join(STORY)) == list(STORY)


def test_a_list_is_no_paragraph() -> None:
    lines = [
        "Fixtures of the second round of the cup, by day",
        "Corve v Northport",
        "Oakford v Ardley Town",
        "Holm v Belham",
    ]

    assert paragraphs_of("\n".join([*lines, *lines])) == [*lines, *lines]


def test_a_long_headline_stands_for_itself() -> None:
    headline = "Old ferry of Corve to leave the pier for good in April, harbour master says, and nobody can tell what comes next"

    assert paragraphs_of(f"{headline}\n{wrapped(60)}\n\n{wrapped(60)}") == [headline, *STORY, *STORY]


def test_few_full_lines_prove_nothing() -> None:
    text = textwrap.fill(FERRY, 80)

    assert text.count("\n") == 2
    assert paragraphs_of(text) == text.split("\n")


@given(texts())
def test_paragraphs_hold_all_that_can_be_seen_in_order(text: str) -> None:
    shown = "".join(edges.cut(text) for edges in paragraph_edges(text))

    assert "".join(shown.split()) == "".join(text.split())
