"""A date as vague as its source: EDTF (ISO 8601-2) levels 0 and 1.

Takes canonical text (`2022`, `2022-12`, `2022-12-10`, `2026-22` for a summer, `2025/2026`, `2022-12/..`, `../2023`,
`199X`, `2022-12-XX`, each with `?`, `~` or `%`) and gives its earliest and latest day. Level 2 is refused: its sets and
choices say more than an article does. There is no `<`: a date that is a whole year is neither before nor after a day of
it, so ask `certainly_before` or `may_overlap`, and sort by `order`.

Source: https://www.loc.gov/standards/datetime/ (levels 0 and 1). Southern seasons and hours are left out: no article
of ours needed them.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal

from generator.errors import EdtfError

Precision = Literal["decade", "year", "season", "month", "day", "interval"]

DATE_RE = re.compile(
    r"(?P<year>\d{4}|\d{3}X|\d{2}XX)(?:-(?P<month>\d{2}|XX)(?:-(?P<day>\d{2}|XX))?)?(?P<mark>[?~%])?", re.ASCII
)
"""One date. Takes `2022-12~`; leaves `22-12`, `2022-12-10T20:00`, figures that are no ASCII."""

SEASON_MONTHS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 2)}
"""First and last month of a northern season; winter runs into the next year."""

OPEN = ".."


@dataclass(frozen=True, slots=True)
class EdtfDate:
    """A date or an interval. Make it with `EdtfDate.parse`.

    Equality is equality of canonical text.
    """

    text: str
    """Canonical EDTF."""
    earliest: dt.date | None = field(compare=False)
    """First day that it can mean; None when open."""
    latest: dt.date | None = field(compare=False)
    """Last day that it can mean; None when open."""
    precision: Precision = field(compare=False)

    def __post_init__(self) -> None:
        if self.earliest and self.latest and self.earliest > self.latest:
            raise EdtfError(f"{self.text!r} ends before it begins")

    def __str__(self) -> str:
        return self.text

    @classmethod
    def parse(cls, text: str) -> EdtfDate:
        """Read EDTF of level 0 or 1.

        Raises:
            EdtfError: with the text and what was expected.

        """
        return _parse(text)

    @classmethod
    def day(cls, date: dt.date, *, approximate: bool = False) -> EdtfDate:
        """A single day."""
        return _parse(date.isoformat() + ("~" if approximate else ""))

    @classmethod
    def between(cls, first: EdtfDate | None, last: EdtfDate | None) -> EdtfDate:
        """The interval from `first` to `last`; None leaves an end open."""
        return _parse(f"{first.text if first else OPEN}/{last.text if last else OPEN}")

    @property
    def order(self) -> tuple[dt.date, dt.date, str]:
        """Sort key: earliest day, latest day, text; open ends sort outermost."""
        return (self.earliest or dt.date.min, self.latest or dt.date.max, self.text)

    @property
    def approximate(self) -> bool:
        """Whether any part carries `?`, `~` or `%`."""
        return any(mark in self.text for mark in "?~%")

    @property
    def html(self) -> str | None:
        """The value for `<time datetime>`, or None when HTML has no such value."""
        bare = re.sub(r"[?~%]", "", self.text)
        valid = self.precision in ("year", "month", "day") and not self.approximate
        return bare if valid and "X" not in bare else None

    @property
    def year(self) -> int | None:
        """The one year that it lies in, or None."""
        if self.earliest and self.latest and self.earliest.year == self.latest.year:
            return self.earliest.year
        return None

    def certainly_before(self, other: EdtfDate) -> bool:
        """Whether every day of this lies before every day of `other`."""
        return self.latest is not None and other.earliest is not None and self.latest < other.earliest

    def may_overlap(self, other: EdtfDate) -> bool:
        """Whether some day can be both."""
        return not self.certainly_before(other) and not other.certainly_before(self)

    def within(self, other: EdtfDate) -> bool:
        """Whether every day of this lies in `other`."""
        starts = other.earliest is None or (self.earliest is not None and self.earliest >= other.earliest)
        ends = other.latest is None or (self.latest is not None and self.latest <= other.latest)
        return starts and ends


@lru_cache(maxsize=4096)
def _parse(text: str) -> EdtfDate:
    if "/" in text:
        return _parse_interval(text)
    found = DATE_RE.fullmatch(text)
    if not found:
        raise EdtfError(
            f"{text!r} is no EDTF date of level 0 or 1; expected one like 2022, 2022-12, 2022-12-10 or 2022/.."
        )
    earliest, latest, precision = _bounds(found, text)
    return EdtfDate(text, earliest, latest, precision)


def _parse_interval(text: str) -> EdtfDate:
    first, _, last = text.partition("/")
    if "/" in last:
        raise EdtfError(f"{text!r} has more than two ends")
    if first in ("", OPEN) and last in ("", OPEN):
        raise EdtfError(f"{text!r} is open at both ends, and says nothing")
    starts = None if first in ("", OPEN) else _parse(first)
    ends = None if last in ("", OPEN) else _parse(last)
    canonical = f"{starts.text if starts else OPEN}/{ends.text if ends else OPEN}"
    earliest = starts.earliest if starts else None
    latest = ends.latest if ends else None
    return EdtfDate(canonical, earliest, latest, "interval")


def _bounds(found: re.Match[str], text: str) -> tuple[dt.date, dt.date, Precision]:
    year, month, day = found["year"], found["month"], found["day"]
    first_year, last_year = int(year.replace("X", "0")), int(year.replace("X", "9"))
    if "X" in year and month:
        raise EdtfError(f"{text!r}: a month needs a whole year")
    if month == "XX" and day not in (None, "XX"):
        raise EdtfError(f"{text!r}: a day needs its month; expected {year}-XX-XX or a whole date")
    if not month or month == "XX":
        if first_year == 0:
            raise EdtfError(f"{text!r}: the year must be 0001 or later")
        precision: Precision = "decade" if "X" in year else "year"
        return dt.date(first_year, 1, 1), dt.date(last_year, 12, 31), precision
    return _month_bounds(first_year, int(month), day, text)


def _month_bounds(year: int, month: int, day: str | None, text: str) -> tuple[dt.date, dt.date, Precision]:
    if month in SEASON_MONTHS and not day:
        first, last = SEASON_MONTHS[month]
        last_year = year + (last < first)
        if not 1 <= year <= last_year <= dt.MAXYEAR:
            raise EdtfError(f"{text!r}: the season must lie between the years 0001 and 9999")
        last_day = calendar.monthrange(last_year, last)[1]
        return dt.date(year, first, 1), dt.date(last_year, last, last_day), "season"
    if not 1 <= month <= 12 or year < 1:
        raise EdtfError(f"{text!r}: {month:02d} is no month; expected 01 to 12, or 21 to 24 for spring to winter")
    last_day = calendar.monthrange(year, month)[1]
    if not day or day == "XX":
        return dt.date(year, month, 1), dt.date(year, month, last_day), "month"
    if not 1 <= int(day) <= last_day:
        raise EdtfError(f"{text!r}: {year}-{month:02d} has no day {day}")
    exact = dt.date(year, month, int(day))
    return exact, exact, "day"
