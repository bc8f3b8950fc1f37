"""Dates in words, as vague as they are."""

from __future__ import annotations

import pytest

from generator.model.edtf import EdtfDate
from generator.reconcile.when import date_words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2031", "2031"),
        ("2031-05", "May 2031"),
        ("2031-05-09", "9 May 2031"),
        ("1993-22", "summer 1993"),
        ("2031-05~", "about May 2031"),
        ("2031-05-XX", "May 2031"),
        ("2031-XX-XX", "2031"),
        ("2031-05/..", "from May 2031"),
        ("../2031", "by 2031"),
        ("2031-24", "winter 2031–32"),
        ("2031-07-23/2031-12-31", "23 July to 31 December 2031"),
        ("2031-07-23/2031-07-25", "23 to 25 July 2031"),
        ("2031-22/2031-24", "summer 2031 to winter 2031–32"),
        ("2030/2031", "2030 to 2031"),
        ("2030-12-30/2031-01-02", "30 December 2030 to 2 January 2031"),
    ],
)
def test_a_date_is_said_as_vaguely_as_it_is_known(text: str, expected: str) -> None:
    assert expected == date_words(EdtfDate.parse(text))
