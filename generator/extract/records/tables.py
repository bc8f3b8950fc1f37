"""Records of tables: "Club | Apps | Goals" and the rows below it.

Takes the setting of an article, gives the records of each line that belongs to a table. A column tells the metric, by
the table of metrics or by a short form under [columns]; the first cell of a row tells whose it is, or for whom the main
player did it. A row whose numbers do not fit the columns says nothing; nor does a table without a column that is known.
"""

from __future__ import annotations

import bisect
from functools import cache

from generator.extract.records.grids import Grid, Row, figure, find_grids
from generator.extract.records.nouns import metrics_by_form
from generator.extract.records.setting import Setting
from generator.knowledge.load import load_table
from generator.model.claims import Record
from generator.model.evidence import Span
from generator.text.tokens import fold

RESULTS = frozenset(["wins", "draws", "defeats"])
"""Columns of which two make a table of sides."""


def read_tables(setting: Setting) -> dict[int, tuple[Record, ...]]:
    """Records of tables by the index of their line in `Article.blocks`; a line of a table without records has none."""
    lines: dict[int, tuple[Record, ...]] = {}
    for grid in find_grids(setting.article):
        columns = _columns(grid.header, setting.article.text)
        if any(columns):
            lines[grid.header.block] = ()
            lines |= {row.block: _read_row(row, grid, columns, setting) for row in grid.rows}
    return lines


def _columns(header: Row, text: str) -> tuple[tuple[str, str] | None, ...]:
    """(metric, unit) of each column, None where it tells something else."""
    return tuple(_column(fold(cell.cut(text)).strip(" .*#")) for cell in header.cells)


@cache
def _column(words: str) -> tuple[str, str] | None:
    """The metric of a column: "apps", "league goals"."""
    short = _short_forms().get(words)
    if short:
        return short, short
    *kept, noun = words.split() or [""]
    metric = metrics_by_form().get(noun) or metrics_by_form().get(words)
    if (
        metric is None
        or noun in _labels()
        or not set(kept) <= {fold(word) for word in load_table("metrics")["qualifiers"]}
    ):
        return None
    return " ".join((*kept, metric.name)), metric.id


@cache
def _short_forms() -> dict[str, str]:
    """What the heads of columns are short for."""
    return {short: name for name, shorts in load_table("metrics")["columns"].items() for short in shorts}


@cache
def _labels() -> frozenset[str]:
    """Heads of columns that count nothing."""
    return frozenset(word for words in load_table("metrics")["labels"].values() for word in words)


def _read_row(
    row: Row, grid: Grid, columns: tuple[tuple[str, str] | None, ...], setting: Setting
) -> tuple[Record, ...]:
    """The records of one row, in the order of its columns."""
    text = setting.article.text
    holder, scope = _whose(row, grid, columns, setting)
    if holder is None:
        return ()
    records = []
    for cell, column in _pair(row, grid, columns, text):
        value = figure(text, cell)
        if column and value is not None:
            metric, unit = column
            records.append(
                Record(
                    id="",
                    holder=holder,
                    metric=metric,
                    value=value,
                    unit=unit,
                    scope=scope,
                    as_of=setting.dating.present,
                    kind="ratio" if isinstance(value, float) else "tally",
                    hedge=None,
                    evidence=(setting.article.source.cite(cell),),
                    rule="table",
                )
            )
    return tuple(records)


def _pair(
    row: Row, grid: Grid, columns: tuple[tuple[str, str] | None, ...], text: str
) -> list[tuple[Span, tuple[str, str] | None]]:
    """Each cell with its column; where cells are left out, the row's numbers with the columns of numbers, if as many."""
    if len(row.cells) == len(columns):
        return list(zip(row.cells, columns, strict=True))
    heads = [fold(cell.cut(text)).strip(" .*#") for cell in grid.header.cells]
    counting = [column for column, head in zip(columns, heads, strict=True) if head not in _labels()]
    numbers = [cell for cell in row.cells if figure(text, cell) is not None]
    return list(zip(numbers, counting, strict=True)) if len(numbers) == len(counting) else []


def _whose(
    row: Row, grid: Grid, columns: tuple[tuple[str, str] | None, ...], setting: Setting
) -> tuple[str | None, str | None]:
    """Whom a row is about, and its scope where that is the main player."""
    text = setting.article.text
    labels = load_table("metrics")["labels"]
    head, label = fold(grid.header.cells[0].cut(text)).strip(" .*#"), row.cells[0].cut(text).strip()
    person, side = _person_in(row.cells[0], setting), _side_in(row.cells[0], setting)
    if not label or (figure(text, row.cells[0]) is not None and head not in labels["times"]):
        return None, None
    if head in labels["players"]:
        return person or _named(label), None
    if head in labels["sides"] and len(RESULTS & {column[0] for column in columns if column}) > 1:
        return side or label, None
    if head in labels["sides"] or head in labels["times"]:
        return setting.main, label
    return (person, None) if person else (setting.main, label) if side or label[:1].isdigit() else (None, None)


def _named(label: str) -> str | None:
    """A name as it is printed in its cell, or None where it is none."""
    return label if label[:1].isupper() and fold(label) not in load_table("metrics")["labels"]["totals"] else None


def _person_in(cell: Span, setting: Setting) -> str | None:
    """The person whom a cell names, or None."""
    place = bisect.bisect_left(setting.starts, cell.start)
    found = setting.people[place : place + 1]
    return found[0][1].name if found and cell.holds(found[0][0].span) else None


def _side_in(cell: Span, setting: Setting) -> str | None:
    """The side that a cell names, or None."""
    mentions = setting.teams.mentions
    place = bisect.bisect_left(mentions, cell.start, key=lambda mention: mention.span.start)
    found = mentions[place : place + 1]
    return found[0].name if found and cell.holds(found[0].span) else None
