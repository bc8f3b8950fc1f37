"""Tables as they are laid out in an article's lines: a header, rows, cells.

Takes an article, gives `Grid`s in order of place. Cells are parted by pipes, by tabs, or by several blanks; lines that
only draw a rule are passed over. A grid is a header without numbers and the rows right below it, of which one at least
holds a number. What the columns mean is not asked here; prose with a doubled blank is no table, as its cells are long.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.model.article import Article
from generator.model.evidence import Span

BAR_RE = re.compile(r"[^|]+")
"""A cell between pipes."""

TAB_RE = re.compile(r"[^\t]+")
"""A cell between tabs."""

BLANKS_RE = re.compile(r"\S+(?:[ \u00a0]\S+)*")
"""A cell between several blanks. Takes `Ardley Town` of `Ardley Town   2011`; leaves the blanks."""

RULER_RE = re.compile(r"[|:+=_\s–—-]+")
"""A line that only draws a rule. Takes `|---|:-:|`; leaves `| – | 3 |`."""

FIGURE_RE = re.compile(r"(?P<value>[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,7}(?:\.[0-9]{1,3})?)(?:\s?\([0-9]{1,4}\)|[*+†])?")
"""A number alone in its cell. Takes `274`, `1,204`, `31 (4)`, `12*`, `7.5`; leaves `2011-15`, `31st`."""

LONGEST = 48
"""Code points of the longest cell; what is longer is prose."""


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a table: its index in `Article.blocks`, and its cells in order of place."""

    block: int
    cells: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: its header and the rows below it."""

    header: Row
    rows: tuple[Row, ...]


def find_grids(article: Article) -> tuple[Grid, ...]:
    """All tables of an article, in order of place."""
    found: list[Grid] = []
    header: Row | None = None
    rows: list[Row] = []
    for row in (*_rows(article), None):
        if row and header and _has_figure(article.text, row):
            rows.append(row)
            continue
        if row and header and rows and len(row.cells) > 1 and not _is_header(article.text, row):
            rows.append(row)
            continue
        if header and rows:
            found.append(Grid(header, tuple(rows)))
        header, rows = (row if row and _is_header(article.text, row) else None), []
    return tuple(found)


def figure(text: str, cell: Span) -> int | float | None:
    """The number that stands alone in a cell, or None."""
    found = FIGURE_RE.fullmatch(text, cell.start, cell.end)
    if found is None:
        return None
    words = found["value"].replace(",", "")
    return float(words) if "." in words else int(words)


def _rows(article: Article) -> Iterator[Row | None]:
    """The lines of an article as rows; None for a line that is none, which ends a table."""
    for index, block in enumerate(article.blocks):
        if RULER_RE.fullmatch(article.text, block.span.start, block.span.end):
            continue
        cells = () if block.kind == "furniture" else _cells(article.text, block.span)
        yield Row(index, cells) if len(cells) > 1 else None


def _cells(text: str, line: Span) -> tuple[Span, ...]:
    """The cells of a line, blanks at their ends left out; none where one is too long."""
    words = line.cut(text)
    pattern = BAR_RE if "|" in words else TAB_RE if "\t" in words else BLANKS_RE
    cells = []
    for found in pattern.finditer(text, line.start, line.end):
        part = found.group()
        start = found.start() + len(part) - len(part.lstrip())
        end = found.end() - len(part) + len(part.rstrip())
        if end - start > LONGEST:
            return ()
        if start < end:
            cells.append(Span(start, end))
        elif pattern is BAR_RE:
            cells.append(Span(found.start(), found.end()))
    return tuple(cells)


def _has_figure(text: str, row: Row) -> bool:
    return any(figure(text, cell) is not None for cell in row.cells)


def _is_header(text: str, row: Row) -> bool:
    """Whether no cell of a row begins with a digit."""
    return not any(cell.cut(text)[:1].isdigit() for cell in row.cells)
