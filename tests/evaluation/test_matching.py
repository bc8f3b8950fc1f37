"""When two facts are the same, and how they are paired."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.evaluation.annotations import EventNote, RecordNote, Words
from generator.evaluation.matching import (
    edges_fit,
    fineness,
    label_words,
    pair_up,
    same_date,
    same_label,
    same_person,
    touching,
    trimmed,
    value_key,
)


def words(start: int, end: int) -> Words:
    return Words(start=start, end=end, exact="")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ada Example", "Example"),
        ("Ada Example", "ada example"),
        ("Zoë Brandt-Ould", "Zoe Brandt Ould"),
        ("Football Union of Norland", "FUON"),
        ("Aleksei Sorin", "Alexei Sorin"),
        (None, None),
        (None, ""),
    ],
)
def test_names_that_may_be_one(one: str | None, other: str | None) -> None:
    assert same_person(one, other)
    assert same_person(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Ada Example", "Eve Example"), ("Ada Example", None), ("Ada Example", "Ada Sample"), (None, "Ada")],
)
def test_names_that_are_two(one: str | None, other: str | None) -> None:
    assert not same_person(one, other)
    assert not same_person(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [(5, "5"), (5, 5.0), ("2-1", "2–1"), ("2 - 1", "2-1"), ("holder", "Holder"), (1200, "1,200"), ("1.5", 1.5)],
)
def test_values_that_are_equal(one: float | str, other: float | str) -> None:
    assert value_key(one) == value_key(other)


@pytest.mark.parametrize(
    ("one", "other"), [("2-1", "1-2"), ("2-1", 2), ("7-5", "7-5-3"), ("won", "holder"), (76, 75), (-3, 3)]
)
def test_values_that_differ(one: float | str, other: float | str) -> None:
    assert value_key(one) != value_key(other)


@pytest.mark.parametrize(
    ("edtf", "expected"),
    [
        (None, 0),
        ("../2025", 0),
        ("199X", 1),
        ("2025", 1),
        ("2025/2026", 1),
        ("2022-12/..", 2),
        ("2026-22", 2),
        ("2022-12-10~", 3),
    ],
)
def test_how_fine_a_date_is(edtf: str | None, expected: int) -> None:
    assert fineness(edtf) == expected


def test_a_date_is_right_whatever_its_doubt_and_only_if_it_is_listed() -> None:
    gold = EventNote(title="", evidence=(), edtf="2025", edtf_also_ok=("2025-10",))

    assert [
        same_date(gold, EventNote(title="", evidence=(), edtf=value))
        for value in ("2025~", "2025-10?", "2025-11", None)
    ] == [True, True, False, False]


def test_a_label_needs_the_holder_and_one_word_of_the_metric() -> None:
    gold = RecordNote(holder="Ada Example", metric="number of England goals", value=5, unit=None, evidence=())

    def said(holder: str | None, metric: str) -> bool:
        return same_label(gold, RecordNote(holder=holder, metric=metric, value=5, evidence=()))

    assert [
        said("Example", "goal"),
        said("Ada Example", "England_matches"),
        said("Eve Sample", "goals"),
        said(None, "goals"),
        said("Ada Example", "number of caps"),
    ] == [True, True, False, False, False]


def test_any_holder_will_do_where_gold_names_none() -> None:
    gold = RecordNote(metric="victories", metric_also_ok=("wins",), value=5, evidence=())

    assert same_label(gold, RecordNote(holder="Eve", metric="win", value=5, evidence=()))


def test_words_of_a_metric_stand_in_the_singular() -> None:
    assert {"city", "match", "pass", "goal"} == label_words("cities, matches_passes and all goals")


def test_outer_marks_and_stops_are_no_part_of_a_segment() -> None:
    text = "she said: ‘“Well!” I’m done.’ "

    start, end = trimmed(text, words(10, 29))

    assert text[start:end] == "Well!” I’m done"


@pytest.mark.parametrize(
    ("other", "expected"), [((10, 30), 2), ((11, 30), 1), ((12, 30), 1), ((13, 30), 0), ((10, 33), 0), ((30, 40), 0)]
)
def test_edges_may_be_off_by_two(other: tuple[int, int], expected: int) -> None:
    assert edges_fit((10, 30), other) == expected


def test_what_touches_is_counted_pair_by_pair() -> None:
    assert touching([words(0, 10), words(20, 30)], [words(5, 25)]) == 10
    assert touching([words(0, 10)], [words(10, 20)]) == 0


def test_the_best_fits_are_paired_first_and_no_pair_is_lost_for_it() -> None:
    table = {("a", "x"): 3, ("a", "y"): 1, ("b", "x"): 2}

    pairs = pair_up("ab", "xy", lambda one, other: table.get((one, other), 0))

    assert pairs == ((0, 1), (1, 0))


def test_gold_that_counts_is_paired_before_gold_that_does_not() -> None:
    assert pair_up("oF", "x", lambda _one, _other: 1, first=str.isupper) == ((1, 0),)


@given(st.lists(st.lists(st.integers(0, 3), min_size=5, max_size=5), max_size=5))
def test_pairs_use_each_item_once_and_only_where_they_fit(table: list[list[int]]) -> None:
    pairs = pair_up(range(len(table)), range(5), lambda left, right: table[left][right])

    assert len({left for left, _ in pairs}) == len({right for _, right in pairs}) == len(pairs)
    assert all(table[left][right] for left, right in pairs)
    unused = set(range(len(table))) - {left for left, _ in pairs}
    free = set(range(5)) - {right for _, right in pairs}
    assert not any(table[left][right] for left in unused for right in free)
