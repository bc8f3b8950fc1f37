"""Dates are said as vaguely as they are."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.edtf import EdtfDate
from generator.model.spoken import date_words
from generator.render.dates import day_words, with_date_words


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2022", "2022"),
        ("2022-12", "December 2022"),
        ("2022-12-09", "9 December 2022"),
        ("2026-22", "summer 2026"),
        ("2025-24", "winter 2025–26"),
        ("1999-24", "winter 1999–00"),
        ("199X", "the 1990s"),
        ("19XX", "some year from 1900 to 1999"),
        ("2022-XX", "some time in 2022"),
        ("2022-12-XX", "a day in December 2022"),
        ("2022-12~", "about December 2022"),
        ("2022?", "perhaps 2022"),
        ("2022-12-09%", "perhaps about 9 December 2022"),
        ("2022-12/..", "from December 2022"),
        ("../2025", "by the end of 2025"),
        ("../2025-11", "by the end of November 2025"),
        ("../2025-11-20", "by 20 November 2025"),
        ("../2025~", "by about 2025"),
        ("2025/2026", "2025 to 2026"),
        ("2018/2026", "2018 to 2026"),
        ("2025-06/2025-07", "June to July 2025"),
        ("2025-06-11/2025-07-19", "11 June to 19 July 2025"),
        ("2025-06-11/2025-06-14", "11 to 14 June 2025"),
        ("2025-12-30/2026-01-02", "30 December 2025 to 2 January 2026"),
        ("2025-06-11~/2025-06-14", "about 11 June to 14 June 2025"),
        ("2025-06-11/2025-06-11", "11 June 2025"),
    ],
)
def test_words_of_a_date(edtf: str, words: str) -> None:
    assert words == date_words(EdtfDate.parse(edtf))


def test_two_years_are_a_season_only_where_the_words_say_so() -> None:
    assert date_words(EdtfDate.parse("2025/2026"), season=True) == "2025–26 season"
    assert date_words(EdtfDate.parse("2024/2026"), season=True) == "2024 to 2026"


@given(st.dates(min_value=dt.date(1000, 1, 1)))
def test_a_day_is_said_in_full(day: dt.date) -> None:
    assert day_words(day) == date_words(EdtfDate.day(day))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Counted from 2025-07-23/2025-12-31.", "Counted from 23 July to 31 December 2025."),
        ("2022-12 has come already", "December 2022 has come already"),
        ("the age, about 2026-07-26.", "the age, about 26 July 2026."),
        ("played in ../2025", "played in by the end of 2025"),
        ("written 2025-22", "written summer 2025"),
        ("open: 2022-12/..", "open: from December 2022"),
    ],
)
def test_coded_dates_in_our_own_words_are_said_in_words(text: str, shown: str) -> None:
    assert shown == with_date_words(text)


@pytest.mark.parametrize(
    "text",
    ["in 2025", "a 2-1 win", "the 2010-11 season", "“2022-12” as printed", "2025-99", "call 2025-12-1234", "..."],
)
def test_other_words_stay(text: str) -> None:
    assert text == with_date_words(text)
