"""Stamps: what an article prints of the day it was published, near its top or its end.

Takes the blocks of an article, gives a day and the words that state it. A stamp is a date beside a word that says so
("Published: 9 March 2021"), a line that is a date and nothing else, a dateline with its year, or, above the article, a
line in which nothing but names and a page's furniture stands beside its dates. Of several dates of such a line the
earliest counts: what is updated later was written then. Where a text lost its line breaks, a stamp with a colon or a
time of day counts in the midst of its first words. Figures that could be read two ways (4/5/2021) state nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.extract.dates.lexicon import DAY, DAY_BEFORE, MONTH_SHORT, YEAR, month_of
from generator.extract.dates.reckoning import day_date
from generator.model.article import Article
from generator.model.edtf import EdtfDate
from generator.model.evidence import Span
from generator.text.alternation import one_of
from generator.text.tokens import has_digit

FIGURES = r"(?P<first>\d\d?)(?P<by>[./-])(?P<second>\d\d?)(?P=by)(?P<full>(?:20)?\d\d)(?![\d.])"
"""A date in figures. Takes `28.01.2024`, `1/28/24`; leaves `1.2.2024.3`."""

MONTH_FIRST = MONTH_SHORT.replace("month>", "month_first>")
DAY_SECOND = DAY.replace("day>", "day_last>")
WRITTEN = (
    rf"(?:(?P<iso>\d{{4}}-\d\d-\d\d)|{DAY_BEFORE}(?:{DAY}\s+{MONTH_SHORT}|{MONTH_FIRST}\s+{DAY_SECOND}),?\s+{YEAR})"
)
DATE = rf"(?:{WRITTEN}|\b{FIGURES})"
DATE_RE = re.compile(DATE, re.IGNORECASE)
"""A whole date. Takes `Tue 9 MARCH 2021`, `2021-03-09`, `09/03/2021`; leaves `March 2021`."""

ZONE = r"(?:,?\s*[A-Z]{1,4}\b(?:[+-]\d\d?)?)?"
CLOCK = rf"(?:at\s+|T)?\d\d?[:.]\d\d(?:[:.]\d\d)?(?:\s*[ap]\.?m\b\.?)?{ZONE}"
"""A time of day. Takes `at 10:30 AM ET`, `T20:41:00Z`, `07:14, UK`; leaves `10 years`."""

STAMP_RE = re.compile(
    rf"(?-i:(?<![a-z]))(?:{one_of('dates.stamps.words')})(?:\s+(?:on|at))?\s*[:\-–|]?\s*[`'\"*_]*\s*(?:{CLOCK},?\s+)?{DATE}",
    re.IGNORECASE,
)
"""A stamp. Takes `Published: 9 March 2021`; leaves `published his book in March 2021`."""

LABEL_RE = re.compile(
    rf"(?-i:(?<![a-z])(?=[A-Z]))(?!date)(?:{one_of('dates.stamps.words')})(?:\s+(?:on|at))?"
    rf"(?:(?:\s*[:.|]+)+(?P<colon>)\s*)?\s*(?:{CLOCK},?\s+(?P<clock>))?\Z",
    re.IGNORECASE,
)
"""What stands before the date of a stamp in the midst of other words. Takes `Updated 11:48 PM CDT, `, `PUBLISHED: . `;
leaves `published on `, `Date: `."""

AFTER_RE = re.compile(rf"(?:,?\s+|\s*[|•·–-]\s*){CLOCK}", re.IGNORECASE)
"""A time of day behind a date. Takes `, 23:08 BST`; leaves `, 10 years`."""

AUTHOR_RE = re.compile(r"\s+[|•·]?\s*By\s+[A-Z]")
"""An author behind a date. Takes ` By Ada`; leaves ` by Ada`."""

LINE_RE = re.compile(
    rf"[\W_]*(?:by\s+[\w .’'-]{{3,40}}[,|•·–-]\s*)?{DATE}(?:[\s,|•·–-]*{CLOCK})?[\W_]*",
    re.IGNORECASE,
)
"""A line that is a date and nothing else. Takes `9 March 2021, 10:30 GMT`; leaves `9 March 2021 was cold`."""

DATELINE_RE = re.compile(
    rf"(?<![\w-])(?-i:[A-Z][A-Z'’.]{{2,}}(?:\s[A-Z][A-Z'’.]+){{0,3}})(?:,\s*[A-Z][\w.]+)?(?:,\s+|,?\s+(?P<bracket>\())"
    rf"{DATE}(?(bracket)\)\s*[-–—/:]|(?=\s*(?:\(|[-–—/:])))",
    re.IGNORECASE,
)
"""A dateline with its year. Takes `PARIS, March 9, 2021 (Wire) -`, `PARIS (March 9, 2021) -`; leaves `In PARIS, March 9, 2021 was cold`."""

YEARLESS_RE = re.compile(
    rf"(?<![\w-])[A-Z][A-Z'’.]+(?:[ -][A-Z][A-Z'’.]+){{0,3}}(?:,\s*[A-Z][\w.]+){{0,2}},\s+(?:{DAY}\s+{MONTH_SHORT}|{MONTH_FIRST}\s+{DAY_SECOND})(?=\s*(?:\(|[-–—/:]))"
)
"""A dateline that leaves its year out. Takes `PARIS, March 9 (Wire) -`; leaves `In PARIS, March 9 was cold`."""

FURNITURE_RE = re.compile(
    rf"{CLOCK}|(?:{one_of('dates.stamps.words', 'dates.stamps.labels')})\b(?:\s+(?:on|at)\b)?:?|(?:\(?\d{{1,3}}\)?\s*)?(?:{one_of('dates.stamps.furniture')})\b"
    r"|(?-i:[A-Z][\w.’'&+-]*|(?:of|and|the|for|by|from)\b)(?!:)|\(\d{1,3}\)|[\s,|•·/()@;–—-]+",
    re.IGNORECASE,
)
"""What may stand beside the date of a line above the article. Takes `10:30 AM ET`, `Corve`, `Source:`, `5 min read`, `|`;
leaves `scored`, `Born:`."""

EDGE_BLOCKS = 12
"""How many blocks from the top, and as many from the end, may be a stamp."""

LONGEST = 200
"""Most characters of a block that is a stamp; a longer one may begin with a dateline."""

RUN_IN = 500
"""How many characters of a text's first words a stamp may stand in, where line breaks were lost."""


