"""A number over time: records that speak of one thing at several dates, and how near a stated target is.

Takes facts, gives rows for a table and a line for SVG. Only numbers are drawn; what has no date is listed and not drawn.
"""

from __future__ import annotations

from collections.abc import Iterable

from generator.model.facts import Fact
from generator.model.profile import Profile
from generator.render.views import ProgressView, View
from generator.render.words import ENGLISH, Words

WIDTH, LONG, HEIGHT, INSET = 200, 480, 48, 6
"""Width of a drawing and of a long one, height, and the free space at the edges, in units of its box."""

MANY = 24
"""Most values that each have a dot; a longer line is wider, and only its ends, its least and its most have one."""


class DotView(View, frozen=True, kw_only=True):
    """A value on the line."""

    x: str
    """Place from the left."""
    y: str
    """Place from the top."""


class SparkView(View, frozen=True, kw_only=True):
    """A number over time, drawn as a line."""

    label: str
    """The same in words."""
    box: str
    """The drawing's `viewBox`."""
    line: str
    """Points of the line."""
    dots: tuple[DotView, ...]
    """Each value; of a long line its first, last, least and most."""


def number_of(fact: Fact) -> float | None:
    """The value of a fact as a number, or None: "76", "1,234", "1.62"."""
    text = fact.value.replace(",", "").removesuffix("%")
    try:
        found = float(text)
    except ValueError:
        return None
    return found if text[:1].isdigit() and text[-1:].isdigit() else None


def histories(facts: Iterable[Fact]) -> dict[str, tuple[Fact, ...]]:
    """Facts of one label in several values of several dates, earliest first, by label."""
    by_label: dict[str, list[Fact]] = {}
    for fact in facts:
        if number_of(fact) is not None:
            by_label.setdefault(fact.label, []).append(fact)
    return {
        label: tuple(sorted(group, key=_when))
        for label, group in by_label.items()
        if len({fact.value for fact in group}) > 1 and len({_when(fact)[1] for fact in group}) > 1
    }


def _when(fact: Fact) -> tuple[bool, str, float]:
    day = (fact.edtf.latest or fact.edtf.earliest) if fact.edtf else None
    return (day is None, day.isoformat() if day else "", number_of(fact) or 0)


def draw_spark(label: str, facts: Iterable[Fact], words: Words = ENGLISH) -> SparkView | None:
    """The line of dated numbers; None where fewer than two days can be drawn."""
    dated = [
        (day.toordinal(), number, fact.value)
        for fact in facts
        if (number := number_of(fact)) is not None
        and fact.edtf
        and (day := fact.edtf.latest or fact.edtf.earliest) is not None
    ]
    if len({day for day, _, _ in dated}) < 2:
        return None
    days, numbers = [day for day, _, _ in dated], [number for _, number, _ in dated]
    width = LONG if len(dated) > MANY else WIDTH
    dots = tuple(
        DotView(x=_place(day, days, width), y=_place(-number, [-one for one in numbers], HEIGHT))
        for day, number, _ in dated
    )
    said = words("{label}: from {first} to {last}", label=label, first=dated[0][2], last=dated[-1][2])
    return SparkView(
        label=said, box=f"0 0 {width} {HEIGHT}", line=" ".join(f"{dot.x},{dot.y}" for dot in dots),
        dots=tuple(dots[place] for place in _marked(numbers)),
    )  # fmt: skip


def _marked(numbers: list[float]) -> list[int]:
    """Places of the values that have a dot."""
    if len(numbers) <= MANY:
        return list(range(len(numbers)))
    return sorted({0, numbers.index(min(numbers)), numbers.index(max(numbers)), len(numbers) - 1})


def _place(value: float, among: list[int] | list[float], size: int) -> str:
    low, high = min(among), max(among)
    share = (value - low) / (high - low) if high > low else 0.5
    return f"{INSET + share * (size - 2 * INSET):.1f}"


def progress_view(profile: Profile, fact: Fact, words: Words = ENGLISH) -> ProgressView | None:
    """How near the target that a fact states is, by the latest number of what it counts; None where nothing counts it."""
    if not fact.target or number_of(fact) is None:
        return None
    found = [
        one for one in profile.facts if one.counts == fact.counts and not one.target and number_of(one) is not None
    ]
    if not found:
        return None
    latest = max(found, key=_when) if all(one.edtf for one in found) else found[0]
    reached, target = number_of(latest) or 0.0, number_of(fact) or 0.0
    if not 0 <= reached < target:
        return None
    return ProgressView(
        value=f"{reached:g}",
        most=f"{target:g}",
        text=words("{reached} of {target}, {rest} to go", reached=latest.value, target=fact.value,
                   rest=f"{target - reached:g}"),
    )  # fmt: skip
