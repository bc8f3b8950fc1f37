"""Numbered sentences with exact offsets.

Takes a text and its blocks, gives `Sentence`s: numbered from 1, never across a block, never overlapping, together
holding every visible character of their blocks. A sentence ends at `.`, `!`, `?` or `…` with what closes it (marks,
brackets), where a blank and the start of another follow. A quote's inner full stop before its cue ("…!” he said) does
not end one. Paragraphs whose breaks were lost are cut the same way.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.knowledge.load import load_list, load_words
from generator.model.article import Block, Sentence
from generator.model.evidence import Span

ABBREVIATIONS = frozenset(load_list("abbreviations"))
"""Words after which a full stop ends nothing."""

END_RE = re.compile(
    r"(?P<stop>[.!?…](?<![.!?…].)[.!?…]*)(?P<close>[\"'’”»)\]]*)(?P<gap>\s+)(?=(?P<next>[\"'`‘“«(\[]*[^\W_]|[\"'`‘“«(\[]|[@#£$€—–-]))"
)
"""A possible end. Takes the stop of `done.” He`, `here. ‘And`; leaves `2.5`, `U.S.` inside a word.
A run of stops is looked at once, from its first."""

LOST_GAP_RE = re.compile(r"[“‘\"](?<=[a-z][.!?].)(?=[A-Z])")
"""An end whose blank was lost. Takes `well.“There`; leaves `a.m.`."""

LOST_BLANK_RE = re.compile(r"[.!?](?=[A-Z][a-z])(?<=[a-z]{3}.)(?=[A-Z][a-z]+['’]?[a-z]* [a-z])")
"""The same without a quote. Takes the stop of `on Friday.Holm made`; leaves `www.Corve.com`."""


LOST_BREAK_RE = re.compile(r"(?<=[a-z0-9)])[ \u00a0]{2,}(?=[“‘\"']?[A-Z])")
"""Two blanks without a stop, where the break behind a caption was lost. Takes `at full-time  Holm`; leaves `time. Holm`."""

INITIALS_RE = re.compile(r"[A-Z]\.[A-Z]")
"""The first letters of a name. Takes the `L.C` of `L.C. Holm`; leaves `a.m`, `C`, `F.B.I`."""

PLACES = frozenset(load_words("not_names.places.initials"))
"""Those of places, folded, behind which a sentence may end."""

SIDE_ENDS = frozenset(load_words("traits.suffixes"))
"""Words that sides end in: behind a place's initials they go on with a name, as in "Corve, D.C. United"."""

SMALL = frozenset(word.casefold() for word in load_words("not_names.function.words"))
"""Words that no surname is: what begins a sentence behind initials."""

NEXT_RE = re.compile(r"[^\W\d_]+")
"""The word behind a full stop. Takes `Holm`; leaves `“`."""

LONGEST = 2_000
"""Code points of the longest sentence; the longest in news have some 700. What is longer is no sentence, and is cut at
a blank, so that whatever compares the parts of a sentence with each other takes a bounded time."""


def find_sentences(text: str, blocks: tuple[Block, ...]) -> tuple[Sentence, ...]:
    """Cut all visible blocks into sentences, numbered from 1."""
    found: list[Sentence] = []
    for index, block in enumerate(blocks):
        if block.kind == "markup":
            continue
        for span in cut_sentences(text, block.span):
            found.append(Sentence(len(found) + 1, span, index))
    return tuple(found)


def cut_sentences(text: str, span: Span) -> list[Span]:
    """Sentences of one block, blanks between them left out."""
    cuts = [span.start]
    for found in END_RE.finditer(text, span.start, span.end):
        if found.end() < span.end and ends_sentence(text, found, span.start):
            cuts += [found.start("gap"), found.end()]
    for lost in LOST_GAP_RE.finditer(text, span.start, span.end):
        cuts += [lost.start(), lost.start()]
    for lost in LOST_BLANK_RE.finditer(text, span.start, span.end):
        cuts += [lost.end(), lost.end()]
    if "  " in text:
        cuts += [edge for lost in LOST_BREAK_RE.finditer(text, span.start, span.end) for edge in lost.span()]
    cuts.append(span.end)
    cuts.sort()
    pairs = zip(cuts[::2], cuts[1::2], strict=True)
    parts = (part for start, end in pairs for part in _cut_long(text, *trim(text, start, end)))
    return [Span(start, end) for start, end in parts if start < end]


def _cut_long(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A stretch in parts of at most `LONGEST`, cut at blanks where there are any."""
    while end - start > LONGEST:
        blank = max(text.rfind(sign, start, start + LONGEST) for sign in " \n\t")
        cut = blank if blank > start else start + LONGEST
        yield trim(text, start, cut)
        start, _ = trim(text, cut, end)
    yield start, end


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """Move both ends past blanks."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def ends_sentence(text: str, found: re.Match[str], floor: int) -> bool:
    """Whether a possible end is one."""
    following = found["next"][-1]
    if following.islower() and not (found["next"][0] in "\"'‘“" and found["stop"] != "…"):
        return False
    if found["stop"] == "." and not found["close"]:
        start = found.start()
        while start > floor and not text[start - 1].isspace():
            start -= 1
        printed = text[start : found.start()].lstrip("(\"'‘“")
        word = printed.casefold()
        if word in ABBREVIATIONS or (len(word) == 1 and word.isalpha() and word != "i"):
            return False
        return INITIALS_RE.fullmatch(printed) is None or not _is_name_behind(text, word, found.end())
    return True


def _is_name_behind(text: str, initials: str, place: int) -> bool:
    """Whether initials belong to the name that begins at `place`: "L.C. Holm", "D.C. United", and not "in Corve, D.C. She"."""
    following = NEXT_RE.match(text, place)
    if following is None:
        return False
    if initials in PLACES:
        return following.group() in SIDE_ENDS
    return following.group().casefold() not in SMALL
