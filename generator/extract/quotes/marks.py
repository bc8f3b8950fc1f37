"""Bracketing: which quotation marks open, close, re-open, or are mere apostrophes.

Takes an article, gives `Bracket`s in order of place: the words between marks, with how deep they stand and whether
both marks are there. A block at a time, the marks are read as the cheapest path through what each may do
(`mark_paths.py`); from block to block goes whether a quote was left open. Who speaks, and whether anybody does, is left
to the modules after this one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from generator.extract.quotes.mark_paths import DOUBLE, Move, Style, cheapest_path, opening_style, outer_style
from generator.model.article import Article, Block
from generator.model.evidence import Span
from generator.text.alternation import one_of

SIGN_RE = re.compile(r"[“”\"„«»'’‘`]")
"""Any mark. Takes both marks of `‘no’`, the apostrophe inside `don’t`; leaves `-`."""


TYPED_RE = re.compile(r"(?<![^\s(\[—–-])(?:''|``)(?=[^\W_])")
"""A double mark that was typed as two single ones, before a word. Takes the start of `''Yes''`; leaves `'yes''`."""

PAIR_RE = re.compile(r"(?P<opening>(?<![^\s(\[—–-])(?:''|``)(?=\S))|''(?!')")
"""Either end of words between such marks. Takes the last two of `no.'''`; leaves `'no'`."""

FIRST_PERSON_RE = re.compile(r"\b(?:I|[Ww]e|[Mm]y|[Oo]ur)\b")
"""A word of somebody who speaks of themselves. Takes `I did`; leaves `his`, `WE`."""


LOST_RE = re.compile(rf", (?={one_of('cues.phrases.sayings')} (?:[A-Z]|the )[^“”\"!?\n]{{2,100}}\.\Z)")
"""The end of a quote whose closing mark was lost before its clause. Takes the comma of `late, said Sen. Ida Holm.`; leaves `late, she said.`."""

LOST_REACH = 140
"""Longest such clause, in code points."""

LOOKAHEAD = 6
"""Paragraphs ahead in which a mark is looked for that shows a quote to be carried on."""
LOOKAHEAD_BLOCKS = 60
"""The same in blocks of any kind."""
ASIDE_WORDS = 18
"""Most words of a paragraph without marks that a quote may run on past."""


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


def find_brackets(article: Article) -> tuple[Bracket, ...]:
    """All quoted words of an article, in order of place, outer before inner."""
    return _find_brackets(article.text, article.blocks)


@lru_cache(maxsize=2)
def _find_brackets(printed: str, blocks: tuple[Block, ...]) -> tuple[Bracket, ...]:
    """The same; kept, since both the people and the quotes of an article begin with it."""
    text = _one_mark_each(printed)
    found: list[Bracket] = []
    carried: Style | None = None
    marks = [opening_style(text, block.span) if block.kind == "paragraph" else None for block in blocks]
    for index, block in enumerate(blocks):
        if block.kind in ("markup", "furniture"):
            continue
        places = _open_marks(text, block.span)
        flows = block.kind == "paragraph"
        if not places:
            if flows and carried and _next_style(blocks, marks, index) == carried and _goes_on(text, block):
                found.append(Bracket(block.span, carried, 0, opened=False, closed=False, block=index))
            elif flows and not _is_aside(text, block):
                carried = None
            continue
        following = _next_style(blocks, marks, index)
        state, path = cheapest_path(text, block.span, places, carried=carried if flows else None, following=following)
        found += _unfold(text, index, block.span, path)
        if flows:
            carried = outer_style(state)
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


def _next_style(blocks: tuple[Block, ...], marks: list[Style | None], index: int) -> Style | None:
    """Style of the mark that opens the next paragraph which opens with one, a few paragraphs ahead at most."""
    seen = 0
    for later in range(index + 1, min(len(marks), index + LOOKAHEAD_BLOCKS)):
        if marks[later] is not None:
            return marks[later]
        seen += blocks[later].kind == "paragraph"
        if seen >= LOOKAHEAD:
            break
    return None


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
        lost = None if closed or stack else LOST_RE.search(text, max(start, position - LOST_REACH), position)
        if lost is not None:
            position, closed = lost.start(), True
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
