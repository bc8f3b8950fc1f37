"""Names of a list that may stand in a text."""

from __future__ import annotations

from generator.text.listed import Listed
from generator.text.tokens import vocabulary


def standing(names: list[str], text: str) -> list[str]:
    return sorted(Listed.of(names).standing(vocabulary(text)))


def test_a_name_may_stand_where_all_its_words_do() -> None:
    assert standing(["Norland League", "Cup"], "The league of Norland") == ["Norland League"]


def test_one_that_lacks_a_word_does_not() -> None:
    assert standing(["Norland League"], "Norland won") == []


def test_names_that_begin_alike_are_told_apart() -> None:
    names = ["Norland Cup", "Norland League", "Norland"]

    assert standing(names, "the Norland Cup") == ["Norland", "Norland Cup"]
