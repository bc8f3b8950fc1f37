"""Costs of marks: what a quotation mark may do, by what stands left and right of it.

Takes a mark and the kinds of its neighbours, gives a `Row` of tenths of a point, so that a decision can be looked up and
tested a mark at a time. Which decisions go together is left to `mark_paths.py`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from generator.knowledge.load import load_list

YEAR_RE = re.compile(r"\d0s\b|\d\d\b(?!\d)")
"""A decade or a year after its apostrophe. Takes `90s`, `07`; leaves `2022`."""

STOPS = ",.!?…;:"
OPENERS = "([{—–-/“‘\"'"


@dataclass(frozen=True, slots=True)
class Row:
    """What marks may do between two kinds of neighbours; None is impossible."""

    marks: str
    left: str
    """Kinds of neighbour on the left: b blank, o opener, w word, s word that ends in s, x or z, n word in -in or ’n,
    p stop, c closing bracket, m anything else."""
    right: str
    """Kinds on the right: b blank, w word, e word that drops its start ('em, '90s), p stop or closing mark, h hyphen,
    m anything else."""
    open: int | None = None
    close: int | None = None
    skip: int | None = None
    """An apostrophe."""


ANY_LEFT = "bowsnpcm"
ANY_RIGHT = "bwephm"
ROWS = (
    Row("“„«", "owsnpcm", "b", open=20, close=20),
    Row("“„«", "b", "b", open=20, close=60),
    Row("“„«", ANY_LEFT, ANY_RIGHT, open=0, close=60),
    Row("”»", "b", "b", open=60, close=20),
    Row("”»", "b", ANY_RIGHT, open=40, close=20),
    Row("”»", ANY_LEFT, ANY_RIGHT, open=60, close=0),
    Row('"', "b", "b", open=15, close=15),
    Row('"', "b", ANY_RIGHT, open=0, close=75),
    Row('"', "o", "we", open=0, close=40),
    Row('"', "o", "phm", open=0, close=0),
    Row('"', ANY_LEFT, "we", open=40, close=40),
    Row('"', ANY_LEFT, ANY_RIGHT, open=40, close=0),
    Row("‘", "b", "e", open=20, close=80, skip=20),
    Row("‘", "wsn", ANY_RIGHT, open=30, close=40, skip=40),
    Row("‘", ANY_LEFT, "b", open=30, close=80, skip=40),
    Row("‘", ANY_LEFT, "e", open=20, close=80, skip=20),
    Row("‘", ANY_LEFT, ANY_RIGHT, open=0, close=80, skip=40),
    Row("'`", "bo", "e", open=25, close=70, skip=3),
    Row("'`", "bo", "b", open=80, close=70, skip=40),
    Row("'`", "b", ANY_RIGHT, open=5, close=70, skip=40),
    Row("'`", "o", "wm", open=5, close=70, skip=40),
    Row("'`", "o", "ph", open=5, close=0, skip=40),
    Row("’", "bo", "e", open=80, close=90, skip=3),
    Row("’", "bo", "b", open=90, close=70, skip=40),
    Row("’", "b", ANY_RIGHT, open=60, close=90, skip=40),
    Row("’", "o", "wm", open=60, close=70, skip=40),
    Row("’", "o", "ph", open=60, close=0, skip=40),
    Row("’'`", "p", ANY_RIGHT, open=80, close=0, skip=60),
    Row("’'`", "c", ANY_RIGHT, open=80, close=0, skip=40),
    Row("’'`", "s", "p", open=80, close=0, skip=10),
    Row("’'`", "n", "p", open=80, close=0, skip=25),
    Row("’'`", "w", "p", open=80, close=0, skip=50),
    Row("’'`", "s", "bh", open=80, close=12, skip=10),
    Row("’'`", "n", "bh", open=80, close=12, skip=25),
    Row("’'`", "w", "bh", open=80, close=12, skip=50),
    Row("’'`", ANY_LEFT, "we", open=80, close=70, skip=40),
    Row("’'`", ANY_LEFT, "p", open=80, close=0, skip=40),
    Row("’'`", ANY_LEFT, ANY_RIGHT, open=80, close=20, skip=40),
)
"""The first row that fits a mark decides. Possessives of words in -s (“players’”) and elisions are why it is long."""


@cache
def mark_costs(mark: str, left: str, right: str) -> Row:
    """The first row for a mark between two kinds of neighbours."""
    return next(row for row in ROWS if mark in row.marks and left in row.left and right in row.right)


def left_kind(text: str, position: int, floor: int) -> str:
    """Kind of what stands before a mark in its block; see `Row.left`."""
    before = text[position - 1] if position > floor else " "
    if before.isspace():
        return "b"
    if before.isalnum():
        if before in "sSxz":
            return "s"
        return "n" if before == "n" and text[max(floor, position - 2) : position - 1] in ("i", "'", "’") else "w"
    if before in OPENERS and not _closes(text, position - 1, floor):
        return "o"
    if before in STOPS or before in "\"'":
        return "p"
    return "c" if before in ")]%" else "m"


def _closes(text: str, position: int, floor: int) -> bool:
    """Whether a straight mark stands right behind something, as one that closes does."""
    return (
        text[position] in "\"'"
        and position > floor
        and not (text[position - 1].isspace() or text[position - 1] in OPENERS)
    )


def right_kind(text: str, position: int, ceiling: int) -> str:
    """Kind of what stands after a mark in its block; see `Row.right`."""
    after = text[position + 1] if position + 1 < ceiling else " "
    if after.isspace():
        return "b"
    if after.isalnum():
        return "e" if _elision_re().match(text, position + 1, ceiling) else "w"
    if after in ",.;:!?)”\"—–’'":
        return "p"
    return "h" if after == "-" else "m"


@cache
def _elision_re() -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(load_list('elisions'))})\b|{YEAR_RE.pattern}", re.IGNORECASE)
