"""Calendar arithmetic."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.extract.dates.reckoning import (
    counted,
    day_date,
    easter,
    in_common,
    meant_day,
    month_date,
    nearest_day,
    nth_weekday,
    season_year,
    sporting_season,
    weather_year,
    week_of,
    weekend_of,
)
from generator.model.edtf import EdtfDate

DAYS = st.dates(dt.date(1900, 1, 1), dt.date(2100, 12, 31))


@given(DAYS, st.integers(-60, 60))
def test_a_week_runs_from_monday_to_sunday_and_holds_its_weekend(day: dt.date, weeks: int) -> None:
    week, weekend = week_of(day, weeks), weekend_of(day, weeks)

    assert week
    assert weekend
    assert week.earliest
    assert week.latest
    assert (week.earliest.weekday(), week.latest.weekday()) == (0, 6)
    assert weekend.within(week)
    assert week.earliest <= day + dt.timedelta(7 * weeks) <= week.latest


@given(DAYS, st.sampled_from(["day", "week", "weekend", "month", "year", "season", "decade"]))
def test_no_units_away_is_the_unit_that_holds_the_day(day: dt.date, unit: str) -> None:
    here = counted(day, 0, unit)

    assert here
    assert unit == "weekend" or here.may_overlap(EdtfDate.day(day))


@given(DAYS, st.integers(-5000, 5000), st.sampled_from(["day", "week", "month", "year"]))
def test_counting_on_moves_on(day: dt.date, number: int, unit: str) -> None:
    there, here = counted(day, number, unit), counted(day, 0, unit)

    if there and here and number > 0:
        assert here.certainly_before(there)


@given(st.lists(DAYS.map(EdtfDate.day), min_size=1, max_size=5))
def test_what_is_in_common_holds_each_value(values: list[EdtfDate]) -> None:
    shared = in_common(values)

    assert shared is None or all(value.within(shared) for value in values)


def test_what_is_in_common_of_an_unknown_value_is_unknown() -> None:
    assert in_common([EdtfDate.parse("2024"), None]) is None
    assert in_common([]) is None
    assert EdtfDate.parse("../2024") == in_common([EdtfDate.parse("../2024")] * 2)
    assert in_common([EdtfDate.parse("../2024"), EdtfDate.parse("../2025")]) is None


@pytest.mark.parametrize(
    ("year", "day"), [(1990, "04-15"), (2000, "04-23"), (2024, "03-31"), (2025, "04-20"), (2038, "04-25")]
)
def test_easter(year: int, day: str) -> None:
    """Dates as printed in the church calendars of those years."""
    assert f"{year}-{day}" == easter(year).isoformat()


def test_dates_that_no_calendar_has() -> None:
    assert day_date(2023, 2, 29) is None
    assert day_date(2023, 13, 1) is None
    assert month_date(99999, 1) is None
    assert counted(dt.date(2024, 1, 1), 10**9, "day") is None
    assert sporting_season(9999) is None


def test_months_carry_over() -> None:
    assert EdtfDate.parse("2023-12") == month_date(2024, 0)
    assert EdtfDate.parse("2025-01") == month_date(2024, 13)


def test_a_sporting_season_turns_in_july() -> None:
    assert (season_year(dt.date(2024, 6, 30)), season_year(dt.date(2024, 7, 1))) == (2023, 2024)
    assert season_year(dt.date(2024, 2, 1), calendar_year=True) == 2024


@pytest.mark.parametrize(
    ("day", "code", "years"),
    [
        ("2024-02-10", 22, (2023, 2024, 2024)),
        ("2024-05-31", 22, (2023, 2024, 2024)),
        ("2024-06-01", 22, (2023, 2024, 2025)),
        ("2024-09-01", 22, (2024, 2024, 2025)),
        ("2024-01-15", 24, (2022, 2023, 2024)),
        ("2024-07-15", 24, (2023, 2024, 2024)),
        ("2024-12-15", 24, (2023, 2024, 2025)),
    ],
)
def test_last_this_and_next_season(day: str, code: int, years: tuple[int, int, int]) -> None:
    today = dt.date.fromisoformat(day)

    assert years == tuple(weather_year(today, code, step) for step in (-1, 0, 1))


def test_the_nearest_day_keeps_to_its_side() -> None:
    days = [dt.date(2024, 1, 1), dt.date(2024, 6, 1)]

    assert days[0] == nearest_day(dt.date(2024, 5, 31), days, ahead=False)
    assert days[1] == nearest_day(dt.date(2024, 1, 2), days, ahead=True)
    assert nearest_day(dt.date(2024, 7, 1), days, ahead=True) is None


@given(st.integers(1900, 2100), st.integers(1, 12), st.sampled_from([1, 2, 3, 4, -1]), st.integers(0, 6))
def test_the_nth_weekday_of_a_month_is_one_and_lies_in_it(year: int, month: int, nth: int, weekday: int) -> None:
    there = nth_weekday(year, month, nth, weekday)

    assert (year, month, weekday) == (there.year, there.month, there.weekday())
    assert nth < 0 or (there.day - 1) // 7 == nth - 1
    assert nth > 0 or (there + dt.timedelta(7)).month != month


@pytest.mark.parametrize(
    ("today", "ahead", "meant"),
    [
        ("2024-10-30", False, "2024-12-07"),
        ("2024-10-30", True, "2024-12-07"),
        ("2024-09-30", False, "2023-12-07"),
        ("2024-09-30", None, "2023-12-07"),
        ("2024-11-30", None, "2024-12-07"),
        ("2024-12-20", False, "2024-12-07"),
        ("2024-12-20", True, "2025-12-07"),
    ],
)
def test_a_day_soon_to_come_wins_over_one_far_back(today: str, ahead: bool | None, meant: str) -> None:  # noqa: FBT001 - an expected value
    days = [dt.date(year, 12, 7) for year in (2023, 2024, 2025)]

    assert dt.date.fromisoformat(meant) == meant_day(dt.date.fromisoformat(today), days, ahead=ahead)
