"""Calendar arithmetic: from a day and a distance to a date as vague as the words.

Pure functions of days; no text is read here. Weeks run Monday to Sunday, weekends Saturday to Sunday, sporting seasons
July to June or, in some leagues, the calendar year. What is worked out for several possible days at once is brought
together by `in_common`.
"""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Sequence

from generator.model.edtf import EdtfDate

SUMMER = 22
SEASON_STARTS = {21: 3, 22: 6, 23: 9, 24: 12}
"""First month of each northern season, by its EDTF code."""

MIN_YEAR, MAX_YEAR = 1000, 9000
"""Years that are reckoned with; anything outside is no date of ours."""


NEAR, FAR = 45, 300
"""Days ahead up to which a day may be meant without a future tense, and back from which one needs its year."""


def year_date(year: int) -> EdtfDate | None:
    """A year."""
    return EdtfDate.parse(f"{year:04d}") if MIN_YEAR <= year <= MAX_YEAR else None


def month_date(year: int, month: int) -> EdtfDate | None:
    """A month; `month` may lie outside 1 to 12 and is carried over."""
    index = year * 12 + month - 1
    year, month = index // 12, index % 12 + 1
    return EdtfDate.parse(f"{year:04d}-{month:02d}") if MIN_YEAR <= year <= MAX_YEAR else None


def day_date(year: int, month: int, day: int) -> EdtfDate | None:
    """A day, or None where the calendar has no such day."""
    valid = MIN_YEAR <= year <= MAX_YEAR and 1 <= month <= 12 and 1 <= day <= calendar.monthrange(year, month)[1]
    return EdtfDate.parse(f"{year:04d}-{month:02d}-{day:02d}") if valid else None


def season_date(year: int, code: int) -> EdtfDate | None:
    """A season of the weather by its EDTF code: 2026, 22 for the summer of 2026."""
    return EdtfDate.parse(f"{year:04d}-{code}") if MIN_YEAR <= year <= MAX_YEAR else None


def is_season(date: EdtfDate, code: int) -> bool:
    """Whether a date is a season of the weather: 2026-22 is a summer, 2026-06-22 a day."""
    return date.text == f"{date.text[:4]}-{code}"


def weather_year(day: dt.date, code: int, step: int) -> int:
    """The year of the season (22 for summer) that "last", "this" or "next" means on `day`.

    "next summer" is this year's while it is not yet June; "last summer" is this year's once August is over. A winter is
    called by the year in which it begins.
    """
    starts = SEASON_STARTS[code]
    if code == 24:
        running = day.year - 1 if day.month <= 2 else day.year
        return running + step - (step > 0 and 2 < day.month < starts)
    over = day.month > starts + 2
    if step < 0:
        return day.year if over else day.year - 1
    if step > 0:
        return day.year if day.month < starts else day.year + 1
    return day.year


def sporting_season(year: int, *, calendar_year: bool = False) -> EdtfDate | None:
    """The season that begins in `year`: a pair of years, or the year itself."""
    if not MIN_YEAR <= year < MAX_YEAR:
        return None
    return EdtfDate.parse(f"{year:04d}" if calendar_year else f"{year:04d}/{year + 1:04d}")


def season_year(day: dt.date, *, calendar_year: bool = False) -> int:
    """The year in which the sporting season of `day` began."""
    return day.year if calendar_year or day.month >= 7 else day.year - 1


def moved(day: dt.date, days: int) -> dt.date | None:
    """The day so many days later, or None outside the years reckoned with."""
    ordinal = day.toordinal() + days
    first, last = dt.date(MIN_YEAR, 1, 1).toordinal(), dt.date(MAX_YEAR, 12, 31).toordinal()
    return dt.date.fromordinal(ordinal) if first <= ordinal <= last else None


def between_days(first: dt.date | None, last: dt.date | None) -> EdtfDate | None:
    """The interval of two days, or None where one is missing."""
    return EdtfDate.between(EdtfDate.day(first), EdtfDate.day(last)) if first and last else None


