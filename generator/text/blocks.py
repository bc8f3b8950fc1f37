"""What an article is made of, before any meaning: headline, headings, paragraphs, captions, page furniture.

Takes a text, gives `Block`s in order of place. Blocks never overlap and hold every visible character. A line is a
block, as most copy that reaches us has it (a paragraph a line, with or without empty lines between), or the lines of a
paragraph that was broken to a width. Captions
that run inside a paragraph whose breaks were lost stay in it: telling them apart would be a guess.
"""

from __future__ import annotations

import re
from collections import Counter

from generator.model.article import Block, BlockKind
from generator.model.evidence import Span
from generator.text.alternation import one_of
from generator.text.tokens import fold
from generator.text.wrapped import paragraph_edges

FURNITURE_RE = re.compile(
    rf"(?:{one_of('blocks.furniture')}\b|{one_of('blocks.labels')} ?:|follow @|comments?$|©).*",
    re.IGNORECASE | re.DOTALL,
)
"""A line of page furniture. Takes `Share this @example.com`, `Read more: …`; leaves `Shares in the club fell.`"""

CREDIT_RE = re.compile(
    r"(?:\(?(?:image|photo|picture|pic|credit|source)s?(?: credit| by)?\s*[:：].{0,80}|.{0,60}\b"
    rf"{one_of('blocks.agencies')}\b.{{0,40}})",
    re.IGNORECASE,
)
"""A picture credit. Takes `(Image: Getty Images)`; leaves a paragraph that names an agency in passing."""

SPEECH_RE = re.compile(r".*[:,] ?[\"'‘“«][^\n]*[\"'’”»]", re.DOTALL)
"""A line that leads up to somebody's words and ends with them. Takes `Holm wrote: “Back 🖤”`; leaves `A ‘win’`."""

TEASER_RE = re.compile(r"[\"'‘“«].{2,120}?[\"'’”»]:\s")
"""A second headline that begins with somebody's words. Takes `‘I am off’: Holm on her choice`; leaves `“No,” she said`."""

QUOTING_RE = re.compile(r"[^\"“”\n]{3,70}: ?[‘'][^\"“”\n.!?]{2,90}[’']")
"""A headline that ends in a few words of somebody. Takes `Holm quits: ‘My time is over’`; leaves `Holm said: ‘I quit.’`."""

RULE_RE = re.compile(r"[-*_=~|:+\s]{3,}")
"""A line that only draws a rule. Takes `---`, `|---|--:|`; leaves `- 3 |`."""

TERMINAL = ".!?…:;"
CLOSERS = "\"'’”»)]"
OPENING_MARKS = "\"'`‘“«„"
"""A line that opens with one, below the headline, is somebody's words: a paragraph, whatever it ends in."""

MAX_SMALL_WORD = 3
MIN_TITLE_WORDS = 5
TITLE_SHARE = 0.85
"""A title with a stop: so many of its longer words, at least, wear a capital."""

MAX_LABEL_WORDS = 34
"""Longest line without an end mark that is still read as a heading or a caption. Re-run the gate after a change."""

MAX_TITLE_WORDS = 80
"""Longest line behind a `#` that is read as a title; a longer one is a whole text whose line breaks were lost."""

MAX_HEADING_WORDS = 7
"""Longest line that is read as a heading; captions are longer. Sub-headings of the seeds hold 3 to 6 words."""

FINITE_RE = re.compile(
    rf"\b(?!am\b)(?:{one_of('be', 'have', 'do', 'modals')}|says?|said|[a-z]{{3,}}(?:ed|es))\b",
)
"""A sign of a whole clause. Takes `has named his miss`; leaves `Turning Pain into Purpose`."""


def find_blocks(text: str, *, captions: tuple[str, ...] = (), title: str | None = None) -> tuple[Block, ...]:
    """Cut a text into blocks.

    Args:
        text: the source's text.
        captions: texts that the source's page names as captions.
        title: the headline, where the source's page gives one.

    """
    lines = paragraph_edges(text)
    folded = [" ".join(fold(line.cut(text)).split()) for line in lines]
    known = {" ".join(fold(caption).split()) for caption in captions}
    heads = {" ".join(fold(title).split())} if title else set()
    counts = Counter(folded)
    seen: set[str] = set()
    blocks: list[Block] = []
    for index, (span, key) in enumerate(zip(lines, folded, strict=True)):
        if key in seen and counts[key] > 1 and len(key.split()) > 2:
            kind: BlockKind = "repeat"
        elif key in known:
            kind = "caption"
        elif key in heads and not any(block.kind == "headline" for block in blocks):
            kind = "headline"
        else:
            kind = _kind(text, span, index=index, blocks=blocks, lines=lines)
        seen.add(key)
        blocks.append(Block(kind, span))
    return tuple(blocks)


def _is_title(words: list[str]) -> bool:
    """Whether a line with a stop wears the capitals of a title: "Holm Leaves Corve After Nine Years."."""
    longer = [word for word in words if len(word) > MAX_SMALL_WORD]
    capitals = sum(word.lstrip("“‘\"'")[:1].isupper() for word in longer)
    return len(words) <= MAX_LABEL_WORDS and len(longer) >= MIN_TITLE_WORDS and capitals >= TITLE_SHARE * len(longer)


def _kind(text: str, span: Span, *, index: int, blocks: list[Block], lines: list[Span]) -> BlockKind:
    """The kind of a line, from its own words and what stands before it."""
    line = span.cut(text)
    words = line.split()
    if RULE_RE.fullmatch(line):
        return "markup"
    if len(words) <= 25 and FURNITURE_RE.fullmatch(line):
        return "furniture"
    if len(words) <= 16 and CREDIT_RE.fullmatch(line):
        return "caption"
    before = any(block.kind in ("paragraph", "headline", "heading", "caption") for block in blocks)
    if line.startswith("#") and len(words) <= MAX_TITLE_WORDS:
        return "heading" if before else "headline"
    if before and line[0] in OPENING_MARKS and len(words) > 1 and not TEASER_RE.match(line):
        return "paragraph"
    if not before and len(lines) > index + 1 and QUOTING_RE.fullmatch(line):
        return "headline"
    label = not _ends_like_prose(line) and len(words) <= MAX_LABEL_WORDS
    if not label and not before and len(lines) > index + 1 and _is_title(words):
        return "headline"
    if not label:
        return "paragraph"
    if not before and len(lines) > index + 1:
        return "headline"
    if len(words) <= MAX_HEADING_WORDS and not FINITE_RE.search(line):
        return "heading"
    return "caption" if before and _stands_in_prose(blocks) else "heading"


def _ends_like_prose(line: str) -> bool:
    """Whether a line ends as a sentence or a quote does."""
    stripped = line.rstrip(CLOSERS)
    return (
        line[-1] in TERMINAL
        or (stripped != line and stripped[-1:] in TERMINAL + ",")
        or (stripped != line and (line[0] in OPENING_MARKS or SPEECH_RE.fullmatch(line) is not None))
    )


def _stands_in_prose(blocks: list[Block]) -> bool:
    """Whether a paragraph came before, so that a line without an end mark is a caption under a picture."""
    return any(block.kind == "paragraph" for block in blocks)
