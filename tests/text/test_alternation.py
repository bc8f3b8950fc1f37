"""Many words as one pattern: a tree of letters takes what the words in a row would take."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.errors import KnowledgeError
from generator.text.alternation import any_of, one_of, quick_any_of

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


@pytest.mark.parametrize("case", [True, False])
def test_a_quick_search_finds_the_same_whole_words(*, case: bool) -> None:
    words, text = ["cap", "captain", "Home side"], "A cap, Captain; the home side, recap caps Home side_ Home side"
    slow = re.compile(rf"\b{any_of(words)}\b", 0 if case else re.IGNORECASE)

    found = [match.span() for match in re.finditer(quick_any_of(words, case=case), text)]

    assert found
    assert found == [match.span() for match in slow.finditer(text)]


def test_lists_of_the_tables_are_one_group() -> None:
    found = one_of("articles", "possessives", "event_words.clauses.background")

    assert [word for word in ("the", "his", "former", "he") if re.fullmatch(found, word)] == ["the", "his", "former"]


def test_the_names_of_a_section_are_words() -> None:
    assert re.fullmatch(one_of("numbers.scales"), "million")


@pytest.mark.parametrize("name", ["no_such_class", "numbers.no_such_list", "numbers.scales.million"])
def test_a_list_that_no_table_has_is_told(name: str) -> None:
    with pytest.raises(KnowledgeError, match=name.rpartition(".")[2]):
        one_of(name)
