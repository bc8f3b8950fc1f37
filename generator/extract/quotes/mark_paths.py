"""Paths through marks: what the marks of a block do together, at the least cost.

Takes the places of a block's marks, gives the cheapest path through the states none, double, single, and one quote
inside another, as `Move`s. What a mark alone costs is in `mark_costs.py`; which words stand between the marks is left
to `marks.py`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from generator.extract.quotes.mark_costs import left_kind, mark_costs, right_kind
from generator.model.evidence import Span

Style = Literal["D", "S"]
Action = Literal["open", "reopen", "close"]

OPENING_RE = re.compile(r"[#>*\s]*([“\"„‘'«])(?=\S)")
"""A mark at the very start of a block. Takes `“Yes`; leaves `Yes “`."""

DOUBLE = '“”"„«»'

# Costs are tenths of a point; re-run the gate after a change.
ORPHAN = 60
"""A closing mark with nothing to close."""
REOPEN = 20
"""A mark that opens anew what is open, after the end of a sentence: the paragraph before was never closed."""
REOPEN_GLUED = 15
"""The same where the break between the paragraphs was lost, and no blank stands there."""
REOPEN_OUTER = 50
REOPEN_LOOSE = 35
"""The same without the end of a sentence before it: its stop was lost."""
CLOSE_OUTER = 40
"""A closing mark of the outer quote while the inner one is open."""
NEST = 4
NEST_ALIKE = 25
"""A quote inside a quote under the same marks."""
NEST_PAUSED = 5
"""The same behind a comma or a colon: “I thought, “Go home”, so I went.”"""
STILL_OPEN = 22
"""A paragraph that carries on without an opening mark."""
LEFT_OPEN = {"next opens": 6, "began": 20, "else": 30}
"""A quote that its paragraph does not close: the next paragraph opens with the same mark; this one began with it."""
LEFT_SHORT = 40
"""The same within a few words of a single mark: it is rather an apostrophe."""
LEFT_NESTED = 40
"""The same with a quote inside it open, too."""
SHORT_WORDS = 4
"""Fewer words than these are a few."""


@dataclass(frozen=True, slots=True)
class Move:
    """A step of a path: what the mark at `position` does to quotes of `style`, and the steps before it.

    A quote that is carried on without a mark opens one place before its block.
    """

    position: int
    action: Action
    style: Style
    before: Move | None


Paths = dict[str, tuple[int, Move | None]]
"""The cheapest way to each state; a state is the styles that stand open, the outer one first."""


def opening_style(text: str, span: Span) -> Style | None:
    """Style of the mark that a block begins with."""
    found = OPENING_RE.match(text, span.start, span.end)
    return style_of(found[1]) if found else None


def style_of(mark: str) -> Style:
    """Whether a mark is double or single."""
    return "D" if mark in DOUBLE else "S"


def outer_style(state: str) -> Style | None:
    """Style of the outer quote that is open in a state."""
    return ("D" if state[0] == "D" else "S") if state else None


def cheapest_path(
    text: str, span: Span, places: Sequence[int], *, carried: Style | None, following: Style | None
) -> tuple[str, Move | None]:
    """The state at the end of a block, and the last step of the path to it.

    Args:
        text: the article's.
        span: the block's.
        places: of the marks that need a decision, in order.
        carried: style of the quote that the paragraph before left open.
        following: style of the mark that opens the next paragraph which opens with one.

    """
    paths: Paths = {"": (0, None)}
    if carried is not None:
        paths[carried] = (STILL_OPEN, Move(span.start - 1, "open", carried, None))
    for position in places:
        paths = _step(text, span, position, paths)
    first = opening_style(text, span)
    closing = {
        state: cost + _left_open(text, span, state, path, first=first, following=following)
        for state, (cost, path) in paths.items()
    }
    best = min(closing, key=lambda state: (closing[state], len(state), state))
    return best, paths[best][1]


def _step(text: str, span: Span, position: int, paths: Paths) -> Paths:
    """All that one mark can do to each state, the cheapest way to each new state kept."""
    mark = text[position]
    row = mark_costs(mark, left_kind(text, position, span.start), right_kind(text, position, span.end))
    style = style_of(mark)
    after_stop = _after_stop(text, position, span.start)
    capital = text[position + 1 : position + 2].isupper()
    new: Paths = {}

    def offer(state: str, cost: int, path: Move | None) -> None:
        if state not in new or cost < new[state][0]:
            new[state] = (cost, path)

    for state, (cost, path) in paths.items():
        if row.skip is not None:
            offer(state, cost + row.skip, path)
        if row.open is not None:
            opened = cost + row.open
            if style not in state and len(state) < 2:
                offer(state + style, opened + (NEST if state else 0), Move(position, "open", style, path))
            elif state[-1:] == style and after_stop:
                again = REOPEN if text[position - 1].isspace() else REOPEN_GLUED
                offer(state, opened + again, Move(position, "reopen", style, path))
            elif state[:1] == style and after_stop:
                offer(style, opened + REOPEN_OUTER, Move(position, "reopen", style, path))
            elif state == style:
                paused = capital and _after_pause(text, position)
                alike = NEST_PAUSED if paused else NEST_ALIKE
                offer(state + style, opened + alike, Move(position, "open", style, path))
                if capital and not paused:
                    offer(state, opened + REOPEN_LOOSE, Move(position, "reopen", style, path))
        if row.close is not None:
            closed = cost + row.close
            if style not in state:
                offer(state, closed + ORPHAN, path)
            else:
                outer = CLOSE_OUTER if state[-1] != style else 0
                offer(state[: state.rindex(style)], closed + outer, Move(position, "close", style, path))
    return new


def _after_stop(text: str, position: int, floor: int) -> bool:
    """Whether a sentence ended right before the mark."""
    before = position - 1
    while before >= floor and text[before].isspace():
        before -= 1
    return before >= floor and text[before] in ".!?…”’\"')"


def _after_pause(text: str, position: int) -> bool:
    """Whether a comma or a colon stands right before the mark: what leads up to words is no lost stop."""
    return text[max(0, position - 2) : position].rstrip()[-1:] in (",", ":")


def _left_open(
    text: str, span: Span, state: str, path: Move | None, *, first: Style | None, following: Style | None
) -> int:
    """Cost of ending a block with quotes open."""
    if not state:
        return 0
    outer = state[0]
    cost = LEFT_OPEN["next opens" if following == outer else "began" if first == outer else "else"]
    if outer == "S":
        move = path
        while move is not None and move.action == "close":
            move = move.before
        start = move.position + 1 if move else span.start
        if len(text[start : min(span.end, start + 80)].split()) < SHORT_WORDS:
            cost += LEFT_SHORT
    return cost + (LEFT_NESTED if len(state) == 2 else 0)
