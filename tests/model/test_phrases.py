"""A phrase is the English that it reads, and knows what it was made of."""

from __future__ import annotations

import copy
import pickle

import pytest

from generator.model.edtf import EdtfDate
from generator.model.phrases import Phrase, difference_words, joined

TURNS = Phrase("Turns {years} in {date}.", years=33, date=EdtfDate.parse("2026-22"))


def test_a_phrase_reads_as_english_and_equals_it() -> None:
    assert TURNS == "Turns 33 in summer 2026."
    assert hash(TURNS) == hash("Turns 33 in summer 2026.")
    assert TURNS.startswith("Turns")


def test_braces_in_words_of_a_source_are_no_parts() -> None:
    assert Phrase("{letter} adds “{words}”", letter="B", words="{date} {0}") == "B adds “{date} {0}”"
    assert Phrase("as {it} stands") == "as {it} stands"


@pytest.mark.parametrize("copied", [copy.copy, copy.deepcopy, lambda phrase: pickle.loads(pickle.dumps(phrase))])  # noqa: S301 - our own
def test_a_copy_knows_its_parts(copied: object) -> None:
    assert callable(copied)
    again = copied(TURNS)

    assert (again, again.pattern, again.parts) == (TURNS, TURNS.pattern, TURNS.parts)


def test_texts_are_joined_and_empty_ones_left_out() -> None:
    both = joined(("one", "", Phrase("two")), by=Phrase(" and "))

    assert both == "one and two"
    assert isinstance(both, Phrase)
    assert [type(part) for _, part in both.parts] == [str, Phrase, Phrase]
    assert joined(("", ""), by="; ") == ""


def test_a_difference_is_worked_out() -> None:
    assert difference_words(100, 76) == "100 − 76 = 24."
