"""The ruler above a timeline, drawn at build time as numbers for SVG.

It places each dated fact by the middle of what its date can mean, in hundredths of the width, so that it fits any
screen; facts that would lie on one another are stacked. Where stacks would be higher than can be drawn, a column a year
counts them instead, in parts by how their dates are known.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from generator.model.edtf import EdtfDate
from generator.model.facts import Fact
from generator.model.spoken import date_words
from generator.render.citations import Shelf
from generator.render.fact_views import shown_label, worked_out
from generator.render.views import View
from generator.render.words import Words

MARGIN = 3.0
"""Free space at both ends of the ruler, in hundredths of its width."""

NEAR = 2.4
"""Facts nearer than this, in hundredths of the width, are stacked: about the size of a mark on the narrowest page."""

HIGHEST = 8
"""Most marks of a stack; a timeline with a higher one is drawn in columns."""

DOT_STEP = 15
"""Height of one mark of a stack, in pixels."""

LETTER = 0.72
"""Width of a letter of a label, in hundredths of the width of a wide page."""

MOST_LABELS = 16
"""Most places of the ruler that are named; more names would hide one another, and the years below tell enough."""

LINE = 15
"""Height of a line of labels, in pixels."""

TALLEST = 120
"""Height of the highest column, in pixels."""

MOST_COLUMNS = 16
"""Most columns, so that the number above each has its place on the narrowest page."""

MAX_TICKS = 10
"""Most years named below the ruler."""


class MarkView(View, frozen=True, kw_only=True):
    """A fact on the ruler."""

    href: str
    """Address of the fact."""
    title: str
    """The fact and its date, in words."""
    x: str
    """Place, in hundredths of the width."""
    y: int
    """Height, in pixels from the top."""
    kind: str
    """"stated", "derived" or "ahead"."""


class BarView(View, frozen=True, kw_only=True):
    """How much time a vague or open date covers."""

    x: str
    """Start, in hundredths of the width."""
    to: str
    """End, in hundredths of the width."""
    open: bool
    """Whether one end is not stated."""


class TickView(View, frozen=True, kw_only=True):
    """A year below the ruler."""

    x: str
    """Place, in hundredths of the width."""
    to: int
    """Where its stroke ends, in pixels from the top."""
    y: int
    """Height of its name, in pixels from the top."""
    text: str
    """Its name; empty for a year that has none."""


class LabelView(View, frozen=True, kw_only=True):
    """A name above a mark."""

    x: str
    """Place, in hundredths of the width."""
    y: int
    """Height, in pixels from the top."""
    text: str
    """The words."""


class PartView(View, frozen=True, kw_only=True):
    """The facts of a column whose dates are known in one way."""

    kind: str
    """"stated", "derived" or "ahead"."""
    y: str
    """Top, in pixels from the top of the drawing."""
    height: str
    """Height, in pixels."""


class ColumnView(View, frozen=True, kw_only=True):
    """The facts of a year, or of some years, of a crowded timeline."""

    href: str
    """Address of the first of them."""
    title: str
    """The years and the number of facts, in words."""
    x: str
    """Left edge, in hundredths of the width."""
    width: str
    """Width, in hundredths of the width."""
    middle: str
    """Where its number stands, in hundredths of the width."""
    top: int
    """Height of the foot of its number, in pixels from the top."""
    count: str
    """The number of facts."""
    parts: tuple[PartView, ...]
    """From the axis upwards."""


class RulerView(View, frozen=True, kw_only=True):
    """The ruler above a timeline."""

    label: str
    """What it shows, in words."""
    height: int
    """Height of the drawing, in pixels."""
    axis: int
    """Height of the axis, in pixels from the top."""
    marks: tuple[MarkView, ...]
    """The facts, by date."""
    bars: tuple[BarView, ...]
    """What vague and open dates cover."""
    ticks: tuple[TickView, ...]
    """The years."""
    labels: tuple[LabelView, ...]
    """Names of marks that have the room for one."""
    columns: tuple[ColumnView, ...] = ()
    """In the place of marks, bars and names, where the timeline is crowded."""


@dataclass(frozen=True, slots=True)
class _Scale:
    first: dt.date
    last: dt.date

    def at(self, day: dt.date) -> float:
        share = (day - self.first).days / max(1, (self.last - self.first).days)
        return MARGIN + min(1.0, max(0.0, share)) * (100 - 2 * MARGIN)


def draw_ruler(facts: Iterable[Fact], *, shelf: Shelf, page: str, person: str) -> RulerView | None:
    """The ruler of dated facts; None where fewer than two differ in date."""
    words = shelf.words
    dated = [(fact, fact.edtf) for fact in facts if fact.edtf]
    days = [day for _, date in dated for day in (date.earliest, date.latest) if day]
    if len({date.text for _, date in dated}) < 2 or min(days).year == max(days).year:
        return None
    scale = _Scale(dt.date(min(days).year, 1, 1), dt.date(max(days).year, 12, 31))
    said = words("{events} from {first} to {last}", events=words.count(len(dated), "dated event"),
                 first=scale.first.year, last=scale.last.year)  # fmt: skip
    stacks = _stacks(sorted(((scale.at(_middle(scale, date)), fact) for fact, date in dated), key=lambda one: one[0]))
    if max(len(stack) for _, stack in stacks) > HIGHEST:
        by_day = sorted(((_middle(scale, date), fact) for fact, date in dated), key=lambda one: one[0])
        linked = [(day, fact, shelf.fact_link(page, person, fact.id)) for day, fact in by_day]
        return _draw_columns(scale, linked, said, words)
    axis = 38 + DOT_STEP * max(len(stack) for _, stack in stacks)
    marks = tuple(
        MarkView(
            href=shelf.fact_link(page, person, fact.id),
            title=f"{date_words(fact.edtf, words)}: {fact.value}" if fact.edtf else fact.value,
            x=f"{x:.2f}",
            y=axis - 8 - DOT_STEP * level,
            kind=_kind(fact),
        )
        for x, stack in stacks
        for level, fact in enumerate(stack)
    )
    return RulerView(
        label=said,
        height=axis + 34,
        axis=axis,
        marks=marks,
        bars=_bars(scale, [date for _, date in dated]),
        ticks=_ticks(scale, axis),
        labels=_labels(stacks, axis, words),
    )


def _kind(fact: Fact) -> str:
    return "ahead" if fact.scheduled else "derived" if worked_out(fact) else "stated"


def _draw_columns(scale: _Scale, dated: list[tuple[dt.date, Fact, str]], said: str, words: Words) -> RulerView:
    """The ruler of a crowded timeline: facts by day, each with its address, counted by year or by equal runs of years."""
    first, last = scale.first.year, scale.last.year
    step = _step(first, last + 1, MOST_COLUMNS)
    groups: dict[int, list[tuple[Fact, str]]] = {start: [] for start in range(first - first % step, last + 1, step)}
    for day, fact, href in dated:
        groups[day.year - day.year % step].append((fact, href))
    pitch, unit = (100 - 2 * MARGIN) / len(groups), TALLEST / max(map(len, groups.values()))
    axis = TALLEST + 38
    columns, ticks = [], []
    for place, (start, group) in enumerate(groups.items()):
        middle = f"{MARGIN + pitch * (place + 0.5):.2f}"
        # every other year is named where four digits a column would touch on a narrow page
        named = place % 2 == 0 or len(groups) <= MAX_TICKS
        ticks.append(TickView(x=middle, to=axis + (11 if named else 7), y=axis + 28, text=str(start) if named else ""))
        if group:
            years = str(start) if step == 1 else f"{start}–{start + step - 1}"
            columns.append(
                ColumnView(
                    href=group[0][1],
                    title=f"{years}: {words.count(len(group), 'event')}",
                    x=f"{MARGIN + pitch * (place + 0.14):.2f}",
                    width=f"{pitch * 0.72:.2f}",
                    middle=middle,
                    top=int(axis - unit * len(group)) - 6,
                    count=str(len(group)),
                    parts=_parts([_kind(fact) for fact, _ in group], axis, unit),
                )
            )
    return RulerView(label=said, height=axis + 34, axis=axis, marks=(), bars=(), labels=(),
                     ticks=tuple(ticks), columns=tuple(columns))  # fmt: skip


def _parts(kinds: list[str], axis: int, unit: float) -> tuple[PartView, ...]:
    """The parts of a column."""
    parts: list[PartView] = []
    below = 0
    for kind in ("stated", "derived", "ahead"):
        if count := kinds.count(kind):
            below += count
            parts.append(PartView(kind=kind, y=f"{axis - unit * below:.1f}", height=f"{unit * count:.1f}"))
    return tuple(parts)


def _middle(scale: _Scale, date: EdtfDate) -> dt.date:
    """Where a date is marked: in its middle; an open interval at the end that is stated."""
    if date.earliest is None or date.latest is None:
        return date.earliest or date.latest or scale.first
    if date.precision == "interval":
        return date.earliest
    return date.earliest + (date.latest - date.earliest) / 2


def _stacks(placed: list[tuple[float, Fact]]) -> list[tuple[float, list[Fact]]]:
    stacks: list[tuple[float, list[Fact]]] = []
    for x, fact in placed:
        if stacks and x - stacks[-1][0] < NEAR:
            stacks[-1][1].append(fact)
        else:
            stacks.append((x, [fact]))
    return stacks


def _bars(scale: _Scale, dates: list[EdtfDate]) -> tuple[BarView, ...]:
    spans = {
        (
            scale.at(date.earliest or scale.first),
            scale.at(date.latest or scale.last),
            not (date.earliest and date.latest),
        )
        for date in dates
        if date.precision in ("decade", "year", "season", "interval")
    }
    return tuple(BarView(x=f"{start:.2f}", to=f"{end:.2f}", open=is_open) for start, end, is_open in sorted(spans))


def _ticks(scale: _Scale, axis: int) -> tuple[TickView, ...]:
    first, last = scale.first.year, scale.last.year + 1
    step = _step(first, last, MAX_TICKS)
    years = range(first, last + 1) if last - first <= 40 else range(first - first % step, last + 1, step)
    named = [(year, year % step == 0) for year in years if first <= year < last]
    return tuple(
        TickView(
            x=f"{scale.at(dt.date(year, 1, 1)):.2f}",
            to=axis + (11 if is_named else 7),
            y=axis + 28,
            text=str(year) if is_named else "",
        )
        for year, is_named in named
    )


def _step(first: int, last: int, most: int) -> int:
    """How many years a tick or a column stands for, so that `first` to `last` (exclusive) need about `most` of them."""
    return next(step for step in (1, 2, 5, 10, 20, 50, 100, 1000, 10000) if (last - first) / step <= most)


def _labels(stacks: list[tuple[float, list[Fact]]], axis: int, words: Words) -> tuple[LabelView, ...]:
    """Names above the stacks, left to right, each at the lowest of three heights that is free, or none."""
    taken = [(x - 0.6, x + 0.6, _top(axis, stack) - 6, axis) for x, stack in stacks]
    found: list[LabelView] = []
    for x, stack in stacks if len(stacks) <= MOST_LABELS else ():
        text = shown_label(stack[0], words) if len(stack) == 1 else words.count(len(stack), "event")
        half = len(text) * LETTER / 2
        for line in range(3):
            y = _top(axis, stack) - 10 - LINE * line
            box = (x - half, x + half, y - LINE, y)
            if box[0] >= 0 and box[1] <= 100 and not any(_overlap(box, other) for other in taken):
                taken.append(box)
                found.append(LabelView(x=f"{x:.2f}", y=y, text=text))
                break
    return tuple(found)


def _top(axis: int, stack: list[Fact]) -> int:
    """The height of the middle of the highest mark of a stack."""
    return axis - 8 - DOT_STEP * (len(stack) - 1)


def _overlap(one: tuple[float, float, int, int], other: tuple[float, float, int, int]) -> bool:
    """Whether two boxes (left, right, top, bottom) share some place."""
    return one[0] < other[1] and other[0] < one[1] and one[2] < other[3] and other[2] < one[3]
