"""An article cut into blocks and numbered sentences, as values; `text/` finds them.

Everything later points into the same text with the same offsets.
"""

from __future__ import annotations

import bisect
from dataclasses import dataclass, field
from typing import Literal

from generator.model.evidence import Source, Span

BlockKind = Literal["headline", "heading", "paragraph", "caption", "furniture", "repeat", "markup"]


ASIDES: frozenset[BlockKind] = frozenset(["caption", "furniture", "repeat"])
"""Kinds of blocks that interrupt a story and are no part of it."""

FARTHEST = 16
"""Most sentences that are passed in looking back, so that pages of captions take no longer to read."""


@dataclass(frozen=True, slots=True)
class Block:
    """A block and its place; `markup` (rules, empty marks) is never shown and holds no sentence."""

    kind: BlockKind
    span: Span


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: its number from 1, its place, and the index of its block in `Article.blocks`."""

    number: int
    span: Span
    block: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """A source with its blocks and sentences, in order of place."""

    source: Source
    blocks: tuple[Block, ...]
    sentences: tuple[Sentence, ...]
    """Numbered from 1 without gaps, over all blocks but `markup`."""
    starts: tuple[int, ...] = field(default=(), repr=False)
    """Start of each sentence, for looking up."""

    @property
    def text(self) -> str:
        """The source's text."""
        return self.source.text

    @property
    def length(self) -> int:
        """How many sentences there are."""
        return len(self.sentences)

    @property
    def headline(self) -> str | None:
        """The words of the headline block without marks of Markdown, or None."""
        found = next((block.span.cut(self.text) for block in self.blocks if block.kind == "headline"), None)
        return found.lstrip("# ").strip() if found else None

    def sentence_at(self, position: int) -> Sentence:
        """The sentence that holds `position`, or the nearest one before it; the first where none is before.

        Raises:
            IndexError: when the article holds no sentence.

        """
        return self.sentences[max(0, bisect.bisect_right(self.starts, position) - 1)]

    def back_from(self, sentence: Sentence, reach: int) -> Sentence:
        """The sentence that lies `reach` sentences of the story before another; captions between are not counted."""
        index = sentence.number - 1
        for _ in range(min(index, FARTHEST)):
            if reach <= 0:
                break
            index -= 1
            reach -= self.block_of(self.sentences[index]).kind not in ASIDES
        return self.sentences[index]

    def sentences_of(self, block: Block) -> tuple[Sentence, ...]:
        """The sentences of a block, in order."""
        first = bisect.bisect_left(self.starts, block.span.start)
        last = bisect.bisect_left(self.starts, block.span.end)
        return self.sentences[first:last]

    def sentences_over(self, span: Span) -> tuple[Sentence, ...]:
        """The sentences that hold any of a span, in order."""
        first = max(0, bisect.bisect_right(self.starts, span.start) - 1)
        last = bisect.bisect_left(self.starts, span.end)
        return self.sentences[first:last]

    def block_of(self, sentence: Sentence) -> Block:
        """The block that a sentence stands in."""
        return self.blocks[sentence.block]

    def block_at(self, position: int) -> Block:
        """The block that holds `position`, or the nearest one before it."""
        return self.block_of(self.sentence_at(position))
