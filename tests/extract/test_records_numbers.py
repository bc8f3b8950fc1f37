"""The grammar of numbers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import texts

from generator.extract.records.numbers import Number, find_numbers, number_of
from generator.model.evidence import Span


def numbers_of(text: str) -> tuple[Number, ...]:
    return find_numbers(text, Span(0, len(text)))


@pytest.mark.parametrize(
    ("text", "value", "form"),
    [
        ("21 goals", 21, "cardinal"),
        ("1,250 votes", 1250, "cardinal"),
        ("2 million votes", 2000000, "cardinal"),
        ("twenty-one goals", 21, "cardinal"),
        ("half a dozen goals", 6, "cardinal"),
        ("a dozen goals", 12, "cardinal"),
        ("two hundred games", 200, "cardinal"),
        ("two hundred and fifty games", 250, "cardinal"),
        ("a hundred and one caps", 101, "cardinal"),
        ("the 75th goal", 75, "ordinal"),
        ("the twenty-first goal", 21, "ordinal"),
        ("the hundredth goal", 100, "ordinal"),
        ("a 2–1 win", "2-1", "score"),
        ("a 217-213 vote", "217-213", "score"),
        ("£17million", 17000000, "money"),
        ("$1.5 billion", 1500000000, "money"),
        ("€30m", 30000000, "money"),
        ("45 million pounds", 45000000, "money"),
        ("54%", 54, "share"),
        ("54.5 per cent", 54.5, "share"),
        ("1.5kg", 1.5, "measure"),
        ("scored twice", 2, "times"),
        ("a hat trick", 3, "times"),
        ("in 1:56.31", "1:56.31", "clock"),
        ("in 2:17:16", "2:17:16", "clock"),
        ("clocked 4:12", "4:12", "clock"),
        ("7.12m", 7.12, "measure"),
    ],
)
def test_a_number_has_its_value_and_form(text: str, value: float | str, form: str) -> None:
    assert [(value, form)] == [(number.value, number.form) for number in numbers_of(text)]


@pytest.mark.parametrize(
    "text",
    [
        "in 2022", "on 4 March", "on March 4th", "at 19:45", "a 4-3-3", "the B52", "@fan7", "#12", "0800 000000", "12345678", "007",
        "the 2020-21 season", "somewhere", "attend", "no one-off",
    ],
)  # fmt: skip
def test_what_counts_nothing_is_no_number(text: str) -> None:
    assert tuple(number for number in numbers_of(text) if number.value != 1) == ()


def test_coordinated_ordinals_stand_apart_and_know_their_group() -> None:
    text = "his 75th, 76th and 77th goals"

    found = numbers_of(text)

    assert [number.value for number in found] == [75, 76, 77]
    assert {"75th, 76th and 77th"} == {number.group.cut(text) for number in found}
    assert [number.span.cut(text) for number in found] == ["75th", "76th", "77th"]


def test_money_keeps_currency_and_period() -> None:
    (wage,) = numbers_of("on £75,000-per-week pay")

    assert (wage.value, wage.currency, wage.period) == (75000, "GBP", "week")


@pytest.mark.parametrize(("sign", "code"), [("£", "GBP"), ("€", "EUR"), ("$", "USD"), ("US$", "USD"), ("A$", "AUD")])
def test_a_sign_is_its_currency(sign: str, code: str) -> None:
    assert [code] == [number.currency for number in numbers_of(f"for {sign}5m")]


def test_tens_and_units_without_a_hyphen_are_two_numbers() -> None:
    assert [number.value for number in numbers_of("reach fifty eight times")] == [50, 8]


@given(st.integers(0, 999_999))
def test_digits_with_commas_are_the_number(value: int) -> None:
    assert value == number_of(f"{value:,}")


@given(texts())
def test_numbers_stand_in_order_inside_the_text(text: str) -> None:
    found = numbers_of(text) if text else ()

    assert list(found) == sorted(found, key=lambda number: number.span)
    assert all(number.group.holds(number.span) or number.form == "money" for number in found)
    assert all(number.span.end <= len(text) for number in found)
