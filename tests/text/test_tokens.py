"""Runs of letters, whatever the script."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.text.tokens import LETTERS_RE, letters_of


@pytest.mark.parametrize(
    ("text", "letters"),
    [
        ("Łódź, 75 × 2", ["łódź"]),
        ("the 9th at ½ pace", ["the", "th", "at", "½", "pace"]),
        ("Зенит and Ardley’s", ["зенит", "and", "ardley", "s"]),
    ],
)
def test_letters_come_folded_and_in_order(text: str, letters: list[str]) -> None:
    assert letters_of(text) == letters


@given(st.text(max_size=40))
def test_the_quick_way_gives_what_the_slow_one_does(text: str) -> None:
    assert letters_of(text) == LETTERS_RE.findall(text.casefold())


@given(st.text(st.characters(max_codepoint=0x24F), max_size=40))
def test_so_it_does_for_latin_ones(text: str) -> None:
    assert letters_of(text) == LETTERS_RE.findall(text.casefold())
