"""Kinds: direct, fragment, or no quote at all."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.extract.quotes.kinds import Setting, holds_clause, tell_kind

ALONE = Setting(
    paused=False,
    words="We never stopped.", headline=False, opened=True, closed=True, embedded=False, after_comma=True, clause_after=False,
    clause_before=False, resumes=False, runs_on=False, told=False, before="",
)  # fmt: skip
INSIDE = replace(ALONE, embedded=True, after_comma=False, before="it")


@pytest.mark.parametrize(
    "words",
    [
        "I’m lucky",
        "this was just the start",
        "no decision has been made",
        "the plan is dead",
        "we know it",
        "voters are angry",
        "when you live by the sea",
    ],
)
def test_a_subject_and_its_verb_make_a_clause(words: str) -> None:
    assert holds_clause(words.split())


@pytest.mark.parametrize(
    "words",
    [
        "a betrayal of the young",
        "toughest",
        "proud of what we have done",
        "knocking on the door",
        "one of the best I have seen",
        "the finest ever to be staged",
        "you and your friends",
    ],
)
def test_words_without_a_subject_of_their_own_make_none(words: str) -> None:
    assert not holds_clause(words.split())


def test_words_that_stand_alone_are_direct() -> None:
    assert tell_kind(ALONE) == "direct"


def test_two_words_are_direct_where_somebody_is_said_to_say_them() -> None:
    assert tell_kind(replace(ALONE, words="Never again", clause_after=True)) == "direct"
    assert tell_kind(replace(ALONE, words="Never again")) is None


def test_a_word_that_the_sentence_runs_on_from_is_a_fragment() -> None:
    assert tell_kind(replace(ALONE, words="fire", clause_before=True, runs_on=True)) == "fragment"


def test_a_phrase_may_stand_before_the_subject() -> None:
    assert tell_kind(replace(INSIDE, words="as a town, we say no to it", told=True)) == "direct"
    assert tell_kind(replace(INSIDE, words="as a town, or nearly so", told=True)) == "fragment"


def test_two_words_with_a_stop_of_their_own_are_direct() -> None:
    assert tell_kind(replace(ALONE, words="Not one.")) == "direct"


def test_sentences_inside_the_writers_own_are_direct() -> None:
    assert tell_kind(replace(INSIDE, words="a little late, in a word. Nobody asked for it", told=True)) == "direct"
    assert tell_kind(replace(INSIDE, words="a plan of Mr. Holm", told=True)) == "fragment"


def test_a_predicate_whose_subject_the_writer_gives_is_a_fragment() -> None:
    assert tell_kind(replace(INSIDE, words="has cost us more than it will bring", told=True)) == "fragment"
    assert tell_kind(replace(INSIDE, words="Has it cost us more than it will bring", told=True)) == "direct"


def test_a_title_with_a_verb_is_no_quote_unless_somebody_says_it() -> None:
    song = replace(INSIDE, words="It Is Our Time", before="anthem", told=True)

    assert tell_kind(song) is None
    assert tell_kind(replace(song, clause_before=True)) == "direct"
    assert tell_kind(replace(song, words="Face the Town", before="corve's", clause_before=True)) is None
    assert tell_kind(replace(song, words="Face the Town", before="on", clause_before=True)) is None


def test_a_heading_in_marks_is_no_quote_though_it_holds_a_clause() -> None:
    assert tell_kind(replace(ALONE, words="All Roads Are Shut.")) is None
    assert tell_kind(replace(ALONE, words="All Roads Are Shut.", clause_after=True)) == "direct"
    assert tell_kind(replace(ALONE, words="All roads are shut.")) == "direct"


def test_a_comma_before_many_words_and_a_clause_behind_them_make_them_direct() -> None:
    words = "paying for bridges and closing banks inevitably involve some pain,"

    assert tell_kind(replace(INSIDE, words=words, paused=True, clause_after=True)) == "direct"
    assert tell_kind(replace(INSIDE, words=words, clause_after=True)) == "fragment"


def test_words_in_a_headline_are_a_fragment() -> None:
    assert tell_kind(replace(ALONE, headline=True)) == "fragment"


def test_a_quote_left_open_is_direct() -> None:
    assert tell_kind(replace(INSIDE, words="knocking on the old door", closed=False)) == "direct"


@pytest.mark.parametrize(("words", "kind"), [("we know it", "direct"), ("a disgrace", "fragment")])
def test_inside_a_sentence_a_clause_makes_the_difference(words: str, kind: str) -> None:
    assert tell_kind(replace(INSIDE, words=words, told=True)) == kind


def test_a_word_or_two_that_nobody_says_are_no_quote() -> None:
    assert tell_kind(replace(INSIDE, words="expert")) is None


def test_titles_and_nicknames_are_no_quotes() -> None:
    assert tell_kind(replace(INSIDE, words="Songs of the Northern Sea", before="of")) is None
    assert tell_kind(replace(INSIDE, words="the wall of the north", before="nicknamed", told=True)) is None


def test_marks_around_no_word_are_no_quote() -> None:
    assert tell_kind(replace(ALONE, words="…")) is None
