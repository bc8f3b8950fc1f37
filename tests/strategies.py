"""Hypothesis strategies for the values of the domain, shared by all tests; grown with every type."""

from __future__ import annotations

import datetime as dt

from hypothesis import strategies as st

from generator.model.edtf import EdtfDate
from generator.model.evidence import Source, Span

TRICKY = [
    "", " ", "\n", "\t", "\ufeff", "\u200b", "\u2028", "\u00a0", "e\u0301", "ﬁ", "İ", "ß", "😀", "👩‍👧", "“", "”", "‘", "’", '"', "'", "—", "…",
    "<script>", "&amp;", "{{", "}}", "{%", "---\n", "- ", "# ", "![", "](javascript:", "١٢", "²", "½", "10,000", "3-1", "\r\n", "\x07",
]  # fmt: skip
"""Pieces that have broken readers of text before: marks, widths, markup, digits that are no ASCII."""

WORDS = [
    "Mara", "Oduya", "the", "captain", "said", "scored", "her", "his", "goal", "minister", "“We", "won”", "on", "Sunday", "in", "2014",
    "12", "March", "last", "week", "vote", "Northport", "United", "she", "told", "reporters", "his", "first", "record", "£5m", "90th", ".", "?", ",",
]  # fmt: skip


def texts(*, max_size: int = 400) -> st.SearchStrategy[str]:
    """Any text that UTF-8 can hold, and texts made of tricky pieces and of words."""
    pieces = st.lists(st.sampled_from([*TRICKY, *WORDS]), max_size=60).map(" ".join)
    return st.one_of(st.text(st.characters(codec="utf-8"), max_size=max_size), pieces)


def prose(*, min_size: int = 1) -> st.SearchStrategy[str]:
    """Words in a row, as an article has them."""
    return st.lists(st.sampled_from(WORDS), min_size=min_size, max_size=80).map(" ".join)


@st.composite
def spans(draw: st.DrawFn, text: str) -> Span:
    """A span of a text that is not empty."""
    start = draw(st.integers(0, len(text) - 1))
    return Span(start, draw(st.integers(start + 1, len(text))))


@st.composite
def sources_with_spans(draw: st.DrawFn) -> tuple[Source, Span]:
    """A source and a span of its text."""
    text = draw(texts().filter(bool))
    return Source.of(id="source", path="source.txt", text=text), draw(spans(text))


def days() -> st.SearchStrategy[dt.date]:
    """Any day that four digits of a year can name."""
    return st.dates(dt.date(1, 1, 1), dt.date(9999, 12, 31))


@st.composite
def edtf_texts(draw: st.DrawFn) -> str:
    """A date of level 0 or 1 as text: a day, a month, a year, a decade, an interval, with or without a mark."""
    first, last = sorted((draw(days()), draw(days())))
    mark = draw(st.sampled_from(["", "?", "~", "%"]))
    day = first.isoformat()
    return draw(
        st.sampled_from(
            [
                f"{day}{mark}",
                f"{day[:7]}{mark}",
                f"{day[:4]}{mark}",
                f"{day[:3]}X" if first.year >= 10 else day,
                f"{day}/{last.isoformat()}",
                f"{day}/..",
                f"../{day}",
                f"{day[:7]}-XX",
            ],
        ),
    )


def edtf_dates() -> st.SearchStrategy[EdtfDate]:
    """Any date of level 0 or 1."""
    return edtf_texts().map(EdtfDate.parse)