def find_stamp(article: Article) -> tuple[EdtfDate, Span] | None:
    """The day that the article states for itself, and where; None where it states none."""
    kinds = [block.kind for block in article.blocks]
    above = kinds.index("paragraph") if "paragraph" in kinds else len(kinds)
    titled = kinds[1:2] == ["paragraph"]
    places = list(enumerate(article.blocks))
    for place, block in (*places[:EDGE_BLOCKS], *places[-EDGE_BLOCKS:]):
        words = block.span.cut(article.text)
        if not has_digit(words):
            continue
        title = titled and block.kind == "headline"
        found = _stamp_of(words, above_article=place < above and not title)
        if found := found or (_run_in(words) if place <= above else None):
            date, start, end = found
            return date, Span(block.span.start + start, block.span.start + end)
    return None


def find_yearless(article: Article) -> tuple[int, int, Span] | None:
    """Month and day of a dateline that leaves its year out, and where it stands; None where there is none."""
    body = next((block for block in article.blocks if block.kind == "paragraph"), None)
    for block in article.blocks[:EDGE_BLOCKS]:
        start, end = block.span.start, block.span.end
        match = YEARLESS_RE.match(article.text, start, end)
        if block is body:
            match = match or YEARLESS_RE.search(article.text, start, min(start + RUN_IN, end))
        if match:
            month, day = match["month"] or match["month_first"], match["day"] or match["day_last"]
            return month_of(month), int(day), Span(*match.span())
    return None


def _stamp_of(words: str, *, above_article: bool) -> tuple[EdtfDate, int, int] | None:
    """The day that a block states, and where its words begin and end in it."""
    match = DATELINE_RE.match(words)
    if len(words) <= LONGEST:
        stamp = STAMP_RE.search(words)
        if (above_article or stamp) and (found := _earliest(words)):
            return found
        match = match or stamp or LINE_RE.fullmatch(words)
    date = _date_of(match) if match else None
    return (date, match.start(), match.end()) if match and date else None


def _earliest(words: str) -> tuple[EdtfDate, int, int] | None:
    """The earliest date of a line of furniture; None for any other line."""
    matches = list(DATE_RE.finditer(words))
    ends = [0, *(match.end() for match in matches)]
    starts = [*(match.start() for match in matches), len(words)]
    if not matches or not all(_is_furniture(words, *between) for between in zip(ends, starts, strict=True)):
        return None
    dates = [date for match in matches if (date := _date_of(match))]
    return (min(dates, key=str), 0, len(words)) if dates else None


def _run_in(words: str) -> tuple[EdtfDate, int, int] | None:
    """The earliest day that a stamp states in the midst of a text's first words, and where; None where none does."""
    dates = (match for match in DATE_RE.finditer(words, 0, RUN_IN) if _is_stamped(words, match))
    datelines = DATELINE_RE.finditer(words, 0, RUN_IN)
    found = [(date, match.start(), match.end()) for match in (*dates, *datelines) if (date := _date_of(match))]
    return min(found, key=lambda stamp: str(stamp[0]), default=None)


def _is_stamped(words: str, date: re.Match[str]) -> bool:
    """Whether a label and a colon or a time of day stand beside a date, a machine's time to the second, or an author."""
    label = LABEL_RE.search(words[: date.start()])
    after = AFTER_RE.match(words, date.end())
    if label:
        return label["colon"] is not None or label["clock"] is not None or after is not None
    return bool(date["iso"] and after and after[0].count(":") > 1) or AUTHOR_RE.match(words, date.end()) is not None


def _is_furniture(words: str, start: int, end: int) -> bool:
    """Whether nothing but furniture stands here."""
    return all(_pieces(words, start, end))


def _pieces(words: str, start: int, end: int) -> Iterator[bool]:
    """Piece by piece, whether it is furniture; nothing after the first that is not."""
    while start < end:
        piece = FURNITURE_RE.match(words, start, end)
        yield piece is not None
        start = piece.end() if piece else end


def _date_of(match: re.Match[str]) -> EdtfDate | None:
    """The day of a match of `DATE`; None where the calendar has none, or two."""
    if match["iso"]:
        year, month, day = (int(part) for part in match["iso"].split("-"))
        return day_date(year, month, day)
    if match["first"]:
        return _day_of_figures(match)
    month_name, day_figures = match["month"] or match["month_first"], match["day"] or match["day_last"]
    return day_date(int(match["year"]), month_of(month_name), int(day_figures))


def _day_of_figures(match: re.Match[str]) -> EdtfDate | None:
    """The day of a date in figures, where only one order of day and month is possible; between stops the day is first."""
    first, second, year = int(match["first"]), int(match["second"]), int(match["full"]) % 100 + 2000
    day_first = day_date(year, second, first)
    month_first = day_date(year, first, second) if match["by"] != "." else None
    return (day_first or month_first) if None in (day_first, month_first) or day_first == month_first else None
