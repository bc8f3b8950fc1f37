"""Days by the day on which one speaks, the writer's own and those of quoted words. All people and clubs are invented."""

from __future__ import annotations

import pytest
from making import article_of

from generator.extract.dates.resolve import extract_dating
from generator.model.claims import Cast, Hints
from generator.model.edtf import EdtfDate

SUNDAY = "2023-04-23"


def value_of(text: str, words: str) -> str:
    """The value of the words in an article of a Sunday."""
    dating = extract_dating(article_of(text), Cast(), Hints(published=EdtfDate.parse(SUNDAY)))
    return next(str(timex.edtf) for timex in dating.timexes if timex.evidence.exact == words)


@pytest.mark.parametrize(
    ("quote", "words", "value"),
    [
        ("I thought we deserved something tonight", "tonight", "2023-04-22"),
        ("Tonight she was a problem", "Tonight", "2023-04-22"),
        ("What she did today was fine", "today", "2023-04-22"),
        ("She did it all today", "today", "2023-04-22"),
        ("I like it less today, and they are old", "today", "2023-04-23"),
        ("The papers will be full of it tomorrow", "tomorrow", "2023-04-24"),
        ("I read it last night", "last night", "2023-04-22"),
    ],
)
@pytest.mark.parametrize("marks", ["“{}”", '"{}"'])
def test_the_day_after_quoted_words_are_of_the_eve_that_the_writer_told_of(
    quote: str, words: str, value: str, marks: str
) -> None:
    told = marks.format(f"{quote},")

    assert value == value_of(f"Corve beat Ardley on Saturday.\n\n{told} Holm said.", words)


def test_tomorrow_in_words_of_a_night_is_the_day_of_publication() -> None:
    text = "Corve beat Ardley on Saturday night.\n\n“We rest tomorrow,” Holm said."

    assert value_of(text, "tomorrow") == SUNDAY


def test_the_writer_s_own_words_are_of_the_day_of_publication() -> None:
    assert value_of("Corve beat Ardley on Saturday. They rest today.", "today") == SUNDAY
    assert value_of("Corve beat Ardley on Saturday. “Fine,” Holm said. They were told tonight.", "tonight") == SUNDAY


def test_words_of_the_same_day_stay_on_it() -> None:
    assert value_of("Corve beat Ardley on Sunday.\n\n“We won it tonight,” Holm said.", "tonight") == SUNDAY
    assert value_of("Corve beat Ardley on Friday.\n\n“We won it tonight,” Holm said.", "tonight") == SUNDAY
