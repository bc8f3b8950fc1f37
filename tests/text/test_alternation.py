"""Many words as one pattern: a tree of letters takes what the words in a row would take."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.text.alternation import any_of

WORDS = st.lists(st.text(alphabet="ab c-.", min_size=1, max_size=5), min_size=1, max_size=8)


@given(WORDS, st.text(alphabet="ab c-.", max_size=12))
def test_the_tree_takes_what_the_words_in_a_row_take(words: list[str], text: str) -> None:
    row = "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))

    assert re.findall(any_of(words), text) == re.findall(row, text)


@pytest.mark.parametrize("text", ["cap", "captain", "captaincy"])
def test_a_word_that_goes_on_is_no_word_of_the_list(text: str) -> None:
    found = re.match(rf"{any_of(['cap', 'captain'])}\b", text)

    assert (found.group() if found else None) == (text if text != "captaincy" else None)


def test_a_blank_may_be_given_a_pattern_of_its_own() -> None:
    assert re.fullmatch(any_of(["home side"], blank="[ -]"), "home-side")
    assert not re.fullmatch(any_of(["home side"]), "home-side")
