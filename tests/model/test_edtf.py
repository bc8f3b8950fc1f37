"""Dates as vague as their source."""

from __future__ import annotations

import datetime as dt
from contextlib import suppress

import edtf as oracle
import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import edtf_dates, edtf_texts, texts

from generator.errors import EdtfError
from generator.model.edtf import EdtfDate

BOUNDS = [
    ("2022", "2022-01-01", "2022-12-31", "year"),
    ("2022-12", "2022-12-01", "2022-12-31", "month"),
    ("2024-02", "2024-02-01", "2024-02-29", "month"),
    ("2022-12-10", "2022-12-10", "2022-12-10", "day"),
    ("2026-22", "2026-06-01", "2026-08-31", "season"),
    ("2023-24", "2023-12-01", "2024-02-29", "season"),
    ("199X", "1990-01-01", "1999-12-31", "decade"),
    ("18XX", "1800-01-01", "1899-12-31", "decade"),
    ("2022-12-XX", "2022-12-01", "2022-12-31", "month"),
    ("2022-XX-XX", "2022-01-01", "2022-12-31", "year"),
    ("2025/2026", "2025-01-01", "2026-12-31", "interval"),
    ("2022-12/..", "2022-12-01", None, "interval"),
    ("../2023", None, "2023-12-31", "interval"),
    ("2022-12-10~", "2022-12-10", "2022-12-10", "day"),
    ("2022?/2023~", "2022-01-01", "2023-12-31", "interval"),
]

REFUSED = [
    "", "22-12", "2022-13", "2022-00", "2022-25", "2022-02-30", "2023-02-29", "2022-22-05", "0000", "000X", "201X-05", "2022-XX-15",
    "2022-12-10T20:00", "[2022, 2023]", "{2022}", "Y12022", "2022-12?-10", "2023/2022", "../..", "/", "2022/2023/2024", "9999-24", "٢٠٢٢",
    "2022 ", "-2022",
]  # fmt: skip


@pytest.mark.parametrize(("text", "earliest", "latest", "precision"), BOUNDS)
def test_a_date_knows_its_first_and_its_last_day(
    text: str, earliest: str | None, latest: str | None, precision: str
) -> None:
    date = EdtfDate.parse(text)

    assert (
        dt.date.fromisoformat(earliest) if earliest else None,
        dt.date.fromisoformat(latest) if latest else None,
        precision,
        text,
    ) == (date.earliest, date.latest, date.precision, str(date))


@pytest.mark.parametrize("text", REFUSED)
def test_what_is_not_level_0_or_1_is_refused_by_name(text: str) -> None:
    with pytest.raises(EdtfError):
        EdtfDate.parse(text)


def test_an_unknown_end_is_written_as_an_open_one() -> None:
    assert EdtfDate.parse("../2022") == EdtfDate.parse("/2022")
    assert EdtfDate.parse("2022/..") == EdtfDate.parse("2022/")


@given(edtf_texts())
def test_reading_what_was_written_gives_the_same_date(text: str) -> None:
    date = EdtfDate.parse(text)

    assert date == EdtfDate.parse(str(date))
    assert date.earliest is None or date.latest is None or date.earliest <= date.latest


@given(texts(max_size=20))
def test_any_text_is_read_or_refused(text: str) -> None:
    with suppress(EdtfError):
        assert EdtfDate.parse(text) == EdtfDate.parse(EdtfDate.parse(text).text)


@given(edtf_texts().filter(lambda text: ".." not in text))
def test_the_edtf_package_sees_the_same_days(text: str) -> None:
    """The oracle has no open ends and no seasons of ours; all else must agree."""
    date, other = EdtfDate.parse(text), oracle.parse_edtf(text)

    assert tuple(other.lower_strict())[:3] == date.earliest.timetuple()[:3] if date.earliest else False
    assert tuple(other.upper_strict())[:3] == date.latest.timetuple()[:3] if date.latest else False


@given(edtf_dates(), edtf_dates())
def test_before_and_overlap_are_never_both(one: EdtfDate, other: EdtfDate) -> None:
    assert not (one.certainly_before(other) and one.may_overlap(other))
    assert one.may_overlap(other) == other.may_overlap(one)


@given(edtf_dates())
def test_a_date_lies_within_itself(date: EdtfDate) -> None:
    assert date.within(date)
    assert date.may_overlap(date)


@given(st.lists(edtf_dates(), min_size=1, max_size=8))
def test_order_is_total_and_open_ends_sort_outermost(dates: list[EdtfDate]) -> None:
    ordered = sorted(dates, key=lambda date: date.order)

    shuffled = [*dates[1:], dates[0]]
    assert ordered == sorted(shuffled, key=lambda date: date.order)
    assert [date.earliest or dt.date.min for date in ordered] == sorted(date.earliest or dt.date.min for date in dates)


def test_a_year_is_neither_before_nor_after_a_day_of_it() -> None:
    year, day = EdtfDate.parse("2022"), EdtfDate.parse("2022-12-10")

    assert not year.certainly_before(day)
    assert not day.certainly_before(year)
    assert day.within(year)
    assert not year.within(day)


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("2022", "2022"),
        ("2022-12", "2022-12"),
        ("2022-12-10", "2022-12-10"),
        ("2022-12-10~", None),
        ("2026-22", None),
        ("199X", None),
        ("2022-12-XX", None),
        ("2022/2023", None),
    ],
)
def test_html_gets_only_what_html_can_say(text: str, html: str | None) -> None:
    assert html == EdtfDate.parse(text).html


def test_an_interval_is_made_of_dates_and_open_ends() -> None:
    first, last = EdtfDate.parse("2022-12"), EdtfDate.day(dt.date(2023, 5, 1), approximate=True)

    assert EdtfDate.between(first, last).text == "2022-12/2023-05-01~"
    assert EdtfDate.between(None, first).text == "../2022-12"
    assert EdtfDate.between(first, last).approximate
    with pytest.raises(EdtfError):
        EdtfDate.between(None, None)


def test_the_one_year_of_a_date() -> None:
    assert EdtfDate.parse("2022-06/2022-08").year == 2022
    assert EdtfDate.parse("2022/2023").year is None
    assert EdtfDate.parse("2022/..").year is None
