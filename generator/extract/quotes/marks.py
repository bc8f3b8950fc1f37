"""Bracketing: which quotation marks open, close, re-open, or are mere apostrophes.

Takes an article, gives `Bracket`s in order of place: the words between marks, with how deep they stand and whether
both marks are there. A block at a time, the marks are read as the cheapest path through the states none, double,
single, and one quote inside another. What a mark may do, and at what cost, is a table of small integers by what
stands left and right of it, so that a decision can be looked up and tested a mark at a time. Who speaks, and whether
anybody does, is left to the modules after this one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from generator.knowledge.load import load_list
from generator.model.article import Article, Block
from generator.model.evidence import Span

Style = Literal["D", "S"]
Action = Literal["open", "reopen", "close"]

SIGN_RE = re.compile(r"[“”\"„«»'’‘`]")
"""Any mark. Takes both marks of `‘no’`, the apostrophe inside `don’t`; leaves `-`."""

OPENING_RE = re.compile(r"[#>*\s]*([“\"„‘'«])(?=\S)")
"""A mark at the very start of a block. Takes `“Yes`; leaves `Yes “`."""

TYPED_RE = re.compile(r"(?<![^\s(\[—–-])(?:''|``)(?=[^\W_])")
"""A double mark that was typed as two single ones, before a word. Takes the start of `''Yes''`; leaves `'yes''`."""

PAIR_RE = re.compile(r"(?P<opening>(?<![^\s(\[—–-])(?:''|``)(?=\S))|''(?!')")
"""Either end of words between such marks. Takes the last two of `no.'''`; leaves `'no'`."""

FIRST_PERSON_RE = re.compile(r"\b(?:I|[Ww]e|[Mm]y|[Oo]ur)\b")
"""A word of somebody who speaks of themselves. Takes `I did`; leaves `his`, `WE`."""

YEAR_RE = re.compile(r"\d0s\b|\d\d\b(?!\d)")
"""A decade or a year after its apostrophe. Takes `90s`, `07`; leaves `2022`."""

DOUBLE = '“”"„«»'
STOPS = ",.!?…;:"
OPENERS = "([{—–-/“‘\"'"

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
STILL_OPEN = 22
"""A paragraph that carries on without an opening mark."""
LEFT_OPEN = {"next opens": 6, "began": 20, "else": 30}
"""A quote that its paragraph does not close: the next paragraph opens with the same mark; this one began with it."""
LEFT_SHORT = 40
LEFT_NESTED = 40
LOOKAHEAD = 6
LOOKAHEAD_BLOCKS = 60
SHORT_WORDS = 4
ASIDE_WORDS = 18


@dataclass(frozen=True, slots=True)
class Bracket:
    """Words between quotation marks, marks and blanks at both ends left out."""

    span: Span
    style: Style
    depth: int
    """0 for a quote, 1 for a quote inside a quote."""
    opened: bool
    """False where the paragraph carries on without a mark."""
    closed: bool
    """False where the quote was left open: it ends with its paragraph, or where a mark re-opens it."""
    block: int
    """Index of its block in `Article.blocks`."""


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


def find_brackets(article: Article) -> tuple[Bracket, ...]:
    """All quoted words of an article, in order of place, outer before inner."""
    return _find_brackets(article.text, article.blocks)


@lru_cache(maxsize=2)
def _find_brackets(printed: str, blocks: tuple[Block, ...]) -> tuple[Bracket, ...]:
    """The same; kept, since both the people and the quotes of an article begin with it."""
    text = _one_mark_each(printed)
    found: list[Bracket] = []
    carried: str = ""
    marks = [_first_style(text, block) for block in blocks]
    for index, block in enumerate(blocks):
        if block.kind in ("markup", "furniture"):
            continue
        places = _open_marks(text, block.span)
        flows = block.kind == "paragraph"
        if not places:
            if flows and carried and _next_style(blocks, marks, index) == carried and _goes_on(text, block):
                found.append(
                    Bracket(block.span, "D" if carried == "D" else "S", 0, opened=False, closed=False, block=index)
                )
            elif flows and not _is_aside(text, block):
                carried = ""
            continue
        state, path = _cheapest(text, block.span, places, carried if flows else "", _next_style(blocks, marks, index))
        found += _unfold(text, index, block.span, path)
        if flows:
            carried = state[:1]
    return tuple(found)


def _open_marks(text: str, span: Span) -> list[int]:
    """Places of the marks that need a decision: both marks of "‘no’", and not the apostrophe inside "don’t"."""
    signs = (sign.start() for sign in SIGN_RE.finditer(text, span.start, span.end))
    return [place for place in signs if text[place] in DOUBLE or not _is_inside(text, place, span)]


def _is_inside(text: str, place: int, span: Span) -> bool:
    """Whether letters or digits of one block stand on both sides of a place."""
    return span.start < place < span.end - 1 and text[place - 1].isalnum() and text[place + 1].isalnum()


def _one_mark_each(text: str) -> str:
    """A text of equal length in which double marks typed as two single ones are one mark and a blank."""
    if not (("''" in text or "``" in text) and TYPED_RE.search(text)):
        return text
    return PAIR_RE.sub(lambda pair: ' "' if pair["opening"] else '" ', text)


def _is_aside(text: str, block: Block) -> bool:
    """Whether a paragraph without marks is so short that a quote may run on past it."""
    return len(block.span.cut(text).split()) <= ASIDE_WORDS


def _goes_on(text: str, block: Block) -> bool:
    """Whether a paragraph without marks, between two of one quote, is told by the same speaker."""
    words = block.span.cut(text)
    return FIRST_PERSON_RE.search(words) is not None and words[-1] in ".!?…"


def _first_style(text: str, block: Block) -> str:
    found = OPENING_RE.match(text, block.span.start, block.span.end) if block.kind == "paragraph" else None
    return "" if not found else ("D" if found[1] in DOUBLE else "S")


def _next_style(blocks: tuple[Block, ...], marks: list[str], index: int) -> str:
    """Style of the mark that opens the next paragraph which opens with one, a few paragraphs ahead at most."""
    seen = 0
    for later in range(index + 1, min(len(marks), index + LOOKAHEAD_BLOCKS)):
        if marks[later]:
            return marks[later]
        seen += blocks[later].kind == "paragraph"
        if seen >= LOOKAHEAD:
            break
    return ""


def _cheapest(text: str, span: Span, places: list[int], carried: str, following: str) -> tuple[str, Move | None]:
    """The state at the end of a block and the path to it."""
    paths: Paths = {"": (0, None)}
    if carried:
        paths[carried] = (STILL_OPEN, Move(span.start - 1, "open", "D" if carried == "D" else "S", None))
    for position in places:
        paths = _step(text, span, position, paths)
    began = OPENING_RE.match(text, span.start, span.end)
    first = "" if not began else ("D" if began[1] in DOUBLE else "S")
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
    style: Style = "D" if mark in DOUBLE else "S"
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
                offer(state + style, opened + NEST_ALIKE, Move(position, "open", style, path))
                if capital:
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


def _left_open(text: str, span: Span, state: str, path: Move | None, *, first: str, following: str) -> int:
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


def _unfold(text: str, index: int, span: Span, path: Move | None) -> list[Bracket]:
    """A path as brackets, in order of place."""
    moves: list[Move] = []
    while path is not None:
        moves.append(path)
        path = path.before
    found: list[Bracket] = []
    stack: list[tuple[int, Style, bool]] = []

    def end(position: int, *, closed: bool) -> None:
        start, style, opened = stack.pop()
        while start < position and text[start].isspace():
            start += 1
        while position > start and text[position - 1].isspace():
            position -= 1
        if start < position:
            found.append(Bracket(Span(start, position), style, len(stack), opened, closed, index))

    for move in reversed(moves):
        if move.action != "open":
            while stack[-1][1] != move.style:
                end(move.position, closed=False)
            end(move.position, closed=move.action == "close")
        if move.action != "close":
            stack.append((move.position + 1, move.style, move.position >= span.start))
    while stack:
        end(span.end, closed=False)
    return sorted(found, key=lambda bracket: (bracket.span.start, bracket.depth))