def week_of(day: dt.date, weeks: int = 0) -> EdtfDate | None:
    """Monday/Sunday of the week so many weeks from that of `day`."""
    monday = moved(day, 7 * weeks - day.weekday())
    return between_days(monday, moved(monday, 6)) if monday else None


def weekend_of(day: dt.date, weeks: int = 0) -> EdtfDate | None:
    """Saturday/Sunday of the week so many weeks from that of `day`."""
    saturday = moved(day, 7 * weeks - day.weekday() + 5)
    return between_days(saturday, moved(saturday, 1)) if saturday else None


def counted(day: dt.date, number: int, unit: str) -> EdtfDate | None:
    """The date `number` units from `day` (negative: before), no finer than the unit."""
    if abs(number) > 5000:
        return None
    if unit in ("day", "night"):
        there = moved(day, number)
        return EdtfDate.day(there) if there else None
    if unit == "week":
        return week_of(day, number)
    if unit == "fortnight":
        return week_of(day, 2 * number)
    if unit == "weekend":
        return weekend_of(day, number)
    if unit == "month":
        return month_date(day.year, day.month + number)
    if unit == "season":
        return sporting_season(season_year(day) + number)
    if unit == "decade":
        decade = day.year // 10 + number
        return EdtfDate.parse(f"{decade:03d}X") if 100 <= decade <= 900 else None
    return year_date(day.year + number)


def weekend_beside(day: dt.date) -> EdtfDate | None:
    """The weekend that a day belongs to: that before a Monday or a Tuesday, else that of its week."""
    there = moved(day, -2) if day.weekday() <= 1 else day
    return weekend_of(there) if there else None


def easter(year: int) -> dt.date:
    """Western Easter Sunday (the anonymous Gregorian algorithm, as Meeus prints it)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    lunar = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * lunar) // 451
    month, day = divmod(h + lunar - 7 * m + 114, 31)
    return dt.date(year, month, day + 1)


def nth_weekday(year: int, month: int, nth: int, weekday: int) -> dt.date:
    """The nth Monday (0) to Sunday (6) of a month; the last one for -1."""
    last = calendar.monthrange(year, month)[1]
    days = [dt.date(year, month, day) for day in range(1, last + 1)]
    return [day for day in days if day.weekday() == weekday][nth - 1 if nth > 0 else nth]


def nearest_day(day: dt.date, candidates: Sequence[dt.date], *, ahead: bool) -> dt.date | None:
    """The candidate nearest to `day` on the side asked for; `day` itself is on both."""
    side = [there for there in candidates if (there >= day if ahead else there <= day)]
    return min(side, key=lambda there: abs((there - day).days), default=None)


def meant_day(day: dt.date, days: Sequence[dt.date], *, ahead: bool | None) -> dt.date | None:
    """The one of several days that is meant, seen from `day`."""
    back, onward = nearest_day(day, days, ahead=False), nearest_day(day, days, ahead=True)
    near = onward is not None and (onward - day).days <= NEAR
    far = back is not None and (day - back).days >= FAR
    return onward if ahead or (near and (far or ahead is None)) or (far and ahead is None) else back


def in_common(values: Sequence[EdtfDate | None]) -> EdtfDate | None:
    """What holds whichever of the values is true: the value where all agree, else their month or year, else None."""
    if not values or any(value is None for value in values):
        return None
    kept = [value for value in values if value is not None]
    if len({value.text for value in kept}) == 1:
        return kept[0]
    starts = [value.earliest for value in kept if value.earliest]
    ends = [value.latest for value in kept if value.latest]
    if len(starts) < len(kept) or len(ends) < len(kept):
        return None
    first, last = min(starts), max(ends)
    if first.year != last.year:
        return None
    return month_date(first.year, first.month) if first.month == last.month else year_date(first.year)
