"""Sites: quoted words with the narrative around them.

Takes an article, gives `Site`s in order of place: what may be said about a quote stands between the quote before and
the quote after it. A nickname in marks is no site, and the label that begins the words of a transcript is no part of
them. Who speaks is left to `attribution.py`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from generator.extract.quotes.marks import Bracket
from generator.model.article import Article, Sentence
from generator.model.evidence import Span

NICKNAME_RE = re.compile(r"(?:.*\W)?[^\W\d_a-z][\w.-]* [“\"‘']\|[^\W\d_a-z][\w-]+\|[”\"’'] [^\W\d_a-z].*", re.DOTALL)
"""A nickname between bars, with what stands beside it. Takes `Ida “|Bo|” Lun`; leaves `said “|No|” and`."""

LABEL_RE = re.compile(r"([A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ.’' -]{1,30}): +(?=\S)")
"""A speaker's name in a transcript. Takes `HOLM: `; leaves `Holm: `."""


MASKED_LENGTH = 12
"""Shorter quoted words without a stop of their own stand in the writer's own sentence, and are read with it."""


@dataclass(frozen=True, slots=True)
class Site:
    """A bracket and the narrative around it."""

    bracket: Bracket
    start: int
    """Place of the opening mark; of the first word where there is none."""
    end: int
    """Place after the closing mark."""
    sentence: Sentence
    left: int
    """Where the narrative left of it begins: after the quote before, and not before its sentence."""
    right: int
    """Where the narrative right of it ends: before the quote after."""
    first: bool
    """Whether it is the first of its block."""
    label: Span | None = None
    """A name in capitals that begins the quoted words of a transcript: “HOLM: We know.”"""


def find_masked(text: str, outer: Sequence[Bracket]) -> list[Span]:
    """Outer quoted words that are not read with the writer's own, in order of place: “Mum cried,”, and not “Bo”."""
    spans = (bracket.span for bracket in outer)
    return [span for span in spans if span.end - span.start > MASKED_LENGTH or text[span.end - 1] in ",.!?…"]


def find_sites(article: Article, outer: Sequence[Bracket]) -> list[Site]:
    """Outer brackets with the edges of what may be said about them."""
    text = article.text
    brackets = [bracket for bracket in outer if not _is_nickname(text, bracket)]
    edges = [_edges(text, article, bracket) for bracket in brackets]
    sites = []
    for index, (bracket, (start, end)) in enumerate(zip(brackets, edges, strict=True)):
        block = article.blocks[bracket.block].span
        before = index > 0 and brackets[index - 1].block == bracket.block
        after = index + 1 < len(brackets) and brackets[index + 1].block == bracket.block
        sentence = article.sentence_at(start)
        left = max(sentence.span.start, edges[index - 1][1] if before else block.start)
        right = edges[index + 1][0] if after else block.end
        inner, label = _labelled(text, bracket)
        sites.append(Site(inner, start, end, sentence, min(left, start), max(right, end), not before, label))
    return sites


def _labelled(text: str, bracket: Bracket) -> tuple[Bracket, Span | None]:
    """A bracket without the label that begins it, and the place of the label."""
    found = LABEL_RE.match(text, bracket.span.start, bracket.span.end) if bracket.opened else None
    if found is None:
        return bracket, None
    return replace(bracket, span=Span(found.end(), bracket.span.end)), Span(*found.span(1))


def _edges(text: str, article: Article, bracket: Bracket) -> tuple[int, int]:
    """Place of the opening mark, and place after the closing one."""
    block = article.blocks[bracket.block].span
    start, end = bracket.span.start, bracket.span.end
    if bracket.opened:
        start -= 1
        while start > block.start and text[start].isspace():
            start -= 1
        start -= text[start] in "'`" and start > block.start and text[start - 1] == text[start]
    if bracket.closed:
        while end < block.end and text[end].isspace():
            end += 1
        end += 1 + (text[end : end + 2] == "''")
    return start, end


def _is_nickname(text: str, bracket: Bracket) -> bool:
    """Whether a name stands in marks between a given name and a surname: Ida “Bo” Lund."""
    span = bracket.span
    before, after = text[max(0, span.start - 24) : span.start], text[span.end : span.end + 4]
    return NICKNAME_RE.fullmatch(before + "|" + span.cut(text)[:20] + "|" + after) is not None
